//! The closed sets of the field: levels, competencies, proficiencies and the rest, each value with one name for data files,
//! command line and output, and one label for display.

use serde::{Serialize, Serializer};

/// A closed set of named values.
pub trait Vocabulary: Copy + Eq + Send + Sync + 'static {
    /// The noun for one of the values: "level".
    const NOUN: &'static str;
    /// All values, in their natural order.
    const ALL: &'static [Self];
    /// The names of all values.
    const NAMES: &'static [&'static str];

    /// The name in data files, on the command line and in JSON: lower case.
    fn name(self) -> &'static str;

    /// The label for display.
    fn label(self) -> &'static str;

    /// The value of a name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $set:ident, $noun:literal { $($(#[$doc:meta])* $value:ident = $name:literal $label:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $set { $($(#[$doc])* $value,)+ }

        impl Vocabulary for $set {
            const NOUN: &'static str = $noun;
            const ALL: &'static [Self] = &[$(Self::$value,)+];
            const NAMES: &'static [&'static str] = &[$($name,)+];

            fn name(self) -> &'static str {
                match self { $(Self::$value => $name,)+ }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$value => $label,)+ }
            }
        }

        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $set {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($set).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let names: Vec<_> = Self::ALL.iter().map(|value| value.name()).collect();
                schemars::json_schema!({ "description": Self::NOUN, "type": "string", "enum": names })
            }
        }
    };
}

vocabulary! {
    /// The five competencies a role is scored in, 0-100 each.
    Competency, "competency" {
        /// How deeply the role works with the technology.
        TechnicalDepth = "technical_depth" "Technical depth",
        /// How much of the work is finding faults, including unknown ones.
        Troubleshooting = "troubleshooting" "Troubleshooting",
        /// How much of the work depends on other people.
        Communication = "communication" "Communication",
        /// How many parties, rules and dependencies are in play at once.
        ProcessComplexity = "process_complexity" "Process complexity",
        /// How much others build on what the role writes.
        Documentation = "documentation" "Documentation",
    }
}

vocabulary! {
    /// Seniority of a role, lowest first.
    Level, "level" {
        /// A first job in the field.
        Entry = "entry" "Entry",
        /// Works independently.
        Mid = "mid" "Mid",
        /// Makes technical decisions and teaches others.
        Senior = "senior" "Senior",
        /// Leads others.
        Lead = "lead" "Lead",
        /// Is accountable for the whole.
        Executive = "executive" "Executive",
    }
}

