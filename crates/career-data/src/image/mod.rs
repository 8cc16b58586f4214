//! The catalog image: a compiled dataset in one flat sequence of bytes, read by the catalog of `career`.
//!
//! Only this module knows the layout, and states it once for reader and writer.
//!
//! ```text
//! header     magic (8) · format (u32) · sections (u32) · length of the image (u64) · digest of all behind the header (u64)
//!            · seal of header and directory (u64)
//! directory  per section: offset (u64) · length (u64)
//! sections   rows of fixed width, little-endian; texts are in heaps, names apart from long prose
//! ```
//!
//! Nothing is compressed and nothing is parsed on opening: a row is decoded when it is read, so a lookup touches a few pages
//! whatever the size of the file, which need not be loaded. Every read is bounds-checked and total: in a damaged image, text
//! reads as U+FFFD, rows as missing, and numbers out of their range as absent or the lowest. [`Image::verify`] checks the whole image for such damage.

mod cursor;
mod field;
mod rows;
mod store;
mod writer;

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::marker::PhantomData;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

pub use cursor::{RowCursor, Texts};
use field::Field;
pub use field::{Id, Key, Prose, Rows, Text};
pub use rows::{
    AliasRow, CategoryRow, CertificationRow, CrosswalkRow, EdgeRow, EducationRow, HeldRow, JargonRow, LengthRow, LineRow,
    LocalRow, MoveNoteRow, MoveRow, NameKind, NameRow, NamedRow, NationalRow, OccupationRow, OwnerKind, PlaceRow, PriceRow,
    ReasonRow, RegionRow, ReportedTitleRow, RoleNameRow, RoleRow, Row, Section, SourceRow, StatisticsRow, TermsRow, ToldRow,
    ToolRow, ToolUseRow, TraitsRow, WageRow, WholeRow, WordRow,
};
use store::{Extent, FIRST_READ, Pieces, Store};
pub use writer::{ImageWriter, TooLarge};

/// The first bytes of every image.
pub const MAGIC: [u8; 8] = *b"career\x1a\n";
/// The version of the layout; it changes with any row type.
pub const FORMAT: u32 = 8;
const HEADER: usize = 40;
/// Offsets of the header's fields.
const LENGTH_AT: usize = 16;
const DIGEST_AT: usize = 24;
const SEAL_AT: usize = 32;
const DIRECTORY_ENTRY: usize = 16;
/// Sections start at multiples of this, in bytes.
const ALIGNMENT: u64 = 8;

/// Why an image cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum ImageError {
    /// The magic number is missing.
    NotAnImage,
    /// It was written by a version with another layout.
    OtherFormat {
        /// The format found.
        found: u32,
    },
    /// The directory, a checksum or a reference does not fit the contents.
    Damaged,
    /// The length differs from that in the header.
    Length {
        /// The length in the header.
        stated: u64,
        /// The actual length.
        found: u64,
    },
    /// The file could not be read, or was changed while it was being read; the text says which.
    Unreadable(String),
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnImage => write!(f, "not a career catalog image"),
            Self::OtherFormat { found } => {
                write!(f, "a catalog image of format {found}; this version reads format {FORMAT}")
            }
            Self::Damaged => write!(f, "a damaged catalog image"),
            Self::Length { stated, found } => write!(f, "a damaged catalog image: {found} bytes where it states {stated}"),
            Self::Unreadable(why) => write!(f, "an unreadable catalog image: {why}"),
        }
    }
}

impl std::error::Error for ImageError {}

/// An opened image: its bytes, and where its sections are.
pub struct Image {
    store: Store,
    sections: [(u64, u64); Section::COUNT],
    digest: u64,
}

