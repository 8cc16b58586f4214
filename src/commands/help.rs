//! Help: of a command, with examples first; short, for `-h`; of the program; and of the options that every command takes.

use std::fmt::Write as _;

use clap::builder::styling::Style;
use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::{Arg, Command};
use terminal_size::{Width, terminal_size};

/// Maximum width of help, in columns.
pub(super) const HELP_WIDTH: usize = 80;
/// Width of the name column in the list of commands.
pub(super) const NAME_WIDTH: usize = 13;
/// Width of the column of options in short help; longer ones push their text to the right.
const OPTION_WIDTH: usize = 25;
/// The fewest columns for the text beside an option; on a narrower terminal it stands below.
const FEWEST_COLUMNS: usize = 24;
/// Indent of text below an option.
const BELOW: usize = 10;
/// Lines of short help, if they suffice: a small terminal less its prompt.
const SHORT_LINES: usize = 23;
/// The fewest examples in short help.
const FEWEST_EXAMPLES: usize = 2;

/// The topic of help about options that every command takes.
pub(super) const OUTPUT_TOPIC: &str = "output";
/// What the topic is about.
pub(super) const OUTPUT_ABOUT: &str = "Options of every command: form of answers, colour, own data";
/// The line that stands for those options in the help of each command.
const COMMON: &str = "Common options (format, fields, colour, own data): career help output";

/// Long help: as clap writes it, but examples stand before the usage.
const LONG: &str = "{about}\n\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";
/// Short help: `{after-help}` lists arguments and options, one a line.
const SHORT: &str = "{about}\n\n{before-help}{usage-heading} {usage}{after-help}";

/// A title of a group of commands, and each command's name and description.
pub(super) type Listed<'a> = (&'a str, Vec<(&'a str, &'a str)>);

/// Adds examples, one a line, and notes to the help of a command.
pub(super) fn with_examples(command: Command, examples: &str, notes: &'static str) -> Command {
    let command = if notes.is_empty() { command } else { command.after_help(notes) };
    command.before_help(headed("Examples:", examples.lines())).help_template(LONG)
}

/// Puts a line in the place of the options that every command takes, which its help leaves out.
pub(super) fn with_common_folded(command: Command) -> Command {
    let notes = command.get_after_help().map(|notes| format!("{notes}\n\n{COMMON}"));
    command.after_help(notes.unwrap_or_else(|| COMMON.to_owned()))
}

/// `career help`, for completion: it is parsed as `--help` of the command that it names.
pub(super) fn command(commands: impl Iterator<Item = PossibleValue>) -> Command {
    let topics = commands.chain([PossibleValue::new(OUTPUT_TOPIC).help(OUTPUT_ABOUT)]);
    let topic = Arg::new("topic").value_name("TOPIC").help("A command, or what every command takes");
    // Named in full, since the definition that it is added to is already built.
    Command::new("help")
        .bin_name("career help")
        .about("Explain a command")
        .arg(topic.value_parser(PossibleValuesParser::new(topics)))
}

/// The command, which is built, with short help: as many examples as fit, and a line for each argument and option.
pub(super) fn short(command: Command) -> Command {
    let command = command.mut_subcommands(short);
    let shown = |arg: &&Arg| !(arg.is_hide_set() || arg.is_hide_short_help_set()) && arg.get_id() != "help";
    let mut lines = String::new();
    for arg in command.get_arguments().filter(shown) {
        push_option(&mut lines, arg);
    }
    for nested in command.get_subcommands() {
        push_term(&mut lines, nested.get_name(), &nested.get_about().map(ToString::to_string).unwrap_or_default());
    }
    // About, usage, common options, and a blank line after each part.
    let others = lines.lines().count() + 8;
    let name = command.get_bin_name().unwrap_or_default().trim_start_matches("career ").to_owned();
    let examples = command.get_before_help().map(ToString::to_string).unwrap_or_default();
    let fitting = SHORT_LINES.saturating_sub(others).max(FEWEST_EXAMPLES);
    let examples: Vec<_> = examples.lines().skip(1).take(fitting).map(str::trim_start).collect();
    let separator = if lines.is_empty() { "" } else { "\n" };
    let rest = format!("{lines}{separator}More: career help {name}\n{COMMON}");
    let command = if examples.is_empty() { command } else { command.before_help(headed("Examples:", examples.into_iter())) };
    command.after_help(StyledStr::from(rest)).help_template(SHORT)
}

