//! Imports wages by occupation and area from the Bureau of Labor Statistics (OEWS).
//!
//! Kept are yearly figures of all industries and owners together, for detailed occupations in the data in use. Amounts are
//! carried over as published; a withheld amount is absent, and a percentile withheld because it is too high to print is marked as
//! top-coded.

mod download;
mod figure;
mod flat;
mod wages;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Read;
use std::path::Path;

use clap::Args;

use self::wages::Wages;
use super::names::at;
use super::progress::Progress;
use super::report::{FileReport, Made, Status};
use super::row_log::{FileId, RowLog};
use super::table::{Form, Sheet, size};
use super::{Files, Imported, Importer, layout};
use crate::error::Error;
use career_data::files::open_regular;
use career_data::{Dataset, Region, Source, Statistics, Wage};

/// A file of the OEWS: a download as CSV, or a flat file of the time series.
#[derive(Debug, Args)]
pub struct Oews {
    #[command(flatten)]
    files: Files,
    /// The year, where the file does not say it or holds several
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1900..2100))]
    year: Option<u16>,
}

impl Importer for Oews {
    fn files(&self) -> &Files {
        &self.files
    }

    /// Areas that the data in use does not know become regions, but for a table of wages, which cannot hold them.
    fn read(&self, in_use: &Dataset, table_only: bool, log: &mut RowLog, progress: &mut Progress) -> Result<Imported, Error> {
        let file = &self.files.from;
        progress.expect(size(file));
        let is_flat = is_flat(file)?;
        let year = self.year.or_else(|| if is_flat { None } else { year_in(file) });
        if year.is_none() && !is_flat {
            return Err(Error::Usage {
                message: format!("nothing says which year {} is of", file.display()),
                hint: "add it: --year 2025".to_owned(),
            });
        }
        let mut wages = Wages::new(in_use, year, !table_only);
        let (file_id, unread) =
            if is_flat { flat(file, &mut wages, log, progress)? } else { (download(file, &mut wages, log, progress)?, None) };
        let year = wages.year().unwrap_or_default();
        let source = self.files.source.clone().unwrap_or_else(|| format!("bls-oews-{year}"));
        let records = wages.records(&source, file_id, log);
        let new = if table_only { Vec::new() } else { wages.new_regions(&records) };
        let made = Made { wages: records.len(), regions: new.len(), ..Made::default() };
        let dataset = together(records, &new, in_use, oews(&source, year));
        Ok(Imported {
            made,
            unknown_areas: if table_only { wages.unknown().collect() } else { Vec::new() },
            unread: unread.into_iter().collect(),
            dataset,
            source,
        })
    }

    fn table(&self, records: &Dataset, _: &Dataset) -> Vec<u8> {
        layout::wages(records)
    }
}

fn download(file: &Path, wages: &mut Wages, log: &mut RowLog, progress: &mut Progress) -> Result<FileId, Error> {
    let sheet = Sheet { path: file.to_owned(), form: Form::Commas };
    download::read_into(wages, &sheet, log, progress)
}

/// Reads a flat file, and before it the names of areas in `oe.area` beside it, if that exists.
fn flat(
    file: &Path,
    wages: &mut Wages,
    log: &mut RowLog,
    progress: &mut Progress,
) -> Result<(FileId, Option<FileReport>), Error> {
    let sheet = |path: &Path| Sheet { path: path.to_owned(), form: Form::Tabs };
    let names = file.with_file_name("oe.area");
    let (areas, unread) = if names.exists() {
        progress.expect(size(&names));
        (flat::areas(&sheet(&names), log, progress)?, None)
    } else {
        let note = "leaves absent the names of areas that the data in use does not know";
        (flat::Areas::new(), Some(FileReport::unread(names.display().to_string(), Status::Absent, note)))
    };
    Ok((flat::read_into(wages, &areas, &sheet(file), log, progress)?, unread))
}

