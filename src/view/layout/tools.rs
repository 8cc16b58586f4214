//! `tools`: the vocabulary, or who uses what.

use std::borrow::Cow;

use super::{category_id, enumerate, name};
use crate::query::{ToolCard, ToolUser, Tools};
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Datum, Records, number, value};
use crate::view::words::counted;
use career_data::vocabulary::{Proficiency, Vocabulary};

impl View for Tools<'_> {
    fn schema(&self) -> &'static str {
        "career/tools/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        if self.roles.is_empty() {
            vocabulary(&mut page, &self.tools);
        } else {
            users(&mut page, self);
        }
        page
    }

    fn records(&self) -> Records<'_> {
        if self.roles.is_empty() {
            let columns = ["id", "name", "kind", "users", "aliases"].map(Cow::Borrowed).into();
            let rows = self.tools.iter().map(|tool| {
                let aliases = Some(tool.aliases.join(",")).filter(|aliases| !aliases.is_empty());
                vec![
                    value(tool.id),
                    value(tool.name),
                    value(tool.kind.name()),
                    number(Some(tool.users)),
                    aliases.map(Datum::from),
                ]
            });
            return Records { columns, rows: rows.collect() };
        }
        let mut columns: Vec<Cow<'_, str>> = ["id", "title", "category", "level"].map(Cow::Borrowed).into();
        columns.extend(self.tools.iter().map(|tool| Cow::Borrowed(tool.id)));
        let rows = self.roles.iter().map(|user| {
            let mut row = vec![value(user.role.id), value(user.title), category_id(user.category), name(user.level)];
            row.extend(user.proficiencies.iter().map(|proficiency| value(proficiency.name())));
            row
        });
        Records { columns, rows: rows.collect() }
    }
}

fn vocabulary<'a>(page: &mut Page<'a>, tools: &'a [ToolCard<'a>]) {
    let columns = vec![
        Column::left("Tool", 0),
        Column::left("Name", 1),
        Column::left("Kind", 2),
        Column::right("Roles", 1),
        Column::left("Also", 3),
    ];
    let row = |tool: &'a ToolCard<'a>| {
        let [id, name, kind] = [tool.id, tool.name, tool.kind.name()].map(Cow::Borrowed);
        vec![id, name, kind, tool.users.to_string().into(), tool.aliases.join(", ").into()]
    };
    page.grid(columns, tools.iter().map(row).collect());
    page.paragraph(Line::new().muted(counted(tools.len(), "tool")));
}

fn users<'a>(page: &mut Page<'a>, answer: &'a Tools<'a>) {
    for tool in &answer.tools {
        page.title(tool.name, format!("{} · {} · {}", tool.kind.name(), tool.id, counted(tool.users, "role")));
        if !tool.aliases.is_empty() {
            page.facts(vec![("Also called".into(), enumerate(tool.aliases.iter().copied()))]);
        }
    }
    if let [_] = answer.tools.as_slice() {
        for proficiency in Proficiency::ALL.iter().rev() {
            let at = |user: &&ToolUser<'a>| user.proficiencies.first() == Some(proficiency);
            if answer.roles.iter().any(|user| at(&user)) {
                page.heading(proficiency.label(), "");
                page.paragraph(enumerate(answer.roles.iter().filter(at).map(|user| user.title)));
            }
        }
        return;
    }
    page.heading("Roles that use all of them", "with the proficiency expected");
    let mut columns = vec![Column::left("Role", 0)];
    columns.extend(answer.tools.iter().map(|tool| Column::left(tool.name, 0)));
    let row = |user: &'a ToolUser<'a>| {
        let mut row = vec![Cow::Borrowed(user.role.id)];
        row.extend(user.proficiencies.iter().map(|proficiency| Cow::Borrowed(proficiency.name())));
        row
    };
    page.grid(columns, answer.roles.iter().map(row).collect());
}
