//! `compare`: tables with a column for each role.

use std::borrow::Cow;

use clap::Args;

use super::args::{RegionArg, usage};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{category_id, category_title, enumerate, in_words, label, name};
use super::shared::pay::{amount, growth_in_jobs, own_mark, put_reading, terms, typical, usual_range};
use crate::catalog::Money;
use crate::error::Error;
use crate::query::{self, Comparison, PayRow, RoleOutlook, RolePay, UsualPay};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, Value, number, value};
use crate::view::words::{bare_money, grouped};
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Percentile, Vocabulary};

const COMPARE: ReportKind = ReportKind::of_named_roles::<Comparison<'_>>("compare", "career/compare/1");

/// `career compare`
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Id, title or alias of a role; two or more; - or @FILE for one a line
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// Where pay is looked up.
    #[command(flatten)]
    region: RegionArg,
}

impl Describe for CompareArgs {
    const NAME: &'static str = "compare";
    const ABOUT: &'static str = "Compare roles with the first one named";
    const EXAMPLES: &'static str = "\
career compare api-engineer backend-engineer
career compare sre devops-engineer platform-engineer --region ca-on";

    fn reports() -> Vec<ReportKind> {
        vec![COMPARE]
    }
}

impl Question for CompareArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        if self.roles.len() < 2 {
            return Err(usage("compare takes 2 roles or more", "name another: `career compare ROLE ROLE`"));
        }
        Ok(Answer::report(query::compare(asked.catalog, &asked.roles(&self.roles), self.region.or(asked.home))?))
    }

    fn roles(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.roles)
    }
}

impl View for Comparison<'_> {
    const IS_DOCUMENT: bool = true;

    fn schema(&self) -> &'static str {
        COMPARE.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let titles = self.roles.iter().map(|role| role.title).collect::<Vec<_>>();
        page.document_title(format!("{} compared", in_words(&titles)));
        self.grid(&mut page, self.heads());
        page.heading("Competencies", "out of 100, and points above the first role");
        self.grid(&mut page, self.scores());
        let place = self.region.as_ref().map(|region| format!(", in {region}")).unwrap_or_default();
        page.heading("Pay", format!("usual at the level (our reading) and of the occupation{place}"));
        self.grid(&mut page, self.pay_rows());
        put_reading(&mut page, self.region.as_ref());
        page.heading("Outlook", "of the parent occupation in the United States, 2024-34");
        self.grid(&mut page, self.outlook_rows());
        page.heading("Tools", "shared by several, with the proficiency expected");
        self.grid(&mut page, self.shared_tools());
        page.heading("Tools of one role only", "");
        page.facts(self.own_tools());
        page.heading("Certifications", "");
        page.facts(self.certification_facts());
        page.heading("Career", "neighbours in common");
        let titles = |roles: &'static str, list: &[query::RoleRef<'_>]| {
            let text = list.iter().map(|role| role.title).collect::<Vec<_>>().join(", ");
            (Cow::Borrowed(roles), Line::new().plain(if text.is_empty() { "-".to_owned() } else { text }))
        };
        page.facts(vec![titles("Before", &self.neighbours.predecessors), titles("Next", &self.neighbours.next)]);
        page
    }

    fn columns() -> Columns {
        // Followed by a column for each role.
        Columns::fixed(["aspect"]).and_named_by_answer()
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        let roles = self.roles.iter().map(|role| role.id);
        Self::columns().always.into_iter().chain(roles).map(Cow::Borrowed).collect()
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = vec![
            self.record("title", |at| self.roles.get(at).map(|role| role.title.into())),
            self.record("level", |at| name(self.roles.get(at)?.level)),
            self.record("category", |at| category_id(self.roles.get(at)?.category)),
        ];
        for scores in &self.competencies {
            rows.push(self.record(scores.competency.name(), |at| number(*scores.scores.get(at)?)));
        }
        for percentile in Percentile::ALL {
            rows.push(self.record(percentile.name(), |at| {
                number(self.pay.get(at)?.figures.as_ref()?.percentile(*percentile).map(bare_money))
            }));
        }
        for (nth, (name, _)) in named_amounts(UsualPay::default()).into_iter().enumerate() {
            rows.push(self.record(name, |at| {
                let amounts = named_amounts(self.pay.get(at)?.figures.as_ref()?.usual?);
                number(amounts.get(nth)?.1.map(bare_money))
            }));
        }
        rows.push(self.record("currency", |at| self.pay.get(at)?.figures.as_ref()?.currency.map(Datum::from)));
        rows.push(self.record("period", |at| Some(self.pay.get(at)?.figures.as_ref()?.period?.name().into())));
        rows.push(self.record("year", |at| number(self.pay.get(at)?.figures.as_ref()?.year)));
        rows.push(self.record("region", |at| Some(self.pay.get(at)?.figures.as_ref()?.region.into())));
        rows.push(self.record("change_percent", |at| number(self.outlook.get(at)?.figures.as_ref()?.change_percent)));
        rows.push(self.record("annual_openings", |at| number(self.outlook.get(at)?.figures.as_ref()?.annual_openings)));
        for tool in &self.tools.levels {
            rows.push(self.record(format!("tool:{}", tool.id), |at| Some((*tool.proficiencies.get(at)?)?.name().into())));
        }
        rows
    }
}

type Cells<'a> = Vec<Vec<Cow<'a, str>>>;

