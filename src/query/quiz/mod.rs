//! `quiz`: ten choices between two statements, and the roles that agree most with those chosen.
//!
//! ```text
//! agreement  0 to 1, of a role with a statement: how much of the choice's trait the role has, or lacks for statement B
//! score      100 x the mean agreement with the statements that were chosen
//! ```
//!
//! A trait that the role does not tell is left out of its mean. The measure is our own, and as coarse as ten questions are.

mod questions;

use std::cmp::Reverse;

use career_data::vocabulary::{Competency, HowMuch, Level, OnCall, ToolKind, Vocabulary};
use schemars::JsonSchema;
use serde::Serialize;

use super::list::{Conditions, Filter};
use super::report::CategoryRef;
use super::{Failure, demands, percent};
use crate::catalog::{Catalog, CategoryId, Role, RoleId, RoleMetrics};
use questions::{CHOICES, Choice, Trait};

/// Least agreement that is a reason for a role, and most that is one against it.
const FOR: f64 = 0.65;
const AGAINST: f64 = 0.25;
/// Reasons of either kind that are given for a role.
const REASONS: usize = 3;

/// How many choices there are.
pub const CHOICE_COUNT: usize = CHOICES.len();

/// A statement of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// The statements of a choice, for asking.
#[must_use]
pub fn statements(choice: usize) -> Option<[&'static str; 2]> {
    CHOICES.get(choice).map(|choice| choice.statements)
}

/// The parameters of `quiz`.
#[derive(Clone, Debug)]
pub struct QuizQuery {
    /// The statement chosen of each choice, in order; `None` for neither.
    pub answers: [Option<Side>; CHOICE_COUNT],
    /// Filters that roles must pass as well.
    pub filter: Filter,
    /// Maximum number of matches.
    pub limit: usize,
}

/// The answer of `quiz`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Quiz<'a> {
    /// The choices in order.
    pub choices: Vec<Answered>,
    /// The levels that roles were taken from; empty for all.
    pub levels: Vec<Level>,
    /// Best first; equals in the order of ids.
    pub matches: Vec<QuizMatch<'a>>,
}

/// A choice and what was chosen.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Answered {
    pub a: &'static str,
    pub b: &'static str,
    /// Absent when neither was.
    pub chosen: Option<Side>,
}

/// A role that agrees.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct QuizMatch<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// 0-100.
    pub score: u32,
    /// What speaks for it, the most first.
    pub reasons: Vec<&'static str>,
    /// Chosen statements that it does not agree with, the least first.
    pub against: Vec<&'static str>,
}

/// The roles that agree most with the answers; [`Failure::NothingLeft`] if none passes the filter or tells any trait.
pub fn quiz<'a>(catalog: &'a Catalog, query: &QuizQuery) -> Result<Quiz<'a>, Failure> {
    let conditions = Conditions::resolve(catalog, &query.filter)?;
    let mut reader = conditions.reader(catalog);
    let traits = Traits::of(catalog);
    let mut found: Vec<(u32, RoleId)> = Vec::new();
    for role in catalog.roles().map(Role::metrics) {
        if conditions.pass(role, &mut reader) {
            let agreements = traits.agreements(role, &query.answers);
            found.extend(mean(&agreements).map(|score| (score, role.key())));
        }
    }
    if found.is_empty() {
        return Err(Failure::NothingLeft);
    }
    found.sort_by_key(|(score, role)| (Reverse(*score), *role));
    found.truncate(query.limit);
    let tell = |(_, role): (u32, RoleId)| Some(traits.describe(catalog.role(role)?, &query.answers));
    let chosen = CHOICES.iter().zip(query.answers);
    Ok(Quiz {
        choices: chosen.map(|(Choice { statements: [a, b], .. }, chosen)| Answered { a, b, chosen }).collect(),
        levels: query.filter.levels.clone(),
        matches: found.into_iter().filter_map(tell).collect(),
    })
}

/// The mean of the agreements that are known, in hundredths of a percent.
fn mean(agreements: &[(usize, f64)]) -> Option<u32> {
    #[allow(clippy::cast_precision_loss, reason = "ten at most")]
    let mean = agreements.iter().map(|(_, agreement)| agreement).sum::<f64>() / agreements.len() as f64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
    (!agreements.is_empty()).then_some((mean * 10_000.0) as u32)
}

/// Measures traits of roles against all roles of a catalog.
struct Traits<'a> {
    catalog: &'a Catalog,
    /// For each competency, the scores of all roles, ascending.
    scores: Vec<Vec<u8>>,
    /// The shares of equipment of all roles, ascending, in percent.
    equipment: Vec<u8>,
    /// The categories of each field, the full ones first.
    fields: Vec<(usize, [Vec<CategoryId>; 2])>,
}

