//! `export`: the whole dataset, each record with the fields of its file, so that nothing is lost and all can be read back.

use schemars::{JsonSchema, json_schema};
use serde::{Serialize, Serializer};

use super::report::{Reasons, Scores};
use super::sources::SourceEntry;
use crate::catalog::{Catalog, Certification, Money, Occupation, Price, Region, Role, Statistics, Tool, Wage};
use crate::schema::{by_competency, schemas};
use career_data::vocabulary::{
    Competency, JargonKind, Level, Match, Percentile, Period, PriceKind, Proficiency, RegionKind, ToolKind, Vocabulary,
};

/// The whole dataset. References are ids; every table is in the order of its ids, so the same data gives the same bytes.
#[derive(Debug, Default, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "one table a noun")]
pub struct Export<'a> {
    pub categories: Vec<CategoryRecord<'a>>,
    pub tools: Vec<ToolRecord<'a>>,
    pub certifications: Vec<CertificationRecord<'a>>,
    pub roles: Vec<RoleRecord<'a>>,
    pub regions: Vec<RegionRecord<'a>>,
    pub occupations: Vec<OccupationRecord<'a>>,
    pub statistics: Vec<StatisticsRecord<'a>>,
    /// By occupation, then region; those that belong to no occupation come last.
    pub wages: Vec<WageRecord<'a>>,
    pub prices: Vec<PriceRecord<'a>>,
    pub sources: Vec<SourceEntry<'a>>,
    pub jargon: Vec<JargonRecord<'a>>,
}

/// A category of roles.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct CategoryRecord<'a> {
    pub id: &'a str,
    pub title: &'a str,
}

/// A tool.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct ToolRecord<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: ToolKind,
    pub aliases: Vec<&'a str>,
}

/// A certification.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct CertificationRecord<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub issuer: &'a str,
    pub aliases: Vec<&'a str>,
}

/// A role.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct RoleRecord<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Id of its category.
    pub category: Option<&'a str>,
    pub level: Option<Level>,
    /// O*NET-SOC code of the statistical parent.
    pub occupation: Option<&'a str>,
    pub aliases: Vec<&'a str>,
    pub summary: Option<&'a str>,
    /// Paragraphs of one line, an empty line between two.
    pub day: Option<&'a str>,
    pub competencies: Scores,
    pub reasons: Reasons<'a>,
    /// Which own data it comes from; absent for what comes with the program.
    pub origin: Option<&'a str>,
    /// The line of that file; absent where the file holds nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_line: Option<u32>,
    /// The best known first.
    pub tools: Vec<RoleTool<'a>>,
    /// Ids.
    pub certifications: Vec<&'a str>,
    /// Ids of roles.
    pub prerequisites: Vec<&'a str>,
    /// Ids of roles.
    pub next: Vec<&'a str>,
    /// Ids of roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<&'a str>,
    /// Figures of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pay: Vec<WageRecord<'a>>,
}

/// A tool in a role.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct RoleTool<'a> {
    /// Id of the tool.
    pub id: &'a str,
    pub proficiency: Proficiency,
}

/// A place.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct RegionRecord<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: RegionKind,
    /// Id of the region it lies in.
    pub parent: Option<&'a str>,
    pub aliases: Vec<&'a str>,
}

/// An O*NET-SOC occupation.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct OccupationRecord<'a> {
    pub code: &'a str,
    pub title: &'a str,
    /// 1 (little preparation) to 5 (extensive).
    pub job_zone: Option<u32>,
    pub baseline: Baseline,
    /// Code of the rated neighbour whose baseline this is.
    pub baseline_from: Option<&'a str>,
    /// Id.
    pub source: Option<&'a str>,
}

/// What the scores of an occupation's roles start from, 0-100 in tenths; absent when nobody rated it.
#[derive(Clone, Copy, Debug)]
pub struct Baseline([Option<u32>; 5]);

impl Baseline {
    /// Each competency with its score.
    pub fn iter(self) -> impl Iterator<Item = (Competency, Option<f64>)> {
        let scores = self.0.into_iter().map(|tenths| tenths.map(|tenths| f64::from(tenths) / 10.0));
        Competency::ALL.iter().copied().zip(scores)
    }
}

