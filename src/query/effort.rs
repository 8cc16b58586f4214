//! What a career move costs.
//!
//! The effort of a move from A to B, in points, is our own measure, made for comparing ways with each other:
//!
//! ```text
//! base       10                   any change of role
//! raise       1 x points          that B scores above A, summed over the five competencies
//! learn       2 x steps           of proficiency that B's tools ask beyond A's (awareness is one step up from nothing,
//!                                 expert four)
//! level      15 x levels squared  that B stands above A: one 15, two 60, three 135
//! category   20                   if B belongs to another category
//! step_back  30                   if B stands below A
//! ```
//!
//! The effort is the sum of these parts, and that of a way the sum of its moves. What A has beyond B costs nothing, so the
//! way back costs something else than the way there. Nor does what either does not say: a score that is absent on one side
//! is not raised, a level neither climbed nor lost, a category not left.
//!
//! The weights, and why: the median move within a category asks 30 points of scores and 40 steps of proficiency (26 and 43
//! into another category), so tools outweigh scores here, about 80 to 30. Levels count by their square because nobody is made an architect straight from
//! the middle: two moves of one level are always cheaper in this part than one move of two, so ways climb by the
//! rungs that are there (with levels counted once, the way from help desk to cloud architect leapt over the senior
//! years). A new category costs somewhat more than a level: colleagues and reputation do not come along. A step back costs
//! as much as two levels of ordinary climbing, since what is lost must be climbed again.

use schemars::{JsonSchema, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::report::{RoleRef, is_false};
use crate::catalog::{Catalog, Money, Region, Role, ToolId};
use crate::schema::{by_competency, schemas};
use crate::vocabulary::{Competency, MoveKind, Percentile, Proficiency, Vocabulary};

const ANY_MOVE: u32 = 10;
const SCORE_POINT: u32 = 1;
const PROFICIENCY_STEP: u32 = 2;
const LEVEL_SQUARED: u32 = 15;
const OTHER_CATEGORY: u32 = 20;
const STEP_BACK: u32 = 30;

/// What the effort of a move consists of, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Parts {
    /// For any change of role.
    pub base: u32,
    /// For scores to raise.
    pub raise: u32,
    /// For tools to learn, or to learn better.
    pub learn: u32,
    /// For levels to climb.
    pub level: u32,
    /// For another category.
    pub category: u32,
    /// For a lower level.
    pub step_back: u32,
}

impl Parts {
    /// The effort: all parts together.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.base + self.raise + self.learn + self.level + self.category + self.step_back
    }

    /// Each part by the name it has in JSON.
    #[must_use]
    pub const fn named(self) -> [(&'static str, u32); 6] {
        [
            ("base", self.base),
            ("raise", self.raise),
            ("learn", self.learn),
            ("level", self.level),
            ("category", self.category),
            ("step_back", self.step_back),
        ]
    }
}

/// What [`By::Pay`](crate::vocabulary::By::Pay) adds to the effort of a move, in points, from medians of the parent occupations,
/// or of the roles themselves, in the United States. A median that is not published, or not in US dollars, adds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PayCost {
    /// 10 for each 1,000 USD a year that the median falls with the move: a fall of a few thousand outweighs a detour.
    pub fall: u32,
    /// 1 for each 1,000 USD that the median of the new role stays below the goal's: every stop counts the pay it still
    /// forgoes, so pay had better rise early.
    pub wait: u32,
}

impl PayCost {
    /// Both together.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.fall + self.wait
    }

    /// From the medians before and after the move, and at the goal.
    pub(super) fn of(before: Option<Money>, after: Option<Money>, goal: Option<Money>) -> Self {
        let dollars_below = |pay: Option<Money>, mark: Option<Money>| match (pay, mark) {
            (Some(pay), Some(mark)) => u32::try_from(mark.minus(pay).hundredths().max(0) / 100).unwrap_or(u32::MAX),
            _ => 0,
        };
        Self { fall: dollars_below(after, before) / 100, wait: dollars_below(after, goal) / 1_000 }
    }
}

/// Measures moves within a catalog.
pub struct Effort {
    /// Proficiency in each tool of the role whose moves are being measured, as a rank; 0 is none.
    ranks: Vec<u32>,
    /// Whether all roles say all that effort is measured by, tools aside.
    complete: bool,
}

