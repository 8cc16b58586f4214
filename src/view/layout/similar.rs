//! `similar`: a line a neighbour.

use std::borrow::Cow;

use super::{category_title, joined, label};
use crate::query::{Neighbour, Similar};
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Records, number, value};
use career_data::vocabulary::Vocabulary;

/// A table names the tools that count most, as far as they fit in so many characters; JSON has all.
const TOOLS_WIDTH: usize = 36;

impl View for Similar<'_> {
    const LIST: Option<&'static str> = Some("neighbours");

    fn schema(&self) -> &'static str {
        "career/similar/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title(format!("Like {}", self.role.title), "out of 100");
        let columns = vec![
            Column::right("Score", 0),
            Column::left("Role", 0),
            Column::left("Level", 2),
            Column::left("Most in common", 1),
            Column::left("Furthest apart", 4),
            Column::left("Category", 3),
        ];
        page.grid(columns, self.neighbours.iter().map(row).collect());
        let note = "Our own measure of tools, scores, category and level; `career similar --help` states it.";
        page.paragraph(Line::new().muted(note));
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["id", "title", "score", "tools", "competencies", "category", "level", "shared_tools"];
        let rows = self.neighbours.iter().map(|near| {
            let drivers = near.drivers;
            let mut row = vec![value(near.id), value(near.title), number(Some(near.score))];
            row.extend([drivers.tools, drivers.competencies, drivers.category, drivers.level].map(|part| number(Some(part))));
            row.push(joined(near.shared_tools.iter().map(|tool| tool.id.to_owned())));
            row
        });
        Records { columns: columns.map(Cow::Borrowed).into(), rows: rows.collect() }
    }
}

fn row<'a>(near: &Neighbour<'a>) -> Vec<Cow<'a, str>> {
    let apart = near.furthest.filter(|furthest| furthest.difference != 0);
    let apart = apart.map_or_else(
        || "-".to_owned(),
        |furthest| format!("{} {:+}", furthest.competency.label().to_lowercase(), furthest.difference),
    );
    vec![
        near.score.to_string().into(),
        near.id.into(),
        label(near.level).into(),
        most_shared(near).into(),
        apart.into(),
        category_title(near.category).into(),
    ]
}

fn most_shared(near: &Neighbour<'_>) -> String {
    let mut names = String::new();
    for tool in &near.shared_tools {
        if names.is_empty() {
            names.push_str(tool.name);
        } else if names.chars().count() + 2 + tool.name.chars().count() <= TOOLS_WIDTH {
            names = names + ", " + tool.name;
        } else {
            break;
        }
    }
    if names.is_empty() { "-".to_owned() } else { names }
}
