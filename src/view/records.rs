//! Records: the same columns for every row, for formats that are tables.

use std::borrow::Cow;

use super::text::clean;

/// Named columns and rows; an absent value is `None`, never an empty text or a 0.
#[derive(Debug)]
pub struct Records<'a> {
    /// What the columns hold, in their order.
    pub(super) columns: Vec<Cow<'a, str>>,
    pub(super) rows: Vec<Vec<Value<'a>>>,
}

pub(super) type Value<'a> = Option<Cow<'a, str>>;

/// A value that is there.
#[allow(clippy::unnecessary_wraps, reason = "cells are optional")]
pub(super) fn value<'a>(text: impl Into<Cow<'a, str>>) -> Value<'a> {
    Some(text.into())
}

/// A number that may be absent.
pub(super) fn number(number: Option<impl ToString>) -> Value<'static> {
    number.map(|number| Cow::Owned(number.to_string()))
}

impl Records<'_> {
    /// A line a record, tab-separated, without a header; absent values are empty.
    pub(super) fn to_tsv(&self) -> Vec<u8> {
        debug_assert!(self.rows.iter().all(|row| row.len() == self.columns.len()));
        let mut out = Vec::new();
        for row in &self.rows {
            for (position, value) in row.iter().enumerate() {
                if position > 0 {
                    out.push(b'\t');
                }
                out.extend_from_slice(clean(value.as_deref().unwrap_or_default()).as_bytes());
            }
            out.push(b'\n');
        }
        out
    }
}
