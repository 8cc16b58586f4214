//! What became of every row: kept, left out for a reason, or refused.

use std::collections::BTreeMap;
use std::path::Path;

use super::report::{FileReport, LeftOut, Status};
use crate::error::Error;
use career_data::{Place, Problems};

/// Refused rows that are told one by one; the rest is only counted.
const MAX_LISTED: usize = 1_000;

/// What is wrong with a row: in which column, what, and what would be right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowError {
    pub(super) column: String,
    pub(super) message: String,
    pub(super) hint: String,
}

/// What became of a row that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOutcome {
    Kept,
    /// For the reason given, which completes "so many …".
    LeftOut(&'static str),
}

impl RowError {
    /// An error of a whole row.
    pub(super) fn of_row(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { column: String::new(), message: message.into(), hint: hint.into() }
    }
}

/// A file's place in the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileId(usize);

/// The counts of all files, in the order they were read.
#[derive(Debug, Default)]
pub(super) struct RowLog {
    files: Vec<FileCounts>,
    /// The first of the rows that were refused.
    problems: Problems,
    refused: usize,
}

#[derive(Debug)]
struct FileCounts {
    name: String,
    /// In `problems`.
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

    /// Books a row.
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

    /// Books something that a file said and that no record holds.
    pub(super) fn leave_out(&mut self, file_id: FileId, why: &'static str, count: usize) {
        if let Some(counts) = self.files.get_mut(file_id.0).filter(|_| count > 0) {
            *counts.left_out.entry(why).or_default() += count;
        }
    }

    /// Books a row that cannot be used.
    pub(super) fn refuse(&mut self, file_id: FileId, line: u32, RowError { column, message, hint }: RowError) {
        let Some(counts) = self.files.get_mut(file_id.0) else { return };
        counts.refused += 1;
        self.refused += 1;
        if self.refused <= MAX_LISTED {
            self.problems.error(Place { file: counts.number, line, column: 0 }, &column, message, hint);
        }
    }

    /// What it comes to: the counts of each file, and the rows that were skipped. Without leniency any refused row is a
    /// failure.
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
