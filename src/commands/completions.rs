//! `completions`: prints or installs shell completion scripts.

use clap::Args;

use super::registry::Describe;
use super::request::{Action, Answer, Context};
use super::shared::installed::InstalledPage;
use crate::error::Error;
use crate::shell::{self, Shell, completion};
use crate::view::ReportKind;

const COMPLETIONS: ReportKind = ReportKind::of::<InstalledPage>("completions", "career/completions/1");

/// `career completions`
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Your shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
    /// Put it where the shell looks, or say what to add to which file
    #[arg(long, conflicts_with = "fixed")]
    install: bool,
    /// A script that does not ask the program, for packages
    #[arg(long = "static")]
    fixed: bool,
}

impl Describe for CompletionsArgs {
    const NAME: &'static str = "completions";
    const ABOUT: &'static str = "Print or install shell completions";
    const EXAMPLES: &'static str = "\
career completions bash
career completions zsh --install
career completions fish --static";
    const NOTES: &'static str = "\
For one session: source <(career completions bash)
The shell then asks the program, which knows roles, tools, regions and the rest.
Scripts of --static know commands, options and fixed values only.";
    const USES_SETTINGS: bool = false;

    fn reports() -> Vec<ReportKind> {
        vec![COMPLETIONS]
    }
}

impl Action for CompletionsArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        if self.install {
            let installed = shell::install(self.shell)?;
            return Ok(Answer::report(InstalledPage { schema: COMPLETIONS.schema, installed }));
        }
        Ok(Answer::text(if self.fixed {
            completion::script(self.shell, (context.command_line)())
        } else {
            completion::registration(self.shell)
        }))
    }
}
