//! `path`: a part a move.

use std::borrow::Cow;

use super::joined;
use crate::query::PathReport;
use crate::query::effort::{Learn, Move};
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Records, number, value};
use crate::view::words::{bare_money, counted, money_change};
use crate::vocabulary::Vocabulary;

/// A page shows the largest steps; JSON has all.
const TOOLS_SHOWN: usize = 8;

impl View for PathReport<'_> {
    fn schema(&self) -> &'static str {
        "career/path/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        for path in &self.paths {
            let note = format!("{}, effort {}", counted(path.moves.len(), "move"), path.effort);
            page.title(format!("{} → {}", self.from.title, self.to.title), note);
            for (number, step) in path.moves.iter().enumerate() {
                let mut note = format!("{} · effort {}", step.kind.label(), step.effort);
                if let (Some(change), Some(currency)) = (step.pay_change, step.pay_currency) {
                    note = format!("{note} · median {} {currency}", money_change(change));
                }
                page.heading(format!("{}. {}", number + 1, step.to.title), note);
                page.facts(asks(step));
            }
        }
        page.paragraph(Line::new());
        let note = "Effort is our own measure (see `career path --help`); medians are those of the parent occupations.";
        page.paragraph(Line::new().muted(note));
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["to", "from", "kind", "effort", "raise", "learn", "pay_change"].map(Cow::Borrowed).into();
        let rows = self.paths.iter().flat_map(|path| &path.moves).map(|step| {
            vec![
                value(step.to.id),
                value(step.from.id),
                value(step.kind.name()),
                number(Some(step.effort)),
                joined(step.raise.0.iter().map(|(competency, points)| format!("{}+{points}", competency.name()))),
                joined(step.learn.iter().map(|learn| format!("{}={}", learn.id, learn.to.name()))),
                number(step.pay_change.map(bare_money)),
            ]
        });
        Records { columns, rows: rows.collect() }
    }
}

fn asks<'a>(step: &'a Move<'a>) -> Vec<(Cow<'a, str>, Line<'a>)> {
    let raise: Vec<_> =
        step.raise.0.iter().map(|(competency, points)| format!("{} +{points}", competency.label().to_lowercase())).collect();
    let mut facts = Vec::new();
    if !raise.is_empty() {
        facts.push(("Raise".into(), Line::new().plain(raise.join(", "))));
    }
    if !step.learn.is_empty() {
        facts.push(("Learn".into(), tools(&step.learn)));
    }
    facts
}

fn tools<'a>(learn: &'a [Learn<'a>]) -> Line<'a> {
    let mut line = Line::new();
    for (position, tool) in learn.iter().take(TOOLS_SHOWN).enumerate() {
        line = line.plain(if position > 0 { ", " } else { "" }).plain(tool.name).muted(format!(" {}", tool.to.name()));
    }
    match learn.len().saturating_sub(TOOLS_SHOWN) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}
