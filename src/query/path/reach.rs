//! `path --reach`: every role within a number of moves.

use std::collections::BTreeSet;

use pathfinding::prelude::dijkstra_reach;
use schemars::JsonSchema;
use serde::Serialize;

use super::request::{PathQuery, ResolvedQuery};
use crate::catalog::{Catalog, Money, Role, RoleId};
use crate::graph::Graph;
use crate::query::career_graph::{CareerGraph, cost_of};
use crate::query::detour::Ends;
use crate::query::report::{MoveBasis, RoleRef, is_false};
use crate::query::usual_pay::PayBook;
use crate::query::{Failure, PayRegion, resolve_pay_region, resolve_role};
use career_data::vocabulary::{By, Level, MoveKind};

/// The answer of `path --reach`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ReachReport<'a> {
    pub from: RoleRef<'a>,
    /// Most moves.
    pub reach: u32,
    /// The least effort first.
    pub roles: Vec<Destination<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
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
    #[serde(flatten)]
    pub basis: MoveBasis,
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a figure is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
}

/// Every role within `most` moves, by ascending effort, with the path of least effort to it: [`path`](super::path()) may prefer one
/// of more effort that makes fewer detours.
pub fn reach<'a>(catalog: &'a Catalog, from: &str, most: u32, query: &PathQuery) -> Result<ReachReport<'a>, Failure> {
    let start = resolve_role(catalog, from)?;
    let (region, pay_region) = resolve_pay_region(catalog, query.region.as_deref())?.unzip();
    let mut book = PayBook::of(region);
    let resolved = ResolvedQuery::resolve(catalog, query, &[start])?;
    let mut graph = CareerGraph::new(catalog, resolved.conditions, By::Effort, &Ends::default());
    let successors = |(id, made): &(RoleId, u32)| {
        let next = if *made < most { graph.successors(*id) } else { Vec::new() };
        let made = made + 1;
        next.into_iter().map(move |(to, weight)| ((to, made), weight))
    };
    let mut seen = BTreeSet::from([start.key()]);
    let mut roles = Vec::new();
    for reached in dijkstra_reach(&(start.key(), 0), successors) {
        let (id, made) = reached.node;
        let Some((role, via)) = catalog.role(id).zip(reached.parent.and_then(|(via, _)| catalog.role(via))) else { continue };
        // A search state is a role with the number of moves made; the first state of a role has the least effort.
        if !seen.insert(id) {
            continue;
        }
        let effort = u32::try_from(cost_of(reached.total_cost)).unwrap_or(u32::MAX);
        roles.push(Destination::new(start, role, via, (effort, made), &mut book));
    }
    if roles.is_empty() {
        return Err(Failure::NothingFollows { from: start.id().to_owned(), shut: start.successors().next().is_some() });
    }
    Ok(ReachReport { from: start.into(), reach: most, roles, region: pay_region })
}

impl<'a> Destination<'a> {
    fn new(start: Role<'a>, role: Role<'a>, via: Role<'a>, (effort, moves): (u32, u32), book: &mut PayBook<'a>) -> Self {
        let pay = book.change(start, role);
        Self {
            id: role.id(),
            title: role.title(),
            level: role.level(),
            effort,
            moves: moves as usize,
            via: via.into(),
            kind: via.move_to(role),
            basis: MoveBasis::of(via, role),
            pay_change: pay.map(|pay| pay.change),
            pay_currency: pay.map(|pay| pay.currency),
            pay_own: pay.is_some_and(|pay| pay.own),
        }
    }
}
