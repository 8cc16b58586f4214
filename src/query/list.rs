//! `list`: the roles that pass a filter.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::report::{RoleReport, pay_in};
use super::terms::Terms;
use super::{Failure, resolve_pay_region, unknown};
use crate::catalog::{Catalog, CategoryId, Money, Noun, Region, Role, ToolId, Wage};
use crate::schema::same_schema;
use crate::text::fold;
use crate::vocabulary::{Competency, Level, Percentile, Vocabulary};

/// What a role must be to be listed; an empty condition lets everything pass, any other no role that does not say.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Ids or titles; one of them.
    pub categories: Vec<String>,
    /// One of them.
    pub levels: Vec<Level>,
    /// Ids, names or aliases; all of them.
    pub tools: Vec<String>,
    /// Lowest scores, all of them.
    pub at_least: Vec<(Competency, u8)>,
    /// Highest scores, all of them.
    pub at_most: Vec<(Competency, u8)>,
    /// Words that all stand in one of the role's names.
    pub text: String,
    /// Ids, names or aliases; all of them.
    pub certifications: Vec<String>,
    /// Median pay of the role or its parent occupation.
    pub pay: PayRange,
}

/// A range of pay in a region, in the terms the region publishes; also where a list's pay comes from.
#[derive(Clone, Debug, Default)]
pub struct PayRange {
    /// Id or name; the United States when absent.
    pub region: Option<String>,
    /// Lowest median; a role without a figure does not pass.
    pub at_least: Option<Money>,
    /// Highest median; a role without a figure does not pass.
    pub at_most: Option<Money>,
}

/// What roles are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// By id, from a.
    Id,
    /// By title, from A.
    Title,
    /// By category, then level, then id.
    Category,
    /// From entry up, then by id.
    Level,
    /// By a score, the highest first.
    Score(Competency),
    /// By median pay of the role or its parent occupation in the list's region, the highest first.
    Pay,
    /// By projected growth of the parent occupation, the highest first.
    Outlook,
}

impl SortKey {
    /// Every key, in the order that help lists them.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Id, Self::Title, Self::Category, Self::Level, Self::Pay, Self::Outlook];
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
        }
    }
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Sort {
    pub key: SortKey,
    pub reverse: bool,
}

/// What is asked of `list`.
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
    /// Where pay is from, if the dataset knows such a place.
    #[serde(skip)]
    pub region: Option<&'a str>,
}

/// A role in a list: told in full only where all of it is wanted, since most readers of a list want a few columns.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The role.
    pub role: Role<'a>,
    region: Option<Region<'a>>,
    /// What the medians of a list are in.
    terms: Option<Terms<'a>>,
}

impl<'a> Listed<'a> {
    /// Median pay of the role, or else of its parent occupation, in the list's region, in the terms published there. A
    /// role's own figure on other terms is none that a list could order by.
    #[must_use]
    pub fn median(self) -> Option<Money> {
        self.wage()?.percentile(Percentile::P50)
    }

    /// Whether the median is the role's own.
    #[must_use]
    pub fn is_own_median(self) -> bool {
        self.wage().is_some_and(Wage::is_own)
    }

    fn wage(self) -> Option<Wage<'a>> {
        let wage = self.role.wage(self.region?.key())?;
        let comparable = !wage.is_own() || self.terms.is_some_and(|terms| terms.hold_for(wage));
        comparable.then_some(wage)
    }

    /// All of it but the long texts.
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

/// The roles that pass the filter. None at all is a failure.
pub fn list<'a>(catalog: &'a Catalog, query: &ListQuery) -> Result<List<'a>, Failure> {
    let conditions = Conditions::resolve(catalog, &query.filter)?;
    let passing = catalog.roles().filter(|role| conditions.pass(*role));
    let mut roles: Vec<Listed<'a>> = passing.map(|role| conditions.listed(role)).collect();
    if roles.is_empty() {
        return Err(Failure::NothingLeft);
    }
    sort(&mut roles, query.sort);
    let total = roles.len();
    roles.truncate(query.limit.unwrap_or(usize::MAX));
    Ok(List { roles, total, region: conditions.region.map(|region| region.name()) })
}

/// A filter whose names have been found.
pub(super) struct Conditions<'a, 'f> {
    /// Where pay is looked up.
    region: Option<Region<'a>>,
    /// What it is in there.
    terms: Option<Terms<'a>>,
    categories: Vec<CategoryId>,
    tools: Vec<ToolId>,
    certifications: Vec<&'a str>,
    words: Vec<String>,
    filter: &'f Filter,
}

