//! The catalog image: one flat run of bytes, written by [`crate::dataset`] and read by [`crate::catalog`].
//!
//! This module is the only place that knows the layout, and states it once for both sides.
//!
//! ```text
//! header     magic (8) · format (u32) · sections (u32) · length of the image (u64) · digest of the rest (u64)
//! directory  per section: offset (u64) · length (u64)
//! sections   rows of fixed width, little-endian; text is kept in two heaps, short names apart from long prose
//! ```
//!
//! Nothing is compressed and nothing is parsed on opening: a row is decoded when it is asked for, so a look-up touches
//! a few pages of the file whatever its size. Every read is bounds-checked and total: in a damaged image, text reads as
//! U+FFFD, rows as missing. [`Image::verify`] walks the whole of it and says whether that would ever happen.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use crate::vocabulary::{Level, Match, Period, PriceKind, Proficiency, RegionKind, ToolKind, Vocabulary};

const MAGIC: [u8; 8] = *b"career\x1a\n";
/// The version of the layout; it changes with any row type.
pub const FORMAT: u32 = 1;
const HEADER: usize = 32;
const DIRECTORY_ENTRY: usize = 16;
/// Sections start at multiples of this.
const ALIGNMENT: usize = 8;

/// A value of fixed width in a row.
trait Field: Sized + Copy {
    const WIDTH: usize;

    fn put(self, out: &mut Vec<u8>);

    /// Decodes from exactly `WIDTH` bytes.
    fn get(bytes: &[u8]) -> Self;

    /// Whether the value refers only to what the image holds.
    fn holds(self, _image: &Image) -> bool {
        true
    }
}

macro_rules! number_fields {
    ($($number:ty),+) => {$(
        impl Field for $number {
            const WIDTH: usize = size_of::<Self>();

            fn put(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &[u8]) -> Self {
                bytes.try_into().map_or(Self::default(), Self::from_le_bytes)
            }
        }
    )+};
}
number_fields!(u8, u16, u32, i32, f64);

/// Absent is the highest value, so that 0 stays a figure.
impl Field for Option<u32> {
    const WIDTH: usize = u32::WIDTH;

    fn put(self, out: &mut Vec<u8>) {
        self.unwrap_or(u32::MAX).put(out);
    }

    fn get(bytes: &[u8]) -> Self {
        Some(u32::get(bytes)).filter(|value| *value != u32::MAX)
    }
}

impl<F: Field + Default, const N: usize> Field for [F; N] {
    const WIDTH: usize = F::WIDTH * N;

    fn put(self, out: &mut Vec<u8>) {
        for field in self {
            field.put(out);
        }
    }

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
            fn get(bytes: &[u8]) -> Self {
                *Self::ALL.get(usize::from(u8::get(bytes))).unwrap_or(&Self::ALL[0])
            }
        }
    )+};
}
vocabulary_fields!(Level, Proficiency, ToolKind, RegionKind, Period, Match, PriceKind);

/// A short name in the hot heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    start: u32,
    length: u32,
}

/// A passage in the cold heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    start: u32,
    length: u32,
}

macro_rules! heap_fields {
    ($($text:ident),+) => {$(
        impl $text {
            fn bytes(self) -> Range<usize> {
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

            fn get(bytes: &[u8]) -> Self {
                let [start, length] = <[u32; 2]>::get(bytes);
                Self { start, length }
            }

            fn holds(self, image: &Image) -> bool {
                image.heap(Section::$text, self.bytes()).is_some()
            }
        }
    )+};
}
heap_fields!(Text, Prose);

/// The position of a row in its table: an id that cannot be taken for one of another table.
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

    /// The id of the row at a position that a table was seen to have.
    pub(crate) fn at(index: usize) -> Self {
        Self::new(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The row's position in its table.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index as usize
    }
}

// Derives would ask the same of `R`.
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

    fn get(bytes: &[u8]) -> Self {
        Option::<u32>::get(bytes).map(Id::new)
    }

    fn holds(self, image: &Image) -> bool {
        self.is_none_or(|id| id.holds(image))
    }
}

/// A run of neighbouring rows in another table.
pub struct Rows<R> {
    start: u32,
    length: u32,
    row: PhantomData<fn() -> R>,
}

impl<R> Rows<R> {
    /// The positions of the rows.
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

    fn get(bytes: &[u8]) -> Self {
        let [start, length] = <[u32; 2]>::get(bytes);
        Self { start, length, row: PhantomData }
    }

    fn holds(self, image: &Image) -> bool {
        self.range().end <= image.table::<R>().len()
    }
}

/// A row of one of the image's tables.
#[allow(private_bounds, reason = "fields are this module's business")]
pub trait Row: Field + 'static {
    /// The table that holds such rows.
    const SECTION: Section;
}

