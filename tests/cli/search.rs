//! `career search`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "search",
    cases: &[("sysadmin", &["sysadmin"]), ("misspelt", &["kuberentes", "enginer", "--limit", "4"])],
    plain: Plain::Records(|answer| texts(&answer["matches"], "id")),
};

#[test]
fn an_exact_title_comes_first() {
    for (words, id) in [("api engineer", "api-engineer"), ("DevOps Engineer", "devops-engineer")] {
        let answer = career(["search", words]).go().answer();
        assert!(answer.starts_with(&format!("{id}\t")), "{answer}");
    }
}

#[test]
fn words_need_no_quotes() {
    let answer = |words: &[&str]| career(["search"]).with(words).go().answer();
    assert_eq!(answer(&["cloud architect"]), answer(&["cloud", "architect"]));
}
