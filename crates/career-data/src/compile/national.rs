//! Pay of countries' own occupations, and the crosswalk: the roles and US occupations that are counted in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Compiler;
use super::error::Result;
use crate::checks::is_onet_soc;
use crate::image::{CrosswalkRow, Id, NationalRow, OwnerKind, RegionRow, Rows, StatisticsRow, WageRow};
use crate::layers::roster::Roster;
use crate::records::order::{is_superseded, newest_years};
use crate::records::{Crosswalk, Dataset, Wage};

/// The figures of one national occupation.
struct Run {
    newest: Rows<WageRow>,
    older: Rows<WageRow>,
    /// Usually one.
    countries: BTreeSet<Id<RegionRow>>,
}

impl<'l, 'd: 'l> Compiler<'l, 'd> {
    /// Writes the figures that state no SOC occupation, and what is counted in them. An entry of the crosswalk for which there is
    /// no figure, or whose role or occupation is not there, is left out: layers may hide either.
    pub(super) fn national(&mut self, dataset: &'d Dataset, roster: &Roster<'_>) -> Result<()> {
        let countries = countries(dataset);
        let newest = newest_years(&dataset.wages);
        let mut by_code: BTreeMap<&str, [Vec<&Wage>; 2]> = BTreeMap::new();
        for wage in dataset.wages.iter().filter(|wage| wage.occupation.is_none()) {
            let [current, older] = by_code.entry(&wage.local_code).or_default();
            if is_superseded(wage, &newest) { older.push(wage) } else { current.push(wage) }
        }
        let entries: Vec<_> = dataset.crosswalk.iter().filter_map(|row| Some((self.owner(row, roster)?, row))).collect();
        let matched: BTreeSet<&str> = entries.iter().map(|(_, row)| row.local_code.value.as_str()).collect();
        let mut runs = HashMap::new();
        for (code, [current, older]) in by_code {
            let mut of_code = BTreeSet::new();
            for wage in current.iter().chain(&older) {
                let region = wage.region.value.as_str();
                of_code.insert(self.regions.get(countries.get(region).copied().unwrap_or(region))?);
            }
            let is_matched = matched.contains(code);
            let [newest, older] = [self.run(&current, is_matched)?, self.run(&older, is_matched)?];
            runs.insert(code, Run { newest, older, countries: of_code });
        }
        let with_run = |(owner, row): (_, &'d Crosswalk)| Some((owner, row, runs.get(row.local_code.value.as_str())?));
        let mut rows: Vec<_> = entries.into_iter().filter_map(with_run).collect();
        rows.sort_by_key(|(owner, row, _)| (*owner, row.matched, row.local_code.value.as_str()));
        let mut crosswalk = Vec::new();
        for ((kind, owner), row, run) in rows {
            crosswalk.extend(run.countries.iter().map(|country| CrosswalkRow {
                country: *country,
                kind: kind as u8,
                owner,
                matched: row.matched,
                wages: run.newest,
                older: run.older,
            }));
        }
        crosswalk.sort_by_key(|row| row.country);
        self.image.rows(crosswalk)?;
        Ok(())
    }

    /// Writes figures of one code.
    fn run(&mut self, wages: &[&Wage], is_matched: bool) -> Result<Rows<WageRow>> {
        let rows = self.wages(wages.iter().copied(), |wage| (wage.matched, Reverse(wage.year)))?;
        let rows = self.image.rows(rows)?;
        for position in rows.range() {
            self.image.row(NationalRow { wage: Id::at(position), matched: u8::from(is_matched) })?;
        }
        Ok(rows)
    }

    /// The row that an entry of the crosswalk is about.
    fn owner(&self, row: &Crosswalk, roster: &Roster<'_>) -> Option<(OwnerKind, u32)> {
        if let Some(role) = &row.role {
            return Some((OwnerKind::Role, u32::try_from(roster.find(&role.value)?).ok()?));
        }
        let code = &row.occupation.as_ref()?.value;
        if is_onet_soc(code) {
            return Some((OwnerKind::Occupation, self.links.occupations.position(code)?));
        }
        let statistics: Id<StatisticsRow> = self.statistics.get(code).ok()?;
        Some((OwnerKind::Statistics, u32::try_from(statistics.index()).ok()?))
    }
}

/// The country of every region that lies in one, by id.
fn countries(dataset: &Dataset) -> HashMap<&str, &str> {
    let parents: HashMap<&str, &str> = dataset
        .regions
        .iter()
        .filter_map(|region| Some((region.id.value.as_str(), region.parent.as_ref()?.value.as_str())))
        .collect();
    // Two steps at most: regions nest as country, state, area.
    let country = |parent: &'_ str| parents.get(parent).copied();
    parents.iter().map(|(id, parent)| (*id, country(parent).unwrap_or(parent))).collect()
}
