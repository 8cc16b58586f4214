//! The forms of data files: TOML and JSON as tables, CSV as cells; each value with its place.

pub mod cells;
pub mod dialect;
pub mod json;
pub mod number;
pub mod rules;
pub mod spans;
