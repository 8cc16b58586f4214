//! The [rarity](career_data::bridge::rarity) of each tool of a catalog.

use career_data::bridge::rarity;

use crate::catalog::{Catalog, ToolId};

/// The rarity of each tool of a catalog.
pub(super) struct Rarity(Vec<u32>);

impl Rarity {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self(catalog.tools().map(|tool| rarity(tool.users())).collect())
    }

    /// The rarity of a tool; 0 for a tool of another catalog.
    pub(super) fn of(&self, tool: ToolId) -> u32 {
        self.0.get(tool.index()).copied().unwrap_or_default()
    }
}
