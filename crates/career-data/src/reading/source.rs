//! The bytes of a file, and detection of its form.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use serde::de::IgnoredAny;

use super::foreign::Foreign;
use crate::files::read_bounded;
use crate::formats::cells;
use crate::formats::dialect::{Dialect, is_before_header};
use crate::read_at::{read_at, read_exact_at};
use crate::records::{Role, Wage};

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";
/// Most bytes that are read from a pipe.
const LARGEST_PIPE: u64 = 1 << 30;
/// Largest file that is read into memory, in bytes.
const LARGEST_WHOLE: u64 = 1 << 28;
/// The UTF-8 byte order mark, which some editors write at the start of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// Bytes that suffice to detect the form of a file: more than the longest header.
const ENOUGH_TO_TELL: u64 = 1 << 16;
/// Fewest characters of a line that is taken for a title.
const SHORTEST_TITLE: usize = 2;

/// The form of a file of own data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One role.
    Toml,
    /// A dataset, a list of records, or one record.
    Json,
    /// JSON lines: one record per line.
    Lines,
    /// CSV of roles.
    Rows,
    /// CSV of wages.
    Wages,
    /// A list of titles, one a line.
    Titles,
    /// A form that is not read.
    Foreign(Foreign),
}

/// A file, or the bytes of an input that is not seekable; a byte order mark at the start is skipped.
#[derive(Debug)]
pub(crate) enum Source {
    /// A regular file, and the offset at which its text starts.
    File(File, u64),
    /// The bytes of a pipe, or of any other input that can be read only once.
    Memory(Vec<u8>),
}

impl Source {
    /// Opens a file; an input that can be read only once, such as a pipe or standard input (`-`), is read to its end.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new(STANDARD_INPUT) {
            return Self::drain(io::stdin().lock());
        }
        let file = File::open(path)?;
        if !file.metadata()?.is_file() {
            return Self::drain(file);
        }
        let mut start = [0; BYTE_ORDER_MARK.len()];
        let marked = read_at(&file, 0, &mut start)? == start.len() && start == BYTE_ORDER_MARK;
        Ok(Self::File(file, if marked { start.len() as u64 } else { 0 }))
    }

    fn drain(input: impl Read) -> io::Result<Self> {
        let mut bytes = read_bounded(input, LARGEST_PIPE)
            .map_err(|error| io::Error::new(error.kind(), format!("{error}; write it to a file first")))?;
        if bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Self::Memory(bytes))
    }

    /// All bytes; fails when there are too many to hold in memory.
    pub(crate) fn bytes(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Memory(bytes) => Ok(bytes),
            Self::File(..) if self.len()? > LARGEST_WHOLE => {
                Err(io::Error::other("larger than 256 MiB; a dataset of that size is written as JSON lines or CSV"))
            }
            Self::File(..) => read_bounded(self.from(0), LARGEST_WHOLE),
        }
    }

    /// Detects the form: by file extension or, where that does not decide, by content.
    pub(crate) fn form(&self, name: &Path) -> io::Result<Form> {
        let bytes = self.first_bytes(0)?;
        if let Some(foreign) = Foreign::of_ending(name).or_else(|| Foreign::of_bytes(&bytes)) {
            return Ok(Form::Foreign(foreign));
        }
        let ending = name.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("toml") => Ok(Form::Toml),
            Some("json") => Ok(Form::Json),
            Some("ndjson" | "jsonl") => Ok(Form::Lines),
            Some("csv" | "tsv" | "tab") => Ok(form_of_table(&header(&self.start(0)?))),
            _ => self.form_of_content(),
        }
    }

    fn form_of_content(&self) -> io::Result<Form> {
        let start = self.start(self.find_text(0)?.unwrap_or_default())?;
        if start.starts_with('{') {
            return Ok(match self.first_value()? {
                Some(Value { on_one_line: true, alone: false }) => Form::Lines,
                _ => Form::Json,
            });
        }
        if let Some(list) = start.strip_prefix('[') {
            let is_json = list.trim_start().starts_with(['{', ']']);
            return Ok(if is_json { Form::Json } else { Form::Toml });
        }
        Ok(Foreign::of_text(&start).map_or_else(|| form_of_text(&start), Form::Foreign))
    }

    /// Whether the content is one JSON value that spans several lines.
    pub(crate) fn is_one_value_on_lines(&self) -> io::Result<bool> {
        Ok(self.first_value()?.is_some_and(|value| value.alone && !value.on_one_line))
    }

    /// The JSON value at the start, if there is one.
    fn first_value(&self) -> io::Result<Option<Value>> {
        let mut values = serde_json::Deserializer::from_reader(self.from(0)).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Err(error)) if error.is_io() => return Err(error.into()),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Ok(None),
        }
        let end = values.byte_offset() as u64;
        let start = self.find_text(0)?.unwrap_or_default();
        let line = self.from(start).skip_until(b'\n')? as u64;
        Ok(Some(Value { on_one_line: start + line >= end, alone: self.find_text(end)?.is_none() }))
    }

    /// The offset of the first byte other than white space from an offset on.
    fn find_text(&self, mut at: u64) -> io::Result<Option<u64>> {
        let mut reader = self.from(at);
        loop {
            let bytes = reader.fill_buf()?;
            if let Some(blank) = bytes.iter().position(|byte| !byte.is_ascii_whitespace()) {
                return Ok(Some(at + blank as u64));
            }
            let length = bytes.len();
            if length == 0 {
                return Ok(None);
            }
            at += length as u64;
            reader.consume(length);
        }
    }

    /// Enough text from an offset on to detect the form.
    pub(super) fn start(&self, at: u64) -> io::Result<String> {
        Ok(String::from_utf8_lossy(&self.first_bytes(at)?).into_owned())
    }

    fn first_bytes(&self, at: u64) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        self.from(at).take(ENOUGH_TO_TELL).read_to_end(&mut start)?;
        Ok(start)
    }

    pub(crate) fn len(&self) -> io::Result<u64> {
        match self {
            Self::File(file, start) => Ok(file.metadata()?.len().saturating_sub(*start)),
            Self::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }

    /// A reader of the bytes from an offset on.
    pub(crate) fn from(&self, start: u64) -> impl BufRead + '_ {
        io::BufReader::with_capacity(1 << 16, Reading { source: self, at: start })
    }

    /// Fills a buffer from an offset.
    pub(crate) fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        match self {
            Self::File(file, start) => read_exact_at(file, start + at, buffer),
            Self::Memory(bytes) => {
                let start = usize::try_from(at).unwrap_or(usize::MAX);
                let part = bytes.get(start..start.saturating_add(buffer.len()));
                part.map(|part| buffer.copy_from_slice(part)).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
            }
        }
    }
}

