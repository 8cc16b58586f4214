//! The catalog image: one flat run of bytes, written by [`crate::dataset`] and read by [`crate::catalog`].
//!
//! This module is the only place that knows the layout, and states it once for both sides.
//!
//! ```text
//! header     magic (8) · format (u32) · sections (u32) · length of the image (u64) · digest of the rest (u64)
//! directory  per section: offset (u64) · length (u64)
//! sections   rows of fixed width, little-endian; text is kept in heaps, names apart from long prose
//! ```
//!
//! Nothing is compressed and nothing is parsed on opening: a row is decoded when it is asked for, so a look-up touches
//! a few pages of the file whatever its size. Every read is bounds-checked and total: in a damaged image, text reads as
//! U+FFFD, rows as missing. [`Image::verify`] walks the whole of it and says whether that would ever happen.

mod field;
mod rows;
mod writer;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use field::Field;
pub use field::{Id, Key, Prose, Rows, Text};
pub use rows::{
    AliasRow, CategoryRow, CertificationRow, EdgeRow, HeldRow, JargonRow, LocalRow, NameKind, NameRow, NamedRow, OccupationRow,
    PriceRow, ReasonRow, RegionRow, RoleNameRow, RoleRow, Row, Section, SourceRow, StatisticsRow, TermsRow, ToldRow, ToolRow,
    ToolUseRow, UnmatchedRow, WageRow, WordRow,
};
pub use writer::{ImageWriter, TooLarge};

const MAGIC: [u8; 8] = *b"career\x1a\n";
/// The version of the layout; it changes with any row type.
pub const FORMAT: u32 = 3;
const HEADER: usize = 32;
const DIRECTORY_ENTRY: usize = 16;
/// Sections start at multiples of this.
const ALIGNMENT: usize = 8;

/// Why bytes are no image.
#[derive(Debug, PartialEq, Eq)]
pub enum ImageError {
    /// They do not begin as an image does.
    NotAnImage,
    /// They were written by a version with another layout.
    OtherFormat {
        /// The format found.
        found: u32,
    },
    /// The directory and the bytes disagree.
    Damaged,
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnImage => write!(f, "not a career catalog image"),
            Self::OtherFormat { found } => {
                write!(f, "a catalog image of format {found}; this version reads format {FORMAT}")
            }
            Self::Damaged => write!(f, "a damaged catalog image"),
        }
    }
}

impl std::error::Error for ImageError {}

/// An opened image: its bytes and where the sections lie.
pub struct Image {
    bytes: Cow<'static, [u8]>,
    sections: [(usize, usize); Section::COUNT],
}

