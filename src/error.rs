//! What can go wrong, as people and scripts are told: a kind, a message, a hint, an exit code.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::dataset::{Place, Problem, Problems, Severity};
use crate::image::ImageError;
use crate::query::Failure;
use crate::vocabulary::Vocabulary;

/// Everything went well.
pub const EXIT_DONE: u8 = 0;
/// Nothing was found: an unknown role, no match, no way.
pub const EXIT_NOTHING: u8 = 1;
/// Wrong usage, bad data, or nowhere to write to.
pub const EXIT_MISUSE: u8 = 2;

/// Any failure of a command.
#[derive(Debug)]
pub enum Error {
    /// The question has no answer.
    Query(Failure),
    /// The command line makes no sense; the text says what and how to mend it.
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// The answer has no such field in the format asked for.
    UnknownField {
        /// As it was typed.
        field: String,
        /// The fields there are, sorted.
        known: Vec<String>,
    },
    /// Own data has errors.
    BadData(Problems),
    /// Own data cannot be compiled; the text says why.
    CannotCompile(String),
    /// A file cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A person's profile has problems.
    Profile {
        /// All of them.
        problems: Problems,
        /// Whether it is more than names on the command line that nothing has.
        misuse: bool,
        /// Names that may have been meant.
        suggestions: Vec<String>,
    },
    /// The catalog cannot be opened.
    Image(ImageError),
    /// The answer cannot be written.
    Output(io::Error),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Query(failure)
    }
}

impl From<ImageError> for Error {
    fn from(error: ImageError) -> Self {
        Self::Image(error)
    }
}

/// An error as it is told.
#[derive(Debug, Serialize)]
pub struct Told {
    /// A stable name for scripts.
    pub kind: &'static str,
    /// What was wrong, and where.
    pub message: String,
    /// What to do; absent when there is nothing to say.
    pub hint: Option<String>,
    /// Names that may have been meant, or that would work.
    pub suggestions: Vec<String>,
    /// Each problem by itself, where there can be several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ToldProblem>,
}

/// One of several problems.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToldProblem {
    pub file: String,
    /// From 1; absent when it is not about a line.
    pub line: Option<u32>,
    /// In characters, from 1.
    pub column: Option<u32>,
    /// Absent when it is about the whole.
    pub field: Option<String>,
    pub message: String,
    pub hint: Option<String>,
}

impl Error {
    /// What the process ends with.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Query(Failure::SameRole { .. }) => EXIT_MISUSE,
            Self::Query(_) | Self::Profile { misuse: false, .. } => EXIT_NOTHING,
            _ => EXIT_MISUSE,
        }
    }

    /// The error in words.
    #[must_use]
    pub fn tell(&self) -> Told {
        let told = |kind, message, hint: &str, suggestions| Told {
            kind,
            message,
            hint: Some(hint.to_owned()).filter(|hint| !hint.is_empty()),
            suggestions,
            problems: Vec::new(),
        };
        match self {
            Self::Query(failure) => tell_failure(failure),
            Self::Usage { message, hint } => told("usage", message.clone(), hint, vec![]),
            Self::UnknownField { field, known } => {
                let hint = format!("there are {}", known.join(", "));
                told("unknown_field", format!("no field is called \"{field}\" here"), &hint, known.clone())
            }
            Self::BadData(problems) => {
                let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
                let lines: Vec<_> = errors.map(|problem| problems.line(problem)).collect();
                let hint = "`career check` lists everything that is wrong";
                told("bad_data", format!("the data has errors:\n  {}", lines.join("\n  ")), hint, vec![])
            }
            Self::CannotCompile(why) => told("bad_data", format!("the data cannot be compiled: {why}"), "", vec![]),
            Self::File { path, error } => told("file", format!("{}: {error}", path.display()), "", vec![]),
            Self::Profile { problems, suggestions, .. } => Told {
                problems: problems.iter().map(|problem| tell_problem(problems, problem)).collect(),
                ..told("bad_profile", "the profile cannot be used".to_owned(), "", suggestions.clone())
            },
            Self::Image(error) => told("bad_data", format!("the catalog cannot be opened: {error}"), "", vec![]),
            Self::Output(error) => told("output", format!("cannot write the answer: {error}"), "", vec![]),
        }
    }
}

