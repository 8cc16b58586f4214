//! Parses JSON into the tables of the TOML reader, each value with its place, so that all further code is shared by both.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::formats::rules::printable;
use crate::formats::spans::Source;
use crate::problem::Problems;

/// Deepest nesting of tables and lists: a dataset is a table of lists of records that hold lists of tables.
const DEEPEST: usize = 4;

/// Parses an object, reporting what is wrong; `None` when it is not valid JSON. A key with the value null counts as absent. A
/// list is wrapped in an object, under the key `list`.
pub fn parse<'a>(
    text: &'a str,
    list: &'static str,
    source: &Source<'_>,
    problems: &mut Problems,
) -> Option<Spanned<DeTable<'a>>> {
    let mut reader = Reader { text, source, problems };
    match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) if raw.get().starts_with('[') => {
            let span = reader.span(raw);
            let mut table = DeTable::new();
            table.insert(
                Spanned::new(span.clone(), list.into()),
                Spanned::new(span.clone(), DeValue::Array(reader.array(raw, 1))),
            );
            Some(Spanned::new(span, table))
        }
        Ok(raw) if raw.get().starts_with('{') => Some(Spanned::new(reader.span(raw), reader.table(raw, 0))),
        Ok(raw) => {
            let place = source.place(reader.span(raw).start);
            problems.error(place, "", "is no object", "write { \"title\": ... }");
            None
        }
        Err(error) => {
            problems.error(source.place_at(error.line(), error.column()), "", without_place(&error), "this is not valid JSON");
            None
        }
    }
}

/// The message of an error, which ends with a place: that is reported separately.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
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
        let Some(entries) = self.parsed(raw, entries(raw.get())) else { return table };
        for (key, raw) in entries {
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
                self.problems.error(place, "", "is nested too deeply", format!("at most {DEEPEST} levels"));
                None
            }
            b'{' => Some(DeValue::Table(self.table(raw, depth))),
            b'[' => Some(DeValue::Array(self.array(raw, depth))),
            b'"' => self.parsed(raw, serde_json::from_str::<String>(raw.get())).map(|text| DeValue::String(text.into())),
            b'n' => None,
            // Numbers and booleans have the same syntax in JSON and TOML.
            _ => {
                let value = DeValue::parse(raw.get()).ok();
                if value.is_none() {
                    self.problems.error(place, "", format!("`{}` is no number", printable(raw.get())), "");
                }
                value.map(Spanned::into_inner)
            }
        }
    }

    /// What a value was parsed to. One that is no value is reported, and is not the same as null: texts may hold halves of
    /// characters (`\\ud800`), which the syntax of JSON allows.
    fn parsed<T>(&mut self, raw: &'a RawValue, parsed: serde_json::Result<T>) -> Option<T> {
        let reported = parsed.map_err(|error| {
            let place = self.source.place(self.span(raw).start);
            self.problems.error(place, "", without_place(&error), "write what it stands for, or leave it out");
        });
        reported.ok()
    }

    fn array(&mut self, raw: &'a RawValue, depth: usize) -> DeArray<'a> {
        let mut array = DeArray::new();
        for item in self.parsed(raw, serde_json::from_str::<Vec<&RawValue>>(raw.get())).unwrap_or_default() {
            if let Some(value) = self.value(item, depth + 1) {
                array.push(Spanned::new(self.span(item), value));
            }
        }
        array
    }
}

/// The text under a key of an object, as [`parse`] finds it: null counts as absent, and of duplicate keys the last wins.
pub(crate) fn text_under(key: &str, object: &str) -> Option<String> {
    let mut values = entries(object).ok()?.into_iter().filter(|(found, value)| found == key && value.get() != "null");
    values.next_back().and_then(|(_, value)| serde_json::from_str(value.get()).ok())
}

/// The entries of an object in order, including duplicate keys.
fn entries(object: &str) -> serde_json::Result<Vec<(String, &RawValue)>> {
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
    serde_json::Deserializer::from_str(object).deserialize_map(Entries)
}
