//! The fields of rows: values of fixed width, little-endian.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Range, RangeInclusive};

use super::{Image, Row, Section};
use crate::per_competency::PerCompetency;
use crate::vocabulary::{
    Aspect, Basis, Competency, Education, JargonKind, Level, Match, OnCall, Period, PriceKind, Proficiency, RegionKind, ToolKind,
    Vocabulary,
};

/// A field of fixed width in a row.
pub(super) trait Field: Sized + Copy {
    const WIDTH: usize;

    fn put(self, out: &mut Vec<u8>);

    /// Decodes from exactly `WIDTH` bytes.
    fn get(bytes: &[u8]) -> Self;

    /// Whether all that the value refers to is in the image.
    fn holds(self, _image: &Image) -> bool {
        true
    }
}

/// A number that has a range. One beyond it is read as the lowest in it, or as absent where a number may be: what is read can
/// always be computed with. [`Image::verify`] notices, since the row is then another than its bytes.
pub(super) trait Ranged: Field {
    fn within(self, range: RangeInclusive<i64>) -> Self;
}

macro_rules! ranged_numbers {
    ($($number:ty),+) => {$(
        impl Ranged for $number {
            #[inline]
            fn within(self, range: RangeInclusive<i64>) -> Self {
                if range.contains(&i64::from(self)) { self } else { Self::try_from(*range.start()).unwrap_or_default() }
            }
        }
    )+};
}
ranged_numbers!(u8, u16, u32);

impl Ranged for f64 {
    #[allow(clippy::cast_precision_loss, reason = "the bounds are round")]
    fn within(self, range: RangeInclusive<i64>) -> Self {
        let (least, most) = (*range.start() as Self, *range.end() as Self);
        if (least..=most).contains(&self) { self } else { least }
    }
}

macro_rules! ranged_optional_numbers {
    ($($number:ty),+) => {$(
        impl Ranged for Option<$number> {
            #[inline]
            fn within(self, range: RangeInclusive<i64>) -> Self {
                self.filter(|value| range.contains(&i64::from(*value)))
            }
        }
    )+};
}
ranged_optional_numbers!(u8, u32);

impl<F: Ranged + Default> Ranged for PerCompetency<F> {
    #[inline]
    fn within(self, range: RangeInclusive<i64>) -> Self {
        self.map(|field| field.within(range.clone()))
    }
}

macro_rules! number_fields {
    ($($number:ty),+) => {$(
        impl Field for $number {
            const WIDTH: usize = size_of::<Self>();

            fn put(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                bytes.try_into().map_or(Self::default(), Self::from_le_bytes)
            }
        }
    )+};
}
number_fields!(u8, u16, u32, u64, i32, f64);

macro_rules! optional_number_fields {
    ($($number:ty),+) => {$(
        /// `None` is stored as the highest value, so that 0 remains a figure.
        impl Field for Option<$number> {
            const WIDTH: usize = <$number>::WIDTH;

            fn put(self, out: &mut Vec<u8>) {
                self.unwrap_or(<$number>::MAX).put(out);
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                Some(<$number>::get(bytes)).filter(|value| *value != <$number>::MAX)
            }
        }
    )+};
}
optional_number_fields!(u8, u32);

macro_rules! optional_vocabulary_fields {
    ($($set:ty),+) => {$(
        /// `None` is stored as the highest value here too; any other invalid byte also reads as `None`.
        impl Field for Option<$set> {
            const WIDTH: usize = <$set>::WIDTH;

            fn put(self, out: &mut Vec<u8>) {
                self.map(|value| value as u8).put(out);
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                <$set>::ALL.get(usize::from(u8::get(bytes))).copied()
            }
        }
    )+};
}
optional_vocabulary_fields!(Level, OnCall);

impl<F: Field + Default> Field for PerCompetency<F> {
    const WIDTH: usize = F::WIDTH * Competency::ALL.len();

    fn put(self, out: &mut Vec<u8>) {
        self.into_iter().for_each(|field| field.put(out));
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        let mut fields = bytes.chunks_exact(F::WIDTH);
        Self::from_fn(|_| fields.next().map_or_else(F::default, F::get))
    }
}

impl<F: Field + Default, const N: usize> Field for [F; N] {
    const WIDTH: usize = F::WIDTH * N;

    fn put(self, out: &mut Vec<u8>) {
        for field in self {
            field.put(out);
        }
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        let mut fields = bytes.chunks_exact(F::WIDTH);
        std::array::from_fn(|_| fields.next().map_or_else(F::default, F::get))
    }
}

