//! A catalog of some thousand roles: results are the same from a file, from memory, and from naive reference evaluation.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set itself up has failed")]

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::PathBuf;

use career::catalog::{Catalog, Money, Noun};
use career::data_sources::DataSources;
use career::query::{
    self, Direction, Failure, Filter, ListQuery, PathQuery, PayRange, Profile, SearchQuery, Sort, SortKey, ToolQuery, Within,
};
use career::vocabulary::{By, Competency, Level, Proficiency, Vocabulary};
use serde::Serialize;

use crate::support::Folder;

const ROLES: usize = 4_000;

const FIELDS: [&str; 12] = [
    "Harbour",
    "Orbital",
    "Clinical",
    "Payments",
    "Municipal",
    "Quantum",
    "Retail",
    "Textile",
    "Arctic",
    "Optical",
    "Rural",
    "Naval",
];
const KINDS: [&str; 10] = ["Data", "Network", "Cloud", "Security", "Frontend", "Backend", "Storage", "Release", "Mobile", "Test"];
const CRAFTS: [&str; 8] =
    ["Engineer", "Analyst", "Administrator", "Developer", "Architect", "Technician", "Manager", "Specialist"];
const TOOLS: [&str; 9] = ["sql", "python", "excel", "jira", "windows", "cypress", "rest", "agile", "infrastructure-as-code"];
const CATEGORIES: [&str; 4] = ["networking", "cybersecurity", "it-support", "quality-assurance"];
const OCCUPATIONS: [&str; 3] = ["15-1252.00", "15-1244.00", "15-1211.00"];

/// A pseudorandom number generator with a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<'a>(&mut self, choice: &[&'a str]) -> &'a str {
        choice[self.below(choice.len())]
    }
}

