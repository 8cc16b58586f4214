//! Storage of an image: in memory, or in a file of which only the parts needed are read.
//!
//! A file is read at offsets and never memory-mapped: access to a mapping of a truncated file kills the process, while a short
//! read is an ordinary error. Such an error is kept ([`Store::fault`]), because the answer being computed must then be discarded.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::OnceLock;
use std::time::SystemTime;

use elsa::sync::{FrozenMap, FrozenVec};

use crate::read_at::read_exact_at;

/// The bytes of an image.
pub(super) enum Store {
    Memory(Cow<'static, [u8]>),
    File(Box<Stored>),
}

/// An image in a file.
pub(super) struct Stored {
    file: File,
    length: u64,
    /// The modification time when the file was opened.
    written: Option<SystemTime>,
    /// A cache of pages, filled by short reads: the rows and names of one answer are near each other, and many are read
    /// repeatedly.
    pages: FrozenMap<u64, Box<[u8]>>,
    /// Longer texts that were read; they are borrowed for as long as the image is open.
    texts: FrozenVec<String>,
    fault: OnceLock<String>,
}

impl Store {
    /// Wraps an open file; reads only its metadata.
    pub(super) fn file(file: File) -> io::Result<Self> {
        let (length, written) = state(&file)?;
        Ok(Self::File(Box::new(Stored {
            file,
            length,
            written,
            pages: FrozenMap::new(),
            texts: FrozenVec::new(),
            fault: OnceLock::new(),
        })))
    }

    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(stored) => stored.length,
        }
    }

    /// A range of the bytes; `None` when it extends beyond them.
    pub(super) fn extent(&self, range: Range<u64>) -> Option<Extent<'_>> {
        match self {
            Self::Memory(bytes) => {
                let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
                Some(Extent::Memory(bytes.get(range)?))
            }
            Self::File(stored) => (range.start <= range.end && range.end <= stored.length).then_some(Extent::File(stored, range)),
        }
    }

    /// What went wrong since the image was opened: a read that failed, or a file whose length or modification time has changed.
    pub(super) fn fault(&self) -> Option<String> {
        let Self::File(stored) = self else { return None };
        stored.fault.get().cloned().or_else(|| match state(&stored.file) {
            Ok(now) if now == (stored.length, stored.written) => None,
            Ok(_) => Some("it was changed while it was being read".to_owned()),
            Err(error) => Some(error.to_string()),
        })
    }
}

fn state(file: &File) -> io::Result<(u64, Option<SystemTime>)> {
    let metadata = file.metadata()?;
    Ok((metadata.len(), metadata.modified().ok()))
}

impl Stored {
    /// Fills a buffer from an offset. Bytes that cannot be read are zeroed, and the fault is kept.
    fn read(&self, at: u64, buffer: &mut [u8]) {
        if let Err(error) = read_exact_at(&self.file, at, buffer) {
            let _ = self.fault.set(match error.kind() {
                io::ErrorKind::UnexpectedEof => "it was cut short while it was being read".to_owned(),
                _ => error.to_string(),
            });
            buffer.fill(0);
        }
    }
}

impl Stored {
    /// A short range of bytes, if it lies within one page.
    fn few(&self, range: &Range<u64>) -> Option<&[u8]> {
        let number = range.start / PAGE;
        let start = number * PAGE;
        let end = (start + PAGE).min(self.length);
        if range.end > end {
            return None;
        }
        let page = self.pages.get(&number).unwrap_or_else(|| {
            let mut page = vec![0; usize::try_from(end - start).unwrap_or_default()];
            self.read(start, &mut page);
            self.pages.insert(number, page.into())
        });
        let at = |place: u64| usize::try_from(place - start).ok();
        page.get(at(range.start)?..at(range.end)?)
    }
}

/// A range of a store.
#[derive(Clone)]
pub(super) enum Extent<'a> {
    Memory(&'a [u8]),
    File(&'a Stored, Range<u64>),
}

impl Default for Extent<'_> {
    fn default() -> Self {
        Self::Memory(&[])
    }
}

