//! Static metadata of a kind of report: its JSON Schema, and the columns of its records.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::View;
use super::format::Format;
use super::json::{self, Answered};
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
    keys: fn() -> Vec<String>,
    special: &'static [Format],
}

impl ReportKind {
    /// The kind of a report with a [`View`].
    #[must_use]
    pub const fn of<V: View>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<V>, columns: V::columns, keys: keys::<V>, special: V::SPECIAL_FORMATS }
    }

    /// The kind of a report about roles that were named: its JSON says what names were taken for.
    #[must_use]
    pub const fn of_named_roles<V: View>(id: &'static str, schema: &'static str) -> Self {
        Self { document: document::<Answered<'_, V>>, ..Self::of::<V>(id, schema) }
    }

    /// The kind of JSON-only output, which has no records.
    #[must_use]
    pub const fn json_only<T: JsonSchema>(id: &'static str, schema: &'static str) -> Self {
        Self { id, schema, document: document::<T>, columns: || Columns::fixed([]), keys: Vec::new, special: &[] }
    }

    /// Whether such a report can be rendered in a format.
    #[must_use]
    pub fn has(&self, format: Format) -> bool {
        !format.is_special() || self.special.contains(&format)
    }

    /// Its schema as a JSON Schema 2020-12 document.
    #[must_use]
    pub fn document(&self) -> Vec<u8> {
        json::document(&(self.document)(self.schema))
    }

    /// The fields that can be chosen, as far as they are known statically: the columns of its records and the keys of their JSON.
    #[must_use]
    pub fn fields(&self) -> Vec<Cow<'static, str>> {
        let mut fields = (self.columns)().known();
        fields.extend((self.keys)().into_iter().map(Cow::Owned));
        fields
    }
}

/// The keys of the JSON of a report: of each entry of a list, else of the report as a whole.
pub(super) fn keys<V: View>() -> Vec<String> {
    let schema = document::<V>("").to_value();
    let record = match V::LIST {
        Some(list) => schema.pointer(&format!("/properties/{list}/items")),
        None => Some(&schema),
    };
    let record = record.and_then(|record| match record.get("$ref").and_then(Value::as_str) {
        Some(target) => schema.pointer(target.trim_start_matches('#')),
        None => Some(record),
    });
    let properties = record.and_then(|record| record.get("properties")).and_then(Value::as_object);
    properties
        .into_iter()
        .flat_map(|properties| properties.keys())
        .filter(|key| *key != "schema" && !V::NEVER_TOLD.contains(&key.as_str()))
        .cloned()
        .collect()
}
