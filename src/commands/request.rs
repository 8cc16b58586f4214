//! What a parsed command line asks for: a question about a catalog or an action without one, and what answers it.

use super::args::Data;
use crate::catalog::Catalog;
use crate::error::{EXIT_DONE, Error};
use crate::settings::Settings;
use crate::shell::CommandLine;
use crate::view::{Format, Render, ReportKind, View};

/// What a command line asks for.
pub enum Request {
    /// It is answered from a catalog.
    Question(Box<dyn Question>),
    /// It is done without one.
    Action(Box<dyn Action>),
}

/// The arguments of a command that asks a catalog.
pub trait Question {
    /// The answer, from the catalog alone.
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error>;
}

/// The arguments of a command that needs no catalog.
pub trait Action {
    /// Does it, and reports what was done.
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error>;
}

/// What a question is put to, and what holds for it besides its own arguments.
pub struct Asked<'a> {
    /// Where the answer is.
    pub catalog: &'a Catalog,
    /// The region that settings name for pay; a command's own `--region` goes before it.
    pub home: Option<&'a str>,
    /// The format asked for, if any.
    pub format: Option<Format>,
    /// The kinds of reports that there are.
    pub report_kinds: fn() -> Vec<ReportKind>,
}

/// What an action may use besides its own arguments.
pub struct Context<'a> {
    /// The data that options or settings name.
    pub data: &'a Data,
    /// The settings that hold.
    pub settings: &'a Settings,
    /// The format asked for, if any.
    pub format: Option<Format>,
    /// The definition of the command line, for what is generated from it.
    pub command_line: fn() -> CommandLine,
}

/// What a command has to say, and what the process ends with when it could be said.
pub struct Answer<'a> {
    /// What is written to standard output.
    pub content: Content<'a>,
    /// The exit code.
    pub exit_code: u8,
}

/// What is written to standard output.
pub enum Content<'a> {
    /// A report, in whichever format is asked for.
    Report(Box<dyn Render + 'a>),
    /// Text that is the same in every format, such as a script.
    Text(Vec<u8>),
}

impl<'a> Answer<'a> {
    /// A report.
    pub fn report(report: impl View + 'a) -> Self {
        Self { content: Content::Report(Box::new(report)), exit_code: EXIT_DONE }
    }

    /// A text as it is.
    pub fn text(text: impl Into<Vec<u8>>) -> Self {
        Self { content: Content::Text(text.into()), exit_code: EXIT_DONE }
    }

    /// The same answer with another exit code.
    #[must_use]
    pub fn with_exit_code(self, exit_code: u8) -> Self {
        Self { exit_code, ..self }
    }
}
