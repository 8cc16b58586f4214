//! Snapshots of the output of every subcommand, in `snapshots/<subcommand>/`.

use std::path::Path;

use snapbox::{Assert, Data};

use crate::program::career;
use crate::{Case, cases};

/// Compares with `snapshots/<name>` verbatim.
pub(crate) fn assert_snapshot(name: &str, actual: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/snapshots").join(name);
    Assert::new().action_env("SNAPSHOTS").eq(actual, Data::read_from(&path, None).raw());
}

#[test]
fn tables_on_terminals() {
    for columns in [40, 80, 160] {
        for Case { command, snapshot, .. } in cases() {
            let screen = career(command).with(["--color", "never"]).terminal(columns).go().answer();
            assert_snapshot(&format!("{snapshot}.{columns}.txt"), screen);
        }
    }
}

#[test]
fn pages_and_records_in_pipes() {
    for Case { command, snapshot, .. } in cases() {
        assert_snapshot(&format!("{snapshot}.plain.txt"), career(command).go().answer());
    }
}

/// On terminals, JSON is indented, which makes snapshots readable.
#[test]
fn json_on_terminals() {
    for Case { command, snapshot, .. } in cases() {
        assert_snapshot(&format!("{snapshot}.json.txt"), career(command).with(["--json"]).terminal(80).go().answer());
    }
}

#[test]
fn colour_and_ascii() {
    let page = career(["show", "api-engineer"]).terminal(80);
    assert_snapshot("show/colour.80.txt", page.go().answer());
    assert_snapshot("show/ascii.80.txt", page.with(["--ascii", "--color=never"]).go().answer());
    let tree = career(["next", "help-desk-technician"]).terminal(80);
    assert_snapshot("next/ascii.80.txt", tree.with(["--ascii", "--color=never"]).go().answer());
}
