//! `schema`: lists the JSON Schemas, or prints one.

use std::borrow::Cow;

use clap::Args;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::usage;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use crate::error::Error;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Row, value};
use crate::view::{Format, ReportKind, View};

const SCHEMA: ReportKind = ReportKind::of::<Schemas>("schema", "career/schema/1");

/// `career schema`
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Print the schema of this command's JSON, or of an error's
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

impl Describe for SchemaArgs {
    const NAME: &'static str = "schema";
    const ABOUT: &'static str = "List the schemas of JSON answers, or print one";
    const EXAMPLES: &'static str = "\
career schema
career schema show
career schema error > error.schema.json";

    fn reports() -> Vec<ReportKind> {
        vec![SCHEMA]
    }
}

impl Question for SchemaArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let kinds = (asked.report_kinds)();
        let Some(of) = &self.of else {
            let entry = |kind: &ReportKind| SchemaEntry { id: kind.id, name: kind.schema };
            return Ok(Answer::report(Schemas { schemas: kinds.iter().map(entry).collect() }));
        };
        if asked.format.is_some_and(|format| format != Format::Json) {
            return Err(usage("a schema is written as JSON only", "leave --format out"));
        }
        match kinds.iter().find(|kind| kind.id == of || kind.schema == of) {
            Some(kind) => Ok(Answer::text(kind.document())),
            None => Err(Error::UnknownSchema { name: of.clone(), known: kinds.iter().map(|kind| kind.id.to_owned()).collect() }),
        }
    }
}

/// The schemas there are.
#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct Schemas {
    /// In the order of ids.
    schemas: Vec<SchemaEntry>,
}

/// A schema.
#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct SchemaEntry {
    /// The command whose JSON it describes, or what else it is of: an `error`, a `graph`, the roles in `reach`, the `version`, files `written`.
    id: &'static str,
    /// What the JSON states as its `schema`; the number changes when a field is removed or means something else.
    name: &'static str,
}

impl View for Schemas {
    const LIST: Option<&'static str> = Some("schemas");

    fn schema(&self) -> &'static str {
        SCHEMA.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let row = |entry: &SchemaEntry| vec![Cow::Borrowed(entry.id), Cow::Borrowed(entry.name)];
        page.grid(vec![Column::left("JSON of", 0), Column::left("schema", 0)], self.schemas.iter().map(row).collect());
        page.paragraph(Line::new().muted("`career schema show` prints one, in JSON Schema 2020-12."));
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id", "name"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.schemas.iter().map(|entry| vec![value(entry.id), value(entry.name)]).collect()
    }
}
