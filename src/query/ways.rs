//! The best ways over a graph, without a thought of roles.
//!
//! Ways never pass a node twice. The graph stays where it is and is asked for the neighbours of one node after the other; what
//! is kept is what was asked for, and that is little however large the graph:
//!
//! 1. two searches, from the start onward and from the goal back, each by Dijkstra's algorithm, so that they meet half way
//!    (`both_ends`). The best way of all falls out of that.
//! 2. Where more is wanted (several ways, nodes to pass, a limit of moves), both searches go on until no way that is light
//!    enough can leave what they have seen. Every way that is lighter than the radii of both together lies in there wholly: as
//!    long as it is near the start, the first search has seen it, and from there on the second.
//! 3. In that part, from the goal backwards, what remains to be done from each state: a node, which of the nodes to pass
//!    still lie ahead, and how many moves are left.
//! 4. From the start over the tree of all loopless beginnings. An extension weighs the move plus what remains after it
//!    minus what remained before (Johnson's reduced weights, never negative), so beginnings come in the order of
//!    the best way they can still become, and complete ways come best first, as many as are wanted.
//!
//! Yen's algorithm gives the same ways, but runs a whole search for every node of every way it finds, and knows neither
//! nodes to pass nor a limit of moves.

use std::collections::BTreeMap;
use std::hash::Hash;

use pathfinding::prelude::dijkstra_reach;

use super::both_ends::{Known, Search};

/// How many beginnings are looked at before the search is given up. Only nodes to pass in dead ends, in a graph much denser
/// than careers are, come near.
const MOST_BEGINNINGS: usize = 20_000;

/// A limit of so few moves bounds a search better than weights do.
const FEW_MOVES: u32 = 12;

/// Nodes to pass, at most: each doubles the states.
pub const MOST_STOPS: usize = 6;

/// A graph, seen from both ends of its moves. Weights are whatever is to be kept small; sums must stay below 2^63.
pub trait Graph {
    /// Identifies a node.
    type Node: Copy + Ord + Hash;

    /// The nodes that one move leads to, with its weight.
    fn onward(&mut self, node: Self::Node) -> Vec<(Self::Node, u64)>;

    /// The nodes that one move leads from, with its weight.
    fn origins(&mut self, node: Self::Node) -> Vec<(Self::Node, u64)>;
}

/// A way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way<N> {
    /// All of its nodes, start and goal included.
    pub nodes: Vec<N>,
    /// The sum of its moves.
    pub weight: u64,
}

impl<N: PartialEq> Way<N> {
    /// The nodes between the ends.
    #[must_use]
    pub fn stops(&self) -> &[N] {
        match self.nodes.as_slice() {
            [_, stops @ .., _] => stops,
            _ => &[],
        }
    }

    /// How many of its stops another way has too.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        self.stops().iter().filter(|stop| other.stops().contains(stop)).count()
    }
}

/// Where ways must lead.
#[derive(Clone, Debug)]
pub struct Aim<'r, N> {
    /// The last node.
    pub goal: N,
    /// Nodes to pass in any order, at most [`MOST_STOPS`]; neither goal nor start.
    pub via: &'r [N],
    /// Most moves, if there is a limit.
    pub moves: Option<u32>,
}

impl<N: PartialEq> Aim<'_, N> {
    /// The bit of a node among those to pass; 0 for others.
    fn bit(&self, node: &N) -> u8 {
        self.via.iter().position(|via| via == node).map_or(0, |at| 1 << at)
    }

    fn all_bits(&self) -> u8 {
        self.via.iter().fold(0, |bits, node| bits | self.bit(node))
    }
}

/// The best way from a node to another, if there is one.
pub fn best_way<G: Graph>(graph: &mut G, start: G::Node, goal: G::Node) -> Option<Way<G::Node>> {
    Search::new(start, goal).best(graph)
}

