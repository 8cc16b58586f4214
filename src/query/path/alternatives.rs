//! Alternatives to the best path: first those that differ from it in kind, then those with other stops.

use schemars::JsonSchema;
use serde::Serialize;

use super::request::ResolvedQuery;
use crate::catalog::{Catalog, CategoryId, Role, RoleId};
use crate::graph::{Constraints, Path, k_shortest_paths, most_diverse};
use crate::query::career_graph::{CareerGraph, MoveConditions};
use crate::query::detour::Ends;
use crate::query::effort::PayCost;
use crate::query::report::MoveBasis;
use career_data::vocabulary::{Basis, By};

/// Candidate paths for each alternative with other stops, among which the most diverse are selected.
const CANDIDATES: usize = 8;

/// What distinguishes a path from the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Distinction {
    /// It is the best by the measure asked for.
    Best,
    /// It takes less effort.
    LeastEffort,
    /// It has fewer moves.
    FewestMoves,
    /// Pay lost, and pay below the goal's, are less on the way.
    EarlierPay,
    /// It has no stop outside the fields of both ends, as the best has.
    SameFields,
    /// It crosses no bridge, as the best does.
    OnlyUsual,
    /// It has other stops.
    OtherStops,
}

impl Distinction {
    /// The distinctions in kind, the most helpful first.
    const KINDS: [Self; 5] = [Self::LeastEffort, Self::FewestMoves, Self::EarlierPay, Self::SameFields, Self::OnlyUsual];
}

/// A search for alternatives.
pub(super) struct Alternatives<'a, 'q> {
    pub(super) catalog: &'a Catalog,
    pub(super) resolved: &'q ResolvedQuery<'q>,
    pub(super) start: Role<'a>,
    pub(super) goal: Role<'a>,
}

impl<'a> Alternatives<'a, '_> {
    /// The best path and up to `count` alternatives.
    pub(super) fn to(&self, best: &Path<RoleId>, count: usize) -> Vec<(Distinction, Path<RoleId>)> {
        let mut chosen = vec![(Distinction::Best, best.clone())];
        for kind in Distinction::KINDS {
            if chosen.len() > count {
                break;
            }
            let is_new = |path: &Path<RoleId>| !chosen.iter().any(|(_, known)| known.nodes == path.nodes);
            let found = self.best_of_kind(kind, best).filter(is_new);
            chosen.extend(found.map(|path| (kind, path)));
        }
        let missing = (count + 1).saturating_sub(chosen.len());
        if missing > 0 {
            let pool =
                self.shortest(self.graph(self.resolved.query.by, None), count.saturating_add(1).saturating_mul(CANDIDATES));
            let known: Vec<_> = chosen.iter().map(|(_, path)| path.clone()).collect();
            let others = most_diverse(pool, &known, missing);
            chosen.extend(others.into_iter().map(|path| (Distinction::OtherStops, path)));
        }
        chosen
    }

    /// The best path of a kind, if it is better than the best path in that respect.
    fn best_of_kind(&self, kind: Distinction, best: &Path<RoleId>) -> Option<Path<RoleId>> {
        let by = self.resolved.query.by;
        let conditions = &self.resolved.conditions;
        let graph = match kind {
            // Detours or not.
            Distinction::LeastEffort => CareerGraph::new(self.catalog, conditions.clone(), By::Effort, &Ends::default()),
            Distinction::FewestMoves if by != By::Steps => self.graph(By::Steps, None),
            Distinction::EarlierPay if by != By::Pay => self.graph(By::Pay, None),
            Distinction::SameFields if self.leaves_fields(best) => {
                let mut within = conditions.clone();
                within.avoided_categories.extend(self.other_fields());
                self.graph(by, Some(within))
            }
            Distinction::OnlyUsual if self.crosses_bridge(best) => {
                self.graph(by, Some(MoveConditions { only_stated: true, ..conditions.clone() }))
            }
            _ => return None,
        };
        let found = self.shortest(graph, 1).into_iter().next()?;
        let better = match kind {
            Distinction::LeastEffort => self.effort(&found) < self.effort(best),
            Distinction::FewestMoves => found.nodes.len() < best.nodes.len(),
            Distinction::EarlierPay => self.pay_cost(&found) < self.pay_cost(best),
            _ => true,
        };
        better.then_some(found)
    }

    fn graph(&self, by: By, conditions: Option<MoveConditions>) -> CareerGraph<'a> {
        let conditions = conditions.unwrap_or_else(|| self.resolved.conditions.clone());
        CareerGraph::new(self.catalog, conditions, by, &Ends::of(self.start, self.goal))
    }

    fn shortest(&self, mut graph: CareerGraph<'_>, count: usize) -> Vec<Path<RoleId>> {
        let constraints =
            Constraints { goal: self.goal.key(), via: &self.resolved.via, max_moves: self.resolved.query.max_moves };
        k_shortest_paths(&mut graph, self.start.key(), &constraints, count).unwrap_or_default()
    }

    /// The total effort of a path.
    fn effort(&self, path: &Path<RoleId>) -> u32 {
        let mut graph = self.graph(By::Effort, None);
        let roles = graph.roles(&path.nodes);
        graph.effort_of(&roles)
    }

    /// The total pay cost of a path.
    fn pay_cost(&self, path: &Path<RoleId>) -> u32 {
        let mut graph = self.graph(By::Pay, None);
        let roles = graph.roles(&path.nodes);
        let moves = roles.iter().zip(roles.iter().skip(1));
        moves.filter_map(|(from, to)| graph.cost(*from, *to).1).map(PayCost::total).sum()
    }

    /// Whether a stop lies outside the fields of both ends.
    fn leaves_fields(&self, path: &Path<RoleId>) -> bool {
        let fields = self.fields();
        let of = |id: &RoleId| self.catalog.metrics(*id).and_then(|role| role.category_key());
        path.interior().iter().filter_map(of).any(|category| !fields.contains(&category))
    }

    fn crosses_bridge(&self, path: &Path<RoleId>) -> bool {
        let roles: Vec<_> = path.nodes.iter().filter_map(|id| self.catalog.role(*id)).collect();
        roles.iter().zip(roles.iter().skip(1)).any(|(from, to)| MoveBasis::of(*from, *to) == Basis::Skills)
    }

    fn fields(&self) -> Vec<CategoryId> {
        [self.start, self.goal].into_iter().filter_map(Role::category_key).collect()
    }

    fn other_fields(&self) -> impl Iterator<Item = CategoryId> {
        let fields = self.fields();
        self.catalog.categories().map(|category| category.key()).filter(move |category| !fields.contains(category))
    }
}
