//! Reads the CSV files that `career export` writes into a folder: one a table, and one for each list of its records, which has
//! the id of the record in the first column.

use std::collections::HashMap;

use super::tables::{crosswalk, jargon, move_notes, places, prices, reported_titles, role_pay, sources, statistics, wages};
use crate::files::Folder;
use crate::formats::cells::{Cell, each_row};
use crate::formats::rules::printable;
use crate::problem::{At, Problems};
use crate::records::record::{Layout, Record};
use crate::records::{Category, Certification, Dataset, Occupation, Region, Role, Tool, ToolUse};
use crate::vocabulary::{Competency, Education};

/// A file that every export has, and no other folder of data.
const MARK: &str = "role_tools.csv";

/// Reads a file into a dataset. The lists of records are read after the records.
pub(super) type FromFile = fn(&[u8], u32, &mut Dataset, &mut Problems);

/// A file of lists of roles: each row adds to a list of the role that it begins with.
macro_rules! list_of_role {
    ($file:literal, $list:ident, $read:ident) => {
        ($file, |text, file, data, problems| {
            list(&mut data.roles, stringify!($list), text, file, problems, |role, row, problems| {
                role.$list.extend($read(row, problems));
            });
        })
    };
}

/// The files of an export, in the order in which they are read.
pub(super) const FILES: [(&str, FromFile); 35] = [
    ("categories.csv", |text, file, data, problems| data.categories = table::<Category>(text, file, problems)),
    ("tools.csv", |text, file, data, problems| data.tools = table::<Tool>(text, file, problems)),
    ("tool_aliases.csv", |text, file, data, problems| {
        list(&mut data.tools, "aliases", text, file, problems, |tool, row, problems| tool.aliases.extend(name(row, problems)));
    }),
    ("certifications.csv", |text, file, data, problems| data.certifications = table::<Certification>(text, file, problems)),
    ("certification_aliases.csv", |text, file, data, problems| {
        list(&mut data.certifications, "aliases", text, file, problems, |certification, row, problems| {
            certification.aliases.extend(name(row, problems));
        });
    }),
    ("sources.csv", sources),
    ("regions.csv", |text, file, data, problems| data.regions = table::<Region>(text, file, problems)),
    ("region_aliases.csv", |text, file, data, problems| {
        list(&mut data.regions, "aliases", text, file, problems, |region, row, problems| {
            region.aliases.extend(name(row, problems));
        });
    }),
    ("places.csv", places),
    ("prices.csv", prices),
    ("jargon.csv", jargon),
    ("occupations.csv", |text, file, data, problems| data.occupations = table::<Occupation>(text, file, problems)),
    ("occupation_education.csv", |text, file, data, problems| {
        list(&mut data.occupations, "education", text, file, problems, |occupation, row, problems| {
            let [education, percent] = row else { return };
            let education = education.required_choice::<Education>(problems);
            let tenths = percent.tenths::<u32>(0..=1000, problems);
            occupation.required_education.extend(education.zip(tenths));
        });
    }),
    ("statistics.csv", statistics),
    ("reported_titles.csv", reported_titles),
    ("wages.csv", wages),
    ("crosswalk.csv", crosswalk),
    ("move_notes.csv", move_notes),
    ("roles.csv", |text, file, data, problems| data.roles = table::<Role>(text, file, problems)),
    list_of_role!("role_aliases.csv", aliases, name),
    list_of_role!("role_shared_titles.csv", shared_titles, name),
    ("role_reasons.csv", |text, file, data, problems| {
        list(&mut data.roles, "reasons", text, file, problems, |role, row, problems| {
            let [competency, reason] = row else { return };
            let competency = competency.required_choice::<Competency>(problems);
            role.reasons.extend(competency.map(|competency| (competency, reason.prose(problems))));
        });
    }),
    (MARK, |text, file, data, problems| {
        list(&mut data.roles, "tools", text, file, problems, |role, row, problems| {
            role.tools.push(ToolUse::from_cells(&mut row.iter().copied(), problems));
        });
    }),
    list_of_role!("role_certifications.csv", certifications, name),
    list_of_role!("role_prerequisites.csv", prerequisites, name),
    list_of_role!("role_next.csv", next, name),
    list_of_role!("role_related.csv", related, name),
    list_of_role!("role_plain.csv", plain, line),
    list_of_role!("role_duties.csv", duties, line),
    list_of_role!("role_ways_in.csv", ways_in, keyed_line),
    list_of_role!("role_rhythm.csv", rhythm, keyed_line),
    list_of_role!("role_works_with.csv", works_with, keyed_line),
    list_of_role!("role_mistaken_for.csv", mistaken_for, keyed_line),
    list_of_role!("role_interview.csv", interview, keyed_line),
    ("role_pay.csv", |text, file, data, problems| {
        list(&mut data.roles, "pay", text, file, problems, |role, row, problems| role.pay.push(role_pay(row, problems)));
    }),
];

/// Whether a folder holds an export.
pub(super) fn is_export(folder: &Folder<'_>) -> bool {
    folder.has(MARK)
}

/// Whether a file is part of an export.
pub(super) fn is_file(name: &str) -> bool {
    FILES.iter().any(|(known, _)| *known == name)
}

/// The records of a table, whose lists are in files of their own.
fn table<R: Record>(text: &[u8], file: u32, problems: &mut Problems) -> Vec<R> {
    let all = R::columns(Layout::Data);
    let mut records = Vec::new();
    each_row(text, file, &R::columns(Layout::Tables), problems, |row, problems| {
        let Some(first) = row.first() else { return };
        let cell = |column: &&'static str| {
            let found = row.iter().copied().find(|cell| cell.column == *column);
            found.unwrap_or(Cell::absent(column, first.place))
        };
        records.push(R::from_cells(&mut all.iter().map(cell), problems));
    });
    records
}

/// Adds the entries of a list to the records that they are of. `add` gets the cells after the id.
fn list<R: Record>(
    records: &mut [R],
    field: &str,
    text: &[u8],
    file: u32,
    problems: &mut Problems,
    add: fn(&mut R, &[Cell<'_>], &mut Problems),
) {
    let Some(list) = R::lists().into_iter().find(|list| list.name == field) else { return };
    let columns: Vec<_> = std::iter::once(R::NOUN).chain(list.columns).collect();
    let places: HashMap<String, usize> = records.iter().enumerate().map(|(at, record)| (record.id().to_owned(), at)).collect();
    each_row(text, file, &columns, problems, |row, problems| {
        let [id, entry @ ..] = row else { return };
        if let Some(record) = places.get(id.text).and_then(|at| records.get_mut(*at)) {
            add(record, entry, problems);
        } else {
            let message = format!("no {} is called `{}` here", R::NOUN, printable(id.text));
            problems.error(id.place, R::NOUN, message, "add it to its table, or leave the row out");
        }
    });
}

/// The key and the line in a row of two cells.
fn keyed_line(row: &[Cell<'_>], problems: &mut Problems) -> Option<(At<String>, At<String>)> {
    let [key, line] = row else { return None };
    Some((key.name(problems), line.prose(problems)))
}

/// The line in a row of one cell.
fn line(row: &[Cell<'_>], problems: &mut Problems) -> Option<At<String>> {
    row.first().map(|cell| cell.prose(problems))
}

/// The name in a row of one cell.
fn name(row: &[Cell<'_>], problems: &mut Problems) -> Option<At<String>> {
    row.first().map(|cell| cell.name(problems))
}
