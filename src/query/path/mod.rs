//! `path`: the shortest paths from one role to another or from every role of the entry level to one, and the roles within a
//! number of moves.

mod alternatives;
mod reach;
mod request;
mod unreachable;

use schemars::JsonSchema;
use serde::Serialize;

use super::career_graph::CareerGraph;
use super::detour::Ends;
use super::effort::Move;
use super::experience::Years;
use super::report::{RoleRef, is_false};
use super::usual_pay::PayBook;
use super::{Failure, PayRegion, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Money, RoleId};
use crate::graph::{Constraints, Path as NodePath, RemainingCost, k_shortest_paths};
use alternatives::Alternatives;
use career_data::vocabulary::{By, Level};
use request::ResolvedQuery;
use unreachable::unreachable;

pub use alternatives::Distinction;
pub use reach::{Destination, ReachReport, reach};
pub use request::{Condition, PathQuery};
pub use unreachable::{Obstacle, Unreachable};

/// The answer of `path`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct PathReport<'a> {
    /// Absent when the ways start from every first job.
    pub from: Option<RoleRef<'a>>,
    pub to: RoleRef<'a>,
    pub by: By,
    /// Best first.
    pub paths: Vec<Path<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// A way over the career graph.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Path<'a> {
    pub from: RoleRef<'a>,
    /// The sum of its moves.
    pub effort: u32,
    /// What was kept small: effort and detours, the number of moves, or effort, detours and the costs of pay together.
    pub cost: u64,
    /// What distinguishes it from the best.
    pub distinction: Distinction,
    /// How many of its stops one path listed before passes too.
    pub shared_stops: usize,
    /// Years of experience that its moves usually ask for in all: our reading of levels.
    pub years: Option<Years>,
    /// From the first role to the last, as for a [move](Move::pay_change).
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a figure is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
    /// From the start to the goal.
    pub moves: Vec<Move<'a>>,
}

/// The shortest paths from one role to another.
pub fn path<'a>(catalog: &'a Catalog, from: &str, to: &str, query: &PathQuery) -> Result<PathReport<'a>, Failure> {
    let (start, goal) = (resolve_role(catalog, from)?, resolve_role(catalog, to)?);
    let (region, pay_region) = resolve_pay_region(catalog, query.region.as_deref())?.unzip();
    let mut book = PayBook::of(region);
    if start == goal {
        return Err(Failure::SameRole { id: goal.id().to_owned() });
    }
    let resolved = ResolvedQuery::resolve(catalog, query, &[start, goal])?;
    let mut graph = CareerGraph::new(catalog, resolved.conditions.clone(), query.by, &Ends::of(start, goal));
    let constraints = Constraints { goal: goal.key(), via: &resolved.via, max_moves: query.max_moves };
    let found = k_shortest_paths(&mut graph, start.key(), &constraints, 1).ok_or(Failure::GivenUp)?;
    let Some(best) = found.into_iter().next() else { return Err(unreachable(catalog, start, goal, &resolved)) };
    let alternatives = Alternatives { catalog, resolved: &resolved, start, goal };
    let found = alternatives.to(&best, query.alternatives.saturating_sub(1));
    let mut paths: Vec<Path<'a>> = Vec::with_capacity(found.len());
    for (at, (distinction, path)) in found.iter().enumerate() {
        let shared = found.iter().take(at).map(|(_, before)| path.shared_interior(before)).max().unwrap_or_default();
        paths.push(Path { shared_stops: shared, ..describe(&mut graph, &path.nodes, *distinction, &mut book) });
    }
    Ok(PathReport { from: Some(start.into()), to: goal.into(), by: query.by, paths, region: pay_region })
}

/// The shortest path to a role from every role of the entry level that has one. Ignores `alternatives`.
pub fn paths_to<'a>(catalog: &'a Catalog, to: &str, query: &PathQuery) -> Result<PathReport<'a>, Failure> {
    let goal = resolve_role(catalog, to)?;
    let (region, pay_region) = resolve_pay_region(catalog, query.region.as_deref())?.unzip();
    let mut book = PayBook::of(region);
    let resolved = ResolvedQuery::resolve(catalog, query, &[goal])?;
    let mut graph = CareerGraph::new(catalog, resolved.conditions.clone(), query.by, &Ends::to(goal));
    let constraints = Constraints { goal: goal.key(), via: &resolved.via, max_moves: query.max_moves };
    let remaining = RemainingCost::of_whole_graph(&mut graph, constraints);
    let mut found: Vec<NodePath<RoleId>> = Vec::new();
    for start in catalog.roles().filter(|role| role.level() == Some(Level::Entry) && *role != goal) {
        if resolved.conditions.allow(start.metrics()) && !resolved.via.contains(&start.key()) {
            found.extend(remaining.paths_from(start.key(), 1).unwrap_or_default());
        }
    }
    if found.is_empty() {
        return Err(Failure::NoStart {
            to: goal.id().to_owned(),
            predecessors: goal.predecessors().map(|role| role.id().to_owned()).collect(),
        });
    }
    found.sort_by_key(|path| path.weight);
    let paths = found.iter().map(|path| describe(&mut graph, &path.nodes, Distinction::Best, &mut book)).collect();
    Ok(PathReport { from: None, to: goal.into(), by: query.by, paths, region: pay_region })
}

/// The report of a path: its moves and their totals.
fn describe<'a>(graph: &mut CareerGraph<'a>, nodes: &[RoleId], distinction: Distinction, book: &mut PayBook<'a>) -> Path<'a> {
    let roles = graph.roles(nodes);
    let steps: Vec<_> = roles
        .iter()
        .zip(roles.iter().skip(1))
        .map(|(&from, &to)| {
            let (parts, pay_cost) = graph.cost(from, to);
            let detour = Some(graph.detour(to.key())).filter(|points| *points > 0);
            Move { pay_cost, detour, ..Move::new(from, to, parts, book) }
        })
        .collect();
    let (first, last) = (roles.first(), roles.last());
    let pay = first.zip(last).and_then(|(first, last)| book.change(*first, *last));
    Path {
        from: first.map_or(RoleRef { id: "", title: "" }, |role| (*role).into()),
        effort: steps.iter().fold(0, |effort: u32, step| effort.saturating_add(step.effort)),
        cost: graph.cost_of_all(&steps),
        distinction,
        shared_stops: 0,
        years: Years::of_all(steps.iter().map(|step| step.years)),
        pay_change: pay.map(|pay| pay.change),
        pay_currency: pay.map(|pay| pay.currency),
        pay_own: pay.is_some_and(|pay| pay.own),
        moves: steps,
    }
}
