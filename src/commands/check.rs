//! `check`: validates a dataset and reports every problem with its place.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::registry::Describe;
use super::request::{Action, Answer, Context};
use crate::data_sources::CheckReport;
use crate::error::{EXIT_DONE, EXIT_MISUSE, Error, ProblemEntry};
use crate::view::github::Annotation;
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{counted, grouped};
use crate::view::{Format, ReportKind, View};
use career_data::Severity;
use career_data::text::clean;

const CHECK: ReportKind = ReportKind::of::<CheckReport>("check", "career/check/1");

/// `career check`
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// As for --data, after what that names; without either, the roles that come with the program
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
}

impl Describe for CheckArgs {
    const NAME: &'static str = "check";
    const ABOUT: &'static str = "Validate a dataset and report every problem";
    const EXAMPLES: &'static str = "\
career check ladder
career check ladder --json
career check ladder --format github
printf 'id,title\\nsage,Sage\\n' | career check -";
    const NOTES: &'static str = "\
PATH is a folder as `career init` writes it, or a file:
  .toml            a role
  .json            what `career export` writes, a list of roles, or a role
  .ndjson, .jsonl  a record a line: roles, or what its \"table\" names
  .csv             roles, a row each, or wages
  .career          what `career compile` writes
  others, - and pipes are any of these, told apart by how they begin.

Each is laid over the ones before: a record of the same id replaces the earlier
one as a whole. Each is checked together with those below it, and a compiled
file to its last byte. Errors end with exit code 2; warnings alone with 0.";

    fn reports() -> Vec<ReportKind> {
        vec![CHECK]
    }
}

impl Action for CheckArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        let (roles, problems) = context.data.sources(&self.paths)?.check()?;
        let report = CheckReport::new(roles, &problems);
        let exit_code = if report.errors > 0 { EXIT_MISUSE } else { EXIT_DONE };
        Ok(Answer::report(report).with_exit_code(exit_code))
    }
}

impl View for CheckReport {
    const SPECIAL_FORMATS: &'static [Format] = &Format::ANNOTATIONS;
    const LIST: Option<&'static str> = Some("problems");

    fn schema(&self) -> &'static str {
        CHECK.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for problem in &self.problems {
            let mut place = problem.file.clone();
            for number in [problem.line, problem.column].into_iter().flatten() {
                place = format!("{place}:{number}");
            }
            page.heading(place, problem.severity.name());
            let field = problem.field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default();
            page.paragraph(Line::new().strong(field).plain(problem.message.as_str()));
            if let Some(hint) = &problem.hint {
                page.paragraph(Line::new().muted(hint.as_str()));
            }
        }
        for (_, more) in unlisted(self) {
            page.heading(format!("… {more}"), "");
        }
        let found = format!("{}, {}", counted(self.errors, "error"), counted(self.warnings, "warning"));
        page.heading(found, format!("{} in all", counted(self.roles, "role")));
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["file", "line", "column", "severity", "field", "message", "hint"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let more = unlisted(self).map(|(severity, more)| vec![None, None, None, value(severity.name()), None, value(more), None]);
        self.problems.iter().map(record).chain(more).collect()
    }

    fn annotations(&self) -> Option<Vec<Annotation<'_>>> {
        let more = unlisted(self).map(|(severity, more)| Annotation {
            severity,
            file: None,
            line: None,
            column: None,
            title: None,
            message: more.into(),
        });
        Some(self.problems.iter().map(annotation).chain(more).collect())
    }
}

/// `and 12,345 more errors`, for each severity with problems that are not listed.
fn unlisted(report: &CheckReport) -> impl Iterator<Item = (Severity, String)> {
    let counts = [(Severity::Error, report.unlisted.errors), (Severity::Warning, report.unlisted.warnings)];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(severity, count)| {
        let plural = if count == 1 { "" } else { "s" };
        (severity, format!("and {} more {}{plural}", grouped(count as u64), severity.name()))
    })
}

fn annotation(problem: &ProblemEntry) -> Annotation<'_> {
    let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    Annotation {
        severity: problem.severity,
        file: Some(&problem.file),
        line: problem.line,
        column: problem.column,
        title: problem.field.as_deref(),
        message: format!("{}{hint}", problem.message).into(),
    }
}

fn record(problem: &ProblemEntry) -> Row<'_> {
    let text = |text: &'_ Option<String>| text.as_deref().map(|text| Datum::from(text.to_owned()));
    let severity = value(problem.severity.name());
    let message = value(problem.message.as_str());
    vec![
        // Two lines of a name would begin a line of their own, which some readers of logs take for a command.
        value(clean(&problem.file)),
        number(problem.line),
        number(problem.column),
        severity,
        text(&problem.field),
        message,
        text(&problem.hint),
    ]
}
