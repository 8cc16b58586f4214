//! Names that no role has: read as `search` reads them, taken when one role is clearly meant, and said.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::program::{Outcome, Run, career};

/// The note on standard error for `qa`.
const NOTE: &str = "qa: taken as QA Engineer (qa-engineer)";

#[test]
fn every_command_takes_a_clear_winner_and_says_so() {
    for command in [
        &["show", "qa"][..],
        &["salary", "qa", "--region", "us"],
        &["compare", "sre", "qa"],
        &["path", "qa", "sre"],
        &["path", "--to", "qa"],
        &["path", "--from", "qa", "--reach", "1"],
        &["gap", "qa", "sre"],
        &["gap", "--from", "qa", "--to", "sre"],
        &["next", "qa"],
        &["prereqs", "qa"],
        &["similar", "qa"],
        &["fit", "--role", "qa"],
        &["regions", "--role", "qa"],
        &["path", "help-desk-technician", "sre", "--avoid", "qa"],
    ] {
        let by_id = command.iter().map(|word| if *word == "qa" { "qa-engineer" } else { word });
        let expected = career(by_id).go().answer();
        let Outcome { code, stdout, stderr } = career(command).go();
        assert_eq!((code, stdout), (Some(0), expected), "{command:?}");
        assert!(stderr.starts_with(NOTE) && stderr.lines().count() == 1, "{command:?}: {stderr}");
        let json: Value = serde_json::from_str(&career(command).with(["--json"]).go().answer()).unwrap();
        assert_eq!((&json["taken"][0]["typed"], &json["taken"][0]["id"]), (&json!("qa"), &json!("qa-engineer")), "{command:?}");
    }
}

#[test]
fn names_are_read_as_people_type_them() {
    for (name, id) in [
        ("helpdesk", "help-desk-technician"),
        ("senior sre", "senior-site-reliability-engineer"),
        ("data center", "data-center-engineer"),
        ("devops lead", "senior-devops-engineer"),
        ("jr dev", "junior-software-engineer"),
        ("Sr. backend eng", "senior-backend-engineer"),
    ] {
        let outcome = career(["show", name, "--fields", "id"]).go();
        assert_eq!((outcome.code, outcome.stdout), (Some(0), format!("{id}\n")), "{name}: {}", outcome.stderr);
    }
}

#[test]
fn several_meanings_are_listed_with_their_titles() {
    let outcome = career(["show", "security"]).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
    for part in ["no role is called \"security\"", "Security Engineer (security-engineer); Security Analyst (security-analyst)"] {
        assert!(outcome.stderr.contains(part), "{}", outcome.stderr);
    }
    let error: Value = serde_json::from_str(&career(["gap", "qa", "pm", "--json"]).go().stderr).unwrap();
    assert_eq!(error["error"]["kind"], "ambiguous_role");
    assert_eq!(error["error"]["suggestions"][0], "product-manager");
    assert_eq!(error["taken"][0]["id"], "qa-engineer", "what was taken before is said as well");
}

#[test]
fn a_profile_may_name_its_role_so_too() {
    let profile = scratch("profile.toml", "role = \"qa\"\n");
    let outcome = career(["fit", "--profile", &profile]).go();
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with(NOTE), "{}", outcome.stderr);
}

#[test]
fn gap_wants_both_ends_and_each_once() {
    for (command, part) in [
        (&["gap", "sre"][..], "no goal given"),
        (&["gap", "--to", "sre"], "no start given"),
        (&["gap"], "no start and no goal given"),
        (&["gap", "sre", "--from", "sre", "--to", "qa-engineer"], "given twice"),
    ] {
        let outcome = career(command).go();
        assert_eq!(outcome.code, Some(2), "{command:?}");
        assert!(outcome.stderr.contains(part), "{command:?}: {}", outcome.stderr);
    }
}

#[test]
fn roles_come_from_a_pipe_or_a_file() {
    let expected = career(["show", "sre", "dba"]).go().answer();
    let file = scratch("roles.txt", "\u{feff}sre\tand what follows a tab\r\n\n  dba  \n");
    assert_eq!(career(["show", &format!("@{file}")]).go().answer(), expected);
    assert_eq!(Run::shell(&format!("career show - < {file}")).go().answer(), expected);
    let line = "career list --category cloud | career compare - --fields aspect,cloud-architect,cloud-engineer | head -1";
    assert_eq!(Run::shell(line).go().answer(), "title\tCloud Architect\tCloud Engineer\n");
    let salary = career(["salary", &format!("@{file}"), "--region", "us"]).go().answer();
    assert_eq!(salary, career(["salary", "sre", "dba", "--region", "us"]).go().answer());
}

#[test]
fn a_list_without_roles_or_read_twice_is_refused() {
    for (line, part) in [
        ("printf '' | career show -", "standard input names no role"),
        ("printf 'sre' | career show - -", "only once"),
        ("printf 'sre' | career show - --data -", "only once"),
        ("printf 'sre' | career compare -", "2 roles or more"),
        ("career show @/nowhere/roles", "/nowhere/roles"),
        ("career show @/dev/zero", "larger than"),
    ] {
        let outcome = Run::shell(line).go();
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(outcome.stderr.contains(part), "{line}: {}", outcome.stderr);
    }
}

/// The path of a file with this text.
fn scratch(name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}
