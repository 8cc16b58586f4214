//! What it tells about a role that it uses a tool: much for a tool that few roles use, little for one that most use.
//!
//! ```text
//! rarity = 11,000 / (10 + roles that use the tool)
//! ```
//!
//! That runs from 1,000 (one role) to about 50 (every role), and stays within a few percent of the shape of the usual
//! inverse document frequency, `ln(roles / users)`, without needing logarithms.

use crate::catalog::{Catalog, ToolId};

const SCALE: u32 = 11_000;
/// The higher, the less the rarest tools stand out from the merely rare.
const SMOOTHING: u32 = 10;

/// The rarity of every tool of a catalog.
pub(super) struct Rarity(Vec<u32>);

impl Rarity {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self(catalog.tools().map(|tool| SCALE / (SMOOTHING + tool.users())).collect())
    }

    /// 0 for a tool of another catalog.
    pub(super) fn of(&self, tool: ToolId) -> u32 {
        self.0.get(tool.index()).copied().unwrap_or_default()
    }
}
