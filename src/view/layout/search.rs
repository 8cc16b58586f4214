//! `search`: what was found, and why.

use std::borrow::Cow;

use crate::query::{Layer, Search, SearchMatch};
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Records, number, value};
use crate::vocabulary::Vocabulary;

impl View for Search<'_> {
    const LIST: Option<&'static str> = Some("matches");

    fn schema(&self) -> &'static str {
        "career/search/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns =
            vec![Column::left("Role", 0), Column::left("Level", 1), Column::left("Found by", 2), Column::left("Category", 3)];
        let row = |found: &SearchMatch<'_>| {
            vec![
                found.id.to_owned().into(),
                Cow::Borrowed(found.level.label()),
                why(found).into(),
                found.category.title.to_owned().into(),
            ]
        };
        page.grid(columns, self.matches.iter().map(row).collect());
        if self.matches.len() < self.total {
            page.paragraph(Line::new().muted(format!("{} of {} roles; --limit shows more", self.matches.len(), self.total)));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["id", "title", "category", "level", "score", "why"].map(Cow::Borrowed).into();
        let row = |found: &SearchMatch<'_>| {
            let [id, title, category] = [found.id, found.title, found.category.id].map(|text| value(text.to_owned()));
            vec![id, title, category, value(found.level.name()), number(Some(found.score)), value(why(found))]
        };
        Records { columns, rows: self.matches.iter().map(row).collect() }
    }
}

fn why(found: &SearchMatch<'_>) -> String {
    match found.why.layer {
        Layer::Title | Layer::Id => format!("title {}", found.title),
        Layer::Alias => format!("alias {}", found.why.text),
        Layer::Tool => format!("uses {}", found.why.text),
        Layer::Text => format!("text on \"{}\"", found.why.text),
        Layer::Spelling => format!("spelling of {}", found.why.text),
    }
}
