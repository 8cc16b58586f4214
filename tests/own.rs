//! A user's own data: started from the starter, laid over the embedded roles, checked, packed and opened.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use career::catalog::Catalog;
use career::cli::Format;
use career::dataset::Severity;
use career::own::{self, Origins};
use career::query::{self, Filter, ListQuery, PathQuery, Profile, SearchQuery, Sort, SortKey, Within};
use career::view::{self, Style, Terminal, View};
use career::vocabulary::{Competency, Level, Vocabulary};
use clap::ValueEnum;
use serde_json::Value;

/// A folder with the starter in it, gone when the test is over.
struct Ladder(PathBuf);

impl Ladder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        own::init(&folder).unwrap();
        Self(folder)
    }

    fn over(&self) -> Origins {
        Origins { paths: vec![self.0.clone()], only: false }
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Drop for Ladder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
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
    assert!(catalog.find_role("senior-site-reliability-engineer").unwrap().onward().any(|onward| onward == role));
    assert_eq!(catalog.roles().len(), Catalog::embedded().unwrap().roles().len() + 1);
    let path = query::path(&catalog, "sysadmin", "are", &PathQuery::default()).unwrap();
    assert_eq!(path.paths.first().unwrap().moves.last().unwrap().to.id, "acme-reliability-engineer");
}

#[test]
fn nothing_is_overwritten_by_a_starter() {
    let ladder = Ladder::new("again");
    assert_eq!(own::init(&ladder.0).unwrap_err().exit_code(), 2);
}

#[test]
fn a_role_with_a_known_id_replaces_it_and_hidden_roles_are_gone() {
    let ladder = Ladder::new("replace");
    let embedded = fs::read_to_string("data/roles/software-engineering/api-engineer.toml").unwrap();
    ladder.write(
        "roles/software-engineering/api-engineer.toml",
        &embedded.replace("title = \"API Engineer\"", "title = \"Interface Engineer\""),
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
    own::write_atomically(&image, &ladder.over().compile().unwrap()).unwrap();
    let packed = Origins { paths: vec![image], only: true };
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
        format!("{}:2:1: error: unknown key `more` (known here: hide, next, prerequisites)", file.display()),
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
    ladder.write("roles/software-engineering/one.toml", &text.replace("ARE", "First of One"));
    let catalog = Origins { paths: vec![file], only: false }.open();
    assert_eq!(catalog.unwrap().find_role("first of one").unwrap().level(), Some(Level::Lead));
}

/// The JSON of a report, once it was written in every format there is.
fn told(report: &impl View) -> Value {
    for is_tty in [true, false] {
        let terminal = Terminal { is_tty, width: 80, colour: false, unicode: true };
        for format in Format::value_variants() {
            let graph = matches!(format, Format::Dot | Format::Mermaid);
            let style = Style { format: *format, fields: &[], header: true };
            assert!(graph || view::render(report, &style, &terminal).is_ok(), "{} as {format:?}", report.schema());
        }
    }
    written(report, Format::Json).parse().unwrap()
}

fn written(report: &impl View, format: Format) -> String {
    let terminal = Terminal { is_tty: false, width: 80, colour: false, unicode: true };
    let style = Style { format, fields: &[], header: true };
    String::from_utf8(view::render(report, &style, &terminal).unwrap()).unwrap()
}

/// Two roles that say nothing but their titles, beside the embedded ones.
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

/// Nothing but nulls and empty lists.
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
    let page = view::ShowPage { show, sections: &[], sources: vec![] };
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
    let salary = query::salary(&catalog, &names, None, &[]).unwrap();
    assert!(is_absent(&told(&salary)["rows"]) && is_absent(&told(&salary)["unmatched"]));
    assert!(query::salary(&catalog, &names[..1], Some("California"), &[]).unwrap().first.rows.is_empty());
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
            assert_eq!(ids[ids.len() - 2..], ["bare", "plain"], "{} {reverse}", key.name());
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
    for (a, b) in [(bare, plain), (bare, api), (api, bare)] {
        assert_eq!(query::likeness(&catalog, a, b).score(), 0, "{} and {}", a.id(), b.id());
    }
    told(&query::similar(&catalog, "bare", Within::Everywhere, 5).unwrap());
    assert!(query::similar(&catalog, "bare", Within::SameCategory, 5).is_err());
    assert!(query::similar(&catalog, "bare", Within::OtherCategories, 5).is_err());
    let gap = query::gap(&catalog, "api-engineer", "bare", None).unwrap();
    assert_eq!((gap.effort, gap.level.climb, gap.category, gap.pay_change), (gap.parts.base, None, None, None));
    assert!(is_absent(&told(&gap)["level"]["climb"]));
    let gap = query::gap(&catalog, "bare", "api-engineer", None).unwrap();
    assert_eq!((gap.parts.raise, gap.parts.level, gap.parts.category, gap.parts.step_back), (0, 0, 0, 0));
    told(&gap);
    let profile = Profile { role: Some(api), competencies: [Some(50); 5], ..Profile::default() };
    let fit = query::fit(&catalog, &profile, usize::MAX, Some(60)).unwrap();
    let found = fit.matches.iter().find(|found| found.id == "bare").unwrap();
    assert_eq!((found.score, found.level, found.have.len(), found.missing.len()), (0, None, 0, 0));
    told(&fit);
    told(&query::fit(&catalog, &Profile { role: Some(bare), ..Profile::default() }, 5, Some(60)).unwrap());
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
    told(&path);
    // The search that is turned towards its start finds the same as the one that measures every state.
    let best = |alternatives| {
        let wish = PathQuery { alternatives, ..PathQuery::default() };
        query::path(&catalog, "help-desk-technician", "cloud-architect", &wish).unwrap().paths[0].effort
    };
    assert_eq!(best(1), best(2));
    told(&query::paths_to(&catalog, "api-engineer", &PathQuery::default()).unwrap());
    told(&query::reach(&catalog, "bare", 2, &PathQuery::default()).unwrap());
    told(&query::tree(&catalog, "bare", query::Direction::Next, 2).unwrap());
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
