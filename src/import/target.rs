//! The output of an import: its form, and writing it.

use std::path::Path;

use super::layout;
use crate::atomic::{self, refuse_full};
use crate::error::Error;
use career_data::{self as dataset, Dataset, Problems, Severity, writing};

/// What to do about a folder that holds something.
const NEW: &str = "name a new folder: nothing is ever overwritten";

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// `.career`: an image.
    Image,
    /// `.json`: as written by `career export`.
    Json,
    /// `.ndjson`: as written by `career export`, one record per line.
    Ndjson,
    /// `.csv`: only the table that the imported files are about.
    Csv,
    /// The layout of `data/`.
    Folder,
}

impl Target {
    /// Derives the form from a path, so that an invalid one fails before anything is read.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            _ if path.is_dir() => Self::folder(path),
            "career" => Ok(Self::Image),
            "json" => Ok(Self::Json),
            "ndjson" => Ok(Self::Ndjson),
            "csv" => Ok(Self::Csv),
            // A folder may be named after a release, such as `onet-30.3`.
            ending if ending.chars().all(|c| c.is_ascii_digit()) => Self::folder(path),
            _ => Err(Error::Usage {
                message: format!("no form of data ends in .{ending}"),
                hint: "there are .career, .json, .ndjson, .csv and, without an ending, a folder".to_owned(),
            }),
        }
    }

    fn folder(path: &Path) -> Result<Self, Error> {
        refuse_full(path, NEW)?;
        Ok(Self::Folder)
    }

    /// Writes all records or, when they break a rule, nothing; `table` makes the one table of a `.csv`.
    pub(super) fn write(self, path: &Path, records: &Dataset, table: impl FnOnce(&Dataset) -> Vec<u8>) -> Result<(), Error> {
        check(records)?;
        let bytes = match self {
            Self::Csv => table(records),
            Self::Image => dataset::compile(records).map_err(|error| Error::CannotCompile(error.to_string()))?,
            Self::Json => writing::document(&in_order(records)),
            Self::Ndjson => writing::lines(&in_order(records)),
            Self::Folder => {
                let Dataset { roles, .. } = in_order(records);
                let roles = writing::lines(&Dataset { roles, ..Dataset::default() });
                refuse_full(path, NEW)?;
                return atomic::write_files(path, &layout::files(records, roles)).map(drop);
            }
        };
        atomic::write(path, &bytes)
    }
}

/// Validates the records.
fn check(records: &Dataset) -> Result<(), Error> {
    let mut problems = Problems::default();
    problems.file("(imported)");
    dataset::check(records, &mut problems);
    if problems.count(Severity::Error) > 0 { Err(Error::BadData(problems)) } else { Ok(()) }
}

/// The records in the order of an export.
fn in_order(records: &Dataset) -> Dataset {
    let mut records = records.clone();
    records.put_in_order();
    records
}
