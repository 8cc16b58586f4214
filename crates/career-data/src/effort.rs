//! Where roles stand beside each other, and what a career move from one to another takes.
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
//!
//! The image states the effort of every move of the career graph, so that a search for ways reads no role twice.

use crate::image::{CategoryRow, Id, ToolRow};
use crate::per_competency::PerCompetency;
use crate::vocabulary::{Competency, Level, Proficiency, Vocabulary};

const ANY_MOVE: u32 = 10;
const SCORE_POINT: u32 = 1;
const PROFICIENCY_STEP: u32 = 2;
const LEVEL_SQUARED: u32 = 15;
const OTHER_CATEGORY: u32 = 20;
const STEP_BACK: u32 = 30;

/// What a role says of itself, its tools aside.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleAttributes {
    pub category: Option<Id<CategoryRow>>,
    pub level: Option<Level>,
    /// 0-100.
    pub scores: PerCompetency<Option<u8>>,
}

impl RoleAttributes {
    /// Whether both belong to one category; unknown when either has none.
    #[must_use]
    pub fn shares_category(self, other: Self) -> Option<bool> {
        self.category.zip(other.category).map(|(own, others)| own == others)
    }

    /// How many levels the other stands above; negative when below, unknown when either has none.
    #[must_use]
    pub fn climb_to(self, to: Self) -> Option<i32> {
        Some(to.level?.above(self.level?))
    }

    /// The competencies in which the other scores above this one, and by how many points; both must have a score.
    pub fn raises_to(self, to: Self) -> impl Iterator<Item = (Competency, u8)> {
        let points = |(from, to): (Option<u8>, Option<u8>)| to?.checked_sub(from?).filter(|points| *points > 0);
        let pairs = self.scores.into_iter().zip(to.scores);
        Competency::ALL.iter().zip(pairs).filter_map(move |(competency, pair)| Some((*competency, points(pair)?)))
    }

    /// The parts of the effort of a move that asks for so many steps of proficiency: base, raise, learn, level, category and
    /// step back.
    #[must_use]
    pub fn effort_to(self, to: Self, steps: u32) -> [u32; 6] {
        let climb = self.climb_to(to);
        let levels = climb.and_then(|climb| u32::try_from(climb).ok()).unwrap_or_default();
        [
            ANY_MOVE,
            SCORE_POINT * self.raises_to(to).map(|(_, points)| u32::from(points)).sum::<u32>(),
            PROFICIENCY_STEP * steps,
            LEVEL_SQUARED * levels * levels,
            if self.shares_category(to) == Some(false) { OTHER_CATEGORY } else { 0 },
            if climb.is_some_and(|climb| climb < 0) { STEP_BACK } else { 0 },
        ]
    }
}

/// The tools that a role knows, ready to be held against those of others.
#[derive(Debug, Default)]
pub struct Skills {
    /// Tools and the ranks of their proficiencies, in the order of tools.
    ranks: Vec<(Id<ToolRow>, u32)>,
}

impl Skills {
    /// Those of a role, in the place of the ones before.
    pub fn set(&mut self, tools: impl Iterator<Item = (Id<ToolRow>, Proficiency)>) {
        self.ranks.clear();
        self.ranks.extend(tools.map(|(tool, proficiency)| (tool, proficiency.rank())));
        self.ranks.sort_unstable();
    }

    /// All steps of proficiency.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.ranks.iter().map(|(_, rank)| rank).sum()
    }

    /// The steps of proficiency in the tools of another role, and how many of them are known here too.
    pub fn shared(&self, tools: impl Iterator<Item = (Id<ToolRow>, Proficiency)>) -> (u32, u32) {
        tools.fold((0, 0), |(steps, shared), (tool, proficiency)| {
            let known = self.ranks.binary_search_by_key(&tool, |(known, _)| *known).ok().and_then(|at| self.ranks.get(at));
            (steps + proficiency.rank(), shared + proficiency.rank().min(known.map_or(0, |(_, rank)| *rank)))
        })
    }
}
