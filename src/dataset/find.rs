//! Roles of a large file of lines by their ids, without reading more of it than where its lines begin.
//!
//! Programs write the id of a record first. Every processor looks at the beginnings of the lines of pieces of the file and keeps
//! 32 bits of a hash of each id; only lines whose hash is wanted are read. Of a line that begins otherwise the id is read, which
//! takes longer and comes to the same.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::path::Path;

use memchr::memchr;
use rayon::prelude::*;
use serde::Deserialize;

use super::document;
use super::lines::{Lines, Part, line_around};
use super::pack::Unpacked;
use super::problem::{Place, Problems};
use super::record::Role;
use super::source::{Form, Source};

/// Bytes that are looked through at a time: they stay in the cache while they are.
const PIECE: u64 = 1 << 18;
/// Bytes behind a piece that its last line may need to state its id.
const HEAD: u64 = 1 << 9;
/// Stands for a line without a role: an empty one.
const NOTHING: u32 = 0;

/// A file of lines whose roles can be found by their ids.
pub struct Finder {
    name: String,
    source: Source,
    length: u64,
    /// For each piece, the hash of the id on each line that begins in it.
    pieces: Vec<Vec<u32>>,
    found: Vec<Line>,
}

/// A role and the line it stands on.
struct Line {
    number: u32,
    role: Role,
}

/// Why a file cannot be looked through in this way: it holds more than roles, or a line is not as it should be. Reading all of
/// it does, or tells what is wrong.
#[derive(Debug)]
pub struct NotPlain;

impl From<io::Error> for NotPlain {
    fn from(_: io::Error) -> Self {
        Self
    }
}

impl Finder {
    /// Looks through a file once.
    pub fn open(path: &Path) -> Result<Self, NotPlain> {
        let source = Source::open(path)?;
        if source.form(path)? != Form::Lines {
            return Err(NotPlain);
        }
        let length = source.len()?;
        let starts: Vec<u64> = (0..length.div_ceil(PIECE)).map(|piece| piece * PIECE).collect();
        let hashes = |buffer: &mut Vec<u8>, start: &u64| {
            let mut hashes = Vec::new();
            each_line(&source, *start, length, buffer, |head, at| {
                hashes.push(hash_at(&source, head, at)?);
                Ok(())
            })?;
            hashes.shrink_to_fit();
            Ok(hashes)
        };
        let pieces = starts.par_iter().with_min_len(8).map_init(Vec::new, hashes).collect::<Result<_, NotPlain>>()?;
        Ok(Self { name: path.to_string_lossy().into_owned(), source, length, pieces, found: Vec::new() })
    }

    /// Finds the roles of those ids that are there, and gives them. An id that is there twice is none of ours.
    pub fn find<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) -> Result<Vec<&Role>, NotPlain> {
        let ids: HashSet<&str> = ids.into_iter().collect();
        let hashes: HashSet<u32> = ids.iter().map(|id| hash(id)).collect();
        let known = self.found.len();
        let mut first = 1;
        for (piece, lines) in self.pieces.iter().enumerate() {
            for (nth, _) in lines.iter().enumerate().filter(|(_, hash)| hashes.contains(*hash)) {
                let number = first + u32::try_from(nth).map_err(|_| NotPlain)?;
                let role = self.role(piece, nth, number)?;
                if ids.contains(role.id()) {
                    self.found.push(Line { number, role });
                }
            }
            first += u32::try_from(lines.len()).map_err(|_| NotPlain)?;
        }
        let found = self.found.get(known..).unwrap_or_default();
        let mut seen = HashSet::new();
        if found.iter().any(|line| !seen.insert(line.role.id())) {
            return Err(NotPlain);
        }
        Ok(found.iter().map(|line| &line.role).collect())
    }

    /// What was found, as if it were all there is.
    pub fn into_lines(self) -> Lines {
        let mut part = Part::default();
        let mut lines = self.found;
        lines.sort_by_key(|line| line.number);
        lines.dedup_by_key(|line| line.number);
        for line in &lines {
            part.push(&line.role, line.number, 0);
        }
        Lines::of_part(&self.name, self.source, part)
    }

    /// The role on a line.
    fn role(&self, piece: usize, nth: usize, number: u32) -> Result<Role, NotPlain> {
        let mut starts = Vec::new();
        each_line(&self.source, piece as u64 * PIECE, self.length, &mut Vec::new(), |_, at| {
            starts.push(at);
            Ok(())
        })?;
        let line = line_around(&self.source, *starts.get(nth).ok_or(NotPlain)?)?.ok_or(NotPlain)?;
        let text = std::str::from_utf8(&line).map_err(|_| NotPlain)?;
        let mut problems = Problems::default();
        let role = document::role_line(text, Place { file: 0, line: number, column: 1 }, &mut problems).ok_or(NotPlain)?;
        if problems.is_empty() { Ok(role) } else { Err(NotPlain) }
    }
}

