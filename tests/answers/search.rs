//! Relevance evaluation of search against `tests/search/queries.csv`: labelled queries, written before any tuning.
//!
//! The labels of a query are ids: those before `|` are correct in first place, all of them in the top five; without `|` all
//! are correct in first place; none means that nothing should be found. Within each kind, rows alternate between the half
//! for tuning and the half for evaluation.
//!
//! `cargo test --test answers search -- --nocapture` prints the metrics by kind; with `SEARCH_MISSES=tuned` or
//! `SEARCH_MISSES=judged` in the environment, also every query of that half whose first result is wrong.
//! `cargo test --test answers fzf -- --ignored --nocapture` prints those of `fzf --filter` over titles and aliases.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::process::{Command, Stdio};

use career::catalog::Catalog;
use career::query::{Failure, Filter, SearchQuery, search};
use career::vocabulary::Level;

/// A labelled query.
struct Labelled {
    query: String,
    kind: String,
    /// Correct in first place.
    first: Vec<String>,
    /// Correct in the top five.
    five: Vec<String>,
    half: Half,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Half {
    Tuned,
    Judged,
}

fn labelled() -> Vec<Labelled> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut rows = csv::Reader::from_path("tests/search/queries.csv").unwrap();
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            let ids = |text: &str| text.split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            let (first, others) = row[2].split_once('|').unwrap_or((&row[2], ""));
            let turn = seen.entry(row[1].to_owned()).or_default();
            *turn += 1;
            Labelled {
                query: row[0].to_owned(),
                kind: row[1].to_owned(),
                first: ids(first),
                five: [ids(first), ids(others)].concat(),
                half: if *turn % 2 == 1 { Half::Tuned } else { Half::Judged },
            }
        })
        .collect()
}

/// Ids in ranked order; empty if nothing is found.
fn ranked(catalog: &Catalog, words: &str) -> Vec<String> {
    let query = SearchQuery { words, filter: Filter::default(), limit: None, explain: false };
    search(catalog, &query).map_or_else(|_| Vec::new(), |found| found.matches.iter().map(|found| found.id.to_owned()).collect())
}

/// Metrics, as sums over queries.
#[derive(Clone, Copy, Default)]
struct Figures {
    queries: usize,
    first: usize,
    five: usize,
    reciprocal: f64,
}

impl Figures {
    fn add(&mut self, label: &Labelled, ids: &[String]) {
        self.queries += 1;
        if label.five.is_empty() {
            let silent = ids.is_empty();
            self.first += usize::from(silent);
            self.five += usize::from(silent);
            self.reciprocal += f64::from(u8::from(silent));
            return;
        }
        self.first += usize::from(is_first(label, ids));
        self.five += usize::from(ids.iter().take(5).any(|id| label.five.contains(id)));
        if let Some(rank) = ids.iter().position(|id| label.first.contains(id)) {
            self.reciprocal += 1.0 / (rank + 1) as f64;
        }
    }

    /// Top-1 and top-5 accuracy in percent, and the mean reciprocal rank (MRR) of the first correct result.
    fn rates(self) -> (f64, f64, f64) {
        let of = |count: usize| 100.0 * count as f64 / self.queries as f64;
        (of(self.first), of(self.five), self.reciprocal / self.queries as f64)
    }
}

fn is_first(label: &Labelled, ids: &[String]) -> bool {
    ids.first().map_or(label.five.is_empty(), |id| label.first.contains(id))
}

/// Metrics by half and kind; "all" for a whole half.
fn measure(answer: impl Fn(&str) -> Vec<String>) -> BTreeMap<(Half, String), Figures> {
    let misses = std::env::var("SEARCH_MISSES").unwrap_or_default();
    let mut figures: BTreeMap<(Half, String), Figures> = BTreeMap::new();
    for label in labelled() {
        let ids = answer(&label.query);
        for kind in [label.kind.as_str(), "all"] {
            figures.entry((label.half, kind.to_owned())).or_default().add(&label, &ids);
        }
        let shown = if label.half == Half::Tuned { "tuned" } else { "judged" };
        if misses == shown && !is_first(&label, &ids) {
            let five = if ids.iter().take(5).any(|id| label.five.contains(id)) { "in five" } else { "MISSED" };
            println!("{five:8} {:17} {:?} -> {:?}, wanted {:?}", label.kind, label.query, &ids[..ids.len().min(5)], label.first);
        }
    }
    figures
}

