//! The profile that `fit` matches roles against, and notes on what it lacks.

use career_data::PerCompetency;
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Category, Certification, Region, Role, Tool};
use crate::query::PayRegion;
use career_data::vocabulary::Proficiency;

/// From this number of ratings, near-equal ratings are reported: they carry little information.
const MANY_RATINGS: usize = 3;
/// Maximum spread, in points, of ratings that count as near-equal.
const ALIKE: u8 = 5;

/// A person's profile, with names resolved to records of a catalog.
#[derive(Clone, Default)]
pub struct Profile<'a> {
    /// The current role.
    pub role: Option<Role<'a>>,
    /// Known tools with proficiencies.
    pub tools: Vec<(Tool<'a>, Proficiency)>,
    /// Self-ratings, 0-100.
    pub competencies: PerCompetency<Option<u8>>,
    /// Certifications held.
    pub certifications: Vec<Certification<'a>>,
    /// The region that pay is looked up in; the United States when absent.
    pub region: Option<(Region<'a>, PayRegion<'a>)>,
    /// Minimum usual pay a year, in the currency of the region.
    pub min_pay: Option<u32>,
    /// Categories to exclude.
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

/// Notes on ratings that discriminate poorly between roles, or are missing.
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
