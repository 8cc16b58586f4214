//! The command line: what can be typed, and the help that says so.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::query::SortKey;
use crate::vocabulary::{Competency, Level, Vocabulary};

/// Explore IT careers offline: what a role is, what it takes, what it pays where, and how to get there.
#[derive(Debug, Parser)]
#[command(name = "career", version, propagate_version = true, disable_help_subcommand = true, subcommand_required = true)]
#[command(arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    /// How answers are written.
    #[command(flatten)]
    pub output: Output,
    /// What is asked.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// Form of the answer [default: table on a terminal, plain in a pipe]
    #[arg(long, short = 'f', global = true, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Colour,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
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

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(ListArgs),
    Show(ShowArgs),
    Search(SearchArgs),
    Compare(CompareArgs),
    Path(PathArgs),
    Next(TreeArgs),
    Prereqs(TreeArgs),
}

/// List roles, all or those that pass a filter
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

/// Show all about a role: scores, pay, outlook, tools, moves, a day in the life
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
    #[command(flatten)]
    pub region: RegionArg,
}

/// Parts of a role's page.
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

/// Find roles by title, alias, tool or any words
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

/// Compare roles with the first one named
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career compare api-engineer backend-engineer
  career compare sre devops-engineer platform-engineer --region ca-on")]
pub struct CompareArgs {
    /// Id, title or alias of a role; two or more
    #[arg(required = true, num_args = 2.., value_name = "ROLE")]
    pub roles: Vec<String>,
    #[command(flatten)]
    pub region: RegionArg,
}

/// Find the way of least effort from one role to another
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  career path help-desk-technician cloud-architect
  career path sysadmin sre --json")]
pub struct PathArgs {
    /// Where you are: id, title or alias of a role
    #[arg(value_name = "FROM")]
    pub from: String,
    /// Where you want to be
    #[arg(value_name = "TO")]
    pub to: String,
    #[command(flatten)]
    pub region: RegionArg,
}

/// A tree of roles around one.
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
    PossibleValuesParser::new(V::ALL.iter().map(|value| PossibleValue::new(value.name()))).try_map(|name| V::from_name(&name).ok_or(""))
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
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn bounds_are_read_or_refused_with_a_reason() {
        assert_eq!(bound("technical-depth=80"), Ok((Competency::TechnicalDepth, 80)));
        for wrong in ["technical_depth", "depth=80", "technical_depth=101", "technical_depth=-1", "technical_depth=x", "="] {
            assert!(bound(wrong).is_err(), "{wrong}");
        }
    }
}
