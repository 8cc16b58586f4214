//! `career similar`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "similar",
    cases: &[
        ("systems-administrator", &["sysadmin"]),
        ("other-category", &["data scientist", "--other-category", "--limit", "4"]),
    ],
    plain: Plain::Records(|answer| texts(&answer["neighbours"], "id")),
};

#[test]
fn categories_part_the_neighbours() {
    let ids = |option: &str| career(["similar", "ciso", "-n", "300", option]).go().answer();
    let (same, other) = (ids("--same-category"), ids("--other-category"));
    let all = career(["similar", "ciso", "-n", "300"]).go().answer();
    assert_eq!(same.lines().count() + other.lines().count(), all.lines().count());
    assert!(all.lines().all(|line| same.contains(line) || other.contains(line)));
}
