//! The sections of a role's page about its work.

use std::borrow::Cow;

use crate::commands::shared::cells::lines;
use crate::query::{EducationShare, OtherRole, RequiredEducation, RoleReport, Work};
use crate::view::page::{Line, Page};
use crate::view::records::{Row, value};
use career_data::vocabulary::{Aspect, Recurrence, Vocabulary, WayIn};

/// Shares of education shown besides the largest, and the least percentage of one that is.
const SHARES_SHOWN: usize = 2;
const LEAST_SHARE: f64 = 5.0;

/// The names of the columns that [`cells`] fills.
pub(super) fn columns() -> impl Iterator<Item = &'static str> {
    Aspect::ALL.iter().map(|aspect| aspect.name())
}

/// One cell for each aspect; lines are separated by ` | `.
pub(super) fn cells<'a>(work: &'a Work<'a>) -> Row<'a> {
    let cell = |aspect: &Aspect| match aspect {
        Aspect::Plain => lines(work.plain.iter().map(|line| (*line).to_owned())),
        Aspect::Duties => lines(work.duties.iter().map(|duty| (*duty).to_owned())),
        Aspect::Owns => work.owns.and_then(value),
        Aspect::Good => work.good.and_then(value),
        Aspect::WaysIn => lines(work.ways_in.0.iter().map(|(key, line)| format!("{key}: {line}"))),
        Aspect::Rhythm => lines(work.rhythm.0.iter().map(|(key, line)| format!("{key}: {line}"))),
        Aspect::WorksWith => lines(work.works_with.iter().map(|other| format!("{}: {}", other.id, other.line))),
        Aspect::MistakenFor => lines(work.mistaken_for.iter().map(|other| format!("{}: {}", other.id, other.line))),
        Aspect::Interview => lines(work.interview.iter().map(|one| format!("{}: {}", one.subject, one.looked_for))),
        Aspect::Ai => work.ai.and_then(value),
    };
    Aspect::ALL.iter().map(cell).collect()
}

pub(super) fn put_duties<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let work = &role.work;
    if !work.duties.is_empty() {
        page.heading("Duties", "");
        page.items(work.duties.iter().map(|duty| Line::new().plain(*duty)).collect());
    }
    let told = [(Aspect::Owns, work.owns), (Aspect::Good, work.good)];
    let facts: Vec<_> =
        told.into_iter().filter_map(|(aspect, text)| Some((aspect.label().into(), Line::new().plain(text?)))).collect();
    if !facts.is_empty() {
        page.heading("What counts", "");
        page.facts(facts);
    }
}

pub(super) fn put_ways_in<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let ways = role.work.ways_in.labelled::<WayIn>();
    let mut facts: Vec<_> = ways.map(|(label, line)| (Cow::Borrowed(label), Line::new().plain(line))).collect();
    facts.extend(role.required_education.as_ref().map(|asked| ("Degree".into(), degree(asked))));
    if !facts.is_empty() {
        page.heading(Aspect::WaysIn.label(), "");
        page.facts(facts);
    }
}

/// What people in the occupation say is required: `of Software Developers asked, 85 % say a bachelor's degree is required`.
fn degree<'a>(asked: &RequiredEducation<'a>) -> Line<'a> {
    let share = |share: &EducationShare| format!("{:.0} % {}", share.percent, share.level.label());
    let mut shares = asked.shares.iter();
    let first = shares.next().map(|first| format!("{:.0} % say {} is required", first.percent, first.level.label()));
    let others = shares.filter(|share| share.percent >= LEAST_SHARE).take(SHARES_SHOWN).map(share);
    let list: Vec<_> = first.into_iter().chain(others).collect();
    let release = asked.source.map_or("", |source| source.release);
    let note = format!(" (O*NET {release}, small samples, of the whole occupation)");
    Line::new().plain(format!("of {} asked, {}", asked.occupation.title, list.join(", "))).muted(note)
}

pub(super) fn put_rhythm<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    put_facts(page, Aspect::Rhythm.label(), role.work.rhythm.labelled::<Recurrence>());
}

pub(super) fn put_people<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let of = |other: &'a OtherRole<'a>| (other.title, other.line);
    put_facts(page, Aspect::WorksWith.label(), role.work.works_with.iter().map(of));
    put_facts(page, Aspect::MistakenFor.label(), role.work.mistaken_for.iter().map(of));
}

pub(super) fn put_interview<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    put_facts(page, Aspect::Interview.label(), role.work.interview.iter().map(|one| (one.subject, one.looked_for)));
}

pub(super) fn put_ai<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    if let Some(ai) = role.work.ai {
        page.heading("AI tools", "how they change the work, as of 2026");
        page.paragraph(Line::new().plain(ai));
    }
}

fn put_facts<'a>(page: &mut Page<'a>, heading: &'static str, lines: impl Iterator<Item = (&'a str, &'a str)>) {
    let facts: Vec<_> = lines.map(|(label, line)| (Cow::Borrowed(label), Line::new().plain(line))).collect();
    if !facts.is_empty() {
        page.heading(heading, "");
        page.facts(facts);
    }
}
