//! Static metadata of a kind of report: its JSON Schema, and the columns of its records.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema};

use super::View;
use super::json;
use super::records::Columns;
use crate::schema::document;

/// A kind of report, as declared by a command.
#[derive(Clone, Copy, Debug)]
pub struct ReportKind {
    /// Its name in `career schema`: a command, or another kind of JSON output.
    pub id: &'static str,
    /// The value of `schema` in its JSON: `career/<id>/<number>`. The number changes when a field is removed or changes its
    /// meaning.
    pub schema: &'static str,
    document: fn(&str) -> Schema,
    columns: fn() -> Columns,
}

impl ReportKind {
    /// The kind of a report with a [`View`].
    #[must_use]
    pub const fn of<V: View>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<V>, columns: V::columns }
    }

    /// The kind of JSON-only output, which has no records.
    #[must_use]
    pub const fn json_only<T: JsonSchema>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<T>, columns: || Columns::fixed([]) }
    }

    /// Its schema as a JSON Schema 2020-12 document.
    #[must_use]
    pub fn document(&self) -> Vec<u8> {
        json::document(&(self.document)(self.schema))
    }

    /// The columns of its records, as far as they are known statically.
    #[must_use]
    pub fn fields(&self) -> Vec<Cow<'static, str>> {
        (self.columns)().known()
    }
}
