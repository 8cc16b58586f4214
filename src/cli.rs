//! The command line: what can be typed, and the help that says so.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum, ValueHint};

use crate::query::SortKey;
use career_data::vocabulary::{Adjustment, By, Competency, Level, Proficiency, ToolKind, Vocabulary};

/// A parsed command line.
#[derive(Debug)]
pub struct Cli {
    /// How answers are written.
    pub output: Output,
    /// What is asked about.
    pub data: Data,
    /// What is asked.
    pub command: Command,
}

impl Cli {
    /// Parses a command line, program name first. Help and version come back as errors, as clap has it.
    pub fn parse(args: &[OsString]) -> Result<Self, clap::Error> {
        if let [program, help, verb @ ..] = args
            && help == "help"
        {
            let spelled: Vec<_> = [program].into_iter().chain(verb).cloned().chain(["--help".into()]).collect();
            return Self::parse_options(&spelled);
        }
        Self::parse_options(args)
    }

    fn parse_options(args: &[OsString]) -> Result<Self, clap::Error> {
        let named = args.get(1).and_then(|arg| all_verbs().find(|verb| arg == verb.name));
        let mut definition = named.map_or_else(definition, definition_of);
        let mut matches = definition.try_get_matches_from_mut(args)?;
        let cli = Self::read(&mut matches).map_err(|error| error.format(&mut definition));
        // Taking hundreds of small allocations apart would be a tenth of a short run, and the process ends soon.
        std::mem::forget((definition, matches));
        cli
    }

    fn read(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, mut matches) = matches.remove_subcommand().ok_or_else(missing)?;
        let verb = all_verbs().find(|verb| verb.name == name).ok_or_else(missing)?;
        Ok(Self {
            output: Output::from_arg_matches_mut(&mut matches)?,
            data: Data::from_arg_matches_mut(&mut matches)?,
            command: (verb.read)(&mut matches)?,
        })
    }
}

/// Columns that help is fitted to where there are more.
const HELP_WIDTH: usize = 80;

/// Columns for the names of verbs in the list of them.
const NAME_WIDTH: usize = 13;

/// A verb: what help says of it, how its arguments are defined, and how they are read.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    about: &'static str,
    args: fn(clap::Command) -> clap::Command,
    read: fn(&mut ArgMatches) -> Result<Command, clap::Error>,
}

macro_rules! verb {
    ($name:literal, $about:literal, $args:ident => $command:ident) => {
        verb!($name, $about, $args => $command, args_of::<$args>)
    };
    ($name:literal, $about:literal, $args:ident => $command:ident, $define:expr) => {
        Verb {
            name: $name,
            about: $about,
            args: $define,
            read: |matches| $args::from_arg_matches_mut(matches).map(Command::$command),
        }
    };
}

/// The verbs by group, in the order of help.
pub(crate) const VERBS: [(&str, &[Verb]); 4] = [
    (
        "Look up",
        &[
            verb!("list", "List roles, all or those that pass a filter", ListArgs => List),
            verb!("show", "Show a role: scores, pay, outlook, tools, a day in the life", ShowArgs => Show),
            verb!("salary", "Show what a role's occupation pays, by country, state or area", SalaryArgs => Salary),
            verb!("tools", "List the tools that roles use, and who uses them", ToolsArgs => Tools),
            verb!("search", "Find roles by title, alias, tool or any words", SearchArgs => Search),
        ],
    ),
    (
        "Compare and plan",
        &[
            verb!("compare", "Compare roles with the first one named", CompareArgs => Compare),
            verb!("path", "Find the best ways from one role to another", PathArgs => Path),
            verb!("gap", "Show what one role asks beyond another", GapArgs => Gap),
            verb!("next", "Show where people go from a role, as a tree", TreeArgs => Next, next_args),
            verb!("prereqs", "Show what is expected before a role, as a tree", TreeArgs => Prereqs, prereqs_args),
            verb!("similar", "Find the roles nearest to one, and why", SimilarArgs => Similar),
            verb!("fit", "Rank roles by how well they fit you, and what is missing", FitArgs => Fit),
        ],
    ),
    (
        "Data",
        &[
            verb!("sources", "List the publications that figures come from, with their licences", SourcesArgs => Sources),
            verb!("export", "Write the whole dataset as JSON, NDJSON or CSV, or its graph", ExportArgs => Export),
            verb!("schema", "List the schemas of JSON answers, or print one", SchemaArgs => Schema),
            verb!("init", "Write a small dataset of your own to start from", InitArgs => Init),
            verb!("check", "Say everything that is wrong with a dataset, and where", CheckArgs => Check),
            verb!("compile", "Pack a dataset into one file that opens at once", CompileArgs => Compile),
            verb!("import", "Make a dataset of O*NET's or BLS's own files", ImportArgs => Import),
        ],
    ),
    (
        "Shell",
        &[
            verb!("config", "Show each setting and where it comes from", ConfigArgs => Config),
            verb!("completions", "Print or install what completes commands in your shell", CompletionsArgs => Completions),
            verb!("man", "Print or write the manual pages", ManArgs => Man),
        ],
    ),
];

