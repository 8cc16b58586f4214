//! Queries without a result and invalid command lines: exit code, message, and error as JSON.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use serde_json::Value;

use crate::program::{Outcome, career};
use crate::{VERBS, cases};

/// Exit code: nothing was found.
const NOTHING: i32 = 1;
/// Exit code: the command line is invalid.
const USAGE: i32 = 2;

/// A command line, its exit code, the kind of error, and a part of the message or hint.
const ROWS: &[(&[&str], i32, &str, &str)] = &[
    (&["show", "no-such-role"], NOTHING, "unknown_role", "no role is called \"no-such-role\""),
    (&["show", "api enginer"], NOTHING, "unknown_role", "did you mean api-engineer"),
    (&["show", ""], NOTHING, "unknown_role", "no role is called \"\""),
    (&["show", "api-engineer", "no-such-role"], NOTHING, "unknown_role", "\"no-such-role\""),
    (&["show", "api-engineer", "--region", "atlantis"], NOTHING, "unknown_region", "no region is called \"atlantis\""),
    (&["show", "api-engineer", "--section", "salary"], USAGE, "usage", "salary"),
    (&["show"], USAGE, "usage", "<ROLE>"),
    (&["list", "--category", "farming"], NOTHING, "unknown_category", "no category is called \"farming\""),
    (&["list", "--tool", "hammer-drill"], NOTHING, "unknown_tool", "no tool is called \"hammer-drill\""),
    (&["list", "--level", "royal"], USAGE, "usage", "royal"),
    (&["list", "--sort", "beauty"], USAGE, "usage", "beauty"),
    (&["list", "--min", "charm=50"], USAGE, "usage", "no competency is called \"charm\""),
    (&["list", "--min", "technical_depth"], USAGE, "usage", "COMPETENCY=N"),
    (&["list", "--min", "technical_depth=many"], USAGE, "usage", "from 0 to 100"),
    (&["list", "--min", "technical_depth=101"], USAGE, "usage", "from 0 to 100"),
    (&["list", "--max", "technical_depth=-1"], USAGE, "usage", "from 0 to 100"),
    (&["list", "--max", "technical_depth=50.5"], USAGE, "usage", "from 0 to 100"),
    (&["list", "--min", "technical_depth=90", "--max", "technical_depth=10"], NOTHING, "no_match", "no role passes"),
    (&["list", "--limit", "0"], USAGE, "usage", "0"),
    (&["list", "--limit", "few"], USAGE, "usage", "few"),
    (&["next", "sre", "stray"], USAGE, "usage", "stray"),
    (&["search"], USAGE, "usage", "<WORDS>"),
    (&["search", ""], USAGE, "usage", "nothing to search for"),
    (&["search", "  ", "\t"], USAGE, "usage", "nothing to search for"),
    (&["search", "qqqqzzzz"], NOTHING, "no_match", "nothing matches \"qqqqzzzz\""),
    (&["compare", "api-engineer"], USAGE, "usage", "2"),
    (&["compare", "api-engineer", "api-engineer"], USAGE, "same_role", "\"api-engineer\" is named twice"),
    (&["compare", "api-engineer", "API Engineer"], USAGE, "same_role", "\"api-engineer\" is named twice"),
    (&["compare", "api-engineer", "backend-engineer", "sre", "backend-engineer"], USAGE, "same_role", "\"backend-engineer\""),
    (&["compare", "api-engineer", "no-such-role"], NOTHING, "unknown_role", "\"no-such-role\""),
    (&["path", "api-engineer"], USAGE, "usage", "no goal given"),
    (&["path", "api-engineer", "api-engineer"], USAGE, "same_role", "\"api-engineer\" is named twice"),
    (&["path", "no-such-role", "api-engineer"], NOTHING, "unknown_role", "\"no-such-role\""),
    (&["next", "no-such-role"], NOTHING, "unknown_role", "\"no-such-role\""),
    (&["next", "sre", "--depth", "0"], USAGE, "usage", "0"),
    (&["next", "sre", "--depth", "21"], USAGE, "usage", "21"),
    (&["prereqs", "no-such-role"], NOTHING, "unknown_role", "\"no-such-role\""),
    (&["shwo", "api-engineer"], USAGE, "usage", "show"),
    (&["list", "--lmit", "3"], USAGE, "usage", "--limit"),
    (&["list", "--format", "xml"], USAGE, "usage", "xml"),
    (&["list", "--color", "sometimes"], USAGE, "usage", "sometimes"),
];

#[test]
fn each_is_refused_with_its_code_and_reason() {
    for (command, code, kind, part) in ROWS {
        let Outcome { code: ended, stdout, stderr } = career(*command).go();
        assert_eq!((ended, stdout.as_str()), (Some(*code), ""), "{command:?}:\n{stderr}");
        // Where nothing is found, that is the answer, and no error.
        let is_said = if *kind == "no_match" { !stderr.starts_with("error") } else { stderr.starts_with("error: ") };
        assert!(is_said && stderr.to_lowercase().contains(&part.to_lowercase()), "{command:?}:\n{stderr}");
    }
}

#[test]
fn each_is_refused_alike_in_json() {
    for (command, code, kind, part) in ROWS.iter().filter(|(command, ..)| !command.contains(&"--format")) {
        for json in [&["--json"][..], &["--format", "json"], &["--format=json"], &["-f", "json"], &["-fjson"]] {
            let Outcome { code: ended, stdout, stderr } = career(json).with(*command).go();
            assert_eq!((ended, stdout.as_str()), (Some(*code), ""), "{json:?} {command:?}:\n{stderr}");
            let told: Value = serde_json::from_str(&stderr).unwrap_or_else(|error| panic!("{command:?}: {error}:\n{stderr}"));
            assert_eq!((&told["schema"], &told["error"]["kind"]), (&"career/error/1".into(), &(*kind).into()), "{command:?}");
            let words = |key: &str| told["error"][key].as_str().unwrap_or_default().to_owned();
            let said = format!("{} {} {}", words("message"), words("hint"), told["error"]["suggestions"]);
            assert!(!words("message").is_empty() && said.contains(part), "{command:?}:\n{stderr}");
            assert!(told["error"]["suggestions"].is_array(), "{command:?}:\n{stderr}");
        }
    }
}

#[test]
fn contradictory_formats_are_refused() {
    let outcome = career(["list", "--json", "--format", "plain"]).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(USAGE), ""));
}

#[test]
fn arguments_that_are_no_utf8_are_refused_anywhere() {
    let broken = OsStr::from_bytes(b"api\xff\xfeengineer");
    for case in cases() {
        for (position, argument) in case.command.iter().enumerate() {
            let mut command: Vec<&OsStr> = case.command.iter().map(OsStr::new).collect();
            command[position] = broken;
            let outcome = career(command).go();
            assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(USAGE), ""), "{argument}: {}", outcome.stderr);
        }
    }
    // A file may have any name.
    for verb in VERBS.iter().filter(|verb| verb.name != "code") {
        let outcome = career([OsStr::new(verb.name), broken]).with(["--json"]).go();
        let told: Value = serde_json::from_str(&outcome.stderr).expect("JSON");
        assert_eq!((outcome.code, &told["error"]["kind"]), (Some(USAGE), &"usage".into()), "{}", verb.name);
    }
}
