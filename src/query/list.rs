//! `list`: the roles that pass a filter.

use std::cmp::Reverse;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::demands::Demands;
use super::pay_terms::PayTerms;
use super::report::{RoleReport, pay_in};
use super::usual_pay::{Pay, PayBook, UsualPay};
use super::{Failure, PayRegion, demands, resolve_pay_region, unknown};
use crate::catalog::{
    Catalog, CategoryId, CertificationId, Money, Noun, Region, Role, RoleId, RoleMetrics, RoleScan, ToolId, Wage,
};
use crate::parallel::map_chunks;
use crate::schema::same_schema;
use career_data::text::fold;
use career_data::top_k::TopK;
use career_data::vocabulary::{Competency, Education, HowMuch, Level, OnCall, Vocabulary};

/// The filters of a list, all of which a role must pass. An empty filter passes every role; any other rejects roles that lack
/// the value.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Ids or titles; any of them.
    pub categories: Vec<String>,
    /// Any of them.
    pub levels: Vec<Level>,
    /// Ids, names or aliases; all of them.
    pub tools: Vec<String>,
    /// Lower bounds of scores; all of them.
    pub at_least: Vec<(Competency, u8)>,
    /// Upper bounds of scores; all of them.
    pub at_most: Vec<(Competency, u8)>,
    /// Words that a single title or alias of the role must all contain, as substrings.
    pub text: String,
    /// Ids, names or aliases; all of them.
    pub certifications: Vec<String>,
    /// Range of usual pay at the role's level.
    pub pay: PayRange,
    /// What a role may ask of a person at most, or in what measure.
    pub demands: DemandRange,
}

/// A range of what roles ask of a person, as [`Demands`](super::Demands) reads it; an empty list passes every role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandRange {
    /// The education that must be enough.
    pub education: Option<Education>,
    /// Any of them.
    pub coding: Vec<HowMuch>,
    /// Any of them.
    pub talking: Vec<HowMuch>,
    /// Any of them.
    pub on_call: Vec<OnCall>,
}

impl DemandRange {
    /// Whether a role, whose tools `scan` reads, is within the range. What is unknown is not.
    fn holds<'a>(&self, role: RoleMetrics<'a>, scan: &mut RoleScan<'a>) -> bool {
        let any = |of: &[HowMuch], amount: Option<HowMuch>| amount.is_some_and(|amount| of.contains(&amount));
        self.education.is_none_or(|most| demands::education(role).is_some_and(|asked| asked <= most))
            && (self.on_call.is_empty() || role.on_call().is_some_and(|duty| self.on_call.contains(&duty)))
            && (self.talking.is_empty() || any(&self.talking, demands::talking(role)))
            && (self.coding.is_empty() || any(&self.coding, demands::coding(role.catalog(), scan.tool_keys(role))))
    }
}

/// A range of usual pay a year (typical, our reading), in the currency of a region's published figures. The region is also that
/// of the list's pay columns.
#[derive(Clone, Debug, Default)]
pub struct PayRange {
    /// Id, name or alias; the United States when absent.
    pub region: Option<String>,
    /// Lower bound; a role without a figure does not pass.
    pub at_least: Option<Money>,
    /// Upper bound; a role without a figure does not pass.
    pub at_most: Option<Money>,
}

/// The sort key of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// By id, ascending.
    Id,
    /// By title, ascending.
    Title,
    /// By category, then level, then id.
    Category,
    /// By level from entry up, then id.
    Level,
    /// By the score in a competency, descending.
    Score(Competency),
    /// By usual pay at the role's level in the list's region, descending.
    Pay,
    /// By projected growth of the parent occupation, descending.
    Outlook,
    /// By the education that is usually enough, from the lowest up.
    Education,
}