impl Image {
    /// Opens an image after checking its header and directory, in constant time.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ImageError> {
        Self::of(Store::Memory(bytes.into()))
    }

    /// Opens an image in a file, which is read at offsets as needed and never loaded whole. A caller must check [`Image::fault`]
    /// before using an answer computed from it.
    pub fn open_file(file: File) -> Result<Self, ImageError> {
        let image = Store::file(file).map_err(|error| ImageError::Unreadable(error.to_string())).and_then(Self::of)?;
        image.fault().map_or(Ok(image), Err)
    }

    fn of(store: Store) -> Result<Self, ImageError> {
        let length = store.len();
        let front = |at: usize| store.extent(0..at as u64).unwrap_or_default();
        let head = front(HEADER);
        let magic = front(MAGIC.len() + 4).with(0..MAGIC.len(), |start| start == MAGIC);
        if magic != Some(true) {
            return Err(ImageError::NotAnImage);
        }
        let found = front(MAGIC.len() + 4).with(8..12, u32::get).ok_or(ImageError::NotAnImage)?;
        if found != FORMAT {
            return Err(ImageError::OtherFormat { found });
        }
        let long = |at: usize| head.with(at..at + 8, long_at).ok_or(ImageError::Damaged);
        let stated = long(LENGTH_AT)?;
        if stated != length {
            return Err(ImageError::Length { stated, found: length });
        }
        let directory = front(DIRECTORY_END).with(HEADER..DIRECTORY_END, <[u8]>::to_vec);
        let directory = directory.ok_or(ImageError::Damaged)?;
        let sealed = head.with(0..SEAL_AT, |head| seal_of(head, &directory)).ok_or(ImageError::Damaged)?;
        if sealed != long(SEAL_AT)? || head.with(12..16, u32::get) != u32::try_from(Section::COUNT).ok() {
            return Err(ImageError::Damaged);
        }
        let mut sections = [(0, 0); Section::COUNT];
        let entries = directory.chunks_exact(DIRECTORY_ENTRY);
        for ((section, width), entry) in sections.iter_mut().zip(Section::WIDTHS).zip(entries) {
            let [start, size] = [entry.get(..8), entry.get(8..)].map(|number| number.map(long_at).unwrap_or_default());
            let end = start.checked_add(size).filter(|end| *end <= length && size % width as u64 == 0);
            *section = (start, end.ok_or(ImageError::Damaged)?);
        }
        let digest = long(DIGEST_AT)?;
        Ok(Self { store, sections, digest })
    }

    /// Checks the digest, every row and every reference; linear in the size of the image.
    pub fn verify(&self) -> Result<(), ImageError> {
        let part = |range: Range<u64>| self.store.extent(range).unwrap_or_default();
        let actual = digest_of([part(DIRECTORY_END as u64..self.store.len()), part(HEADER as u64..DIRECTORY_END as u64)]);
        let holds = actual == self.digest
            && self.every_row_holds()
            && self.every_name_leads()
            && self.every_owner_leads()
            && self.every_count_holds();
        match self.fault() {
            Some(fault) => Err(fault),
            None if holds => Ok(()),
            None => Err(ImageError::Damaged),
        }
    }

    /// Checks that the target of each name is in the table of its kind; the row type cannot express that.
    fn every_name_leads(&self) -> bool {
        let tables = [
            (NameKind::Role, self.table::<RoleRow>().len()),
            (NameKind::Tool, self.table::<ToolRow>().len()),
            (NameKind::Certification, self.table::<CertificationRow>().len()),
            (NameKind::Category, self.table::<CategoryRow>().len()),
            (NameKind::Region, self.table::<RegionRow>().len()),
            (NameKind::Place, self.table::<PlaceRow>().len()),
            (NameKind::City, self.table::<RegionRow>().len()),
            (NameKind::FurtherCity, self.table::<RegionRow>().len()),
        ];
        let leads = |name: NameRow| tables.iter().any(|(kind, rows)| name.kind == *kind as u8 && (name.target as usize) < *rows);
        self.table::<NameRow>().iter().all(leads)
    }

    /// Checks that what each entry of the crosswalk is about is in the table of its kind.
    fn every_owner_leads(&self) -> bool {
        let tables = [
            (OwnerKind::Role, self.table::<RoleRow>().len()),
            (OwnerKind::Occupation, self.table::<OccupationRow>().len()),
            (OwnerKind::Statistics, self.table::<StatisticsRow>().len()),
        ];
        let leads = |row: CrosswalkRow| tables.iter().any(|(kind, rows)| row.kind == *kind as u8 && (row.owner as usize) < *rows);
        self.table::<CrosswalkRow>().iter().all(leads)
    }

    /// Checks that no tool has more users than there are roles.
    fn every_count_holds(&self) -> bool {
        let roles = self.table::<RoleRow>().len();
        self.table::<ToolRow>().iter().all(|tool| tool.users as usize <= roles)
    }

    /// The digest of everything behind the header, as stated there: it identifies a dataset.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    /// Why answers computed from this image must be discarded, if so: the file could not be read, was truncated or was changed
    /// since it was opened.
    #[must_use]
    pub fn fault(&self) -> Option<ImageError> {
        self.store.fault().map(ImageError::Unreadable)
    }

    /// The table of a row type.
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

    /// Calls a function with the text of a name, without caching it.
    pub fn with_text<T>(&self, text: Text, take: impl FnOnce(&str) -> T) -> T {
        self.with_heap(Section::Text, text.bytes(), take)
    }

    /// Calls a function with the text of a folded name, without caching it.
    pub fn with_key<T>(&self, key: Key, take: impl FnOnce(&str) -> T) -> T {
        self.with_heap(Section::Key, key.bytes(), take)
    }

    /// The text of a passage.
    #[must_use]
    pub fn prose(&self, prose: Prose) -> &str {
        self.heap(Section::Prose, prose.bytes()).unwrap_or(UNREADABLE)
    }

    /// A cursor over names, for reading many at ascending offsets.
    #[must_use]
    pub fn texts(&self) -> Texts<'_> {
        Texts::new(self.section(Section::Text))
    }

    /// A cursor over folded names.
    #[must_use]
    pub fn keys(&self) -> Texts<'_> {
        Texts::new(self.section(Section::Key))
    }

    fn heap(&self, section: Section, range: Range<usize>) -> Option<&str> {
        self.section(section).part(range)?.text()
    }

    fn with_heap<T>(&self, section: Section, range: Range<usize>, take: impl FnOnce(&str) -> T) -> T {
        match self.section(section).part(range) {
            Some(text) => text.all(|bytes| take(std::str::from_utf8(bytes).unwrap_or(UNREADABLE))),
            None => take(UNREADABLE),
        }
    }

    /// Whether the range is within the heap and valid UTF-8.
    fn heap_holds(&self, section: Section, range: Range<usize>) -> bool {
        self.section(section).with(range, |bytes| std::str::from_utf8(bytes).is_ok()) == Some(true)
    }

    fn section(&self, section: Section) -> Extent<'_> {
        self.sections.get(section as usize).and_then(|&(start, end)| self.store.extent(start..end)).unwrap_or_default()
    }
}

