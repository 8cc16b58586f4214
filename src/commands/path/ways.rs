//! The view of `path`: one section for each move or, for paths from every entry role, one line for each path.

use std::borrow::Cow;

use crate::catalog::Money;
use crate::commands::shared::cells::{enumerate, joined, kind, to_learn};
use crate::commands::shared::pay::{USUAL_NOTE, put_reading, usual_change};
use crate::commands::shared::shown::Shown;
use crate::query::effort::{Learn, Move, Parts};
use crate::query::{Distinction, Path, PathReport};
use crate::view::graph::Graph;
use crate::view::page::{Line, Page, Tone};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::{bare_money, counted, money_change};
use crate::view::{Format, ReportKind, View};
use career_data::vocabulary::{Basis, By, MoveKind, Vocabulary};

pub(super) const PATH: ReportKind = ReportKind::of_named_roles::<PathPage<'_>>("path", "career/path/1");

/// Maximum number of tools on a page, those with the largest steps; JSON has all.
const TOOLS_SHOWN: usize = 8;
/// Tools that the first step names.
const FIRST_TO_LEARN: usize = 2;

/// The view of `path`.
pub type PathPage<'a> = Shown<PathReport<'a>>;

impl View for PathPage<'_> {
    const SPECIAL_FORMATS: &'static [Format] = &Format::GRAPH;
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        PATH.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        match self.report.from {
            Some(from) => {
                for path in &self.report.paths {
                    page.title(format!("{} → {}", from.title, self.report.to.title), self.report.note(path));
                    self.report.put_advice(&mut page, path);
                    put_moves(&mut page, path, self.most(TOOLS_SHOWN));
                }
            }
            None => self.report.put_starts(&mut page),
        }
        page.paragraph(Line::new());
        page.paragraph(
            Line::new().muted(format!("Effort and years are our own reading (see `career path --help`). {USUAL_NOTE}.")),
        );
        put_reading(&mut page, self.report.region.as_ref());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["to", "from", "kind", "effort", "raise", "learn", "pay_change", "way", "basis", "years"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let moves = self.report.paths.iter().enumerate().flat_map(|(at, path)| path.moves.iter().map(move |step| (at + 1, step)));
        let rows = moves.map(|(way, step)| {
            vec![
                value(step.to.id),
                value(step.from.id),
                value(step.kind.name()),
                number(Some(step.effort)),
                joined(step.raise.0.iter().map(|(competency, points)| format!("{}+{points}", competency.name()))),
                to_learn(step),
                number(step.pay_change.map(bare_money)),
                number(Some(way)),
                value(step.basis.basis.name()),
                step.years.map(|years| format!("{}-{}", years.from, years.to).into()),
            ]
        });
        rows.collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        for path in &self.report.paths {
            graph.node(path.from.id, path.from.title, true);
        }
        graph.node(self.report.to.id, self.report.to.title, true);
        for step in self.report.paths.iter().flat_map(|path| &path.moves) {
            let (from, to) = (graph.node(step.from.id, step.from.title, false), graph.node(step.to.id, step.to.title, false));
            graph.arrow(from, to, format!("{}, effort {}", kind(step.kind, step.basis.basis), step.effort));
        }
        Some(graph)
    }
}

impl PathReport<'_> {
    /// The note below the title of a path: number of moves, effort, change in pay and years.
    fn note(&self, path: &Path<'_>) -> String {
        let mut note = format!("{}, effort {}", counted(path.moves.len(), "move"), path.effort);
        match self.by {
            By::Effort if path.cost > path.effort.into() => note = format!("{note}, {} with detours", path.cost),
            By::Pay => note = format!("{note}, {} with pay and detours counted", path.cost),
            By::Effort | By::Steps => {}
        }
        if let Some((change, currency)) = path.pay_change.zip(path.pay_currency) {
            note = format!("{note}, {}", usual_change(change, currency, path.pay_own));
        }
        if let Some(years) = path.years {
            note = format!("{note}, {years}");
        }
        note
    }

    /// Adds, in plain words, what distinguishes a path and how it begins.
    fn put_advice<'a>(&'a self, page: &mut Page<'a>, path: &'a Path<'a>) {
        if let Some(best) = self.paths.first().filter(|_| self.paths.len() > 1) {
            page.paragraph(Line::new().strong(self.distinction(path, best)));
        }
        if let Some(first) = path.moves.first() {
            page.paragraph(Line::new().plain(first_step(first)));
        }
    }

    /// What distinguishes a path from the best, in a sentence.
    fn distinction(&self, path: &Path<'_>, best: &Path<'_>) -> String {
        let moves = |path: &Path<'_>| path.moves.len();
        match path.distinction {
            Distinction::Best => match self.by {
                By::Effort if self.paths.iter().any(|other| other.effort < best.effort) => {
                    "The least effort, detours counted.".to_owned()
                }
                By::Effort => "The least effort of all.".to_owned(),
                By::Steps => "The fewest moves of all.".to_owned(),
                By::Pay => "The one that costs least in effort and pay together.".to_owned(),
            },
            Distinction::LeastEffort => format!("Less effort: {} instead of {}.", path.effort, best.effort),
            Distinction::FewestMoves => format!("Fewer moves: {} instead of {}.", moves(path), moves(best)),
            Distinction::EarlierPay => match first_change(path).zip(first_change(best)) {
                Some(((earlier, currency), (later, _))) if earlier > later => {
                    format!("Pay rises earlier: {} {currency} with the first move.", money_change(earlier))
                }
                _ => "More pay on the way.".to_owned(),
            },
            Distinction::SameFields => "Every stop is in the field of the start or of the goal.".to_owned(),
            Distinction::OnlyUsual => "Only moves that people usually make.".to_owned(),
            Distinction::OtherStops => match self.own_stops(path).as_slice() {
                [] => "The same stops in another order.".to_owned(),
                stops => format!("By way of {}.", stops.join(" and ")),
            },
        }
    }

    /// The stops of a path that no path listed before it has.
    fn own_stops<'a>(&'a self, path: &Path<'a>) -> Vec<&'a str> {
        let before = self.paths.iter().take_while(|other| !std::ptr::eq(*other, path));
        let known: Vec<_> = before.flat_map(|other| &other.moves).map(|step| step.to).collect();
        path.moves.iter().map(|step| step.to).filter(|to| *to != self.to && !known.contains(to)).map(|to| to.title).collect()
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

fn put_moves<'a>(page: &mut Page<'a>, path: &'a Path<'a>, most: usize) {
    for (number, step) in path.moves.iter().enumerate() {
        let kind = if step.basis == Basis::Skills {
            format!("{} by skills, not a usual move", step.kind.label()).into()
        } else {
            kind(step.kind, step.basis.basis)
        };
        let mut note = Line::new().with(Tone::Move(step.kind), kind).muted(format!(" · effort {}", step.effort));
        if let Some((change, currency)) = step.pay_change.zip(step.pay_currency) {
            note = note.muted(format!(" · {}", usual_change(change, currency, step.pay_own)));
        }
        page.heading(format!("{}. {}", number + 1, step.to.title), note);
        page.facts(asks(step, most));
    }
}

