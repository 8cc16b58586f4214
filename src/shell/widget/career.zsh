# Ctrl-X j picks a role and puts its id in the place of the word at the cursor.
_career_pick() {
    local word=${LBUFFER##*[[:space:]=,]} id
    id=$(sh -c {PICK} sh {PROGRAM} "${word#[\"\']}" </dev/tty)
    [[ -z $id ]] || LBUFFER=${LBUFFER[1,$(( $#LBUFFER - $#word ))]}${(q)id}
    zle reset-prompt
}
zle -N _career_pick
bindkey '^Xj' _career_pick
