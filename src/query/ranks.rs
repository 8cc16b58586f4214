//! How well tools are known, for every tool of a catalog at once.

use crate::catalog::{Catalog, Role, ToolId};
use career_data::vocabulary::Proficiency;

/// The proficiency in every tool of a catalog as a rank; 0 is none.
pub(super) struct Ranks(Vec<u32>);

impl Ranks {
    /// None known.
    pub(super) fn none(catalog: &Catalog) -> Self {
        Self(vec![0; catalog.tools().len()])
    }

    /// Those of a role.
    pub(super) fn of_role(catalog: &Catalog, role: Role<'_>) -> Self {
        let mut ranks = Self::none(catalog);
        for (tool, proficiency) in role.tool_keys() {
            ranks.raise(tool, proficiency.rank());
        }
        ranks
    }

    pub(super) fn get(&self, tool: ToolId) -> u32 {
        self.0.get(tool.index()).copied().unwrap_or_default()
    }

    /// Sets a rank unless a higher one is known.
    pub(super) fn raise(&mut self, tool: ToolId, rank: u32) {
        if let Some(known) = self.0.get_mut(tool.index()) {
            *known = rank.max(*known);
        }
    }

    /// How far they reach for the tools of a role; each counts with a weight.
    #[inline]
    pub(super) fn reach(&self, tools: impl Iterator<Item = (ToolId, Proficiency)>, weight: impl Fn(ToolId) -> u32) -> Reach {
        tools.fold(Reach::default(), |reach, (tool, proficiency)| {
            let (weight, asked) = (weight(tool), proficiency.rank());
            Reach { known: reach.known + weight * asked.min(self.get(tool)), asked: reach.asked + weight * asked }
        })
    }
}

/// Ranks times weights, summed over the tools of a role.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// What is known of what is asked: of the two ranks, the lower.
    pub(super) known: u32,
    /// All that is asked.
    pub(super) asked: u32,
}