/// Whether a file is one of the time series: its header begins with `series_id`.
fn is_flat(file: &Path) -> Result<bool, Error> {
    let mut start = Vec::new();
    let read = open_regular(file).and_then(|opened| opened.take(100).read_to_end(&mut start));
    read.map_err(|error| Error::File { path: file.to_owned(), error })?;
    let start = String::from_utf8_lossy(&start).to_ascii_lowercase();
    Ok(start.trim_start_matches('\u{feff}').starts_with("series_id"))
}

/// The year in a file name: `national_M2025_dl.csv`.
fn year_in(file: &Path) -> Option<u16> {
    let name = file.file_name()?.to_string_lossy();
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).find(|year| (1988..2100).contains(year))
}

/// The wages with all records they refer to, so that the result is complete by itself: occupations, regions and sources from the
/// data in use, or new ones where it has none.
fn together(wages: Vec<Wage>, new_regions: &[Region], in_use: &Dataset, new_source: Source) -> Dataset {
    let occupations: HashSet<&str> = wages.iter().filter_map(|wage| Some(wage.occupation.as_ref()?.value.as_str())).collect();
    let is_named = |parent: &&Statistics| occupations.contains(parent.code.value.as_str());
    let statistics: Vec<Statistics> = in_use.statistics.iter().filter(is_named).cloned().collect();
    let mut named: HashSet<&str> = statistics.iter().map(|parent| parent.source.value.as_str()).collect();
    named.insert(&new_source.id.value);
    let known = in_use.sources.iter().filter(|known| named.contains(known.id.value.as_str()));
    let mut sources: Vec<Source> = known.cloned().collect();
    // A source record in use is more complete than the one made here.
    if sources.iter().all(|known| known.id.value != new_source.id.value) {
        sources.push(new_source);
    }
    let regions = with_those_around(&wages, new_regions, in_use);
    Dataset { statistics, regions, wages, sources, ..Dataset::default() }
}

/// The regions of wages, and all their parents.
fn with_those_around(wages: &[Wage], new: &[Region], in_use: &Dataset) -> Vec<Region> {
    let known: HashMap<&str, &Region> =
        in_use.regions.iter().chain(new).map(|region| (region.id.value.as_str(), region)).collect();
    let mut wanted: BTreeSet<&str> = wages.iter().map(|wage| wage.region.value.as_str()).collect();
    let mut regions = BTreeMap::new();
    while let Some(id) = wanted.pop_first() {
        if let Some(region) = known.get(id).filter(|_| !regions.contains_key(id)) {
            wanted.extend(region.parent.as_ref().map(|parent| parent.value.as_str()));
            regions.insert(id, (*region).clone());
        }
    }
    regions.into_values().collect()
}

/// The source record of OEWS.
fn oews(id: &str, year: u16) -> Source {
    Source {
        id: at(id),
        publisher: "U.S. Bureau of Labor Statistics (BLS)".to_owned(),
        title: "Occupational Employment and Wage Statistics (OEWS)".to_owned(),
        release: format!("May {year}"),
        period: format!("May {year}"),
        licence: at("Public domain (U.S. government work)"),
        attribution: at(format!(
            "Source: U.S. Bureau of Labor Statistics, OEWS, May {year}. BLS.gov cannot vouch for the data or analyses derived \
             from these data after the data have been retrieved from BLS.gov."
        )),
        homepage: "https://www.bls.gov/oes/".to_owned(),
        used_for: "pay in the United States, its states and areas".to_owned(),
        notes: "All industries, all ownerships; excludes the self-employed.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_off_the_name_of_a_file() {
        for (name, year) in [
            ("national_M2025_dl.csv", Some(2025)),
            ("oews/all_data_M_2024.csv", Some(2024)),
            ("oesm23nat.csv", None),
            ("area-41860.csv", None),
            ("1252.csv", None),
        ] {
            assert_eq!(year_in(Path::new(name)), year, "{name}");
        }
    }
}
