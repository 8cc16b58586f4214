//! `career tools`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "tools",
    cases: &[("databases", &["--kind", "database"])],
    plain: Plain::Records(|answer| texts(&answer["tools"], "id")),
};
