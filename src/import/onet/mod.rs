//! Imports a release of the O*NET database: a dataset of all its occupations.
//!
//! Carried over as published: titles, descriptions, alternate titles, job zones, software, related occupations. What O*NET does
//! not state is derived:
//!
//! | field | derived from |
//! |---|---|
//! | the five scores | importance and level of thirty elements, see [`scores`] |
//! | the level of a role | its job zone: 1 and 2 entry, 3 mid, 4 senior, 5 lead |
//! | proficiency in a tool | in demand: practitioner; hot: working; else awareness |
//! | the kind of a tool | the few commodities that are clearly of a kind, else application |
//!
//! A name belongs to one role: a title that several occupations share is not an alias of any.

mod files;
mod records;
mod rows;
mod scores;
mod soc;
mod titles;
mod tools;

use super::progress::Progress;
use super::row_log::RowLog;
use super::{Imported, Request, table};
use crate::error::Error;
use career_data::Dataset;

/// Reads the release in a folder, for use on top of the data `in_use`.
pub(super) fn import(
    request: &Request<'_>,
    in_use: &Dataset,
    log: &mut RowLog,
    progress: &mut Progress,
) -> Result<Imported, Error> {
    let files = files::find(request.from)?;
    let mut release = rows::Release::default();
    for (_, sheet) in &files.sheets {
        progress.expect(table::size(&sheet.path));
    }
    for (table, sheet) in &files.sheets {
        release.read(*table, sheet, log, progress)?;
    }
    let stated = request.release.map(str::to_owned).or(files.release);
    let source = records::Source::new(request.source, stated);
    let (dataset, made) = records::make(&release, &source, in_use, log);
    Ok(Imported { dataset, made, source: source.id, unknown_areas: Vec::new(), unread: files.unread })
}
