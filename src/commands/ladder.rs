//! `ladder`: the rungs of a category or of a role's line, side by side.

use std::borrow::Cow;

use clap::Args;

use super::args::RegionArg;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{enumerate, first_of, joined, kind, lines};
use super::shared::pay::{USUAL_COLUMNS, USUAL_NOTE, put_reading, terms_of, typical, usual_cells_of, usual_range};
use super::shared::shown::Shown;
use crate::error::Error;
use crate::query::effort::Move;
use crate::query::{self, Ladder, Rung, RungRole, RungTool, UsualPayIn};
use crate::view::graph::Graph;
use crate::view::page::{Line, Page, SideBySide};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::counted;
use crate::view::{Format, ReportKind, View};
use career_data::vocabulary::{Competency, Vocabulary};

const LADDER: ReportKind = ReportKind::of_named_roles::<LadderPage<'_>>("ladder", "career/ladder/1");

/// Duties, roles, tools and moves shown of a rung, unless all are asked for; JSON has all.
const DUTIES_SHOWN: usize = 4;
const ROLES_SHOWN: usize = 6;
const TOOLS_SHOWN: usize = 8;
const MOVES_SHOWN: usize = 3;

/// What years of experience are: see `career path --help`.
const READING: &str = "(our reading of the levels)";

/// `career ladder`
#[derive(Debug, Args)]
pub(super) struct LadderArgs {
    /// A category for its levels, or a role for the line it stands on
    #[arg(value_name = "ROLE|CATEGORY")]
    of: String,
    /// All duties, tools and moves of each rung, instead of the first few
    #[arg(long)]
    full: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl Describe for LadderArgs {
    const NAME: &'static str = "ladder";
    const ABOUT: &'static str = "Set the levels of a category, or of a role's line, side by side";
    const EXAMPLES: &'static str = "\
career ladder cloud
career ladder sre --region gb
career ladder \"Data Analyst\" --full --format markdown
career ladder networking --json";
    const NOTES: &'static str = "\
The line of a role is made of usual moves within its category: up to the role
that each rung names first among where people go, down to the first of its
prerequisites. Two rungs may be of one level, where the upper has the lower
among its prerequisites.

Of a category, a rung is a level: its scores are the median of its roles, its
tools those that a third of the roles use, its pay the median of what is usual.
A tool is new if it is none of the rung below.";

    fn reports() -> Vec<ReportKind> {
        vec![LADDER]
    }
}

impl Question for LadderArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let ladder = query::ladder(asked.catalog, asked.role(&self.of), self.region.or(asked.home))?;
        Ok(Answer::report(LadderPage { report: ladder, full: self.full }))
    }
}

/// The view of `ladder`.
pub type LadderPage<'a> = Shown<Ladder<'a>>;

