//! What each report looks like as a page and as records: one file a verb.

mod compare;
mod config;
mod data_sources;
mod fit;
mod gap;
mod graph;
mod import;
mod installed;
mod list;
mod path;
mod reach;
mod salary;
mod schema;
mod search;
mod show;
mod similar;
mod sources;
mod tools;
mod tree;
mod version;
mod welcome;

pub use show::ShowPage;
pub(super) use welcome::welcome;

use std::borrow::Cow;

use super::page::Line;
use super::records::{Datum, Records, Value};
use crate::query::CategoryRef;
use career_data::vocabulary::{MoveKind, Vocabulary};

/// Several texts with commas between them.
fn enumerate<'a>(texts: impl IntoIterator<Item = &'a str>) -> Line<'a> {
    let mut line = Line::new();
    for (position, text) in texts.into_iter().enumerate() {
        if position > 0 {
            line = line.plain(", ");
        }
        line = line.plain(text);
    }
    line
}

/// What a move is, and whether it is there only because the two roles are called related: `pivot (related)`
fn kind(kind: MoveKind, related: bool) -> Cow<'static, str> {
    if related { format!("{} (related)", kind.label()).into() } else { kind.label().into() }
}

/// The label of a value that may be absent; an empty cell says so.
fn label<V: Vocabulary>(value: Option<V>) -> &'static str {
    value.map_or("", Vocabulary::label)
}

/// The name of a value that may be absent, as a cell.
fn name<V: Vocabulary>(value: Option<V>) -> Value<'static> {
    value.map(|value| value.name().into())
}

/// The title of a category that may be absent; an empty cell says so.
fn category_title(category: Option<CategoryRef<'_>>) -> &str {
    category.map_or("", |category| category.title)
}

/// The id of a category that may be absent, as a cell.
fn category_id(category: Option<CategoryRef<'_>>) -> Value<'_> {
    category.map(|category| category.id.into())
}

/// Adds a column for records of moves that are there only because roles are called related, when any is.
fn mark_related(records: &mut Records<'_>, related: impl Iterator<Item = bool> + Clone) {
    if related.clone().any(|related| related) {
        records.columns.push("related".into());
        for (row, related) in records.rows.iter_mut().zip(related) {
            row.push(related.then(|| "related".into()));
        }
    }
}

/// Several texts in one cell, with commas between them; none is absent.
fn joined<'a>(texts: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = texts.into_iter().collect::<Vec<_>>().join(",");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}
