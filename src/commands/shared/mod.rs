//! Arguments and views shared by several commands.

pub(in crate::commands) mod amount;
pub(in crate::commands) mod cells;
pub(in crate::commands) mod ends;
pub(in crate::commands) mod installed;
pub(in crate::commands) mod offer;
pub(in crate::commands) mod pay;
pub(in crate::commands) mod shown;
pub(in crate::commands) mod tree;
pub(in crate::commands) mod wishes;
pub(in crate::commands) mod written;