/// The best ways from a start, the lightest first, at most `count`. `None` when the search was given up.
pub fn ways<G: Graph>(graph: &mut G, start: G::Node, aim: &Aim<'_, G::Node>, count: usize) -> Option<Vec<Way<G::Node>>> {
    let in_moves = aim.moves.filter(|most| *most <= FEW_MOVES);
    let mut search = Search::new(start, aim.goal);
    if in_moves.is_some() {
        search = search.counting_moves();
    }
    let Some(best) = search.best(graph) else { return Some(Vec::new()) };
    if count == 1 && aim.via.is_empty() && aim.moves.is_none() {
        return Some(vec![best]);
    }
    let mut enough = in_moves.map_or(best.weight, u64::from);
    loop {
        search.widen(graph, enough);
        let found = Remaining::measure(&search.known(), aim.clone()).find(start, count);
        let radius = search.radius();
        match found.ways.last().filter(|_| found.ways.len() == count) {
            _ if found.given_up || in_moves.is_some() || radius == u64::MAX => return found.told(),
            Some(last) if last.weight < radius => return found.told(),
            Some(last) => enough = last.weight,
            None => enough = radius.saturating_add(radius / 2),
        }
    }
}

/// The ways that a search over beginnings found.
struct Found<N> {
    ways: Vec<Way<N>>,
    given_up: bool,
}

impl<N> Found<N> {
    fn told(self) -> Option<Vec<Way<N>>> {
        Some(self.ways).filter(|ways| !(self.given_up && ways.is_empty()))
    }
}

/// A node and what matters of how it came to be passed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State<N> {
    node: N,
    /// Which of the nodes to pass have been passed, this one included.
    passed: u8,
    /// From here to the goal; 0 where moves are not limited.
    moves: u32,
}

impl<N: Copy + PartialEq> State<N> {
    /// The state at a node one move before, if a way may come from there.
    fn before(self, origin: N, aim: &Aim<'_, N>) -> Option<Self> {
        let passed = self.passed & !aim.bit(&self.node);
        // The goal ends every way, and a node to pass that lies ahead cannot lie behind as well.
        let open = origin != aim.goal && aim.bit(&origin) & !passed == 0;
        let moves = match aim.moves {
            Some(most) if self.moves >= most => return None,
            Some(_) => self.moves + 1,
            None => 0,
        };
        open.then_some(Self { node: origin, passed, moves })
    }
}

/// What remains to be done from each state of a part of a graph.
pub struct Remaining<'r, N> {
    aim: Aim<'r, N>,
    /// By node and nodes passed: moves to the goal and least weight, lighter and longer ways first.
    least: BTreeMap<(N, u8), Vec<(u32, u64)>>,
    /// The moves of the part, by their start.
    onward: BTreeMap<N, Vec<(N, u64)>>,
}

impl<'r, N: Copy + Ord + Hash> Remaining<'r, N> {
    /// Measures every state that leads to the goal, over the whole graph.
    pub fn everywhere<G: Graph<Node = N>>(graph: &mut G, aim: Aim<'r, N>) -> Self {
        Self::measure(&Known::behind(graph, aim.goal), aim)
    }

    fn measure(known: &Known<N>, aim: Aim<'r, N>) -> Self {
        let mut least: BTreeMap<(N, u8), Vec<(u32, u64)>> = BTreeMap::new();
        let goal = State { node: aim.goal, passed: aim.all_bits(), moves: 0 };
        let before = |state: &State<N>| {
            let origins = known.origins.get(&state.node).into_iter().flatten();
            origins.filter_map(|(origin, weight)| Some((state.before(*origin, &aim)?, *weight))).collect::<Vec<_>>()
        };
        for reached in dijkstra_reach(&goal, before) {
            let State { node, passed, moves } = reached.node;
            let ways = least.entry((node, passed)).or_default();
            // Reached later is heavier: worth knowing only when it takes fewer moves.
            if ways.last().is_none_or(|(fewest, _)| moves < *fewest) {
                ways.push((moves, reached.total_cost));
            }
        }
        Self { aim, least, onward: known.onward() }
    }

    /// The least weight from a state on, within so many moves.
    fn after(&self, node: N, passed: u8, moves: u32) -> Option<u64> {
        self.least.get(&(node, passed))?.iter().find(|(needed, _)| *needed <= moves).map(|(_, weight)| *weight)
    }

    /// The best ways from a start, the lightest first, at most `count`. `None` when the search was given up.
    #[must_use]
    pub fn ways(&self, start: N, count: usize) -> Option<Vec<Way<N>>> {
        self.find(start, count).told()
    }

