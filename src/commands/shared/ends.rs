//! The two ends of a way, as arguments or options.

use clap::Args;

use crate::commands::args::usage;
use crate::error::Error;

/// Where a way begins and where it leads.
#[derive(Debug, Args)]
pub(in crate::commands) struct EndArgs {
    /// Where you are: id, title or alias of a role
    #[arg(value_name = "FROM")]
    start: Option<String>,
    /// Where you want to be
    #[arg(value_name = "TO", conflicts_with_all = ["from", "to"])]
    goal: Option<String>,
    /// Where you are; the same as FROM
    #[arg(long, value_name = "ROLE")]
    from: Option<String>,
    /// Where you want to be; the same as TO
    #[arg(long, value_name = "ROLE")]
    to: Option<String>,
}

impl EndArgs {
    /// Start and goal. A single positional argument is the one not given by an option.
    pub(in crate::commands) fn ends(&self) -> Result<(Option<&str>, Option<&str>), Error> {
        let [start, goal, from, to] = [&self.start, &self.goal, &self.from, &self.to].map(|end| end.as_deref());
        match (start, from, to) {
            (Some(_), Some(_), Some(_)) => Err(usage("a start or goal is given twice", "name each once: FROM TO")),
            (Some(_), Some(_), None) => Ok((from, start)),
            _ => Ok((start.or(from), goal.or(to))),
        }
    }
}
