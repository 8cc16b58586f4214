//! The fields that `--fields` and `--json=` choose: one vocabulary for every format.
//!
//! A field is a column of the records, or a key of the JSON: of each entry of a list, or of the answer as a whole where it is
//! no list. Every format takes both. Where a column and a key have one name, a table shows the column and JSON the key, which
//! may hold a list or an object. A field of the whole answer is the same in every record of a table.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use super::records::{self, Datum, Records, Row, Value, number};
use super::{View, json, report_kind};
use crate::error::Error;

/// The key of the records in the JSON of an answer that is no list, when columns are chosen.
const RECORDS: &str = "records";

/// The records of a report, with the chosen fields as columns.
pub(super) fn records<'r, V: View>(report: &'r V, fields: &[String]) -> Result<Records<'r>, Error> {
    let all = Records { columns: report.columns_here(), rows: report.rows() };
    if let Ok(places) = records::places(&all.columns, fields) {
        return Ok(all.pick(&places));
    }
    let answer = Keyed::new(report);
    check::<V>(fields, &all.columns, if V::LIST.is_none() || report.rows_are_listed() { &answer.keys } else { &[] })?;
    let places: Vec<_> = fields.iter().map(|field| all.columns.iter().position(|column| column == field)).collect();
    let row = |(at, row): (usize, &Row<'r>)| {
        let cell = |(field, place): (&String, &Option<usize>)| match place {
            Some(place) => row.get(*place).cloned().flatten(),
            None => cell(answer.record(at)?.get(field)?),
        };
        fields.iter().zip(&places).map(cell).collect()
    };
    let rows = all.rows.iter().enumerate().map(row).collect();
    Ok(Records { columns: fields.iter().map(|field| Cow::Owned(field.clone())).collect(), rows })
}

/// The JSON of a report, with the chosen fields: of each entry of a list, else of the answer as a whole.
pub(super) fn json<V: View>(report: &V, fields: &[String]) -> Result<Json, Error> {
    let mut answer = Keyed::new(report);
    let mut records = Records::default();
    if !fields.iter().all(|field| answer.keys.contains(field)) && (V::LIST.is_none() || report.rows_are_listed()) {
        records = Records { columns: report.columns_here(), rows: report.rows() };
    }
    check::<V>(fields, &records.columns, &answer.keys)?;
    let rows = records.objects();
    if let Some(entries) = answer.entries() {
        for (at, entry) in entries.iter_mut().enumerate() {
            *entry = pick(fields, |field| entry.get(field).or_else(|| rows.get(at)?.get(field))).into();
        }
        return Ok(answer.json);
    }
    let is_column = |field: &&String| records.columns.iter().any(|column| column == *field) && !answer.keys.contains(field);
    let (columns, keys): (Vec<_>, Vec<_>) = fields.iter().partition(is_column);
    let mut chosen = pick(keys, |key| answer.json.get(key));
    if !columns.is_empty() {
        let rows = rows.iter().map(|row| Json::from(pick(columns.iter().copied(), |column| row.get(column))));
        chosen.insert(RECORDS.to_owned(), rows.collect());
    }
    Ok(chosen.into())
}

/// An object with these fields, in their order; what is missing is null.
fn pick<'f, 'j>(fields: impl IntoIterator<Item = &'f String>, get: impl Fn(&str) -> Option<&'j Json>) -> Map<String, Json> {
    fields.into_iter().map(|field| (field.clone(), get(field).cloned().unwrap_or_default())).collect()
}

/// The JSON of a report, and the keys of its records.
struct Keyed {
    json: Json,
    list: Option<&'static str>,
    keys: Vec<String>,
}

impl Keyed {
    fn new<V: View>(report: &V) -> Self {
        let mut keyed = Self { json: serde_json::to_value(report).unwrap_or_default(), list: V::LIST, keys: Vec::new() };
        let records = match keyed.entries() {
            Some(entries) => entries.as_slice(),
            None => std::slice::from_ref(&keyed.json),
        };
        let keys = records.iter().filter_map(Json::as_object).flat_map(Map::keys);
        let mut keys: Vec<String> = keys.cloned().collect();
        keys.sort_unstable();
        keys.dedup();
        keyed.keys = keys;
        keyed
    }

    /// The entries of a list.
    fn entries(&mut self) -> Option<&mut Vec<Json>> {
        self.json.get_mut(self.list?)?.as_array_mut()
    }

    /// The object whose keys are fields of a record: an entry of a list, else the whole answer.
    fn record(&self, at: usize) -> Option<&Json> {
        match self.list {
            Some(list) => self.json.get(list)?.get(at),
            None => Some(&self.json),
        }
    }
}

/// Fails for a field that is neither a column nor a key. A key may be missing from an answer that has nothing to say under it;
/// the schema knows it.
fn check<V: View>(fields: &[String], columns: &[Cow<'_, str>], keys: &[String]) -> Result<(), Error> {
    let is_here = |field: &&String| columns.iter().any(|column| column == *field) || keys.contains(field);
    if fields.iter().all(|field| is_here(&field)) {
        return Ok(());
    }
    let mut known: Vec<String> = columns.iter().map(|column| column.to_string()).chain(keys.iter().cloned()).collect();
    if !keys.is_empty() {
        known.extend(report_kind::keys::<V>());
    }
    known.sort();
    known.dedup();
    match fields.iter().find(|field| !known.contains(field)) {
        Some(field) => Err(Error::UnknownField { field: field.clone(), known }),
        None => Ok(()),
    }
}

/// A value of JSON in a cell: of a list its entries, separated by commas; objects as JSON.
fn cell(value: &Json) -> Value<'static> {
    let text = match value {
        Json::Null => return None,
        Json::Number(figure) => return number(Some(figure)),
        Json::String(text) => text.clone(),
        Json::Array(entries) if entries.iter().all(|entry| !entry.is_object() && !entry.is_array()) => {
            let texts = entries.iter().filter_map(cell).map(|datum| datum.text().to_owned());
            texts.collect::<Vec<_>>().join(",")
        }
        other => String::from_utf8_lossy(&json::line(other)).trim_end().to_owned(),
    };
    Some(Datum::from(text)).filter(|datum| !datum.text().is_empty())
}
