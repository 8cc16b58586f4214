//! Writes a dataset: one JSON object, JSON lines, or CSV files.

mod csv;
pub mod json;

use serde::Serialize;

use crate::records::record::Record;
use crate::records::{Dataset, EachTable};

pub use csv::{files, table};

/// The name of the JSON schema of a dataset.
pub const SCHEMA: &str = "career/export/1";

/// One JSON object, with a list per table.
#[must_use]
pub fn document(dataset: &Dataset) -> Vec<u8> {
    json::document(SCHEMA, dataset, false)
}

/// JSON lines: one object per record, with its `table`.
#[must_use]
pub fn lines(dataset: &Dataset) -> Vec<u8> {
    let mut lines = Lines(Vec::new());
    dataset.each_table(&mut lines);
    lines.0
}

struct Lines(Vec<u8>);

#[derive(Serialize)]
struct Tagged<'r, R> {
    table: &'static str,
    #[serde(flatten)]
    record: &'r R,
}

impl EachTable for Lines {
    fn table<R: Record + Serialize>(&mut self, table: &'static str, records: &[R]) {
        for record in records {
            self.0.append(&mut json::print(&Tagged { table, record }, false));
        }
    }
}
