//! Records: named columns and rows of optional values, and the tabular formats. All of these carry the same records, in the
//! same order, with the same missing values.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Map;

use super::json;
use super::markdown;
use super::page::{Column, Page};
use super::text::{clean, clean_lines};

/// The columns of a kind of report, as far as they are known statically.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The leading columns of every report, in order.
    pub(crate) always: Vec<&'static str>,
    /// Optional columns that may follow.
    sometimes: Vec<&'static str>,
    /// Whether a report may have further columns named after its contents, such as one for each role.
    named_by_answer: bool,
}

impl Columns {
    /// Fixed columns, present in every report.
    pub(crate) fn fixed(names: impl IntoIterator<Item = &'static str>) -> Self {
        Self { always: names.into_iter().collect(), ..Self::default() }
    }

    /// Adds optional columns.
    pub(crate) fn and_sometimes(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.sometimes.extend(names);
        self
    }

    /// Allows further columns named after the report's contents.
    pub(crate) fn and_named_by_answer(self) -> Self {
        Self { named_by_answer: true, ..self }
    }

    /// The fixed and optional columns.
    pub(crate) fn known(&self) -> Vec<Cow<'static, str>> {
        self.always.iter().chain(&self.sometimes).map(|name| Cow::Borrowed(*name)).collect()
    }

    /// Whether a report of this kind may have these columns.
    pub(crate) fn allow(&self, columns: &[Cow<'_, str>]) -> bool {
        let Some((first, rest)) = columns.split_at_checked(self.always.len()) else { return false };
        first == self.always && (self.named_by_answer || rest.iter().all(|name| self.sometimes.iter().any(|known| name == known)))
    }
}

/// Named columns and rows.
#[derive(Debug, Default)]
pub(super) struct Records<'a> {
    /// Column names, in order.
    pub(super) columns: Vec<Cow<'a, str>>,
    pub(super) rows: Vec<Row<'a>>,
}

/// The cells of a record, one for each column.
pub(crate) type Row<'a> = Vec<Value<'a>>;

/// The value of a cell. A missing value is `None`, never an empty text or 0.
pub(crate) type Value<'a> = Option<Datum<'a>>;

/// A text, or a number in decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum<'a> {
    text: Cow<'a, str>,
    is_number: bool,
}

impl Datum<'_> {
    /// The text, or the decimal digits.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Datum<'a> {
    fn from(text: T) -> Self {
        Self { text: text.into(), is_number: false }
    }
}

/// A text value.
#[allow(clippy::unnecessary_wraps, reason = "cells are optional")]
pub(crate) fn value<'a>(text: impl Into<Cow<'a, str>>) -> Value<'a> {
    Some(Datum::from(text))
}

/// A numeric value, which may be missing.
pub(crate) fn number(number: Option<impl ToString>) -> Value<'static> {
    number.map(|number| Datum { text: number.to_string().into(), is_number: true })
}

/// Machine-readable table formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Tab-separated.
    Tabs,
    /// Comma-separated, by RFC 4180.
    Commas,
    /// A table of GitHub-flavoured Markdown.
    Markdown,
    /// JSON lines (NDJSON): one object per record.
    Json,
}

impl<'a> Records<'a> {
    /// Projects the records to the columns at these positions, in this order.
    pub(super) fn pick(self, places: &[usize]) -> Self {
        let pick = |row: &Row<'a>| places.iter().map(|place| row.get(*place).cloned().flatten()).collect();
        Self {
            columns: places.iter().filter_map(|place| self.columns.get(*place).cloned()).collect(),
            rows: self.rows.iter().map(pick).collect(),
        }
    }

    /// The records as JSON objects.
    pub(super) fn objects(&self) -> Vec<Map<String, serde_json::Value>> {
        let object = |row| serde_json::to_value(Object { columns: &self.columns, row }).unwrap_or_default();
        self.rows.iter().map(|row| object(row).as_object().cloned().unwrap_or_default()).collect()
    }

    pub(super) fn write(&self, dialect: Dialect, header: bool) -> Vec<u8> {
        debug_assert!(self.rows.iter().all(|row| row.len() == self.columns.len()));
        let names: Vec<Value<'_>> = self.columns.iter().map(|column| value(heading(dialect, column))).collect();
        let mut out = Vec::new();
        if header && dialect != Dialect::Json {
            write_row(&mut out, dialect, &names);
        }
        if dialect == Dialect::Markdown {
            if !header {
                // Markdown tables require a header row: without a header, it is empty.
                write_row(&mut out, dialect, &vec![None; names.len()]);
            }
            write_row(&mut out, dialect, &vec![value("---"); names.len()]);
        }
        for row in &self.rows {
            match dialect {
                Dialect::Json => out.append(&mut json::line(&Object { columns: &self.columns, row })),
                _ => write_row(&mut out, dialect, row),
            }
        }
        out
    }

    /// The records as a page: for selected fields in the table format.
    pub(super) fn into_page(self, header: bool) -> Page<'a> {
        let mut page = Page::default();
        let numeric = |at: usize| self.rows.iter().filter_map(|row| row.get(at)?.as_ref()).all(|datum| datum.is_number);
        let columns = self.columns.iter().enumerate().map(|(at, name)| {
            let title = if header { name.clone() } else { Cow::Borrowed("") };
            if numeric(at) { Column::right(title, 0) } else { Column::left(title, 0) }
        });
        let columns = columns.collect();
        let cells =
            |row: Vec<Value<'a>>| row.into_iter().map(|value| value.map(|datum| datum.text).unwrap_or_default()).collect();
        page.grid(columns, self.rows.into_iter().map(cells).collect());
        page
    }
}