fn all_verbs() -> impl Iterator<Item = &'static Verb> {
    VERBS.iter().flat_map(|(_, verbs)| *verbs)
}

/// What the program is, in a line.
pub(crate) const ABOUT: &str =
    "Explore IT careers offline: what a role is, what it takes, what it pays where, and how to get there";

fn root() -> clap::Command {
    clap::Command::new("career")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .max_term_width(HELP_WIDTH)
        .subcommand_value_name("COMMAND")
}

/// The options that every verb takes.
fn with_common_args(command: clap::Command) -> clap::Command {
    args_of::<Data>(args_of::<Output>(command))
}

/// The whole definition; the arguments of a verb are only defined once clap knows which it is.
#[must_use]
pub fn definition() -> clap::Command {
    let add =
        |root: clap::Command, verb: &Verb| root.subcommand(clap::Command::new(verb.name).about(verb.about).defer(verb.args));
    let root = with_common_args(root()).mut_args(|arg| arg.global(true));
    all_verbs().fold(root, add).help_template(template())
}

/// The definition for a command line that begins with a verb. Who names a verb has no use for the others, nor for options
/// before it, and defining these would take longer than most answers.
fn definition_of(verb: &'static Verb) -> clap::Command {
    root().subcommand(with_common_args((verb.args)(clap::Command::new(verb.name).about(verb.about))))
}

/// The arguments of a verb without the description that the derive takes from the type's own docs.
fn args_of<A: Args>(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned().unwrap_or_default();
    A::augment_args(command).about(about)
}

/// Help with the verbs in groups, which clap cannot do by itself.
fn template() -> String {
    let mut template = "{about}\n\n{usage-heading} {usage}\n\n".to_owned();
    for (group, verbs) in VERBS {
        template.push_str(group);
        template.push_str(":\n");
        for Verb { name, about, .. } in verbs {
            for part in ["  ", name, &" ".repeat(NAME_WIDTH.saturating_sub(name.len())), about, "\n"] {
                template.push_str(part);
            }
        }
        template.push('\n');
    }
    // Not `{all-args}`, which would list the verbs once more.
    template + "Options of every command:\n{options}\n\nSee `career COMMAND --help` for more of a command, with examples.\n"
}

/// The examples at the end of a verb's help: whole command lines.
pub(crate) fn examples(verb: &clap::Command) -> Vec<String> {
    let help = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
    help.lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with("career "))
        .map(str::to_owned)
        .collect()
}

fn next_args(command: clap::Command) -> clap::Command {
    args_of::<TreeArgs>(command).after_help(
        "Examples:\n  career next help-desk-technician\n  career next sre --depth 1 --json\n  career next sre --format mermaid",
    )
}

fn prereqs_args(command: clap::Command) -> clap::Command {
    args_of::<TreeArgs>(command)
        .after_help("Examples:\n  career prereqs cloud-architect --depth 5\n  career prereqs ciso --format dot")
}

/// Heading of the options that every command takes.
const OUTPUT: &str = "Output";

