//! The tables of an image: which rows there are and what each holds.

use super::Image;
use super::field::{Field, Id, Key, Prose, Rows, Text};
use crate::per_competency::PerCompetency;
use crate::vocabulary::{JargonKind, Level, Match, Period, PriceKind, Proficiency, RegionKind, ToolKind};

/// A row of one of the image's tables.
#[allow(private_bounds, reason = "fields are this module's business")]
pub trait Row: Field + 'static {
    /// The table that holds such rows.
    const SECTION: Section;

    /// Adds the row as an image has it.
    fn write(self, out: &mut Vec<u8>) {
        self.put(out);
    }
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
            pub(super) const COUNT: usize = [$(Self::$heap,)+ $(Self::$section,)+].len();
            /// Width of a row in each section, in bytes; 1 for the heaps.
            pub(super) const WIDTHS: [usize; Self::COUNT] = [$({ let _ = Self::$heap; 1 },)+ $($row::WIDTH,)+];
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
            pub(super) fn every_row_holds(&self) -> bool {
                true $(&& self.table::<$row>().iter().all(|row| row.holds(self)))+
            }
        }
    };
}

image_sections! {
    heaps { Text, Key, Prose, }

    /// A role, in the order of ids; what is looked at for many roles at once is in [`TraitsRow`] instead.
    Roles: RoleRow {
        id: Text,
        title: Text,
        aliases: Rows<AliasRow>,
        /// As written in the role's file.
        prerequisites: Rows<EdgeRow>,
        /// As written in the role's file.
        next: Rows<EdgeRow>,
        /// As written in the role's file.
        related: Rows<EdgeRow>,
        /// Union of the relations: where people go from here.
        onward: Rows<MoveRow>,
        /// Union of the relations: where people come from.
        origins: Rows<MoveRow>,
        reasons: Rows<ReasonRow>,
        /// The file of a user's own data that the role was read from; empty for the embedded ones.
        origin: Text,
        /// Its line in that file; 0 where the file holds nothing else.
        origin_line: u32,
        summary: Prose,
        /// Paragraphs of one line, an empty line between two.
        day: Prose,
    }

    /// What a role is measured by, in the order of roles: small, since a question may have to look at all of them. Scores are
    /// 0-100 in the order of `Competency::ALL`.
    Traits: TraitsRow {
        category: Option<Id<CategoryRow>>,
        level: Option<Level>,
        scores: PerCompetency<Option<u8>>,
        occupation: Option<Id<OccupationRow>>,
        tools: Rows<ToolUseRow>,
        certifications: Rows<HeldRow>,
        /// The role's own, in the order of regions, the newest first within one.
        pay: Rows<WageRow>,
    }

    /// A name that people type, folded by [`crate::text::fold`]; sorted by kind, name and target.
    Names: NameRow {
        /// Which table `target` points into: a [`NameKind`].
        kind: u8,
        name: Key,
        target: u32,
    }

    /// How people in the field use a word, in the order of words.
    Jargon: JargonRow { word: Text, kind: JargonKind, means: Text, }

    /// A title or alias as search knows it, in the order of roles. A graded role ("Senior ...") has the names of the plain
    /// one as well.
    RoleNames: RoleNameRow {
        role: Id<RoleRow>,
        text: Text,
        /// Sum of the weights of its words.
        weight: u32,
        /// 1 + the level that the name itself states; 0 when it states none.
        grade: u8,
        /// 0 for the title, 1 for an alias, 2 for a name of the plain role.
        rank: u8,
    }

    /// A word that search knows, normalised by [`crate::words`]; sorted by kind and text.
    Words: WordRow {
        /// 0 for words of names and tools, 1 for words that only prose has.
        kind: u8,
        text: Text,
        /// [`crate::words::letter_mask`] of the text.
        letters: u32,
        /// How telling the word is, in 32nds of a bit.
        weight: u16,
        named: Rows<NamedRow>,
        told: Rows<ToldRow>,
    }

    /// A name that holds a word.
    Named: NamedRow { name: Id<RoleNameRow>, }

    /// A role that a word says something about, with how much, 0-255, in tools and in prose.
    Told: ToldRow { role: Id<RoleRow>, tool: u8, prose: u8, }

    /// Another name for a role, tool, certification or region.
    Aliases: AliasRow { name: Text, }

    /// A tool that a role uses; the best known first, then by id.
    ToolUses: ToolUseRow { tool: Id<ToolRow>, proficiency: Proficiency, }

    /// A certification that a role's employers ask for.
    Held: HeldRow { certification: Id<CertificationRow>, }

    /// The other end of an edge that a role's file states.
    Edges: EdgeRow { role: Id<RoleRow>, }

    /// The other end of a move of the career graph, with all that a search over it needs: one read a role.
    Moves: MoveRow {
        role: Id<RoleRow>,
        /// What the move takes, see [`crate::effort`].
        effort: u32,
        /// The moves of that role in the same direction.
        further: Rows<MoveRow>,
    }

    /// Why a score departs from the occupation's baseline.
    Reasons: ReasonRow {
        /// Position in `Competency::ALL`.
        competency: u8,
        text: Prose,
    }

    /// A category of roles, in the order of ids.
    Categories: CategoryRow { id: Text, title: Text, }

    /// A tool, in the order of ids.
    Tools: ToolRow {
        id: Text,
        name: Text,
        kind: ToolKind,
        aliases: Rows<AliasRow>,
        /// How many roles use it.
        users: u32,
    }

    /// A certification, in the order of ids.
    Certifications: CertificationRow { id: Text, name: Text, issuer: Text, aliases: Rows<AliasRow>, }

    /// An O*NET-SOC occupation, in the order of codes.
    Occupations: OccupationRow {
        code: Text,
        title: Text,
        statistics: Option<Id<StatisticsRow>>,
        job_zone: Option<u32>,
        /// Tenths of a point, 0-1000.
        baseline: PerCompetency<Option<u32>>,
        /// The rated neighbour whose baseline it is.
        baseline_from: Option<Id<OccupationRow>>,
        source: Option<Id<SourceRow>>,
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

    /// Pay of one occupation, or one role, in one region.
    Wages: WageRow {
        region: Id<RegionRow>,
        terms: Id<TermsRow>,
        matched: Match,
        /// The amounts are hundredths of the currency unit when 1, whole units when 0.
        hundredths: u8,
        /// Bit n: the n-th percentile was withheld as too high to print.
        top_coded: u8,
        mean: Option<u32>,
        /// In the order of `Percentile::ALL`.
        percentiles: [Option<u32>; 5],
        /// People or jobs counted.
        jobs: Option<u32>,
        local: Option<Id<LocalRow>>,
    }

    /// Pay of an occupation that no SOC occupation honestly matches.
    Unmatched: UnmatchedRow { wage: Id<WageRow>, }

    /// What the amounts of many wage rows have in common.
    Terms: TermsRow {
        year: u16,
        /// ISO 4217.
        currency: Text,
        period: Period,
        /// Absent for a role's own figures where its file is all there is to name.
        source: Option<Id<SourceRow>>,
    }

    /// A country's own name for the occupation counted.
    Locals: LocalRow { code: Text, title: Text, note: Text, }

    /// A price level or exchange rate.
    Prices: PriceRow { region: Id<RegionRow>, kind: PriceKind, year: u16, factor: f64, source: Id<SourceRow>, }

    /// What holds for the catalog as a whole: one row.
    Wholes: WholeRow {
        /// The digest of the catalog that this one was laid over; 0 when it stands for itself.
        base: u64,
    }

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
        used_for: Text,
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
