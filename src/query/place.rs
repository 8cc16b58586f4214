//! Which region a name means.
//!
//! The first rank that has the name decides:
//!
//! ```text
//! 1  the id of a region
//! 2  a region's name or alias; of several, the only one with pay figures
//! 3  a place in a region, or a metropolitan area by its first city or by a city with its state
//! 4  a metropolitan area by another of its cities
//! ```
//!
//! Several places of one rank are never chosen between: the error lists them. A name may be qualified, with a comma or without,
//! by what contains the place: `Birmingham, England`, `san jose california`. An answer states how a name was read unless it is
//! the region's own.

use std::collections::HashSet;
use std::{fmt, iter};

use schemars::JsonSchema;
use serde::Serialize;

use super::{DEFAULT_REGION, Failure, unknown};
use crate::catalog::{Catalog, Noun, Region, RegionId, Role, RoleMetrics, Statistics, Wage};
use career_data::vocabulary::RegionKind;

/// A region, and how its name was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// As it was typed.
    pub typed: String,
    /// The place that it means: `London, United Kingdom`. It is the region itself or lies in it.
    pub means: &'a str,
    /// Other places that it may mean, each with the id of its region.
    pub others: Vec<String>,
}

/// The region that pay was looked up in.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PayRegion<'a> {
    /// Id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub kind: RegionKind,
    /// The place that was named, where that is not the region's own name: `London, United Kingdom`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'a str>,
    /// Other places of that name, each with the id of its region: `Georgia (ge)`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// As it was typed.
    #[serde(skip)]
    pub typed: Option<String>,
}

impl<'a> PayRegion<'a> {
    /// Of a region, and of how its name was read.
    #[must_use]
    pub fn new(region: Region<'a>, reading: Option<Reading<'a>>) -> Self {
        let (id, name, kind) = (region.id(), region.name(), region.kind());
        match reading {
            None => Self { id, name, kind, place: None, others: Vec::new(), typed: None },
            Some(Reading { typed, means, others }) => Self { id, name, kind, place: Some(means), others, typed: Some(typed) },
        }
    }
}

/// The name of the region.
impl fmt::Display for PayRegion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A region by any of its names, with how the name was read when it is not the region's own.
pub fn resolve_region<'a>(catalog: &'a Catalog, name: &str) -> Result<(Region<'a>, Option<Reading<'a>>), Failure> {
    match ranked(catalog, name).or_else(|| qualified(catalog, name)) {
        Some(Candidates { best, lower, own_name }) => choose(catalog, name, best, lower, own_name),
        None => Err(unknown(catalog, Noun::Region, name)),
    }
}

/// Like [`resolve_region`], for a region that pay is looked up in: fails when there is no figure for it.
pub fn resolve_pay_place<'a>(catalog: &'a Catalog, name: &str) -> Result<(Region<'a>, PayRegion<'a>), Failure> {
    let (region, reading) = resolve_region(catalog, name)?;
    if has_pay(catalog, region) {
        return Ok((region, PayRegion::new(region, reading)));
    }
    Err(Failure::NoPayThere {
        place: reading.map_or(region.name(), |reading| reading.means).to_owned(),
        within: region.around().find(|region| has_pay(catalog, *region)).map(|region| region.name().to_owned()),
        countries: paid_countries(catalog).map(|country| country.name().to_owned()).collect(),
    })
}

/// The same for an optional name; without one, the default region, if the dataset has it.
pub(super) fn resolve_pay_region<'a>(
    catalog: &'a Catalog,
    name: Option<&str>,
) -> Result<Option<(Region<'a>, PayRegion<'a>)>, Failure> {
    if let Some(name) = name {
        return resolve_pay_place(catalog, name).map(Some);
    }
    let default = catalog.region_by_id(DEFAULT_REGION);
    Ok(default.map(|region| (region, PayRegion::new(region, None))))
}

/// The countries with pay figures of any role.
fn paid_countries(catalog: &Catalog) -> impl Iterator<Item = Region<'_>> {
    let paid = paid_regions(catalog);
    catalog.regions().filter(move |region| region.parent().is_none() && paid.contains(&region.key()))
}

/// The regions with pay figures of any role.
pub(super) fn paid_regions(catalog: &Catalog) -> HashSet<RegionId> {
    let counted = catalog.statistics().flat_map(Statistics::wages);
    let national = catalog.national_wages().filter(|(_, is_matched)| *is_matched).map(|(wage, _)| wage);
    let own = catalog.roles().flat_map(Role::own_wages);
    counted.chain(national).chain(own).map(Wage::region_key).collect()
}

/// Whether any role has a pay figure in the region.
fn has_pay(catalog: &Catalog, region: Region<'_>) -> bool {
    let counted = catalog.statistics().any(|statistics| statistics.wage(region.key()).is_some());
    let national = || region.crosswalk().entries().any(|counted| counted.wages_in(region.key()).next().is_some());
    let own = |role: RoleMetrics<'_>| role.own_wages_in(region.key()).next().is_some();
    counted || national() || catalog.scan_roles().range(0..catalog.count_roles()).any(own)
}

