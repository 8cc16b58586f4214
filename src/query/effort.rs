//! The cost of a career move: its effort, defined in [`career_data::effort`], and the change in pay.

use schemars::{JsonSchema, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::experience::Years;
use super::report::{CertificationEntry, MoveBasis, RoleRef, is_false};
use super::usual_pay::PayBook;
use crate::catalog::{Money, Role};
use crate::schema::schemas;
use career_data::by_competency;
use career_data::effort::{BRIDGE, Skills};
use career_data::vocabulary::{Basis, Competency, MoveKind, Proficiency, Vocabulary};

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
    /// For a move that nobody states.
    pub bridge: u32,
}

impl Parts {
    /// From the result of [`RoleAttributes::effort_to`](career_data::effort::RoleAttributes::effort_to).
    const fn of([base, raise, learn, level, category, step_back]: [u32; 6]) -> Self {
        Self { base, raise, learn, level, category, step_back, bridge: 0 }
    }

    /// The parts of a move with that basis.
    #[must_use]
    pub const fn over(self, basis: Basis) -> Self {
        Self { bridge: if matches!(basis, Basis::Skills) { BRIDGE } else { 0 }, ..self }
    }

    /// The effort: the sum of all parts.
    #[must_use]
    pub const fn total(self) -> u32 {
        // Only in a damaged image do they come near the limit.
        let others = self.base + self.raise + self.level + self.category + self.step_back + self.bridge;
        others.saturating_add(self.learn)
    }

    /// The parts with their names in JSON.
    #[must_use]
    pub const fn named(self) -> [(&'static str, u32); 7] {
        [
            ("base", self.base),
            ("raise", self.raise),
            ("learn", self.learn),
            ("level", self.level),
            ("category", self.category),
            ("step_back", self.step_back),
            ("bridge", self.bridge),
        ]
    }
}

/// What ranking by pay adds to the effort of a move, in points, from usual pay at the roles' levels (typical, a year) in the
/// United States. Pay that is not published, or not in US dollars, adds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PayCost {
    /// 10 for each 1,000 USD a year that pay falls with the move: a fall of a few thousand outweighs a detour.
    pub fall: u32,
    /// 1 for each 1,000 USD that pay in the new role stays below the goal's: every stop counts the pay it still
    /// forgoes, so pay had better rise early.
    pub wait: u32,
}

impl PayCost {
    /// The sum of both.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.fall + self.wait
    }

    /// From the pay before and after the move, and that of the goal.
    pub(super) fn of(before: Option<Money>, after: Option<Money>, goal: Option<Money>) -> Self {
        let dollars_below = |pay: Option<Money>, mark: Option<Money>| match (pay, mark) {
            (Some(pay), Some(mark)) => u32::try_from(mark.minus(pay).hundredths().max(0) / 100).unwrap_or(u32::MAX),
            _ => 0,
        };
        Self { fall: dollars_below(after, before) / 100, wait: dollars_below(after, goal) / 1_000 }
    }
}

/// Computes the effort of moves, reusing its buffers.
#[derive(Default)]
pub struct Effort {
    /// Skills of the role whose moves are measured.
    skills: Skills,
}

impl Effort {
    /// The effort of a move from a role to each of several.
    pub fn of_moves<'a>(&mut self, from: Role<'a>, to: impl Iterator<Item = Role<'a>>) -> Vec<(Role<'a>, Parts)> {
        self.know(from);
        let parts = |to: Role<'a>| {
            let (asked, shared) = self.skills.shared(to.tool_keys());
            (to, Parts::of(from.attributes().effort_to(to.attributes(), asked.saturating_sub(shared))))
        };
        to.map(parts).collect()
    }

    /// The effort of a move to a role from each of several.
    pub fn of_moves_to<'a>(&mut self, to: Role<'a>, from: impl Iterator<Item = Role<'a>>) -> Vec<(Role<'a>, Parts)> {
        self.know(to);
        let asked = self.skills.steps();
        let parts = |from: Role<'a>| {
            let (_, shared) = self.skills.shared(from.tool_keys());
            (from, Parts::of(from.attributes().effort_to(to.attributes(), asked.saturating_sub(shared))))
        };
        from.map(parts).collect()
    }

    /// The effort of one move.
    pub fn of_move<'a>(&mut self, from: Role<'a>, to: Role<'a>) -> Parts {
        self.of_moves(from, std::iter::once(to)).first().map(|(_, parts)| *parts).unwrap_or_default()
    }

    fn know(&mut self, role: Role<'_>) {
        self.skills.set(role.tool_keys());
    }
}

