//! `career export`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb =
    Verb { name: "export", cases: &[("graph", &["--graph"])], plain: Plain::Records(|answer| texts(&answer["edges"], "from")) };