impl Serialize for Baseline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(competency, score)| (competency.name(), score)))
    }
}

schemas! {
    Baseline, "Baseline" => |_| by_competency(&json_schema!({ "type": ["number", "null"], "minimum": 0, "maximum": 100 }), true);
}

/// A SOC occupation as statistics count it.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct StatisticsRecord<'a> {
    pub code: &'a str,
    pub title: &'a str,
    /// Persons.
    pub employment_2024: Option<u32>,
    /// Persons.
    pub employment_2034: Option<u32>,
    /// Over the ten years.
    pub change_percent: Option<f64>,
    pub annual_openings: Option<u32>,
    pub education: Option<&'a str>,
    pub experience: Option<&'a str>,
    pub training: Option<&'a str>,
    /// Id.
    pub source: Option<&'a str>,
}

/// Pay of an occupation, or of a role itself, in a region, in `currency` per `period`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct WageRecord<'a> {
    /// SOC code; absent for a role's own figure, and when no SOC occupation is an honest match.
    pub occupation: Option<&'a str>,
    /// Id.
    pub region: &'a str,
    pub year: Option<u16>,
    /// ISO 4217 code.
    pub currency: Option<&'a str>,
    pub period: Option<Period>,
    pub mean: Option<Money>,
    pub p10: Option<Money>,
    pub p25: Option<Money>,
    pub p50: Option<Money>,
    pub p75: Option<Money>,
    pub p90: Option<Money>,
    /// Percentiles withheld because they are too high to print.
    pub top_coded: Vec<&'static str>,
    /// People or jobs counted.
    pub jobs: Option<u32>,
    #[serde(rename = "match")]
    pub matched: Option<Match>,
    /// The country's own classification and code.
    pub local_code: Option<&'a str>,
    pub local_title: Option<&'a str>,
    /// Id.
    pub source: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// A price level, exchange rate or the like.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct PriceRecord<'a> {
    /// Id.
    pub region: Option<&'a str>,
    pub kind: PriceKind,
    pub factor: f64,
    pub year: u16,
    /// Id.
    pub source: Option<&'a str>,
}

/// How people in the field use a word.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct JargonRecord<'a> {
    pub word: &'a str,
    pub kind: JargonKind,
    /// The words, or the level, that it stands for.
    pub means: Option<&'a str>,
}

/// Everything that the catalog holds.
#[must_use]
pub fn export(catalog: &Catalog) -> Export<'_> {
    let counted = catalog.statistics().flat_map(|statistics| statistics.wages().map(move |wage| (Some(statistics.code()), wage)));
    let unmatched = catalog.unmatched_wages().map(|wage| (None, wage));
    Export {
        categories: catalog.categories().map(|c| CategoryRecord { id: c.id(), title: c.title() }).collect(),
        tools: catalog.tools().map(ToolRecord::from).collect(),
        certifications: catalog.certifications().map(CertificationRecord::from).collect(),
        roles: catalog.roles().map(RoleRecord::from).collect(),
        regions: catalog.regions().map(RegionRecord::from).collect(),
        occupations: catalog.occupations().map(OccupationRecord::from).collect(),
        statistics: catalog.statistics().map(StatisticsRecord::from).collect(),
        wages: counted.chain(unmatched).filter_map(|(occupation, wage)| WageRecord::of(occupation, wage)).collect(),
        prices: catalog.all_prices().map(PriceRecord::from).collect(),
        sources: catalog.sources().map(SourceEntry::from).collect(),
        jargon: catalog.all_jargon().map(|(word, kind, means)| JargonRecord { word, kind, means: stated(means) }).collect(),
    }
}

/// A text that may be empty in the data.
fn stated(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

impl<'a> From<Tool<'a>> for ToolRecord<'a> {
    fn from(tool: Tool<'a>) -> Self {
        Self { id: tool.id(), name: tool.name(), kind: tool.kind(), aliases: tool.aliases().collect() }
    }
}

