//! `gap`: one section for each kind of requirement that a role has beyond another, by descending effort.

use std::borrow::Cow;

use clap::Args;

use super::args::{RegionArg, usage};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{enumerate, kind, name};
use super::shared::ends::EndArgs;
use super::shared::pay::put_reading;
use crate::error::Error;
use crate::query::effort::Learn;
use crate::query::{self, Gap};
use crate::view::page::{Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{bare_money, counted, money_change};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Competency, Proficiency, Vocabulary};

const GAP: ReportKind = ReportKind::of_named_roles::<Gap<'_>>("gap", "career/gap/1");

/// `career gap`
#[derive(Debug, Args)]
pub(super) struct GapArgs {
    /// The two roles.
    #[command(flatten)]
    ends: EndArgs,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl Describe for GapArgs {
    const NAME: &'static str = "gap";
    const ABOUT: &'static str = "Show what one role requires beyond another";
    const EXAMPLES: &'static str = "\
career gap sysadmin sre
career gap --from qa-analyst --to test-automation-engineer
career gap data-analyst ai-architect --region gb
career gap help-desk-technician cloud-architect --json";

    fn reports() -> Vec<ReportKind> {
        vec![GAP]
    }
}

impl Question for GapArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let hint = "name two roles: `career gap FROM TO`";
        let (from, to) = match self.ends.ends()? {
            (Some(from), Some(to)) => (asked.role(from), asked.role(to)),
            (Some(_), None) => return Err(usage("no goal given", hint)),
            (None, Some(_)) => return Err(usage("no start given", hint)),
            (None, None) => return Err(usage("no start and no goal given", hint)),
        };
        Ok(Answer::report(query::gap(asked.catalog, from, to, self.region.or(asked.home))?))
    }
}

impl View for Gap<'_> {
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        GAP.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title(format!("{} → {}", self.from.title, self.to.title), format!("effort {}", self.effort));
        page.facts(self.frame());
        let mut sections: [(u32, Section<'_>); 2] = [(self.parts.learn, Gap::put_tools), (self.parts.raise, Gap::put_scores)];
        sections.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        for (points, section) in sections {
            if points > 0 {
                section(self, &mut page, points);
            }
        }
        if !self.certifications.is_empty() {
            page.heading("Certifications", "asked for in the second role only");
            page.paragraph(enumerate(self.certifications.iter().map(|entry| entry.name)));
        }
        put_reading(&mut page, self.region.as_ref());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["what", "id", "from", "to", "amount"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for (competency, points) in &self.raise.0 {
            rows.push(vec![value("raise"), value(competency.name()), None, None, number(Some(points))]);
        }
        for learn in &self.learn {
            let steps = number(Some(step(learn)));
            rows.push(vec![value("learn"), value(learn.id), learn.from.map(|p| p.name().into()), value(learn.to.name()), steps]);
        }
        for entry in &self.certifications {
            rows.push(vec![value("certification"), value(entry.id), None, None, None]);
        }
        rows.push(vec![value("level"), None, name(self.level.from), name(self.level.to), number(self.level.climb)]);
        if let Some(category) = &self.category {
            rows.push(vec![value("category"), None, value(category.from.id), value(category.to.id), None]);
        }
        if let Some(change) = self.pay_change {
            let currency = self.pay_currency.map(Datum::from);
            rows.push(vec![value("pay_change"), currency, None, None, number(Some(bare_money(change)))]);
        }
        rows.push(vec![value("effort"), None, None, None, number(Some(self.effort))]);
        rows
    }
}

type Section<'a> = fn(&'a Gap<'a>, &mut Page<'a>, u32);

/// Steps of proficiency to learn.
fn step(learn: &Learn<'_>) -> u32 {
    learn.to.rank() - learn.from.map_or(0, Proficiency::rank)
}

impl Gap<'_> {
    fn frame(&self) -> Vec<(Cow<'_, str>, Line<'_>)> {
        let mut facts = Vec::new();
        if let Some((from, to)) = self.level.from.zip(self.level.to) {
            let level =
                if from == to { to.label().to_owned() } else { format!("{} to {}", from.label(), to.label().to_lowercase()) };
            facts.push(("Level".into(), Line::new().plain(level)));
        }
        if let Some(category) = &self.category {
            facts.push(("Category".into(), Line::new().plain(format!("{} to {}", category.from.title, category.to.title))));
        }
        if let Some((change, currency)) = self.pay_change.zip(self.pay_currency) {
            let place = self.region.as_ref().map(|region| format!(" in {region}")).unwrap_or_default();
            let own = if self.pay_own { "; one or both figures are the role's own" } else { " (our reading)" };
            let note = format!(" in usual pay at the level{place}{own}");
            let change = format!("{} {currency} a year", money_change(change));
            facts.push(("Pay".into(), Line::new().plain(change).muted(note)));
        }
        let direct = self
            .direct
            .zip(self.basis)
            .map_or("none that is usual; see `career path`".into(), |(to, basis)| kind(to, basis.basis));
        if self.from != self.to {
            facts.push(("Direct move".into(), Line::new().plain(direct)));
            let years =
                self.years.map(|years| Line::new().plain(format!("{years} before")).muted(" (our reading of the levels)"));
            facts.extend(years.map(|years| ("Experience".into(), years)));
            facts.extend(self.why.map(|why| ("In practice".into(), Line::new().plain(why))));
        }
        facts
    }

    fn put_scores<'a>(&'a self, page: &mut Page<'a>, points: u32) {
        page.heading("Raise", format!("{points} points of effort"));
        let fact = |(competency, points): &(Competency, u8)| {
            (Cow::Borrowed(competency.label()), Line::new().plain(format!("+{points}")))
        };
        page.facts(self.raise.0.iter().map(fact).collect());
    }

    /// Adds one line for each required proficiency, in descending order.
    fn put_tools<'a>(&'a self, page: &mut Page<'a>, points: u32) {
        page.heading("Learn", format!("{}, {points} points of effort", counted(self.learn.len(), "tool")));
        let mut facts: Vec<(Cow<'a, str>, Line<'a>)> = Vec::new();
        for proficiency in Proficiency::ALL.iter().rev() {
            let mut line = Line::new();
            for (position, tool) in self.learn.iter().filter(|tool| tool.to == *proficiency).enumerate() {
                line = line.plain(if position > 0 { ", " } else { "" }).plain(tool.name);
                if let Some(from) = tool.from {
                    line = line.muted(format!(" (from {})", from.name()));
                }
            }
            if !line.is_empty() {
                facts.push((Cow::Borrowed(proficiency.label()), line));
            }
        }
        page.facts(facts);
    }
}
