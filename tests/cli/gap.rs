//! `career gap`

use crate::program::career;
use crate::{Plain, Verb};

pub(crate) const VERB: Verb = Verb {
    name: "gap",
    cases: &[("sysadmin-to-sre", &["systems-administrator", "sre"])],
    plain: Plain::Records(|answer| {
        let count = |key: &str| answer[key].as_array().map_or(0, Vec::len);
        let raises = answer["raise"].as_object().expect("an object").len();
        let parts = [
            ("raise", raises),
            ("learn", count("learn")),
            ("certification", count("certifications")),
            ("level", 1),
            ("category", usize::from(answer["category"].is_object())),
            ("pay_change", usize::from(answer["pay_change"].is_number())),
            ("effort", 1),
        ];
        parts.iter().flat_map(|(what, lines)| std::iter::repeat_n((*what).to_owned(), *lines)).collect()
    }),
};

#[test]
fn a_role_asks_nothing_beyond_itself() {
    let answer = career(["gap", "dba", "dba"]).go().answer();
    assert_eq!(answer.lines().filter(|line| line.starts_with("raise") || line.starts_with("learn")).count(), 0, "{answer}");
}
