//! Reads the flat files of the time series: one figure per row, identified by its series id.
//!
//! A series id is `OEU`, the type of area (nation, state or metropolitan), 7 digits of the area, 6 of the industry, 6 of the
//! occupation and 2 of the datatype.

use std::collections::HashMap;

use super::figure::{Figure, hundredths, people};
use super::wages::{Fact, OTHER_YEARS, Place, Wages};
use crate::error::Error;
use crate::import::area::Area;
use crate::import::progress::Progress;
use crate::import::row_log::{FileId, RowError, RowLog, RowOutcome};
use crate::import::table::{Cell, Column, Row, Sheet, read};
use career_data::text::compose;
use career_data::vocabulary::Percentile;

/// Code of the total of all industries, which covers all owners.
const CROSS_INDUSTRY: u32 = 0;
/// Code of the footnote "This wage is equal to or greater than …", the same in every release.
const TOP_CODED: &str = "5";
/// The form of a series id, for messages.
const WANTED: &str = "a series id reads like OEUN000000000000015125204";

/// Areas by their 7-digit code.
pub(super) type Areas = HashMap<u32, Place>;

/// Reads `oe.area`: the name of each area, and the state it is in.
pub(super) fn areas(sheet: &Sheet, log: &mut RowLog, progress: &mut Progress) -> Result<Areas, Error> {
    let mut areas = Areas::new();
    let columns = [Column::of(&["area_code"]), Column::of(&["area_name"]), Column::optional(&["state_code"])];
    read(sheet, columns, log, progress, |row| {
        let [code, name, state] = row.cells;
        let number = code.read_required("7 digits", |code| number(code, 0, 7).filter(|_| code.len() == 7))?;
        let state = state.stated().and_then(|state| state.parse().ok()).and_then(Area::state);
        areas.insert(number, Place { name: compose(name.required()?).into_owned(), state });
        Ok(RowOutcome::Kept)
    })?;
    Ok(areas)
}

pub(super) fn read_into(
    wages: &mut Wages,
    areas: &Areas,
    sheet: &Sheet,
    log: &mut RowLog,
    progress: &mut Progress,
) -> Result<FileId, Error> {
    read(sheet, COLUMNS, log, progress, |row| enter(row, areas, wages))
}

const COLUMNS: [Column; 4] =
    [Column::of(&["series_id"]), Column::of(&["year"]), Column::of(&["value"]), Column::of(&["footnote_codes"])];

fn enter(row: &Row<'_, 4>, areas: &Areas, wages: &mut Wages) -> Result<RowOutcome, RowError> {
    let [series, year, value, notes] = row.cells;
    let series = series.read_required(WANTED, Series::parse)?;
    // Cells of rows that are left out, which are nearly all, are not validated further.
    if series.industry != CROSS_INDUSTRY {
        return Ok(RowOutcome::LeftOut("rows of single industries or owners"));
    }
    if !wages.knows(series.occupation) {
        return Ok(RowOutcome::LeftOut("rows of occupations that the data in use does not know"));
    }
    let Some(fact) = fact(series.datatype, value, notes)? else {
        return Ok(RowOutcome::LeftOut("figures other than jobs and yearly pay"));
    };
    let year =
        year.read_required("a year of four digits", |year| year.parse().ok().filter(|year| (1900..2100).contains(year)))?;
    if !wages.is_of(year) {
        return Ok(RowOutcome::LeftOut(OTHER_YEARS));
    }
    let named = areas.get(&series.area_code);
    if !wages.takes(series.area, || named.cloned().unwrap_or_else(|| unnamed(series.area))) {
        return Ok(RowOutcome::LeftOut("rows of areas that the data in use does not know"));
    }
    if wages.draft(series.occupation, series.area, row.line).add(fact) {
        Ok(RowOutcome::Kept)
    } else {
        Err(value.error("is a second figure of the same series", "remove one of the two"))
    }
}

