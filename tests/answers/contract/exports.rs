//! Round-trip tests of `export`: the exported dataset compiles to the same image.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use career::catalog::Catalog;
use career::dataset::{self, Dataset, Problems};
use career::writing;
use serde_json::Value;

use super::{career, printed};

fn data() -> Dataset {
    let (dataset, problems) = dataset::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    assert_eq!(problems.count(dataset::Severity::Error), 0);
    dataset
}

/// The JSON export of an image.
fn exported(image: Vec<u8>) -> Vec<u8> {
    let catalog = Catalog::open(image).expect("an image opens");
    writing::document(&catalog.to_dataset())
}

#[test]
fn an_export_read_back_is_the_same_image() {
    let image = dataset::compile(&data()).expect("the data compiles");
    let file = scratch("again.json");
    fs::write(&file, exported(image.clone())).expect("a scratch file");
    let mut problems = Problems::default();
    let mut again = dataset::read_part(&file, false, &mut problems);
    assert_eq!(problems.to_string(), "");
    again.dataset.roles.iter_mut().for_each(|role| (role.origin, role.origin_line) = (String::new(), 0));
    assert!(image == dataset::compile(&again).expect("the export compiles"), "the export lost or changed something");
}

#[test]
fn csv_files_read_back_are_the_same_image() {
    let image = dataset::compile(&data()).expect("the data compiles");
    let folder = scratch("csv-again");
    printed(&["export", "--format", "csv", "--dir", folder.to_str().expect("a path")]);
    let mut problems = Problems::default();
    let mut again = dataset::read_part(&folder, false, &mut problems);
    assert_eq!(problems.to_string(), "");
    again.dataset.roles.iter_mut().for_each(|role| (role.origin, role.origin_line) = (String::new(), 0));
    assert!(image == dataset::compile(&again).expect("the export compiles"), "the export lost or changed something");
    let read = |line: &[&str]| printed(&[line, &["--data", folder.to_str().expect("a path"), "--only"]].concat());
    for line in [&["list"][..], &["show", "sre", "--region", "london", "--section", "pay,tools"], &["next", "sre"]] {
        assert_eq!(read(line), printed(line), "{line:?}");
    }
}

#[test]
fn csv_files_of_own_roles_keep_their_pay_and_relations() {
    let (own, folder) = (scratch("own-rows.ndjson"), scratch("own-csv"));
    let role = concat!(
        r#"{"id":"a","title":"A; \"B\"","aliases":["x, y; z"],"related":["b"],"day":"One.\n\nTwo.","#,
        r#""pay":[{"region":"us","p50":90000,"currency":"USD","period":"year","year":2025}]}"#
    );
    fs::write(&own, format!("{role}\n{{\"id\":\"b\",\"title\":\"B\"}}\n")).expect("a scratch file");
    let own = own.to_str().expect("a path");
    printed(&["export", "--format", "csv", "--dir", folder.to_str().expect("a path"), "--data", own]);
    let folder = folder.to_str().expect("a path");
    for id in ["a", "b"] {
        let show = |data: &str, only: &[&str]| {
            let answer: Value =
                serde_json::from_str(&printed(&[&["show", id, "--json", "--data", data], only].concat())).expect("JSON");
            let mut role = answer["roles"][0].clone();
            role.as_object_mut().expect("a role").remove("origin");
            role
        };
        assert_eq!(show(folder, &["--only"]), show(own, &[]), "{id}");
    }
}

#[test]
fn a_row_of_an_export_without_its_record_is_told() {
    let folder = scratch("csv-stray");
    printed(&["export", "--dir", folder.to_str().expect("a path")]);
    let file = folder.join("role_next.csv");
    let text = fs::read_to_string(&file).expect("a file") + "nobody,sre\r\n";
    fs::write(&file, text).expect("a scratch file");
    let refused = career(["list", "--only", "--data", folder.to_str().expect("a path")]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no role is called `nobody` here"));
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
    // A stable sort: the order of equally good matches in one region is significant.
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

/// Asserts that the CSV files have the records of the JSON, with one row for each entry of a list.
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

/// The path of a scratch folder, which is removed if it exists.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}
