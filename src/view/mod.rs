//! Reports to bytes: every report describes itself once as a page for people and once as records for tables, and each
//! format is a function over these (or, for JSON, over the report itself).
//!
//! Text from data and arguments is cleaned here, in the renderers, and nowhere else.

mod dot;
mod error;
mod graph;
mod json;
mod layout;
mod mermaid;
mod page;
mod plain;
mod records;
mod terminal;
mod text;
mod words;

pub use error::{clap_text, error_json, error_text, told};
pub use layout::ShowPage;
pub use terminal::{Terminal, Wish};

use std::fmt;

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::Format;
use graph::Graph;
use page::Page;
use records::Records;

/// A report that can be shown.
pub trait View: Serialize {
    /// The name of its JSON schema: `career/<verb>/1`.
    fn schema(&self) -> &'static str;

    /// As a page for people, given the terminal it is for.
    #[doc(hidden)]
    fn page(&self) -> Page<'_>;

    /// As records, for pipes.
    #[doc(hidden)]
    fn plain(&self) -> Plain<'_>;

    /// As a graph, where there is one.
    #[doc(hidden)]
    fn graph(&self) -> Option<Graph<'_>> {
        None
    }
}

/// What a report is in a pipe.
#[doc(hidden)]
pub enum Plain<'a> {
    /// One record a line.
    Records(Records<'a>),
    /// A page of labelled lines.
    Page(Page<'a>),
}

/// A report without a graph was to be drawn as one; says which formats it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoGraph;

impl fmt::Display for NoGraph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let formats = Format::value_variants().iter().filter(|format| !matches!(format, Format::Dot | Format::Mermaid));
        let names: Vec<_> = formats.filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned())).collect();
        write!(formatter, "this answer is no graph; its formats are {}", names.join(", "))
    }
}

/// The report in a format. Further formats plug in here.
pub fn render(report: &impl View, format: Format, terminal: &Terminal) -> Result<Vec<u8>, NoGraph> {
    Ok(match format {
        Format::Table => terminal.draw(&report.page()),
        Format::Plain => match report.plain() {
            Plain::Records(records) => records.to_tsv(),
            Plain::Page(page) => plain::write(&page),
        },
        Format::Json => json::write(report.schema(), report, terminal.is_tty),
        Format::Dot => dot::write(&report.graph().ok_or(NoGraph)?),
        Format::Mermaid => mermaid::write(&report.graph().ok_or(NoGraph)?),
    })
}