impl SortKey {
    /// Every sort key, in the order of the help text.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Id, Self::Title, Self::Category, Self::Level, Self::Pay, Self::Outlook, Self::Education];
        own.into_iter().chain(Competency::ALL.iter().copied().map(Self::Score))
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Category => "category",
            Self::Level => "level",
            Self::Score(competency) => competency.name(),
            Self::Pay => "pay",
            Self::Outlook => "outlook",
            Self::Education => "education",
        }
    }
}

/// A sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Sort {
    pub key: SortKey,
    pub reverse: bool,
}

/// The parameters of `list`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ListQuery {
    pub filter: Filter,
    pub sort: Sort,
    pub limit: Option<usize>,
}

/// The answer of `list`.
#[derive(JsonSchema, Serialize)]
pub struct List<'a> {
    /// In the order asked for.
    pub roles: Vec<Listed<'a>>,
    /// How many pass the filter, before the limit.
    pub total: usize,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
    /// What it is ordered by.
    #[serde(skip)]
    pub sorted_by: SortKey,
}

/// A role in a list. Its full report is built on demand, since most output needs only a few columns.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The role.
    pub role: Role<'a>,
    region: Option<Region<'a>>,
    pay: Option<Pay<'a>>,
}

impl<'a> Listed<'a> {
    /// The figure of the role, or else of its parent occupation, in the list's region, on the terms published there. A role's own
    /// figure on other terms counts as absent, because it cannot be compared with the rest.
    #[must_use]
    pub fn wage(self) -> Option<Wage<'a>> {
        self.pay.map(|pay| pay.wage)
    }

    /// Usual pay at the role's level, on the same terms.
    #[must_use]
    pub fn usual(self) -> Option<UsualPay> {
        self.pay?.usual()
    }

    /// What it asks of a person, our reading.
    #[must_use]
    pub fn demands(self) -> Demands {
        Demands::of(self.role.metrics())
    }

    /// Projected growth of the parent occupation, in percent.
    #[must_use]
    pub fn growth(self) -> Option<f64> {
        self.role.metrics().statistics()?.growth()
    }

    /// The full report without summary and day.
    #[must_use]
    pub fn report(self) -> RoleReport<'a> {
        RoleReport::without_prose(self.role, pay_in(self.role, self.region).into_iter().collect())
    }
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report().serialize(serializer)
    }
}

same_schema!(Listed<'_> as RoleReport<'_>);

/// The roles that pass the filter; [`Failure::NothingLeft`] if there are none.
pub fn list<'a>(catalog: &'a Catalog, query: &ListQuery) -> Result<List<'a>, Failure> {
    let conditions = Conditions::resolve(catalog, &query.filter)?;
    let passing = |range: Range<usize>| {
        let mut reader = conditions.reader(catalog);
        let mut passing = Vec::new();
        for role in range.map(RoleId::at) {
            passing.extend(reader.scan.metrics(role).filter(|role| conditions.pass(*role, &mut reader)).map(RoleMetrics::key));
        }
        passing
    };
    let roles = map_chunks(catalog.count_roles(), passing).concat();
    if roles.is_empty() {
        return Err(Failure::NothingLeft);
    }
    let total = roles.len();
    let mut reader = conditions.reader(catalog);
    let shown = conditions.sort(catalog, roles, query.sort, query.limit.unwrap_or(usize::MAX));
    let roles = shown.into_iter().filter_map(|role| conditions.listed(role, &mut reader)).collect();
    Ok(List { roles, total, region: conditions.pay_region, sorted_by: query.sort.key })
}

/// A filter whose names are resolved to ids.
pub(super) struct Conditions<'a, 'f> {
    /// The region that pay is looked up in.
    region: Option<Region<'a>>,
    pay_region: Option<PayRegion<'a>>,
    /// The currency and period of pay in that region.
    terms: Option<PayTerms<'a>>,
    categories: Vec<CategoryId>,
    tools: Vec<ToolId>,
    certifications: Vec<CertificationId>,
    /// Ids of the roles that match the text filter, sorted; absent without one.
    called: Option<Vec<RoleId>>,
    filter: &'f Filter,
}

