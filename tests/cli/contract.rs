//! The contract with scripts, for every subcommand and format.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::program::{career, verbs_in_help};
use crate::{ABOUT_OWN_DATA, ABOUT_THE_SHELL, Case, FORMATS, Plain, VERBS, cases};

/// Terminal widths, from narrow to wide.
const WIDTHS: [u16; 5] = [30, 40, 80, 120, 200];

#[test]
fn every_verb_is_under_test() {
    let others = ABOUT_OWN_DATA.into_iter().chain(ABOUT_THE_SHELL);
    let mut tested: Vec<&str> = VERBS.iter().map(|verb| verb.name).chain(others).collect();
    let mut known = verbs_in_help();
    tested.sort_unstable();
    known.sort();
    assert_eq!(tested, known, "give a new verb its file in tests/cli and its line in VERBS");
}

#[test]
fn answers_are_on_stdout_alone_without_escapes_and_the_same_every_time() {
    for Case { command, .. } in cases() {
        for format in FORMATS {
            let run = career(&command).with(["--format", format]);
            let answer = run.go().answer();
            assert!(!answer.is_empty() && answer.ends_with('\n'), "{command:?} {format}");
            assert!(!answer.contains('\u{1b}'), "{command:?} {format}:\n{answer}");
            assert_eq!(answer, run.go().answer(), "{command:?} {format}");
        }
    }
}

#[test]
fn pipes_get_plain_and_terminals_tables() {
    for Case { command, .. } in cases() {
        let run = career(&command).env("NO_COLOR", "1");
        assert_eq!(run.go(), run.clone().with(["--format", "plain"]).go(), "{command:?}");
        let table = run.clone().with(["--format", "table"]);
        assert_eq!(run.terminal(80).go(), table.go(), "{command:?}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for Case { command, .. } in cases() {
        assert_fits(&command);
    }
}

/// Asserts that the output of a command fits terminals of all widths.
pub(crate) fn assert_fits(command: &[&str]) {
    for columns in WIDTHS {
        for draw in [&["--color=never"][..], &["--color=never", "--ascii"]] {
            let screen = career(command).with(draw).terminal(columns).go().answer();
            let wide: Vec<&str> = screen.lines().filter(|line| line.width() > columns.into()).collect();
            assert!(wide.is_empty(), "{command:?} {draw:?} at {columns}:\n{}", wide.join("\n"));
        }
    }
}

#[test]
fn tables_in_a_pipe_are_as_wide_as_columns_says() {
    for Case { command, .. } in cases() {
        for columns in WIDTHS {
            let run = career(&command).with(["--format", "table", "--color=never"]).env("COLUMNS", &columns.to_string());
            let table = run.go().answer();
            assert_eq!(table, career(&command).with(["--color=never"]).terminal(columns).go().answer(), "{command:?} {columns}");
        }
    }
}

#[test]
fn ascii_is_ascii() {
    for Case { command, .. } in cases() {
        let run = career(&command).with(["--color=never"]).terminal(80);
        for run in [run.clone().with(["--ascii"]), run.env("LANG", "C")] {
            let screen = run.go().answer();
            assert!(screen.is_ascii(), "{command:?}:\n{screen}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for Case { command, .. } in cases() {
        let run = career(&command).terminal(80);
        let coloured = run.go().answer();
        assert_eq!(without_sgr(&coloured), run.with(["--color=never"]).go().answer(), "{command:?}");
    }
}

#[test]
fn plain_is_a_record_a_line_and_agrees_with_json() {
    for Case { verb, command, .. } in cases() {
        let plain = career(&command).with(["--format", "plain"]).go().answer();
        let json = json(&command);
        match verb.plain {
            Plain::Records(ids) => {
                let first: Vec<&str> = plain.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
                assert_eq!(first, ids(&json), "{command:?}");
                let tabs = |line: &str| line.matches('\t').count();
                let expected = plain.lines().next().map(tabs);
                assert!(plain.lines().all(|line| Some(tabs(line)) == expected), "{command:?}:\n{plain}");
            }
            Plain::Page => {
                let roles = crate::texts(&json["roles"], "id");
                let titles = plain.lines().filter(|line| roles.iter().any(|id| line.ends_with(&format!(" {id}"))));
                assert_eq!(titles.count(), roles.len(), "{command:?}:\n{plain}");
            }
        }
    }
}

#[test]
fn json_is_one_object_of_the_verbs_schema_and_indented_only_for_people() {
    for Case { verb, command, .. } in cases() {
        let answer = career(&command).with(["--format", "json"]).go().answer();
        assert_eq!(answer.lines().count(), 1, "{command:?}");
        let value = json(&command);
        let schema = if command.contains(&"--graph") { "graph" } else { verb.name };
        assert_eq!(value["schema"], format!("career/{schema}/1"), "{command:?}");
        assert_eq!(value, serde_json::from_str::<Value>(&answer).expect("JSON"), "{command:?}");
        let screen = career(&command).with(["--json"]).terminal(80).go().answer();
        assert!(screen.lines().count() > 1, "{command:?}");
        assert_eq!(value, serde_json::from_str::<Value>(&screen).expect("JSON"), "{command:?}");
    }
}

fn json(command: &[&str]) -> Value {
    serde_json::from_str(&career(command).with(["--json"]).go().answer()).expect("JSON")
}

/// Removes SGR ("select graphic rendition") sequences; other escape sequences remain.
pub(crate) fn without_sgr(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            Some((codes, rest)) if codes.chars().all(|c| c.is_ascii_digit() || c == ';') => plain.push_str(rest),
            _ => plain = plain + "\u{1b}[" + part,
        }
    }
    plain
}
