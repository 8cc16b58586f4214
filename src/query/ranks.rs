//! A dense table of proficiencies by tool.

use crate::catalog::{Catalog, Role, ToolId};
use career_data::vocabulary::Proficiency;

/// The rank of the proficiency in every tool of a catalog (awareness 1 to expert 4); 0 is none.
pub(super) struct Ranks(Vec<u32>);

impl Ranks {
    /// No proficiency in any tool.
    pub(super) fn none(catalog: &Catalog) -> Self {
        Self(vec![0; catalog.tools().len()])
    }

    /// The proficiencies that a role requires.
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

    /// Raises the rank of a tool; never lowers it.
    pub(super) fn raise(&mut self, tool: ToolId, rank: u32) {
        if let Some(known) = self.0.get_mut(tool.index()) {
            *known = rank.max(*known);
        }
    }

    /// The weighted sums of the ranks known and required over the tools of a role.
    #[inline]
    pub(super) fn reach(&self, tools: impl Iterator<Item = (ToolId, Proficiency)>, weight: impl Fn(ToolId) -> u32) -> Reach {
        tools.fold(Reach::default(), |reach, (tool, proficiency)| {
            let (weight, asked) = (weight(tool), proficiency.rank());
            Reach { known: reach.known + weight * asked.min(self.get(tool)), asked: reach.asked + weight * asked }
        })
    }
}

/// Weighted sums of ranks over the tools of a role.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// Known ranks, each capped at the required rank.
    pub(super) known: u32,
    /// Required ranks.
    pub(super) asked: u32,
}
