//! `completions`: prints or installs shell completion scripts.

use clap::Args;

use super::args::usage;
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
    /// Your shell [default: that of $SHELL]
    #[arg(value_enum, value_name = "SHELL")]
    shell: Option<Shell>,
    /// Put it where the shell looks, or say what to add to which file
    #[arg(long, conflicts_with = "fixed")]
    install: bool,
    /// A script that does not ask the program, for packages
    #[arg(long = "static")]
    fixed: bool,
    /// A key that picks a role, Ctrl-X j; for bash, zsh and fish
    #[arg(long, conflicts_with_all = ["fixed", "install"])]
    widget: bool,
}

impl CompletionsArgs {
    fn shell(&self) -> Result<Shell, Error> {
        let missing = || usage("no shell is named, and $SHELL names none", "name it: `career completions bash`");
        self.shell.or_else(Shell::of_user).ok_or_else(missing)
    }
}

impl Describe for CompletionsArgs {
    const NAME: &'static str = "completions";
    const ABOUT: &'static str = "Print or install shell completions";
    const EXAMPLES: &'static str = "\
career completions bash
career completions zsh --install
career completions bash --widget
career completions fish --static";
    const NOTES: &'static str = "\
For one session: source <(career completions bash)
The shell then asks the program, which offers roles, tools, regions and so on.
A script of --static offers commands, options and fixed values only.

--widget binds Ctrl-X j (j as in job), which is free in all three shells: source
its script after start-up. The key puts the id of a role on the line, picked
from all in fzf, or without fzf from the best matches of the word before it.";
    const USES_SETTINGS: bool = false;

    fn reports() -> Vec<ReportKind> {
        vec![COMPLETIONS]
    }
}

impl Action for CompletionsArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        let shell = self.shell()?;
        if self.install {
            return Ok(Answer::report(InstalledPage { schema: COMPLETIONS.schema, installed: shell::install(shell)? }));
        }
        Ok(Answer::text(match () {
            () if self.widget => {
                shell::widget(shell).ok_or_else(|| usage("this shell has no widget", "bash, zsh and fish have one"))?
            }
            () if self.fixed => completion::script(shell, (context.command_line)()),
            () => completion::registration(shell),
        }))
    }
}
