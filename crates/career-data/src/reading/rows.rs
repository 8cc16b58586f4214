//! A file of comma-separated roles, a row a role. Lists stand in one cell with semicolons between their entries, tools as
//! `sql=working`; columns may come in any order, and all but id and title may be left out.

use std::io::Read;

use ::csv::StringRecord;

use crate::formats::cells::{self as cells, Cell};
use crate::formats::columns::ROLES;
use crate::formats::rules::shown;
use crate::formats::source::Source;
use crate::problem::{Place, Problems};
use crate::reading::lines::{Lines, Part};
use crate::records::{At, Dataset, Role, ToolUse};
use crate::text::closest;

/// How many roles a pack holds: no more than lie within 4 GiB, however long they are.
const AT_ONCE: usize = 1 << 14;

/// Reads a file. Its roles are packed; what cannot be read is reported.
pub(crate) fn read(source: Source, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    if let Some((columns, parts)) = read_parts(&source, file, problems) {
        dataset.packed.push(Lines::of_rows(name, file, source, columns, parts));
    }
}

fn read_parts(source: &Source, file: u32, problems: &mut Problems) -> Option<(Vec<&'static str>, Vec<Part>)> {
    let mut reader = cells::reader(source.from(0));
    let mut record = StringRecord::new();
    let columns = match reader.read_record(&mut record) {
        Ok(true) => header(&record, Place { file, line: 1, column: 0 }, problems)?,
        Ok(false) => {
            problems.error(
                Place { file, line: 0, column: 0 },
                "",
                "has no header",
                format!("its columns are some of {}", ROLES.join(",")),
            );
            return None;
        }
        Err(error) => {
            problems.error(Place { file, line: 1, column: 0 }, "", cells::unreadable(&error), "save the file as UTF-8");
            return None;
        }
    };
    let mut parts: Vec<Part> = Vec::new();
    loop {
        let read = reader.read_record(&mut record);
        let position = match &read {
            Ok(false) => break,
            Ok(true) => record.position(),
            Err(error) => error.position(),
        };
        let start = position.map_or(0, ::csv::Position::byte);
        let line = position.map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let place = Place { file, line, column: 0 };
        if let Err(error) = read {
            problems.error(place, "", cells::unreadable(&error), "save the file as UTF-8");
            if !matches!(error.kind(), ::csv::ErrorKind::Utf8 { .. }) {
                break;
            }
        } else if let Some(role) = role(&record, &columns, place, problems) {
            if parts.last().is_none_or(|part| part.pack.len() >= AT_ONCE) {
                parts.push(Part::at(start));
            }
            if let Some(part) = parts.last_mut() {
                part.push(&role, line, start);
            }
        }
    }
    Some((columns, parts))
}

/// The columns of a header; what is no header of roles is reported.
fn header(record: &StringRecord, place: Place, problems: &mut Problems) -> Option<Vec<&'static str>> {
    let mut columns: Vec<&'static str> = Vec::with_capacity(record.len());
    for name in record.iter().map(|name| name.trim_end_matches('\r').trim_start_matches('\u{feff}')) {
        match ROLES.iter().find(|known| **known == name) {
            Some(known) if columns.contains(known) => {
                problems.error(place, known, "is there twice", "a column stands once");
                return None;
            }
            Some(known) => columns.push(known),
            None => {
                let near = closest(name, ROLES, 1);
                let hint = match near.first() {
                    _ if name.contains([';', '\t']) => "separate columns with commas".to_owned(),
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", ROLES.join(",")),
                };
                problems.error(place, "", format!("no column is called `{}`", shown(name)), hint);
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

/// The role of the row that a source begins with, read once more.
pub(crate) fn role_at(source: impl Read, columns: &[&'static str], place: Place, problems: &mut Problems) -> Option<Role> {
    let mut record = StringRecord::new();
    cells::reader(source).read_record(&mut record).ok().filter(|read| *read)?;
    role(&record, columns, place, problems)
}

fn role(record: &StringRecord, columns: &[&'static str], place: Place, problems: &mut Problems) -> Option<Role> {
    if record.len() != columns.len() {
        let swallows_lines = record.iter().any(|cell| cell.contains('\n'));
        let quote = if swallows_lines { "; a quotation mark may not be closed" } else { "" };
        problems.error(place, "", format!("has {} cells", record.len()), format!("a row has {}{quote}", columns.len()));
        return None;
    }
    let absent = |column| Cell::absent(column, place);
    let mut row = ROLES.map(absent);
    for cell in cells::cells(record, columns.iter().copied(), place) {
        if let Some(slot) = row.iter_mut().find(|slot| slot.is_of(cell)) {
            *slot = cell;
        }
    }
    let [
        id,
        title,
        category,
        level,
        occupation,
        aliases,
        summary,
        day,
        scores @ ..,
        tools,
        certifications,
        prerequisites,
        next,
        related,
    ] = row;
    let scores: [Cell<'_>; 5] = scores;
    let scores =
        scores.map(|score| At { value: score.number_within(0..=100, problems).and_then(|n| u8::try_from(n).ok()), place });
    let tools = tools.choices(problems).into_iter();
    Some(Role {
        origin: String::new(),
        origin_line: place.line,
        id: id.name(problems),
        category: category.optional_name(problems).unwrap_or_default(),
        title: title.name(problems),
        aliases: aliases.names(problems),
        level: level.choice(problems),
        occupation: occupation.optional_name(problems).unwrap_or_default(),
        summary: summary.prose(problems),
        day: day.prose(problems),
        scores,
        reasons: Vec::new(),
        tools: tools.map(|(tool, proficiency)| ToolUse { tool, proficiency }).collect(),
        certifications: certifications.names(problems),
        prerequisites: prerequisites.names(problems),
        next: next.names(problems),
        related: related.names(problems),
        pay: Vec::new(),
    })
}
