//! A user's own data: from the starter, as a layer over the embedded data, checked, compiled and opened.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot set itself up has failed"
)]

mod cache;
mod commands;
mod forms;
mod habits;
mod layers;
#[cfg(unix)]
mod strangers;
mod wrong;

use std::fs;
use std::path::Path;

use career::catalog::Catalog;
use career::commands::{FitPage, PathPage, REGISTRY, ShowPage, TreePage};
use career::data_sources::{self, DataSources};
use career::dataset::Severity;
use career::query::{self, Drivers, Filter, ListQuery, PathQuery, Profile, SearchQuery, Sort, SortKey, Within};
use career::view::{self, Format, Style, Terminal, View};
use career::vocabulary::{Basis, Competency, Level, Vocabulary};
use career::writing;
use clap::ValueEnum;
use serde_json::Value;

use crate::support::Folder;

/// A temporary folder with the starter dataset.
struct Ladder(Folder);

impl Ladder {
    fn new(name: &str) -> Self {
        let ladder = Self::empty(name);
        data_sources::init(&ladder.0).unwrap();
        ladder
    }

    /// The folder without the starter.
    fn empty(name: &str) -> Self {
        Self(Folder::new(Path::new("own").join(name)))
    }

    /// Some of its files as layers.
    fn files(&self, names: &[&str], only: bool) -> DataSources {
        DataSources { paths: names.iter().map(|name| self.0.join(name)).collect(), only, follow_links: false }
    }

    fn over(&self) -> DataSources {
        DataSources { paths: vec![self.0.to_path_buf()], only: false, follow_links: false }
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        self.0.write(name, text);
    }
}

#[test]
fn the_starter_checks_clean_and_joins_the_career_graph() {
    let ladder = Ladder::new("starter");
    let (_, problems) = ladder.over().check().unwrap();
    assert_eq!(problems.to_string(), "");
    let catalog = ladder.over().open().unwrap();
    let role = catalog.find_role("are").unwrap();
    assert!(role.origin().unwrap().file.ends_with("acme-reliability-engineer.toml"));
    assert!(catalog.find_role("senior-site-reliability-engineer").unwrap().successors().any(|onward| onward == role));
    assert_eq!(catalog.roles().len(), Catalog::embedded().unwrap().roles().len() + 1);
    let path = query::path(&catalog, "sysadmin", "are", &PathQuery::default()).unwrap();
    assert_eq!(path.paths.first().unwrap().moves.last().unwrap().to.id, "acme-reliability-engineer");
}

#[test]
fn nothing_is_overwritten_by_a_starter() {
    let ladder = Ladder::new("again");
    assert_eq!(data_sources::init(&ladder.0).unwrap_err().exit_code(), 2);
}

#[test]
fn a_role_with_a_known_id_replaces_it_and_hidden_roles_are_gone() {
    let ladder = Ladder::new("replace");
    let embedded = fs::read_to_string("data/roles/software-engineering/api-engineer.toml").unwrap();
    ladder.write(
        "roles/software-engineering/api-engineer.toml",
        embedded.replace("title = \"API Engineer\"", "title = \"Interface Engineer\""),
    );
    ladder.write("overlay.toml", "hide = [\"game-developer\", \"acme-reliability-engineer\"]\n");
    let catalog = ladder.over().open().unwrap();
    assert_eq!(catalog.find_role("api-engineer").unwrap().title(), "Interface Engineer");
    assert!(catalog.find_role("game-developer").is_none());
    catalog.verify().unwrap();
}

#[test]
fn a_packed_dataset_opens_as_the_same_catalog() {
    let ladder = Ladder::new("packed");
    let image = ladder.0.join("all.career");
    fs::write(&image, ladder.over().compile().unwrap()).unwrap();
    let packed = DataSources { paths: vec![image], only: true, follow_links: false };
    assert_eq!(packed.open().unwrap().digest(), ladder.over().open().unwrap().digest());
}

