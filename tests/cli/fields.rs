//! One vocabulary of fields for every format.

use serde_json::{Value, json};

use crate::program::career;

fn json(command: &[&str]) -> Value {
    serde_json::from_str(&career(command).go().answer()).unwrap()
}

#[test]
fn columns_are_fields_of_json_and_keys_of_json_are_fields_of_tables() {
    let list = json(&["list", "--category", "cloud", "--limit", "1", "--json=id,technical_depth,usual_pay"]);
    let row = career(["list", "--category", "cloud", "--limit", "1", "--fields", "id,technical_depth"]).go().answer();
    assert_eq!(list["roles"][0]["id"], "cloud-administrator");
    assert_eq!(row, format!("cloud-administrator\t{}\n", list["roles"][0]["technical_depth"]));
    let aliases = career(["list", "--limit", "1", "--fields", "id,aliases", "--format", "csv"]).go().answer();
    assert!(aliases.starts_with("id,aliases\r\naccessibility-specialist,\"Web Accessibility Specialist,"), "{aliases}");
    let line = career(["list", "--limit", "1", "--fields", "id,aliases", "--format", "ndjson"]).go().answer();
    assert!(line.contains("\"aliases\":\"Web Accessibility Specialist,"), "{line}");
}

#[test]
fn records_of_an_answer_that_is_no_list_can_be_chosen_in_json() {
    let gap = json(&["gap", "sre", "dba", "--json=effort,what,amount"]);
    assert_eq!(gap["records"].as_array().unwrap().last(), Some(&json!({ "what": "effort", "amount": gap["effort"] })));
    let table = career(["gap", "sre", "dba", "--fields", "effort,what,amount"]).go().answer();
    let effort = gap["effort"].to_string();
    assert_eq!(table.lines().count(), gap["records"].as_array().unwrap().len());
    assert!(table.lines().all(|line| line.starts_with(&format!("{effort}\t"))), "{table}");
}

#[test]
fn every_format_names_the_same_fields_when_one_is_unknown() {
    for command in [&["list"][..], &["show", "sre"], &["gap", "sre", "dba"], &["salary", "sre"], &["next", "sre"], &["tools"]] {
        let hint = |more: &[&str]| {
            let outcome = career(command).with(more).go();
            assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{command:?} {more:?}");
            outcome.stderr
        };
        let known: Value = serde_json::from_str(&hint(&["--json=nix"])).unwrap();
        let known = known["error"]["hint"].as_str().unwrap().to_owned();
        for format in ["csv", "ndjson", "plain", "table"] {
            assert!(hint(&["--fields", "nix", "--format", format]).contains(&known), "{command:?} {format}");
        }
        for nothing in ["--json=", "--json=id,"] {
            assert!(hint(&[nothing]).contains("\"unknown_field\""), "{command:?} {nothing}");
        }
        assert!(hint(&["--json="]).contains(&known), "{command:?}");
    }
}

#[test]
fn fields_may_follow_json_after_a_space_where_they_can_be_nothing_else() {
    let joined = career(["list", "--limit", "2", "--json=id,title"]).go();
    assert_eq!(career(["list", "--json", "id,title", "--limit", "2"]).go(), joined);
    assert_eq!(career(["--json", "id,title", "list", "--limit", "2"]).go(), joined);
    assert!(career(["list", "--json", "id,titel"]).go().stderr.contains("unknown_field"));
    let single = career(["list", "--json", "title"]).go();
    assert_eq!(single.code, Some(2));
    assert!(single.stderr.contains("--json=title"), "{}", single.stderr);
    // A word that is no field, and what follows `--`, are arguments.
    assert_eq!(career(["search", "--json", "sre"]).go(), career(["search", "sre", "--json"]).go());
    assert_eq!(career(["--json", "show", "sre"]).go(), career(["show", "sre", "--json"]).go());
    assert_eq!(career(["list", "--json", "--", "developer"]).go(), career(["list", "developer", "--json"]).go());
}

#[test]
fn fields_of_an_answer_without_any_are_refused() {
    for command in [&["export", "--json=id"][..], &["schema", "show", "--json=id"], &["fit", "--example"]] {
        let refused = career(command).go();
        assert_eq!(refused.code, Some(if command.len() == 2 && command[0] == "fit" { 0 } else { 2 }), "{command:?}");
    }
}

#[test]
fn pay_of_several_roles_is_one_list() {
    let command = ["salary", "sre", "dba", "--in", "us,gb"];
    let answer = json(&[&command[..], &["--json"]].concat());
    let of = |list: &str| -> Vec<String> {
        answer[list].as_array().unwrap().iter().map(|entry| entry["role"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of("roles"), ["site-reliability-engineer", "database-administrator"]);
    let plain = career(command).go().answer();
    let first: Vec<&str> = plain.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(of("rows"), first);
    let chosen = json(&[&command[..], &["--json=role,region,p50"]].concat());
    assert_eq!(chosen["rows"].as_array().unwrap().len(), 4);
}

/// `list` offers no field that only `show` knows.
#[test]
fn every_field_of_a_list_is_told_of_some_role() {
    let refused: Value = serde_json::from_str(&career(["list", "--json=nix"]).go().stderr).unwrap();
    let known = refused["error"]["hint"].as_str().unwrap().trim_start_matches("there are ").replace(", ", ",");
    assert!(!known.contains("duties") && known.contains("usual_pay"), "{known}");
    let list = json(&["list", &format!("--json={known}")]);
    let roles = list["roles"].as_array().unwrap();
    let is_told = |field: &str| roles.iter().any(|role| !role[field].is_null());
    // Of own and imported data alone.
    let untold: Vec<&str> =
        known.split(',').filter(|field| !is_told(field) && !["origin", "related", "shared_titles"].contains(field)).collect();
    assert_eq!(untold, [""; 0]);
    assert_eq!(career(["list", "--fields", "duties"]).go().code, Some(2));
}
