//! Pay by region, and employment with its outlook, from official statistics.

use serde::{Serialize, Serializer};

use super::taxonomy::text_getters;
use super::{Catalog, Region, RegionId, Source, View};
use career_data::image::{LocalRow, NationalRow, PriceRow, Rows, StatisticsRow, TermsRow, WageRow};
use career_data::vocabulary::{Match, Percentile, Period, PriceKind, Vocabulary};

/// The statistics of a SOC occupation.
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
        /// The education that employers usually require; empty when unknown.
        education,
        /// The experience in a related occupation that they usually require; empty when unknown.
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

    /// Projected change from 2024 to 2034 in tenths of a percent, as stored; 0 when unknown.
    pub(super) const fn change(self) -> i32 {
        self.view.row.change
    }

    /// Projected change from 2024 to 2034, in percent.
    #[must_use]
    pub fn growth(self) -> Option<f64> {
        let row = self.view.row;
        row.employment_2024.and(row.employment_2034).map(|_| f64::from(row.change) / 10.0)
    }

    /// Like [`Self::growth`], but also when one of the two employment figures is not published.
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

    /// The source of the outlook.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source)?))
    }

    /// Pay, by region (countries, states, provinces, areas) and then from the best match.
    pub fn wages(self) -> impl ExactSizeIterator<Item = Wage<'a>> {
        wages(self.view.catalog, self.view.row.wages, false)
    }

    /// Pay in one region, the best match.
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        self.wages_in(region).next()
    }

    /// Pay in one region, the best match first: several occupations of a country may match.
    pub fn wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        wages_in(self.view.catalog, self.view.row.wages, region, false)
    }
}

/// The figures in a run of rows, each with the match it states; `own` if they are a role's own.
pub(super) fn wages(catalog: &Catalog, rows: Rows<WageRow>, own: bool) -> impl ExactSizeIterator<Item = Wage<'_>> {
    catalog.image.table().run(rows).map(move |row: WageRow| Wage { view: View { catalog, row }, matched: row.matched, own })
}

/// The figures of a run, which is sorted by region, that are for one region.
pub(super) fn wages_in(catalog: &Catalog, rows: Rows<WageRow>, region: RegionId, own: bool) -> impl Iterator<Item = Wage<'_>> {
    rows_in(catalog, rows, region).map(move |row| Wage { view: View { catalog, row }, matched: row.matched, own })
}

/// Like [`wages`], for figures whose match the crosswalk states.
pub(super) fn matched_wages(catalog: &Catalog, rows: Rows<WageRow>, matched: Match) -> impl Iterator<Item = Wage<'_>> {
    catalog.image.table().run(rows).map(move |row| Wage { view: View { catalog, row }, matched, own: false })
}

/// Like [`wages_in`], for figures whose match the crosswalk states.
pub(super) fn matched_wages_in(
    catalog: &Catalog,
    rows: Rows<WageRow>,
    region: RegionId,
    matched: Match,
) -> impl Iterator<Item = Wage<'_>> {
    rows_in(catalog, rows, region).map(move |row| Wage { view: View { catalog, row }, matched, own: false })
}

fn rows_in(catalog: &Catalog, rows: Rows<WageRow>, region: RegionId) -> impl Iterator<Item = WageRow> {
    let wages = catalog.image.table::<WageRow>().slice(rows);
    let start = wages.partition_point(|row| row.region < region);
    (start..).map_while(move |at| wages.get(at)).take_while(move |row| row.region == region)
}

/// A price level, exchange rate or similar factor of a region in a year.
#[derive(Clone, Copy)]
pub struct Price<'a> {
    view: View<'a, PriceRow>,
}

impl<'a> Price<'a> {
    /// The region.
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        self.view.catalog.region(self.view.row.region)
    }

    /// The kind of factor.
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

    /// The source of the figure.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source)?))
    }
}

impl Catalog {
    /// The number of pay figures.
    #[must_use]
    pub fn wage_rows(&self) -> usize {
        self.image.table::<WageRow>().len()
    }

