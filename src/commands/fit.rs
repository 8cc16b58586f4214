//! `fit`: one row for each role, details of the best, and learning steps.

use std::borrow::Cow;
use std::path::PathBuf;

use clap::Args;

use super::args::{RegionArg, bound};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::amount::amount;
use super::shared::cells::{category_title, enumerate, joined, label};
use super::shared::pay::{own_mark, put_reading, terms, typical};
use super::shared::shown::Shown;
use crate::error::Error;
use crate::profile::{self, Given};
use crate::query::{self, Fit, FitMatch, FitNote, Grade, PayRow, Requirement, RequirementKind, Step, Unlock};
use crate::view::page::{Column, Line, Meaning, Page, Tone};
use crate::view::records::{Columns, Row, Value, number, value};
use crate::view::words::{bare_money, counted};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Competency, Proficiency, Vocabulary};

const FIT: ReportKind = ReportKind::of_named_roles::<FitPage<'_>>("fit", "career/fit/1");

/// `career fit`
#[derive(Debug, Args)]
pub(super) struct FitArgs {
    /// Profile in TOML or JSON; - reads standard input. Options go before it
    #[arg(long, short, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Print a profile to start from
    #[arg(long, exclusive = true)]
    example: bool,
    /// What you work as: id, title or alias of a role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// A tool you know, and how well; awareness, working, practitioner or expert [default: working]
    #[arg(long, short, value_name = "TOOL[=PROFICIENCY]", value_parser = skill)]
    tool: Vec<(String, Proficiency)>,
    /// What you can do, 0-100; `career fit --example` says what the numbers mean
    #[arg(long, value_name = "COMPETENCY=N", value_parser = bound)]
    competency: Vec<(Competency, u8)>,
    /// A certification you hold
    #[arg(long, value_name = "CERTIFICATION")]
    certification: Vec<String>,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
    /// Leave out roles that pay less; their usual pay a year, at their level
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    min_pay: Option<u32>,
    /// Leave out roles of this category; repeat for several
    #[arg(long, value_name = "CATEGORY")]
    leave_out: Vec<String>,
    /// Show which single steps open the most roles; and help most with the best ones
    #[arg(long)]
    unlock: bool,
    /// Fit from which a role counts as open, in percent; for --unlock
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = clap::value_parser!(u8).range(1..=100))]
    open_at: u8,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Show in full what every role asks, not only the best; other formats always do
    #[arg(long)]
    full: bool,
}

impl Describe for FitArgs {
    const NAME: &'static str = "fit";
    const ABOUT: &'static str = "Rank roles by how well they fit you, and what is missing";
    const EXAMPLES: &'static str = "\
career fit --role help-desk-technician --tool python
career fit --role sysadmin --tool linux=expert --region us-wa --unlock
career fit --role business-analyst --tool sql --competency communication=70
career fit --example";
    const NOTES: &'static str = "\
The fit is the share of a role's tools that you know, by proficiency (weight
60), your rated competencies against the role's scores (5 each) and how usual
the move from your role is (20); certifications make up for up to a tenth of the
rest. Tools of your role are taken as known. What you do not rate does not count
against you.";

    fn reports() -> Vec<ReportKind> {
        vec![FIT]
    }
}

impl Question for FitArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        if self.example {
            return Ok(Answer::text(profile::EXAMPLE));
        }
        // A profile may state a region, which the default from settings must not override.
        let given = Given {
            role: self.role.as_deref(),
            taken: asked.taken,
            tools: &self.tool,
            competencies: &self.competency,
            certifications: &self.certification,
            region: self.region.or(asked.home.filter(|_| self.profile.is_none())),
            min_pay: self.min_pay,
            leave_out: &self.leave_out,
        };
        let profile = profile::load(asked.catalog, self.profile.as_deref(), &given)?;
        let threshold = self.unlock.then_some(self.open_at);
        let report = query::fit(asked.catalog, &profile, self.limit as usize, threshold)?;
        Ok(Answer::report(FitPage { report, full: self.full }))
    }
}

/// Parses `linux=expert`, or `linux` for working proficiency.
fn skill(text: &str) -> Result<(String, Proficiency), String> {
    let Some((tool, proficiency)) = text.rsplit_once('=') else { return Ok((text.to_owned(), Proficiency::Working)) };
    let known = Proficiency::from_name(&proficiency.trim().to_ascii_lowercase()).ok_or_else(|| {
        let names: Vec<_> = Proficiency::ALL.iter().map(|proficiency| proficiency.name()).collect();
        format!("no proficiency is called \"{proficiency}\"; there are {}", names.join(", "))
    })?;
    Ok((tool.to_owned(), known))
}

/// Number of roles with details on the page, unless it is full; JSON has all.
const CLOSER: usize = 3;
/// Maximum number of requirements listed by name, unless the page is full.
const NAMED: usize = 8;

/// The view of `fit`.
pub type FitPage<'a> = Shown<Fit<'a>>;