/// An area without a name in `oe.area` is named by its code.
fn unnamed(area: Area) -> Place {
    Place { name: area.name().map_or_else(|| area.id(), str::to_owned), state: None }
}

/// The fact of a row; `None` when it is about neither jobs nor yearly pay.
fn fact(datatype: u32, value: Cell<'_>, notes: Cell<'_>) -> Result<Option<Fact>, RowError> {
    let percentile = match datatype {
        1 => return jobs(value).map(|jobs| Some(Fact::Jobs(jobs))),
        4 => return figure(value, notes).map(|figure| Some(Fact::Mean(figure))),
        11 => Percentile::P10,
        12 => Percentile::P25,
        13 => Percentile::P50,
        14 => Percentile::P75,
        15 => Percentile::P90,
        _ => return Ok(None),
    };
    figure(value, notes).map(|figure| Some(Fact::Percentile(percentile, figure)))
}

/// Parses the value of a row: `-` is not released or, with the footnote, top-coded.
fn figure(value: Cell<'_>, notes: Cell<'_>) -> Result<Figure, RowError> {
    match value.stated() {
        None | Some("-") if notes.stated().is_some_and(|notes| notes.split(',').any(|note| note.trim() == TOP_CODED)) => {
            Ok(Figure::TopCoded)
        }
        None | Some("-") => Ok(Figure::Absent),
        Some(_) => value.read_required("a number above 0, or - when not released", hundredths).map(Figure::Amount),
    }
}

fn jobs(value: Cell<'_>) -> Result<Option<u32>, RowError> {
    match value.stated() {
        None | Some("-") => Ok(None),
        Some(_) => value.read_required("a whole number, or - when not released", people).map(Some),
    }
}

/// A parsed series id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Series {
    area: Area,
    /// The key of the area in `oe.area`.
    area_code: u32,
    industry: u32,
    occupation: u32,
    datatype: u32,
}

impl Series {
    fn parse(id: &str) -> Option<Self> {
        let rest = id.strip_prefix("OEU").filter(|_| id.len() == 25 && id.is_ascii())?;
        let area_code = number(rest, 1, 7)?;
        let area = match rest.as_bytes().first()? {
            b'N' => Area::Nation,
            // `0600000` is California.
            b'S' => Area::state(area_code / 100_000)?,
            b'M' => Area::Local(area_code),
            _ => return None,
        };
        let (occupation, datatype) = (number(rest, 14, 6)?, number(rest, 20, 2)?);
        // Some industries have codes with other characters than digits; all but the total are left out alike.
        let industry = rest.get(8..14).map(|industry| industry.parse().unwrap_or(u32::MAX))?;
        Some(Self { area, area_code, industry, occupation, datatype })
    }
}

/// Parses `count` digits of a text, from `from` on.
fn number(text: &str, from: usize, count: usize) -> Option<u32> {
    let digits = text.get(from..from + count)?;
    digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_ids_are_taken_apart() {
        let series =
            |id: &str| Series::parse(id).map(|series| (series.area, series.industry, series.occupation, series.datatype));
        assert_eq!(series("OEUN000000000000015125204"), Some((Area::Nation, 0, 151_252, 4)));
        assert_eq!(series("OEUS060000000000015125213"), Some((Area::State(6), 0, 151_252, 13)));
        assert_eq!(series("OEUM004186000000015125215"), Some((Area::Local(41_860), 0, 151_252, 15)));
        assert_eq!(series("OEUM010000100000015125201"), Some((Area::Local(100_001), 0, 151_252, 1)));
        assert_eq!(series("OEUN000000031--3315125204"), Some((Area::Nation, u32::MAX, 151_252, 4)));
        for wrong in ["", "OEUN00000000000001512520", "OEUX000000000000015125204", "OEUS030000000000015125204", "LNS11000000"] {
            assert_eq!(series(wrong), None, "{wrong}");
        }
    }
}
