//! Errors on standard error: as text, or as JSON if the output format is JSON.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use schemars::JsonSchema;
use serde::Serialize;

use super::json;
use super::page::{Line, Tone};
use super::report_kind::ReportKind;
use super::terminal::Terminal;
use super::text::{capitalised, clean_lines};
use crate::error::{ErrorReport, ProblemEntry};
use crate::query::TakenName;

/// An error on standard error.
#[derive(JsonSchema, Serialize)]
struct Report<'a> {
    error: &'a ErrorReport,
    /// Names of roles that no role has, and what each was taken for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    taken: &'a [TakenName],
}

/// The kind of report of errors in JSON.
pub const ERROR: ReportKind = ReportKind::json_only::<Report<'_>>("error", "career/error/1");

/// `{"schema":"career/error/1","error":{…}}`
#[must_use]
pub fn error_json(told: &ErrorReport, taken: &[TakenName]) -> Vec<u8> {
    json::write(ERROR.schema, &Report { error: told, taken }, false)
}

/// `error: …`, or the message alone where nothing was found; then problems and hint on lines of their own.
#[must_use]
pub fn error_text(told: &ErrorReport, terminal: &Terminal) -> Vec<u8> {
    colored::control::set_override(terminal.colour);
    let mut text = String::new();
    let mut lines = told.message.split('\n');
    let first = lines.next().unwrap_or_default();
    if told.is_no_result() {
        terminal.say(&mut text, &Line::new().plain(capitalised(first)));
    } else {
        terminal.say(&mut text, &Line::new().with(Tone::Wrong, "error:").plain(" ").plain(first));
    }
    for line in lines {
        terminal.say(&mut text, &Line::new().plain(line));
    }
    for problem in &told.problems {
        terminal.say(&mut text, &Line::new().plain(problem_line(problem)));
    }
    if let Some(hint) = &told.hint {
        terminal.say(&mut text, &Line::new().strong("hint:").plain(" ").plain(hint.as_str()));
    }
    text.into_bytes()
}

/// `warning: …`
#[must_use]
pub fn warning_text(message: &str, terminal: &Terminal) -> Vec<u8> {
    colored::control::set_override(terminal.colour);
    let mut text = String::new();
    terminal.say(&mut text, &Line::new().strong("warning:").plain(" ").plain(message));
    text.into_bytes()
}

/// `qa: taken as QA Engineer (qa-engineer)`, a line for each name; with what it may mean as well.
#[must_use]
pub fn taken_text(taken: &[TakenName], terminal: &Terminal) -> Vec<u8> {
    colored::control::set_override(terminal.colour);
    let mut text = String::new();
    for TakenName { typed, id, title, others } in taken {
        let line = Line::new().strong(format!("{typed}:")).plain(format!(" taken as {title} ({id})"));
        let near = if others.is_empty() { String::new() } else { format!("; also near: {}", others.join(", ")) };
        terminal.say(&mut text, &line.muted(near));
    }
    text.into_bytes()
}

/// `profile.toml:3:9: tools: no tool is called "pyton" (did you mean python?)`
fn problem_line(problem: &ProblemEntry) -> String {
    let mut line = problem.file.clone();
    for number in [problem.line, problem.column].into_iter().flatten() {
        line = format!("{line}:{number}");
    }
    for part in problem.field.iter().chain([&problem.message]) {
        line = line + ": " + part;
    }
    match &problem.hint {
        Some(hint) => format!("{line} ({hint})"),
        None => line,
    }
}

/// Renders a message of clap. With colour, it is not sanitized, although clap quotes arguments verbatim: the caller must
/// enable colour only if the arguments contain no control characters.
#[must_use]
pub fn clap_text(error: &clap::Error, terminal: &Terminal) -> Vec<u8> {
    let rendered = error.render();
    let mut text = if terminal.colour { rendered.ansi().to_string() } else { clean_lines(&rendered.to_string()).into_owned() };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.into_bytes()
}

/// Converts a usage error of clap to an error report.
#[must_use]
pub fn told(error: &clap::Error) -> ErrorReport {
    let rendered = error.render().to_string();
    // The message is the first paragraph; missing arguments follow its first line, one per line.
    let message = rendered.lines().map_while(|line| Some(line.trim()).filter(|line| !line.is_empty()));
    let message = message.collect::<Vec<_>>().join(" ").trim_start_matches("error: ").to_owned();
    let suggestions =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::ValidValue];
    let suggestions = suggestions
        .iter()
        .filter_map(|kind| error.get(*kind))
        .flat_map(|value| match value {
            ContextValue::String(name) => vec![name.clone()],
            ContextValue::Strings(names) => names.clone(),
            _ => vec![],
        })
        .collect();
    let hint = match error.kind() {
        ErrorKind::InvalidSubcommand => "try `career --help`",
        _ => "try --help",
    };
    ErrorReport { kind: "usage", message, hint: Some(hint.to_owned()), suggestions, problems: Vec::new() }
}
