//! The registry of subcommands: their metadata, and the definition, help and parser derived from it.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{ArgMatches, Args, FromArgMatches};

use super::args::{Data, OfferedFormat, Output};
use super::help::{self, HELP_WIDTH, Listed, OUTPUT_TOPIC};
use super::request::{Action, Question, Request};
use crate::view::ReportKind;

/// Metadata of a command, implemented by the type of its arguments.
pub(super) trait Describe: Args {
    /// The name on the command line.
    const NAME: &'static str;
    /// A one-line description.
    const ABOUT: &'static str;
    /// Complete command lines, one per line, the most usual first: help begins with them. Tests run them in every format.
    const EXAMPLES: &'static str;
    /// Notes that follow the examples in help, in lines of at most 80 characters.
    const NOTES: &'static str = "";
    /// Whether settings apply to it. Otherwise it works even if they are invalid.
    const USES_SETTINGS: bool = true;

    /// The kinds of its reports, the primary one first.
    fn reports() -> Vec<ReportKind>;
}

/// A row of the registry. Data that only help, completions and tests need is behind functions: as static data, it would have
/// to be relocated at every start of the process.
pub struct Subcommand {
    /// The name on the command line.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Whether settings apply to it.
    pub uses_settings: bool,
    examples: fn() -> &'static str,
    reports: fn() -> Vec<ReportKind>,
    define: fn(clap::Command) -> clap::Command,
    read: fn(&mut ArgMatches) -> Result<Request, clap::Error>,
}

impl Subcommand {
    /// The row of a command that queries a catalog.
    pub(super) const fn question<A: Describe + Question + 'static>() -> Self {
        Self::new::<A>(|matches| Ok(Request::Question(Box::new(A::from_arg_matches_mut(matches)?))))
    }

    /// The row of a command without a catalog.
    pub(super) const fn action<A: Describe + Action + 'static>() -> Self {
        Self::new::<A>(|matches| Ok(Request::Action(Box::new(A::from_arg_matches_mut(matches)?))))
    }

    const fn new<A: Describe>(read: fn(&mut ArgMatches) -> Result<Request, clap::Error>) -> Self {
        Self {
            name: A::NAME,
            about: A::ABOUT,
            uses_settings: A::USES_SETTINGS,
            examples: || A::EXAMPLES,
            reports: A::reports,
            define: define::<A>,
            read,
        }
    }

    /// Replaces the definition of the arguments, for those that depend on the registry.
    pub(super) const fn defined_by(self, define: fn(clap::Command) -> clap::Command) -> Self {
        Self { define, ..self }
    }

    /// Complete command lines, as examples.
    pub fn examples(&self) -> impl Iterator<Item = &'static str> + use<> {
        (self.examples)().lines()
    }

    /// The kinds of its reports, the primary one first.
    #[must_use]
    pub fn reports(&self) -> Vec<ReportKind> {
        (self.reports)()
    }

    /// The fields of its reports, sorted and without duplicates: the values of `--fields`.
    #[must_use]
    pub fn fields(&self) -> Vec<Cow<'static, str>> {
        let mut fields: Vec<_> = self.reports().iter().flat_map(ReportKind::fields).collect();
        fields.sort();
        fields.dedup();
        fields
    }

    /// The clap definition without arguments.
    fn command(&self) -> clap::Command {
        clap::Command::new(self.name).about(self.about)
    }
}

/// A group of commands in help.
pub struct Group {
    /// The heading in help.
    pub title: &'static str,
    /// The commands in the order of help.
    pub subcommands: &'static [Subcommand],
}

/// The registry of all commands.
pub struct Registry {
    /// A one-line description of the program.
    pub about: &'static str,
    /// A command line for each kind of question, and what it asks.
    pub examples: &'static [(&'static str, &'static str)],
    /// The commands by group, in the order of help.
    pub groups: &'static [Group],
    /// Kinds of reports that belong to no command.
    pub other_reports: fn() -> Vec<ReportKind>,
}