impl View for LadderPage<'_> {
    const LIST: Option<&'static str> = Some("rungs");
    const SPECIAL_FORMATS: &'static [Format] = &Format::GRAPH;
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        LADDER.schema
    }

    fn page(&self) -> Page<'_> {
        let Ladder { role, category, rungs, region, .. } = &self.report;
        let mut page = Page::default();
        match role {
            Some(role) => page.title(heading(role.title), format!("{}, {}", category.title, counted(rungs.len(), "rung"))),
            None => page.title(heading(category.title), counted(rungs.len(), "level")),
        }
        page.side_by_side(SideBySide { heads: self.heads(), facts: self.facts(), lists: self.lists() });
        if !self.report.beyond.is_empty() {
            page.heading("From the top", "where people go on to");
            page.paragraph(enumerate(self.report.beyond.iter().map(|role| role.title)));
        }
        if let Some((region, terms)) = region.as_ref().zip(rungs.iter().find_map(|rung| rung.usual_pay)) {
            let terms = self.shared_terms().map(|_| format!(", {}", terms_of_pay(&terms))).unwrap_or_default();
            page.paragraph(Line::new().muted(format!("{USUAL_NOTE}, in {region}{terms}.")));
        }
        put_reading(&mut page, region.as_ref());
        page
    }

    fn columns() -> Columns {
        let scores = Competency::ALL.iter().map(|competency| competency.name());
        let first = ["roles", "titles", "level"].into_iter().chain(scores).chain(USUAL_COLUMNS);
        Columns::fixed(first.chain(["new_tools", "tools", "prerequisites", "moves", "years", "why", "duties"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.report.rungs.iter().map(record).collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        for role in self.report.rungs.iter().flat_map(|rung| &rung.roles) {
            graph.node(role.id, role.title, self.report.role.is_some_and(|asked| asked.id == role.id));
        }
        for step in self.report.rungs.iter().flat_map(|rung| &rung.moves) {
            let (from, to) = (graph.node(step.from.id, step.from.title, false), graph.node(step.to.id, step.to.title, false));
            graph.arrow(from, to, kind(step.kind, step.basis.basis));
        }
        Some(graph)
    }
}

fn record<'a>(rung: &'a Rung<'a>) -> Row<'a> {
    let roles = || rung.roles.iter();
    let tool = |tool: &RungTool<'_>| format!("{}={}", tool.id, tool.proficiency.name());
    let mut row = vec![joined(roles().map(|role| role.id.to_owned())), lines(roles().map(|role| role.title.to_owned()))];
    row.push(value(rung.level.name()));
    row.extend(rung.competencies.iter().map(|(_, score)| number(score)));
    row.extend(usual_cells_of(rung.usual_pay));
    row.push(joined(rung.tools.iter().filter(|tool| tool.is_new).map(tool)));
    row.push(joined(rung.tools.iter().map(tool)));
    let mut prerequisites: Vec<_> = roles().flat_map(|role| &role.prerequisites).map(|role| role.id).collect();
    prerequisites.sort_unstable();
    prerequisites.dedup();
    row.push(joined(prerequisites.into_iter().map(str::to_owned)));
    row.push(joined(rung.moves.iter().map(|step| format!("{}>{}", step.from.id, step.to.id))));
    row.push(rung.moves.first().and_then(|step| step.years).map(|years| format!("{}-{}", years.from, years.to).into()));
    row.push(lines(rung.moves.iter().filter_map(|step| step.why).map(str::to_owned)));
    row.push(lines(roles().flat_map(|role| &role.duties).map(|duty| (*duty).to_owned())));
    row
}

type Facts<'a> = Vec<(&'static str, Vec<Cow<'a, str>>)>;
type Lists<'a> = Vec<(&'static str, Vec<Vec<Cow<'a, str>>>)>;

impl LadderPage<'_> {
    /// The role of each rung, or its level.
    fn heads(&self) -> Vec<Cow<'_, str>> {
        let head = |rung: &'_ Rung<'_>| match (self.report.role, rung.roles.as_slice()) {
            (Some(_), [only]) => only.title.to_owned().into(),
            _ => rung.level.label().into(),
        };
        self.report.rungs.iter().map(head).collect()
    }

    fn facts(&self) -> Facts<'_> {
        let rungs = &self.report.rungs;
        let shared = self.shared_terms();
        let pay = |rung: &Rung<'_>| match &rung.usual_pay {
            Some(pay) if shared.is_none() => format!("{} {}", typical(Some(pay.amounts)), terms_of_pay(pay)),
            pay => typical(pay.map(|pay| pay.amounts)),
        };
        let mut facts = vec![
            of_each(rungs, "Usual pay", pay),
            of_each(rungs, "Usual range", |rung| usual_range(rung.usual_pay.map(|pay| pay.amounts))),
        ];
        if self.report.role.is_some() {
            facts.insert(0, of_each(rungs, "Level", |rung| rung.level.label().to_owned()));
        }
        let scores = Competency::ALL.iter().map(|competency| of_each(rungs, competency.label(), |rung| score(rung, *competency)));
        facts.extend(scores);
        facts
    }

    fn lists(&self) -> Lists<'_> {
        let rungs = &self.report.rungs;
        let new_tools = |rung: &Rung<'_>| {
            let new: Vec<_> = rung.tools.iter().filter(|tool| tool.is_new).map(|tool| tool.name).collect();
            one(first_of(&new, self.most(TOOLS_SHOWN)))
        };
        let mut lists = vec![
            lists_of(rungs, "Duties", |rung| self.duties(rung)),
            lists_of(rungs, "New tools", new_tools),
            lists_of(rungs, "To get there", |rung| self.steps(rung)),
        ];
        match self.report.role {
            Some(_) => lists.insert(2, lists_of(rungs, "Known better", |rung| self.known_better(rung))),
            None => lists.insert(0, lists_of(rungs, "Roles", |rung| self.titles(rung))),
        }
        lists
    }

    fn titles(&self, rung: &Rung<'_>) -> Vec<String> {
        let titles: Vec<_> = rung.roles.iter().map(|role| role.title).collect();
        one(first_of(&titles, self.most(ROLES_SHOWN)))
    }

    /// The first duties of the role of a rung, or the first of each of several.
    fn duties(&self, rung: &Rung<'_>) -> Vec<String> {
        let most = self.most(DUTIES_SHOWN);
        match rung.roles.as_slice() {
            [only] => only.duties.iter().take(most).map(|duty| (*duty).to_owned()).collect(),
            several => {
                let first = |role: &RungRole<'_>| Some(format!("{}: {}", role.title, role.duties.first()?));
                several.iter().filter_map(first).take(most).collect()
            }
        }
    }

    /// The tools that the role of the rung below knows less well.
    fn known_better(&self, rung: &Rung<'_>) -> Vec<String> {
        let better = rung.moves.iter().flat_map(|step| &step.learn).filter(|learn| learn.from.is_some());
        let better: Vec<_> = better.map(|learn| format!("{} ({})", learn.name, learn.to.name())).collect();
        one(first_of(&better.iter().map(String::as_str).collect::<Vec<_>>(), self.most(TOOLS_SHOWN)))
    }

    /// What moves people up to a rung.
    fn steps(&self, rung: &Rung<'_>) -> Vec<String> {
        let [role] = rung.roles.as_slice() else { return self.moves(rung) };
        let below: Vec<_> = rung.moves.iter().map(|step| step.from).collect();
        let others: Vec<_> = role.prerequisites.iter().filter(|role| !below.contains(role)).map(|role| role.title).collect();
        let mut steps =
            if self.report.role.is_some() { rung.moves.iter().flat_map(step_of_line).collect() } else { self.moves(rung) };
        if !others.is_empty() {
            let also = if below.is_empty() { "Expected first" } else { "Also expected first" };
            steps.push(format!("{also}: {}", others.join(", ")));
        }
        steps
    }

    /// The moves that lead to a rung from several roles or to several.
    fn moves(&self, rung: &Rung<'_>) -> Vec<String> {
        let step = |step: &Move<'_>| {
            let why = step.why.map(|why| format!(": {why}")).unwrap_or_default();
            format!("{} → {}{why}", step.from.title, step.to.title)
        };
        let years = rung.moves.first().and_then(|step| step.years).map(|years| format!("{years} on the level below {READING}"));
        rung.moves.iter().take(self.most(MOVES_SHOWN)).map(step).chain(years).collect()
    }

    /// The terms of pay, if all rungs share them.
    fn shared_terms(&self) -> Option<String> {
        let mut terms = self.report.rungs.iter().filter_map(|rung| rung.usual_pay.as_ref()).map(terms_of_pay);
        let first = terms.next()?;
        terms.all(|other| other == first).then_some(first)
    }
}

