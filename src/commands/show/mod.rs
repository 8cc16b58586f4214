//! `show`: the pages of roles.

mod work;

use std::borrow::Cow;

use clap::{Args, ValueEnum};
use serde::{Serialize, Serializer};

use crate::commands::args::RegionArg;
use crate::commands::registry::Describe;
use crate::commands::request::{Answer, Asked, Question};
use crate::commands::shared::cells::{DEMAND_COLUMNS, category_id, demand_cells, enumerate, joined, name};
use crate::commands::shared::pay::{amount, growth, own_notes, place, put_reading, sources, terms, typical, usual, whose};
use crate::error::Error;
use crate::query::{self, Demands, PayRow, RoleReport, Show, SourceEntry};
use crate::schema::same_schema;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{bare_money, grouped};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Competency, Level, Percentile, Proficiency, Vocabulary};

const SHOW: ReportKind = ReportKind::of_named_roles::<ShowPage<'_>>("show", "career/show/1");

/// `career show`
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// Id, title or alias of a role; - or @FILE for one a line
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// Only these parts of the page; JSON always holds all
    #[arg(long, value_enum, value_delimiter = ',', value_name = "SECTION")]
    section: Vec<Section>,
    /// Add the sources of the figures, with licences and attributions
    #[arg(long)]
    sources: bool,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

/// Parts of a role's page, in the order that serves a reader.
#[allow(missing_docs, reason = "named as they are typed")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Section {
    Summary,
    Duties,
    WaysIn,
    Pay,
    Outlook,
    Competencies,
    Tools,
    Certifications,
    Moves,
    Rhythm,
    People,
    Interview,
    Ai,
    Day,
}

impl Describe for ShowArgs {
    const NAME: &'static str = "show";
    const ABOUT: &'static str = "Show a role: duties, ways in, pay, tools, moves, a day";
    const EXAMPLES: &'static str = "\
career show api-engineer
career show \"Site Reliability Engineer\" sysadmin --section pay,tools
career show dba --region gb --json";

    fn reports() -> Vec<ReportKind> {
        vec![SHOW]
    }
}

impl Question for ShowArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let show = query::show(asked.catalog, &asked.roles(&self.roles), self.region.or(asked.home))?;
        let sources = if self.sources { query::sources(asked.catalog).sources } else { vec![] };
        Ok(Answer::report(ShowPage { show, sections: &self.section, sources }))
    }

    fn roles(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.roles)
    }
}

/// The view of `show`: the report with the sections to show. JSON always has all.
pub struct ShowPage<'a> {
    /// The roles.
    pub show: Show<'a>,
    /// The sections to show; empty for all.
    pub sections: &'a [Section],
    /// The publications of the catalog, of which the cited ones are shown; empty to omit citations.
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
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        SHOW.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let wanted = |section: &Section| self.sections.is_empty() || self.sections.contains(section);
        for role in &self.show.roles {
            let category = role.category.map(|category| category.title.to_owned());
            let level = role.level.map(|level| format!("{} level", level.label().to_lowercase()));
            let place: Vec<_> = category.into_iter().chain(level).collect();
            page.title_with_id(role.title, place.join(" · "), role.id);
            for section in Section::value_variants().iter().filter(|section| wanted(section)) {
                write_section(&mut page, *section, role);
            }
            cite(&mut page, role, &self.sources);
        }
        if wanted(&Section::Pay) {
            put_reading(&mut page, self.show.region.as_ref());
        }
        page
    }

    fn columns() -> Columns {
        let scores = Competency::ALL.iter().map(|competency| competency.name());
        let first = ["id", "title", "category", "level", "occupation"].into_iter().chain(scores);
        let figures = first.chain(["median_pay", "currency", "period", "change_percent", "annual_openings"]);
        let lists = [
            "tools",
            "certifications",
            "prerequisites",
            "next",
            "aliases",
            "summary",
            "usual_low",
            "usual_pay",
            "usual_high",
            "year",
            "region",
        ];
        let sometimes = OF_OWN_DATA.iter().map(|(column, _)| *column);
        Columns::fixed(figures.chain(lists).chain(work::columns()).chain(DEMAND_COLUMNS)).and_sometimes(sometimes)
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        let stated = self.stated_lists().map(|(column, _)| *column);
        Self::columns().always.into_iter().chain(stated).map(Cow::Borrowed).collect()
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |role| {
            let mut row = record(role);
            row.extend(self.stated_lists().map(|(_, list)| joined(list(role))));
            row
        };
        self.show.roles.iter().map(row).collect()
    }
}

impl ShowPage<'_> {
    /// The lists of [`OF_OWN_DATA`] that a role has.
    fn stated_lists(&self) -> impl Iterator<Item = &'static (&'static str, ListOf)> {
        OF_OWN_DATA.iter().filter(|(_, list)| self.show.roles.iter().any(|role| !list(role).is_empty()))
    }
}