/// The name of a column; in a document, in words.
fn heading(dialect: Dialect, column: &str) -> Cow<'_, str> {
    if dialect == Dialect::Markdown { column.replace('_', " ").into() } else { column.into() }
}

fn write_row(out: &mut Vec<u8>, dialect: Dialect, row: &[Value<'_>]) {
    let (start, between, end): (&str, &str, &str) = match dialect {
        Dialect::Tabs | Dialect::Json => ("", "\t", "\n"),
        Dialect::Commas => ("", ",", "\r\n"),
        Dialect::Markdown => ("| ", " | ", " |\n"),
    };
    out.extend_from_slice(start.as_bytes());
    for (position, value) in row.iter().enumerate() {
        if position > 0 {
            out.extend_from_slice(between.as_bytes());
        }
        let text = value.as_ref().map_or("", |datum| &datum.text);
        // Only CSV can represent a line feed within a cell.
        let text = if dialect == Dialect::Commas { clean_lines(text) } else { clean(text) };
        out.extend_from_slice(quote(dialect, &text).as_bytes());
    }
    out.extend_from_slice(end.as_bytes());
}

/// Quotes or escapes a cell. Tabs and, except in CSV, line breaks cannot occur: they were replaced before.
fn quote(dialect: Dialect, text: &str) -> Cow<'_, str> {
    match dialect {
        Dialect::Commas if text.contains([',', '"', '\n']) || text.starts_with(' ') || text.ends_with(' ') => {
            format!("\"{}\"", text.replace('"', "\"\"")).into()
        }
        Dialect::Markdown => markdown::inline(text).into(),
        _ => text.into(),
    }
}

/// The positions of fields among the columns, or the first unknown field as the error.
pub(super) fn places(columns: &[Cow<'_, str>], fields: &[String]) -> Result<Vec<usize>, String> {
    let place = |field: &String| columns.iter().position(|column| column == field).ok_or_else(|| field.clone());
    fields.iter().map(place).collect()
}

/// A record that serialises as a JSON object.
struct Object<'r, 'a> {
    columns: &'r [Cow<'a, str>],
    row: &'r [Value<'a>],
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.row))
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.is_number, self.text.parse::<i64>(), self.text.parse::<f64>()) {
            (true, Ok(whole), _) => serializer.serialize_i64(whole),
            (true, _, Ok(fraction)) => serializer.serialize_f64(fraction),
            _ => serializer.serialize_str(&self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Records<'static> {
        let row = |name: &'static str, score: Option<u8>| vec![value(name), number(score)];
        Records { columns: vec!["name".into(), "score".into()], rows: vec![row("a|b, \"c\"", Some(7)), row("é_\u{1b}", None)] }
    }

    fn written(dialect: Dialect, header: bool) -> String {
        String::from_utf8(records().write(dialect, header)).unwrap_or_default()
    }

    #[test]
    fn every_dialect_quotes_what_it_must() {
        assert_eq!(written(Dialect::Tabs, false), "a|b, \"c\"\t7\né_\u{fffd}\t\n");
        assert_eq!(written(Dialect::Commas, true), "name,score\r\n\"a|b, \"\"c\"\"\",7\r\né_\u{fffd},\r\n");
        assert_eq!(
            written(Dialect::Markdown, true),
            "| name | score |\n| --- | --- |\n| a\\|b, \"c\" | 7 |\n| é\\_\u{fffd} |  |\n"
        );
        assert_eq!(
            written(Dialect::Json, true),
            "{\"name\":\"a|b, \\\"c\\\"\",\"score\":7}\n{\"name\":\"é_\\u001b\",\"score\":null}\n"
        );
    }

    #[test]
    fn a_document_names_columns_in_words() {
        assert_eq!(heading(Dialect::Markdown, "technical_depth"), "technical depth");
        assert_eq!(heading(Dialect::Commas, "technical_depth"), "technical_depth");
    }

    #[test]
    fn columns_are_selected_in_the_order_asked_for() {
        let columns = records().columns;
        assert_eq!(places(&columns, &["score".into(), "name".into()]), Ok(vec![1, 0]));
        assert_eq!(places(&columns, &["size".into()]), Err("size".into()));
        assert_eq!(records().pick(&[1]).columns, ["score"]);
    }

    #[test]
    fn an_answer_has_the_columns_that_its_kind_allows() {
        let named = |names: &[&'static str]| names.iter().map(|name| Cow::Borrowed(*name)).collect::<Vec<_>>();
        let kind = Columns::fixed(["id", "title"]).and_sometimes(["related"]);
        assert!(kind.allow(&named(&["id", "title"])) && kind.allow(&named(&["id", "title", "related"])));
        assert!(
            !kind.allow(&named(&["id"])) && !kind.allow(&named(&["title", "id"])) && !kind.allow(&named(&["id", "title", "x"]))
        );
        assert!(kind.and_named_by_answer().allow(&named(&["id", "title", "x"])));
    }
}
