//! `career ladder`

use serde_json::Value;

use crate::program::career;
use crate::snapshot::assert_snapshot;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "ladder",
    cases: &[("role", &["sre"]), ("category", &["cloud", "--region", "gb"])],
    plain: Plain::Records(|answer| {
        let rungs = answer["rungs"].as_array().expect("a list");
        rungs.iter().map(|rung| texts(&rung["roles"], "id").join(",")).collect()
    }),
};

fn ladder(name: &str) -> Value {
    serde_json::from_str(&career(["ladder", name, "--json"]).go().answer()).unwrap()
}

#[test]
fn a_category_goes_by_id_or_title_and_a_role_by_any_of_its_names() {
    assert_eq!(ladder("it-support"), ladder("IT  Support"));
    assert_eq!(ladder("site-reliability-engineer"), ladder("SRE"));
    let taken = ladder("helpdesk");
    assert_eq!((&taken["taken"][0]["id"], &taken["role"]), (&"help-desk-technician".into(), &"help-desk-technician".into()));
}

#[test]
fn what_is_no_ladder_is_said_with_what_there_is() {
    let told = |name: &str| {
        let outcome = career(["ladder", name]).go();
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""), "{name}");
        outcome.stderr
    };
    let alone = told("rpa-developer");
    assert!(
        alone.contains("rpa-developer stands on no ladder") && alone.contains("career ladder business-applications"),
        "{alone}"
    );
    let unknown = told("clowd");
    assert!(unknown.contains("no role and no category is called \"clowd\"") && unknown.contains("cloud"), "{unknown}");
}

#[test]
fn all_of_a_rung_is_shown_when_asked_for() {
    let duty = "Forecast load and test limits";
    let page = |more: &[&str]| career(["ladder", "sre", "--color=never"]).with(more).terminal(200).go().answer();
    assert!(!page(&[]).contains(duty) && page(&["--full"]).contains(duty));
    assert!(page(&[]).contains("and 17 more") && !page(&["--full"]).contains("and 17 more"));
}

#[test]
fn rungs_stand_side_by_side_or_below_each_other() {
    let heads = ["Site Reliability Engineer", "Senior Site Reliability Engineer", "Platform Architect"];
    let page = |columns| career(["ladder", "platform-architect", "--color=never"]).terminal(columns).go().answer();
    let beside =
        |page: &str| page.lines().any(|line| line.matches("Architect").count() == 1 && line.matches("Engineer").count() == 2);
    assert!(beside(&page(160)) && !beside(&page(80)), "{}", page(80));
    let narrow = career(["ladder", "sre", "--color=never"]).terminal(40).go().answer();
    assert!(heads.iter().all(|head| narrow.lines().any(|line| line == *head)), "{narrow}");
}

#[test]
fn a_ladder_is_a_graph_of_its_moves() {
    let graph = career(["ladder", "cloud-architect", "--format", "mermaid"]).go().answer();
    assert_eq!(graph.matches("-->").count(), 3, "{graph}");
}

#[test]
fn ladders_as_documents() {
    for (name, command) in [("role", &["ladder", "sre"][..]), ("category", &["ladder", "cloud", "--full"])] {
        let document = career(command).with(["--format", "markdown"]).go().answer();
        assert_snapshot(&format!("ladder/{name}.markdown.txt"), document);
    }
}