impl Effort {
    /// For one catalog.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        Self { ranks: vec![0; catalog.tools().len()], complete: catalog.is_complete() }
    }

    /// The effort of a move from a role to each of several.
    pub fn of_moves<'a>(&mut self, from: Role<'a>, to: impl Iterator<Item = Role<'a>>) -> Vec<(Role<'a>, Parts)> {
        self.beside(from, to, |_, asked, shared, to| parts(from, to, asked - shared))
    }

    /// The effort of a move to a role from each of several.
    pub fn of_moves_to<'a>(&mut self, to: Role<'a>, from: impl Iterator<Item = Role<'a>>) -> Vec<(Role<'a>, Parts)> {
        self.beside(to, from, |asked, _, shared, from| parts(from, to, asked - shared))
    }

    /// The effort of one move.
    pub fn of_move<'a>(&mut self, from: Role<'a>, to: Role<'a>) -> Parts {
        self.of_moves(from, std::iter::once(to)).first().map(|(_, parts)| *parts).unwrap_or_default()
    }

    /// The least that any way from one role to another takes: the effort of a single move, with levels counted once. By way
    /// of a role that does not say its scores, level or category, these come for nothing; tools never do.
    pub(super) fn at_least<'a>(&mut self, from: Role<'a>, to: Role<'a>) -> u32 {
        let parts = self.of_move(from, to);
        if !self.complete {
            return parts.base + parts.learn;
        }
        parts.total() - parts.level + LEVEL_SQUARED * levels(from, to)
    }

    /// Holds one role beside others. `measure` is told the steps of proficiency in the tools of the one, of the other, and
    /// those that they share.
    fn beside<'a>(
        &mut self,
        one: Role<'a>,
        others: impl Iterator<Item = Role<'a>>,
        measure: impl Fn(u32, u32, u32, Role<'a>) -> Parts,
    ) -> Vec<(Role<'a>, Parts)> {
        let own = self.set_ranks(one, Proficiency::rank);
        let measured = others.map(|other| {
            let (steps, shared) = self.shared(other);
            (other, measure(own, steps, shared, other))
        });
        let measured = measured.collect();
        self.set_ranks(one, |_| 0);
        measured
    }

    /// Gives the sum of the ranks.
    fn set_ranks(&mut self, role: Role<'_>, rank: impl Fn(Proficiency) -> u32) -> u32 {
        let mut sum = 0;
        for (tool, proficiency) in role.tool_keys() {
            if let Some(slot) = self.ranks.get_mut(tool.index()) {
                *slot = rank(proficiency);
                sum += *slot;
            }
        }
        sum
    }

    /// The steps of proficiency in the tools of another role, and how many of them the role being measured has too.
    fn shared(&self, other: Role<'_>) -> (u32, u32) {
        let known = |tool: ToolId| self.ranks.get(tool.index()).copied().unwrap_or_default();
        other.tool_keys().fold((0, 0), |(steps, shared), (tool, proficiency)| {
            (steps + proficiency.rank(), shared + proficiency.rank().min(known(tool)))
        })
    }
}

/// The parts of a move that asks for `steps` of proficiency.
fn parts(from: Role<'_>, to: Role<'_>, steps: u32) -> Parts {
    let levels = levels(from, to);
    Parts {
        base: ANY_MOVE,
        raise: SCORE_POINT * raises(from, to).map(|(_, points)| u32::from(points)).sum::<u32>(),
        learn: PROFICIENCY_STEP * steps,
        level: LEVEL_SQUARED * levels * levels,
        category: if from.shares_category(to) == Some(false) { OTHER_CATEGORY } else { 0 },
        step_back: if from.climb_to(to).is_some_and(|climb| climb < 0) { STEP_BACK } else { 0 },
    }
}

/// Levels to climb; none where either is not known.
fn levels(from: Role<'_>, to: Role<'_>) -> u32 {
    from.climb_to(to).and_then(|climb| u32::try_from(climb).ok()).unwrap_or_default()
}

