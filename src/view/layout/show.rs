//! `show`: the page of a role.

use std::borrow::Cow;

use clap::ValueEnum;
use serde::{Serialize, Serializer};

use super::{category_id, enumerate, joined, name};
use crate::cli::Section;
use crate::query::{Outlook, PayRow, RoleReport, Show, SourceEntry, UsualPay};
use crate::schema::same_schema;
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Datum, Records, Value, number, value};
use crate::view::words::{bare_money, grouped, money};
use career_data::vocabulary::{Competency, Level, Percentile, Proficiency, Vocabulary};

/// The answer of `show`, with the sections to show of it; none named means all. JSON always holds all.
pub struct ShowPage<'a> {
    /// The roles.
    pub show: Show<'a>,
    /// What to show of them.
    pub sections: &'a [Section],
    /// Publications to choose the cited ones from; empty leaves them out.
    pub sources: Vec<SourceEntry<'a>>,
}

impl Serialize for ShowPage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.show.serialize(serializer)
    }
}

same_schema!(ShowPage<'_> as Show<'_>);

impl View for ShowPage<'_> {
    const LIST: Option<&'static str> = Some("roles");
    const PAGE_IN_PIPES: bool = true;

    fn schema(&self) -> &'static str {
        "career/show/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let wanted = |section: &Section| self.sections.is_empty() || self.sections.contains(section);
        for role in &self.show.roles {
            let category = role.category.map(|category| category.title.to_owned());
            let level = role.level.map(|level| format!("{} level", level.label().to_lowercase()));
            let place: Vec<_> = category.into_iter().chain(level).chain([role.id.to_owned()]).collect();
            page.title(role.title, place.join(" · "));
            for section in Section::value_variants().iter().filter(|section| wanted(section)) {
                write_section(&mut page, *section, role);
            }
            cite(&mut page, role, &self.sources);
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let mut columns: Vec<Cow<'_, str>> = ["id", "title", "category", "level", "occupation"].map(Cow::Borrowed).into();
        columns.extend(Competency::ALL.iter().map(|competency| Cow::Borrowed(competency.name())));
        columns.extend(["median_pay", "currency", "period", "change_percent", "annual_openings"].map(Cow::Borrowed));
        columns.extend(["tools", "certifications", "prerequisites", "next", "aliases", "summary"].map(Cow::Borrowed));
        let mut records = Records { columns, rows: self.show.roles.iter().map(record).collect() };
        // Only own data has these.
        if self.show.roles.iter().any(|role| !role.related.is_empty()) {
            records.columns.push("related".into());
            for (row, role) in records.rows.iter_mut().zip(&self.show.roles) {
                row.push(joined(role.related.iter().map(|role| role.id.to_owned())));
            }
        }
        records
    }
}

fn record<'a>(role: &'a RoleReport<'a>) -> Vec<Value<'a>> {
    let pay = role.pay.first();
    let outlook = role.outlook.as_ref();
    let mut row = vec![value(role.id), value(role.title), category_id(role.category), name(role.level)];
    row.push(role.occupation.map(|occupation| occupation.code.into()));
    row.extend(role.competencies.iter().map(|(_, score)| number(score)));
    row.extend([number(pay.and_then(|pay| pay.p50).map(bare_money)), pay.and_then(|pay| pay.currency).map(Datum::from)]);
    row.push(pay.and_then(|pay| pay.period).map(|period| period.name().into()));
    row.extend([
        number(outlook.and_then(|outlook| outlook.change_percent)),
        number(outlook.and_then(|outlook| outlook.annual_openings)),
    ]);
    row.push(joined(role.tools.iter().map(|tool| format!("{}={}", tool.id, tool.proficiency.name()))));
    row.push(joined(role.certifications.iter().map(|certification| certification.id.to_owned())));
    row.push(joined(role.prerequisites.iter().map(|role| role.id.to_owned())));
    row.push(joined(role.next.iter().map(|role| role.id.to_owned())));
    row.push(joined(role.aliases.iter().map(|alias| (*alias).to_owned())));
    row.push(role.summary.map(Datum::from));
    row
}

fn write_section<'a>(page: &mut Page<'a>, section: Section, role: &'a RoleReport<'a>) {
    match section {
        Section::Summary => summary(page, role),
        Section::Competencies => competencies(page, role),
        Section::Pay => pay(page, role),
        Section::Outlook => outlook(page, role),
        Section::Tools => tools(page, role),
        Section::Certifications => certifications(page, role),
        Section::Moves => moves(page, role),
        Section::Day => day(page, role),
    }
}

