//! `--version`: what the program knows, by count.

use std::borrow::Cow;

use crate::query::Version;
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Datum, Records, number, value};
use crate::view::words::{counted, grouped};

impl View for Version {
    const PAGE_IN_PIPES: bool = true;

    fn schema(&self) -> &'static str {
        "career/version/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.heading(format!("career {}", self.version), "");
        let count = |count: usize| grouped(count as u64);
        let facts = [
            ("dataset", self.dataset.clone().unwrap_or_default()),
            ("roles", format!("{} in {} categories", count(self.roles), count(self.categories))),
            ("tools", count(self.tools)),
            ("certifications", count(self.certifications)),
            ("occupations", count(self.occupations)),
            ("regions", count(self.regions)),
            ("wage rows", format!("{} from {}", count(self.wages), counted(self.sources, "source"))),
        ];
        page.facts(facts.into_iter().map(|(label, text)| (label.into(), Line::new().plain(text))).collect());
        page
    }

    fn records(&self) -> Records<'_> {
        let counts = [
            ("roles", self.roles),
            ("categories", self.categories),
            ("tools", self.tools),
            ("certifications", self.certifications),
            ("occupations", self.occupations),
            ("regions", self.regions),
            ("wages", self.wages),
            ("sources", self.sources),
        ];
        let names = ["version", "dataset"].into_iter().chain(counts.map(|(name, _)| name));
        let mut row = vec![value(self.version), self.dataset.clone().map(Datum::from)];
        row.extend(counts.map(|(_, count)| number(Some(count))));
        Records { columns: names.map(Cow::Borrowed).collect(), rows: vec![row] }
    }
}