/// A region that a name may mean, and the place as it is told apart from others.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    region: Region<'a>,
    means: &'a str,
}

impl<'a> Candidate<'a> {
    fn of(region: Region<'a>) -> Self {
        Self { region, means: region.name() }
    }
}

/// The candidates of the best rank, and of the next one.
struct Candidates<'a> {
    best: Vec<Candidate<'a>>,
    lower: Vec<Candidate<'a>>,
    /// Whether the best are regions of that name.
    own_name: bool,
}

/// What a name means as a whole; `lower` are the candidates of the next rank.
fn ranked<'a>(catalog: &'a Catalog, name: &str) -> Option<Candidates<'a>> {
    let [named, own, further] = by_rank(catalog, name);
    if let Some(by_id) = named.iter().copied().find(|candidate| candidate.region.id().eq_ignore_ascii_case(name.trim())) {
        return Some(Candidates { best: vec![by_id], lower: Vec::new(), own_name: true });
    }
    let (best, next, own_name) = match () {
        () if !named.is_empty() => (named, own, true),
        () if !own.is_empty() => (own, further, false),
        () if !further.is_empty() => (further, Vec::new(), false),
        () => return None,
    };
    let is_other = |other: &Candidate<'a>| best.iter().all(|best| best.region.key() != other.region.key());
    let lower = next.into_iter().filter(is_other).collect();
    Some(Candidates { best, lower, own_name })
}

/// The candidates of ranks 2 to 4, each region once a rank.
fn by_rank<'a>(catalog: &'a Catalog, name: &str) -> [Vec<Candidate<'a>>; 3] {
    let places =
        catalog.find_places(name).filter_map(|place| Some(Candidate { region: place.region()?, means: place.full_name() }));
    let named = catalog.find_regions(name).map(Candidate::of).collect();
    let own = places.chain(catalog.find_cities(name).map(Candidate::of)).collect();
    let further = catalog.find_further_cities(name).map(Candidate::of).collect();
    [named, own, further].map(|candidates: Vec<Candidate<'a>>| {
        let mut once: Vec<Candidate<'a>> = Vec::new();
        for candidate in candidates {
            if !once.iter().any(|known| known.region.key() == candidate.region.key() && known.means == candidate.means) {
                once.push(candidate);
            }
        }
        once
    })
}

/// A name with what contains the place behind it. A comma says where to divide it; without one, every space is tried.
fn qualified<'a>(catalog: &'a Catalog, name: &str) -> Option<Candidates<'a>> {
    let at_comma = name.rfind(',').map(|at| name.split_at(at));
    let at_spaces = name.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| name.split_at(at));
    at_comma.into_iter().chain(at_spaces.filter(|_| at_comma.is_none())).find_map(|(place, container)| {
        let container = container.trim_start_matches([',', ' ']);
        let around: Vec<_> =
            by_rank(catalog, container).into_iter().take(2).flatten().map(|within| within.region.key()).collect();
        let lies_there = |candidate: &Candidate<'a>| {
            iter::once(candidate.region).chain(candidate.region.around()).any(|region| around.contains(&region.key()))
        };
        let best: Vec<_> = by_rank(catalog, place).into_iter().flatten().filter(lies_there).collect();
        (!best.is_empty()).then_some(Candidates { best, lower: Vec::new(), own_name: false })
    })
}

/// The only candidate that can be meant, or the failure that lists them.
fn choose<'a>(
    catalog: &'a Catalog,
    name: &str,
    best: Vec<Candidate<'a>>,
    mut lower: Vec<Candidate<'a>>,
    own_name: bool,
) -> Result<(Region<'a>, Option<Reading<'a>>), Failure> {
    // Only namesakes are told apart by their figures, which takes a look at every occupation.
    let paid: Vec<_> = match best.as_slice() {
        [_, _, ..] if own_name => best.iter().copied().filter(|candidate| has_pay(catalog, candidate.region)).collect(),
        _ => Vec::new(),
    };
    let chosen = match (best.as_slice(), paid.as_slice()) {
        ([only], _) => *only,
        // Places of one name in one region have the same figures.
        ([first, rest @ ..], _) if rest.iter().all(|other| other.region.key() == first.region.key()) => *first,
        (_, [only]) => *only,
        _ => {
            let candidates =
                best.iter().map(|candidate| (candidate.region.id().to_owned(), candidate.means.to_owned())).collect();
            return Err(Failure::AmbiguousRegion { name: name.to_owned(), candidates });
        }
    };
    lower.extend(best.into_iter().filter(|other| other.region.key() != chosen.region.key()));
    let is_plain = own_name && lower.is_empty();
    let others = lower.iter().map(|other| format!("{} ({})", other.means, other.region.id())).collect();
    let reading = (!is_plain).then(|| Reading { typed: name.to_owned(), means: chosen.means, others });
    Ok((chosen.region, reading))
}
