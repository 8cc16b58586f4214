//! Imports a release of the O*NET database: a dataset of all its occupations.
//!
//! Carried over as published: titles, descriptions, tasks, alternate and reported titles, job zones, software, related occupations.
//! What O*NET does not state is derived:
//!
//! | field | derived from |
//! |---|---|
//! | the five scores | importance and level of thirty elements, see [`scores`] |
//! | the level of a role | its job zone: 1 and 2 entry, 3 mid, 4 senior, 5 lead |
//! | proficiency in a tool | in demand: practitioner; hot: working; else awareness |
//! | the kind of a tool | the few commodities that are clearly of a kind, else application |
//!
//! A name belongs to one role. A title that several occupations share is an alias of the one that it means first (see
//! [`titles`]), and a shared title of the others; so is a title that is the name of another role, imported or in use.

mod files;
mod records;
mod rows;
mod scores;
mod soc;
mod titles;
mod tools;

use clap::Args;

use super::progress::Progress;
use super::row_log::RowLog;
use super::{Files, Imported, Importer, layout, table};
use crate::error::Error;
use career_data::Dataset;

/// A release of the O*NET database, as a folder of tables.
#[derive(Debug, Args)]
pub struct Onet {
    #[command(flatten)]
    files: Files,
    /// FILE is for use with --only, so names may be those of roles in use
    #[arg(long)]
    alone: bool,
    /// The release, where no name of a file or folder says it
    #[arg(long, value_name = "TEXT")]
    release: Option<String>,
}

impl Importer for Onet {
    fn files(&self) -> &Files {
        &self.files
    }

    fn stands_alone(&self) -> bool {
        self.alone
    }

    fn read(&self, in_use: &Dataset, _: bool, log: &mut RowLog, progress: &mut Progress) -> Result<Imported, Error> {
        let found = files::find(&self.files.from)?;
        let mut release = rows::Release::default();
        for (_, sheet) in &found.sheets {
            progress.expect(table::size(&sheet.path));
        }
        for (table, sheet) in &found.sheets {
            release.read(*table, sheet, log, progress)?;
        }
        let stated = self.release.clone().or(found.release);
        let source = records::Source::new(self.files.source.as_deref(), stated);
        let (dataset, made) = records::make(&release, &source, in_use, log);
        Ok(Imported { dataset, made, source: source.id, unknown_areas: Vec::new(), unread: found.unread })
    }

    fn table(&self, records: &Dataset, in_use: &Dataset) -> Vec<u8> {
        layout::occupations(records, in_use)
    }
}
