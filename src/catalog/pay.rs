//! Official figures: pay by region, employment and its outlook.

use serde::{Serialize, Serializer};

use super::taxonomy::text_getters;
use super::{Catalog, Region, RegionId, Source, View};
use crate::image::{LocalRow, StatisticsRow, TermsRow, WageRow};
use crate::vocabulary::{Match, Percentile, Period};

/// A SOC occupation as statistics count it.
#[derive(Clone, Copy)]
pub struct Statistics<'a> {
    view: View<'a, StatisticsRow>,
}

impl<'a> Statistics<'a> {
    pub(super) const fn new(catalog: &'a Catalog, row: StatisticsRow) -> Self {
        Self { view: View { catalog, row } }
    }

    text_getters! {
        /// `15-1252`
        code,
        /// `Software Developers`
        title,
        /// The education that employers usually ask for; empty when unknown.
        education,
        /// The experience in a related occupation they usually ask for; empty when unknown.
        experience,
        /// The training usually given on the job; empty when unknown.
        training,
    }

    /// Persons employed in 2024.
    #[must_use]
    pub const fn employment_2024(self) -> Option<u32> {
        self.view.row.employment_2024
    }

    /// Persons projected to be employed in 2034.
    #[must_use]
    pub const fn employment_2034(self) -> Option<u32> {
        self.view.row.employment_2034
    }

    /// Projected change from 2024 to 2034, in percent.
    #[must_use]
    pub fn growth(self) -> Option<f64> {
        let row = self.view.row;
        row.employment_2024.and(row.employment_2034).map(|_| f64::from(row.change) / 10.0)
    }

    /// Projected openings a year, 2024-34.
    #[must_use]
    pub const fn openings(self) -> Option<u32> {
        self.view.row.openings
    }

    /// Where the outlook comes from.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source)?))
    }

    /// Pay, in the order of regions: countries, states, provinces, areas; the best match first within one.
    pub fn wages(self) -> impl ExactSizeIterator<Item = Wage<'a>> {
        let catalog = self.view.catalog;
        catalog.image.table().run(self.view.row.wages).map(move |row| Wage { view: View { catalog, row } })
    }

    /// Pay in one region, the best match.
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        let catalog = self.view.catalog;
        let run = self.view.row.wages.range();
        let table = catalog.image.table::<WageRow>();
        let (mut low, mut high) = (run.start, run.end);
        while low < high {
            let middle = low.midpoint(high);
            if table.get(middle)?.region < region { low = middle + 1 } else { high = middle }
        }
        let row = table.get(low).filter(|row| row.region == region && low < run.end)?;
        Some(Wage { view: View { catalog, row } })
    }
}

/// An amount as published: in hundredths of the currency unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// An amount of whole currency units.
    #[must_use]
    pub const fn units(units: i64) -> Self {
        Self(units * 100)
    }

    /// The amount in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// What must be added to `other` to give this amount.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A whole number when it is one.
impl Serialize for Money {
    #[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { serializer.serialize_i64(self.0 / 100) } else { serializer.serialize_f64(self.0 as f64 / 100.0) }
    }
}

/// Pay of an occupation in a region.
#[derive(Clone, Copy)]
pub struct Wage<'a> {
    view: View<'a, WageRow>,
}

/// How a country itself calls the occupation it counted.
#[derive(Clone, Copy)]
pub struct Local<'a> {
    view: View<'a, LocalRow>,
}

impl<'a> Local<'a> {
    text_getters! {
        /// Its classification and code; may be empty.
        code,
        /// Its title; may be empty.
        title,
        /// What a careful reader should know; may be empty.
        note,
    }
}

impl<'a> Wage<'a> {
    /// Where.
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        self.view.catalog.region(self.view.row.region)
    }

    /// The last year the figures describe.
    #[must_use]
    pub fn year(self) -> Option<u16> {
        self.terms().map(|terms| terms.year)
    }

    /// ISO 4217 code.
    #[must_use]
    pub fn currency(self) -> Option<&'a str> {
        self.terms().map(|terms| self.view.catalog.image.text(terms.currency))
    }

    /// What the amounts are for.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        self.terms().map(|terms| terms.period)
    }

    /// Who says so.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.terms()?.source)?))
    }

    /// How well the country's occupation fits.
    #[must_use]
    pub const fn matched(self) -> Match {
        self.view.row.matched
    }

    /// The amount at a percentile; absent when not published or top-coded.
    #[must_use]
    pub fn percentile(self, percentile: Percentile) -> Option<Money> {
        let [p10, p25, p50, p75, p90] = self.view.row.percentiles;
        let raw = match percentile {
            Percentile::P10 => p10,
            Percentile::P25 => p25,
            Percentile::P50 => p50,
            Percentile::P75 => p75,
            Percentile::P90 => p90,
        };
        raw.map(|raw| self.money(raw))
    }

    /// Whether the percentile was withheld because it is too high to print.
    #[must_use]
    pub const fn is_top_coded(self, percentile: Percentile) -> bool {
        self.view.row.top_coded & (1 << percentile as u8) != 0
    }

    /// The average.
    #[must_use]
    pub fn mean(self) -> Option<Money> {
        self.view.row.mean.map(|raw| self.money(raw))
    }

    /// People or jobs counted.
    #[must_use]
    pub const fn jobs(self) -> Option<u32> {
        self.view.row.jobs
    }

    /// The country's own name for what it counted.
    #[must_use]
    pub fn local(self) -> Option<Local<'a>> {
        let row = self.view.catalog.row(self.view.row.local?)?;
        Some(Local { view: View { catalog: self.view.catalog, row } })
    }

    fn money(self, raw: u32) -> Money {
        Money(i64::from(raw) * if self.view.row.hundredths == 1 { 1 } else { 100 })
    }

    fn terms(self) -> Option<TermsRow> {
        self.view.catalog.row(self.view.row.terms)
    }
}