impl Comparison<'_> {
    /// Adds a grid with a label column and a column for each role.
    fn grid<'a>(&'a self, page: &mut Page<'a>, rows: Cells<'a>) {
        let mut columns = vec![Column::left("", 0)];
        columns.extend(self.roles.iter().map(|role| Column::left(role.title, 0)));
        page.grid(columns, rows);
    }

    fn heads(&self) -> Cells<'_> {
        let parent = |role: &query::RoleHead<'_>| role.occupation.map_or_else(String::new, |parent| parent.title.to_owned());
        vec![
            labelled("Level", &self.roles, |role| label(role.level).to_owned()),
            labelled("Category", &self.roles, |role| category_title(role.category).to_owned()),
            labelled("Parent", &self.roles, parent),
        ]
    }

    /// Pay with its terms, which may differ between the roles.
    fn pay_rows(&self) -> Cells<'_> {
        let of = |cell: fn(&PayRow<'_>) -> String| move |pay: &RolePay<'_>| pay.figures.as_ref().map(cell).unwrap_or_default();
        let terms = |figures: &PayRow<'_>| format!("{}{}", terms(figures), own_mark(figures.is_own()));
        vec![
            labelled("Usual pay", &self.pay, of(|figures| typical(figures.usual))),
            labelled("Usual range", &self.pay, of(|figures| usual_range(figures.usual))),
            labelled("Median pay", &self.pay, of(|figures| amount(figures, Percentile::P50))),
            labelled("Terms", &self.pay, |pay| pay.figures.as_ref().map_or_else(|| "no figure there".to_owned(), terms)),
        ]
    }

    fn outlook_rows(&self) -> Cells<'_> {
        let growth = |outlook: &RoleOutlook<'_>| outlook.figures.and_then(|figures| growth_in_jobs(&figures));
        let openings = |outlook: &RoleOutlook<'_>| Some(grouped(outlook.figures?.annual_openings?.into()));
        vec![
            labelled("Jobs", &self.outlook, |outlook| growth(outlook).unwrap_or_default()),
            labelled("Openings a year", &self.outlook, |outlook| openings(outlook).unwrap_or_default()),
        ]
    }

    fn scores(&self) -> Cells<'_> {
        let row = |scores: &query::CompetencyComparison| {
            let cells = scores.scores.iter().zip(&scores.differences).enumerate();
            let cells = cells.map(|(at, cell)| match (at, cell) {
                (_, (None, _)) => Cow::Borrowed("-"),
                (0, (Some(score), _)) | (_, (Some(score), None)) => format!("{score}").into(),
                (_, (Some(score), Some(difference))) => format!("{score} ({difference:+})").into(),
            });
            std::iter::once(Cow::Borrowed(scores.competency.label())).chain(cells).collect()
        };
        self.competencies.iter().map(row).collect()
    }

    fn shared_tools(&self) -> Cells<'_> {
        let several = self.tools.levels.iter().filter(|tool| tool.users() > 1);
        let row = |tool: &'_ query::ToolLevels<'_>| {
            let cells = tool.proficiencies.iter().map(|p| Cow::Borrowed(p.map_or("-", |p| p.name())));
            std::iter::once(Cow::Owned(tool.name.to_owned())).chain(cells).collect()
        };
        several.map(row).collect()
    }

    fn own_tools(&self) -> Vec<(Cow<'_, str>, Line<'_>)> {
        let of = |position: usize| {
            let own = self.tools.levels.iter().filter(move |tool| tool.only_user() == Some(position));
            enumerate(own.map(|tool| tool.name))
        };
        self.roles.iter().enumerate().map(|(position, role)| (Cow::Borrowed(role.title), or_dash(of(position)))).collect()
    }

    fn certification_facts(&self) -> Vec<(Cow<'_, str>, Line<'_>)> {
        let mut facts = Vec::new();
        if !self.certifications.shared.is_empty() {
            facts.push(("Shared".into(), enumerate(self.certifications.shared.iter().map(|entry| entry.name))));
        }
        let titles = self.roles.iter().map(|role| role.title);
        facts.extend(
            titles
                .zip(&self.certifications.beyond.0)
                .map(|(title, (_, list))| (Cow::Borrowed(title), or_dash(enumerate(list.iter().map(|entry| entry.name))))),
        );
        facts
    }

    fn record<'a>(&'a self, aspect: impl Into<Cow<'a, str>>, cell: impl Fn(usize) -> Value<'a>) -> Row<'a> {
        std::iter::once(value(aspect)).chain((0..self.roles.len()).map(cell)).collect()
    }
}

fn or_dash(line: Line<'_>) -> Line<'_> {
    if line.is_empty() { line.plain("-") } else { line }
}

/// A row with a cell for each of several; what is not known is a dash.
fn labelled<'a, T>(label: &'static str, all: &[T], cell: impl Fn(&T) -> String) -> Vec<Cow<'a, str>> {
    let known = |cell: String| if cell.is_empty() { "-".into() } else { cell.into() };
    std::iter::once(Cow::Borrowed(label)).chain(all.iter().map(|one| known(cell(one)))).collect()
}

/// The amounts of usual pay by the name of their record.
const fn named_amounts(UsualPay { low, typical, high }: UsualPay) -> [(&'static str, Option<Money>); 3] {
    [("usual_low", low), ("usual_pay", typical), ("usual_high", high)]
}
