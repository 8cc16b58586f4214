//! A directed graph with labelled nodes and edges, for graph drawing formats.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Nodes and edges, in output order.
#[derive(Debug, Default)]
pub struct Graph<'a> {
    pub(crate) nodes: Vec<Node<'a>>,
    pub(crate) arrows: Vec<Arrow<'a>>,
    /// Positions of the nodes by id.
    places: BTreeMap<&'a str, usize>,
    /// The edges added so far, for deduplication.
    drawn: BTreeSet<(usize, usize)>,
}

/// A labelled node.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    /// Whether it is emphasised as the subject of the graph.
    pub(crate) strong: bool,
}

/// A labelled edge between nodes, by position.
#[derive(Debug)]
pub(crate) struct Arrow<'a> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) label: Cow<'a, str>,
}

impl<'a> Graph<'a> {
    /// Adds a node unless it exists, and returns its position.
    pub(crate) fn node(&mut self, id: &'a str, title: &'a str, strong: bool) -> usize {
        let next = self.nodes.len();
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.nodes.push(Node { id, title, strong });
        }
        place
    }

    /// Adds an edge unless there is one from the one node to the other.
    pub(crate) fn arrow(&mut self, from: usize, to: usize, label: impl Into<Cow<'a, str>>) {
        if self.drawn.insert((from, to)) {
            self.arrows.push(Arrow { from, to, label: label.into() });
        }
    }
}
