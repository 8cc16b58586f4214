//! The dataset as it leaves: one object, a record a line, or a file a table. These are written for other programs and
//! hold prose, so line feeds in CSV cells stay what they are.

use std::borrow::Cow;

use serde::Serialize;

use super::json;
use super::records::{Datum, Dialect, Records, Value, number, value};
use super::words::bare_money;
use crate::query::{
    CategoryRecord, CertificationRecord, Export, OccupationRecord, PriceRecord, RegionRecord, RoleRecord, SourceEntry,
    StatisticsRecord, ToolRecord, WageRecord,
};
use career_data::formats::columns::{SOURCES, STATISTICS, WAGES};
use career_data::vocabulary::{Competency, Vocabulary};

/// One JSON object, a list a table.
#[must_use]
pub fn export_json(export: &Export<'_>) -> Vec<u8> {
    json::write("career/export/1", export, false)
}

/// A JSON object a record, which names its `table`.
#[must_use]
pub fn export_ndjson(export: &Export<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    lines(&mut out, "categories", &export.categories);
    lines(&mut out, "tools", &export.tools);
    lines(&mut out, "certifications", &export.certifications);
    lines(&mut out, "roles", &export.roles);
    lines(&mut out, "regions", &export.regions);
    lines(&mut out, "occupations", &export.occupations);
    lines(&mut out, "statistics", &export.statistics);
    lines(&mut out, "wages", &export.wages);
    lines(&mut out, "prices", &export.prices);
    lines(&mut out, "sources", &export.sources);
    lines(&mut out, "jargon", &export.jargon);
    out
}

#[derive(Serialize)]
struct Tagged<'r, R> {
    table: &'static str,
    #[serde(flatten)]
    record: &'r R,
}

fn lines<R: Serialize>(out: &mut Vec<u8>, table: &'static str, records: &[R]) {
    for record in records {
        out.append(&mut json::line(&Tagged { table, record }));
    }
}

/// Names and contents of the CSV files: a table a file, and a file for each list that records hold, with the record's id
/// in the first column.
#[must_use]
pub fn export_files(export: &Export<'_>) -> Vec<(String, Vec<u8>)> {
    let scores = || Competency::ALL.iter().map(|competency| competency.name());
    let Export { categories, tools, certifications, roles, regions, occupations, statistics, wages, prices, sources, jargon } =
        export;
    let tables = [
        ("categories", records(["id", "title"], categories.iter().map(category))),
        ("tools", records(["id", "name", "kind"], tools.iter().map(tool))),
        ("tool_aliases", list(["tool", "alias"], tools, |tool| (tool.id, &tool.aliases))),
        ("certifications", records(["id", "name", "issuer"], certifications.iter().map(certification))),
        ("certification_aliases", list(["certification", "alias"], certifications, |held| (held.id, &held.aliases))),
        (
            "roles",
            records(
                ["id", "title", "category", "level", "occupation", "summary", "day"].into_iter().chain(scores()),
                roles.iter().map(role),
            ),
        ),
        ("role_aliases", list(["role", "alias"], roles, |role| (role.id, &role.aliases))),
        ("role_reasons", records(["role", "competency", "reason"], roles.iter().flat_map(role_reasons))),
        ("role_tools", records(["role", "tool", "proficiency"], roles.iter().flat_map(role_tools))),
        ("role_certifications", list(["role", "certification"], roles, |role| (role.id, &role.certifications))),
        ("role_prerequisites", list(["role", "prerequisite"], roles, |role| (role.id, &role.prerequisites))),
        ("role_next", list(["role", "next"], roles, |role| (role.id, &role.next))),
        ("regions", records(["id", "name", "kind", "parent"], regions.iter().map(region))),
        ("region_aliases", list(["region", "alias"], regions, |region| (region.id, &region.aliases))),
        (
            "occupations",
            records(
                ["code", "title", "job_zone"].into_iter().chain(scores()).chain(["baseline_from", "source"]),
                occupations.iter().map(occupation),
            ),
        ),
        ("statistics", records(STATISTICS, statistics.iter().map(statistics_row))),
        ("wages", records(WAGES, wages.iter().map(wage))),
        ("prices", records(["region", "kind", "factor", "year", "source"], prices.iter().map(price))),
        ("sources", records(SOURCES, sources.iter().map(source))),
        (
            "jargon",
            records(["word", "kind", "means"], jargon.iter().map(|j| vec![value(j.word), value(j.kind.name()), text(j.means)])),
        ),
    ];
    // Only own data has these.
    let own = [
        ("role_related", list(["role", "related"], roles, |role| (role.id, &role.related))),
        ("role_pay", records(pay_columns(), roles.iter().flat_map(role_pay))),
    ];
    let own = own.into_iter().filter(|(_, records)| !records.rows.is_empty());
    tables.into_iter().chain(own).map(|(name, records)| (format!("{name}.csv"), records.write(Dialect::Commas, true))).collect()
}

