//! The program as people and scripts meet it: its verbs, formats, terminals, pipes, errors and exit codes.
//!
//! Most tests hold for every verb and every format alike and run over [`VERBS`]. A new verb is a file of its own and its
//! line there; what is special about a verb is tested in its file. `SNAPSHOTS=overwrite cargo test --test cli` writes
//! the snapshots anew; read the difference before you commit it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]
#![allow(clippy::panic, reason = "this is how tests fail")]

#[path = "../support/mod.rs"]
mod support;

mod colour;
mod contract;
mod docs;
mod help;
mod hostile;
mod misuse;
mod settings;
mod snapshot;
mod streams;

mod compare;
mod export;
mod fit;
mod gap;
mod list;
mod next;
mod path;
mod prereqs;
mod salary;
mod schema;
mod search;
mod show;
mod similar;
mod sources;
mod tools;

use serde_json::Value;
use support::program;

/// Every verb that answers from the catalog.
const VERBS: [Verb; 15] = [
    compare::VERB,
    export::VERB,
    gap::VERB,
    fit::VERB,
    list::VERB,
    next::VERB,
    path::VERB,
    prereqs::VERB,
    salary::VERB,
    schema::VERB,
    search::VERB,
    show::VERB,
    similar::VERB,
    sources::VERB,
    tools::VERB,
];

/// Those about data of one's own, which `tests/data` tries.
const ABOUT_OWN_DATA: [&str; 4] = ["check", "compile", "import", "init"];

/// Those about the shell; `.ci/completions` drives what they write in real ones.
const ABOUT_THE_SHELL: [&str; 3] = ["completions", "config", "man"];

/// Every form of an answer.
const FORMATS: [&str; 3] = ["table", "plain", "json"];

/// A verb with questions that have an answer.
struct Verb {
    name: &'static str,
    /// Name of a question's snapshots, and its arguments.
    cases: &'static [(&'static str, &'static [&'static str])],
    plain: Plain,
}

/// What a verb writes to pipes.
enum Plain {
    /// A page of labelled lines.
    Page,
    /// A record a line; the same can be named from the JSON answer, in order, by what stands first in each line.
    Records(fn(&Value) -> Vec<String>),
}

/// A question: its verb and arguments, and where its snapshots are.
struct Case {
    verb: &'static Verb,
    snapshot: String,
    command: Vec<&'static str>,
}

/// All questions of all verbs.
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

/// The texts under a key of every object in a list.
fn texts(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|object| object[key].as_str().expect("a text").to_owned()).collect()
}
