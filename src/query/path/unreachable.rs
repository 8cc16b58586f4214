//! Diagnosis of a failed path search: the reason, and the nearest roles that are connected.

use pathfinding::prelude::bfs_reach;

use super::request::{Condition, ResolvedQuery};
use crate::catalog::{Catalog, Role, RoleId};
use crate::graph::{Constraints, Path, k_shortest_paths};
use crate::query::Failure;
use crate::query::career_graph::{CareerGraph, MoveConditions};
use crate::query::detour::Ends;
use crate::query::effort::Effort;
use career_data::vocabulary::{Basis, By};

/// Maximum number of roles that a failure names on either side.
const NEARBY: usize = 3;

/// The failure that no path leads from one role to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
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

/// Why no path leads from one role to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The start has no successors.
    NothingFollows,
    /// The goal has no predecessors.
    NothingLeads,
    /// The roles reachable from the start and those that lead to the goal are disjoint.
    Apart,
    /// There are paths, but none that satisfies the conditions.
    RuledOut {
        /// The conditions each of which alone rules out every path or, when it takes more than one, all that were set.
        by: Vec<Condition>,
        /// Whether dropping a single condition opens a path.
        one_opens: bool,
        /// The length in moves of the shortest path under the other conditions, where the limit of moves was too low.
        fewest: Option<usize>,
        /// The bridges of the best way, as ids of their roles, where it needs bridges and they were excluded.
        bridges: Vec<(String, String)>,
    },
}

/// The failure with its reason and the roles nearest to a connection.
pub(super) fn unreachable(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, resolved: &ResolvedQuery<'_>) -> Failure {
    let why = if start.successors().next().is_none() {
        Obstacle::NothingFollows
    } else if goal.predecessors().next().is_none() {
        Obstacle::NothingLeads
    } else if fewest_moves(catalog, start, goal, resolved, &resolved.set_conditions()).is_none() {
        Obstacle::Apart
    } else {
        ruled_out(catalog, start, goal, resolved)
    };
    let (mut reachable, mut leading) = (Vec::new(), Vec::new());
    if !matches!(why, Obstacle::RuledOut { .. }) {
        reachable = nearest(catalog, goal, start, |role| role.successors().collect());
        leading = nearest(catalog, start, goal, |role| role.predecessors().collect());
    }
    Failure::Unreachable(Box::new(Unreachable { from: start.id().to_owned(), to: goal.id().to_owned(), why, reachable, leading }))
}

fn ruled_out(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, resolved: &ResolvedQuery<'_>) -> Obstacle {
    let set = resolved.set_conditions();
    let without = |condition: Condition| fewest_moves(catalog, start, goal, resolved, &[condition]);
    let alone: Vec<_> = set.iter().copied().filter(|condition| without(*condition).is_some()).collect();
    let fewest = if set.contains(&Condition::MaxSteps) { without(Condition::MaxSteps) } else { None };
    let one_opens = !alone.is_empty();
    let bridges =
        if alone.contains(&Condition::OnlyUsual) { bridges_of_best(catalog, start, goal, resolved) } else { Vec::new() };
    Obstacle::RuledOut { by: if one_opens { alone } else { set }, one_opens, fewest, bridges }
}

/// The bridges of the path of least effort that the other conditions allow.
fn bridges_of_best(catalog: &Catalog, start: Role<'_>, goal: Role<'_>, resolved: &ResolvedQuery<'_>) -> Vec<(String, String)> {
    let Some(path) = best_without(catalog, start, goal, resolved, &[Condition::OnlyUsual], By::Effort) else { return Vec::new() };
    let roles: Vec<_> = path.nodes.iter().filter_map(|id| catalog.role(*id)).collect();
    let moves = roles.iter().zip(roles.iter().skip(1));
    let bridges = moves.filter(|(from, to)| from.basis_of_move(**to) == Some(Basis::Skills));
    bridges.map(|(from, to)| (from.id().to_owned(), to.id().to_owned())).collect()
}

/// The length in moves of the shortest path once some conditions are dropped.
fn fewest_moves(
    catalog: &Catalog,
    start: Role<'_>,
    goal: Role<'_>,
    resolved: &ResolvedQuery<'_>,
    dropped: &[Condition],
) -> Option<usize> {
    best_without(catalog, start, goal, resolved, dropped, By::Steps).map(|path| path.nodes.len().saturating_sub(1))
}

/// The best path once some conditions are dropped.
fn best_without(
    catalog: &Catalog,
    start: Role<'_>,
    goal: Role<'_>,
    resolved: &ResolvedQuery<'_>,
    dropped: &[Condition],
    by: By,
) -> Option<Path<RoleId>> {
    let kept = |condition: Condition| !dropped.contains(&condition);
    let mut conditions = if kept(Condition::Avoid) { resolved.conditions.clone() } else { MoveConditions::default() };
    conditions.no_step_back = resolved.conditions.no_step_back && kept(Condition::NoStepBack);
    conditions.only_stated = resolved.conditions.only_stated && kept(Condition::OnlyUsual);
    let via: &[RoleId] = if kept(Condition::Via) { &resolved.via } else { &[] };
    let limit = resolved.query.max_moves.filter(|_| kept(Condition::MaxSteps));
    let mut graph = CareerGraph::new(catalog, conditions, by, &Ends::of(start, goal));
    let found = k_shortest_paths(&mut graph, start.key(), &Constraints { goal: goal.key(), via, max_moves: limit }, 1)?;
    found.into_iter().next()
}

/// Ids of the roles reachable from `root` by `step`, those nearest to `mark` first. Distance is the effort of a single move
/// there plus that of one back: in one direction alone, every role below `mark` would count as near.
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
