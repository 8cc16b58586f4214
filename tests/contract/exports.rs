//! What `export` writes is the whole dataset: read back, it compiles to the same image.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use career::catalog::Catalog;
use career::dataset::{
    self, Amounts, At, Category, Certification, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool,
    ToolUse, Wage,
};
use career::vocabulary::{Competency, Percentile, Vocabulary};
use career::{query, view};
use serde_json::Value;

use crate::{career, printed};

fn data() -> Dataset {
    let (dataset, problems) = dataset::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    assert_eq!(problems.count(dataset::Severity::Error), 0);
    dataset
}

/// What a dataset's image exports as JSON.
fn exported(image: Vec<u8>) -> Value {
    let catalog = Catalog::open(image).expect("an image opens");
    serde_json::from_slice(&view::export_json(&query::export(&catalog))).expect("JSON")
}

#[test]
fn an_export_read_back_is_the_same_image() {
    let image = dataset::compile(&data()).expect("the data compiles");
    let again = dataset::compile(&read(&exported(image.clone()))).expect("the export compiles");
    assert!(image == again, "the export lost or changed something");
}

#[test]
fn an_export_does_not_depend_on_the_order_of_files_and_lines() {
    let mut shuffled = data();
    let image = dataset::compile(&shuffled).expect("the data compiles");
    shuffled.roles.reverse();
    shuffled.tools.reverse();
    shuffled.certifications.reverse();
    shuffled.regions.reverse();
    shuffled.sources.reverse();
    shuffled.prices.reverse();
    // Figures of one place that fit equally well stay in their order, which says which comes first.
    shuffled.wages.sort_by_key(|wage| std::cmp::Reverse(wage.occupation.as_ref().map(|occupation| occupation.value.clone())));
    assert!(image == dataset::compile(&shuffled).expect("the data compiles"));
}

#[test]
fn all_formats_hold_the_same_records() {
    let json: Value = serde_json::from_str(&printed(&["export"])).expect("JSON");
    let mut lines: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in printed(&["export", "--format", "ndjson"]).lines() {
        let mut record: Value = serde_json::from_str(line).expect("JSON");
        let table = record.as_object_mut().and_then(|record| record.remove("table")).expect("a table");
        lines.entry(table.as_str().expect("a name").to_owned()).or_default().push(record);
    }
    for (table, records) in json.as_object().into_iter().flatten().filter(|(name, _)| *name != "schema") {
        assert_eq!(records.as_array(), lines.get(table), "{table}");
    }
    let folder = scratch("formats");
    printed(&["export", "--dir", folder.to_str().expect("a path")]);
    check_files(&json, &folder);
}

/// Holds the CSV files to the JSON: the same records and, for each list of a record, a row an entry.
fn check_files(json: &Value, folder: &Path) {
    let rows = |table: &str| -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(folder.join(format!("{table}.csv"))).expect("a file a table");
        reader.deserialize().collect::<Result<_, _>>().expect("rows of the header's length")
    };
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    for (table, records) in json.as_object().into_iter().flatten().filter_map(|(name, list)| Some((name, list.as_array()?))) {
        let rows = rows(table);
        assert_eq!(rows.len(), records.len(), "{table}");
        for (row, record) in rows.iter().zip(records) {
            for (column, cell) in row {
                let value = [record, &record["competencies"], &record["baseline"]].into_iter().find_map(|at| at.get(column));
                let value = value.unwrap_or_else(|| panic!("{table}.{column} is not in the JSON"));
                match value.as_f64() {
                    Some(number) => assert_eq!(cell.parse().ok(), Some(number), "{table}.{column}"),
                    None if value.is_array() => {
                        let names: Vec<_> = value.as_array().into_iter().flatten().map(text).collect();
                        assert_eq!(*cell, names.join(";"), "{table}.{column}");
                    }
                    None => assert_eq!(*cell, text(value), "{table}.{column}"),
                }
            }
        }
    }
    let entries = |table: &str, list: &str| -> usize {
        let length =
            |list: &Value| list.as_array().map_or_else(|| list.as_object().map_or(0, |map| map.len()), |list| list.len());
        json[table].as_array().into_iter().flatten().map(|record| length(&record[list])).sum()
    };
    for (file, table, list) in [
        ("tool_aliases", "tools", "aliases"),
        ("certification_aliases", "certifications", "aliases"),
        ("region_aliases", "regions", "aliases"),
        ("role_aliases", "roles", "aliases"),
        ("role_reasons", "roles", "reasons"),
        ("role_tools", "roles", "tools"),
        ("role_certifications", "roles", "certifications"),
        ("role_prerequisites", "roles", "prerequisites"),
        ("role_next", "roles", "next"),
    ] {
        assert_eq!(rows(file).len(), entries(table, list), "{file}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone_unless_forced() {
    let folder = scratch("full");
    let dir = folder.to_str().expect("a path");
    fs::create_dir_all(&folder).expect("a scratch folder");
    fs::write(folder.join("mine.txt"), "mine").expect("a scratch file");
    let refused = career(["export", "--dir", dir]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not empty"));
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
    printed(&["export", "--dir", dir, "--force"]);
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).expect("still there"), "mine");
    let left = fs::read_dir(&folder).expect("a folder").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert!(left.into_iter().all(|name| !name.starts_with('.')), "unfinished files are left");
}

