//! Comparable attributes of roles, and the effort of a career move between two.
//!
//! The effort of a move from A to B, in points, is our own measure, made for comparing paths with each other:
//!
//! ```text
//! base       10                   any change of role
//! raise       1 x points          that B scores above A, summed over the five competencies
//! learn       2 x steps           of proficiency that B's tools need beyond A's (awareness is one step above nothing,
//!                                 expert four)
//! level      15 x levels squared  that B is above A: one 15, two 60, three 135
//! category   20                   if B belongs to another category
//! step_back  30                   if B is below A
//! bridge     40                   if nobody states the move and only skills make it plausible (see [`crate::bridge`])
//! ```
//!
//! The effort of a move is the sum of these parts, and that of a path the sum of its moves. What A has beyond B costs nothing, so
//! the effort is not symmetric. Values missing on either side cost nothing either: a missing score is not raised, a missing level
//! is neither climbed nor lost, a missing category is not left.
//!
//! Rationale of the weights: the median move within a category needs 30 points of scores and 40 steps of proficiency (26 and 43
//! into another category), so tools outweigh scores, about 80 to 30. Levels count squared because nobody becomes an architect
//! straight from mid level: two moves of one level are always cheaper in this part than one move of two, so paths climb level by
//! level (with linear levels, the path from help desk to cloud architect skipped the senior years). A new category costs somewhat
//! more than a level: colleagues and reputation do not come along. A step back costs as much as climbing two levels one by one,
//! since what is lost must be climbed again. A bridge costs about half a usual move more, so that a way crosses one where the usual
//! way would take a move or two more, or where there is none.
//!
//! The image stores the effort of every move of the career graph, so that a path search need not compute it from the roles.

use crate::image::{CategoryRow, Id, ToolRow};
use crate::per_competency::PerCompetency;
use crate::vocabulary::{Competency, Level, Proficiency, Vocabulary};

const ANY_MOVE: u32 = 10;
const SCORE_POINT: u32 = 1;
const PROFICIENCY_STEP: u32 = 2;
const LEVEL_SQUARED: u32 = 15;
const OTHER_CATEGORY: u32 = 20;
const STEP_BACK: u32 = 30;
/// What a bridge costs beyond the parts of every move.
pub const BRIDGE: u32 = 40;

/// The comparable attributes of a role, except its tools.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleAttributes {
    pub category: Option<Id<CategoryRow>>,
    pub level: Option<Level>,
    /// 0-100.
    pub scores: PerCompetency<Option<u8>>,
}

impl RoleAttributes {
    /// Whether both belong to the same category; `None` when either has none.
    #[must_use]
    pub fn shares_category(self, other: Self) -> Option<bool> {
        self.category.zip(other.category).map(|(own, others)| own == others)
    }

    /// Levels that the other is above this one; negative when below, `None` when either has no level.
    #[must_use]
    pub fn climb_to(self, to: Self) -> Option<i32> {
        Some(to.level?.above(self.level?))
    }

    /// The competencies in which the other scores higher, and by how many points; both must have a score.
    pub fn raises_to(self, to: Self) -> impl Iterator<Item = (Competency, u8)> {
        let points = |(from, to): (Option<u8>, Option<u8>)| to?.checked_sub(from?).filter(|points| *points > 0);
        let pairs = self.scores.into_iter().zip(to.scores);
        Competency::ALL.iter().zip(pairs).filter_map(move |(competency, pair)| Some((*competency, points(pair)?)))
    }

    /// The parts of the effort of a move that needs `steps` steps of proficiency: base, raise, learn, level, category, step back.
    #[must_use]
    pub fn effort_to(self, to: Self, steps: u32) -> [u32; 6] {
        let climb = self.climb_to(to);
        let levels = climb.and_then(|climb| u32::try_from(climb).ok()).unwrap_or_default();
        [
            ANY_MOVE,
            SCORE_POINT * self.raises_to(to).map(|(_, points)| u32::from(points)).sum::<u32>(),
            steps.saturating_mul(PROFICIENCY_STEP),
            LEVEL_SQUARED * levels * levels,
            if self.shares_category(to) == Some(false) { OTHER_CATEGORY } else { 0 },
            if climb.is_some_and(|climb| climb < 0) { STEP_BACK } else { 0 },
        ]
    }
}

/// The tools of a role, sorted for lookup while they are compared with those of many others.
#[derive(Debug, Default)]
pub struct Skills {
    /// Tools and the ranks of their proficiencies, sorted by tool.
    ranks: Vec<(Id<ToolRow>, u32)>,
}

impl Skills {
    /// Replaces the tools by those of another role, reusing the allocation.
    pub fn set(&mut self, tools: impl Iterator<Item = (Id<ToolRow>, Proficiency)>) {
        self.ranks.clear();
        self.ranks.extend(tools.map(|(tool, proficiency)| (tool, proficiency.rank())));
        self.ranks.sort_unstable();
    }

    /// The sum of all steps of proficiency.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.ranks.iter().fold(0, |steps, (_, rank)| steps.saturating_add(*rank))
    }

    /// The sum of steps of proficiency in the tools of another role, and how many of them are covered here.
    pub fn shared(&self, tools: impl Iterator<Item = (Id<ToolRow>, Proficiency)>) -> (u32, u32) {
        self.shared_by_weight(tools, |_| 1)
    }

    /// Like [`Skills::shared`], with each step multiplied by the weight of its tool.
    pub fn shared_by_weight(
        &self,
        tools: impl Iterator<Item = (Id<ToolRow>, Proficiency)>,
        weight: impl Fn(Id<ToolRow>) -> u32,
    ) -> (u32, u32) {
        tools.fold((0, 0), |(steps, shared), (tool, proficiency)| {
            let known = self.ranks.binary_search_by_key(&tool, |(known, _)| *known).ok().and_then(|at| self.ranks.get(at));
            let (weight, asked) = (weight(tool), proficiency.rank());
            let had = asked.min(known.map_or(0, |(_, rank)| *rank));
            // A damaged image may give a role any number of tools.
            (steps.saturating_add(weight.saturating_mul(asked)), shared.saturating_add(weight.saturating_mul(had)))
        })
    }
}
