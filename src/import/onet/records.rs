//! Makes records of the drafts, with names that clash neither with each other nor with those in use.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::rows::{Draft, Release};
use super::soc::Code;
use super::titles::{Given, OtherTitles, RoleNames, other_titles};
use super::tools::Tools;
use crate::import::area::Area;
use crate::import::names::at;
use crate::import::report::Made;
use crate::import::row_log::RowLog;
use career_data::text::kebab;
use career_data::vocabulary::{Education, Level};
use career_data::{self as dataset, At, Category, Dataset, Occupation, PerCompetency, Region, Role, Statistics};

/// The origin file of the roles.
const ORIGIN: &str = "Occupation Data.txt";

/// The source that all records refer to.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) id: String,
    /// `30.3`; `None` when it is not stated anywhere.
    release: Option<String>,
}

impl Source {
    pub(super) fn new(id: Option<&str>, release: Option<String>) -> Self {
        let default = || release.as_ref().map_or("onet".to_owned(), |release| format!("onet-{}", kebab_or_dotted(release)));
        Self { id: id.map_or_else(default, str::to_owned), release }
    }

    /// The source record, with the attribution that the licence requires.
    fn record(&self) -> dataset::Source {
        let release = self.release.as_deref().unwrap_or_default();
        let database = ["O*NET", release, "Database"].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        dataset::Source {
            id: at(self.id.as_str()),
            publisher: "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)".to_owned(),
            title: "O*NET Database".to_owned(),
            release: release.to_owned(),
            period: String::new(),
            licence: at("CC BY 4.0"),
            attribution: at(format!(
                "This product includes information from the {database} by the U.S. Department of Labor, Employment and \
                 Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. \
                 The information has been modified: it is a selection, and scores, levels and proficiencies are derived from \
                 it. USDOL/ETA has not approved, endorsed, or tested these modifications."
            )),
            homepage: "https://www.onetcenter.org/database.html".to_owned(),
            used_for: "titles, descriptions, tasks, tools, job zones and ratings of occupations".to_owned(),
            notes: String::new(),
        }
    }
}

