//! Renders a page for a terminal, within its width and capabilities. The decision on colour is made here only.

use std::borrow::Cow;
use std::env;

use colored::Colorize;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use terminal_size::{Width, terminal_size};

use super::format::Colour;
use super::page::{Align, Block, Grid, Line, Mark, Page, SideBySide, Tone, Twig, with_id};
use super::side_by_side::beside;
use super::text::{clean, width};

/// Maximum width of wrapped text, for readability.
const PROSE_WIDTH: usize = 100;
/// Fallback for an unknown terminal width.
const DEFAULT_WIDTH: usize = 80;
/// Minimum width assumed of narrower terminals.
const LEAST_WIDTH: usize = 20;
const INDENT: &str = "  ";
/// Block characters for eighths of a column, 0 to 7.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// The capabilities of an output stream.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether it is an interactive terminal.
    pub is_tty: bool,
    /// Width in columns.
    pub width: usize,
    /// Whether to emit colour (ANSI escape sequences).
    pub colour: bool,
    /// Whether to use characters other than ASCII.
    pub unicode: bool,
}

impl Terminal {
    /// Detects the capabilities of an output stream of this process.
    ///
    /// Colour: `--color` has precedence; otherwise a non-empty `NO_COLOR` disables it, `CLICOLOR_FORCE` (not empty, not 0)
    /// enables it, and the default is terminals that are not dumb, unless `CLICOLOR` is 0.
    #[must_use]
    pub fn detect(is_tty: bool, wanted: Colour, ascii: bool) -> Self {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let colour = match wanted {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if set("NO_COLOR").is_some() => false,
            Colour::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            Colour::Auto => is_tty && !is_dumb() && set("CLICOLOR").is_none_or(|value| value != "0"),
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let utf8 = locale.is_some_and(|locale| {
            let locale = locale.to_string_lossy().to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        // The encoding that the reader of a pipe expects is unknown; UTF-8 is the convention.
        let unicode = !ascii && (utf8 || !is_tty || cfg!(windows));
        Self { is_tty, width: columns(is_tty), colour, unicode }
    }

    /// Renders a page.
    pub(super) fn draw(&self, page: &Page<'_>) -> Vec<u8> {
        colored::control::set_override(self.colour);
        let mut out = String::new();
        page.blocks.iter().for_each(|block| self.draw_block(&mut out, block));
        out.into_bytes()
    }

    fn draw_block(&self, out: &mut String, block: &Block<'_>) {
        if !out.is_empty() && matches!(block, Block::Title { .. } | Block::Heading { .. }) {
            out.push('\n');
        }
        match block {
            Block::Title { text, note, id } => self.draw_title(out, text, &with_id(note, id)),
            Block::Heading { text, note } => self.draw_heading(out, text, note),
            Block::Paragraph(line) => self.wrap(out, line, INDENT, INDENT),
            Block::Items(items) => items.iter().for_each(|item| self.wrap(out, item, "  - ", "    ")),
            Block::Facts(facts) => self.draw_facts(out, facts),
            Block::Bars(bars) => self.draw_bars(out, bars),
            Block::Grid(grid) => self.draw_grid(out, grid),
            Block::Tree(twigs) => self.draw_tree(out, twigs),
            Block::SideBySide(columns) => self.draw_side_by_side(out, columns),
        }
    }

    fn draw_side_by_side(&self, out: &mut String, columns: &SideBySide<'_>) {
        match beside(columns, self.width, |text| self.readable(text)) {
            Some(lines) => {
                for Line(spans) in lines {
                    let painted: String = spans.iter().map(|(tone, text)| paint(*tone, text)).collect();
                    out.push_str(painted.trim_end());
                    out.push('\n');
                }
            }
            None => columns.below_each_other().iter().for_each(|block| self.draw_block(out, block)),
        }
    }

    fn draw_title(&self, out: &mut String, text: &str, note: &str) {
        self.draw_heading(out, text, note);
        let rule = if self.unicode { "─" } else { "-" };
        let reach = width(text).clamp(1, self.width);
        out.push_str(&paint(Tone::Muted, &rule.repeat(reach)));
        out.push('\n');
    }

    /// Draws the note beside the text if both fit on one line, else below it.
    fn draw_heading(&self, out: &mut String, text: &str, note: &str) {
        let heading = Line::new().strong(text);
        let both = width(&self.readable(text)) + INDENT.len() + width(&self.readable(note));
        if note.is_empty() {
            self.wrap(out, &heading, "", INDENT);
        } else if both <= self.width.min(PROSE_WIDTH) {
            self.wrap(out, &heading.plain(INDENT).muted(note), "", INDENT);
        } else {
            self.wrap(out, &heading, "", INDENT);
            self.wrap(out, &Line::new().muted(note), INDENT, INDENT);
        }
    }

    fn draw_facts(&self, out: &mut String, facts: &[(Cow<'_, str>, Line<'_>)]) {
        let widest = facts.iter().map(|(label, _)| width(&self.readable(label))).max().unwrap_or_default();
        // Values go beside a column of labels or, if that leaves too little room, below each label.
        let beside = widest <= self.width / 3;
        for (label, line) in facts {
            let label = self.readable(label);
            if beside {
                let gap = " ".repeat(widest - width(&label));
                let first = format!("{INDENT}{}{gap}  ", paint(Tone::Muted, &label));
                self.wrap(out, line, &first, &" ".repeat(INDENT.len() + widest + 2));
            } else {
                self.wrap(out, &Line::new().muted(label), INDENT, INDENT);
                self.wrap(out, line, "    ", "    ");
            }
        }
    }

    fn draw_bars(&self, out: &mut String, bars: &[(&'static str, u8, Cow<'_, str>)]) {
        let widest = bars.iter().map(|(label, ..)| label.len()).max().unwrap_or_default();
        let room = self.width.saturating_sub(INDENT.len() + widest + 2 + 5);
        let length = room.min(25);
        for (label, score, note) in bars {
            let bar = if length >= 5 { format!("{}  ", paint(Tone::Id, &self.bar(*score, length))) } else { String::new() };
            let start = format!("{INDENT}{label:widest$}  {bar}{score:>3}");
            let used = INDENT.len() + widest + 2 + if length >= 5 { length + 2 } else { 0 } + 3;
            // A note goes beside the bar if it fits on the line, else below it.
            let note = self.readable(note);
            if !note.is_empty() && used + 2 + width(&note) > self.width {
                out.push_str(&start);
                out.push('\n');
                self.wrap(out, &Line::new().muted(note), "      ", "      ");
            } else {
                out.push_str(start.trim_end());
                if !note.is_empty() {
                    out.push_str("  ");
                    out.push_str(&paint(Tone::Muted, &note));
                }
                out.push('\n');
            }
        }
    }

    /// A bar of `length` columns for a score (0-100), at a resolution of an eighth of a column with Unicode.
    fn bar(&self, score: u8, length: usize) -> String {
        if !self.unicode {
            let full = (usize::from(score) * length + 50) / 100;
            return format!("{}{}", "#".repeat(full), ".".repeat(length - full));
        }
        let eighths = usize::from(score) * length * 8 / 100;
        let part = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
        let full = eighths / 8;
        let empty = length - full - usize::from(!part.is_empty());
        format!("{}{part}{}", "█".repeat(full), " ".repeat(empty))
    }

    fn draw_grid(&self, out: &mut String, grid: &Grid<'_>) {
        let shown = self.fitting_columns(grid);
        let words = shown.iter().map(|position| longest_word(grid, *position)).sum::<usize>() + gaps(shown.len());
        if shown.len() > 1 && words > self.width {
            self.draw_stacked(out, grid, &shown);
            return;
        }
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        let pick = |cells: &mut dyn Iterator<Item = Cow<'_, str>>| -> Vec<String> {
            cells
                .enumerate()
                .filter(|(position, _)| shown.contains(position))
                .map(|(_, cell)| self.readable(&cell).into_owned())
                .collect()
        };
        table.set_header(pick(&mut grid.columns.iter().map(|column| Cow::Borrowed(column.title.as_ref()))));
        for row in &grid.rows {
            table.add_row(pick(&mut row.iter().map(|cell| Cow::Borrowed(cell.as_ref()))));
        }
        let natural: usize = shown.iter().map(|position| self.column_width(grid, *position)).sum::<usize>() + gaps(shown.len());
        if natural > self.width {
            // No more columns can be dropped: wrap text within cells.
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(self.width).unwrap_or(u16::MAX));
        }
        for (position, column) in shown.iter().enumerate().filter_map(|(at, shown)| Some((at, grid.columns.get(*shown)?))) {
            if let Some(styled) = table.column_mut(position) {
                styled.set_padding((if position == 0 { 2 } else { 0 }, if position + 1 == shown.len() { 0 } else { 2 }));
                if column.align == Align::Right {
                    styled.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        let header = grid.columns.iter().any(|column| !column.title.is_empty());
        // If cells wrap, lines do not correspond to rows, and marks have no fixed position.
        let marks: &[Mark] = if self.colour && natural <= self.width { &grid.marks } else { &[] };
        for (number, line) in table.lines().enumerate().skip(usize::from(!header)) {
            let line = line.trim_end();
            match number.checked_sub(1) {
                None => out.push_str(&paint(Tone::Muted, line)),
                Some(row) => {
                    let marked = marks.iter().filter(|mark| mark.row == row);
                    out.push_str(&paint_columns(
                        line,
                        &marked.flat_map(|mark| self.columns_of(grid, &shown, mark)).collect::<Vec<_>>(),
                    ));
                }
            }
            out.push('\n');
        }
    }

    /// The fallback for a grid too narrow for its longest words: each row is a list of one cell per line.
    fn draw_stacked(&self, out: &mut String, grid: &Grid<'_>, shown: &[usize]) {
        for row in &grid.rows {
            for (column, cell) in shown.iter().filter_map(|position| grid.columns.get(*position).zip(row.get(*position))) {
                if column.title.is_empty() {
                    self.wrap(out, &Line::new().plain(cell.as_ref()), INDENT, INDENT);
                } else if !cell.is_empty() {
                    let line = Line::new().muted(column.title.as_ref()).muted(": ").plain(cell.as_ref());
                    self.wrap(out, &line, "    ", "      ");
                }
            }
        }
    }

    /// The terminal columns at which the characters of a mark begin.
    fn columns_of(&self, grid: &Grid<'_>, shown: &[usize], mark: &Mark) -> Vec<usize> {
        let before = shown.iter().take_while(|position| **position != mark.column);
        let cell = grid.rows.get(mark.row).and_then(|row| row.get(mark.column));
        let Some(cell) = cell.filter(|_| shown.contains(&mark.column)) else { return Vec::new() };
        let start = before.fold(INDENT.len(), |start, position| start + self.column_width(grid, *position) + INDENT.len());
        let mut column = start;
        let mut columns = Vec::new();
        for (position, c) in (0_u32..).zip(clean(cell).chars()) {
            if mark.characters.contains(&position) {
                columns.push(column);
            }
            column += width(c.encode_utf8(&mut [0; 4]));
        }
        columns
    }

    /// The grid columns that fit the width after dropping those of the highest rank first.
    fn fitting_columns(&self, grid: &Grid<'_>) -> Vec<usize> {
        let mut shown: Vec<usize> = (0..grid.columns.len()).collect();
        let rank = |position: &usize| grid.columns.get(*position).map_or(0, |column| column.rank);
        let widths: Vec<usize> = shown.iter().map(|position| self.column_width(grid, *position)).collect();
        loop {
            let total: usize = shown.iter().filter_map(|position| widths.get(*position)).sum::<usize>() + gaps(shown.len());
            let highest = shown.iter().map(rank).max().unwrap_or_default();
            if total <= self.width || highest == 0 {
                return shown;
            }
            shown.retain(|position| rank(position) < highest);
        }
    }

    fn column_width(&self, grid: &Grid<'_>, position: usize) -> usize {
        let title = grid.columns.get(position).map_or(0, |column| width(&self.readable(&column.title)));
        grid.rows
            .iter()
            .filter_map(|row| row.get(position))
            .map(|cell| width(&self.readable(cell)))
            .max()
            .unwrap_or_default()
            .max(title)
    }

    fn draw_tree(&self, out: &mut String, twigs: &[Twig<'_>]) {
        let [branch, corner, trunk] = if self.unicode { ["├─ ", "└─ ", "│  "] } else { ["|- ", "`- ", "|  "] };
        // For each ancestor level, whether more siblings follow.
        let mut open: Vec<bool> = Vec::new();
        for twig in twigs {
            open.truncate(twig.depth.saturating_sub(1));
            let stem: String = open.iter().map(|more| if *more { trunk } else { "   " }).collect();
            let (first, rest) = match twig.depth {
                0 => (String::new(), String::new()),
                _ if twig.last => (format!("{stem}{corner}"), format!("{stem}   ")),
                _ => (format!("{stem}{branch}"), format!("{stem}{trunk}")),
            };
            open.push(!twig.last);
            if twig.depth == 0 {
                open.clear();
            }
            self.wrap(out, &twig.line, &first, &rest);
        }
    }

    /// The text sanitized and, if necessary, transliterated to ASCII. Must be applied before measuring widths.
    fn readable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = clean(text);
        if self.unicode || text.is_ascii() { text } else { Cow::Owned(to_ascii(&text)) }
    }

    /// Writes a message for standard error: wrapped on a terminal, otherwise as a single line, as for a log.
    pub(super) fn say(&self, out: &mut String, line: &Line<'_>) {
        if self.is_tty {
            self.wrap(out, line, "", INDENT);
        } else {
            out.extend(line.0.iter().map(|(tone, text)| paint(*tone, &self.readable(text))));
            out.push('\n');
        }
    }

    /// Writes a line, wrapped by display width, with an indent for the first line and one for the rest.
    fn wrap(&self, out: &mut String, line: &Line<'_>, first: &str, rest: &str) {
        let painted: String = line.0.iter().map(|(tone, text)| paint(*tone, &self.readable(text))).collect();
        let options = textwrap::Options::new(self.width.min(PROSE_WIDTH))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(&painted, options) {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// Display width of the longest word in a column of a grid.
fn longest_word(grid: &Grid<'_>, position: usize) -> usize {
    let title = grid.columns.get(position).map(|column| column.title.as_ref());
    let cells = grid.rows.iter().filter_map(|row| row.get(position)).map(|cell| cell.as_ref());
    title.into_iter().chain(cells).flat_map(str::split_whitespace).map(width).max().unwrap_or_default()
}

/// Total width of the gaps before the first column and between columns.
const fn gaps(columns: usize) -> usize {
    INDENT.len() * columns
}

/// Width of a stream. `COLUMNS` also holds in a pipe: it is how the preview of a picker says how wide it is.
fn columns(is_tty: bool) -> usize {
    let stated = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let measured = || terminal_size().map(|(Width(columns), _)| usize::from(columns)).filter(|columns| is_tty && *columns > 0);
    stated.or_else(measured).unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH)
}

/// Whether a terminal shows plain text and nothing else: `TERM` is `dumb` or, except on Windows, unset or empty.
pub(crate) fn is_dumb() -> bool {
    match env::var_os("TERM").filter(|term| !term.is_empty()) {
        Some(term) => term == "dumb",
        None => !cfg!(windows),
    }
}

/// Highlights the characters of a line that begin at these columns.
fn paint_columns(line: &str, columns: &[usize]) -> String {
    if columns.is_empty() {
        return paint(Tone::Plain, line);
    }
    let mut painted = String::with_capacity(line.len());
    let mut run = String::new();
    let mut column = 0;
    for c in line.chars() {
        if columns.contains(&column) {
            run.push(c);
        } else {
            if !run.is_empty() {
                painted.push_str(&paint(Tone::Match, &std::mem::take(&mut run)));
            }
            painted.push(c);
        }
        column += width(c.encode_utf8(&mut [0; 4]));
    }
    if run.is_empty() { painted } else { painted + &paint(Tone::Match, &run) }
}

/// Styles text by its tone. In running text, a signed number is a change, and has the colour of its sign.
fn paint(tone: Tone, text: &str) -> String {
    match tone {
        Tone::Plain => paint_changes(text, str::to_owned),
        Tone::Strong => text.bold().to_string(),
        Tone::Muted => paint_changes(text, |text| text.dimmed().to_string()),
        Tone::Id => text.cyan().to_string(),
        Tone::Match => text.yellow().bold().to_string(),
        Tone::Wrong => text.red().bold().to_string(),
    }
}

/// Paints signed numbers, such as `+36,000` or `(-3)`: green up, yellow down. The rest is styled as given.
fn paint_changes(text: &str, style: impl Fn(&str) -> String) -> String {
    let (mut painted, mut rest) = (String::with_capacity(text.len()), String::new());
    for word in text.split_inclusive([' ', '\u{a0}']) {
        let Some(is_up) = change(word) else {
            rest.push_str(word);
            continue;
        };
        if !rest.is_empty() {
            painted.push_str(&style(&std::mem::take(&mut rest)));
        }
        painted.push_str(&(if is_up { word.green() } else { word.yellow() }).to_string());
    }
    if rest.is_empty() { painted } else { painted + &style(&rest) }
}

/// Whether a word is a number with a sign other than 0, and then whether it goes up.
fn change(word: &str) -> Option<bool> {
    let number = word.trim_start_matches('(');
    let unsigned = number.strip_prefix(['+', '-'])?;
    let is_number = unsigned.starts_with(|c: char| c.is_ascii_digit()) && !unsigned.contains('-');
    (is_number && unsigned.contains(|c| ('1'..='9').contains(&c))).then(|| number.starts_with('+'))
}

/// Transliterates to ASCII: the typographic characters that the program uses, and accented letters.
fn to_ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '–' | '—' | '─' => plain.push('-'),
            '→' => plain.push_str("->"),
            '…' => plain.push_str("..."),
            '·' | '┃' => plain.push('|'),
            '━' => plain.push('='),
            '’' | '‘' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            c if c.is_ascii() => plain.push(c),
            c => {
                // Strips accents; characters without an ASCII base become `?`.
                let base = unicode_normalization::char::decompose_canonical;
                let mut letter = None;
                base(c, |part| letter = letter.or(Some(part).filter(char::is_ascii)));
                plain.push(letter.unwrap_or('?'));
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMINAL: Terminal = Terminal { is_tty: true, width: 80, colour: false, unicode: true };

    #[test]
    fn signed_numbers_are_changes() {
        for (word, goes_up) in [("+36,000 ", Some(true)), ("(-3)", Some(false)), ("-0.5", Some(false)), ("(+0)", None)] {
            assert_eq!(change(word), goes_up, "{word}");
        }
        for word in ["-", "2024-34", "-v", "+", "-10-5", "A+", "-bin"] {
            assert_eq!(change(word), None, "{word}");
        }
    }

    #[test]
    fn bars_are_as_long_as_scores() {
        assert_eq!(TERMINAL.bar(100, 10), "█".repeat(10));
        assert_eq!(TERMINAL.bar(0, 10), " ".repeat(10));
        assert_eq!(TERMINAL.bar(55, 10), format!("{}▌{}", "█".repeat(5), " ".repeat(4)));
        assert_eq!(Terminal { unicode: false, ..TERMINAL }.bar(55, 10), "######....");
    }

    #[test]
    fn ascii_spells_what_it_can() {
        assert_eq!(to_ascii("é – → “x” デ"), "e - -> \"x\" ?");
    }
}
