//! The career graph: moves between all roles.

use rayon::prelude::*;

use crate::layers::edges::{Edges, NOWHERE, Position};
use crate::layers::roster::{Relation, Roster};

/// The union of all relations, as forward and reverse adjacency lists, each sorted by id and without duplicates.
pub(crate) struct Graph {
    /// Targets of the moves from a role.
    pub(crate) onward: Edges,
    /// Origins of the moves to a role.
    pub(crate) origins: Edges,
}

impl Graph {
    /// Builds the graph from the relations of a roster; unresolved references are left out.
    pub(crate) fn of(roster: &Roster<'_>) -> Self {
        let mut pairs: Vec<(Position, Position)> = Vec::new();
        for (position, own) in (0..roster.len()).zip(0..) {
            let ahead = [Relation::Next, Relation::Related].into_iter().flat_map(|relation| roster.edges(relation).of(position));
            pairs.extend(ahead.filter(|to| **to != NOWHERE).map(|to| (own, *to)));
            let behind = roster.edges(Relation::Prerequisites).of(position);
            pairs.extend(behind.iter().filter(|from| **from != NOWHERE).map(|from| (*from, own)));
        }
        let onward = Self::sorted(&mut pairs, roster.len());
        for (from, to) in &mut pairs {
            std::mem::swap(from, to);
        }
        Self { onward, origins: Self::sorted(&mut pairs, roster.len()) }
    }

    fn sorted(pairs: &mut Vec<(Position, Position)>, roles: usize) -> Edges {
        pairs.par_sort_unstable();
        pairs.dedup();
        Edges::of_pairs(pairs, roles)
    }
}
