//! The moves of the career graph as rows of the image: each has its effort and the run of moves that continues from its other
//! end.
//!
//! All onward moves come first, in the order of their origins; then all moves back, in the order of their targets.

use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;

use crate::effort::{RoleAttributes, Skills};
use crate::image::{Id, MoveRow, Row, Rows, ToolRow};
use crate::layers::edges::Edges;
use crate::layers::graph::Graph;
use crate::layers::links::Links;
use crate::layers::roster::Roster;
use crate::vocabulary::Proficiency;

/// Roles per parallel task.
const AT_ONCE: usize = 1 << 12;

/// The moves of all roles.
#[derive(Clone, Copy)]
pub(crate) struct Moves<'a> {
    pub(crate) roster: &'a Roster<'a>,
    pub(crate) links: &'a Links<'a>,
    pub(crate) graph: &'a Graph,
}

/// Direction in which moves are listed: by origin, or by target.
#[derive(Clone, Copy)]
enum Way {
    Onward,
    Back,
}

impl Moves<'_> {
    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.graph.onward.len() + self.graph.origins.len()
    }

    /// The moves from a role.
    pub(crate) fn onward(&self, role: usize) -> Rows<MoveRow> {
        self.run(Way::Onward, role)
    }

    /// The moves to a role.
    pub(crate) fn origins(&self, role: usize) -> Rows<MoveRow> {
        self.run(Way::Back, role)
    }

    fn run(&self, way: Way, role: usize) -> Rows<MoveRow> {
        let (edges, before) = match way {
            Way::Onward => (&self.graph.onward, 0),
            Way::Back => (&self.graph.origins, self.graph.onward.len()),
        };
        let Range { start, end } = edges.range(role);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Rows::new(number(before + start), number(end - start))
    }

    /// Writes the rows.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let roles: Vec<usize> = (0..self.roster.len()).step_by(AT_ONCE).collect();
        for way in [Way::Onward, Way::Back] {
            // A few parts at a time bound the memory of what waits to be written.
            for starts in roles.chunks(2 * rayon::current_num_threads()) {
                let parts = starts.par_iter().map(|start| self.rows(way, *start..start + AT_ONCE));
                for part in parts.collect::<Vec<_>>() {
                    out.write_all(&part)?;
                }
            }
        }
        Ok(())
    }

    fn rows(&self, way: Way, roles: Range<usize>) -> Vec<u8> {
        let mut skills = Skills::default();
        let mut bytes = Vec::new();
        for one in roles {
            let others = self.edges(way).of(one);
            if others.is_empty() {
                continue;
            }
            skills.set(self.tools(one));
            let attributes = self.attributes(one);
            for other in others {
                let at = *other as usize;
                let (steps, shared) = skills.shared(self.tools(at));
                let parts = match way {
                    Way::Onward => attributes.effort_to(self.attributes(at), steps - shared),
                    Way::Back => self.attributes(at).effort_to(attributes, skills.steps() - shared),
                };
                MoveRow { role: Id::new(*other), effort: parts.iter().sum(), further: self.run(way, at) }.write(&mut bytes);
            }
        }
        bytes
    }

    const fn edges(&self, way: Way) -> &Edges {
        match way {
            Way::Onward => &self.graph.onward,
            Way::Back => &self.graph.origins,
        }
    }

    fn tools(&self, role: usize) -> impl Iterator<Item = (Id<ToolRow>, Proficiency)> {
        let pack = self.roster.pack_of(role);
        let used = self.roster.get(role).into_iter().flat_map(|role| role.tools());
        used.filter_map(move |(tool, proficiency)| Some((Id::new(self.links.tools.meant(pack, *tool)?), *proficiency)))
    }

    fn attributes(&self, role: usize) -> RoleAttributes {
        let Some(packed) = self.roster.get(role) else { return RoleAttributes::default() };
        let category = packed.category().and_then(|name| self.links.categories.meant(self.roster.pack_of(role), name));
        RoleAttributes { category: category.map(Id::new), level: packed.level(), scores: packed.scores() }
    }
}
