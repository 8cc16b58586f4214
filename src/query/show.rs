//! `show`: everything about a role.

use serde::Serialize;

use super::report::{PayRow, RoleReport, pay_in};
use super::{DEFAULT_REGION, Failure, resolve_region, resolve_role};
use crate::catalog::{Catalog, Region, Role};
use crate::vocabulary::RegionKind;

/// How many regions within the one asked for are shown, those with the highest medians.
const TOP_REGIONS: usize = 5;

/// The answer of `show`.
#[derive(Debug, Serialize)]
pub struct Show<'a> {
    /// In the order asked for.
    pub roles: Vec<RoleReport<'a>>,
}

/// Everything about each role, with pay in a region (the United States by default) and where in it pay is highest.
pub fn show<'a>(catalog: &'a Catalog, names: &[String], region: Option<&str>) -> Result<Show<'a>, Failure> {
    let region = resolve_region(catalog, region.unwrap_or(DEFAULT_REGION))?;
    let report = |name: &String| {
        let role = resolve_role(catalog, name)?;
        let summary = Some(role.summary()).filter(|text| !text.is_empty());
        let day = Some(role.day()).filter(|text| !text.is_empty());
        Ok(RoleReport { summary, day, ..RoleReport::without_prose(role, pay(role, region)) })
    };
    Ok(Show { roles: names.iter().map(report).collect::<Result<_, _>>()? })
}

/// The region's own figures, then the best paid regions directly within it by median. Only figures on the same terms
/// (currency, period, year) are ranked together.
fn pay<'a>(role: Role<'a>, region: Region<'a>) -> Vec<PayRow<'a>> {
    let Some(statistics) = role.occupation().and_then(|occupation| occupation.statistics()) else { return Vec::new() };
    let own = pay_in(role, region);
    // Wages stand in the order of regions, and whole states before metropolitan areas: a country need not look further.
    let states_only = region.kind() == RegionKind::Country;
    let mut within: Vec<_> = statistics
        .wages()
        .map_while(|wage| wage.region().map(|place| (place, wage)))
        .take_while(|(place, _)| !states_only || matches!(place.kind(), RegionKind::Country | RegionKind::State | RegionKind::Province))
        .filter(|(place, _)| place.parent().is_some_and(|parent| parent.key() == region.key()))
        .filter_map(|(_, wage)| Some((wage.percentile(crate::vocabulary::Percentile::P50)?, wage)))
        .collect();
    within.sort_by_key(|(median, _)| std::cmp::Reverse(*median));
    let top = within.into_iter().take(TOP_REGIONS).filter_map(|(_, wage)| PayRow::new(statistics, wage));
    own.into_iter().chain(top).collect()
}
