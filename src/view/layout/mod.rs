//! What each report looks like as a page and as records: one file a verb.

mod compare;
mod gap;
mod graph;
mod list;
mod path;
mod reach;
mod search;
mod show;
mod tree;

pub use show::ShowPage;

use super::page::Line;

/// Several texts with commas between them.
fn enumerate<'a>(texts: impl IntoIterator<Item = &'a str>) -> Line<'a> {
    let mut line = Line::new();
    for (position, text) in texts.into_iter().enumerate() {
        if position > 0 {
            line = line.plain(", ");
        }
        line = line.plain(text);
    }
    line
}
