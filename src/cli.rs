//! The command line: what can be typed, and the help that says so.

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, FromArgMatches, Subcommand, ValueEnum};

use crate::query::SortKey;
use crate::vocabulary::{By, Competency, Level, Vocabulary};

/// A parsed command line.
#[derive(Debug)]
pub struct Cli {
    /// How answers are written.
    pub output: Output,
    /// What is asked.
    pub command: Command,
}

impl Cli {
    /// Parses a command line, program name first. Help and version come back as errors, as clap has it.
    pub fn parse(args: &[OsString]) -> Result<Self, clap::Error> {
        let verb = args.get(1).and_then(|arg| all_verbs().find(|verb| arg == verb.name));
        let mut definition = definition_of(verb);
        let matches = definition.try_get_matches_from_mut(args)?;
        let read = || Ok(Self { output: Output::from_arg_matches(&matches)?, command: Command::from_arg_matches(&matches)? });
        let cli = read().map_err(|error: clap::Error| error.format(&mut definition));
        // Taking hundreds of small allocations apart would be a tenth of a short run, and the process ends soon.
        std::mem::forget((definition, matches));
        cli
    }
}

/// A verb: what help says of it, and its arguments.
struct Verb {
    name: &'static str,
    about: &'static str,
    args: fn(clap::Command) -> clap::Command,
}

/// The verbs by group, in the order of help.
const VERBS: [(&str, &[Verb]); 3] = [
    (
        "Look up",
        &[
            Verb { name: "list", about: "List roles, all or those that pass a filter", args: args_of::<ListArgs> },
            Verb {
                name: "show",
                about: "Show all about a role: scores, pay, outlook, tools, a day in the life",
                args: args_of::<ShowArgs>,
            },
            Verb { name: "search", about: "Find roles by title, alias, tool or any words", args: args_of::<SearchArgs> },
        ],
    ),
    (
        "Compare and plan",
        &[
            Verb { name: "compare", about: "Compare roles with the first one named", args: args_of::<CompareArgs> },
            Verb { name: "path", about: "Find the best ways from one role to another", args: args_of::<PathArgs> },
            Verb { name: "gap", about: "Show what one role asks beyond another", args: args_of::<GapArgs> },
            Verb { name: "next", about: "Show where people go from a role, as a tree", args: next_args },
            Verb { name: "prereqs", about: "Show what is expected before a role, as a tree", args: prereqs_args },
        ],
    ),
    ("Data", &[Verb { name: "export", about: "Write the whole career graph", args: args_of::<ExportArgs> }]),
];

fn all_verbs() -> impl Iterator<Item = &'static Verb> {
    VERBS.iter().flat_map(|(_, verbs)| *verbs)
}

/// The whole definition.
#[must_use]
pub fn definition() -> clap::Command {
    definition_of(None)
}

/// The definition with one verb or all of them. Who names a verb has no use for the others, and defining them would take
/// longer than most answers; for the same reason arguments are only defined once clap knows the verb.
fn definition_of(only: Option<&'static Verb>) -> clap::Command {
    let mut root = clap::Command::new("career")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(100)
        .subcommand_value_name("COMMAND");
    let add =
        |root: clap::Command, verb: &Verb| root.subcommand(clap::Command::new(verb.name).about(verb.about).defer(verb.args));
    root = match only {
        Some(verb) => add(root, verb),
        None => all_verbs().fold(root, add).help_template(template()),
    };
    let about = "Explore IT careers offline: what a role is, what it takes, what it pays where, and how to get there";
    Output::augment_args(root).about(about)
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
            for part in ["  ", name, &"            "[name.len()..], about, "\n"] {
                template.push_str(part);
            }
        }
        template.push('\n');
    }
    template + "{all-args}\n\nSee `career COMMAND --help` for examples; `career show api-engineer` is a place to start.\n"
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
#[derive(Debug, Args)]
pub struct Output {
    /// Form of the answer [default: table on a terminal, plain in a pipe]
    #[arg(long, short = 'f', global = true, help_heading = OUTPUT, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, help_heading = OUTPUT, conflicts_with = "format")]
    pub json: bool,
    /// When to use colour [default: auto]
    #[arg(long, global = true, help_heading = OUTPUT, value_enum, value_name = "WHEN")]
    pub color: Option<Colour>,
    /// Draw with ASCII characters only
    #[arg(long, global = true, help_heading = OUTPUT)]
    pub ascii: bool,
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
    /// A graph for Graphviz; path, next, prereqs and export --graph
    Dot,
    /// A graph for Mermaid, which Markdown pages often draw; the same commands
    Mermaid,
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

/// What can be asked; [`VERBS`] says what each does.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "named as they are typed")]
pub enum Command {
    List(ListArgs),
    Show(ShowArgs),
    Search(SearchArgs),
    Compare(CompareArgs),
    Path(PathArgs),
    Gap(GapArgs),
    Next(TreeArgs),
    Prereqs(TreeArgs),
    Export(ExportArgs),
}

/// `career list`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career list --category cloud
  career list --level senior --tool kubernetes --sort troubleshooting
  career list --min technical_depth=85 --max communication=55")]
pub struct ListArgs {
    /// Roles of this category; repeat for several
    #[arg(long, short, value_name = "CATEGORY")]
    pub category: Vec<String>,
    /// Roles of this level; repeat for several
    #[arg(long, short, value_name = "LEVEL", value_parser = vocabulary::<Level>())]
    pub level: Vec<Level>,
    /// Roles that use this tool; repeat for roles that use all of them
    #[arg(long, short, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// Roles that score at least N (0-100) in a competency
    #[arg(long, value_name = "COMPETENCY=N", value_parser = bound)]
    pub min: Vec<(Competency, u8)>,
    /// Roles that score at most N (0-100) in a competency
    #[arg(long, value_name = "COMPETENCY=N", value_parser = bound)]
    pub max: Vec<(Competency, u8)>,
    /// Order; scores run from the highest
    #[arg(long, short, value_name = "KEY", default_value = "id", value_parser = sort_key())]
    pub sort: SortKey,
    /// Turn the order around
    #[arg(long, short)]
    pub reverse: bool,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
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

/// `career search`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career search sysadmin
  career search kuberentes engineer
  career search terraform --limit 5")]
pub struct SearchArgs {
    /// What to look for
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
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

The effort of a move, in points: 10, and 1 for each point of a score to raise, 2 for each step of proficiency in a tool to
learn, 15 for a level up (60 for two at once, 135 for three), 20 for another category, 30 for a step back. That of a way is
the sum of its moves.

By pay, a move costs its effort, 10 for each 1,000 USD that the parent occupation's US median falls, and 1 for each 1,000
USD that it stays below the goal's. Alternatives are chosen from the best ways so that those with few roles in common
come first.")]
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

/// `career export`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career export --graph --format dot
  career export --graph --json")]
pub struct ExportArgs {
    /// Every role and every move between two
    #[arg(long, required = true)]
    pub graph: bool,
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
    /// Region for pay: id or name of a country, state, province or metropolitan area [default: us]
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
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
    fn bounds_are_read_or_refused_with_a_reason() {
        assert_eq!(bound("technical-depth=80"), Ok((Competency::TechnicalDepth, 80)));
        for wrong in ["technical_depth", "depth=80", "technical_depth=101", "technical_depth=-1", "technical_depth=x", "="] {
            assert!(bound(wrong).is_err(), "{wrong}");
        }
    }
}
