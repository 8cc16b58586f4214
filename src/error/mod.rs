//! All errors of commands: exit codes, and error reports with kind, message and hint.

mod failure;
mod problem_entry;

use std::fmt;
use std::io;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Noun;
use crate::query::Failure;
use career_data::image::ImageError;
use career_data::{Problems, Severity};

pub(crate) use failure::report_failure;
pub use problem_entry::ProblemEntry;

/// The command succeeded.
pub const EXIT_DONE: u8 = 0;
/// Nothing was found: unknown name, no match, no path.
pub const EXIT_NOTHING: u8 = 1;
/// Usage error, invalid data, or I/O error.
pub const EXIT_MISUSE: u8 = 2;

/// Any error of a command.
#[derive(Debug)]
pub enum Error {
    /// The query has no result.
    Query(Failure),
    /// The command line is invalid.
    Usage {
        /// The message.
        message: String,
        /// The hint.
        hint: String,
    },
    /// The report has no such field in the requested format.
    UnknownField {
        /// The field as typed.
        field: String,
        /// The existing fields, sorted.
        known: Vec<String>,
    },
    /// No schema has that name.
    UnknownSchema {
        /// The name as typed.
        name: String,
        /// The existing names, sorted.
        known: Vec<String>,
    },
    /// Own data has errors.
    BadData(Problems),
    /// Rows of a publisher's files cannot be parsed.
    Malformed {
        /// The first problems.
        problems: Problems,
        /// The total number of malformed rows.
        rows: usize,
    },
    /// Own data cannot be compiled, for the reason given.
    CannotCompile(String),
    /// A file cannot be read or written.
    File {
        /// The path of the file.
        path: PathBuf,
        /// The cause.
        error: io::Error,
    },
    /// A profile for `fit` is invalid.
    Profile {
        /// All problems.
        problems: Problems,
        /// Whether there are problems other than unknown names on the command line.
        misuse: bool,
        /// The names among them that nothing has.
        unknown: Vec<Failure>,
    },
    /// The catalog cannot be opened, or reading its file failed.
    Image(ImageError),
    /// An image file of a user's own data cannot be opened.
    OwnImage {
        /// The path of the image.
        path: PathBuf,
        /// The cause.
        error: ImageError,
    },
    /// A setting in the environment or the settings file is invalid.
    Setting {
        /// The environment variable, or file and line.
        place: String,
        /// The message.
        message: String,
        /// The hint.
        hint: String,
    },
    /// Writing the output failed.
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

/// How an error is reported to people and scripts.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "Told", description = "An error as it is told.")]
pub struct ErrorReport {
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
    pub problems: Vec<ProblemEntry>,
}

impl ErrorReport {
    /// Whether nothing was found, which is an answer rather than a fault.
    #[must_use]
    pub fn is_no_result(&self) -> bool {
        matches!(self.kind, "no_match" | "not_known")
    }
}

impl Error {
    /// The exit code of the process.
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

    /// A name that should be a role's and is none.
    #[must_use]
    pub fn unknown_role(&self) -> Option<&str> {
        let failures = match self {
            Self::Query(failure) => std::slice::from_ref(failure),
            Self::Profile { unknown, .. } => unknown,
            _ => &[],
        };
        failures.iter().find_map(|failure| match failure {
            Failure::Unknown { noun: Noun::Role, name, .. } | Failure::UnknownRoleOrCategory { name, .. } => Some(name.as_str()),
            _ => None,
        })
    }