impl Image {
    /// Opens an image after checking its header and directory; the cost does not depend on its size.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ImageError> {
        let bytes = bytes.into();
        let word = |at: usize| bytes.get(at..at + 4).map(u32::get).ok_or(ImageError::NotAnImage);
        if bytes.get(..8) != Some(&MAGIC) {
            return Err(ImageError::NotAnImage);
        }
        let found = word(8)?;
        if found != FORMAT {
            return Err(ImageError::OtherFormat { found });
        }
        let long = |at: usize| bytes.get(at..at + 8).map(long_at).ok_or(ImageError::Damaged);
        if word(12)? as usize != Section::COUNT || long(16)? != bytes.len() as u64 {
            return Err(ImageError::Damaged);
        }
        let mut sections = [(0, 0); Section::COUNT];
        for (number, (section, width)) in sections.iter_mut().zip(Section::WIDTHS).enumerate() {
            let entry = HEADER + number * DIRECTORY_ENTRY;
            let [start, length] = [long(entry)?, long(entry + 8)?];
            let end = start.checked_add(length).filter(|end| *end <= bytes.len() as u64).ok_or(ImageError::Damaged)?;
            if length % width as u64 != 0 {
                return Err(ImageError::Damaged);
            }
            let place = |at: u64| usize::try_from(at).map_err(|_| ImageError::Damaged);
            *section = (place(start)?, place(end)?);
        }
        Ok(Self { bytes, sections })
    }

    /// Walks the whole image: the digest, every row and every reference. Linear in its size.
    pub fn verify(&self) -> Result<(), ImageError> {
        let stated = self.digest();
        let actual = self.bytes.get(HEADER..).map(fnv1a);
        if stated == actual && self.every_row_holds() && self.every_name_leads() { Ok(()) } else { Err(ImageError::Damaged) }
    }

    /// A name's target lies in the table of its kind, which its fields alone cannot tell.
    fn every_name_leads(&self) -> bool {
        let tables = [
            (NameKind::Role, self.table::<RoleRow>().len()),
            (NameKind::Tool, self.table::<ToolRow>().len()),
            (NameKind::Certification, self.table::<CertificationRow>().len()),
            (NameKind::Category, self.table::<CategoryRow>().len()),
            (NameKind::Region, self.table::<RegionRow>().len()),
        ];
        let leads = |name: NameRow| tables.iter().any(|(kind, rows)| name.kind == *kind as u8 && (name.target as usize) < *rows);
        self.table::<NameRow>().iter().all(leads)
    }

    /// The digest of everything behind the header, as the header states it: the identity of a dataset.
    #[must_use]
    pub fn digest(&self) -> Option<u64> {
        self.bytes.get(24..32).map(long_at)
    }

    /// The rows of one type.
    #[must_use]
    pub fn table<R: Row>(&self) -> Table<'_, R> {
        Table { bytes: self.section(R::SECTION), row: PhantomData }
    }

    /// The text of a name.
    #[must_use]
    pub fn text(&self, text: Text) -> &str {
        self.heap(Section::Text, text.bytes()).unwrap_or(UNREADABLE)
    }

    /// The text of a folded name.
    #[must_use]
    pub fn key(&self, key: Key) -> &str {
        self.heap(Section::Key, key.bytes()).unwrap_or(UNREADABLE)
    }

    /// The text of a passage.
    #[must_use]
    pub fn prose(&self, prose: Prose) -> &str {
        self.heap(Section::Prose, prose.bytes()).unwrap_or(UNREADABLE)
    }

    fn heap(&self, section: Section, range: Range<usize>) -> Option<&str> {
        self.section(section).get(range).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    fn section(&self, section: Section) -> &[u8] {
        self.sections.get(section as usize).and_then(|&(start, end)| self.bytes.get(start..end)).unwrap_or_default()
    }
}

/// What damaged text reads as.
const UNREADABLE: &str = "\u{fffd}";

/// The rows of one section.
pub struct Table<'a, R> {
    bytes: &'a [u8],
    row: PhantomData<fn() -> R>,
}

impl<R> Clone for Table<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Table<'_, R> {}

impl<'a, R: Row> Table<'a, R> {
    /// How many rows there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.bytes.len() / R::WIDTH
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bytes.is_empty()
    }

    /// The row at an index.
    #[must_use]
    pub fn get(self, index: usize) -> Option<R> {
        let start = index.checked_mul(R::WIDTH)?;
        self.bytes.get(start..start.checked_add(R::WIDTH)?).map(R::get)
    }

    /// All rows.
    pub fn iter(self) -> impl ExactSizeIterator<Item = R> + Clone + 'a {
        self.bytes.chunks_exact(R::WIDTH).map(R::get)
    }

    /// The rows of a run; none when it reaches outside the table.
    pub fn run(self, rows: Rows<R>) -> impl ExactSizeIterator<Item = R> + Clone + 'a {
        self.slice(rows).iter()
    }

    /// A run as a table of its own; empty when it reaches outside this one.
    #[must_use]
    pub fn slice(self, rows: Rows<R>) -> Self {
        let Range { start, end } = rows.range();
        let bytes =
            start.checked_mul(R::WIDTH).zip(end.checked_mul(R::WIDTH)).and_then(|(start, end)| self.bytes.get(start..end));
        Self { bytes: bytes.unwrap_or_default(), row: PhantomData }
    }

    /// The first index whose row does not satisfy `before`; rows must be ordered accordingly.
    #[must_use]
    pub fn partition_point(self, mut before: impl FnMut(R) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle) {
                Some(row) if before(row) => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

fn long_at(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// FNV-1a, 64 bits: guards against accidents, not against malice.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