/// Options that every command takes.
#[derive(Debug, Default, Args)]
pub struct Output {
    /// Form of the answer [default: table on a terminal, plain in a pipe]
    #[arg(long, short = 'f', help_heading = OUTPUT, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Short for --format json; with fields for --fields as well, after an equals sign
    #[arg(long, help_heading = OUTPUT, conflicts_with = "format", value_name = "FIELDS")]
    #[arg(num_args = 0..=1, require_equals = true, value_delimiter = ',')]
    pub json: Option<Vec<String>>,
    /// Only these fields, in this order; an unknown one lists those there are
    #[arg(long, help_heading = OUTPUT, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Tables without a header
    #[arg(long, help_heading = OUTPUT)]
    pub no_header: bool,
    /// When to use colour [default: auto]
    #[arg(long, help_heading = OUTPUT, value_enum, value_name = "WHEN")]
    pub color: Option<Colour>,
    /// Draw with ASCII characters only
    #[arg(long, help_heading = OUTPUT)]
    pub ascii: bool,
    /// Print long answers at once, not through $PAGER
    #[arg(long, help_heading = OUTPUT)]
    pub no_pager: bool,
}

impl Output {
    /// The format asked for, if any.
    #[must_use]
    pub fn wished_format(&self) -> Option<Format> {
        self.json.as_ref().map(|_| Format::Json).or(self.format)
    }

    /// The fields asked for; none means all.
    #[must_use]
    pub fn wished_fields(&self) -> Vec<String> {
        self.json.iter().flatten().chain(&self.fields).cloned().collect()
    }
}

/// Heading of the options that choose the data.
const DATA: &str = "Data";

/// Options that choose the data.
#[derive(Debug, Args)]
pub struct Data {
    /// Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for
    /// a pipe; repeat for several, of which the last wins. `career check --help` has more
    #[arg(long, help_heading = DATA, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub data: Vec<PathBuf>,
    /// Use nothing but own data
    #[arg(long, help_heading = DATA)]
    pub only: bool,
    /// Compile own data anew, and keep nothing of it for the next command
    #[arg(long, help_heading = DATA)]
    pub no_cache: bool,
}

/// Forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Fitted to the terminal, for reading
    Table,
    /// One record a line, tab-separated, nothing cut
    Plain,
    /// One object, for scripts
    Json,
    /// One object a record
    Ndjson,
    /// Comma-separated, with a header
    Csv,
    /// Tab-separated, with a header
    Tsv,
    /// A Markdown table
    Markdown,
    /// A graph for Graphviz; path, next, prereqs and export --graph
    Dot,
    /// A graph for Mermaid, which Markdown pages often draw; the same commands
    Mermaid,
    /// Annotations that GitHub shows beside the lines they are about; check
    Github,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Even in a pipe
    Always,
    /// Not at all
    Never,
}

/// What can be asked; `VERBS` says what each does.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as they are typed")]
pub enum Command {
    List(ListArgs),
    Show(ShowArgs),
    Salary(SalaryArgs),
    Tools(ToolsArgs),
    Search(SearchArgs),
    Compare(CompareArgs),
    Path(PathArgs),
    Gap(GapArgs),
    Next(TreeArgs),
    Prereqs(TreeArgs),
    Similar(SimilarArgs),
    Fit(FitArgs),
    Sources(SourcesArgs),
    Check(CheckArgs),
    Compile(CompileArgs),
    Import(ImportArgs),
    Init(InitArgs),
    Export(ExportArgs),
    Config(ConfigArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Schema(SchemaArgs),
}

/// `career list`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career list --category cloud
  career list --level senior --tool kubernetes --sort troubleshooting
  career list --pay-min 150000 --region us-wa --sort pay
  career list --certification cissp --min communication=80")]
pub struct ListArgs {
    /// Roles with these words in their title, id or an alias
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// What roles must be.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Order; scores, pay and outlook run from the highest
    #[arg(long, short, value_name = "KEY", default_value = "id", value_parser = sort_key())]
    pub sort: SortKey,
    /// Turn the order around
    #[arg(long, short)]
    pub reverse: bool,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
}

/// What roles must be.
#[derive(Debug, Args)]
pub struct FilterArgs {
    /// Roles of this category; repeat for several
    #[arg(long, short, value_name = "CATEGORY")]
    pub category: Vec<String>,
    /// Roles of this level; repeat for several
    #[arg(long, short, value_name = "LEVEL", value_parser = vocabulary::<Level>())]
    pub level: Vec<Level>,
    /// Roles that use this tool; repeat for roles that use all of them
    #[arg(long, short, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// Roles whose employers ask for this certification; repeat for several
    #[arg(long, value_name = "CERTIFICATION")]
    pub certification: Vec<String>,
    /// Roles whose parent occupation's median pay is at least this, in the region's own terms
    #[arg(long, value_name = "AMOUNT")]
    pub pay_min: Option<u32>,
    /// Roles whose parent occupation's median pay is at most this
    #[arg(long, value_name = "AMOUNT")]
    pub pay_max: Option<u32>,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
    /// Roles that score at least N (0-100) in a competency
    #[arg(long, value_name = "COMPETENCY=N", value_parser = bound)]
    pub min: Vec<(Competency, u8)>,
    /// Roles that score at most N (0-100) in a competency
    #[arg(long, value_name = "COMPETENCY=N", value_parser = bound)]
    pub max: Vec<(Competency, u8)>,
}

/// `career show`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career show api-engineer
  career show \"Site Reliability Engineer\" sysadmin --section pay,tools
  career show dba --region gb --json")]
pub struct ShowArgs {
    /// Id, title or alias of a role
    #[arg(required = true, value_name = "ROLE")]
    pub roles: Vec<String>,
    /// Only these parts of the page; JSON always holds all
    #[arg(long, short, value_enum, value_delimiter = ',', value_name = "SECTION")]
    pub section: Vec<Section>,
    /// Add the sources of the figures, with licences and attributions
    #[arg(long)]
    pub sources: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
}

/// Parts of a role's page.
#[allow(missing_docs, reason = "named as they are typed")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Section {
    Summary,
    Competencies,
    Pay,
    Outlook,
    Tools,
    Certifications,
    Moves,
    Day,
}