#[test]
fn problems_name_the_file_as_it_was_given() {
    let ladder = Ladder::new("wrong");
    ladder.write("overlay.toml", "hide = [\"gamedeveloper\"]\nmore = 1\n");
    let (_, problems) = ladder.over().check().unwrap();
    let lines: Vec<_> = problems.iter().map(|problem| problems.line(problem)).collect();
    let file = ladder.0.join("overlay.toml");
    let expected = [
        format!("{}:1:9: error: hide: no role `gamedeveloper` (did you mean `game-developer`?)", file.display()),
        format!("{}:2:1: error: unknown key `more` (known here: hide, next, prerequisites, related)", file.display()),
    ];
    assert_eq!(lines, expected);
    assert_eq!(problems.count(Severity::Error), 2);
    assert!(ladder.over().open().is_err());
}

#[test]
fn one_role_file_is_enough() {
    let ladder = Ladder::new("single");
    let file = ladder.0.join("roles/software-engineering/one.toml");
    let text = fs::read_to_string(ladder.0.join("roles/acme/acme-reliability-engineer.toml")).unwrap();
    ladder.write("roles/software-engineering/one.toml", text.replace("ARE", "First of One"));
    let catalog = DataSources { paths: vec![file], only: false, follow_links: false }.open();
    assert_eq!(catalog.unwrap().find_role("first of one").unwrap().level(), Some(Level::Lead));
}

/// The JSON of a report, after rendering it in every format and validating it against its schema.
fn told(report: &impl View) -> Value {
    for is_tty in [true, false] {
        let terminal = Terminal { is_tty, width: 80, colour: false, unicode: true };
        for format in Format::value_variants() {
            let special = matches!(format, Format::Dot | Format::Mermaid | Format::Github);
            let style = Style { format: *format, fields: &[], header: true, taken: &[] };
            assert!(special || view::render(report, &style, &terminal).is_ok(), "{} as {format:?}", report.schema());
        }
    }
    let json = written(report, Format::Json).parse().unwrap();
    let kind = REGISTRY.report_kinds().into_iter().find(|kind| kind.schema == report.schema()).unwrap();
    let schema = serde_json::from_slice(&kind.document()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap().validate(&json).unwrap();
    json
}

fn written(report: &impl View, format: Format) -> String {
    let terminal = Terminal { is_tty: false, width: 80, colour: false, unicode: true };
    let style = Style { format, fields: &[], header: true, taken: &[] };
    String::from_utf8(view::render(report, &style, &terminal).unwrap().bytes).unwrap()
}

/// Two roles with nothing but a title, besides the embedded ones.
fn bare_titles(name: &str) -> (Ladder, Catalog) {
    let ladder = Ladder::new(name);
    ladder.write("roles/bare.toml", "title = \"Quokka Wrangler\"\n");
    ladder.write("roles/plain.toml", "title = \"Plain Wrangler\"\n");
    let (_, problems) = ladder.over().check().unwrap();
    assert_eq!(problems.to_string(), "");
    let catalog = ladder.over().open().unwrap();
    catalog.verify().unwrap();
    (ladder, catalog)
}

/// The figures of a role in the answer of `salary`.
fn rows_of<'s>(role: &str, salary: &'s Value) -> Vec<&'s Value> {
    salary["rows"].as_array().unwrap().iter().filter(|row| row["role"] == role).collect()
}

/// Whether a value consists of nulls and empty lists only.
fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.iter().all(is_absent),
        Value::Object(fields) => fields.values().all(is_absent),
        _ => false,
    }
}

fn assert_says_nothing(role: &Value) {
    for field in ["category", "level", "occupation", "competencies", "tools", "certifications", "pay", "usual_pay", "outlook"] {
        assert!(role.get(field).is_none_or(is_absent), "{field}: {}", role[field]);
    }
}

