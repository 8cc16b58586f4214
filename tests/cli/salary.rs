//! `career salary`

use crate::{Plain, Verb};

pub(crate) const VERB: Verb = Verb {
    name: "salary",
    cases: &[("california", &["api-engineer", "--region", "us-ca"])],
    // Each row is the same role in another region.
    plain: Plain::Records(|answer| {
        let role = answer["role"].as_str().expect("an id");
        vec![role.to_owned(); answer["rows"].as_array().expect("a list").len()]
    }),
};
