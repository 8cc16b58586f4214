//! Files of JSON lines, a record a line, read in pieces by as many threads as there are processors.
//!
//! Nearly all lines of a large file are roles as programs write them. These are taken as they are found, without a copy of
//! their texts but the one in their pack. A line that is anything else, or is not quite as it should be, goes through
//! [`crate::reading::document`] like every other file, which tells what is wrong with it and where.

use std::borrow::Cow;
use std::fmt;
use std::io;

use memchr::{memchr, memchr_iter, memrchr};
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use unicode_normalization::is_nfc;

use crate::formats::source::Source;
use crate::layers::pack::{Pack, Unpacked};
use crate::problem::{Place, Problems};
use crate::reading::document;
use crate::reading::rows;
use crate::records::{Dataset, Role, Wage};
use crate::text::is_hostile;
use crate::vocabulary::{Competency, Level, Proficiency, Vocabulary};
use crate::{LONGEST_LINE, LONGEST_NAME, LONGEST_PROSE};

/// Bytes that a thread takes on at a time.
const PIECE: u64 = 1 << 22;

/// A file of lines whose roles are packed.
#[derive(Debug)]
pub struct Lines {
    name: String,
    /// Its number among the files of the problems.
    file: u32,
    /// How many roles with records there were before it: those lie below it, later ones above.
    pub(crate) records_below: usize,
    source: Source,
    parts: Vec<Part>,
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

/// The roles of a piece of a file.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(crate) pack: Pack,
    /// Where the record of each of its roles starts, behind the start of the part.
    pub(crate) starts: Vec<u32>,
    /// Where the first of its records starts.
    start: u64,
    /// The number of its first line, from 1, once all parts are known.
    first_line: u32,
    /// How many lines it has.
    lines: u32,
    problems: Problems,
    /// Lines that hold something else than a role.
    others: Vec<Line>,
}

/// A line of a file.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u64,
    length: usize,
    /// Its number, from 1 within its part.
    number: u32,
}

/// Makes a buffer hold the bytes between two positions.
fn fill(source: &Source, start: u64, end: u64, buffer: &mut Vec<u8>) -> io::Result<()> {
    buffer.resize(usize::try_from(end - start).unwrap_or(usize::MAX), 0);
    source.read_at(start, buffer)
}

impl Lines {
    /// Reads a file. Roles are packed, other records go to the dataset; what cannot be read is reported.
    pub(crate) fn read(source: Source, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
        let parts = source.len().and_then(|length| {
            let pieces: Vec<u64> = (0..length.div_ceil(PIECE)).map(|piece| piece * PIECE).collect();
            let pieces = pieces.par_iter();
            pieces.map_init(Vec::new, |buffer, start| Part::read(&source, *start, length, file, buffer)).collect()
        });
        let parts: Vec<Part> = match parts {
            Ok(parts) => parts,
            Err(error) => return problems.unreadable(file, &error),
        };
        let mut lines = Self { name: name.to_owned(), file, records_below: 0, source, parts, layout: Layout::Lines };
        lines.number(problems);
        lines.read_others(dataset, problems);
        dataset.packed.push(lines);
    }

    /// Of the rows of a file, whose lines are counted from its first.
    pub(crate) fn of_rows(name: &str, file: u32, source: Source, columns: Vec<&'static str>, mut parts: Vec<Part>) -> Self {
        for part in &mut parts {
            part.first_line = 1;
        }
        Self { name: name.to_owned(), file, records_below: 0, source, parts, layout: Layout::Rows(columns) }
    }

    /// Tells parts which their lines are, and problems where they are.
    fn number(&mut self, problems: &mut Problems) {
        let mut first_line = 1;
        for part in &mut self.parts {
            part.first_line = first_line;
            first_line += part.lines;
            problems.absorb(std::mem::take(&mut part.problems), part.first_line - 1);
        }
    }

