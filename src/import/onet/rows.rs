//! Reads the tables of a release row by row into a draft of each occupation.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::files::Table;
use super::scores::{Element, Ratings, Scale};
use super::soc::Code;
use crate::error::Error;
use crate::import::progress::Progress;
use crate::import::row_log::{FileId, RowError, RowLog, RowOutcome};
use crate::import::table::{Cell, Column, Row, Sheet, read};
use career_data::text::{compose, fold};
use career_data::vocabulary::{Proficiency, ToolKind};
use career_data::{LONGEST_NAME, LONGEST_PROSE};

/// Everything in the files that records are made from.
#[derive(Debug, Default)]
pub(super) struct Release {
    pub(super) drafts: BTreeMap<Code, Draft>,
    /// By folded name.
    pub(super) software: BTreeMap<String, Software>,
    /// By folded name.
    pub(super) titles: BTreeMap<String, Title>,
    /// The file id of each table in the row log; the last one if a table has several files.
    pub(super) file_ids: BTreeMap<Table, FileId>,
}

/// An occupation before it is a record.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) zone: Option<u32>,
    pub(super) ratings: Ratings,
    /// By folded name.
    pub(super) software: BTreeMap<String, Proficiency>,
    /// In the publisher's order, the closest first.
    pub(super) related: BTreeSet<(u32, Code)>,
    /// By id, the core tasks first.
    pub(super) tasks: BTreeMap<(TaskKind, u32), String>,
}

/// How much a task belongs to an occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TaskKind {
    Core,
    Supplemental,
    /// Those of new occupations are not rated yet.
    Unrated,
}

/// A piece of software.
#[derive(Debug)]
pub(super) struct Software {
    pub(super) name: String,
    pub(super) kind: ToolKind,
}

/// An alternate title, and the occupations that have it.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) name: String,
    pub(super) codes: BTreeSet<Code>,
    /// Those that have it in their short list of titles that people report.
    pub(super) reported: BTreeSet<Code>,
}

const CODE: Column = Column::of(&["O*NET-SOC Code"]);
const UNLISTED: RowOutcome = RowOutcome::LeftOut("rows of occupations that are not listed");
const LONG_TITLE: RowOutcome = RowOutcome::LeftOut("titles of more than 120 characters");

impl Release {
    /// Reads a file of a table. Occupations must be read first: rows of any other are left out.
    pub(super) fn read(&mut self, table: Table, sheet: &Sheet, log: &mut RowLog, progress: &mut Progress) -> Result<(), Error> {
        let file_id = match table {
            Table::Occupations => {
                let columns = [CODE, Column::of(&["Title"]), Column::of(&["Description"])];
                read(sheet, columns, log, progress, |row| self.occupation(row))
            }
            Table::Skills | Table::Knowledge | Table::Activities => {
                let columns = [CODE, Column::of(&["Element ID"]), Column::of(&["Scale ID"]), Column::of(&["Data Value"])];
                read(sheet, columns, log, progress, |row| self.rating(row))
            }
            Table::Software => read(sheet, SOFTWARE, log, progress, |row| self.software(row)),
            Table::Zones => read(sheet, [CODE, Column::of(&["Job Zone"])], log, progress, |row| self.zone(row)),
            Table::Related => {
                let columns = [CODE, Column::of(&["Related O*NET-SOC Code"]), Column::optional(&["Index"])];
                read(sheet, columns, log, progress, |row| self.related(row))
            }
            Table::Titles => {
                let columns = [CODE, Column::of(&["Alternate Title"]), Column::optional(&["Short Title"])];
                read(sheet, columns, log, progress, |row| self.alternate_title(row))
            }
            Table::Reported => {
                read(sheet, [CODE, Column::of(&["Reported Job Title"])], log, progress, |row| self.reported_title(row))
            }
            Table::Tasks => {
                let columns = [CODE, Column::of(&["Task ID"]), Column::of(&["Task"]), Column::optional(&["Task Type"])];
                read(sheet, columns, log, progress, |row| self.task(row))
            }
        }?;
        self.file_ids.insert(table, file_id);
        Ok(())
    }

