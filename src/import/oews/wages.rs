//! Collects wages: one record for each occupation in each area.

use std::collections::{BTreeMap, HashSet};

use super::figure::Figure;
use crate::import::area::Area;
use crate::import::names::at;
use crate::import::row_log::{FileId, RowError, RowLog};
use career_data::vocabulary::{Match, Percentile, Period, Vocabulary};
use career_data::{Amounts, Dataset, Region, Wage};

/// The records of a file, and counts of what was left out.
#[derive(Debug)]
pub(super) struct Wages {
    /// SOC codes as numbers: 151252.
    occupations: HashSet<u32>,
    /// Whether areas that are not among the regions in use are kept, to become regions.
    new_regions: bool,
    known: HashSet<String>,
    /// The year requested or, without a request, the latest so far.
    year: Option<u16>,
    wished: bool,
    /// The number of facts of earlier years that were dropped.
    outdated: usize,
    drafts: BTreeMap<(u32, Area), Draft>,
    /// Areas of the file that are not among the regions in use.
    unknown: BTreeMap<Area, Place>,
}

/// Reason for leaving out rows of a year that was not requested.
pub(super) const OTHER_YEARS: &str = "rows of other years";

/// The name of an area, and the state it is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) state: Option<Area>,
}

/// The pay of an occupation in an area, before it is a record.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Draft {
    line: u32,
    pub(super) mean: Option<u64>,
    /// In hundredths.
    pub(super) percentiles: [Option<u64>; 5],
    pub(super) top_coded: u8,
    pub(super) jobs: Option<u32>,
    /// Bitmask of the facts that were stated, to detect repetitions.
    stated: u8,
}

/// One figure about pay.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fact {
    Jobs(Option<u32>),
    Mean(Figure),
    Percentile(Percentile, Figure),
}

impl Draft {
    /// Adds a fact; returns `false` when it was stated before.
    pub(super) fn add(&mut self, fact: Fact) -> bool {
        let bit = match fact {
            Fact::Jobs(jobs) => {
                self.jobs = jobs;
                0
            }
            Fact::Mean(figure) => {
                self.mean = figure.amount();
                1
            }
            Fact::Percentile(percentile, figure) => {
                if let Some(slot) = self.percentiles.get_mut(percentile as usize) {
                    *slot = figure.amount();
                }
                self.top_coded |= u8::from(figure == Figure::TopCoded) << percentile as u8;
                2 + percentile as u8
            }
        };
        let first = self.stated & (1 << bit) == 0;
        self.stated |= 1 << bit;
        first
    }

    /// Two percentiles of which the higher has the lower amount.
    fn falls(&self) -> Option<(Percentile, Percentile)> {
        let published: Vec<_> = Percentile::ALL
            .iter()
            .zip(self.percentiles)
            .filter_map(|(percentile, amount)| Some((*percentile, amount?)))
            .collect();
        published.windows(2).find_map(|pair| match pair {
            [(lower, low), (higher, high)] if low > high => Some((*lower, *higher)),
            _ => None,
        })
    }

    fn says_something(&self) -> bool {
        self.mean.is_some() || self.top_coded != 0 || self.percentiles.iter().any(Option::is_some)
    }
}

