//! The parameters of `path`, as given and with names resolved to ids.

use crate::catalog::{Catalog, Role, RoleId};
use crate::graph::MAX_VIA;
use crate::query::Failure;
use crate::query::career_graph::{MoveConditions, resolve_stops};
use career_data::vocabulary::By;

/// What a path must satisfy.
#[derive(Clone, Debug)]
pub struct PathQuery {
    /// What is minimised.
    pub by: By,
    /// Number of paths, at least 1: the best, then those that differ in [kind](super::Distinction), then those with other stops.
    pub alternatives: usize,
    /// Roles to pass through, in the cheapest order.
    pub via: Vec<String>,
    /// Roles and categories not to pass through. A role that the query names elsewhere is allowed even if its category is
    /// excluded.
    pub avoid: Vec<String>,
    /// Maximum number of moves.
    pub max_moves: Option<u32>,
    /// Whether moves to a lower level are excluded.
    pub no_step_back: bool,
    /// Whether [bridges](career_data::bridge) are excluded.
    pub only_usual: bool,
    /// The region that pay is looked up in; the United States by default.
    pub region: Option<String>,
}

impl Default for PathQuery {
    fn default() -> Self {
        let (via, avoid) = (Vec::new(), Vec::new());
        Self {
            by: By::Effort,
            alternatives: 1,
            via,
            avoid,
            max_moves: None,
            no_step_back: false,
            only_usual: false,
            region: None,
        }
    }
}

/// A condition of a query that can rule out every path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Roles to pass through.
    Via,
    /// Roles and categories not to pass through.
    Avoid,
    /// A maximum number of moves.
    MaxSteps,
    /// No moves to a lower level.
    NoStepBack,
    /// No bridges.
    OnlyUsual,
}

/// A validated query: its names are resolved and do not contradict each other.
pub(super) struct ResolvedQuery<'q> {
    pub(super) conditions: MoveConditions,
    pub(super) via: Vec<RoleId>,
    pub(super) query: &'q PathQuery,
}

impl<'q> ResolvedQuery<'q> {
    pub(super) fn resolve(catalog: &Catalog, query: &'q PathQuery, ends: &[Role<'_>]) -> Result<Self, Failure> {
        let stops = resolve_stops(catalog, &query.via)?;
        if let Some(end) = stops.iter().find(|stop| ends.contains(stop)) {
            return Err(Failure::StopIsEnd { id: end.id().to_owned() });
        }
        if stops.len() > MAX_VIA {
            return Err(Failure::TooManyStops { most: MAX_VIA });
        }
        let mut conditions =
            MoveConditions { no_step_back: query.no_step_back, only_stated: query.only_usual, ..MoveConditions::default() };
        conditions.avoid(catalog, &query.avoid)?;
        for named in ends.iter().chain(&stops) {
            if conditions.avoided_roles.contains(&named.key()) {
                return Err(Failure::AvoidsNamed { id: named.id().to_owned() });
            }
            conditions.ends.push(named.key());
        }
        Ok(Self { conditions, via: stops.iter().map(|role| role.key()).collect(), query })
    }

    /// The conditions that the query sets.
    pub(super) fn set_conditions(&self) -> Vec<Condition> {
        let set = [
            (Condition::Via, !self.via.is_empty()),
            (Condition::Avoid, !self.query.avoid.is_empty()),
            (Condition::MaxSteps, self.query.max_moves.is_some()),
            (Condition::NoStepBack, self.query.no_step_back),
            (Condition::OnlyUsual, self.query.only_usual),
        ];
        set.into_iter().filter(|(_, set)| *set).map(|(condition, _)| condition).collect()
    }
}