#[test]
fn a_title_is_enough_to_be_shown_listed_found_and_compared() {
    let (_ladder, catalog) = bare_titles("bare");
    let show = query::show(&catalog, &["bare".to_owned()], None).unwrap();
    let page = ShowPage { show, sections: &[], sources: vec![] };
    assert_says_nothing(&told(&page)["roles"][0]);
    assert_eq!(written(&page, Format::Plain).lines().next(), Some("Quokka Wrangler: bare"));
    assert_eq!(written(&page, Format::Plain).lines().count(), 2, "a title and where it is from");
    let found = query::search(&catalog, &SearchQuery { words: "quokka", filter: Filter::default(), limit: None, explain: true });
    assert_says_nothing(&told(&found.unwrap())["matches"][0]);
    let names = ["bare", "api-engineer", "plain"].map(str::to_owned);
    let comparison = told(&query::compare(&catalog, &names, None).unwrap());
    assert_says_nothing(&comparison["roles"][0]);
    for competency in comparison["competencies"].as_array().unwrap() {
        assert!(is_absent(&competency["scores"][0]) && competency["scores"][1].is_u64());
        assert!(is_absent(&competency["differences"]), "nothing stands above what is not known");
    }
    let salary = query::salary(&catalog, &asked(&names, None, &[])).unwrap();
    assert!(rows_of("bare", &told(&salary)).is_empty() && is_absent(&told(&salary)["unmatched"]));
    let nowhere = query::salary(&catalog, &asked(&names[..1], Some("California"), &[]));
    assert!(matches!(nowhere, Err(query::Failure::NoFigure { .. })));
}

#[test]
fn what_is_not_said_passes_no_filter_and_comes_last() {
    let (_ladder, catalog) = bare_titles("last");
    let list = |filter: Filter, key, reverse| {
        let query = ListQuery { filter, sort: Sort { key, reverse }, limit: None };
        let list = query::list(&catalog, &query).unwrap();
        told(&list);
        list.roles.iter().map(|listed| listed.role.id().to_owned()).collect::<Vec<_>>()
    };
    for key in SortKey::all().filter(|key| !matches!(key, SortKey::Id | SortKey::Title)) {
        for reverse in [false, true] {
            let ids = list(Filter::default(), key, reverse);
            // No occupation's figures are those of `data-annotator` either.
            let ending = ids.iter().rev().filter(|id| *id != "data-annotator").take(2).collect::<Vec<_>>();
            assert_eq!(ending, ["plain", "bare"], "{} {reverse}", key.name());
        }
    }
    let filters = [
        Filter { levels: Level::ALL.to_vec(), ..Filter::default() },
        Filter { categories: catalog.categories().map(|category| category.id().to_owned()).collect(), ..Filter::default() },
        Filter { at_least: vec![(Competency::Documentation, 0)], ..Filter::default() },
        Filter { at_most: vec![(Competency::Documentation, 100)], ..Filter::default() },
    ];
    for filter in filters {
        assert!(!list(filter.clone(), SortKey::Id, false).contains(&"bare".to_owned()), "{filter:?}");
    }
}

