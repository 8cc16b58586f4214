//! `sources`: a part a publication.

use std::borrow::Cow;

use crate::query::{SourceEntry, Sources};
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Records, Value};

impl View for Sources<'_> {
    const LIST: Option<&'static str> = Some("sources");

    fn schema(&self) -> &'static str {
        "career/sources/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for source in &self.sources {
            page.heading(source.id, format!("{}: {}, {}", source.publisher, source.title, source.release));
            page.facts(facts(source));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let columns =
            ["id", "publisher", "title", "release", "period", "licence", "attribution", "homepage", "used_for", "notes"];
        let row = |source: &SourceEntry<'_>| -> Vec<Value<'_>> {
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
        Records { columns: columns.map(Cow::Borrowed).into(), rows: self.sources.iter().map(row).collect() }
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
