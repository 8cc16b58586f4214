//! `check`, `compile` and `init`: about a user's own data.

use std::borrow::Cow;

use crate::data_sources::{CheckReport, ProblemEntry, Written};
use crate::view::View;
use crate::view::github::Annotation;
use crate::view::page::{Line, Page};
use crate::view::records::{Datum, Records, Value, number, value};
use crate::view::words::{counted, grouped};
use career_data::Severity;

impl View for CheckReport {
    const LIST: Option<&'static str> = Some("problems");

    fn schema(&self) -> &'static str {
        "career/check/1"
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

    fn records(&self) -> Records<'_> {
        let columns = ["file", "line", "column", "severity", "field", "message", "hint"].map(Cow::Borrowed).into();
        let more = unlisted(self).map(|(severity, more)| vec![None, None, None, value(severity.name()), None, value(more), None]);
        Records { columns, rows: self.problems.iter().map(record).chain(more).collect() }
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

/// `and 12,345 more errors`, of each severity that has problems which are not listed.
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

fn record(problem: &ProblemEntry) -> Vec<Value<'_>> {
    let text = |text: &'_ Option<String>| text.as_deref().map(|text| Datum::from(text.to_owned()));
    let severity = value(problem.severity.name());
    let message = value(problem.message.as_str());
    vec![
        value(problem.file.as_str()),
        number(problem.line),
        number(problem.column),
        severity,
        text(&problem.field),
        message,
        text(&problem.hint),
    ]
}

impl View for Written {
    const LIST: Option<&'static str> = Some("files");

    fn schema(&self) -> &'static str {
        "career/written/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for file in &self.files {
            page.paragraph(Line::new().muted("wrote ").plain(file.to_string_lossy()));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let rows = self.files.iter().map(|file| vec![value(file.to_string_lossy())]);
        Records { columns: vec!["file".into()], rows: rows.collect() }
    }
}
