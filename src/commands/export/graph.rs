//! The view of `export --graph`: one record for each move.

use crate::commands::shared::cells::kind;
use crate::query;
use crate::view::graph::Graph;
use crate::view::page::{Column, Page};
use crate::view::records::{Columns, Row, value};
use crate::view::words::counted;
use crate::view::{Format, ReportKind, View};
use career_data::vocabulary::Vocabulary;

pub(super) const GRAPH: ReportKind = ReportKind::of::<query::Graph<'_>>("graph", "career/graph/1");

impl View for query::Graph<'_> {
    const SPECIAL_FORMATS: &'static [Format] = &Format::GRAPH;

    fn schema(&self) -> &'static str {
        GRAPH.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title("Career graph", format!("{}, {}", counted(self.roles.len(), "role"), counted(self.edges.len(), "move")));
        let columns = vec![Column::left("From", 0), Column::left("To", 0), Column::left("Kind", 1)];
        let rows =
            self.edges.iter().map(|edge| vec![edge.from.title.into(), edge.to.title.into(), kind(edge.kind, edge.basis.basis)]);
        page.grid(columns, rows.collect());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["from", "to", "kind", "basis"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let rows = self
            .edges
            .iter()
            .map(|edge| vec![value(edge.from.id), value(edge.to.id), value(edge.kind.name()), value(edge.basis.basis.name())]);
        rows.collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        for role in &self.roles {
            graph.node(role.id, role.title, false);
        }
        for edge in &self.edges {
            let (from, to) = (graph.node(edge.from.id, edge.from.title, false), graph.node(edge.to.id, edge.to.title, false));
            graph.arrow(from, to, kind(edge.kind, edge.basis.basis));
        }
        Some(graph)
    }
}
