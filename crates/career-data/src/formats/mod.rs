//! The forms of data files: TOML and JSON as tables, CSV as cells. Each value knows where it was written.

pub mod cells;
pub mod json;
pub mod rules;
pub mod spans;
