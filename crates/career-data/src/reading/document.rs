//! Reads records of every kind from JSON, with the fields that `career export` writes: a file with tables of records, or one
//! record per line.

use super::tables::check_match;
use crate::formats::json;
use crate::formats::rules::printable;
use crate::formats::spans::{self, Fields};
use crate::problem::{Place, Problems};
use crate::records::record::Record;
use crate::records::{Dataset, Role, TABLES};
use crate::writing::SCHEMA;

/// The table of a record without a `table` field.
const ROLES: &str = "roles";

/// Reads a file: a dataset, a list of records, or one record. Sets the origin of its roles.
pub(crate) fn read(text: &str, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    let source = spans::Source::new(text, file);
    if is_lines(text) {
        return problems.error(source.place_at(1, 1), "", "is a record a line", "such a file is called .ndjson");
    }
    let Some(table) = json::parse(text, ROLES, &source, problems) else { return };
    let mut fields = Fields::new(&source, &table);
    let first = dataset.roles.len();
    if is_list(text) {
        fields.tables(ROLES, problems).into_iter().for_each(|entry| record(entry, dataset, problems));
    } else if is_dataset(&fields) {
        tables(fields, dataset, problems);
    } else {
        record(fields, dataset, problems);
    }
    for role in dataset.roles.iter_mut().skip(first) {
        (role.origin, role.origin_line) = (name.to_owned(), role.id.place.line);
    }
}

/// Whether the first line is a complete JSON value and more text follows, as in JSON lines.
fn is_lines(text: &str) -> bool {
    let is_value = |line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    text.trim_start().split_once('\n').is_some_and(|(line, rest)| !rest.trim_start().is_empty() && is_value(line))
}

fn is_list(text: &str) -> bool {
    text.trim_start().starts_with('[')
}

/// Whether an object is a dataset rather than a record. Tables whose name is also a field of a role do not decide it.
fn is_dataset(fields: &Fields<'_>) -> bool {
    let mut tables = TABLES.iter().filter(|(name, _)| !Role::COLUMNS.contains(name));
    let is_record = ["id", "title", "table"].into_iter().any(|field| fields.has(field));
    fields.has("schema") || !is_record && tables.any(|(name, _)| fields.has(name))
}

/// Reads a dataset.
fn tables(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    check_schema(&mut fields, problems);
    for (name, _) in TABLES {
        for entry in fields.tables(name, problems) {
            record_of(name, entry, dataset, problems);
        }
    }
    fields.finish(problems);
}

/// An entry may leave out its table, but may not name another.
fn check_table(table: &str, fields: &mut Fields<'_>, problems: &mut Problems) {
    let Some(stated) = fields.optional_name("table", problems) else { return };
    if !stated.value.is_empty() && stated.value != table {
        let message = format!("`{}` is another table than `{table}`", printable(&stated.value));
        problems.error(stated.place, "table", message, "move the record there, or leave `table` out");
    }
}

/// Rejects reports of other commands, which also hold roles but not all their fields.
fn check_schema(fields: &mut Fields<'_>, problems: &mut Problems) {
    let Some(schema) = fields.optional_name("schema", problems) else { return };
    if schema.value != SCHEMA {
        let message = format!("`{}` is no dataset", printable(&schema.value));
        problems.error(schema.place, "schema", message, format!("`career export` writes one: {SCHEMA}"));
    }
}

/// Whether a line holds a role rather than a record of another table. A line that is not an object counts as a role, to be
/// rejected as one.
pub(crate) fn is_role(text: &str) -> bool {
    json::text_under("table", text).is_none_or(|table| table.trim() == ROLES)
}

/// Parses the role on a line; reports a line without one.
pub(crate) fn role_line(text: &str, place: Place, problems: &mut Problems) -> Option<Role> {
    let mut dataset = Dataset::default();
    record_line(text, place, &mut dataset, problems);
    dataset.roles.pop()
}

/// Reads the record on a line, of whichever table.
pub(crate) fn record_line(text: &str, place: Place, dataset: &mut Dataset, problems: &mut Problems) {
    if is_list(text) {
        return refuse_line("list", place, problems);
    }
    let source = spans::Source::line(text, place);
    let Some(table) = json::parse(text, ROLES, &source, problems) else { return };
    let fields = Fields::new(&source, &table);
    if is_dataset(&fields) {
        return refuse_line("dataset", place, problems);
    }
    record(fields, dataset, problems);
}

fn refuse_line(what: &str, place: Place, problems: &mut Problems) {
    let hint = format!("a line holds one record; a file that is a {what} is called .json");
    problems.error(place, "", format!("is a {what}"), hint);
}

/// Reads a record of the table that it names, by default a role.
fn record(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let stated = fields.peek("table").map_or(ROLES, str::trim);
    if let Some((name, _)) = TABLES.iter().find(|(name, _)| *name == stated) {
        record_of(name, fields, dataset, problems);
    } else if let Some(unknown) = fields.optional_name("table", problems) {
        let known: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
        let message = format!("unknown table `{}`", printable(&unknown.value));
        problems.error(unknown.place, "table", message, format!("one of {}", known.join(", ")));
    }
}

/// Reads a record of a table.
fn record_of(table: &str, mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    check_table(table, &mut fields, problems);
    if table == ROLES {
        dataset.roles.push(role(&mut fields, problems));
    } else if let Some((_, from)) = TABLES.iter().find(|(name, _)| *name == table) {
        from(&mut fields, dataset, problems);
    }
    if let ("wages", Some(wage)) = (table, dataset.wages.last()) {
        check_match(wage, fields.place(), problems);
    }
    fields.finish(problems);
}

fn role(fields: &mut Fields<'_>, problems: &mut Problems) -> Role {
    // Without id and title it may be a dataset whose only tables are also fields of roles.
    if fields.is_document() && !fields.has("title") && TABLES.iter().any(|(name, _)| fields.has(name)) {
        fields.hint_missing("id", format!("add `id`; a dataset says \"schema\": \"{SCHEMA}\""));
    }
    // `career export` writes where a role came from; that is not read back.
    fields.ignore("origin");
    fields.ignore("origin_line");
    fields.allow_missing();
    Role::from_table(fields, problems)
}
