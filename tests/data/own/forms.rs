//! Equivalence of the forms of a dataset: TOML, JSON, JSON lines, CSV and image.

use std::fmt::Write;

use career::catalog::Catalog;
use career::data_sources::DataSources;
use career::dataset::{self, Dataset, Severity};
use career::writing;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::Ladder;
use crate::support::properties::config;

/// The image of a catalog's records, without their origins.
fn image(catalog: &Catalog) -> Vec<u8> {
    let mut records: Dataset = catalog.to_dataset();
    for role in &mut records.roles {
        (role.origin, role.origin_line) = (String::new(), 0);
    }
    dataset::compile(&records).unwrap()
}

#[test]
fn an_export_read_back_is_the_same_dataset() {
    let ladder = Ladder::empty("exported");
    let embedded = Catalog::embedded().unwrap();
    ladder.write("all.json", writing::document(&embedded.to_dataset()));
    ladder.write("all.ndjson", writing::lines(&embedded.to_dataset()));
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
        std::fs::write(&again, writing::document(&catalog.to_dataset())).unwrap();
        assert_eq!(
            DataSources { paths: vec![again], only: true, follow_links: false }.check().unwrap().1.to_string(),
            "",
            "with its origins"
        );
    }
}

/// Records that roles may refer to.
const BASE: &str = r#"{
  "categories": [{"id": "arts", "title": "Arts"}],
  "tools": [{"id": "sql", "name": "SQL", "kind": "language"}, {"id": "git", "name": "Git", "kind": "application"}],
  "certifications": [{"id": "first", "name": "First", "issuer": "Board"}],
  "regions": [{"id": "us", "name": "United States", "kind": "country"}],
  "occupations": [{"code": "15-1252.00", "title": "Software Developers", "source": "office"}],
  "statistics": [{"code": "15-1252", "title": "Software Developers", "source": "office"}],
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

/// Generates the fields of a role in random order, some of them missing.
fn record() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let pay = score().prop_map(|p50| json!([{ "region": "us", "year": 2025, "currency": "USD", "p50": p50 }]));
    let tables = ["roles", " roles ", "tools", "certifications", "jargon", "role", ""].map(Value::from);
    let table = prop::sample::select(tables.into_iter().chain([json!(3), Value::Null]).collect::<Vec<_>>());
    let rare = prop::option::weighted(
        0.2,
        prop_oneof![
            1 => pay.prop_map(|pay| ("pay", pay)),
            1 => Just(("colour", json!(1))),
            2 => table.prop_map(|table| ("table", table)),
            1 => Just(("origin_line", json!(3)))
        ],
    );
    // Without id and title, names that are both a table and a field of a role must be disambiguated.
    let named = prop_oneof![9 => Just(0.97), 1 => Just(0.1)];
    named.prop_flat_map(move |named| fields_of_role(named, rare.clone()))
}

fn fields_of_role(
    named: f64,
    rare: impl Strategy<Value = Option<(&'static str, Value)>>,
) -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let levels = one_of(&["entry", "mid", "senior", "lead", "executive"]);
    let tool = (one_of(&["sql", "git"]), one_of(&["working", "expert"]))
        .prop_map(|(id, proficiency)| json!({ "id": id, "proficiency": proficiency }));
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
            let there = if matches!(name, "id" | "title") { named } else { 0.5 };
            prop::option::weighted(there, value.prop_map(move |value| (name, value)))
        })
        .collect();
    (fields, rare).prop_map(|(fields, rare)| fields.into_iter().flatten().chain(rare).collect::<Vec<_>>()).prop_shuffle()
}

/// Writes JSON with whitespace and escapes at positions determined by `drawn`, as other programs may.
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

/// The errors, without the name of the last file, and the image of all files if there are none.
fn outcome(origins: &DataSources) -> (Vec<String>, Option<Vec<u8>>) {
    let (_, problems) = origins.check().unwrap();
    // Warnings are ignored: those about the length of prose apply only to roles with a record of their own.
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let told = errors.map(|problem| {
        let line = problems.line(problem);
        line.replace(&*origins.paths.last().unwrap().to_string_lossy(), "")
    });
    let sound = problems.count(Severity::Error) == 0;
    (told.collect(), sound.then(|| image(&origins.open().unwrap())))
}

