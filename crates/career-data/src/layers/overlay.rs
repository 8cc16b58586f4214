//! One dataset over another: what has a known id replaces it, the rest is added. The later of several overlays wins. What
//! an overlay asks to be changed below it is kept with the place it has among the layers, and done when the dataset is compiled.

use std::collections::HashSet;
use std::hash::Hash;

use crate::reading::Lines;
use crate::records::{Changes, Dataset, Role};

/// Lays `over` over `base`.
#[must_use]
pub fn overlay(base: Dataset, over: Dataset) -> Dataset {
    let mut merged = roles(base.roles, base.packed, base.changes, over.roles);
    for mut lines in over.packed {
        // A folder's files of roles lie over those that it has a file each.
        lines.records_below = merged.roles.len();
        merged.packed.push(lines);
    }
    for mut changes in over.changes {
        changes.over = (merged.roles.len(), merged.packed.len());
        merged.changes.push(changes);
    }
    Dataset {
        base: base.base,
        categories: replace(base.categories, over.categories, |x| x.id.value.clone()),
        tools: replace(base.tools, over.tools, |x| x.id.value.clone()),
        certifications: replace(base.certifications, over.certifications, |x| x.id.value.clone()),
        occupations: replace(base.occupations, over.occupations, |x| x.code.value.clone()),
        statistics: replace(base.statistics, over.statistics, |x| x.code.value.clone()),
        regions: replace(base.regions, over.regions, |x| x.id.value.clone()),
        // All figures of an occupation in a place are replaced together: a mixture of two years would mislead.
        wages: replace(base.wages, over.wages, |x| (x.occupation.as_ref().map(|at| at.value.clone()), x.region.value.clone())),
        prices: replace(base.prices, over.prices, |x| (x.region.value.clone(), x.kind, x.year)),
        sources: replace(base.sources, over.sources, |x| x.id.value.clone()),
        jargon: replace(base.jargon, over.jargon, |x| x.word.value.clone()),
        ..merged
    }
}

/// Roles with records replace those of the same id below them; the packed files and the changes in between are told how many
/// are left below them.
fn roles(base: Vec<Role>, mut packed: Vec<Lines>, mut changes: Vec<Changes>, over: Vec<Role>) -> Dataset {
    let replaced: HashSet<&str> = over.iter().map(|role| role.id.value.as_str()).collect();
    let kept: Vec<bool> = base.iter().map(|role| !replaced.contains(role.id.value.as_str())).collect();
    let left = |records: usize| kept.iter().take(records).filter(|kept| **kept).count();
    for lines in &mut packed {
        lines.records_below = left(lines.records_below);
    }
    for changes in &mut changes {
        changes.over.0 = left(changes.over.0);
    }
    let base = base.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(role, _)| role).collect::<Vec<_>>();
    Dataset { roles: base.into_iter().chain(over).collect(), packed, changes, ..Dataset::default() }
}

fn replace<T, K: Eq + Hash>(mut base: Vec<T>, over: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let replaced: HashSet<K> = over.iter().map(&key).collect();
    base.retain(|record| !replaced.contains(&key(record)));
    base.extend(over);
    base
}
