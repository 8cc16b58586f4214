//! Builds the JSON schema of a record, field by field.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value};

/// A schema under construction.
#[derive(Debug)]
pub struct Description {
    about: String,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl Description {
    /// A schema without fields so far.
    pub(super) fn of(about: &str) -> Self {
        Self { about: about.to_owned(), properties: Map::new(), required: Vec::new() }
    }

    /// Adds a field; `about` may be empty.
    pub(super) fn field(&mut self, name: &'static str, about: &str, mut schema: Schema, is_required: bool) {
        if !about.is_empty() {
            schema.insert("description".to_owned(), about.into());
        }
        self.properties.insert(name.to_owned(), schema.into());
        self.required.extend(is_required.then_some(name));
    }

    pub(super) fn finish(self) -> Schema {
        let Self { about, properties, required } = self;
        json_schema!({ "description": about, "type": "object", "properties": properties, "required": required })
    }
}
