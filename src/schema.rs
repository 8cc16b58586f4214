//! JSON Schemas of types with a hand-written `Serialize`, and the schema document of a report.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, json_schema};

use crate::catalog::Money;

/// Implements `JsonSchema` for types without a derived `Serialize`.
macro_rules! schemas {
    ($($(#[$meta:meta])* $type:ty, $name:literal => $schema:expr;)+) => {$(
        $(#[$meta])*
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema = $schema;
                schema(generator)
            }
        }
    )+};
}
pub(crate) use schemas;

schemas! {
    Money, "Money" => |_| json_schema!({
        "description": "an amount in units of its currency; a fraction only where one was published",
        "type": "number",
    });
}

/// The schema of an id.
pub(crate) fn id_of(noun: &str) -> Schema {
    json_schema!({ "description": format!("id of a {noun}"), "type": "string" })
}

/// The schema document of a report's JSON, with the name that its `schema` field states.
pub(crate) fn document<T: JsonSchema>(name: &str) -> Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Envelope<T>>();
    schema.insert("$id".to_owned(), name.into());
    schema.insert("title".to_owned(), name.into());
    if let Some(stated) = schema.pointer_mut("/properties/schema") {
        *stated = serde_json::json!({ "const": name });
    }
    schema
}

// A report with the name of its schema. Not a doc comment, which would override the report's own description.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its shape is used")]
struct Envelope<T> {
    schema: Cow<'static, str>,
    #[serde(flatten)]
    report: T,
}

/// Implements `JsonSchema` for a type with the JSON and schema of another.
macro_rules! same_schema {
    ($type:ty as $other:ty) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$other>::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                <$other>::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$other>::json_schema(generator)
            }
        }
    };
}
pub(crate) use same_schema;
