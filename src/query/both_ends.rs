//! A search for ways from both of their ends at once: what a search from one end alone looks at grows with the distance to the
//! power of how many ways branch off, so two of half the distance look at a fraction of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::hash::Hash;

use rustc_hash::FxBuildHasher;

use super::ways::{Graph, Way};

/// Two searches that grow towards each other.
pub(super) struct Search<N> {
    ahead: Front<N>,
    back: Front<N>,
    /// The least weight of a way that both have seen, and a node of it that both have reached.
    meeting: Option<(u64, N)>,
    /// Whether moves are counted instead of weighed.
    counting: bool,
}

/// Dijkstra's search from one end.
struct Front<N> {
    root: N,
    reached: HashMap<N, Reached<N>, FxBuildHasher>,
    queue: BinaryHeap<Reverse<(u64, N)>>,
    /// The nodes whose distance is settled, with their moves.
    left: Vec<(N, Vec<(N, u64)>)>,
}

/// How a node was reached.
#[derive(Clone, Copy)]
struct Reached<N> {
    distance: u64,
    /// The node before it, one move nearer to the root.
    by: N,
}

impl<N: Copy + Ord + Hash> Search<N> {
    pub(super) fn new(start: N, goal: N) -> Self {
        let meeting = (start == goal).then_some((0, start));
        Self { ahead: Front::new(start), back: Front::new(goal), meeting, counting: false }
    }

    /// The same, by the number of moves.
    pub(super) fn counting_moves(self) -> Self {
        Self { counting: true, ..self }
    }

    /// What a way must weigh less than for all of it to have been seen; the highest value when there is no more to see.
    pub(super) fn radius(&mut self) -> u64 {
        self.ahead.radius().zip(self.back.radius()).map_or(u64::MAX, |(ahead, back)| ahead.saturating_add(back))
    }

    /// The best way. Its weight is its number of moves where these are counted.
    pub(super) fn best<G: Graph<Node = N>>(&mut self, graph: &mut G) -> Option<Way<N>> {
        loop {
            let radius = self.radius();
            if radius == u64::MAX || self.meeting.is_some_and(|(weight, _)| weight <= radius) {
                break;
            }
            self.go_on(graph);
        }
        let (weight, node) = self.meeting?;
        let mut nodes = self.ahead.trail(node);
        nodes.reverse();
        nodes.extend(self.back.trail(node).into_iter().skip(1));
        Some(Way { nodes, weight })
    }

    /// Goes on until all ways of a weight have been seen.
    pub(super) fn widen<G: Graph<Node = N>>(&mut self, graph: &mut G, weight: u64) {
        while self.radius() <= weight && self.radius() < u64::MAX {
            self.go_on(graph);
        }
    }

    /// Takes one more node, on the side where fewer wait.
    fn go_on<G: Graph<Node = N>>(&mut self, graph: &mut G) {
        let is_ahead = self.ahead.queue.len() <= self.back.queue.len();
        let (front, other) = if is_ahead { (&mut self.ahead, &self.back) } else { (&mut self.back, &self.ahead) };
        let Some(node) = front.take() else { return };
        let moves = if is_ahead { graph.onward(node) } else { graph.origins(node) };
        for &(next, weight) in &moves {
            let Some(distance) = front.reach(next, node, if self.counting { 1 } else { weight }) else { continue };
            let whole = other.reached.get(&next).map(|rest| distance.saturating_add(rest.distance));
            if let Some(whole) = whole.filter(|whole| self.meeting.is_none_or(|(least, _)| *whole < least)) {
                self.meeting = Some((whole, next));
            }
        }
        front.left.push((node, moves));
    }

    /// The part of the graph that was seen.
    pub(super) fn known(&self) -> Known<N> {
        let mut known = Known { origins: BTreeMap::new() };
        for (from, moves) in &self.ahead.left {
            for (to, weight) in moves {
                known.origins.entry(*to).or_default().push((*from, *weight));
            }
        }
        for (to, moves) in &self.back.left {
            // All of its moves, some of which were seen from their other end as well.
            known.origins.insert(*to, moves.clone());
        }
        known
    }
}

impl<N: Copy + Ord + Hash> Front<N> {
    fn new(root: N) -> Self {
        let reached = HashMap::from_iter([(root, Reached { distance: 0, by: root })]);
        Self { root, reached, queue: BinaryHeap::from([Reverse((0, root))]), left: Vec::new() }
    }

    /// The distance of the next node, if there is one.
    fn radius(&mut self) -> Option<u64> {
        while let Some(Reverse((distance, node))) = self.queue.peek() {
            if self.reached.get(node).is_some_and(|reached| reached.distance == *distance) {
                return Some(*distance);
            }
            // It was reached over less since.
            self.queue.pop();
        }
        None
    }

    /// The next node, whose distance is settled.
    fn take(&mut self) -> Option<N> {
        self.radius()?;
        self.queue.pop().map(|Reverse((_, node))| node)
    }

    /// Notes that a node can be reached by another; gives its distance if that is less than was known.
    fn reach(&mut self, node: N, by: N, weight: u64) -> Option<u64> {
        let distance = self.reached.get(&by)?.distance.saturating_add(weight);
        if self.reached.get(&node).is_some_and(|known| known.distance <= distance) {
            return None;
        }
        self.reached.insert(node, Reached { distance, by });
        self.queue.push(Reverse((distance, node)));
        Some(distance)
    }

    /// The nodes from one back to the root.
    fn trail(&self, node: N) -> Vec<N> {
        let mut trail = vec![node];
        let mut last = node;
        while let Some(reached) = self.reached.get(&last).filter(|_| last != self.root) {
            last = reached.by;
            trail.push(last);
        }
        trail
    }
}

/// A part of a graph.
pub(super) struct Known<N> {
    /// By the end of a move: its start and weight.
    pub(super) origins: BTreeMap<N, Vec<(N, u64)>>,
}

impl<N: Copy + Ord + Hash> Known<N> {
    /// All that leads to a node.
    pub(super) fn behind<G: Graph<Node = N>>(graph: &mut G, node: N) -> Self {
        let mut origins: BTreeMap<N, Vec<(N, u64)>> = BTreeMap::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !origins.contains_key(&node) {
                let moves = graph.origins(node);
                open.extend(moves.iter().map(|(origin, _)| *origin).filter(|origin| !origins.contains_key(origin)));
                origins.insert(node, moves);
            }
        }
        Self { origins }
    }

    /// The moves by their start: end and weight.
    pub(super) fn onward(&self) -> BTreeMap<N, Vec<(N, u64)>> {
        let mut onward: BTreeMap<N, Vec<(N, u64)>> = BTreeMap::new();
        for (node, origins) in &self.origins {
            for (origin, weight) in origins {
                onward.entry(*origin).or_default().push((*node, *weight));
            }
        }
        onward
    }
}
