//! What a role asks of a person, in terms that a beginner has: education, coding, talking, and work outside office hours.
//!
//! ```text
//! education  the lowest level that at least half of the people asked in the parent occupation (O*NET) say is enough; where
//!            nobody was asked, what its official projections (BLS) name as typical of newcomers
//! coding     much: a language to be known as an expert, or two as a practitioner; some: one as a practitioner, or two with
//!            working knowledge; little: less
//! talking    from the score in communication: little below 55, much from 75
//! ```
//!
//! Coding and talking are our reading of the role's tools and score. On-call duty is stated by the role.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Catalog, Occupation, RoleMetrics, ToolId};
use career_data::vocabulary::{Competency, Education, HowMuch, Level, OnCall, Proficiency, ToolKind};

/// The score in communication below which there is little talking, and that from which there is much.
const LITTLE_TALKING: u8 = 55;
const MUCH_TALKING: u8 = 75;
/// The percentage of the people asked that makes a level of education enough.
const HALF: f64 = 50.0;

/// The levels that are meant where a beginner asks and says no other: where people start, and where they are soon.
pub const FIRST_LEVELS: &[Level] = &[Level::Entry, Level::Mid];

/// What a role asks of a person; what is unknown is absent.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Demands {
    /// The education that is usually enough: at least half of the people asked in the parent occupation say so, or else the
    /// official projections.
    pub education: Option<Education>,
    /// Our reading of the languages among its tools; absent when it has no tools.
    pub coding: Option<HowMuch>,
    /// Our reading of its score in communication.
    pub talking: Option<HowMuch>,
    /// Whether work outside office hours, on call or in shifts, belongs to it.
    pub on_call: Option<OnCall>,
}

impl Demands {
    pub(super) fn of(role: RoleMetrics<'_>) -> Self {
        let coding = coding(role.catalog(), role.tool_keys());
        Self { education: education(role), coding, talking: talking(role), on_call: role.on_call() }
    }
}

/// The education that is usually enough.
pub(super) fn education(role: RoleMetrics<'_>) -> Option<Education> {
    let occupation = role.occupation()?;
    enough_for_half(occupation).or_else(|| typical(occupation.statistics()?.education()))
}

/// The lowest level of education that at least half of the people asked say is enough.
fn enough_for_half(occupation: Occupation<'_>) -> Option<Education> {
    let mut sum = 0.0;
    occupation.required_education().find_map(|(education, percent)| {
        sum += percent;
        (sum >= HALF).then_some(education)
    })
}

/// The level of education that official projections name.
fn typical(named: &str) -> Option<Education> {
    Some(match named {
        "No formal educational credential" => Education::LessThanHighSchool,
        "High school diploma or equivalent" => Education::HighSchool,
        "Postsecondary nondegree award" => Education::PostSecondaryCertificate,
        "Some college, no degree" => Education::SomeCollege,
        "Associate's degree" => Education::Associate,
        "Bachelor's degree" => Education::Bachelor,
        "Master's degree" => Education::Master,
        "Doctoral or professional degree" => Education::Doctoral,
        _ => return None,
    })
}

/// How much coding there is, from the tools of a role, the best known first; `None` when it has none.
pub(super) fn coding(catalog: &Catalog, tools: impl ExactSizeIterator<Item = (ToolId, Proficiency)>) -> Option<HowMuch> {
    if tools.len() == 0 {
        return None;
    }
    let well_known = tools.take_while(|(_, proficiency)| *proficiency >= Proficiency::Working);
    let languages = well_known.filter(|(tool, _)| catalog.tool(*tool).is_some_and(|tool| tool.kind() == ToolKind::Language));
    let mut known_as = languages.map(|(_, proficiency)| proficiency);
    Some(match (known_as.next(), known_as.next()) {
        (Some(Proficiency::Expert), _) | (_, Some(Proficiency::Expert | Proficiency::Practitioner)) => HowMuch::Much,
        (Some(Proficiency::Practitioner), _) | (_, Some(_)) => HowMuch::Some,
        _ => HowMuch::Little,
    })
}

/// How much talking there is; `None` without a score.
pub(super) fn talking(role: RoleMetrics<'_>) -> Option<HowMuch> {
    Some(match role.score(Competency::Communication)? {
        score if score < LITTLE_TALKING => HowMuch::Little,
        score if score < MUCH_TALKING => HowMuch::Some,
        _ => HowMuch::Much,
    })
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    /// The projections of the data name no level of education that is not read.
    #[test]
    fn every_typical_education_of_the_data_is_read() {
        let catalog = Catalog::embedded().expect("the embedded image");
        for role in catalog.roles() {
            let named = role.metrics().statistics().map_or("", |statistics| statistics.education());
            assert!(named.is_empty() || typical(named).is_some(), "{named}");
        }
    }
}