fn heading(title: &str) -> String {
    format!("Career ladder: {title}")
}

/// A fact of each rung.
fn of_each<'a>(rungs: &[Rung<'_>], label: &'static str, fact: impl Fn(&Rung<'_>) -> String) -> (&'static str, Vec<Cow<'a, str>>) {
    (label, rungs.iter().map(|rung| fact(rung).into()).collect())
}

/// The lines of each rung.
fn lists_of<'a>(
    rungs: &[Rung<'_>],
    label: &'static str,
    list: impl Fn(&Rung<'_>) -> Vec<String>,
) -> (&'static str, Vec<Vec<Cow<'a, str>>>) {
    (label, rungs.iter().map(|rung| list(rung).into_iter().map(Cow::Owned).collect()).collect())
}

/// A list of one line, or of none.
fn one(line: String) -> Vec<String> {
    if line.is_empty() { Vec::new() } else { vec![line] }
}

/// `86 (+7)`
fn score(rung: &Rung<'_>, competency: Competency) -> String {
    let Some(score) = rung.competencies.0[competency] else { return String::new() };
    match rung.changes.and_then(|changes| changes.0[competency]) {
        Some(change) => format!("{score} ({change:+})"),
        None => score.to_string(),
    }
}

/// What the step to a rung of a line takes.
fn step_of_line(step: &Move<'_>) -> Vec<String> {
    let years = step.years.map(|years| format!("{years} as {} {READING}", step.from.title));
    step.why.map(str::to_owned).into_iter().chain(years).collect()
}

fn terms_of_pay(pay: &UsualPayIn<'_>) -> String {
    terms_of(pay.currency, pay.period, pay.year)
}
