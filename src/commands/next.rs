//! `next`: the moves of a role or, with more than one step, its successors as a tree.

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::tree::{NEXT, TreeArgs, TreePage};
use crate::error::Error;
use crate::query::Direction;
use crate::view::ReportKind;

/// `career next`
#[derive(Debug, Args)]
pub(super) struct NextArgs {
    /// Where the tree begins and how far it goes.
    #[command(flatten)]
    tree: TreeArgs,
    /// Only moves that people usually make; none by skills alone
    #[arg(long)]
    usual: bool,
    /// Show in full what each move of one role takes; other formats always do
    #[arg(long)]
    full: bool,
}

impl Describe for NextArgs {
    const NAME: &'static str = "next";
    const ABOUT: &'static str = "Show where people go from a role";
    const EXAMPLES: &'static str = "\
career next help-desk-technician
career next sre --usual --json
career next sre --depth 2
career next sre --format mermaid";
    const NOTES: &'static str = "\
Usual moves are those that the roles' files state: people make them. The others
follow from skills: the same level or one up, much the same tools, scores that
lie near (see `career path --help`). With --depth 2 and more, the roles are a
tree.";

    fn reports() -> Vec<ReportKind> {
        vec![NEXT]
    }
}

impl Question for NextArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let report = self.tree.ask(asked, Direction::Next, self.usual)?;
        Ok(Answer::report(TreePage { report, full: self.full }))
    }
}