macro_rules! image_sections {
    (heaps { $($heap:ident,)+ } $($(#[$meta:meta])* $section:ident: $row:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)+ })+) => {
        /// The parts of an image, in their order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Section {
            $(
                #[doc = concat!("The heap of [`", stringify!($heap), "`].")]
                $heap,
            )+
            $(
                #[doc = concat!("Rows of [`", stringify!($row), "`].")]
                $section,
            )+
        }

        impl Section {
            const COUNT: usize = [$(Self::$heap,)+ $(Self::$section,)+].len();
            /// Width of a row in each section, in bytes; 1 for the heaps.
            const WIDTHS: [usize; Self::COUNT] = [$({ let _ = Self::$heap; 1 },)+ $($row::WIDTH,)+];
        }

        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug)]
            #[allow(missing_docs, reason = "fields named for what the record holds; units stand beside those that need them")]
            pub struct $row { $($(#[$doc])* pub $field: $type,)+ }

            impl Field for $row {
                const WIDTH: usize = 0 $(+ <$type>::WIDTH)+;

                fn put(self, out: &mut Vec<u8>) {
                    $(self.$field.put(out);)+
                }

                #[inline]
                fn get(bytes: &[u8]) -> Self {
                    $(let ($field, bytes) = bytes.split_at_checked(<$type>::WIDTH).unwrap_or_default();)+
                    let _ = bytes;
                    Self { $($field: <$type>::get($field),)+ }
                }

                fn holds(self, image: &Image) -> bool {
                    true $(&& self.$field.holds(image))+
                }
            }

            impl Row for $row {
                const SECTION: Section = Section::$section;
            }
        )+

        impl Image {
            fn every_row_holds(&self) -> bool {
                true $(&& self.table::<$row>().iter().all(|row| row.holds(self)))+
            }
        }
    };
}

image_sections! {
    heaps { Text, Prose, }

    /// A role, in the order of ids. Scores are 0-100 in the order of [`crate::vocabulary::Competency::ALL`].
    Roles: RoleRow {
        id: Text,
        title: Text,
        category: Id<CategoryRow>,
        level: Level,
        scores: [u8; 5],
        occupation: Id<OccupationRow>,
        aliases: Rows<AliasRow>,
        tools: Rows<ToolUseRow>,
        certifications: Rows<HeldRow>,
        /// As written in the role's file.
        prerequisites: Rows<EdgeRow>,
        /// As written in the role's file.
        next: Rows<EdgeRow>,
        /// Union of both relations: where people go from here.
        onward: Rows<EdgeRow>,
        /// Union of both relations: where people come from.
        origins: Rows<EdgeRow>,
        reasons: Rows<ReasonRow>,
        summary: Prose,
        /// Paragraphs of one line, an empty line between two.
        day: Prose,
    }

    /// A name that people type, folded by [`crate::text::fold`]; sorted by kind, name and target.
    Names: NameRow {
        /// Which table `target` points into: a [`NameKind`].
        kind: u8,
        name: Text,
        target: u32,
    }

    /// Another name for a role, tool or region.
    Aliases: AliasRow { name: Text, }

    /// A tool that a role uses; the best known first, then by id.
    ToolUses: ToolUseRow { tool: Id<ToolRow>, proficiency: Proficiency, }

    /// A certification that a role's employers ask for.
    Held: HeldRow { certification: Id<CertificationRow>, }

    /// The other end of an edge of the career graph.
    Edges: EdgeRow { role: Id<RoleRow>, }

    /// Why a score departs from the occupation's baseline.
    Reasons: ReasonRow {
        /// Position in [`crate::vocabulary::Competency::ALL`].
        competency: u8,
        text: Prose,
    }

    /// A category of roles, in the order of ids.
    Categories: CategoryRow { id: Text, title: Text, }

    /// A tool, in the order of ids.
    Tools: ToolRow { id: Text, name: Text, kind: ToolKind, aliases: Rows<AliasRow>, }

    /// A certification, in the order of ids.
    Certifications: CertificationRow { id: Text, name: Text, issuer: Text, }

    /// An O*NET-SOC occupation, in the order of codes.
    Occupations: OccupationRow {
        code: Text,
        title: Text,
        statistics: Id<StatisticsRow>,
        job_zone: Option<u32>,
        /// Tenths of a point, 0-1000.
        baseline: [Option<u32>; 5],
        source: Id<SourceRow>,
    }

    /// What is counted for a SOC occupation, in the order of codes: the statistical parent of several O*NET-SOC codes.
    Statistics: StatisticsRow {
        code: Text,
        title: Text,
        /// Persons.
        employment_2024: Option<u32>,
        /// Persons.
        employment_2034: Option<u32>,
        /// Tenths of a percent over the ten years; meaningful only when both employments are there.
        change: i32,
        /// Openings a year, 2024-34.
        openings: Option<u32>,
        education: Text,
        experience: Text,
        training: Text,
        source: Id<SourceRow>,
        /// In the order of regions, the best match first.
        wages: Rows<WageRow>,
    }

    /// A place with pay or price figures, in the order of kinds and ids.
    Regions: RegionRow {
        id: Text,
        name: Text,
        kind: RegionKind,
        parent: Option<Id<RegionRow>>,
        aliases: Rows<AliasRow>,
    }

    /// Pay of one occupation in one region.
    Wages: WageRow {
        region: Id<RegionRow>,
        terms: Id<TermsRow>,
        matched: Match,
        /// The amounts are hundredths of the currency unit when 1, whole units when 0.
        hundredths: u8,
        /// Bit n: the n-th percentile was withheld as too high to print.
        top_coded: u8,
        mean: Option<u32>,
        /// In the order of [`crate::vocabulary::Percentile::ALL`].
        percentiles: [Option<u32>; 5],
        /// People or jobs counted.
        jobs: Option<u32>,
        local: Option<Id<LocalRow>>,
    }

    /// What the amounts of many wage rows have in common.
    Terms: TermsRow {
        year: u16,
        /// ISO 4217.
        currency: Text,
        period: Period,
        source: Id<SourceRow>,
    }

    /// A country's own name for the occupation counted.
    Locals: LocalRow { code: Text, title: Text, note: Text, }

    /// A price level or exchange rate.
    Prices: PriceRow { region: Id<RegionRow>, kind: PriceKind, year: u16, factor: f64, source: Id<SourceRow>, }

    /// A publication that figures come from, in the order of ids.
    Sources: SourceRow {
        id: Text,
        publisher: Text,
        title: Text,
        release: Text,
        period: Text,
        licence: Text,
        attribution: Text,
        homepage: Text,
        notes: Text,
    }
}

/// What a [`NameRow`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A role: id, title or alias.
    Role,
    /// A tool: id, name or alias.
    Tool,
    /// A certification: id, name or alias.
    Certification,
    /// A category: id or title.
    Category,
    /// A region: id, name or alias; several regions may share a name.
    Region,
}

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
        if stated == actual && self.every_row_holds() { Ok(()) } else { Err(ImageError::Damaged) }
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
        let Range { start, end } = rows.range();
        let bytes = start.checked_mul(R::WIDTH).zip(end.checked_mul(R::WIDTH)).and_then(|(start, end)| self.bytes.get(start..end));
        Table { bytes: bytes.unwrap_or_default(), row: PhantomData }.iter()
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