fn records<'a>(columns: impl IntoIterator<Item = &'static str>, rows: impl Iterator<Item = Vec<Value<'a>>>) -> Records<'a> {
    Records { columns: columns.into_iter().map(Cow::Borrowed).collect(), rows: rows.collect() }
}

/// A table of what one list of each record holds.
fn list<'a, R>(columns: [&'static str; 2], owners: &'a [R], of: impl Fn(&'a R) -> (&'a str, &'a Vec<&'a str>)) -> Records<'a> {
    let rows = owners.iter().map(of).flat_map(|(owner, held)| held.iter().map(move |held| vec![value(owner), value(*held)]));
    records(columns, rows)
}

fn text(text: Option<&str>) -> Value<'_> {
    text.map(Datum::from)
}

fn category<'a>(category: &'a CategoryRecord<'a>) -> Vec<Value<'a>> {
    vec![value(category.id), value(category.title)]
}

fn tool<'a>(tool: &'a ToolRecord<'a>) -> Vec<Value<'a>> {
    vec![value(tool.id), value(tool.name), value(tool.kind.name())]
}

fn certification<'a>(certification: &'a CertificationRecord<'a>) -> Vec<Value<'a>> {
    vec![value(certification.id), value(certification.name), value(certification.issuer)]
}

fn role<'a>(role: &'a RoleRecord<'a>) -> Vec<Value<'a>> {
    let mut row = vec![value(role.id), value(role.title)];
    row.extend([role.category, role.level.map(Vocabulary::name), role.occupation, role.summary, role.day].map(text));
    row.extend(role.competencies.iter().map(|(_, score)| number(score)));
    row
}

fn role_reasons<'a>(role: &'a RoleRecord<'a>) -> impl Iterator<Item = Vec<Value<'a>>> {
    role.reasons.0.iter().map(|(competency, reason)| vec![value(role.id), value(competency.name()), value(*reason)])
}

fn role_tools<'a>(role: &'a RoleRecord<'a>) -> impl Iterator<Item = Vec<Value<'a>>> {
    role.tools.iter().map(|tool| vec![value(role.id), value(tool.id), value(tool.proficiency.name())])
}

/// Those of the files in `wages/`, with the role in place of the occupation.
fn pay_columns() -> impl Iterator<Item = &'static str> {
    std::iter::once("role").chain(WAGES.into_iter().skip(1))
}

fn role_pay<'a>(role: &'a RoleRecord<'a>) -> impl Iterator<Item = Vec<Value<'a>>> {
    role.pay.iter().map(|figure| std::iter::once(value(role.id)).chain(wage(figure).into_iter().skip(1)).collect())
}

fn region<'a>(region: &'a RegionRecord<'a>) -> Vec<Value<'a>> {
    vec![value(region.id), value(region.name), value(region.kind.name()), text(region.parent)]
}

fn occupation<'a>(occupation: &'a OccupationRecord<'a>) -> Vec<Value<'a>> {
    let mut row = vec![value(occupation.code), value(occupation.title), number(occupation.job_zone)];
    row.extend(occupation.baseline.iter().map(|(_, score)| number(score)));
    row.extend([text(occupation.baseline_from), text(occupation.source)]);
    row
}

fn statistics_row<'a>(statistics: &'a StatisticsRecord<'a>) -> Vec<Value<'a>> {
    vec![
        value(statistics.code),
        value(statistics.title),
        number(statistics.employment_2024),
        number(statistics.employment_2034),
        number(statistics.change_percent),
        number(statistics.annual_openings),
        text(statistics.education),
        text(statistics.experience),
        text(statistics.training),
        text(statistics.source),
    ]
}

fn wage<'a>(wage: &'a WageRecord<'a>) -> Vec<Value<'a>> {
    let mut row = vec![text(wage.occupation), value(wage.region), number(wage.year), text(wage.currency)];
    row.push(text(wage.period.map(Vocabulary::name)));
    let amounts = [wage.mean, wage.p10, wage.p25, wage.p50, wage.p75, wage.p90];
    row.extend(amounts.map(|amount| number(amount.map(bare_money))));
    row.push(Some(wage.top_coded.join(";")).filter(|names| !names.is_empty()).map(Datum::from));
    row.extend([number(wage.jobs), text(wage.matched.map(Vocabulary::name))]);
    row.extend([wage.local_code, wage.local_title, wage.source, wage.note].map(text));
    row
}

fn price<'a>(price: &'a PriceRecord<'a>) -> Vec<Value<'a>> {
    vec![text(price.region), value(price.kind.name()), number(Some(price.factor)), number(Some(price.year)), text(price.source)]
}

fn source<'a>(source: &'a SourceEntry<'a>) -> Vec<Value<'a>> {
    let mut row: Vec<_> = [source.id, source.publisher, source.title, source.release].map(value).into();
    row.push(text(source.period));
    row.extend([source.licence, source.attribution, source.homepage, source.used_for].map(value));
    row.push(text(source.notes));
    row
}
