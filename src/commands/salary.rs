//! `salary`: pay by region, with a chart of the spread and the terms of the figures.

use std::borrow::Cow;

use clap::Args;

use super::args::vocabulary;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::offer::offer;
use super::shared::pay::{amount, own_mark, own_notes, place, put_reading, sources, terms, typical, usual, whose};
use crate::error::Error;
use crate::query::{self, AgainstUsual, Factor, Offer, PayRow, Placed, RoleSalary, Salary, SalaryQuery};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{bare_money, counted, money};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Adjustment, Percentile, Vocabulary};

const SALARY: ReportKind = ReportKind::of_named_roles::<Salary<'_>>("salary", "career/salary/1");

/// `career salary`
#[derive(Debug, Args)]
pub(super) struct SalaryArgs {
    /// Id, title or alias of a role; - or @FILE for one a line
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// Region to look into: id or name of a country, state, province, area or place; repeat to set several side by side
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    /// Regions to set side by side, with commas
    #[arg(long = "in", value_name = "REGION", value_delimiter = ',')]
    places: Vec<String>,
    /// Figures of this year, where there are several
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1900..2100))]
    year: Option<u16>,
    /// Make amounts comparable; several with commas
    #[arg(long, value_name = "HOW", value_delimiter = ',', value_parser = vocabulary::<Adjustment>())]
    adjust: Vec<Adjustment>,
    /// A wage to place in the figures; "85000 GBP" or "40 CAD an hour"
    #[arg(long, value_name = "WAGE", value_parser = offer)]
    mine: Option<Offer>,
}

impl Describe for SalaryArgs {
    const NAME: &'static str = "salary";
    const ABOUT: &'static str = "Show what a role's occupation pays, by country, state or area";
    const EXAMPLES: &'static str = "\
career salary data-engineer
career salary network-engineer --region \"San Jose\"
career salary sre dba --region us-ca --adjust prices
career salary api-engineer --in us-ca,gb,de --adjust annual,ppp
career salary data-engineer --mine \"85k GBP\"";
    const NOTES: &'static str = "\
The figures are official statistics, gross and before taxes, of the role's
parent occupation or of the national occupation that the role is counted in:
exact, close and broad say how well that fits.

Usual pay is our reading of them, not a statistic: entry roles p10 to p50,
typically p25; mid p25 to p75, typically the median; senior p50 to p90,
typically p75; lead and executive p75 and above, typically p90. In occupations
that count managers only (SOC 11), a lead is the ordinary case: p25 to p75, an
executive p50 to p90. What is not published stays empty.

--adjust applies factors and prints them: annual (2,080 hours or 12 months to a
year), fx (US dollars at the year's exchange rate), ppp (what the money buys),
prices (US states at average US prices).";

    fn reports() -> Vec<ReportKind> {
        vec![SALARY]
    }
}

impl Question for SalaryArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let query = SalaryQuery {
            roles: asked.roles(&self.roles).into_owned(),
            regions: self.region.iter().chain(&self.places).cloned().collect(),
            year: self.year,
            adjustments: self.adjust.clone(),
            offer: self.mine.clone(),
        };
        Ok(Answer::report(query::salary(asked.catalog, &query)?))
    }

    fn roles(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.roles)
    }
}

/// Width of the chart of a spread, in columns.
const CHART: u32 = 24;