    fn occupation(&mut self, row: &Row<'_, 3>) -> Result<RowOutcome, RowError> {
        let [code, title, description] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let title = compose(title.required()?).into_owned();
        let summary = compose(description.stated().unwrap_or_default()).into_owned();
        if self.drafts.contains_key(&key) {
            return Err(code.error(format!("a second `{}`", key.as_str()), "an occupation is listed once"));
        }
        if is_longer(&title, LONGEST_NAME) {
            return Ok(RowOutcome::LeftOut("occupations with a title of more than 120 characters"));
        }
        if is_longer(&summary, LONGEST_PROSE) {
            return Ok(RowOutcome::LeftOut("occupations with a description of more than 20,000 characters"));
        }
        self.drafts.insert(key, Draft { title, summary, ..Draft::default() });
        Ok(RowOutcome::Kept)
    }

    fn rating(&mut self, row: &Row<'_, 4>) -> Result<RowOutcome, RowError> {
        let [code, element, scale, value] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let Some(part) = Element::from_id(element.required()?) else {
            return Ok(RowOutcome::LeftOut("ratings that no score is made of"));
        };
        let on = scale.read_required(Scale::WANTED, Scale::from_id)?;
        let Some(rating) = value.read(on.wanted(), |text| on.value(text))? else {
            return Ok(RowOutcome::LeftOut("ratings without a value"));
        };
        let Some(draft) = self.drafts.get_mut(&key) else { return Ok(UNLISTED) };
        if draft.ratings.add(part, on, rating) {
            Ok(RowOutcome::Kept)
        } else {
            Err(value.error("is a second rating of the same element on the same scale", "remove one of the two"))
        }
    }

    fn software(&mut self, row: &Row<'_, 6>) -> Result<RowOutcome, RowError> {
        let [code, name, commodity, hot, in_demand, sort] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        if sort.stated().is_some_and(|sort| !sort.eq_ignore_ascii_case("Technology")) {
            return Ok(RowOutcome::LeftOut("tools that are no software"));
        }
        let name = compose(name.required()?).into_owned();
        let kind = commodity.stated().map_or(ToolKind::Application, kind_of);
        let proficiency = match (flag(hot)?, flag(in_demand)?) {
            (_, true) => Proficiency::Practitioner,
            (true, false) => Proficiency::Working,
            (false, false) => Proficiency::Awareness,
        };
        if is_longer(&name, LONGEST_NAME) {
            return Ok(RowOutcome::LeftOut("software with a name of more than 120 characters"));
        }
        let Some(draft) = self.drafts.get_mut(&key) else { return Ok(UNLISTED) };
        let folded = fold(&name);
        let known = self.software.entry(folded.clone()).or_insert_with(|| Software { name: name.clone(), kind });
        // Independent of row order: the least spelling, and the more specific kind.
        known.name = name.min(std::mem::take(&mut known.name));
        if known.kind == ToolKind::Application || (kind != ToolKind::Application && kind < known.kind) {
            known.kind = kind;
        }
        let expected = draft.software.entry(folded).or_insert(proficiency);
        *expected = proficiency.max(*expected);
        Ok(RowOutcome::Kept)
    }

    fn zone(&mut self, row: &Row<'_, 2>) -> Result<RowOutcome, RowError> {
        let [code, zone] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let in_range = |text: &str| text.parse().ok().filter(|zone| (1..=5).contains(zone));
        let Some(number) = zone.read("a job zone is a whole number from 1 to 5", in_range)? else {
            return Ok(RowOutcome::LeftOut("occupations without a job zone"));
        };
        let Some(draft) = self.drafts.get_mut(&key) else { return Ok(UNLISTED) };
        match draft.zone.replace(number) {
            None => Ok(RowOutcome::Kept),
            Some(_) => Err(code.error("has a second job zone", "an occupation is in one")),
        }
    }

    fn related(&mut self, row: &Row<'_, 3>) -> Result<RowOutcome, RowError> {
        let [code, related, index] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let other = related.read_required(Code::WANTED, Code::parse)?;
        let rank = index.read("a whole number", |text| text.parse().ok())?.unwrap_or_default();
        if key == other {
            return Err(related.error("is the occupation itself", "remove the row"));
        }
        let listed = self.drafts.contains_key(&other);
        let Some(draft) = self.drafts.get_mut(&key).filter(|_| listed) else { return Ok(UNLISTED) };
        draft.related.insert((rank, other));
        Ok(RowOutcome::Kept)
    }