/// Properties of the JSON value at the start of a source.
struct Value {
    /// Whether it ends on the line where it begins.
    on_one_line: bool,
    /// Whether only white space follows it.
    alone: bool,
}

/// A text that is neither JSON nor of a foreign form. A header names a known column and cannot be TOML: no comment and no equals
/// sign. Other lines of text are titles if the first of them is no TOML and no row of several cells.
fn form_of_text(start: &str) -> Form {
    let header = header(start);
    let names_column = header.iter().any(|name| Role::COLUMNS.iter().chain(&Wage::COLUMNS).any(|column| name == column));
    let first = start.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if names_column
        && !first.starts_with('#')
        && (!first.contains('=') || first.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("sep=")))
    {
        return form_of_table(&header);
    }
    if first.starts_with(['#', '[']) || first.contains('=') || first.chars().count() < SHORTEST_TITLE {
        return Form::Toml;
    }
    let is_row = first.contains('\t') || first.matches([',', ';']).count() > 1;
    if is_row { Form::Rows } else { Form::Titles }
}

/// A CSV file has wages if it has a column that only wages have, and neither the id nor the title of a role.
fn form_of_table(header: &[String]) -> Form {
    let has = |column: &&str| header.iter().any(|name| name == column);
    let is_roles = ["id", "title"].iter().any(has);
    let is_wages = Wage::COLUMNS.iter().filter(|column| !Role::COLUMNS.contains(column)).any(has);
    if is_wages && !is_roles { Form::Wages } else { Form::Rows }
}

/// The column names of a CSV text; empty when there is no header.
fn header(text: &str) -> Vec<String> {
    let mut reader = Dialect::of(text).reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) if is_before_header(&record) => {}
            Ok(true) => return cells::names(&record).collect(),
            Ok(false) | Err(_) => return Vec::new(),
        }
    }
}

/// [`Read`] over a source, from an offset on.
struct Reading<'s> {
    source: &'s Source,
    at: u64,
}

impl Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = match self.source {
            Source::File(file, start) => read_at(file, start + self.at, buffer)?,
            Source::Memory(bytes) => {
                let mut rest: &[u8] = usize::try_from(self.at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                rest.read(buffer)?
            }
        };
        self.at += count as u64;
        Ok(count)
    }
}