/// What each figure on the page comes from, and what must be said of it.
fn cite<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>, sources: &'a [SourceEntry<'a>]) {
    let pay = role.pay.iter().filter_map(|pay| pay.source);
    let cited: Vec<&str> = pay.chain(role.outlook.and_then(|outlook| outlook.source)).map(|source| source.id).collect();
    // Baselines of competencies rest on O*NET's ratings, which no single figure names.
    let used = |source: &&SourceEntry<'a>| cited.contains(&source.id) || source.used_for.contains("baselines of competencies");
    let facts: Vec<_> = sources
        .iter()
        .filter(used)
        .map(|source| (source.id.into(), Line::new().plain(format!("{}. {}", source.used_for, source.attribution))))
        .collect();
    if !facts.is_empty() {
        page.heading("Sources", "");
        page.facts(facts);
    }
}

fn summary<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    if let Some(summary) = role.summary {
        page.paragraph(Line::new().plain(summary));
    }
    if let Some(origin) = &role.origin {
        page.facts(vec![("From".into(), Line::new().plain(origin.as_str()))]);
    }
    if !role.aliases.is_empty() {
        page.facts(vec![("Also called".into(), enumerate(role.aliases.iter().copied()))]);
    }
}

fn competencies<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let reason = |competency| role.reasons.0.iter().find(|(of, _)| *of == competency).map_or("", |(_, reason)| *reason);
    let bar = |(competency, score): (Competency, Option<u8>)| Some((competency.label(), score?, reason(competency).into()));
    let bars: Vec<_> = role.competencies.iter().filter_map(bar).collect();
    if !bars.is_empty() {
        page.heading("Competencies", "weight in the role out of 100, our judgement");
        page.bars(bars);
    }
}

fn pay<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let Some(first) = role.pay.first() else {
        if role.outlook.is_none() {
            return;
        }
        page.heading("Pay", "");
        page.paragraph(Line::new().plain("No figure is published for the parent occupation there."));
        return;
    };
    page.heading("Pay", whose(&role.pay));
    let columns = vec![
        Column::left(terms(first), 0),
        Column::right("p10", 3),
        Column::right("p25", 2),
        Column::right("median", 0),
        Column::right("p75", 2),
        Column::right("p90", 3),
        Column::right("jobs", 4),
    ];
    page.grid(columns, role.pay.iter().map(pay_cells).collect());
    for note in own_notes(&role.pay) {
        page.paragraph(Line::new().muted(note));
    }
    page.paragraph(Line::new().muted(pay_note(role)));
}

/// `of the parent occupation, Software Developers (15-1252)`
fn whose(rows: &[PayRow<'_>]) -> String {
    let counted = rows.iter().find_map(|row| row.occupation);
    counted.map_or_else(
        || "the role's own".to_owned(),
        |counted| format!("of the parent occupation, {} ({})", counted.title, counted.code),
    )
}

/// What marks a role's own figure.
pub(super) const fn own_mark(is_own: bool) -> &'static str {
    if is_own { " (own figure)" } else { "" }
}

/// Where a figure is for, and whether it is the role's own: `California (own figure)`
pub(super) fn place<'a>(pay: &PayRow<'a>) -> Cow<'a, str> {
    if pay.is_own() { format!("{}{}", pay.name, own_mark(true)).into() } else { pay.name.into() }
}

