//! `regions`: the places with pay figures, for how many roles, of which year, and how exact the match is.

use schemars::JsonSchema;
use serde::Serialize;

use super::place::paid_regions;
use super::usual_pay::PayBook;
use super::{Failure, PayRegion, resolve_pay_place, resolve_role};
use crate::catalog::{Catalog, Region, RoleMetrics};
use career_data::vocabulary::{Match, Period, RegionKind};

/// The answer of `regions`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Regions<'a> {
    /// The region whose parts they are; absent for countries.
    pub within: Option<PayRegion<'a>>,
    /// By the number of roles with pay, the most first, then by name.
    pub regions: Vec<Coverage<'a>>,
}

/// What is known of pay in a region.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Coverage<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: RegionKind,
    /// Roles with a figure.
    pub roles: usize,
    /// Those of them whose national occupation has the same title as theirs, does the same work, or is clearly broader; a role's
    /// own figures are none of these.
    pub exact: usize,
    pub close: usize,
    pub broad: usize,
    pub currency: Option<&'a str>,
    pub period: Option<Period>,
    /// The years that the figures are of, ascending.
    pub years: Vec<u16>,
    /// Regions within it with figures.
    pub parts: usize,
}

/// The countries with pay figures or, with a region, its parts with figures: of all roles or of one.
pub fn regions<'a>(catalog: &'a Catalog, within: Option<&str>, role: Option<&str>) -> Result<Regions<'a>, Failure> {
    let (region, within) = within.map(|name| resolve_pay_place(catalog, name)).transpose()?.unzip();
    let roles: Vec<RoleMetrics<'a>> = match role {
        Some(name) => vec![resolve_role(catalog, name)?.metrics()],
        None => catalog.roles().map(|role| role.metrics()).collect(),
    };
    let parent = region.map(Region::key);
    let paid = paid_regions(catalog);
    let parent_of = |region: Region<'a>| region.parent().map(Region::key);
    let wanted = catalog.regions().filter(|region| paid.contains(&region.key()) && parent_of(*region) == parent);
    let parts = |of: Region<'_>| {
        catalog.regions().filter(|part| parent_of(*part) == Some(of.key()) && paid.contains(&part.key())).count()
    };
    let mut regions: Vec<_> = wanted.map(|region| Coverage { parts: parts(region), ..coverage(region, &roles) }).collect();
    regions.retain(|coverage| coverage.roles > 0);
    if regions.is_empty() {
        return Err(Failure::NothingLeft);
    }
    regions.sort_by_key(|coverage| (std::cmp::Reverse(coverage.roles), coverage.name));
    Ok(Regions { within, regions })
}

/// The coverage of a region, without its parts.
fn coverage<'a>(region: Region<'a>, roles: &[RoleMetrics<'a>]) -> Coverage<'a> {
    let mut coverage = Coverage {
        id: region.id(),
        name: region.name(),
        kind: region.kind(),
        roles: 0,
        exact: 0,
        close: 0,
        broad: 0,
        currency: None,
        period: None,
        years: Vec::new(),
        parts: 0,
    };
    let mut book = PayBook::of(Some(region));
    for pay in roles.iter().filter_map(|role| book.pay(*role)) {
        let wage = pay.wage;
        coverage.roles += 1;
        match wage.matched() {
            _ if wage.is_own() => {}
            Match::Exact => coverage.exact += 1,
            Match::Close => coverage.close += 1,
            Match::Broad => coverage.broad += 1,
        }
        coverage.currency = coverage.currency.or_else(|| wage.currency());
        coverage.period = coverage.period.or_else(|| wage.period());
        coverage.years.extend(wage.year().filter(|year| !coverage.years.contains(year)));
    }
    coverage.years.sort_unstable();
    coverage
}
