use str
set edit:completion:arg-completer[career] = {|@words|
    for line [(env COMPLETE=elvish {PROGRAM} -- $@words 2>/dev/null | from-lines)] {
        var value help = (str:split &max=2 "\t" $line)
        var display = $value
        if (not-eq $help "") {
            set display = $value' ('$help')'
        }
        # A value that goes on is followed by no blank.
        var suffix = ' '
        if (or (str:has-suffix $value =) (str:has-suffix $value /)) {
            set suffix = ''
        }
        edit:complex-candidate $value &display=$display &code-suffix=$suffix
    }
}
