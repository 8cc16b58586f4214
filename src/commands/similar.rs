//! `similar`: one row for each neighbour.

use std::borrow::Cow;

use clap::Args;

use super::args::RegionArg;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{category_title, joined, label, name};
use super::shared::pay::{USUAL_COLUMNS, USUAL_NOTE, put_reading, terms_of, typical, usual_cells_of};
use crate::error::Error;
use crate::query::{self, Neighbour, Similar, Within};
use crate::view::page::{Column, Line, Meaning, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Basis, MoveKind, Vocabulary};

const SIMILAR: ReportKind = ReportKind::of_named_roles::<Similar<'_>>("similar", "career/similar/1");

/// `career similar`
#[derive(Debug, Args)]
pub(super) struct SimilarArgs {
    /// Id, title or alias of a role
    #[arg(value_name = "ROLE")]
    role: String,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Only roles of the same category
    #[arg(long, conflicts_with = "other_category")]
    same_category: bool,
    /// Only roles of other categories
    #[arg(long)]
    other_category: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl Describe for SimilarArgs {
    const NAME: &'static str = "similar";
    const ABOUT: &'static str = "Find the roles most like one, and why";
    const EXAMPLES: &'static str = "\
career similar systems-administrator
career similar \"data scientist\" --other-category --limit 5
career similar ciso --json";
    const NOTES: &'static str = "\
Two roles are alike in the words of their names and of the texts about their
work (55 % of the score), in their tools (25 %), in the competency they differ
most in (10 %), in category (5 %) and in level (5 %). A word or tool that few
roles have counts for more than one that most have, and a tool for more the
better it must be known.";

    fn reports() -> Vec<ReportKind> {
        vec![SIMILAR]
    }
}

impl Question for SimilarArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let within = match () {
            () if self.same_category => Within::SameCategory,
            () if self.other_category => Within::OtherCategories,
            () => Within::Everywhere,
        };
        let (role, limit) = (asked.role(&self.role), self.limit as usize);
        Ok(Answer::report(query::similar(asked.catalog, role, within, limit, self.region.or(asked.home))?))
    }
}

/// Maximum width, in characters, of the list of shared tools in a table; JSON has all.
const TOOLS_WIDTH: usize = 22;

impl View for Similar<'_> {
    const LIST: Option<&'static str> = Some("neighbours");

    fn schema(&self) -> &'static str {
        SIMILAR.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title(format!("Like {}", self.role.title), "out of 100");
        let columns = vec![
            Column::right("Score", 0),
            Column::left("Title", 0),
            Column::left("Role", 5),
            Column::left("Move", 1).saying(Meaning::Move),
            Column::left("Most in common", 2),
            Column::right("Usual pay", 3),
            Column::left("Level", 4).saying(Meaning::Level),
            Column::left("Furthest apart", 7),
            Column::left("Category", 6),
        ];
        page.grid(columns, self.neighbours.iter().map(cells).collect());
        let mut note =
            "The score is our own measure (see `career similar --help`). Move: its kind, if people make it; ~ if only skills make it plausible.".to_owned();
        if let Some((region, usual)) = self.region.as_ref().zip(self.neighbours.iter().find_map(|near| near.usual_pay)) {
            note = format!("{note} {USUAL_NOTE}, in {region}, {}.", terms_of(usual.currency, usual.period, usual.year));
        }
        page.paragraph(Line::new().muted(note));
        put_reading(&mut page, self.region.as_ref());
        page
    }

    fn columns() -> Columns {
        let alike = ["id", "title", "score", "tools", "competencies", "category", "level", "shared_tools"];
        Columns::fixed(alike.into_iter().chain(USUAL_COLUMNS).chain(["direct", "basis", "words"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.neighbours.iter().map(row).collect()
    }
}

fn row<'a>(near: &Neighbour<'a>) -> Row<'a> {
    let drivers = near.drivers;
    let mut row = vec![value(near.id), value(near.title), number(Some(near.score))];
    row.extend([drivers.tools, drivers.competencies, drivers.category, drivers.level].map(|part| number(Some(part))));
    row.push(joined(near.shared_tools.iter().map(|tool| tool.id.to_owned())));
    row.extend(usual_cells_of(near.usual_pay));
    row.extend([name(near.direct), name(near.basis.map(|basis| basis.basis)), number(Some(drivers.words))]);
    row
}

fn cells<'a>(near: &Neighbour<'a>) -> Vec<Cow<'a, str>> {
    let apart = near.furthest.filter(|furthest| furthest.difference != 0);
    let apart = apart.map_or_else(
        || "-".to_owned(),
        |furthest| format!("{} {:+}", furthest.competency.label().to_lowercase(), furthest.difference),
    );
    vec![
        near.score.to_string().into(),
        near.title.into(),
        near.id.into(),
        near.direct.zip(near.basis).map_or("-".into(), |(direct, basis)| move_mark(direct, basis.basis)),
        most_shared(near).into(),
        typical(near.usual_pay.map(|usual| usual.amounts)).into(),
        label(near.level).into(),
        apart.into(),
        category_title(near.category).into(),
    ]
}

/// `Pivot`, or `~ Pivot` by skills.
fn move_mark(direct: MoveKind, basis: Basis) -> Cow<'static, str> {
    if basis == Basis::Skills { format!("~ {}", direct.label()).into() } else { direct.label().into() }
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
