//! End-to-end tests of the program: subcommands, formats, terminals, pipes, errors and exit codes.
//!
//! Most tests apply to every subcommand and format, and run over [`VERBS`]. To add a subcommand, add a file and an entry
//! there; what is specific to it is tested in its file. `SNAPSHOTS=overwrite cargo test --test cli` updates the snapshots;
//! review the difference before you commit it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]
#![allow(clippy::panic, reason = "this is how tests fail")]

#[path = "../support/mod.rs"]
mod support;

mod colour;
mod completion;
mod contract;
mod docs;
mod fields;
mod help;
mod hostile;
mod markdown;
mod misuse;
mod names;
mod pager;
mod settings;
mod snapshot;
mod streams;

mod categories;
mod code;
mod compare;
mod export;
mod fit;
mod gap;
mod ladder;
mod list;
mod next;
mod path;
mod prereqs;
mod quiz;
mod regions;
mod salary;
mod schema;
mod search;
mod show;
mod similar;
mod sources;
mod tools;

use serde_json::Value;
use support::program;

/// All subcommands that query the catalog.
const VERBS: [Verb; 20] = [
    categories::VERB,
    code::VERB,
    compare::VERB,
    export::VERB,
    gap::VERB,
    fit::VERB,
    ladder::VERB,
    list::VERB,
    next::VERB,
    path::VERB,
    prereqs::VERB,
    quiz::VERB,
    regions::VERB,
    salary::VERB,
    schema::VERB,
    search::VERB,
    show::VERB,
    similar::VERB,
    sources::VERB,
    tools::VERB,
];

/// Subcommands about a user's own data, which `tests/data` tests.
const ABOUT_OWN_DATA: [&str; 4] = ["check", "compile", "import", "init"];

/// Subcommands about the shell; `.ci/completions` tests the generated scripts in real shells.
const ABOUT_THE_SHELL: [&str; 3] = ["completions", "config", "man"];

/// Formats with snapshots or tests for every subcommand.
const FORMATS: [&str; 3] = ["table", "plain", "json"];

/// A subcommand with its test cases.
struct Verb {
    name: &'static str,
    /// The name of each case's snapshots, and its arguments.
    cases: &'static [(&'static str, &'static [&'static str])],
    plain: Plain,
}

/// The plain output of a subcommand.
enum Plain {
    /// A page of labelled lines.
    Page,
    /// One record per line; the function derives the first cell of each line, in order, from the JSON output.
    Records(fn(&Value) -> Vec<String>),
}

/// A test case: a subcommand with arguments, and the path of its snapshots.
struct Case {
    verb: &'static Verb,
    snapshot: String,
    command: Vec<&'static str>,
}

/// All cases of all subcommands.
fn cases() -> impl Iterator<Item = Case> {
    static ALL: [Verb; VERBS.len()] = VERBS;
    ALL.iter().flat_map(|verb| {
        verb.cases.iter().map(move |(name, arguments)| Case {
            verb,
            snapshot: format!("{}/{name}", verb.name),
            command: std::iter::once(verb.name).chain(arguments.iter().copied()).collect(),
        })
    })
}

/// The string at a key of every object in a list.
fn texts(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|object| object[key].as_str().expect("a text").to_owned()).collect()
}
