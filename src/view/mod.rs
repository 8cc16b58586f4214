//! Renders reports to bytes. Every report describes itself as a page for people and as records for programs; each format is
//! a function of either (or, for JSON, of the report itself).
//!
//! Text from data and arguments is sanitized here, in the renderers, and nowhere else: control characters are replaced.

mod dot;
mod error;
mod fields;
mod format;
pub(crate) mod github;
pub(crate) mod graph;
mod json;
mod markdown;
mod mermaid;
pub(crate) mod page;
mod palette;
mod plain;
pub(crate) mod records;
mod report_kind;
mod side_by_side;
mod terminal;
mod text;
pub(crate) mod words;

pub use error::{ERROR, clap_text, error_json, error_text, taken_text, told, warning_text};
pub use format::{Colour, Format};
pub use report_kind::ReportKind;
pub(crate) use terminal::is_dumb;
pub use terminal::{Rendered, Terminal};
pub(crate) use text::clean;

use std::borrow::Cow;

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::query::TakenName;
use github::Annotation;
use graph::Graph;
use page::Page;
use records::{Columns, Dialect, Records, Row};

/// A report that can be rendered. `career schema` prints its JSON Schema.
pub trait View: Serialize + JsonSchema {
    /// For list reports, the JSON field that holds the array of records.
    const LIST: Option<&'static str> = None;
    /// Keys that the schema of its records has, and its records never have.
    const NEVER_TOLD: &'static [&'static str] = &[];
    /// Formats that it has and most reports have not: of graphs, of annotations.
    const SPECIAL_FORMATS: &'static [Format] = &[];
    /// Whether the plain format writes the page rather than records.
    const PAGE_IN_PIPES: bool = false;
    /// Whether its page is a document rather than a table: Markdown then writes the page rather than records.
    const IS_DOCUMENT: bool = false;

    /// Whether each of its first records is about the entry of the list at the same place.
    fn rows_are_listed(&self) -> bool {
        Self::LIST.is_some()
    }

    /// The columns of its records, as far as they are known statically.
    #[doc(hidden)]
    fn columns() -> Columns
    where
        Self: Sized;

    /// The name of its JSON Schema: `career/<command>/<number>`.
    fn schema(&self) -> &'static str;

    /// The report as a page for people.
    #[doc(hidden)]
    fn page(&self) -> Page<'_>;

    /// The actual columns of this report's records, where they depend on its contents.
    #[doc(hidden)]
    fn columns_here(&self) -> Vec<Cow<'_, str>>
    where
        Self: Sized,
    {
        Self::columns().always.into_iter().map(Cow::Borrowed).collect()
    }

    /// Its records for programs: each row has one cell for each column.
    #[doc(hidden)]
    fn rows(&self) -> Vec<Row<'_>>;

    /// The report as a graph; `None` if it has none.
    #[doc(hidden)]
    fn graph(&self) -> Option<Graph<'_>> {
        None
    }

    /// The report as annotations of files; `None` if it is not about files.
    #[doc(hidden)]
    fn annotations(&self) -> Option<Vec<Annotation<'_>>> {
        None
    }
}

/// An object-safe interface to any report.
pub trait Render {
    /// Renders the report in a format. Fails on unknown fields and on formats that the report does not support.
    fn render(&self, style: &Style<'_>, terminal: &Terminal) -> Result<Rendered, Error>;
}

impl<V: View> Render for V {
    fn render(&self, style: &Style<'_>, terminal: &Terminal) -> Result<Rendered, Error> {
        render(self, style, terminal)
    }
}

/// Output options of a report.
#[derive(Clone, Debug)]
pub struct Style<'a> {
    /// The output format.
    pub format: Format,
    /// Fields to select, in this order; empty for all.
    pub fields: &'a [String],
    /// Whether tables have a header row.
    pub header: bool,
    /// Names that were taken for roles: a field of JSON.
    pub taken: &'a [TakenName],
}

/// Renders a report in a format. New formats are added here.
pub fn render<V: View>(report: &V, style: &Style<'_>, terminal: &Terminal) -> Result<Rendered, Error> {
    let records = || records_of(report, style.fields);
    let table = |dialect, header| Ok(records()?.write(dialect, header));
    let chosen = !style.fields.is_empty();
    let bytes = match style.format {
        Format::Table if chosen => return Ok(terminal.draw(&records()?.into_page(style.header))),
        Format::Table => return Ok(terminal.draw(&report.page())),
        Format::Plain if V::PAGE_IN_PIPES && !chosen => Ok(plain::write(&report.page())),
        Format::Plain => table(Dialect::Tabs, false),
        Format::Tsv => table(Dialect::Tabs, style.header),
        Format::Csv => table(Dialect::Commas, style.header),
        Format::Markdown if V::IS_DOCUMENT && !chosen => Ok(markdown::write(&report.page())),
        Format::Markdown => table(Dialect::Markdown, style.header),
        Format::Ndjson => table(Dialect::Json, style.header),
        Format::Json if chosen => {
            let chosen = fields::json(report, style.fields)?;
            Ok(json::write_answer(report.schema(), &chosen, style.taken, terminal.is_tty))
        }
        Format::Json => Ok(json::write_answer(report.schema(), report, style.taken, terminal.is_tty)),
        Format::Dot => Ok(dot::write(&report.graph().ok_or_else(|| no_graph(report))?)),
        Format::Mermaid => Ok(mermaid::write(&report.graph().ok_or_else(|| no_graph(report))?)),
        Format::Github => Ok(github::write(&report.annotations().ok_or_else(|| no_annotations(report))?)),
    };
    bytes.map(Rendered::from)
}

/// The records of a report, projected to the given fields; none given means all.
fn records_of<'r, V: View>(report: &'r V, fields: &[String]) -> Result<Records<'r>, Error> {
    let columns = report.columns_here();
    debug_assert!(V::columns().allow(&columns), "{}: {columns:?} are not the columns of its kind", report.schema());
    if !fields.is_empty() {
        return fields::records(report, fields);
    }
    let rows = report.rows();
    debug_assert!(rows.iter().all(|row| row.len() == columns.len()), "{}: a cell for each column", report.schema());
    Ok(Records { columns, rows })
}

/// The error for a graph format of a report without a graph.
fn no_graph(report: &impl View) -> Error {
    Error::Usage {
        message: format!("this answer cannot be drawn as a graph; its formats are {}", formats_of(report)),
        hint: "`path`, `next`, `prereqs`, `ladder` and `export --graph` have graphs".to_owned(),
    }
}

/// The error for the annotation format of a report without annotations.
fn no_annotations(report: &impl View) -> Error {
    Error::Usage {
        message: format!("this answer is not about lines of files; its formats are {}", formats_of(report)),
        hint: "`check` has annotations".to_owned(),
    }
}

/// The formats that a report supports, separated by commas.
fn formats_of(report: &impl View) -> String {
    let fits = |format: &&Format| match format {
        Format::Dot | Format::Mermaid => report.graph().is_some(),
        Format::Github => report.annotations().is_some(),
        _ => true,
    };
    let formats = Format::value_variants().iter().filter(fits).filter_map(|format| format.to_possible_value());
    formats.map(|format| format.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}

/// Renders a page that does not belong to a report.
pub(crate) fn draw(page: &Page<'_>, terminal: &Terminal) -> Vec<u8> {
    if terminal.is_tty { terminal.draw(page).bytes } else { plain::write(page) }
}
