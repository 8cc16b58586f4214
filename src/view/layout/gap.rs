//! `gap`: a section for each thing that is asked, the one of the most effort first.

use std::borrow::Cow;

use super::{enumerate, kind, name};
use crate::query::Gap;
use crate::query::effort::Learn;
use crate::view::View;
use crate::view::page::{Line, Page};
use crate::view::records::{Datum, Records, number, value};
use crate::view::words::{bare_money, counted, money_change};
use career_data::vocabulary::{Proficiency, Vocabulary};

impl View for Gap<'_> {
    fn schema(&self) -> &'static str {
        "career/gap/1"
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
            page.heading("Certifications", "asked for there, not here");
            page.paragraph(enumerate(self.certifications.iter().map(|entry| entry.name)));
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let columns = ["what", "id", "from", "to", "amount"].map(Cow::Borrowed).into();
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
        Records { columns, rows }
    }
}

type Section<'a> = fn(&'a Gap<'a>, &mut Page<'a>, u32);

/// Steps of proficiency.
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
            let of_parents = " between the medians of the parent occupations";
            let note = if self.pay_own { " between medians, of which one or both are the role's own" } else { of_parents };
            facts.push(("Pay".into(), Line::new().plain(format!("{} {currency}", money_change(change))).muted(note)));
        }
        let direct = self.direct.map_or("not a usual one; see `career path`".into(), |direct| kind(direct, self.related));
        if self.from != self.to {
            facts.push(("Direct move".into(), Line::new().plain(direct)));
        }
        facts
    }

    fn put_scores<'a>(&'a self, page: &mut Page<'a>, points: u32) {
        page.heading("Raise", format!("{points} points of effort"));
        let fact = |(competency, points): &(career_data::vocabulary::Competency, u8)| {
            (Cow::Borrowed(competency.label()), Line::new().plain(format!("+{points}")))
        };
        page.facts(self.raise.0.iter().map(fact).collect());
    }

    /// A line for each proficiency that is asked, the highest first.
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
            if !line.0.is_empty() {
                facts.push((Cow::Borrowed(proficiency.label()), line));
            }
        }
        page.facts(facts);
    }
}