impl View for FitPage<'_> {
    const LIST: Option<&'static str> = Some("matches");
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        FIT.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.document_title(
            self.report.role.map_or_else(|| "Roles that fit".to_owned(), |role| format!("Roles that fit: {}", role.title)),
        );
        let named = self.most(NAMED);
        let paid = || self.report.matches.iter().filter_map(|found| found.pay.as_ref());
        // The terms of the pay column are those of official figures, if there are any.
        let pay_terms = paid().find(|pay| !pay.is_own()).or(paid().next()).map(terms);
        let columns = vec![
            Column::right("Fit", 0).saying(Meaning::Fit),
            Column::left("Title", 0),
            Column::left("Role", 4),
            Column::left("Level", 3).saying(Meaning::Level),
            Column::right("Usual pay", 1),
            Column::left("First move", 2),
            Column::left("Category", 5),
        ];
        page.grid(columns, self.report.matches.iter().map(|found| row(found, pay_terms.as_deref())).collect());
        page.paragraph(Line::new().muted(self.report.footnote(pay_terms)));
        put_reading(&mut page, self.report.region.as_ref());
        for found in self.report.matches.iter().take(self.most(CLOSER)) {
            let fit = Tone::Fit(u8::try_from(found.score).unwrap_or(u8::MAX));
            page.heading(found.title, Line::new().with(fit, format!("{} %", found.score)));
            page.facts(closer(found, named));
        }
        if let Some(unlock) = &self.report.unlock {
            let open = counted(unlock.open, "role");
            page.heading("Steps that open most roles", format!("to a fit of {} % or more; {open} so far", unlock.threshold));
            steps(&mut page, &unlock.opens, "No single step does; a lower --open-at shows what comes nearest.", |step| {
                opened(step, named)
            });
            page.heading("Steps that help most with the ten best roles", "points of fit in all");
            steps(&mut page, &unlock.lifts, "No single step does.", |step| {
                Line::new().plain(format!("+{}", points(step.lift.0)))
            });
        }
        if !self.report.notes.is_empty() {
            page.heading("About your profile", "");
            for note in &self.report.notes {
                page.paragraph(Line::new().plain(words(*note)));
            }
        }
        page
    }

    /// Of `--unlock`, the records are steps to learn.
    fn rows_are_listed(&self) -> bool {
        self.report.unlock.is_none()
    }

    fn columns() -> Columns {
        Columns::fixed(["id"]).and_sometimes(ROLE.into_iter().chain(STEP))
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        let rest = if self.report.unlock.is_some() { &STEP[..] } else { &ROLE[..] };
        Self::columns().always.into_iter().chain(rest.iter().copied()).map(Cow::Borrowed).collect()
    }

    fn rows(&self) -> Vec<Row<'_>> {
        match &self.report.unlock {
            Some(unlock) => steps_to_learn(unlock),
            None => self.report.matches.iter().map(role).collect(),
        }
    }
}

/// Columns of a role, after its id.
const ROLE: [&str; 11] =
    ["title", "score", "median_pay", "currency", "period", "first_move", "have", "missing", "usual_pay", "year", "region"];

/// Columns of a step that unlocks roles, after its id.
const STEP: [&str; 5] = ["name", "from", "to", "lift", "opens"];

fn role<'a>(found: &'a FitMatch<'a>) -> Row<'a> {
    let pay = found.pay.as_ref();
    vec![
        value(found.id),
        value(found.title),
        number(Some(found.score)),
        number(pay.and_then(|pay| pay.p50).map(bare_money)),
        pay.and_then(|pay| value(pay.currency?)),
        pay.and_then(|pay| pay.period).map(|period| period.name().into()),
        found.first_move.map(|first| first.to.id.into()),
        ids(&found.have),
        ids(&found.missing),
        number(pay.and_then(|pay| pay.usual?.typical).map(bare_money)),
        number(pay.and_then(|pay| pay.year)),
        pay.map(|pay| pay.region.into()),
    ]
}

/// With `--unlock`, the records are the learning steps: those that open most roles, then those that lift the best ones,
/// without duplicates.
fn steps_to_learn<'a>(unlock: &'a Unlock<'a>) -> Vec<Row<'a>> {
    let more = unlock.lifts.iter().filter(|step| !unlock.opens.contains(step));
    let row = |step: &'a Step<'a>| {
        vec![
            value(step.id),
            value(step.name),
            step.from.and_then(|from| value(grade(from))),
            value(grade(step.to)),
            number(Some(points(step.lift.0))),
            joined(step.opens.iter().map(|role| role.id.to_owned())),
        ]
    };
    unlock.opens.iter().chain(more).map(row).collect()
}

