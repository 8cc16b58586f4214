//! `salary`: pay of a role or its parent occupation by country, state or area, adjusted for comparability on request.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::offer::{Offer, Placed};
use super::pay_terms::{HOURS_A_YEAR, MONTHS_A_YEAR, PayTerms, US_DOLLAR};
use super::report::{Factor, LocalEntry, OccupationEntry, Parent, PayRow, RoleRef, SourceRef};
use super::usual_pay::UsualSpread;
use super::{Failure, PayRegion, resolve_pay_place, resolve_role};
use crate::catalog::{Catalog, Money, Price, Region, RegionId, Role, Statistics, Wage};
use crate::schema::same_schema;
use career_data::vocabulary::{Adjustment, Level, Period, PriceKind, RegionKind, Vocabulary};

/// The currency that purchasing power parities convert to.
const INTERNATIONAL_DOLLAR: &str = "Int$";

/// The answer of `salary`: the first role, and the others asked for.
#[derive(Debug)]
pub struct Salary<'a> {
    /// The first role.
    pub first: RoleSalary<'a>,
    /// The others.
    pub others: Vec<RoleSalary<'a>>,
    /// Countries whose figures are for whole groups that no single occupation honestly matches.
    pub unmatched: Vec<Unmatched<'a>>,
    /// What was asked to be done to the amounts.
    pub adjustments: Vec<Adjustment>,
    /// The regions asked for; empty when countries are.
    pub regions: Vec<PayRegion<'a>>,
}

/// [`Salary`] as JSON: the figures of all roles are one list.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Salary")]
struct SalaryJson<'s, 'a> {
    /// The first role.
    #[serde(flatten)]
    first: &'s RoleSalary<'a>,
    /// Every role, in the order asked for.
    roles: Vec<&'s RoleSalary<'a>>,
    /// The figures of every role, in that order.
    rows: Vec<SalaryRow<'s, 'a>>,
    /// Countries whose figures are for whole groups that no single occupation honestly matches.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unmatched: &'s [Unmatched<'a>],
    /// The regions asked for; absent when countries are.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    regions: &'s [PayRegion<'a>],
}

/// A figure, with the role that it is for.
#[derive(JsonSchema, Serialize)]
struct SalaryRow<'s, 'a> {
    role: RoleRef<'a>,
    #[serde(flatten)]
    figure: &'s PayRow<'a>,
}

impl Serialize for Salary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figures = |salary: &'_ RoleSalary<'_>| salary.rows.len();
        let mut rows = Vec::with_capacity(self.roles().map(figures).sum());
        for salary in self.roles() {
            rows.extend(salary.rows.iter().map(|figure| SalaryRow { role: salary.role, figure }));
        }
        let (unmatched, regions) = (self.unmatched.as_slice(), self.regions.as_slice());
        SalaryJson { first: &self.first, roles: self.roles().collect(), rows, unmatched, regions }.serialize(serializer)
    }
}

same_schema!(Salary<'_> as SalaryJson<'_, '_>);

impl<'a> Salary<'a> {
    /// All roles, in the order of the request.
    pub fn roles(&self) -> impl Iterator<Item = &RoleSalary<'a>> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

/// Pay of one role: its own figures and, for regions where it has none, those of its parent occupation. In JSON the figures
/// stand beside it, with those of other roles.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleSalary<'a> {
    pub role: RoleRef<'a>,
    /// The file of own data that the role was read from: the source of its own figures that name no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The SOC occupation that pay is counted for; absent when the role has none, and then all figures are its own.
    pub occupation: Option<OccupationEntry<'a>>,
    pub level: Option<Level>,
    /// Absent when its level is.
    pub usual_pay: Option<UsualSpread>,
    #[serde(skip)]
    pub rows: Vec<PayRow<'a>>,
    /// Where the wage that was given lies in the figures in its currency.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offer: Vec<Placed<'a>>,
    /// Regions within the one asked for that publish no figure for the occupation.
    pub unpublished: usize,
}

/// A figure that belongs to no occupation of ours.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Unmatched<'a> {
    pub region: &'a str,
    pub name: &'a str,
    pub year: Option<u16>,
    pub currency: Option<&'a str>,
    pub period: Option<Period>,
    pub p50: Option<Money>,
    pub local: Option<LocalEntry<'a>>,
    pub source: Option<SourceRef<'a>>,
}

