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
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueHint};

use crate::data_sources::CheckReport;
use crate::error::Error;
use career_data::Dataset;
use progress::Progress;
use row_log::RowLog;
use target::Target;

pub use report::{FileReport, ImportReport, LeftOut, Made, Status};

/// Whose files they are, and the options that go with them.
#[derive(Debug, Subcommand)]
pub enum Publisher {
    /// Occupations as roles, from a release of the O*NET database
    Onet(onet::Onet),
    /// Wages, from the Occupational Employment and Wage Statistics
    Oews(oews::Oews),
}

/// What is imported, and to where; the same for every publisher.
#[derive(Debug, Args)]
pub struct Files {
    /// The folder or file, as published
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    from: PathBuf,
    /// The file or folder to write; a file is replaced whole or not at all
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    output: PathBuf,
    /// Skip rows that cannot be read, and count them
    #[arg(long)]
    lenient: bool,
    /// Id of the source of the figures [default: onet-RELEASE or bls-oews-YEAR]
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
}

/// Reads the files of one publisher.
trait Importer {
    /// The files and the options that every importer has.
    fn files(&self) -> &Files;

    /// Whether the result is used without the data in use, so that names and ids of its roles are free.
    fn stands_alone(&self) -> bool {
        false
    }

    /// The records that the files hold, to be used beside the data `in_use`. `table_only` says that nothing but the table of
    /// [`Importer::table`] is written.
    fn read(&self, in_use: &Dataset, table_only: bool, log: &mut RowLog, progress: &mut Progress) -> Result<Imported, Error>;

    /// The one table of `data/` that the files are about, as CSV.
    fn table(&self, records: &Dataset, in_use: &Dataset) -> Vec<u8>;
}

impl Publisher {
    fn importer(&self) -> &dyn Importer {
        match self {
            Self::Onet(onet) => onet,
            Self::Oews(oews) => oews,
        }
    }

    /// Whether the result is used without the data in use.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.importer().stands_alone()
    }
}

/// The records read from a publisher's files.
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

/// Imports files, to be used beside the data `in_use`; progress is drawn on the `screen`.
///
/// Fails, and writes nothing, when a row is invalid, unless `--lenient` is given, when nothing can be made of the rows, and when the
/// records break a rule that every dataset keeps.
pub fn import(publisher: &Publisher, in_use: &Dataset, screen: Option<Box<dyn Write>>) -> Result<ImportReport, Error> {
    let importer = publisher.importer();
    let Files { output, lenient, .. } = importer.files();
    let target = Target::of(output)?;
    let mut log = RowLog::default();
    let mut progress = Progress::new(screen);
    let found = importer.read(in_use, target == Target::Csv, &mut log, &mut progress)?;
    drop(progress);
    let (mut files, problems) = log.close(*lenient)?;
    if found.made.roles + found.made.wages == 0 {
        return Err(nothing_made(&importer.files().from, &files));
    }
    files.extend(found.unread);
    target.write(output, &found.dataset, |records| importer.table(records, in_use))?;
    Ok(ImportReport {
        source: found.source,
        files,
        made: found.made,
        unknown_areas: found.unknown_areas,
        problems: CheckReport::new(0, &problems).problems,
        written: output.clone(),
    })
}

/// The error of an import that makes neither roles nor wages, with what became of the rows.
fn nothing_made(from: &Path, files: &[FileReport]) -> Error {
    let skipped: usize = files.iter().filter_map(|file| file.skipped).sum();
    let skipped = Some((skipped, "rows that cannot be read")).filter(|(count, _)| *count > 0);
    let left_out = files.iter().flat_map(|file| &file.left_out).map(|left_out| (left_out.count, left_out.what));
    let reasons: Vec<_> = left_out.chain(skipped).map(|(count, what)| format!("{what} ({count})")).collect();
    let message = format!("nothing can be made of {}", from.display());
    let hint = if reasons.is_empty() { "it has no rows".to_owned() } else { format!("left out: {}", reasons.join("; ")) };
    Error::Usage { message, hint }
}
