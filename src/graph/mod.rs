//! Shortest-path algorithms over any directed, weighted graph, independent of roles.
//!
//! ```text
//! bidirectional  Dijkstra's algorithm from both ends: the shortest path between two nodes
//! k_shortest     the k shortest loopless paths, with nodes to visit and a limit of moves
//! diverse        the selection of paths that differ from each other
//! ```

mod bidirectional;
mod diverse;
mod k_shortest;

use std::hash::Hash;

pub use diverse::{most_diverse, penalized_weight};
pub use k_shortest::{Constraints, MAX_VIA, RemainingCost, k_shortest_paths, shortest_path};

/// A directed graph read lazily: the neighbours of one node at a time, in both directions. Weights are non-negative and
/// minimised; the weight of any path must stay below 2^63.
pub trait Graph {
    /// Identifies a node.
    type Node: Copy + Ord + Hash;

    /// The successors of a node, each with the weight of the edge.
    fn successors(&mut self, node: Self::Node) -> Vec<(Self::Node, u64)>;

    /// The predecessors of a node, each with the weight of the edge.
    fn predecessors(&mut self, node: Self::Node) -> Vec<(Self::Node, u64)>;
}

/// A path through a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<N> {
    /// All of its nodes, start and goal included.
    pub nodes: Vec<N>,
    /// The sum of the weights of its edges.
    pub weight: u64,
}

impl<N: PartialEq> Path<N> {
    /// The nodes between start and goal.
    #[must_use]
    pub fn interior(&self) -> &[N] {
        match self.nodes.as_slice() {
            [_, interior @ .., _] => interior,
            _ => &[],
        }
    }

    /// How many of its interior nodes are interior nodes of another path too.
    #[must_use]
    pub fn shared_interior(&self, other: &Self) -> usize {
        self.interior().iter().filter(|node| other.interior().contains(node)).count()
    }
}
