//! Types shared by reports. References serialise as ids; they carry titles for views.

use schemars::{JsonSchema, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::demands::Demands;
use super::usual_pay::{Pay, UsualPay, UsualSpread};
use super::work::Work;
use crate::catalog::{Certification, Local, Money, Occupation, Region, Role, Source, Statistics, ToolUse, Wage};
use crate::schema::{id_of, schemas};
use career_data::vocabulary::{
    Adjustment, Basis, Competency, Education, Level, Match, Percentile, Period, Proficiency, ToolKind, Vocabulary,
};
use career_data::{PerCompetency, by_competency};

/// A role by id and title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleRef<'a> {
    pub id: &'a str,
    pub title: &'a str,
}

impl<'a> From<Role<'a>> for RoleRef<'a> {
    fn from(role: Role<'a>) -> Self {
        Self { id: role.id(), title: role.title() }
    }
}

/// A category by id and title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CategoryRef<'a> {
    pub id: &'a str,
    pub title: &'a str,
}

impl<'a> CategoryRef<'a> {
    pub(super) fn of(role: Role<'a>) -> Option<Self> {
        role.category().map(|category| Self { id: category.id(), title: category.title() })
    }
}

/// A publication by id, with the fields of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SourceRef<'a> {
    pub id: &'a str,
    pub publisher: &'a str,
    pub release: &'a str,
}

impl<'a> From<Source<'a>> for SourceRef<'a> {
    fn from(source: Source<'a>) -> Self {
        Self { id: source.id(), publisher: source.publisher(), release: source.release() }
    }
}

macro_rules! serialize_as_id {
    ($($reference:ident, $name:literal => $noun:literal;)+) => {$(
        impl Serialize for $reference<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id)
            }
        }

        schemas! { $reference<'_>, $name => |_| id_of($noun); }
    )+};
}
serialize_as_id! {
    RoleRef, "RoleRef" => "role";
    CategoryRef, "CategoryRef" => "category";
    SourceRef, "SourceRef" => "source";
}

/// Scores by competency, 0-100; absent where the role states none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores(pub PerCompetency<Option<u8>>);

impl Scores {
    /// Each competency with its score.
    pub fn iter(self) -> impl Iterator<Item = (Competency, Option<u8>)> {
        Competency::ALL.iter().copied().zip(self.0)
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

schemas! {
    Scores, "Scores" => |_| by_competency(&json_schema!({ "type": ["integer", "null"], "minimum": 0, "maximum": 100 }), true);
    Reasons<'_>, "Reasons" => |_| by_competency(&json_schema!({ "type": "string" }), false);
}

/// Stated reasons for scores that deviate from the occupation's baseline, by competency.
#[derive(Clone, Debug)]
pub struct Reasons<'a>(pub Vec<(Competency, &'a str)>);

impl<'a> Reasons<'a> {
    pub(super) fn of(role: Role<'a>) -> Self {
        Self(role.reasons().filter_map(|(competency, reason)| Some((competency?, reason))).collect())
    }
}

impl Serialize for Reasons<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (competency, reason) in &self.0 {
            map.serialize_entry(competency.name(), reason)?;
        }
        map.end()
    }
}

/// A tool in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToolEntry<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: ToolKind,
    pub proficiency: Proficiency,
}

impl<'a> From<ToolUse<'a>> for ToolEntry<'a> {
    fn from(used: ToolUse<'a>) -> Self {
        Self { id: used.tool.id(), name: used.tool.name(), kind: used.tool.kind(), proficiency: used.proficiency }
    }
}

/// A certification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CertificationEntry<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub issuer: &'a str,
}

impl<'a> From<Certification<'a>> for CertificationEntry<'a> {
    fn from(certification: Certification<'a>) -> Self {
        Self { id: certification.id(), name: certification.name(), issuer: certification.issuer() }
    }
}

/// An occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct OccupationEntry<'a> {
    pub code: &'a str,
    pub title: &'a str,
}

