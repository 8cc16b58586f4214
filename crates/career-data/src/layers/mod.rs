//! Merges layers into one dataset, and puts all roles in one order with references resolved.

pub(crate) mod assembly;
pub(crate) mod cycles;
pub(crate) mod edges;
pub(crate) mod graph;
pub(crate) mod links;
pub(crate) mod names;
mod overlay;
pub(crate) mod roster;
mod sort_key;

pub(crate) use assembly::Assembly;
pub use overlay::overlay;
pub(crate) use roster::Roster;
