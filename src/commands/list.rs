//! `list`: one row for each role.

use std::borrow::Cow;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::args::FilterArgs;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{DEMAND_COLUMNS, demand_cells, label, name};
use super::shared::pay::{USUAL_COLUMNS, own_mark, put_reading, typical, usual_cells};
use crate::catalog::Wage;
use crate::error::Error;
use crate::query::{self, Filter, List, ListQuery, Listed, Sort, SortKey};
use crate::view::page::{Column, Line, Meaning, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::{bare_money, counted, money};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Competency, Percentile, Vocabulary};

const LIST: ReportKind = ReportKind::of::<List<'_>>("list", "career/list/1");

/// `career list`
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Roles with these words in their title, id or an alias
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// What roles must be.
    #[command(flatten)]
    filter: FilterArgs,
    /// Order; scores, pay and outlook run from the highest
    #[arg(long, short, value_name = "KEY", default_value = "id", value_parser = sort_key())]
    sort: SortKey,
    /// Reverse the sort order
    #[arg(long, short)]
    reverse: bool,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
}

impl Describe for ListArgs {
    const NAME: &'static str = "list";
    const ABOUT: &'static str = "List roles, all or those that pass a filter";
    const EXAMPLES: &'static str = "\
career list --category cloud
career list --level senior --tool kubernetes --sort troubleshooting
career list --pay-min 150000 --region us-wa --sort pay
career list --certification cissp --min communication=80";

    fn reports() -> Vec<ReportKind> {
        vec![LIST]
    }
}

impl Question for ListArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let filter = Filter { text: self.text.join(" "), ..self.filter.filter(asked.home) };
        let sort = Sort { key: self.sort, reverse: self.reverse };
        let limit = self.limit.map(|limit| limit as usize);
        Ok(Answer::report(query::list(asked.catalog, &ListQuery { filter, sort, limit })?))
    }
}

fn sort_key() -> impl TypedValueParser<Value = SortKey> {
    PossibleValuesParser::new(SortKey::all().map(|key| PossibleValue::new(key.name())))
        .try_map(|name| SortKey::all().find(|key| key.name() == name).ok_or(""))
}

impl View for List<'_> {
    const LIST: Option<&'static str> = Some("roles");
    // What `show` tells of one role.
    const NEVER_TOLD: &'static [&'static str] = &[
        "summary",
        "day",
        "plain",
        "duties",
        "owns",
        "good",
        "ways_in",
        "rhythm",
        "works_with",
        "mistaken_for",
        "interview",
        "ai",
        "required_education",
    ];

    fn schema(&self) -> &'static str {
        LIST.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        // On a narrow terminal, what the list is ordered by stays.
        let rank = |key: SortKey, usual: u8| if self.sorted_by == key { 1 } else { usual };
        let mut columns = vec![Column::left("Title", 0), Column::left("Role", 4)];
        columns.push(Column::left("Level", rank(SortKey::Level, 2)).saying(Meaning::Level));
        columns.push(Column::right("Usual pay", rank(SortKey::Pay, 3)));
        columns.push(Column::right("Outlook", rank(SortKey::Outlook, 5)));
        columns.push(Column::left("Education", rank(SortKey::Education, 6)));
        let score = |competency: &Competency| Column::right(heading(*competency), rank(SortKey::Score(*competency), 7));
        columns.extend(Competency::ALL.iter().map(score));
        columns.extend([Column::left("Category", rank(SortKey::Category, 8)), Column::right("Median", 9)]);
        page.grid(columns, self.roles.iter().map(cells).collect());
        let mut count = counted(self.total, "role");
        if self.roles.len() < self.total {
            count = format!("{} of {count}", self.roles.len());
        }
        let pay = match (&self.region, self.terms()) {
            (Some(region), Some(terms)) => {
                format!("{count}; pay in {region}, {terms}, usual at the level (our reading)")
            }
            (Some(region), None) => format!("{count}; no pay figure for any of them in {region}"),
            (None, _) => count,
        };
        page.paragraph(Line::new().plain(pay));
        put_reading(&mut page, self.region.as_ref());
        page
    }

    fn columns() -> Columns {
        let scores = Competency::ALL.iter().map(|competency| competency.name());
        let first = ["id", "title", "category", "level"].into_iter().chain(scores);
        Columns::fixed(first.chain(["median_pay"]).chain(USUAL_COLUMNS).chain(DEMAND_COLUMNS).chain(["growth"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let region = self.region.as_ref().map(|region| region.id);
        self.roles.iter().map(|listed| row(listed, region)).collect()
    }
}

impl List<'_> {
    /// `USD a year, 2025`, of the figures that are not a role's own; with several years, all of them.
    fn terms(&self) -> Option<String> {
        let counted = || self.roles.iter().filter_map(|listed| listed.wage()).filter(|wage| !wage.is_own());
        let first = counted().next()?;
        let mut years: Vec<u16> = counted().filter_map(Wage::year).collect();
        years.sort_unstable();
        years.dedup();
        let years: Vec<_> = years.iter().map(u16::to_string).collect();
        let period = first.period().map_or("", |period| period.label());
        Some(format!("{} {period}, {}", first.currency().unwrap_or_default(), years.join(" and ")))
    }
}

fn row<'a>(listed: &Listed<'a>, region: Option<&'a str>) -> Row<'a> {
    let role = listed.role;
    let category = role.category().map(|category| category.id().into());
    let mut row = vec![value(role.id()), value(role.title()), category, name(role.level())];
    row.extend(role.scores().into_iter().map(|score| number(score)));
    let wage = listed.wage();
    row.push(number(wage.and_then(|wage| wage.percentile(Percentile::P50)).map(bare_money)));
    let terms = wage.and_then(Wage::stated_terms);
    let (currency, period, year) =
        terms.map(|(currency, period, year)| (Some(currency), Some(period), Some(year))).unwrap_or_default();
    row.extend(usual_cells(listed.usual(), currency, period, year, region.filter(|_| terms.is_some())));
    row.extend(demand_cells(listed.demands()));
    row.push(number(listed.growth()));
    row
}

/// A word for a competency that is short enough for a column.
const fn heading(competency: Competency) -> &'static str {
    match competency {
        Competency::TechnicalDepth => "Tech",
        Competency::Troubleshooting => "Trouble",
        Competency::Communication => "Talk",
        Competency::ProcessComplexity => "Process",
        Competency::Documentation => "Docs",
    }
}

fn cells<'a>(listed: &Listed<'a>) -> Vec<Cow<'a, str>> {
    let (role, demands) = (listed.role, listed.demands());
    let mark = own_mark(listed.wage().is_some_and(Wage::is_own));
    let marked = |amount: String| if amount.is_empty() { amount } else { amount + mark };
    let median = listed.wage().and_then(|wage| wage.percentile(Percentile::P50)).map(money).unwrap_or_default();
    let mut row = vec![Cow::Borrowed(role.title()), Cow::Borrowed(role.id()), Cow::Borrowed(label(role.level()))];
    row.push(marked(typical(listed.usual())).into());
    row.push(listed.growth().map(|growth| format!("{growth:+.0} %")).unwrap_or_default().into());
    row.push(demands.education.map(|education| education.name().replace('_', " ")).unwrap_or_default().into());
    row.extend(role.scores().into_iter().map(|score| Cow::Owned(score.map(|score| score.to_string()).unwrap_or_default())));
    row.extend([Cow::Borrowed(role.category().map_or("", |category| category.title())), marked(median).into()]);
    row
}
