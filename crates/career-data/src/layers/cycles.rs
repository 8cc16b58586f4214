//! Cycles of a relation between roles, in time and memory linear in the number of its entries.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::layers::edges::Edges;

/// The strongly connected components of more than one role, by Tarjan's algorithm with a stack of its own: each in ascending
/// order, and all in the order of their first roles.
pub(crate) fn knots(edges: &Edges) -> Vec<Vec<usize>> {
    let mut search = Search { edges, found: Vec::new(), marks: vec![Mark::default(); edges.roles()], open: Vec::new(), next: 1 };
    for start in 0..edges.roles() {
        search.visit(start);
    }
    search.found.sort_unstable();
    search.found
}

#[derive(Clone, Copy, Default)]
struct Mark {
    /// In which order the role was met, from 1; 0 before it is.
    met: usize,
    /// The earliest role that it leads back to.
    back: usize,
    /// Whether its component is not yet complete.
    open: bool,
}

struct Search<'e> {
    edges: &'e Edges,
    found: Vec<Vec<usize>>,
    marks: Vec<Mark>,
    /// Roles of components that are not complete, in the order in which they were met.
    open: Vec<usize>,
    next: usize,
}

impl Search<'_> {
    fn visit(&mut self, start: usize) {
        if self.mark(start).met > 0 {
            return;
        }
        // Roles from the start to here, each with how many of its targets were followed.
        let mut trail = vec![(start, 0)];
        self.enter(start);
        while let Some((at, followed)) = trail.last_mut() {
            let at = *at;
            let target = self.edges.of(at).get(*followed).map(|to| *to as usize);
            *followed += 1;
            match target {
                Some(to) if to >= self.marks.len() => {}
                Some(to) if self.mark(to).met == 0 => {
                    self.enter(to);
                    trail.push((to, 0));
                }
                Some(to) if self.mark(to).open => self.lead_back(at, self.mark(to).met),
                Some(_) => {}
                None => {
                    trail.pop();
                    let mark = self.mark(at);
                    if let Some((before, _)) = trail.last() {
                        self.lead_back(*before, mark.back);
                    }
                    if mark.back == mark.met {
                        self.complete(at);
                    }
                }
            }
        }
    }

    fn mark(&self, role: usize) -> Mark {
        self.marks.get(role).copied().unwrap_or_default()
    }

    fn enter(&mut self, role: usize) {
        if let Some(mark) = self.marks.get_mut(role) {
            *mark = Mark { met: self.next, back: self.next, open: true };
            self.next += 1;
            self.open.push(role);
        }
    }

    fn lead_back(&mut self, role: usize, to: usize) {
        if let Some(mark) = self.marks.get_mut(role) {
            mark.back = mark.back.min(to);
        }
    }

    /// Takes the component that a role is the first of.
    fn complete(&mut self, first: usize) {
        let mut component = Vec::new();
        while let Some(role) = self.open.pop() {
            if let Some(mark) = self.marks.get_mut(role) {
                mark.open = false;
            }
            component.push(role);
            if role == first {
                break;
            }
        }
        if component.len() > 1 {
            component.sort_unstable();
            self.found.push(component);
        }
    }
}

/// A shortest cycle through a role of a component, by breadth-first search within it.
pub(crate) fn shortest_cycle(edges: &Edges, first: usize, component: &[usize]) -> Vec<usize> {
    let within: HashSet<usize> = component.iter().copied().collect();
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(at) = queue.pop_front() {
        for to in edges.of(at).iter().map(|to| *to as usize) {
            if to == first && at != first {
                let mut cycle: Vec<usize> = std::iter::successors(Some(at), |role| before.get(role).copied()).collect();
                cycle.reverse();
                return cycle;
            }
            if to != first && within.contains(&to) && !before.contains_key(&to) {
                before.insert(to, at);
                queue.push_back(to);
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(lists: &[&[u32]]) -> Edges {
        let pairs: Vec<(u32, u32)> = (0..).zip(lists).flat_map(|(from, to)| to.iter().map(move |to| (from, *to))).collect();
        Edges::of_pairs(&pairs, lists.len())
    }

    #[test]
    fn each_knot_is_found_once() {
        let edges = edges(&[&[1], &[2, 1], &[0, 3], &[4], &[3, 9], &[5], &[0]]);
        let found = knots(&edges);
        assert_eq!(found, [vec![0, 1, 2], vec![3, 4]]);
        let cycles: Vec<_> = found.iter().map(|knot| shortest_cycle(&edges, *knot.iter().min().unwrap_or(&0), knot)).collect();
        assert_eq!(cycles, [vec![0, 1, 2], vec![3, 4]]);
        assert_eq!(knots(&Edges::default()), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_chain_that_closes_many_times_is_one_knot() {
        let length = 20_000;
        let pairs: Vec<(u32, u32)> =
            (1..length).map(|role| (role - 1, role)).chain((0..length - 1).map(|role| (length - 1, role))).collect();
        let edges = Edges::of_pairs(&pairs, length as usize);
        let found = knots(&edges);
        let cycles: Vec<usize> = found.iter().map(|knot| shortest_cycle(&edges, 0, knot).len()).collect();
        assert_eq!(cycles, [length as usize]);
    }
}
