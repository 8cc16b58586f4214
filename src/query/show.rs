//! `show`: full reports of roles.

use schemars::JsonSchema;
use serde::Serialize;

use super::report::{Parent, PayRow, RequiredEducation, RoleReport};
use super::work::Work;
use super::{Failure, PayRegion, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Region, Role};
use career_data::vocabulary::{Percentile, RegionKind};

/// Number of subregions shown, those with the highest medians.
const TOP_REGIONS: usize = 5;

/// The answer of `show`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Show<'a> {
    /// In the order asked for.
    pub roles: Vec<RoleReport<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// The full report of each role, with pay in a region (the United States by default) and its best paid subregions.
pub fn show<'a>(catalog: &'a Catalog, names: &[String], region: Option<&str>) -> Result<Show<'a>, Failure> {
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let report = |name: &String| {
        let role = resolve_role(catalog, name)?;
        let summary = Some(role.summary()).filter(|text| !text.is_empty());
        let day = Some(role.day()).filter(|text| !text.is_empty());
        Ok(RoleReport {
            summary,
            day,
            work: Work::of(role),
            required_education: RequiredEducation::of(role),
            ..RoleReport::without_prose(role, pay(role, region))
        })
    };
    Ok(Show { roles: names.iter().map(report).collect::<Result<_, _>>()?, region: pay_region })
}

/// The region's own figure, then those of its best paid immediate subregions by descending median. Only figures on the same
/// terms (currency, period, year) are ranked together.
fn pay<'a>(role: Role<'a>, region: Option<Region<'a>>) -> Vec<PayRow<'a>> {
    let Some(region) = region else { return Vec::new() };
    let whole = role.wage(region.key());
    let mut first = whole;
    // Wages are sorted by region, with states before metropolitan areas: the scan of a country can stop at the latter.
    let states_only = region.kind() == RegionKind::Country;
    let within = role
        .wages(region.country().key())
        .map_while(|wage| wage.region().map(|place| (place, wage)))
        .take_while(|(place, _)| {
            !states_only || matches!(place.kind(), RegionKind::Country | RegionKind::State | RegionKind::Province)
        })
        .filter(|(place, _)| place.parent().is_some_and(|parent| parent.key() == region.key()))
        .filter(|(_, wage)| first.get_or_insert(*wage).is_on_terms_of(*wage))
        .filter_map(|(_, wage)| Some((wage.percentile(Percentile::P50)?, wage)));
    let top = highest(within, TOP_REGIONS).into_iter().map(|(_, wage)| wage);
    let parent = Parent::of(role);
    whole.into_iter().chain(top).filter_map(|wage| PayRow::new(parent, wage)).collect()
}

/// The top `count` by key, descending; ties keep their order. Cheaper than a full sort.
fn highest<K: Ord, T>(items: impl Iterator<Item = (K, T)>, count: usize) -> Vec<(K, T)> {
    let mut kept: Vec<(K, T)> = Vec::with_capacity(count + 1);
    for item in items {
        let place = kept.partition_point(|(key, _)| *key >= item.0);
        if place < count {
            kept.insert(place, item);
            kept.truncate(count);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::highest;

    #[test]
    fn the_highest_come_first_and_equals_keep_their_order() {
        let items = [(3, 'a'), (5, 'b'), (1, 'c'), (5, 'd'), (4, 'e')];
        assert_eq!(highest(items.into_iter(), 3), [(5, 'b'), (5, 'd'), (4, 'e')]);
        assert_eq!(highest(items.into_iter(), 0), []);
        assert_eq!(highest(items.into_iter(), 9).len(), 5);
    }
}
