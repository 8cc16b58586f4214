//! Reports of `check`, `compile` and `init`.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::ProblemEntry;
use career_data::{Problems, Severity};

/// The answer of `check`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CheckReport {
    /// How many problems make the data unusable.
    pub errors: usize,
    /// How many only make it poor.
    pub warnings: usize,
    /// How many roles there are with the data laid over what is below it.
    pub roles: usize,
    /// How many of them are not listed, where there are too many to list.
    #[serde(skip_serializing_if = "Unlisted::is_nothing")]
    pub unlisted: Unlisted,
    /// By file and line.
    pub problems: Vec<ProblemEntry>,
}

/// How many problems are counted but not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Unlisted {
    pub errors: usize,
    pub warnings: usize,
}

impl Unlisted {
    /// Whether everything is listed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl CheckReport {
    /// The report of all problems found.
    #[must_use]
    pub fn new(roles: usize, problems: &Problems) -> Self {
        Self {
            errors: problems.count(Severity::Error),
            warnings: problems.count(Severity::Warning),
            roles,
            unlisted: Unlisted { errors: problems.unlisted(Severity::Error), warnings: problems.unlisted(Severity::Warning) },
            problems: ProblemEntry::all(problems),
        }
    }
}

/// The answer of `compile` and `init`: what was written.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Written {
    /// In the order they were written.
    pub files: Vec<PathBuf>,
}