impl<'a> Extent<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Memory(bytes) => bytes.len(),
            Self::File(_, range) => usize::try_from(range.end - range.start).unwrap_or(usize::MAX),
        }
    }

    /// A range of it; `None` when it extends beyond the extent.
    pub(super) fn part(&self, range: Range<usize>) -> Option<Self> {
        match self {
            Self::Memory(bytes) => bytes.get(range).map(Self::Memory),
            Self::File(stored, whole) => {
                let [start, end] = [range.start, range.end].map(|at| whole.start.checked_add(at as u64));
                let (start, end) = (start?, end?);
                (start <= end && end <= whole.end).then_some(Self::File(stored, start..end))
            }
        }
    }

    /// Calls a function with a range of the bytes; `None` when it extends beyond the extent.
    pub(super) fn with<T>(&self, range: Range<usize>, take: impl FnOnce(&[u8]) -> T) -> Option<T> {
        Some(self.part(range)?.all(take))
    }

    /// Calls a function with all bytes.
    pub(super) fn all<T>(&self, take: impl FnOnce(&[u8]) -> T) -> T {
        let Self::File(stored, range) = self else { return take(self.in_memory()) };
        if let Some(bytes) = stored.few(range) {
            return take(bytes);
        }
        let mut bytes = vec![0; self.len()];
        stored.read(range.start, &mut bytes);
        take(&bytes)
    }

    /// Its bytes, if they are in memory; else empty.
    const fn in_memory(&self) -> &'a [u8] {
        match self {
            Self::Memory(bytes) => bytes,
            Self::File(..) => &[],
        }
    }

    /// Its bytes as text; `None` when they are not UTF-8.
    pub(super) fn text(&self) -> Option<&'a str> {
        match self {
            Self::Memory(bytes) => std::str::from_utf8(bytes).ok(),
            Self::File(stored, range) => {
                if let Some(bytes) = stored.few(range) {
                    return std::str::from_utf8(bytes).ok();
                }
                let mut bytes = vec![0; self.len()];
                stored.read(range.start, &mut bytes);
                String::from_utf8(bytes).ok().map(|text| stored.texts.push_get(text))
            }
        }
    }

    /// A window over its bytes, for reads at ascending offsets.
    pub(super) const fn window(self) -> Window<'a> {
        Window { extent: self, start: 0, buffer: Vec::new(), ahead: FIRST_READ }
    }

    /// Its bytes in chunks of `width`.
    pub(super) fn pieces(self, width: usize) -> Pieces<'a> {
        match self {
            Self::Memory(bytes) => Pieces::Memory(bytes.chunks_exact(width.max(1))),
            Self::File(stored, rest) => {
                Pieces::File(Reader { stored, rest, width: width.max(1), buffer: Vec::new(), used: 0, next: FIRST_READ })
            }
        }
    }
}

/// Bytes of a cached page: smaller reads take as long.
const PAGE: u64 = 1 << 11;
/// Initial read-ahead in bytes: most runs are short.
pub(super) const FIRST_READ: usize = 1 << 12;
/// Smallest read of a window in bytes: smaller ones take as long.
const SMALLEST_READ: usize = 1 << 10;
/// Largest read-ahead in bytes.
const LARGEST_READ: usize = 1 << 17;

fn grown(buffer: &mut Vec<u8>, length: usize) -> &mut [u8] {
    buffer.resize(length, 0);
    buffer
}

/// A buffered view of an extent for reads at ascending offsets, with adaptive read-ahead.
pub(super) struct Window<'a> {
    extent: Extent<'a>,
    /// Offset of the buffer in the extent.
    start: usize,
    buffer: Vec<u8>,
    /// Size of the next read-ahead in bytes.
    ahead: usize,
}

