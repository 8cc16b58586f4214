//! Questions to a catalog: pure functions from parameters to reports. A report is plain data: [`crate::view`] renders it, and
//! [`crate::error`] words the message of a [`Failure`].

mod begun;
mod career_graph;
mod categories;
mod coder;
mod compare;
mod demands;
mod detour;
pub mod effort;
mod experience;
mod fit;
mod gap;
mod graph;
mod ladder;
mod list;
mod offer;
mod path;
mod pay_terms;
mod place;
mod quiz;
mod ranks;
mod rarity;
mod regions;
mod report;
mod role_name;
mod salary;
mod search;
mod show;
mod similar;
mod sources;
mod tools;
mod tree;
mod usual_pay;
mod version;
mod words_alike;
mod work;

pub use begun::{begun, title_is_enough};
pub use categories::{Categories, CategoryCount, categories};
pub use coder::{CodedBy, CodedTitle, Scratch, TitleCoder};
pub use compare::{
    Comparison, CompetencyComparison, RoleHead, RoleOutlook, RolePay, SharedNeighbours, ToolComparison, ToolLevels, compare,
};
pub use demands::{Demands, FIRST_LEVELS};
pub use experience::Years;
pub use fit::{
    FirstMove, Fit, FitMatch, FitNote, Grade, LeftOut, Points, Profile, Requirement, RequirementKind, Step, Unlock, fit,
};
pub use gap::{CategoryGap, Gap, LevelGap, gap};
pub use graph::{Graph, GraphRole, graph};
pub use ladder::{Ladder, Rung, RungRole, RungTool, ScoreChanges, ladder};
pub use list::{DemandRange, Filter, List, ListQuery, Listed, PayRange, Sort, SortKey, list};
pub use offer::{AgainstUsual, Offer, Placed};
pub use path::{
    Condition, Destination, Distinction, Obstacle, Path, PathQuery, PathReport, ReachReport, Unreachable, path, paths_to, reach,
};
pub use place::{PayRegion, Reading, resolve_pay_place, resolve_region};
pub use quiz::{Answered, CHOICE_COUNT, Quiz, QuizMatch, QuizQuery, Side, quiz, statements};
pub use regions::{Coverage, Regions, regions};
pub use report::{
    CategoryRef, CertificationEntry, EducationShare, Factor, LocalEntry, MoveBasis, Outlook, PayRow, Reasons, RequiredEducation,
    RoleRef, RoleReport, Scores, ToolEntry,
};
pub use role_name::{TakenName, read_role_name};
pub use salary::{RoleSalary, Salary, SalaryQuery, Unmatched, salary};
pub use search::{
    Layer, LayerScore, MOST_WORDS, QueryReading, ReadTerm, ReadWish, Search, SearchMatch, SearchQuery, Unknown, Why, Wish,
    Wished, search,
};
pub use show::{Show, show};
pub use similar::{Drivers, Furthest, Neighbour, SharedTool, Similar, Within, likeness, similar};
pub use sources::{SourceEntry, Sources, sources};
pub use tools::{ToolCard, ToolQuery, ToolUser, Tools, tools};
pub use tree::{Direction, Node, Reached, Repeat, Tree, TreeEdge, TreeQuery, tree};
pub use usual_pay::{UsualPay, UsualPayIn, UsualSpread};
pub use version::{Version, version};
pub use work::{ByKey, OtherRole, Subject, Work};

use crate::catalog::{Catalog, Noun, Role};
use career_data::vocabulary::Adjustment;
use place::resolve_pay_region;

/// Id of the region whose pay figures are shown by default.
pub const DEFAULT_REGION: &str = "us";

/// The reason why a query has no result.
#[derive(Clone, Debug, PartialEq)]
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
    /// No role has that name, and several may be meant.
    AmbiguousRole {
        /// As it was typed.
        name: String,
        /// Id and title of each, best first.
        candidates: Vec<(String, String)>,
    },
    /// Several places have that name.
    AmbiguousRegion {
        /// As it was typed.
        name: String,
        /// For each, the id of its region and the name by which it is told apart.
        candidates: Vec<(String, String)>,
    },
    /// There is no pay figure for a region.
    NoPayThere {
        /// The place that was named.
        place: String,
        /// Name of the region around it that has figures.
        within: Option<String>,
        /// Names of the countries with figures.
        countries: Vec<String>,
    },
    /// No figure is in the currency of a wage.
    OtherCurrency {
        /// The wage's.
        currency: String,
        /// Those of the figures.
        known: Vec<String>,
    },
    /// There is no pay figure for a role in a region that has figures for others.
    NoFigure {
        /// Titles.
        roles: Vec<String>,
        /// Name of the region.
        region: String,
        /// Names of the countries with a figure for the first role.
        countries: Vec<String>,
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
    /// No role is as wished in plain words.
    NothingSo {
        /// As they were read.
        wishes: Vec<ReadWish>,
    },
    /// All that was wished for in plain words is unknown to the data.
    NotKnown {
        /// The words, and what they were read as.
        asked: Vec<ReadWish>,
    },
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
    UnknownRoleOrCategory {
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
    /// No usual move within its category leads up to a role or on from it.
    NoLadder {
        /// Its id.
        id: String,
        /// Id of its category, if it has one.
        category: Option<String>,
    },
    /// No role of a category has a level.
    NoLevels {
        /// Title of the category.
        category: String,
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

/// The failure for a name of neither a role nor a category, with suggestions, categories first.
fn unknown_role_or_category(catalog: &Catalog, name: &str) -> Failure {
    let near = [Noun::Category, Noun::Role].into_iter().flat_map(|noun| catalog.suggest(noun, name, SUGGESTIONS));
    Failure::UnknownRoleOrCategory { name: name.to_owned(), suggestions: near.take(SUGGESTIONS).map(str::to_owned).collect() }
}

/// Looks up a role by id, title or alias.
pub fn resolve_role<'a>(catalog: &'a Catalog, name: &str) -> Result<Role<'a>, Failure> {
    catalog.find_role(name).ok_or_else(|| unknown(catalog, Noun::Role, name))
}
