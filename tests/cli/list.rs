//! `career list`

use crate::contract::assert_fits;
use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "list",
    cases: &[("cloud-by-depth", &["--category", "cloud", "--sort", "technical_depth", "--limit", "5"])],
    plain: Plain::Records(|answer| texts(&answer["roles"], "id")),
};

#[test]
fn the_whole_list_fits_every_terminal() {
    assert_fits(&["list"]);
}

#[test]
fn filters_narrow_and_say_when_nothing_is_left() {
    let count = |arguments: &[&str]| career(["list"]).with(arguments).go().answer().lines().count();
    let all = count(&[]);
    let senior = count(&["--level", "senior"]);
    assert!(0 < senior && senior < all, "{senior} of {all}");
    assert!(count(&["--level", "senior", "--min", "troubleshooting=80"]) < senior);
    assert_eq!(count(&["--limit", "3"]), 3);
    let none = career(["list", "--min", "technical_depth=100", "--max", "technical_depth=0"]).go();
    assert_eq!((none.code, none.stdout.as_str()), (Some(1), ""));
}

#[test]
fn reverse_turns_the_order_around() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let lines = career(["list"]).with(arguments).go().answer();
        lines.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
    };
    let mut forward = ids(&[]);
    forward.reverse();
    assert_eq!(forward, ids(&["--reverse"]));
}

#[test]
fn levels_go_by_any_case_and_by_other_words_for_them() {
    let of = |level: &str| career(["list", "--level", level]).go().answer();
    for (typed, level) in [
        ("Senior", "senior"),
        ("SR", "senior"),
        ("Entry-Level", "entry"),
        ("mid level", "mid"),
        ("intermediate", "mid"),
        ("c-level", "executive"),
    ] {
        assert_eq!(of(typed), of(level), "{typed}");
    }
}

#[test]
fn words_for_people_of_a_level_suggest_it() {
    for (typed, level) in [("junior", "entry"), ("Intern", "entry"), ("principal", "lead"), ("director", "executive")] {
        let refused = career(["list", "--level", typed]).go();
        assert_eq!(refused.code, Some(2), "{typed}");
        assert!(refused.stderr.contains(&format!("'{level}'")) && refused.stderr.contains(typed), "{}", refused.stderr);
        let json = career(["list", "--level", typed, "--json"]).go().stderr;
        assert!(json.contains(&format!("\"suggestions\":[\"{level}\"")), "{json}");
    }
}
