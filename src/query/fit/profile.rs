//! A person as `fit` knows them, and what their profile leaves open.

use career_data::PerCompetency;
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Category, Certification, Region, Role, Tool};
use career_data::vocabulary::Proficiency;

/// So many ratings that are all alike say nothing of what somebody is good at.
const MANY_RATINGS: usize = 3;
/// Points of spread up to which ratings count as alike.
const ALIKE: u8 = 5;

/// A person, in terms of a catalog.
#[derive(Clone, Default)]
pub struct Profile<'a> {
    /// What they work as.
    pub role: Option<Role<'a>>,
    /// What they know, and how well.
    pub tools: Vec<(Tool<'a>, Proficiency)>,
    /// Self-rated, 0-100.
    pub competencies: PerCompetency<Option<u8>>,
    /// What they hold.
    pub certifications: Vec<Certification<'a>>,
    /// Where they want to work; the United States when absent.
    pub region: Option<Region<'a>>,
    /// The lowest median pay a year that they want, in the currency of the region.
    pub min_pay: Option<u32>,
    /// What they do not want.
    pub leave_out: Vec<Category<'a>>,
}

/// What a profile does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FitNote {
    /// The competencies are rated alike, so they tell roles apart by their demands alone.
    CompetenciesAlike,
    /// Every tool is known equally well.
    ToolsAlike,
    /// Neither tools nor a role are given.
    NoTools,
}

/// What a reader should know of a profile.
pub(super) fn notes(profile: &Profile<'_>) -> Vec<FitNote> {
    let rated = || profile.competencies.values().flatten();
    let spread = rated().max().zip(rated().min()).map_or(0, |(high, low)| high - low);
    let first = profile.tools.first().map(|(_, proficiency)| *proficiency);
    let mut notes = Vec::new();
    if rated().count() >= MANY_RATINGS && spread <= ALIKE {
        notes.push(FitNote::CompetenciesAlike);
    }
    if profile.tools.len() >= MANY_RATINGS && profile.tools.iter().all(|(_, proficiency)| Some(*proficiency) == first) {
        notes.push(FitNote::ToolsAlike);
    }
    if profile.tools.is_empty() && profile.role.is_none() {
        notes.push(FitNote::NoTools);
    }
    notes
}