    /// Reads the records that are not roles.
    fn read_others(&self, dataset: &mut Dataset, problems: &mut Problems) {
        for part in &self.parts {
            for line in &part.others {
                if let Some(text) = self.text(*line) {
                    let place = Place { file: self.file, line: part.first_line + line.number - 1, column: 1 };
                    document::record_line(&text, place, dataset, problems);
                }
            }
        }
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
        let mut told = Problems::default();
        if let Layout::Rows(columns) = &self.layout {
            return rows::role_at(self.source.from(start), columns, place, &mut told);
        }
        let text = line_around(&self.source, start).ok()??;
        document::role_line(std::str::from_utf8(&text).ok()?, Place { column: 1, ..place }, &mut told)
    }

    fn text(&self, line: Line) -> Option<String> {
        let mut bytes = vec![0; line.length];
        self.source.read_at(line.start, &mut bytes).ok()?;
        String::from_utf8(bytes).ok()
    }
}

/// The whole lines that start within one piece of a file.
struct Piece<'b> {
    bytes: &'b [u8],
    /// Where they start in the file.
    start: u64,
}

/// A line and where it starts in its file.
struct RawLine<'b> {
    bytes: &'b [u8],
    start: u64,
}

/// The line around a position; `None` when it is longer than a line may be.
pub(crate) fn line_around(source: &Source, at: u64) -> io::Result<Option<Vec<u8>>> {
    let from = at.saturating_sub(LONGEST_LINE);
    let mut step = 1 << 13;
    let length = source.len()?;
    let mut bytes = Vec::new();
    loop {
        let (start, end) = (at.saturating_sub(step).max(from), (at + step).min(length));
        fill(source, start, end, &mut bytes)?;
        let (before, after) = bytes.split_at(usize::try_from(at - start).unwrap_or_default());
        let begin = memrchr(b'\n', before).map(|feed| feed + 1).or((start == 0).then_some(0));
        let feed = memchr(b'\n', after).or((end == length).then_some(after.len()));
        if let (Some(begin), Some(feed)) = (begin, feed) {
            let line = bytes.get(begin..before.len() + feed).unwrap_or_default();
            return Ok(Some(line.strip_suffix(b"\r").unwrap_or(line).to_vec()));
        }
        if step > LONGEST_LINE {
            return Ok(None);
        }
        step *= 8;
    }
}

impl<'b> Piece<'b> {
    /// Reads on from `start` to the end of the last line that starts before the next piece.
    fn read(source: &Source, start: u64, length: u64, buffer: &'b mut Vec<u8>) -> io::Result<Self> {
        // A line starts behind the end of another: one byte more tells whether the piece starts with a line.
        let from = start.saturating_sub(1);
        let end = (start + PIECE).min(length);
        fill(source, from, end, buffer)?;
        let mut reached = end;
        // The last line may reach into the next piece, or further.
        while reached < length && buffer.last() != Some(&b'\n') && buffer.len() as u64 <= PIECE + LONGEST_LINE {
            const STEP: u64 = 1 << 14;
            let next = (reached + STEP).min(length);
            let mut more = Vec::new();
            fill(source, reached, next, &mut more)?;
            let line_end = memchr(b'\n', &more);
            more.truncate(line_end.map_or(more.len(), |at| at + 1));
            buffer.append(&mut more);
            reached = next;
        }
        let skipped = if start == 0 { 0 } else { memchr(b'\n', buffer).map_or(buffer.len(), |at| at + 1) };
        let begins_later = skipped as u64 >= end - from;
        let bytes = if begins_later { &[] } else { buffer.get(skipped..).unwrap_or_default() };
        Ok(Self { bytes, start: from + skipped as u64 })
    }

    fn lines(&self) -> impl Iterator<Item = RawLine<'b>> {
        let (bytes, start) = (self.bytes, self.start);
        let mut begin = 0;
        let ends = memchr_iter(b'\n', bytes).chain((bytes.last().is_some_and(|last| *last != b'\n')).then_some(bytes.len()));
        ends.map(move |end| {
            let line = bytes.get(begin..end).unwrap_or_default();
            let raw = RawLine { bytes: line.strip_suffix(b"\r").unwrap_or(line), start: start + begin as u64 };
            begin = end + 1;
            raw
        })
    }
}

