//! `compile`: writes the image of a dataset to a file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::args::usage;
use super::registry::Describe;
use super::request::{Action, Answer, Context};
use super::shared::written::WRITTEN;
use crate::data_sources::Written;
use crate::error::Error;
use crate::view::ReportKind;

/// `career compile`
#[derive(Debug, Args)]
pub(super) struct CompileArgs {
    /// As for --data, after what that names
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// The file to write; it is replaced whole or not at all
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
}

impl Describe for CompileArgs {
    const NAME: &'static str = "compile";
    const ABOUT: &'static str = "Compile a dataset into one file that opens at once";
    const EXAMPLES: &'static str = "\
career compile ladder -o ladder.career
career --data ladder.career list --category acme
career export --format ndjson | career compile - --only -o own.career";
    const NOTES: &'static str = "\
A compiled file opens at once whatever its size. It holds everything that
it was made of: one made over the roles that come with the program replaces
them, one made with --only is laid over them like other data. Data with errors
is not compiled; `career check` lists them.";

    fn reports() -> Vec<ReportKind> {
        vec![WRITTEN]
    }
}

impl Action for CompileArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        let sources = context.data.sources(&self.paths)?;
        if sources.paths.is_empty() {
            return Err(usage("there is nothing to compile", "name a folder or a file of your own"));
        }
        if self.output == Path::new("-") {
            return Err(usage("a compiled file is not written to a pipe", "name a file: -o roles.career"));
        }
        sources.compile_to(&self.output)?;
        Ok(Answer::report(Written { files: vec![self.output.clone()] }))
    }
}
