//! Execution of a parsed command line: a question to a catalog or an action without one, and its answer.

use std::borrow::Cow;
use std::io::Write;

use super::args::Data;
use crate::catalog::Catalog;
use crate::error::{EXIT_DONE, Error};
use crate::query::TakenName;
use crate::settings::Settings;
use crate::shell::CommandLine;
use crate::view::{Format, Render, ReportKind, View};

/// A parsed command, ready to run.
pub enum Request {
    /// A query of a catalog.
    Question(Box<dyn Question>),
    /// A command without a catalog.
    Action(Box<dyn Action>),
}

/// The arguments of a command that queries a catalog.
pub trait Question {
    /// Runs the query. Must not access anything but the catalog.
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error>;

    /// Asks the person for what is missing, before any catalog is opened.
    fn prepare(&mut self) -> Result<(), Error> {
        Ok(())
    }

    /// The list of roles among its arguments, if it takes several: it may name a pipe or a file that holds some.
    fn roles(&mut self) -> Option<&mut Vec<String>> {
        None
    }
}

/// The arguments of a command without a catalog.
pub trait Action {
    /// Performs the action and reports the result.
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error>;
}

/// The input of a question besides its own arguments.
pub struct Asked<'a> {
    /// The catalog to query.
    pub catalog: &'a Catalog,
    /// The default region for pay from settings; overridden by `--region`.
    pub home: Option<&'a str>,
    /// The requested format, if any.
    pub format: Option<Format>,
    /// All kinds of reports.
    pub report_kinds: fn() -> Vec<ReportKind>,
    /// The names of roles that no role has, with what each was taken for. A question is asked without any first, and again each
    /// time that it fails for such a name.
    pub taken: &'a [TakenName],
}

impl Asked<'_> {
    /// The name to look a role up by: the id that it was taken for, or else as it was typed.
    pub fn role<'n>(&'n self, typed: &'n str) -> &'n str {
        self.taken.iter().find(|taken| taken.typed == typed).map_or(typed, |taken| &taken.id)
    }

    /// [`role`](Self::role) of several names.
    pub fn roles<'n>(&self, typed: &'n [String]) -> Cow<'n, [String]> {
        if self.taken.is_empty() {
            return Cow::Borrowed(typed);
        }
        typed.iter().map(|name| self.role(name).to_owned()).collect()
    }
}

/// The input of an action besides its own arguments.
pub struct Context<'a> {
    /// The data selected by options or settings.
    pub data: &'a Data,
    /// The effective settings.
    pub settings: &'a Settings,
    /// The requested format, if any.
    pub format: Option<Format>,
    /// The definition of the command line, from which completions and manual pages are generated.
    pub command_line: fn() -> CommandLine,
}

/// The output of a command, and the exit code of the process if it could be written.
pub struct Answer<'a> {
    /// The content of standard output.
    pub content: Content<'a>,
    /// The exit code of the process.
    pub exit_code: u8,
}

/// The content of standard output.
pub enum Content<'a> {
    /// A report, rendered in the requested format.
    Report(Box<dyn Render + 'a>),
    /// Text that is independent of the format, such as a script.
    Text(Vec<u8>),
    /// Rows that are written as they are read.
    Stream(Box<dyn Stream + 'a>),
}

/// Rows that are written as they are read: more than memory can hold.
pub trait Stream {
    /// Writes all rows, with a header if their form has one and that is asked.
    fn write(&self, out: &mut dyn Write, header: bool) -> Result<(), Error>;
}

impl<'a> Answer<'a> {
    /// An answer that is a report.
    pub fn report(report: impl View + 'a) -> Self {
        Self { content: Content::Report(Box::new(report)), exit_code: EXIT_DONE }
    }

    /// An answer that is verbatim text.
    pub fn text(text: impl Into<Vec<u8>>) -> Self {
        Self { content: Content::Text(text.into()), exit_code: EXIT_DONE }
    }

    /// Replaces the exit code.
    #[must_use]
    pub fn with_exit_code(self, exit_code: u8) -> Self {
        Self { exit_code, ..self }
    }
}