    fn find(&self, start: N, count: usize) -> Found<N> {
        let moves = self.aim.moves.unwrap_or(u32::MAX);
        let mut found = Found { ways: Vec::new(), given_up: false };
        let Some(least) = self.after(start, 0, moves) else { return found };
        let beginning = Beginning { nodes: vec![start], passed: 0, left: moves };
        let mut beginnings = dijkstra_reach(&beginning, |beginning| beginning.extensions(self));
        for _ in 0..MOST_BEGINNINGS {
            let Some(reached) = beginnings.next() else { return found };
            if reached.node.last() == Some(self.aim.goal) {
                found.ways.push(Way { nodes: reached.node.nodes, weight: least + reached.total_cost });
                if found.ways.len() == count {
                    return found;
                }
            }
        }
        Found { given_up: true, ..found }
    }
}

/// A way as far as it has got.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Beginning<N> {
    nodes: Vec<N>,
    passed: u8,
    /// Moves still allowed.
    left: u32,
}

impl<N: Copy + Ord + Hash> Beginning<N> {
    fn last(&self) -> Option<N> {
        self.nodes.last().copied()
    }

    /// The same with one more node, and what that adds to the least weight of a whole way.
    fn extensions(&self, remaining: &Remaining<'_, N>) -> Vec<(Self, u64)> {
        let extend = |(node, weight): (N, u64), before: u64| {
            let (passed, left) = (self.passed | remaining.aim.bit(&node), self.left.checked_sub(1)?);
            let after = remaining.after(node, passed, left).filter(|_| !self.nodes.contains(&node))?;
            let nodes = self.nodes.iter().copied().chain([node]).collect();
            // `before` is the least of all such sums, unless the image behind the graph is damaged.
            Some((Self { nodes, passed, left }, (weight + after).saturating_sub(before)))
        };
        let Some(last) = self.last().filter(|last| *last != remaining.aim.goal) else { return Vec::new() };
        let Some(before) = remaining.after(last, self.passed, self.left) else { return Vec::new() };
        let onward = remaining.onward.get(&last).into_iter().flatten();
        onward.filter_map(|moved| extend(*moved, before)).collect()
    }
}

/// Puts ways that really differ first: again and again the one of the least weight after a surcharge, which is the share of
/// its stops that one way already chosen has too (a way with half of its stops in common counts one and a half times).
/// Surcharges only grow, so the ways come in the order of their weights with surcharge.
#[must_use]
pub fn different_first<N: PartialEq>(mut ways: Vec<Way<N>>, count: usize) -> Vec<Way<N>> {
    let mut chosen: Vec<Way<N>> = Vec::new();
    while chosen.len() < count {
        // The first of equals, and ways come in the order of their weights.
        let best = ways.iter().enumerate().min_by_key(|(_, way)| surcharged(way, &chosen)).map(|(at, _)| at);
        let Some(best) = best else { break };
        chosen.push(ways.remove(best));
    }
    chosen
}

