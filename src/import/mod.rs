//! Imports publishers' files as user data: the implementation of `career import`.
//!
//! ```text
//! table     streaming reader of tables, with columns in any order
//! onet      a release of the O*NET database -> all its occupations as roles
//! oews      wages by occupation and area -> the wages of occupations in use
//! row_log   the outcome of every row: kept, left out for a reason, rejected
//! target    records -> an image, an export, a folder like `data/`, or one table of it
//! ```
//!
//! An invalid row is rejected with its line, and then nothing is written unless the import is lenient. Valid rows that go into no
//! record are counted by reason.

mod area;
mod layout;
mod names;
mod oews;
mod onet;
mod progress;
mod report;
mod row_log;
mod table;
mod target;

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

use crate::data_sources::CheckReport;
use crate::error::Error;
use career_data::Dataset;
use progress::Progress;
use row_log::RowLog;
use target::Target;

pub use report::{FileReport, ImportReport, LeftOut, Made, Status};

/// Files that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// Occupations: a folder with a release of the O*NET database
    Onet,
    /// Wages: a file of Occupational Employment and Wage Statistics
    Oews,
}

/// Parameters of an import.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The kind of files.
    pub kind: ImportKind,
    /// The folder or file.
    pub from: &'a Path,
    /// The output, whose extension determines its form.
    pub to: &'a Path,
    /// Whether invalid rows are skipped instead of failing the import.
    pub lenient: bool,
    /// The year of the wages, when the files do not state it or have several.
    pub year: Option<u16>,
    /// The release, when the files do not state it.
    pub release: Option<&'a str>,
    /// The id of the source in records, instead of one derived from the release or year.
    pub source: Option<&'a str>,
}

/// The result of reading the files.
#[derive(Debug)]
struct Imported {
    dataset: Dataset,
    made: Made,
    /// The id of the source in the records.
    source: String,
    unknown_areas: Vec<String>,
    /// Files that were not read.
    unread: Vec<FileReport>,
}

/// Imports files, for use on top of the data `in_use`; progress is shown on the `screen`.
///
/// Nothing is written when any row is invalid, unless the request is lenient, nor when the records fail validation.
pub fn import(request: &Request<'_>, in_use: &Dataset, screen: Option<Box<dyn Write>>) -> Result<ImportReport, Error> {
    let target = Target::of(request.to)?;
    let mut log = RowLog::default();
    let mut progress = Progress::new(screen);
    let imported = match request.kind {
        ImportKind::Onet => onet::import(request, in_use, &mut log, &mut progress),
        ImportKind::Oews => oews::import(request, in_use, target != Target::Csv, &mut log, &mut progress),
    }?;
    drop(progress);
    let (mut files, problems) = log.close(request.lenient)?;
    files.extend(imported.unread);
    target.write(request, &imported.dataset, in_use)?;
    Ok(ImportReport {
        source: imported.source,
        files,
        made: imported.made,
        unknown_areas: imported.unknown_areas,
        problems: CheckReport::new(0, &problems).problems,
        written: request.to.to_owned(),
    })
}
