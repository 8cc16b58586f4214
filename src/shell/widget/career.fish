# Ctrl-X j picks a role and puts its id in the place of the word at the cursor.
function __career_pick
    set -l token (commandline --current-token --cut-at-cursor)
    set -l kept (string replace --regex '[^=,]*$' '' -- $token)
    set -l word (string replace --regex '^.*[=,]' '' -- $token | string trim --left --chars '"\'')
    set -l id (sh -c {PICK} sh {PROGRAM} "$word" </dev/tty)
    if test -n "$id"
        commandline --current-token --replace -- $kept(string escape -- $id)
    end
    commandline --function repaint
end
bind \cxj __career_pick