/// The parameters of `salary`.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SalaryQuery {
    pub roles: Vec<String>,
    /// None for countries; one for the region and its immediate parts; several to set them side by side.
    pub regions: Vec<String>,
    /// The year that figures are of; without it, the newest.
    pub year: Option<u16>,
    pub adjustments: Vec<Adjustment>,
    /// A wage to place in the figures.
    pub offer: Option<Offer>,
}

/// Pay of each role: one row for each country or, for a region, the rows of the region and of its immediate subregions by
/// descending median; for several regions, one row each.
pub fn salary<'a>(catalog: &'a Catalog, query: &SalaryQuery) -> Result<Salary<'a>, Failure> {
    let places = query.regions.iter().map(|name| resolve_pay_place(catalog, name)).collect::<Result<Vec<_>, _>>()?;
    let (regions, pay_regions): (Vec<_>, Vec<_>) = places.into_iter().unzip();
    let mut roles = Vec::with_capacity(query.roles.len());
    for name in &query.roles {
        let role = resolve_role(catalog, name)?;
        if roles.iter().any(|known: &RoleSalary<'_>| known.role.id == role.id()) {
            return Err(Failure::SameRole { id: role.id().to_owned() });
        }
        let mut salary = role_salary(catalog, role, &regions, query.year);
        if let Some(offer) = &query.offer {
            salary.offer = place_offer(catalog, offer, &salary.rows);
        }
        adjust(catalog, &mut salary.rows, &query.adjustments)?;
        roles.push(salary);
    }
    let is_empty = |salary: &RoleSalary<'_>| salary.rows.iter().all(|row| row.period.is_none());
    if (!regions.is_empty() || query.year.is_some()) && roles.iter().all(is_empty) {
        return Err(no_figure(catalog, &roles, &regions, query.year));
    }
    if let Some(offer) = query.offer.as_ref().filter(|_| roles.iter().all(|role| role.offer.is_empty())) {
        let rows = roles.iter().flat_map(|role| &role.rows).filter_map(|row| row.currency);
        let known: BTreeSet<_> = rows.map(str::to_owned).collect();
        return Err(Failure::OtherCurrency { currency: offer.currency.clone(), known: known.into_iter().collect() });
    }
    let mut roles = roles.into_iter();
    let first = roles.next().ok_or(Failure::NothingLeft)?;
    // Unmatched figures explain a gap in an occupation's statistics; a role without an occupation has none.
    let explained = first.occupation.is_some() && regions.len() < 2 && query.year.is_none();
    let unmatched = if explained { unmatched(catalog, regions.first().copied(), &first) } else { Vec::new() };
    let adjustments = query.adjustments.clone();
    Ok(Salary { first, others: roles.collect(), unmatched, adjustments, regions: pay_regions })
}

/// Where a wage lies in the figures, for each region in its currency.
fn place_offer<'a>(catalog: &'a Catalog, offer: &Offer, rows: &[PayRow<'a>]) -> Vec<Placed<'a>> {
    let region = |row: &PayRow<'_>| catalog.region_by_id(row.region);
    rows.iter().filter_map(|row| offer.placed(row, region(row)?)).collect()
}

/// The failure when none of the roles has a figure in a region.
fn no_figure(catalog: &Catalog, roles: &[RoleSalary<'_>], regions: &[Region<'_>], year: Option<u16>) -> Failure {
    let first = roles.first().and_then(|role| catalog.find_role(role.role.id));
    let countries = first.map(|role| countries(catalog, role, None)).unwrap_or_default();
    let mut place = regions.iter().map(|region| region.name()).collect::<Vec<_>>().join(" or ");
    if place.is_empty() {
        place.push_str("any country");
    }
    Failure::NoFigure {
        roles: roles.iter().map(|role| role.role.title.to_owned()).collect(),
        region: year.map_or_else(|| place.clone(), |year| format!("{place} for {year}")),
        countries: countries.iter().map(|row| row.name.to_owned()).collect(),
    }
}

fn role_salary<'a>(catalog: &'a Catalog, role: Role<'a>, regions: &[Region<'a>], year: Option<u16>) -> RoleSalary<'a> {
    let (rows, unpublished) = match regions {
        [] => (countries(catalog, role, year), 0),
        [region] => within(catalog, role, *region, year),
        several => (side_by_side(role, several, year), 0),
    };
    RoleSalary {
        role: role.into(),
        origin: role.origin().map(|origin| origin.to_string()),
        occupation: role.statistics().map(OccupationEntry::from),
        level: role.level(),
        usual_pay: role.level().map(|_| UsualSpread::of_role(role.metrics())),
        rows,
        offer: Vec::new(),
        unpublished,
    }
}

