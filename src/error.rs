//! What can go wrong, as people and scripts are told: a kind, a message, a hint, an exit code.

use std::io;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Noun;
use crate::query::{Closed, Failure, NoWay, Obstacle};
use career_data::image::ImageError;
use career_data::vocabulary::Vocabulary;
use career_data::{Place, Problem, Problems, Severity};

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
    /// No answer has a schema of that name.
    UnknownSchema {
        /// As it was typed.
        name: String,
        /// Those there are, sorted.
        known: Vec<String>,
    },
    /// Own data has errors.
    BadData(Problems),
    /// Rows of a publisher's files make no sense.
    Malformed {
        /// The first of them.
        problems: Problems,
        /// How many there are in all.
        rows: usize,
    },
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
    /// The catalog cannot be opened, or went bad while it was being read.
    Image(ImageError),
    /// An image of own data cannot be opened.
    OwnImage {
        /// Which.
        path: PathBuf,
        /// Why.
        error: ImageError,
    },
    /// A setting, in the environment or the file, makes no sense.
    Setting {
        /// The variable, or file and line.
        place: String,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
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
#[derive(Debug, JsonSchema, Serialize)]
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
#[derive(Debug, JsonSchema, Serialize)]
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
            Self::Query(
                Failure::SameRole { .. } | Failure::StopIsEnd { .. } | Failure::TooManyStops { .. } | Failure::AvoidsNamed { .. },
            ) => EXIT_MISUSE,
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
            Self::UnknownSchema { name, known } => {
                let hint = format!("there are {}", known.join(", "));
                told("unknown_schema", format!("no schema is called \"{name}\""), &hint, known.clone())
            }
            Self::BadData(problems) => {
                let hint = "`career check` lists everything that is wrong";
                told("bad_data", tell_errors(problems), hint, vec![])
            }
            Self::Malformed { problems, rows } => tell_malformed(problems, *rows),
            Self::CannotCompile(why) => told("bad_data", format!("the data cannot be compiled: {why}"), "", vec![]),
            Self::File { path, error } => told("file", format!("{}: {error}", path.display()), "", vec![]),
            Self::Profile { problems, suggestions, .. } => Told {
                problems: problems.iter().map(|problem| tell_problem(problems, problem)).collect(),
                ..told("bad_profile", "the profile cannot be used".to_owned(), "", suggestions.clone())
            },
            Self::OwnImage { path, error } => told("bad_data", format!("{}: {error}", path.display()), fix_for(error), vec![]),
            Self::Image(error) => told("bad_data", format!("the catalog cannot be opened: {error}"), "", vec![]),
            Self::Setting { place, message, hint } => told("bad_setting", format!("{place}: {message}"), hint, vec![]),
            Self::Output(error) => told("output", format!("cannot write the answer: {error}"), "", vec![]),
        }
    }
}

/// The errors of a dataset that was to be asked something else: as many as somebody reads.
fn tell_errors(problems: &Problems) -> String {
    const MOST: usize = 100;
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut message = "the data has errors:".to_owned();
    for problem in errors.take(MOST) {
        message = message + "\n  " + &problems.line(problem);
    }
    match problems.count(Severity::Error).saturating_sub(MOST) {
        0 => message,
        more => format!("{message}\n  and {more} more"),
    }
}

/// What fixes an image that cannot be used.
pub(crate) const fn fix_for(error: &ImageError) -> &'static str {
    match error {
        ImageError::OtherFormat { .. } => "compile it once more from the data it was made of",
        ImageError::NotAnImage => "",
        _ => "it was damaged or cut short since it was written; compile it once more",
    }
}

