# Other programs are completed as before.
let before_career = $env.config?.completions?.external?.completer?
$env.config.completions.external.enable = true
$env.config.completions.external.completer = {|words|
    if $words.0 == career {
        with-env { COMPLETE: nushell } { ^{PROGRAM} -- ...$words | complete | get stdout }
        | lines
        | each {|line|
            let parts = $line | split row --number 2 "\t"
            let value = if $parts.0 =~ '[^\w./,:=+-]' { $parts.0 | to json } else { $parts.0 }
            { value: $value, description: $parts.1 }
        }
    } else if $before_career != null {
        do $before_career $words
    }
}
