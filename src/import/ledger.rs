//! What became of every row: kept, left out for a reason, or refused.

use std::collections::BTreeMap;
use std::path::Path;

use super::report::{FileReport, LeftOut, Status};
use super::table::{Fate, Fault};
use crate::error::Error;
use career_data::{Place, Problems};

/// Refused rows that are told one by one; the rest is only counted.
const TOLD: usize = 1_000;

/// A file's place in the ledger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page(usize);

/// The account of all files, in the order they were read.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    files: Vec<Account>,
    /// The first of the rows that were refused.
    problems: Problems,
    refused: usize,
}

#[derive(Debug)]
struct Account {
    name: String,
    /// In `problems`.
    number: u32,
    rows: usize,
    refused: usize,
    left_out: BTreeMap<&'static str, usize>,
}

impl Ledger {
    /// A page for a file.
    pub(super) fn open(&mut self, path: &Path) -> Page {
        let name = path.to_string_lossy().into_owned();
        let number = self.problems.file(&name);
        self.files.push(Account { name, number, rows: 0, refused: 0, left_out: BTreeMap::new() });
        Page(self.files.len() - 1)
    }

    /// Books a row.
    pub(super) fn enter(&mut self, page: Page, line: u32, fate: Result<Fate, Fault>) {
        if let Some(account) = self.files.get_mut(page.0) {
            account.rows += 1;
        }
        match fate {
            Ok(Fate::Kept) => {}
            Ok(Fate::LeftOut(why)) => self.leave_out(page, why, 1),
            Err(fault) => self.refuse(page, line, fault),
        }
    }

    /// Books something that a file said and that no record holds.
    pub(super) fn leave_out(&mut self, page: Page, why: &'static str, count: usize) {
        if let Some(account) = self.files.get_mut(page.0).filter(|_| count > 0) {
            *account.left_out.entry(why).or_default() += count;
        }
    }

    /// Books a row that cannot be used.
    pub(super) fn refuse(&mut self, page: Page, line: u32, Fault { column, message, hint }: Fault) {
        let Some(account) = self.files.get_mut(page.0) else { return };
        account.refused += 1;
        self.refused += 1;
        if self.refused <= TOLD {
            self.problems.error(Place { file: account.number, line, column: 0 }, &column, message, hint);
        }
    }

    /// What it comes to: an account of each file, and the rows that were skipped. Without leniency any refused row is a
    /// failure.
    pub(super) fn close(self, lenient: bool) -> Result<(Vec<FileReport>, Problems), Error> {
        if self.refused > 0 && !lenient {
            return Err(Error::Malformed { problems: self.problems, rows: self.refused });
        }
        let report = |account: Account| FileReport {
            file: account.name,
            status: Status::Read,
            rows: Some(account.rows),
            skipped: Some(account.refused),
            left_out: account.left_out.into_iter().map(|(what, count)| LeftOut { count, what }).collect(),
            note: None,
        };
        Ok((self.files.into_iter().map(report).collect(), self.problems))
    }
}
