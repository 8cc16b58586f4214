//! The k shortest loopless paths between two nodes, with nodes to visit and a limit of moves.
//!
//! The graph is read lazily, the neighbours of one node at a time, and only the part that was read is kept:
//!
//! 1. A bidirectional Dijkstra search ([`bidirectional`](super::bidirectional)) gives the shortest path.
//! 2. If more is required (several paths, nodes to visit, a limit of moves), both searches continue until every path that is
//!    light enough lies in the explored subgraph. A path that weighs less than the sum of the two radii does: it stays
//!    within the forward search as long as it is near the start, and within the backward search from there on.
//! 3. In that subgraph, Dijkstra's algorithm backwards from the goal gives the exact remaining cost of every state: a node,
//!    the set of nodes to visit that have been visited, and the number of moves that are left.
//! 4. From the start, a best-first search expands loopless path prefixes. As in A*, a prefix is ordered by its weight plus the
//!    remaining cost, which is exact up to the ban on loops. The remaining costs serve as Johnson's potentials: extending a
//!    prefix costs the reduced weight of the edge (its weight, plus the remaining cost after it, minus that before it), which
//!    is never negative. Complete paths therefore come out in ascending order of weight.
//!
//! With n nodes and m edges explored, step 3 takes O(2^v m l log(2^v n l)) for v nodes to visit and a limit of l moves (l = 1
//! without one). Step 4 needs one prefix for each node of each path found if no prefix runs into a loop; in the worst
//! case the number of prefixes is exponential, since loopless paths through given nodes are NP-hard to find, and it is capped.
//! Yen's algorithm gives the same paths in O(k n (m + n log n)), but it runs a whole search for every node of every path it
//! finds, and has neither nodes to visit nor a limit of moves.

use std::collections::BTreeMap;
use std::hash::Hash;

use pathfinding::prelude::dijkstra_reach;

use super::bidirectional::{BidirectionalSearch, ExploredGraph};
use super::{Graph, Path};

/// Maximum number of prefixes that are expanded before the search is given up. Only nodes to visit that are dead ends, in a
/// graph much denser than the career graph, require nearly as many.
const MAX_PREFIXES: usize = 20_000;

/// Up to this limit of moves, the search is bounded by moves rather than by weight: that explores less.
const FEW_MOVES: u32 = 12;

/// Maximum number of nodes to visit: each doubles the number of states.
pub const MAX_VIA: usize = 6;

/// The constraints that a path must satisfy.
#[derive(Clone, Debug)]
pub struct Constraints<'r, N> {
    /// The last node of the path.
    pub goal: N,
    /// Nodes to visit in any order, at most [`MAX_VIA`]; neither goal nor start.
    pub via: &'r [N],
    /// Maximum number of moves; unlimited when absent.
    pub max_moves: Option<u32>,
}

impl<N: PartialEq> Constraints<'_, N> {
    /// The bit of a node to visit; 0 for all other nodes.
    fn bit(&self, node: &N) -> u8 {
        self.via.iter().position(|via| via == node).map_or(0, |at| 1 << at)
    }

    fn all_bits(&self) -> u8 {
        self.via.iter().fold(0, |bits, node| bits | self.bit(node))
    }
}

/// The shortest path between two nodes, if there is one.
pub fn shortest_path<G: Graph>(graph: &mut G, start: G::Node, goal: G::Node) -> Option<Path<G::Node>> {
    BidirectionalSearch::new(start, goal).shortest_path(graph)
}