impl<'a> From<Occupation<'a>> for OccupationEntry<'a> {
    fn from(occupation: Occupation<'a>) -> Self {
        Self { code: occupation.code(), title: occupation.title() }
    }
}

impl<'a> From<Statistics<'a>> for OccupationEntry<'a> {
    fn from(statistics: Statistics<'a>) -> Self {
        Self { code: statistics.code(), title: statistics.title() }
    }
}

/// Pay of the parent occupation, or of the role itself, in a region, in `currency` per `period`, as published. What is not
/// published is absent.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct PayRow<'a> {
    pub region: &'a str,
    pub name: &'a str,
    pub country: &'a str,
    /// The SOC occupation counted; absent for the role's own figure.
    pub occupation: Option<OccupationEntry<'a>>,
    pub year: Option<u16>,
    pub currency: Option<&'a str>,
    pub period: Option<Period>,
    pub p10: Option<Money>,
    pub p25: Option<Money>,
    pub p50: Option<Money>,
    pub p75: Option<Money>,
    pub p90: Option<Money>,
    pub mean: Option<Money>,
    /// Usual pay at the role's level: our reading of the percentiles; absent where those it needs are not published.
    pub usual: Option<UsualPay>,
    /// Percentiles withheld because they are too high to print.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub top_coded: Vec<&'static str>,
    /// People or jobs counted.
    pub jobs: Option<u32>,
    /// How well the country's own occupation fits; absent for the role's own figure.
    #[serde(rename = "match")]
    pub matched: Option<Match>,
    /// The country's own occupation, where it is not the US one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<LocalEntry<'a>>,
    /// What a careful reader should know of the role's own figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    /// Absent for the role's own figure where the role's file is its source.
    pub source: Option<SourceRef<'a>>,
    /// What the published amounts were multiplied by, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor<'a>>,
}

/// A country's own name for what it counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct LocalEntry<'a> {
    pub code: &'a str,
    pub title: &'a str,
    /// What a careful reader should know.
    pub note: &'a str,
}

impl<'a> From<Local<'a>> for LocalEntry<'a> {
    fn from(local: Local<'a>) -> Self {
        Self { code: local.code(), title: local.title(), note: local.note() }
    }
}

/// A step of an adjustment.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Factor<'a> {
    #[serde(rename = "kind")]
    pub adjustment: Adjustment,
    /// Published amount x factor = amount shown.
    pub factor: f64,
    /// The year the factor is for; absent when it is our own assumption.
    pub year: Option<u16>,
    pub source: Option<SourceRef<'a>>,
}

/// The statistical parent of a role, and the part of its pay spread that is usual for the role.
#[derive(Clone, Copy)]
pub(super) struct Parent<'a> {
    statistics: Option<Statistics<'a>>,
    spread: UsualSpread,
}

impl<'a> Parent<'a> {
    pub(super) fn of(role: Role<'a>) -> Self {
        Self { statistics: role.statistics(), spread: UsualSpread::of_role(role.metrics()) }
    }
}

impl<'a> PayRow<'a> {
    /// A wage of the role itself or of its parent occupation; `None` if its region is unknown.
    pub(super) fn new(parent: Parent<'a>, wage: Wage<'a>) -> Option<Self> {
        let region = wage.region()?;
        let counted = parent.statistics.filter(|_| !wage.is_own());
        let local = wage.local();
        let top_coded = wage.top_coded().map(Vocabulary::name).collect();
        Some(Self {
            region: region.id(),
            name: region.name(),
            country: region.country().id(),
            occupation: counted.map(OccupationEntry::from),
            year: wage.year(),
            currency: wage.currency(),
            period: wage.period(),
            p10: wage.percentile(Percentile::P10),
            p25: wage.percentile(Percentile::P25),
            p50: wage.percentile(Percentile::P50),
            p75: wage.percentile(Percentile::P75),
            p90: wage.percentile(Percentile::P90),
            mean: wage.mean(),
            usual: Pay::new(wage, parent.spread).usual(),
            top_coded,
            jobs: wage.jobs(),
            matched: Some(wage.matched()).filter(|_| !wage.is_own()),
            local: local.filter(|_| !wage.is_own()).map(LocalEntry::from),
            note: local.filter(|_| wage.is_own()).map(|local| local.note()),
            source: wage.source().map(SourceRef::from),
            factors: Vec::new(),
        })
    }