/// The figures of a role in a region, the best match first: the newest, or those of a year.
fn figures<'a>(role: Role<'a>, region: Region<'a>, year: Option<u16>) -> Vec<Wage<'a>> {
    match year {
        None => role.wages_in(region.key()).collect(),
        Some(year) => role.wages_of_year(region, year).collect(),
    }
}

/// A row for each region, in their order; one without figures where there is none.
fn side_by_side<'a>(role: Role<'a>, regions: &[Region<'a>], year: Option<u16>) -> Vec<PayRow<'a>> {
    let parent = Parent::of(role);
    let row = |region: &Region<'a>| {
        let wage = figures(role, *region, year).into_iter().next();
        let found = wage.and_then(|wage| PayRow::new(parent, wage));
        found.or_else(|| role.statistics().map(|statistics| PayRow::absent(statistics, *region)))
    };
    regions.iter().filter_map(row).collect()
}

/// The best matching figure of every country that has one: the United States first, then by name.
fn countries<'a>(catalog: &'a Catalog, role: Role<'a>, year: Option<u16>) -> Vec<PayRow<'a>> {
    let parent = Parent::of(role);
    let is_country = |region: &RegionId| catalog.region(*region).is_some_and(|region| region.kind() == RegionKind::Country);
    // Countries come first among regions, so the scan of an occupation's figures can stop behind them.
    let counted = role.statistics().into_iter().flat_map(Statistics::wages).map(Wage::region_key).take_while(is_country);
    let own = role.own_wages().map(Wage::region_key).filter(is_country);
    let countries: BTreeSet<RegionId> = counted.chain(own).chain(catalog.crosswalk_countries()).collect();
    let best = |country| figures(role, catalog.region(country)?, year).into_iter().next();
    let mut rows: Vec<_> = countries.into_iter().filter_map(|country| PayRow::new(parent, best(country)?)).collect();
    rows.sort_by_key(|row| (row.region != super::DEFAULT_REGION, row.name));
    rows
}

/// All figures of a region, the best match first, then those of its immediate subregions by descending median; and how many
/// subregions have none.
fn within<'a>(catalog: &'a Catalog, role: Role<'a>, region: Region<'a>, year: Option<u16>) -> (Vec<PayRow<'a>>, usize) {
    let parent = Parent::of(role);
    let mut rows: Vec<_> = figures(role, region, year).into_iter().filter_map(|wage| PayRow::new(parent, wage)).collect();
    if rows.is_empty() {
        rows.extend(role.statistics().map(|statistics| PayRow::absent(statistics, region)));
    }
    let places: Vec<_> =
        catalog.regions().filter(|place| place.parent().is_some_and(|parent| parent.key() == region.key())).collect();
    let best = |place: &Region<'a>| figures(role, *place, year).into_iter().next();
    let mut inner: Vec<_> = places.iter().filter_map(|place| PayRow::new(parent, best(place)?)).collect();
    let unpublished = if role.statistics().is_some() { places.len() - inner.len() } else { 0 };
    inner.sort_by_key(|row| Reverse(row.p50));
    rows.append(&mut inner);
    (rows, unpublished)
}

/// Figures that match no occupation, for the requested regions without a median of their own.
fn unmatched<'a>(catalog: &'a Catalog, region: Option<Region<'a>>, first: &RoleSalary<'a>) -> Vec<Unmatched<'a>> {
    let answered = |country: &str| first.rows.iter().any(|row| row.country == country && row.p50.is_some());
    let of_interest = |place: Region<'a>| match region {
        Some(region) => place.key() == region.key(),
        None => place.kind() == RegionKind::Country,
    };
    let wages = catalog.unmatched_wages().filter_map(|wage| Some((wage.region()?, wage)));
    wages
        .filter(|(place, _)| of_interest(*place) && !answered(place.id()))
        .map(|(place, wage)| Unmatched {
            region: place.id(),
            name: place.name(),
            year: wage.year(),
            currency: wage.currency(),
            period: wage.period(),
            p50: wage.percentile(career_data::vocabulary::Percentile::P50),
            local: wage.local().map(LocalEntry::from),
            source: wage.source().map(SourceRef::from),
        })
        .collect()
}

