//! Bidirectional Dijkstra search. With b edges per node, a search from one end explores about b^d nodes to find a path of d
//! moves; two searches that meet halfway explore about 2 b^(d/2).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::hash::Hash;

use rustc_hash::FxBuildHasher;

use super::{Graph, Path};

/// Two Dijkstra searches, forward from the start and backward from the goal.
pub(super) struct BidirectionalSearch<N> {
    forward: Frontier<N>,
    backward: Frontier<N>,
    /// The weight of the shortest path found so far, and a node of it that both searches have reached.
    meeting: Option<(u64, N)>,
    /// Whether every edge counts as weight 1.
    counting: bool,
}

/// A Dijkstra search from one end.
struct Frontier<N> {
    root: N,
    reached: HashMap<N, Reached<N>, FxBuildHasher>,
    queue: BinaryHeap<Reverse<(u64, N)>>,
    /// The nodes whose distance is final, with their edges.
    settled: Vec<(N, Vec<(N, u64)>)>,
}

/// How a node was reached.
#[derive(Clone, Copy)]
struct Reached<N> {
    distance: u64,
    /// The node before it, one edge nearer to the root.
    parent: N,
}

impl<N: Copy + Ord + Hash> BidirectionalSearch<N> {
    pub(super) fn new(start: N, goal: N) -> Self {
        let meeting = (start == goal).then_some((0, start));
        Self { forward: Frontier::new(start), backward: Frontier::new(goal), meeting, counting: false }
    }

    /// Counts moves instead of adding up weights.
    pub(super) fn counting_moves(self) -> Self {
        Self { counting: true, ..self }
    }

    /// The sum of both radii: every lighter path lies in the explored subgraph. `u64::MAX` once either search is exhausted.
    pub(super) fn radius(&mut self) -> u64 {
        self.forward.radius().zip(self.backward.radius()).map_or(u64::MAX, |(forward, backward)| forward.saturating_add(backward))
    }

    /// The shortest path. With [`counting_moves`](Self::counting_moves), its weight is its number of moves.
    pub(super) fn shortest_path<G: Graph<Node = N>>(&mut self, graph: &mut G) -> Option<Path<N>> {
        loop {
            let radius = self.radius();
            if radius == u64::MAX || self.meeting.is_some_and(|(weight, _)| weight <= radius) {
                break;
            }
            self.settle_next(graph);
        }
        let (weight, node) = self.meeting?;
        let mut nodes = self.forward.path_to_root(node);
        nodes.reverse();
        nodes.extend(self.backward.path_to_root(node).into_iter().skip(1));
        Some(Path { nodes, weight })
    }

    /// Continues until every path of up to this weight lies in the explored subgraph.
    pub(super) fn explore_up_to<G: Graph<Node = N>>(&mut self, graph: &mut G, weight: u64) {
        while self.radius() <= weight && self.radius() < u64::MAX {
            self.settle_next(graph);
        }
    }

    /// Settles one more node, on the side with the shorter queue.
    fn settle_next<G: Graph<Node = N>>(&mut self, graph: &mut G) {
        let is_forward = self.forward.queue.len() <= self.backward.queue.len();
        let (frontier, other) =
            if is_forward { (&mut self.forward, &self.backward) } else { (&mut self.backward, &self.forward) };
        let Some(node) = frontier.take() else { return };
        let edges = if is_forward { graph.successors(node) } else { graph.predecessors(node) };
        for &(next, weight) in &edges {
            let Some(distance) = frontier.relax(next, node, if self.counting { 1 } else { weight }) else { continue };
            let whole = other.reached.get(&next).map(|rest| distance.saturating_add(rest.distance));
            if let Some(whole) = whole.filter(|whole| self.meeting.is_none_or(|(least, _)| *whole < least)) {
                self.meeting = Some((whole, next));
            }
        }
        frontier.settled.push((node, edges));
    }

    /// The explored subgraph.
    pub(super) fn explored(&self) -> ExploredGraph<N> {
        let mut explored = ExploredGraph { predecessors: BTreeMap::new() };
        for (from, edges) in &self.forward.settled {
            for (to, weight) in edges {
                explored.predecessors.entry(*to).or_default().push((*from, *weight));
            }
        }
        for (to, edges) in &self.backward.settled {
            // Replaces those from the forward search, of which these are a superset.
            explored.predecessors.insert(*to, edges.clone());
        }
        explored
    }
}

impl<N: Copy + Ord + Hash> Frontier<N> {
    fn new(root: N) -> Self {
        let reached = HashMap::from_iter([(root, Reached { distance: 0, parent: root })]);
        Self { root, reached, queue: BinaryHeap::from([Reverse((0, root))]), settled: Vec::new() }
    }

    /// The distance of the next node to settle; `None` if the search is exhausted.
    fn radius(&mut self) -> Option<u64> {
        while let Some(Reverse((distance, node))) = self.queue.peek() {
            if self.reached.get(node).is_some_and(|reached| reached.distance == *distance) {
                return Some(*distance);
            }
            // A stale entry: a shorter path to the node was found after it was queued.
            self.queue.pop();
        }
        None
    }

    /// Removes the next node from the queue; its distance is final.
    fn take(&mut self) -> Option<N> {
        self.radius()?;
        self.queue.pop().map(|Reverse((_, node))| node)
    }

    /// Relaxes the edge from `parent` to `node`; returns the new distance of `node` if it is shorter than the known one.
    fn relax(&mut self, node: N, parent: N, weight: u64) -> Option<u64> {
        let distance = self.reached.get(&parent)?.distance.saturating_add(weight);
        if self.reached.get(&node).is_some_and(|known| known.distance <= distance) {
            return None;
        }
        self.reached.insert(node, Reached { distance, parent });
        self.queue.push(Reverse((distance, node)));
        Some(distance)
    }

    /// The nodes from one back to the root.
    fn path_to_root(&self, node: N) -> Vec<N> {
        let mut nodes = vec![node];
        let mut last = node;
        while let Some(reached) = self.reached.get(&last).filter(|_| last != self.root) {
            last = reached.parent;
            nodes.push(last);
        }
        nodes
    }
}

/// A subgraph, as an adjacency list.
pub(super) struct ExploredGraph<N> {
    /// By the end of an edge: its start and weight.
    pub(super) predecessors: BTreeMap<N, Vec<(N, u64)>>,
}

impl<N: Copy + Ord + Hash> ExploredGraph<N> {
    /// Every node from which this one can be reached, with all of its incoming edges.
    pub(super) fn leading_to<G: Graph<Node = N>>(graph: &mut G, node: N) -> Self {
        let mut predecessors: BTreeMap<N, Vec<(N, u64)>> = BTreeMap::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !predecessors.contains_key(&node) {
                let edges = graph.predecessors(node);
                open.extend(edges.iter().map(|(from, _)| *from).filter(|from| !predecessors.contains_key(from)));
                predecessors.insert(node, edges);
            }
        }
        Self { predecessors }
    }

    /// The edges by their start: end and weight.
    pub(super) fn successors(&self) -> BTreeMap<N, Vec<(N, u64)>> {
        let mut successors: BTreeMap<N, Vec<(N, u64)>> = BTreeMap::new();
        for (node, predecessors) in &self.predecessors {
            for (from, weight) in predecessors {
                successors.entry(*from).or_default().push((*node, *weight));
            }
        }
        successors
    }
}
