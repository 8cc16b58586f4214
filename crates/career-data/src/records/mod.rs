//! The records of a dataset as its files state them: references are still names, and each value has its place.
//!
//! ```text
//! mod          the records, one line per field, and the dataset that holds them
//! record       what is generated from those lines: reading, writing, the JSON schema
//! kinds        the kinds of fields
//! ```

#[cfg(feature = "schema")]
mod description;
pub mod kinds;
pub(crate) mod order;
pub mod record;

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::formats::cells::Cell;
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};
use crate::vocabulary::{
    JargonKind, Level, Match, OnCall, Period, PriceKind, Proficiency, Recurrence, RegionKind, ToolKind, WayIn,
};
#[cfg(feature = "schema")]
use description::Description;
use kinds::{
    Amount, Baseline, Choice, Code, EducationShares, Factor, FreeName, JobZone, Keyed, Kind, Lines, LooseName, Money, Name,
    Names, Note, NoteAt, Nullable, OptionalChoice, OptionalName, Origin, OriginLine, Passage, Pay, Percent, Prose, Reasons,
    RoleId, RowName, Scores, Stated, StatedChoice, Subject, ToolUses, TopCoded, Year, is_in_row,
};
use record::{Layout, List, Record, Written, name_of, records};

records! {
    /// A category of roles.
    Category, "category", "CategoryRecord" {
        id: Name,
        title: Name,
    }

    /// A tool.
    Tool, "tool", "ToolRecord" {
        id: Name,
        name: Name,
        kind: Choice<ToolKind>,
        aliases: Names,
    }

    /// A certification.
    Certification, "certification", "CertificationRecord" {
        id: Name,
        name: Name,
        issuer: Name,
        aliases: Names,
    }

    /// A role.
    Role, "role", "RoleRecord" {
        id: Name,
        title: Name,
        /// Id of its category.
        category: Stated,
        level: StatedChoice<Level>,
        on_call: OptionalChoice<OnCall>,
        /// O*NET-SOC code of the statistical parent; absent where no one's figures are the role's.
        occupation: FreeName,
        aliases: Names,
        /// Titles that other roles have as well: search finds it by them, and each is a name of it where no other role has it.
        shared_titles: Names<true>,
        summary: Prose,
        /// Paragraphs of one line, an empty line between two.
        day: Prose,
        scores as "competencies": Scores,
        reasons: Reasons,
        /// Which own data it comes from; absent for what comes with the program.
        origin: Origin,
        /// The line of that file; absent where the file holds nothing else.
        origin_line: OriginLine,
        /// The best known first.
        tools: ToolUses,
        /// Ids.
        certifications: Names,
        /// Ids of roles.
        prerequisites: Names,
        /// Ids of roles.
        next: Names,
        /// Ids of roles.
        related: Names<true>,
        /// Figures of its own.
        pay: Pay,
        /// How people without the words of the trade describe it.
        plain: Lines,
        /// What the person does, the most important first.
        duties: Lines,
        /// What it is answerable for, and how that is measured.
        owns: Passage,
        /// What good looks like after a year.
        good: Passage,
        /// How one gets in.
        ways_in: Keyed<WayIn>,
        /// What recurs, and when.
        rhythm: Keyed<Recurrence>,
        /// Ids of roles, and what passes between the two; it stands on the pages of both.
        works_with: Keyed<RoleId>,
        /// Ids of roles that it is confused with, and the difference; it stands on the pages of both.
        mistaken_for: Keyed<RoleId>,
        /// Subjects of an interview, and what is looked for.
        interview: Keyed<Subject>,
        /// How AI tools change the work.
        ai: Passage,
    }

    /// What a move of the career graph usually takes, where that is not obvious.
    MoveNote, "note on a move", "MoveNote" {
        /// Id of a role.
        from: Name,
        /// Id of a role.
        to: Name,
        /// A line: the project, proof or certificate that carries the move.
        why: Name,
    }

    /// A tool in a role.
    ToolUse, "tool of a role", "RoleTool" {
        /// Id of the tool.
        tool as "id": Name,
        proficiency: Choice<Proficiency>,
    }

    /// A place.
    Region, "region", "RegionRecord" {
        id: Name,
        name: Name,
        kind: Choice<RegionKind>,
        /// Id of the region it lies in.
        parent: OptionalName,
        aliases: Names,
    }

    /// A place that lies in a region without being it, by a name that people type.
    NamedPlace, "place name", "PlaceRecord" {
        name: Name,
        /// Id of the smallest region that contains it.
        region: Name,
        /// Unambiguous: `London, United Kingdom`.
        full_name: Name,
    }

    /// An O*NET-SOC occupation.
    Occupation, "occupation", "OccupationRecord" {
        code: Name,
        title: Name,
        /// 1 (little preparation) to 5 (extensive).
        job_zone: JobZone,
        baseline: Baseline,
        /// Code of the rated neighbour whose baseline this is.
        baseline_from: OptionalName,
        /// Id.
        source: LooseName,
        /// Of the people asked, the percentage who say that each level of education is required.
        required_education as "education": EducationShares,
    }

    /// A SOC occupation as statistics count it.
    Statistics, "occupation", "StatisticsRecord" {
        code: Name,
        title: Name,
        /// Persons.
        employment_2024: Amount,
        /// Persons.
        employment_2034: Amount,
        /// Over the ten years.
        change as "change_percent": Percent,
        annual_openings: Amount,
        education: Nullable<Note>,
        experience: Nullable<Note>,
        training: Nullable<Note>,
        /// Id.
        source: Nullable<Name>,
    }

    /// A title under which people or employers report an occupation's jobs.
    ReportedTitle, "reported title", "ReportedTitleRecord" {
        title: Name,
        /// SOC or O*NET-SOC code.
        occupation: Name,
        /// How often it was reported; absent where the source does not count.
        reports: Amount,
        /// How many occupations the code that was reported stands for today, of which this is one; absent for one.
        among: Amount,
        /// Id.
        source: Nullable<Name>,
    }

    /// Pay of an occupation, or of a role itself, in a region, in `currency` per `period`.
    Wage, "wage", "WageRecord" {
        /// SOC code; absent for a role's own figure, and for figures that the crosswalk matches by `local_code`, if anything does.
        occupation: OptionalName,
        /// Id.
        region: Name,
        year: Nullable<Year>,
        /// ISO 4217 code.
        currency: Nullable<Code>,
        period: Nullable<Choice<Period>>,
        amounts: Money,
        /// Percentiles withheld because they are too high to print.
        top_coded: TopCoded,
        /// People or jobs counted.
        jobs: Amount,
        matched as "match": OptionalChoice<Match>,
        /// The country's own classification and code.
        local_code: Nullable<Note>,
        local_title: Nullable<Note>,
        /// Id.
        source: RowName,
        note: Nullable<Note>,
    }

    /// What is counted in a country's own occupation: a role, or a US occupation with its roles.
    Crosswalk, "counted occupation", "CrosswalkRecord" {
        /// The country's own classification and code, as wages state it.
        local_code: Name,
        /// SOC or O*NET-SOC code; absent when a role is named.
        occupation: OptionalName,
        /// Id of a role; absent when an occupation is named.
        role: OptionalName,
        matched as "match": Choice<Match>,
    }

    /// A price level, exchange rate or the like.
    Price, "price", "PriceRecord" {
        /// Id.
        region: Nullable<Name>,
        kind: Choice<PriceKind>,
        factor: Factor,
        year: Year,
        /// Id.
        source: Nullable<Name>,
    }

    /// A publication.
    Source, "source", "SourceEntry" {
        id: Name,
        publisher: Note,
        title: Note,
        release: Note,
        period: Nullable<Note>,
        licence: NoteAt,
        attribution: NoteAt,
        homepage: Note,
        used_for: Note,
        notes: Nullable<Note>,
    }

    /// How people in the field use a word.
    Jargon, "word", "JargonRecord" {
        word: Name,
        kind: Choice<JargonKind>,
        /// The words, or the level, that it stands for.
        means: Nullable<NoteAt>,
    }
}

