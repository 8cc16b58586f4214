//! Every form of a dataset is the same dataset.

use std::fmt::Write;

use career::catalog::Catalog;
use career::dataset::{self, Dataset, Severity};
use career::own::Origins;
use career::{query, view};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::Ladder;

/// The image of a catalog's records, whatever files they came from.
fn image(catalog: &Catalog) -> Vec<u8> {
    let mut records: Dataset = catalog.to_dataset();
    for role in &mut records.roles {
        (role.origin, role.origin_line) = (String::new(), 0);
    }
    records.base = None;
    dataset::compile(&records).unwrap()
}

#[test]
fn an_export_read_back_is_the_same_dataset() {
    let ladder = Ladder::empty("exported");
    let embedded = Catalog::embedded().unwrap();
    ladder.write("all.json", view::export_json(&query::export(&embedded)));
    ladder.write("all.ndjson", view::export_ndjson(&query::export(&embedded)));
    for file in ["all.json", "all.ndjson"] {
        let origins = ladder.files(&[file], true);
        let (_, problems) = origins.check().unwrap();
        assert_eq!(problems.to_string(), "", "{file}");
        let catalog = origins.open().unwrap();
        catalog.verify().unwrap();
        assert!(image(&catalog) == image(&embedded), "{file} lost or changed something");
        let path = ladder.0.join(file);
        assert!(catalog.roles().all(|role| role.origin().unwrap().file == path.to_string_lossy()), "{file}");
        let again = ladder.0.join("again.json");
        std::fs::write(&again, view::export_json(&query::export(&catalog))).unwrap();
        assert_eq!(Origins { paths: vec![again], only: true }.check().unwrap().1.to_string(), "", "with its origins");
    }
}

/// Records that roles may refer to.
const BASE: &str = r#"{
  "categories": [{"id": "arts", "title": "Arts"}],
  "tools": [{"id": "sql", "name": "SQL", "kind": "language"}, {"id": "git", "name": "Git", "kind": "application"}],
  "certifications": [{"id": "first", "name": "First", "issuer": "Board"}],
  "regions": [{"id": "us", "name": "United States", "kind": "country"}],
  "occupations": [{"code": "15-1252.00", "title": "Software Developers", "source": "office"}],
  "sources": [{"id": "office", "licence": "CC0", "attribution": "Office."}],
  "roles": [{"id": "known", "title": "Known"}, {"id": "other", "title": "Other"}]
}"#;

const SCORES: [&str; 5] = ["technical_depth", "troubleshooting", "communication", "process_complexity", "documentation"];

/// Fields that are lists of names.
const LISTS: [&str; 5] = ["aliases", "certifications", "prerequisites", "next", "related"];

fn text() -> impl Strategy<Value = Value> {
    let long = "x".repeat(121);
    let odd = ["", " spaced ", "e\u{301}te\u{301}", "日本", "a\u{7}b", "li\nne", "tab\there", "\u{202e}x", "🦘 \"q\" \\", &long];
    let odd: Vec<Value> = odd.into_iter().map(Value::from).chain([Value::Null, json!(7), json!(["x"])]).collect();
    prop_oneof![4 => "[A-Z][a-z]{1,8} [a-zé]{1,8}".prop_map(Value::from), 1 => prop::sample::select(odd)]
}

fn one_of(known: &[&str]) -> impl Strategy<Value = Value> + use<> {
    let known: Vec<Value> = known.iter().map(|name| Value::from(*name)).collect();
    prop_oneof![12 => prop::sample::select(known), 1 => text()]
}

fn list(entry: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec(entry, 0..3).prop_map(Value::from)
}

fn score() -> impl Strategy<Value = Value> {
    prop_oneof![9 => (0..=100_u8).prop_map(|score: u8| json!(score)), 1 => prop::sample::select(vec![json!(101), json!(5.5), json!(null)])]
}

fn by_competency(value: impl Strategy<Value = Value> + Clone) -> impl Strategy<Value = Value> {
    prop::collection::vec(prop::option::of(value), 5).prop_map(|values| {
        let stated = SCORES.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
        Value::Object(stated.collect())
    })
}

/// The fields of a role, any of which may be missing, in any order.
fn record() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let levels = one_of(&["entry", "mid", "senior", "lead", "executive"]);
    let tool = (one_of(&["sql", "git"]), one_of(&["working", "expert"]))
        .prop_map(|(id, proficiency)| json!({ "id": id, "proficiency": proficiency }));
    let pay = score().prop_map(|p50| json!([{ "region": "us", "year": 2025, "currency": "USD", "p50": p50 }]));
    let rare = prop::option::weighted(
        0.1,
        prop_oneof![
            pay.prop_map(|pay| ("pay", pay)),
            Just(("colour", json!(1))),
            Just(("table", json!("roles"))),
            Just(("origin_line", json!(3)))
        ],
    );
    let fields: [(&'static str, BoxedStrategy<Value>); 15] = [
        ("id", one_of(&["sage", "known", "sage-2"]).boxed()),
        ("title", text().boxed()),
        ("category", one_of(&["arts"]).boxed()),
        ("level", levels.boxed()),
        ("occupation", one_of(&["15-1252.00"]).boxed()),
        ("aliases", list(text()).boxed()),
        ("summary", text().boxed()),
        ("day", text().boxed()),
        ("competencies", by_competency(score().boxed()).boxed()),
        ("reasons", by_competency(text().boxed()).boxed()),
        ("tools", list(tool).boxed()),
        ("certifications", list(one_of(&["first"])).boxed()),
        ("prerequisites", list(one_of(&["known", "other"])).boxed()),
        ("next", list(one_of(&["known", "other"])).boxed()),
        ("related", list(one_of(&["known", "other"])).boxed()),
    ];
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| {
            let there = if matches!(name, "id" | "title") { 0.97 } else { 0.5 };
            prop::option::weighted(there, value.prop_map(move |value| (name, value)))
        })
        .collect();
    (fields, rare).prop_map(|(fields, rare)| fields.into_iter().flatten().chain(rare).collect::<Vec<_>>()).prop_shuffle()
}