/// A cursor for evaluating conditions on roles in ascending order.
pub(super) struct Reader<'a> {
    pub(super) scan: RoleScan<'a>,
    pay: PayBook<'a>,
}

impl<'a, 'f> Conditions<'a, 'f> {
    pub(super) fn resolve(catalog: &'a Catalog, filter: &'f Filter) -> Result<Self, Failure> {
        let category = |name: &String| {
            catalog.find_category(name).map(|category| category.key()).ok_or_else(|| unknown(catalog, Noun::Category, name))
        };
        let tool =
            |name: &String| catalog.find_tool(name).map(|tool| tool.key()).ok_or_else(|| unknown(catalog, Noun::Tool, name));
        let certification = |name: &String| {
            let found = catalog.find_certification(name).map(|certification| certification.key());
            found.ok_or_else(|| unknown(catalog, Noun::Certification, name))
        };
        let (region, pay_region) = resolve_pay_region(catalog, filter.pay.region.as_deref())?.unzip();
        Ok(Self {
            region,
            pay_region,
            terms: region.and_then(|region| PayTerms::of_region(catalog, region)),
            categories: filter.categories.iter().map(category).collect::<Result<_, _>>()?,
            tools: filter.tools.iter().map(tool).collect::<Result<_, _>>()?,
            certifications: filter.certifications.iter().map(certification).collect::<Result<_, _>>()?,
            called: called(catalog, &filter.text),
            filter,
        })
    }

    /// Where pay is looked up.
    pub(super) const fn region(&self) -> Option<Region<'a>> {
        self.region
    }

    pub(super) fn reader(&self, catalog: &'a Catalog) -> Reader<'a> {
        Reader { scan: catalog.scan_roles(), pay: PayBook::of(self.region) }
    }

    fn listed(&self, role: RoleId, reader: &mut Reader<'a>) -> Option<Listed<'a>> {
        let pay = self.pay(reader.scan.metrics(role)?, &mut reader.pay);
        Some(Listed { role: reader.scan.role(role)?, region: self.region, pay })
    }

    pub(super) fn pass(&self, role: RoleMetrics<'a>, reader: &mut Reader<'a>) -> bool {
        let in_category = || role.category_key().is_some_and(|category| self.categories.contains(&category));
        let of_level = || role.level().is_some_and(|level| self.filter.levels.contains(&level));
        let scores = |competency: Competency, fits: &dyn Fn(u8) -> bool| role.score(competency).is_some_and(fits);
        let called = || self.called.as_ref().is_none_or(|called| called.binary_search(&role.key()).is_ok());
        let scan = &mut reader.scan;
        (self.categories.is_empty() || in_category())
            && (self.filter.levels.is_empty() || of_level())
            && self.filter.at_least.iter().all(|(competency, least)| scores(*competency, &|score| score >= *least))
            && self.filter.at_most.iter().all(|(competency, most)| scores(*competency, &|score| score <= *most))
            && called()
            && self.filter.demands.holds(role, scan)
            && self.tools.iter().all(|wanted| scan.tool_keys(role).any(|(tool, _)| tool == *wanted))
            && self.certifications.iter().all(|wanted| scan.certification_keys(role).any(|held| held == *wanted))
            && self.pays(role, &mut reader.pay)
    }

    fn pays(&self, role: RoleMetrics<'a>, pay: &mut PayBook<'a>) -> bool {
        let PayRange { at_least, at_most, .. } = &self.filter.pay;
        if at_least.is_none() && at_most.is_none() {
            return true;
        }
        self.yearly(role, pay)
            .is_some_and(|yearly| at_least.is_none_or(|low| yearly >= low) && at_most.is_none_or(|high| yearly <= high))
    }

    /// Usual pay a year.
    fn yearly(&self, role: RoleMetrics<'a>, book: &mut PayBook<'a>) -> Option<Money> {
        let pay = self.pay(role, book)?;
        book.yearly(pay)
    }

    /// Pay of a role; `None` for a role's own figure on other terms than the region's.
    fn pay(&self, role: RoleMetrics<'a>, book: &mut PayBook<'a>) -> Option<Pay<'a>> {
        book.pay(role).filter(|pay| !pay.wage.is_own() || self.terms.is_some_and(|terms| terms.hold_for(pay.wage)))
    }

    /// The first `limit` roles in sort order; ties are ordered by id.
    pub(super) fn sort(
        &self,
        catalog: &'a Catalog,
        mut roles: Vec<RoleId>,
        Sort { key, reverse }: Sort,
        limit: usize,
    ) -> Vec<RoleId> {
        let order = Order { catalog, conditions: self, reverse, limit };
        match key {
            SortKey::Id => {
                if reverse {
                    roles.reverse();
                }
                roles.truncate(limit);
                roles
            }
            SortKey::Title => order.by(&roles, |role, reader| reader.scan.title(role.key()).map(str::to_owned)),
            SortKey::Category => {
                let level = |role: RoleMetrics<'_>| role.level().map_or((true, Level::Entry), |level| (false, level));
                order.by(&roles, |role, _| Some((role.category_key()?, level(role))))
            }
            SortKey::Level => order.by(&roles, |role, _| role.level()),
            SortKey::Score(competency) => order.by(&roles, |role, _| role.score(competency).map(Reverse)),
            SortKey::Pay => order.by(&roles, |role, reader| self.yearly(role, &mut reader.pay).map(Reverse)),
            SortKey::Education => order.by(&roles, |role, _| demands::education(role)),
            SortKey::Outlook => order.by(&roles, |role, _| growth(role).map(Reverse)),
        }
    }
}

