//! JSON as the tables that the TOML reader makes, each value knowing where it was written: everything behind the syntax
//! is then the same for both.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::dataset::toml::{Source, shown};
use crate::dataset::{Place, Problems};

/// A profile holds tables of texts; anything nested deeper is none.
const DEEPEST: usize = 4;

/// Parses an object, reporting what is wrong; a key whose value is null counts as absent. Nothing comes of broken syntax.
pub(super) fn parse<'a>(text: &'a str, source: &Source<'_>, file: u32, problems: &mut Problems) -> Option<Spanned<DeTable<'a>>> {
    let mut reader = Reader { text, source, problems };
    match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => Some(Spanned::new(reader.span(raw), reader.table(raw, 0))),
        Err(error) => {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let place = Place { file, line: number(error.line()), column: number(error.column()) };
            let message = error.to_string();
            // The place is told apart from the message.
            let message = message.split(" at line ").next().unwrap_or_default();
            problems.error(place, "", message, "this is not valid JSON");
            None
        }
    }
}

struct Reader<'a, 'r> {
    text: &'a str,
    source: &'r Source<'r>,
    problems: &'r mut Problems,
}

impl<'a> Reader<'a, '_> {
    fn span(&self, raw: &'a RawValue) -> std::ops::Range<usize> {
        let start = raw.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        start..start + raw.get().len()
    }

    fn table(&mut self, raw: &'a RawValue, depth: usize) -> DeTable<'a> {
        let mut table = DeTable::new();
        for (key, raw) in entries(raw) {
            let span = self.span(raw);
            if table.contains_key(key.as_str()) {
                self.problems.error(self.source.place(span.start), &key, "is there twice", "once is enough");
            }
            if let Some(value) = self.value(raw, depth + 1) {
                table.insert(Spanned::new(span.clone(), key.into()), Spanned::new(span, value));
            }
        }
        table
    }

    fn value(&mut self, raw: &'a RawValue, depth: usize) -> Option<DeValue<'a>> {
        let place = self.source.place(self.span(raw).start);
        match raw.get().as_bytes().first()? {
            b'{' | b'[' if depth > DEEPEST => {
                self.problems.error(place, "", "is nested too deeply", "a profile needs two levels");
                None
            }
            b'{' => Some(DeValue::Table(self.table(raw, depth))),
            b'[' => Some(DeValue::Array(self.array(raw, depth))),
            b'"' => serde_json::from_str::<String>(raw.get()).ok().map(|text| DeValue::String(text.into())),
            b'n' => None,
            // Numbers and truth values are written in JSON as in TOML.
            _ => {
                let value = DeValue::parse(raw.get()).ok();
                if value.is_none() {
                    self.problems.error(place, "", format!("`{}` is no number", shown(raw.get())), "");
                }
                value.map(Spanned::into_inner)
            }
        }
    }

    fn array(&mut self, raw: &'a RawValue, depth: usize) -> DeArray<'a> {
        let mut array = DeArray::new();
        for item in serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default() {
            if let Some(value) = self.value(item, depth + 1) {
                array.push(Spanned::new(self.span(item), value));
            }
        }
        array
    }
}

/// The entries of an object in their order, doubles included.
fn entries(raw: &RawValue) -> Vec<(String, &RawValue)> {
    struct Entries;

    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Entries).unwrap_or_default()
}
