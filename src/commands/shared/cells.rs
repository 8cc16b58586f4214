//! Words and cells that reports of several commands share.

use std::borrow::Cow;

use crate::query::CategoryRef;
use crate::view::page::Line;
use crate::view::records::{Columns, Datum, Value};
use career_data::vocabulary::{MoveKind, Vocabulary};

/// Several texts with commas between them.
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

/// What a move is, and whether it is there only because the two roles are called related: `pivot (related)`
pub(in crate::commands) fn kind(kind: MoveKind, related: bool) -> Cow<'static, str> {
    if related { format!("{} (related)", kind.label()).into() } else { kind.label().into() }
}

/// The label of a value that may be absent; an empty cell says so.
pub(in crate::commands) fn label<V: Vocabulary>(value: Option<V>) -> &'static str {
    value.map_or("", Vocabulary::label)
}

/// The name of a value that may be absent, as a cell.
pub(in crate::commands) fn name<V: Vocabulary>(value: Option<V>) -> Value<'static> {
    value.map(|value| value.name().into())
}

/// The title of a category that may be absent; an empty cell says so.
pub(in crate::commands) fn category_title(category: Option<CategoryRef<'_>>) -> &str {
    category.map_or("", |category| category.title)
}

/// The id of a category that may be absent, as a cell.
pub(in crate::commands) fn category_id(category: Option<CategoryRef<'_>>) -> Value<'_> {
    category.map(|category| category.id.into())
}

/// The columns of an answer whose last one, `related`, is there only when something is.
pub(in crate::commands) fn with_related(columns: Columns, has_related: bool) -> Vec<Cow<'static, str>> {
    columns.always.into_iter().chain(has_related.then_some("related")).map(Cow::Borrowed).collect()
}

/// Whether a move is there only because two roles are called related, as a cell of that column.
pub(in crate::commands) fn related(related: bool) -> Value<'static> {
    related.then(|| "related".into())
}

/// Several texts in one cell, with commas between them; none is absent.
pub(in crate::commands) fn joined<'a>(texts: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = texts.into_iter().collect::<Vec<_>>().join(",");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}