/// The rows that cannot be read, as many as are known.
fn tell_malformed(problems: &Problems, rows: usize) -> Told {
    let told = problems.iter().count();
    let message = match rows {
        1 => "a row cannot be read, and nothing was written".to_owned(),
        _ if rows > told => format!("{rows} rows cannot be read, and nothing was written; the first {told} are"),
        _ => format!("{rows} rows cannot be read, and nothing was written"),
    };
    Told {
        kind: "bad_rows",
        message,
        hint: Some("mend them, or leave them out with --lenient".to_owned()),
        suggestions: vec![],
        problems: problems.iter().map(|problem| tell_problem(problems, problem)).collect(),
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
        Failure::StopIsEnd { id } => {
            ("usage", format!("--via names \"{id}\", which is an end of the way"), "name roles in between".to_owned(), vec![])
        }
        Failure::TooManyStops { most } => {
            ("usage", format!("--via takes at most {most} roles"), "leave out those that matter least".to_owned(), vec![])
        }
        Failure::AvoidsNamed { id } => {
            let hint = "the ends of the way and the roles of --via are always passed".to_owned();
            ("usage", format!("--avoid names \"{id}\", which must be passed"), hint, vec![])
        }
        Failure::UnknownToAvoid { name, suggestions } => {
            let hint = match suggestions.as_slice() {
                [] => format!("try `{}`", look_up(Noun::Role)),
                several => format!("did you mean {}?", alternatives(several)),
            };
            ("unknown_role", format!("no role and no category is called \"{name}\""), hint, suggestions.clone())
        }
        Failure::NoWay(no_way) => tell_no_way(no_way),
        Failure::GivenUp => {
            let message = "the search for a way that passes all of --via was given up".to_owned();
            ("no_way", message, "leave out one of them, or set --max-steps".to_owned(), vec![])
        }
        Failure::NoStart { to, origins } => {
            let hint = match origins.as_slice() {
                [] => "nothing leads there".to_owned(),
                several => format!("{to} is reached from {}", alternatives(several)),
            };
            ("no_way", format!("no entry role has such a way to {to}"), hint, origins.clone())
        }
        Failure::NothingFollows { from, shut } => {
            let hint = if *shut { "loosen --avoid or --no-step-back" } else { "`career path --to ROLE` shows ways to a role" };
            (
                "no_way",
                format!("nothing follows {from}{}", if *shut { " on these conditions" } else { "" }),
                hint.to_owned(),
                vec![],
            )
        }
    };
    Told { kind, message, hint: Some(hint), suggestions, problems: Vec::new() }
}

fn tell_no_way(no_way: &NoWay) -> (&'static str, String, String, Vec<String>) {
    let NoWay { from, to, why, reachable, leading } = no_way;
    let because = match why {
        Obstacle::NothingFollows => format!("nothing follows {from}"),
        Obstacle::NothingLeads => format!("nothing leads to {to}"),
        Obstacle::Apart => format!("what follows {from} never meets what leads to {to}"),
        Obstacle::Shut { by, one_opens, fewest } => {
            let (because, hint) = tell_shut(by, *one_opens, *fewest);
            return ("no_way", format!("no way is left from {from} to {to}: {because}"), hint, vec![]);
        }
    };
    let within = |roles: &[String]| (!roles.is_empty()).then(|| alternatives(roles));
    let onward = within(reachable).map(|roles| format!("most like it, {from} leads to {roles}"));
    let back = within(leading).map(|roles| format!("most like where you are, {roles} would lead there"));
    let hint: Vec<_> = onward.into_iter().chain(back).collect();
    let suggestions = if reachable.is_empty() { leading } else { reachable };
    ("no_way", format!("no way leads from {from} to {to}: {because}"), hint.join("; "), suggestions.clone())
}

/// What shuts every way, and what to do.
fn tell_shut(by: &[Closed], one_opens: bool, fewest: Option<usize>) -> (String, String) {
    let names: Vec<_> = by.iter().map(|closed| option(*closed).to_owned()).collect();
    let verb = if by.len() == 1 { "shuts" } else { "together shut" };
    let mut hint =
        if one_opens { format!("there is one without {}", alternatives(&names)) } else { "loosen several of them".to_owned() };
    if let Some(fewest) = fewest {
        hint = format!("the shortest takes {fewest} moves");
    }
    (format!("{} {verb} every way", names.join(" and ")), hint)
}

/// The option that sets a condition.
const fn option(closed: Closed) -> &'static str {
    match closed {
        Closed::Via => "--via",
        Closed::Avoid => "--avoid",
        Closed::MaxSteps => "--max-steps",
        Closed::NoStepBack => "--no-step-back",
    }
}

const fn unknown_kind(noun: Noun) -> &'static str {
    match noun {
        Noun::Role => "unknown_role",
        Noun::Tool => "unknown_tool",
        Noun::Category => "unknown_category",
        Noun::Certification => "unknown_certification",
        Noun::Region => "unknown_region",
    }
}

/// The command that lists what there is.
const fn look_up(noun: Noun) -> &'static str {
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
