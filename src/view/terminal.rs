//! Renders a page for a terminal, within its width and capabilities. The decision on colour is made here only.

use std::borrow::Cow;
use std::env;
use std::ops::Range;

use comfy_table::{CellAlignment, ContentArrangement, Table};
use terminal_size::{Width, terminal_size};

use super::format::Colour;
use super::page::{Align, Block, Grid, Line, Mark, Page, SideBySide, Tone, Twig, with_id};
use super::palette::{paint, tone_of};
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

/// A report in a format.
#[derive(Debug, PartialEq, Eq)]
pub struct Rendered {
    /// What to write.
    pub bytes: Vec<u8>,
    /// How many lines at the top head the rest, which is a table; 0 if it is not.
    pub header: usize,
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, header: 0 }
    }
}

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
    pub(super) fn draw(&self, page: &Page<'_>) -> Rendered {
        colored::control::set_override(self.colour);
        let (mut out, mut header) = (String::new(), 0);
        let is_table = page.is_table();
        for block in &page.blocks {
            match block {
                Block::Grid(grid) if is_table => {
                    let above = out.lines().count();
                    header = if self.draw_grid(&mut out, grid) { above + 1 } else { 0 };
                }
                block => self.draw_block(&mut out, block),
            }
        }
        Rendered { bytes: out.into_bytes(), header }
    }

    fn draw_block(&self, out: &mut String, block: &Block<'_>) {
        if !out.is_empty() && matches!(block, Block::Title { .. } | Block::Heading { .. }) {
            out.push('\n');
        }
        match block {
            Block::DocumentTitle(_) => {}
            Block::Title { text, note, id } => self.draw_title(out, text, &with_id(note, id)),
            Block::Heading { text, note } => self.draw_heading(out, text, note),
            Block::Paragraph(line) => self.wrap(out, line, INDENT, INDENT),
            Block::Items(items) => items.iter().for_each(|item| self.wrap(out, item, "  - ", "    ")),
            Block::Facts(facts) => self.draw_facts(out, facts),
            Block::Bars(bars) => self.draw_bars(out, bars),
            Block::Grid(grid) => {
                self.draw_grid(out, grid);
            }
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
        self.draw_heading(out, text, &Line::from(note));
        let rule = if self.unicode { "─" } else { "-" };
        let reach = width(text).clamp(1, self.width);
        out.push_str(&paint(Tone::Muted, &rule.repeat(reach)));
        out.push('\n');
    }

    /// Draws the note beside the text if both fit on one line, else below it.
    fn draw_heading(&self, out: &mut String, text: &str, note: &Line<'_>) {
        let heading = Line::new().strong(text);
        let note_width: usize = note.0.iter().map(|(_, text)| width(&self.readable(text))).sum();
        let both = width(&self.readable(text)) + INDENT.len() + note_width;
        if note_width > 0 && both <= self.width.min(PROSE_WIDTH) {
            self.wrap(out, &heading.plain(INDENT).and(note), "", INDENT);
            return;
        }
        self.wrap(out, &heading, "", INDENT);
        if note_width > 0 {
            self.wrap(out, note, INDENT, INDENT);
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

    /// Draws a table, and returns whether its first line is its header.
    fn draw_grid(&self, out: &mut String, grid: &Grid<'_>) -> bool {
        let shown = self.fitting_columns(grid);
        let words = shown.iter().map(|position| longest_word(grid, *position)).sum::<usize>() + gaps(shown.len());
        if shown.len() > 1 && words > self.width {
            self.draw_stacked(out, grid, &shown);
            return false;
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
        let places = self.places(grid, &shown);
        let natural = places.last().map_or(0, |(_, columns)| columns.end);
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
        // If cells wrap, lines do not correspond to rows, and what has a colour has no fixed position.
        let is_coloured = self.colour && natural <= self.width;
        for (number, line) in table.lines().enumerate().skip(usize::from(!header)) {
            let line = line.trim_end();
            match number.checked_sub(1) {
                None => out.push_str(&paint(Tone::Muted, line)),
                Some(row) => {
                    let parts = if is_coloured { coloured_parts(grid, &places, row) } else { Vec::new() };
                    out.push_str(&paint_parts(line, &parts));
                }
            }
            out.push('\n');
        }
        header && natural <= self.width
    }

    /// The columns shown, each with those of the terminal that it takes.
    fn places(&self, grid: &Grid<'_>, shown: &[usize]) -> Vec<(usize, Range<usize>)> {
        let place = |end: &mut usize, position: &usize| {
            let start = *end + INDENT.len();
            *end = start + self.column_width(grid, *position);
            Some((*position, start..*end))
        };
        shown.iter().scan(0, place).collect()
    }

    /// The fallback for a grid too narrow for its longest words: each row is a list of one cell per line.
    fn draw_stacked(&self, out: &mut String, grid: &Grid<'_>, shown: &[usize]) {
        for row in &grid.rows {
            for (column, cell) in shown.iter().filter_map(|position| grid.columns.get(*position).zip(row.get(*position))) {
                if column.title.is_empty() {
                    self.wrap(out, &Line::new().plain(cell.as_ref()), INDENT, INDENT);
                } else if !cell.is_empty() {
                    let tone = column.meaning.map_or(Tone::Plain, |meaning| tone_of(meaning, cell));
                    let line = Line::new().muted(column.title.as_ref()).muted(": ").with(tone, cell.as_ref());
                    self.wrap(out, &line, "    ", "      ");
                }
            }
        }
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

/// The parts of a row that have a colour, by the columns of the terminal: marked characters, then cells.
fn coloured_parts(grid: &Grid<'_>, places: &[(usize, Range<usize>)], row: usize) -> Vec<(Range<usize>, Tone)> {
    let marked = grid.marks.iter().filter(|mark| mark.row == row).flat_map(|mark| columns_of(grid, places, mark));
    let marked = marked.map(|column| (column..column + 1, Tone::Match));
    let cells = places.iter().filter_map(|(position, columns)| {
        let (meaning, cell) = grid.columns.get(*position)?.meaning.zip(grid.rows.get(row)?.get(*position))?;
        Some((columns.clone(), tone_of(meaning, cell)))
    });
    marked.chain(cells).collect()
}

/// The terminal columns at which the characters of a mark begin.
fn columns_of(grid: &Grid<'_>, places: &[(usize, Range<usize>)], mark: &Mark) -> Vec<usize> {
    let place = places.iter().find(|(position, _)| *position == mark.column);
    let cell = grid.rows.get(mark.row).and_then(|row| row.get(mark.column));
    let Some(((_, Range { start, .. }), cell)) = place.zip(cell) else { return Vec::new() };
    let (mut column, mut columns) = (*start, Vec::new());
    for (position, c) in (0_u32..).zip(clean(cell).chars()) {
        if mark.characters.contains(&position) {
            columns.push(column);
        }
        column += width(c.encode_utf8(&mut [0; 4]));
    }
    columns
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

/// Styles the parts of a line that begin at these columns.
fn paint_parts(line: &str, parts: &[(Range<usize>, Tone)]) -> String {
    if parts.is_empty() {
        return paint(Tone::Plain, line);
    }
    let tone_at = |at: usize| parts.iter().find(|(columns, _)| columns.contains(&at)).map_or(Tone::Plain, |(_, tone)| *tone);
    let (mut painted, mut run, mut tone, mut column) = (String::with_capacity(2 * line.len()), String::new(), Tone::Plain, 0);
    for c in line.chars() {
        let next = tone_at(column);
        if next != tone && !run.is_empty() {
            painted.push_str(&paint(tone, &std::mem::take(&mut run)));
        }
        tone = next;
        run.push(c);
        column += width(c.encode_utf8(&mut [0; 4]));
    }
    if run.is_empty() { painted } else { painted + &paint(tone, &run) }
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
    use super::super::page::{Column, Meaning};
    use super::*;

    const TERMINAL: Terminal = Terminal { is_tty: true, width: 80, colour: false, unicode: true };

    #[test]
    fn bars_are_as_long_as_scores() {
        assert_eq!(TERMINAL.bar(100, 10), "█".repeat(10));
        assert_eq!(TERMINAL.bar(0, 10), " ".repeat(10));
        assert_eq!(TERMINAL.bar(55, 10), format!("{}▌{}", "█".repeat(5), " ".repeat(4)));
        assert_eq!(Terminal { unicode: false, ..TERMINAL }.bar(55, 10), "######....");
    }

    #[test]
    fn a_table_knows_its_header() {
        let table = |width: usize| {
            let mut page = Page::default();
            page.title("Roles", "");
            page.grid(
                vec![Column::left("Title", 0), Column::left("Level", 1).saying(Meaning::Level)],
                vec![vec!["Quokka Wrangler of all the islands".into(), "Mid".into()]],
            );
            page.paragraph(Line::new().plain("1 role"));
            (Terminal { width, ..TERMINAL }.draw(&page).header, page)
        };
        let (header, mut page) = table(80);
        assert_eq!(header, 3, "a title, its rule, and the names of the columns");
        assert_eq!(table(20).0, 0, "wrapped");
        page.heading("More", "");
        assert_eq!(TERMINAL.draw(&page).header, 0, "no table alone");
    }

    #[test]
    fn ascii_spells_what_it_can() {
        assert_eq!(to_ascii("é – → “x” デ"), "e - -> \"x\" ?");
    }
}
