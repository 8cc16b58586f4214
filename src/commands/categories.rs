//! `categories`: one row for each field of work.

use std::borrow::Cow;

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::joined;
use crate::error::Error;
use crate::query::{self, Categories, CategoryCount};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::counted;
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Level, Vocabulary};

const CATEGORIES: ReportKind = ReportKind::of_named_roles::<Categories<'_>>("categories", "career/categories/1");

/// `career categories`
#[derive(Debug, Args)]
pub(super) struct CategoriesArgs {}

impl Describe for CategoriesArgs {
    const NAME: &'static str = "categories";
    const ABOUT: &'static str = "List the fields of work, with their roles counted";
    const EXAMPLES: &'static str = "\
career categories
career categories --json";

    fn reports() -> Vec<ReportKind> {
        vec![CATEGORIES]
    }
}

impl Question for CategoriesArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        Ok(Answer::report(query::categories(asked.catalog)?))
    }
}

impl View for Categories<'_> {
    const LIST: Option<&'static str> = Some("categories");

    fn schema(&self) -> &'static str {
        CATEGORIES.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let mut columns = vec![Column::left("Category", 0), Column::left("Id", 1), Column::right("Roles", 0)];
        columns.extend(Level::ALL.iter().map(|level| Column::right(level.label(), 2)));
        columns.push(Column::left("First jobs", 3));
        page.grid(columns, self.categories.iter().map(cells).collect());
        let count = counted(self.categories.iter().map(|category| category.roles).sum(), "role");
        page.paragraph(Line::new().muted(format!("{count}. `career list --category ID` lists those of one field.")));
        page
    }

    fn columns() -> Columns {
        let levels = Level::ALL.iter().map(|level| level.name());
        Columns::fixed(["id", "title", "roles"].into_iter().chain(levels).chain(["first_jobs"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.categories.iter().map(row).collect()
    }
}

fn row<'a>(category: &CategoryCount<'a>) -> Row<'a> {
    let mut row = vec![value(category.id), value(category.title), number(Some(category.roles))];
    row.extend(category.levels.map(|count| number(Some(count))));
    row.push(joined(category.first_jobs.iter().map(|role| role.id.to_owned())));
    row
}

fn cells<'a>(category: &CategoryCount<'a>) -> Vec<Cow<'a, str>> {
    let count = |count: usize| Cow::Owned(if count == 0 { String::new() } else { count.to_string() });
    let mut cells = vec![category.title.into(), category.id.into(), count(category.roles)];
    cells.extend(category.levels.map(count));
    cells.push(category.first_jobs.iter().map(|role| role.title).collect::<Vec<_>>().join(", ").into());
    cells
}
