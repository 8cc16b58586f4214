//! Selection of diverse paths: alternatives that share most of their nodes are redundant.

use super::Path;

/// Selects up to `count` paths greedily: each time the path with the least [penalized weight](penalized_weight) given those
/// in `chosen` and those selected before it. Expects `paths` in ascending order of weight; of equals the first is taken. Penalties
/// only grow as paths are selected, so the result is in ascending order of penalized weight.
#[must_use]
pub fn most_diverse<N: Clone + PartialEq>(mut paths: Vec<Path<N>>, chosen: &[Path<N>], count: usize) -> Vec<Path<N>> {
    let mut all = chosen.to_vec();
    paths.retain(|path| !chosen.iter().any(|known| known.nodes == path.nodes));
    while all.len() < chosen.len() + count {
        let best = paths.iter().enumerate().min_by_key(|(_, path)| penalized_weight(path, &all)).map(|(at, _)| at);
        let Some(best) = best else { break };
        all.push(paths.remove(best));
    }
    all.split_off(chosen.len())
}

/// The weight of a path plus the share of its interior nodes that the most similar of the paths `before` it has too: a path
/// with half of its interior nodes in common weighs one and a half times as much.
#[must_use]
pub fn penalized_weight<N: PartialEq>(path: &Path<N>, before: &[Path<N>]) -> u64 {
    let shared = before.iter().map(|other| path.shared_interior(other)).max().unwrap_or_default() as u64;
    let interior = path.interior().len().max(1) as u64;
    path.weight + path.weight / interior * shared
}