impl Level {
    /// Other words for a level.
    pub const SYNONYMS: [(&'static str, Self); 10] = [
        ("entry-level", Self::Entry),
        ("mid-level", Self::Mid),
        ("midlevel", Self::Mid),
        ("middle", Self::Mid),
        ("intermediate", Self::Mid),
        ("sr", Self::Senior),
        ("snr", Self::Senior),
        ("senior-level", Self::Senior),
        ("exec", Self::Executive),
        ("c-level", Self::Executive),
    ];

    /// Words for people of a level, which say less than its name.
    pub const PEOPLE: [(&'static str, Self); 18] = [
        ("junior", Self::Entry),
        ("jr", Self::Entry),
        ("graduate", Self::Entry),
        ("trainee", Self::Entry),
        ("intern", Self::Entry),
        ("beginner", Self::Entry),
        ("experienced", Self::Senior),
        ("expert", Self::Senior),
        ("staff", Self::Lead),
        ("principal", Self::Lead),
        ("manager", Self::Lead),
        ("director", Self::Executive),
        ("head", Self::Executive),
        ("chief", Self::Executive),
        ("c-suite", Self::Executive),
        ("apprentice", Self::Entry),
        ("associate", Self::Entry),
        ("vp", Self::Executive),
    ];

    /// Levels that `self` is above `other`; negative when below.
    #[must_use]
    pub const fn above(self, other: Self) -> i32 {
        self as i32 - other as i32
    }
}

vocabulary! {
    /// Whether work outside office hours, on call or in shifts, belongs to a role.
    OnCall, "on-call duty" {
        /// Not beyond an odd late evening.
        Never = "never" "never",
        /// Now and then, or with some employers only.
        Sometimes = "sometimes" "sometimes",
        /// On a standing rota or in shifts.
        Regular = "regular" "regularly",
    }
}

vocabulary! {
    /// How much of a kind of work there is in a role.
    HowMuch, "amount" {
        /// Hardly any.
        Little = "little" "little",
        /// Part of the work.
        Some = "some" "some",
        /// A large part of the work.
        Much = "much" "much",
    }
}

vocabulary! {
    /// How well a role is expected to know a tool, lowest first.
    #[derive(Default)]
    Proficiency, "proficiency" {
        /// Knows what it is for.
        #[default]
        Awareness = "awareness" "Awareness",
        /// Gets routine work done with it.
        Working = "working" "Working",
        /// Others rely on this person for it.
        Practitioner = "practitioner" "Practitioner",
        /// Others ask this person for advice.
        Expert = "expert" "Expert",
    }
}

impl Proficiency {
    /// Steps above not knowing the tool: 1 (awareness) to 4 (expert).
    #[must_use]
    pub const fn rank(self) -> u32 {
        self as u32 + 1
    }

    /// The proficiency of a rank; `None` below 1 and above 4.
    #[must_use]
    pub fn of_rank(rank: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|proficiency| proficiency.rank() == rank)
    }
}

vocabulary! {
    /// How a token is used in names of jobs.
    #[derive(Default)]
    JargonKind, "kind of jargon" {
        /// Stands for other words: `eng` for engineer.
        Short = "short" "Short form",
        /// A word of people outside the field: `hacker` for penetration tester.
        Lay = "lay" "Plain word",
        /// A spelling variant of one word: `programme`.
        Spelling = "spelling" "Spelling",
        /// States a level and nothing else: `sr`.
        Level = "level" "Level",
        /// States a level and is part of the title: `lead`.
        Rank = "rank" "Rank",
        /// States a level after another word: `ii`.
        Numeral = "numeral" "Numeral",
        /// Says what kind of job a title names: `developer`.
        Head = "head" "Kind of job",
        /// Carries no meaning: `the`.
        #[default]
        Filler = "filler" "Filler",
    }
}

vocabulary! {
    /// The kind of a tool.
    #[derive(Default)]
    ToolKind, "kind of tool" {
        /// A programming, query or markup language.
        Language = "language" "Languages",
        /// A framework or library.
        Framework = "framework" "Frameworks and libraries",
        /// A cloud, operating system, hypervisor or business suite.
        Platform = "platform" "Platforms",
        /// One managed service.
        Service = "service" "Services",
        /// Software a person operates.
        #[default]
        Application = "application" "Applications",
        /// A database engine.
        Database = "database" "Databases",
        /// A protocol.
        Protocol = "protocol" "Protocols",
        /// A file or message format.
        Format = "format" "Formats",
        /// A named way of working.
        Practice = "practice" "Practices",
        /// A piece of equipment.
        Hardware = "hardware" "Hardware",
    }
}

vocabulary! {
    /// The kind of a region.
    #[derive(Default)]
    RegionKind, "kind of region" {
        /// A country.
        #[default]
        Country = "country" "Country",
        /// A US state, district or territory.
        State = "state" "State",
        /// A Canadian province.
        Province = "province" "Province",
        /// A US metropolitan area.
        Metro = "metro" "Metropolitan area",
        /// The rest of a US state outside its metropolitan areas.
        Nonmetro = "nonmetro" "Nonmetropolitan area",
    }
}

vocabulary! {
    /// The time a pay figure is for.
    #[derive(Default)]
    Period, "pay period" {
        /// An hour of work.
        Hour = "hour" "an hour",
        /// A month.
        Month = "month" "a month",
        /// A year.
        #[default]
        Year = "year" "a year",
    }
}

vocabulary! {
    /// How well a country's own occupation fits the US one it is matched to, best first.
    #[derive(Default)]
    Match, "match" {
        /// The same title.
        Exact = "exact" "exact",
        /// The same work under another title, or with slightly different limits.
        Close = "close" "close",
        /// One of the two is clearly broader.
        #[default]
        Broad = "broad" "broad",
    }
}

vocabulary! {
    /// A percentile of pay: the share of people who earn less.
    Percentile, "percentile" {
        /// A tenth earn less.
        P10 = "p10" "p10",
        /// A quarter earn less.
        P25 = "p25" "p25",
        /// The median.
        P50 = "p50" "median",
        /// Three quarters earn less.
        P75 = "p75" "p75",
        /// Nine tenths earn less.
        P90 = "p90" "p90",
    }
}

vocabulary! {
    /// A factor for comparing amounts of money between regions.
    #[derive(Default)]
    PriceKind, "kind of price level" {
        /// Local currency units per US dollar, a year's average.
        #[default]
        Exchange = "fx" "exchange rate",
        /// Local currency units per international dollar.
        PurchasingPower = "ppp" "purchasing power parity",
        /// Price level of a US state; the nation is 100.
        RegionalPrices = "rpp" "regional price parity",
        /// Hours of paid work in a year.
        YearlyHours = "hours" "hours a year",
    }
}

vocabulary! {
    /// How amounts can be made comparable; figures are never adjusted unless requested.
    Adjustment, "adjustment" {
        /// To a year: hours and months are multiplied.
        Annual = "annual" "a year's pay",
        /// To US dollars at the average exchange rate of the figures' year.
        Exchange = "fx" "US dollars at exchange rates",
        /// To international dollars: what the money buys where it is paid.
        PurchasingPower = "ppp" "international dollars",
        /// To national prices within the United States, by regional price parities.
        Prices = "prices" "average US prices",
    }
}

vocabulary! {
    /// What a career move is, derived from the two roles.
    MoveKind, "kind of move" {
        /// To a higher level.
        Advance = "advance" "advance",
        /// To another role of the same level and category.
        Specialise = "specialise" "specialise",
        /// To another category at the same level.
        Pivot = "pivot" "pivot",
        /// To a lower level.
        StepBack = "step_back" "step back",
    }
}

vocabulary! {
    /// Why a move is in the career graph.
    Basis, "basis of a move" {
        /// A role's file states it: people usually make it.
        Usual = "usual" "usual",
        /// Only because a publisher calls the two roles related.
        Related = "related" "related",
        /// A [bridge](crate::bridge): nobody stated it, but skills make it plausible.
        Skills = "skills" "by skills",
    }
}

vocabulary! {
    /// A level of education, from the lowest to the highest, as O*NET asks for it.
    Education, "education" {
        /// Less than high school.
        LessThanHighSchool = "less_than_high_school" "no diploma",
        /// A high school diploma.
        HighSchool = "high_school" "a high school diploma",
        /// A certificate after high school.
        PostSecondaryCertificate = "post_secondary_certificate" "a certificate after high school",
        /// Some college courses.
        SomeCollege = "some_college" "some college",
        /// An associate's degree.
        Associate = "associate" "an associate's degree",
        /// A bachelor's degree.
        Bachelor = "bachelor" "a bachelor's degree",
        /// A certificate after a bachelor's degree.
        PostBachelorCertificate = "post_bachelor_certificate" "a certificate after a bachelor's degree",
        /// A master's degree.
        Master = "master" "a master's degree",
        /// A certificate after a master's degree.
        PostMasterCertificate = "post_master_certificate" "a certificate after a master's degree",
        /// A first professional degree.
        FirstProfessional = "first_professional" "a first professional degree",
        /// A doctoral degree.
        Doctoral = "doctoral" "a doctoral degree",
        /// Training after a doctoral degree.
        PostDoctoral = "post_doctoral" "training after a doctoral degree",
    }
}

vocabulary! {
    /// What a line about a role's work tells.
    Aspect, "aspect" {
        /// How people without the words of the trade describe it.
        Plain = "plain" "In plain words",
        /// What the person does, the most important first.
        Duties = "duties" "Duties",
        /// What the role is answerable for, and how that is measured.
        Owns = "owns" "Answerable for",
        /// What good looks like after a year.
        Good = "good" "Good looks like",
        /// How one gets in, by [`WayIn`].
        WaysIn = "ways_in" "Ways in",
        /// What recurs, by [`Recurrence`].
        Rhythm = "rhythm" "Rhythm",
        /// What passes between it and another role.
        WorksWith = "works_with" "Works with",
        /// How it differs from a role that it is confused with.
        MistakenFor = "mistaken_for" "Mistaken for",
        /// What is looked for in an interview, by subject.
        Interview = "interview" "Interview",
        /// How AI tools change the work.
        Ai = "ai" "AI tools",
    }
}

impl Aspect {
    /// Whether its lines are about another role, and stand on the pages of both.
    #[must_use]
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::WorksWith | Self::MistakenFor)
    }

    /// Whether its lines are about the work itself: not about other roles, schools or AI in general.
    #[must_use]
    pub const fn is_about_work(self) -> bool {
        !matches!(self, Self::WaysIn | Self::WorksWith | Self::MistakenFor | Self::Ai)
    }
}

