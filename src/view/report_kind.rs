//! What is known about a kind of report before there is one: its JSON schema, and the columns of its records.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema};

use super::View;
use super::json;
use super::records::Columns;
use crate::schema::document;

/// A kind of report, as commands state it beside what they do.
#[derive(Clone, Copy, Debug)]
pub struct ReportKind {
    /// What `career schema` calls it: a command, or what else its JSON is of.
    pub id: &'static str,
    /// What its JSON states as its `schema`: `career/<id>/<number>`. The number changes when a field is removed or means
    /// something else.
    pub schema: &'static str,
    document: fn(&str) -> Schema,
    columns: fn() -> Columns,
}

impl ReportKind {
    /// The kind of a report that can be shown.
    #[must_use]
    pub const fn of<V: View>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<V>, columns: V::columns }
    }

    /// The kind of an answer that is only ever JSON, and so has no records.
    #[must_use]
    pub const fn json_only<T: JsonSchema>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<T>, columns: || Columns::fixed([]) }
    }

    /// Its schema, as a document of JSON Schema 2020-12.
    #[must_use]
    pub fn document(&self) -> Vec<u8> {
        json::document(&(self.document)(self.schema))
    }

    /// The columns of its records, as far as they are known without a catalog.
    #[must_use]
    pub fn fields(&self) -> Vec<Cow<'static, str>> {
        (self.columns)().known()
    }
}
