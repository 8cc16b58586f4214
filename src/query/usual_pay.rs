//! Usual pay: the part of an occupation's pay spread that people at a role's level usually earn.
//!
//! This is our reading of published figures, not a statistic: statistics count an occupation as a whole, and no source splits
//! it by level. The bands overlap, as those of pay ladders do: the typical pay of a level is the upper end of the level below.
//!
//! | level | low | typical | high |
//! |---|---|---|---|
//! | entry | p10 | p25 | p50 |
//! | mid, or not stated | p25 | p50 | p75 |
//! | senior | p50 | p75 | p90 |
//! | lead, executive | p75 | p90 | not published |
//!
//! An occupation of managers (SOC major group 11) counts only people who lead, so a lead is its ordinary member:
//!
//! | level | low | typical | high |
//! |---|---|---|---|
//! | entry to senior | p10 | p25 | p50 |
//! | lead | p25 | p50 | p75 |
//! | executive | p50 | p75 | p90 |
//!
//! Percentiles never fall, so within one occupation and region no bound of a higher level is below that of a lower one. A role's
//! own figures describe the role itself: p25, p50 and p75. What is not published stays absent.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use schemars::JsonSchema;
use serde::Serialize;

use super::pay_terms::YearlyHours;
use crate::catalog::{Crosswalk, Money, OccupationId, Region, RegionId, Role, RoleMetrics, Wage};
use career_data::vocabulary::{Level, Percentile, Period};

/// The part of the parent occupation's spread where the role's level usually is: our reading, not a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct UsualSpread {
    pub from: Percentile,
    pub typical: Percentile,
    /// The top of the spread when absent.
    pub to: Option<Percentile>,
}

impl UsualSpread {
    const LOWER: Self = Self { from: Percentile::P10, typical: Percentile::P25, to: Some(Percentile::P50) };
    const MIDDLE: Self = Self { from: Percentile::P25, typical: Percentile::P50, to: Some(Percentile::P75) };
    const UPPER: Self = Self { from: Percentile::P50, typical: Percentile::P75, to: Some(Percentile::P90) };
    const TOP: Self = Self { from: Percentile::P75, typical: Percentile::P90, to: None };

    /// The spread of a level in an occupation that counts managers only, or not.
    #[must_use]
    pub const fn of(level: Option<Level>, counts_managers: bool) -> Self {
        match (level, counts_managers) {
            (Some(Level::Lead), true) | (Some(Level::Mid), false) | (None, _) => Self::MIDDLE,
            (Some(Level::Executive), true) | (Some(Level::Senior), false) => Self::UPPER,
            (Some(_), true) | (Some(Level::Entry), false) => Self::LOWER,
            (Some(Level::Lead | Level::Executive), false) => Self::TOP,
        }
    }

    /// The spread of a role in its parent occupation.
    pub(super) fn of_role(role: RoleMetrics<'_>) -> Self {
        Self::of(role.level(), role.occupation().is_some_and(|occupation| occupation.counts_managers()))
    }

    /// The amounts of that spread in an occupation's figure; `None` if none of them is published.
    #[must_use]
    pub fn of_wage(self, wage: Wage<'_>) -> Option<UsualPay> {
        let [low, typical] = [self.from, self.typical].map(|percentile| wage.percentile(percentile));
        let usual = UsualPay { low, typical, high: self.to.and_then(|percentile| wage.percentile(percentile)) };
        (usual != UsualPay::default()).then_some(usual)
    }
}

/// Usual pay at the level of a role: our reading of the published percentiles, in their currency and period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct UsualPay {
    /// Absent where the percentile is not published, as are the others.
    pub low: Option<Money>,
    pub typical: Option<Money>,
    pub high: Option<Money>,
}

/// Usual pay with its terms, where it stands without the figures that it is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct UsualPayIn<'a> {
    #[serde(flatten)]
    pub amounts: UsualPay,
    pub currency: Option<&'a str>,
    pub period: Option<Period>,
    pub year: Option<u16>,
    /// Id.
    pub region: &'a str,
}

impl UsualPay {
    /// The amounts, for adjusting them together with the percentiles.
    pub(super) const fn amounts_mut(&mut self) -> [&mut Option<Money>; 3] {
        [&mut self.low, &mut self.typical, &mut self.high]
    }
}

/// A pay figure of a role, and the part of its spread that is usual for the role.
#[derive(Clone, Copy)]
pub(super) struct Pay<'a> {
    pub(super) wage: Wage<'a>,
    spread: UsualSpread,
}

impl<'a> Pay<'a> {
    /// A figure of a role; `spread` is that of the role in its parent occupation.
    pub(super) const fn new(wage: Wage<'a>, spread: UsualSpread) -> Self {
        Self { wage, spread: if wage.is_own() { UsualSpread::MIDDLE } else { spread } }
    }

    /// Usual pay, as published.
    pub(super) fn usual(self) -> Option<UsualPay> {
        self.spread.of_wage(self.wage)
    }

    /// The typical amount of usual pay, as published.
    pub(super) fn typical(self) -> Option<Money> {
        self.wage.percentile(self.spread.typical)
    }

