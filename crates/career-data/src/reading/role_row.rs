//! Reads a role from a CSV row. Lists are one cell with semicolons between entries, tools are written `sql=working`; columns may
//! come in any order, and all but id and title are optional. How spreadsheets write tables is understood: see [`super::habits`].

use std::borrow::Cow;
use std::io::Read;

use ::csv::StringRecord;

use super::habits;
use crate::formats::cells::{self, Cell};
use crate::formats::dialect::{Dialect, heading, width};
use crate::formats::rules::printable;
use crate::problem::{Place, Problems};
use crate::records::Role;
use crate::records::record::Record;
use crate::text::closest;

/// How the rows of a file are written.
#[derive(Debug)]
pub(crate) struct RowLayout {
    pub(crate) dialect: Dialect,
    /// In the order of the file; an empty name stands over a column without a heading.
    pub(crate) columns: Vec<&'static str>,
}

/// The columns of a header; reports a header that does not fit roles.
pub(crate) fn header(record: &StringRecord, place: Place, problems: &mut Problems) -> Option<Vec<&'static str>> {
    let mut columns: Vec<&'static str> = Vec::with_capacity(record.len());
    for written in record.iter().take(width(record)) {
        let name = heading(written);
        match Role::COLUMNS.iter().find(|known| **known == name) {
            Some(known) if columns.contains(known) => {
                problems.error(place, known, "is there twice", "a column stands once");
                return None;
            }
            Some(known) => columns.push(known),
            None if name.is_empty() => columns.push(""),
            None => {
                let near = closest(&name, Role::COLUMNS, 1);
                let hint = near
                    .first()
                    .map_or_else(|| format!("known here: {}", Role::COLUMNS.join(",")), |near| format!("did you mean `{near}`?"));
                problems.error(place, "", format!("no column is called `{}`", printable(written.trim())), hint);
                return None;
            }
        }
    }
    for needed in ["id", "title"] {
        if !columns.contains(&needed) {
            problems.error(place, needed, "is missing", format!("add a column `{needed}`"));
            return None;
        }
    }
    Some(columns)
}

/// The role of the row at the start of a source, read again.
pub(crate) fn role_at(source: impl Read, layout: &RowLayout, place: Place, problems: &mut Problems) -> Option<Role> {
    let mut record = StringRecord::new();
    layout.dialect.reader(source).read_record(&mut record).ok().filter(|read| *read)?;
    role(&record, &layout.columns, place, problems)
}

/// The role of a row with the cells of `columns`.
pub(crate) fn role(record: &StringRecord, columns: &[&'static str], place: Place, problems: &mut Problems) -> Option<Role> {
    if record.len() < columns.len() || width(record) > columns.len() {
        let swallows_lines = record.iter().any(|cell| cell.contains('\n'));
        let quote = if swallows_lines { "; a quotation mark may not be closed" } else { "" };
        problems.error(place, "", format!("has {} cells", record.len()), format!("a row has {}{quote}", columns.len()));
        return None;
    }
    let mut texts = Role::COLUMNS.map(|_| Cow::Borrowed(""));
    for cell in cells::cells(record, columns.iter().copied(), place) {
        match Role::COLUMNS.iter().position(|column| *column == cell.column).and_then(|at| texts.get_mut(at)) {
            Some(slot) => *slot = habits::understood(cell, problems),
            None if cell.is_empty() => {}
            None => {
                let message = format!("`{}` stands in a column without a heading, and is not read", printable(cell.text));
                problems.warning(place, "", message, "name the column, or remove it");
            }
        }
    }
    let mut row = Role::COLUMNS.iter().zip(&texts).map(|(column, text)| Cell { text, column, place });
    let role = Role::from_cells(&mut row, problems);
    Some(Role { origin_line: place.line, ..role })
}
