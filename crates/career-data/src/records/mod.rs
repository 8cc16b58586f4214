//! The records of a dataset as their files state them: references are still names, places are kept for the checker.

use crate::problem::Place;
use crate::reading::Lines;
use crate::vocabulary::{Competency, JargonKind, Level, Match, Period, PriceKind, Proficiency, RegionKind, ToolKind};

/// A value and where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}

/// Everything in a dataset's folder.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "one list a noun")]
pub struct Dataset {
    pub roles: Vec<Role>,
    pub categories: Vec<Category>,
    pub tools: Vec<Tool>,
    pub certifications: Vec<Certification>,
    pub occupations: Vec<Occupation>,
    pub statistics: Vec<Statistics>,
    pub regions: Vec<Region>,
    pub wages: Vec<Wage>,
    pub prices: Vec<Price>,
    pub sources: Vec<Source>,
    pub jargon: Vec<Jargon>,
    /// The digest of the catalog that it is laid over, if it is.
    pub base: Option<u64>,
    /// Roles of large files, without records: above those `roles` that were there before them, below those that came later.
    pub packed: Vec<Lines>,
    /// What layers change in those below them, in their order.
    pub changes: Vec<Changes>,
}

/// What an overlay changes beyond replacing records: `overlay.toml`.
#[derive(Debug, Default)]
pub struct Changes {
    /// How many roles with records, and how many packed files, it is laid over, its own included.
    pub(crate) over: (usize, usize),
    /// Roles to leave out.
    pub hide: Vec<At<String>>,
    /// More moves from roles.
    pub next: Vec<(At<String>, Vec<At<String>>)>,
    /// More expectations of roles.
    pub prerequisites: Vec<(At<String>, Vec<At<String>>)>,
    /// More roles that roles are related to.
    pub related: Vec<(At<String>, Vec<At<String>>)>,
}

/// A word as people in the field use it: a row of `jargon.csv`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Jargon {
    /// One lower-case word.
    pub word: At<String>,
    pub kind: JargonKind,
    /// Words for a short form, a plain word or a spelling; a level for what names one; else empty.
    pub means: At<String>,
}

/// A role: `roles/<category>/<id>.toml`. One of own data may be as little as a title.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Role {
    /// The file it was read from; empty for the embedded roles.
    pub origin: String,
    /// Its line in that file; 0 where the file holds nothing else.
    pub origin_line: u32,
    /// From the name of the file.
    pub id: At<String>,
    /// From the name of the folder; empty for a role of own data that lies in none.
    pub category: At<String>,
    pub title: At<String>,
    pub aliases: Vec<At<String>>,
    /// Absent when not said, or unreadable.
    pub level: Option<Level>,
    /// O*NET-SOC code; empty when not said.
    pub occupation: At<String>,
    pub summary: At<String>,
    pub day: At<String>,
    /// 0-100, in the order of [`Competency::ALL`](crate::vocabulary::Vocabulary::ALL); absent when not said, or unreadable.
    pub scores: [At<Option<u8>>; 5],
    pub reasons: Vec<(Competency, At<String>)>,
    pub tools: Vec<ToolUse>,
    pub certifications: Vec<At<String>>,
    pub prerequisites: Vec<At<String>>,
    pub next: Vec<At<String>>,
    /// Roles that a publisher calls related to it, without saying that one comes before the other.
    pub related: Vec<At<String>>,
    /// Figures of its own: without occupation, match and local names; the source may be empty.
    pub pay: Vec<Wage>,
}

impl Role {
    /// Says of every part that it was written in one place.
    pub fn place_at(&mut self, place: Place) {
        let texts = [&mut self.id, &mut self.category, &mut self.title, &mut self.occupation, &mut self.summary, &mut self.day];
        let lists = [&mut self.aliases, &mut self.certifications, &mut self.prerequisites, &mut self.next, &mut self.related];
        let reasons = self.reasons.iter_mut().map(|(_, reason)| reason);
        let tools = self.tools.iter_mut().map(|used| &mut used.tool);
        let pay = self.pay.iter_mut().flat_map(|wage| [&mut wage.region, &mut wage.source]);
        let texts = texts.into_iter().chain(lists.into_iter().flatten());
        texts.chain(reasons).chain(tools).chain(pay).for_each(|text| text.place = place);
        self.scores.iter_mut().for_each(|score| score.place = place);
    }
}

/// A tool in a role.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToolUse {
    pub tool: At<String>,
    pub proficiency: Proficiency,
}

/// A category: a line of `categories.toml`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Category {
    pub id: At<String>,
    pub title: At<String>,
}

/// A tool: a line of `tools.toml`, in the table of its kind.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Tool {
    pub id: At<String>,
    pub name: At<String>,
    pub kind: ToolKind,
    pub aliases: Vec<At<String>>,
}

/// A certification: a line of `certifications.toml`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Certification {
    pub id: At<String>,
    pub name: At<String>,
    pub issuer: At<String>,
    pub aliases: Vec<At<String>>,
}

/// An O*NET-SOC occupation: a row of `occupations/onet.csv`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Occupation {
    pub code: At<String>,
    pub title: At<String>,
    pub job_zone: Option<u32>,
    /// Tenths of a point in the order of the competencies; absent when nobody rated it.
    pub baseline: [Option<u32>; 5],
    /// The rated neighbour whose baseline this is.
    pub baseline_from: Option<At<String>>,
    pub source: At<String>,
}

/// A SOC occupation as statistics count it: a row of `occupations/soc.csv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Statistics {
    pub code: At<String>,
    pub title: At<String>,
    /// Persons.
    pub employment_2024: Option<u32>,
    /// Persons.
    pub employment_2034: Option<u32>,
    /// Tenths of a percent.
    pub change: Option<i32>,
    /// A year.
    pub annual_openings: Option<u32>,
    pub education: String,
    pub experience: String,
    pub training: String,
    pub source: At<String>,
}

/// A place: a row of `regions.csv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Region {
    pub id: At<String>,
    pub name: At<String>,
    pub kind: RegionKind,
    pub parent: Option<At<String>>,
    pub aliases: Vec<String>,
}

/// Hundredths of a currency unit: mean, then the percentiles in order.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Amounts {
    pub mean: Option<u64>,
    pub percentiles: [Option<u64>; 5],
}

/// Pay of an occupation in a place: a row of a file in `wages/`. Or of a role: an entry of `pay` in its file.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Wage {
    /// SOC code; absent when no US occupation is an honest match.
    pub occupation: Option<At<String>>,
    pub region: At<String>,
    pub year: u16,
    pub currency: String,
    pub period: Period,
    pub amounts: Amounts,
    /// Bit n: the n-th percentile was withheld as too high to print.
    pub top_coded: u8,
    pub jobs: Option<u32>,
    pub matched: Option<Match>,
    pub local_code: String,
    pub local_title: String,
    pub source: At<String>,
    pub note: String,
}

/// A price level or exchange rate: a row of `prices.csv`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Price {
    pub region: At<String>,
    pub kind: PriceKind,
    pub factor: f64,
    pub year: u16,
    pub source: At<String>,
}

/// A publication: a row of `sources.csv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields named as in the file")]
pub struct Source {
    pub id: At<String>,
    pub publisher: String,
    pub title: String,
    pub release: String,
    pub period: String,
    pub licence: At<String>,
    pub attribution: At<String>,
    pub homepage: String,
    pub used_for: String,
    pub notes: String,
}
