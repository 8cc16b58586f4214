//! Records in the layout of `data/`: the files that people edit.

use std::fmt::Write;

use career_data::formats::columns::{OCCUPATIONS, REGIONS, SOURCES, STATISTICS, WAGES};
use career_data::vocabulary::{Percentile, ToolKind, Vocabulary};
use career_data::{At, Dataset, Occupation, Region, Source, Statistics, Tool, Wage};

/// Names and contents of the files that a dataset has anything for; its roles come as lines of JSON.
pub(super) fn files(dataset: &Dataset, roles: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let files = [
        ("categories.toml", dataset.categories.len(), categories(dataset).into_bytes()),
        ("tools.toml", dataset.tools.len(), tools(dataset).into_bytes()),
        ("sources.csv", dataset.sources.len(), table(SOURCES, dataset.sources.iter().map(source))),
        ("regions.csv", dataset.regions.len(), table(REGIONS, dataset.regions.iter().map(region))),
        ("occupations/onet.csv", dataset.occupations.len(), table(OCCUPATIONS, dataset.occupations.iter().map(occupation))),
        ("occupations/soc.csv", dataset.statistics.len(), table(STATISTICS, dataset.statistics.iter().map(statistics))),
        ("wages/us.csv", dataset.wages.len(), wages(dataset)),
        ("roles.ndjson", dataset.roles.len(), roles),
    ];
    files.into_iter().filter(|(_, records, _)| *records > 0).map(|(name, _, bytes)| (name.to_owned(), bytes)).collect()
}

/// `wages/us.csv`
pub(super) fn wages(dataset: &Dataset) -> Vec<u8> {
    table(WAGES, dataset.wages.iter().map(wage))
}

/// `occupations/onet.csv` with the occupations in use alone or, when there are none, with all.
pub(super) fn occupations(dataset: &Dataset, in_use: &Dataset) -> Vec<u8> {
    let used = |occupation: &&Occupation| {
        in_use.occupations.is_empty() || in_use.occupations.iter().any(|used| used.code.value == occupation.code.value)
    };
    table(OCCUPATIONS, dataset.occupations.iter().filter(used).map(occupation))
}

fn table<const N: usize>(columns: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory cannot refuse to be written to.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

fn occupation(record: &Occupation) -> [String; 10] {
    let [depth, trouble, communication, process, documentation] = record.baseline.map(tenths);
    [
        value(&record.code),
        value(&record.title),
        number(record.job_zone),
        depth,
        trouble,
        communication,
        process,
        documentation,
        optional(record.baseline_from.as_ref()),
        value(&record.source),
    ]
}

fn statistics(record: &Statistics) -> [String; 10] {
    let change = |tenths: i32| format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    [
        value(&record.code),
        value(&record.title),
        number(record.employment_2024),
        number(record.employment_2034),
        record.change.map(change).unwrap_or_default(),
        number(record.annual_openings),
        record.education.clone(),
        record.experience.clone(),
        record.training.clone(),
        value(&record.source),
    ]
}

fn region(record: &Region) -> [String; 5] {
    [
        value(&record.id),
        value(&record.name),
        record.kind.name().to_owned(),
        optional(record.parent.as_ref()),
        record.aliases.join(";"),
    ]
}

fn wage(record: &Wage) -> [String; 18] {
    let [p10, p25, p50, p75, p90] = record.amounts.percentiles.map(money);
    let top_coded = Percentile::ALL.iter().filter(|percentile| record.top_coded & (1 << **percentile as u8) != 0);
    [
        optional(record.occupation.as_ref()),
        value(&record.region),
        record.year.to_string(),
        record.currency.clone(),
        record.period.name().to_owned(),
        money(record.amounts.mean),
        p10,
        p25,
        p50,
        p75,
        p90,
        top_coded.map(|percentile| percentile.name()).collect::<Vec<_>>().join(";"),
        number(record.jobs),
        record.matched.map(Vocabulary::name).unwrap_or_default().to_owned(),
        record.local_code.clone(),
        record.local_title.clone(),
        value(&record.source),
        record.note.clone(),
    ]
}

fn source(record: &Source) -> [String; 10] {
    [
        value(&record.id),
        record.publisher.clone(),
        record.title.clone(),
        record.release.clone(),
        record.period.clone(),
        value(&record.licence),
        value(&record.attribution),
        record.homepage.clone(),
        record.used_for.clone(),
        record.notes.clone(),
    ]
}

fn value(at: &At<String>) -> String {
    at.value.clone()
}

fn optional(at: Option<&At<String>>) -> String {
    at.map(value).unwrap_or_default()
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn tenths(tenths: Option<u32>) -> String {
    tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default()
}

/// Hundredths in units, with decimals only where there are any.
fn money(hundredths: Option<u64>) -> String {
    match hundredths {
        None => String::new(),
        Some(amount) if amount % 100 == 0 => (amount / 100).to_string(),
        Some(amount) => format!("{}.{:02}", amount / 100, amount % 100),
    }
}

/// `id = { title = "…" }`
fn categories(dataset: &Dataset) -> String {
    let line = |title: &str| format!("{{ title = {} }}", quoted(title));
    let lines = dataset.categories.iter().map(|category| format!("{} = {}\n", category.id.value, line(&category.title.value)));
    lines.collect()
}

/// `id = { name = "…", aliases = […] }`, in the table of its kind.
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

/// A text as a string of TOML, which escapes as JSON does what names may hold: quotes and backslashes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
