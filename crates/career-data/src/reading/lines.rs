//! Reads JSON lines, in pieces and in parallel.
//!
//! Nearly all lines of a large file are roles as programs write them. These are deserialised without copying texts other than
//! into their pack. Any other line, or one that is not quite valid, goes through [`super::document`], which reports what is wrong
//! with it and where.

use std::borrow::Cow;
use std::io;

use rayon::prelude::*;
use serde::Deserialize;

use super::document;
use super::layered::LayeredData;
use super::packed_file::{Layout, PackedFile, PackedPart};
use super::piece::{PIECE, Piece, RawLine};
use super::source::Source;
use crate::formats::rules::LONGEST_LINE;
use crate::problem::{Place, Problems};
use crate::records::Role;
use crate::records::record::Written;

/// The records of one piece of a file.
#[derive(Debug)]
struct Lines {
    roles: PackedPart,
    /// The number of lines.
    count: u32,
    problems: Problems,
    /// Lines with a record other than a role.
    others: Vec<Line>,
}

/// The location of a line in its file.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u64,
    length: usize,
    /// Line number, from 1 within the piece.
    number: u32,
}

/// Reads a file. Roles are packed, other records are added to the dataset; what cannot be read is reported.
pub(crate) fn read(source: Source, name: &str, file: u32, data: &mut LayeredData, problems: &mut Problems) {
    let pieces = source.len().and_then(|length| {
        let pieces: Vec<u64> = (0..length.div_ceil(PIECE)).map(|piece| piece * PIECE).collect();
        let pieces = pieces.par_iter();
        pieces.map_init(Vec::new, |buffer, start| Lines::read(&source, *start, length, file, buffer)).collect()
    });
    let mut pieces: Vec<Lines> = match pieces {
        Ok(pieces) => pieces,
        Err(error) => return problems.unreadable(file, &error),
    };
    number(&mut pieces, problems);
    for piece in &pieces {
        for line in &piece.others {
            if let Some(text) = line.text(&source) {
                let place = Place { file, line: piece.roles.first_line + line.number - 1, column: 1 };
                document::record_line(&text, place, &mut data.dataset, problems);
            }
        }
    }
    let parts = pieces.into_iter().map(|piece| piece.roles).collect();
    data.packed.push(PackedFile::new(name, file, source, Layout::Lines, parts));
}

/// Sets the first line number of each piece, and offsets the line numbers of its problems.
fn number(pieces: &mut [Lines], problems: &mut Problems) {
    let mut first_line = 1;
    for piece in pieces {
        piece.roles.first_line = first_line;
        problems.absorb(std::mem::take(&mut piece.problems), first_line - 1);
        first_line += piece.count;
    }
}

impl Line {
    fn text(self, source: &Source) -> Option<String> {
        let mut bytes = vec![0; self.length];
        source.read_at(self.start, &mut bytes).ok()?;
        String::from_utf8(bytes).ok()
    }
}

impl Lines {
    fn read(source: &Source, start: u64, length: u64, file: u32, buffer: &mut Vec<u8>) -> io::Result<Self> {
        let piece = Piece::read(source, start, length, buffer)?;
        // The line number is known only when all pieces before are read.
        let roles = PackedPart::at(piece.start, 0);
        let mut lines = Self { roles, count: 0, problems: Problems::default(), others: Vec::new() };
        for (line, number) in piece.lines().zip(1..) {
            lines.count = number;
            lines.take(&line, number, Place { file, line: number, column: 0 });
        }
        lines.roles.pack.shrink();
        Ok(lines)
    }

    fn take(&mut self, line: &RawLine<'_>, number: u32, place: Place) {
        if line.bytes.len() as u64 > LONGEST_LINE {
            return self.problems.error(place, "", "is too long a line", format!("at most {LONGEST_LINE} bytes"));
        }
        let Ok(text) = std::str::from_utf8(line.bytes) else {
            return self.problems.error(place, "", "is not UTF-8", "save the file as UTF-8");
        };
        if let Ok(role) = serde_json::from_str::<Role<Text<'_>>>(text) {
            return self.roles.push(&role, number, line.start);
        }
        if text.trim().is_empty() {
            return;
        }
        let place = Place { column: 1, ..place };
        if document::is_role(text) {
            if let Some(role) = document::role_line(text, place, &mut self.problems) {
                self.roles.push(&role, number, line.start);
            }
        } else {
            self.others.push(Line { start: line.start, length: line.bytes.len(), number });
        }
    }
}

/// A string of a line, borrowed when it has no escapes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Written for Text<'_> {
    type Score = Option<u8>;

    fn text(&self) -> &str {
        &self.0
    }

    fn scored(score: Option<u8>) -> Option<u8> {
        score
    }

    fn score(score: Option<u8>) -> Option<u8> {
        score
    }
}
