# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_career_global_optspecs
    string join \n f/format= json= fields= no-header color= ascii no-pager data= only no-cache h/help V/version
end

function __fish_career_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_career_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_career_using_subcommand
    set -l cmd (__fish_career_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c career -n "__fish_career_needs_command" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'
github\t'Annotations that GitHub shows beside the lines they are about; check'"
complete -c career -n "__fish_career_needs_command" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_needs_command" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_needs_command" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_needs_command" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_needs_command" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_needs_command" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_needs_command" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_needs_command" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_needs_command" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_needs_command" -s V -l version -d 'Print version'
complete -c career -n "__fish_career_needs_command" -f -a "list" -d 'List roles, all or those that pass a filter'
complete -c career -n "__fish_career_needs_command" -f -a "categories" -d 'List the fields of work, with their roles counted'
complete -c career -n "__fish_career_needs_command" -f -a "show" -d 'Show a role: duties, ways in, pay, tools, moves, a day'
complete -c career -n "__fish_career_needs_command" -f -a "salary" -d 'Show what a role\'s occupation pays, by country, state or area'
complete -c career -n "__fish_career_needs_command" -f -a "tools" -d 'List the tools that roles use, and who uses them'
complete -c career -n "__fish_career_needs_command" -f -a "regions" -d 'List the places with pay figures, and how exact these are'
complete -c career -n "__fish_career_needs_command" -f -a "search" -d 'Find roles by title, alias, tool or any words'
complete -c career -n "__fish_career_needs_command" -f -a "quiz" -d 'Answer ten either-or questions, and see which roles suit you'
complete -c career -n "__fish_career_needs_command" -f -a "compare" -d 'Compare roles with the first one named'
complete -c career -n "__fish_career_needs_command" -f -a "path" -d 'Find the best ways from one role to another'
complete -c career -n "__fish_career_needs_command" -f -a "gap" -d 'Show what one role requires beyond another'
complete -c career -n "__fish_career_needs_command" -f -a "next" -d 'Show where people go from a role'
complete -c career -n "__fish_career_needs_command" -f -a "prereqs" -d 'Show what is expected before a role, as a tree'
complete -c career -n "__fish_career_needs_command" -f -a "ladder" -d 'Set the levels of a category, or of a role\'s line, side by side'
complete -c career -n "__fish_career_needs_command" -f -a "similar" -d 'Find the roles most like one, and why'
complete -c career -n "__fish_career_needs_command" -f -a "fit" -d 'Rank roles by how well they fit you, and what is missing'
complete -c career -n "__fish_career_needs_command" -f -a "code" -d 'Code job titles, by the million, to roles and occupations'
complete -c career -n "__fish_career_needs_command" -f -a "sources" -d 'List the publications that figures come from, with their licences'
complete -c career -n "__fish_career_needs_command" -f -a "export" -d 'Write the whole dataset as JSON, NDJSON or CSV, or its graph'
complete -c career -n "__fish_career_needs_command" -f -a "schema" -d 'List the schemas of JSON answers, or print one'
complete -c career -n "__fish_career_needs_command" -f -a "init" -d 'Write a small dataset of your own to start from'
complete -c career -n "__fish_career_needs_command" -f -a "check" -d 'Validate a dataset and report every problem'
complete -c career -n "__fish_career_needs_command" -f -a "compile" -d 'Compile a dataset into one file that opens at once'
complete -c career -n "__fish_career_needs_command" -f -a "import" -d 'Convert O*NET or BLS files into a dataset'
complete -c career -n "__fish_career_needs_command" -f -a "config" -d 'Show each setting and where it comes from'
complete -c career -n "__fish_career_needs_command" -f -a "completions" -d 'Print or install shell completions'
complete -c career -n "__fish_career_needs_command" -f -a "man" -d 'Print or write the manual pages'
complete -c career -n "__fish_career_needs_command" -f -a "help" -d 'Explain a command'
complete -c career -n "__fish_career_using_subcommand list" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand list" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand list" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand list" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand list" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand list" -s c -l category -d 'Roles of this category; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand list" -s l -l level -d 'Roles of this level; repeat for several' -r -f -a "entry\t''
mid\t''
senior\t''
lead\t''
executive\t''"
complete -c career -n "__fish_career_using_subcommand list" -s t -l tool -d 'Roles that use this tool; repeat for roles that use all of them' -r
complete -c career -n "__fish_career_using_subcommand list" -l certification -d 'Roles that ask for this certification; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand list" -l pay-min -d 'Roles with usual pay of at least this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand list" -l pay-max -d 'Roles with usual pay of at most this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand list" -l education -d 'Roles for which this education is usually enough; half of those asked in the parent occupation say so' -r -f -a "less_than_high_school\t''
high_school\t''
post_secondary_certificate\t''
some_college\t''
associate\t''
bachelor\t''
post_bachelor_certificate\t''
master\t''
post_master_certificate\t''
first_professional\t''
doctoral\t''
post_doctoral\t''"
complete -c career -n "__fish_career_using_subcommand list" -l coding -d 'Roles with little, some or much coding; our reading of their languages, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand list" -l talking -d 'Roles with little, some or much talking; our reading of their communication score, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand list" -l on-call -d 'Roles that are never, sometimes or regularly on call; or in shifts, several by commas' -r -f -a "never\t''
sometimes\t''
regular\t''"
complete -c career -n "__fish_career_using_subcommand list" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand list" -l min -d 'Roles that score at least N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand list" -l max -d 'Roles that score at most N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand list" -s s -l sort -d 'Order; scores, pay and outlook run from the highest' -r -f -a "id\t''
title\t''
category\t''
level\t''
pay\t''
outlook\t''
education\t''
technical_depth\t''
troubleshooting\t''
communication\t''
process_complexity\t''
documentation\t''"
complete -c career -n "__fish_career_using_subcommand list" -s n -l limit -d 'At most this many roles' -r
complete -c career -n "__fish_career_using_subcommand list" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand list" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand list" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand list" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand list" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand list" -s r -l reverse -d 'Reverse the sort order'
complete -c career -n "__fish_career_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand categories" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand categories" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand categories" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand categories" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand categories" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand categories" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand categories" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand categories" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand categories" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand categories" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand categories" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand show" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand show" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand show" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand show" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand show" -l section -d 'Only these parts of the page; JSON always holds all' -r -f -a "summary\t''
duties\t''
ways-in\t''
pay\t''
outlook\t''
competencies\t''
tools\t''
certifications\t''
moves\t''
rhythm\t''
people\t''
interview\t''
ai\t''
day\t''"
complete -c career -n "__fish_career_using_subcommand show" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand show" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand show" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand show" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand show" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand show" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand show" -l sources -d 'Add the sources of the figures, with licences and attributions'
complete -c career -n "__fish_career_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand salary" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand salary" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand salary" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand salary" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand salary" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand salary" -l region -d 'Region to look into: id or name of a country, state, province, area or place; repeat to set several side by side' -r
complete -c career -n "__fish_career_using_subcommand salary" -l in -d 'Regions to set side by side, with commas' -r
complete -c career -n "__fish_career_using_subcommand salary" -l year -d 'Figures of this year, where there are several' -r
complete -c career -n "__fish_career_using_subcommand salary" -l adjust -d 'Make amounts comparable; several with commas' -r -f -a "annual\t''
fx\t''
ppp\t''
prices\t''"
complete -c career -n "__fish_career_using_subcommand salary" -l mine -d 'A wage to place in the figures; "85000 GBP" or "40 CAD an hour"' -r
complete -c career -n "__fish_career_using_subcommand salary" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand salary" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand salary" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand salary" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand salary" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand salary" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand tools" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand tools" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand tools" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand tools" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand tools" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand tools" -l kind -d 'Only this kind of tool' -r -f -a "language\t''
framework\t''
platform\t''
service\t''
application\t''
database\t''
protocol\t''
format\t''
practice\t''
hardware\t''"
complete -c career -n "__fish_career_using_subcommand tools" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand tools" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand tools" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand tools" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand tools" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand tools" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand regions" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand regions" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand regions" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand regions" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand regions" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand regions" -l role -d 'Only where there is a figure for this role' -r
complete -c career -n "__fish_career_using_subcommand regions" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand regions" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand regions" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand regions" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand regions" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand regions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand search" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand search" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand search" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand search" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand search" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand search" -s n -l limit -d 'At most this many roles' -r
complete -c career -n "__fish_career_using_subcommand search" -s c -l category -d 'Roles of this category; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand search" -s l -l level -d 'Roles of this level; repeat for several' -r -f -a "entry\t''
mid\t''
senior\t''
lead\t''
executive\t''"
complete -c career -n "__fish_career_using_subcommand search" -s t -l tool -d 'Roles that use this tool; repeat for roles that use all of them' -r
complete -c career -n "__fish_career_using_subcommand search" -l certification -d 'Roles that ask for this certification; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand search" -l pay-min -d 'Roles with usual pay of at least this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand search" -l pay-max -d 'Roles with usual pay of at most this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand search" -l education -d 'Roles for which this education is usually enough; half of those asked in the parent occupation say so' -r -f -a "less_than_high_school\t''
high_school\t''
post_secondary_certificate\t''
some_college\t''
associate\t''
bachelor\t''
post_bachelor_certificate\t''
master\t''
post_master_certificate\t''
first_professional\t''
doctoral\t''
post_doctoral\t''"
complete -c career -n "__fish_career_using_subcommand search" -l coding -d 'Roles with little, some or much coding; our reading of their languages, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand search" -l talking -d 'Roles with little, some or much talking; our reading of their communication score, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand search" -l on-call -d 'Roles that are never, sometimes or regularly on call; or in shifts, several by commas' -r -f -a "never\t''
sometimes\t''
regular\t''"
complete -c career -n "__fish_career_using_subcommand search" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand search" -l min -d 'Roles that score at least N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand search" -l max -d 'Roles that score at most N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand search" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand search" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand search" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand search" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand search" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand search" -s a -l all -d 'Every role that matches'
complete -c career -n "__fish_career_using_subcommand search" -l explain -d 'Explain how the words were read and how each layer scores'
complete -c career -n "__fish_career_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand quiz" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand quiz" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand quiz" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand quiz" -l answers -d 'The answers instead of questions: a letter for each, a, b or - for neither' -r
complete -c career -n "__fish_career_using_subcommand quiz" -s n -l limit -d 'At most this many roles' -r
complete -c career -n "__fish_career_using_subcommand quiz" -s c -l category -d 'Roles of this category; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand quiz" -s l -l level -d 'Roles of this level; repeat for several' -r -f -a "entry\t''
mid\t''
senior\t''
lead\t''
executive\t''"
complete -c career -n "__fish_career_using_subcommand quiz" -s t -l tool -d 'Roles that use this tool; repeat for roles that use all of them' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l certification -d 'Roles that ask for this certification; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l pay-min -d 'Roles with usual pay of at least this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l pay-max -d 'Roles with usual pay of at most this a year; at their level, in the region\'s currency' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l education -d 'Roles for which this education is usually enough; half of those asked in the parent occupation say so' -r -f -a "less_than_high_school\t''
high_school\t''
post_secondary_certificate\t''
some_college\t''
associate\t''
bachelor\t''
post_bachelor_certificate\t''
master\t''
post_master_certificate\t''
first_professional\t''
doctoral\t''
post_doctoral\t''"
complete -c career -n "__fish_career_using_subcommand quiz" -l coding -d 'Roles with little, some or much coding; our reading of their languages, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand quiz" -l talking -d 'Roles with little, some or much talking; our reading of their communication score, several by commas' -r -f -a "little\t''
some\t''
much\t''"
complete -c career -n "__fish_career_using_subcommand quiz" -l on-call -d 'Roles that are never, sometimes or regularly on call; or in shifts, several by commas' -r -f -a "never\t''
sometimes\t''
regular\t''"
complete -c career -n "__fish_career_using_subcommand quiz" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l min -d 'Roles that score at least N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l max -d 'Roles that score at most N in a competency; 0 to 100' -r
complete -c career -n "__fish_career_using_subcommand quiz" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand quiz" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand quiz" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand quiz" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand quiz" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand quiz" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand compare" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand compare" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand compare" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand compare" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand compare" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand compare" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand compare" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand compare" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand compare" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand compare" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand compare" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand path" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand path" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand path" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand path" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand path" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'"
complete -c career -n "__fish_career_using_subcommand path" -l from -d 'Where you are; the same as FROM' -r
complete -c career -n "__fish_career_using_subcommand path" -l to -d 'Where you want to be; the same as TO' -r
complete -c career -n "__fish_career_using_subcommand path" -l reach -d 'All roles within N moves of FROM; instead of a way, with the least effort to each' -r
complete -c career -n "__fish_career_using_subcommand path" -l by -d 'What to rank ways by' -r -f -a "effort\t''
steps\t''
pay\t''"
complete -c career -n "__fish_career_using_subcommand path" -s k -l alternatives -d 'How many ways, 1 to 20; the best, then those that differ in kind' -r
complete -c career -n "__fish_career_using_subcommand path" -l via -d 'Pass this role; repeat for up to six, passed in whichever order is best' -r
complete -c career -n "__fish_career_using_subcommand path" -l avoid -d 'Do not pass this role, or any of this category; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand path" -l max-steps -d 'At most this many moves' -r
complete -c career -n "__fish_career_using_subcommand path" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand path" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand path" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand path" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand path" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand path" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand path" -l no-step-back -d 'No moves to a lower level'
complete -c career -n "__fish_career_using_subcommand path" -l usual -d 'Only moves that people usually make; none by skills alone'
complete -c career -n "__fish_career_using_subcommand path" -l full -d 'Name every tool to learn; other formats always do'
complete -c career -n "__fish_career_using_subcommand path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand gap" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand gap" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand gap" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand gap" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand gap" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand gap" -l from -d 'Where you are; the same as FROM' -r
complete -c career -n "__fish_career_using_subcommand gap" -l to -d 'Where you want to be; the same as TO' -r
complete -c career -n "__fish_career_using_subcommand gap" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand gap" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand gap" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand gap" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand gap" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand gap" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand gap" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand next" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand next" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand next" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand next" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand next" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'"
complete -c career -n "__fish_career_using_subcommand next" -s d -l depth -d 'How many moves to follow' -r
complete -c career -n "__fish_career_using_subcommand next" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand next" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand next" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand next" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand next" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand next" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand next" -l usual -d 'Only moves that people usually make; none by skills alone'
complete -c career -n "__fish_career_using_subcommand next" -l full -d 'Show in full what each move of one role takes; other formats always do'
complete -c career -n "__fish_career_using_subcommand next" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand prereqs" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand prereqs" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand prereqs" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand prereqs" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand prereqs" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'"
complete -c career -n "__fish_career_using_subcommand prereqs" -s d -l depth -d 'How many moves to follow' -r
complete -c career -n "__fish_career_using_subcommand prereqs" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand prereqs" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand prereqs" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand prereqs" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand prereqs" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand prereqs" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand prereqs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand ladder" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand ladder" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand ladder" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand ladder" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand ladder" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'"
complete -c career -n "__fish_career_using_subcommand ladder" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand ladder" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand ladder" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand ladder" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand ladder" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand ladder" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand ladder" -l full -d 'All duties, tools and moves of each rung, instead of the first few'
complete -c career -n "__fish_career_using_subcommand ladder" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand similar" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand similar" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand similar" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand similar" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand similar" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand similar" -s n -l limit -d 'At most this many roles' -r
complete -c career -n "__fish_career_using_subcommand similar" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand similar" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand similar" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand similar" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand similar" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand similar" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand similar" -l same-category -d 'Only roles of the same category'
complete -c career -n "__fish_career_using_subcommand similar" -l other-category -d 'Only roles of other categories'
complete -c career -n "__fish_career_using_subcommand similar" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand fit" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand fit" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand fit" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand fit" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand fit" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand fit" -s p -l profile -d 'Profile in TOML or JSON; - reads standard input. Options go before it' -r -F
complete -c career -n "__fish_career_using_subcommand fit" -l role -d 'What you work as: id, title or alias of a role' -r
complete -c career -n "__fish_career_using_subcommand fit" -s t -l tool -d 'A tool you know, and how well; awareness, working, practitioner or expert [default: working]' -r
complete -c career -n "__fish_career_using_subcommand fit" -l competency -d 'What you can do, 0-100; `career fit --example` says what the numbers mean' -r
complete -c career -n "__fish_career_using_subcommand fit" -l certification -d 'A certification you hold' -r
complete -c career -n "__fish_career_using_subcommand fit" -l region -d 'Where pay is looked up [default: us]; id or name of a country, state, province, area or place' -r
complete -c career -n "__fish_career_using_subcommand fit" -l min-pay -d 'Leave out roles that pay less; their usual pay a year, at their level' -r
complete -c career -n "__fish_career_using_subcommand fit" -l leave-out -d 'Leave out roles of this category; repeat for several' -r
complete -c career -n "__fish_career_using_subcommand fit" -l open-at -d 'Fit from which a role counts as open, in percent; for --unlock' -r
complete -c career -n "__fish_career_using_subcommand fit" -s n -l limit -d 'At most this many roles' -r
complete -c career -n "__fish_career_using_subcommand fit" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand fit" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand fit" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand fit" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand fit" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand fit" -l example -d 'Print a profile to start from'
complete -c career -n "__fish_career_using_subcommand fit" -l unlock -d 'Show which single steps open the most roles; and help most with the best ones'
complete -c career -n "__fish_career_using_subcommand fit" -l full -d 'Show in full what every role asks, not only the best; other formats always do'
complete -c career -n "__fish_career_using_subcommand fit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand code" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand code" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand code" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand code" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand code" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand code" -l title -d 'A title, in place of a file; may be repeated' -r
complete -c career -n "__fish_career_using_subcommand code" -l column -d 'Column that holds the titles; by default one that is named like a job title' -r
complete -c career -n "__fish_career_using_subcommand code" -l context -d 'Column that helps to tell the occupation, such as a department or a description' -r
complete -c career -n "__fish_career_using_subcommand code" -l min-confidence -d 'Leave answers out that are less likely right, 0 to 1' -r
complete -c career -n "__fish_career_using_subcommand code" -l to -d 'Answer with roles, codes or both' -r -f -a "role\t'Roles of this dataset'
soc\t'Codes of occupations'
both\t'Both'"
complete -c career -n "__fish_career_using_subcommand code" -l jobs -d 'Threads; by default one a processor' -r
complete -c career -n "__fish_career_using_subcommand code" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand code" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand code" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand code" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand code" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand code" -l lines -d 'Take every line for a title, whatever the first looks like'
complete -c career -n "__fish_career_using_subcommand code" -l flush -d 'Write each row as soon as it is read'
complete -c career -n "__fish_career_using_subcommand code" -l strict -d 'Stop at a row that cannot be read'
complete -c career -n "__fish_career_using_subcommand code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand sources" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand sources" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand sources" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand sources" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand sources" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand sources" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand sources" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand sources" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand sources" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand sources" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand sources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand export" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand export" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand export" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand export" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand export" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
dot\t'A graph for Graphviz; path, next, prereqs, ladder and export --graph'
mermaid\t'A graph for Mermaid, which Markdown pages often draw; the same commands'"
complete -c career -n "__fish_career_using_subcommand export" -l dir -d 'Folder for the CSV files, one a table' -r -F
complete -c career -n "__fish_career_using_subcommand export" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand export" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand export" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand export" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand export" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand export" -l graph -d 'Every role and every move between two, instead of the dataset'
complete -c career -n "__fish_career_using_subcommand export" -l force -d 'Write into the folder even if it holds something, over files of the same names'
complete -c career -n "__fish_career_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand schema" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand schema" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand schema" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand schema" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand schema" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand schema" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand schema" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand schema" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand schema" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand schema" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand init" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand init" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand init" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand init" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand init" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand init" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand init" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand init" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand init" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand init" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand check" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand check" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand check" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand check" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand check" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'
github\t'Annotations that GitHub shows beside the lines they are about; check'"
complete -c career -n "__fish_career_using_subcommand check" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand check" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand check" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand check" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand check" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand compile" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand compile" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand compile" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand compile" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand compile" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand compile" -s o -l output -d 'The file to write; it is replaced whole or not at all' -r -F
complete -c career -n "__fish_career_using_subcommand compile" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand compile" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand compile" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand compile" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand compile" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand compile" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -f -a "onet" -d 'Occupations as roles, from a release of the O*NET database'
complete -c career -n "__fish_career_using_subcommand import; and not __fish_seen_subcommand_from onet oews" -f -a "oews" -d 'Wages, from the Occupational Employment and Wage Statistics'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -s o -l output -d 'The file or folder to write; a file is replaced whole or not at all' -r -F
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l source -d 'Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l release -d 'The release, where no name of a file or folder says it' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l lenient -d 'Skip rows that cannot be read, and count them'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l alone -d 'FILE is for use with --only, so names may be those of roles in use'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from onet" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -s o -l output -d 'The file or folder to write; a file is replaced whole or not at all' -r -F
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l source -d 'Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l year -d 'The year, where the file does not say it or holds several' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l lenient -d 'Skip rows that cannot be read, and count them'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand import; and __fish_seen_subcommand_from oews" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand config" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand config" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand config" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand config" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand config" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand config" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand config" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand config" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand config" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand config" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand completions" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand completions" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand completions" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand completions" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand completions" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand completions" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand completions" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand completions" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand completions" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand completions" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand completions" -l install -d 'Put it where the shell looks, or say what to add to which file'
complete -c career -n "__fish_career_using_subcommand completions" -l static -d 'A script that does not ask the program, for packages'
complete -c career -n "__fish_career_using_subcommand completions" -l widget -d 'A key that picks a role, Ctrl-X j; for bash, zsh and fish'
complete -c career -n "__fish_career_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand man" -l json -d 'Same as --format json; --json=FIELDS also selects fields, as --fields does' -r
complete -c career -n "__fish_career_using_subcommand man" -l fields -d 'Only these fields, in this order; an unknown field lists the valid ones' -r
complete -c career -n "__fish_career_using_subcommand man" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Even in a pipe'
never\t'Not at all'"
complete -c career -n "__fish_career_using_subcommand man" -l data -d 'Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more' -r -F
complete -c career -n "__fish_career_using_subcommand man" -s f -l format -d 'Output format [default: table on a terminal, plain in a pipe]' -r -f -a "table\t'Fitted to the terminal, for reading'
plain\t'One record a line, tab-separated, nothing cut'
json\t'One object, for scripts'
ndjson\t'One object a record'
csv\t'Comma-separated, with a header'
tsv\t'Tab-separated, with a header'
markdown\t'Markdown: a document to paste, or a table where the answer is one'"
complete -c career -n "__fish_career_using_subcommand man" -l dir -d 'Write all pages to this folder instead' -r -f -a "(__fish_complete_directories)"
complete -c career -n "__fish_career_using_subcommand man" -l no-header -d 'Leave out the header row of tables'
complete -c career -n "__fish_career_using_subcommand man" -l ascii -d 'Draw with ASCII characters only'
complete -c career -n "__fish_career_using_subcommand man" -l no-pager -d 'Do not show long answers in $PAGER'
complete -c career -n "__fish_career_using_subcommand man" -l only -d 'Use own data alone, without the roles that come with the program'
complete -c career -n "__fish_career_using_subcommand man" -l no-cache -d 'Compile own data again, and do not cache it for later commands'
complete -c career -n "__fish_career_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c career -n "__fish_career_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