/// Random roles as JSON lines, with some fields missing.
fn roles() -> String {
    let mut dice = Dice(7);
    let mut lines = String::new();
    for number in 0..ROLES {
        let (field, kind, craft) = (dice.of(&FIELDS), dice.of(&KINDS), dice.of(&CRAFTS));
        write!(lines, r#"{{"id":"r-{number}","title":"{field} {kind} {craft} {number}""#).unwrap();
        if dice.below(4) > 0 {
            let level = Level::ALL[dice.below(Level::ALL.len())].name();
            write!(lines, r#","category":"{}","level":"{level}""#, dice.of(&CATEGORIES)).unwrap();
        }
        if dice.below(3) > 0 {
            let scores = Competency::ALL.iter().map(|competency| format!(r#""{}":{}"#, competency.name(), dice.below(101)));
            let scores = scores.collect::<Vec<_>>().join(",");
            write!(lines, r#","competencies":{{{scores}}},"occupation":"{}""#, dice.of(&OCCUPATIONS)).unwrap();
        }
        let from = dice.below(TOOLS.len() - 3);
        let tools = TOOLS[from..from + dice.below(4)].iter().map(|tool| {
            let proficiency = Proficiency::ALL[dice.below(4)].name();
            format!(r#"{{"id":"{tool}","proficiency":"{proficiency}"}}"#)
        });
        let tools = tools.collect::<Vec<_>>().join(",");
        let next = (0..dice.below(4)).map(|_| format!(r#""r-{}""#, dice.below(ROLES))).collect::<Vec<_>>();
        let next = next.iter().filter(|id| **id != format!(r#""r-{number}""#)).fold(String::new(), |list, id| {
            if list.is_empty() {
                id.clone()
            } else if list.contains(id.as_str()) {
                list
            } else {
                format!("{list},{id}")
            }
        });
        let summary = format!("Keeps the {} of {} in order.", dice.of(&["ledgers", "cables", "forms"]), dice.of(&FIELDS));
        writeln!(lines, r#","tools":[{tools}],"next":[{next}],"summary":"{summary}"}}"#).unwrap();
    }
    lines
}

/// Compiles the catalog to an image in a folder.
fn compile(folder: &Folder) -> PathBuf {
    folder.write("roles.ndjson", roles());
    let image = folder.join("large.career");
    DataSources { paths: vec![folder.join("roles.ndjson")], only: false, follow_links: false }.compile_to(&image).unwrap();
    image
}

fn told<T: Serialize>(answer: Result<T, Failure>) -> String {
    answer.map_or_else(|failure| format!("{failure:?}"), |report| serde_json::to_string(&report).unwrap())
}

/// The results of every query that scans many roles.
fn answers(catalog: &Catalog) -> Vec<String> {
    let mut answers = Vec::new();
    let filters = [
        Filter::default(),
        Filter { tools: vec!["sql".into()], levels: vec![Level::Senior], ..Filter::default() },
        Filter { text: "arctic cloud 77".into(), ..Filter::default() },
        Filter { pay: PayRange { at_least: Some(Money::units(110_000)), ..PayRange::default() }, ..Filter::default() },
    ];
    for words in [
        "arctic",
        "naval stroage architect",
        "senior retail data analyst",
        "sql ledgers",
        "qzxwvk",
        "hrbr",
        "r-77",
        "optcal clod",
    ] {
        for filter in filters.clone() {
            answers.push(told(query::search(catalog, &SearchQuery { words, filter, limit: Some(9), explain: true })));
        }
    }
    for (key, reverse) in SortKey::all().flat_map(|key| [(key, false), (key, true)]) {
        for filter in filters.clone() {
            answers.push(told(query::list(catalog, &ListQuery { filter, sort: Sort { key, reverse }, limit: Some(7) })));
        }
    }
    for id in ["r-5", "r-600"] {
        for within in [Within::Everywhere, Within::SameCategory, Within::OtherCategories] {
            answers.push(told(query::similar(catalog, id, within, 8, None)));
        }
        answers.push(told(query::tree(
            catalog,
            id,
            query::TreeQuery { direction: Direction::Next, depth: 3, only_usual: false, region: None },
        )));
        for (goal, by) in [("r-900", By::Effort), ("r-1200", By::Steps), ("r-3200", By::Pay)] {
            for (alternatives, max_moves) in [(1, None), (2, None), (2, Some(9)), (1, Some(14))] {
                let wish = PathQuery { by, alternatives, max_moves, ..PathQuery::default() };
                answers.push(told(query::path(catalog, id, goal, &wish)));
            }
        }
    }
    let profile = Profile {
        role: catalog.find_role("r-5"),
        tools: vec![(catalog.find_tool("sql").unwrap(), Proficiency::Expert)],
        competencies: [Some(60), None, Some(40), None, None].into(),
        certifications: Vec::new(),
        region: None,
        min_pay: Some(50_000),
        leave_out: Vec::new(),
    };
    answers.push(told(query::fit(catalog, &profile, 6, None)));
    answers.push(told(query::fit(catalog, &profile, 6, Some(70))));
    answers.push(told(query::tools(catalog, &ToolQuery { names: vec!["sql".into(), "python".into()], kind: None })));
    answers.push(format!("{:?}", catalog.suggest(Noun::Role, "Arctic Clod Engineer 12", 5)));
    answers
}

#[test]
fn a_large_catalog_answers_alike_in_a_file_in_memory_and_plainly() {
    let folder = Folder::new("large");
    let image = compile(&folder);
    let stored = Catalog::open_file(File::open(&image).unwrap()).unwrap();
    let loaded = Catalog::open(fs::read(&image).unwrap()).unwrap();
    assert_eq!(stored.verify(), Ok(()));
    assert!(loaded.roles().len() >= ROLES);
    for (at, (stored, loaded)) in answers(&stored).into_iter().zip(answers(&loaded)).enumerate() {
        assert_eq!(stored, loaded, "answer {at}");
    }
    the_nearest_are_those_that_sorting_puts_first(&loaded);
    limits_cut_a_whole_list(&loaded);
    rows_are_the_same_however_they_are_read(&stored);
    assert_eq!(stored.fault(), None);
}

fn the_nearest_are_those_that_sorting_puts_first(catalog: &Catalog) {
    let role = catalog.find_role("r-600").unwrap();
    let likeness = query::likeness(catalog, role);
    let others = catalog.roles().filter(|other| *other != role);
    let mut all: Vec<_> = others.map(|other| (Reverse(likeness(other).hundredths()), other.key())).collect();
    all.sort_unstable();
    let nearest: Vec<_> = all.iter().take(25).map(|(_, key)| catalog.role(*key).unwrap().id()).collect();
    let similar = query::similar(catalog, "r-600", Within::Everywhere, 25, None).unwrap();
    assert_eq!(similar.neighbours.iter().map(|neighbour| neighbour.id).collect::<Vec<_>>(), nearest);
}

fn limits_cut_a_whole_list(catalog: &Catalog) {
    let ids = |key, reverse, limit| {
        let list = query::list(catalog, &ListQuery { filter: Filter::default(), sort: Sort { key, reverse }, limit }).unwrap();
        list.roles.iter().map(|listed| listed.role.id()).collect::<Vec<_>>()
    };
    for (key, reverse) in SortKey::all().flat_map(|key| [(key, false), (key, true)]) {
        let whole = ids(key, reverse, None);
        assert_eq!(ids(key, reverse, Some(40)), whole[..40], "{key:?}");
    }
    let mut levels: Vec<_> = catalog.roles().map(|role| (role.level().is_none(), role.level(), role.key())).collect();
    levels.sort_unstable();
    let levels: Vec<_> = levels.into_iter().map(|(.., key)| catalog.role(key).unwrap().id()).collect();
    assert_eq!(ids(SortKey::Level, false, None), levels);
}

fn rows_are_the_same_however_they_are_read(catalog: &Catalog) {
    let mut scan = catalog.scan_roles();
    let mut dice = Dice(3);
    let keys: Vec<_> = catalog.roles().map(|role| role.key()).collect();
    // Mostly forward, with random jumps.
    let mut at = 0;
    for _ in 0..4000 {
        at = match dice.below(20) {
            0 => dice.below(keys.len()),
            leap => (at + leap) % keys.len(),
        };
        let (role, traits) = (catalog.role(keys[at]).unwrap(), scan.metrics(keys[at]).unwrap());
        assert_eq!((role.level(), role.scores(), role.category_key()), (traits.level(), traits.scores(), traits.category_key()));
        assert_eq!(role.tool_keys().collect::<Vec<_>>(), scan.tool_keys(traits).collect::<Vec<_>>());
        assert_eq!(Some(role.title()), scan.title(keys[at]));
        assert_eq!(scan.role(keys[at]).unwrap().id(), role.id());
    }
}
