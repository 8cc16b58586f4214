//! Roles of a large file of lines by their ids, without reading the rest of it: every processor looks through pieces of the
//! file for the ids as JSON writes them, and only lines that have one are read.
//!
//! Where a role that was asked for is found, the roles that it names are looked for as well: in the pieces that are still to
//! come at once, in those that were looked through before in a second round.

use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::packed::Searcher;
use memchr::memchr_iter;
use rayon::prelude::*;

use super::lines::{Lines, Part, RawLine, line_around};
use super::pack::Unpacked;
use super::problem::{Place, Problems};
use super::record::Role;
use super::source::Source;
use super::{check, document};

/// Bytes that are looked through at a time: they stay in the cache between one look and the next.
const PIECE: u64 = 1 << 18;
/// More ids than this are looked for no faster than by reading everything.
const MOST_WANTED: usize = 64;

/// What is looked for: ids in quotes, and the mark of records that are not roles.
struct Needles {
    ids: Vec<String>,
    searcher: Searcher,
    longest: usize,
}

const TABLE: &str = "\"table\"";

impl Needles {
    fn of(ids: Vec<String>) -> Option<Arc<Self>> {
        let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).chain([TABLE.to_owned()]).collect();
        let longest = quoted.iter().map(String::len).max().unwrap_or_default();
        let plain = ids.len() <= MOST_WANTED && ids.iter().all(|id| check::is_kebab(id));
        let searcher = Searcher::new(&quoted).filter(|_| plain)?;
        Some(Arc::new(Self { ids, searcher, longest }))
    }
}

/// What was found in a file.
#[derive(Default)]
struct Found {
    /// Roles with where their lines start.
    roles: Vec<(u64, Role)>,
    /// Whether there are records that are not roles.
    others: bool,
}

/// The state that all threads share.
struct Search<'s> {
    source: &'s Source,
    length: u64,
    wanted: &'s [&'s str],
    file: u32,
    needles: Mutex<Arc<Needles>>,
    found: Mutex<Found>,
}

/// A piece that was looked through.
struct Seen {
    start: u64,
    /// For how many ids.
    ids: usize,
    line_feeds: u32,
}

impl Lines {
    /// The roles of those ids, and the roles that they name. `None` when that cannot be told without reading everything: when
    /// an id is there twice, or the file holds more than roles, or a line is not as it should be.
    pub(super) fn find(source: Source, name: &str, file: u32, wanted: &[&str]) -> io::Result<Option<Self>> {
        let length = source.len()?;
        let Some(needles) = Needles::of(wanted.iter().map(|id| (*id).to_owned()).collect()) else { return Ok(None) };
        let search =
            Search { source: &source, length, wanted, file, needles: Mutex::new(needles), found: Mutex::new(Found::default()) };
        let starts: Vec<u64> = (0..length.div_ceil(PIECE)).map(|piece| piece * PIECE).collect();
        let pieces = starts.par_iter().with_min_len(16);
        let seen: Vec<Seen> =
            pieces.map_init(Vec::new, |buffer, start| search.look(*start, buffer)).collect::<io::Result<_>>()?;
        let needles = search.needles();
        let again = seen.par_iter().filter(|seen| seen.ids < needles.ids.len());
        let added: Vec<String> = needles.ids.iter().skip(wanted.len()).cloned().collect();
        if let Some(needles) = Needles::of(added) {
            again
                .map_init(Vec::new, |buffer, seen| search.look_for(&needles, seen.start, buffer).map(drop))
                .collect::<io::Result<()>>()?;
        }
        let found = search.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let part = part_of(found, &source, &seen)?;
        Ok(part.map(|part| Self::of_part(name, file, source, part)))
    }
}

