//! `prereqs`: the prerequisites of a role, as a tree.

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::tree::{PREREQS, TreeArgs, TreePage};
use crate::error::Error;
use crate::query::Direction;
use crate::view::ReportKind;

/// `career prereqs`
#[derive(Debug, Args)]
pub(super) struct PrereqsArgs {
    /// Where the tree begins and how far it goes.
    #[command(flatten)]
    tree: TreeArgs,
}

impl Describe for PrereqsArgs {
    const NAME: &'static str = "prereqs";
    const ABOUT: &'static str = "Show what is expected before a role, as a tree";
    const EXAMPLES: &'static str = "\
career prereqs cloud-architect --depth 5
career prereqs ciso --format dot";

    fn reports() -> Vec<ReportKind> {
        vec![PREREQS]
    }
}

impl Question for PrereqsArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        Ok(Answer::report(TreePage::from(self.tree.ask(asked, Direction::Prerequisites, true)?)))
    }
}
