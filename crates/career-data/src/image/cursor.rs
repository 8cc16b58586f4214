//! Cursors over many rows or texts of an image at ascending positions: in a file, neighbours are read ahead together, so that a
//! scan of a million takes a few thousand reads and caches nothing.

use std::marker::PhantomData;
use std::ops::Range;

use super::field::{Key, Rows, Text};
use super::store::{Extent, Window};
use super::{Row, UNREADABLE};

/// A cursor over the rows of a table, see [`super::Table::cursor`].
pub struct RowCursor<'a, R> {
    window: Window<'a>,
    row: PhantomData<fn() -> R>,
}

impl<'a, R: Row> RowCursor<'a, R> {
    pub(super) const fn new(table: Extent<'a>) -> Self {
        Self { window: table.window(), row: PhantomData }
    }

    /// The row at an index.
    #[inline]
    pub fn get(&mut self, index: usize) -> Option<R> {
        self.bytes(index..index.checked_add(1)?).map(R::get)
    }

    /// The rows of a run; empty when it extends beyond the table.
    #[inline]
    pub fn run(&mut self, rows: Rows<R>) -> impl ExactSizeIterator<Item = R> + use<'_, R> {
        self.bytes(rows.range()).unwrap_or_default().chunks_exact(R::WIDTH).map(R::get)
    }

    fn bytes(&mut self, rows: Range<usize>) -> Option<&[u8]> {
        self.window.bytes(rows.start.checked_mul(R::WIDTH)?..rows.end.checked_mul(R::WIDTH)?)
    }
}

/// A cursor over the texts of a heap, see [`super::Image::texts`] and [`super::Image::keys`].
pub struct Texts<'a> {
    window: Window<'a>,
}

impl<'a> Texts<'a> {
    pub(super) const fn new(heap: Extent<'a>) -> Self {
        Self { window: heap.window() }
    }

    /// The text of a name.
    pub fn text(&mut self, text: Text) -> &str {
        self.at(text.bytes())
    }

    /// The text of a folded name.
    pub fn key(&mut self, key: Key) -> &str {
        self.at(key.bytes())
    }

    fn at(&mut self, range: Range<usize>) -> &str {
        self.window.bytes(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or(UNREADABLE)
    }
}
