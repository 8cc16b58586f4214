//! Scores the fit of a role to a person.
//!
//! The fit is our own measure, a percentage:
//!
//! ```text
//! tools         steps of proficiency known of those that the role requires / steps it requires (awareness is 1 step,
//!               expert 4)
//! competency    1 - points that the role scores above the person / 50, not below 0; only if rated
//! move          1 for a direct move from the current role (0.5 if two levels up); else 0.5 at its level or one above,
//!               0.2 one below, 0.1 two above, 0 further away; only if a current role is given
//!
//! base = (60 tools + 5 for each competency + 20 move) / (60 + 5 x competencies rated + 20 if a role is given)
//! fit  = 100 x (1 - (1 - base) x (1 - 0.1 x share of the role's certifications that are held))
//! ```
//!
//! A current role implies skills: its tools count as known with the proficiency it requires, unless the profile states a
//! higher one. Roles of its category below its level are excluded as outgrown. Values missing from the profile do not
//! lower the fit (competencies, certifications, move), except tools, since they define a role. Unlike in `similar`, tools
//! have equal weight whether rare or common: what matters is what a role requires, not what distinguishes it.
//!
//! Values missing from a role are not required: a competency without a score is ignored, and so is the move if either level
//! is unknown, unless it is a direct one. Tools are again the exception: a role that lists none gets 0 for them.
//!
//! Every term is monotonic in what a person knows, so learning more never lowers a fit.

use std::cmp::{Ordering, Reverse};

use super::profile::Profile;
use crate::catalog::{Catalog, CertificationId, Role, RoleId, RoleMetrics, RoleScan, ToolId};
use crate::query::ranks::Ranks;
use career_data::vocabulary::{Competency, Vocabulary};

/// Weights of tools, of each rated competency and of the move in the base score.
const TOOLS: f64 = 60.0;
const COMPETENCY: f64 = 5.0;
const MOVE: f64 = 20.0;
/// Shortfall, in points, at which a competency contributes nothing.
pub(super) const FAR_SHORT: u8 = 50;
/// Maximum share of the shortfall that certifications can compensate.
const CERTIFICATIONS: f64 = 0.1;

/// A profile prepared for scoring many roles.
pub(super) struct Person<'p, 'a> {
    pub(super) profile: &'p Profile<'a>,
    pub(super) ranks: Ranks,
    /// Direct successors of the current role.
    successors: Vec<RoleId>,
}

/// A role with its fit and the components of it.
pub(super) struct ScoredRole<'a> {
    pub(super) role: RoleMetrics<'a>,
    pub(super) components: Components,
    /// 0 to 1.
    pub(super) fit: f64,
    /// Points of the person's competencies that the role uses, as the tie-breaker: of equal fits, the more demanding role wins.
    used: u32,
}

impl ScoredRole<'_> {
    /// The ranking order: better fit first, then the more demanding role, then ascending id.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        let demanding_first = |scored: &ScoredRole<'_>| (Reverse(scored.used), scored.role.key());
        other.fit.total_cmp(&self.fit).then_with(|| demanding_first(self).cmp(&demanding_first(other)))
    }
}

/// The components of a fit.
#[derive(Clone, Copy)]
pub(super) struct Components {
    /// Steps of proficiency known of those required, and those required.
    pub(super) known: u32,
    pub(super) asked: u32,
    /// Sum of [`reached`] over the rated competencies, and their number.
    pub(super) reached: u32,
    pub(super) rated: u32,
    pub(super) move_share: Option<f64>,
    pub(super) held: u32,
    pub(super) certifications: u32,
}

