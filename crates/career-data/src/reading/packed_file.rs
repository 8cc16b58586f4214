//! A large file of roles: packed, and read again only for the record of one.

use super::document;
use super::piece::line_around;
use super::role_row;
use super::source::Source;
use crate::pack::Pack;
use crate::problem::{Place, Problems};
use crate::records::Role;
use crate::records::record::Written;

/// A file whose roles are packed.
#[derive(Debug)]
pub(crate) struct PackedFile {
    name: String,
    /// Its number among the files of the problems.
    file: u32,
    /// How many roles with records there were before it: those lie below it, later ones above.
    pub(crate) records_below: usize,
    source: Source,
    parts: Vec<PackedPart>,
    layout: Layout,
}

/// How the file tells its records apart.
#[derive(Debug)]
pub(crate) enum Layout {
    /// A JSON object a line.
    Lines,
    /// Comma-separated values, with these columns.
    Rows(Vec<&'static str>),
}

/// The roles of a part of a file.
#[derive(Debug)]
pub(crate) struct PackedPart {
    pub(crate) pack: Pack,
    /// Where the record of each of its roles starts, behind the start of the part.
    starts: Vec<u32>,
    /// Where the first of its records starts.
    start: u64,
    /// The number of the line that its lines are counted from, from 1.
    pub(crate) first_line: u32,
}

impl PackedPart {
    /// Without roles as yet; the first of them starts at a position of the file.
    pub(crate) fn at(start: u64, first_line: u32) -> Self {
        Self { pack: Pack::default(), starts: Vec::new(), start, first_line }
    }

    /// Packs a role that starts at a position of the file.
    pub(crate) fn push(&mut self, role: &Role<impl Written>, line: u32, start: u64) {
        self.pack.push(role, line);
        self.starts.push(u32::try_from(start - self.start).unwrap_or(u32::MAX));
    }
}

impl PackedFile {
    pub(crate) fn new(name: &str, file: u32, source: Source, layout: Layout, parts: Vec<PackedPart>) -> Self {
        Self { name: name.to_owned(), file, records_below: 0, source, parts, layout }
    }

    /// The name that messages call the file by.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The packs of its roles.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.parts.iter().map(|part| &part.pack)
    }

    /// The line that a role of a pack stands on.
    pub(crate) fn line_of(&self, pack: usize, row: usize) -> u32 {
        let part = self.parts.get(pack);
        part.and_then(|part| Some(part.first_line + part.pack.get(row)?.line() - 1)).unwrap_or_default()
    }

    /// The record of a role, read once more for the places of its parts.
    pub(crate) fn recall(&self, pack: usize, row: usize) -> Option<Role> {
        let part = self.parts.get(pack)?;
        let line = part.first_line + part.pack.get(row)?.line() - 1;
        let place = Place { file: self.file, line, column: 0 };
        let start = part.start + u64::from(*part.starts.get(row)?);
        // All that is wrong with it was reported when it was first read.
        let mut reported = Problems::default();
        if let Layout::Rows(columns) = &self.layout {
            return role_row::role_at(self.source.from(start), columns, place, &mut reported);
        }
        let text = line_around(&self.source, start).ok()??;
        document::role_line(std::str::from_utf8(&text).ok()?, Place { column: 1, ..place }, &mut reported)
    }
}