impl Part {
    fn read(source: &Source, start: u64, length: u64, file: u32, buffer: &mut Vec<u8>) -> io::Result<Self> {
        let piece = Piece::read(source, start, length, buffer)?;
        let mut part = Self::at(piece.start);
        for (line, number) in piece.lines().zip(1..) {
            part.lines = number;
            part.take(&line, number, Place { file, line: number, column: 0 });
        }
        part.pack.shrink();
        Ok(part)
    }

    /// Without roles as yet; the first of them starts at a position of the file.
    pub(crate) fn at(start: u64) -> Self {
        Self { start, ..Self::default() }
    }

    /// Packs a role that starts at a position of the file.
    pub(crate) fn push(&mut self, role: &impl Unpacked, line: u32, start: u64) {
        self.pack.push(role, line);
        self.starts.push(u32::try_from(start - self.start).unwrap_or(u32::MAX));
    }

    fn take(&mut self, line: &RawLine<'_>, number: u32, place: Place) {
        if line.bytes.len() as u64 > LONGEST_LINE {
            return self.problems.error(place, "", "is too long a line", format!("at most {LONGEST_LINE} bytes"));
        }
        let Ok(text) = std::str::from_utf8(line.bytes) else {
            return self.problems.error(place, "", "is not UTF-8", "save the file as UTF-8");
        };
        if let Some(role) = serde_json::from_str::<RoleLine<'_>>(text).ok().filter(RoleLine::is_sound) {
            return self.push(&role, number, line.start);
        }
        if text.trim().is_empty() {
            return;
        }
        let place = Place { column: 1, ..place };
        if document::is_role(text) {
            if let Some(role) = document::role_line(text, place, &mut self.problems) {
                self.push(&role, number, line.start);
            }
        } else {
            self.others.push(Line { start: line.start, length: line.bytes.len(), number });
        }
    }
}

/// A role as programs write it, as it stands on its line. What a record may hold beyond this is rare, and a line that has it
/// goes the longer way.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleLine<'a> {
    #[serde(borrow, default)]
    table: Option<Text<'a>>,
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow, default)]
    category: Option<Text<'a>>,
    #[serde(default)]
    level: Option<Named<Level>>,
    #[serde(borrow, default)]
    occupation: Option<Text<'a>>,
    #[serde(borrow, default)]
    aliases: Vec<Text<'a>>,
    #[serde(borrow, default)]
    summary: Option<Text<'a>>,
    #[serde(borrow, default)]
    day: Option<Text<'a>>,
    #[serde(default)]
    competencies: ByCompetency<u8>,
    #[serde(borrow, default)]
    reasons: ByCompetency<Text<'a>>,
    #[serde(borrow, default)]
    tools: Vec<ToolEntry<'a>>,
    #[serde(borrow, default)]
    certifications: Vec<Text<'a>>,
    #[serde(borrow, default)]
    prerequisites: Vec<Text<'a>>,
    #[serde(borrow, default)]
    next: Vec<Text<'a>>,
    #[serde(borrow, default)]
    related: Vec<Text<'a>>,
}

/// A text that is borrowed from its line where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolEntry<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    proficiency: Named<Proficiency>,
}

/// A value for some competencies.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByCompetency<T> {
    technical_depth: Option<T>,
    troubleshooting: Option<T>,
    communication: Option<T>,
    process_complexity: Option<T>,
    documentation: Option<T>,
}

impl<T> Default for ByCompetency<T> {
    fn default() -> Self {
        let (technical_depth, troubleshooting, communication) = (None, None, None);
        Self { technical_depth, troubleshooting, communication, process_complexity: None, documentation: None }
    }
}

impl<T> ByCompetency<T> {
    /// In the order of [`Competency::ALL`].
    const fn each(&self) -> [&Option<T>; 5] {
        [&self.technical_depth, &self.troubleshooting, &self.communication, &self.process_complexity, &self.documentation]
    }
}

/// A value of a closed set, by its name.
struct Named<V>(V);

