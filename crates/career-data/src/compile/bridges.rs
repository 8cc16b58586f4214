//! The bridges of a dataset: see [`crate::bridge`].

use rayon::prelude::*;

use crate::bridge::{MOST_ROLES, THRESHOLD, may_lead, plausibility, rarity};
use crate::effort::Skills;
use crate::image::{Id, ToolRow};
use crate::layers::edges::{Edges, Position};

use super::stated::Stated;

/// Roles as adjacency lists of bridges, forward and reverse, each sorted by position.
#[derive(Default)]
pub(super) struct Bridges {
    pub(super) onward: Edges,
    pub(super) origins: Edges,
}

impl Bridges {
    /// Compares every pair of roles, given how many roles use each tool.
    pub(super) fn between(stated: Stated<'_>, users: &[u32]) -> Self {
        let count = stated.roster.len();
        if count > MOST_ROLES {
            return Self { onward: Edges::of_pairs(&[], count), origins: Edges::of_pairs(&[], count) };
        }
        let mut pairs: Vec<(Position, Position)> =
            (0..count).into_par_iter().flat_map_iter(|from| bridges_from(stated, from, users)).collect();
        pairs.sort_unstable();
        let onward = Edges::of_pairs(&pairs, count);
        for (from, to) in &mut pairs {
            std::mem::swap(from, to);
        }
        pairs.sort_unstable();
        Self { onward, origins: Edges::of_pairs(&pairs, count) }
    }
}

/// The bridges from one role, as pairs with it.
fn bridges_from(stated: Stated<'_>, from: usize, users: &[u32]) -> Vec<(Position, Position)> {
    let Ok(own_position) = Position::try_from(from) else { return Vec::new() };
    let mut skills = Skills::default();
    skills.set(stated.tools(from));
    let own = stated.attributes(from);
    let known = stated.graph.onward.of(from);
    let weight = |tool: Id<ToolRow>| rarity(users.get(tool.index()).copied().unwrap_or_default());
    let is_bridge = |to: usize| {
        let other = stated.attributes(to);
        let points = || plausibility(own, other, skills.shared_by_weight(stated.tools(to), weight));
        to != from && may_lead(own, other) && points().is_some_and(|points| points >= THRESHOLD)
    };
    let others = (0..).zip(0..stated.roster.len());
    others.filter(|(position, to)| !known.contains(position) && is_bridge(*to)).map(|(to, _)| (own_position, to)).collect()
}