impl View for Salary<'_> {
    const LIST: Option<&'static str> = Some("rows");
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        SALARY.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        if !self.others.is_empty() {
            usual_table(&mut page, self);
        }
        for salary in self.roles() {
            page.title(salary.role.title, whose_pay(salary));
            if salary.rows.iter().any(|row| row.period.is_some()) {
                spread_table(&mut page, salary);
            }
            for placed in &salary.offer {
                page.paragraph(Line::new().plain(placed_in_words(placed)));
            }
            for note in notes(salary) {
                page.paragraph(Line::new().muted(note));
            }
        }
        for region in &self.regions {
            put_reading(&mut page, Some(region));
        }
        page
    }

    fn columns() -> Columns {
        let percentiles = Percentile::ALL.iter().map(|percentile| percentile.name());
        let first = ["role", "region", "name", "year", "currency", "period"].into_iter().chain(percentiles);
        Columns::fixed(first.chain(["mean", "jobs", "match", "source", "usual_low", "usual_pay", "usual_high"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.roles().flat_map(|salary| salary.rows.iter().map(move |row| record(salary, row))).collect()
    }
}

fn record<'a>(salary: &'a RoleSalary<'a>, row: &'a PayRow<'a>) -> Row<'a> {
    let mut cells =
        vec![value(salary.role.id), value(row.region), value(row.name), number(row.year), row.currency.map(Datum::from)];
    cells.push(row.period.map(|period| period.name().into()));
    cells.extend(Percentile::ALL.iter().map(|percentile| number(row.percentile(*percentile).map(bare_money))));
    cells.push(number(row.mean.map(bare_money)));
    cells.extend([number(row.jobs), row.matched.map(|matched| matched.name().into()), row.source.map(|source| source.id.into())]);
    let usual = row.usual.unwrap_or_default();
    cells.extend([usual.low, usual.typical, usual.high].map(|amount| number(amount.map(bare_money))));
    cells
}

/// Whose figures they are, below the title of the role.
fn whose_pay(salary: &RoleSalary<'_>) -> String {
    match whose(&salary.rows) {
        Some(whose) => format!("pay {whose}"),
        None if salary.rows.is_empty() => String::new(),
        None => "the role's own figures".to_owned(),
    }
}

/// Whether the usual pay of the role's level applies: it is a part of an occupation's spread, not of a role's own figures.
fn has_usual_part(salary: &RoleSalary<'_>) -> bool {
    salary.usual_pay.is_some() && salary.rows.iter().any(|row| !row.is_own())
}

/// Adds the table of usual pay for several roles: a row for each region, a column for each role.
fn usual_table<'a>(page: &mut Page<'a>, salary: &'a Salary<'a>) {
    page.title("Usual pay", "typical at each role's level (our reading)");
    let rows = || salary.roles().flat_map(|role| &role.rows).filter(|row| row.usual.is_some_and(|usual| usual.typical.is_some()));
    let mut places: Vec<(&str, &str)> = Vec::new();
    for row in rows() {
        if !places.iter().any(|(region, _)| *region == row.region) {
            places.push((row.region, row.name));
        }
    }
    let shared_terms = rows().next().map(terms).filter(|first| rows().all(|row| terms(row) == *first));
    let told_once = shared_terms.is_some();
    let mut columns = vec![Column::left(shared_terms.unwrap_or_default(), 0)];
    columns.extend(salary.roles().map(|role| Column::right(role.role.title, 0)));
    let cell = |role: &'a RoleSalary<'a>, region: &str| {
        let row = role.rows.iter().find(|row| row.region == region)?;
        let (amount, mark) = (money(row.usual?.typical?), own_mark(row.is_own()));
        Some(if told_once { format!("{amount}{mark}") } else { format!("{amount} {}{mark}", terms(row)) })
    };
    let line = |(region, name): (&'a str, &'a str)| {
        let amounts = salary.roles().map(|role| Cow::Owned(cell(role, region).unwrap_or_default()));
        std::iter::once(Cow::Borrowed(name)).chain(amounts).collect()
    };
    page.grid(columns, places.into_iter().map(line).collect());
}

fn spread_table<'a>(page: &mut Page<'a>, salary: &'a RoleSalary<'a>) {
    let rows = &salary.rows;
    let shared_terms =
        rows.first().map(terms).filter(|first| rows.iter().all(|row| row.period.is_none() || terms(row) == *first));
    let mut columns = vec![Column::left(shared_terms.clone().unwrap_or_default(), 0)];
    columns.extend(
        [("usual", 0), ("p10", 4), ("p25", 3), ("median", 1), ("p75", 3), ("p90", 4)]
            .map(|(title, rank)| Column::right(title, rank)),
    );
    // Amounts in different currencies or for different periods share no scale.
    let scale = rows.iter().find(|row| row.period.is_some()).map(|row| (row.currency, row.period));
    let has_chart = rows.iter().all(|row| row.period.is_none() || Some((row.currency, row.period)) == scale);
    if has_chart {
        columns.push(Column::drawing(if has_usual_part(salary) { "spread, the usual part in bold" } else { "spread" }, 1));
    }
    if shared_terms.is_none() {
        columns.push(Column::left("of", 0));
    }
    if rows.iter().any(|row| row.local.is_some()) {
        columns.push(Column::left("counted there as", 5));
    }
    let has_local = rows.iter().any(|row| row.local.is_some());
    let cells = |row: &'a PayRow<'a>| {
        let mut cells = vec![place(row), typical(row.usual).into()];
        cells.extend(Percentile::ALL.iter().map(|percentile| Cow::Owned(amount(row, *percentile))));
        cells.extend(has_chart.then(|| chart(salary, row).into()));
        cells.extend(shared_terms.is_none().then(|| if row.period.is_some() { terms(row).into() } else { "no figure".into() }));
        cells.extend(has_local.then(|| row.local.map_or("", |local| local.title).into()));
        cells
    };
    page.grid(columns, rows.iter().map(cells).collect());
}