/// Points to gain by competency, without those that need none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise(pub Vec<(Competency, u8)>);

impl Raise {
    /// Competencies in which the second role scores above the first, by descending difference.
    pub(super) fn between(from: Role<'_>, to: Role<'_>) -> Self {
        let mut raise: Vec<_> = from.attributes().raises_to(to.attributes()).collect();
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

/// A tool that both roles of a move use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CarriedOver<'a> {
    pub id: &'a str,
    pub name: &'a str,
}

/// One move of a career.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Move<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    #[serde(flatten)]
    pub basis: MoveBasis,
    /// Years of experience that usually come before it: our reading of the two levels.
    pub years: Option<Years>,
    /// The sum of its parts.
    pub effort: u32,
    pub parts: Parts,
    /// The most points first.
    pub raise: Raise,
    /// The longest step first.
    pub learn: Vec<Learn<'a>>,
    /// Those that are asked for there and not here, in the order of the role.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certifications: Vec<CertificationEntry<'a>>,
    /// Of a bridge, the tools that carry over: those that both roles use, the most distinctive first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carries_over: Vec<CarriedOver<'a>>,
    /// Difference in usual pay at the roles' levels (typical, our reading of the parent occupations' percentiles) in
    /// `pay_currency` a year; absent when either is, or when the two are in different currencies.
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a figure is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
    /// What it usually takes, where that is not obvious; our judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'a str>,
    /// What it costs besides effort, where ways are weighed by pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_cost: Option<PayCost>,
    /// What a way is charged for the stop that it leads to, in points besides effort; absent where the stop lies on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detour: Option<u32>,
}

impl<'a> Move<'a> {
    /// Describes a move: its effort, requirements and change in pay.
    pub(super) fn new(from: Role<'a>, to: Role<'a>, parts: Parts, book: &mut PayBook<'a>) -> Self {
        let pay = book.change(from, to);
        let basis = MoveBasis::of(from, to);
        let carries_over = if basis == Basis::Skills { carried_over(from, to) } else { Vec::new() };
        Self {
            from: from.into(),
            to: to.into(),
            kind: from.move_to(to),
            basis,
            years: Years::before(from.level(), to.level()),
            effort: parts.total(),
            parts,
            raise: Raise::between(from, to),
            learn: learn(from, to),
            certifications: certifications(from, to),
            carries_over,
            pay_change: pay.map(|pay| pay.change),
            pay_currency: pay.map(|pay| pay.currency),
            pay_own: pay.is_some_and(|pay| pay.own),
            why: from.note_on_move(to),
            pay_cost: None,
            detour: None,
        }
    }
}

/// The tools that both roles use, those that the fewest roles use first.
fn carried_over<'a>(from: Role<'a>, to: Role<'a>) -> Vec<CarriedOver<'a>> {
    let known: Vec<_> = from.tool_keys().map(|(tool, _)| tool).collect();
    let mut both: Vec<_> = to.tools().map(|used| used.tool).filter(|tool| known.contains(&tool.key())).collect();
    both.sort_by_key(|tool| (tool.users(), tool.key()));
    both.into_iter().map(|tool| CarriedOver { id: tool.id(), name: tool.name() }).collect()
}

/// The tools for which the second role requires more proficiency than the first: by descending steps, then descending
/// required proficiency, then id.
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

/// The certifications that the second role asks for and the first does not.
pub(super) fn certifications<'a>(from: Role<'a>, to: Role<'a>) -> Vec<CertificationEntry<'a>> {
    let held: Vec<_> = from.certifications().map(|certification| certification.id()).collect();
    to.certifications().filter(|certification| !held.contains(&certification.id())).map(CertificationEntry::from).collect()
}