/// `career salary`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career salary data-engineer
  career salary network-engineer --region \"San Jose\"
  career salary sre dba --region us-ca --adjust prices
  career salary api-engineer --adjust annual,ppp

The figures are official statistics of the role's parent occupation, as
published. --adjust applies factors and prints them: annual (2,080 hours or 12
months to a year), fx (US dollars at the year's exchange rate), ppp (what the
money buys), prices (US states at average US prices).")]
pub struct SalaryArgs {
    /// Id, title or alias of a role
    #[arg(required = true, value_name = "ROLE")]
    pub roles: Vec<String>,
    /// Region to look into: id or name of a country, state, province or metropolitan area
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// Make amounts comparable; several with commas
    #[arg(long, value_name = "HOW", value_delimiter = ',', value_parser = vocabulary::<Adjustment>())]
    pub adjust: Vec<Adjustment>,
}

/// `career tools`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career tools --kind database
  career tools k8s
  career tools python sql terraform")]
pub struct ToolsArgs {
    /// Id, name or alias of a tool; several for the roles that use all of them
    #[arg(value_name = "TOOL")]
    pub tools: Vec<String>,
    /// Only this kind of tool
    #[arg(long, value_name = "KIND", value_parser = vocabulary::<ToolKind>(), conflicts_with = "tools")]
    pub kind: Option<ToolKind>,
}

/// `career sources`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  career sources\n  career sources --json")]
pub struct SourcesArgs {}