#[test]
fn what_is_not_said_is_neither_alike_nor_asked() {
    let (_ladder, catalog) = bare_titles("alike");
    let [bare, plain, api] = ["bare", "plain", "api-engineer"].map(|id| catalog.find_role(id).unwrap());
    for (a, b) in [(bare, api), (api, bare)] {
        assert_eq!(query::likeness(&catalog, a)(b).score(), 0, "{} and {}", a.id(), b.id());
    }
    // Both are wranglers: that is all.
    let by_name = query::likeness(&catalog, bare)(plain);
    assert!(by_name.words > 0);
    assert_eq!(Drivers { words: 0, ..by_name }.score(), 0);
    told(&query::similar(&catalog, "bare", Within::Everywhere, 5, None).unwrap());
    assert!(query::similar(&catalog, "bare", Within::SameCategory, 5, None).is_err());
    assert!(query::similar(&catalog, "bare", Within::OtherCategories, 5, None).is_err());
    let gap = query::gap(&catalog, "api-engineer", "bare", None).unwrap();
    assert_eq!((gap.effort, gap.level.climb, gap.category, gap.pay_change), (gap.parts.base, None, None, None));
    assert!(is_absent(&told(&gap)["level"]["climb"]));
    let gap = query::gap(&catalog, "bare", "api-engineer", None).unwrap();
    assert_eq!((gap.parts.raise, gap.parts.level, gap.parts.category, gap.parts.step_back), (0, 0, 0, 0));
    told(&gap);
    let profile = Profile { role: Some(api), competencies: [Some(50); 5].into(), ..Profile::default() };
    let fit = query::fit(&catalog, &profile, usize::MAX, Some(60)).unwrap();
    let found = fit.matches.iter().find(|found| found.id == "bare").unwrap();
    assert_eq!((found.score, found.level, found.have.len(), found.missing.len()), (0, None, 0, 0));
    told(&FitPage::from(fit));
    told(&FitPage::from(query::fit(&catalog, &Profile { role: Some(bare), ..Profile::default() }, 5, Some(60)).unwrap()));
}

#[test]
fn ways_lead_over_roles_that_say_nothing() {
    let ladder = Ladder::new("ways");
    ladder.write("roles/bare.toml", "title = \"Quokka Wrangler\"\nnext = [\"api-engineer\"]\n");
    ladder.write("overlay.toml", "[next]\nhelp-desk-technician = [\"bare\"]\n");
    let catalog = ladder.over().open().unwrap();
    let [bare, api] = ["bare", "api-engineer"].map(|id| catalog.find_role(id).unwrap());
    assert_eq!(bare.move_to(api).name(), "pivot", "neither up nor down, and not within a category");
    let wish = PathQuery { via: vec!["bare".to_owned()], no_step_back: true, alternatives: 3, ..PathQuery::default() };
    let path = query::path(&catalog, "help-desk-technician", "api-engineer", &wish).unwrap();
    assert_eq!(path.paths[0].moves.len(), 2);
    assert!(path.paths[0].moves.iter().all(|step| step.pay_change.is_none() && step.parts.level == 0));
    told(&PathPage::from(path));
    // The bidirectional search and the k-shortest-paths search agree.
    let best = |alternatives| {
        let wish = PathQuery { alternatives, ..PathQuery::default() };
        query::path(&catalog, "help-desk-technician", "cloud-architect", &wish).unwrap().paths[0].effort
    };
    assert_eq!(best(1), best(2));
    told(&PathPage::from(query::paths_to(&catalog, "api-engineer", &PathQuery::default()).unwrap()));
    told(&query::reach(&catalog, "bare", 2, &PathQuery::default()).unwrap());
    let two = query::TreeQuery { direction: query::Direction::Next, depth: 2, only_usual: false, region: None };
    told(&TreePage::from(query::tree(&catalog, "bare", two).unwrap()));
    told(&query::graph(&catalog));
}

#[test]
fn what_own_data_says_keeps_the_rules_all_the_same() {
    let ladder = Ladder::new("rules");
    ladder.write(
        "roles/acme/partial.toml",
        "title = \"Partial\"\nlevel = \"seniour\"\ncolour = 1\n[competencies]\ndocumentation = 101\n[tools]\nexpert = [\"gitt\"]\n",
    );
    ladder.write("roles/acme/nameless.toml", "level = \"mid\"\n");
    let (_, problems) = ladder.over().check().unwrap();
    let told: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.message.as_str())).collect();
    let expected = [
        ("title", "is missing"),
        ("tools", "lists 1 tools"),
        ("level", "unknown level `seniour`"),
        ("", "unknown key `colour`"),
        ("documentation", "101 is out of range"),
        ("tools", "no tool `gitt`"),
    ];
    assert_eq!(told, expected);
}

