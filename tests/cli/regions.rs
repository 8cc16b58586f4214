//! `career regions`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "regions",
    cases: &[("countries", &[]), ("parts", &["canada"]), ("role", &["us-wa", "--role", "sre"])],
    plain: Plain::Records(|answer| texts(&answer["regions"], "id")),
};
