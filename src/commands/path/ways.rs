//! The view of `path`: one section for each move or, for paths from every entry role, one line for each path.

use std::borrow::Cow;

use crate::commands::shared::cells::{joined, kind, related, with_related};
use crate::commands::shared::pay::{USUAL_NOTE, put_reading, usual_change};
use crate::query::effort::{Learn, Move, Parts};
use crate::query::{Path, PathReport};
use crate::view::graph::Graph;
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::{bare_money, counted};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{By, Vocabulary};

pub(super) const PATH: ReportKind = ReportKind::of::<PathReport<'_>>("path", "career/path/1");

/// Maximum number of tools on a page, those with the largest steps; JSON has all.
const TOOLS_SHOWN: usize = 8;

impl View for PathReport<'_> {
    fn schema(&self) -> &'static str {
        PATH.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        match self.from {
            Some(from) => {
                for (number, path) in self.paths.iter().enumerate() {
                    page.title(format!("{} → {}", from.title, self.to.title), self.note(number, path));
                    put_moves(&mut page, path);
                }
            }
            None => self.put_starts(&mut page),
        }
        page.paragraph(Line::new());
        page.paragraph(Line::new().muted(format!("Effort is our own measure (see `career path --help`). {USUAL_NOTE}.")));
        put_reading(&mut page, self.region.as_ref());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["to", "from", "kind", "effort", "raise", "learn", "pay_change", "way"]).and_sometimes(["related"])
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        with_related(Self::columns(), self.has_related())
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let has_related = self.has_related();
        let moves = self.paths.iter().enumerate().flat_map(|(at, path)| path.moves.iter().map(move |step| (at + 1, step)));
        let rows = moves.map(|(way, step)| {
            let mut row = vec![
                value(step.to.id),
                value(step.from.id),
                value(step.kind.name()),
                number(Some(step.effort)),
                joined(step.raise.0.iter().map(|(competency, points)| format!("{}+{points}", competency.name()))),
                joined(step.learn.iter().map(|learn| format!("{}={}", learn.id, learn.to.name()))),
                number(step.pay_change.map(bare_money)),
                number(Some(way)),
            ];
            row.extend(has_related.then(|| related(step.related)));
            row
        });
        rows.collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        for path in &self.paths {
            graph.node(path.from.id, path.from.title, true);
        }
        graph.node(self.to.id, self.to.title, true);
        for step in self.paths.iter().flat_map(|path| &path.moves) {
            let (from, to) = (graph.node(step.from.id, step.from.title, false), graph.node(step.to.id, step.to.title, false));
            graph.arrow(from, to, format!("{}, effort {}", kind(step.kind, step.related), step.effort));
        }
        Some(graph)
    }
}

impl PathReport<'_> {
    fn has_related(&self) -> bool {
        self.paths.iter().flat_map(|path| &path.moves).any(|step| step.related)
    }

    /// The note below the title of a path: number of moves, effort and change in pay.
    fn note(&self, number: usize, path: &Path<'_>) -> String {
        let mut note = format!("{}, effort {}", counted(path.moves.len(), "move"), path.effort);
        if self.by == By::Pay {
            note = format!("{note}, {} with what pay costs", path.cost);
        }
        if let Some((change, currency)) = path.pay_change.zip(path.pay_currency) {
            note = format!("{note}, {}", usual_change(change, currency, path.pay_own));
        }
        if number > 0 {
            let stops = counted(path.moves.len().saturating_sub(1), "stop");
            note = format!("{note}, {} of {stops} on a way above", path.shared_stops);
        }
        note
    }

    /// Adds one line for each entry role.
    fn put_starts<'a>(&'a self, page: &mut Page<'a>) {
        page.title(self.to.title, format!("the best way from {}", counted(self.paths.len(), "first job")));
        let line = |path: &'a Path<'a>| {
            let note = format!("effort {}: ", path.effort);
            let titles = path.moves.iter().map(|step| step.to.title).collect::<Vec<_>>().join(" → ");
            (Cow::Borrowed(path.from.title), Line::new().muted(note).plain(titles))
        };
        page.facts(self.paths.iter().map(line).collect());
    }
}

fn put_moves<'a>(page: &mut Page<'a>, path: &'a Path<'a>) {
    for (number, step) in path.moves.iter().enumerate() {
        let mut note = format!("{} · effort {}", kind(step.kind, step.related), step.effort);
        if let Some((change, currency)) = step.pay_change.zip(step.pay_currency) {
            note = format!("{note} · {}", usual_change(change, currency, step.pay_own));
        }
        page.heading(format!("{}. {}", number + 1, step.to.title), note);
        page.facts(asks(step));
    }
}

fn asks<'a>(step: &'a Move<'a>) -> Vec<(Cow<'a, str>, Line<'a>)> {
    let raise: Vec<_> =
        step.raise.0.iter().map(|(competency, points)| format!("{} +{points}", competency.label().to_lowercase())).collect();
    let mut facts: Vec<_> = step.why.map(|why| ("In practice".into(), Line::new().plain(why))).into_iter().collect();
    if !raise.is_empty() {
        facts.push(("Raise".into(), Line::new().plain(raise.join(", "))));
    }
    if !step.learn.is_empty() {
        facts.push(("Learn".into(), tools(&step.learn)));
    }
    facts.push(("Effort".into(), Line::new().muted(sum(step.parts))));
    facts
}

/// `10 base + 46 raise + 40 learn`
fn sum(parts: Parts) -> String {
    let parts = parts.named().into_iter().filter(|(_, points)| *points > 0);
    parts.map(|(name, points)| format!("{points} {}", name.replace('_', " "))).collect::<Vec<_>>().join(" + ")
}

fn tools<'a>(learn: &'a [Learn<'a>]) -> Line<'a> {
    let mut line = Line::new();
    for (position, tool) in learn.iter().take(TOOLS_SHOWN).enumerate() {
        line = line.plain(if position > 0 { ", " } else { "" }).plain(tool.name).muted(format!(" ({})", tool.to.name()));
    }
    match learn.len().saturating_sub(TOOLS_SHOWN) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}
