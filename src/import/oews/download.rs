//! Reads the national, state and metropolitan files of the download page, saved as CSV: one row per occupation and area.

use super::figure::{Figure, jobs};
use super::wages::{Fact, Place, Wages, soc};
use crate::error::Error;
use crate::import::area::Area;
use crate::import::progress::Progress;
use crate::import::row_log::{FileId, RowError, RowLog, RowOutcome};
use crate::import::table::{Cell, Column, Row, Sheet, read};
use career_data::formats::number;
use career_data::text::compose;
use career_data::vocabulary::Percentile;

/// NAICS code of the total of all industries.
const CROSS_INDUSTRY: u32 = 0;
/// Ownership code of the total of all owners: federal, state and local government, and private.
const ALL_OWNERS: u32 = 1235;
/// Area code of the nation.
const NATION: u32 = 99;

/// Columns by their names in different years. National files up to 2018 have no areas, those of states and areas call them in
/// other ways, 2019 has no `PRIM_STATE`, and none of them has industries and owners other than all.
const COLUMNS: [Column; 15] = [
    Column::optional(&["AREA"]),
    Column::optional(&["AREA_TITLE", "AREA_NAME", "STATE"]),
    Column::optional(&["AREA_TYPE"]),
    Column::optional(&["PRIM_STATE", "ST"]),
    Column::optional(&["NAICS"]),
    Column::optional(&["OWN_CODE"]),
    Column::of(&["OCC_CODE"]),
    Column::of(&["O_GROUP", "OCC_GROUP", "GROUP"]),
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
    let occupation = code.read_required(wanted(code), soc)?;
    // Cells of rows that are left out are not validated further.
    if !is_total(industry, CROSS_INDUSTRY)? || !is_total(owners, ALL_OWNERS)? {
        return Ok(RowOutcome::LeftOut("rows of single industries or owners"));
    }
    if !is_detailed(group)? {
        return Ok(RowOutcome::LeftOut("rows of groups of occupations"));
    }
    if !wages.knows(occupation) {
        return Ok(RowOutcome::LeftOut("rows of occupations that the data in use does not know"));
    }
    let region = self::area(area_type, area, state)?;
    let place = place(region, title, state);
    if !wages.takes(region, || place) {
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
    let draft = wages.draft(occupation, region, row.line);
    if facts.into_iter().all(|fact| draft.add(fact)) {
        Ok(RowOutcome::Kept)
    } else {
        Err(code.error("is a second row of the occupation in this area", "remove one of the two"))
    }
}

/// What a cell with a code should have been.
fn wanted(code: Cell<'_>) -> &'static str {
    // Spreadsheets take `11-3021` for November 3021.
    if code.stated().is_some_and(|text| text.contains(char::is_alphabetic) || text.contains('/')) {
        "a spreadsheet made a date of the code: open the published file again, with that column as text"
    } else {
        "a SOC code reads like 15-1252"
    }
}

/// Whether a cell has the code of the total; every row of a file without the column has.
fn is_total(cell: Cell<'_>, total: u32) -> Result<bool, RowError> {
    if !cell.is_there() {
        return Ok(true);
    }
    cell.required()?;
    Ok(cell.is_code(total))
}

/// Whether a row is of one occupation rather than a group of them, which `GROUP`, as the column was called first, leaves blank.
fn is_detailed(group: Cell<'_>) -> Result<bool, RowError> {
    match group.stated() {
        None if group.column().eq_ignore_ascii_case("GROUP") => Ok(true),
        _ => Ok(group.required()?.eq_ignore_ascii_case("detailed")),
    }
}

/// The area of a row by its `AREA_TYPE`: 1 the nation, 2 a state, 3 a territory, 4 to 6 an area within. Where that is not stated,
/// its code tells; a file without areas is about the nation.
fn area(area_type: Cell<'_>, area: Cell<'_>, state: Cell<'_>) -> Result<Area, RowError> {
    let kind = area_type.read("1 to 6", |kind| number::code(kind).filter(|kind| matches!(kind, 1..=6)))?;
    let of_code = |code: u32| match code {
        NATION => Some(Area::Nation),
        10_000..10_000_000 => Some(Area::Local(code)),
        _ => Area::state(code),
    };
    let fits = |area: &Area| kind.is_none_or(|kind| (kind > 3) == matches!(area, Area::Local(_)));
    match kind {
        Some(1) => Ok(Area::Nation),
        None if !area.is_there() => Ok(Area::Nation),
        Some(2 | 3) if state.stated().is_some() => state.read_required("the postal code of a state or territory", Area::postal),
        _ => area.read_required("the code of an area, such as 41860", |code| number::code(code).and_then(of_code).filter(fits)),
    }
}

/// The name of an area, and the state it is in: as stated or, where it is not, as the code of a nonmetropolitan area or the end of
/// a name such as `St. Louis, MO-IL` tells.
fn place(area: Area, title: Cell<'_>, state: Cell<'_>) -> Place {
    let name =
        title.stated().map_or_else(|| area.name().map_or_else(|| area.id(), str::to_owned), |name| compose(name).into_owned());
    let in_name = || name.rsplit_once(", ").and_then(|(_, states)| Area::postal(states.get(..2)?));
    let state = state.stated().and_then(Area::postal).or_else(|| area.state_of_code()).or_else(in_name);
    Place { name, state }
}
