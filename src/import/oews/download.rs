//! Reads the national, state and metropolitan files of the download page, saved as CSV: one row per occupation and area.

use super::figure::{Figure, jobs};
use super::wages::{Fact, Place, Wages, soc};
use crate::error::Error;
use crate::import::area::Area;
use crate::import::progress::Progress;
use crate::import::row_log::{FileId, RowError, RowLog, RowOutcome};
use crate::import::table::{Cell, Column, Row, Sheet, read};
use career_data::text::compose;
use career_data::vocabulary::Percentile;

/// NAICS code of the total of all industries.
const CROSS_INDUSTRY: &str = "000000";
/// Ownership code of the total of all owners: federal, state and local government, and private.
const ALL_OWNERS: &str = "1235";

const COLUMNS: [Column; 15] = [
    Column::of(&["AREA"]),
    Column::of(&["AREA_TITLE"]),
    Column::of(&["AREA_TYPE"]),
    Column::of(&["PRIM_STATE"]),
    Column::of(&["NAICS"]),
    Column::of(&["OWN_CODE"]),
    Column::of(&["OCC_CODE"]),
    Column::of(&["O_GROUP"]),
    Column::of(&["TOT_EMP"]),
    Column::of(&["A_MEAN"]),
    Column::of(&["A_PCT10"]),
    Column::of(&["A_PCT25"]),
    Column::of(&["A_MEDIAN"]),
    Column::of(&["A_PCT75"]),
    Column::of(&["A_PCT90"]),
];

pub(super) fn read_into(wages: &mut Wages, sheet: &Sheet, log: &mut RowLog, progress: &mut Progress) -> Result<FileId, Error> {
    read(sheet, COLUMNS, log, progress, |row| enter(row, wages))
}

fn enter(row: &Row<'_, 15>, wages: &mut Wages) -> Result<RowOutcome, RowError> {
    let [area, title, area_type, state, industry, owners, code, group, employed, mean, p10, p25, p50, p75, p90] = row.cells;
    let occupation = code.read_required("a SOC code reads like 15-1252", soc)?;
    // Cells of rows that are left out are not validated further.
    if industry.required()? != CROSS_INDUSTRY || owners.required()? != ALL_OWNERS {
        return Ok(RowOutcome::LeftOut("rows of single industries or owners"));
    }
    if !group.required()?.eq_ignore_ascii_case("detailed") {
        return Ok(RowOutcome::LeftOut("rows of groups of occupations"));
    }
    if !wages.knows(occupation) {
        return Ok(RowOutcome::LeftOut("rows of occupations that the data in use does not know"));
    }
    let place = Place { name: compose(title.required()?).into_owned(), state: state.stated().and_then(Area::postal) };
    let area = self::area(area_type, area, state)?;
    if !wages.takes(area, || place) {
        return Ok(RowOutcome::LeftOut("rows of areas that the data in use does not know"));
    }
    let facts = [
        Fact::Jobs(jobs(employed)?),
        Fact::Mean(Figure::of(mean)?),
        Fact::Percentile(Percentile::P10, Figure::of(p10)?),
        Fact::Percentile(Percentile::P25, Figure::of(p25)?),
        Fact::Percentile(Percentile::P50, Figure::of(p50)?),
        Fact::Percentile(Percentile::P75, Figure::of(p75)?),
        Fact::Percentile(Percentile::P90, Figure::of(p90)?),
    ];
    let draft = wages.draft(occupation, area, row.line);
    if facts.into_iter().all(|fact| draft.add(fact)) {
        Ok(RowOutcome::Kept)
    } else {
        Err(code.error("is a second row of the occupation in this area", "remove one of the two"))
    }
}

/// The area of a row by its `AREA_TYPE`: 1 the nation, 2 a state, 3 a territory, 4 and 6 an area within.
fn area(area_type: Cell<'_>, area: Cell<'_>, state: Cell<'_>) -> Result<Area, RowError> {
    let local = |code: &str| code.parse().ok().filter(|code| (10_000..10_000_000).contains(code)).map(Area::Local);
    match area_type.read_required("1 to 4 or 6", |kind| kind.parse().ok().filter(|kind| matches!(kind, 1..=4 | 6)))? {
        1 => Ok(Area::Nation),
        2 | 3 => state.read_required("the postal code of a state or territory", Area::postal),
        _ => area.read_required("the code of an area, such as 41860", local),
    }
}
