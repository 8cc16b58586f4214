//! What each report looks like as a page and as records: one file a verb.

mod compare;
mod config;
mod fit;
mod gap;
mod graph;
mod import;
mod installed;
mod list;
mod own;
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

use super::page::Line;
use super::records::{Datum, Value};
use crate::query::CategoryRef;
use crate::vocabulary::Vocabulary;

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

/// Several texts in one cell, with commas between them; none is absent.
fn joined<'a>(texts: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = texts.into_iter().collect::<Vec<_>>().join(",");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}