impl<'a> Traits<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let sorted = |value: &dyn Fn(RoleMetrics<'_>) -> Option<u8>| {
            let mut values: Vec<u8> = catalog.roles().filter_map(|role| value(role.metrics())).collect();
            values.sort_unstable();
            values
        };
        let ids =
            |names: &[&str]| names.iter().filter_map(|id| catalog.find_category(id)).map(|category| category.key()).collect();
        let field = |(at, choice): (usize, &Choice)| match choice.by {
            Trait::Field { full, none } => Some((at, [ids(full), ids(none)])),
            _ => None,
        };
        Self {
            catalog,
            scores: Competency::ALL.iter().map(|competency| sorted(&|role| role.score(*competency))).collect(),
            equipment: sorted(&|role| equipment(catalog, role)),
            fields: CHOICES.iter().enumerate().filter_map(field).collect(),
        }
    }

    /// The agreement of a role with each statement chosen, by the position of its choice; without those that it does not tell.
    fn agreements(&self, role: RoleMetrics<'_>, answers: &[Option<Side>; CHOICE_COUNT]) -> Vec<(usize, f64)> {
        let agreement = |(at, side): (usize, &Option<Side>)| {
            let has = self.measure(role, at)?;
            Some((at, if (*side)? == Side::A { has } else { 1.0 - has }))
        };
        answers.iter().enumerate().filter_map(agreement).collect()
    }

    /// How much a role has of the trait of a choice, 0 to 1.
    fn measure(&self, role: RoleMetrics<'_>, at: usize) -> Option<f64> {
        Some(match CHOICES.get(at)?.by {
            Trait::Coding => match demands::coding(self.catalog, role.tool_keys())? {
                HowMuch::Little => 0.0,
                HowMuch::Some => 0.5,
                HowMuch::Much => 1.0,
            },
            Trait::OnCall => match role.on_call()? {
                OnCall::Never => 0.0,
                OnCall::Sometimes => 0.5,
                OnCall::Regular => 1.0,
            },
            Trait::Score(competency) => rank(self.scores.get(competency as usize)?, role.score(competency)?),
            Trait::Equipment => rank(&self.equipment, equipment(self.catalog, role)?),
            Trait::Field { .. } => {
                let [full, none] = self.fields.iter().find(|(of, _)| *of == at).map(|(_, ids)| ids)?;
                let category = role.category_key().filter(|_| !(full.is_empty() && none.is_empty()))?;
                if full.contains(&category) {
                    1.0
                } else if none.contains(&category) {
                    0.0
                } else {
                    0.5
                }
            }
        })
    }

    fn describe(&self, role: Role<'a>, answers: &[Option<Side>; CHOICE_COUNT]) -> QuizMatch<'a> {
        let mut agreements = self.agreements(role.metrics(), answers);
        let score = mean(&agreements).unwrap_or_default();
        agreements.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let short = |at: usize| {
            let [a, b] = CHOICES.get(at)?.short;
            Some(if answers.get(at).copied().flatten()? == Side::A { a } else { b })
        };
        let told = |agreements: &mut dyn Iterator<Item = &(usize, f64)>| {
            agreements.take(REASONS).filter_map(|(at, _)| short(*at)).collect()
        };
        QuizMatch {
            id: role.id(),
            title: role.title(),
            category: CategoryRef::of(role),
            level: role.level(),
            score: percent(f64::from(score) / 10_000.0),
            reasons: told(&mut agreements.iter().filter(|(_, agreement)| *agreement >= FOR)),
            against: told(&mut agreements.iter().rev().filter(|(_, agreement)| *agreement <= AGAINST)),
        }
    }
}

/// The share of equipment and protocols among the tools of a role, in percent; `None` without tools.
fn equipment(catalog: &Catalog, role: RoleMetrics<'_>) -> Option<u8> {
    let kinds = || role.tool_keys().filter_map(|(tool, _)| catalog.tool(tool)).map(|tool| tool.kind());
    let touched = kinds().filter(|kind| matches!(kind, ToolKind::Hardware | ToolKind::Protocol)).count();
    let all = role.tool_keys().len();
    (all > 0).then(|| u8::try_from(100 * touched / all).unwrap_or(100))
}

/// Where a value stands among all, ascending: 0 for the lowest, 1 for the highest, the middle of equals.
#[allow(clippy::cast_precision_loss, reason = "counts of roles")]
fn rank(all: &[u8], value: u8) -> f64 {
    let below = all.partition_point(|other| *other < value);
    let up_to = all.partition_point(|other| *other <= value);
    (below + up_to) as f64 / (2 * all.len().max(1)) as f64
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn ranks_lie_between_the_lowest_and_the_highest() {
        let all = [1, 2, 2, 9];
        assert!(rank(&all, 1) < rank(&all, 2) && rank(&all, 2) < rank(&all, 9));
        assert!((rank(&all, 2) - 0.5).abs() < f64::EPSILON && rank(&[], 5) < f64::EPSILON);
    }
}
