//! `man`: prints a manual page, or writes all to a folder.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueHint};

use super::registry::{self, Describe};
use super::request::{Action, Answer, Context};
use super::shared::installed::InstalledPage;
use crate::error::Error;
use crate::shell::man;
use crate::view::ReportKind;

const MAN: ReportKind = ReportKind::of::<InstalledPage>("man", "career/man/1");

/// `career man`
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command whose page to print; the program's own without one
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write all pages to this folder instead
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    dir: Option<PathBuf>,
}

impl Describe for ManArgs {
    const NAME: &'static str = "man";
    const ABOUT: &'static str = "Print or write the manual pages";
    const EXAMPLES: &'static str = "\
career man
career man show
career man --dir target/man";
    const NOTES: &'static str = "\
To read a page: career man show | man -l -";
    const USES_SETTINGS: bool = false;

    fn reports() -> Vec<ReportKind> {
        vec![MAN]
    }
}

impl Action for ManArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        let command_line = (context.command_line)();
        Ok(match &self.dir {
            Some(dir) => {
                let installed = man::write_all(&command_line, dir)?;
                Answer::report(InstalledPage { schema: MAN.schema, installed })
            }
            None => Answer::text(man::page(&command_line, self.command.as_deref())),
        })
    }
}

/// The clap definition with its arguments, one of which takes the names of all commands as possible values.
pub(super) fn define(command: clap::Command, names: impl Iterator<Item = PossibleValue>) -> clap::Command {
    registry::define::<ManArgs>(command).mut_arg("command", |arg| arg.value_parser(PossibleValuesParser::new(names)))
}
