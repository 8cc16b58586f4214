//! `sources`: one section for each publication.

use std::borrow::Cow;

use clap::Args;

use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use crate::error::Error;
use crate::query::{self, SourceEntry, Sources};
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Row};
use crate::view::{ReportKind, View};

const SOURCES: ReportKind = ReportKind::of::<Sources<'_>>("sources", "career/sources/1");

/// `career sources`
#[derive(Debug, Args)]
pub(super) struct SourcesArgs {}

impl Describe for SourcesArgs {
    const NAME: &'static str = "sources";
    const ABOUT: &'static str = "List the publications that figures come from, with their licences";
    const EXAMPLES: &'static str = "\
career sources
career sources --json";

    fn reports() -> Vec<ReportKind> {
        vec![SOURCES]
    }
}

impl Question for SourcesArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        Ok(Answer::report(query::sources(asked.catalog)))
    }
}

impl View for Sources<'_> {
    const LIST: Option<&'static str> = Some("sources");

    fn schema(&self) -> &'static str {
        SOURCES.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for source in &self.sources {
            page.heading(source.id, format!("{}: {}, {}", source.publisher, source.title, source.release));
            page.facts(facts(source));
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed([
            "id",
            "publisher",
            "title",
            "release",
            "period",
            "licence",
            "attribution",
            "homepage",
            "used_for",
            "notes",
        ])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |source: &SourceEntry<'_>| {
            let texts = [
                Some(source.id),
                Some(source.publisher),
                Some(source.title),
                Some(source.release),
                source.period,
                Some(source.licence),
                Some(source.attribution),
                Some(source.homepage),
                Some(source.used_for),
                source.notes,
            ];
            texts.into_iter().map(|text| text.map(|text| text.to_owned().into())).collect()
        };
        self.sources.iter().map(row).collect()
    }
}

fn facts<'a>(source: &SourceEntry<'a>) -> Vec<(Cow<'a, str>, Line<'a>)> {
    let facts = [
        ("Used for", Some(source.used_for)),
        ("Period", source.period),
        ("Licence", Some(source.licence)),
        ("Attribution", Some(source.attribution)),
        ("Home", Some(source.homepage)),
        ("Note", source.notes),
    ];
    facts.into_iter().filter_map(|(label, text)| Some((label.into(), Line::new().plain(text?)))).collect()
}
