//! `next` and `prereqs`: a tree.

use std::borrow::Cow;

use super::kind;
use crate::query::{Node, Repeat, Tree};
use crate::view::View;
use crate::view::graph::Graph;
use crate::view::page::{Line, Page, Twig};
use crate::view::records::{Records, number, value};

impl View for Tree<'_> {
    fn schema(&self) -> &'static str {
        match self.direction {
            crate::query::Direction::Next => "career/next/1",
            crate::query::Direction::Prerequisites => "career/prereqs/1",
        }
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let root = Twig { depth: 0, last: true, line: Line::new().strong(self.root.title) };
        page.tree(std::iter::once(root).chain(self.nodes.iter().map(twig)).collect());
        if self.nodes.is_empty() {
            let nothing = match self.direction {
                crate::query::Direction::Next => "No role follows.",
                crate::query::Direction::Prerequisites => "No other role is expected first.",
            };
            page.paragraph(Line::new().plain(nothing));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["id", "title", "depth", "via"].map(Cow::Borrowed).into();
        let rows =
            self.roles.iter().map(|role| vec![value(role.id), value(role.title), number(Some(role.depth)), value(role.via)]);
        Records { columns, rows: rows.collect() }
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
    let line = Line::new().plain(node.role.title).muted(format!("  {}{mark}", kind(node.kind, node.related)));
    Twig { depth: node.depth, last: node.last, line }
}
