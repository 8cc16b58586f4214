//! Merges two datasets: a record with a known id replaces the one below, others are added; the last overlay wins. Changes that an
//! overlay makes to the layers below are kept with their position among the layers, and applied when the dataset is compiled.

use std::collections::HashSet;
use std::hash::Hash;

use crate::problem::At;
use crate::reading::LayeredData;
use crate::reading::changes::Changes;
use crate::reading::packed_file::PackedFile;
use crate::records::{Dataset, Role};

/// Merges `over` on top of `base`.
#[must_use]
pub fn overlay(base: LayeredData, over: LayeredData) -> LayeredData {
    let mut above = over.dataset;
    let LayeredData { dataset: below, base, packed, changes } = base;
    let mut merged = roles(below.roles, packed, changes, std::mem::take(&mut above.roles));
    for mut lines in over.packed {
        // Within a layer, files of many roles take precedence over files of single roles.
        lines.records_below = merged.dataset.roles.len();
        merged.packed.push(lines);
    }
    for mut changes in over.changes {
        changes.over = (merged.dataset.roles.len(), merged.packed.len());
        merged.changes.push(changes);
    }
    let dataset = Dataset {
        categories: replace(below.categories, above.categories, |x| x.id.value.clone()),
        tools: replace(below.tools, above.tools, |x| x.id.value.clone()),
        certifications: replace(below.certifications, above.certifications, |x| x.id.value.clone()),
        occupations: replace(below.occupations, above.occupations, |x| x.code.value.clone()),
        statistics: replace(below.statistics, above.statistics, |x| x.code.value.clone()),
        regions: replace(below.regions, above.regions, |x| x.id.value.clone()),
        move_notes: replace(below.move_notes, above.move_notes, |x| (x.from.value.clone(), x.to.value.clone())),
        places: replace(below.places, above.places, |x| (x.name.value.clone(), x.region.value.clone())),
        reported_titles: replace(below.reported_titles, above.reported_titles, |x| {
            let (occupation, title, source) = x.key();
            [occupation, title, source].map(str::to_owned)
        }),
        // Pay is replaced per occupation and region as a whole: a mixture of two years would mislead.
        wages: replace(below.wages, above.wages, |x| {
            let own_code = || x.local_code.clone();
            (x.occupation.as_ref().map_or_else(own_code, |at| at.value.clone()), x.region.value.clone())
        }),
        crosswalk: replace(below.crosswalk, above.crosswalk, |x| {
            let named = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
            (x.local_code.value.clone(), named(&x.occupation), named(&x.role))
        }),
        prices: replace(below.prices, above.prices, |x| (x.region.value.clone(), x.kind, x.year)),
        sources: replace(below.sources, above.sources, |x| x.id.value.clone()),
        jargon: replace(below.jargon, above.jargon, |x| x.word.value.clone()),
        roles: merged.dataset.roles,
    };
    LayeredData { dataset, base, ..merged }
}

/// Replaces roles with records by those of the same id in `over`, and updates the number of records that lie below each packed
/// file and each set of changes.
fn roles(base: Vec<Role>, mut packed: Vec<PackedFile>, mut changes: Vec<Changes>, over: Vec<Role>) -> LayeredData {
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
    let dataset = Dataset { roles: base.into_iter().chain(over).collect(), ..Dataset::default() };
    LayeredData { dataset, packed, changes, base: None }
}

fn replace<T, K: Eq + Hash>(mut base: Vec<T>, over: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let replaced: HashSet<K> = over.iter().map(&key).collect();
    base.retain(|record| !replaced.contains(&key(record)));
    base.extend(over);
    base
}
