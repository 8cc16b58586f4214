//! Records the outcome of every row: kept, left out for a reason, or rejected.

use std::collections::BTreeMap;
use std::path::Path;

use super::report::{FileReport, LeftOut, Status};
use crate::error::Error;
use career_data::{Place, Problems};

/// Most rejected rows that are listed; the rest is only counted.
const MAX_LISTED: usize = 1_000;

/// An error in a row: the column, the problem, and what is expected.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowError {
    pub(super) column: String,
    pub(super) message: String,
    pub(super) hint: String,
}

/// The outcome of a valid row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOutcome {
    Kept,
    /// Left out for the reason given, which completes "<count> …".
    LeftOut(&'static str),
}

impl RowError {
    /// An error that concerns the whole row.
    pub(super) fn of_row(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { column: String::new(), message: message.into(), hint: hint.into() }
    }
}

/// The index of a file in the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileId(usize);

/// The outcomes by file, in reading order.
#[derive(Debug, Default)]
pub(super) struct RowLog {
    files: Vec<FileCounts>,
    /// The first of the rejected rows.
    problems: Problems,
    refused: usize,
}

#[derive(Debug)]
struct FileCounts {
    name: String,
    /// The file's number in `problems`.
    number: u32,
    rows: usize,
    refused: usize,
    left_out: BTreeMap<&'static str, usize>,
}

impl RowLog {
    /// Registers a file.
    pub(super) fn open(&mut self, path: &Path) -> FileId {
        let name = path.to_string_lossy().into_owned();
        let number = self.problems.file(&name);
        self.files.push(FileCounts { name, number, rows: 0, refused: 0, left_out: BTreeMap::new() });
        FileId(self.files.len() - 1)
    }

    /// Records the outcome of a row.
    pub(super) fn enter(&mut self, file_id: FileId, line: u32, outcome: Result<RowOutcome, RowError>) {
        if let Some(counts) = self.files.get_mut(file_id.0) {
            counts.rows += 1;
        }
        match outcome {
            Ok(RowOutcome::Kept) => {}
            Ok(RowOutcome::LeftOut(why)) => self.leave_out(file_id, why, 1),
            Err(error) => self.refuse(file_id, line, error),
        }
    }

    /// Counts rows or figures that go into no record.
    pub(super) fn leave_out(&mut self, file_id: FileId, why: &'static str, count: usize) {
        if let Some(counts) = self.files.get_mut(file_id.0).filter(|_| count > 0) {
            *counts.left_out.entry(why).or_default() += count;
        }
    }

    /// Records a row that is rejected.
    pub(super) fn refuse(&mut self, file_id: FileId, line: u32, RowError { column, message, hint }: RowError) {
        let Some(counts) = self.files.get_mut(file_id.0) else { return };
        counts.refused += 1;
        self.refused += 1;
        if self.refused <= MAX_LISTED {
            self.problems.error(Place { file: counts.number, line, column: 0 }, &column, message, hint);
        }
    }

    /// The report of each file, and the rejected rows. Fails on any rejected row, unless `lenient`.
    pub(super) fn close(self, lenient: bool) -> Result<(Vec<FileReport>, Problems), Error> {
        if self.refused > 0 && !lenient {
            return Err(Error::Malformed { problems: self.problems, rows: self.refused });
        }
        let report = |counts: FileCounts| FileReport {
            file: counts.name,
            status: Status::Read,
            rows: Some(counts.rows),
            skipped: Some(counts.refused),
            left_out: counts.left_out.into_iter().map(|(what, count)| LeftOut { count, what }).collect(),
            note: None,
        };
        Ok((self.files.into_iter().map(report).collect(), self.problems))
    }
}