/// A parsed command line.
pub struct Invocation {
    /// The output options.
    pub output: Output,
    /// The options that select the data.
    pub data: Data,
    /// The command.
    pub subcommand: &'static Subcommand,
    /// The parsed arguments of the command.
    pub request: Request,
}

impl Registry {
    /// The commands in the order of help.
    pub fn subcommands(&self) -> impl Iterator<Item = &'static Subcommand> + use<> {
        self.groups.iter().flat_map(|group| group.subcommands)
    }

    /// Finds a command by name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static Subcommand> {
        self.subcommands().find(|subcommand| subcommand.name == name)
    }

    /// The kinds of reports, sorted by id, without duplicates.
    #[must_use]
    pub fn report_kinds(&self) -> Vec<ReportKind> {
        let stated = self.subcommands().flat_map(|subcommand| subcommand.reports());
        let mut kinds: Vec<_> = stated.chain((self.other_reports)()).collect();
        kinds.sort_by_key(|kind| kind.id);
        kinds.dedup_by_key(|kind| kind.id);
        kinds
    }

    /// The names of commands as possible values of an argument, with descriptions.
    pub(super) fn names(&self) -> impl Iterator<Item = PossibleValue> + use<> {
        self.subcommands().map(|subcommand| PossibleValue::new(subcommand.name).help(subcommand.about))
    }

    /// Parses a command line, program name first. As in clap, help and version are errors.
    pub fn parse(&self, args: &[OsString]) -> Result<Invocation, clap::Error> {
        if let [program, help, asked @ ..] = args
            && help == "help"
        {
            if matches!(asked, [topic] if topic == OUTPUT_TOPIC) {
                return Err(self.output_help(program));
            }
            let spelled: Vec<_> = [program].into_iter().chain(asked).cloned().chain(["--help".into()]).collect();
            return self.parse_options(&spelled);
        }
        match self.fields_after_json(args)? {
            Some(joined) => self.parse_options(&joined),
            None => self.parse_options(args),
        }
    }

    /// Help on the options that every command takes.
    fn output_help(&self, program: &OsString) -> clap::Error {
        let mut topic = help::topic(with_common_args(self.root().subcommand_required(false)));
        let asked = topic.try_get_matches_from_mut([program.clone(), "--help".into()]);
        asked.err().unwrap_or_else(|| clap::Error::new(clap::error::ErrorKind::DisplayHelp).with_cmd(&topic))
    }

    /// The arguments with `--json id,title` as `--json=id,title`; `None` where no field follows `--json`. A list with a field in
    /// it can be nothing else; a single word may be an argument, and is refused.
    fn fields_after_json(&self, args: &[OsString]) -> Result<Option<Vec<OsString>>, clap::Error> {
        let options = args.iter().position(|arg| arg == "--").unwrap_or(args.len());
        let Some(at) = args.iter().take(options).position(|arg| arg == "--json") else { return Ok(None) };
        let Some(words) = args.get(at + 1).and_then(|next| next.to_str()).filter(|next| !next.starts_with('-')) else {
            return Ok(None);
        };
        // `career --json show sre`: the command is no field.
        let named = args.iter().take(options).skip(1).find_map(|arg| self.find(arg.to_str()?));
        let Some(subcommand) = named.filter(|named| named.name != words) else { return Ok(None) };
        let fields = subcommand.fields();
        if !words.split(',').any(|word| fields.iter().any(|field| field == word)) {
            return Ok(None);
        }
        if !words.contains(',') {
            let message = format!(
                "\"{words}\" after --json may be a field or an argument: write --json={words} for the field, or --json at the end"
            );
            return Err(clap::Error::raw(clap::error::ErrorKind::InvalidValue, message));
        }
        let mut joined = args.to_vec();
        joined.splice(at..=at + 1, [OsString::from(format!("--json={words}"))]);
        Ok(Some(joined))
    }

    fn parse_options(&self, args: &[OsString]) -> Result<Invocation, clap::Error> {
        let named = args.get(1).and_then(|arg| self.subcommands().find(|subcommand| arg == subcommand.name));
        let is_short = args.iter().any(|arg| arg == "-h");
        let mut definition = match named {
            Some(named) if is_short => {
                let mut definition = self.definition_of(named);
                definition.build();
                definition.mut_subcommands(help::short)
            }
            Some(named) => self.definition_of(named),
            None if is_short => self.definition().help_template(help::short_overview(self.examples, self.listed())),
            None => self.definition(),
        };
        let mut matches = definition.try_get_matches_from_mut(args)?;
        let invocation = self.read(&mut matches).map_err(|error| error.format(&mut definition));
        // Dropping hundreds of small allocations would take a tenth of a short run, and the process ends soon.
        std::mem::forget((definition, matches));
        invocation
    }

    fn read(&self, matches: &mut ArgMatches) -> Result<Invocation, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, mut matches) = matches.remove_subcommand().ok_or_else(missing)?;
        let subcommand = self.find(&name).ok_or_else(missing)?;
        Ok(Invocation {
            output: Output::from_arg_matches_mut(&mut matches)?,
            data: Data::from_arg_matches_mut(&mut matches)?,
            subcommand,
            request: (subcommand.read)(&mut matches)?,
        })
    }

    fn root(&self) -> clap::Command {
        clap::Command::new("career")
            .version(env!("CARGO_PKG_VERSION"))
            .about(self.about)
            .disable_help_subcommand(true)
            .subcommand_required(true)
            .max_term_width(HELP_WIDTH)
            .subcommand_value_name("COMMAND")
    }

    /// The complete clap definition; the arguments of each command are deferred until clap has selected it.
    #[must_use]
    pub fn definition(&self) -> clap::Command {
        let add = |root: clap::Command, subcommand: &Subcommand| root.subcommand(subcommand.command().defer(subcommand.define));
        let root = with_common_args(self.root()).mut_args(|arg| arg.global(true));
        self.subcommands().fold(root, add).help_template(help::overview(self.examples, self.listed()))
    }

    /// The definition for a command line that begins with a command name. It omits all other commands, whose definition would
    /// take longer than most queries.
    fn definition_of(&self, named: &Subcommand) -> clap::Command {
        // Its help names the common options in one line.
        let mut command = (named.define)(with_common_args(named.command()).mut_args(|arg| arg.hide(true)));
        command = help::with_common_folded(command);
        if command.has_subcommands() {
            command = command.mut_args(|arg| arg.global(true));
        }
        self.root().subcommand(command)
    }

    /// The definition of `career help`.
    #[must_use]
    pub fn help(&self) -> clap::Command {
        help::command(self.names())
    }

    /// The commands as help lists them.
    fn listed(&self) -> impl Iterator<Item = Listed<'static>> + use<> {
        let entries = |group: &'static Group| group.subcommands.iter().map(|subcommand| (subcommand.name, subcommand.about));
        self.groups.iter().map(move |group| (group.title, entries(group).collect()))
    }
}

/// The options that every command takes.
fn with_common_args(command: clap::Command) -> clap::Command {
    args_of::<Data>(args_of::<Output>(command))
}

/// Adds the arguments of a command, and examples and notes to its help, to a command with those of every one.
pub(super) fn define<A: Describe>(command: clap::Command) -> clap::Command {
    let offered = OfferedFormat::of(&A::reports());
    let command = command.mut_arg("format", |arg| arg.value_parser(offered));
    help::with_examples(args_of::<A>(command), A::EXAMPLES, A::NOTES).disable_help_subcommand(true)
}

/// Adds the arguments of a type, but not the description that the derive takes from the type's doc comment.
fn args_of<A: Args>(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned().unwrap_or_default();
    A::augment_args(command).about(about)
}
