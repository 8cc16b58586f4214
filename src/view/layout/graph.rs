//! `export --graph`: a record a move.

use std::borrow::Cow;

use super::{kind, mark_related};
use crate::query;
use crate::view::View;
use crate::view::graph::Graph;
use crate::view::page::{Column, Page};
use crate::view::records::{Records, value};
use crate::view::words::counted;
use career_data::vocabulary::Vocabulary;

impl View for query::Graph<'_> {
    fn schema(&self) -> &'static str {
        "career/graph/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title("Career graph", format!("{}, {}", counted(self.roles.len(), "role"), counted(self.edges.len(), "move")));
        let columns = vec![Column::left("From", 0), Column::left("To", 0), Column::left("Kind", 1)];
        let rows =
            self.edges.iter().map(|edge| vec![edge.from.title.into(), edge.to.title.into(), kind(edge.kind, edge.related)]);
        page.grid(columns, rows.collect());
        page
    }

    fn records(&self) -> Records<'_> {
        let mut records = Records {
            columns: ["from", "to", "kind"].map(Cow::Borrowed).into(),
            rows: self.edges.iter().map(|edge| vec![value(edge.from.id), value(edge.to.id), value(edge.kind.name())]).collect(),
        };
        mark_related(&mut records, self.edges.iter().map(|edge| edge.related));
        records
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        for role in &self.roles {
            graph.node(role.id, role.title, false);
        }
        for edge in &self.edges {
            let (from, to) = (graph.node(edge.from.id, edge.from.title, false), graph.node(edge.to.id, edge.to.title, false));
            graph.arrow(from, to, kind(edge.kind, edge.related));
        }
        Some(graph)
    }
}
