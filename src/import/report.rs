//! The report of an import.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::ProblemEntry;

/// The answer of `import`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ImportReport {
    /// Id of the source that the records name.
    pub source: String,
    /// In the order they were read, then those that were not.
    pub files: Vec<FileReport>,
    /// Records made.
    pub made: Made,
    /// Areas of the files that are no regions of the data in use, and were left out.
    pub unknown_areas: Vec<String>,
    /// Rows skipped, at most 1,000 of them.
    pub problems: Vec<ProblemEntry>,
    /// The file or folder written.
    pub written: PathBuf,
}

/// What became of a file.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FileReport {
    /// As it was found or, when absent, as it would be called.
    pub file: String,
    /// Whether it was read.
    pub status: Status,
    /// Rows below the header; absent for what was not read.
    pub rows: Option<usize>,
    /// Rows that cannot be read.
    pub skipped: Option<usize>,
    /// What can be read and went into no record.
    pub left_out: Vec<LeftOut>,
    /// Why it was not read, or what its absence leaves absent.
    pub note: Option<String>,
}

/// Whether a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It was.
    Read,
    /// It is not there.
    Absent,
    /// Another file with the same table was read.
    PassedOver,
}

/// So many of what went into no record.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct LeftOut {
    pub count: usize,
    pub what: &'static str,
}

/// How many records of each sort there are.
#[derive(Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "one count a noun")]
pub struct Made {
    pub roles: usize,
    pub aliases: usize,
    /// Titles of roles that other roles have as well, each of them counted with each of its roles.
    pub shared_titles: usize,
    pub duties: usize,
    /// Roles called by their code as well, since something else has their title.
    pub renamed_roles: usize,
    /// Roles with a score in at least one competency.
    pub rated_roles: usize,
    /// Those of them with a score that is made of some of its elements only, which compares with others less well.
    pub partly_rated_roles: usize,
    /// Roles with a level.
    pub levelled_roles: usize,
    pub related: usize,
    pub tools: usize,
    /// Tools of roles, each of them counted with each of its roles.
    pub tool_uses: usize,
    pub categories: usize,
    pub occupations: usize,
    pub regions: usize,
    pub wages: usize,
}

impl FileReport {
    /// The report of a file that was not read.
    pub(super) fn unread(file: String, status: Status, note: impl Into<String>) -> Self {
        Self { file, status, rows: None, skipped: None, left_out: Vec::new(), note: Some(note.into()) }
    }
}
