//! The career graph as path searches see it: moves filtered by conditions, with edge weights for what is minimised.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::detour::{Detours, Ends};
use super::effort::{Effort, Move, Parts, PayCost};
use super::pay_terms::US_DOLLAR;
use super::report::MoveBasis;
use super::usual_pay::PayBook;
use super::{DEFAULT_REGION, Failure, resolve_role, unknown_role_or_category};
use crate::catalog::{Catalog, CategoryId, Money, MoveList, Role, RoleId, RoleMetrics};
use crate::graph::Graph;
use career_data::vocabulary::By;

/// The moves that a path may contain.
#[derive(Clone, Debug, Default)]
pub(super) struct MoveConditions {
    /// Roles that a path may not contain.
    pub avoided_roles: Vec<RoleId>,
    /// Categories whose roles a path may not contain.
    pub avoided_categories: Vec<CategoryId>,
    /// Roles that are always allowed, overriding the above: start, goal and roles to pass through.
    pub ends: Vec<RoleId>,
    /// Whether moves to a lower level are excluded.
    pub no_step_back: bool,
    /// Whether bridges are excluded.
    pub only_stated: bool,
}

impl MoveConditions {
    /// Adds roles and categories to avoid, by id, name or alias.
    pub(super) fn avoid(&mut self, catalog: &Catalog, names: &[String]) -> Result<(), Failure> {
        for name in names {
            // A name of both means the role: the category would exclude more than requested.
            if let Some(role) = catalog.find_role(name) {
                self.avoided_roles.push(role.key());
            } else if let Some(category) = catalog.find_category(name) {
                self.avoided_categories.push(category.key());
            } else {
                return Err(unknown_role_or_category(catalog, name));
            }
        }
        Ok(())
    }

    /// Whether a path may contain the role.
    pub(super) fn allow(&self, role: RoleMetrics<'_>) -> bool {
        let shunned = || role.category_key().is_some_and(|category| self.avoided_categories.contains(&category));
        self.ends.contains(&role.key()) || !(self.avoided_roles.contains(&role.key()) || shunned())
    }

    fn allow_move(&self, from: RoleMetrics<'_>, to: RoleMetrics<'_>) -> bool {
        !(self.no_step_back && from.attributes().climb_to(to.attributes()).is_some_and(|climb| climb < 0))
    }

    /// Whether the roles of a move do not matter, so that none needs to be read.
    const fn are_none(&self) -> bool {
        self.avoided_roles.is_empty() && self.avoided_categories.is_empty() && !self.no_step_back
    }
}

/// A lazily read, weighted graph of a catalog's moves that satisfy the conditions.
pub(super) struct CareerGraph<'a> {
    catalog: &'a Catalog,
    conditions: MoveConditions,
    by: By,
    measure: Effort,
    pay: DollarPay<'a>,
    /// Usual pay of the goal, for [`PayCost::wait`].
    goal: Option<Money>,
    /// Absent where stops are not charged.
    detours: Option<Detours<'a>>,
    /// Adjacency lists, outgoing and incoming, of the roles at the ends of the moves read so far; saves reading those roles.
    further: [ById<MoveList>; 2],
    /// Cached metrics of roles.
    traits: ById<RoleMetrics<'a>>,
}

/// A cache keyed by role.
type ById<T> = HashMap<RoleId, T, FxBuildHasher>;

/// The direction in which edges are followed.
#[derive(Clone, Copy)]
enum Direction {
    Outgoing,
    Incoming,
}

impl<'a> CareerGraph<'a> {
    pub(super) fn new(catalog: &'a Catalog, conditions: MoveConditions, by: By, ends: &Ends<'a>) -> Self {
        let nation = if by == By::Pay { catalog.region_by_id(DEFAULT_REGION) } else { None };
        let mut pay = DollarPay { nation: PayBook::of(nation), known: HashMap::default() };
        let goal = ends.goal.and_then(|goal| pay.of(goal.metrics()));
        let detours = Detours::between(catalog, ends);
        let further = [HashMap::default(), HashMap::default()];
        Self { catalog, conditions, by, measure: Effort::default(), pay, goal, detours, further, traits: HashMap::default() }
    }

