//! Why there is no way, and what there is instead.

use pathfinding::prelude::bfs_reach;

use super::Failure;
use super::effort::Effort;
use super::moves::{Conditions, Moves};
use super::path::Terms;
use super::ways::{Aim, ways};
use crate::catalog::{Catalog, Role, RoleId};
use career_data::vocabulary::By;

/// How many roles a failure names on either side.
const NEARBY: usize = 3;

/// That no way leads from one role to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWay {
    /// Id of the start.
    pub from: String,
    /// Id of the goal.
    pub to: String,
    /// The reason.
    pub why: Obstacle,
    /// Ids of the roles that can be reached from the start, those nearest to the goal first; none when conditions are the
    /// reason.
    pub reachable: Vec<String>,
    /// Ids of the roles that lead to the goal, those nearest to the start first; none when conditions are the reason.
    pub leading: Vec<String>,
}

/// Why no way leads from one role to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The start leads nowhere.
    NothingFollows,
    /// Nothing leads to the goal.
    NothingLeads,
    /// What follows the start and what leads to the goal have nothing in common.
    Apart,
    /// There are ways, but none that the conditions leave open.
    Shut {
        /// The conditions without any one of which a way opens or, when that takes more, all that were set.
        by: Vec<Closed>,
        /// Whether dropping one of them is enough.
        one_opens: bool,
        /// The fewest moves that a way takes under the other conditions, where too few were allowed.
        fewest: Option<usize>,
    },
}

/// A condition that can shut ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Roles to pass.
    Via,
    /// Roles and categories not to pass.
    Avoid,
    /// Most moves.
    MaxSteps,
    /// No moves to a lower level.
    NoStepBack,
}

/// The failure that says why.
pub(super) fn no_way(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, terms: &Terms<'_>) -> Failure {
    let why = if start.onward().next().is_none() {
        Obstacle::NothingFollows
    } else if goal.origins().next().is_none() {
        Obstacle::NothingLeads
    } else if fewest_moves(catalog, start, goal, terms, &terms.closed()).is_none() {
        Obstacle::Apart
    } else {
        shut(catalog, start, goal, terms)
    };
    let (mut reachable, mut leading) = (Vec::new(), Vec::new());
    if !matches!(why, Obstacle::Shut { .. }) {
        reachable = nearest(catalog, goal, start, |role| role.onward().collect());
        leading = nearest(catalog, start, goal, |role| role.origins().collect());
    }
    Failure::NoWay(Box::new(NoWay { from: start.id().to_owned(), to: goal.id().to_owned(), why, reachable, leading }))
}

fn shut(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, terms: &Terms<'_>) -> Obstacle {
    let set = terms.closed();
    let without = |closed: Closed| fewest_moves(catalog, start, goal, terms, &[closed]);
    let alone: Vec<_> = set.iter().copied().filter(|closed| without(*closed).is_some()).collect();
    let fewest = if set.contains(&Closed::MaxSteps) { without(Closed::MaxSteps) } else { None };
    let one_opens = !alone.is_empty();
    Obstacle::Shut { by: if one_opens { alone } else { set }, one_opens, fewest }
}

/// The moves of the shortest way once some conditions are dropped.
fn fewest_moves(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, terms: &Terms<'_>, dropped: &[Closed]) -> Option<usize> {
    let kept = |closed: Closed| !dropped.contains(&closed);
    let mut conditions =
        Conditions { no_step_back: terms.conditions.no_step_back && kept(Closed::NoStepBack), ..Conditions::default() };
    if kept(Closed::Avoid) {
        conditions = Conditions { no_step_back: conditions.no_step_back, ..terms.conditions.clone() };
    }
    let via: &[RoleId] = if kept(Closed::Via) { &terms.via } else { &[] };
    let limit = terms.wish.max_moves.filter(|_| kept(Closed::MaxSteps));
    let mut moves = Moves::new(catalog, conditions, By::Steps, Some(goal));
    let ways = ways(&mut moves, start.key(), &Aim { goal: goal.key(), via, moves: limit }, 1)?;
    ways.first().map(|way| way.nodes.len().saturating_sub(1))
}

/// The roles that such steps reach from a root, those nearest to `mark` first: by the effort of a move there and back, since
/// one way alone would take all that is below for near.
fn nearest<'a>(catalog: &'a Catalog, mark: Role<'a>, root: Role<'a>, step: impl Fn(Role<'a>) -> Vec<Role<'a>>) -> Vec<String> {
    let steps = |id: &RoleId| catalog.role(*id).map(&step).unwrap_or_default().into_iter().map(|role| role.key());
    let reached: Vec<_> = bfs_reach(root.key(), steps).skip(1).filter_map(|id| catalog.role(id)).collect();
    let mut measure = Effort::default();
    let there = measure.of_moves(mark, reached.iter().copied());
    let back = measure.of_moves_to(mark, reached.into_iter());
    let both = there.into_iter().zip(back).map(|((role, there), (_, back))| (there.total() + back.total(), role.id()));
    let mut roles: Vec<_> = both.collect();
    roles.sort_unstable();
    roles.into_iter().take(NEARBY).map(|(_, id)| id.to_owned()).collect()
}
