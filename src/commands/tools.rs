//! `tools`: all tools, or the roles that use the named ones.

use std::borrow::Cow;

use clap::Args;

use super::args::vocabulary;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{category_id, enumerate, name};
use crate::error::Error;
use crate::query::{self, ToolCard, ToolQuery, ToolUser, Tools};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::counted;
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Proficiency, ToolKind, Vocabulary};

const TOOLS: ReportKind = ReportKind::of::<Tools<'_>>("tools", "career/tools/1");

/// `career tools`
#[derive(Debug, Args)]
pub(super) struct ToolsArgs {
    /// Id, name or alias of a tool; several for the roles that use all of them
    #[arg(value_name = "TOOL")]
    tools: Vec<String>,
    /// Only this kind of tool
    #[arg(long, value_name = "KIND", value_parser = vocabulary::<ToolKind>(), conflicts_with = "tools")]
    kind: Option<ToolKind>,
}

impl Describe for ToolsArgs {
    const NAME: &'static str = "tools";
    const ABOUT: &'static str = "List the tools that roles use, and who uses them";
    const EXAMPLES: &'static str = "\
career tools --kind database
career tools k8s
career tools python sql terraform";

    fn reports() -> Vec<ReportKind> {
        vec![TOOLS]
    }
}

impl Question for ToolsArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let query = ToolQuery { names: self.tools.clone(), kind: self.kind };
        Ok(Answer::report(query::tools(asked.catalog, &query)?))
    }
}

impl View for Tools<'_> {
    fn schema(&self) -> &'static str {
        TOOLS.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        if self.roles.is_empty() {
            cards(&mut page, &self.tools);
        } else {
            users(&mut page, self);
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id"]).and_sometimes(CARD.into_iter().chain(USER)).and_named_by_answer()
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        let first = Self::columns().always.into_iter();
        if self.roles.is_empty() {
            return first.chain(CARD).map(Cow::Borrowed).collect();
        }
        first.chain(USER).chain(self.tools.iter().map(|tool| tool.id)).map(Cow::Borrowed).collect()
    }

    fn rows(&self) -> Vec<Row<'_>> {
        if self.roles.is_empty() { self.tools.iter().map(card).collect() } else { self.roles.iter().map(user).collect() }
    }
}

/// Columns of a tool, after its id.
const CARD: [&str; 4] = ["name", "kind", "users", "aliases"];

/// Columns of a role that uses tools, after its id; followed by one for each tool.
const USER: [&str; 3] = ["title", "category", "level"];

fn card<'a>(tool: &'a ToolCard<'a>) -> Row<'a> {
    let aliases = Some(tool.aliases.join(",")).filter(|aliases| !aliases.is_empty());
    vec![value(tool.id), value(tool.name), value(tool.kind.name()), number(Some(tool.users)), aliases.map(Datum::from)]
}

fn user<'a>(user: &'a ToolUser<'a>) -> Row<'a> {
    let mut row = vec![value(user.role.id), value(user.title), category_id(user.category), name(user.level)];
    row.extend(user.proficiencies.iter().map(|proficiency| value(proficiency.name())));
    row
}

fn cards<'a>(page: &mut Page<'a>, tools: &'a [ToolCard<'a>]) {
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