fn print(figures: &BTreeMap<(Half, String), Figures>) {
    println!("{:18} {:>31}   {:>31}", "", "half tuned on", "half judged by");
    println!(
        "{:18} {:>7} {:>7} {:>7} {:>7}   {:>7} {:>7} {:>7} {:>7}",
        "kind", "queries", "top-1", "top-5", "MRR", "queries", "top-1", "top-5", "MRR"
    );
    for (half, kind) in figures.keys().filter(|(half, _)| *half == Half::Tuned) {
        print!("{kind:18}");
        for half in [*half, Half::Judged] {
            let figures = figures[&(half, kind.clone())];
            let (first, five, reciprocal) = figures.rates();
            print!(" {:7} {first:6.1}% {five:6.1}% {reciprocal:7.3}  ", figures.queries);
        }
        println!();
    }
}

#[test]
fn search_finds_what_people_type() {
    let catalog = Catalog::embedded().unwrap();
    let figures = measure(|query| ranked(&catalog, query));
    print(&figures);
    for (half, floor) in [(Half::Tuned, (90.0, 98.5, 0.93)), (Half::Judged, (87.0, 96.0, 0.90))] {
        let rates = figures[&(half, "all".to_owned())].rates();
        assert!(rates.0 >= floor.0 && rates.1 >= floor.1 && rates.2 >= floor.2, "{rates:?} fell below {floor:?}");
    }
    let described = figures[&(Half::Judged, "description".to_owned())].rates();
    assert!(described.0 >= 75.0 && described.1 >= 90.0, "descriptions: {described:?}");
}

#[test]
fn labels_are_sound() {
    let catalog = Catalog::embedded().unwrap();
    let labelled = labelled();
    assert!(labelled.len() >= 300);
    for label in labelled {
        for id in &label.five {
            assert!(catalog.find_role(id).is_some_and(|role| role.id() == id), "{}: {id}", label.query);
        }
    }
}

#[test]
fn filters_hold_and_equals_stand_in_the_order_of_ids() {
    let catalog = Catalog::embedded().unwrap();
    let filter = Filter { levels: vec![Level::Senior], tools: vec!["linux".to_owned()], ..Filter::default() };
    let query = SearchQuery { words: "engineer", filter, limit: None, explain: false };
    let found = search(&catalog, &query).unwrap();
    assert!(found.matches.len() > 5);
    assert!(found.matches.iter().all(|found| found.level == Some(Level::Senior)));
    let ranks: Vec<_> = found.matches.iter().map(|found| found.score).collect();
    assert!(ranks.is_sorted_by(|a, b| a >= b));
}

#[test]
fn accents_and_case_never_matter() {
    let catalog = Catalog::embedded().unwrap();
    let plain = ranked(&catalog, "developer");
    assert_eq!(plain.first(), ranked(&catalog, "de\u{301}veloper").first());
    assert_eq!(plain.first(), ranked(&catalog, "DÉVELÔPER").first());
}

#[test]
fn a_filter_that_leaves_nothing_is_told_from_a_search_that_finds_nothing() {
    let catalog = Catalog::embedded().unwrap();
    let fails = |words| {
        let filter = Filter { tools: vec!["cobol".to_owned()], ..Filter::default() };
        search(&catalog, &SearchQuery { words, filter, limit: None, explain: false }).map(|found| found.total).unwrap_err()
    };
    assert_eq!(fails("figma"), Failure::NothingLeft);
    assert!(matches!(fails("xyzzy"), Failure::NoMatch { .. }));
}

proptest::proptest! {
    #![proptest_config(crate::support::properties::config(100))]

    #[test]
    fn any_text_is_a_query(words in ".{0,40}") {
        let catalog = Catalog::embedded().unwrap();
        let query = SearchQuery { words: &words, filter: Filter::default(), limit: None, explain: true };
        if let Ok(found) = search(&catalog, &query) {
            assert!(found.matches.iter().all(|found| found.score <= 100));
        }
    }
}

/// The baseline: `fzf --filter` over lines of title and aliases.
#[test]
#[ignore = "needs fzf"]
fn fzf() {
    let catalog = Catalog::embedded().unwrap();
    let line = |role: career::catalog::Role<'_>| [role.title()].into_iter().chain(role.aliases()).collect::<Vec<_>>().join("\t");
    let ids: HashMap<String, String> = catalog.roles().map(|role| (line(role), role.id().to_owned())).collect();
    let lines = catalog.roles().map(line).collect::<Vec<_>>().join("\n");
    let figures = measure(|query| {
        let mut fzf = Command::new("fzf").args(["--filter", query]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        fzf.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let found = String::from_utf8(fzf.wait_with_output().unwrap().stdout).unwrap();
        found.lines().map(|line| ids[line].clone()).collect()
    });
    print(&figures);
}