/// The roles with a name that contains all words of a text; `None` if the text has no words.
fn called(catalog: &Catalog, text: &str) -> Option<Vec<RoleId>> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| catalog.roles_called(|name| words.iter().all(|word| name.contains(word))))
}

/// A top-k sort of roles.
struct Order<'o, 'a, 'f> {
    catalog: &'a Catalog,
    conditions: &'o Conditions<'a, 'f>,
    reverse: bool,
    limit: usize,
}

impl<'a> Order<'_, 'a, '_> {
    /// Sorts by a key. Roles without one come last, also in reverse order.
    fn by<K: Ord + Send>(
        &self,
        roles: &[RoleId],
        key: impl Fn(RoleMetrics<'a>, &mut Reader<'a>) -> Option<K> + Sync,
    ) -> Vec<RoleId> {
        let first = |range: Range<usize>| {
            let mut reader = self.conditions.reader(self.catalog);
            let mut first = TopK::new(self.limit);
            for role in roles.get(range).unwrap_or_default() {
                let Some(role) = reader.scan.metrics(*role) else { continue };
                first.offer(match (key(role, &mut reader), self.reverse) {
                    (Some(key), false) => Place::Known(key, role.key()),
                    (Some(key), true) => Place::Turned(Reverse((key, role.key()))),
                    (None, _) => Place::Unknown(role.key()),
                });
            }
            first
        };
        let first = map_chunks(roles.len(), first).into_iter().reduce(TopK::merge);
        first.into_iter().flat_map(TopK::into_sorted).map(Place::role).collect()
    }
}

/// A sortable entry; roles without a key come last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place<K> {
    Known(K, RoleId),
    /// In reverse order, ties included.
    Turned(Reverse<(K, RoleId)>),
    Unknown(RoleId),
}

impl<K> Place<K> {
    fn role(self) -> RoleId {
        match self {
            Self::Known(_, role) | Self::Turned(Reverse((_, role))) | Self::Unknown(role) => role,
        }
    }
}

/// Projected growth of the parent occupation, in tenths of a percent.
#[allow(clippy::cast_possible_truncation, reason = "a percentage")]
fn growth(role: RoleMetrics<'_>) -> Option<i32> {
    Some((role.statistics()?.growth()? * 10.0) as i32)
}