/// Up to `count` shortest loopless paths from a start, in ascending order of weight. `None` if the search was given up before
/// it found any.
pub fn k_shortest_paths<G: Graph>(
    graph: &mut G,
    start: G::Node,
    constraints: &Constraints<'_, G::Node>,
    count: usize,
) -> Option<Vec<Path<G::Node>>> {
    // Counting moves multiplies the states by their limit, and most shortest paths are within it anyway.
    if let Some(limit) = constraints.max_moves.filter(|limit| *limit > FEW_MOVES) {
        let free = k_shortest_paths(graph, start, &Constraints { max_moves: None, ..constraints.clone() }, count)?;
        if free.iter().all(|path| path.nodes.len() <= limit as usize + 1) {
            return Some(free);
        }
    }
    let mut search = BidirectionalSearch::new(start, constraints.goal);
    let Some(mut shortest) = search.shortest_path(graph) else { return Some(Vec::new()) };
    let fits = constraints.max_moves.is_none_or(|limit| shortest.nodes.len() <= limit as usize + 1);
    if count == 1 && constraints.via.is_empty() && fits {
        return Some(vec![shortest]);
    }
    let bounded_by_moves = constraints.max_moves.filter(|limit| *limit <= FEW_MOVES);
    if bounded_by_moves.is_some() {
        search = BidirectionalSearch::new(start, constraints.goal).counting_moves();
        shortest = search.shortest_path(graph)?;
    }
    let mut explored_weight = bounded_by_moves.map_or(shortest.weight, u64::from);
    loop {
        search.explore_up_to(graph, explored_weight);
        let found = RemainingCost::measure(&search.explored(), constraints.clone()).find(start, count);
        let radius = search.radius();
        match found.paths.last().filter(|_| found.paths.len() == count) {
            _ if found.given_up || bounded_by_moves.is_some() || radius == u64::MAX => return found.into_paths(),
            Some(last) if last.weight < radius => return found.into_paths(),
            Some(last) => explored_weight = last.weight,
            None => explored_weight = radius.saturating_add(radius / 2),
        }
    }
}

/// The result of a search over prefixes.
struct Found<N> {
    paths: Vec<Path<N>>,
    given_up: bool,
}

impl<N> Found<N> {
    /// The paths; `None` if the search was given up before it found any.
    fn into_paths(self) -> Option<Vec<Path<N>>> {
        Some(self.paths).filter(|paths| !(self.given_up && paths.is_empty()))
    }
}

/// A node with the part of the path's history that the remaining cost depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State<N> {
    node: N,
    /// Bit set of the nodes to visit that have been visited, this one included.
    visited: u8,
    /// Moves from here to the goal; 0 if their number is unlimited.
    moves: u32,
}

impl<N: Copy + PartialEq> State<N> {
    /// The state at a predecessor, or `None` if no valid path leads through it.
    fn before(self, predecessor: N, constraints: &Constraints<'_, N>) -> Option<Self> {
        let visited = self.visited & !constraints.bit(&self.node);
        // Every path ends at the goal, and a node to visit that lies ahead cannot lie behind as well.
        let open = predecessor != constraints.goal && constraints.bit(&predecessor) & !visited == 0;
        let moves = match constraints.max_moves {
            Some(limit) if self.moves >= limit => return None,
            Some(_) => self.moves + 1,
            None => 0,
        };
        open.then_some(Self { node: predecessor, visited, moves })
    }
}

/// The exact cost from every state of a subgraph to the goal, if loops are allowed.
pub struct RemainingCost<'r, N> {
    constraints: Constraints<'r, N>,
    /// By node and nodes visited: the Pareto front of (moves to the goal, least weight), by ascending weight and descending
    /// moves.
    costs: BTreeMap<(N, u8), Vec<(u32, u64)>>,
    /// The edges of the subgraph by their start: end and weight.
    successors: BTreeMap<N, Vec<(N, u64)>>,
}

impl<'r, N: Copy + Ord + Hash> RemainingCost<'r, N> {
    /// Computes the cost of every state from which the goal can be reached, in the whole graph: for many starts with one goal.
    pub fn of_whole_graph<G: Graph<Node = N>>(graph: &mut G, constraints: Constraints<'r, N>) -> Self {
        Self::measure(&ExploredGraph::leading_to(graph, constraints.goal), constraints)
    }

    fn measure(explored: &ExploredGraph<N>, constraints: Constraints<'r, N>) -> Self {
        let mut costs: BTreeMap<(N, u8), Vec<(u32, u64)>> = BTreeMap::new();
        let goal = State { node: constraints.goal, visited: constraints.all_bits(), moves: 0 };
        let before = |state: &State<N>| {
            let predecessors = explored.predecessors.get(&state.node).into_iter().flatten();
            predecessors.filter_map(|(node, weight)| Some((state.before(*node, &constraints)?, *weight))).collect::<Vec<_>>()
        };
        for reached in dijkstra_reach(&goal, before) {
            let State { node, visited, moves } = reached.node;
            let known = costs.entry((node, visited)).or_default();
            // States come in ascending order of weight: a later one is dominated unless it takes fewer moves.
            if known.last().is_none_or(|(fewest, _)| moves < *fewest) {
                known.push((moves, reached.total_cost));
            }
        }
        Self { constraints, costs, successors: explored.successors() }
    }