    /// The error report: kind, message, hint and suggestions.
    #[must_use]
    pub fn report(&self) -> ErrorReport {
        let report = |kind, message, hint: &str, suggestions| ErrorReport {
            kind,
            message,
            hint: Some(hint.to_owned()).filter(|hint| !hint.is_empty()),
            suggestions,
            problems: Vec::new(),
        };
        match self {
            Self::Query(failure) => report_failure(failure),
            Self::Usage { message, hint } => report("usage", message.clone(), hint, vec![]),
            Self::UnknownField { field, known } => {
                let hint = format!("there are {}", known.join(", "));
                let message = match field.as_str() {
                    "" => "a field has no name".to_owned(),
                    field => format!("no field is called \"{field}\" here"),
                };
                report("unknown_field", message, &hint, known.clone())
            }
            Self::UnknownSchema { name, known } => {
                let hint = format!("there are {}", known.join(", "));
                report("unknown_schema", format!("no schema is called \"{name}\""), &hint, known.clone())
            }
            Self::BadData(problems) => {
                let hint = "`career check` lists everything that is wrong";
                report("bad_data", list_errors(problems), hint, vec![])
            }
            Self::Malformed { problems, rows } => report_malformed(problems, *rows),
            Self::CannotCompile(why) => report("bad_data", format!("the data cannot be compiled: {why}"), "", vec![]),
            Self::File { path, error } => report("file", format!("{}: {error}", path.display()), "", vec![]),
            Self::Profile { problems, unknown, .. } => {
                let suggestions = unknown.iter().flat_map(|failure| report_failure(failure).suggestions).collect();
                let report = report("bad_profile", "the profile cannot be used".to_owned(), "", suggestions);
                ErrorReport { problems: ProblemEntry::all(problems), ..report }
            }
            Self::OwnImage { path, error } => {
                report("bad_data", format!("{}: {error}", path.display()), image_hint(error), vec![])
            }
            Self::Image(error) => report("bad_data", format!("the catalog cannot be opened: {error}"), "", vec![]),
            Self::Setting { place, message, hint } => report("bad_setting", format!("{place}: {message}"), hint, vec![]),
            Self::Output(error) => report("output", format!("cannot write the answer: {error}"), "", vec![]),
        }
    }
}

/// Writes the message of the error report, without hint and suggestions.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report().message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Query(failure) => Some(failure),
            Self::File { error, .. } | Self::Output(error) => Some(error),
            Self::Image(error) | Self::OwnImage { error, .. } => Some(error),
            Self::Usage { .. }
            | Self::UnknownField { .. }
            | Self::UnknownSchema { .. }
            | Self::BadData(_)
            | Self::Malformed { .. }
            | Self::CannotCompile(_)
            | Self::Profile { .. }
            | Self::Setting { .. } => None,
        }
    }
}

/// The errors of a dataset, one per line, up to a readable number.
fn list_errors(problems: &Problems) -> String {
    const MAX_LISTED: usize = 100;
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut message = "the data has errors:".to_owned();
    for problem in errors.take(MAX_LISTED) {
        message = message + "\n  " + &problems.line(problem);
    }
    match problems.count(Severity::Error).saturating_sub(MAX_LISTED) {
        0 => message,
        more => format!("{message}\n  and {more} more"),
    }
}

/// The hint for an image that cannot be opened; empty if there is none.
pub(crate) const fn image_hint(error: &ImageError) -> &'static str {
    match error {
        ImageError::OtherFormat { .. } => "compile it once more from the data it was made of",
        ImageError::NotAnImage => "",
        _ => "it was damaged or cut short since it was written; compile it once more",
    }
}

/// The error report of malformed rows, of which only the first are listed.
fn report_malformed(problems: &Problems, rows: usize) -> ErrorReport {
    let listed = problems.iter().count();
    let message = match rows {
        1 => "a row cannot be read, and nothing was written".to_owned(),
        _ if rows > listed => format!("{rows} rows cannot be read, and nothing was written; the first {listed} are"),
        _ => format!("{rows} rows cannot be read, and nothing was written"),
    };
    ErrorReport {
        kind: "bad_rows",
        message,
        hint: Some("fix them, or leave them out with --lenient".to_owned()),
        suggestions: vec![],
        problems: ProblemEntry::all(problems),
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn an_error_shows_its_message_and_its_source() {
        let denied = || io::Error::other("denied");
        let file = Error::File { path: "data.csv".into(), error: denied() };
        assert_eq!(file.to_string(), "data.csv: denied");
        assert_eq!(file.source().map(ToString::to_string), Some("denied".to_owned()));
        let query = Error::from(Failure::SameRole { id: "cto".to_owned() });
        assert_eq!(query.to_string(), "\"cto\" is named twice");
        assert_eq!(query.source().map(ToString::to_string), Some(query.to_string()));
        assert!(Error::CannotCompile(String::new()).source().is_none());
    }
}
