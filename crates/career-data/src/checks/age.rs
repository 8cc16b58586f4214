//! Warns of figures that are old. There is no clock: the answer of a program to the same data never changes by itself, so age
//! is counted from a year that the caller gives.

use std::collections::{HashMap, HashSet};

use crate::formats::rules::printable;
use crate::problem::Problems;
use crate::records::{Dataset, Wage};

/// Figures more years older than this are old.
const OLD: u16 = 2;

/// What a figure is about: a role of its own, an occupation or code, and a region.
type Subject<'d> = (&'d str, &'d str, &'d str);

/// Warns, once for each file and year, of pay that is more than two years older than the `newest`, unless newer pay of the same
/// subject is there. Only what was read from files is told of, and nothing that the program has `carried` itself, which is
/// refreshed with it.
pub(crate) fn check(dataset: &Dataset, newest: u16, carried: impl FnOnce() -> Vec<Wage>, problems: &mut Problems) {
    let of_roles = dataset.roles.iter().flat_map(|role| role.pay.iter().map(|wage| (role.id.value.as_str(), wage)));
    let figures: Vec<(&str, &Wage)> = dataset.wages.iter().map(|wage| ("", wage)).chain(of_roles).collect();
    let mut latest: HashMap<Subject<'_>, u16> = HashMap::new();
    for (role, wage) in &figures {
        let year = latest.entry(subject(role, wage)).or_default();
        *year = wage.year.max(*year);
    }
    let is_old = |(role, wage): &(&str, &Wage)| {
        let is_latest = latest.get(&subject(role, wage)) == Some(&wage.year);
        is_latest && wage.year > 0 && wage.year + OLD < newest && wage.region.place.line > 0
    };
    let mut old: Vec<_> = figures.into_iter().filter(is_old).collect();
    if old.is_empty() {
        return;
    }
    let carried = carried();
    let carried: HashSet<_> = carried.iter().map(|wage| (subject("", wage), wage.year)).collect();
    old.retain(|(role, wage)| !carried.contains(&(subject(role, wage), wage.year)));
    let mut told = HashSet::new();
    for (_, wage) in old {
        let (place, year) = (wage.region.place, wage.year);
        if told.insert((place.file, year)) {
            let message =
                format!("figures of {year} are more than {OLD} years older than those that come with the program, of {newest}");
            let source = Some(printable(&wage.source.value)).filter(|source| !source.is_empty());
            let newer = source.map_or_else(|| "newer ones".to_owned(), |source| format!("a newer release of `{source}`"));
            problems.warning(place, "year", message, format!("look for {newer}"));
        }
    }
}

fn subject<'d>(role: &'d str, wage: &'d Wage) -> Subject<'d> {
    let occupation = wage.occupation.as_ref().map_or(wage.local_code.as_str(), |code| code.value.as_str());
    (role, occupation, wage.region.value.as_str())
}
