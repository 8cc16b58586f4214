//! `fit`: roles ranked by how well they fit a profile, with the requirements that are met and missing.
//!
//! ```text
//! profile      a person, in terms of a catalog
//! candidates   the roles that pass the filters of the profile
//! score        the fit of one role, a percentage
//! requirement  the requirements of a role, and the points of fit that each is worth
//! unlock       the single learning steps that raise fits most
//! ```

mod candidates;
mod profile;
mod requirement;
mod score;
mod unlock;

use schemars::JsonSchema;
use serde::Serialize;

use super::career_graph::{CareerGraph, MoveConditions};
use super::detour::Ends;
use super::report::{CategoryRef, MoveBasis, PayRow, RoleRef, pay_in};
use super::{Failure, PayRegion, percent, resolve_pay_region};
use crate::catalog::{Catalog, Region, Role};
use crate::graph::shortest_path;
use candidates::Candidates;
use career_data::vocabulary::{By, Level, MoveKind};
use profile::notes;
use score::{Person, ScoredRole};
use unlock::unlock;

pub use candidates::LeftOut;
pub use profile::{FitNote, Profile};
pub use requirement::{Grade, Points, Requirement, RequirementKind};
pub use unlock::{Step, Unlock};

/// The answer of `fit`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Fit<'a> {
    /// The current role, which is not among the matches.
    pub role: Option<RoleRef<'a>>,
    /// The best first.
    pub matches: Vec<FitMatch<'a>>,
    /// How many roles pass the wishes, before the limit.
    pub total: usize,
    /// How many do not, by wish.
    pub left_out: LeftOut,
    /// What a reader should know of the profile.
    pub notes: Vec<FitNote>,
    /// What to learn; absent unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlock: Option<Unlock<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// A role and how it fits.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct FitMatch<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// Percent.
    pub score: u32,
    /// What counts most first.
    pub have: Vec<Requirement<'a>>,
    /// What would raise the fit most first.
    pub missing: Vec<Requirement<'a>>,
    /// Of the role or its parent occupation; absent when not published there.
    pub pay: Option<PayRow<'a>>,
    /// From the current role over the career graph; absent without one, or when no way leads there.
    pub first_move: Option<FirstMove<'a>>,
}

/// Where to go first on the way of least effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct FirstMove<'a> {
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    #[serde(flatten)]
    pub basis: MoveBasis,
    /// How many moves the whole way has.
    pub moves: usize,
    /// The effort of the whole way.
    pub effort: u32,
}

/// The `limit` roles that fit best. With a threshold (percent), also what to learn for more roles to reach it.
/// [`Failure::NothingLeft`] if no role passes the filters.
pub fn fit<'a>(catalog: &'a Catalog, profile: &Profile<'a>, limit: usize, threshold: Option<u8>) -> Result<Fit<'a>, Failure> {
    let stated = profile.region.clone().map(Ok).or_else(|| resolve_pay_region(catalog, None).transpose()).transpose()?;
    let (region, pay_region) = stated.unzip();
    let person = Person::new(catalog, profile);
    let kept = if threshold.is_some() { usize::MAX } else { limit };
    let Candidates { fits, total, left_out } = person.candidates(catalog, region, kept);
    if total == 0 {
        return Err(Failure::NothingLeft);
    }
    let mut ranking: Vec<&ScoredRole<'a>> = fits.iter().collect();
    ranking.sort_by(|a, b| a.rank(b));
    let best = ranking.get(..ranking.len().min(unlock::BEST)).unwrap_or_default();
    let unlock = threshold.map(|threshold| unlock(catalog, &person, &fits, best, threshold));
    ranking.truncate(limit);
    let first_move = |to: Role<'a>| first_move(catalog, profile.role?, to);
    let described = |scored: &&ScoredRole<'a>| {
        let role = scored.role.role()?;
        Some(describe(&person, role, scored, region, first_move(role)))
    };
    let matches = ranking.iter().filter_map(described).collect();
    Ok(Fit { role: profile.role.map(RoleRef::from), matches, total, left_out, notes: notes(profile), unlock, region: pay_region })
}

/// The report of a match.
fn describe<'a>(
    person: &Person<'_, 'a>,
    role: Role<'a>,
    scored: &ScoredRole<'a>,
    region: Option<Region<'a>>,
    first_move: Option<FirstMove<'a>>,
) -> FitMatch<'a> {
    let [have, missing] = person.requirements(role, scored);
    FitMatch {
        id: role.id(),
        title: role.title(),
        category: CategoryRef::of(role),
        level: role.level(),
        score: percent(scored.fit),
        have,
        missing,
        pay: pay_in(role, region),
        first_move,
    }
}

/// The first move on the best path between two roles; `None` without a path or between a role and itself.
fn first_move<'a>(catalog: &'a Catalog, from: Role<'a>, to: Role<'a>) -> Option<FirstMove<'a>> {
    let mut graph = CareerGraph::new(catalog, MoveConditions::default(), By::Effort, &Ends::of(from, to));
    let path = shortest_path(&mut graph, from.key(), to.key())?;
    let roles = graph.roles(&path.nodes);
    let first = *roles.get(1)?;
    Some(FirstMove {
        to: first.into(),
        kind: from.move_to(first),
        basis: MoveBasis::of(from, first),
        moves: path.nodes.len() - 1,
        effort: graph.effort_of(&roles),
    })
}