/// End of the directory, and the earliest start of a section.
const DIRECTORY_END: usize = HEADER + Section::COUNT * DIRECTORY_ENTRY;

/// Recomputes length, digest and seal in the header of an image that was built or changed in memory. Input too short to be an
/// image keeps what it has.
pub fn seal(image: &mut [u8]) {
    let length = image.len() as u64;
    let part = |range: Range<usize>| Extent::Memory(image.get(range).unwrap_or_default());
    let digest = digest_of([part(DIRECTORY_END..image.len()), part(HEADER..DIRECTORY_END.min(image.len()))]);
    let mut put = |at: usize, value: u64| {
        if let Some(place) = image.get_mut(at..at + 8) {
            place.copy_from_slice(&value.to_le_bytes());
        }
    };
    put(LENGTH_AT, length);
    put(DIGEST_AT, digest);
    let seal = image.get(..SEAL_AT).zip(image.get(HEADER..DIRECTORY_END)).map(|(head, directory)| seal_of(head, directory));
    if let (Some(place), Some(seal)) = (image.get_mut(SEAL_AT..HEADER), seal) {
        place.copy_from_slice(&seal.to_le_bytes());
    }
}

/// The seal: XXH3 of the directory, seeded with that of the header before the seal. Detects accidents, not malice.
fn seal_of(head: &[u8], directory: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(directory, xxh3_64(head))
}

