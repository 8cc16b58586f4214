//! `career categories`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb =
    Verb { name: "categories", cases: &[("all", &[])], plain: Plain::Records(|answer| texts(&answer["categories"], "id")) };

#[test]
fn every_role_is_counted_once() {
    let answer = career(["categories", "--json"]).go().json();
    let listed = career(["list", "--json"]).go().json();
    let total: u64 = answer["categories"].as_array().expect("a list").iter().filter_map(|one| one["roles"].as_u64()).sum();
    assert_eq!(total, listed["total"].as_u64().expect("a number"));
}
