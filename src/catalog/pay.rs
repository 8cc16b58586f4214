//! Official figures: pay by region, employment and its outlook.

use serde::{Serialize, Serializer};

use super::taxonomy::text_getters;
use super::{Catalog, Region, RegionId, Source, View};
use career_data::image::{LocalRow, PriceRow, Rows, StatisticsRow, TermsRow, UnmatchedRow, WageRow};
use career_data::vocabulary::{Match, Percentile, Period, PriceKind, Vocabulary};

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

    /// Projected change from 2024 to 2034 as the image has it: tenths of a percent, 0 when unknown.
    pub(super) const fn change(self) -> i32 {
        self.view.row.change
    }

    /// Projected change from 2024 to 2034, in percent.
    #[must_use]
    pub fn growth(self) -> Option<f64> {
        let row = self.view.row;
        row.employment_2024.and(row.employment_2034).map(|_| f64::from(row.change) / 10.0)
    }

    /// The same as it was stated, even where an end of the comparison is not published.
    #[must_use]
    pub fn stated_growth(self) -> Option<f64> {
        let change = self.view.row.change;
        self.growth().or_else(|| (change != 0).then(|| f64::from(change) / 10.0))
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
        wages(self.view.catalog, self.view.row.wages, false)
    }

    /// Pay in one region, the best match.
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        self.wages_in(region).next()
    }

    /// Pay in one region, the best match first: a country may count several occupations that fit.
    pub fn wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        wages_in(self.view.catalog, self.view.row.wages, region, false)
    }
}

/// A run of figures; a role's `own` or not.
pub(super) fn wages(catalog: &Catalog, rows: Rows<WageRow>, own: bool) -> impl ExactSizeIterator<Item = Wage<'_>> {
    catalog.image.table().run(rows).map(move |row| Wage { view: View { catalog, row }, own })
}

/// Those of a run, which is in the order of regions, that are for one region.
pub(super) fn wages_in(catalog: &Catalog, rows: Rows<WageRow>, region: RegionId, own: bool) -> impl Iterator<Item = Wage<'_>> {
    let wages = catalog.image.table::<WageRow>().slice(rows);
    let start = wages.partition_point(|row| row.region < region);
    let rows = (start..).map_while(move |at| wages.get(at)).take_while(move |row| row.region == region);
    rows.map(move |row| Wage { view: View { catalog, row }, own })
}

/// A price level, exchange rate or the like of a region in a year.
#[derive(Clone, Copy)]
pub struct Price<'a> {
    view: View<'a, PriceRow>,
}

impl<'a> Price<'a> {
    /// Where.
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        self.view.catalog.region(self.view.row.region)
    }

    /// What it is.
    #[must_use]
    pub const fn kind(self) -> PriceKind {
        self.view.row.kind
    }

    /// The year it is for.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.view.row.year
    }

    /// In the unit of its kind, see [`PriceKind`].
    #[must_use]
    pub const fn factor(self) -> f64 {
        self.view.row.factor
    }

    /// Who says so.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source)?))
    }
}

impl Catalog {
    /// How many rows of pay there are: an occupation in a region each.
    #[must_use]
    pub fn wage_rows(&self) -> usize {
        self.image.table::<WageRow>().len()
    }

    /// Every price level, exchange rate and the like, in the order of regions, kinds and years.
    pub fn all_prices(&self) -> impl ExactSizeIterator<Item = Price<'_>> {
        self.rows().map(|(_, row)| Price { view: View { catalog: self, row } })
    }

    /// The figures of a kind for a region, the earliest year first.
    pub fn prices(&self, region: RegionId, kind: PriceKind) -> impl Iterator<Item = Price<'_>> {
        let table = self.image.table::<PriceRow>();
        let start = table.partition_point(|row| (row.region, row.kind) < (region, kind));
        (start..)
            .map_while(move |at| table.get(at))
            .take_while(move |row| row.region == region && row.kind == kind)
            .map(|row| Price { view: View { catalog: self, row } })
    }

    /// Pay of occupations that no SOC occupation honestly matches.
    pub fn unmatched_wages(&self) -> impl Iterator<Item = Wage<'_>> {
        let unmatched = self.image.table::<UnmatchedRow>().iter();
        unmatched.filter_map(|unmatched| Some(Wage { view: View { catalog: self, row: self.row(unmatched.wage)? }, own: false }))
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

    /// An amount of hundredths.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
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

/// Pay of an occupation, or of a role itself, in a region.
#[derive(Clone, Copy)]
pub struct Wage<'a> {
    view: View<'a, WageRow>,
    own: bool,
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
    /// Whether it is a role's own figure rather than an occupation's.
    #[must_use]
    pub const fn is_own(self) -> bool {
        self.own
    }

    /// Identifies where, without looking at the region itself.
    #[must_use]
    pub const fn region_key(self) -> RegionId {
        self.view.row.region
    }

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

    /// Whether another figure is in the same currency, for the same period and of the same year.
    #[must_use]
    pub fn is_on_terms_of(self, other: Self) -> bool {
        let terms = |wage: Self| (wage.currency(), wage.period(), wage.year());
        self.view.row.terms == other.view.row.terms || terms(self) == terms(other)
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

    /// Who says so; absent when that is the file of the role whose own figure it is.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.terms()?.source?)?))
    }

    /// How well the country's occupation fits; of no meaning for a role's own figure.
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

    /// The percentiles withheld because they are too high to print.
    pub fn top_coded(self) -> impl Iterator<Item = Percentile> {
        Percentile::ALL.iter().copied().filter(move |percentile| self.is_top_coded(*percentile))
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