fn tell_problem(problems: &Problems, problem: &Problem) -> ToldProblem {
    let Place { file, line, column } = problem.place;
    let counted = |number: u32| Some(number).filter(|number| *number > 0);
    let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    ToldProblem {
        file: problems.files().get(file as usize).cloned().unwrap_or_default(),
        line: counted(line),
        column: counted(column),
        field: stated(&problem.field),
        message: problem.message.clone(),
        hint: stated(&problem.hint),
    }
}

/// Why a question has no answer, in words.
pub(crate) fn tell_failure(failure: &Failure) -> Told {
    let (kind, message, hint, suggestions) = match failure {
        Failure::Unknown { noun, name, suggestions } => {
            let word = noun.word();
            let hint = match suggestions.as_slice() {
                [] => format!("try `{}`", look_up(*noun)),
                several => format!("did you mean {}?", alternatives(several)),
            };
            (unknown_kind(*noun), format!("no {word} is called \"{name}\""), hint, suggestions.clone())
        }
        Failure::AmbiguousRegion { name, candidates } => {
            let list: Vec<_> = candidates.iter().map(|(id, place)| format!("{id} ({place})")).collect();
            let ids = candidates.iter().map(|(id, _)| id.clone()).collect();
            ("ambiguous_region", format!("several regions are called \"{name}\""), format!("name one: {}", list.join(", ")), ids)
        }
        Failure::NoMatch { query, suggestions } => {
            let hint = match suggestions.as_slice() {
                [] => "try fewer or other words, or `career list`".to_owned(),
                several => format!("did you mean {}?", alternatives(several)),
            };
            ("no_match", format!("nothing matches \"{query}\""), hint, suggestions.clone())
        }
        Failure::NothingLeft => ("no_match", "no role passes these filters".to_owned(), "loosen one of them".to_owned(), vec![]),
        Failure::NoUsers { tools } => (
            "no_match",
            format!("no role uses {}", tools.join(" and ")),
            "name fewer tools, or see `career tools`".to_owned(),
            vec![],
        ),
        Failure::SameRole { id } => ("same_role", format!("\"{id}\" is named twice"), "name different roles".to_owned(), vec![]),
        Failure::NoFactor { adjustment, region, year } => (
            "no_factor",
            format!(
                "no figure can be turned into {}: there is no factor for {region}{}",
                adjustment.label(),
                year.map(|year| format!(" in {year}")).unwrap_or_default()
            ),
            "leave --adjust out to see the figures as published".to_owned(),
            vec![],
        ),
        Failure::NoWay { from, to, reachable, leading } => tell_no_way(from, to, reachable, leading),
    };
    Told { kind, message, hint: Some(hint), suggestions, problems: Vec::new() }
}

fn tell_no_way(from: &str, to: &str, reachable: &[String], leading: &[String]) -> (&'static str, String, String, Vec<String>) {
    let onward = match reachable {
        [] => format!("no role follows {from}"),
        several => format!("{from} leads to {}", several.join(", ")),
    };
    let back = match leading {
        [] => format!("no role leads to {to}"),
        several => format!("{to} is reached from {}", several.join(", ")),
    };
    ("no_way", format!("no way leads from {from} to {to}"), format!("{onward}; {back}"), leading.to_vec())
}

const fn unknown_kind(noun: crate::catalog::Noun) -> &'static str {
    use crate::catalog::Noun;
    match noun {
        Noun::Role => "unknown_role",
        Noun::Tool => "unknown_tool",
        Noun::Category => "unknown_category",
        Noun::Certification => "unknown_certification",
        Noun::Region => "unknown_region",
    }
}

/// The command that lists what there is.
const fn look_up(noun: crate::catalog::Noun) -> &'static str {
    use crate::catalog::Noun;
    match noun {
        Noun::Role => "career search WORDS",
        Noun::Tool => "career tools",
        Noun::Certification => "career show ROLE --section certifications",
        Noun::Category => "career list --sort category",
        Noun::Region => "career salary ROLE",
    }
}

/// `a`, `a or b`, `a, b or c`
fn alternatives(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
