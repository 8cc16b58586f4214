//! Where the bytes of an image are: in memory, or in a file of which only what is asked for is read.
//!
//! A file is read at positions and never mapped: a mapping of a file that somebody cuts short kills the process at the next
//! look, while a read that comes back short is an error like any other. Such an error is kept ([`Store::fault`]): the answer
//! that was being made of it must not be given.

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
    /// When the file was last written to, as of its opening.
    written: Option<SystemTime>,
    /// What was read of a few bytes, with what lies beside it: the rows and names of one answer are near each other, and many
    /// are asked for again.
    pages: FrozenMap<u64, Box<[u8]>>,
    /// Longer texts that were read: whoever asked for them holds on to them for as long as the image is open.
    texts: FrozenVec<String>,
    fault: OnceLock<String>,
}

impl Store {
    /// An open file; only its length is looked at.
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

    /// A part of the bytes; `None` when there are not as many.
    pub(super) fn extent(&self, range: Range<u64>) -> Option<Extent<'_>> {
        match self {
            Self::Memory(bytes) => {
                let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
                Some(Extent::Memory(bytes.get(range)?))
            }
            Self::File(stored) => (range.start <= range.end && range.end <= stored.length).then_some(Extent::File(stored, range)),
        }
    }

    /// What went wrong since the image was opened: a read that failed, or a file that is no longer the one that was opened.
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
    /// Fills a buffer from a position. Bytes that cannot be read are zero, and the fault is kept.
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
    /// A few bytes, if they lie in one page.
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

/// A part of a store.
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

    /// A part of it; `None` when it does not reach so far.
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

    /// Hands the bytes of a part to a function; `None` when it does not reach so far.
    pub(super) fn with<T>(&self, range: Range<usize>, take: impl FnOnce(&[u8]) -> T) -> Option<T> {
        Some(self.part(range)?.all(take))
    }

    /// Hands its bytes to a function.
    pub(super) fn all<T>(&self, take: impl FnOnce(&[u8]) -> T) -> T {
        let Self::File(stored, range) = self else { return take(self.in_memory()) };
        if let Some(bytes) = stored.few(range) {
            return take(bytes);
        }
        let mut bytes = vec![0; self.len()];
        stored.read(range.start, &mut bytes);
        take(&bytes)
    }

    /// Its bytes, if they are in memory.
    const fn in_memory(&self) -> &'a [u8] {
        match self {
            Self::Memory(bytes) => bytes,
            Self::File(..) => &[],
        }
    }

    /// The text that it is; `None` when it is not UTF-8.
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

    /// Its bytes through a window.
    pub(super) const fn window(self) -> Window<'a> {
        Window { extent: self, start: 0, buffer: Vec::new(), ahead: FIRST_READ }
    }

    /// Its bytes in pieces of `width`.
    pub(super) fn pieces(self, width: usize) -> Pieces<'a> {
        match self {
            Self::Memory(bytes) => Pieces::Memory(bytes.chunks_exact(width.max(1))),
            Self::File(stored, rest) => {
                Pieces::File(Reader { stored, rest, width: width.max(1), buffer: Vec::new(), used: 0, next: FIRST_READ })
            }
        }
    }
}

/// Bytes read and kept at once: fewer would take as long.
const PAGE: u64 = 1 << 11;
/// Bytes read ahead at first, when a run is walked: most runs are short.
pub(super) const FIRST_READ: usize = 1 << 12;
/// Bytes that a window reads at least: fewer would take as long.
const SMALLEST_READ: usize = 1 << 10;
/// Bytes read ahead at most.
const LARGEST_READ: usize = 1 << 17;

fn grown(buffer: &mut Vec<u8>, length: usize) -> &mut [u8] {
    buffer.resize(length, 0);
    buffer
}

/// A part of a store for whoever asks for one place after the other: what lies near the place before was read with it.
pub(super) struct Window<'a> {
    extent: Extent<'a>,
    /// Where in the extent the buffer begins.
    start: usize,
    buffer: Vec<u8>,
    /// Bytes to read the next time.
    ahead: usize,
}

impl Window<'_> {
    /// The bytes of a part; `None` when the extent does not reach so far.
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

    /// Moves the window to a part. It grows for whoever goes on near its end, and shrinks for whoever leaps.
    fn read(&mut self, range: &Range<usize>) -> Option<()> {
        let gap = range.start.checked_sub(self.start + self.buffer.len());
        let goes_on = gap.is_some_and(|gap| gap <= self.ahead);
        self.ahead = if goes_on { (self.ahead * 2).min(LARGEST_READ) } else { (self.ahead / 2).max(SMALLEST_READ) };
        let wanted = range.end.checked_sub(range.start)?.max(self.ahead);
        let Extent::File(stored, rest) = self.extent.part(range.start..self.extent.len())? else { return None };
        let length = wanted.min(usize::try_from(rest.end - rest.start).ok()?);
        self.start = range.start;
        // What is longer than the window is needed once.
        self.buffer.truncate(length);
        stored.read(rest.start, grown(&mut self.buffer, length));
        Some(())
    }
}

/// Pieces of equal width, one after the other.
#[derive(Clone)]
pub(super) enum Pieces<'a> {
    Memory(std::slice::ChunksExact<'a, u8>),
    File(Reader<'a>),
}

/// Reads ahead, more the longer it is used.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    stored: &'a Stored,
    /// What has not been read yet.
    rest: Range<u64>,
    width: usize,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were handed out.
    used: usize,
    /// Bytes to read ahead the next time.
    next: usize,
}

impl Reader<'_> {
    /// Pieces that are left.
    fn left(&self) -> usize {
        let unread = usize::try_from(self.rest.end - self.rest.start).unwrap_or(usize::MAX);
        (unread + self.buffer.len() - self.used) / self.width
    }

    /// Makes the next piece the first of the buffer; does nothing when there is none.
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
    /// How many are left.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Memory(pieces) => pieces.len(),
            Self::File(reader) => reader.left(),
        }
    }

    /// Hands the next piece to a function.
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

    /// Passes over the next pieces.
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
