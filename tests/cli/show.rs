//! `career show`

use crate::program::career;
use crate::{Plain, Verb};

pub(crate) const VERB: Verb = Verb {
    name: "show",
    cases: &[
        ("api-engineer", &["api-engineer"]),
        ("two-roles-in-part", &["sre", "junior systems administrator", "--section", "pay,tools", "--region", "gb"]),
    ],
    plain: Plain::Page,
};

#[test]
fn a_role_goes_by_id_title_or_alias() {
    let by_id = career(["show", "api-engineer"]).go().answer();
    for name in ["API Engineer", "api engineer", "  API   ENGINEER "] {
        assert_eq!(career(["show", name]).go().answer(), by_id, "{name}");
    }
}

#[test]
fn sections_pick_from_the_page_but_not_from_json() {
    let page = career(["show", "api-engineer", "--section", "tools"]).go().answer();
    assert!(page.contains("Tools") && !page.contains("Competencies"), "{page}");
    let json = |arguments: &[&str]| career(["show", "api-engineer", "--json"]).with(arguments).go().answer();
    assert_eq!(json(&["--section", "tools"]), json(&[]));
}
