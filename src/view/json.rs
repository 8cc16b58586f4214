//! JSON: the report itself with the name of its schema. Lossless, and safe to print: control characters that could affect a
//! terminal are written as `\u` escapes.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use career_data::writing::json::print;

/// Writes one object, optionally indented, and a line feed. The bound on `report` ensures that it has a schema.
pub(super) fn write(schema: &str, report: &(impl Serialize + JsonSchema), indented: bool) -> Vec<u8> {
    career_data::writing::json::document(schema, report, indented)
}

/// Writes an indented document without the name of a schema.
pub(super) fn document(value: &impl Serialize) -> Vec<u8> {
    print(value, true)
}

/// Writes any value on a single line.
pub(super) fn line(value: &impl Serialize) -> Vec<u8> {
    print(value, false)
}

/// [`write()`] with a projection to some fields of each object in the array `list` or, for a report that is not a list, of the
/// report itself. The error is the unknown field and the known ones.
pub(super) fn write_fields(
    schema: &str,
    report: &(impl Serialize + JsonSchema),
    list: Option<&str>,
    fields: &[String],
    indented: bool,
) -> Result<Vec<u8>, (String, Vec<String>)> {
    let mut value = serde_json::to_value(report).unwrap_or_default();
    if let Some(records) = list.and_then(|list| value.get_mut(list)).and_then(|records| records.as_array_mut()) {
        let known: BTreeSet<String> =
            records.iter().filter_map(|record| record.as_object()).flat_map(|record| record.keys().cloned()).collect();
        check(fields, &known)?;
        for record in records {
            project(record, fields);
        }
    } else {
        let known = value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
        check(fields, &known)?;
        project(&mut value, fields);
    }
    Ok(write(schema, &value, indented))
}

fn check(fields: &[String], known: &BTreeSet<String>) -> Result<(), (String, Vec<String>)> {
    match fields.iter().find(|field| !known.contains(*field)) {
        Some(unknown) => Err((unknown.clone(), known.iter().cloned().collect())),
        None => Ok(()),
    }
}

/// Reduces an object to the given fields, in their order.
fn project(value: &mut Value, fields: &[String]) {
    if let Some(object) = value.as_object_mut() {
        let kept = fields.iter().map(|field| (field.clone(), object.remove(field).unwrap_or_default())).collect();
        *object = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use career_data::text::is_hostile;

    #[test]
    fn hostile_characters_are_escaped_and_survive() {
        #[derive(JsonSchema, Serialize)]
        struct Report {
            text: &'static str,
        }
        let text = "a\u{1b}\u{7f}\u{9b}\u{202e}\u{e0041}é\"\n";
        for indented in [false, true] {
            let bytes = write("x", &Report { text }, indented);
            let json = String::from_utf8(bytes).unwrap_or_default();
            assert!(!json.trim_end().chars().any(|c| is_hostile(c) && c != '\n'), "{json:?}");
            let back: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
            assert_eq!(back.get("text").and_then(|text| text.as_str()), Some(text));
        }
    }
}