/// Collects rows and text, then writes the image. The same calls in the same order give the same bytes.
#[derive(Default)]
pub struct ImageWriter {
    sections: [Vec<u8>; Section::COUNT],
    interned: HashMap<String, Text>,
}

/// The dataset outgrew the 32-bit offsets of the layout.
#[derive(Debug)]
pub struct TooLarge;

impl ImageWriter {
    /// Adds a name, once however often it is used.
    pub fn text(&mut self, text: &str) -> Result<Text, TooLarge> {
        if let Some(known) = self.interned.get(text) {
            return Ok(*known);
        }
        let (start, length) = self.heap(Section::Text, text)?;
        let added = Text { start, length };
        self.interned.insert(text.to_owned(), added);
        Ok(added)
    }

    /// Adds a passage.
    pub fn prose(&mut self, text: &str) -> Result<Prose, TooLarge> {
        let (start, length) = self.heap(Section::Prose, text)?;
        Ok(Prose { start, length })
    }

    /// Adds a row and gives its id.
    pub fn row<R: Row>(&mut self, row: R) -> Result<Id<R>, TooLarge> {
        let index = self.count::<R>()?;
        row.put(self.section(R::SECTION));
        Ok(Id::new(index))
    }

    /// Adds neighbouring rows.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<Rows<R>, TooLarge> {
        let start = self.count::<R>()?;
        for row in rows {
            row.put(self.section(R::SECTION));
        }
        Ok(Rows { start, length: self.count::<R>()? - start, row: PhantomData })
    }

    /// The finished image.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut body = Vec::new();
        let mut directory = Vec::new();
        let base = HEADER + Section::COUNT * DIRECTORY_ENTRY;
        for section in &self.sections {
            body.resize(body.len().next_multiple_of(ALIGNMENT), 0);
            directory.extend_from_slice(&((base + body.len()) as u64).to_le_bytes());
            directory.extend_from_slice(&(section.len() as u64).to_le_bytes());
            body.extend_from_slice(section);
        }
        directory.append(&mut body);
        let mut image = MAGIC.to_vec();
        FORMAT.put(&mut image);
        u32::try_from(Section::COUNT).unwrap_or_default().put(&mut image);
        image.extend_from_slice(&((HEADER + directory.len()) as u64).to_le_bytes());
        image.extend_from_slice(&fnv1a(&directory).to_le_bytes());
        image.append(&mut directory);
        image
    }

    fn heap(&mut self, section: Section, text: &str) -> Result<(u32, u32), TooLarge> {
        let heap = self.section(section);
        let place = |at: usize| u32::try_from(at).map_err(|_| TooLarge);
        let range = (place(heap.len())?, place(text.len())?);
        place(heap.len() + text.len())?;
        heap.extend_from_slice(text.as_bytes());
        Ok(range)
    }

    fn count<R: Row>(&mut self) -> Result<u32, TooLarge> {
        // The highest value stands for "absent".
        u32::try_from(self.section(R::SECTION).len() / R::WIDTH).ok().filter(|count| *count < u32::MAX).ok_or(TooLarge)
    }

    #[allow(clippy::indexing_slicing, reason = "the array has an entry for every section")]
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
    }
}

fn long_at(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// FNV-1a, 64 bits: guards against accidents, not against malice.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