/// Calls a function for each line that begins within a piece, with its bytes as far as they were read and its position.
fn each_line(
    source: &Source,
    start: u64,
    length: u64,
    buffer: &mut Vec<u8>,
    mut each: impl FnMut(&[u8], u64) -> Result<(), NotPlain>,
) -> Result<(), NotPlain> {
    // A line begins behind the end of another: one byte more tells whether the piece begins with a line.
    let from = start.saturating_sub(1);
    let end = (start + PIECE).min(length);
    let reached = (end + HEAD).min(length);
    buffer.resize(usize::try_from(reached - from).map_err(|_| NotPlain)?, 0);
    source.read_at(from, buffer)?;
    let mut rest = buffer.as_slice();
    let mut at = from;
    let skip_line = |rest: &[u8]| memchr(b'\n', rest).map_or(rest.len(), |feed| feed + 1);
    if start > 0 {
        let skipped = skip_line(rest);
        rest = rest.get(skipped..).unwrap_or_default();
        at += skipped as u64;
    }
    while at < end {
        let size = skip_line(rest);
        let (line, behind) = rest.split_at(size);
        each(line, at)?;
        rest = behind;
        at += size as u64;
    }
    Ok(())
}

/// What tells a record apart from others.
#[derive(Deserialize)]
struct Tagged<'a> {
    #[serde(borrow, default)]
    table: Option<Cow<'a, str>>,
    #[serde(borrow)]
    id: Cow<'a, str>,
}

/// The hash of the id of the role on a line, of which the beginning is known.
fn hash_at(source: &Source, head: &[u8], at: u64) -> Result<u32, NotPlain> {
    if let Some(id) = id_first(head) {
        return Ok(hash_of(id));
    }
    let line = line_around(source, at)?.ok_or(NotPlain)?;
    let text = std::str::from_utf8(&line).map_err(|_| NotPlain)?;
    if text.trim().is_empty() {
        return Ok(NOTHING);
    }
    let tagged: Tagged<'_> = serde_json::from_str(text).map_err(|_| NotPlain)?;
    if tagged.table.is_none_or(|table| table == "roles") { Ok(hash(&tagged.id)) } else { Err(NotPlain) }
}

/// The id that a line states first, as most do.
fn id_first(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_prefix(b"{\"table\":\"roles\",").or_else(|| line.strip_prefix(b"{"))?;
    let value = line.strip_prefix(b"\"id\":\"").or_else(|| line.strip_prefix(b"\"id\": \""))?;
    let id = value.get(..memchr(b'"', value)?)?;
    // An id that is written with escapes is read as JSON.
    (!id.contains(&b'\\')).then_some(id)
}

fn hash(id: &str) -> u32 {
    hash_of(id.as_bytes())
}

/// 32 bits of XXH3: enough to pass over nearly all lines.
#[allow(clippy::cast_possible_truncation, reason = "the lower half of the bits")]
fn hash_of(id: &[u8]) -> u32 {
    (xxhash_rust::xxh3::xxh3_64(id) as u32).max(NOTHING + 1)
}
