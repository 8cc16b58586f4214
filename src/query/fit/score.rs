//! How well a role fits a person.
//!
//! The fit is our own measure, a percentage:
//!
//! ```text
//! tools         steps of proficiency known of those that the role asks / steps it asks (awareness is one step up from
//!               nothing, expert four)
//! competency    1 - points that the role scores above the person / 50, not below 0; only those that were rated
//! move          1 where people go directly from the current role (0.5 two levels up); else 0.5 at its level or one above,
//!               0.2 one below, 0.1 two above, 0 further away; only when a current role is given
//!
//! base = (60 tools + 5 for each competency + 20 move) / (60 + 5 x competencies rated + 20 if a role is given)
//! fit  = 100 x (1 - (1 - base) x (1 - 0.1 x share of the certifications asked that are held))
//! ```
//!
//! A current role speaks for the person: its tools are taken as known as well as the role asks, unless the person knows
//! them better. Roles of its category below its level are left out as outgrown. What was not said does not count against
//! anyone where it can be left out (competencies, certifications, move); tools cannot, since a role is what is done with
//! them. They weigh alike whether rare or common (other than for `similar`): a role asks for what it needs, not for what
//! tells it apart.
//!
//! What a role does not say is not asked: a competency without a score is left out, and so is the move where either level is
//! not known, unless people make it. Tools again cannot be: nothing of a role that names none is known.
//!
//! Every part only grows with what a person knows, so learning more never lowers a fit.

use std::cmp::{Ordering, Reverse};

use super::profile::Profile;
use crate::catalog::{Catalog, CertificationId, Role, RoleId, RoleMetrics, RoleScan, ToolId};
use crate::query::ranks::Ranks;
use career_data::vocabulary::{Competency, Vocabulary};

/// Weights of tools, of each rated competency and of the move.
const TOOLS: f64 = 60.0;
const COMPETENCY: f64 = 5.0;
const MOVE: f64 = 20.0;
/// Points short at which a competency counts for nothing.
pub(super) const FAR_SHORT: u8 = 50;
/// The share of what is missing that certifications can make up for.
const CERTIFICATIONS: f64 = 0.1;

/// A profile made ready for measuring many roles.
pub(super) struct Person<'p, 'a> {
    pub(super) profile: &'p Profile<'a>,
    pub(super) ranks: Ranks,
    /// Where people go directly from the current role.
    successors: Vec<RoleId>,
}

/// A role with the parts of its fit.
pub(super) struct ScoredRole<'a> {
    pub(super) role: RoleMetrics<'a>,
    pub(super) components: Components,
    /// 0 to 1.
    pub(super) fit: f64,
    /// Points of the person's competencies that the role makes use of: between equal fits, the more demanding role.
    used: u32,
}

impl ScoredRole<'_> {
    /// Which of two comes first: the better fit, then the more demanding role, then the first by id.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        let demanding_first = |scored: &ScoredRole<'_>| (Reverse(scored.used), scored.role.key());
        other.fit.total_cmp(&self.fit).then_with(|| demanding_first(self).cmp(&demanding_first(other)))
    }
}

/// What a fit is made of.
#[derive(Clone, Copy)]
pub(super) struct Components {
    /// Steps of proficiency known of those asked, and those asked.
    pub(super) known: u32,
    pub(super) asked: u32,
    /// Points that the rated competencies are above far short, and how many are rated.
    pub(super) reached: u32,
    pub(super) rated: u32,
    pub(super) move_share: Option<f64>,
    pub(super) held: u32,
    pub(super) certifications: u32,
}

impl Components {
    /// 0 to 1.
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

/// 0 of nothing.
fn share(of: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(of) / f64::from(whole) }
}

/// Points of a competency above far short, at most all of them.
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

    /// How usual the move from the current role is, 0 to 1; absent when nobody can say.
    fn move_share(&self, role: RoleMetrics<'_>) -> Option<f64> {
        let current = self.profile.role?;
        let direct = self.successors.contains(&role.key());
        Some(match current.attributes().climb_to(role.attributes()) {
            // Some skip a level in one move, but not as a matter of course.
            Some(2) if direct => 0.5,
            _ if direct => 1.0,
            Some(0 | 1) => 0.5,
            Some(-1) => 0.2,
            Some(2) => 0.1,
            Some(_) => 0.0,
            None => return None,
        })
    }

    /// The rated competencies that a role has a score in, with what the person and the role have of them.
    pub(super) fn rated(&self, role: RoleMetrics<'_>) -> impl Iterator<Item = (Competency, u8, u8)> {
        let pairs = self.profile.competencies.into_iter().zip(role.scores());
        Competency::ALL.iter().zip(pairs).filter_map(|(competency, (own, asked))| Some((*competency, own?, asked?)))
    }

    /// What the person has of a competency, if it was rated.
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

    /// Whether the profile itself says that the tool is known at that rank.
    pub(super) fn states(&self, tool: ToolId, rank: u32) -> bool {
        self.profile.tools.iter().any(|(stated, proficiency)| stated.key() == tool && proficiency.rank() == rank)
    }
}
