//! Renders a page as plain labelled lines, without wrapping, truncation, line drawing or colour: suits pipes and screen
//! readers.

use super::page::{Align, Block, Grid, Line, Page, with_id};
use super::text::clean;

/// Initial capacity: enough for a role's page, which avoids reallocations.
const USUAL_LENGTH: usize = 8 * 1024;

pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    let mut out = String::with_capacity(USUAL_LENGTH);
    page.blocks.iter().for_each(|block| write_block(&mut out, block));
    out.into_bytes()
}

fn write_block(out: &mut String, block: &Block<'_>) {
    match block {
        Block::DocumentTitle(_) => {}
        Block::Title { text, note, id } => write_heading(out, text, &with_id(note, id)),
        Block::Heading { text, note } => write_heading(out, text, &note.text()),
        Block::Paragraph(line) => put_line(out, line),
        Block::Items(items) => {
            for item in items {
                out.push_str("- ");
                put_line(out, item);
            }
        }
        Block::Facts(facts) => {
            for (label, line) in facts {
                put(out, label);
                out.push_str(": ");
                put_line(out, line);
            }
        }
        Block::Bars(bars) => {
            for (label, score, note) in bars {
                for part in [label, ": ", &score.to_string(), "/100"] {
                    out.push_str(part);
                }
                if !note.is_empty() {
                    out.push_str(", ");
                    put(out, note);
                }
                out.push('\n');
            }
        }
        Block::Grid(grid) => write_grid(out, grid),
        Block::Tree(twigs) => {
            for twig in twigs {
                out.extend(std::iter::repeat_n("  ", twig.depth));
                put_line(out, &twig.line);
            }
        }
        Block::SideBySide(columns) => columns.below_each_other().iter().for_each(|block| write_block(out, block)),
    }
}

fn write_heading(out: &mut String, text: &str, note: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    put(out, text);
    if !note.is_empty() {
        out.push_str(": ");
        put(out, note);
    }
    out.push('\n');
}

/// Writes one line per row: the first cell, a colon, then the other cells after their column titles; empty cells are
/// omitted. The title of the first column, such as the unit of amounts, is a line above the rows.
fn write_grid(out: &mut String, grid: &Grid<'_>) {
    if let Some(first) = grid.columns.first().filter(|column| !column.title.is_empty()) {
        put(out, &first.title);
        out.push('\n');
    }
    for row in &grid.rows {
        let mut between = ": ";
        for (position, (column, cell)) in grid.columns.iter().zip(row).enumerate() {
            if position == 0 {
                put(out, cell);
            } else if !cell.is_empty() && column.align != Align::Drawing {
                out.push_str(std::mem::replace(&mut between, ", "));
                put(out, &column.title);
                out.push(' ');
                put(out, cell);
            }
        }
        out.push('\n');
    }
}

fn put(out: &mut String, text: &str) {
    out.push_str(&clean(text));
}

fn put_line(out: &mut String, line: &Line<'_>) {
    for (_, text) in &line.0 {
        put(out, text);
    }
    out.push('\n');
}