/// Amounts of pay in hundredths of a currency unit: mean, then the percentiles in order.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Amounts {
    pub mean: Option<u64>,
    pub percentiles: [Option<u64>; 5],
}

impl Amounts {
    /// The mean, then the percentiles.
    pub fn iter(&self) -> impl Iterator<Item = Option<u64>> + Clone {
        [self.mean].into_iter().chain(self.percentiles)
    }
}

/// Reads a record of one table into a dataset.
pub(crate) type FromTable = fn(&mut Fields<'_>, &mut Dataset, &mut Problems);

/// A visitor of the tables of a dataset.
pub trait EachTable {
    /// Visits one table.
    fn table<R: Record + Serialize>(&mut self, name: &'static str, records: &[R]);
}

/// Defines the dataset from the list of its tables.
macro_rules! dataset {
    ($($(#[doc = $doc:literal])* $table:ident: $record:ident,)+) => {
        /// The whole dataset. References are ids; every table is in the order of its ids, so the same data gives the same bytes.
        #[derive(Clone, Debug, Default)]
        #[allow(missing_docs, reason = "one table a noun")]
        pub struct Dataset {
            $($(#[doc = $doc])* pub $table: Vec<$record>,)+
        }

        /// The tables of a dataset by name, each with the reader of its records.
        pub(crate) const TABLES: &[(&str, FromTable)] = &[
            $((stringify!($table), |fields, dataset, problems| {
                dataset.$table.push($record::from_table(fields, problems));
            }),)+
        ];

        impl Dataset {
            /// Visits each table.
            pub fn each_table(&self, each: &mut impl EachTable) {
                $(each.table(stringify!($table), &self.$table);)+
            }
        }

        impl Serialize for Dataset {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(map.serialize_entry(stringify!($table), &self.$table)?;)+
                map.end()
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for Dataset {
            fn schema_name() -> Cow<'static, str> {
                "Export".into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let about = "The whole dataset. References are ids; every table is in the order of its ids, so the same data \
                             gives the same bytes.";
                let mut description = Description::of(about);
                $(description.field(
                    stringify!($table),
                    [$($doc,)* ""].concat().trim(),
                    generator.subschema_for::<Vec<$record>>(),
                    true,
                );)+
                description.finish()
            }
        }
    };
}

dataset! {
    categories: Category,
    tools: Tool,
    certifications: Certification,
    roles: Role,
    /// By role, then the role that it leads to.
    move_notes: MoveNote,
    regions: Region,
    /// By name, then region.
    places: NamedPlace,
    occupations: Occupation,
    statistics: Statistics,
    /// By occupation, then title.
    reported_titles: ReportedTitle,
    /// By occupation, then region; those without an occupation come last, by their own code.
    wages: Wage,
    crosswalk: Crosswalk,
    prices: Price,
    sources: Source,
    jargon: Jargon,
}