    /// The least weight from a state to the goal within a number of moves.
    fn cost_from(&self, node: N, visited: u8, moves: u32) -> Option<u64> {
        self.costs.get(&(node, visited))?.iter().find(|(needed, _)| *needed <= moves).map(|(_, weight)| *weight)
    }

    /// Up to `count` shortest loopless paths from a start, in ascending order of weight. `None` if the search was given up before
    /// it found any.
    #[must_use]
    pub fn paths_from(&self, start: N, count: usize) -> Option<Vec<Path<N>>> {
        self.find(start, count).into_paths()
    }

    fn find(&self, start: N, count: usize) -> Found<N> {
        let moves = self.constraints.max_moves.unwrap_or(u32::MAX);
        let mut found = Found { paths: Vec::new(), given_up: false };
        let Some(least) = self.cost_from(start, 0, moves) else { return found };
        let prefix = Prefix { nodes: vec![start], visited: 0, moves_left: moves };
        let mut prefixes = dijkstra_reach(&prefix, |prefix| prefix.extensions(self));
        for _ in 0..MAX_PREFIXES {
            let Some(reached) = prefixes.next() else { return found };
            if reached.node.last() == Some(self.constraints.goal) {
                found.paths.push(Path { nodes: reached.node.nodes, weight: least + reached.total_cost });
                if found.paths.len() == count {
                    return found;
                }
            }
        }
        Found { given_up: true, ..found }
    }
}

/// The prefix of a loopless path.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Prefix<N> {
    nodes: Vec<N>,
    visited: u8,
    moves_left: u32,
}

impl<N: Copy + Ord + Hash> Prefix<N> {
    fn last(&self) -> Option<N> {
        self.nodes.last().copied()
    }

