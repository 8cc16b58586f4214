//! What records state of roles and their moves, as both bridges and moves are computed from it.

use crate::effort::RoleAttributes;
use crate::image::{Id, ToolRow};
use crate::layers::graph::Graph;
use crate::layers::links::Links;
use crate::layers::roster::Roster;
use crate::vocabulary::{Basis, Proficiency};

/// What is known of roles before bridges are.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    pub(super) roster: &'a Roster<'a>,
    pub(super) links: &'a Links<'a>,
    pub(super) graph: &'a Graph,
}

impl<'a> Stated<'a> {
    pub(super) fn tools(self, role: usize) -> impl Iterator<Item = (Id<ToolRow>, Proficiency)> + 'a {
        let pack = self.roster.pack_of(role);
        let used = self.roster.get(role).into_iter().flat_map(|role| role.tools());
        used.filter_map(move |(tool, proficiency)| Some((Id::new(self.links.tools.meant(pack, *tool)?), *proficiency)))
    }

    pub(super) fn attributes(self, role: usize) -> RoleAttributes {
        let Some(packed) = self.roster.get(role) else { return RoleAttributes::default() };
        let category = packed.category().and_then(|name| self.links.categories.meant(self.roster.pack_of(role), name));
        RoleAttributes { category: category.map(Id::new), level: packed.level(), scores: packed.scores() }
    }

    /// The basis of a move that the graph has.
    pub(super) fn basis(self, from: usize, to: usize) -> Basis {
        if self.roster.is_usual(from, to) { Basis::Usual } else { Basis::Related }
    }
}
