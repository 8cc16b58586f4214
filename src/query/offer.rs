//! A wage placed in the figures of a role: between which percentiles it lies, and whether that is usual at the role's level.

use schemars::JsonSchema;
use serde::Serialize;

use super::pay_terms::YearlyHours;
use super::report::PayRow;
use crate::catalog::{Money, Region};
use career_data::vocabulary::{Percentile, Period, Vocabulary};

/// A wage that somebody has or is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Per `period`.
    pub amount: Money,
    /// ISO 4217 code.
    pub currency: String,
    /// A year unless stated.
    pub period: Period,
}

/// Where a wage lies in a region's figures.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Placed<'a> {
    /// Name of the region.
    pub region: &'a str,
    /// The wage in the currency and period of the region's figures.
    pub amount: Money,
    pub currency: &'a str,
    pub period: Period,
    /// The highest published percentile that it reaches; absent when it is below all of them.
    pub from: Option<Percentile>,
    /// The lowest published percentile that it does not reach; absent when it is above all of them.
    pub below: Option<Percentile>,
    /// The percent of people in the occupation who earn less, by a straight line between those two: our estimate. Absent beyond
    /// the published percentiles.
    pub percentile: Option<u8>,
    /// How it compares with usual pay at the role's level; absent when that is not known.
    pub usual: Option<AgainstUsual>,
}

/// How a wage compares with usual pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgainstUsual {
    /// Less than the low end.
    Below,
    /// Between both ends.
    Within,
    /// More than the high end.
    Above,
}

impl Offer {
    /// Places the wage in a figure as published, if it is in the same currency.
    pub(super) fn placed<'a>(&self, row: &PayRow<'a>, region: Region<'_>) -> Option<Placed<'a>> {
        let (currency, period) = (row.currency.filter(|currency| *currency == self.currency)?, row.period?);
        let amount = self.in_period(period, YearlyHours::of(region));
        let published: Vec<_> = Percentile::ALL.iter().filter_map(|p| Some((*p, row.percentile(*p)?))).collect();
        let (from, below) =
            (published.iter().rev().find(|(_, bound)| *bound <= amount), published.iter().find(|(_, bound)| *bound > amount));
        let percentile = from.zip(below).map(|(from, below)| between(amount, *from, *below));
        let usual = row.usual.and_then(|usual| match (usual.low, usual.high) {
            (Some(low), _) if amount < low => Some(AgainstUsual::Below),
            (_, Some(high)) if amount > high => Some(AgainstUsual::Above),
            (Some(_), Some(_)) => Some(AgainstUsual::Within),
            // Without a published high end, nobody can say that it is above.
            (Some(_), None) | (None, _) => None,
        });
        let [from, below] = [from, below].map(|bound| bound.map(|(percentile, _)| *percentile));
        Some(Placed { region: row.name, amount, currency, period, from, below, percentile, usual })
    }

    /// The amount per another period.
    fn in_period(&self, period: Period, hours: YearlyHours) -> Money {
        if period == self.period {
            return self.amount;
        }
        let yearly = hours.yearly(self.amount, self.period);
        let parts = hours.yearly(Money::units(1), period).hundredths().max(1);
        // Amounts stay far below the limits of 64 bits.
        Money::from_hundredths((yearly.hundredths().saturating_mul(100) + parts / 2) / parts)
    }
}

/// The percent at an amount between two percentiles, by a straight line.
fn between(amount: Money, (low, from): (Percentile, Money), (high, to): (Percentile, Money)) -> u8 {
    let [low, high] = [low, high].map(percent);
    let part = amount.minus(from).hundredths() * i64::from(high - low) / to.minus(from).hundredths().max(1);
    low + u8::try_from(part.clamp(0, i64::from(high - low))).unwrap_or(0)
}

const fn percent(percentile: Percentile) -> u8 {
    match percentile {
        Percentile::P10 => 10,
        Percentile::P25 => 25,
        Percentile::P50 => 50,
        Percentile::P75 => 75,
        Percentile::P90 => 90,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_lies_between_two_percentiles() {
        let bounds = ((Percentile::P25, Money::units(40_000)), (Percentile::P50, Money::units(60_000)));
        for (amount, percent) in [(40_000, 25), (50_000, 37), (59_999, 49)] {
            assert_eq!(between(Money::units(amount), bounds.0, bounds.1), percent);
        }
    }

    #[test]
    fn a_wage_is_turned_into_the_period_of_the_figures() {
        let offer = |amount, period| Offer { amount: Money::units(amount), currency: "CAD".to_owned(), period };
        let hours = YearlyHours::default();
        assert_eq!(offer(104_000, Period::Year).in_period(Period::Hour, hours), Money::units(50));
        assert_eq!(offer(50, Period::Hour).in_period(Period::Year, hours), Money::units(104_000));
        assert_eq!(offer(5_000, Period::Month).in_period(Period::Year, hours), Money::units(60_000));
        assert_eq!(offer(7, Period::Hour).in_period(Period::Hour, hours), Money::units(7));
    }
}
