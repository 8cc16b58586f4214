Register-ArgumentCompleter -Native -CommandName career -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # The words as they stand: nothing in them is run.
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    # An empty word: before version 7.3, and where it is told so, PowerShell drops arguments that are empty.
    if ($wordToComplete -eq '') { $words += if ($PSNativeCommandArgumentPassing -in $null, 'Legacy') { '""' } else { '' } }
    $before = $env:COMPLETE
    $env:COMPLETE = 'powershell'
    try { $lines = @(& {PROGRAM} -- @words 2>$null) } finally { $env:COMPLETE = $before }
    foreach ($line in $lines) {
        $value, $help = $line -split "`t", 2
        $text = if ($value -match '[^\w./,:=+-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
    }
}
