//! JSON: the report itself with the name of its schema. Lossless, and safe to print: control characters that could affect a
//! terminal are written as `\u` escapes.

use schemars::JsonSchema;
use serde::Serialize;

use crate::query::TakenName;
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

/// [`write()`] of an answer, with what names of roles were taken for.
pub(super) fn write_answer(schema: &str, report: &(impl Serialize + JsonSchema), taken: &[TakenName], indented: bool) -> Vec<u8> {
    if taken.is_empty() { write(schema, report, indented) } else { write(schema, &Answered { taken, report }, indented) }
}

// A report with what names of roles were taken for. Not a doc comment, which would override the report's own description.
#[derive(JsonSchema, Serialize)]
pub(super) struct Answered<'r, R> {
    /// Names of roles that no role has, and what each was taken for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    taken: &'r [TakenName],
    #[serde(flatten)]
    report: &'r R,
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
