//! Formatting of cells shared by the views of several commands.

use std::borrow::Cow;

use crate::query::effort::Move;
use crate::query::{CategoryRef, Demands};
use crate::view::page::Line;
use crate::view::records::{Datum, Value};
use career_data::vocabulary::{Basis, MoveKind, Vocabulary};

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

/// `A, B and C`
pub(in crate::commands) fn in_words(texts: &[&str]) -> String {
    match texts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The kind of a move, and its basis unless that is the usual one: `pivot (by skills)`.
pub(in crate::commands) fn kind(kind: MoveKind, basis: Basis) -> Cow<'static, str> {
    if basis == Basis::Usual { kind.label().into() } else { format!("{} ({})", kind.label(), basis.label()).into() }
}

/// The label of an optional value; empty if it is absent.
pub(in crate::commands) fn label<V: Vocabulary>(value: Option<V>) -> &'static str {
    value.map_or("", Vocabulary::label)
}

/// The name of an optional value, as a cell.
pub(in crate::commands) fn name<V: Vocabulary>(value: Option<V>) -> Value<'static> {
    value.map(|value| value.name().into())
}

/// The columns of [`demand_cells`].
pub(in crate::commands) const DEMAND_COLUMNS: [&str; 4] = ["education", "coding", "talking", "on_call"];

/// What a role asks of a person, a cell each.
pub(in crate::commands) fn demand_cells<'a>(demands: Demands) -> [Value<'a>; 4] {
    [name(demands.education), name(demands.coding), name(demands.talking), name(demands.on_call)]
}

/// The title of an optional category; empty if it is absent.
pub(in crate::commands) fn category_title(category: Option<CategoryRef<'_>>) -> &str {
    category.map_or("", |category| category.title)
}

/// The id of an optional category, as a cell.
pub(in crate::commands) fn category_id(category: Option<CategoryRef<'_>>) -> Value<'_> {
    category.map(|category| category.id.into())
}

/// What a move asks to learn, as a cell: `sql=working,git=expert`.
pub(in crate::commands) fn to_learn<'a>(step: &Move<'_>) -> Value<'a> {
    joined(step.learn.iter().map(|learn| format!("{}={}", learn.id, learn.to.name())))
}

/// Joins texts by commas in one cell, which is absent if there are none.
pub(in crate::commands) fn joined<'a>(texts: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = texts.into_iter().collect::<Vec<_>>().join(",");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}

/// Joins lines by ` | ` in one cell, which is absent if there are none.
pub(in crate::commands) fn lines<'a>(lines: impl IntoIterator<Item = String>) -> Value<'a> {
    let text = lines.into_iter().collect::<Vec<_>>().join(" | ");
    Some(text).filter(|text| !text.is_empty()).map(Datum::from)
}

/// The first of several texts, joined by commas, and how many more there are.
pub(in crate::commands) fn first_of(texts: &[&str], most: usize) -> String {
    let first = texts.iter().take(most).copied().collect::<Vec<_>>().join(", ");
    match texts.len().saturating_sub(most) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}
