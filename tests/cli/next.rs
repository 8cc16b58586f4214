//! `career next`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "next",
    cases: &[("help-desk", &["help-desk-technician"]), ("one-move", &["sre", "--depth", "1"])],
    plain: Plain::Records(|answer| texts(&answer["roles"], "id")),
};

/// A branch that is not drawn again says where it is, and that is a line of the page.
#[test]
fn a_branch_says_where_it_goes_on() {
    let tree = career(["next", "sre", "--depth", "3", "--format", "table"]).env("COLUMNS", "200").go().answer();
    let elsewhere: Vec<_> = tree.lines().filter_map(|line| line.split_once(", continued under ")).collect();
    assert!(elsewhere.len() > 5 && tree.contains(", also one move away"), "{tree}");
    let is_drawn =
        |title: &str| tree.lines().any(|line| line.contains(&format!("─ {title}  ")) && !line.contains("continued under"));
    for (line, under) in elsewhere {
        assert!(is_drawn(under), "{line} under {under}");
    }
    let ends = tree.lines().filter(|line| line.starts_with("│  │  ") && line.contains("continued")).count();
    assert_eq!(ends, 0, "nothing follows where the tree ends");
}

#[test]
fn in_full_nothing_is_left_out() {
    let page = |more: &[&str]| career(["next", "sre"]).with(more).with(["--format", "table"]).env("COLUMNS", "100").go().answer();
    let (short, full) = (page(&[]), page(&["--full"]));
    assert!(short.contains("new tools: ") && short.contains('…'), "{short}");
    assert!(!full.contains('…') && full.contains("asked for: "), "{full}");
    let tools = career(["next", "sre", "--json=moves"]).go().json();
    let last = tools["moves"][0]["learn"].as_array().unwrap().last().unwrap()["name"].as_str().unwrap().to_owned();
    assert!(full.contains(&last), "{last} in\n{full}");
}
