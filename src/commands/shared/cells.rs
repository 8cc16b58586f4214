//! Formatting of cells shared by the views of several commands.

use std::borrow::Cow;

use crate::query::CategoryRef;
use crate::view::page::Line;
use crate::view::records::{Columns, Datum, Value};
use career_data::vocabulary::{MoveKind, Vocabulary};

/// Joins texts by commas.
pub(in crate::commands) fn enumerate<'a>(texts: impl IntoIterator<Item = &'a str>) -> Line<'a> {
    let mut line = Line::new();
    for (position, text) in texts.into_iter().enumerate() {
        if position > 0 {
            line = line.plain(", ");
        }
        line = line.plain(text);
    }
    line
}

/// The kind of a move, and whether its only basis is a related relation: `pivot (related)`.
pub(in crate::commands) fn kind(kind: MoveKind, related: bool) -> Cow<'static, str> {
    if related { format!("{} (related)", kind.label()).into() } else { kind.label().into() }
}

/// The label of an optional value; empty if it is absent.
pub(in crate::commands) fn label<V: Vocabulary>(value: Option<V>) -> &'static str {
    value.map_or("", Vocabulary::label)
}

/// The name of an optional value, as a cell.
pub(in crate::commands) fn name<V: Vocabulary>(value: Option<V>) -> Value<'static> {
    value.map(|value| value.name().into())
}

/// The title of an optional category; empty if it is absent.
pub(in crate::commands) fn category_title(category: Option<CategoryRef<'_>>) -> &str {
    category.map_or("", |category| category.title)
}

/// The id of an optional category, as a cell.
pub(in crate::commands) fn category_id(category: Option<CategoryRef<'_>>) -> Value<'_> {
    category.map(|category| category.id.into())
}

/// The columns of a report with the optional last column `related`.
pub(in crate::commands) fn with_related(columns: Columns, has_related: bool) -> Vec<Cow<'static, str>> {
    columns.always.into_iter().chain(has_related.then_some("related")).map(Cow::Borrowed).collect()
}

/// The cell of the column `related` of a move.
pub(in crate::commands) fn related(related: bool) -> Value<'static> {
    related.then(|| "related".into())
}

/// Joins texts by commas in one cell, which is absent if there are none.
pub(in crate::commands) fn joined<'a>(texts: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = texts.into_iter().collect::<Vec<_>>().join(",");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}