macro_rules! vocabulary_fields {
    ($($set:ty),+) => {$(
        impl Field for $set {
            const WIDTH: usize = 1;

            #[allow(clippy::cast_possible_truncation, reason = "the sets have a handful of values")]
            fn put(self, out: &mut Vec<u8>) {
                out.push(self as u8);
            }

            #[allow(clippy::indexing_slicing, reason = "no set is empty")]
            #[inline]
            fn get(bytes: &[u8]) -> Self {
                *Self::ALL.get(usize::from(u8::get(bytes))).unwrap_or(&Self::ALL[0])
            }
        }
    )+};
}
vocabulary_fields!(
    Aspect,
    Basis,
    Education,
    JargonKind,
    Level,
    OnCall,
    Proficiency,
    ToolKind,
    RegionKind,
    Period,
    Match,
    PriceKind
);

/// The location of a short name in the hot heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub(super) start: u32,
    pub(super) length: u32,
}

/// The location of a folded name; these have a heap of their own, since a binary search compares a dozen that should be near each
/// other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    pub(super) start: u32,
    pub(super) length: u32,
}

/// The location of a passage in the cold heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub(super) start: u32,
    pub(super) length: u32,
}

macro_rules! heap_fields {
    ($($text:ident),+) => {$(
        impl $text {
            /// The text at an offset of its heap.
            #[must_use]
            pub const fn new(start: u32, length: u32) -> Self {
                Self { start, length }
            }

            pub(super) fn bytes(self) -> Range<usize> {
                let start = self.start as usize;
                start..start.saturating_add(self.length as usize)
            }
        }

        impl Field for $text {
            const WIDTH: usize = 8;

            fn put(self, out: &mut Vec<u8>) {
                self.start.put(out);
                self.length.put(out);
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let [start, length] = <[u32; 2]>::get(bytes);
                Self { start, length }
            }

            fn holds(self, image: &Image) -> bool {
                image.heap_holds(Section::$text, self.bytes())
            }
        }
    )+};
}
heap_fields!(Text, Key, Prose);

/// A row number, typed by its table.
pub struct Id<R> {
    index: u32,
    row: PhantomData<fn() -> R>,
}

impl<R> Id<R> {
    /// The id of the row at `index`.
    #[must_use]
    pub const fn new(index: u32) -> Self {
        Self { index, row: PhantomData }
    }

    /// The id of a row number that is known to be in the table.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self::new(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The row number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index as usize
    }
}

// Derives would require the same of `R`.
impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<R> Eq for Id<R> {}
impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<R> std::hash::Hash for Id<R> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

impl<R: Row> Field for Id<R> {
    const WIDTH: usize = u32::WIDTH;

    fn put(self, out: &mut Vec<u8>) {
        self.index.put(out);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        Self::new(u32::get(bytes))
    }

    fn holds(self, image: &Image) -> bool {
        self.index() < image.table::<R>().len()
    }
}

impl<R: Row> Field for Option<Id<R>> {
    const WIDTH: usize = u32::WIDTH;

    fn put(self, out: &mut Vec<u8>) {
        self.map(|id| id.index).put(out);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        Option::<u32>::get(bytes).map(Id::new)
    }

    fn holds(self, image: &Image) -> bool {
        self.is_none_or(|id| id.holds(image))
    }
}

/// A run of consecutive rows in another table.
pub struct Rows<R> {
    pub(super) start: u32,
    pub(super) length: u32,
    pub(super) row: PhantomData<fn() -> R>,
}

impl<R> Rows<R> {
    /// The run of `length` rows from `start` on.
    #[must_use]
    pub const fn new(start: u32, length: u32) -> Self {
        Self { start, length, row: PhantomData }
    }

    /// The row numbers.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start.saturating_add(self.length as usize)
    }
}

impl<R> Clone for Rows<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Rows<R> {}
impl<R> fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:?}", self.range())
    }
}

impl<R: Row> Field for Rows<R> {
    const WIDTH: usize = 8;

    fn put(self, out: &mut Vec<u8>) {
        self.start.put(out);
        self.length.put(out);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        let [start, length] = <[u32; 2]>::get(bytes);
        Self { start, length, row: PhantomData }
    }

    fn holds(self, image: &Image) -> bool {
        self.range().end <= image.table::<R>().len()
    }
}