/// Applies the adjustments in the order of `Adjustment::ALL`. Rows that lack a factor lose their amounts; if no row has
/// one, returns [`Failure::NoFactor`].
fn adjust<'a>(catalog: &'a Catalog, rows: &mut [PayRow<'a>], adjustments: &[Adjustment]) -> Result<(), Failure> {
    for adjustment in Adjustment::ALL.iter().filter(|adjustment| adjustments.contains(adjustment)) {
        let mut lacking = None;
        let mut adjusted = false;
        for row in rows.iter_mut().filter(|row| row.p50.or(row.mean).is_some()) {
            if let Some(factor) = factor(catalog, row, *adjustment) {
                apply(row, factor);
                adjusted = true;
            } else {
                lacking = lacking.or(Some((row.name.to_owned(), row.year)));
                clear(row);
            }
        }
        if let (Some((region, year)), false) = (lacking, adjusted) {
            return Err(Failure::NoFactor { adjustment: *adjustment, region, year });
        }
    }
    Ok(())
}

/// The factor by which to multiply a row's amounts.
fn factor<'a>(catalog: &'a Catalog, row: &PayRow<'a>, adjustment: Adjustment) -> Option<Factor<'a>> {
    let own = |factor| Factor { adjustment, factor, year: None, source: None };
    let stated = |factor, price: Price<'a>| Factor {
        adjustment,
        factor,
        year: Some(price.year()),
        source: price.source().map(SourceRef::from),
    };
    let country = catalog.region_by_id(row.country)?;
    // A role's own figure may be in another currency than that of its country's exchange rates.
    let foreign = || row.is_own() && PayTerms::of_region(catalog, country).is_none_or(|terms| !terms.are_in(row.currency));
    match adjustment {
        Adjustment::Annual => match row.period? {
            Period::Year => Some(own(1.0)),
            Period::Month => Some(own(MONTHS_A_YEAR)),
            Period::Hour => {
                let hours = catalog.prices(country.key(), PriceKind::YearlyHours).last();
                Some(hours.map_or_else(|| own(HOURS_A_YEAR), |hours| stated(hours.factor(), hours)))
            }
        },
        Adjustment::Exchange if row.currency == Some(US_DOLLAR) => Some(own(1.0)),
        Adjustment::Exchange | Adjustment::PurchasingPower if foreign() => None,
        // Only the rate of the figures' reference year applies.
        Adjustment::Exchange => {
            let rate = catalog.prices(country.key(), PriceKind::Exchange).find(|rate| Some(rate.year()) == row.year)?;
            Some(stated(1.0 / rate.factor(), rate))
        }
        // The latest parity serves for any year: parities change slowly, and the year is shown.
        Adjustment::PurchasingPower => {
            let parity = catalog.prices(country.key(), PriceKind::PurchasingPower).last()?;
            Some(stated(1.0 / parity.factor(), parity))
        }
        Adjustment::Prices if row.region == super::DEFAULT_REGION => Some(own(1.0)),
        Adjustment::Prices => {
            let place = catalog.region_by_id(row.region)?;
            let level = catalog.prices(place.key(), PriceKind::RegionalPrices).last()?;
            Some(stated(100.0 / level.factor(), level))
        }
    }
}

fn apply<'a>(row: &mut PayRow<'a>, factor: Factor<'a>) {
    match factor.adjustment {
        Adjustment::Annual => row.period = Some(Period::Year),
        Adjustment::Exchange => row.currency = Some(US_DOLLAR),
        Adjustment::PurchasingPower => row.currency = Some(INTERNATIONAL_DOLLAR),
        Adjustment::Prices => {}
    }
    let whole = row.period != Some(Period::Hour);
    if factor.factor.to_bits() != 1.0_f64.to_bits() {
        row.map_amounts(|amount| scale(amount, factor.factor, whole));
    }
    row.factors.push(factor);
}

/// The amount times a factor, rounded to whole units or hundredths.
fn scale(amount: Money, factor: f64, whole: bool) -> Money {
    if whole { amount.times_in_units(factor) } else { amount.times(factor) }
}

/// Clears the amounts of a row that cannot be adjusted, lest they be compared with adjusted ones.
fn clear(row: &mut PayRow<'_>) {
    for amount in [&mut row.p10, &mut row.p25, &mut row.p50, &mut row.p75, &mut row.p90, &mut row.mean] {
        *amount = None;
    }
    row.usual = None;
    row.top_coded.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_rounds_to_the_nearest() {
        assert_eq!(scale(Money::from_hundredths(5649), 2080.0, true), Money::units(117_499));
        assert_eq!(scale(Money::units(100), 0.333, false), Money::from_hundredths(3330));
    }
}