    fn alternate_title(&mut self, row: &Row<'_, 3>) -> Result<RowOutcome, RowError> {
        let [code, title, short] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let names = [Some(title.required()?), short.stated()];
        if !self.drafts.contains_key(&key) {
            return Ok(UNLISTED);
        }
        let mut outcome = RowOutcome::Kept;
        for name in names.into_iter().flatten() {
            if self.title(key, name).is_none() {
                outcome = LONG_TITLE;
            }
        }
        Ok(outcome)
    }

    fn reported_title(&mut self, row: &Row<'_, 2>) -> Result<RowOutcome, RowError> {
        let [code, title] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let name = title.required()?;
        if !self.drafts.contains_key(&key) {
            return Ok(UNLISTED);
        }
        let Some(title) = self.title(key, name) else { return Ok(LONG_TITLE) };
        title.reported.insert(key);
        Ok(RowOutcome::Kept)
    }

    /// Enters a title of an occupation; `None` if it is too long for a name.
    fn title(&mut self, key: Code, name: &str) -> Option<&mut Title> {
        let name = compose(name).into_owned();
        if is_longer(&name, LONGEST_NAME) {
            return None;
        }
        let new = || Title { name: name.clone(), codes: BTreeSet::new(), reported: BTreeSet::new() };
        let title = self.titles.entry(fold(&name)).or_insert_with(new);
        // Independent of row order: the least spelling.
        title.name = name.min(std::mem::take(&mut title.name));
        title.codes.insert(key);
        Some(title)
    }

    fn task(&mut self, row: &Row<'_, 4>) -> Result<RowOutcome, RowError> {
        let [code, id, task, kind] = row.cells;
        let key = code.read_required(Code::WANTED, Code::parse)?;
        let number = id.read_required("a whole number", |text| text.parse().ok())?;
        let text = compose(task.required()?).into_owned();
        let kind = kind.read("Core or Supplemental", TaskKind::parse)?.unwrap_or(TaskKind::Unrated);
        if is_longer(&text, LONGEST_PROSE) {
            return Ok(RowOutcome::LeftOut("tasks of more than 20,000 characters"));
        }
        let Some(draft) = self.drafts.get_mut(&key) else { return Ok(UNLISTED) };
        match draft.tasks.entry((kind, number)) {
            Entry::Vacant(place) => drop(place.insert(text)),
            Entry::Occupied(_) => return Err(id.error("is a second task with that id", "a task of an occupation is listed once")),
        }
        Ok(RowOutcome::Kept)
    }
}

impl TaskKind {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "Core" => Some(Self::Core),
            "Supplemental" => Some(Self::Supplemental),
            _ => None,
        }
    }
}

/// Columns of `Technology Skills.txt` and, with other names, of later releases. Older releases lack the flags, which are then not
/// set, and those that call the file `Tools and Technology.txt` have in it tools of all sorts.
const SOFTWARE: [Column; 6] = [
    CODE,
    Column::of(&["Example", "Workplace Example", "T2 Example"]),
    Column::of(&["Commodity Title", "Element Name"]),
    Column::optional(&["Hot Technology"]),
    Column::optional(&["In Demand"]),
    Column::optional(&["T2 Type"]),
];

fn flag(cell: Cell<'_>) -> Result<bool, RowError> {
    let flag = |text: &str| match text {
        "Y" => Some(true),
        "N" => Some(false),
        _ => None,
    };
    Ok(cell.read("Y or N", flag)?.unwrap_or_default())
}

/// The kind of tool that a commodity clearly is, else application: most commodities are applications, and those of development
/// software mix languages, libraries and editors.
fn kind_of(commodity: &str) -> ToolKind {
    match commodity {
        "Operating system software" | "Network operation system software" => ToolKind::Platform,
        "Data base management system software" | "Object oriented data base management software" => ToolKind::Database,
        "Object or component oriented development software" => ToolKind::Language,
        _ => ToolKind::Application,
    }
}

fn is_longer(text: &str, longest: usize) -> bool {
    text.chars().count() > longest
}
