//! Where a file's bytes come from, and what they look like.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::formats::columns::WAGES;
use crate::read_at::{read_at, read_exact_at};

/// The name that stands for the standard input.
pub(crate) const STANDARD_INPUT: &str = "-";
/// What a pipe may give, in bytes.
const LARGEST_PIPE: u64 = 1 << 30;
/// The largest file that is read whole, in bytes.
const LARGEST_WHOLE: u64 = 1 << 28;
/// What some editors put before the text of a file, to no purpose.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// Bytes that tell what a file holds: more than the longest header.
const ENOUGH_TO_TELL: u64 = 1 << 16;

/// What a file of own data can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A role.
    Toml,
    /// A dataset, roles, or a role.
    Json,
    /// A record a line.
    Lines,
    /// Comma-separated roles.
    Rows,
    /// Comma-separated wages.
    Wages,
}

/// A file, or what was read instead; a byte order mark at its start is passed over.
#[derive(Debug)]
pub(crate) enum Source {
    /// A file that can be read again, and where its text starts.
    File(File, u64),
    /// What was read from a pipe, or whatever else gives its bytes only once.
    Memory(Vec<u8>),
}

impl Source {
    /// Opens a file; what gives its bytes only once, a pipe or the standard input as `-`, is read to its end.
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
        let mut bytes = Vec::new();
        input.take(LARGEST_PIPE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_PIPE {
            return Err(io::Error::other("more than 1 GiB from a pipe; write it to a file first"));
        }
        if bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Self::Memory(bytes))
    }

    /// All of its bytes, if there are not too many to hold at once.
    pub(crate) fn bytes(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Memory(bytes) => Ok(bytes),
            Self::File(..) => {
                let mut bytes = Vec::new();
                self.from(0).take(LARGEST_WHOLE + 1).read_to_end(&mut bytes)?;
                if bytes.len() as u64 > LARGEST_WHOLE {
                    return Err(io::Error::other("larger than 256 MiB; a dataset of that size is written as JSON lines or CSV"));
                }
                Ok(bytes)
            }
        }
    }

    /// How its bytes are to be read: by the ending of its name or, where that says nothing, by what it begins with.
    pub(crate) fn form(&self, name: &Path) -> io::Result<Form> {
        let ending = name.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let mut form = match ending.as_deref() {
            Some("toml") => return Ok(Form::Toml),
            Some("json") => return Ok(Form::Json),
            Some("ndjson" | "jsonl") => return Ok(Form::Lines),
            Some("csv") => None,
            _ => Some(Form::Toml),
        };
        let mut start = Vec::new();
        self.from(0).take(ENOUGH_TO_TELL).read_to_end(&mut start)?;
        let start = String::from_utf8_lossy(&start);
        let line = start.lines().next().unwrap_or_default();
        if form.is_some() && start.trim_start().starts_with('[') && start.contains('{') {
            form = Some(Form::Json);
        } else if form.is_some() && start.trim_start().starts_with('{') {
            let one_line = serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
            form = Some(if one_line { Form::Lines } else { Form::Json });
        }
        let is_table = form.is_none() || line.split(',').any(|column| column == "title") && line.contains(',');
        Ok(match form {
            _ if line.trim_end() == WAGES.join(",") => Form::Wages,
            Some(Form::Toml) | None if is_table => Form::Rows,
            Some(form) => form,
            None => Form::Rows,
        })
    }

    pub(crate) fn len(&self) -> io::Result<u64> {
        match self {
            Self::File(file, start) => Ok(file.metadata()?.len().saturating_sub(*start)),
            Self::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }

    /// Its bytes from a position on, one after the other.
    pub(crate) fn from(&self, start: u64) -> impl Read + '_ {
        io::BufReader::with_capacity(1 << 16, Reading { source: self, at: start })
    }

    /// Fills a buffer from a position.
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

/// A source being read from a position on.
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
