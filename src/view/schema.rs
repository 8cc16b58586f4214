//! `schema`: what the JSON of every answer looks like.

use schemars::{JsonSchema, Schema};
use serde::Serialize;

use super::{error, json};
use crate::data_sources::{CheckReport, Written};
use crate::error::Error;
use crate::import::ImportReport;
use crate::query::{
    Comparison, Export, Fit, Gap, Graph, List, PathReport, ReachReport, Salary, Search, Show, Similar, Sources, Tools, Tree,
    Version,
};
use crate::schema::document;
use crate::settings::Config;
use crate::shell::Installed;

/// The name on the command line, the name that the JSON itself states, and what writes the schema.
type Entry = (&'static str, &'static str, fn(&str) -> Schema);

static ENTRIES: [Entry; 25] = [
    ("check", "career/check/1", document::<CheckReport>),
    ("compare", "career/compare/1", document::<Comparison<'_>>),
    ("completions", "career/completions/1", document::<Installed>),
    ("config", "career/config/1", document::<Config>),
    ("error", "career/error/1", document::<error::Report<'_>>),
    ("export", "career/export/1", document::<Export<'_>>),
    ("fit", "career/fit/1", document::<Fit<'_>>),
    ("gap", "career/gap/1", document::<Gap<'_>>),
    ("graph", "career/graph/1", document::<Graph<'_>>),
    ("import", "career/import/1", document::<ImportReport>),
    ("list", "career/list/1", document::<List<'_>>),
    ("man", "career/man/1", document::<Installed>),
    ("next", "career/next/1", document::<Tree<'_>>),
    ("path", "career/path/1", document::<PathReport<'_>>),
    ("prereqs", "career/prereqs/1", document::<Tree<'_>>),
    ("reach", "career/reach/1", document::<ReachReport<'_>>),
    ("salary", "career/salary/1", document::<Salary<'_>>),
    ("schema", "career/schema/1", document::<Schemas>),
    ("search", "career/search/1", document::<Search<'_>>),
    ("show", "career/show/1", document::<Show<'_>>),
    ("similar", "career/similar/1", document::<Similar<'_>>),
    ("sources", "career/sources/1", document::<Sources<'_>>),
    ("tools", "career/tools/1", document::<Tools<'_>>),
    ("version", "career/version/1", document::<Version>),
    ("written", "career/written/1", document::<Written>),
];

/// The schemas there are.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Schemas {
    /// In the order of ids.
    pub schemas: Vec<SchemaEntry>,
}

/// A schema.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SchemaEntry {
    /// The command whose JSON it describes, or what else it is of: an `error`, a `graph`, the roles in `reach`, the `version`, files `written`.
    pub id: &'static str,
    /// What the JSON states as its `schema`; the number changes when a field is removed or means something else.
    pub name: &'static str,
}

/// Every schema.
#[must_use]
pub fn schemas() -> Schemas {
    Schemas { schemas: ENTRIES.iter().map(|(id, name, _)| SchemaEntry { id, name }).collect() }
}

/// A schema as a document of JSON Schema 2020-12.
pub fn schema(id: &str) -> Result<Vec<u8>, Error> {
    match ENTRIES.iter().find(|(known, name, _)| *known == id || *name == id) {
        Some((_, name, write)) => Ok(json::document(&write(name))),
        None => Err(Error::UnknownSchema {
            name: id.to_owned(),
            known: ENTRIES.iter().map(|(known, ..)| (*known).to_owned()).collect(),
        }),
    }
}
