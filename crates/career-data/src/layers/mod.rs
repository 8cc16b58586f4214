//! One dataset over another, and all their roles in one order with references resolved.

pub(crate) mod links;
pub(crate) mod names;
mod overlay;
pub(crate) mod pack;
pub(crate) mod roster;

pub(crate) use links::Links;
pub(crate) use names::Names;
pub use overlay::overlay;
pub(crate) use pack::Pack;
pub(crate) use roster::{Graph, Roster};
