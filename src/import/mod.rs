//! Publishers' files to data of one's own: what `career import` does.
//!
//! ```text
//! table     a file of rows, in any order of columns, read without keeping it
//! onet      a release of the O*NET database -> all its occupations as roles
//! oews      wages by occupation and area -> the wages of occupations in use
//! row_log   what became of every row: kept, left out for a reason, refused
//! target    records -> an image, an export, a folder like `data/`, or one table of it
//! ```
//!
//! A row that makes no sense is refused with its line, and any of them keeps everything from being written, unless leniency
//! is asked for. What makes sense and goes into no record is counted with the reason.

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

/// What to import, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What the files are.
    pub kind: ImportKind,
    /// The folder or file.
    pub from: &'a Path,
    /// What to write; its ending says in which form.
    pub to: &'a Path,
    /// Whether rows that make no sense are skipped.
    pub lenient: bool,
    /// The year that wages are of, where the files do not say or hold several.
    pub year: Option<u16>,
    /// The release, where the files do not say.
    pub release: Option<&'a str>,
    /// The source that records name, in place of one made from the release or year.
    pub source: Option<&'a str>,
}

/// What files come to.
#[derive(Debug)]
struct Imported {
    dataset: Dataset,
    made: Made,
    /// Id of the source that the records name.
    source: String,
    unknown_areas: Vec<String>,
    /// Files that were not read.
    unread: Vec<FileReport>,
}

/// Imports files, to be used beside the data `in_use`; how far it is shows on the `screen`.
///
/// Nothing is written when any row makes no sense, unless the request is lenient, nor when the records break a rule that
/// every dataset keeps.
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
