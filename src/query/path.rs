//! `path`: the best ways from one role to another, from every first job to a role, or as far as a number of moves leads.

use pathfinding::prelude::dijkstra_reach;
use schemars::JsonSchema;
use serde::Serialize;

use super::effort::{Move, pay_change};
use super::moves::{Conditions, Moves, cost_of, resolve_stops};
use super::no_way::{Closed, no_way};
use super::report::{RoleRef, is_false};
use super::ways::{Aim, Graph, MOST_STOPS, Remaining, Way, different_first, ways};
use super::{Failure, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Money, Region, Role, RoleId};
use career_data::vocabulary::{By, Level, MoveKind};

/// Ways that alternatives are chosen from, for each one asked for.
const CANDIDATES: usize = 8;

/// What a way must be like.
#[derive(Clone, Debug)]
pub struct PathQuery {
    /// What makes one way better than another.
    pub by: By,
    /// How many ways, at least 1. Of the eight best for each one asked for, those that
    /// [really differ](super::ways::different_first) come first.
    pub alternatives: usize,
    /// Roles to pass, in whichever order is best.
    pub via: Vec<String>,
    /// Roles and categories not to pass. Roles that are named otherwise are not shut out by their categories.
    pub avoid: Vec<String>,
    /// Most moves.
    pub max_moves: Option<u32>,
    /// No moves to a lower level.
    pub no_step_back: bool,
    /// Where pay is looked up; the United States by default.
    pub region: Option<String>,
}

impl Default for PathQuery {
    fn default() -> Self {
        let (via, avoid) = (Vec::new(), Vec::new());
        Self { by: By::Effort, alternatives: 1, via, avoid, max_moves: None, no_step_back: false, region: None }
    }
}

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
}

/// A way over the career graph.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Path<'a> {
    pub from: RoleRef<'a>,
    /// The sum of its moves.
    pub effort: u32,
    /// What was kept small: effort, the number of moves, or effort and the costs of pay together.
    pub cost: u64,
    /// How many of its stops one way listed before passes too.
    pub shared_stops: usize,
    /// From the first role to the last, as for a [move](Move::pay_change).
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a median is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
    /// From the start to the goal.
    pub moves: Vec<Move<'a>>,
}

/// The answer of `path --reach`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ReachReport<'a> {
    pub from: RoleRef<'a>,
    /// Most moves.
    pub reach: u32,
    /// The least effort first.
    pub roles: Vec<Destination<'a>>,
}

/// A role within reach.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Destination<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub level: Option<Level>,
    pub effort: u32,
    pub moves: usize,
    /// The role before it on the way of least effort.
    pub via: RoleRef<'a>,
    /// What the last move is.
    pub kind: MoveKind,
    /// Whether that move is there only because a publisher calls the two roles related.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a median is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
}

/// The best ways from one role to another.
pub fn path<'a>(catalog: &'a Catalog, from: &str, to: &str, wish: &PathQuery) -> Result<PathReport<'a>, Failure> {
    let (start, goal) = (resolve_role(catalog, from)?, resolve_role(catalog, to)?);
    let region = resolve_pay_region(catalog, wish.region.as_deref())?;
    if start == goal {
        return Err(Failure::SameRole { id: goal.id().to_owned() });
    }
    let terms = Terms::resolve(catalog, wish, &[start, goal])?;
    let mut moves = Moves::new(catalog, terms.conditions.clone(), wish.by, Some(goal));
    let wanted = wish.alternatives.max(1);
    let pool = if wanted == 1 { 1 } else { wanted.saturating_mul(CANDIDATES) };
    let aim = Aim { goal: goal.key(), via: &terms.via, moves: wish.max_moves };
    let ways = ways(&mut moves, start.key(), &aim, pool).ok_or(Failure::GivenUp)?;
    if ways.is_empty() {
        return Err(no_way(catalog, start, goal, &terms));
    }
    let mut paths: Vec<Path<'a>> = Vec::with_capacity(wanted);
    let ways = different_first(ways, wanted);
    for (at, way) in ways.iter().enumerate() {
        let shared = ways.iter().take(at).map(|before| way.shared(before)).max().unwrap_or_default();
        paths.push(walk(&mut moves, way, shared, region));
    }
    Ok(PathReport { from: Some(start.into()), to: goal.into(), by: wish.by, paths })
}

/// The best way to a role from every role of the entry level that has one. `alternatives` has no meaning here.
pub fn paths_to<'a>(catalog: &'a Catalog, to: &str, wish: &PathQuery) -> Result<PathReport<'a>, Failure> {
    let goal = resolve_role(catalog, to)?;
    let region = resolve_pay_region(catalog, wish.region.as_deref())?;
    let terms = Terms::resolve(catalog, wish, &[goal])?;
    let mut moves = Moves::new(catalog, terms.conditions.clone(), wish.by, Some(goal));
    let aim = Aim { goal: goal.key(), via: &terms.via, moves: wish.max_moves };
    let remaining = Remaining::everywhere(&mut moves, aim);
    let mut ways: Vec<Way<RoleId>> = Vec::new();
    for start in catalog.roles().filter(|role| role.level() == Some(Level::Entry) && *role != goal) {
        if terms.conditions.allow(start.traits()) && !terms.via.contains(&start.key()) {
            ways.extend(remaining.ways(start.key(), 1).unwrap_or_default());
        }
    }
    if ways.is_empty() {
        return Err(Failure::NoStart {
            to: goal.id().to_owned(),
            origins: goal.origins().map(|role| role.id().to_owned()).collect(),
        });
    }
    ways.sort_by_key(|way| way.weight);
    let paths = ways.iter().map(|way| walk(&mut moves, way, 0, region)).collect();
    Ok(PathReport { from: None, to: goal.into(), by: wish.by, paths })
}