/// `career init`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  career init ladder\n  career --data ladder list --category acme")]
pub struct InitArgs {
    /// A folder that does not exist yet
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `career check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career check ladder
  career check ladder --json
  career check ladder --format github
  printf 'id,title\\nsage,Sage\\n' | career check -

PATH is a folder as `career init` writes it, or a file:
  .toml            a role
  .json            what `career export` writes, a list of roles, or a role
  .ndjson, .jsonl  a record a line: roles, or what its \"table\" names
  .csv             roles, a row each, or wages
  .career          what `career compile` writes
  others, - and pipes are any of these: what they begin with tells which.

Each is laid over the ones before: a record of the same id replaces the earlier
one as a whole. All are checked together with what is below them, compiled ones
to the last byte. Errors end with exit code 2; warnings alone with 0.")]
pub struct CheckArgs {
    /// As for --data, after what that names; without either, the roles that come with the program
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// `career compile`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career compile ladder -o ladder.career
  career --data ladder.career list --category acme
  career export --format ndjson | career compile - --only -o own.career

A compiled file opens at once whatever its size. It holds all that it was made
of: one that was laid over the roles that come with the program takes their
place, one made with --only is laid over them like other data. What has errors
is not compiled; `career check` says what they are.")]
pub struct CompileArgs {
    /// As for --data, after what that names
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// The file to write; it is replaced whole or not at all
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
}

/// `career import`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career import onet db_30_3_text -o onet.career --alone
  career import onet db_30_3_text -o onet
  career import oews national_M2025_dl.csv -o wages.csv --lenient
  career import oews oe.data.0.Current -o wages.career --json

The ending of OUT says what is written: .career a compiled image, .json and
.ndjson what `career export` writes, .csv one table as in data/, none a folder
like data/. Then: career --data OUT search nurse

onet reads the folder of an unpacked O*NET database, tab-separated or CSV. Its
ratings become scores by the formula in data/README.md, job zones levels, flags
of software proficiencies: our reading. A title that several occupations or a
role in use go by is no alias. oews reads a download of OEWS saved as CSV, or a
flat file of its time series, and keeps what a year pays in occupations that the
data in use knows; .csv keeps known areas only, any other OUT adds the rest.")]
pub struct ImportArgs {
    /// What the files are
    #[arg(value_enum, value_name = "KIND")]
    pub kind: ImportKind,
    /// The folder or file, as published
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub from: PathBuf,
    /// The file or folder to write; a file is replaced whole or not at all
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub output: PathBuf,
    /// Skip rows that cannot be read, and count them
    #[arg(long)]
    pub lenient: bool,
    /// onet: OUT is for use with --only, so names may be those of roles in use
    #[arg(long)]
    pub alone: bool,
    /// onet: the release, where no name of a file or folder says it
    #[arg(long, value_name = "TEXT")]
    pub release: Option<String>,
    /// oews: the year, where the file does not say it or holds several
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1900..2100))]
    pub year: Option<u16>,
    /// Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
}

/// Files that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// Occupations: a folder with a release of the O*NET database
    Onet,
    /// Wages: a file of Occupational Employment and Wage Statistics
    Oews,
}

/// `career export`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career export --graph --format dot
  career export --format ndjson
  career export --format csv --dir career-csv
  career export > career.json")]
pub struct ExportArgs {
    /// Every role and every move between two, instead of the dataset
    #[arg(long, conflicts_with_all = ["dir", "force"])]
    pub graph: bool,
    /// Folder for the CSV files, one a table
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Write into the folder even if it holds something, over files of the same names
    #[arg(long, requires = "dir")]
    pub force: bool,
}

/// `career schema`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career schema
  career schema show
  career schema error > error.schema.json")]
pub struct SchemaArgs {
    /// Print the schema of this command's JSON, or of an error's
    #[arg(value_name = "COMMAND")]
    pub of: Option<String>,
}

/// `career search`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career search sysadmin
  career search kuberentes engineer
  career search \"guy who fixes the network\" --level entry
  career search sr backend eng --limit 3 --explain --json")]
pub struct SearchArgs {
    /// What to look for
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    /// Every role that matches
    #[arg(long, short, conflicts_with = "limit")]
    pub all: bool,
    /// Say how the words were read and how each layer scores
    #[arg(long)]
    pub explain: bool,
    /// What roles must be besides.
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// `career compare`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career compare api-engineer backend-engineer
  career compare sre devops-engineer platform-engineer --region ca-on")]
pub struct CompareArgs {
    /// Id, title or alias of a role; two or more
    #[arg(required = true, num_args = 2.., value_name = "ROLE")]
    pub roles: Vec<String>,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
}

/// `career path`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career path help-desk-technician cloud-architect
  career path sysadmin ciso --alternatives 3 --avoid networking
  career path qa-analyst product-manager --by pay --via business-analyst
  career path --to cloud-architect --no-step-back
  career path --from sre --reach 2
  career path noc-technician sre --format mermaid

The effort of a move, in points: 10, and 1 for each point of a score to raise, 2
for each step of proficiency in a tool to learn, 15 for a level up (60 for two
at once, 135 for three), 20 for another category, 30 for a step back. That of a
way is the sum of its moves.

By pay, a move costs its effort, 10 for each 1,000 USD that the parent
occupation's US median falls, and 1 for each 1,000 USD that it stays below the
goal's. Alternatives are chosen from the best ways so that those with few roles
in common come first.")]
pub struct PathArgs {
    /// Where you are: id, title or alias of a role
    #[arg(value_name = "FROM")]
    pub start: Option<String>,
    /// Where you want to be
    #[arg(value_name = "TO", conflicts_with_all = ["from", "to"])]
    pub goal: Option<String>,
    /// Where you are; the same as FROM
    #[arg(long, value_name = "ROLE")]
    pub from: Option<String>,
    /// Where you want to be; without FROM, the best way from every entry role
    #[arg(long, value_name = "ROLE")]
    pub to: Option<String>,
    /// Instead of a way, all roles within N moves of FROM and the least effort to each
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    #[arg(conflicts_with_all = ["goal", "to", "by", "alternatives", "via", "max_steps"])]
    pub reach: Option<u32>,
    /// What makes a way good
    #[arg(long, value_name = "MEASURE", default_value = "effort", value_parser = vocabulary::<By>())]
    pub by: By,
    /// How many ways, 1 to 20, the best and those that really differ first
    #[arg(long, short = 'k', value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    pub alternatives: u32,
    /// Pass this role; repeat for up to six, passed in whichever order is best
    #[arg(long, value_name = "ROLE")]
    pub via: Vec<String>,
    /// Do not pass this role, or any of this category; repeat for several
    #[arg(long, value_name = "ROLE|CATEGORY")]
    pub avoid: Vec<String>,
    /// At most so many moves
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub max_steps: Option<u32>,
    /// No moves to a lower level
    #[arg(long)]
    pub no_step_back: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
}

/// What `career path` is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub enum Journey<'a> {
    /// The ways from one role to another.
    Between { from: &'a str, to: &'a str },
    /// The way from every entry role.
    To { to: &'a str },
    /// What is within so many moves.
    Within { from: &'a str, moves: u32 },
}

/// What is wrong, and what to do.
pub type Wrong = (&'static str, &'static str);

impl PathArgs {
    /// What is asked or, when the ends do not make a question, what is wrong and what to do.
    pub fn journey(&self) -> Result<Journey<'_>, Wrong> {
        let (from, to) = self.ends()?;
        match (from, to, self.reach) {
            (Some(from), None, Some(moves)) => Ok(Journey::Within { from, moves }),
            (_, Some(_), Some(_)) => Err(("--reach asks how far, not where to", "leave out the goal, or --reach")),
            (Some(from), Some(to), None) => Ok(Journey::Between { from, to }),
            (None, Some(_), None) if self.alternatives > 1 => {
                Err(("--alternatives needs a start", "name it: `career path FROM TO --alternatives K`"))
            }
            (None, Some(to), None) => Ok(Journey::To { to }),
            (Some(_), None, None) => {
                Err(("where to?", "name a goal, `career path FROM TO`, or how far, `career path --from ROLE --reach N`"))
            }
            (None, None, Some(_)) => Err(("--reach needs a start", "name it: `career path --from ROLE --reach N`")),
            (None, None, None) => Err(("from where, and where to?", "name two roles: `career path FROM TO`")),
        }
    }

    /// Start and goal: what stands alone is whichever end has no option.
    fn ends(&self) -> Result<(Option<&str>, Option<&str>), Wrong> {
        let [start, goal, from, to] = [&self.start, &self.goal, &self.from, &self.to].map(|end| end.as_deref());
        match (start, from, to) {
            (Some(_), Some(_), Some(_)) => Err(("three ends", "name each end of the way once: `career path FROM TO`")),
            (Some(_), Some(_), None) => Ok((from, start)),
            _ => Ok((start.or(from), goal.or(to))),
        }
    }
}

/// `career gap`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career gap sysadmin sre
  career gap data-analyst ai-architect --region gb
  career gap help-desk-technician cloud-architect --json")]
pub struct GapArgs {
    /// Where you are: id, title or alias of a role
    #[arg(value_name = "FROM")]
    pub from: String,
    /// Where you want to be; no way need lead there
    #[arg(value_name = "TO")]
    pub to: String,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
}

/// `career similar`
#[derive(Debug, Args)]
#[command(after_help = "\
Two roles are alike in their tools (60 % of the score), in the competency they
differ most in (20 %), in category (10 %) and in level (10 %). A tool that few
roles use counts for more than one that most use, and more the better it must be
known.

Examples:
  career similar systems-administrator
  career similar \"data scientist\" --other-category --limit 5
  career similar ciso --json")]
pub struct SimilarArgs {
    /// Id, title or alias of a role
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    /// Only roles of the same category
    #[arg(long, conflicts_with = "other_category")]
    pub same_category: bool,
    /// Only roles of other categories
    #[arg(long)]
    pub other_category: bool,
}

/// `career fit`
#[derive(Debug, Args)]
#[command(after_help = "\
The fit is the share of a role's tools that you know, by proficiency (weight
60), your rated competencies against the role's scores (5 each) and how usual
the move from your role is (20); certifications make up for up to a tenth of the
rest. Tools of your role are taken as known. What you do not rate does not count
against you.

Examples:
  career fit --role help-desk-technician --tool python
  career fit --role sysadmin --tool linux=expert --region us-wa --unlock
  career fit --role business-analyst --tool sql --competency communication=70
  career fit --example")]
pub struct FitArgs {
    /// Profile in TOML or JSON; - reads standard input. Options go before it
    #[arg(long, short, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Print a profile to start from
    #[arg(long, exclusive = true)]
    pub example: bool,
    /// What you work as: id, title or alias of a role
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// A tool you know, and how well: awareness, working, practitioner or expert [default: working]
    #[arg(long, short, value_name = "TOOL[=PROFICIENCY]", value_parser = skill)]
    pub tool: Vec<(String, Proficiency)>,
    /// What you can do, 0-100; `career fit --example` says what the numbers mean
    #[arg(long, short, value_name = "COMPETENCY=N", value_parser = bound)]
    pub competency: Vec<(Competency, u8)>,
    /// A certification you hold
    #[arg(long, value_name = "CERTIFICATION")]
    pub certification: Vec<String>,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
    /// Leave out roles whose parent occupation has a lower median a year there
    #[arg(long, value_name = "AMOUNT")]
    pub min_pay: Option<u32>,
    /// Leave out roles of this category; repeat for several
    #[arg(long, value_name = "CATEGORY")]
    pub leave_out: Vec<String>,
    /// Show which single steps open the most roles and raise the best ones most
    #[arg(long)]
    pub unlock: bool,
    /// Fit, in percent, from which --unlock counts a role as open
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub open_at: u8,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
}

/// `career next` and `career prereqs`
#[derive(Debug, Args)]
pub struct TreeArgs {
    /// Id, title or alias of a role
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// How many moves to follow
    #[arg(long, short, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=20))]
    pub depth: u8,
}

/// Where pay is looked up.
#[derive(Debug, Args)]
pub struct RegionArg {
    /// Region for pay: id or name of a country, state, province or area [default: us]
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
}

impl RegionArg {
    /// The region asked for or, when none is, the one that settings name.
    #[must_use]
    pub fn or<'a>(&'a self, home: Option<&'a str>) -> Option<&'a str> {
        self.region.as_deref().or(home)
    }
}

/// `career config`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career config
  career config --json
  CAREER_REGION=us-wa career config

An option decides; without one the environment, then the file, then the default.
The file is $XDG_CONFIG_HOME/career/config.toml or ~/.config/career/config.toml;
it need not exist, and may hold any of these (beside them, what goes before it):
  region = \"us-wa\"      # CAREER_REGION: where pay is looked up
  format = \"table\"      # CAREER_FORMAT: as --format
  data = \"ladder\"       # CAREER_DATA: as --data; several as in PATH
  color = \"auto\"        # NO_COLOR, CLICOLOR_FORCE, CLICOLOR: as --color
  ascii = false         # as --ascii
  pager = \"less -FRX\"   # CAREER_PAGER: what reads long answers")]
pub struct ConfigArgs {}

/// `career completions`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career completions bash
  career completions zsh --install
  career completions fish --static

For one session: source <(career completions bash)
The shell then asks the program, which knows roles, tools, regions and the rest.
Scripts for Nushell, and those of --static, know commands, options and fixed
values only.")]
pub struct CompletionsArgs {
    /// Your shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
    /// Put it where the shell looks, or say what to add to which file
    #[arg(long, conflicts_with = "fixed")]
    pub install: bool,
    /// A script that does not ask the program, for packages
    #[arg(long = "static")]
    pub fixed: bool,
}

/// Shells with completion.
#[allow(missing_docs, reason = "named as they are typed")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
    #[value(alias = "nu")]
    Nushell,
}

/// `career man`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career man
  career man show
  career man --dir target/man

To read a page: career man show | man -l -")]
pub struct ManArgs {
    /// The command whose page to print; the program's own without one
    #[arg(value_name = "COMMAND", value_parser = verb())]
    pub verb: Option<String>,
    /// Write all pages to this folder instead
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "verb")]
    pub dir: Option<PathBuf>,
}

fn verb() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(all_verbs().map(|verb| PossibleValue::new(verb.name).help(verb.about)))
}

/// A value of a closed set, by its name.
fn vocabulary<V: Vocabulary>() -> impl TypedValueParser<Value = V> {
    PossibleValuesParser::new(V::ALL.iter().map(|value| PossibleValue::new(value.name())))
        .try_map(|name| V::from_name(&name).ok_or(""))
}

fn sort_key() -> impl TypedValueParser<Value = SortKey> {
    PossibleValuesParser::new(SortKey::all().map(|key| PossibleValue::new(key.name())))
        .try_map(|name| SortKey::all().find(|key| key.name() == name).ok_or(""))
}

/// `linux=expert`, or `linux` for working proficiency
fn skill(text: &str) -> Result<(String, Proficiency), String> {
    let Some((tool, proficiency)) = text.rsplit_once('=') else { return Ok((text.to_owned(), Proficiency::Working)) };
    let known = Proficiency::from_name(&proficiency.trim().to_ascii_lowercase()).ok_or_else(|| {
        let names: Vec<_> = Proficiency::ALL.iter().map(|proficiency| proficiency.name()).collect();
        format!("no proficiency is called \"{proficiency}\"; there are {}", names.join(", "))
    })?;
    Ok((tool.to_owned(), known))
}

/// `technical_depth=80`
fn bound(text: &str) -> Result<(Competency, u8), String> {
    let (name, score) = text.split_once('=').ok_or("write COMPETENCY=N, such as technical_depth=80")?;
    let competency = Competency::from_name(&name.replace('-', "_").to_ascii_lowercase()).ok_or_else(|| {
        let names: Vec<_> = Competency::ALL.iter().map(|competency| competency.name()).collect();
        format!("no competency is called \"{name}\"; there are {}", names.join(", "))
    })?;
    let score = score.parse().ok().filter(|score| *score <= 100).ok_or("the score must be a whole number from 0 to 100")?;
    Ok((competency, score))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        definition().debug_assert();
    }

    #[test]
    fn help_fits_80_columns_as_it_is_written() {
        let mut definition = definition();
        definition.build();
        for verb in definition.get_subcommands() {
            let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(2 + NAME_WIDTH + about.len() <= HELP_WIDTH, "in `career --help`, too long: {about}");
            for line in verb.get_after_help().map(ToString::to_string).unwrap_or_default().lines() {
                assert!(line.len() <= HELP_WIDTH, "career {} --help: {line}", verb.get_name());
            }
        }
    }

    #[test]
    fn every_verb_has_examples_and_every_argument_help() {
        let mut definition = definition();
        definition.build();
        for verb in definition.get_subcommands() {
            let examples = examples(verb);
            assert!(examples.len() >= 2, "career {} needs two examples or more", verb.get_name());
            for arg in verb.get_arguments() {
                assert!(arg.get_help().is_some(), "career {} {} is not explained", verb.get_name(), arg.get_id());
            }
        }
    }

    #[test]
    fn help_is_a_verb_to_those_who_expect_it() {
        let kind = |args: &[&str]| {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            Cli::parse(&args).err().map(|error| error.kind())
        };
        assert_eq!(kind(&["career", "help"]), Some(clap::error::ErrorKind::DisplayHelp));
        assert_eq!(kind(&["career", "help", "show"]), Some(clap::error::ErrorKind::DisplayHelp));
        assert_eq!(kind(&["career", "help", "shwo"]), Some(clap::error::ErrorKind::InvalidSubcommand));
    }

    #[test]
    fn bounds_are_read_or_refused_with_a_reason() {
        assert_eq!(bound("technical-depth=80"), Ok((Competency::TechnicalDepth, 80)));
        for wrong in ["technical_depth", "depth=80", "technical_depth=101", "technical_depth=-1", "technical_depth=x", "="] {
            assert!(bound(wrong).is_err(), "{wrong}");
        }
    }
}
