//! The view of the files written by `compile` and `init`.

use crate::data_sources::Written;
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Row, value};
use crate::view::{ReportKind, View};

pub(in crate::commands) const WRITTEN: ReportKind = ReportKind::of::<Written>("written", "career/written/1");

impl View for Written {
    const LIST: Option<&'static str> = Some("files");

    fn schema(&self) -> &'static str {
        WRITTEN.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for file in &self.files {
            page.paragraph(Line::new().muted("wrote ").plain(file.to_string_lossy()));
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["file"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.files.iter().map(|file| vec![value(file.to_string_lossy())]).collect()
    }
}