vocabulary! {
    /// A way into a role.
    WayIn, "way in" {
        /// From which roles.
        Roles = "roles" "From other roles",
        /// From school or university.
        Study = "study" "From study",
        /// Paid training.
        Apprenticeship = "apprenticeship" "Apprenticeship",
        /// What a certificate opens.
        Certificate = "certificate" "Certificate",
        /// From the armed forces.
        Military = "military" "Military",
        /// Without any of these.
        SelfTaught = "self_taught" "Self-taught",
        /// What a first application should show.
        Application = "application" "To show",
    }
}

vocabulary! {
    /// When something recurs.
    Recurrence, "recurrence" {
        /// Each day.
        Day = "day" "Each day",
        /// Each week.
        Week = "week" "Each week",
        /// Each month.
        Month = "month" "Each month",
        /// Each quarter.
        Quarter = "quarter" "Each quarter",
        /// At each release.
        Release = "release" "At a release",
        /// In an incident.
        Incident = "incident" "In an incident",
        /// Calls and shifts outside office hours.
        OnCall = "on_call" "On call",
    }
}

vocabulary! {
    /// The measure by which paths are compared.
    By, "measure" {
        /// The least effort in all, then the fewest moves.
        Effort = "effort" "least effort",
        /// The fewest moves, then the least effort.
        Steps = "steps" "fewest moves",
        /// The least sum of effort, of pay lost on a move, and of pay below the goal's on the way.
        Pay = "pay" "pay that rises early",
    }
}
