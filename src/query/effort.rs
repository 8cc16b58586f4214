//! What a career move costs.
//!
//! The effort of a move from A to B, in points, is our own measure, made for comparing ways with each other:
//!
//! ```text
//! effort = 10                                             any change of role
//!        +  1 x points that B scores above A, summed over the five competencies
//!        +  2 x steps of proficiency that B's tools ask beyond A's (awareness is one step up from nothing, expert four)
//!        +  5 x levels that B stands above A
//!        + 10 if B belongs to another category
//!        + 20 if B stands below A
//! ```
//!
//! What A has beyond B costs nothing, so the way back costs something else than the way there. The effort of a way is the
//! sum of its moves. As a rule of thumb, a step up a ladder comes to 50-90 points, a change of field to 100 and more.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::report::RoleRef;
use crate::catalog::{Catalog, Money, Region, Role, ToolId};
use crate::vocabulary::{Competency, MoveKind, Percentile, Proficiency, Vocabulary};

const ANY_MOVE: u32 = 10;
const SCORE_POINT: u32 = 1;
const PROFICIENCY_STEP: u32 = 2;
const LEVEL: u32 = 5;
const OTHER_CATEGORY: u32 = 10;
const STEP_BACK: u32 = 20;

/// Measures moves within a catalog.
pub struct Effort {
    /// Proficiency in each tool at the start of the moves being measured, as a rank; 0 is none.
    ranks: Vec<u32>,
}

impl Effort {
    /// For one catalog.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        Self { ranks: vec![0; catalog.tools().len()] }
    }

    /// The effort of a move to each of several roles.
    pub fn of_moves<'a>(&mut self, from: Role<'a>, to: impl Iterator<Item = Role<'a>>) -> Vec<(Role<'a>, u32)> {
        self.set_ranks(from, Proficiency::rank);
        let efforts = to.map(|to| (to, self.of_move(from, to))).collect();
        self.set_ranks(from, |_| 0);
        efforts
    }

    fn set_ranks(&mut self, role: Role<'_>, rank: impl Fn(Proficiency) -> u32) {
        for (tool, proficiency) in role.tool_keys() {
            if let Some(slot) = self.ranks.get_mut(tool.index()) {
                *slot = rank(proficiency);
            }
        }
    }

    fn of_move(&self, from: Role<'_>, to: Role<'_>) -> u32 {
        let known = |tool: ToolId| self.ranks.get(tool.index()).copied().unwrap_or_default();
        let raise: u32 = raises(from, to).map(|(_, points)| u32::from(points)).sum();
        let learn: u32 = to.tool_keys().map(|(tool, proficiency)| proficiency.rank().saturating_sub(known(tool))).sum();
        let climb = to.level().above(from.level());
        ANY_MOVE
            + SCORE_POINT * raise
            + PROFICIENCY_STEP * learn
            + LEVEL * u32::try_from(climb).unwrap_or_default()
            + if from.category().map(|c| c.key()) == to.category().map(|c| c.key()) { 0 } else { OTHER_CATEGORY }
            + if climb < 0 { STEP_BACK } else { 0 }
    }
}

/// The competencies in which the second role scores above the first, and by how many points.
fn raises(from: Role<'_>, to: Role<'_>) -> impl Iterator<Item = (Competency, u8)> {
    let pairs = from.scores().into_iter().zip(to.scores());
    Competency::ALL.iter().zip(pairs).filter(|(_, (from, to))| to > from).map(|(competency, (from, to))| (*competency, to - from))
}

/// Points to gain by competency; those that need none are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise(pub Vec<(Competency, u8)>);

impl Serialize for Raise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (competency, points) in &self.0 {
            map.serialize_entry(competency.name(), points)?;
        }
        map.end()
    }
}

/// A tool to learn, or to learn better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Learn<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Not known at all when absent.
    pub from: Option<Proficiency>,
    pub to: Proficiency,
}

/// One move of a career.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Move<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    pub effort: u32,
    pub raise: Raise,
    /// The longest step first.
    pub learn: Vec<Learn<'a>>,
    /// Difference of the parent occupations' median pay in `pay_currency` a year; absent when either is, or when the
    /// two are not on the same terms.
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
}

impl<'a> Move<'a> {
    /// All that a move asks for.
    pub(super) fn new(from: Role<'a>, to: Role<'a>, effort: u32, region: Region<'a>) -> Self {
        let pay = pay_change(from, to, region);
        Self {
            from: from.into(),
            to: to.into(),
            kind: from.move_to(to),
            effort,
            raise: Raise(raises(from, to).collect()),
            learn: learn(from, to),
            pay_change: pay.map(|(change, _)| change),
            pay_currency: pay.map(|(_, currency)| currency),
        }
    }
}

/// The tools that the second role asks beyond the first, the longest step first, then by id.
fn learn<'a>(from: Role<'a>, to: Role<'a>) -> Vec<Learn<'a>> {
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
    learn.sort_by_key(|learn| std::cmp::Reverse(learn.to.rank() - learn.from.map_or(0, Proficiency::rank)));
    learn
}

fn pay_change<'a>(from: Role<'a>, to: Role<'a>, region: Region<'a>) -> Option<(Money, &'a str)> {
    let wage = |role: Role<'a>| role.occupation()?.statistics()?.wage(region.key());
    let (before, after) = (wage(from)?, wage(to)?);
    let terms = |wage: crate::catalog::Wage<'a>| (wage.currency(), wage.period(), wage.year());
    let change = after.percentile(Percentile::P50)?.minus(before.percentile(Percentile::P50)?);
    (terms(before) == terms(after)).then_some((change, after.currency()?))
}
