//! `career search`

use serde_json::Value;

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

/// Every role found is as wished, whatever the words for it.
#[test]
fn plain_words_narrow_what_is_found() {
    type Holds = fn(&Value) -> bool;
    let table: [(&str, Holds); 12] = [
        ("jobs without coding", |found| found["wished"]["coding"] == "little"),
        ("I don't like programming", |found| found["wished"]["coding"] == "little"),
        ("not a programmer", |found| found["wished"]["coding"] == "little"),
        ("no degree", |found| found["wished"]["education"] != "bachelor" && found["wished"]["education"] != "master"),
        ("self-taught, no experience", |found| found["level"] == "entry"),
        ("talking to people", |found| found["wished"]["talking"] == "much"),
        ("no customers please", |found| found["wished"]["talking"] == "little"),
        ("never on call", |found| found["wished"]["on_call"] == "never"),
        ("no nights, no weekends", |found| found["wished"]["on_call"] == "never"),
        ("puzzles", |found| found["wished"]["competencies"]["troubleshooting"].as_u64() >= Some(80)),
        ("security without shifts", |found| found["wished"]["on_call"] == "never"),
        ("pays over 120k", |found| found["wished"]["usual_pay"]["typical"].as_f64() >= Some(120_000.0)),
    ];
    for (words, holds) in table {
        let answer = career(["search", "--all", "--json", words]).go().json();
        assert!(answer["wishes"].as_array().is_some_and(|wishes| !wishes.is_empty()), "{words}: no wish was read");
        for found in answer["matches"].as_array().unwrap() {
            assert!(holds(found), "{words}: {found}");
        }
    }
}

#[test]
fn wishes_order_what_is_found() {
    let answer = career(["search", "--all", "--json", "pays well without a degree"]).go().json();
    let pay: Vec<_> =
        answer["matches"].as_array().unwrap().iter().map(|found| found["wished"]["usual_pay"]["typical"].as_f64()).collect();
    assert!(pay.len() > 5 && pay.is_sorted_by(|a, b| a >= b), "{pay:?}");
}

#[test]
fn what_the_data_does_not_know_is_said() {
    let outcome = career(["search", "remote"]).go();
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.starts_with("The data does not know \"remote\""), "{}", outcome.stderr);
    let answer = career(["search", "--json", "remote security jobs"]).go().json();
    assert_eq!(answer["not_known"][0]["unknown"], "place");
    assert_eq!(answer["matches"][0]["category"], "cybersecurity");
}

/// A name is looked up, whatever its words would wish for.
#[test]
fn names_are_no_wishes() {
    let answer = career(["search", "No-Code Developer", "--json"]).go().json();
    assert_eq!((&answer["matches"][0]["id"], &answer["wishes"]), (&"low-code-developer".into(), &Value::Null));
}

#[test]
fn nothing_found_is_no_fault() {
    let outcome = career(["search", "asdfgh", "qwrtz"]).go();
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.starts_with("Nothing matches") && outcome.stderr.contains("career categories"), "{}", outcome.stderr);
}

/// A role of the level that is asked for goes ahead of others that are as near, and the reading is shown.
#[test]
fn a_level_asked_for_goes_first() {
    for (words, first) in [
        ("entry level security", "soc-analyst"),
        ("junior developer jobs", "junior-software-engineer"),
        ("senior designer", "senior-ux-designer"),
        ("jr qa", "qa-analyst"),
        ("lead qa", "test-lead"),
        ("director of engineering", "director-of-engineering"),
    ] {
        assert_eq!(career(["search", words, "--json=id"]).go().json()["matches"][0]["id"], first, "{words}");
    }
    let answer = career(["search", "entry level security", "--json"]).go().json();
    assert_eq!(answer["wishes"][0], serde_json::json!({ "said": "entry", "level": ["entry"] }));
    // There is no junior data scientist: the words go before the level, and the page says so.
    let page = career(["search", "junior data scientist", "--limit", "3"]).terminal(80).go().answer();
    assert!(page.contains("level: entry (\"junior\")") && page.contains("No role of that level"), "{page}");
}
