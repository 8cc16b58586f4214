//! Questions to a catalog: pure functions from parameters to reports. A report is data; how it looks is the view's
//! business, and what a failure reads like is [`crate::error`]'s.

mod career_graph;
mod compare;
pub mod effort;
mod fit;
mod gap;
mod graph;
mod list;
mod path;
mod pay_terms;
mod ranks;
mod rarity;
mod report;
mod salary;
mod search;
mod show;
mod similar;
mod sources;
mod tools;
mod tree;
mod version;

pub use compare::{
    Comparison, CompetencyComparison, RoleHead, RoleOutlook, RolePay, SharedNeighbours, ToolComparison, ToolLevels, compare,
};
pub use fit::{
    FirstMove, Fit, FitMatch, FitNote, Grade, LeftOut, Points, Profile, Requirement, RequirementKind, Step, Unlock, fit,
};
pub use gap::{CategoryGap, Gap, LevelGap, gap};
pub use graph::{Graph, GraphRole, graph};
pub use list::{Filter, List, ListQuery, Listed, PayRange, Sort, SortKey, list};
pub use path::{Condition, Destination, Obstacle, Path, PathQuery, PathReport, ReachReport, Unreachable, path, paths_to, reach};
pub use report::{
    CategoryRef, CertificationEntry, Factor, LocalEntry, Outlook, PayRow, Reasons, RoleRef, RoleReport, Scores, ToolEntry,
    UsualPay,
};
pub use salary::{RoleSalary, Salary, Unmatched, salary};
pub use search::{Layer, LayerScore, QueryReading, ReadTerm, Search, SearchMatch, SearchQuery, Why, search};
pub use show::{Show, show};
pub use similar::{Drivers, Furthest, Neighbour, SharedTool, Similar, Within, likeness, similar};
pub use sources::{SourceEntry, Sources, sources};
pub use tools::{ToolCard, ToolQuery, ToolUser, Tools, tools};
pub use tree::{Direction, Node, Reached, Repeat, Tree, TreeEdge, tree};
pub use version::{Version, version};

use crate::catalog::{Catalog, Noun, Region, Role, RoleMetrics};
use career_data::vocabulary::Adjustment;

/// The country whose figures are shown unless another region is asked for.
pub const DEFAULT_REGION: &str = "us";

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing has that name.
    Unknown {
        /// What was looked for.
        noun: Noun,
        /// As it was typed.
        name: String,
        /// Ids that come close, best first.
        suggestions: Vec<String>,
    },
    /// Several regions have that name.
    AmbiguousRegion {
        /// As it was typed.
        name: String,
        /// Id and name of each.
        candidates: Vec<(String, String)>,
    },
    /// A search found nothing.
    NoMatch {
        /// What was searched for.
        query: String,
        /// Ids of roles that come close.
        suggestions: Vec<String>,
    },
    /// No role passes the filters.
    NothingLeft,
    /// No role uses all the tools.
    NoUsers {
        /// Ids of the tools.
        tools: Vec<String>,
    },
    /// The same role twice where they must differ.
    SameRole {
        /// Its id.
        id: String,
    },
    /// No figure could be adjusted as asked.
    NoFactor {
        /// What was asked for.
        adjustment: Adjustment,
        /// Name of a region whose figures have no factor.
        region: String,
        /// The year of its figures.
        year: Option<u16>,
    },
    /// A role to pass is an end of the way.
    StopIsEnd {
        /// Its id.
        id: String,
    },
    /// More roles to pass than a search takes.
    TooManyStops {
        /// How many it takes.
        most: usize,
    },
    /// A role is to be passed, or is an end of the way, and is to be avoided.
    AvoidsNamed {
        /// Its id.
        id: String,
    },
    /// Neither a role nor a category has that name.
    UnknownToAvoid {
        /// As it was typed.
        name: String,
        /// Ids that come close, categories first.
        suggestions: Vec<String>,
    },
    /// The career graph has no way.
    Unreachable(Box<Unreachable>),
    /// The search for a way by way of all those roles took too long.
    GivenUp,
    /// No first job leads to the goal.
    NoStart {
        /// Id of the goal.
        to: String,
        /// Ids of the roles that lead there in one move.
        predecessors: Vec<String>,
    },
    /// Nothing follows a role.
    NothingFollows {
        /// Its id.
        from: String,
        /// Whether something would without conditions.
        shut: bool,
    },
}

/// A share of 1 in whole percent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(share: f64) -> u32 {
    // Truncated after adding a half: `round` would pull in the C mathematics library.
    (share.clamp(0.0, 1.0) * 100.0 + 0.5) as u32
}

/// How many suggestions a failure carries.
const SUGGESTIONS: usize = 3;

/// The failure to find a name, with names that come close.
pub(crate) fn unknown(catalog: &Catalog, noun: Noun, name: &str) -> Failure {
    let suggestions = catalog.suggest(noun, name, SUGGESTIONS).into_iter().map(str::to_owned).collect();
    Failure::Unknown { noun, name: name.to_owned(), suggestions }
}

/// The role of that id, title or alias.
pub fn resolve_role<'a>(catalog: &'a Catalog, name: &str) -> Result<Role<'a>, Failure> {
    catalog.find_role(name).ok_or_else(|| unknown(catalog, Noun::Role, name))
}

/// The one region of that id, name or alias, or with that word in its name. Among places that share a name, those without
/// any pay are left out: asking for the pay of Georgia is asking about the state.
pub fn resolve_region<'a>(catalog: &'a Catalog, name: &str) -> Result<Region<'a>, Failure> {
    let mut found: Vec<_> = catalog.find_regions(name).collect();
    if found.is_empty() {
        found = catalog.find_regions_around(name);
    }
    if found.len() > 1 {
        // An id names one place, whatever else is called so.
        if let Some(region) = found.iter().find(|region| region.id().eq_ignore_ascii_case(name)) {
            return Ok(*region);
        }
        let paid: Vec<_> = found.iter().copied().filter(|region| has_pay(catalog, *region)).collect();
        found = if paid.is_empty() { found } else { paid };
    }
    match found.as_slice() {
        [] => Err(unknown(catalog, Noun::Region, name)),
        [region] => Ok(*region),
        several => Err(Failure::AmbiguousRegion {
            name: name.to_owned(),
            candidates: several.iter().map(|region| (region.id().to_owned(), region.name().to_owned())).collect(),
        }),
    }
}

fn has_pay(catalog: &Catalog, region: Region<'_>) -> bool {
    let counted = catalog.occupations().filter_map(|occupation| occupation.statistics());
    let mut counted = counted.filter_map(|statistics| statistics.wage(region.key()));
    let own = |role: RoleMetrics<'_>| role.own_wages_in(region.key()).next().is_some();
    counted.next().is_some() || catalog.scan_roles().range(0..catalog.count_roles()).any(own)
}

/// Where pay is looked up: in the region of that name or, when none is asked for, in the United States as far as the
/// dataset knows them.
fn resolve_pay_region<'a>(catalog: &'a Catalog, name: Option<&str>) -> Result<Option<Region<'a>>, Failure> {
    match name {
        Some(name) => resolve_region(catalog, name).map(Some),
        None => Ok(resolve_region(catalog, DEFAULT_REGION).ok()),
    }
}