impl Components {
    /// The fit, 0 to 1.
    pub(super) fn fit(self) -> f64 {
        let part = |weight: f64, of: u32, whole: u32| (weight * share(of, whole), weight);
        let parts = [
            part(TOOLS, self.known, self.asked),
            part(COMPETENCY * f64::from(self.rated), self.reached, self.rated * u32::from(FAR_SHORT)),
            self.move_share.map_or((0.0, 0.0), |share| (MOVE * share, MOVE)),
        ];
        let (sum, whole) = parts.iter().fold((0.0, 0.0), |(sum, whole), (part, weight)| (sum + part, whole + weight));
        1.0 - (1.0 - sum / whole) * (1.0 - CERTIFICATIONS * share(self.held, self.certifications))
    }
}

/// The ratio of two counts; 0 if the second is 0.
fn share(of: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(of) / f64::from(whole) }
}

/// [`FAR_SHORT`] minus the shortfall of a competency, 0 to [`FAR_SHORT`].
pub(super) fn reached(own: u8, asked: u8) -> u32 {
    u32::from(FAR_SHORT - asked.saturating_sub(own).min(FAR_SHORT))
}

impl<'p, 'a> Person<'p, 'a> {
    pub(super) fn new(catalog: &Catalog, profile: &'p Profile<'a>) -> Self {
        let mut ranks = profile.role.map_or_else(|| Ranks::none(catalog), |role| Ranks::of_role(catalog, role));
        for (tool, proficiency) in &profile.tools {
            ranks.raise(tool.key(), proficiency.rank());
        }
        let successors = profile.role.into_iter().flat_map(Role::successor_keys).collect();
        Self { profile, ranks, successors }
    }

    /// How common a move from the current role is, 0 to 1; `None` without a current role, or if either level is unknown and the
    /// move is not direct.
    fn move_share(&self, role: RoleMetrics<'_>) -> Option<f64> {
        let current = self.profile.role?;
        let direct = self.successors.contains(&role.key());
        Some(match current.attributes().climb_to(role.attributes()) {
            // Skipping a level is possible but uncommon, even for a direct move.
            Some(2) if direct => 0.5,
            _ if direct => 1.0,
            Some(0 | 1) => 0.5,
            Some(-1) => 0.2,
            Some(2) => 0.1,
            Some(_) => 0.0,
            None => return None,
        })
    }

    /// The competencies that are both rated by the person and scored by the role: rating, then score.
    pub(super) fn rated(&self, role: RoleMetrics<'_>) -> impl Iterator<Item = (Competency, u8, u8)> {
        let pairs = self.profile.competencies.into_iter().zip(role.scores());
        Competency::ALL.iter().zip(pairs).filter_map(|(competency, (own, asked))| Some((*competency, own?, asked?)))
    }

    /// The person's rating of a competency.
    pub(super) fn rating(&self, competency: Competency) -> Option<u8> {
        self.profile.competencies[competency]
    }

    pub(super) fn holds(&self, certification: CertificationId) -> bool {
        self.profile.certifications.iter().any(|held| held.key() == certification)
    }

    pub(super) fn score(&self, role: RoleMetrics<'a>, scan: &mut RoleScan<'a>) -> ScoredRole<'a> {
        let reach = self.ranks.reach(scan.tool_keys(role), |_| 1);
        let mut components = Components {
            known: reach.known,
            asked: reach.asked,
            reached: 0,
            rated: 0,
            move_share: self.move_share(role),
            held: 0,
            certifications: 0,
        };
        let mut used = 0;
        for (_, own, asked) in self.rated(role) {
            components.reached += reached(own, asked);
            components.rated += 1;
            used += u32::from(own.min(asked));
        }
        if !self.profile.certifications.is_empty() {
            for certification in scan.certification_keys(role) {
                components.held += u32::from(self.holds(certification));
                components.certifications += 1;
            }
        }
        ScoredRole { role, components, fit: components.fit(), used }
    }

    /// Whether the profile itself states the tool at that rank, rather than implying it by the current role.
    pub(super) fn states(&self, tool: ToolId, rank: u32) -> bool {
        self.profile.tools.iter().any(|(stated, proficiency)| stated.key() == tool && proficiency.rank() == rank)
    }
}
