//! Questions to a catalog: pure functions from parameters to reports. A report is data; how it looks is the view's
//! business, and what a failure reads like is [`crate::error`]'s.

mod compare;
pub mod effort;
mod gap;
mod graph;
mod list;
mod moves;
mod no_way;
mod path;
mod report;
mod search;
mod show;
mod tree;
pub mod ways;

pub use compare::{Comparison, CompetencyComparison, RoleHead, RolePay, SharedNeighbours, ToolComparison, ToolLevels, compare};
pub use gap::{CategoryGap, Gap, LevelGap, gap};
pub use graph::{Graph, GraphRole, graph};
pub use list::{Filter, List, ListQuery, Listed, Sort, SortKey, list};
pub use no_way::{Closed, NoWay, Why};
pub use path::{Destination, Path, PathReport, ReachReport, Wish, path, paths_to, reach};
pub use report::{CategoryRef, CertificationEntry, Outlook, PayRow, RoleRef, RoleReport, Scores, ToolEntry, UsualPay};
pub use search::{Layer, Search, SearchMatch, search};
pub use show::{Show, show};
pub use tree::{Direction, Node, Reached, Repeat, Tree, TreeEdge, tree};

use crate::catalog::{Catalog, Noun, Region, Role};

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
    /// The same role twice where they must differ.
    SameRole {
        /// Its id.
        id: String,
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
    NoWay(Box<NoWay>),
    /// The search for a way by way of all those roles took too long.
    GivenUp,
    /// No first job leads to the goal.
    NoStart {
        /// Id of the goal.
        to: String,
        /// Ids of the roles that lead there in one move.
        origins: Vec<String>,
    },
    /// Nothing follows a role.
    NothingFollows {
        /// Its id.
        from: String,
        /// Whether something would without conditions.
        shut: bool,
    },
}

/// How many suggestions a failure carries.
const SUGGESTIONS: usize = 3;

fn unknown(catalog: &Catalog, noun: Noun, name: &str) -> Failure {
    let suggestions = catalog.suggest(noun, name, SUGGESTIONS).into_iter().map(str::to_owned).collect();
    Failure::Unknown { noun, name: name.to_owned(), suggestions }
}

/// The role of that id, title or alias.
pub fn resolve_role<'a>(catalog: &'a Catalog, name: &str) -> Result<Role<'a>, Failure> {
    catalog.find_role(name).ok_or_else(|| unknown(catalog, Noun::Role, name))
}

/// The one region of that id, name or alias.
pub fn resolve_region<'a>(catalog: &'a Catalog, name: &str) -> Result<Region<'a>, Failure> {
    let found: Vec<_> = catalog.find_regions(name).collect();
    match found.as_slice() {
        [] => Err(unknown(catalog, Noun::Region, name)),
        [region] => Ok(*region),
        // An id names one place, whatever else is called so.
        several => several.iter().find(|region| region.id().eq_ignore_ascii_case(name)).copied().ok_or_else(|| {
            Failure::AmbiguousRegion {
                name: name.to_owned(),
                candidates: several.iter().map(|region| (region.id().to_owned(), region.name().to_owned())).collect(),
            }
        }),
    }
}