/// The digest: 64-bit XXH3 of the sections and then the directory, which a writer knows last. Detects accidents, not malice.
fn digest_of(parts: [Extent<'_>; 2]) -> u64 {
    const PIECE: usize = 1 << 16;
    let mut digest = xxhash_rust::xxh3::Xxh3Default::new();
    for bytes in parts {
        let whole = bytes.len() / PIECE * PIECE;
        let mut pieces = bytes.clone().pieces(PIECE);
        while pieces.next(|piece| digest.update(piece)).is_some() {}
        bytes.with(whole..bytes.len(), |rest| digest.update(rest));
    }
    digest.digest()
}

/// The replacement of damaged text.
const UNREADABLE: &str = "\u{fffd}";

/// The rows of one section.
pub struct Table<'a, R> {
    bytes: Extent<'a>,
    row: PhantomData<fn() -> R>,
}

impl<R> Clone for Table<'_, R> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), row: PhantomData }
    }
}

impl<'a, R: Row> Table<'a, R> {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() / R::WIDTH
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.len() == 0
    }

    /// The row at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<R> {
        let start = index.checked_mul(R::WIDTH)?;
        self.bytes.with(start..start.checked_add(R::WIDTH)?, R::get)
    }

    /// Whether each row is what its bytes say, which it is not when a value is out of range, and all that it refers to is there.
    fn every_row_holds(&self, image: &Image) -> bool {
        let (mut pieces, mut again) = (self.bytes.clone().pieces(R::WIDTH), Vec::with_capacity(R::WIDTH));
        let mut holds = |bytes: &[u8]| {
            let row = R::get(bytes);
            again.clear();
            row.put(&mut again);
            again == bytes && row.holds(image)
        };
        while let Some(holds) = pieces.next(&mut holds) {
            if !holds {
                return false;
            }
        }
        true
    }

    /// A cursor, for reading many rows at ascending positions.
    #[must_use]
    pub const fn cursor(self) -> RowCursor<'a, R> {
        RowCursor::new(self.bytes)
    }

    /// All rows in order, with read-ahead.
    #[must_use]
    pub fn iter(&self) -> RowIter<'a, R> {
        RowIter { pieces: self.bytes.clone().pieces(R::WIDTH), row: PhantomData }
    }

    /// The rows of a run; empty when it extends beyond the table.
    #[must_use]
    pub fn run(&self, rows: Rows<R>) -> RowIter<'a, R> {
        self.slice(rows).iter()
    }

    /// A run as a table; empty when it extends beyond this one.
    #[must_use]
    pub fn slice(&self, rows: Rows<R>) -> Self {
        let Range { start, end } = rows.range();
        let bytes =
            start.checked_mul(R::WIDTH).zip(end.checked_mul(R::WIDTH)).and_then(|(start, end)| self.bytes.part(start..end));
        Self { bytes: bytes.unwrap_or_default(), row: PhantomData }
    }

    /// Binary search: the first index whose row does not satisfy `before`; rows must be partitioned accordingly.
    #[must_use]
    pub fn partition_point(&self, mut before: impl FnMut(R) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        let mut near = self.bytes.clone().window();
        while low < high {
            let middle = low.midpoint(high);
            let span = low * R::WIDTH..high * R::WIDTH;
            // The last few rows are read at once.
            let row = if span.len() > FIRST_READ {
                self.get(middle)
            } else {
                let row = (middle - low) * R::WIDTH..(middle - low + 1) * R::WIDTH;
                near.bytes(span).and_then(|rows| rows.get(row)).map(R::get)
            };
            match row {
                Some(row) if before(row) => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

impl<'a, R: Row> IntoIterator for &Table<'a, R> {
    type Item = R;
    type IntoIter = RowIter<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// An iterator over consecutive rows.
pub struct RowIter<'a, R> {
    pieces: Pieces<'a>,
    row: PhantomData<fn() -> R>,
}

impl<R> Clone for RowIter<'_, R> {
    fn clone(&self) -> Self {
        Self { pieces: self.pieces.clone(), row: PhantomData }
    }
}

impl<R: Row> Iterator for RowIter<'_, R> {
    type Item = R;

    #[inline]
    fn next(&mut self) -> Option<R> {
        self.pieces.next(R::get)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.pieces.len(), Some(self.pieces.len()))
    }

    fn nth(&mut self, count: usize) -> Option<R> {
        self.pieces.skip(count);
        self.next()
    }
}

impl<R: Row> ExactSizeIterator for RowIter<'_, R> {}

fn long_at(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_le_bytes)
}