impl<'a, 'f> Conditions<'a, 'f> {
    pub(super) fn resolve(catalog: &'a Catalog, filter: &'f Filter) -> Result<Self, Failure> {
        let category = |name: &String| {
            catalog.find_category(name).map(|category| category.key()).ok_or_else(|| unknown(catalog, Noun::Category, name))
        };
        let tool =
            |name: &String| catalog.find_tool(name).map(|tool| tool.key()).ok_or_else(|| unknown(catalog, Noun::Tool, name));
        let certification = |name: &String| {
            let found = catalog.find_certification(name).map(|certification| certification.id());
            found.ok_or_else(|| unknown(catalog, Noun::Certification, name))
        };
        let region = resolve_pay_region(catalog, filter.pay.region.as_deref())?;
        Ok(Self {
            region,
            terms: region.and_then(|region| Terms::of_region(catalog, region)),
            categories: filter.categories.iter().map(category).collect::<Result<_, _>>()?,
            tools: filter.tools.iter().map(tool).collect::<Result<_, _>>()?,
            certifications: filter.certifications.iter().map(certification).collect::<Result<_, _>>()?,
            words: fold(&filter.text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            filter,
        })
    }

    fn listed(&self, role: Role<'a>) -> Listed<'a> {
        Listed { role, region: self.region, terms: self.terms }
    }

    pub(super) fn pass(&self, role: Role<'a>) -> bool {
        let in_category = || role.category_key().is_some_and(|category| self.categories.contains(&category));
        let of_level = || role.level().is_some_and(|level| self.filter.levels.contains(&level));
        let scores = |competency: Competency, fits: &dyn Fn(u8) -> bool| role.score(competency).is_some_and(fits);
        let uses = |wanted: &ToolId| role.tool_keys().any(|(tool, _)| tool == *wanted);
        let asks_for = |wanted: &&str| role.certifications().any(|certification| certification.id() == *wanted);
        (self.categories.is_empty() || in_category())
            && (self.filter.levels.is_empty() || of_level())
            && self.filter.at_least.iter().all(|(competency, least)| scores(*competency, &|score| score >= *least))
            && self.filter.at_most.iter().all(|(competency, most)| scores(*competency, &|score| score <= *most))
            && self.tools.iter().all(uses)
            && self.certifications.iter().all(asks_for)
            && self.called(role)
            && self.pays(self.listed(role))
    }

    /// Whether one name of the role holds all the words.
    fn called(&self, role: Role<'_>) -> bool {
        let holds = |name: &str| {
            let name = fold(name);
            self.words.iter().all(|word| name.contains(word.as_str()))
        };
        self.words.is_empty() || holds(role.title()) || holds(role.id()) || role.aliases().any(holds)
    }

    fn pays(&self, listed: Listed<'_>) -> bool {
        let PayRange { at_least, at_most, .. } = &self.filter.pay;
        if at_least.is_none() && at_most.is_none() {
            return true;
        }
        listed
            .median()
            .is_some_and(|median| at_least.is_none_or(|low| median >= low) && at_most.is_none_or(|high| median <= high))
    }
}

/// Ties are in the order of ids, which is the order that roles come in.
fn sort(roles: &mut [Listed<'_>], Sort { key, reverse }: Sort) {
    let level = |role: Role<'_>| role.level().map_or((true, Level::Entry), |level| (false, level));
    match key {
        SortKey::Id => sort_by(roles, reverse, |listed| Some(listed.role.key())),
        SortKey::Title => sort_by(roles, reverse, |listed| Some(listed.role.title())),
        SortKey::Category => sort_by(roles, reverse, |listed| Some((listed.role.category_key()?, level(listed.role)))),
        SortKey::Level => sort_by(roles, reverse, |listed| listed.role.level()),
        SortKey::Score(competency) => sort_by(roles, reverse, |listed| listed.role.score(competency).map(Reverse)),
        SortKey::Pay => sort_by(roles, reverse, |listed| listed.median().map(Reverse)),
        SortKey::Outlook => sort_by(roles, reverse, |listed| growth(listed.role).map(Reverse)),
    }
}

/// Roles without the key come last, whichever way the others run.
fn sort_by<'a, K: Ord>(roles: &mut [Listed<'a>], reverse: bool, key: impl Fn(Listed<'a>) -> Option<K>) {
    roles.sort_by_cached_key(|listed| {
        let key = key(*listed);
        (key.is_none(), key)
    });
    if reverse {
        let known = roles.partition_point(|listed| key(*listed).is_some());
        roles.get_mut(..known).unwrap_or_default().reverse();
    }
}

/// Projected growth of the parent occupation, in tenths of a percent.
#[allow(clippy::cast_possible_truncation, reason = "a percentage")]
fn growth(role: Role<'_>) -> Option<i32> {
    Some((role.statistics()?.growth()? * 10.0) as i32)
}
