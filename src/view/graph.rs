//! A graph: nodes and arrows with what is written on them, for the programs that draw graphs.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Nodes and the arrows between them, in the order they are to be written.
#[derive(Debug, Default)]
pub struct Graph<'a> {
    pub(crate) nodes: Vec<Node<'a>>,
    pub(crate) arrows: Vec<Arrow<'a>>,
    /// Positions of the nodes by id.
    places: BTreeMap<&'a str, usize>,
    /// The ends of the arrows.
    drawn: BTreeSet<(usize, usize)>,
}

/// A box with a title.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    /// Whether it is what the graph is about.
    pub(crate) strong: bool,
}

/// From one node to another, by their positions.
#[derive(Debug)]
pub(crate) struct Arrow<'a> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) label: Cow<'a, str>,
}

impl<'a> Graph<'a> {
    /// Adds a node, unless it is there, and gives its position.
    pub(crate) fn node(&mut self, id: &'a str, title: &'a str, strong: bool) -> usize {
        let next = self.nodes.len();
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.nodes.push(Node { id, title, strong });
        }
        place
    }

    /// Adds an arrow, unless there is one between the two.
    pub(crate) fn arrow(&mut self, from: usize, to: usize, label: impl Into<Cow<'a, str>>) {
        if self.drawn.insert((from, to)) {
            self.arrows.push(Arrow { from, to, label: label.into() });
        }
    }
}
