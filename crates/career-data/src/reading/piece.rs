//! Pieces that a file of lines is split into: each has the whole lines that start within it.

use std::io;

use memchr::{memchr, memchr_iter, memrchr};

use crate::formats::rules::LONGEST_LINE;
use crate::reading::source::Source;

/// Size of a piece in bytes: the unit of parallel work.
pub(super) const PIECE: u64 = 1 << 22;

/// Fills a buffer with the bytes between two offsets.
fn fill(source: &Source, start: u64, end: u64, buffer: &mut Vec<u8>) -> io::Result<()> {
    buffer.resize(usize::try_from(end - start).unwrap_or(usize::MAX), 0);
    source.read_at(start, buffer)
}

/// The whole lines that start within one piece of a file.
pub(super) struct Piece<'b> {
    pub(super) bytes: &'b [u8],
    /// Byte offset of `bytes` in the file.
    pub(super) start: u64,
}

/// A line and its byte offset in the file.
pub(super) struct RawLine<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) start: u64,
}

/// The line around a byte offset; `None` when it is longer than a line may be.
pub(super) fn line_around(source: &Source, at: u64) -> io::Result<Option<Vec<u8>>> {
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
    /// Reads from `start` to the end of the last line that starts before the next piece.
    pub(super) fn read(source: &Source, start: u64, length: u64, buffer: &'b mut Vec<u8>) -> io::Result<Self> {
        // A line starts after a line feed, so the byte before `start` shows whether a line starts there.
        let from = start.saturating_sub(1);
        let end = (start + PIECE).min(length);
        fill(source, from, end, buffer)?;
        let mut reached = end;
        // The last line may extend into the next piece, or beyond.
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

    pub(super) fn lines(&self) -> impl Iterator<Item = RawLine<'b>> {
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
