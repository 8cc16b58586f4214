//! The terms of pay figures: currency and period. Only figures on the same terms are comparable.
//!
//! Official figures of one region are all on the same terms. A role's own figure may differ, and must then be excluded
//! wherever bare amounts are sorted or compared.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::catalog::{Catalog, Money, OccupationId, Region, RegionId, RoleMetrics, Wage};
use career_data::vocabulary::{Percentile, Period};

pub(super) const US_DOLLAR: &str = "USD";
const HOURS_A_YEAR: i64 = 2_080;
const MONTHS_A_YEAR: i64 = 12;

/// The currency and period of an amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct PayTerms<'a> {
    currency: Option<&'a str>,
    period: Option<Period>,
}

impl<'a> PayTerms<'a> {
    /// The terms of a region's official figures or, if there are none, of the first role with its own figure there.
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

    /// Whether the currency is the same.
    pub(super) fn are_in(self, currency: Option<&str>) -> bool {
        self.currency == currency
    }
}

/// Looks up pay in one region for many roles, caching that of each occupation.
pub(super) struct PayBook<'a> {
    region: Option<RegionId>,
    counted: HashMap<OccupationId, Option<Wage<'a>>, FxBuildHasher>,
}

impl<'a> PayBook<'a> {
    /// For a region; without one, no role has pay.
    pub(super) fn of(region: Option<Region<'_>>) -> Self {
        Self { region: region.map(Region::key), counted: HashMap::default() }
    }

    /// Equivalent to [`RoleMetrics::wage`].
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

/// The yearly median, at 2,080 hours or 12 months a year.
pub(super) fn yearly_median(wage: Wage<'_>) -> Option<Money> {
    let times = match wage.period()? {
        Period::Hour => HOURS_A_YEAR,
        Period::Month => MONTHS_A_YEAR,
        Period::Year => 1,
    };
    Some(Money::from_hundredths(wage.percentile(Percentile::P50)?.hundredths() * times))
}
