//! `career next`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "next",
    cases: &[("help-desk", &["help-desk-technician"]), ("one-move", &["sre", "--depth", "1"])],
    plain: Plain::Records(|answer| texts(&answer["roles"], "id")),
};
