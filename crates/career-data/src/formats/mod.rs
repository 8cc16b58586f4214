//! The forms of data files: TOML and JSON as tables, CSV as cells. Each value knows where it was written.

pub(crate) mod cells;
pub mod columns;
pub mod json;
pub mod rules;
pub(crate) mod source;
pub mod spans;
