//! Reads a role from a CSV row. Lists are one cell with semicolons between entries, tools are written `sql=working`; columns may
//! come in any order, and all but id and title are optional.

use std::io::Read;

use ::csv::StringRecord;

use crate::formats::cells::{self, Cell};
use crate::formats::rules::printable;
use crate::problem::{Place, Problems};
use crate::records::Role;
use crate::records::record::Record;
use crate::text::closest;

/// The columns of a header; reports a header that does not fit roles.
pub(crate) fn header(record: &StringRecord, place: Place, problems: &mut Problems) -> Option<Vec<&'static str>> {
    let mut columns: Vec<&'static str> = Vec::with_capacity(record.len());
    for name in record.iter().map(|name| name.trim_end_matches('\r').trim_start_matches('\u{feff}')) {
        match Role::COLUMNS.iter().find(|known| **known == name) {
            Some(known) if columns.contains(known) => {
                problems.error(place, known, "is there twice", "a column stands once");
                return None;
            }
            Some(known) => columns.push(known),
            None => {
                let near = closest(name, Role::COLUMNS, 1);
                let hint = match near.first() {
                    _ if name.contains([';', '\t']) => "separate columns with commas".to_owned(),
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", Role::COLUMNS.join(",")),
                };
                problems.error(place, "", format!("no column is called `{}`", printable(name)), hint);
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
pub(crate) fn role_at(source: impl Read, columns: &[&'static str], place: Place, problems: &mut Problems) -> Option<Role> {
    let mut record = StringRecord::new();
    cells::reader(source).read_record(&mut record).ok().filter(|read| *read)?;
    role(&record, columns, place, problems)
}

/// The role of a row with the cells of `columns`.
pub(crate) fn role(record: &StringRecord, columns: &[&'static str], place: Place, problems: &mut Problems) -> Option<Role> {
    if record.len() != columns.len() {
        let swallows_lines = record.iter().any(|cell| cell.contains('\n'));
        let quote = if swallows_lines { "; a quotation mark may not be closed" } else { "" };
        problems.error(place, "", format!("has {} cells", record.len()), format!("a row has {}{quote}", columns.len()));
        return None;
    }
    let absent = |column| Cell::absent(column, place);
    let mut row = Role::COLUMNS.map(absent);
    for cell in cells::cells(record, columns.iter().copied(), place) {
        if let Some(slot) = row.iter_mut().find(|slot| slot.is_of(cell)) {
            *slot = cell;
        }
    }
    let role = Role::from_cells(&mut row.into_iter(), problems);
    Some(Role { origin_line: place.line, ..role })
}
