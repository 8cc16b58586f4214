//! Reads the CSV files that `career export` writes into a folder: one a table, and one for each list of its records, which has
//! the id of the record in the first column.

use std::collections::HashMap;
use std::path::Path;

use super::tables::{crosswalk, jargon, move_notes, places, prices, role_pay, sources, statistics, wages};
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

/// The files of an export, in the order in which they are read.
pub(super) const FILES: [(&str, FromFile); 33] = [
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
    ("wages.csv", wages),
    ("crosswalk.csv", crosswalk),
    ("move_notes.csv", move_notes),
    ("roles.csv", |text, file, data, problems| data.roles = table::<Role>(text, file, problems)),
    ("role_aliases.csv", |text, file, data, problems| {
        list(&mut data.roles, "aliases", text, file, problems, |role, row, problems| role.aliases.extend(name(row, problems)));
    }),
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
    ("role_certifications.csv", |text, file, data, problems| {
        list(&mut data.roles, "certifications", text, file, problems, |role, row, problems| {
            role.certifications.extend(name(row, problems));
        });
    }),
    ("role_prerequisites.csv", |text, file, data, problems| {
        list(&mut data.roles, "prerequisites", text, file, problems, |role, row, problems| {
            role.prerequisites.extend(name(row, problems));
        });
    }),
    ("role_next.csv", |text, file, data, problems| {
        list(&mut data.roles, "next", text, file, problems, |role, row, problems| role.next.extend(name(row, problems)));
    }),
    ("role_related.csv", |text, file, data, problems| {
        list(&mut data.roles, "related", text, file, problems, |role, row, problems| role.related.extend(name(row, problems)));
    }),
    ("role_plain.csv", |text, file, data, problems| {
        list(&mut data.roles, "plain", text, file, problems, |role, row, problems| {
            role.plain.extend(row.first().map(|line| line.prose(problems)));
        });
    }),
    ("role_duties.csv", |text, file, data, problems| {
        list(&mut data.roles, "duties", text, file, problems, |role, row, problems| {
            role.duties.extend(row.first().map(|line| line.prose(problems)));
        });
    }),
    ("role_ways_in.csv", |text, file, data, problems| {
        list(&mut data.roles, "ways_in", text, file, problems, |role, row, problems| {
            role.ways_in.extend(keyed_line(row, problems));
        });
    }),
    ("role_rhythm.csv", |text, file, data, problems| {
        list(&mut data.roles, "rhythm", text, file, problems, |role, row, problems| {
            role.rhythm.extend(keyed_line(row, problems));
        });
    }),
    ("role_works_with.csv", |text, file, data, problems| {
        list(&mut data.roles, "works_with", text, file, problems, |role, row, problems| {
            role.works_with.extend(keyed_line(row, problems));
        });
    }),
    ("role_mistaken_for.csv", |text, file, data, problems| {
        list(&mut data.roles, "mistaken_for", text, file, problems, |role, row, problems| {
            role.mistaken_for.extend(keyed_line(row, problems));
        });
    }),
    ("role_interview.csv", |text, file, data, problems| {
        list(&mut data.roles, "interview", text, file, problems, |role, row, problems| {
            role.interview.extend(keyed_line(row, problems));
        });
    }),
    ("role_pay.csv", |text, file, data, problems| {
        list(&mut data.roles, "pay", text, file, problems, |role, row, problems| role.pay.push(role_pay(row, problems)));
    }),
];

/// Whether a folder holds an export.
pub(super) fn is_export(folder: &Path) -> bool {
    folder.join(MARK).is_file()
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

/// The name in a row of one cell.
fn name(row: &[Cell<'_>], problems: &mut Problems) -> Option<At<String>> {
    row.first().map(|cell| cell.name(problems))
}
