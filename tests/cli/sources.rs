//! `career sources`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb =
    Verb { name: "sources", cases: &[("all", &[])], plain: Plain::Records(|answer| texts(&answer["sources"], "id")) };
