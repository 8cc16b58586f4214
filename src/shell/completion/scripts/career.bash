_career() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(COMPLETE=bash {PROGRAM} -- "$COMP_LINE" "$COMP_POINT" "$2" "$COMP_TYPE" 2>/dev/null)
    # A value that goes on is followed by no blank.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} != *[=/:] ]]; then
        compopt +o nospace 2>/dev/null
    fi
}
complete -o nospace -o nosort -F _career career 2>/dev/null || complete -o nospace -F _career career
