
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'career' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'career'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'career' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List roles, all or those that pass a filter')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role: scores, pay, outlook, tools, a day in the life')
            [CompletionResult]::new('salary', 'salary', [CompletionResultType]::ParameterValue, 'Show what a role''s occupation pays, by country, state or area')
            [CompletionResult]::new('tools', 'tools', [CompletionResultType]::ParameterValue, 'List the tools that roles use, and who uses them')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find roles by title, alias, tool or any words')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare roles with the first one named')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Find the best ways from one role to another')
            [CompletionResult]::new('gap', 'gap', [CompletionResultType]::ParameterValue, 'Show what one role asks beyond another')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'Show where people go from a role, as a tree')
            [CompletionResult]::new('prereqs', 'prereqs', [CompletionResultType]::ParameterValue, 'Show what is expected before a role, as a tree')
            [CompletionResult]::new('similar', 'similar', [CompletionResultType]::ParameterValue, 'Find the roles nearest to one, and why')
            [CompletionResult]::new('fit', 'fit', [CompletionResultType]::ParameterValue, 'Rank roles by how well they fit you, and what is missing')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'List the publications that figures come from, with their licences')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the whole career graph')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a small dataset of your own to start from')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say everything that is wrong with a dataset, and where')
            [CompletionResult]::new('compile', 'compile', [CompletionResultType]::ParameterValue, 'Pack a dataset into one file that opens at once')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show each setting and where it comes from')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print or install what completes commands in your shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print or write the manual pages')
            break
        }
        'career;list' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Roles of this category; repeat for several')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Roles of this category; repeat for several')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Roles of this level; repeat for several')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Roles of this level; repeat for several')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Roles that use this tool; repeat for roles that use all of them')
            [CompletionResult]::new('--tool', '--tool', [CompletionResultType]::ParameterName, 'Roles that use this tool; repeat for roles that use all of them')
            [CompletionResult]::new('--certification', '--certification', [CompletionResultType]::ParameterName, 'Roles whose employers ask for this certification; repeat for several')
            [CompletionResult]::new('--pay-min', '--pay-min', [CompletionResultType]::ParameterName, 'Roles whose parent occupation''s median pay is at least this, in the region''s own terms')
            [CompletionResult]::new('--pay-max', '--pay-max', [CompletionResultType]::ParameterName, 'Roles whose parent occupation''s median pay is at most this')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--min', '--min', [CompletionResultType]::ParameterName, 'Roles that score at least N (0-100) in a competency')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Roles that score at most N (0-100) in a competency')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Order; scores, pay and outlook run from the highest')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order; scores, pay and outlook run from the highest')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Turn the order around')
            [CompletionResult]::new('--reverse', '--reverse', [CompletionResultType]::ParameterName, 'Turn the order around')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;show' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only these parts of the page; JSON always holds all')
            [CompletionResult]::new('--section', '--section', [CompletionResultType]::ParameterName, 'Only these parts of the page; JSON always holds all')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--sources', '--sources', [CompletionResultType]::ParameterName, 'Add the sources of the figures, with licences and attributions')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;salary' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region to look into: id or name of a country, state, province or metropolitan area')
            [CompletionResult]::new('--adjust', '--adjust', [CompletionResultType]::ParameterName, 'Make amounts comparable; several with commas')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;tools' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only this kind of tool')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;search' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Roles of this category; repeat for several')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Roles of this category; repeat for several')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Roles of this level; repeat for several')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Roles of this level; repeat for several')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Roles that use this tool; repeat for roles that use all of them')
            [CompletionResult]::new('--tool', '--tool', [CompletionResultType]::ParameterName, 'Roles that use this tool; repeat for roles that use all of them')
            [CompletionResult]::new('--certification', '--certification', [CompletionResultType]::ParameterName, 'Roles whose employers ask for this certification; repeat for several')
            [CompletionResult]::new('--pay-min', '--pay-min', [CompletionResultType]::ParameterName, 'Roles whose parent occupation''s median pay is at least this, in the region''s own terms')
            [CompletionResult]::new('--pay-max', '--pay-max', [CompletionResultType]::ParameterName, 'Roles whose parent occupation''s median pay is at most this')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--min', '--min', [CompletionResultType]::ParameterName, 'Roles that score at least N (0-100) in a competency')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Roles that score at most N (0-100) in a competency')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'Every role that matches')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every role that matches')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say how the words were read and how each layer scores')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;compare' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;path' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Where you are; the same as FROM')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where you want to be; without FROM, the best way from every entry role')
            [CompletionResult]::new('--reach', '--reach', [CompletionResultType]::ParameterName, 'Instead of a way, all roles within N moves of FROM and the least effort to each')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What makes a way good')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'How many ways, 1 to 20, the best and those that really differ first')
            [CompletionResult]::new('--alternatives', '--alternatives', [CompletionResultType]::ParameterName, 'How many ways, 1 to 20, the best and those that really differ first')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'Pass this role; repeat for up to six, passed in whichever order is best')
            [CompletionResult]::new('--avoid', '--avoid', [CompletionResultType]::ParameterName, 'Do not pass this role, or any of this category; repeat for several')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'At most so many moves')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--no-step-back', '--no-step-back', [CompletionResultType]::ParameterName, 'No moves to a lower level')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;gap' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;next' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'How many moves to follow')
            [CompletionResult]::new('--depth', '--depth', [CompletionResultType]::ParameterName, 'How many moves to follow')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;prereqs' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'How many moves to follow')
            [CompletionResult]::new('--depth', '--depth', [CompletionResultType]::ParameterName, 'How many moves to follow')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;similar' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--same-category', '--same-category', [CompletionResultType]::ParameterName, 'Only roles of the same category')
            [CompletionResult]::new('--other-category', '--other-category', [CompletionResultType]::ParameterName, 'Only roles of other categories')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;fit' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile in TOML or JSON; - reads standard input. Options go before it')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile in TOML or JSON; - reads standard input. Options go before it')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What you work as: id, title or alias of a role')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'A tool you know, and how well: awareness, working, practitioner or expert [default: working]')
            [CompletionResult]::new('--tool', '--tool', [CompletionResultType]::ParameterName, 'A tool you know, and how well: awareness, working, practitioner or expert [default: working]')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'What you can do, 0-100; `career fit --example` says what the numbers mean')
            [CompletionResult]::new('--competency', '--competency', [CompletionResultType]::ParameterName, 'What you can do, 0-100; `career fit --example` says what the numbers mean')
            [CompletionResult]::new('--certification', '--certification', [CompletionResultType]::ParameterName, 'A certification you hold')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region for pay: id or name of a country, state, province or area [default: us]')
            [CompletionResult]::new('--min-pay', '--min-pay', [CompletionResultType]::ParameterName, 'Leave out roles whose parent occupation has a lower median a year there')
            [CompletionResult]::new('--leave-out', '--leave-out', [CompletionResultType]::ParameterName, 'Leave out roles of this category; repeat for several')
            [CompletionResult]::new('--open-at', '--open-at', [CompletionResultType]::ParameterName, 'Fit, in percent, from which --unlock counts a role as open')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many roles')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--example', '--example', [CompletionResultType]::ParameterName, 'Print a profile to start from')
            [CompletionResult]::new('--unlock', '--unlock', [CompletionResultType]::ParameterName, 'Show which single steps open the most roles and raise the best ones most')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;sources' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;export' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--graph', '--graph', [CompletionResultType]::ParameterName, 'Every role and every move between two')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;init' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;compile' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file to write; it is replaced whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file to write; it is replaced whole or not at all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;config' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;completions' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('--install', '--install', [CompletionResultType]::ParameterName, 'Put it where the shell looks, or say what to add to which file')
            [CompletionResult]::new('--static', '--static', [CompletionResultType]::ParameterName, 'A script that does not ask the program, for packages')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'career;man' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the answer [default: table on a terminal, plain in a pipe]')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order; an unknown one lists those there are')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [default: auto]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Own roles to lay over those that come with the program: a folder, a role file or a compiled image; repeat for several')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write all pages to this folder instead')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Tables without a header')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Use nothing but --data')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
