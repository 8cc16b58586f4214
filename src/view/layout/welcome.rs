//! What `career` says when it is asked nothing.

use crate::cli::ABOUT;
use crate::view::page::{Line, Page};

/// What it is, three things to try, and where help is.
pub(in crate::view) fn welcome() -> Page<'static> {
    let mut page = Page::default();
    page.heading("career", "");
    page.paragraph(Line::new().plain(ABOUT).plain("."));
    page.paragraph(Line::new().plain("Try:"));
    page.heading("career show api-engineer", "all about a role");
    page.heading("career search kubernetes", "roles by title, alias, tool or any words");
    page.heading("career path help-desk-technician cloud-architect", "from one role to another");
    page.heading("career --help", "all commands; career COMMAND --help explains one");
    page
}
