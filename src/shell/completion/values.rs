//! What is offered for an argument: its value name says what its values are, so every `ROLE` is completed with roles, in any
//! command.

use std::ffi::{OsStr, OsString};
use std::sync::{Arc, OnceLock};

use clap::ArgAction;
use clap::builder::StyledStr;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::request::{Request, is_kept};
use crate::catalog::{BegunName, Catalog, Noun};
use crate::query::{begun, title_is_enough};
use crate::shell::{CommandLine, Shell};
use career_data::vocabulary::{Competency, Proficiency, Vocabulary};

/// What values of an argument are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Values {
    /// Names of records of one of these kinds.
    Names(&'static [Noun]),
    /// `linux=expert`
    Skill,
    /// `communication=50`
    Bound,
    /// Fields of a command's answers.
    Fields,
    /// Ids of schemas.
    Schemas,
}

impl Values {
    fn named(value_name: &str) -> Option<Self> {
        Some(match value_name {
            "ROLE" | "FROM" | "TO" => Self::Names(&[Noun::Role]),
            "TOOL" => Self::Names(&[Noun::Tool]),
            "CATEGORY" => Self::Names(&[Noun::Category]),
            "CERTIFICATION" => Self::Names(&[Noun::Certification]),
            "REGION" => Self::Names(&[Noun::Region]),
            "ROLE|CATEGORY" => Self::Names(&[Noun::Role, Noun::Category]),
            "TOOL[=PROFICIENCY]" => Self::Skill,
            "COMPETENCY=N" => Self::Bound,
            "FIELDS" => Self::Fields,
            "COMMAND" => Self::Schemas,
            _ => return None,
        })
    }
}

/// Whether values of that name have candidates.
#[cfg(test)]
pub(crate) fn completes(value_name: &str) -> bool {
    Values::named(value_name).is_some()
}

/// What a request asks.
pub(super) struct Asked {
    /// The words before the one to complete.
    earlier: Vec<OsString>,
    open: fn(&[OsString]) -> Option<Catalog>,
    /// Opened when it is first needed.
    catalog: OnceLock<Option<Catalog>>,
    shell: Shell,
}

impl Asked {
    pub(super) fn new(request: &Request, CommandLine { catalog, .. }: &CommandLine) -> Self {
        Self { earlier: request.earlier().to_vec(), open: *catalog, catalog: OnceLock::new(), shell: request.shell }
    }

    fn catalog(&self) -> Option<&Catalog> {
        self.catalog.get_or_init(|| (self.open)(&self.earlier)).as_ref()
    }

    /// Whether candidates came from a file that turned out to be damaged.
    pub(super) fn is_damaged(&self) -> bool {
        self.catalog.get().is_some_and(|opened| opened.as_ref().is_some_and(|catalog| catalog.fault().is_some()))
    }
}

/// Adds to each argument what is offered for it.
pub(super) fn attach(asked: &Arc<Asked>, CommandLine { definition, help, fields, schemas, .. }: CommandLine) -> clap::Command {
    definition.subcommand(help).mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let complete = |arg: clap::Arg| {
            let value_name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let Some(values) = value_name.and_then(|name| Values::named(&name)).filter(|_| arg.get_possible_values().is_empty())
            else {
                return arg;
            };
            let (asked, name, form) = (Arc::clone(asked), name.clone(), Form::of(&arg));
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
                let typed = typed.to_string_lossy();
                match values {
                    Values::Names(nouns) => asked.names(nouns, &typed, form),
                    Values::Skill => asked.skills(&typed),
                    Values::Bound => bounds(&typed),
                    Values::Fields => beginning(&typed, fields(&name).iter().map(|field| (&**field, ""))),
                    Values::Schemas => beginning(&typed, schemas().into_iter()),
                }
            }))
        };
        command.mut_args(complete).mut_subcommands(|nested| nested.mut_args(complete))
    })
}

/// How an argument takes its values.
#[derive(Clone, Copy)]
struct Form {
    takes_several: bool,
    /// Whether a comma separates values.
    takes_lists: bool,
}

impl Form {
    fn of(arg: &clap::Arg) -> Self {
        let many = arg.get_num_args().is_some_and(|count| count.max_values() > 1);
        let takes_several = many || matches!(arg.get_action(), ArgAction::Append);
        Self { takes_several, takes_lists: arg.get_value_delimiter().is_some() }
    }
}

impl Asked {
    fn names(&self, nouns: &[Noun], typed: &str, form: Form) -> Vec<CompletionCandidate> {
        let Some(catalog) = self.catalog() else { return Vec::new() };
        let found = nouns.iter().flat_map(|noun| begun(catalog, *noun, typed).into_iter().map(|name| (*noun, name)));
        // An argument that takes several is not offered the same again.
        let new = found.filter(|(_, name)| !form.takes_several || self.earlier.iter().all(|word| word != name.id));
        let candidate = |(noun, name): (Noun, BegunName<'_>)| {
            let is_apart = !(form.takes_lists && name.title.contains(','));
            let has_title = noun == Noun::Region && is_apart && title_is_enough(catalog, &name);
            self.candidate(&name, typed, &noun.fold(typed), has_title.then(|| noun.fold(name.title)))
        };
        new.map(candidate).collect()
    }

    /// The id of a record, with its title. A place, whose id says little, is offered by its title if the text begins that; any
    /// other name only where the shell would drop the id.
    fn candidate(&self, name: &BegunName<'_>, typed: &str, folded: &str, place: Option<String>) -> CompletionCandidate {
        let is_title = place.is_some_and(|title| title.starts_with(folded));
        let is_kept = |value| is_kept(self.shell, value, typed);
        match name.folded.strip_prefix(folded) {
            _ if is_title && !name.id.starts_with(typed) && is_kept(name.title) => candidate(name.title, name.id),
            Some(rest) if !is_kept(name.id) => candidate(&format!("{typed}{rest}"), &format!("{}: {}", name.id, name.title)),
            _ => candidate(name.id, name.title),
        }
    }

    fn skills(&self, typed: &str) -> Vec<CompletionCandidate> {
        match typed.split_once('=') {
            Some((tool, proficiency)) => {
                let known = Proficiency::ALL.iter().map(|known| known.name()).filter(|known| known.starts_with(proficiency));
                known.map(|known| candidate(&format!("{tool}={known}"), "")).collect()
            }
            None => self.names(&[Noun::Tool], typed, Form { takes_several: true, takes_lists: false }),
        }
    }
}

/// A competency, then scores in steps of ten.
fn bounds(typed: &str) -> Vec<CompletionCandidate> {
    if let Some((competency, score)) = typed.split_once('=') {
        let scores = (1..10).map(|tens| (tens * 10).to_string()).filter(|known| known.starts_with(score));
        return scores.map(|known| candidate(&format!("{competency}={known}"), "")).collect();
    }
    let known = Competency::ALL.iter().filter(|competency| competency.name().starts_with(typed));
    known.map(|competency| candidate(&format!("{}=", competency.name()), competency.label())).collect()
}

fn beginning<'a>(typed: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<CompletionCandidate> {
    known.filter(|(value, _)| value.starts_with(typed)).map(|(value, help)| candidate(value, help)).collect()
}

fn candidate(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help((!help.is_empty()).then(|| StyledStr::from(help.to_owned())))
}