/// Every role within so many moves, with the way of least effort to it.
pub fn reach<'a>(catalog: &'a Catalog, from: &str, most: u32, wish: &PathQuery) -> Result<ReachReport<'a>, Failure> {
    let start = resolve_role(catalog, from)?;
    let region = resolve_pay_region(catalog, wish.region.as_deref())?;
    let terms = Terms::resolve(catalog, wish, &[start])?;
    let mut moves = Moves::new(catalog, terms.conditions, By::Effort, None);
    let onward = |(id, made): &(RoleId, u32)| {
        let onward = if *made < most { moves.onward(*id) } else { Vec::new() };
        let made = made + 1;
        onward.into_iter().map(move |(to, weight)| ((to, made), weight))
    };
    let mut seen = std::collections::BTreeSet::from([start.key()]);
    let mut roles = Vec::new();
    for reached in dijkstra_reach(&(start.key(), 0), onward) {
        let (id, made) = reached.node;
        let Some((role, via)) = catalog.role(id).zip(reached.parent.and_then(|(via, _)| catalog.role(via))) else { continue };
        // The same role after more moves or less, but with more effort.
        if !seen.insert(id) {
            continue;
        }
        let effort = u32::try_from(cost_of(reached.total_cost)).unwrap_or(u32::MAX);
        roles.push(Destination::new(start, role, via, (effort, made), region));
    }
    if roles.is_empty() {
        return Err(Failure::NothingFollows { from: start.id().to_owned(), shut: start.onward().next().is_some() });
    }
    Ok(ReachReport { from: start.into(), reach: most, roles })
}

impl<'a> Destination<'a> {
    fn new(start: Role<'a>, role: Role<'a>, via: Role<'a>, (effort, moves): (u32, u32), region: Option<Region<'a>>) -> Self {
        let pay = pay_change(start, role, region);
        Self {
            id: role.id(),
            title: role.title(),
            level: role.level(),
            effort,
            moves: moves as usize,
            via: via.into(),
            kind: via.move_to(role),
            related: via.is_only_related(role),
            pay_change: pay.map(|pay| pay.change),
            pay_currency: pay.map(|pay| pay.currency),
            pay_own: pay.is_some_and(|pay| pay.own),
        }
    }
}

/// A wish whose names have been found and do not contradict each other.
pub(super) struct Terms<'w> {
    pub(super) conditions: Conditions,
    pub(super) via: Vec<RoleId>,
    pub(super) wish: &'w PathQuery,
}

impl<'w> Terms<'w> {
    fn resolve(catalog: &Catalog, wish: &'w PathQuery, ends: &[Role<'_>]) -> Result<Self, Failure> {
        let stops = resolve_stops(catalog, &wish.via)?;
        if let Some(end) = stops.iter().find(|stop| ends.contains(stop)) {
            return Err(Failure::StopIsEnd { id: end.id().to_owned() });
        }
        if stops.len() > MOST_STOPS {
            return Err(Failure::TooManyStops { most: MOST_STOPS });
        }
        let mut conditions = Conditions { no_step_back: wish.no_step_back, ..Conditions::default() };
        conditions.avoid(catalog, &wish.avoid)?;
        for named in ends.iter().chain(&stops) {
            if conditions.avoided_roles.contains(&named.key()) {
                return Err(Failure::AvoidsNamed { id: named.id().to_owned() });
            }
            conditions.ends.push(named.key());
        }
        Ok(Self { conditions, via: stops.iter().map(|role| role.key()).collect(), wish })
    }

    /// The conditions that were set.
    pub(super) fn closed(&self) -> Vec<Closed> {
        let set = [
            (Closed::Via, !self.via.is_empty()),
            (Closed::Avoid, !self.wish.avoid.is_empty()),
            (Closed::MaxSteps, self.wish.max_moves.is_some()),
            (Closed::NoStepBack, self.wish.no_step_back),
        ];
        set.into_iter().filter(|(_, set)| *set).map(|(closed, _)| closed).collect()
    }
}

/// The moves along a way.
fn walk<'a>(moves: &mut Moves<'a>, way: &Way<RoleId>, shared_stops: usize, region: Option<Region<'a>>) -> Path<'a> {
    let roles = moves.roles(&way.nodes);
    let steps: Vec<_> = roles
        .iter()
        .zip(roles.iter().skip(1))
        .map(|(&from, &to)| {
            let (parts, pay_cost) = moves.cost(from, to);
            Move { pay_cost, ..Move::new(from, to, parts, region) }
        })
        .collect();
    let (first, last) = (roles.first(), roles.last());
    let pay = first.zip(last).and_then(|(first, last)| pay_change(*first, *last, region));
    Path {
        from: first.map_or(RoleRef { id: "", title: "" }, |role| (*role).into()),
        effort: steps.iter().map(|step| step.effort).sum(),
        cost: cost_of(way.weight),
        shared_stops,
        pay_change: pay.map(|pay| pay.change),
        pay_currency: pay.map(|pay| pay.currency),
        pay_own: pay.is_some_and(|pay| pay.own),
        moves: steps,
    }
}