/// A line for an argument or option: what stands before the first semicolon of its help, and the default.
fn push_option(lines: &mut String, arg: &Arg) {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut text = help.split("; ").next().unwrap_or_default().to_owned();
    if let [default] = arg.get_default_values()
        && arg.get_action().takes_values()
    {
        let _ = write!(text, " [default: {}]", default.to_string_lossy());
    }
    let name = match arg.get_short() {
        _ if arg.is_positional() => arg.to_string(),
        Some(short) => format!("-{short}, {arg}"),
        None => format!("    {arg}"),
    };
    push_term(lines, &name.replace(['<', '>'], ""), &text);
}

fn push_term(lines: &mut String, term: &str, text: &str) {
    let (bold, width) = (Style::new().bold(), width());
    let beside = OPTION_WIDTH.max(2 + term.len()) + 2;
    let _ = write!(lines, "  {bold}{term}{bold:#}");
    let (mut gap, indent) = if beside + FEWEST_COLUMNS <= width {
        (beside - 2 - term.len(), beside)
    } else {
        lines.push('\n');
        (BELOW, BELOW)
    };
    for line in textwrap::wrap(text, width.saturating_sub(indent).max(1)) {
        let _ = writeln!(lines, "{:gap$}{line}", "");
        gap = indent;
    }
}

/// The width of help: that of the terminal, or the maximum.
fn width() -> usize {
    terminal_size().map_or(HELP_WIDTH, |(Width(columns), _)| HELP_WIDTH.min(columns.into()))
}

/// Lines under a heading.
fn headed<'a>(heading: &str, lines: impl Iterator<Item = &'a str>) -> StyledStr {
    let style = Style::new().bold().underline();
    let mut text = format!("{style}{heading}{style:#}");
    for line in lines {
        let _ = write!(text, "\n  {line}");
    }
    text.into()
}

/// The template of the program's long help: clap does not support groups of commands.
pub(super) fn overview<'a>(examples: &[(&str, &str)], groups: impl Iterator<Item = Listed<'a>>) -> String {
    let mut template = opening(examples);
    for (title, commands) in groups {
        let _ = writeln!(template, "{title}:");
        for (name, about) in commands {
            let _ = writeln!(template, "  {name:NAME_WIDTH$}{about}");
        }
        template.push('\n');
    }
    let _ = writeln!(template, "{:15}{OUTPUT_ABOUT}", "help output");
    template + "\nSee `career COMMAND --help` for more of a command, with examples.\n"
}

/// The template of the program's short help: commands by name alone.
pub(super) fn short_overview<'a>(examples: &[(&str, &str)], groups: impl Iterator<Item = Listed<'a>>) -> String {
    let mut template = opening(examples);
    for (title, commands) in groups {
        let names: Vec<_> = commands.into_iter().map(|(name, _)| name).collect();
        let (first, next) = (format!("{:18}", format!("{title}:")), " ".repeat(18));
        let options = textwrap::Options::new(width()).initial_indent(&first).subsequent_indent(&next);
        let _ = writeln!(template, "{}", textwrap::fill(&names.join(", "), options));
    }
    for line in ["More: career --help; of a command: career COMMAND -h", COMMON] {
        let _ = write!(template, "\n{}", textwrap::fill(line, width()));
    }
    template + "\n"
}

/// What both begin with: examples with what they ask, and the usage.
fn opening(examples: &[(&str, &str)]) -> String {
    let mut opening = "{about}\n\nExamples:\n".to_owned();
    let width = examples.iter().map(|(line, _)| line.len()).max().unwrap_or_default() + 2;
    for (line, asks) in examples {
        let _ = writeln!(opening, "  {line:width$}{asks}");
    }
    opening + "\n{usage-heading} {usage}\n\n"
}

/// The command whose help is about the options that every command takes, from a command with just these.
pub(super) fn topic(options: Command) -> Command {
    const EXAMPLES: &str = "\
career list --format markdown
career show api-engineer --json
career list --json=id,title --no-header
career list --fields id,level,pay --format csv
career search welder --data my-roles";
    const NOTES: &str = "\
Not every command has every format: a graph is drawn of answers that are one.
`career config` shows the settings that hold where no option is given.";
    options
        .about(OUTPUT_ABOUT)
        .before_help(headed("Examples:", EXAMPLES.lines()))
        .after_help(NOTES)
        .override_usage("career COMMAND [OPTIONS]")
        .help_template(LONG)
        // Otherwise its long help is the short one, which does not explain formats.
        .mut_args(|arg| arg.hide_short_help(true))
}