/// A text chart of the spread from p10 to p90, with the usual part of the role's level in bold and the median as a bar. All rows
/// are on the same terms, and share a scale from 0 to the highest amount among them.
fn chart(salary: &RoleSalary<'_>, row: &PayRow<'_>) -> String {
    let highest = |row: &PayRow<'_>| Percentile::ALL.iter().filter_map(|percentile| row.percentile(*percentile)).max();
    let Some(top) = salary.rows.iter().filter_map(highest).max() else { return String::new() };
    let place = |percentile: Percentile| {
        let amount = row.percentile(percentile)?.hundredths();
        usize::try_from(amount.max(0) * (i64::from(CHART) - 1) / top.hundredths().max(1)).ok()
    };
    let (Some(low), Some(high)) =
        (place(Percentile::P10).or(place(Percentile::P25)), place(Percentile::P90).or(place(Percentile::P75)))
    else {
        return place(Percentile::P50).map(|median| format!("{}┃", " ".repeat(median))).unwrap_or_default();
    };
    let usual_pay = salary.usual_pay.filter(|_| !row.is_own());
    let usual_from = usual_pay.and_then(|usual| place(usual.from));
    let usual_to = usual_pay.and_then(|usual| usual.to.map_or(Some(high), place));
    let usual = |at: usize| usual_from.zip(usual_to).is_some_and(|(from, to)| (from..=to).contains(&at));
    let median = place(Percentile::P50);
    (0..=high)
        .map(|at| match at {
            at if Some(at) == median => '┃',
            at if at < low => ' ',
            at if usual(at) => '━',
            _ => '─',
        })
        .collect()
}

/// `85,000 GBP a year in United Kingdom: above p75, about p83 (our estimate); more than usual at this level.`
fn placed_in_words(placed: &Placed<'_>) -> String {
    let Placed { region, amount, currency, period, .. } = placed;
    let place = match (placed.from, placed.below) {
        (Some(from), Some(below)) => format!("between {} and {}", from.label(), below.label()),
        (Some(from), None) => format!("above {}, the highest that is published", from.label()),
        (None, Some(below)) => format!("below {}, the lowest that is published", below.label()),
        (None, None) => "no percentile is published".to_owned(),
    };
    let about = placed.percentile.map(|percent| format!(", about p{percent} (our estimate)")).unwrap_or_default();
    let usual = match placed.usual {
        Some(AgainstUsual::Below) => "; less than is usual at this level",
        Some(AgainstUsual::Within) => "; within what is usual at this level",
        Some(AgainstUsual::Above) => "; more than is usual at this level",
        None => "",
    };
    format!("{} {currency} {} in {region}: {place}{about}{usual}.", money(*amount), period.label())
}

/// The notes below the table.
fn notes(salary: &RoleSalary<'_>) -> Vec<String> {
    let usual = salary.level.zip(salary.usual_pay).filter(|_| has_usual_part(salary)).map(|(level, pay)| usual(level, pay));
    let mut notes: Vec<String> = usual.into_iter().collect();
    if salary.unpublished > 0 {
        let have = if salary.unpublished == 1 { "has" } else { "have" };
        notes.push(format!("{} there {have} no figure for this occupation.", counted(salary.unpublished, "more place")));
    }
    if salary.occupation.is_none() && salary.rows.is_empty() {
        notes = vec!["No figure: the role names no occupation that pay is counted for.".to_owned()];
    } else if salary.rows.iter().all(|row| row.period.is_none()) {
        notes = vec!["There is no figure for the role there.".to_owned()];
    }
    notes.extend(own_notes(&salary.rows));
    notes.extend(factors(salary));
    notes.extend(sources(&salary.rows, salary.origin.as_deref()));
    notes
}

/// Notes on the factors applied, without duplicates, and on regions without a factor.
fn factors(salary: &RoleSalary<'_>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for row in &salary.rows {
        for factor in row.factors.iter().filter(|factor| factor.factor.to_bits() != 1.0_f64.to_bits()) {
            let text = format!("{} x {}", row.name, factor_in_words(factor));
            if !told.contains(&text) {
                told.push(text);
            }
        }
    }
    let lacking = salary.rows.iter().filter(|row| row.p50.or(row.mean).is_none() && row.period.is_some()).map(|row| row.name);
    let lacking: Vec<_> = lacking.collect();
    let mut notes = Vec::new();
    if !told.is_empty() {
        notes.push(format!("Adjusted: {}.", told.join("; ")));
    }
    if !lacking.is_empty() {
        notes.push(format!("No factor for {}: left empty.", lacking.join(", ")));
    }
    notes
}

/// `0.7431 (exchange rate 2024)`
fn factor_in_words(factor: &Factor<'_>) -> String {
    let what = match factor.adjustment {
        Adjustment::Annual if factor.source.is_none() && factor.factor > 100.0 => "hours a year, our assumption".to_owned(),
        Adjustment::Annual if factor.source.is_none() => "months a year".to_owned(),
        Adjustment::Annual => "hours a year".to_owned(),
        adjustment => format!("{} {}", adjustment.label(), factor.year.map(|year| year.to_string()).unwrap_or_default()),
    };
    let number = if factor.factor >= 10.0 { format!("{:.0}", factor.factor) } else { format!("{:.4}", factor.factor) };
    format!("{number} ({what})")
}
