//! Records of every kind as JSON has them, with the fields that `career export` writes: a file that holds tables of them, or a
//! record a line.

use super::{role_but_tools, top_coded_bits};
use crate::formats::rules::shown;
use crate::formats::spans::{self, Fields};
use crate::formats::{columns, json};
use crate::problem::{Place, Problems};
use crate::records::{
    Amounts, At, Category, Certification, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool, ToolUse,
    Wage,
};
use crate::vocabulary::{Competency, JargonKind, Period, PriceKind, RegionKind, ToolKind, Vocabulary};

/// The table of a record that does not say which it belongs to.
const ROLES: &str = "roles";

/// What `career export` calls a dataset.
const SCHEMA: &str = "career/export/1";

type FromFields = fn(&mut Fields<'_>, &mut Dataset, &mut Problems);

/// The tables of a dataset.
const TABLES: [(&str, FromFields); 11] = [
    ("categories", category),
    ("tools", tool),
    ("certifications", certification),
    (ROLES, |fields, dataset, problems| dataset.roles.push(role(fields, problems))),
    ("regions", region),
    ("occupations", occupation),
    ("statistics", statistics),
    ("wages", wage),
    ("prices", price),
    ("sources", source),
    ("jargon", jargon),
];

/// Reads a file: a dataset, a list of records, or one record. Roles are told where they come from.
pub(crate) fn read(text: &str, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    let source = spans::Source::new(text, file);
    if is_lines(text) {
        return problems.error(source.place_at(1, 1), "", "is a record a line", "such a file is called .ndjson");
    }
    let Some(table) = json::parse(text, ROLES, &source, problems) else { return };
    let mut fields = Fields::new(&source, &table);
    let first = dataset.roles.len();
    if is_list(text) {
        fields.tables(ROLES, problems).into_iter().for_each(|entry| record(entry, dataset, problems));
    } else if is_dataset(&fields) {
        tables(fields, dataset, problems);
    } else {
        record(fields, dataset, problems);
    }
    for role in dataset.roles.iter_mut().skip(first) {
        (role.origin, role.origin_line) = (name.to_owned(), role.id.place.line);
    }
}

/// Whether a value ends on its line and something stands on later ones.
fn is_lines(text: &str) -> bool {
    let is_value = |line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    text.trim_start().split_once('\n').is_some_and(|(line, rest)| !rest.trim_start().is_empty() && is_value(line))
}

fn is_list(text: &str) -> bool {
    text.trim_start().starts_with('[')
}

/// Whether an object is a dataset rather than a record. A table that is a field of a role as well tells nothing.
fn is_dataset(fields: &Fields<'_>) -> bool {
    let mut tables = TABLES.iter().filter(|(name, _)| !columns::ROLES.contains(name));
    let is_record = ["id", "title", "table"].into_iter().any(|field| fields.has(field));
    fields.has("schema") || !is_record && tables.any(|(name, _)| fields.has(name))
}

/// Reads a dataset.
fn tables(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    check_schema(&mut fields, problems);
    for (name, from) in TABLES {
        for mut entry in fields.tables(name, problems) {
            check_table(name, &mut entry, problems);
            from(&mut entry, dataset, problems);
            entry.finish(problems);
        }
    }
    fields.finish(problems);
}

/// An entry of a table need not say which table that is, but may not name another.
fn check_table(table: &str, fields: &mut Fields<'_>, problems: &mut Problems) {
    let Some(stated) = fields.optional_name("table", problems) else { return };
    if !stated.value.is_empty() && stated.value != table {
        let message = format!("`{}` is another table than `{table}`", shown(&stated.value));
        problems.error(stated.place, "table", message, "move the record there, or leave `table` out");
    }
}

/// Other answers hold roles as well, but not what a dataset says of them.
fn check_schema(fields: &mut Fields<'_>, problems: &mut Problems) {
    let Some(schema) = fields.optional_name("schema", problems) else { return };
    if schema.value != SCHEMA {
        let message = format!("`{}` is no dataset", shown(&schema.value));
        problems.error(schema.place, "schema", message, format!("`career export` writes one: {SCHEMA}"));
    }
}

/// Whether a line holds a role rather than a record of another table. What is no object is taken for a role, and refused as one.
pub(crate) fn is_role(text: &str) -> bool {
    json::text_under("table", text).is_none_or(|table| table.trim() == ROLES)
}

/// The role on a line; a line that holds none is reported.
pub(crate) fn role_line(text: &str, place: Place, problems: &mut Problems) -> Option<Role> {
    let mut dataset = Dataset::default();
    record_line(text, place, &mut dataset, problems);
    dataset.roles.pop()
}

/// Reads a line, whatever table its record belongs to.
pub(crate) fn record_line(text: &str, place: Place, dataset: &mut Dataset, problems: &mut Problems) {
    if is_list(text) {
        return refuse_line("list", place, problems);
    }
    let source = spans::Source::line(text, place);
    let Some(table) = json::parse(text, ROLES, &source, problems) else { return };
    let fields = Fields::new(&source, &table);
    if is_dataset(&fields) {
        return refuse_line("dataset", place, problems);
    }
    record(fields, dataset, problems);
}

fn refuse_line(what: &str, place: Place, problems: &mut Problems) {
    let hint = format!("a line holds one record; a file that is a {what} is called .json");
    problems.error(place, "", format!("is a {what}"), hint);
}

/// Reads a record of the table that it names, or else a role.
fn record(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let stated = fields.peek("table").map_or(ROLES, str::trim);
    if let Some((name, from)) = TABLES.into_iter().find(|(name, _)| *name == stated) {
        check_table(name, &mut fields, problems);
        from(&mut fields, dataset, problems);
        fields.finish(problems);
    } else if let Some(unknown) = fields.optional_name("table", problems) {
        let known: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
        let message = format!("unknown table `{}`", shown(&unknown.value));
        problems.error(unknown.place, "table", message, format!("one of {}", known.join(", ")));
    }
}

fn role(fields: &mut Fields<'_>, problems: &mut Problems) -> Role {
    let (id, title) = (role_id(fields, problems), fields.name("title", problems));
    // What an export says of where it was.
    fields.ignore("origin");
    fields.ignore("origin_line");
    fields.spare_absent();
    let tools = fields.tables("tools", problems);
    let tools = tools.into_iter().filter_map(|mut used| {
        let tool = used.name("id", problems);
        let proficiency = used.choice("proficiency", problems);
        used.finish(problems);
        Some(ToolUse { tool, proficiency: proficiency? })
    });
    let tools = tools.collect();
    Role { category: fields.name("category", problems), tools, ..role_but_tools(id, title, fields, problems) }
}

/// The id of a role. What has none may be a dataset of nothing but tables that roles have as well.
fn role_id(fields: &mut Fields<'_>, problems: &mut Problems) -> At<String> {
    let may_be_dataset = fields.is_document() && !fields.has("title") && TABLES.iter().any(|(name, _)| fields.has(name));
    if may_be_dataset {
        fields.name_or("id", &format!("add `id`; a dataset says \"schema\": \"{SCHEMA}\""), problems)
    } else {
        fields.name("id", problems)
    }
}

fn category(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.categories.push(Category { id: fields.name("id", problems), title: fields.name("title", problems) });
}

fn tool(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.tools.push(Tool {
        id: fields.name("id", problems),
        name: fields.name("name", problems),
        kind: fields.choice("kind", problems).unwrap_or(ToolKind::Application),
        aliases: fields.names("aliases", problems),
    });
}

fn certification(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.certifications.push(Certification {
        id: fields.name("id", problems),
        name: fields.name("name", problems),
        issuer: fields.name("issuer", problems),
        aliases: fields.names("aliases", problems),
    });
}

fn region(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.regions.push(Region {
        id: fields.name("id", problems),
        name: fields.name("name", problems),
        kind: fields.choice("kind", problems).unwrap_or(RegionKind::Country),
        parent: fields.optional_name("parent", problems),
        aliases: fields.names("aliases", problems).into_iter().map(|alias| alias.value).collect(),
    });
}

fn occupation(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let mut baseline = [None; 5];
    if let Some(mut table) = fields.table("baseline", problems) {
        for (score, competency) in baseline.iter_mut().zip(Competency::ALL) {
            let tenths = table.optional_tenths(competency.name(), 0..=1000, problems);
            *score = tenths.and_then(|tenths| u32::try_from(tenths).ok());
        }
        table.finish(problems);
    }
    dataset.occupations.push(Occupation {
        code: fields.name("code", problems),
        title: fields.name("title", problems),
        job_zone: fields.optional_amount("job_zone", problems),
        baseline,
        baseline_from: fields.optional_name("baseline_from", problems),
        source: fields.optional_name("source", problems).unwrap_or_default(),
    });
}

fn statistics(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let code = fields.name("code", problems);
    let title = fields.name("title", problems);
    let change = fields.optional_tenths("change_percent", i32::MIN.into()..=i32::MAX.into(), problems);
    let mut note = |field| fields.optional_note(field, problems).unwrap_or_default().value;
    let (education, experience, training) = (note("education"), note("experience"), note("training"));
    dataset.statistics.push(Statistics {
        code,
        title,
        employment_2024: fields.optional_amount("employment_2024", problems),
        employment_2034: fields.optional_amount("employment_2034", problems),
        change: change.and_then(|tenths| i32::try_from(tenths).ok()),
        annual_openings: fields.optional_amount("annual_openings", problems),
        education,
        experience,
        training,
        source: fields.name("source", problems),
    });
}

fn wage(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let occupation = fields.optional_name("occupation", problems);
    let matched = fields.optional_choice("match", problems);
    if occupation.is_some() && matched.is_none() {
        problems.error(fields.place(), "match", "is missing", "say how well the occupation fits: exact, close or broad");
    }
    let region = fields.name("region", problems);
    let top_coded: Vec<String> = fields.names("top_coded", problems).into_iter().map(|name| name.value).collect();
    let top_coded = top_coded_bits(&top_coded, fields.place(), problems);
    let amounts = amounts(fields, problems);
    let mut note = |field| fields.optional_note(field, problems).unwrap_or_default().value;
    let (local_code, local_title, note) = (note("local_code"), note("local_title"), note("note"));
    dataset.wages.push(Wage {
        occupation,
        region,
        year: fields.year("year", problems),
        currency: fields.name("currency", problems).value,
        period: fields.choice("period", problems).unwrap_or(Period::Year),
        amounts,
        top_coded,
        jobs: fields.optional_amount("jobs", problems),
        matched,
        local_code,
        local_title,
        source: fields.name("source", problems),
        note,
    });
}

/// Mean and percentiles, each absent when it is not published.
pub(crate) fn amounts(fields: &mut Fields<'_>, problems: &mut Problems) -> Amounts {
    Amounts {
        mean: fields.optional_money("mean", problems),
        percentiles: ["p10", "p25", "p50", "p75", "p90"].map(|amount| fields.optional_money(amount, problems)),
    }
}

fn price(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    dataset.prices.push(Price {
        region: fields.name("region", problems),
        kind: fields.choice("kind", problems).unwrap_or(PriceKind::Exchange),
        factor: fields.factor("factor", problems),
        year: fields.year("year", problems),
        source: fields.name("source", problems),
    });
}

fn source(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let id = fields.name("id", problems);
    let mut note = |field| fields.optional_note(field, problems).unwrap_or_else(|| At { place: id.place, ..At::default() });
    dataset.sources.push(Source {
        publisher: note("publisher").value,
        title: note("title").value,
        release: note("release").value,
        period: note("period").value,
        licence: note("licence"),
        attribution: note("attribution"),
        homepage: note("homepage").value,
        used_for: note("used_for").value,
        notes: note("notes").value,
        id,
    });
}

fn jargon(fields: &mut Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let word = fields.name("word", problems);
    dataset.jargon.push(Jargon {
        kind: fields.choice("kind", problems).unwrap_or(JargonKind::Filler),
        means: fields.optional_note("means", problems).unwrap_or_else(|| At { place: word.place, ..At::default() }),
        word,
    });
}