/// The competencies in which the second role scores above the first, and by how many points; both must have a score.
fn raises(from: Role<'_>, to: Role<'_>) -> impl Iterator<Item = (Competency, u8)> {
    let pairs = from.scores().into_iter().zip(to.scores());
    let points = |(from, to): (Option<u8>, Option<u8>)| to?.checked_sub(from?).filter(|points| *points > 0);
    Competency::ALL.iter().zip(pairs).filter_map(move |(competency, pair)| Some((*competency, points(pair)?)))
}

/// Points to gain by competency; those that need none are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise(pub Vec<(Competency, u8)>);

impl Raise {
    /// What the second role asks beyond the first, the most points first.
    pub(super) fn between(from: Role<'_>, to: Role<'_>) -> Self {
        let mut raise: Vec<_> = raises(from, to).collect();
        raise.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
        Self(raise)
    }
}

impl Serialize for Raise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (competency, points) in &self.0 {
            map.serialize_entry(competency.name(), points)?;
        }
        map.end()
    }
}

schemas! {
    Raise, "Raise" => |_| by_competency(&json_schema!({ "type": "integer", "minimum": 1, "maximum": 100 }), false);
}

/// A tool to learn, or to learn better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Learn<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Not known at all when absent.
    pub from: Option<Proficiency>,
    pub to: Proficiency,
}

/// One move of a career.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Move<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    /// Whether it is there only because a publisher calls the two roles related.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
    /// The sum of its parts.
    pub effort: u32,
    pub parts: Parts,
    /// The most points first.
    pub raise: Raise,
    /// The longest step first.
    pub learn: Vec<Learn<'a>>,
    /// Difference of the parent occupations' median pay in `pay_currency` a year; absent when either is, or when the
    /// two are not on the same terms.
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a median is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
    /// What it costs besides effort, where ways are weighed by pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_cost: Option<PayCost>,
}

impl<'a> Move<'a> {
    /// All that a move asks for.
    pub(super) fn new(from: Role<'a>, to: Role<'a>, parts: Parts, region: Option<Region<'a>>) -> Self {
        let pay = pay_change(from, to, region);
        Self {
            from: from.into(),
            to: to.into(),
            kind: from.move_to(to),
            related: from.is_only_related(to),
            effort: parts.total(),
            parts,
            raise: Raise::between(from, to),
            learn: learn(from, to),
            pay_change: pay.map(|pay| pay.change),
            pay_currency: pay.map(|pay| pay.currency),
            pay_own: pay.is_some_and(|pay| pay.own),
            pay_cost: None,
        }
    }
}

/// The tools that the second role asks beyond the first: the longest step first, then the best known, then by id.
pub(super) fn learn<'a>(from: Role<'a>, to: Role<'a>) -> Vec<Learn<'a>> {
    let known: Vec<_> = from.tool_keys().collect();
    let mut learn: Vec<_> = to
        .tools()
        .filter_map(|used| {
            let before = known.iter().find(|(tool, _)| *tool == used.tool.key()).map(|(_, proficiency)| *proficiency);
            (Some(used.proficiency) > before).then(|| Learn {
                id: used.tool.id(),
                name: used.tool.name(),
                from: before,
                to: used.proficiency,
            })
        })
        .collect();
    learn.sort_by_key(|learn| {
        let step = learn.to.rank() - learn.from.map_or(0, Proficiency::rank);
        (std::cmp::Reverse((step, learn.to)), learn.id)
    });
    learn
}

/// How two medians differ.
#[derive(Clone, Copy)]
pub(super) struct PayChange<'a> {
    pub(super) change: Money,
    pub(super) currency: &'a str,
    /// Whether one of them is a role's own rather than its parent occupation's.
    pub(super) own: bool,
}

/// The difference of the medians of two roles or their parent occupations.
pub(super) fn pay_change<'a>(from: Role<'a>, to: Role<'a>, region: Option<Region<'a>>) -> Option<PayChange<'a>> {
    let region = region?.key();
    let (before, after) = (from.wage(region)?, to.wage(region)?);
    let change = after.percentile(Percentile::P50)?.minus(before.percentile(Percentile::P50)?);
    let own = before.is_own() || after.is_own();
    before.is_on_terms_of(after).then_some(PayChange { change, currency: after.currency()?, own })
}
