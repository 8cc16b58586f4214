//! `completions --install` and `man --dir`: which files were written, and what is left to do.

use std::borrow::Cow;

use crate::shell::Installed;
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Records, value};

impl View for Installed {
    fn schema(&self) -> &'static str {
        self.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for file in &self.files {
            page.paragraph(Line::new().plain("Wrote ").strong(file.to_string_lossy()));
        }
        for step in &self.steps {
            page.paragraph(Line::new().plain(step.as_str()));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let files = self.files.iter().map(|file| vec![value("wrote"), value(file.to_string_lossy())]);
        let steps = self.steps.iter().map(|step| vec![value("do"), value(step.as_str())]);
        Records { columns: ["what", "text"].map(Cow::Borrowed).into(), rows: files.chain(steps).collect() }
    }
}