type ListOf = fn(&RoleReport<'_>) -> Vec<String>;

/// Columns of what only a user's own data has.
static OF_OWN_DATA: [(&str, ListOf); 2] = [
    ("related", |role| role.related.iter().map(|role| role.id.to_owned()).collect()),
    ("shared_titles", |role| role.shared_titles.iter().map(|title| (*title).to_owned()).collect()),
];

fn record<'a>(role: &'a RoleReport<'a>) -> Row<'a> {
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
    let usual = pay.and_then(|pay| pay.usual).unwrap_or_default();
    row.extend([usual.low, usual.typical, usual.high].map(|amount| number(amount.map(bare_money))));
    row.extend([number(pay.and_then(|pay| pay.year)), pay.map(|pay| pay.region.into())]);
    row.extend(work::cells(&role.work));
    row.extend(demand_cells(role.demands));
    row
}

fn write_section<'a>(page: &mut Page<'a>, section: Section, role: &'a RoleReport<'a>) {
    match section {
        Section::Summary => summary(page, role),
        Section::Duties => work::put_duties(page, role),
        Section::WaysIn => work::put_ways_in(page, role),
        Section::Pay => pay(page, role),
        Section::Outlook => outlook(page, role),
        Section::Competencies => competencies(page, role),
        Section::Tools => tools(page, role),
        Section::Certifications => certifications(page, role),
        Section::Moves => moves(page, role),
        Section::Rhythm => work::put_rhythm(page, role),
        Section::People => work::put_people(page, role),
        Section::Interview => work::put_interview(page, role),
        Section::Ai => work::put_ai(page, role),
        Section::Day => day(page, role),
    }
}

/// Adds the sources of the figures on the page, with their attributions.
fn cite<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>, sources: &'a [SourceEntry<'a>]) {
    let pay = role.pay.iter().filter_map(|pay| pay.source);
    let cited: Vec<&str> = pay.chain(role.outlook.and_then(|outlook| outlook.source)).map(|source| source.id).collect();
    // Baselines of competencies are derived from O*NET ratings, which no figure cites.
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
    let mut facts = Vec::new();
    if !role.aliases.is_empty() {
        facts.push(("Also called".into(), enumerate(role.aliases.iter().copied())));
    }
    if !role.shared_titles.is_empty() {
        facts.push(("Titles shared with others".into(), enumerate(role.shared_titles.iter().copied())));
    }
    facts.extend(asks_for(role.demands).map(|asks| ("Asks for".into(), Line::new().plain(asks).muted(" (our reading)"))));
    if !facts.is_empty() {
        page.facts(facts);
    }
}

/// `usually a bachelor's degree; much coding; some talking; regularly on call`; what is unknown is left out.
fn asks_for(demands: Demands) -> Option<String> {
    let told = [
        demands.education.map(|education| format!("usually {}", education.label())),
        demands.coding.map(|amount| format!("{} coding", amount.label())),
        demands.talking.map(|amount| format!("{} talking", amount.label())),
        demands.on_call.map(|duty| format!("{} on call", duty.label())),
    ];
    let told: Vec<_> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("; "))
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
        page.paragraph(Line::new().plain("There is no figure for the role there."));
        return;
    };
    page.heading("Pay", whose(&role.pay).unwrap_or_else(|| "the role's own".to_owned()));
    let columns = vec![
        Column::left(terms(first), 0),
        Column::right("usual", 0),
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

fn pay_cells<'a>(pay: &'a PayRow<'a>) -> Vec<Cow<'a, str>> {
    let mut cells = vec![place(pay), typical(pay.usual).into()];
    cells.extend(Percentile::ALL.iter().map(|percentile| amount(pay, *percentile).into()));
    cells.push(pay.jobs.map(|jobs| grouped(jobs.into())).unwrap_or_default().into());
    cells
}

fn pay_note(role: &RoleReport<'_>) -> String {
    // The usual pay of a level refers to the spread of an occupation.
    let counted = role.pay.iter().any(|row| !row.is_own());
    let usual = role.level.zip(role.usual_pay).filter(|_| counted).map(|(level, pay)| usual(level, pay));
    let source = sources(&role.pay, role.origin.as_deref());
    usual.into_iter().chain(source).collect::<Vec<_>>().join(" ")
}

fn outlook<'a>(page: &mut Page<'a>, role: &'a RoleReport<'a>) {
    let Some(outlook) = role.outlook else { return };
    page.heading("Outlook", "of the parent occupation in the United States, 2024-34");
    let mut facts: Vec<(Cow<'a, str>, Line<'a>)> = Vec::new();
    if let Some(growth) = growth(&outlook) {
        facts.push(("Jobs".into(), Line::new().plain(growth)));
    }
    // "None" is the projections' category of the whole occupation: above mid level it would mislead.
    let is_beginner = role.level.is_none_or(|level| level <= Level::Mid);
    let experience = outlook.experience.filter(|experience| is_beginner || *experience != "None");
    let known = [("Education", outlook.education), ("Experience", experience), ("Training", outlook.training)];
    facts.extend(known.into_iter().filter_map(|(label, text)| Some((label.into(), Line::new().plain(text?)))));
    page.facts(facts);
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
    // In a user's own data, an empty list may mean that certifications are unknown.
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