    /// Every price level, exchange rate and similar factor, by region, kind and year.
    pub fn all_prices(&self) -> impl ExactSizeIterator<Item = Price<'_>> {
        self.rows().map(|(_, row)| Price { view: View { catalog: self, row } })
    }

    /// The factors of a kind for a region, sorted by year.
    pub fn prices(&self, region: RegionId, kind: PriceKind) -> impl Iterator<Item = Price<'_>> {
        let table = self.image.table::<PriceRow>();
        let start = table.partition_point(|row| (row.region, row.kind) < (region, kind));
        (start..)
            .map_while(move |at| table.get(at))
            .take_while(move |row| row.region == region && row.kind == kind)
            .map(|row| Price { view: View { catalog: self, row } })
    }

    /// Figures of countries' own occupations, each with whether the crosswalk matches anything to the occupation: by code, the
    /// newest by region and then the older ones.
    pub fn national_wages(&self) -> impl Iterator<Item = (Wage<'_>, bool)> {
        self.image.table::<NationalRow>().iter().filter_map(|national| {
            let row: WageRow = self.row(national.wage)?;
            Some((Wage { view: View { catalog: self, row }, matched: row.matched, own: false }, national.matched == 1))
        })
    }

    /// Pay of national occupations that nothing is counted in.
    pub fn unmatched_wages(&self) -> impl Iterator<Item = Wage<'_>> {
        self.national_wages().filter(|(_, is_matched)| !is_matched).map(|(wage, _)| wage)
    }
}

/// An amount of money in hundredths of the currency unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// From whole currency units.
    #[must_use]
    pub const fn units(units: i64) -> Self {
        Self(units * 100)
    }

    /// From hundredths.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The amount in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// The amount times a factor, rounded to hundredths.
    #[must_use]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "amounts stay far below 2^53")]
    pub const fn times(self, factor: f64) -> Self {
        // Truncates after adding one half: `round` would pull in the C mathematics library.
        Self((self.0 as f64 * factor + 0.5) as i64)
    }

    /// Like [`Money::times`], rounded to whole units.
    #[must_use]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "amounts stay far below 2^53")]
    pub const fn times_in_units(self, factor: f64) -> Self {
        Self::units((self.0 as f64 * factor / 100.0 + 0.5) as i64)
    }

    /// This amount minus another.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// An integer when the amount has no fraction, else a number with decimals.
impl Serialize for Money {
    #[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { serializer.serialize_i64(self.0 / 100) } else { serializer.serialize_f64(self.0 as f64 / 100.0) }
    }
}

/// Pay of an occupation, or a role's own pay, in a region.
#[derive(Clone, Copy)]
pub struct Wage<'a> {
    view: View<'a, WageRow>,
    matched: Match,
    own: bool,
}

/// The country's own classification of the occupation counted.
#[derive(Clone, Copy)]
pub struct Local<'a> {
    view: View<'a, LocalRow>,
}

impl<'a> Local<'a> {
    text_getters! {
        /// Its code, with the classification; may be empty.
        code,
        /// Its title; may be empty.
        title,
        /// A caveat about the figure; may be empty.
        note,
    }
}

impl<'a> Wage<'a> {
    /// Whether it is a role's own figure rather than an occupation's.
    #[must_use]
    pub const fn is_own(self) -> bool {
        self.own
    }

    /// Identifies the region, without reading its row.
    #[must_use]
    pub const fn region_key(self) -> RegionId {
        self.view.row.region
    }

    /// The region.
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        self.view.catalog.region(self.view.row.region)
    }

    /// The last year the figures describe.
    #[must_use]
    pub fn year(self) -> Option<u16> {
        self.terms().map(|terms| terms.year)
    }

    /// Whether another figure has the same currency, period and year.
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

    /// The period that the amounts are for.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        self.terms().map(|terms| terms.period)
    }

    /// The source of the figure; `None` for a role's own figure whose only source is the role's file.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.terms()?.source?)?))
    }

    /// How well the country's occupation matches; meaningless for a role's own figure.
    #[must_use]
    pub const fn matched(self) -> Match {
        self.matched
    }

    /// The amount at a percentile; `None` when not published or top-coded.
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

    /// The mean.
    #[must_use]
    pub fn mean(self) -> Option<Money> {
        self.view.row.mean.map(|raw| self.money(raw))
    }

    /// People or jobs counted.
    #[must_use]
    pub const fn jobs(self) -> Option<u32> {
        self.view.row.jobs
    }

    /// The country's own name for the occupation counted.
    #[must_use]
    pub fn local(self) -> Option<Local<'a>> {
        let row = self.view.catalog.row(self.view.row.local?)?;
        Some(Local { view: View { catalog: self.view.catalog, row } })
    }

    fn money(self, raw: u32) -> Money {
        Money(i64::from(raw) * if self.view.row.hundredths == 1 { 1 } else { 100 })
    }

    /// Currency, period and year, read at once.
    #[must_use]
    pub fn stated_terms(self) -> Option<(&'a str, Period, u16)> {
        self.terms().map(|terms| (self.view.catalog.image.text(terms.currency), terms.period, terms.year))
    }

    fn terms(self) -> Option<TermsRow> {
        self.view.catalog.row(self.view.row.terms)
    }
}