/// The weight of a way after the surcharge for what it shares with one of the ways before it.
#[must_use]
pub fn surcharged<N: PartialEq>(way: &Way<N>, before: &[Way<N>]) -> u64 {
    let shared = before.iter().map(|other| way.shared(other)).max().unwrap_or_default() as u64;
    let stops = way.stops().len().max(1) as u64;
    way.weight + way.weight / stops * shared
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Weights of moves by start and end.
    #[derive(Clone, Debug)]
    struct Arrows(BTreeMap<(usize, usize), u64>);

    impl Graph for Arrows {
        type Node = usize;

        fn onward(&mut self, node: usize) -> Vec<(usize, u64)> {
            self.0.iter().filter(|((from, _), _)| *from == node).map(|((_, to), weight)| (*to, *weight)).collect()
        }

        fn origins(&mut self, node: usize) -> Vec<(usize, u64)> {
            self.0.iter().filter(|((_, to), _)| *to == node).map(|((from, _), weight)| (*from, *weight)).collect()
        }
    }

    impl Arrows {
        fn weight(&self, nodes: &[usize]) -> u64 {
            nodes.iter().zip(nodes.iter().skip(1)).filter_map(|(from, to)| self.0.get(&(*from, *to))).sum()
        }

        /// Every loopless way, the lightest first.
        fn all_ways(&self, start: usize, aim: &Aim<'_, usize>) -> Vec<Way<usize>> {
            let mut ways = Vec::new();
            let mut open = vec![vec![start]];
            while let Some(nodes) = open.pop() {
                if nodes.last() == Some(&aim.goal) {
                    let moves = u32::try_from(nodes.len() - 1).unwrap_or(u32::MAX);
                    if aim.via.iter().all(|via| nodes.contains(via)) && aim.moves.is_none_or(|most| moves <= most) {
                        ways.push(Way { weight: self.weight(&nodes), nodes });
                    }
                    continue;
                }
                for (from, to) in self.0.keys() {
                    if nodes.last() == Some(from) && !nodes.contains(to) {
                        open.push(nodes.iter().copied().chain([*to]).collect());
                    }
                }
            }
            ways.sort_by_key(|way| way.weight);
            ways
        }

        fn best_ways(&mut self, start: usize, aim: &Aim<'_, usize>, count: usize) -> Vec<Way<usize>> {
            ways(self, start, aim, count).unwrap_or_default()
        }
    }

    fn arrows() -> impl Strategy<Value = Arrows> {
        let arrow = (0_usize..8, 0_usize..8, 1_u64..20);
        prop::collection::vec(arrow, 0..28).prop_map(|arrows| {
            Arrows(arrows.into_iter().filter(|(from, to, _)| from != to).map(|(from, to, weight)| ((from, to), weight)).collect())
        })
    }

    proptest! {
        #![proptest_config(crate::properties::config(256))]

        #[test]
        fn ways_are_those_that_trying_everything_finds(
            mut graph in arrows(),
            via in prop::sample::subsequence(vec![2_usize, 3, 4], 0..=3),
            moves in prop::option::of(1_u32..7),
            count in 1_usize..12,
        ) {
            let aim = Aim { goal: 1, via: &via, moves };
            let all = graph.all_ways(0, &aim);
            let found = graph.best_ways(0, &aim, count);
            let weights = |ways: &[Way<usize>]| ways.iter().map(|way| way.weight).collect::<Vec<_>>();
            let expected: Vec<_> = all.iter().take(count).cloned().collect();
            prop_assert_eq!(weights(&found), weights(&expected));
            for (at, way) in found.iter().enumerate() {
                prop_assert!(all.contains(way), "{way:?} is a loopless way that keeps to its terms");
                prop_assert!(!found.iter().take(at).any(|before| before == way), "{way:?} comes once");
            }
        }

        #[test]
        fn what_differs_comes_first_and_in_order(mut graph in arrows(), count in 1_usize..6) {
            let aim = Aim { goal: 1, via: &[], moves: None };
            let pool = graph.best_ways(0, &aim, 4 * count);
            let chosen = different_first(pool.clone(), count);
            prop_assert_eq!(chosen.len(), count.min(pool.len()));
            prop_assert_eq!(chosen.first(), pool.first());
            let surcharged: Vec<_> =
                chosen.iter().enumerate().map(|(at, way)| surcharged(way, chosen.get(..at).unwrap_or_default())).collect();
            prop_assert!(surcharged.is_sorted(), "{surcharged:?}");
            prop_assert!(chosen.iter().enumerate().all(|(at, way)| !chosen.iter().take(at).any(|before| before == way)));
        }
    }

    #[test]
    fn directions_differ() {
        let mut graph = Arrows(BTreeMap::from([((0, 1), 5), ((1, 2), 1), ((2, 0), 1)]));
        let there = graph.best_ways(0, &Aim { goal: 1, via: &[], moves: None }, 1);
        let back = graph.best_ways(1, &Aim { goal: 0, via: &[], moves: None }, 1);
        assert_eq!((there, back), (vec![Way { nodes: vec![0, 1], weight: 5 }], vec![Way { nodes: vec![1, 2, 0], weight: 2 }]));
    }

    #[test]
    fn a_stop_in_a_dead_end_of_a_dense_graph_is_given_up() {
        // All but the stop lead everywhere; it is reached, and left, by way of the start alone.
        let mut arrows: BTreeMap<_, _> = (0..14).flat_map(|from| (0..14).map(move |to| ((from, to), 1))).collect();
        arrows.retain(|(from, to), _| from != to);
        arrows.extend([((0, 99), 1), ((99, 0), 1)]);
        let mut graph = Arrows(arrows);
        assert_eq!(ways(&mut graph, 0, &Aim { goal: 1, via: &[99], moves: None }, 1), None);
    }
}