    /// Whether the typical amount was withheld because it is too high to print.
    pub(super) fn is_top_coded(self) -> bool {
        self.wage.is_top_coded(self.spread.typical)
    }

    /// The typical amount a year.
    pub(super) fn yearly(self, hours: YearlyHours) -> Option<Money> {
        Some(hours.yearly(self.typical()?, self.wage.period()?))
    }
}

/// Pay in one region for many roles; the figure of an occupation is looked up only once.
pub(super) struct PayBook<'a> {
    region: Option<RegionId>,
    hours: YearlyHours,
    /// Of the region's country; absent without a region.
    crosswalk: Option<Crosswalk<'a>>,
    counted: HashMap<OccupationId, Counted<'a>, FxBuildHasher>,
}

/// What the roles of an occupation share.
#[derive(Clone, Copy)]
struct Counted<'a> {
    wage: Option<Wage<'a>>,
    counts_managers: bool,
}

impl<'a> PayBook<'a> {
    /// The book of a region; without one, no role has pay.
    pub(super) fn of(region: Option<Region<'a>>) -> Self {
        let hours = region.map_or_else(YearlyHours::default, YearlyHours::of);
        Self { region: region.map(Region::key), hours, crosswalk: region.map(Region::crosswalk), counted: HashMap::default() }
    }

    /// The pay of a role: its own newest figure or, as fallback, that of its occupation with the best match.
    pub(super) fn pay(&mut self, role: RoleMetrics<'a>) -> Option<Pay<'a>> {
        let region = self.region?;
        if let Some(own) = role.own_wages_in(region).next() {
            return Some(Pay::new(own, UsualSpread::MIDDLE));
        }
        if self.crosswalk.as_ref().is_some_and(|crosswalk| crosswalk.names_role(role.key())) {
            return Some(Pay::new(self.counted(role, region)?, UsualSpread::of_role(role)));
        }
        let occupation = role.occupation_key()?;
        let known = self.counted.get(&occupation).copied();
        let counted = known.unwrap_or_else(|| Counted {
            wage: self.counted(role, region),
            counts_managers: role.occupation().is_some_and(|occupation| occupation.counts_managers()),
        });
        self.counted.insert(occupation, counted);
        Some(Pay::new(counted.wage?, UsualSpread::of(role.level(), counted.counts_managers)))
    }

    /// The figure of the occupation that a role is counted in: the same as that of [`RoleMetrics::wage`].
    fn counted(&self, role: RoleMetrics<'a>, region: RegionId) -> Option<Wage<'a>> {
        self.crosswalk.as_ref()?.wages_in(role, region).next()
    }

    /// The difference in typical usual pay a year between two roles. `None` if either is not published or the two are in
    /// different currencies.
    pub(super) fn change(&mut self, from: Role<'a>, to: Role<'a>) -> Option<PayChange<'a>> {
        let (before, after) = (self.pay(from.metrics())?, self.pay(to.metrics())?);
        let currency = after.wage.currency().filter(|currency| before.wage.currency() == Some(currency))?;
        let own = before.wage.is_own() || after.wage.is_own();
        Some(PayChange { change: self.yearly(after)?.minus(self.yearly(before)?), currency, own })
    }

    /// Usual pay of a role, with its terms.
    pub(super) fn usual(&mut self, role: Role<'a>) -> Option<UsualPayIn<'a>> {
        let pay = self.pay(role.metrics())?;
        Some(UsualPayIn {
            amounts: pay.usual()?,
            currency: pay.wage.currency(),
            period: pay.wage.period(),
            year: pay.wage.year(),
            region: pay.wage.region()?.id(),
        })
    }

    /// The typical amount a year of a figure in the region.
    pub(super) fn yearly(&self, pay: Pay<'a>) -> Option<Money> {
        pay.yearly(self.hours)
    }

    /// The typical amount a year, if it is in that currency.
    pub(super) fn yearly_in(&mut self, role: RoleMetrics<'a>, currency: &str) -> Option<Money> {
        let pay = self.pay(role).filter(|pay| pay.wage.currency() == Some(currency))?;
        pay.yearly(self.hours)
    }
}

/// The difference in usual pay between two roles.
#[derive(Clone, Copy)]
pub(super) struct PayChange<'a> {
    /// A year.
    pub(super) change: Money,
    pub(super) currency: &'a str,
    /// Whether either is a role's own figure rather than its parent occupation's.
    pub(super) own: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use career_data::vocabulary::Vocabulary;

    #[test]
    fn no_bound_of_a_higher_level_is_below_that_of_a_lower_one() {
        for counts_managers in [false, true] {
            for pair in Level::ALL.windows(2) {
                let [lower, higher] = [0, 1].map(|at| UsualSpread::of(pair.get(at).copied(), counts_managers));
                assert!(lower.from <= higher.from && lower.typical <= higher.typical, "{pair:?}");
                assert!(higher.to.is_none() || lower.to.is_some_and(|lower| Some(lower) <= higher.to), "{pair:?}");
            }
        }
        assert_eq!(UsualSpread::of(None, false), UsualSpread::of(Some(Level::Mid), false));
    }
}
