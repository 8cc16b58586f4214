//! The ends of a way, as arguments or options.

use crate::commands::args::usage;
use crate::error::Error;

/// Start and goal of `[FROM, TO, --from, --to]`. A single positional argument is the one not given by an option.
pub(in crate::commands) fn ends(given: [&Option<String>; 4]) -> Result<(Option<&str>, Option<&str>), Error> {
    let [start, goal, from, to] = given.map(|end| end.as_deref());
    match (start, from, to) {
        (Some(_), Some(_), Some(_)) => Err(usage("a start or goal is given twice", "name each once: FROM TO")),
        (Some(_), Some(_), None) => Ok((from, start)),
        _ => Ok((start.or(from), goal.or(to))),
    }
}
