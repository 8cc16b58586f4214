//! Writes records in the layout of `data/`.

use std::fmt::Write;

use career_data::vocabulary::{ToolKind, Vocabulary};
use career_data::writing::table;
use career_data::{Dataset, Layout, Occupation, Tool};

/// Names and contents of the files of a dataset, without empty ones; `roles` is JSON lines.
pub(super) fn files(dataset: &Dataset, roles: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let files = [
        ("categories.toml", dataset.categories.len(), categories(dataset).into_bytes()),
        ("tools.toml", dataset.tools.len(), tools(dataset).into_bytes()),
        ("sources.csv", dataset.sources.len(), table(dataset.sources.iter(), Layout::Data)),
        ("regions.csv", dataset.regions.len(), table(dataset.regions.iter(), Layout::Data)),
        ("occupations/onet.csv", dataset.occupations.len(), table(dataset.occupations.iter(), Layout::Data)),
        ("occupations/soc.csv", dataset.statistics.len(), table(dataset.statistics.iter(), Layout::Data)),
        ("wages/us.csv", dataset.wages.len(), wages(dataset)),
        ("roles.ndjson", dataset.roles.len(), roles),
    ];
    files.into_iter().filter(|(_, records, _)| *records > 0).map(|(name, _, bytes)| (name.to_owned(), bytes)).collect()
}

/// `wages/us.csv`: all wages.
pub(super) fn wages(dataset: &Dataset) -> Vec<u8> {
    table(dataset.wages.iter(), Layout::Data)
}

/// `occupations/onet.csv`: the occupations that are in use or, when none are, all.
pub(super) fn occupations(dataset: &Dataset, in_use: &Dataset) -> Vec<u8> {
    let used = |occupation: &&Occupation| {
        in_use.occupations.is_empty() || in_use.occupations.iter().any(|used| used.code.value == occupation.code.value)
    };
    table(dataset.occupations.iter().filter(used), Layout::Data)
}

/// `categories.toml`: lines `id = { title = "…" }`.
fn categories(dataset: &Dataset) -> String {
    let line = |title: &str| format!("{{ title = {} }}", quoted(title));
    let lines = dataset.categories.iter().map(|category| format!("{} = {}\n", category.id.value, line(&category.title.value)));
    lines.collect()
}

/// `tools.toml`: lines `id = { name = "…", aliases = […] }`, in the table of their kind.
fn tools(dataset: &Dataset) -> String {
    let mut text = String::new();
    for kind in ToolKind::ALL {
        let mut tools: Vec<&Tool> = dataset.tools.iter().filter(|tool| tool.kind == *kind).collect();
        tools.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        if tools.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}[{}]", if text.is_empty() { "" } else { "\n" }, kind.name());
        for tool in tools {
            let aliases: Vec<_> = tool.aliases.iter().map(|alias| quoted(&alias.value)).collect();
            let aliases = if aliases.is_empty() { String::new() } else { format!(", aliases = [{}]", aliases.join(", ")) };
            let _ = writeln!(text, "{} = {{ name = {}{aliases} }}", tool.id.value, quoted(&tool.name.value));
        }
    }
    text
}

/// A TOML string; its escapes of quotes and backslashes, all that names need, are those of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