impl<'de, V: Vocabulary> Deserialize<'de> for Named<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name<V>(std::marker::PhantomData<V>);
        impl<V: Vocabulary> Visitor<'_> for Name<V> {
            type Value = Named<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(V::NOUN)
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Named<V>, E> {
                V::from_name(name).map(Named).ok_or_else(|| E::custom("no such value"))
            }
        }
        deserializer.deserialize_str(Name(std::marker::PhantomData))
    }
}

impl RoleLine<'_> {
    /// Whether nothing about it needs to be told. Rules that hold between records are not looked at.
    fn is_sound(&self) -> bool {
        let names = [&self.aliases, &self.certifications, &self.prerequisites, &self.next, &self.related].into_iter().flatten();
        let stated = [&self.category, &self.occupation].into_iter().flatten();
        let prose = [&self.summary, &self.day].into_iter().chain(self.reasons.each()).flatten();
        self.table.as_ref().is_none_or(|table| table.0 == "roles")
            && names.chain(stated).chain(self.tools.iter().map(|tool| &tool.id)).chain([&self.id, &self.title]).all(Text::is_name)
            && prose.into_iter().all(Text::is_prose)
            && self.competencies.each().into_iter().flatten().all(|score| *score <= 100)
    }
}

impl Text<'_> {
    fn is_name(&self) -> bool {
        self.is_sound(LONGEST_NAME, false)
    }

    fn is_prose(&self) -> bool {
        self.is_sound(LONGEST_PROSE, true)
    }

    /// Whether it may stay as it is: neither empty nor too long, composed, without space at its ends and without characters
    /// that steer.
    fn is_sound(&self, longest: usize, lines: bool) -> bool {
        let text = &*self.0;
        // Looked at to the end even when one is found early: that way many are looked at together.
        let odd = text.bytes().fold(false, |odd, byte| odd | !matches!(byte, b' '..=b'~'));
        let fits = !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ');
        if !odd {
            return fits && text.len() <= longest;
        }
        fits && text.trim().len() == text.len()
            && text.chars().count() <= longest
            && is_nfc(text)
            && !text.chars().any(|c| is_hostile(c) && !(lines && c == '\n'))
    }
}

impl Unpacked for RoleLine<'_> {
    fn id(&self) -> &str {
        &self.id.0
    }

    fn title(&self) -> &str {
        &self.title.0
    }

    fn category(&self) -> &str {
        stated(self.category.as_ref())
    }

    fn occupation(&self) -> &str {
        stated(self.occupation.as_ref())
    }

    fn level(&self) -> Option<Level> {
        self.level.as_ref().map(|level| level.0)
    }

    fn scores(&self) -> [Option<u8>; 5] {
        self.competencies.each().map(|score| *score)
    }

    fn summary(&self) -> &str {
        stated(self.summary.as_ref())
    }

    fn day(&self) -> &str {
        stated(self.day.as_ref())
    }

    fn aliases(&self) -> impl Iterator<Item = &str> {
        texts(&self.aliases)
    }

    fn reasons(&self) -> impl Iterator<Item = (Competency, &str)> {
        let reasons = Competency::ALL.iter().zip(self.reasons.each());
        reasons.filter_map(|(competency, reason)| Some((*competency, &*reason.as_ref()?.0)))
    }

    fn tools(&self) -> impl Iterator<Item = (&str, Proficiency)> {
        self.tools.iter().map(|tool| (&*tool.id.0, tool.proficiency.0))
    }

    fn certifications(&self) -> impl Iterator<Item = &str> {
        texts(&self.certifications)
    }

    fn prerequisites(&self) -> impl Iterator<Item = &str> {
        texts(&self.prerequisites)
    }

    fn next(&self) -> impl Iterator<Item = &str> {
        texts(&self.next)
    }

    fn related(&self) -> impl Iterator<Item = &str> {
        texts(&self.related)
    }

    fn pay(&self) -> &[Wage] {
        &[]
    }
}

fn texts<'l>(texts: &'l [Text<'_>]) -> impl Iterator<Item = &'l str> {
    texts.iter().map(|text| &*text.0)
}

fn stated<'l>(text: Option<&'l Text<'_>>) -> &'l str {
    text.map_or("", |text| &text.0)
}
