module completions {

  def "nu-complete career format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" "github" ]
  }

  def "nu-complete career color" [] {
    [ "auto" "always" "never" ]
  }

  # Explore IT careers offline: what a role is, what it takes, what it pays where, and how to get there
  export extern career [
    --format(-f): string@"nu-complete career format" # Output format [default: table on a terminal, plain in a pipe]
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete career list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career list format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career list level" [] {
    [ "entry" "mid" "senior" "lead" "executive" ]
  }

  def "nu-complete career list education" [] {
    [ "less_than_high_school" "high_school" "post_secondary_certificate" "some_college" "associate" "bachelor" "post_bachelor_certificate" "master" "post_master_certificate" "first_professional" "doctoral" "post_doctoral" ]
  }

  def "nu-complete career list coding" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career list talking" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career list on_call" [] {
    [ "never" "sometimes" "regular" ]
  }

  def "nu-complete career list sort" [] {
    [ "id" "title" "category" "level" "pay" "outlook" "education" "technical_depth" "troubleshooting" "communication" "process_complexity" "documentation" ]
  }

  # List roles, all or those that pass a filter
  export extern "career list" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career list color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career list format" # Output format [default: table on a terminal, plain in a pipe]
    --category(-c): string    # Roles of this category; repeat for several
    --level(-l): string@"nu-complete career list level" # Roles of this level; repeat for several
    --tool(-t): string        # Roles that use this tool; repeat for roles that use all of them
    --certification: string   # Roles that ask for this certification; repeat for several
    --pay-min: string         # Roles with usual pay of at least this a year; at their level, in the region's currency
    --pay-max: string         # Roles with usual pay of at most this a year; at their level, in the region's currency
    --education: string@"nu-complete career list education" # Roles for which this education is usually enough; half of those asked in the parent occupation say so
    --coding: string@"nu-complete career list coding" # Roles with little, some or much coding; our reading of their languages, several by commas
    --talking: string@"nu-complete career list talking" # Roles with little, some or much talking; our reading of their communication score, several by commas
    --on-call: string@"nu-complete career list on_call" # Roles that are never, sometimes or regularly on call; or in shifts, several by commas
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --min: string             # Roles that score at least N in a competency; 0 to 100
    --max: string             # Roles that score at most N in a competency; 0 to 100
    --sort(-s): string@"nu-complete career list sort" # Order; scores, pay and outlook run from the highest
    --reverse(-r)             # Reverse the sort order
    --limit(-n): string       # At most this many roles
    --help(-h)                # Print help (see more with '--help')
    ...text: string           # Roles with these words in their title, id or an alias
  ]

  def "nu-complete career categories color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career categories format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # List the fields of work, with their roles counted
  export extern "career categories" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career categories color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career categories format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career show format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career show section" [] {
    [ "summary" "duties" "ways-in" "pay" "outlook" "competencies" "tools" "certifications" "moves" "rhythm" "people" "interview" "ai" "day" ]
  }

  # Show a role: duties, ways in, pay, tools, moves, a day
  export extern "career show" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career show color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career show format" # Output format [default: table on a terminal, plain in a pipe]
    --section: string@"nu-complete career show section" # Only these parts of the page; JSON always holds all
    --sources                 # Add the sources of the figures, with licences and attributions
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    ...roles: string          # Id, title or alias of a role; - or @FILE for one a line
  ]

  def "nu-complete career salary color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career salary format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career salary adjust" [] {
    [ "annual" "fx" "ppp" "prices" ]
  }

  # Show what a role's occupation pays, by country, state or area
  export extern "career salary" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career salary color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career salary format" # Output format [default: table on a terminal, plain in a pipe]
    --region: string          # Region to look into: id or name of a country, state, province, area or place; repeat to set several side by side
    --in: string              # Regions to set side by side, with commas
    --year: string            # Figures of this year, where there are several
    --adjust: string@"nu-complete career salary adjust" # Make amounts comparable; several with commas
    --mine: string            # A wage to place in the figures; "85000 GBP" or "40 CAD an hour"
    --help(-h)                # Print help (see more with '--help')
    ...roles: string          # Id, title or alias of a role; - or @FILE for one a line
  ]

  def "nu-complete career tools color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career tools format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career tools kind" [] {
    [ "language" "framework" "platform" "service" "application" "database" "protocol" "format" "practice" "hardware" ]
  }

  # List the tools that roles use, and who uses them
  export extern "career tools" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career tools color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career tools format" # Output format [default: table on a terminal, plain in a pipe]
    --kind: string@"nu-complete career tools kind" # Only this kind of tool
    --help(-h)                # Print help (see more with '--help')
    ...tools: string          # Id, name or alias of a tool; several for the roles that use all of them
  ]

  def "nu-complete career regions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career regions format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # List the places with pay figures, and how exact these are
  export extern "career regions" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career regions color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career regions format" # Output format [default: table on a terminal, plain in a pipe]
    --role: string            # Only where there is a figure for this role
    --help(-h)                # Print help (see more with '--help')
    within?: string           # The region whose parts to list: id or name of a country, state or province; without it, countries
  ]

  def "nu-complete career search color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career search format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career search level" [] {
    [ "entry" "mid" "senior" "lead" "executive" ]
  }

  def "nu-complete career search education" [] {
    [ "less_than_high_school" "high_school" "post_secondary_certificate" "some_college" "associate" "bachelor" "post_bachelor_certificate" "master" "post_master_certificate" "first_professional" "doctoral" "post_doctoral" ]
  }

  def "nu-complete career search coding" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career search talking" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career search on_call" [] {
    [ "never" "sometimes" "regular" ]
  }

  # Find roles by title, alias, tool or any words
  export extern "career search" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career search color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career search format" # Output format [default: table on a terminal, plain in a pipe]
    --limit(-n): string       # At most this many roles
    --all(-a)                 # Every role that matches
    --explain                 # Explain how the words were read and how each layer scores
    --category(-c): string    # Roles of this category; repeat for several
    --level(-l): string@"nu-complete career search level" # Roles of this level; repeat for several
    --tool(-t): string        # Roles that use this tool; repeat for roles that use all of them
    --certification: string   # Roles that ask for this certification; repeat for several
    --pay-min: string         # Roles with usual pay of at least this a year; at their level, in the region's currency
    --pay-max: string         # Roles with usual pay of at most this a year; at their level, in the region's currency
    --education: string@"nu-complete career search education" # Roles for which this education is usually enough; half of those asked in the parent occupation say so
    --coding: string@"nu-complete career search coding" # Roles with little, some or much coding; our reading of their languages, several by commas
    --talking: string@"nu-complete career search talking" # Roles with little, some or much talking; our reading of their communication score, several by commas
    --on-call: string@"nu-complete career search on_call" # Roles that are never, sometimes or regularly on call; or in shifts, several by commas
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --min: string             # Roles that score at least N in a competency; 0 to 100
    --max: string             # Roles that score at most N in a competency; 0 to 100
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # What to look for
  ]

  def "nu-complete career quiz color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career quiz format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career quiz level" [] {
    [ "entry" "mid" "senior" "lead" "executive" ]
  }

  def "nu-complete career quiz education" [] {
    [ "less_than_high_school" "high_school" "post_secondary_certificate" "some_college" "associate" "bachelor" "post_bachelor_certificate" "master" "post_master_certificate" "first_professional" "doctoral" "post_doctoral" ]
  }

  def "nu-complete career quiz coding" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career quiz talking" [] {
    [ "little" "some" "much" ]
  }

  def "nu-complete career quiz on_call" [] {
    [ "never" "sometimes" "regular" ]
  }

  # Answer ten either-or questions, and see which roles suit you
  export extern "career quiz" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career quiz color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career quiz format" # Output format [default: table on a terminal, plain in a pipe]
    --answers: string         # The answers instead of questions: a letter for each, a, b or - for neither
    --limit(-n): string       # At most this many roles
    --category(-c): string    # Roles of this category; repeat for several
    --level(-l): string@"nu-complete career quiz level" # Roles of this level; repeat for several
    --tool(-t): string        # Roles that use this tool; repeat for roles that use all of them
    --certification: string   # Roles that ask for this certification; repeat for several
    --pay-min: string         # Roles with usual pay of at least this a year; at their level, in the region's currency
    --pay-max: string         # Roles with usual pay of at most this a year; at their level, in the region's currency
    --education: string@"nu-complete career quiz education" # Roles for which this education is usually enough; half of those asked in the parent occupation say so
    --coding: string@"nu-complete career quiz coding" # Roles with little, some or much coding; our reading of their languages, several by commas
    --talking: string@"nu-complete career quiz talking" # Roles with little, some or much talking; our reading of their communication score, several by commas
    --on-call: string@"nu-complete career quiz on_call" # Roles that are never, sometimes or regularly on call; or in shifts, several by commas
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --min: string             # Roles that score at least N in a competency; 0 to 100
    --max: string             # Roles that score at most N in a competency; 0 to 100
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career compare color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career compare format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Compare roles with the first one named
  export extern "career compare" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career compare color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career compare format" # Output format [default: table on a terminal, plain in a pipe]
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    ...roles: string          # Id, title or alias of a role; two or more; - or @FILE for one a line
  ]

  def "nu-complete career path color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career path format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" ]
  }

  def "nu-complete career path by" [] {
    [ "effort" "steps" "pay" ]
  }

  # Find the best ways from one role to another
  export extern "career path" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career path color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career path format" # Output format [default: table on a terminal, plain in a pipe]
    --from: string            # Where you are; the same as FROM
    --to: string              # Where you want to be; the same as TO
    --reach: string           # All roles within N moves of FROM; instead of a way, with the least effort to each
    --by: string@"nu-complete career path by" # What to rank ways by
    --alternatives(-k): string # How many ways, 1 to 20; the best, then those that differ in kind
    --via: string             # Pass this role; repeat for up to six, passed in whichever order is best
    --avoid: string           # Do not pass this role, or any of this category; repeat for several
    --max-steps: string       # At most this many moves
    --no-step-back            # No moves to a lower level
    --usual                   # Only moves that people usually make; none by skills alone
    --full                    # Name every tool to learn; other formats always do
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    start?: string            # Where you are: id, title or alias of a role
    goal?: string             # Where you want to be
  ]

  def "nu-complete career gap color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career gap format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Show what one role requires beyond another
  export extern "career gap" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career gap color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career gap format" # Output format [default: table on a terminal, plain in a pipe]
    --from: string            # Where you are; the same as FROM
    --to: string              # Where you want to be; the same as TO
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    start?: string            # Where you are: id, title or alias of a role
    goal?: string             # Where you want to be
  ]

  def "nu-complete career next color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career next format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" ]
  }

  # Show where people go from a role
  export extern "career next" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career next color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career next format" # Output format [default: table on a terminal, plain in a pipe]
    --depth(-d): string       # How many moves to follow
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --usual                   # Only moves that people usually make; none by skills alone
    --full                    # Show in full what each move of one role takes; other formats always do
    --help(-h)                # Print help (see more with '--help')
    role: string              # Id, title or alias of a role
  ]

  def "nu-complete career prereqs color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career prereqs format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" ]
  }

  # Show what is expected before a role, as a tree
  export extern "career prereqs" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career prereqs color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career prereqs format" # Output format [default: table on a terminal, plain in a pipe]
    --depth(-d): string       # How many moves to follow
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    role: string              # Id, title or alias of a role
  ]

  def "nu-complete career ladder color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career ladder format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" ]
  }

  # Set the levels of a category, or of a role's line, side by side
  export extern "career ladder" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career ladder color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career ladder format" # Output format [default: table on a terminal, plain in a pipe]
    --full                    # All duties, tools and moves of each rung, instead of the first few
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    of: string                # A category for its levels, or a role for the line it stands on
  ]

  def "nu-complete career similar color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career similar format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Find the roles most like one, and why
  export extern "career similar" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career similar color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career similar format" # Output format [default: table on a terminal, plain in a pipe]
    --limit(-n): string       # At most this many roles
    --same-category           # Only roles of the same category
    --other-category          # Only roles of other categories
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --help(-h)                # Print help (see more with '--help')
    role: string              # Id, title or alias of a role
  ]

  def "nu-complete career fit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career fit format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Rank roles by how well they fit you, and what is missing
  export extern "career fit" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career fit color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career fit format" # Output format [default: table on a terminal, plain in a pipe]
    --profile(-p): path       # Profile in TOML or JSON; - reads standard input. Options go before it
    --example                 # Print a profile to start from
    --role: string            # What you work as: id, title or alias of a role
    --tool(-t): string        # A tool you know, and how well; awareness, working, practitioner or expert [default: working]
    --competency: string      # What you can do, 0-100; `career fit --example` says what the numbers mean
    --certification: string   # A certification you hold
    --region: string          # Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    --min-pay: string         # Leave out roles that pay less; their usual pay a year, at their level
    --leave-out: string       # Leave out roles of this category; repeat for several
    --unlock                  # Show which single steps open the most roles; and help most with the best ones
    --open-at: string         # Fit from which a role counts as open, in percent; for --unlock
    --limit(-n): string       # At most this many roles
    --full                    # Show in full what every role asks, not only the best; other formats always do
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career code color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career code format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career code to" [] {
    [ "role" "soc" "both" ]
  }

  # Code job titles, by the million, to roles and occupations
  export extern "career code" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career code color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career code format" # Output format [default: table on a terminal, plain in a pipe]
    --title: string           # A title, in place of a file; may be repeated
    --column: string          # Column that holds the titles; by default one that is named like a job title
    --context: string         # Column that helps to tell the occupation, such as a department or a description
    --lines                   # Take every line for a title, whatever the first looks like
    --min-confidence: string  # Leave answers out that are less likely right, 0 to 1
    --to: string@"nu-complete career code to" # Answer with roles, codes or both
    --jobs: string            # Threads; by default one a processor
    --flush                   # Write each row as soon as it is read
    --strict                  # Stop at a row that cannot be read
    --help(-h)                # Print help (see more with '--help')
    file?: path               # File of titles: a title a line, or CSV, TSV or JSON lines; - reads a pipe
  ]

  def "nu-complete career sources color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career sources format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # List the publications that figures come from, with their licences
  export extern "career sources" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career sources color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career sources format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career export color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career export format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "dot" "mermaid" ]
  }

  # Write the whole dataset as JSON, NDJSON or CSV, or its graph
  export extern "career export" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career export color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career export format" # Output format [default: table on a terminal, plain in a pipe]
    --graph                   # Every role and every move between two, instead of the dataset
    --dir: path               # Folder for the CSV files, one a table
    --force                   # Write into the folder even if it holds something, over files of the same names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career schema format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # List the schemas of JSON answers, or print one
  export extern "career schema" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career schema color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career schema format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
    of?: string               # Print the schema of this command's JSON, or of an error's
  ]

  def "nu-complete career init color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career init format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Write a small dataset of your own to start from
  export extern "career init" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career init color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career init format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
    folder: path              # A folder that does not exist yet
  ]

  def "nu-complete career check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career check format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" "github" ]
  }

  # Validate a dataset and report every problem
  export extern "career check" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career check color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career check format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # As for --data, after what that names; without either, the roles that come with the program
  ]

  def "nu-complete career compile color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career compile format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Compile a dataset into one file that opens at once
  export extern "career compile" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career compile color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career compile format" # Output format [default: table on a terminal, plain in a pipe]
    --output(-o): path        # The file to write; it is replaced whole or not at all
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # As for --data, after what that names
  ]

  def "nu-complete career import color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career import format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Convert O*NET or BLS files into a dataset
  export extern "career import" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career import color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career import format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career import onet color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career import onet format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Occupations as roles, from a release of the O*NET database
  export extern "career import onet" [
    --output(-o): path        # The file or folder to write; a file is replaced whole or not at all
    --lenient                 # Skip rows that cannot be read, and count them
    --source: string          # Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]
    --alone                   # FILE is for use with --only, so names may be those of roles in use
    --release: string         # The release, where no name of a file or folder says it
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career import onet color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career import onet format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
    from: path                # The folder or file, as published
  ]

  def "nu-complete career import oews color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career import oews format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Wages, from the Occupational Employment and Wage Statistics
  export extern "career import oews" [
    --output(-o): path        # The file or folder to write; a file is replaced whole or not at all
    --lenient                 # Skip rows that cannot be read, and count them
    --source: string          # Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]
    --year: string            # The year, where the file does not say it or holds several
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career import oews color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career import oews format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
    from: path                # The folder or file, as published
  ]

  def "nu-complete career config color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career config format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  # Show each setting and where it comes from
  export extern "career config" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career config color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career config format" # Output format [default: table on a terminal, plain in a pipe]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete career completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career completions format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  # Print or install shell completions
  export extern "career completions" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career completions color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career completions format" # Output format [default: table on a terminal, plain in a pipe]
    --install                 # Put it where the shell looks, or say what to add to which file
    --static                  # A script that does not ask the program, for packages
    --widget                  # A key that picks a role, Ctrl-X j; for bash, zsh and fish
    --help(-h)                # Print help (see more with '--help')
    shell?: string@"nu-complete career completions shell" # Your shell [default: that of $SHELL]
  ]

  def "nu-complete career man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete career man format" [] {
    [ "table" "plain" "json" "ndjson" "csv" "tsv" "markdown" ]
  }

  def "nu-complete career man command" [] {
    [ "list" "categories" "show" "salary" "tools" "regions" "search" "quiz" "compare" "path" "gap" "next" "prereqs" "ladder" "similar" "fit" "code" "sources" "export" "schema" "init" "check" "compile" "import" "config" "completions" "man" ]
  }

  # Print or write the manual pages
  export extern "career man" [
    --json: string            # Same as --format json; --json=FIELDS also selects fields, as --fields does
    --fields: string          # Only these fields, in this order; an unknown field lists the valid ones
    --no-header               # Leave out the header row of tables
    --color: string@"nu-complete career man color" # When to use colour [default: auto]
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Do not show long answers in $PAGER
    --data: path              # Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for a pipe; repeat for several, of which the last wins. `career check --help` has more
    --only                    # Use own data alone, without the roles that come with the program
    --no-cache                # Compile own data again, and do not cache it for later commands
    --format(-f): string@"nu-complete career man format" # Output format [default: table on a terminal, plain in a pipe]
    --dir: directory          # Write all pages to this folder instead
    --help(-h)                # Print help (see more with '--help')
    command?: string@"nu-complete career man command" # The command whose page to print; the program's own without one
  ]

  def "nu-complete career help topic" [] {
    [ "list" "categories" "show" "salary" "tools" "regions" "search" "quiz" "compare" "path" "gap" "next" "prereqs" "ladder" "similar" "fit" "code" "sources" "export" "schema" "init" "check" "compile" "import" "config" "completions" "man" "output" ]
  }

  # Explain a command
  export extern "career help" [
    --help(-h)                # Print help (see more with '--help')
    topic?: string@"nu-complete career help topic" # A command, or what every command takes
  ]

}

export use completions *
