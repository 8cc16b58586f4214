//! Detours: what a path search charges for a stop that does not lie on the way.
//!
//! The effort of a move says what the move takes, not whether it leads anywhere. By effort alone, a path goes through any role
//! that happens to be cheap: a post in a field that is neither the one left nor the one sought, or a manager's for someone who
//! wants to design networks. An adviser would not say so, and a search does not either unless the detour saves more than this,
//! in points of effort for each stop between start and goal:
//!
//! ```text
//! field   20   it is in a third category, neither that of the start nor that of the goal
//! lead    40   and it is a lead or an executive there, for someone who is not yet one
//! above   60   its level is above the goal's, or its occupation counts managers only and the goal's does not
//! below   30   its level is below that of the start
//! ```
//!
//! Someone at entry level has no field yet, so that from there (and from every entry role at once) only `above` is charged. The
//! goal is never charged, nor is a stop that was asked for. The charge decides between paths; the effort of a path stays the sum
//! of its moves.
//!
//! Rationale of the weights: a third field costs as much as another change of category, so that two moves within the fields of
//! the ends are preferred to two that leave them at about the same effort; the others cost as much as a move and more, since
//! nobody takes such a post in order to leave it. Only catalogs of up to [`MOST_ROLES`] roles charge anything: the search through
//! larger ones reads no role of a move that it does not take.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::catalog::{Catalog, Role, RoleId, RoleMetrics};
use career_data::bridge::MOST_ROLES;
use career_data::vocabulary::Level;

const THIRD_FIELD: u32 = 20;
const LEADER_OF_THIRD_FIELD: u32 = 40;
const ABOVE_GOAL: u32 = 60;
const BELOW_START: u32 = 30;

/// The first and the last role of the paths that are searched, as far as they are known.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends<'a> {
    pub(super) start: Option<Role<'a>>,
    pub(super) goal: Option<Role<'a>>,
}

impl<'a> Ends<'a> {
    pub(super) const fn of(start: Role<'a>, goal: Role<'a>) -> Self {
        Self { start: Some(start), goal: Some(goal) }
    }

    /// Many starts, one goal.
    pub(super) const fn to(goal: Role<'a>) -> Self {
        Self { start: None, goal: Some(goal) }
    }
}

/// The detours of the paths to one goal.
pub(super) struct Detours<'a> {
    /// Absent if the start is at entry level.
    start: Option<RoleMetrics<'a>>,
    goal: RoleMetrics<'a>,
    goal_manages: bool,
    /// Charges by stop.
    known: HashMap<RoleId, u32, FxBuildHasher>,
}

impl<'a> Detours<'a> {
    /// `None` without a goal, and in a catalog that is too large.
    pub(super) fn between(catalog: &Catalog, ends: &Ends<'a>) -> Option<Self> {
        let goal = ends.goal.filter(|_| catalog.count_roles() <= MOST_ROLES)?.metrics();
        let start = ends.start.map(Role::metrics).filter(|start| start.level() > Some(Level::Entry));
        Some(Self { start, goal, goal_manages: manages(goal), known: HashMap::default() })
    }

    /// What a stop is charged, in points.
    pub(super) fn charge(&mut self, catalog: &'a Catalog, stop: RoleId) -> u32 {
        if let Some(known) = self.known.get(&stop) {
            return *known;
        }
        let charge = catalog.metrics(stop).filter(|_| stop != self.goal.key()).map_or(0, |stop| self.measure(stop));
        self.known.insert(stop, charge);
        charge
    }

    fn measure(&self, stop: RoleMetrics<'_>) -> u32 {
        let is_leader = stop.level() >= Some(Level::Lead);
        let climb = |from: RoleMetrics<'_>, to: RoleMetrics<'_>| from.attributes().climb_to(to.attributes()).unwrap_or_default();
        let mut charge = 0;
        if let Some(start) = self.start {
            let leaves = |end: RoleMetrics<'_>| stop.attributes().shares_category(end.attributes()) == Some(false);
            if leaves(start) && leaves(self.goal) {
                charge += THIRD_FIELD;
                charge += if is_leader && start.level() < Some(Level::Lead) { LEADER_OF_THIRD_FIELD } else { 0 };
            }
            charge += if climb(start, stop) < 0 { BELOW_START } else { 0 };
        }
        if climb(self.goal, stop) > 0 || (is_leader && !self.goal_manages && manages(stop)) {
            charge += ABOVE_GOAL;
        }
        charge
    }
}

/// Whether a role's occupation counts managers only.
fn manages(role: RoleMetrics<'_>) -> bool {
    role.occupation().is_some_and(|occupation| occupation.counts_managers())
}
