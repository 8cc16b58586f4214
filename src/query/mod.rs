//! Questions to a catalog: pure functions from parameters to reports. A report is plain data: [`crate::view`] renders it, and
//! [`crate::error`] words the message of a [`Failure`].

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
mod usual_pay;
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
};
pub use salary::{RoleSalary, Salary, Unmatched, salary};
pub use search::{Layer, LayerScore, QueryReading, ReadTerm, Search, SearchMatch, SearchQuery, Why, search};
pub use show::{Show, show};
pub use similar::{Drivers, Furthest, Neighbour, SharedTool, Similar, Within, likeness, similar};
pub use sources::{SourceEntry, Sources, sources};
pub use tools::{ToolCard, ToolQuery, ToolUser, Tools, tools};
pub use tree::{Direction, Node, Reached, Repeat, Tree, TreeEdge, tree};
pub use usual_pay::{UsualPay, UsualPayIn, UsualSpread};
pub use version::{Version, version};

use crate::catalog::{Catalog, Noun, Region, Role, RoleMetrics};
use career_data::vocabulary::Adjustment;

/// Id of the region whose pay figures are shown by default.
pub const DEFAULT_REGION: &str = "us";

/// The reason why a query has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No id, name or alias matches.
    Unknown {
        /// The kind of thing looked up.
        noun: Noun,
        /// The name as typed.
        name: String,
        /// Ids of the nearest names, best first.
        suggestions: Vec<String>,
    },
    /// The name matches several regions.
    AmbiguousRegion {
        /// The name as typed.
        name: String,
        /// Id and name of each.
        candidates: Vec<(String, String)>,
    },
    /// A search found nothing.
    NoMatch {
        /// The search query as typed.
        query: String,
        /// Ids of the roles with the nearest names, best first.
        suggestions: Vec<String>,
    },
    /// No role passes the filters.
    NothingLeft,
    /// No role uses all the tools.
    NoUsers {
        /// Ids of the tools.
        tools: Vec<String>,
    },
    /// The same role is given twice where the roles must differ.
    SameRole {
        /// Its id.
        id: String,
    },
    /// No pay figure could be adjusted, for lack of a factor.
    NoFactor {
        /// The requested adjustment.
        adjustment: Adjustment,
        /// Name of the first region without a factor.
        region: String,
        /// Reference year of its figures.
        year: Option<u16>,
    },
    /// A role to pass through is the start or goal of the path.
    StopIsEnd {
        /// Its id.
        id: String,
    },
    /// There are more roles to pass through than a path search supports.
    TooManyStops {
        /// The limit.
        most: usize,
    },
    /// A role to avoid is also the start, the goal or a role to pass through.
    AvoidsNamed {
        /// Its id.
        id: String,
    },
    /// Neither a role nor a category has that name.
    UnknownToAvoid {
        /// The name as typed.
        name: String,
        /// Ids of the nearest names, categories first.
        suggestions: Vec<String>,
    },
    /// No path leads from start to goal under the conditions.
    Unreachable(Box<Unreachable>),
    /// The path search through the required roles exceeded its budget.
    GivenUp,
    /// No path leads to the goal from any role of the entry level.
    NoStart {
        /// Id of the goal.
        to: String,
        /// Ids of the goal's predecessors.
        predecessors: Vec<String>,
    },
    /// No role can be reached from a role.
    NothingFollows {
        /// Its id.
        from: String,
        /// Whether the role has successors that the conditions rule out.
        shut: bool,
    },
}

/// Converts a fraction (0 to 1) to whole percent, rounded to nearest.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(share: f64) -> u32 {
    // Truncates after adding one half: `round` would pull in the C mathematics library.
    (share.clamp(0.0, 1.0) * 100.0 + 0.5) as u32
}

/// Maximum number of suggestions in a failure.
const SUGGESTIONS: usize = 3;

/// The failure for a name that was not found, with suggestions.
pub(crate) fn unknown(catalog: &Catalog, noun: Noun, name: &str) -> Failure {
    let suggestions = catalog.suggest(noun, name, SUGGESTIONS).into_iter().map(str::to_owned).collect();
    Failure::Unknown { noun, name: name.to_owned(), suggestions }
}

/// Looks up a role by id, title or alias.
pub fn resolve_role<'a>(catalog: &'a Catalog, name: &str) -> Result<Role<'a>, Failure> {
    catalog.find_role(name).ok_or_else(|| unknown(catalog, Noun::Role, name))
}

/// Looks up a region by id, name or alias or, failing that, by whole words within its name. Among regions that share a name,
/// those with pay figures are preferred: `georgia` means the state rather than the country.
pub fn resolve_region<'a>(catalog: &'a Catalog, name: &str) -> Result<Region<'a>, Failure> {
    let mut found: Vec<_> = catalog.find_regions(name).collect();
    if found.is_empty() {
        found = catalog.find_regions_around(name);
    }
    if found.len() > 1 {
        // An id is unique, even if it is the name of other regions.
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

/// The region of that name; without a name the default region, if the dataset has it.
fn resolve_pay_region<'a>(catalog: &'a Catalog, name: Option<&str>) -> Result<Option<Region<'a>>, Failure> {
    match name {
        Some(name) => resolve_region(catalog, name).map(Some),
        None => Ok(resolve_region(catalog, DEFAULT_REGION).ok()),
    }
}