impl Fit<'_> {
    fn footnote(&self, pay_terms: Option<String>) -> String {
        let mut parts = vec![if self.matches.len() < self.total {
            format!("{} of {}", self.matches.len(), counted(self.total, "role"))
        } else {
            counted(self.total, "role")
        }];
        let left_out = self.left_out;
        for (count, why) in [
            (left_out.category, "category"),
            (left_out.outgrown, "below your level"),
            (left_out.pay, "paid less"),
            (left_out.no_pay_figure, "no pay figure there"),
        ] {
            if count > 0 {
                parts.push(format!("{count} left out ({why})"));
            }
        }
        if let Some((terms, region)) = pay_terms.zip(self.region.as_ref()) {
            parts.push(format!("usual pay at the level in {region}, {terms} (our reading)"));
        }
        if let Some(role) = self.role {
            parts.push(format!("tools of {} taken as known", role.title));
        }
        parts.join(" · ")
    }
}

fn row<'a>(found: &FitMatch<'a>, pay_terms: Option<&str>) -> Vec<Cow<'a, str>> {
    let told = |pay: &PayRow<'_>| match (typical(pay.usual), terms(pay)) {
        (amount, terms) if !amount.is_empty() && Some(terms.as_str()) != pay_terms => format!("{amount} {terms}"),
        (amount, _) => amount,
    };
    let usual = found.pay.as_ref().map_or_else(|| "-".to_owned(), |pay| told(pay) + own_mark(pay.is_own()));
    let first = match found.first_move {
        None => Cow::Borrowed("-"),
        Some(first) if first.to.id == found.id => Cow::Borrowed("directly"),
        Some(first) => Cow::Borrowed(first.to.title),
    };
    vec![
        format!("{}%", found.score).into(),
        found.title.into(),
        found.id.into(),
        label(found.level).into(),
        usual.into(),
        first,
        category_title(found.category).into(),
    ]
}

/// What of a role a person has and what is missing, naming so many of each at most.
fn closer<'a>(found: &'a FitMatch<'a>, most: usize) -> Vec<(Cow<'a, str>, Line<'a>)> {
    let mut facts = Vec::new();
    if !found.have.is_empty() {
        facts.push(("Have".into(), named(&found.have, most, |line, _| line)));
    }
    if !found.missing.is_empty() {
        facts.push(("Missing".into(), named(&found.missing, most, |line, missing| line.muted(wanted(missing)))));
    }
    facts
}

fn named<'a>(list: &'a [Requirement<'a>], most: usize, note: impl Fn(Line<'a>, &Requirement<'a>) -> Line<'a>) -> Line<'a> {
    let mut line = Line::new();
    for (position, requirement) in list.iter().take(most).enumerate() {
        line = line.plain(if position > 0 { ", " } else { "" }).plain(requirement.name);
        line = note(line, requirement);
    }
    match list.len().saturating_sub(most) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}

/// ` (practitioner)`, ` (awareness → working)`, ` (60 → 75)`
fn wanted(missing: &Requirement<'_>) -> String {
    match (missing.has, missing.asks) {
        (Some(has), Some(asks)) => format!(" ({} → {})", grade(has), grade(asks)),
        (None, Some(asks)) => format!(" ({})", grade(asks)),
        (_, None) => String::new(),
    }
}

fn grade(grade: Grade) -> Cow<'static, str> {
    match grade {
        Grade::Proficiency(proficiency) => proficiency.name().into(),
        Grade::Score(score) => score.to_string().into(),
    }
}

fn steps<'a>(page: &mut Page<'a>, steps: &'a [Step<'a>], none: &'static str, effect: impl Fn(&'a Step<'a>) -> Line<'a>) {
    if steps.is_empty() {
        page.paragraph(Line::new().plain(none));
        return;
    }
    let learnt = |step: &Step<'_>| match step.from {
        Some(from) => format!("{} {} → {}", step.name, grade(from), grade(step.to)),
        None => format!("{} {}", step.name, grade(step.to)),
    };
    page.facts(steps.iter().map(|step| (learnt(step).into(), effect(step))).collect());
}

fn opened<'a>(step: &'a Step<'a>, most: usize) -> Line<'a> {
    let line = enumerate(step.opens.iter().take(most).map(|role| role.title));
    match step.opens.len().saturating_sub(most) {
        0 => line,
        more => line.plain(format!(" and {more} more")),
    }
}

/// Formats tenths: `12.3`.
fn points(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

const fn words(note: FitNote) -> &'static str {
    match note {
        FitNote::CompetenciesAlike => {
            "You rate your competencies alike, which says little about you: roles that ask for little then fit as well as \
             those that would suit you. Rate what you do better than most around you higher than the rest."
        }
        FitNote::ToolsAlike => {
            "You rate your tools alike, which says little about you: say which of them you are relied on for, with \
             practitioner or expert."
        }
        FitNote::NoTools => {
            "You name neither tools nor a role, so the fits are low and tell roles apart by their competencies alone."
        }
    }
}

fn ids(list: &[Requirement<'_>]) -> Value<'static> {
    let id = |requirement: &Requirement<'_>| match (requirement.kind, requirement.asks) {
        (RequirementKind::Certification, _) | (_, None) => requirement.id.to_owned(),
        (_, Some(asks)) => format!("{}={}", requirement.id, grade(asks)),
    };
    joined(list.iter().map(id))
}