/// A role with its own figures for a country and a state, one of them on other terms.
const PAID: &str = r#"
title = "Quokka Wrangler"
level = "senior"
occupation = "15-1252.00"

[[pay]]
region = "us-ca"
year = 2025
currency = "USD"
mean = 200_000

[[pay]]
region = "us"
year = 2025
currency = "USD"
p25 = 150000
p50 = 480000.5
p75 = 510000
jobs = 12
note = "Base pay only."
"#;
const HOURLY: &str = r#"
title = "Wombat Wrangler"
[[pay]]
region = "us"
year = 2024
currency = "EUR"
period = "hour"
p50 = 90
source = "bls-oews-2025"
"#;

fn own_pay(name: &str) -> (Ladder, Catalog) {
    let ladder = Ladder::new(name);
    ladder.write("roles/acme/paid.toml", PAID);
    ladder.write("roles/acme/hourly.toml", HOURLY);
    let (_, problems) = ladder.over().check().unwrap();
    assert_eq!(problems.to_string(), "");
    let catalog = ladder.over().open().unwrap();
    catalog.verify().unwrap();
    let again = Catalog::open(career::dataset::compile(&catalog.to_layer()).unwrap()).unwrap();
    assert_eq!(catalog.digest(), again.digest(), "records keep own pay");
    (ladder, catalog)
}

#[test]
fn own_figures_stand_in_place_of_the_parents() {
    let (ladder, catalog) = own_pay("paid");
    let role = catalog.find_role("paid").unwrap();
    let parent = role.statistics().unwrap();
    let country = catalog.find_regions("us").next().unwrap().key();
    let regions: Vec<_> = role.wages(country).map(|wage| wage.region_key()).collect();
    assert!(regions.is_sorted() && regions.len() == parent.wages().len(), "every region once, in order");
    let own: Vec<_> = role.wages(country).filter(|wage| wage.is_own()).map(|wage| wage.region().unwrap().id()).collect();
    assert_eq!(own, ["us", "us-ca"]);
    let show = query::show(&catalog, &["paid".to_owned()], None).unwrap();
    let page = ShowPage { show, sections: &[], sources: vec![] };
    let pay = &told(&page)["roles"][0]["pay"];
    assert_eq!(
        (pay[0]["p50"].as_f64(), pay[0]["jobs"].as_u64(), &pay[0]["note"]),
        (Some(480_000.5), Some(12), &"Base pay only.".into())
    );
    for field in ["occupation", "match", "source", "p10", "mean"] {
        assert!(pay[0][field].is_null(), "{field}");
    }
    assert_eq!(pay[1]["occupation"]["code"], "15-1252", "other states have the parent's");
    assert!(pay.as_array().unwrap().iter().all(|row| row["region"] != "us-ca"), "a mean is no median");
    let text = written(&page, Format::Plain);
    assert!(text.contains("United States (own figure): "), "{text}");
    assert!(text.contains(&ladder.0.join("roles/acme/paid.toml").display().to_string()), "its file is its source");
    let salary = query::salary(&catalog, &asked(&["paid".to_owned(), "sre".to_owned()], None, &[])).unwrap();
    let paid = told(&salary);
    assert!(rows_of("paid", &paid).iter().all(|row| row["occupation"].is_null() == (row["region"] == "us")));
    for row in written(&salary, Format::Table).lines().filter(|line| line.contains("United States (own figure)")) {
        assert!(!row.contains('━'), "no level's usual part is marked: {row}");
    }
    let in_states = query::salary(&catalog, &asked(&["hourly".to_owned()], Some("us"), &[])).unwrap();
    assert_eq!((in_states.first.rows.len(), in_states.first.unpublished), (1, 0));
    told(&in_states);
}