    /// A row without amounts, for a region that publishes none for the occupation.
    pub(super) fn absent(parent: Statistics<'a>, region: Region<'a>) -> Self {
        Self {
            region: region.id(),
            name: region.name(),
            country: region.country().id(),
            occupation: Some(parent.into()),
            year: None,
            currency: None,
            period: None,
            p10: None,
            p25: None,
            p50: None,
            p75: None,
            p90: None,
            mean: None,
            usual: None,
            top_coded: Vec::new(),
            jobs: None,
            matched: None,
            local: None,
            note: None,
            source: None,
            factors: Vec::new(),
        }
    }

    /// Whether it is the role's own figure.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.occupation.is_none()
    }

    /// Applies a function to every amount.
    pub(super) fn map_amounts(&mut self, change: impl Fn(Money) -> Money) {
        for amount in [&mut self.p10, &mut self.p25, &mut self.p50, &mut self.p75, &mut self.p90, &mut self.mean] {
            *amount = amount.map(&change);
        }
        for amount in self.usual.iter_mut().flat_map(UsualPay::amounts_mut) {
            *amount = amount.map(&change);
        }
    }

    /// The amount at a percentile.
    #[must_use]
    pub const fn percentile(&self, percentile: Percentile) -> Option<Money> {
        match percentile {
            Percentile::P10 => self.p10,
            Percentile::P25 => self.p25,
            Percentile::P50 => self.p50,
            Percentile::P75 => self.p75,
            Percentile::P90 => self.p90,
        }
    }
}

/// Projected employment of the parent occupation in the United States.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Outlook<'a> {
    pub occupation: OccupationEntry<'a>,
    /// Persons.
    pub employment_2024: Option<u32>,
    /// Persons.
    pub employment_2034: Option<u32>,
    /// Percent over the ten years.
    pub change_percent: Option<f64>,
    /// A year.
    pub annual_openings: Option<u32>,
    /// What employers usually ask for.
    pub education: Option<&'a str>,
    pub experience: Option<&'a str>,
    pub training: Option<&'a str>,
    pub source: Option<SourceRef<'a>>,
}

impl<'a> Outlook<'a> {
    pub(super) fn of(role: Role<'a>) -> Option<Self> {
        let statistics = role.statistics()?;
        let known = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        Some(Self {
            occupation: statistics.into(),
            employment_2024: statistics.employment_2024(),
            employment_2034: statistics.employment_2034(),
            change_percent: statistics.growth(),
            annual_openings: statistics.openings(),
            education: known(statistics.education()),
            experience: known(statistics.experience()),
            training: known(statistics.training()),
            source: statistics.source().map(SourceRef::from),
        })
    }
}

/// What people in the role's O*NET occupation say is required of newcomers.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RequiredEducation<'a> {
    pub occupation: OccupationEntry<'a>,
    /// The largest share first. The samples of O*NET's surveys are small.
    pub shares: Vec<EducationShare>,
    /// 1 (little preparation) to 5 (extensive).
    pub job_zone: Option<u32>,
    pub source: Option<SourceRef<'a>>,
}

/// A level of education, and who says that it is required.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct EducationShare {
    /// The level.
    pub level: Education,
    /// Of the people asked.
    pub percent: f64,
}

impl<'a> RequiredEducation<'a> {
    /// Absent where nobody was asked.
    pub(super) fn of(role: Role<'a>) -> Option<Self> {
        let occupation = role.occupation()?;
        let mut shares: Vec<_> =
            occupation.required_education().map(|(level, percent)| EducationShare { level, percent }).collect();
        shares.sort_by(|a, b| b.percent.total_cmp(&a.percent).then(a.level.cmp(&b.level)));
        (!shares.is_empty()).then(|| Self {
            occupation: occupation.into(),
            shares,
            job_zone: occupation.job_zone(),
            source: occupation.source().map(SourceRef::from),
        })
    }
}