/// The outcome of a text in a file of that name, over the base records.
fn outcome_of(ladder: &Ladder, name: &str, text: impl AsRef<[u8]>) -> (Vec<String>, Option<Vec<u8>>) {
    ladder.write(name, text);
    outcome(&ladder.files(&["base.json", name], true))
}

/// Asserts that a text is valid, and that its form is detected without a file name extension.
fn assert_told(ladder: &Ladder, ending: &str, text: &str) {
    let start: String = text.chars().take(100).collect();
    let (named, told) = (outcome_of(ladder, &format!("told.{ending}"), text), outcome_of(ladder, "told", text));
    assert_eq!(named.0, [""; 0], "{start}");
    assert!(named == told, "{start} is not read as {ending}: {:?}", told.0);
}

fn based(name: &str) -> Ladder {
    let ladder = Ladder::empty(name);
    ladder.write("base.json", BASE);
    ladder
}

#[test]
fn what_tables_and_fields_share_makes_no_dataset() {
    let ladder = based("shared");
    let hint = r#"add `id`; a dataset says "schema": "career/export/1""#;
    let expected = [format!(":1: error: id: is missing ({hint})"), ":1: error: title: is missing (add `title`)".to_owned()];
    for text in [r#"{"certifications":[]}"#, r#"{"tools":[],"level":"mid"}"#] {
        for name in ["shared.json", "shared.ndjson", "shared"] {
            assert_eq!(outcome_of(&ladder, name, text), (expected.to_vec(), None), "{name}: {text}");
        }
    }
    for text in [
        r#"{"schema":"career/export/1","certifications":[]}"#,
        r#"{"certifications":[],"sources":[]}"#,
        r#"{"id":null,"roles":[],"tools":[]}"#,
    ] {
        for name in ["shared.json", "shared"] {
            assert_eq!(outcome_of(&ladder, name, text).0, [""; 0], "{name}: {text}");
        }
        let refused = ":1:1: error: is a dataset (a line holds one record; a file that is a dataset is called .json)";
        assert_eq!(outcome_of(&ladder, "shared.ndjson", text).0, [refused], "{text}");
    }
}

#[test]
fn a_record_names_its_table_wherever_it_stands() {
    let ladder = based("tables");
    let records = [
        r#"{"table":"tools","id":"awk","name":"Awk","kind":"language"}"#,
        r#"{"id":"sage","title":"Sage","tools":[{"id":"awk","proficiency":"expert"}]}"#,
        r#"{"table":null,"id":"seer","title":"Seer"}"#,
        r#"{"t\u0061ble":"certifications","id":"second","name":"Second","issuer":"Board"}"#,
        r#"{"table":" roles ","id":"bard","title":"Bard"}"#,
    ];
    let lines = outcome_of(&ladder, "all.ndjson", records.join("\n"));
    assert_eq!(lines.0, [""; 0]);
    let list = format!("[\n{}\n]", records.join(",\n"));
    assert!(outcome_of(&ladder, "all.json", &list) == lines);
    assert_told(&ladder, "json", &list);
    assert_told(&ladder, "ndjson", &records.join("\n"));
    assert_told(&ladder, "json", records[0]);
    let twice = r#"{"table":"tools","table":null,"table":"roles","id":"d","title":"D"}"#;
    assert_eq!(outcome_of(&ladder, "twice.json", twice), outcome_of(&ladder, "twice.ndjson", twice));
    let astray = r#"{"roles":[{"table":"roles","id":"d","title":"D"},{"table":"tools","id":"e","title":"E"}]}"#;
    let expected = ":1:59: error: table: `tools` is another table than `roles` (move the record there, or leave `table` out)";
    assert_eq!(outcome_of(&ladder, "astray.json", astray).0, [expected]);
}

