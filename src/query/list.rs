//! `list`: the roles that pass a filter.

use serde::{Serialize, Serializer};

use super::report::{RoleReport, pay_in};
use super::{DEFAULT_REGION, Failure, resolve_region, unknown};
use crate::catalog::{Catalog, CategoryId, Money, Noun, Region, Role, ToolId};
use crate::vocabulary::{Competency, Level, Percentile, Vocabulary};

/// What a role must be to be listed; an empty condition lets everything pass.
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
}

impl SortKey {
    /// Every key, in the order that help lists them.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Id, Self::Title, Self::Category, Self::Level].into_iter().chain(Competency::ALL.iter().copied().map(Self::Score))
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
#[derive(Serialize)]
pub struct List<'a> {
    /// In the order asked for.
    pub roles: Vec<Listed<'a>>,
    /// How many pass the filter, before the limit.
    pub total: usize,
}

/// A role in a list: told in full only where all of it is wanted, since most readers of a list want a few columns.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The role.
    pub role: Role<'a>,
    nation: Option<Region<'a>>,
}

impl<'a> Listed<'a> {
    /// Median pay of the parent occupation in the United States, in US dollars a year.
    #[must_use]
    pub fn median(self) -> Option<Money> {
        self.role.occupation()?.statistics()?.wage(self.nation?.key())?.percentile(Percentile::P50)
    }

    /// All of it but the long texts.
    #[must_use]
    pub fn report(self) -> RoleReport<'a> {
        let pay = self.nation.and_then(|nation| pay_in(self.role, nation));
        RoleReport::without_prose(self.role, pay.into_iter().collect())
    }
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report().serialize(serializer)
    }
}

/// The roles that pass the filter. None at all is a failure.
pub fn list<'a>(catalog: &'a Catalog, query: &ListQuery) -> Result<List<'a>, Failure> {
    let conditions = Conditions::resolve(catalog, &query.filter)?;
    let mut roles: Vec<Role<'a>> = catalog.roles().filter(|role| conditions.pass(*role)).collect();
    if roles.is_empty() {
        return Err(Failure::NothingLeft);
    }
    sort(&mut roles, query.sort);
    let total = roles.len();
    let nation = resolve_region(catalog, DEFAULT_REGION).ok();
    let listed = roles.into_iter().take(query.limit.unwrap_or(usize::MAX)).map(|role| Listed { role, nation });
    Ok(List { roles: listed.collect(), total })
}

/// A filter whose names have been found.
struct Conditions<'f> {
    categories: Vec<CategoryId>,
    tools: Vec<ToolId>,
    filter: &'f Filter,
}

impl<'f> Conditions<'f> {
    fn resolve(catalog: &Catalog, filter: &'f Filter) -> Result<Self, Failure> {
        let category = |name: &String| {
            catalog.find_category(name).map(|category| category.key()).ok_or_else(|| unknown(catalog, Noun::Category, name))
        };
        let tool =
            |name: &String| catalog.find_tool(name).map(|tool| tool.key()).ok_or_else(|| unknown(catalog, Noun::Tool, name));
        Ok(Self {
            categories: filter.categories.iter().map(category).collect::<Result<_, _>>()?,
            tools: filter.tools.iter().map(tool).collect::<Result<_, _>>()?,
            filter,
        })
    }

    fn pass(&self, role: Role<'_>) -> bool {
        let in_category = || role.category().is_some_and(|category| self.categories.contains(&category.key()));
        let uses = |wanted: &ToolId| role.tool_keys().any(|(tool, _)| tool == *wanted);
        (self.categories.is_empty() || in_category())
            && (self.filter.levels.is_empty() || self.filter.levels.contains(&role.level()))
            && self.filter.at_least.iter().all(|(competency, score)| role.score(*competency) >= *score)
            && self.filter.at_most.iter().all(|(competency, score)| role.score(*competency) <= *score)
            && self.tools.iter().all(uses)
    }
}

/// Ties are in the order of ids, which is the order that roles come in.
fn sort(roles: &mut [Role<'_>], sort: Sort) {
    match sort.key {
        SortKey::Id => {}
        SortKey::Title => roles.sort_by_key(|role| role.title()),
        SortKey::Category => roles.sort_by_key(|role| (role.category().map(|category| category.key()), role.level())),
        SortKey::Level => roles.sort_by_key(|role| role.level()),
        SortKey::Score(competency) => roles.sort_by_key(|role| std::cmp::Reverse(role.score(competency))),
    }
    if sort.reverse {
        roles.reverse();
    }
}