#[test]
fn wishes_that_make_no_sense_are_refused() {
    let cases: [&[&str]; 5] = [
        &["export", "--format", "csv"],
        &["export", "--format", "markdown"],
        &["export", "--json", "--dir", "/nowhere/x"],
        &["export", "--force"],
        &["export", "--dir", "/dev/null/x"],
    ];
    for line in cases {
        let output = career(line);
        assert_eq!(output.status.code(), Some(2), "{line:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{line:?}");
    }
}

/// A folder of this run, empty.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{name}"));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// A dataset from its export. `career --data` will read exports with the library's own reader; until then this shows
/// that an export holds all it needs.
fn read(export: &Value) -> Dataset {
    fn list<T>(export: &Value, table: &str, record: impl Fn(&Value) -> T) -> Vec<T> {
        export[table].as_array().unwrap_or_else(|| panic!("no {table}")).iter().map(record).collect()
    }
    Dataset {
        base: None,
        packed: Vec::new(),
        changes: Vec::new(),
        categories: list(export, "categories", |r| Category { id: at(&r["id"]), title: at(&r["title"]) }),
        tools: list(export, "tools", |r| Tool {
            id: at(&r["id"]),
            name: at(&r["name"]),
            kind: choice(&r["kind"]).expect("a kind"),
            aliases: texts(&r["aliases"]),
        }),
        certifications: list(export, "certifications", |r| Certification {
            id: at(&r["id"]),
            name: at(&r["name"]),
            issuer: at(&r["issuer"]),
            aliases: texts(&r["aliases"]),
        }),
        roles: list(export, "roles", role),
        regions: list(export, "regions", |r| Region {
            id: at(&r["id"]),
            name: at(&r["name"]),
            kind: choice(&r["kind"]).expect("a kind"),
            parent: optional(&r["parent"]),
            aliases: texts(&r["aliases"]).into_iter().map(|alias| alias.value).collect(),
        }),
        occupations: list(export, "occupations", |r| Occupation {
            code: at(&r["code"]),
            title: at(&r["title"]),
            job_zone: number(&r["job_zone"]),
            baseline: by_competency(|name| {
                hundredths(&r["baseline"][name]).map(|score| u32::try_from(score / 10).expect("a score"))
            }),
            baseline_from: optional(&r["baseline_from"]),
            source: at(&r["source"]),
        }),
        statistics: list(export, "statistics", |r| Statistics {
            code: at(&r["code"]),
            title: at(&r["title"]),
            employment_2024: number(&r["employment_2024"]),
            employment_2034: number(&r["employment_2034"]),
            change: hundredths(&r["change_percent"]).map(|change| i32::try_from(change / 10).expect("a change")),
            annual_openings: number(&r["annual_openings"]),
            education: text(&r["education"]),
            experience: text(&r["experience"]),
            training: text(&r["training"]),
            source: at(&r["source"]),
        }),
        wages: list(export, "wages", wage),
        prices: list(export, "prices", |r| Price {
            region: at(&r["region"]),
            kind: choice(&r["kind"]).expect("a kind"),
            factor: r["factor"].as_f64().expect("a factor"),
            year: number(&r["year"]).expect("a year"),
            source: at(&r["source"]),
        }),
        jargon: list(export, "jargon", |r| Jargon {
            word: at(&r["word"]),
            kind: choice(&r["kind"]).expect("a kind"),
            means: at(&r["means"]),
        }),
        sources: list(export, "sources", |r| Source {
            id: at(&r["id"]),
            publisher: text(&r["publisher"]),
            title: text(&r["title"]),
            release: text(&r["release"]),
            period: text(&r["period"]),
            licence: at(&r["licence"]),
            attribution: at(&r["attribution"]),
            homepage: text(&r["homepage"]),
            used_for: text(&r["used_for"]),
            notes: text(&r["notes"]),
        }),
    }
}