#[test]
fn own_figures_are_filtered_ordered_and_compared_where_they_can_be() {
    let (_ladder, catalog) = own_pay("ordered");
    let list = |filter: Filter, reverse| {
        let query = ListQuery { filter, sort: Sort { key: SortKey::Pay, reverse }, limit: None };
        let list = query::list(&catalog, &query).unwrap();
        told(&list);
        list.roles.iter().map(|listed| listed.role.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(list(Filter::default(), false)[0], "paid");
    for reverse in [false, true] {
        assert_eq!(
            list(Filter::default(), reverse).last().unwrap(),
            "hourly",
            "euros an hour are not held against dollars a year"
        );
    }
    let paying =
        |at_least| query::PayRange { at_least: Some(career::catalog::Money::units(at_least)), ..query::PayRange::default() };
    assert_eq!(list(Filter { pay: paying(400_000), ..Filter::default() }, false), ["paid"]);
    assert!(!list(Filter { pay: paying(1), ..Filter::default() }, false).contains(&"hourly".to_owned()));
    let gap = query::gap(&catalog, "api-engineer", "paid", None).unwrap();
    assert!(gap.pay_own && gap.pay_change.unwrap().hundredths() > 0);
    assert_eq!(told(&gap)["pay_own"], true);
    assert!(query::gap(&catalog, "api-engineer", "hourly", None).unwrap().pay_change.is_none());
    let comparison = query::compare(&catalog, &["sre", "paid", "hourly"].map(str::to_owned), None).unwrap();
    assert_eq!(told(&comparison)["pay"][1]["p50"].as_f64(), Some(480_000.5));
    assert!(written(&comparison, Format::Markdown).contains("| EUR an hour, 2024 (own figure) |"));
    let profile = Profile { role: catalog.find_role("sre"), min_pay: Some(400_000), ..Profile::default() };
    let fit = query::fit(&catalog, &profile, usize::MAX, None).unwrap();
    assert_eq!(fit.matches.iter().map(|found| found.id).collect::<Vec<_>>(), ["paid"]);
    let embedded = Catalog::embedded().unwrap();
    let profile = Profile { role: embedded.find_role("sre"), min_pay: Some(1), ..Profile::default() };
    let without = query::fit(&embedded, &profile, 1, None).unwrap().left_out.no_pay_figure;
    assert!(fit.left_out.no_pay_figure > without, "euros an hour are no figure in dollars a year");
    told(&FitPage::from(fit));
    let adjusted =
        query::salary(&catalog, &asked(&["hourly".to_owned()], None, &[career::vocabulary::Adjustment::PurchasingPower]));
    assert!(adjusted.is_err(), "no factor is for euros in the United States");
}

#[test]
fn own_figures_keep_the_rules_of_figures() {
    let ladder = Ladder::new("figures");
    let figure = |line: &str| {
        let stated = "region = \"us\"\nyear = 2025\ncurrency = \"USD\"\n";
        ladder.write("roles/acme/paid.toml", format!("title = \"Paid\"\n[[pay]]\n{stated}{line}\n"));
        let (_, problems) = ladder.over().check().unwrap();
        problems.iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect::<Vec<_>>()
    };
    assert_eq!(figure("p50 = 1"), [""; 0]);
    for (line, told) in [
        ("", "pay: gives no amount"),
        ("p10 = 2\np90 = 1.99", "p90: is below p10"),
        ("mean = 1.999", "mean: 1.999 is no amount"),
        ("mean = 0", "mean: 0 is no amount"),
        ("mean = -1.0", "mean: -1.0 is no amount"),
        ("mean = nan", "mean: nan is no amount"),
        ("mean = \"1\"", "mean: must be a number, not string"),
        ("mean = 5_000_000_000", "mean: is too large"),
        ("mean = 1\nsource = \"nobody\"", "source: no source `nobody`"),
        ("mean = 1\nperiod = \"week\"", "period: unknown pay period `week`"),
        ("mean = 1\nmedian = 1", "pay: unknown key `median`"),
    ] {
        let found = figure(line);
        assert!(found.contains(&told.to_owned()), "{line}: {found:?}");
    }
    ladder.write("roles/acme/paid.toml", "title = \"Paid\"\n[[pay]]\nmean = 1\n");
    let (_, problems) = ladder.over().check().unwrap();
    let missing: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(missing, ["region", "year", "currency"]);
}

/// Queries work on a dataset that lacks all the data they are about.
#[test]
fn a_dataset_of_titles_alone_answers() {
    let ladder = Ladder::new("titles");
    let folder = ladder.0.join("titles");
    ladder.write("titles/roles/bare.toml", "title = \"Quokka Wrangler\"\nnext = [\"plain\"]\n");
    ladder.write("titles/roles/plain.toml", "title = \"Plain Wrangler\"\n");
    let catalog = DataSources { paths: vec![folder], only: true, follow_links: false }.open().unwrap();
    let names = ["bare", "plain"].map(str::to_owned);
    let all = ListQuery { filter: Filter::default(), sort: Sort { key: SortKey::Pay, reverse: false }, limit: None };
    told(&query::list(&catalog, &all).unwrap());
    told(&ShowPage { show: query::show(&catalog, &names, None).unwrap(), sections: &[], sources: vec![] });
    told(&query::compare(&catalog, &names, None).unwrap());
    told(&query::salary(&catalog, &asked(&names, None, &[])).unwrap());
    told(&PathPage::from(query::path(&catalog, "bare", "plain", &PathQuery::default()).unwrap()));
    told(&query::gap(&catalog, "bare", "plain", None).unwrap());
    told(&query::similar(&catalog, "bare", Within::Everywhere, 5, None).unwrap());
    let words = SearchQuery { words: "quokka", filter: Filter::default(), limit: None, explain: false };
    told(&query::search(&catalog, &words).unwrap());
    let profile = Profile { role: catalog.find_role("bare"), ..Profile::default() };
    told(&FitPage::from(query::fit(&catalog, &profile, 5, Some(60)).unwrap()));
    assert!(query::paths_to(&catalog, "plain", &PathQuery::default()).is_err(), "no role is known to be a first job");
    assert!(query::show(&catalog, &names, Some("us")).is_err(), "a place that was asked for must be there");
}

#[test]
fn related_roles_are_walked_and_marked() {
    let ladder = Ladder::new("related");
    ladder.write(
        "roles/bare.toml",
        "title = \"Quokka Wrangler\"\nrelated = [\"plain\", \"api-engineer\"]\nnext = [\"api-engineer\"]\n",
    );
    ladder.write("roles/plain.toml", "title = \"Plain Wrangler\"\nlevel = \"mid\"\nrelated = [\"sure\"]\n");
    ladder.write(
        "roles/sure.toml",
        "title = \"Sure Wrangler\"\nlevel = \"mid\"\nprerequisites = [\"plain\"]\nnext = [\"bare\", \"plain\"]\n",
    );
    let (_, problems) = ladder.over().check().unwrap();
    assert_eq!(problems.to_string(), "");
    let catalog = ladder.over().open().unwrap();
    let again = Catalog::open(career::dataset::compile(&catalog.to_layer()).unwrap()).unwrap();
    assert_eq!(catalog.digest(), again.digest(), "records keep related roles");
    let [bare, plain, sure, api] = ["bare", "plain", "sure", "api-engineer"].map(|id| catalog.find_role(id).unwrap());
    let only_related = [(bare, plain, true), (bare, api, false), (plain, sure, false), (plain, bare, false), (sure, bare, false)];
    for (from, to, related) in only_related {
        assert_eq!(from.basis_of_move(to) == Some(Basis::Related), related, "{} to {}", from.id(), to.id());
    }
    let two = query::TreeQuery { direction: query::Direction::Next, depth: 2, only_usual: false, region: None };
    let tree = TreePage::from(query::tree(&catalog, "bare", two).unwrap());
    let edges = &told(&tree)["edges"];
    let marked: Vec<_> = edges.as_array().unwrap().iter().filter(|edge| edge["basis"] == "related").collect();
    assert_eq!(
        marked,
        [&serde_json::json!({ "from": "bare", "to": "plain", "kind": "pivot", "basis": "related", "related": true })]
    );
    assert!(written(&tree, Format::Table).contains("Plain Wrangler  pivot (related)"));
    assert!(written(&tree, Format::Dot).contains("[label=\"pivot (related)\"]"));
    let path = PathPage::from(query::path(&catalog, "bare", "sure", &PathQuery::default()).unwrap());
    let moves = &told(&path)["paths"][0]["moves"];
    assert_eq!((&moves[0]["basis"], &moves[1]["basis"]), (&Value::from("related"), &Value::from("usual")));
    assert!(written(&path, Format::Table).contains("pivot (related) · effort 10"));
    assert_eq!(
        written(&path, Format::Csv).lines().map(|line| line.contains(",related,")).collect::<Vec<_>>(),
        [false, true, false]
    );
    let graph = query::graph(&catalog);
    assert_eq!(graph.edges.iter().filter(|edge| edge.basis == Basis::Related).count(), 1);
    told(&graph);
    let show = query::show(&catalog, &["bare".to_owned()], None).unwrap();
    let page = ShowPage { show, sections: &[], sources: vec![] };
    assert_eq!(told(&page)["roles"][0]["related"], serde_json::json!(["plain", "api-engineer"]));
    assert!(written(&page, Format::Plain).contains("Related: Plain Wrangler, API Engineer"));
    told(&query::reach(&catalog, "bare", 2, &PathQuery::default()).unwrap());
    let gap = query::gap(&catalog, "bare", "plain", None).unwrap();
    assert!(gap.basis.is_some_and(|basis| basis == Basis::Related) && gap.direct.is_some());
    told(&gap);
    let export: Value = serde_json::from_slice(&writing::document(&catalog.to_dataset())).unwrap();
    let related: Vec<_> = export["roles"].as_array().unwrap().iter().filter_map(|role| role.get("related")).collect();
    assert_eq!(related, [&serde_json::json!(["plain", "api-engineer"]), &serde_json::json!(["sure"])]);
    let files = writing::files(&catalog.to_dataset());
    let (_, file) = files.iter().find(|(name, _)| name == "role_related.csv").unwrap();
    assert_eq!(String::from_utf8_lossy(file), "role,related\r\nbare,plain\r\nbare,api-engineer\r\nplain,sure\r\n");
}

#[test]
fn related_roles_are_there_and_others() {
    let ladder = Ladder::new("relations");
    ladder.write("roles/bare.toml", "title = \"Quokka Wrangler\"\nrelated = [\"bare\", \"api-enginer\"]\n");
    let (_, problems) = ladder.over().check().unwrap();
    let told: Vec<_> = problems.iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect();
    assert_eq!(told, ["related: leads to the role itself", "related: no role `api-enginer`"]);
    ladder.write("roles/bare.toml", "title = \"Quokka Wrangler\"\nrelated = [\"game-developer\"]\n");
    ladder.write("overlay.toml", "hide = [\"game-developer\"]\n");
    assert_eq!(
        ladder.over().open().unwrap().find_role("bare").unwrap().related().count(),
        0,
        "a hidden role leaves no loose end"
    );
}

/// What `career salary` asks.
fn asked(roles: &[String], region: Option<&str>, adjustments: &[career::vocabulary::Adjustment]) -> query::SalaryQuery {
    let regions = region.map(str::to_owned).into_iter().collect();
    query::SalaryQuery { roles: roles.to_vec(), regions, adjustments: adjustments.to_vec(), ..query::SalaryQuery::default() }
}
