# Prints the id of a role that is picked on the terminal: from all with fzf, without it from the best matches of the word.
program=$1 word=$2
roles() {
    verb=$1
    shift
    "$program" "$verb" --fields id,title --format tsv --no-header "$@" 2>/dev/null
}
if command -v fzf >/dev/null; then
    export CAREER_PROGRAM="$program" SHELL=/bin/sh
    roles list | fzf --delimiter="$(printf '\t')" --query="$word" --preview='
        COLUMNS=$FZF_PREVIEW_COLUMNS "$CAREER_PROGRAM" show {1} --format table --color always' | cut -f 1
    exit
fi
if [ -z "$word" ]; then
    printf '\ncareer: type a word to search for first, or install fzf to pick from all roles\n' >/dev/tty
    exit 1
fi
found=$(roles search --limit 9 -- "$(printf %s "$word" | tr - " ")")
if [ -z "$found" ]; then
    printf '\ncareer: no role matches %s\n' "$word" >/dev/tty
    exit 1
fi
printf '\n' >/dev/tty
printf '%s\n' "$found" | nl -w 1 >/dev/tty
printf 'Number: ' >/dev/tty
# A shell that edits a line has the terminal send keys as they are.
state=$(stty -g </dev/tty)
stty sane </dev/tty
read -r number </dev/tty
stty "$state" </dev/tty
case $number in
[1-9]) printf '%s\n' "$found" | sed -n "${number}p" | cut -f 1 ;;
esac