/// JSON as other programs write it: spaces anywhere, any character escaped. What is drawn says where.
struct Scribe<'d> {
    drawn: std::iter::Cycle<std::slice::Iter<'d, u8>>,
    text: String,
}

impl Scribe<'_> {
    fn draw(&mut self) -> u8 {
        self.drawn.next().copied().unwrap_or_default()
    }

    fn put(&mut self, token: &str) {
        self.text.push_str(token);
        let space = ["", "", "", " ", "\t", "  "][usize::from(self.draw() % 6)];
        self.text.push_str(space);
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            let plain = json!(c.to_string()).to_string();
            if !self.draw().is_multiple_of(8) {
                self.text.push_str(plain.trim_matches('"').strip_suffix('\\').map_or(plain.trim_matches('"'), |_| "\\\\"));
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(self.text, "\\u{unit:04x}");
            }
        }
        self.put("\"");
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(items) => self.all(["[", "]"], items.iter(), |scribe, item| scribe.value(item)),
            Value::Object(fields) => {
                self.object(&fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect::<Vec<_>>());
            }
            other => self.put(&other.to_string()),
        }
    }

    fn object(&mut self, fields: &[(&str, Value)]) {
        self.all(["{", "}"], fields.iter(), |scribe, (name, value)| {
            scribe.string(name);
            scribe.put(":");
            scribe.value(value);
        });
    }

    fn all<T>(&mut self, [open, close]: [&str; 2], items: impl Iterator<Item = T>, mut each: impl FnMut(&mut Self, T)) {
        self.put(open);
        for (nth, item) in items.enumerate() {
            if nth > 0 {
                self.put(",");
            }
            each(self, item);
        }
        self.put(close);
    }
}

/// The errors of the last of several files, without its name, and what comes of all of them.
fn outcome(origins: &Origins) -> (Vec<String>, Option<Vec<u8>>) {
    let (_, problems) = origins.check().unwrap();
    // Whether a page is as long as it should be is asked of roles with a record of their own alone.
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let told = errors.map(|problem| {
        let line = problems.line(problem);
        line.replace(&*origins.paths.last().unwrap().to_string_lossy(), "")
    });
    let sound = problems.count(Severity::Error) == 0;
    (told.collect(), sound.then(|| image(&origins.open().unwrap())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_is_read_as_the_same_record_in_a_json_file(fields in record(), drawn in prop::collection::vec(any::<u8>(), 1..40)) {
        let ladder = Ladder::empty("line");
        let mut scribe = Scribe { drawn: drawn.iter().cycle(), text: String::new() };
        scribe.object(&fields);
        let text = scribe.text;
        ladder.write("base.json", BASE);
        ladder.write("one.json", &text);
        ladder.write("one.ndjson", format!("{text}\n"));
        let [json, line] = ["one.json", "one.ndjson"].map(|file| outcome(&ladder.files(&["base.json", file], true)));
        prop_assert_eq!(json.0, line.0, "{}", text);
        prop_assert!(json.1 == line.1, "{}", text);
    }

    #[test]
    fn a_row_is_read_as_the_same_record_in_a_json_file(fields in record()) {
        let plain = |value: &Value| value.as_str().is_some_and(|text| text.trim() == text && !text.is_empty() && !text.contains(';'));
        let mut stated = Map::new();
        let mut cells: Vec<(&str, String)> = Vec::new();
        for (name, value) in fields {
            let cell = match &value {
                Value::String(text) if plain(&value) => text.clone(),
                Value::Array(items) if LISTS.contains(&name) && items.iter().all(plain) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
                Value::Array(uses) if name == "tools" => {
                    let pairs = uses.iter().map(|used| Some(format!("{}={}", used["id"].as_str()?, used["proficiency"].as_str()?)));
                    let Some(pairs) = pairs.collect::<Option<Vec<_>>>() else { continue };
                    if uses.iter().any(|used| !plain(&used["id"]) || !plain(&used["proficiency"])) {
                        continue;
                    }
                    pairs.join(";")
                }
                Value::Object(scores) if name == "competencies" => {
                    let all = scores.iter().filter_map(|(name, score)| Some((SCORES.iter().find(|known| *known == name)?, score)));
                    cells.extend(all.map(|(name, score)| (*name, if score.is_null() { String::new() } else { score.to_string() })));
                    stated.insert(name.to_owned(), value);
                    continue;
                }
                _ => continue,
            };
            if !matches!(name, "table" | "colour") {
                cells.push((name, cell));
                stated.insert(name.to_owned(), value);
            }
        }
        let mut rows = csv::Writer::from_writer(Vec::new());
        rows.write_record(cells.iter().map(|(name, _)| *name)).unwrap();
        rows.write_record(cells.iter().map(|(_, cell)| cell)).unwrap();
        let ladder = Ladder::empty("row");
        ladder.write("base.json", BASE);
        ladder.write("one.json", Value::Object(stated.clone()).to_string());
        ladder.write("one.csv", rows.into_inner().unwrap());
        let [json, row] = ["one.json", "one.csv"].map(|file| outcome(&ladder.files(&["base.json", file], true)));
        prop_assert_eq!(json.0.is_empty(), row.0.is_empty(), "{:?} {:?} {:?}", stated, json.0, row.0);
        prop_assert!(json.1 == row.1, "{:?}", stated);
    }
}
