//! Questions to a catalog: pure functions from parameters to reports. A report is data; how it looks is the view's
//! business, and what a failure reads like is [`crate::error`]'s.

mod compare;
pub mod effort;
mod list;
mod path;
mod report;
mod salary;
mod search;
mod show;
mod sources;
mod tools;
mod tree;

pub use compare::{
    Comparison, CompetencyComparison, RoleHead, RoleOutlook, RolePay, SharedNeighbours, ToolComparison, ToolLevels, compare,
};
pub use list::{Filter, List, ListQuery, Listed, PayRange, Sort, SortKey, list};
pub use path::{Path, PathReport, path};
pub use report::{
    CategoryRef, CertificationEntry, Factor, LocalEntry, Outlook, PayRow, RoleRef, RoleReport, Scores, ToolEntry, UsualPay,
};
pub use salary::{RoleSalary, Salary, Unmatched, salary};
pub use search::{Layer, LayerScore, QueryReading, ReadTerm, Search, SearchMatch, SearchQuery, Why, search};
pub use show::{Show, show};
pub use sources::{SourceEntry, Sources, sources};
pub use tools::{ToolCard, ToolQuery, ToolUser, Tools, tools};
pub use tree::{Direction, Node, Reached, Repeat, Tree, TreeEdge, tree};

use crate::catalog::{Catalog, Noun, Region, Role};
use crate::vocabulary::Adjustment;

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
    /// The career graph has no way.
    NoWay {
        /// Id of the start.
        from: String,
        /// Id of the goal.
        to: String,
        /// Ids of the nearest roles that can be reached from the start.
        reachable: Vec<String>,
        /// Ids of the roles that lead to the goal.
        leading: Vec<String>,
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
    catalog
        .occupations()
        .filter_map(|occupation| occupation.statistics())
        .any(|statistics| statistics.wage(region.key()).is_some())
}
