//! `check`, `compile` and `init`: about a user's own data.

use std::borrow::Cow;

use crate::own::{CheckReport, ProblemEntry, Written};
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Datum, Records, Value, number, value};
use crate::view::words::counted;

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
        let found = format!("{}, {}", counted(self.errors, "error"), counted(self.warnings, "warning"));
        page.heading(found, format!("{} in all", counted(self.roles, "role")));
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["file", "line", "column", "severity", "field", "message", "hint"].map(Cow::Borrowed).into();
        Records { columns, rows: self.problems.iter().map(record).collect() }
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
