//! The view of `completions --install` and `man --dir`: files written, and remaining steps.

use serde::{Serialize, Serializer};

use crate::schema::same_schema;
use crate::shell::Installed;
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Row, value};

/// The report of installed files, with the name of the command's schema.
pub(in crate::commands) struct InstalledPage {
    pub(in crate::commands) schema: &'static str,
    pub(in crate::commands) installed: Installed,
}

impl Serialize for InstalledPage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.installed.serialize(serializer)
    }
}

same_schema!(InstalledPage as Installed);

impl View for InstalledPage {
    fn schema(&self) -> &'static str {
        self.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for file in &self.installed.files {
            page.paragraph(Line::new().plain("Wrote ").strong(file.to_string_lossy()));
        }
        for step in &self.installed.steps {
            page.paragraph(Line::new().plain(step.as_str()));
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["what", "text"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let files = self.installed.files.iter().map(|file| vec![value("wrote"), value(file.to_string_lossy())]);
        let steps = self.installed.steps.iter().map(|step| vec![value("do"), value(step.as_str())]);
        files.chain(steps).collect()
    }
}