impl Window<'_> {
    /// The bytes of a range; `None` when it extends beyond the extent.
    #[inline]
    pub(super) fn bytes(&mut self, range: Range<usize>) -> Option<&[u8]> {
        if let Extent::Memory(bytes) = &self.extent {
            return bytes.get(range);
        }
        if range.start < self.start || range.end > self.start + self.buffer.len() {
            self.read(&range)?;
        }
        self.buffer.get(range.start.checked_sub(self.start)?..range.end.checked_sub(self.start)?)
    }

    /// Moves the window to a range. Read-ahead doubles when access continues near the end of the window, and halves on a jump.
    fn read(&mut self, range: &Range<usize>) -> Option<()> {
        let gap = range.start.checked_sub(self.start + self.buffer.len());
        let goes_on = gap.is_some_and(|gap| gap <= self.ahead);
        self.ahead = if goes_on { (self.ahead * 2).min(LARGEST_READ) } else { (self.ahead / 2).max(SMALLEST_READ) };
        let wanted = range.end.checked_sub(range.start)?.max(self.ahead);
        let Extent::File(stored, rest) = self.extent.part(range.start..self.extent.len())? else { return None };
        let length = wanted.min(usize::try_from(rest.end - rest.start).ok()?);
        self.start = range.start;
        // Drops what is left of a longer read.
        self.buffer.truncate(length);
        stored.read(rest.start, grown(&mut self.buffer, length));
        Some(())
    }
}

/// Consecutive chunks of equal width.
#[derive(Clone)]
pub(super) enum Pieces<'a> {
    Memory(std::slice::ChunksExact<'a, u8>),
    File(Reader<'a>),
}

/// A chunked reader whose read-ahead grows as it is used.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    stored: &'a Stored,
    /// The range that is not yet read.
    rest: Range<u64>,
    width: usize,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were consumed.
    used: usize,
    /// Size of the next read-ahead in bytes.
    next: usize,
}

impl Reader<'_> {
    /// The number of chunks left.
    fn left(&self) -> usize {
        let unread = usize::try_from(self.rest.end - self.rest.start).unwrap_or(usize::MAX);
        (unread + self.buffer.len() - self.used) / self.width
    }

    /// Refills the buffer with the next chunks; does nothing at the end.
    fn fill(&mut self) {
        let unread = usize::try_from(self.rest.end - self.rest.start).unwrap_or(usize::MAX);
        let whole = (self.next / self.width).max(1) * self.width;
        let length = whole.min(unread / self.width * self.width);
        self.stored.read(self.rest.start, grown(&mut self.buffer, length));
        self.rest.start += length as u64;
        self.used = 0;
        self.next = (self.next * 4).min(LARGEST_READ);
    }
}

impl Pieces<'_> {
    /// The number of chunks left.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Memory(pieces) => pieces.len(),
            Self::File(reader) => reader.left(),
        }
    }

    /// Calls a function with the next chunk.
    #[inline]
    pub(super) fn next<T>(&mut self, take: impl FnOnce(&[u8]) -> T) -> Option<T> {
        match self {
            Self::Memory(pieces) => pieces.next().map(take),
            Self::File(reader) => {
                if reader.used == reader.buffer.len() {
                    reader.fill();
                }
                let piece = reader.buffer.get(reader.used..reader.used + reader.width)?;
                reader.used += reader.width;
                Some(take(piece))
            }
        }
    }

    /// Skips the next chunks.
    #[inline]
    pub(super) fn skip(&mut self, count: usize) {
        match self {
            Self::Memory(pieces) => drop(count.checked_sub(1).and_then(|last| pieces.nth(last))),
            Self::File(reader) => {
                let bytes = count.saturating_mul(reader.width);
                let buffered = (reader.buffer.len() - reader.used).min(bytes);
                reader.used += buffered;
                let rest = (bytes - buffered) as u64;
                reader.rest.start = reader.rest.start.saturating_add(rest).min(reader.rest.end);
            }
        }
    }
}
