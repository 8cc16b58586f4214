//! Lays out columns of text side by side for a terminal.

use std::borrow::Cow;

use super::page::{Line, SideBySide, Tone};
use super::text::width;

/// Least width of a column that is pleasant to read.
const LEAST_WIDTH: usize = 24;
/// Greatest width of a column: longer lines are hard to follow beside others.
const GREATEST_WIDTH: usize = 44;
const GAP: &str = "  ";

/// The lines of columns side by side, each to be printed as it is; `None` if there is no room for them. `readable` is what a
/// terminal makes of a text.
pub(super) fn beside<'t>(
    columns: &'t SideBySide<'_>,
    terminal_width: usize,
    readable: impl Fn(&'t str) -> Cow<'t, str>,
) -> Option<Vec<Line<'static>>> {
    let count = columns.heads.len();
    let labels = columns.facts.iter().map(|(label, _)| label).chain(columns.lists.iter().map(|(label, _)| label));
    let label_width = labels.map(|label| width(label)).max().unwrap_or_default();
    let room = terminal_width.checked_sub(label_width + GAP.len() * (count + 1))?.checked_div(count)?.min(GREATEST_WIDTH);
    if count < 2 || room < LEAST_WIDTH {
        return None;
    }
    let layout = Layout { label_width, room };
    let one = |cell: &'t Cow<'_, str>| layout.wrapped(&readable(cell), "", "");
    let mut lines = layout.row("", Tone::Strong, &columns.heads.iter().map(one).collect::<Vec<_>>());
    for (label, cells) in columns.facts.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())) {
        lines.extend(layout.row(label, Tone::Plain, &cells.iter().map(one).collect::<Vec<_>>()));
    }
    for (label, lists) in columns.lists.iter().filter(|(_, lists)| lists.iter().any(|list| !list.is_empty())) {
        lines.push(Line::new());
        let cell = |list: &'t Vec<Cow<'_, str>>| match list.as_slice() {
            [only] => one(only),
            several => several.iter().flat_map(|line| layout.wrapped(&readable(line), "- ", "  ")).collect(),
        };
        lines.extend(layout.row(label, Tone::Plain, &lists.iter().map(cell).collect::<Vec<_>>()));
    }
    Some(lines)
}

/// The widths of the column of labels and of each column of text.
struct Layout {
    label_width: usize,
    room: usize,
}

impl Layout {
    fn wrapped(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let options = textwrap::Options::new(self.room)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
    }

    /// The lines of a row: the label, and beside it the lines of each cell.
    fn row(&self, label: &str, tone: Tone, cells: &[Vec<String>]) -> Vec<Line<'static>> {
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let line = |at: usize| {
            let label = if at == 0 { label } else { "" };
            let mut line = Line::new().muted(format!("{GAP}{}", padded(label, self.label_width)));
            let last = cells.iter().rposition(|cell| cell.len() > at).unwrap_or_default();
            for (column, cell) in cells.iter().enumerate().take(last + 1) {
                let text = cell.get(at).map_or("", String::as_str);
                let text = if column == last { text.to_owned() } else { padded(text, self.room) };
                line = line.plain(GAP).with(tone, text);
            }
            line
        };
        (0..height).map(line).collect()
    }
}

fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(terminal_width: usize) -> Option<String> {
        let columns = SideBySide {
            heads: vec!["One".into(), "Two".into()],
            facts: vec![("Pay", vec!["1".into(), "2".into()]), ("None", vec!["".into(), "".into()])],
            lists: vec![("Duties", vec![vec!["carries the pager every night".into(), "b".into()], vec!["c".into()]])],
        };
        let lines = beside(&columns, terminal_width, Cow::Borrowed)?;
        let text = |line: Line<'_>| line.0.iter().map(|(_, text)| text.as_ref()).collect::<String>();
        Some(lines.into_iter().map(text).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn columns_stand_side_by_side_where_there_is_room() {
        assert_eq!(drawn(40), None);
        let wanted = "          One                       Two\n  Pay     1                         2\n\n  \
                      Duties  - carries the pager       c\n            every night\n          - b";
        assert_eq!(drawn(60).unwrap_or_default(), wanted);
    }
}