impl<'a> From<Certification<'a>> for CertificationRecord<'a> {
    fn from(certification: Certification<'a>) -> Self {
        Self {
            id: certification.id(),
            name: certification.name(),
            issuer: certification.issuer(),
            aliases: certification.aliases().collect(),
        }
    }
}

impl<'a> From<Role<'a>> for RoleRecord<'a> {
    fn from(role: Role<'a>) -> Self {
        Self {
            id: role.id(),
            title: role.title(),
            category: role.category().map(|category| category.id()),
            level: role.level(),
            occupation: role.occupation().map(|occupation| occupation.code()),
            aliases: role.aliases().collect(),
            summary: stated(role.summary()),
            day: stated(role.day()),
            competencies: Scores(role.scores()),
            reasons: Reasons::of(role),
            origin: role.origin().map(|origin| origin.file),
            origin_line: role.origin().and_then(|origin| origin.line),
            tools: role.tools().map(|used| RoleTool { id: used.tool.id(), proficiency: used.proficiency }).collect(),
            certifications: role.certifications().map(|certification| certification.id()).collect(),
            prerequisites: role.prerequisites().map(|role| role.id()).collect(),
            next: role.next().map(|role| role.id()).collect(),
            related: role.related().map(|role| role.id()).collect(),
            pay: role.own_wages().filter_map(|wage| WageRecord::of(None, wage)).collect(),
        }
    }
}

impl<'a> From<Region<'a>> for RegionRecord<'a> {
    fn from(region: Region<'a>) -> Self {
        Self {
            id: region.id(),
            name: region.name(),
            kind: region.kind(),
            parent: region.parent().map(|parent| parent.id()),
            aliases: region.aliases().collect(),
        }
    }
}

impl<'a> From<Occupation<'a>> for OccupationRecord<'a> {
    fn from(occupation: Occupation<'a>) -> Self {
        Self {
            code: occupation.code(),
            title: occupation.title(),
            job_zone: occupation.job_zone(),
            baseline: Baseline(occupation.baseline()),
            baseline_from: occupation.baseline_from().map(|from| from.code()),
            source: occupation.source().map(|source| source.id()),
        }
    }
}

impl<'a> From<Statistics<'a>> for StatisticsRecord<'a> {
    fn from(statistics: Statistics<'a>) -> Self {
        Self {
            code: statistics.code(),
            title: statistics.title(),
            employment_2024: statistics.employment_2024(),
            employment_2034: statistics.employment_2034(),
            change_percent: statistics.stated_growth(),
            annual_openings: statistics.openings(),
            education: stated(statistics.education()),
            experience: stated(statistics.experience()),
            training: stated(statistics.training()),
            source: statistics.source().map(|source| source.id()),
        }
    }
}

impl<'a> WageRecord<'a> {
    fn of(occupation: Option<&'a str>, wage: Wage<'a>) -> Option<Self> {
        let local = wage.local();
        Some(Self {
            occupation,
            region: wage.region()?.id(),
            year: wage.year(),
            currency: wage.currency(),
            period: wage.period(),
            mean: wage.mean(),
            p10: wage.percentile(Percentile::P10),
            p25: wage.percentile(Percentile::P25),
            p50: wage.percentile(Percentile::P50),
            p75: wage.percentile(Percentile::P75),
            p90: wage.percentile(Percentile::P90),
            top_coded: wage.top_coded().map(Vocabulary::name).collect(),
            jobs: wage.jobs(),
            // The loosest match is also what a figure without any is stored as.
            matched: Some(wage.matched()).filter(|matched| occupation.is_some() || *matched != Match::Broad),
            local_code: local.and_then(|local| stated(local.code())),
            local_title: local.and_then(|local| stated(local.title())),
            source: wage.source().map(|source| source.id()),
            note: local.and_then(|local| stated(local.note())),
        })
    }
}

impl<'a> From<Price<'a>> for PriceRecord<'a> {
    fn from(price: Price<'a>) -> Self {
        Self {
            region: price.region().map(|region| region.id()),
            kind: price.kind(),
            factor: price.factor(),
            year: price.year(),
            source: price.source().map(|source| source.id()),
        }
    }
}
