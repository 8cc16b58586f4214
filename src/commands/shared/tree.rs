//! Arguments and view shared by `next` and `prereqs`.

use clap::Args;

use super::cells::kind;
use super::pay::{USUAL_COLUMNS, USUAL_NOTE, put_reading, usual_cells_of};
use crate::catalog::Money;
use crate::commands::args::RegionArg;
use crate::commands::request::{Answer, Asked};
use crate::error::Error;
use crate::query::{self, Direction, Node, Reached, Repeat, Tree};
use crate::view::graph::Graph;
use crate::view::page::{Line, Page, Twig};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::money_change;
use crate::view::{ReportKind, View};

pub(in crate::commands) const NEXT: ReportKind = ReportKind::of::<Tree<'_>>("next", "career/next/1");
pub(in crate::commands) const PREREQS: ReportKind = ReportKind::of::<Tree<'_>>("prereqs", "career/prereqs/1");

/// The arguments of both.
#[derive(Debug, Args)]
pub(in crate::commands) struct TreeArgs {
    /// Id, title or alias of a role
    #[arg(value_name = "ROLE")]
    role: String,
    /// How many moves to follow
    #[arg(long, short, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=20))]
    depth: u8,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl TreeArgs {
    /// Queries the tree in a direction.
    pub(in crate::commands) fn ask<'a>(&self, asked: &Asked<'a>, direction: Direction) -> Result<Answer<'a>, Error> {
        Ok(Answer::report(query::tree(asked.catalog, &self.role, direction, self.depth.into(), self.region.or(asked.home))?))
    }
}

impl<'a> View for Tree<'a> {
    fn schema(&self) -> &'static str {
        match self.direction {
            Direction::Next => NEXT.schema,
            Direction::Prerequisites => PREREQS.schema,
        }
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let root = Twig { depth: 0, last: true, line: Line::new().strong(self.root.title) };
        page.tree(std::iter::once(root).chain(self.nodes.iter().map(twig)).collect());
        if self.nodes.is_empty() {
            let nothing = match self.direction {
                Direction::Next => "No role follows.",
                Direction::Prerequisites => "No other role is expected first.",
            };
            page.paragraph(Line::new().plain(nothing));
        } else if let Some(region) = self.region.as_ref().filter(|_| self.nodes.iter().any(|node| node.pay_change.is_some())) {
            page.paragraph(Line::new().muted(format!("Amounts are changes a year in {region}. {USUAL_NOTE}.")));
            put_reading(&mut page, Some(region));
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id", "title", "depth", "via"].into_iter().chain(USUAL_COLUMNS))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |role: &Reached<'a>| {
            let mut row = vec![value(role.id), value(role.title), number(Some(role.depth)), value(role.via)];
            row.extend(usual_cells_of(role.usual_pay));
            row
        };
        self.roles.iter().map(row).collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        graph.node(self.root.id, self.root.title, true);
        for edge in &self.edges {
            let (from, to) = (graph.node(edge.from.id, edge.from.title, false), graph.node(edge.to.id, edge.to.title, false));
            graph.arrow(from, to, kind(edge.kind, edge.related));
        }
        Some(graph)
    }
}

fn twig<'a>(node: &'a Node<'a>) -> Twig<'a> {
    let mark = match node.repeat {
        None => "",
        Some(Repeat::Cycle) => ", back to above",
        Some(Repeat::Drawn) => ", see elsewhere",
    };
    let pay = node.pay_change.filter(|(change, _)| node.repeat.is_none() && *change != Money::units(0));
    let pay = pay.map(|(change, currency)| format!(", {} {currency}", money_change(change))).unwrap_or_default();
    let line = Line::new().plain(node.role.title).muted(format!("  {}{pay}{mark}", kind(node.kind, node.related)));
    Twig { depth: node.depth, last: node.last, line }
}
