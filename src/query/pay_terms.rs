//! The terms of pay figures: currency and period. Only figures on the same terms are comparable.
//!
//! Official figures of one region are all on the same terms. A role's own figure may differ, and must then be excluded
//! wherever bare amounts are sorted or compared.

use crate::catalog::{Catalog, Money, Region, Wage};
use career_data::vocabulary::{Period, PriceKind};

pub(super) const US_DOLLAR: &str = "USD";
/// Hours of paid work in a year where `prices.csv` has no national figure: the convention of the BLS. For other countries
/// this is our assumption, and is shown as such.
pub(super) const HOURS_A_YEAR: f64 = 2_080.0;
pub(super) const MONTHS_A_YEAR: f64 = 12.0;

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

/// The hours of paid work in a year, for turning hourly into yearly pay.
#[derive(Clone, Copy)]
pub(super) struct YearlyHours(f64);

impl Default for YearlyHours {
    /// The convention of the BLS; for other countries our assumption.
    fn default() -> Self {
        Self(HOURS_A_YEAR)
    }
}

impl YearlyHours {
    /// Those of a region's country, where its statistics state them.
    pub(super) fn of(region: Region<'_>) -> Self {
        let stated = region.country().prices(PriceKind::YearlyHours).last();
        stated.map_or_else(Self::default, |stated| Self(stated.factor()))
    }

    /// An amount a year: hours as above, or 12 months.
    pub(super) fn yearly(self, amount: Money, period: Period) -> Money {
        match period {
            Period::Hour => amount.times(self.0),
            Period::Month => amount.times(MONTHS_A_YEAR),
            Period::Year => amount,
        }
    }
}
