//! A large file of roles, packed; it is read again only when the record of a role is needed.

use super::document;
use super::piece::line_around;
use super::role_row::{self, RowLayout};
use super::source::Source;
use crate::pack::Pack;
use crate::problem::{Place, Problems};
use crate::records::Role;
use crate::records::record::Written;

/// A large file whose roles are packed.
#[derive(Debug)]
pub(crate) struct PackedFile {
    name: String,
    /// Its number in [`Problems`].
    file: u32,
    /// The number of roles with records read before it: those lie below it, later ones above.
    pub(crate) records_below: usize,
    source: Source,
    parts: Vec<PackedPart>,
    layout: Layout,
}

/// How records are delimited.
#[derive(Debug)]
pub(crate) enum Layout {
    /// One JSON object per line.
    Lines,
    /// CSV.
    Rows(RowLayout),
}

/// The roles of one part of a file.
#[derive(Debug)]
pub(crate) struct PackedPart {
    pub(crate) pack: Pack,
    /// Byte offset of each role's record from `start`.
    starts: Vec<u32>,
    /// Byte offset in the file of the first record.
    start: u64,
    /// The line of the file, from 1, that line 1 of the part is.
    pub(crate) first_line: u32,
}

impl PackedPart {
    /// An empty part that starts at a byte offset of the file.
    pub(crate) fn at(start: u64, first_line: u32) -> Self {
        Self { pack: Pack::default(), starts: Vec::new(), start, first_line }
    }

    /// Packs a role whose record starts at a byte offset of the file.
    pub(crate) fn push(&mut self, role: &Role<impl Written>, line: u32, start: u64) {
        self.pack.push(role, line);
        self.starts.push(u32::try_from(start - self.start).unwrap_or(u32::MAX));
    }
}

impl PackedFile {
    pub(crate) fn new(name: &str, file: u32, source: Source, layout: Layout, parts: Vec<PackedPart>) -> Self {
        Self { name: name.to_owned(), file, records_below: 0, source, parts, layout }
    }

    /// The file name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The packs of its parts.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.parts.iter().map(|part| &part.pack)
    }

    /// The line of a role in the file.
    pub(crate) fn line_of(&self, pack: usize, row: usize) -> u32 {
        let part = self.parts.get(pack);
        part.and_then(|part| Some(part.first_line + part.pack.get(row)?.line() - 1)).unwrap_or_default()
    }

    /// The full record of a role, read from the file again to get the places of its fields.
    pub(crate) fn recall(&self, pack: usize, row: usize) -> Option<Role> {
        let part = self.parts.get(pack)?;
        let line = part.first_line + part.pack.get(row)?.line() - 1;
        let place = Place { file: self.file, line, column: 0 };
        let start = part.start + u64::from(*part.starts.get(row)?);
        // Problems were already reported on the first read.
        let mut reported = Problems::default();
        if let Layout::Rows(layout) = &self.layout {
            return role_row::role_at(self.source.from(start), layout, place, &mut reported);
        }
        let text = line_around(&self.source, start).ok()??;
        document::role_line(std::str::from_utf8(&text).ok()?, Place { column: 1, ..place }, &mut reported)
    }
}
