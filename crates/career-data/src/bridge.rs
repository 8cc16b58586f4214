//! Bridges: moves that nobody stated, but that skills make plausible.
//!
//! The plausibility of a move from A to B, in points, is our own measure:
//!
//! ```text
//! overlap   0 to 100    the share of B's tools that A has, each weighed by its rarity and by the steps of proficiency asked
//! distance  - x / 3     the points by which the five scores differ, summed
//! category  - 10        if B belongs to another category
//! ```
//!
//! A move is a bridge if it has at least [`THRESHOLD`] points and no one states it, and if it leads
//!
//! - to the same level: a step up is a promotion in a craft, and whoever shares its tools from another one (a product manager and
//!   a senior designer) has not served in it;
//! - not to a lead or an executive: those are chosen for what they have led or designed, which no list of tools shows.
//!
//! Both roles need a level, all scores and tools. Roles without them have no bridges, and neither have the roles of a dataset with
//! more than [`MOST_ROLES`]: every pair is compared.
//!
//! The threshold is calibrated on the moves that roles state: `tests/answers/bridges.rs` prints, for each threshold, how many of a
//! hidden tenth of them it would find, and how many moves that nobody states come with them.

use crate::effort::RoleAttributes;
use crate::vocabulary::Level;

/// Least plausibility of a bridge, in points.
pub const THRESHOLD: i32 = 12;
/// No bridges are searched among more roles than this: the work grows with their square.
pub const MOST_ROLES: usize = 2_000;

const POINTS_OF_SCORE: i32 = 3;
const OTHER_CATEGORY: i32 = 10;

/// How distinctive a tool is of the roles that use it: an inverse document frequency, high for rarely used tools.
///
/// ```text
/// rarity = 11,000 / (10 + roles that use the tool)
/// ```
///
/// That ranges from 1,000 (one role) to about 50 (every role) and stays within a few percent of the shape of the usual
/// inverse document frequency (IDF), `ln(roles / users)`, without needing logarithms. The 10 flattens the difference between the
/// rarest tools and those that are merely rare.
#[must_use]
pub const fn rarity(users: u32) -> u32 {
    11_000 / users.saturating_add(10)
}

/// Whether a bridge may lead from a role to another, whatever their tools.
#[must_use]
pub fn may_lead(from: RoleAttributes, to: RoleAttributes) -> bool {
    from.shares_category(to).is_some() && from.climb_to(to) == Some(0) && to.level < Some(Level::Lead)
}

/// The plausibility of a move, in points, from the steps of proficiency in the target's tools, weighed by [`rarity`]: those asked
/// and those of them that the origin has. `None` if a score is missing, or no tool is asked.
#[must_use]
pub fn plausibility(from: RoleAttributes, to: RoleAttributes, (asked, shared): (u32, u32)) -> Option<i32> {
    let overlap = (u64::from(shared) * 100).checked_div(u64::from(asked))?;
    let mut distance = 0;
    for (own, other) in from.scores.into_iter().zip(to.scores) {
        distance += i32::from(own?).abs_diff(i32::from(other?));
    }
    let category = if from.shares_category(to) == Some(false) { OTHER_CATEGORY } else { 0 };
    Some(i32::try_from(overlap).unwrap_or(100) - i32::try_from(distance).unwrap_or(i32::MAX) / POINTS_OF_SCORE - category)
}
