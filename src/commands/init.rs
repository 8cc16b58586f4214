//! `init`: writes a starter dataset.

use std::path::PathBuf;

use clap::Args;

use super::registry::Describe;
use super::request::{Action, Answer, Context};
use super::shared::written::WRITTEN;
use crate::data_sources::{self, Written};
use crate::error::Error;
use crate::view::ReportKind;

/// `career init`
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// A folder that does not exist yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Describe for InitArgs {
    const NAME: &'static str = "init";
    const ABOUT: &'static str = "Write a small dataset of your own to start from";
    const EXAMPLES: &'static str = "\
career init ladder
career --data ladder list --category acme";

    fn reports() -> Vec<ReportKind> {
        vec![WRITTEN]
    }
}

impl Action for InitArgs {
    fn act(&self, _: &Context<'_>) -> Result<Answer<'static>, Error> {
        Ok(Answer::report(Written { files: data_sources::init(&self.folder)? }))
    }
}
