//! How distinctive a tool is of the roles that use it: an inverse document frequency, high for rarely used tools.
//!
//! ```text
//! rarity = 11,000 / (10 + roles that use the tool)
//! ```
//!
//! That ranges from 1,000 (one role) to about 50 (every role) and stays within a few percent of the shape of the usual
//! inverse document frequency (IDF), `ln(roles / users)`, without needing logarithms.

use crate::catalog::{Catalog, ToolId};

const SCALE: u32 = 11_000;
/// Higher values flatten the difference between the rarest tools and those that are merely rare.
const SMOOTHING: u32 = 10;

/// The rarity of each tool of a catalog.
pub(super) struct Rarity(Vec<u32>);

impl Rarity {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self(catalog.tools().map(|tool| SCALE / (SMOOTHING + tool.users())).collect())
    }

    /// The rarity of a tool; 0 for a tool of another catalog.
    pub(super) fn of(&self, tool: ToolId) -> u32 {
        self.0.get(tool.index()).copied().unwrap_or_default()
    }
}
