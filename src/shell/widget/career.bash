# Ctrl-X j picks a role and puts its id in the place of the word at the cursor.
_career_pick() {
    local before=${READLINE_LINE:0:READLINE_POINT} word id
    word=${before##*[[:space:]=,]}
    id=$(sh -c {PICK} sh {PROGRAM} "${word#[\"\']}") || return
    [[ -n $id ]] || return
    before=${before:0:${#before}-${#word}}$(printf %q "$id")
    READLINE_LINE=$before${READLINE_LINE:READLINE_POINT}
    READLINE_POINT=${#before}
}
bind -x '"\C-xj": _career_pick'
