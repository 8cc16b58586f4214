//! Output without a subcommand: the welcome page, and `--version` with the size of the dataset.

use crate::query::Version;
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{counted, grouped};
use crate::view::{ReportKind, View};

/// A one-line description of the program.
pub(super) const ABOUT: &str =
    "Explore IT careers offline: what a role is, what it takes, what it pays where, and how to get there";

pub(super) const VERSION: ReportKind = ReportKind::of::<Version>("version", "career/version/1");

/// A command line for each kind of question, and what it asks.
pub(super) const EXAMPLES: [(&str, &str); 11] = [
    ("career search kubernetes", "roles by any words"),
    ("career quiz", "ten questions, then roles for you"),
    ("career show api-engineer", "all about a role"),
    ("career list --level entry --sort pay", "roles that pass a filter"),
    ("career salary sre --region uk", "what it pays, and where"),
    ("career compare sre devops-engineer", "roles side by side"),
    ("career path sysadmin cloud-architect", "the way from one role to another"),
    ("career gap sysadmin sre", "what sre asks beyond sysadmin"),
    ("career next help-desk-technician", "where people go from there"),
    ("career fit --role sysadmin --tool python", "roles that fit you"),
    ("career export --format ndjson", "the data, for programs of your own"),
];

/// The welcome page: description, example commands and a pointer to help.
pub(crate) fn welcome() -> Page<'static> {
    let mut page = Page::default();
    page.heading("career", "");
    page.paragraph(Line::new().plain(ABOUT).plain("."));
    page.heading("Try:", "");
    let width = EXAMPLES.iter().map(|(line, _)| line.len()).max().unwrap_or_default() + 2;
    for (line, asks) in EXAMPLES {
        page.paragraph(Line::new().strong(format!("{line:width$}")).plain(asks));
    }
    page.paragraph(Line::new().plain("All commands: ").strong("career --help").plain("; one of them: ").strong("career show -h"));
    page
}

impl View for Version {
    const PAGE_IN_PIPES: bool = true;

    fn schema(&self) -> &'static str {
        VERSION.schema
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

    fn columns() -> Columns {
        Columns::fixed([
            "version",
            "dataset",
            "roles",
            "categories",
            "tools",
            "certifications",
            "occupations",
            "regions",
            "wages",
            "sources",
        ])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let counts = [
            self.roles,
            self.categories,
            self.tools,
            self.certifications,
            self.occupations,
            self.regions,
            self.wages,
            self.sources,
        ];
        let mut row = vec![value(self.version), self.dataset.clone().map(Datum::from)];
        row.extend(counts.map(|count| number(Some(count))));
        vec![row]
    }
}
