//! Arguments and view shared by `next` and `prereqs`.

use std::borrow::Cow;

use clap::Args;

use super::cells::{kind, to_learn};
use super::pay::{USUAL_COLUMNS, USUAL_NOTE, put_reading, usual_cells_of};
use super::shown::Shown;
use crate::catalog::Money;
use crate::commands::args::RegionArg;
use crate::commands::request::Asked;
use crate::error::Error;
use crate::query::effort::Move;
use crate::query::{self, Direction, Node, Reached, Repeat, RoleRef, Tree, TreeQuery};
use crate::view::graph::Graph;
use crate::view::page::{Line, Page, Tone, Twig};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::{bare_money, counted, money_change};
use crate::view::{Format, ReportKind, View};
use career_data::vocabulary::{Basis, MoveKind, Vocabulary};

pub(in crate::commands) const NEXT: ReportKind = ReportKind::of_named_roles::<TreePage<'_>>("next", "career/next/1");
pub(in crate::commands) const PREREQS: ReportKind = ReportKind::of_named_roles::<TreePage<'_>>("prereqs", "career/prereqs/1");

/// New tools that the page of one role's moves names for each, unless it is full; JSON has all.
const NEW_SHOWN: usize = 2;

/// The arguments of both.
#[derive(Debug, Args)]
pub(in crate::commands) struct TreeArgs {
    /// Id, title or alias of a role
    #[arg(value_name = "ROLE")]
    role: String,
    /// How many moves to follow
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=20))]
    depth: Option<u8>,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl TreeArgs {
    /// Queries the tree in a direction.
    ///
    /// By default it follows the moves of one role, or prerequisites twice.
    pub(in crate::commands) fn ask<'a>(
        &self,
        asked: &Asked<'a>,
        direction: Direction,
        only_usual: bool,
    ) -> Result<Tree<'a>, Error> {
        let usual_depth = if direction == Direction::Next { 1 } else { 2 };
        let depth = self.depth.unwrap_or(usual_depth).into();
        let query = TreeQuery { direction, depth, only_usual, region: self.region.or(asked.home) };
        Ok(query::tree(asked.catalog, asked.role(&self.role), query)?)
    }
}

/// The view of `next` and `prereqs`.
pub type TreePage<'a> = Shown<Tree<'a>>;

impl<'a> View for TreePage<'a> {
    const SPECIAL_FORMATS: &'static [Format] = &Format::GRAPH;
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        match self.report.direction {
            Direction::Next => NEXT.schema,
            Direction::Prerequisites => PREREQS.schema,
        }
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let Tree { root, nodes, .. } = &self.report;
        if self.report.depth == 1 && !self.report.moves.is_empty() {
            self.put_moves(&mut page);
            return page;
        }
        page.document_title(match self.report.direction {
            Direction::Next => format!("Where people go from {}", root.title),
            Direction::Prerequisites => format!("What is expected before {}", root.title),
        });
        let first = Twig { depth: 0, last: true, line: Line::new().strong(root.title) };
        page.tree(std::iter::once(first).chain(nodes.iter().map(|node| twig(node, *root))).collect());
        if nodes.is_empty() {
            let nothing = match self.report.direction {
                Direction::Next => "No role follows.",
                Direction::Prerequisites => "No other role is expected first.",
            };
            page.paragraph(Line::new().plain(nothing));
        } else if let Some(region) = self.report.region.as_ref().filter(|_| nodes.iter().any(|node| node.pay_change.is_some())) {
            page.paragraph(Line::new().plain(format!("Amounts are changes a year in {region}. {USUAL_NOTE}.")));
            put_reading(&mut page, Some(region));
        }
        page
    }

    fn columns() -> Columns {
        let usual = ["id", "title", "depth", "via"].into_iter().chain(USUAL_COLUMNS);
        Columns::fixed(usual.chain(["kind", "basis", "effort", "pay_change", "learn"]))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |role: &Reached<'a>| {
            let mut row = vec![value(role.id), value(role.title), number(Some(role.depth)), value(role.via)];
            row.extend(usual_cells_of(role.usual_pay));
            row.extend([value(role.kind.name()), value(role.basis.basis.name()), number(Some(role.effort))]);
            let step = self.report.moves.iter().find(|step| step.to.id == role.id);
            row.push(step.and_then(|step| number(step.pay_change.map(bare_money))));
            row.push(step.and_then(|step| to_learn(step)));
            row
        };
        self.report.roles.iter().map(row).collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        graph.node(self.report.root.id, self.report.root.title, true);
        for edge in &self.report.edges {
            let (from, to) = (graph.node(edge.from.id, edge.from.title, false), graph.node(edge.to.id, edge.to.title, false));
            graph.arrow(from, to, kind(edge.kind, edge.basis.basis));
        }
        Some(graph)
    }
}

