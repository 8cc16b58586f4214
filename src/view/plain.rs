//! A page as plain labelled lines: nothing is wrapped, cut, drawn or coloured, so it reads well through a pipe and a
//! screen reader alike.

use std::fmt::Write;

use super::page::{Block, Page};
use super::text::clean;

pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    let mut out = String::new();
    for (position, block) in page.blocks.iter().enumerate() {
        if position > 0 && matches!(block, Block::Title { .. } | Block::Heading { .. }) {
            out.push('\n');
        }
        write_block(&mut out, block);
    }
    out.into_bytes()
}

/// Writing to a string cannot fail.
fn write_block(out: &mut String, block: &Block<'_>) {
    match block {
        Block::Title { text, note } | Block::Heading { text, note } => {
            let between = if note.is_empty() { "" } else { ": " };
            let _ = writeln!(out, "{}{between}{}", clean(text), clean(note));
        }
        Block::Paragraph(line) => {
            let _ = writeln!(out, "{}", clean(&line.text()));
        }
        Block::Facts(facts) => {
            for (label, line) in facts {
                let _ = writeln!(out, "{}: {}", clean(label), clean(&line.text()));
            }
        }
        Block::Bars(bars) => {
            for (label, score, note) in bars {
                let between = if note.is_empty() { "" } else { ", " };
                let _ = writeln!(out, "{label}: {score}/100{between}{}", clean(note));
            }
        }
        Block::Grid(grid) => {
            for row in &grid.rows {
                let cells: Vec<String> = grid
                    .columns
                    .iter()
                    .zip(row)
                    .enumerate()
                    .filter(|(_, (_, cell))| !cell.is_empty())
                    .map(|(position, (column, cell))| match position {
                        0 => format!("{}:", clean(cell)),
                        _ => format!("{} {}", clean(&column.title), clean(cell)),
                    })
                    .collect();
                let _ = match cells.split_first() {
                    Some((first, rest)) => writeln!(out, "{first} {}", rest.join(", ")),
                    None => Ok(()),
                };
            }
        }
        Block::Tree(twigs) => {
            for twig in twigs {
                let _ = writeln!(out, "{:indent$}{}", "", clean(&twig.line.text()), indent = 2 * twig.depth);
            }
        }
    }
}