/// A release as a part of an id.
fn kebab_or_dotted(release: &str) -> String {
    release.split('.').map(kebab).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// The records of a release, for use on top of the data `in_use`, and counts of them.
pub(super) fn make(release: &Release, source: &Source, in_use: &Dataset, log: &mut RowLog) -> (Dataset, Made) {
    let names = RoleNames::new(release, in_use, log);
    let mut others = other_titles(release, &names, in_use, log);
    let mut tools = Tools::new(release, in_use);
    let known = InUse::of(in_use);
    let groups: BTreeSet<&str> = names.given.keys().filter_map(Code::group).collect();
    let mut dataset = Dataset {
        categories: groups.iter().map(|group| Category { id: at(kebab(group)), title: at(*group) }).collect(),
        tools: std::mem::take(&mut tools.records),
        regions: vec![nation(in_use)],
        ..Dataset::default()
    };
    let (socs, sources) = statistics(release, source, in_use);
    dataset.statistics = socs;
    dataset.sources = sources;
    for (code, draft) in &release.drafts {
        dataset.occupations.push(occupation(code, draft, release, source, &known));
        let Some(given) = names.given.get(code) else { continue };
        let OtherTitles { aliases, shared } = others.remove(code).unwrap_or_default();
        dataset.roles.push(Role {
            aliases,
            shared_titles: shared,
            tools: tools.of(draft),
            related: related(draft, &names),
            ..role(code, draft, given)
        });
    }
    let partly = names.given.keys().filter_map(|code| release.drafts.get(code)).filter(|draft| draft.ratings.are_partial());
    let made = Made { renamed_roles: names.renamed, partly_rated_roles: partly.count(), ..count(&dataset) };
    (dataset, made)
}

fn count(dataset: &Dataset) -> Made {
    let roles = || dataset.roles.iter();
    Made {
        roles: dataset.roles.len(),
        aliases: roles().map(|role| role.aliases.len()).sum(),
        shared_titles: roles().map(|role| role.shared_titles.len()).sum(),
        duties: roles().map(|role| role.duties.len()).sum(),
        rated_roles: roles().filter(|role| role.scores.values().any(|score| score.value.is_some())).count(),
        levelled_roles: roles().filter(|role| role.level.is_some()).count(),
        renamed_roles: 0,
        partly_rated_roles: 0,
        related: roles().map(|role| role.related.len()).sum(),
        tools: dataset.tools.len(),
        tool_uses: roles().map(|role| role.tools.len()).sum(),
        categories: dataset.categories.len(),
        occupations: dataset.occupations.len(),
        regions: 0,
        wages: 0,
    }
}

/// A role with the fields that depend on its occupation alone.
fn role(code: &Code, draft: &Draft, given: &Given) -> Role {
    // A score is a whole number of points from 0 to 100; the formula clamps it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let score = |score: Option<f64>| At { value: score.map(|score| score.round() as u8), ..At::default() };
    Role {
        origin: ORIGIN.to_owned(),
        id: at(given.id.as_str()),
        category: at(code.group().map(kebab).unwrap_or_default()),
        title: at(given.title.as_str()),
        level: draft.zone.and_then(level),
        occupation: at(code.as_str()),
        summary: at(draft.summary.as_str()),
        duties: draft.tasks.values().map(|task| at(task.as_str())).collect(),
        scores: draft.ratings.scores().map(score),
        ..Role::default()
    }
}

/// The roles of related occupations, the closest first and without duplicates.
fn related(draft: &Draft, names: &RoleNames) -> Vec<At<String>> {
    let mut seen = HashSet::new();
    let codes = draft.related.iter().map(|(_, code)| code).filter(|code| seen.insert(**code));
    codes.filter_map(|code| names.given.get(code)).map(|given| at(given.id.as_str())).collect()
}

/// The level that a job zone corresponds to, roughly. Zones state how much preparation an occupation needs rather than seniority,
/// so this is an interpretation, and a coarse one.
fn level(zone: u32) -> Option<Level> {
    match zone {
        1 | 2 => Some(Level::Entry),
        3 => Some(Level::Mid),
        4 => Some(Level::Senior),
        5 => Some(Level::Lead),
        _ => None,
    }
}

/// An occupation with its baseline; one without ratings has the baseline of the occupation named for that in the data in use.
fn occupation(code: &Code, draft: &Draft, release: &Release, source: &Source, known: &InUse) -> Occupation {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,000")]
    let tenths = |score: Option<f64>| score.map(|score| (score * 10.0).round() as u32);
    let own = draft.ratings.scores();
    let neighbour = known
        .neighbours
        .get(code)
        .filter(|_| own == PerCompetency::default())
        .and_then(|from| Some((from, release.drafts.get(from)?)));
    Occupation {
        code: at(code.as_str()),
        title: at(draft.title.as_str()),
        job_zone: draft.zone,
        baseline: neighbour.map_or(own, |(_, draft)| draft.ratings.scores()).map(tenths),
        baseline_from: neighbour.map(|(from, _)| at(from.as_str())),
        source: at(source.id.as_str()),
        // The files read here have no shares: those of the data in use stay.
        required_education: known.education.get(code).cloned().unwrap_or_default(),
    }
}

/// What the data in use knows of occupations.
struct InUse {
    /// For each unrated occupation, the rated one whose baseline it takes.
    neighbours: HashMap<Code, Code>,
    education: HashMap<Code, Vec<(Education, u32)>>,
}

impl InUse {
    fn of(dataset: &Dataset) -> Self {
        let code = |at: &At<String>| Code::parse(&at.value);
        let known = &dataset.occupations;
        let neighbours = known.iter().filter_map(|known| Some((code(&known.code)?, code(known.baseline_from.as_ref()?)?)));
        let education = known.iter().filter_map(|known| Some((code(&known.code)?, known.required_education.clone())));
        Self { neighbours: neighbours.collect(), education: education.collect() }
    }
}

/// The SOC occupations, and the sources that these and all other records refer to. A SOC occupation in use has more than a title,
/// so it is kept as it is.
fn statistics(release: &Release, source: &Source, in_use: &Dataset) -> (Vec<Statistics>, Vec<dataset::Source>) {
    let known: HashMap<&str, &Statistics> = in_use.statistics.iter().map(|known| (known.code.value.as_str(), known)).collect();
    let parents: BTreeMap<&str, Code> = release.drafts.keys().map(|code| (code.soc(), code.parent())).collect();
    let record = |(soc, parent): (&str, Code)| match known.get(soc) {
        Some(known) => Some((*known).clone()),
        None => release.drafts.get(&parent).map(|draft| titled(soc, &draft.title, source)),
    };
    let statistics: Vec<Statistics> = parents.into_iter().filter_map(record).collect();
    let named: HashSet<&str> = statistics.iter().map(|parent| parent.source.value.as_str()).collect();
    // A source record in use is more complete than the one made here.
    let known = in_use.sources.iter().filter(|known| known.id.value == source.id || named.contains(known.id.value.as_str()));
    let mut sources: Vec<dataset::Source> = known.cloned().collect();
    if sources.iter().all(|known| known.id.value != source.id) {
        sources.push(source.record());
    }
    (statistics, sources)
}

/// The region of the nation, so that there is a region to query pay for.
fn nation(in_use: &Dataset) -> Region {
    let known = in_use.regions.iter().find(|region| region.id.value == Area::Nation.id());
    known.cloned().unwrap_or_else(|| Area::Nation.region(Area::Nation.name().unwrap_or_default(), None))
}

/// A SOC occupation without statistics.
fn titled(soc: &str, title: &str, source: &Source) -> Statistics {
    Statistics { code: at(soc), title: at(title), source: at(source.id.as_str()), ..Statistics::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_called_by_its_release() {
        let id = |id, release: Option<&str>| Source::new(id, release.map(str::to_owned)).id;
        assert_eq!(id(None, Some("30.3")), "onet-30.3");
        assert_eq!(id(None, Some("30 Beta")), "onet-30-beta");
        assert_eq!((id(None, None), id(Some("mine"), Some("30.3"))), ("onet".to_owned(), "mine".to_owned()));
        assert!(Source::new(None, Some("30.3".to_owned())).record().attribution.value.contains("the O*NET 30.3 Database by"));
    }
}
