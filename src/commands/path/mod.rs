//! `path`: the best paths from one role to another, or the roles within a number of moves.

mod reach;
mod ways;

pub use self::ways::PathPage;

use clap::Args;

use self::reach::REACH;
use self::ways::PATH;
use super::args::{RegionArg, usage, vocabulary};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::ends::EndArgs;
use crate::error::Error;
use crate::query::{self, PathQuery, PathReport};
use crate::view::ReportKind;
use career_data::vocabulary::By;

/// Longer ways are no advice: they are shown when asked for.
const MOST_MOVES: u32 = 6;

/// `career path`
#[derive(Debug, Args)]
pub(super) struct PathArgs {
    /// Start and goal.
    #[command(flatten)]
    ends: EndArgs,
    /// All roles within N moves of FROM; instead of a way, with the least effort to each
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    #[arg(conflicts_with_all = ["goal", "to", "by", "alternatives", "via", "max_steps"])]
    reach: Option<u32>,
    /// What to rank ways by
    #[arg(long, value_name = "MEASURE", default_value = "effort", value_parser = vocabulary::<By>())]
    by: By,
    /// How many ways, 1 to 20; the best, then those that differ in kind
    #[arg(long, short = 'k', value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    alternatives: u32,
    /// Pass this role; repeat for up to six, passed in whichever order is best
    #[arg(long, value_name = "ROLE")]
    via: Vec<String>,
    /// Do not pass this role, or any of this category; repeat for several
    #[arg(long, value_name = "ROLE|CATEGORY")]
    avoid: Vec<String>,
    /// At most this many moves
    #[arg(long, value_name = "N", default_value_t = MOST_MOVES, value_parser = clap::value_parser!(u32).range(1..=100))]
    max_steps: u32,
    /// No moves to a lower level
    #[arg(long)]
    no_step_back: bool,
    /// Only moves that people usually make; none by skills alone
    #[arg(long)]
    usual: bool,
    /// Name every tool to learn; other formats always do
    #[arg(long)]
    full: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl Describe for PathArgs {
    const NAME: &'static str = "path";
    const ABOUT: &'static str = "Find the best ways from one role to another";
    const EXAMPLES: &'static str = "\
career path help-desk-technician cloud-architect
career path sysadmin ciso --alternatives 3 --avoid networking
career path qa-analyst product-manager --by pay --via business-analyst
career path --to cloud-architect --no-step-back
career path --from sre --reach 2
career path noc-technician sre --format mermaid";
    const NOTES: &'static str = "\
Without a start, the answer is the best way from every entry role.

The effort of a move, in points: 10, and 1 for each point of a score to raise, 2
for each step of proficiency in a tool to learn, 15 for a level up (60 for two
at once, 135 for three), 20 for another category, 30 for a step back, 40 if it
is no usual move. That of a way is the sum of its moves.

A way avoids detours where that costs little more effort. It counts 20 for a
stop in a field that is neither FROM's nor TO's, 40 more for a lead there before
you are one, 60 for a stop above TO's level, or that manages people where TO
does not, and 30 for one below FROM's level. From an entry role, or from all of
them, only the 60 count; for stops that you ask for, nothing. --reach counts
effort alone.

Usual moves are those that the roles' files state: people make them. Where they
do not lead, or only by a long way, a way may cross a move \"by skills\" to the
same level: most of the tools carry over and the scores lie near, but few people
make it. --usual leaves these out.

By pay, a way costs this too: 10 for each 1,000 USD a year that usual pay in
the US falls, and 1 for each 1,000 USD that it stays below the goal's.
Alternatives differ in kind first (less effort, fewer moves, pay that rises
earlier, no third field, only usual moves), then in their stops.

Years of experience are our reading of the levels, not a count: no source has
one by level.";

    fn reports() -> Vec<ReportKind> {
        vec![PATH, REACH]
    }
}

/// A validated request to `career path`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
enum PathRequest<'a> {
    /// Paths from one role to another.
    Between { from: &'a str, to: &'a str },
    /// The best path from every role of the entry level.
    To { to: &'a str },
    /// Roles within a number of moves.
    Within { from: &'a str, moves: u32 },
}

impl Question for PathArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let query = PathQuery {
            by: self.by,
            alternatives: self.alternatives as usize,
            via: asked.roles(&self.via).into_owned(),
            avoid: asked.roles(&self.avoid).into_owned(),
            max_moves: Some(self.max_steps),
            no_step_back: self.no_step_back,
            only_usual: self.usual,
            region: self.region.or(asked.home).map(str::to_owned),
        };
        Ok(match self.request()? {
            PathRequest::Between { from, to } => self.page(query::path(asked.catalog, asked.role(from), asked.role(to), &query)?),
            PathRequest::To { to } => self.page(query::paths_to(asked.catalog, asked.role(to), &query)?),
            PathRequest::Within { from, moves } => Answer::report(query::reach(asked.catalog, asked.role(from), moves, &query)?),
        })
    }
}

impl PathArgs {
    fn page<'a>(&self, report: PathReport<'a>) -> Answer<'a> {
        Answer::report(PathPage { report, full: self.full })
    }

    /// Validates the combination of start, goal and reach.
    fn request(&self) -> Result<PathRequest<'_>, Error> {
        let (from, to) = self.ends.ends()?;
        match (from, to, self.reach) {
            (Some(from), None, Some(moves)) => Ok(PathRequest::Within { from, moves }),
            (_, Some(_), Some(_)) => Err(usage("--reach takes no goal", "leave out the goal, or --reach")),
            (Some(from), Some(to), None) => Ok(PathRequest::Between { from, to }),
            (None, Some(_), None) if self.alternatives > 1 => {
                Err(usage("--alternatives needs a start", "name it: `career path FROM TO --alternatives K`"))
            }
            (None, Some(to), None) => Ok(PathRequest::To { to }),
            (Some(_), None, None) => Err(usage(
                "no goal given",
                "name one, `career path FROM TO`, or how far to look, `career path --from ROLE --reach N`",
            )),
            (None, None, Some(_)) => Err(usage("--reach needs a start", "name it: `career path --from ROLE --reach N`")),
            (None, None, None) => Err(usage("no start and no goal given", "name two roles: `career path FROM TO`")),
        }
    }
}
