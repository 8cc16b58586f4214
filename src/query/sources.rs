//! `sources`: the publications behind the figures.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Catalog, Source};

/// The answer of `sources`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Sources<'a> {
    /// In the order of ids.
    pub sources: Vec<SourceEntry<'a>>,
}

/// A publication.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "fields named as in the data")]
pub struct SourceEntry<'a> {
    pub id: &'a str,
    pub publisher: &'a str,
    pub title: &'a str,
    pub release: &'a str,
    pub period: Option<&'a str>,
    pub licence: &'a str,
    pub attribution: &'a str,
    pub homepage: &'a str,
    pub used_for: &'a str,
    pub notes: Option<&'a str>,
}

impl<'a> From<Source<'a>> for SourceEntry<'a> {
    fn from(source: Source<'a>) -> Self {
        let stated = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        Self {
            id: source.id(),
            publisher: source.publisher(),
            title: source.title(),
            release: source.release(),
            period: stated(source.period()),
            licence: source.licence(),
            attribution: source.attribution(),
            homepage: source.homepage(),
            used_for: source.used_for(),
            notes: stated(source.notes()),
        }
    }
}

/// All publications that the catalog cites, in ascending order of ids.
#[must_use]
pub fn sources(catalog: &Catalog) -> Sources<'_> {
    Sources { sources: catalog.sources().map(SourceEntry::from).collect() }
}