impl TreePage<'_> {
    /// Adds the moves of the root: usual ones, then bridges.
    fn put_moves<'p>(&'p self, page: &mut Page<'p>) {
        let (bridges, stated): (Vec<_>, Vec<_>) = self.report.moves.iter().partition(|step| step.basis == Basis::Skills);
        let mut note = counted(stated.len(), "move");
        if !bridges.is_empty() {
            note = format!("{note} that people make, {} that skills make plausible", bridges.len());
        }
        page.title(self.report.root.title, note);
        for kind in MoveKind::ALL {
            let of_kind: Vec<_> = stated.iter().filter(|step| step.kind == *kind).map(|step| self.move_fact(step)).collect();
            if !of_kind.is_empty() {
                page.heading(heading(*kind), Line::new().with(Tone::Move(*kind), kind.label()));
                page.facts(of_kind);
            }
        }
        if !bridges.is_empty() {
            page.heading("By skills", "not usual moves");
            page.facts(bridges.into_iter().map(|step| self.move_fact(step)).collect());
        }
        let more = format!("--full, or `career path {} ROLE`, tells what a move takes.", self.report.root.id);
        let pay = self.report.region.as_ref().filter(|_| self.report.moves.iter().any(|step| step.pay_change.is_some()));
        let pay = pay.map(|region| format!(" Pay is the change a year in {region}. {USUAL_NOTE}.")).unwrap_or_default();
        page.paragraph(Line::new().muted(format!("Effort is our own measure. {more}{pay}")));
        put_reading(page, self.report.region.as_ref());
    }

    /// A move with its effort, pay and what is new; in full, with what it takes.
    fn move_fact<'p>(&self, step: &'p Move<'p>) -> (Cow<'p, str>, Line<'p>) {
        let mut line = Line::new().plain(format!("effort {}", step.effort));
        if let Some((change, currency)) = step.pay_change.zip(step.pay_currency).filter(|(change, _)| *change != Money::units(0))
        {
            line = line.plain(format!(", {} {currency}", money_change(change)));
        }
        if step.basis == Basis::Related {
            line = line.plain(", related");
        }
        let learn: Vec<_> = step.learn.iter().take(self.most(NEW_SHOWN)).map(|learn| learn.name).collect();
        if learn.len() < step.learn.len() {
            line = line.muted(format!("; {} new tools: {}, …", step.learn.len(), learn.join(", ")));
        } else if !learn.is_empty() {
            line = line.muted(format!("; new: {}", learn.join(", ")));
        }
        if self.full && !step.certifications.is_empty() {
            let asked: Vec<_> = step.certifications.iter().map(|asked| asked.name).collect();
            line = line.muted(format!("; asked for: {}", asked.join(", ")));
        }
        if let Some(why) = step.why.filter(|_| self.full) {
            line = line.plain(format!(". {why}"));
        }
        (step.to.title.into(), line)
    }
}

/// What people call a kind of move.
const fn heading(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Advance => "A level up",
        MoveKind::Specialise => "Sideways, in the same field",
        MoveKind::Pivot => "Sideways, into another field",
        MoveKind::StepBack => "A level down",
    }
}

fn twig<'a>(node: &'a Node<'a>, root: RoleRef<'_>) -> Twig<'a> {
    let mark = match node.repeat {
        None => String::new(),
        Some(Repeat::Cycle) => ", shown above".to_owned(),
        Some(Repeat::Drawn { under }) if under == root => ", also one move away".to_owned(),
        Some(Repeat::Drawn { under }) => format!(", continued under {}", under.title),
    };
    let pay = node.pay_change.filter(|(change, _)| node.repeat.is_none() && *change != Money::units(0));
    let pay = pay.map(|(change, currency)| format!(", {} {currency}", money_change(change))).unwrap_or_default();
    let kind = kind(node.kind, node.basis.basis);
    let line = Line::new().plain(node.role.title).plain("  ").with(Tone::Move(node.kind), kind).muted(format!("{pay}{mark}"));
    Twig { depth: node.depth, last: node.last, line }
}
