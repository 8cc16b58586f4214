//! One dataset over another: what has a known id replaces it, the rest is added; then the changes that `overlay.toml` asks
//! for. The later of several overlays wins.

use std::collections::HashSet;
use std::hash::Hash;

use super::problem::Problems;
use super::record::{At, Changes, Dataset};
use super::toml::shown;
use crate::text::closest;

/// Lays `over` over `base`. Changes that name unknown roles are reported.
#[must_use]
pub fn overlay(base: Dataset, over: Dataset, problems: &mut Problems) -> Dataset {
    let changes = over.changes;
    let mut merged = Dataset {
        roles: replace(base.roles, over.roles, |x| x.id.value.clone()),
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
        changes: Changes::default(),
    };
    apply(&mut merged, changes, problems);
    merged
}

fn replace<T, K: Eq + Hash>(mut base: Vec<T>, over: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let replaced: HashSet<K> = over.iter().map(&key).collect();
    base.retain(|record| !replaced.contains(&key(record)));
    base.extend(over);
    base
}

fn apply(dataset: &mut Dataset, changes: Changes, problems: &mut Problems) {
    for (id, more) in changes.next {
        if let Some(role) = find(dataset, &id, "next", problems) {
            role.next.extend(more);
        }
    }
    for (id, more) in changes.prerequisites {
        if let Some(role) = find(dataset, &id, "prerequisites", problems) {
            role.prerequisites.extend(more);
        }
    }
    for id in &changes.hide {
        find(dataset, id, "hide", problems);
    }
    let hidden: HashSet<&str> = changes.hide.iter().map(|id| id.value.as_str()).collect();
    dataset.roles.retain(|role| !hidden.contains(role.id.value.as_str()));
    // A hidden role leaves no loose ends in roles whose files nobody here wrote.
    for role in &mut dataset.roles {
        role.next.retain(|to| !hidden.contains(to.value.as_str()));
        role.prerequisites.retain(|to| !hidden.contains(to.value.as_str()));
        role.related.retain(|to| !hidden.contains(to.value.as_str()));
    }
}

fn find<'a>(dataset: &'a mut Dataset, id: &At<String>, field: &str, problems: &mut Problems) -> Option<&'a mut super::Role> {
    let position = dataset.roles.iter().position(|role| role.id.value == id.value);
    if position.is_none() {
        let near = closest(&id.value, dataset.roles.iter().map(|role| role.id.value.as_str()), 1);
        let hint = near.first().map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
        problems.error(id.place, field, format!("no role `{}`", shown(&id.value)), hint);
    }
    dataset.roles.get_mut(position?)
}
