//! `next`: the successors of a role, as a tree.

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::tree::{NEXT, TreeArgs};
use crate::error::Error;
use crate::query::Direction;
use crate::view::ReportKind;

/// `career next`
#[derive(Debug, Args)]
pub(super) struct NextArgs {
    /// Where the tree begins and how far it goes.
    #[command(flatten)]
    tree: TreeArgs,
}

impl Describe for NextArgs {
    const NAME: &'static str = "next";
    const ABOUT: &'static str = "Show where people go from a role, as a tree";
    const EXAMPLES: &'static str = "\
career next help-desk-technician
career next sre --depth 1 --json
career next sre --format mermaid";

    fn reports() -> Vec<ReportKind> {
        vec![NEXT]
    }
}

impl Question for NextArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        self.tree.ask(asked, Direction::Next)
    }
}
