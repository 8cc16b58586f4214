//! On what terms pay is told, and what a figure can be held against.
//!
//! Official figures of one region are all on the same terms. A role's own figure need not be, and where amounts are ordered
//! or added up without their terms, one on other terms must not be among them.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::catalog::{Catalog, Money, OccupationId, Region, RegionId, RoleMetrics, Wage};
use career_data::vocabulary::{Percentile, Period};

pub(super) const US_DOLLAR: &str = "USD";
const HOURS_A_YEAR: i64 = 2_080;
const MONTHS_A_YEAR: i64 = 12;

/// What amounts are in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct PayTerms<'a> {
    currency: Option<&'a str>,
    period: Option<Period>,
}

impl<'a> PayTerms<'a> {
    /// Those of the official figures for a region or, where there are none, of the first role's own.
    pub(super) fn of_region(catalog: &'a Catalog, region: Region<'a>) -> Option<Self> {
        let counted = catalog.statistics().find_map(|statistics| statistics.wage(region.key()));
        let own = || {
            let mut scan = catalog.scan_roles();
            scan.range(0..catalog.count_roles()).find_map(|role| role.own_wages_in(region.key()).next())
        };
        counted.or_else(own).map(|wage| Self { currency: wage.currency(), period: wage.period() })
    }

    /// Whether a figure is on these terms.
    pub(super) fn hold_for(self, wage: Wage<'_>) -> bool {
        self.are_in(wage.currency()) && self.period == wage.period()
    }

    /// Whether they are in that currency.
    pub(super) fn are_in(self, currency: Option<&str>) -> bool {
        self.currency == currency
    }
}

/// Pay in one region for many roles: that of an occupation is looked up once.
pub(super) struct PayBook<'a> {
    region: Option<RegionId>,
    counted: HashMap<OccupationId, Option<Wage<'a>>, FxBuildHasher>,
}

impl<'a> PayBook<'a> {
    /// Of a region, if there is one.
    pub(super) fn of(region: Option<Region<'_>>) -> Self {
        Self { region: region.map(Region::key), counted: HashMap::default() }
    }

    /// The same as [`RoleMetrics::wage`].
    pub(super) fn wage(&mut self, role: RoleMetrics<'a>) -> Option<Wage<'a>> {
        let region = self.region?;
        let counted = || role.statistics()?.wage(region);
        match (role.own_wages_in(region).next(), role.occupation_key()) {
            (Some(own), _) => Some(own),
            (None, Some(occupation)) => *self.counted.entry(occupation).or_insert_with(counted),
            (None, None) => None,
        }
    }
}

/// The median a year: 2,080 hours or 12 months.
pub(super) fn yearly_median(wage: Wage<'_>) -> Option<Money> {
    let times = match wage.period()? {
        Period::Hour => HOURS_A_YEAR,
        Period::Month => MONTHS_A_YEAR,
        Period::Year => 1,
    };
    Some(Money::from_hundredths(wage.percentile(Percentile::P50)?.hundredths() * times))
}
