//! `career quiz`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "quiz",
    cases: &[("quiet", &["--answers", "abab-b-b-b"]), ("people", &["--answers", "ba-bab-b-b", "--limit", "5"])],
    plain: Plain::Records(|answer| texts(&answer["matches"], "id")),
};

#[test]
fn more_agreement_never_ranks_lower() {
    let answer = career(["quiz", "--answers", "ba-bab-b-b", "--limit", "300", "--json"]).go().json();
    let scores: Vec<u64> = answer["matches"].as_array().expect("a list").iter().filter_map(|one| one["score"].as_u64()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b) && scores.len() > 100, "{scores:?}");
}

/// Who wants hardly any coding is not sent to write code, whatever the rest.
#[test]
fn one_answer_alone_decides() {
    let answer = career(["quiz", "--answers", "b", "--limit", "30", "--json"]).go().json();
    for found in answer["matches"].as_array().expect("a list") {
        assert_eq!(found["reasons"][0], "hardly any coding", "{found}");
    }
}

#[test]
fn without_a_terminal_it_says_how_to_answer() {
    let outcome = career(["quiz"]).go();
    assert!(outcome.stderr.contains("--answers"), "{}", outcome.stderr);
    let outcome = career(["quiz", "--answers", "abx"]).go();
    assert!(outcome.stderr.contains("write a, b or -"), "{}", outcome.stderr);
}