    /// Resolves ids to roles.
    pub(super) fn roles(&self, ids: &[RoleId]) -> Vec<Role<'a>> {
        ids.iter().filter_map(|id| self.catalog.role(*id)).collect()
    }

    /// The effort of a move and, with `--by pay`, the pay cost added to it.
    pub(super) fn cost(&mut self, from: Role<'a>, to: Role<'a>) -> (Parts, Option<PayCost>) {
        let MoveBasis { basis, .. } = MoveBasis::of(from, to);
        let parts = self.measure.of_move(from, to).over(basis);
        (parts, (self.by == By::Pay).then(|| self.pay_cost(from.metrics(), to.metrics())))
    }

    /// The effort of a path, the sum of its moves.
    pub(super) fn effort_of(&mut self, path: &[Role<'a>]) -> u32 {
        path.iter().zip(path.iter().skip(1)).map(|(from, to)| self.cost(*from, *to).0.total()).sum()
    }

    /// What is minimised, summed over the moves of a path.
    pub(super) fn cost_of_all(&self, moves: &[Move<'_>]) -> u64 {
        let effort = |step: &Move<'_>| u64::from(step.effort + step.detour.unwrap_or_default());
        let cost = |step: &Move<'_>| match self.by {
            By::Effort => effort(step),
            By::Steps => 1,
            By::Pay => effort(step) + step.pay_cost.map_or(0, |cost| u64::from(cost.total())),
        };
        moves.iter().map(cost).sum()
    }

    /// What the stop at the end of a move is charged, in points; nothing for one that was asked for.
    pub(super) fn detour(&mut self, stop: RoleId) -> u32 {
        let asked_for = self.conditions.ends.contains(&stop);
        self.detours.as_mut().filter(|_| !asked_for).map_or(0, |detours| detours.charge(self.catalog, stop))
    }

    fn pay_cost(&mut self, from: RoleMetrics<'a>, to: RoleMetrics<'a>) -> PayCost {
        PayCost::of(self.pay.of(from), self.pay.of(to), self.goal)
    }

    /// The weight of a move with the detour that it is, or `None` if the conditions exclude it. `other` is the end that the search
    /// has not visited yet.
    fn weigh(&mut self, from: RoleId, to: RoleId, other: RoleId, effort: u32) -> Option<u64> {
        let effort = u64::from(effort.min(MAX_EFFORT) + self.detour(to));
        if self.by != By::Pay && self.conditions.are_none() {
            return Some(if self.by == By::Steps { weight(1, effort) } else { weight(effort, 1) });
        }
        let (from, to) = (self.traits_of(from)?, self.traits_of(to)?);
        let other = if other == from.key() { from } else { to };
        if !(self.conditions.allow(other) && self.conditions.allow_move(from, to)) {
            return None;
        }
        Some(match self.by {
            By::Effort => weight(effort, 1),
            By::Steps => weight(1, effort),
            By::Pay => weight(effort + u64::from(self.pay_cost(from, to).total()), 1),
        })
    }

    fn traits_of(&mut self, role: RoleId) -> Option<RoleMetrics<'a>> {
        if let Some(known) = self.traits.get(&role) {
            return Some(*known);
        }
        let traits = self.catalog.metrics(role)?;
        self.traits.insert(role, traits);
        Some(traits)
    }

    fn neighbours(&mut self, direction: Direction, role: RoleId) -> Vec<(RoleId, u64)> {
        let catalog = self.catalog;
        let read = || {
            let role = catalog.role(role)?;
            Some(match direction {
                Direction::Outgoing => role.outgoing(),
                Direction::Incoming => role.incoming(),
            })
        };
        let [onward, back] = &self.further;
        let known = if matches!(direction, Direction::Outgoing) { onward } else { back };
        let Some(steps) = known.get(&role).copied().or_else(read) else { return Vec::new() };
        let mut neighbours = Vec::new();
        let only_stated = self.conditions.only_stated;
        for step in catalog.moves(steps).filter(|step| !only_stated || step.is_stated()) {
            let (from, to) = match direction {
                Direction::Outgoing => (role, step.role),
                Direction::Incoming => (step.role, role),
            };
            if let Some(weight) = self.weigh(from, to, step.role, step.effort) {
                let [onward, back] = &mut self.further;
                let further = if matches!(direction, Direction::Outgoing) { onward } else { back };
                further.insert(step.role, step.further);
                neighbours.push((step.role, weight));
            }
        }
        neighbours
    }
}

/// An upper bound of the effort of a move. Larger values, from a damaged image, are clamped lest sums of weights overflow.
const MAX_EFFORT: u32 = 1 << 24;

/// A lexicographic weight: the primary cost in the upper 32 bits, the tie-breaker in the lower.
const fn weight(first: u64, second: u64) -> u64 {
    first << 32 | second
}

/// The primary cost of a weight.
pub(super) const fn cost_of(weight: u64) -> u64 {
    weight >> 32
}

impl Graph for CareerGraph<'_> {
    type Node = RoleId;

    fn successors(&mut self, id: RoleId) -> Vec<(RoleId, u64)> {
        self.neighbours(Direction::Outgoing, id)
    }

    fn predecessors(&mut self, id: RoleId) -> Vec<(RoleId, u64)> {
        self.neighbours(Direction::Incoming, id)
    }
}

/// Usual pay a year in US dollars, cached by role.
struct DollarPay<'a> {
    nation: PayBook<'a>,
    known: ById<Option<Money>>,
}

impl<'a> DollarPay<'a> {
    fn of(&mut self, role: RoleMetrics<'a>) -> Option<Money> {
        let Self { nation, known } = self;
        *known.entry(role.key()).or_insert_with(|| nation.yearly_in(role, US_DOLLAR))
    }
}

/// Looks up roles by name, without duplicates.
pub(super) fn resolve_stops<'a>(catalog: &'a Catalog, names: &[String]) -> Result<Vec<Role<'a>>, Failure> {
    let mut roles: Vec<Role<'a>> = Vec::with_capacity(names.len());
    for name in names {
        let role = resolve_role(catalog, name)?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}
