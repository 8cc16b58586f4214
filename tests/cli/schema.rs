//! `career schema`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb =
    Verb { name: "schema", cases: &[("list", &[])], plain: Plain::Records(|answer| texts(&answer["schemas"], "id")) };
