//! The tables of an image and the fields of their rows.

use super::Image;
use super::field::{Field, Id, Key, Prose, Ranged, Rows, Text};
use crate::per_competency::PerCompetency;
use crate::vocabulary::{
    Aspect, Basis, Education, JargonKind, Level, Match, OnCall, Period, PriceKind, Proficiency, RegionKind, ToolKind,
};

/// A row of one of the image's tables.
#[allow(private_bounds, reason = "fields are this module's business")]
pub trait Row: Field + 'static {
    /// The section of the table.
    const SECTION: Section;

    /// Appends the encoded row.
    fn write(self, out: &mut Vec<u8>) {
        self.put(out);
    }
}

macro_rules! image_sections {
    (heaps { $($heap:ident,)+ } $($(#[$meta:meta])* $section:ident: $row:ident { $($(#[$doc:meta])* $field:ident: $type:ty $([$range:expr])?,)+ })+) => {
        /// The sections of an image, in the order of the directory.
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
            /// The number of sections.
            pub const COUNT: usize = [$(Self::$heap,)+ $(Self::$section,)+].len();
            /// Width of a row in each section, in bytes; 1 for the heaps.
            pub const WIDTHS: [usize; Self::COUNT] = [$({ let _ = Self::$heap; 1 },)+ $($row::WIDTH,)+];
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
                    Self { $($field: <$type>::get($field)$(.within($range))?,)+ }
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
            pub(super) fn every_row_holds(&self) -> bool {
                true $(&& self.table::<$row>().every_row_holds(self))+
            }
        }
    };
}

image_sections! {
    heaps { Text, Key, Prose, }

    /// A role, sorted by id; the fields that queries scan for many roles are in [`TraitsRow`] instead.
    Roles: RoleRow {
        id: Text,
        title: Text,
        aliases: Rows<AliasRow>,
        shared_titles: Rows<AliasRow>,
        /// In the order stated.
        prerequisites: Rows<EdgeRow>,
        /// In the order stated.
        next: Rows<EdgeRow>,
        /// In the order stated.
        related: Rows<EdgeRow>,
        /// Where people go from here: the union of the relations, then bridges, each sorted by role.
        onward: Rows<MoveRow>,
        /// Where people come from: the union of the relations, then bridges, each sorted by role.
        origins: Rows<MoveRow>,
        reasons: Rows<ReasonRow>,
        /// The file of a user's own data that the role was read from; empty for embedded roles.
        origin: Text,
        /// Its line in that file; 0 when the file holds only this role.
        origin_line: u32,
        summary: Prose,
        /// One line per paragraph, an empty line between paragraphs.
        day: Prose,
        /// By aspect; those that the role states, then those that others state about it.
        lines: Rows<LineRow>,
    }

    /// The attributes of a role that queries compare, in the order of roles: a small row, since a query may scan all of them.
    /// Scores are 0-100 in the order of `Competency::ALL`.
    Traits: TraitsRow {
        category: Option<Id<CategoryRow>>,
        level: Option<Level>,
        on_call: Option<OnCall>,
        scores: PerCompetency<Option<u8>> [0..=100],
        occupation: Option<Id<OccupationRow>>,
        tools: Rows<ToolUseRow>,
        certifications: Rows<HeldRow>,
        /// The role's own pay, by region and then from the newest.
        pay: Rows<WageRow>,
    }

    /// A name for exact lookup, folded by [`crate::text::fold`]; sorted by kind, name and target.
    Names: NameRow {
        /// The table of `target`: a [`NameKind`].
        kind: u8,
        name: Key,
        target: u32,
    }

    /// An entry of the jargon, sorted by word.
    Jargon: JargonRow { word: Text, kind: JargonKind, means: Text, }

    /// A title or alias in the search index, in the order of roles. A graded role ("Senior ...") also has the names of the plain
    /// role.
    RoleNames: RoleNameRow {
        role: Id<RoleRow>,
        text: Text,
        /// The sum of the weights of its tokens.
        weight: u32,
        /// 1 + the level that the name itself states; 0 when it states none.
        grade: u8 [0..=5],
        /// 0 for the title, 1 for an alias or a shared title, 2 for a name of the plain role.
        rank: u8 [0..=2],
    }

    /// A token of the search index, normalised by [`crate::words`]; sorted by kind and text.
    Words: WordRow {
        /// 0 for tokens of names and tools, 1 for tokens that occur only in prose.
        kind: u8 [0..=1],
        text: Text,
        /// [`crate::words::letter_mask`] of the text.
        letters: u32,
        /// Inverse document frequency, in 32nds of a bit.
        weight: u16,
        named: Rows<NamedRow>,
        told: Rows<ToldRow>,
    }

    /// An entry of the posting list of names: a name that has the token.
    Named: NamedRow { name: Id<RoleNameRow>, }

    /// An entry of the posting list of roles, with the weights of the token in the role's tools and prose, 0-255.
    Told: ToldRow { role: Id<RoleRow>, tool: u8, prose: u8, }

    /// The length of a role's words, in the order of roles: see [`crate::likeness`].
    Lengths: LengthRow { words: u16, }

    /// Another name for a role, tool, certification or region.
    Aliases: AliasRow { name: Text, }

    /// A tool that a role uses; sorted by descending proficiency, then by id.
    ToolUses: ToolUseRow { tool: Id<ToolRow>, proficiency: Proficiency, }

    /// A certification that employers require for a role.
    Held: HeldRow { certification: Id<CertificationRow>, }

    /// The other end of an edge that a role's file states.
    Edges: EdgeRow { role: Id<RoleRow>, }

    /// The other end of a move of the career graph, with all that a graph search needs in one read per role.
    Moves: MoveRow {
        role: Id<RoleRow>,
        basis: Basis,
        /// The effort of the move, see [`crate::effort`].
        effort: u32 [0..=1 << 24],
        /// The moves of that role in the same direction.
        further: Rows<MoveRow>,
    }

    /// What a move usually takes, where that is not obvious; sorted by both roles.
    MoveNotes: MoveNoteRow { from: Id<RoleRow>, to: Id<RoleRow>, why: Text, }

    /// Why a score departs from the occupation's baseline.
    Reasons: ReasonRow {
        /// Position in `Competency::ALL`.
        competency: u8 [0..=4],
        text: Prose,
    }

    /// A line about a role's work.
    Lines: LineRow {
        aspect: Aspect,
        /// 1 if the role's record states it, 0 if that of the other role does.
        stated: u8 [0..=1],
        /// The other role, of an aspect that is shared.
        other: Option<Id<RoleRow>>,
        /// The key of an aspect that has keys other than roles.
        key: Prose,
        text: Prose,
    }

    /// A category of roles, sorted by id.
    Categories: CategoryRow { id: Text, title: Text, }

    /// A tool, sorted by id.
    Tools: ToolRow {
        id: Text,
        name: Text,
        kind: ToolKind,
        aliases: Rows<AliasRow>,
        /// The number of roles that use it.
        users: u32,
    }

    /// A certification, sorted by id.
    Certifications: CertificationRow { id: Text, name: Text, issuer: Text, aliases: Rows<AliasRow>, }

    /// An O*NET-SOC occupation, sorted by code.
    Occupations: OccupationRow {
        code: Text,
        title: Text,
        statistics: Option<Id<StatisticsRow>>,
        job_zone: Option<u32> [1..=5],
        /// Tenths of a point, 0-1000.
        baseline: PerCompetency<Option<u32>> [0..=1000],
        /// The similar, rated occupation from which the baseline is taken.
        baseline_from: Option<Id<OccupationRow>>,
        source: Option<Id<SourceRow>>,
        /// From the lowest level of education to the highest.
        education: Rows<EducationRow>,
    }

    /// The percentage of the people asked who say that a level of education is required, in tenths.
    EducationShares: EducationRow { education: Education, tenths: u16 [0..=1000], }

    /// The statistics of a SOC occupation, sorted by code: the statistical parent of several O*NET-SOC codes.
    Statistics: StatisticsRow {
        code: Text,
        title: Text,
        /// Persons.
        employment_2024: Option<u32>,
        /// Persons.
        employment_2034: Option<u32>,
        /// Tenths of a percent over the ten years; valid only when both employments are there.
        change: i32,
        /// Openings a year, 2024-34.
        openings: Option<u32>,
        education: Text,
        experience: Text,
        training: Text,
        source: Id<SourceRow>,
        /// Sorted by region, the best match first.
        wages: Rows<WageRow>,
    }

    /// A title under which jobs of an occupation are reported, sorted by code and title.
    ReportedTitles: ReportedTitleRow {
        title: Text,
        /// SOC or O*NET-SOC.
        occupation: Text,
        reports: Option<u32>,
        /// How many occupations the code that was reported stands for.
        among: u16,
        source: Id<SourceRow>,
    }

    /// A region with pay or price figures, sorted by kind and id.
    Regions: RegionRow {
        id: Text,
        name: Text,
        kind: RegionKind,
        parent: Option<Id<RegionRow>>,
        aliases: Rows<AliasRow>,
    }

    /// A place that lies in a region without being it, sorted by folded name and region.
    Places: PlaceRow { name: Text, region: Id<RegionRow>, full_name: Text, }

    /// Pay of one occupation, or one role, in one region.
    Wages: WageRow {
        region: Id<RegionRow>,
        terms: Id<TermsRow>,
        matched: Match,
        /// The amounts are hundredths of the currency unit when 1, whole units when 0.
        hundredths: u8 [0..=1],
        /// Bit n: the n-th percentile was withheld because it is too high to print.
        top_coded: u8 [0..=0b1_1111],
        mean: Option<u32>,
        /// In the order of `Percentile::ALL`.
        percentiles: [Option<u32>; 5],
        /// People or jobs counted.
        jobs: Option<u32>,
        local: Option<Id<LocalRow>>,
    }

    /// A figure of a country's own occupation: by code; those of the newest year by region, then the older ones.
    National: NationalRow {
        wage: Id<WageRow>,
        /// 1 if the crosswalk matches anything to the code.
        matched: u8 [0..=1],
    }

    /// An entry of the crosswalk: what is counted in a country's own occupation; sorted by country, kind, owner and match.
    Crosswalk: CrosswalkRow {
        country: Id<RegionRow>,
        /// The table of `owner`: an [`OwnerKind`].
        kind: u8,
        owner: u32,
        matched: Match,
        /// The newest figures of the occupation, by region.
        wages: Rows<WageRow>,
        /// Its older figures, by region and then from the newest.
        older: Rows<WageRow>,
    }

    /// The terms of pay that many wage rows share.
    Terms: TermsRow {
        year: u16,
        /// ISO 4217.
        currency: Text,
        period: Period,
        /// `None` for a role's own figures without a source other than the role's file.
        source: Option<Id<SourceRow>>,
    }

    /// A country's own name for the occupation counted.
    Locals: LocalRow { code: Text, title: Text, note: Text, }

    /// A price level or exchange rate.
    Prices: PriceRow { region: Id<RegionRow>, kind: PriceKind, year: u16, factor: f64 [0..=1_000_000_000_000], source: Id<SourceRow>, }

    /// Properties of the catalog as a whole: one row.
    Wholes: WholeRow {
        /// The digest of the catalog that this one was laid over; 0 when there is none.
        base: u64,
    }

    /// A publication that figures come from, sorted by id.
    Sources: SourceRow {
        id: Text,
        publisher: Text,
        title: Text,
        release: Text,
        period: Text,
        licence: Text,
        attribution: Text,
        homepage: Text,
        used_for: Text,
        notes: Text,
    }
}

/// What a [`CrosswalkRow`] is about. Of several that fit a role, the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnerKind {
    /// A role.
    Role,
    /// All roles of an O*NET-SOC occupation.
    Occupation,
    /// All roles of a SOC occupation.
    Statistics,
}

/// The kind of record that a [`NameRow`] names.
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
    /// A region: id, name or alias; several regions may share a name. Folded by [`crate::text::fold_place`], as all below.
    Region,
    /// A place in a region.
    Place,
    /// A metropolitan area by its first city, by all its cities, or by any of them with a state.
    City,
    /// A metropolitan area by another of its cities.
    FurtherCity,
}
