//! Escape sequences, control characters and bidirectional overrides in arguments are never echoed verbatim.

use career::text::is_hostile;
use serde_json::Value;

use crate::contract::without_sgr;
use crate::program::{Run, career};
use crate::{FORMATS, cases};

/// Control sequences in 7-bit and 8-bit form, single control characters, and bidirectional overrides.
const ARGUMENTS: &[&str] = &[
    "a\u{1b}[31mb",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;http://example.org\u{1b}\\link",
    "\u{1b}Pq\u{1b}\\",
    "\u{9b}31m\u{9d}0;t\u{9c}",
    "a\rb",
    "a\nb",
    "a\tb",
    "a\u{8}\u{7}\u{7f}b",
    "\u{202e}resu\u{202c}",
    "\u{2066}a\u{2069}\u{200f}",
    "a\u{2028}b\u{85}c",
    "\u{feff}\u{e0041}",
];

/// Options with a value, besides the positional arguments of subcommands.
const OPTIONS: &[&[&str]] = &[
    &["list", "--category"],
    &["list", "--tool"],
    &["list", "--level"],
    &["list", "--min"],
    &["list", "--sort"],
    &["list", "--limit"],
    &["show", "sre", "--region"],
    &["show", "sre", "--section"],
    &["next", "sre", "--depth"],
    &["list", "--format"],
    &["list", "--color"],
    &["list"],
    &[],
];

#[test]
fn nothing_hostile_is_echoed() {
    for argument in ARGUMENTS {
        for command in OPTIONS {
            assert_clean(&career(*command).with([argument, "--json"]));
            assert_clean(&career(*command).with([argument]).terminal(40).errors_on_terminal());
            assert_clean(&career(*command).with([format!("--{argument}={argument}")]).terminal(80).errors_on_terminal());
        }
    }
}

#[test]
fn nothing_hostile_is_echoed_in_any_place_of_any_verb() {
    let all = ARGUMENTS.concat();
    for case in cases() {
        for position in 0..case.command.len() {
            let mut command = case.command.clone();
            command[position] = &all;
            for format in FORMATS {
                assert_clean(&career(&command).with(["--format", format]).terminal(40).errors_on_terminal());
            }
        }
    }
}

/// Hostile characters are lossless in JSON, as escapes.
#[test]
fn json_keeps_what_it_escapes() {
    for argument in ARGUMENTS {
        let told = career(["show", argument, "--json"]).go().stderr;
        let told: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(told["error"]["message"], format!("no role is called \"{argument}\""));
    }
}

fn assert_clean(run: &Run) {
    let outcome = run.go();
    for stream in [&outcome.stdout, &outcome.stderr] {
        let seen = without_sgr(stream);
        assert!(!seen.chars().any(|c| c != '\n' && c != '\t' && is_hostile(c)), "{seen:?}");
    }
}
