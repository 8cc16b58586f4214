//! The moves of the career graph as rows of the image: each has its effort and the run of moves that continues from its other
//! end.
//!
//! All onward moves come first, in the order of their origins; then all moves back, in the order of their targets. The run of a
//! role has the moves that are stated, then the bridges.

use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;

use crate::effort::{BRIDGE, Skills};
use crate::image::{Id, MoveRow, Row, Rows};
use crate::layers::edges::Edges;
use crate::layers::roster::Roster;
use crate::vocabulary::Basis;

use super::bridges::Bridges;
use super::stated::Stated;

/// Roles per parallel task.
const AT_ONCE: usize = 1 << 12;

/// The moves of all roles.
pub(super) struct Moves<'a> {
    stated: Stated<'a>,
    bridges: Bridges,
}

/// Direction in which moves are listed: by origin, or by target.
#[derive(Clone, Copy)]
enum Way {
    Onward,
    Back,
}

impl<'a> Moves<'a> {
    /// The stated moves and the bridges, given how many roles use each tool.
    pub(super) fn new(stated: Stated<'a>, users: &[u32]) -> Self {
        Self { stated, bridges: Bridges::between(stated, users) }
    }

    /// The roles that the moves join.
    pub(super) const fn roster(&self) -> &'a Roster<'a> {
        self.stated.roster
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        [Way::Onward, Way::Back].into_iter().flat_map(|way| self.edges(way)).map(Edges::len).sum()
    }

    /// The moves from a role.
    pub(super) fn onward(&self, role: usize) -> Rows<MoveRow> {
        self.run(Way::Onward, role)
    }

    /// The moves to a role.
    pub(super) fn origins(&self, role: usize) -> Rows<MoveRow> {
        self.run(Way::Back, role)
    }

    fn run(&self, way: Way, role: usize) -> Rows<MoveRow> {
        let before = if matches!(way, Way::Onward) { 0 } else { self.edges(Way::Onward).map(Edges::len).iter().sum() };
        let [stated, bridges] = self.edges(way).map(|edges| edges.range(role));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Rows::new(number(before + stated.start + bridges.start), number(stated.len() + bridges.len()))
    }

    /// Writes the rows.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let roles: Vec<usize> = (0..self.stated.roster.len()).step_by(AT_ONCE).collect();
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
            let [stated, bridges] = self.edges(way).map(|edges| edges.of(one));
            if stated.is_empty() && bridges.is_empty() {
                continue;
            }
            skills.set(self.stated.tools(one));
            let attributes = self.stated.attributes(one);
            let bridges = bridges.iter().map(|other| (*other, Some(Basis::Skills)));
            for (other, basis) in stated.iter().map(|other| (*other, None)).chain(bridges) {
                let at = other as usize;
                let (steps, shared) = skills.shared(self.stated.tools(at));
                let (from, to, parts) = match way {
                    Way::Onward => (one, at, attributes.effort_to(self.stated.attributes(at), steps.saturating_sub(shared))),
                    Way::Back => {
                        (at, one, self.stated.attributes(at).effort_to(attributes, skills.steps().saturating_sub(shared)))
                    }
                };
                let basis = basis.unwrap_or_else(|| self.stated.basis(from, to));
                let effort = parts.iter().sum::<u32>() + if basis == Basis::Skills { BRIDGE } else { 0 };
                MoveRow { role: Id::new(other), basis, effort, further: self.run(way, at) }.write(&mut bytes);
            }
        }
        bytes
    }

    /// The stated moves and the bridges in one direction.
    const fn edges(&self, way: Way) -> [&Edges; 2] {
        match way {
            Way::Onward => [&self.stated.graph.onward, &self.bridges.onward],
            Way::Back => [&self.stated.graph.origins, &self.bridges.origins],
        }
    }
}