/// The roles that were found, in the order of the file and each with its line; `None` when one is there twice.
fn part_of(found: Found, source: &Source, seen: &[Seen]) -> io::Result<Option<Part>> {
    let Found { mut roles, others } = found;
    roles.sort_by_key(|(start, _)| *start);
    roles.dedup_by_key(|(start, _)| *start);
    let mut ids = HashSet::new();
    if others || !roles.iter().all(|(_, role)| ids.insert(role.id())) {
        return Ok(None);
    }
    let mut part = Part::default();
    for (start, role) in &roles {
        let piece = start / PIECE * PIECE;
        let before: u32 = seen.iter().filter(|seen| seen.start < piece).map(|seen| seen.line_feeds).sum();
        let mut within = vec![0; usize::try_from(start - piece).unwrap_or_default()];
        source.read_at(piece, &mut within)?;
        part.pack.push(role, 1 + before + line_feeds(&within));
    }
    Ok(Some(part))
}

fn line_feeds(bytes: &[u8]) -> u32 {
    u32::try_from(memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

impl Search<'_> {
    fn needles(&self) -> Arc<Needles> {
        Arc::clone(&self.needles.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks through a piece for all that is being looked for by now.
    fn look(&self, start: u64, buffer: &mut Vec<u8>) -> io::Result<Seen> {
        let needles = self.needles();
        let line_feeds = self.look_for(&needles, start, buffer)?;
        Ok(Seen { start, ids: needles.ids.len(), line_feeds })
    }

    /// Looks through a piece, and gives how many line feeds it has.
    fn look_for(&self, needles: &Needles, start: u64, buffer: &mut Vec<u8>) -> io::Result<u32> {
        // What begins in the piece may end in the next.
        let end = (start + PIECE + needles.longest as u64).min(self.length);
        buffer.resize(usize::try_from(end - start).unwrap_or(usize::MAX), 0);
        self.source.read_at(start, buffer)?;
        for hit in needles.searcher.find_iter(&buffer) {
            if needles.ids.get(hit.pattern().as_usize()).is_none() || is_id(buffer, hit.start()) {
                self.take(start + hit.start() as u64)?;
            }
        }
        let own = buffer.len().min(usize::try_from(PIECE).unwrap_or(usize::MAX));
        Ok(line_feeds(buffer.get(..own).unwrap_or_default()))
    }

    /// Reads the line around a position.
    fn take(&self, at: u64) -> io::Result<()> {
        let Some(RawLine { bytes, start }) = line_around(self.source, at)? else { return Ok(()) };
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if !document::is_role(&text) {
            found.others = true;
            return Ok(());
        }
        let (needles, mut problems) = (self.needles(), Problems::default());
        let role = document::role_line(&text, Place { file: self.file, line: 0, column: 1 }, &mut problems);
        let Some(role) = role.filter(|role| needles.ids.iter().any(|id| id == role.id())) else { return Ok(()) };
        if problems.iter().next().is_some() {
            // Reading everything tells what is wrong, and where.
            found.others = true;
        }
        if self.wanted.contains(&role.id()) {
            self.want_named_by(&role, &needles, &mut found);
        }
        found.roles.push((start, role));
        Ok(())
    }

    /// Looks for the roles that a role names from here on.
    fn want_named_by(&self, role: &Role, needles: &Needles, found: &mut Found) {
        let mut ids = needles.ids.clone();
        for id in role.prerequisites().chain(role.next()).chain(role.related()) {
            if !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
        match Needles::of(ids) {
            Some(more) => *self.needles.lock().unwrap_or_else(PoisonError::into_inner) = more,
            None => found.others = true,
        }
    }
}

/// Whether the text at a position is the value of a key `id`, or stands so near to the beginning of a piece that it may be.
fn is_id(bytes: &[u8], at: usize) -> bool {
    /// More space than anybody leaves between a key and its value.
    const ROOM: usize = 16;
    let Some(before) = at.checked_sub(ROOM).and_then(|from| bytes.get(from..at)) else { return true };
    before.trim_ascii_end().strip_suffix(b":").is_some_and(|key| key.trim_ascii_end().ends_with(b"\"id\""))
}