/// What a move asks, naming so many tools at most.
fn asks<'a>(step: &'a Move<'a>, most: usize) -> Vec<(Cow<'a, str>, Line<'a>)> {
    let raise: Vec<_> =
        step.raise.0.iter().map(|(competency, points)| format!("{} +{points}", competency.label().to_lowercase())).collect();
    let mut facts: Vec<_> = step.why.map(|why| ("In practice".into(), Line::new().plain(why))).into_iter().collect();
    if !step.carries_over.is_empty() {
        facts.push(("Carries over".into(), carried_over(step, most)));
    }
    if let Some(years) = step.years {
        facts.push(("Experience".into(), Line::new().plain(format!("{years} before"))));
    }
    if !raise.is_empty() {
        facts.push(("Raise".into(), Line::new().plain(raise.join(", "))));
    }
    if !step.learn.is_empty() {
        facts.push(("Learn".into(), tools(&step.learn, most)));
    }
    if !step.certifications.is_empty() {
        facts.push(("Asked for".into(), enumerate(step.certifications.iter().map(|asked| asked.name))));
    }
    facts.push(("Effort".into(), Line::new().muted(sum(step.parts))));
    facts
}

/// The change of pay with the first move, and its currency.
fn first_change<'a>(path: &Path<'a>) -> Option<(Money, &'a str)> {
    path.moves.first().and_then(|step| step.pay_change.zip(step.pay_currency))
}

/// How a path begins: `First step: Systems Administrator, a move up that people usually make. Learn Linux first.`
fn first_step(step: &Move<'_>) -> String {
    let way = match step.kind {
        MoveKind::Advance => "a step up",
        MoveKind::Specialise => "a step sideways in the field",
        MoveKind::Pivot => "a change of field",
        MoveKind::StepBack => "a step back",
    };
    let basis = match step.basis.basis {
        Basis::Usual => "that people usually make",
        Basis::Related => "between related occupations",
        Basis::Skills => "that skills make plausible, though few make it",
    };
    let learn: Vec<_> = step.learn.iter().take(FIRST_TO_LEARN).map(|learn| learn.name).collect();
    let learn =
        if learn.is_empty() { "Nothing new to learn first".to_owned() } else { format!("Learn {} first", learn.join(" and ")) };
    format!("First step: {}, {way} {basis}. {learn}.", step.to.title)
}

fn carried_over<'a>(step: &'a Move<'a>, most: usize) -> Line<'a> {
    let line = enumerate(step.carries_over.iter().take(most).map(|tool| tool.name));
    match step.carries_over.len().saturating_sub(most) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}

/// `10 base + 46 raise + 40 learn`
fn sum(parts: Parts) -> String {
    let parts = parts.named().into_iter().filter(|(_, points)| *points > 0);
    parts.map(|(name, points)| format!("{points} {}", name.replace('_', " "))).collect::<Vec<_>>().join(" + ")
}

fn tools<'a>(learn: &'a [Learn<'a>], most: usize) -> Line<'a> {
    let mut line = Line::new();
    for (position, tool) in learn.iter().take(most).enumerate() {
        line = line.plain(if position > 0 { ", " } else { "" }).plain(tool.name).muted(format!(" ({})", tool.to.name()));
    }
    match learn.len().saturating_sub(most) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}