/// What must be said of own figures.
pub(super) fn own_notes<'r>(rows: &'r [PayRow<'_>]) -> impl Iterator<Item = String> + 'r {
    rows.iter().filter_map(|row| Some(format!("{}: {}", place(row), row.note.filter(|note| !note.is_empty())?)))
}

/// `Source: U.S. Bureau of Labor Statistics, May 2025.` A role's own figure that names none has the role's file for one.
pub(super) fn sources(rows: &[PayRow<'_>], origin: Option<&str>) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for row in rows {
        let stated = row.source.map(|source| format!("{}, {}", source.publisher, source.release));
        let source = stated.or_else(|| origin.filter(|_| row.is_own()).map(str::to_owned));
        told.extend(source.filter(|source| !told.contains(source)));
    }
    (!told.is_empty()).then(|| format!("Source: {}.", told.join("; ")))
}

/// `USD a year, 2025`
pub(super) fn terms(pay: &PayRow<'_>) -> String {
    let mut text = pay.currency.unwrap_or("amount").to_owned();
    if let Some(period) = pay.period {
        text = format!("{text} {}", period.label());
    }
    if let Some(year) = pay.year {
        text = format!("{text}, {year}");
    }
    text
}

fn pay_cells<'a>(pay: &'a PayRow<'a>) -> Vec<Cow<'a, str>> {
    let mut cells = vec![place(pay)];
    cells.extend(Percentile::ALL.iter().map(|percentile| amount(pay, *percentile).into()));
    cells.push(pay.jobs.map(|jobs| grouped(jobs.into())).unwrap_or_default().into());
    cells
}

/// BLS prints nothing for amounts from this many dollars a year up.
const TOP_CODE: &str = "239,200 or more";

pub(super) fn amount(pay: &PayRow<'_>, percentile: Percentile) -> String {
    match pay.percentile(percentile) {
        Some(amount) => money(amount),
        None if pay.top_coded.contains(&percentile.name()) => TOP_CODE.to_owned(),
        None => String::new(),
    }
}

fn pay_note(role: &RoleReport<'_>) -> String {
    // Where a level sits is said of the spread of an occupation.
    let counted = role.pay.iter().any(|row| !row.is_own());
    let usual = role.level.zip(role.usual_pay).filter(|_| counted).map(|(level, pay)| usual(level, pay));
    let source = sources(&role.pay, role.origin.as_deref());
    usual.into_iter().chain(source).collect::<Vec<_>>().join(" ")
}

/// `Mid-level roles usually sit from p25 to p75 (our reading).`
pub(super) fn usual(level: Level, usual: UsualPay) -> String {
    let from = usual.from.label();
    let reach = usual.to.map_or_else(|| format!("{from} and above"), |to| format!("{from} to {}", to.label()));
    format!("{}-level roles usually sit from {reach} (our reading).", level.label())
}

fn outlook<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let Some(outlook) = role.outlook else { return };
    page.heading("Outlook", "of the parent occupation in the United States, 2024-34");
    let mut facts: Vec<(Cow<'a, str>, Line<'a>)> = Vec::new();
    if let Some(growth) = growth(&outlook) {
        facts.push(("Jobs".into(), Line::new().plain(growth)));
    }
    let known = [("Education", outlook.education), ("Experience", outlook.experience), ("Training", outlook.training)];
    facts.extend(known.into_iter().filter_map(|(label, text)| Some((label.into(), Line::new().plain(text?)))));
    page.facts(facts);
}

/// `+15.8 %, 115,200 openings a year`
pub(super) fn growth(outlook: &Outlook<'_>) -> Option<String> {
    let change = format!("{:+} %", outlook.change_percent?);
    Some(
        outlook
            .annual_openings
            .map_or_else(|| change.clone(), |openings| format!("{change}, {} openings a year", grouped(openings.into()))),
    )
}

fn tools<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    if role.tools.is_empty() {
        return;
    }
    page.heading("Tools", "with the proficiency expected");
    let at =
        |proficiency: Proficiency| role.tools.iter().filter(move |tool| tool.proficiency == proficiency).map(|tool| tool.name);
    let groups = Proficiency::ALL.iter().rev().filter(|proficiency| at(**proficiency).next().is_some());
    page.facts(groups.map(|proficiency| (proficiency.label().into(), enumerate(at(*proficiency)))).collect());
}

fn certifications<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    // Own data that names none may not mean that there are none.
    if role.certifications.is_empty() && role.origin.is_some() {
        return;
    }
    page.heading("Certifications", "");
    if role.certifications.is_empty() {
        page.paragraph(Line::new().plain("None that employers regularly ask for."));
        return;
    }
    page.paragraph(enumerate(role.certifications.iter().map(|certification| certification.name)));
}

fn moves<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    if role.prerequisites.is_empty() && role.next.is_empty() && role.related.is_empty() {
        return;
    }
    page.heading("Career", "");
    let list = |roles: &'a [crate::query::RoleRef<'a>]| match roles {
        [] => Line::new().plain("-"),
        roles => enumerate(roles.iter().map(|role| role.title)),
    };
    let mut facts = vec![("Before".into(), list(&role.prerequisites)), ("Next".into(), list(&role.next))];
    if !role.related.is_empty() {
        facts.push(("Related".into(), list(&role.related)));
    }
    page.facts(facts);
}

fn day<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let Some(day) = role.day else { return };
    page.heading("A day in the life", "");
    for (position, paragraph) in day.split("\n\n").enumerate() {
        if position > 0 {
            page.paragraph(Line::new());
        }
        page.paragraph(Line::new().plain(paragraph));
    }
}
