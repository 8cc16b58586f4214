//! Warns of figures that are old. There is no clock: the answer of a program to the same data never changes by itself, so age
//! is counted from a year that the caller gives.

use std::collections::{BTreeMap, HashMap};

use crate::formats::rules::printable;
use crate::problem::{Place, Problems};
use crate::records::{Dataset, Wage};

/// Figures more years older than this are old.
const OLD: u16 = 2;

/// What a figure is about: an occupation or code, and a region.
type Subject<'d> = (&'d str, &'d str, &'d str);

/// Warns, once for each file and year, of pay that is more than two years older than the `newest`, unless newer pay of the same
/// subject is there. Only what was read from files is told of, since what is compiled is refreshed with its program.
pub(crate) fn check(dataset: &Dataset, newest: u16, problems: &mut Problems) {
    let of_roles = dataset.roles.iter().flat_map(|role| role.pay.iter().map(|wage| (role.id.value.as_str(), wage)));
    let figures: Vec<(&str, &Wage)> = dataset.wages.iter().map(|wage| ("", wage)).chain(of_roles).collect();
    let mut latest: HashMap<Subject<'_>, u16> = HashMap::new();
    for (role, wage) in &figures {
        let year = latest.entry(subject(role, wage)).or_default();
        *year = wage.year.max(*year);
    }
    let mut old: BTreeMap<(u32, u16), (Place, &Wage)> = BTreeMap::new();
    for (role, wage) in figures {
        let place = wage.region.place;
        let is_old = wage.year > 0 && wage.year + OLD < newest && latest.get(&subject(role, wage)) == Some(&wage.year);
        if is_old && place.line > 0 {
            old.entry((place.file, wage.year)).or_insert((place, wage));
        }
    }
    for ((_, year), (place, wage)) in old {
        let message = format!("figures of {year} are more than {OLD} years older than those that come with the program, of {newest}");
        let source = Some(printable(&wage.source.value)).filter(|source| !source.is_empty());
        let release = source.map_or_else(|| "figures".to_owned(), |source| format!("release of `{source}`"));
        problems.warning(place, "year", message, format!("look for a newer {release}"));
    }
}

fn subject<'d>(role: &'d str, wage: &'d Wage) -> Subject<'d> {
    let occupation = wage.occupation.as_ref().map_or(wage.local_code.as_str(), |code| code.value.as_str());
    (role, occupation, wage.region.value.as_str())
}
