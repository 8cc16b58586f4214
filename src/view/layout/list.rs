//! `list`: a line a role.

use std::borrow::Cow;

use super::show::own_mark;
use super::{label, name};
use crate::query::{List, Listed};
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Records, number, value};
use crate::view::words::{bare_money, counted, money};
use career_data::vocabulary::{Competency, Vocabulary};

impl View for List<'_> {
    const LIST: Option<&'static str> = Some("roles");

    fn schema(&self) -> &'static str {
        "career/list/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let mut columns = vec![Column::left("Role", 0), Column::left("Level", 1)];
        columns.extend(Competency::ALL.iter().map(|competency| Column::right(initials(*competency), 2)));
        columns.extend([Column::right("Median pay", 3), Column::left("Category", 4), Column::left("Title", 5)]);
        page.grid(columns, self.roles.iter().map(row).collect());
        let mut count = counted(self.total, "role");
        if self.roles.len() < self.total {
            count = format!("{} of {count}", self.roles.len());
        }
        let pay = match self.region {
            Some(region) => format!("{count}; pay of parent occupations in {region}"),
            None => count,
        };
        let legend = "TD technical depth, TS troubleshooting, CO communication, PC process complexity, DO documentation";
        page.paragraph(Line::new().muted(format!("{pay} · {legend}")));
        page
    }

    fn records(&self) -> Records<'_> {
        let mut columns: Vec<Cow<'_, str>> = ["id", "title", "category", "level"].map(Cow::Borrowed).into();
        columns.extend(Competency::ALL.iter().map(|competency| Cow::Borrowed(competency.name())));
        columns.push("median_pay".into());
        let rows = self.roles.iter().map(|listed| {
            let role = listed.role;
            let category = role.category().map(|category| category.id().into());
            let mut row = vec![value(role.id()), value(role.title()), category, name(role.level())];
            row.extend(role.scores().map(number));
            row.push(number(listed.median().map(bare_money)));
            row
        });
        Records { columns, rows: rows.collect() }
    }
}

const fn initials(competency: Competency) -> &'static str {
    match competency {
        Competency::TechnicalDepth => "TD",
        Competency::Troubleshooting => "TS",
        Competency::Communication => "CO",
        Competency::ProcessComplexity => "PC",
        Competency::Documentation => "DO",
    }
}

fn row<'a>(listed: &Listed<'a>) -> Vec<Cow<'a, str>> {
    let role = listed.role;
    let mut row = vec![Cow::Borrowed(role.id()), Cow::Borrowed(label(role.level()))];
    row.extend(role.scores().map(|score| Cow::Owned(score.map(|score| score.to_string()).unwrap_or_default())));
    let median = listed.median().map(|median| money(median) + own_mark(listed.is_own_median()));
    row.push(median.unwrap_or_default().into());
    row.extend([Cow::Borrowed(role.category().map_or("", |category| category.title())), Cow::Borrowed(role.title())]);
    row
}
