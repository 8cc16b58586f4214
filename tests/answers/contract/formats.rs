//! Every subcommand in every tabular format: the same records, in the same order, with the same missing values.

use serde_json::Value;

use super::invocations::{WRITES, table};
use super::{career, printed};

type Table = Vec<Vec<String>>;

/// The command lines that succeed with a report, which supports all tabular formats.
fn answers() -> Vec<Vec<String>> {
    let is_answered = |line: &Vec<String>| career(line.iter().map(String::as_str).chain(["--format", "tsv"])).status.success();
    table().into_iter().filter(is_answered).collect()
}

#[test]
fn every_command_is_answered_in_every_format() {
    let answered: Vec<String> = answers().into_iter().map(|line| line[0].clone()).collect();
    for command in career::commands::REGISTRY.subcommands() {
        assert!(
            answered.iter().any(|name| name == command.name) || WRITES.contains(&command.name),
            "no example of `career {}` is answered with a report",
            command.name
        );
    }
}

fn format(line: &[String], format: &str) -> String {
    printed(&with(line, &["--format", format]))
}

fn with<'l>(line: &'l [String], more: &[&'l str]) -> Vec<&'l str> {
    line.iter().map(String::as_str).chain(more.iter().copied()).collect()
}

/// Parses header and rows.
fn from_csv(text: &str, delimiter: u8) -> Table {
    assert!(delimiter != b',' || text.lines().count() == text.matches("\r\n").count(), "RFC 4180 ends lines with CR LF");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).delimiter(delimiter).quoting(delimiter == b',');
    let cells = |record: Result<csv::StringRecord, _>| record.expect("rows of one length").iter().map(str::to_owned).collect();
    reader.from_reader(text.as_bytes()).records().map(cells).collect()
}

fn from_markdown(text: &str) -> Table {
    let cells = |line: &str| {
        let mut cells = vec![String::new()];
        let mut characters = line.trim_start_matches('|').chars();
        while let Some(c) = characters.next() {
            match (c, cells.last_mut()) {
                ('\\', Some(cell)) => cell.extend(characters.next()),
                ('|', _) => cells.push(String::new()),
                (c, Some(cell)) => cell.push(c),
                _ => {}
            }
        }
        cells.pop();
        cells.iter().map(|cell| cell.trim().to_owned()).collect()
    };
    let mut table: Table = text.lines().map(cells).collect();
    let rule = table.remove(1);
    assert!(rule.iter().all(|cell| cell == "---"), "{rule:?}");
    table
}

/// Whether a JSON value and a cell are equal.
fn same(value: &Value, cell: &str) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::String(text) => !text.is_empty() && text.trim() == cell.trim(),
        Value::Number(number) => cell.parse::<f64>().ok() == number.as_f64(),
        _ => false,
    }
}

#[test]
fn every_format_carries_the_same_records() {
    for line in &answers() {
        let records: Vec<serde_json::Map<String, Value>> =
            format(line, "ndjson").lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
        let columns: Vec<String> = records.first().map(|record| record.keys().cloned().collect()).unwrap_or_default();
        let tables = [
            ("csv", from_csv(&format(line, "csv"), b',')),
            ("tsv", from_csv(&format(line, "tsv"), b'\t')),
            ("markdown", from_chosen_markdown(line, &columns)),
            ("plain", from_plain(line, &columns)),
        ];
        for (format, mut table) in tables {
            let header = table.remove(0);
            assert!(records.is_empty() || header == columns, "{line:?} {format}: {header:?}");
            assert_eq!(table.len(), records.len(), "{line:?} {format}");
            for (row, record) in table.iter().zip(&records) {
                for (cell, (column, value)) in row.iter().zip(record) {
                    assert!(same(value, cell), "{line:?} {format} {column}: {value} is not `{cell}`");
                }
            }
        }
    }
}

/// Parses the plain format, which has no header.
fn from_plain(line: &[String], columns: &[String]) -> Table {
    let Some(plain) = chosen(line, columns, "plain") else { return vec![vec![]] };
    let mut table = vec![columns.to_vec()];
    table.extend(plain.lines().map(|line| line.split('\t').map(str::to_owned).collect()));
    table
}

/// Parses the Markdown table, which names columns in words.
fn from_chosen_markdown(line: &[String], columns: &[String]) -> Table {
    let Some(text) = chosen(line, columns, "markdown") else { return vec![vec![]] };
    let mut table = from_markdown(&text);
    table[0].iter_mut().for_each(|name| *name = name.replace(' ', "_"));
    table
}

/// The records with all fields chosen, since a page would be written otherwise; `None` if there are none.
fn chosen(line: &[String], columns: &[String], format: &str) -> Option<String> {
    let fields = columns.join(",");
    (!columns.is_empty()).then(|| printed(&with(line, &["--fields", &fields, "--format", format])))
}

#[test]
fn fields_and_headers_are_as_asked() {
    for line in &answers() {
        let all = from_csv(&format(line, "csv"), b',');
        let bare = from_csv(&printed(&with(line, &["--no-header", "--format", "csv"])), b',');
        assert_eq!(all[1..], bare, "{line:?}");
        let last = all[0].last().expect("a column").as_str();
        let column: Vec<_> = all.iter().map(|row| vec![row.last().expect("a cell").clone()]).collect();
        let text = printed(&with(line, &["--fields", last, "--format", "csv"]));
        assert_eq!(column.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), lines_of_one(&text), "{line:?}");
    }
}

/// Parses a CSV of one column, in which an empty line is an empty cell.
fn lines_of_one(text: &str) -> Vec<String> {
    let cell = |line: &str| match line.strip_prefix('"') {
        Some(quoted) => quoted.trim_end_matches('"').replace("\"\"", "\""),
        None => line.to_owned(),
    };
    text.split_terminator("\r\n").map(cell).collect()
}

#[test]
fn json_with_fields_behind_an_equals_sign() {
    let first = |args: &[&str]| -> Value {
        let answer: Value = serde_json::from_str(&printed(args)).expect("JSON");
        answer["roles"][0].clone()
    };
    let wanted = serde_json::json!({ "title": "API Engineer", "level": "mid" });
    assert_eq!(first(&["show", "api-engineer", "--json=title,level"]), wanted);
    assert_eq!(first(&["--json=title,level", "show", "api-engineer"]), wanted);
    assert_eq!(first(&["show", "--json", "api-engineer", "--fields", "title,level"]), wanted);
    assert_eq!(first(&["show", "--json=title", "api-engineer", "--fields", "level"]), wanted);
    let refused = career(["show", "api-engineer", "--json=title,salary"]);
    let error: Value = serde_json::from_slice(&refused.stderr).expect("JSON");
    assert_eq!(error["error"]["kind"], "unknown_field");
    let names: Vec<&str> = error["error"]["suggestions"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
    assert!(names.is_sorted() && names.contains(&"title"));
}