#[test]
fn an_export_on_one_line_is_a_dataset_without_its_name() {
    let ladder = based("one_line");
    assert_told(&ladder, "json", &BASE.replace('\n', ""));
    assert_told(&ladder, "json", BASE);
    assert_told(&ladder, "json", &format!("\n\n  {}\n\n", BASE.replace('\n', "")));
    assert_told(&ladder, "json", "[]");
    assert_told(&ladder, "json", "[\n  {\"id\":\"sage\",\"title\":\"Sage\"}\n]\n");
}

#[test]
fn a_long_first_line_is_read_to_its_end() {
    let ladder = based("long_line");
    let spaces = " ".repeat(1 << 17);
    let record = format!(r#"{{"id":"sage","title":"Sage","tools":[{spaces}]}}"#);
    assert_told(&ladder, "json", &record);
    assert_told(&ladder, "ndjson", &format!("{record}\n{{\"id\":\"seer\",\"title\":\"Seer\"}}\n"));
    assert_told(&ladder, "ndjson", &format!("\r\n{{\"id\":\"seer\",\"title\":\"Seer\"}}\r\n{record}\r\n"));
    assert_told(&ladder, "json", &format!("{}{record}", "\n".repeat(1 << 17)));
}

#[test]
fn toml_is_told_from_lists_and_tables() {
    let ladder = based("toml");
    for text in [
        "aliases=[\"a\",\"title\",\"b\"]\ntitle=\"Sage\"\n",
        "# id, title\n# title,id\ntitle = 'Sage'\n",
        "# a,title\ntitle = 'Sage'\n",
        "'title' = 'Sage'\n",
        "\n[competencies]\ntroubleshooting = 5\n",
        "[[pay]]\nregion = \"us\"\nyear = 2025\ncurrency = \"USD\"\np50 = 5\nnote = \"{}\"\n",
        "[ [pay] ]\n# {\n",
    ] {
        // The id is the name of the file, and a text without a title is not a role: the outcome must be the same.
        assert_eq!(outcome_of(&ladder, "told.toml", text), outcome_of(&ladder, "told", text), "{text}");
    }
}

/// A table of one wage, with columns in the given order.
fn wages(order: &[usize], quotes: csv::QuoteStyle, end: csv::Terminator) -> String {
    let header =
        "occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,local_title,source,note";
    let row = "15-1252,us,2025,USD,year,,,,100.5,200,,p90,7,exact,1,Developers,office,";
    let mut writer = csv::WriterBuilder::new().quote_style(quotes).terminator(end).from_writer(Vec::new());
    for line in [header, row] {
        let cells: Vec<&str> = line.split(',').collect();
        writer.write_record(order.iter().map(|at| cells[*at])).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn wages_may_be_quoted_and_in_any_order() {
    use csv::{QuoteStyle, Terminator};
    let ladder = based("wages");
    let order: Vec<usize> = (0..18).collect();
    let reversed: Vec<usize> = (0..18).rev().collect();
    let plain = wages(&order, QuoteStyle::Necessary, Terminator::Any(b'\n'));
    let expected = outcome_of(&ladder, "plain.csv", &plain);
    assert!(expected != outcome_of(&ladder, "none.json", "[]"), "the wages are there");
    for quotes in [QuoteStyle::Necessary, QuoteStyle::Always] {
        for end in [Terminator::Any(b'\n'), Terminator::CRLF] {
            for text in [wages(&order, quotes, end), wages(&reversed, quotes, end)] {
                assert_told(&ladder, "csv", &text);
                assert_told(&ladder, "CSV", &format!("\u{feff}{text}"));
                assert!(outcome_of(&ladder, "other.csv", &text) == expected, "{text}");
            }
        }
    }
    let header = "the columns are occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,local_title,source,note";
    for (old, new, wrong) in [
        ("region,", "", "column 2 is `year`, not `region`"),
        ("region,", "occupation,", "column 2 is `occupation`, not `region`"),
        (",note", ",note,region", "has a column too many, `region`"),
        (",note", "", "ends after 17 columns"),
    ] {
        let told = outcome_of(&ladder, "wrong.csv", plain.replacen(old, new, 1));
        assert_eq!(told.0, [format!(":1: error: {wrong} ({header})")]);
    }
}

#[test]
fn a_header_of_roles_may_be_quoted_and_in_any_order() {
    let ladder = based("header");
    for text in ["\"id\",\"title\"\nsage,Sage\n", "title,id\r\nSage,sage\r\n", "\n\n\"level\",title,\"id\"\nmid,Sage,sage\n"] {
        assert_told(&ladder, "csv", text);
    }
    for (text, wrong) in [
        ("occupation,level\n", "id: is missing (add a column `id`)"),
        ("occupation\n", "id: is missing (add a column `id`)"),
        ("id,region\n", "no column is called `region` (known here: "),
    ] {
        let told = outcome_of(&ladder, "header", text);
        assert!(told.0[0].starts_with(&format!(":1: error: {wrong}")), "{text}: {:?}", told.0);
        assert_eq!(outcome_of(&ladder, "header.csv", text), told);
    }
}

#[test]
fn endings_of_a_folder_are_read_in_any_case_and_past_a_mark() {
    let ladder = Ladder::empty("marks");
    ladder.write("own/roles/sage.TOML", "\u{feff}title = 'Sage'\n");
    ladder.write("own/sources.csv", "\u{feff}id,publisher,title,release,period,licence,attribution,homepage,used_for,notes\n");
    let origins = ladder.files(&["own"], true);
    assert_eq!(origins.check().unwrap().1.to_string(), "");
    assert!(origins.open().unwrap().find_role("sage").is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..config(256) })]

    #[test]
    fn a_line_is_read_as_the_same_record_in_a_json_file(fields in record(), drawn in prop::collection::vec(any::<u8>(), 1..40)) {
        let ladder = Ladder::empty("line");
        let mut scribe = Scribe { drawn: drawn.iter().cycle(), text: String::new() };
        scribe.object(&fields);
        let text = scribe.text;
        ladder.write("base.json", BASE);
        ladder.write("one.json", &text);
        ladder.write("one.ndjson", format!("{text}\n"));
        ladder.write("one", &text);
        ladder.write("two", format!("{text}\n{text}\n"));
        ladder.write("two.ndjson", format!("{text}\n{text}\n"));
        let [json, line, told] = ["one.json", "one.ndjson", "one"].map(|file| outcome(&ladder.files(&["base.json", file], true)));
        prop_assert!(json == line, "{}: {:?} and {:?}", text, json.0, line.0);
        prop_assert!(json == told, "{}: {:?} and {:?}", text, json.0, told.0);
        let [lines, told] = ["two.ndjson", "two"].map(|file| outcome(&ladder.files(&["base.json", file], true)));
        prop_assert!(lines == told, "{}: {:?} and {:?}", text, lines.0, told.0);
    }

    #[test]
    fn a_row_is_read_as_the_same_record_in_a_json_file(fields in record(), quoted: bool) {
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
        let quotes = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut rows = csv::WriterBuilder::new().quote_style(quotes).from_writer(Vec::new());
        rows.write_record(cells.iter().map(|(name, _)| *name)).unwrap();
        rows.write_record(cells.iter().map(|(_, cell)| cell)).unwrap();
        let ladder = Ladder::empty("row");
        ladder.write("base.json", BASE);
        ladder.write("one.json", Value::Object(stated.clone()).to_string());
        let rows = rows.into_inner().unwrap();
        ladder.write("one.csv", &rows);
        ladder.write("one", &rows);
        let [json, row, told] = ["one.json", "one.csv", "one"].map(|file| outcome(&ladder.files(&["base.json", file], true)));
        prop_assert_eq!(json.0.is_empty(), row.0.is_empty(), "{:?} {:?} {:?}", stated, json.0, row.0);
        prop_assert!(json.1 == row.1, "{:?}", stated);
        // Without any columns, the form cannot be detected.
        prop_assert!(cells.is_empty() || row == told, "{:?}: {:?} and {:?}", stated, row.0, told.0);
    }
}