impl Wages {
    /// Collects wages for the occupations of the data in use; with `new_regions`, also for areas that are not in it.
    pub(super) fn new(in_use: &Dataset, year: Option<u16>, new_regions: bool) -> Self {
        Self {
            occupations: in_use.statistics.iter().filter_map(|parent| soc(&parent.code.value)).collect(),
            new_regions,
            known: in_use.regions.iter().map(|region| region.id.value.clone()).collect(),
            year,
            wished: year.is_some(),
            outdated: 0,
            drafts: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// Whether the data in use has an occupation.
    pub(super) fn knows(&self, occupation: u32) -> bool {
        self.occupations.contains(&occupation)
    }

    /// Whether wages of an area are kept; records the area when it is not among the regions in use.
    pub(super) fn takes(&mut self, area: Area, place: impl FnOnce() -> Place) -> bool {
        if self.unknown.contains_key(&area) {
            return self.new_regions;
        }
        if self.known.contains(&area.id()) {
            return true;
        }
        self.unknown.insert(area, place());
        self.new_regions
    }

    /// Whether rows of a year are kept; drops the drafts of earlier years when a later one is found.
    pub(super) fn is_of(&mut self, year: u16) -> bool {
        match self.year {
            Some(known) if self.wished || year < known => year == known,
            Some(known) if year == known => true,
            _ => {
                self.outdated += self.drafts.values().map(|draft| draft.stated.count_ones() as usize).sum::<usize>();
                self.drafts.clear();
                self.year = Some(year);
                true
            }
        }
    }

    /// The draft of an occupation in an area, created on first use.
    pub(super) fn draft(&mut self, occupation: u32, area: Area, line: u32) -> &mut Draft {
        self.drafts.entry((occupation, area)).or_insert(Draft { line, ..Draft::default() })
    }

    /// The year of the wages.
    pub(super) fn year(&self) -> Option<u16> {
        self.year
    }

    /// The wages, sorted by occupation and region. Those with inconsistent percentiles are rejected, those without any pay left
    /// out.
    pub(super) fn records(&self, source: &str, file_id: FileId, log: &mut RowLog) -> Vec<Wage> {
        log.leave_out(file_id, OTHER_YEARS, self.outdated);
        let mut wages = Vec::with_capacity(self.drafts.len());
        for ((occupation, area), draft) in &self.drafts {
            if let Some((lower, higher)) = draft.falls() {
                let message = format!("is below {} for {} in {}", lower.name(), written(*occupation), area.id());
                let hint = "percentiles never fall".to_owned();
                log.refuse(file_id, draft.line, RowError { column: higher.name().to_owned(), message, hint });
            } else if draft.says_something() {
                wages.push(wage(*occupation, *area, draft, self.year.unwrap_or_default(), source));
            } else {
                log.leave_out(file_id, "places where an occupation has no published pay", 1);
            }
        }
        wages.sort_by(|a, b| {
            let key = |wage: &Wage| (wage.occupation.as_ref().map(|code| code.value.clone()), wage.region.value.clone());
            key(a).cmp(&key(b))
        });
        wages
    }

    /// The names of areas that are not among the regions in use.
    pub(super) fn unknown(&self) -> impl Iterator<Item = String> {
        self.unknown.values().map(|place| place.name.clone())
    }

    /// Regions for the areas of wages that are not in use, and their parents.
    pub(super) fn new_regions(&self, wages: &[Wage]) -> Vec<Region> {
        let used: HashSet<&str> = wages.iter().map(|wage| wage.region.value.as_str()).collect();
        let mut regions = BTreeMap::new();
        for (area, place) in self.unknown.iter().filter(|(area, _)| used.contains(area.id().as_str())) {
            regions.insert(area.id(), area.region(area.name().unwrap_or(&place.name), place.state));
            for around in [Some(Area::Nation), place.state].into_iter().flatten().filter(|around| around != area) {
                regions.entry(around.id()).or_insert_with(|| around.region(around.name().unwrap_or_default(), None));
            }
        }
        regions.retain(|id, _| !self.known.contains(id));
        regions.into_values().collect()
    }
}

fn wage(occupation: u32, area: Area, draft: &Draft, year: u16, source: &str) -> Wage {
    Wage {
        occupation: Some(at(written(occupation))),
        region: at(area.id()),
        year,
        currency: "USD".to_owned(),
        period: Period::Year,
        amounts: Amounts { mean: draft.mean, percentiles: draft.percentiles },
        top_coded: draft.top_coded,
        jobs: draft.jobs,
        matched: Some(Match::Exact),
        local_code: String::new(),
        local_title: String::new(),
        source: at(source),
        note: String::new(),
    }
}

/// Parses a SOC code to a number: 151252 for `15-1252`, `151252` and `15-1252.00`.
pub(super) fn soc(code: &str) -> Option<u32> {
    let soc = code.strip_suffix(".00").or_else(|| code.strip_suffix(".0")).unwrap_or(code);
    let digits = soc.replace(['-', '\u{2010}', '\u{2011}', '\u{2013}'], "");
    let is_code = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_code)
}

/// Formats a SOC code: `15-1252`.
fn written(occupation: u32) -> String {
    format!("{:02}-{:04}", occupation / 10_000, occupation % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_numbers_and_back() {
        assert_eq!((soc("15-1252"), soc("151252"), soc("15-125"), soc("15-125x")), (Some(151_252), Some(151_252), None, None));
        assert_eq!(written(151_252), "15-1252");
    }

    #[test]
    fn the_latest_year_wins_unless_one_is_wished_for() {
        let mut wages = Wages::new(&Dataset::default(), None, true);
        assert_eq!([2023, 2024, 2023, 2024].map(|year| wages.is_of(year)), [true, true, false, true]);
        let mut wages = Wages::new(&Dataset::default(), Some(2023), true);
        assert_eq!([2023, 2024].map(|year| wages.is_of(year)), [true, false]);
    }

    #[test]
    fn a_fact_is_stated_once_and_percentiles_never_fall() {
        let mut draft = Draft::default();
        assert!(draft.add(Fact::Percentile(Percentile::P10, Figure::Amount(300))));
        assert!(draft.add(Fact::Percentile(Percentile::P50, Figure::Amount(200))));
        assert!(!draft.add(Fact::Percentile(Percentile::P50, Figure::Absent)));
        let mut falling = Draft { percentiles: [Some(300), None, Some(200), None, None], ..Draft::default() };
        assert_eq!(falling.falls(), Some((Percentile::P10, Percentile::P50)));
        falling.add(Fact::Percentile(Percentile::P50, Figure::TopCoded));
        assert_eq!((falling.falls(), falling.top_coded), (None, 0b100));
    }
}