fn role(r: &Value) -> Role {
    let reason = |competency: &Competency| Some((*competency, optional(&r["reasons"][competency.name()])?));
    let tool =
        |used: &Value| ToolUse { tool: at(&used["id"]), proficiency: choice(&used["proficiency"]).expect("a proficiency") };
    Role {
        origin: text(&r["origin"]),
        origin_line: number(&r["origin_line"]).unwrap_or_default(),
        id: at(&r["id"]),
        category: at(&r["category"]),
        title: at(&r["title"]),
        aliases: texts(&r["aliases"]),
        level: choice(&r["level"]),
        occupation: at(&r["occupation"]),
        summary: at(&r["summary"]),
        day: at(&r["day"]),
        scores: by_competency(|name| At { value: number(&r["competencies"][name]), ..At::default() }),
        reasons: Competency::ALL.iter().filter_map(reason).collect(),
        tools: r["tools"].as_array().expect("tools").iter().map(tool).collect(),
        certifications: texts(&r["certifications"]),
        prerequisites: texts(&r["prerequisites"]),
        next: texts(&r["next"]),
        related: texts(&r["related"]),
        pay: r["pay"].as_array().into_iter().flatten().map(wage).collect(),
    }
}

fn wage(r: &Value) -> Wage {
    let money = |field: &str| hundredths(&r[field]).map(|amount| u64::try_from(amount).expect("an amount"));
    let top_coded = texts(&r["top_coded"]).into_iter().filter_map(|name| Percentile::from_name(&name.value));
    Wage {
        occupation: optional(&r["occupation"]),
        region: at(&r["region"]),
        year: number(&r["year"]).expect("a year"),
        currency: text(&r["currency"]),
        period: choice(&r["period"]).expect("a period"),
        amounts: Amounts { mean: money("mean"), percentiles: ["p10", "p25", "p50", "p75", "p90"].map(money) },
        top_coded: top_coded.fold(0, |bits, percentile| bits | 1 << percentile as u8),
        jobs: number(&r["jobs"]),
        matched: choice(&r["match"]),
        local_code: text(&r["local_code"]),
        local_title: text(&r["local_title"]),
        source: at(&r["source"]),
        note: text(&r["note"]),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn at(value: &Value) -> At<String> {
    At { value: text(value), ..At::default() }
}

fn optional(value: &Value) -> Option<At<String>> {
    value.as_str().map(|_| at(value))
}

fn texts(value: &Value) -> Vec<At<String>> {
    value.as_array().into_iter().flatten().map(at).collect()
}

fn choice<V: Vocabulary>(value: &Value) -> Option<V> {
    V::from_name(value.as_str()?)
}

fn number<T: TryFrom<u64>>(value: &Value) -> Option<T> {
    T::try_from(value.as_u64()?).ok()
}

/// A decimal number in hundredths, to the nearest.
#[allow(clippy::cast_possible_truncation, reason = "figures stay far below 2^53")]
fn hundredths(value: &Value) -> Option<i64> {
    Some((value.as_f64()? * 100.0).round() as i64)
}

fn by_competency<T>(of: impl Fn(&str) -> T) -> [T; 5] {
    std::array::from_fn(|at| of(Competency::ALL[at].name()))
}
