//! `career prereqs`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "prereqs",
    cases: &[("cloud-architect", &["cloud-architect", "--depth", "3"])],
    plain: Plain::Records(|answer| texts(&answer["roles"], "id")),
};