    /// The extensions of the prefix by one node, each with the reduced weight of the edge.
    fn extensions(&self, remaining: &RemainingCost<'_, N>) -> Vec<(Self, u64)> {
        let extend = |(node, weight): (N, u64), before: u64| {
            let (visited, moves_left) = (self.visited | remaining.constraints.bit(&node), self.moves_left.checked_sub(1)?);
            let after = remaining.cost_from(node, visited, moves_left).filter(|_| !self.nodes.contains(&node))?;
            let nodes = self.nodes.iter().copied().chain([node]).collect();
            // `before` is the minimum of all such sums, unless the image behind the graph is damaged.
            Some((Self { nodes, visited, moves_left }, (weight + after).saturating_sub(before)))
        };
        let Some(last) = self.last().filter(|last| *last != remaining.constraints.goal) else { return Vec::new() };
        let Some(before) = remaining.cost_from(last, self.visited, self.moves_left) else { return Vec::new() };
        let successors = remaining.successors.get(&last).into_iter().flatten();
        successors.filter_map(|edge| extend(*edge, before)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::graph::{most_diverse, penalized_weight};

    /// Weights of moves by start and end.
    #[derive(Clone, Debug)]
    struct Edges(BTreeMap<(usize, usize), u64>);

    impl Graph for Edges {
        type Node = usize;

        fn successors(&mut self, node: usize) -> Vec<(usize, u64)> {
            self.0.iter().filter(|((from, _), _)| *from == node).map(|((_, to), weight)| (*to, *weight)).collect()
        }

        fn predecessors(&mut self, node: usize) -> Vec<(usize, u64)> {
            self.0.iter().filter(|((_, to), _)| *to == node).map(|((from, _), weight)| (*from, *weight)).collect()
        }
    }

    impl Edges {
        fn weight(&self, nodes: &[usize]) -> u64 {
            nodes.iter().zip(nodes.iter().skip(1)).filter_map(|(from, to)| self.0.get(&(*from, *to))).sum()
        }

        /// Every loopless path, the lightest first.
        fn all_paths(&self, start: usize, constraints: &Constraints<'_, usize>) -> Vec<Path<usize>> {
            let mut paths = Vec::new();
            let mut open = vec![vec![start]];
            while let Some(nodes) = open.pop() {
                if nodes.last() == Some(&constraints.goal) {
                    let moves = u32::try_from(nodes.len() - 1).unwrap_or(u32::MAX);
                    if constraints.via.iter().all(|via| nodes.contains(via))
                        && constraints.max_moves.is_none_or(|most| moves <= most)
                    {
                        paths.push(Path { weight: self.weight(&nodes), nodes });
                    }
                    continue;
                }
                for (from, to) in self.0.keys() {
                    if nodes.last() == Some(from) && !nodes.contains(to) {
                        open.push(nodes.iter().copied().chain([*to]).collect());
                    }
                }
            }
            paths.sort_by_key(|path| path.weight);
            paths
        }

        fn shortest(&mut self, start: usize, constraints: &Constraints<'_, usize>, count: usize) -> Vec<Path<usize>> {
            k_shortest_paths(self, start, constraints, count).unwrap_or_default()
        }
    }

    fn edges() -> impl Strategy<Value = Edges> {
        let edge = (0_usize..8, 0_usize..8, 1_u64..20);
        prop::collection::vec(edge, 0..28).prop_map(|edges| {
            Edges(edges.into_iter().filter(|(from, to, _)| from != to).map(|(from, to, weight)| ((from, to), weight)).collect())
        })
    }

    proptest! {
        #![proptest_config(crate::properties::config(256))]

        #[test]
        fn paths_are_those_that_trying_everything_finds(
            mut graph in edges(),
            via in prop::sample::subsequence(vec![2_usize, 3, 4], 0..=3),
            moves in prop::option::of(1_u32..7),
            count in 1_usize..12,
        ) {
            let constraints = Constraints { goal: 1, via: &via, max_moves: moves };
            let all = graph.all_paths(0, &constraints);
            let found = graph.shortest(0, &constraints, count);
            let weights = |paths: &[Path<usize>]| paths.iter().map(|path| path.weight).collect::<Vec<_>>();
            let expected: Vec<_> = all.iter().take(count).cloned().collect();
            prop_assert_eq!(weights(&found), weights(&expected));
            for (at, path) in found.iter().enumerate() {
                prop_assert!(all.contains(path), "{path:?} is a loopless path that satisfies its constraints");
                prop_assert!(!found.iter().take(at).any(|before| before == path), "{path:?} comes once");
            }
        }

        #[test]
        fn what_differs_comes_first_and_in_order(mut graph in edges(), count in 1_usize..6) {
            let constraints = Constraints { goal: 1, via: &[], max_moves: None };
            let pool = graph.shortest(0, &constraints, 4 * count);
            let chosen = most_diverse(pool.clone(), &[], count);
            prop_assert_eq!(chosen.len(), count.min(pool.len()));
            prop_assert_eq!(chosen.first(), pool.first());
            let weights: Vec<_> =
                chosen.iter().enumerate().map(|(at, path)| penalized_weight(path, chosen.get(..at).unwrap_or_default())).collect();
            prop_assert!(weights.is_sorted(), "{weights:?}");
            prop_assert!(chosen.iter().enumerate().all(|(at, path)| !chosen.iter().take(at).any(|before| before == path)));
        }
    }

    #[test]
    fn directions_differ() {
        let mut graph = Edges(BTreeMap::from([((0, 1), 5), ((1, 2), 1), ((2, 0), 1)]));
        let there = graph.shortest(0, &Constraints { goal: 1, via: &[], max_moves: None }, 1);
        let back = graph.shortest(1, &Constraints { goal: 0, via: &[], max_moves: None }, 1);
        assert_eq!((there, back), (vec![Path { nodes: vec![0, 1], weight: 5 }], vec![Path { nodes: vec![1, 2, 0], weight: 2 }]));
    }

    #[test]
    fn a_stop_in_a_dead_end_of_a_dense_graph_is_given_up() {
        // Nodes 0 to 13 form a complete graph; the stop, 99, is connected to the start only.
        let mut edges: BTreeMap<_, _> = (0..14).flat_map(|from| (0..14).map(move |to| ((from, to), 1))).collect();
        edges.retain(|(from, to), _| from != to);
        edges.extend([((0, 99), 1), ((99, 0), 1)]);
        let mut graph = Edges(edges);
        assert_eq!(k_shortest_paths(&mut graph, 0, &Constraints { goal: 1, via: &[99], max_moves: None }, 1), None);
    }
}
