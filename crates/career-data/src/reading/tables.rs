//! The files of a folder, one function each. How a record is read follows from its list of fields.

use crate::formats::cells::{Cell, rows};
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};
use crate::records::record::Record;
use crate::records::{
    Category, Certification, Crosswalk, Dataset, Jargon, MoveNote, NamedPlace, Occupation, Price, Region, ReportedTitle, Role,
    Source, Statistics, Tool, Wage,
};
use crate::vocabulary::{ToolKind, Vocabulary};

/// Reads a role from its file. Unless `whole`, all but the title may be left out, and the file may state the category.
pub(super) fn role(
    id: At<String>,
    category: Option<At<String>>,
    whole: bool,
    mut fields: Fields<'_>,
    problems: &mut Problems,
) -> Role {
    fields.give("id", id);
    if let Some(category) = category {
        fields.give("category", category);
    }
    if !whole {
        fields.allow_missing();
    }
    let role = Role::from_table(&mut fields, problems);
    fields.finish(problems);
    role
}

/// The records of a TOML table keyed by id.
fn by_id<R: Record>(table: Fields<'_>, problems: &mut Problems) -> Vec<R> {
    let mut records = Vec::new();
    for (id, mut fields) in table.entries(problems) {
        fields.give("id", id);
        records.push(R::from_table(&mut fields, problems));
        fields.finish(problems);
    }
    records
}

pub(super) fn categories(fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.categories.extend(by_id::<Category>(fields, problems));
}

pub(super) fn certifications(fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.certifications.extend(by_id::<Certification>(fields, problems));
}

/// Reads tools, which are in the table of their kind.
pub(super) fn tools(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    for &kind in ToolKind::ALL {
        let Some(table) = fields.table(kind.name(), problems) else { continue };
        for (id, mut fields) in table.entries(problems) {
            fields.give("kind", At { value: kind.name().to_owned(), place: id.place });
            fields.give("id", id);
            dataset.tools.push(Tool::from_table(&mut fields, problems));
            fields.finish(problems);
        }
    }
    fields.finish(problems);
}

pub(super) fn sources(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Source::COLUMNS, problems, |row, problems| {
        dataset.sources.push(Source::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn regions(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Region::COLUMNS, problems, |row, problems| {
        dataset.regions.push(Region::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn move_notes(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, MoveNote::COLUMNS, problems, |row, problems| {
        dataset.move_notes.push(MoveNote::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn places(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, NamedPlace::COLUMNS, problems, |row, problems| {
        dataset.places.push(NamedPlace::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn prices(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Price::COLUMNS, problems, |row, problems| {
        dataset.prices.push(Price::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn jargon(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Jargon::COLUMNS, problems, |row, problems| {
        dataset.jargon.push(Jargon::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn occupations(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Occupation::COLUMNS, problems, |row, problems| {
        dataset.occupations.push(Occupation::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn reported_titles(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, ReportedTitle::COLUMNS, problems, |row, problems| {
        dataset.reported_titles.push(ReportedTitle::from_cells(&mut row.into_iter(), problems));
    });
}

pub(super) fn statistics(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Statistics::COLUMNS, problems, |row, problems| {
        let read = Statistics::from_cells(&mut row.into_iter(), problems);
        let change = row.into_iter().find(|cell| cell.column == "change_percent");
        if let Some(change) = change.filter(|cell| cell.is_empty())
            && read.employment_2024.is_some()
            && read.employment_2034.is_some()
        {
            change.missing("give the change between the two years in percent", problems);
        }
        dataset.statistics.push(read);
    });
}

pub(super) fn wages(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Wage::COLUMNS, problems, |row, problems| {
        let wage = Wage::from_cells(&mut row.into_iter(), problems);
        if row.into_iter().any(|cell| cell.column == "match" && cell.is_empty()) {
            check_match(&wage, wage.region.place, problems);
        }
        dataset.wages.push(wage);
    });
}

/// A role's own pay, of which a row may leave out what a row of wages must state.
pub(super) fn role_pay(row: &[Cell<'_>], problems: &mut Problems) -> Wage {
    let mut stated = Problems::default();
    let place = row.first().map(|cell| cell.place).unwrap_or_default();
    let cells = std::iter::once(Cell::absent("occupation", place)).chain(row.iter().copied());
    let wage = Wage::from_cells(&mut cells.into_iter(), &mut stated);
    let is_left_out = |field: &str| row.iter().any(|cell| cell.column == field && cell.is_empty());
    for problem in stated.iter().filter(|problem| !is_left_out(&problem.field)) {
        problems.error(problem.place, &problem.field, problem.message.clone(), problem.hint.clone());
    }
    wage
}

pub(super) fn crosswalk(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    rows(text, file, Crosswalk::COLUMNS, problems, |row, problems| {
        dataset.crosswalk.push(Crosswalk::from_cells(&mut row.into_iter(), problems));
    });
}

/// Pay of an occupation must state how well the occupation fits.
pub(super) fn check_match(wage: &Wage, place: Place, problems: &mut Problems) {
    if wage.occupation.is_some() && wage.matched.is_none() {
        problems.error(place, "match", "is missing", "say how well the occupation fits: exact, close or broad");
    }
}
