//! Selection of diverse paths: alternatives that share most of their nodes are redundant.

use super::Path;

/// Selects up to `count` paths greedily: each time the path with the least [penalized weight](penalized_weight) given those
/// selected before it. Expects `paths` in ascending order of weight; of equals the first is taken. Penalties only grow as
/// paths are selected, so the result is in ascending order of penalized weight.
#[must_use]
pub fn diverse_first<N: PartialEq>(mut paths: Vec<Path<N>>, count: usize) -> Vec<Path<N>> {
    let mut chosen: Vec<Path<N>> = Vec::new();
    while chosen.len() < count {
        let best = paths.iter().enumerate().min_by_key(|(_, path)| penalized_weight(path, &chosen)).map(|(at, _)| at);
        let Some(best) = best else { break };
        chosen.push(paths.remove(best));
    }
    chosen
}

/// The weight of a path plus the share of its interior nodes that the most similar of the paths `before` it has too: a path
/// with half of its interior nodes in common weighs one and a half times as much.
#[must_use]
pub fn penalized_weight<N: PartialEq>(path: &Path<N>, before: &[Path<N>]) -> u64 {
    let shared = before.iter().map(|other| path.shared_interior(other)).max().unwrap_or_default() as u64;
    let interior = path.interior().len().max(1) as u64;
    path.weight + path.weight / interior * shared
}
