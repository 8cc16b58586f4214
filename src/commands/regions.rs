//! `regions`: the places with pay figures.

use std::borrow::Cow;

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::joined;
use super::shared::pay::put_reading;
use crate::error::Error;
use crate::query::{self, Coverage, Regions};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{counted, grouped};
use crate::view::{ReportKind, View};
use career_data::vocabulary::Vocabulary;

const REGIONS: ReportKind = ReportKind::of_named_roles::<Regions<'_>>("regions", "career/regions/1");

/// `career regions`
#[derive(Debug, Args)]
pub(super) struct RegionsArgs {
    /// The region whose parts to list: id or name of a country, state or province; without it, countries
    #[arg(value_name = "REGION")]
    within: Option<String>,
    /// Only where there is a figure for this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
}

impl Describe for RegionsArgs {
    const NAME: &'static str = "regions";
    const ABOUT: &'static str = "List the places with pay figures, and how exact these are";
    const EXAMPLES: &'static str = "\
career regions
career regions canada
career regions us --role data-engineer";
    const NOTES: &'static str = "\
Exact, close and broad say how well what a country counts fits the role: the
same title, the same work under another title, or a clearly wider group.";

    fn reports() -> Vec<ReportKind> {
        vec![REGIONS]
    }
}

impl Question for RegionsArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let role = self.role.as_deref().map(|role| asked.role(role));
        Ok(Answer::report(query::regions(asked.catalog, self.within.as_deref(), role)?))
    }
}

impl View for Regions<'_> {
    const LIST: Option<&'static str> = Some("regions");

    fn schema(&self) -> &'static str {
        REGIONS.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns = vec![
            Column::left("Id", 1),
            Column::left("Region", 0),
            Column::right("Roles", 0),
            Column::right("exact", 2),
            Column::right("close", 2),
            Column::right("broad", 2),
            Column::left("Figures", 3),
            Column::right("Parts", 4),
        ];
        page.grid(columns, self.regions.iter().map(cells).collect());
        let places = counted(self.regions.len(), "place");
        let note = "roles with pay, and how well what is counted there fits them";
        page.paragraph(Line::new().muted(format!("{places} with figures: {note}. `career regions REGION` lists parts.")));
        put_reading(&mut page, self.within.as_ref());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id", "name", "kind", "roles", "exact", "close", "broad", "currency", "period", "years", "parts"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.regions.iter().map(row).collect()
    }
}

fn row<'a>(coverage: &Coverage<'a>) -> Row<'a> {
    let mut row = vec![value(coverage.id), value(coverage.name), value(coverage.kind.name())];
    row.extend([coverage.roles, coverage.exact, coverage.close, coverage.broad].map(|count| number(Some(count))));
    row.extend([coverage.currency.map(Datum::from), coverage.period.map(|period| period.name().into())]);
    row.extend([joined(coverage.years.iter().map(u16::to_string)), number(Some(coverage.parts))]);
    row
}

fn cells<'a>(coverage: &Coverage<'a>) -> Vec<Cow<'a, str>> {
    let count = |count: usize| Cow::Owned(if count == 0 { String::new() } else { grouped(count as u64) });
    let years: Vec<_> = coverage.years.iter().map(u16::to_string).collect();
    let period = coverage.period.map_or("", |period| period.label());
    let figures = format!("{} {period}, {}", coverage.currency.unwrap_or_default(), years.join(" and "));
    let mut cells = vec![coverage.id.into(), coverage.name.into(), count(coverage.roles)];
    cells.extend([coverage.exact, coverage.close, coverage.broad].map(count));
    cells.extend([figures.into(), count(coverage.parts)]);
    cells
}
