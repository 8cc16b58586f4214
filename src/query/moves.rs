//! The career graph as a search walks it: moves under conditions, weighed by what is to be kept small.

use std::collections::BTreeMap;

use super::effort::{Effort, Parts, PayCost};
use super::terms::{US_DOLLAR, yearly_median};
use super::ways::Graph;
use super::{DEFAULT_REGION, Failure, SUGGESTIONS, resolve_region, resolve_role};
use crate::catalog::{Catalog, CategoryId, Money, Noun, Region, Role, RoleId, Wage};
use crate::vocabulary::By;

/// Which moves may be made.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    /// Roles never to pass.
    pub avoided_roles: Vec<RoleId>,
    /// Categories whose roles are never to be passed.
    pub avoided_categories: Vec<CategoryId>,
    /// Roles that may be passed whatever else is said: the ends of the way.
    pub ends: Vec<RoleId>,
    /// Whether moves to a lower level are out.
    pub no_step_back: bool,
}

impl Conditions {
    /// Adds what is to be avoided: roles and categories by their names.
    pub(super) fn avoid(&mut self, catalog: &Catalog, names: &[String]) -> Result<(), Failure> {
        for name in names {
            // Should a name mean both, the role: the wider reading would shut more than was asked.
            if let Some(role) = catalog.find_role(name) {
                self.avoided_roles.push(role.key());
            } else if let Some(category) = catalog.find_category(name) {
                self.avoided_categories.push(category.key());
            } else {
                return Err(neither(catalog, name));
            }
        }
        Ok(())
    }

    /// Whether a way may pass the role.
    pub(super) fn allow(&self, role: Role<'_>) -> bool {
        let shunned = || role.category_key().is_some_and(|category| self.avoided_categories.contains(&category));
        self.ends.contains(&role.key()) || !(self.avoided_roles.contains(&role.key()) || shunned())
    }

    fn allow_move(&self, from: Role<'_>, to: Role<'_>) -> bool {
        !(self.no_step_back && from.climb_to(to).is_some_and(|climb| climb < 0))
    }
}

fn neither(catalog: &Catalog, name: &str) -> Failure {
    let near = [Noun::Category, Noun::Role].into_iter().flat_map(|noun| catalog.suggest(noun, name, SUGGESTIONS));
    Failure::UnknownToAvoid { name: name.to_owned(), suggestions: near.take(SUGGESTIONS).map(str::to_owned).collect() }
}

/// The moves of a catalog under conditions, by their weight: for ways from one start only.
pub(super) struct Moves<'a> {
    catalog: &'a Catalog,
    conditions: Conditions,
    by: By,
    measure: Effort,
    pay: Medians<'a>,
    /// The goal's median, which pay is measured by.
    goal: Option<Money>,
    /// What ways from the start weigh at least, by their last role.
    least: BTreeMap<RoleId, u64>,
}

impl<'a> Moves<'a> {
    pub(super) fn new(catalog: &'a Catalog, conditions: Conditions, by: By, goal: Option<Role<'a>>) -> Self {
        let mut pay = Medians { nation: resolve_region(catalog, DEFAULT_REGION).ok(), known: BTreeMap::new() };
        let goal = if by == By::Pay { goal.and_then(|goal| pay.of(goal)) } else { None };
        Self { catalog, conditions, by, measure: Effort::new(catalog), pay, goal, least: BTreeMap::new() }
    }

    /// The roles of those ids.
    pub(super) fn roles(&self, ids: &[RoleId]) -> Vec<Role<'a>> {
        ids.iter().filter_map(|id| self.catalog.role(*id)).collect()
    }

    /// The effort of a move, and what `--by pay` adds to it.
    pub(super) fn cost(&mut self, from: Role<'a>, to: Role<'a>) -> (Parts, Option<PayCost>) {
        let parts = self.measure.of_move(from, to);
        (parts, (self.by == By::Pay).then(|| self.pay_cost(from, to)))
    }

    fn pay_cost(&mut self, from: Role<'a>, to: Role<'a>) -> PayCost {
        PayCost::of(self.pay.of(from), self.pay.of(to), self.goal)
    }

    fn weigh(&mut self, from: Role<'a>, to: Role<'a>, parts: Parts) -> u64 {
        let effort = u64::from(parts.total());
        let (first, second) = match self.by {
            By::Effort => (effort, 1),
            By::Steps => (1, effort),
            By::Pay => (effort + u64::from(self.pay_cost(from, to).total()), 1),
        };
        weight(first, second)
    }

    /// The roles that one move leads to, with its weight.
    pub(super) fn onward(&mut self, id: RoleId) -> Vec<(RoleId, u64)> {
        let Some(from) = self.catalog.role(id) else { return Vec::new() };
        let conditions = &self.conditions;
        let others = from.onward().filter(|to| conditions.allow(*to) && conditions.allow_move(from, *to));
        let measured = self.measure.of_moves(from, others);
        measured.into_iter().map(|(to, parts)| (to.key(), self.weigh(from, to, parts))).collect()
    }
}

/// What matters most in the upper half, what decides between equals in the lower.
const fn weight(first: u64, second: u64) -> u64 {
    first << 32 | second
}

/// What matters most of a weight.
pub(super) const fn cost_of(weight: u64) -> u64 {
    weight >> 32
}

impl Graph for Moves<'_> {
    type Node = RoleId;

    fn origins(&mut self, id: RoleId) -> Vec<(RoleId, u64)> {
        let Some(to) = self.catalog.role(id) else { return Vec::new() };
        let conditions = &self.conditions;
        let others = to.origins().filter(|from| conditions.allow(*from) && conditions.allow_move(*from, to));
        let measured = self.measure.of_moves_to(to, others);
        measured.into_iter().map(|(from, parts)| (from.key(), self.weigh(from, to, parts))).collect()
    }

    /// What the last role asks beyond the first must be gained on any way between, and so must its level and category.
    fn at_least(&mut self, start: RoleId, id: RoleId) -> u64 {
        let Some((start, role)) = self.catalog.role(start).zip(self.catalog.role(id)) else { return 0 };
        let (by, measure) = (self.by, &mut self.measure);
        let least = || match (start == role, by) {
            (true, _) => 0,
            (false, By::Effort | By::Pay) => weight(measure.at_least(start, role).into(), 1),
            (false, By::Steps) => weight(1, measure.at_least(start, role).into()),
        };
        *self.least.entry(id).or_insert_with(least)
    }
}

/// Medians a year in US dollars, each looked up once.
struct Medians<'a> {
    nation: Option<Region<'a>>,
    known: BTreeMap<RoleId, Option<Money>>,
}

impl Medians<'_> {
    fn of(&mut self, role: Role<'_>) -> Option<Money> {
        let nation = self.nation?.key();
        let in_dollars = |wage: &Wage<'_>| wage.currency() == Some(US_DOLLAR);
        let look_up = || yearly_median(role.wage(nation).filter(in_dollars)?);
        *self.known.entry(role.key()).or_insert_with(look_up)
    }
}

/// The roles of those names, none twice.
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