/// A role with all that is known of it; a list leaves out the long texts.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleReport<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// What it asks of a person, our reading.
    #[serde(flatten)]
    pub demands: Demands,
    /// The file of own data that it was read from, and the line where there is more in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    pub aliases: Vec<&'a str>,
    /// Titles that other roles have as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared_titles: Vec<&'a str>,
    pub occupation: Option<OccupationEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    /// Paragraphs of one line, an empty line between two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<&'a str>,
    #[serde(flatten)]
    pub work: Work<'a>,
    pub competencies: Scores,
    pub reasons: Reasons<'a>,
    pub tools: Vec<ToolEntry<'a>>,
    pub certifications: Vec<CertificationEntry<'a>>,
    pub prerequisites: Vec<RoleRef<'a>>,
    pub next: Vec<RoleRef<'a>>,
    /// Roles that a publisher calls related, without saying that one comes before the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RoleRef<'a>>,
    /// Absent when its level is.
    pub usual_pay: Option<UsualSpread>,
    pub pay: Vec<PayRow<'a>>,
    pub outlook: Option<Outlook<'a>>,
    /// Absent where nobody was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_education: Option<RequiredEducation<'a>>,
}

impl<'a> RoleReport<'a> {
    /// The full report without its long texts.
    pub(super) fn without_prose(role: Role<'a>, pay: Vec<PayRow<'a>>) -> Self {
        Self {
            id: role.id(),
            title: role.title(),
            category: CategoryRef::of(role),
            level: role.level(),
            demands: Demands::of(role.metrics()),
            origin: role.origin().map(|origin| origin.to_string()),
            aliases: role.aliases().collect(),
            occupation: role.occupation().map(OccupationEntry::from),
            shared_titles: role.shared_titles().collect(),
            summary: None,
            day: None,
            work: Work::default(),
            competencies: Scores(role.scores()),
            reasons: Reasons::of(role),
            tools: role.tools().map(ToolEntry::from).collect(),
            certifications: role.certifications().map(CertificationEntry::from).collect(),
            prerequisites: role.prerequisites().map(RoleRef::from).collect(),
            next: role.next().map(RoleRef::from).collect(),
            related: role.related().map(RoleRef::from).collect(),
            usual_pay: role.level().map(|_| UsualSpread::of_role(role.metrics())),
            pay,
            outlook: Outlook::of(role),
            required_education: None,
        }
    }
}

/// Pay of a role, or else of its parent occupation, in one region.
pub(super) fn pay_in<'a>(role: Role<'a>, region: Option<Region<'a>>) -> Option<PayRow<'a>> {
    PayRow::new(Parent::of(role), role.wage(region?.key())?)
}

/// The basis of a move in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MoveBasis {
    /// Why the move is in the career graph.
    pub basis: Basis,
    /// The same for related roles, as reports said it before there were bridges.
    #[serde(skip_serializing_if = "is_false")]
    related: bool,
}

impl MoveBasis {
    /// The basis of a move between two roles; `None` if the career graph has none.
    pub(super) fn find(from: Role<'_>, to: Role<'_>) -> Option<Self> {
        from.basis_of_move(to).map(Self::from)
    }

    /// The basis of a move that the career graph has.
    pub(super) fn of(from: Role<'_>, to: Role<'_>) -> Self {
        Self::find(from, to).unwrap_or_else(|| Basis::Skills.into())
    }
}

impl From<Basis> for MoveBasis {
    fn from(basis: Basis) -> Self {
        Self { basis, related: basis == Basis::Related }
    }
}

impl PartialEq<Basis> for MoveBasis {
    fn eq(&self, other: &Basis) -> bool {
        self.basis == *other
    }
}

/// For `skip_serializing_if`: omits fields that are false.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(super) const fn is_false(told: &bool) -> bool {
    !*told
}
