//! `schema`: a line a schema.

use std::borrow::Cow;

use crate::view::page::{Column, Line, Page};
use crate::view::records::{Records, value};
use crate::view::{Schemas, View};

impl View for Schemas {
    const LIST: Option<&'static str> = Some("schemas");

    fn schema(&self) -> &'static str {
        "career/schema/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let row = |entry: &crate::view::SchemaEntry| vec![Cow::Borrowed(entry.id), Cow::Borrowed(entry.name)];
        page.grid(vec![Column::left("JSON of", 0), Column::left("schema", 0)], self.schemas.iter().map(row).collect());
        page.paragraph(Line::new().muted("`career schema show` prints one, in JSON Schema 2020-12."));
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["id", "name"].map(Cow::Borrowed).into();
        Records { columns, rows: self.schemas.iter().map(|entry| vec![value(entry.id), value(entry.name)]).collect() }
    }
}
