//! The requirements of a role: how far a person meets each, and how many points of fit it is worth.

use std::cmp::Reverse;

use schemars::{JsonSchema, json_schema};
use serde::{Serialize, Serializer};

use super::score::{Components, FAR_SHORT, Person, ScoredRole, reached};
use crate::catalog::Role;
use crate::schema::schemas;
use career_data::vocabulary::{Proficiency, Vocabulary};

/// Something that a role asks.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Requirement<'a> {
    /// What sort of thing it is.
    pub kind: RequirementKind,
    /// Id of the tool or certification, or name of the competency.
    pub id: &'a str,
    /// As people read it.
    pub name: &'a str,
    /// What the person has of it; absent when nothing.
    pub has: Option<Grade>,
    /// What the role asks; absent for certifications, which are held or not.
    pub asks: Option<Grade>,
    /// Whether that the person has it is concluded from the current role.
    pub assumed: bool,
    /// Of the fit: what it adds, or what it would add if it were there in full.
    pub points: Points,
}

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "named for what they are")]
pub enum RequirementKind {
    Tool,
    Competency,
    Certification,
}

/// How well something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(untagged)]
pub enum Grade {
    /// A tool.
    Proficiency(Proficiency),
    /// A competency, 0-100.
    Score(u8),
}

/// Points of fit, in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

impl Points {
    /// Converts a fraction (0 to 1) to points, rounded to the nearest tenth.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "fits lie between 0 and 1")]
    pub(super) fn of(share: f64) -> Self {
        Self((share.max(0.0) * 1000.0 + 0.5) as u32)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

schemas! {
    Points, "Points" => |_| json_schema!({ "description": "percent", "type": "number", "minimum": 0, "maximum": 100 });
}

impl<'p, 'a> Person<'p, 'a> {
    /// The requirements of a role, those met and those missing, each by descending points.
    pub(super) fn requirements(&self, role: Role<'a>, scored: &ScoredRole<'a>) -> [Vec<Requirement<'a>>; 2] {
        let asked = self.tools(role, scored).chain(self.competencies(scored)).chain(self.certifications(role, scored));
        let (have, missing): (Vec<_>, Vec<_>) = asked.partition(|(_, met)| *met);
        [have, missing].map(|list| {
            let mut list: Vec<_> = list.into_iter().map(|(requirement, _)| requirement).collect();
            list.sort_by_key(|requirement| Reverse(requirement.points));
            list
        })
    }

    /// The tools of a role, and whether the person has the proficiency that each requires.
    fn tools<'s>(
        &'s self,
        role: Role<'a>,
        scored: &'s ScoredRole<'a>,
    ) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        role.tools().map(|used| {
            let (key, asked) = (used.tool.key(), used.proficiency.rank());
            let own = self.ranks.get(key);
            let with = |known: u32| Components { known, ..scored.components }.fit();
            let met = own >= asked;
            let points = if met {
                scored.fit - with(scored.components.known - asked)
            } else {
                with(scored.components.known + (asked - own)) - scored.fit
            };
            let requirement = Requirement {
                kind: RequirementKind::Tool,
                id: used.tool.id(),
                name: used.tool.name(),
                has: Proficiency::of_rank(own).map(Grade::Proficiency),
                asks: Some(Grade::Proficiency(used.proficiency)),
                assumed: own > 0 && !self.states(key, own),
                points: Points::of(points),
            };
            (requirement, met)
        })
    }

    fn competencies<'s>(&'s self, scored: &'s ScoredRole<'a>) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        self.rated(scored.role).map(|(competency, own, asked)| {
            let with = |reached: u32| Components { reached, ..scored.components }.fit();
            let full = u32::from(FAR_SHORT);
            let met = own >= asked;
            let points = if met {
                scored.fit - with(scored.components.reached - full)
            } else {
                with(scored.components.reached + full - reached(own, asked)) - scored.fit
            };
            let requirement = Requirement {
                kind: RequirementKind::Competency,
                id: competency.name(),
                name: competency.label(),
                has: Some(Grade::Score(own)),
                asks: Some(Grade::Score(asked)),
                assumed: false,
                points: Points::of(points),
            };
            (requirement, met)
        })
    }

    fn certifications<'s>(
        &'s self,
        role: Role<'a>,
        scored: &'s ScoredRole<'a>,
    ) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        let asked = u32::try_from(role.certifications().count()).unwrap_or(u32::MAX);
        let with = move |held: u32| Components { held, certifications: asked, ..scored.components }.fit();
        role.certifications().map(move |certification| {
            let held = self.holds(certification.key());
            let now = scored.components.held;
            let points = if held { with(now) - with(now - 1) } else { with(now + 1) - with(now) };
            let requirement = Requirement {
                kind: RequirementKind::Certification,
                id: certification.id(),
                name: certification.name(),
                has: None,
                asks: None,
                assumed: false,
                points: Points::of(points),
            };
            (requirement, held)
        })
    }
}
