//! Checks of sources, regions, prices, occupations and pay.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::checks::ids::{Index, is_onet_soc, refer};
use crate::formats::rules::printable;
use crate::layers::cycles::knots;
use crate::layers::edges::{Edges, Position};
use crate::problem::{At, Problems};
use crate::records::{Dataset, Region, Wage};
use crate::vocabulary::{Percentile, Vocabulary};

pub(super) fn check(dataset: &Dataset, whole: bool, index: &Index<'_>, problems: &mut Problems) {
    for source in &dataset.sources {
        for (field, text) in [("licence", &source.licence), ("attribution", &source.attribution)] {
            if text.value.is_empty() {
                problems.error(text.place, field, "is missing", "every source states how it may be used");
            }
        }
    }
    for region in &dataset.regions {
        if let Some(parent) = &region.parent {
            refer("parent", "region", parent, &index.regions, problems);
        }
    }
    check_nesting(&dataset.regions, problems);
    for place in &dataset.places {
        refer("region", "region", &place.region, &index.regions, problems);
    }
    for price in &dataset.prices {
        refer("region", "region", &price.region, &index.regions, problems);
        refer("source", "source", &price.source, &index.sources, problems);
    }
    for occupation in &dataset.occupations {
        refer("source", "source", &occupation.source, &index.sources, problems);
        let soc = At { value: occupation.code.value.chars().take_while(|c| *c != '.').collect(), place: occupation.code.place };
        if whole {
            refer("code", "SOC occupation", &soc, &index.statistics, problems);
        }
        if let Some(from) = &occupation.baseline_from {
            refer("baseline_from", "occupation", from, &index.occupations, problems);
        }
    }
    for statistics in &dataset.statistics {
        refer("source", "source", &statistics.source, &index.sources, problems);
    }
    for reported in &dataset.reported_titles {
        refer("source", "source", &reported.source, &index.sources, problems);
        refer_occupation(&reported.occupation, index, problems);
        if reported.among.is_some_and(|among| !(2..=u16::MAX.into()).contains(&among)) {
            problems.error(reported.title.place, "among", "is no number of alternatives", "2 or more; leave it out for one");
        }
    }
    for wage in &dataset.wages {
        check_wage(wage, index, problems);
    }
    check_crosswalk(dataset, index, problems);
}

/// Reports regions that contain each other.
fn check_nesting(regions: &[Region], problems: &mut Problems) {
    let positions: HashMap<&str, Position> = regions.iter().map(|region| region.id.value.as_str()).zip(0..).collect();
    let mut parents = Edges::default();
    for region in regions {
        parents.push(region.parent.as_ref().and_then(|parent| positions.get(parent.value.as_str()).copied()).into_iter());
    }
    let knots = knots(&parents).into_iter().filter_map(|knot| knot.first().copied());
    let itself = (0..regions.len()).filter(|at| parents.of(*at).iter().any(|parent| *parent as usize == *at));
    for (region, parent) in
        knots.chain(itself).filter_map(|at| regions.get(at)).filter_map(|region| Some((region, region.parent.as_ref()?)))
    {
        let message = format!("`{}` contains the region that contains it", printable(&region.id.value));
        problems.error(parent.place, "parent", message, "name the larger region, and none for a country");
    }
}

/// Checks that each entry names one thing, once, and refers to occupations and codes that exist. Roles are checked with the others.
fn check_crosswalk(dataset: &Dataset, index: &Index<'_>, problems: &mut Problems) {
    let codes: BTreeMap<&str, &At<String>> =
        dataset.wages.iter().map(|wage| (wage.local_code.as_str(), &wage.region)).filter(|(code, _)| !code.is_empty()).collect();
    let mut known = HashSet::new();
    for row in &dataset.crosswalk {
        let place = row.local_code.place;
        refer("local_code", "figure of", &row.local_code, &codes, problems);
        if row.occupation.is_some() == row.role.is_some() {
            problems.error(place, "role", "is one of two", "name either an occupation or a role");
        }
        if let Some(occupation) = &row.occupation {
            refer_occupation(occupation, index, problems);
        }
        let named = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
        if !known.insert((&row.local_code.value, named(&row.occupation), named(&row.role))) {
            problems.error(place, "local_code", "is matched to the same twice", "keep one of the rows");
        }
    }
}

/// Reports an unresolved reference to a SOC or O*NET-SOC occupation.
fn refer_occupation(occupation: &At<String>, index: &Index<'_>, problems: &mut Problems) {
    let known = if is_onet_soc(&occupation.value) { &index.occupations } else { &index.statistics };
    refer("occupation", "occupation", occupation, known, problems);
}

pub(crate) fn check_wage(wage: &Wage, index: &Index<'_>, problems: &mut Problems) {
    let place = wage.region.place;
    refer("region", "region", &wage.region, &index.regions, problems);
    refer("source", "source", &wage.source, &index.sources, problems);
    if let Some(occupation) = &wage.occupation {
        refer("occupation", "SOC occupation", occupation, &index.statistics, problems);
    }
    let published: Vec<_> =
        Percentile::ALL.iter().zip(wage.amounts.percentiles).filter_map(|(p, amount)| amount.map(|a| (p, a))).collect();
    for pair in published.windows(2) {
        if let [(lower, low), (higher, high)] = pair
            && low > high
        {
            problems.error(place, higher.name(), format!("is below {}", lower.name()), "percentiles never fall");
        }
    }
    check_size(wage, problems);
    for (bit, (percentile, amount)) in Percentile::ALL.iter().zip(wage.amounts.percentiles).enumerate() {
        if wage.top_coded & (1 << bit) != 0 && amount.is_some() {
            problems.error(place, percentile.name(), "is both published and top-coded", "leave the figure empty");
        }
    }
}

/// Reports amounts that do not fit the 32 bits of an image: whole units, or hundredths where any amount of the row has a
/// fraction.
fn check_size(wage: &Wage, problems: &mut Problems) {
    let fields = Percentile::ALL.iter().map(|percentile| percentile.name()).chain(["mean"]);
    let amounts = wage.amounts.percentiles.into_iter().chain([wage.amounts.mean]);
    let unit = if amounts.clone().flatten().any(|amount| amount % 100 != 0) { 1 } else { 100 };
    for (field, amount) in fields.zip(amounts) {
        if amount.is_some_and(|amount| amount / unit >= u64::from(u32::MAX)) {
            let hint = format!("below {}", u64::from(u32::MAX) * unit / 100);
            problems.error(wage.region.place, field, "is too large", hint);
        }
    }
}
