//! `career fit`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "fit",
    cases: &[
        ("help-desk", &["--role", "help-desk-technician", "--tool", "python"]),
        ("wishes", &["--role", "sysadmin", "--tool", "linux=expert", "--region", "us-wa", "--min-pay", "120000"]),
    ],
    plain: Plain::Records(|answer| texts(&answer["matches"], "id")),
};

#[test]
fn steps_are_what_a_pipe_gets_of_unlock() {
    let steps = career(["fit", "--role", "sysadmin", "--tool", "linux=expert", "--unlock"]).go().answer();
    assert!(steps.lines().any(|line| line.starts_with("git\tGit\t\tworking\t")), "{steps}");
}

#[test]
fn in_full_every_role_says_what_it_asks() {
    let page = |more: &[&str]| {
        let fit = career(["fit", "--role", "sysadmin", "--limit", "5"]).with(more);
        fit.with(["--format", "table"]).env("COLUMNS", "100").go().answer()
    };
    let (short, full) = (page(&[]), page(&["--full"]));
    assert!(short.contains(" more") && short.matches("  Missing").count() == 3, "{short}");
    assert!(!full.contains(" more") && full.matches("  Missing").count() == 5, "{full}");
}
