//! `fit`: which roles suit a person, what they have of each and what they lack.
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

use schemars::{JsonSchema, json_schema};
use serde::{Serialize, Serializer};

use super::moves::{Conditions, Moves, cost_of};
use super::ranks::Ranks;
use super::report::{CategoryRef, PayRow, RoleRef, is_false, pay_in};
use super::terms::{PayBook, Terms, yearly_median};
use super::unlock::{self, Unlock, unlock};
use super::ways::best_way;
use super::{Failure, percent, resolve_pay_region};
use crate::catalog::{
    Catalog, Category, Certification, CertificationId, Money, Region, Role, RoleId, Survey, Tool, ToolId, Traits,
};
use crate::parallel::map_chunks;
use crate::schema::schemas;
use career_data::vocabulary::{By, Competency, Level, MoveKind, Percentile, Proficiency, Vocabulary};

const TOOLS: f64 = 60.0;
const COMPETENCY: f64 = 5.0;
const MOVE: f64 = 20.0;
/// Points short at which a competency counts for nothing.
const FAR_SHORT: u8 = 50;
/// The share of what is missing that certifications can make up for.
const CERTIFICATIONS: f64 = 0.1;
/// Ratings that say nothing when they are all alike.
const MANY_RATINGS: usize = 3;
/// Points between ratings that count as alike.
const ALIKE: u8 = 5;

/// A person, in terms of a catalog.
#[derive(Clone, Default)]
pub struct Profile<'a> {
    /// What they work as.
    pub role: Option<Role<'a>>,
    /// What they know, and how well.
    pub tools: Vec<(Tool<'a>, Proficiency)>,
    /// Self-rated, 0-100, in the order of [`Competency::ALL`].
    pub competencies: [Option<u8>; 5],
    /// What they hold.
    pub certifications: Vec<Certification<'a>>,
    /// Where they want to work; the United States when absent.
    pub region: Option<Region<'a>>,
    /// The lowest median pay a year that they want, in the currency of the region.
    pub min_pay: Option<u32>,
    /// What they do not want.
    pub leave_out: Vec<Category<'a>>,
}

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
    #[serde(skip)]
    pub region: Option<&'a str>,
}

/// Roles that were not looked at further.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LeftOut {
    /// Of a category that is not wanted.
    pub category: usize,
    /// Of the category of the current role and below its level.
    pub outgrown: usize,
    /// Median pay below what is wanted.
    pub pay: usize,
    /// No median is published there, so nobody can say whether it is enough.
    pub no_pay_figure: usize,
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

/// Points of fit, kept in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

impl Points {
    /// A share of 1 as points.
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

/// Where to go first on the way of least effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct FirstMove<'a> {
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    /// Whether it is there only because a publisher calls the two roles related.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
    /// How many moves the whole way has.
    pub moves: usize,
    /// The effort of the whole way.
    pub effort: u32,
}

/// The roles that fit best, at most `limit`, and with a threshold (percent) what to learn to reach it more often.
/// No role that passes the wishes is a failure.
pub fn fit<'a>(catalog: &'a Catalog, profile: &Profile<'a>, limit: usize, threshold: Option<u8>) -> Result<Fit<'a>, Failure> {
    let region = profile.region.map_or_else(|| resolve_pay_region(catalog, None), |region| Ok(Some(region)))?;
    let person = Person::new(catalog, profile);
    let kept = if threshold.is_some() { usize::MAX } else { limit };
    let Wanted { fits, total, left_out } = person.measure_wanted(catalog, region, kept);
    if total == 0 {
        return Err(Failure::NothingLeft);
    }
    let mut ranking: Vec<&Fitted<'a>> = fits.iter().collect();
    ranking.sort_by(|a, b| a.rank(b));
    let best = ranking.get(..ranking.len().min(unlock::BEST)).unwrap_or_default();
    let unlock = threshold.map(|threshold| unlock(catalog, &person, &fits, best, threshold));
    ranking.truncate(limit);
    let mut moves = Moves::new(catalog, Conditions::default(), By::Effort, None);
    let mut first_move = |to: Role<'a>| first_move(&mut moves, profile.role?, to);
    let tell = |fitted: &&Fitted<'a>| {
        let role = fitted.role.role()?;
        Some(person.tell(role, fitted, region, first_move(role)))
    };
    let matches = ranking.iter().filter_map(tell).collect();
    Ok(Fit {
        role: profile.role.map(RoleRef::from),
        matches,
        total,
        left_out,
        notes: notes(profile),
        unlock,
        region: region.map(|region| region.name()),
    })
}

/// The count of roles left out for the same reason, when there is one.
fn objection<'a, 'c>(
    profile: &Profile<'_>,
    role: Traits<'a>,
    market: &mut Market<'a>,
    left_out: &'c mut LeftOut,
) -> Option<&'c mut usize> {
    if role.category_key().is_some_and(|own| profile.leave_out.iter().any(|unwanted| unwanted.key() == own)) {
        return Some(&mut left_out.category);
    }
    let outgrown = |current: Role<'_>| {
        let (own, others) = (current.standing(), role.standing());
        own.climb_to(others).is_some_and(|climb| climb < 0) && own.shares_category(others) == Some(true)
    };
    if profile.role.is_some_and(outgrown) {
        return Some(&mut left_out.outgrown);
    }
    match market.pays_at_least(role, profile.min_pay?) {
        Some(true) => None,
        Some(false) => Some(&mut left_out.pay),
        None => Some(&mut left_out.no_pay_figure),
    }
}

/// Pay where it is looked up, and what amounts are in there.
struct Market<'a> {
    pay: PayBook<'a>,
    terms: Option<Terms<'a>>,
}

impl<'a> Market<'a> {
    /// Whether the median of the role, or else of its parent occupation, comes to an amount a year in the region's currency.
    /// A median that is withheld because it is too high to print does.
    fn pays_at_least(&mut self, role: Traits<'a>, least: u32) -> Option<bool> {
        let wage = self.pay.wage(role)?;
        if wage.is_own() && !self.terms?.are_in(wage.currency()) {
            return None;
        }
        if wage.is_top_coded(Percentile::P50) {
            return Some(true);
        }
        Some(yearly_median(wage)? >= Money::units(least.into()))
    }
}

fn notes(profile: &Profile<'_>) -> Vec<FitNote> {
    let rated = || profile.competencies.iter().flatten();
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

/// A profile made ready for measuring many roles.
pub(super) struct Person<'p, 'a> {
    profile: &'p Profile<'a>,
    pub(super) ranks: Ranks,
    /// Where people go directly from the current role.
    onward: Vec<RoleId>,
}

/// A role with the parts of its fit.
pub(super) struct Fitted<'a> {
    pub(super) role: Traits<'a>,
    pub(super) parts: Parts,
    /// 0 to 1.
    pub(super) fit: f64,
    /// Points of the person's competencies that the role makes use of: between equal fits, the more demanding role.
    used: u32,
}

impl Fitted<'_> {
    /// Which of two comes first: the better fit, then the more demanding role, then the first by id.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        let demanding_first = |fitted: &Fitted<'_>| (Reverse(fitted.used), fitted.role.key());
        other.fit.total_cmp(&self.fit).then_with(|| demanding_first(self).cmp(&demanding_first(other)))
    }
}

/// The roles that a person's wishes leave.
#[derive(Default)]
struct Wanted<'a> {
    /// Those that fit best or, when all are kept, all in the order of roles.
    fits: Vec<Fitted<'a>>,
    total: usize,
    left_out: LeftOut,
}

impl Wanted<'_> {
    fn add(mut self, other: Self) -> Self {
        self.fits.extend(other.fits);
        self.total += other.total;
        let (sum, more) = (&mut self.left_out, other.left_out);
        sum.category += more.category;
        sum.outgrown += more.outgrown;
        sum.pay += more.pay;
        sum.no_pay_figure += more.no_pay_figure;
        self
    }
}

/// What a fit is made of.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    /// Steps of proficiency known of those asked, and those asked.
    pub(super) known: u32,
    pub(super) asked: u32,
    /// Points that the rated competencies are above far short, and how many are rated.
    pub(super) reached: u32,
    pub(super) rated: u32,
    pub(super) step: Option<f64>,
    pub(super) held: u32,
    pub(super) certifications: u32,
}

impl Parts {
    /// 0 to 1.
    pub(super) fn fit(self) -> f64 {
        let part = |weight: f64, of: u32, whole: u32| (weight * share(of, whole), weight);
        let parts = [
            part(TOOLS, self.known, self.asked),
            part(COMPETENCY * f64::from(self.rated), self.reached, self.rated * u32::from(FAR_SHORT)),
            self.step.map_or((0.0, 0.0), |step| (MOVE * step, MOVE)),
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
    fn new(catalog: &Catalog, profile: &'p Profile<'a>) -> Self {
        let mut ranks = profile.role.map_or_else(|| Ranks::none(catalog), |role| Ranks::of_role(catalog, role));
        for (tool, proficiency) in &profile.tools {
            ranks.raise(tool.key(), proficiency.rank());
        }
        let onward = profile.role.into_iter().flat_map(Role::onward_keys).collect();
        Self { profile, ranks, onward }
    }

    /// How usual the move from the current role is, 0 to 1; absent when nobody can say.
    fn step_to(&self, role: Traits<'_>) -> Option<f64> {
        let current = self.profile.role?;
        let direct = self.onward.contains(&role.key());
        Some(match current.standing().climb_to(role.standing()) {
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
    pub(super) fn rated(&self, role: Traits<'_>) -> impl Iterator<Item = (Competency, u8, u8)> {
        let pairs = self.profile.competencies.into_iter().zip(role.scores());
        Competency::ALL.iter().zip(pairs).filter_map(|(competency, (own, asked))| Some((*competency, own?, asked?)))
    }

    /// What the person has of a competency, if it was rated.
    pub(super) fn rating(&self, competency: Competency) -> Option<u8> {
        self.profile.competencies.into_iter().zip(Competency::ALL).find(|(_, rated)| **rated == competency)?.0
    }

    fn holds(&self, certification: CertificationId) -> bool {
        self.profile.certifications.iter().any(|held| held.key() == certification)
    }

    /// The roles that the person's wishes leave, without the current one; of their fits the best, as many as are to be kept.
    fn measure_wanted(&self, catalog: &'a Catalog, region: Option<Region<'a>>, kept: usize) -> Wanted<'a> {
        let terms = region.and_then(|region| Terms::of_region(catalog, region));
        let current = self.profile.role.map(Role::key);
        let wanted = map_chunks(catalog.count_roles(), |range| {
            let mut market = Market { pay: PayBook::of(region), terms };
            let (mut wanted, mut survey) = (Wanted::default(), catalog.survey());
            for role in range.map(RoleId::at).filter(|role| Some(*role) != current) {
                let Some(role) = survey.traits(role) else { continue };
                match objection(self.profile, role, &mut market, &mut wanted.left_out) {
                    Some(count) => *count += 1,
                    None => wanted.fits.push(self.measure(role, &mut survey)),
                }
            }
            wanted.total = wanted.fits.len();
            if kept < wanted.total {
                wanted.fits.select_nth_unstable_by(kept, Fitted::rank);
                wanted.fits.truncate(kept);
                wanted.fits.shrink_to_fit();
            }
            wanted
        });
        wanted.into_iter().reduce(Wanted::add).unwrap_or_default()
    }

    fn measure(&self, role: Traits<'a>, survey: &mut Survey<'a>) -> Fitted<'a> {
        let reach = self.ranks.reach(survey.tool_keys(role), |_| 1);
        let mut parts = Parts {
            known: reach.known,
            asked: reach.asked,
            reached: 0,
            rated: 0,
            step: self.step_to(role),
            held: 0,
            certifications: 0,
        };
        let mut used = 0;
        for (_, own, asked) in self.rated(role) {
            parts.reached += reached(own, asked);
            parts.rated += 1;
            used += u32::from(own.min(asked));
        }
        if !self.profile.certifications.is_empty() {
            for certification in survey.certification_keys(role) {
                parts.held += u32::from(self.holds(certification));
                parts.certifications += 1;
            }
        }
        Fitted { role, parts, fit: parts.fit(), used }
    }

    fn tell(
        &self,
        role: Role<'a>,
        fitted: &Fitted<'a>,
        region: Option<Region<'a>>,
        first_move: Option<FirstMove<'a>>,
    ) -> FitMatch<'a> {
        let asked = self.tools(role, fitted).chain(self.competencies(fitted)).chain(self.certifications(role, fitted));
        let (mut have, mut missing): (Vec<_>, Vec<_>) = asked.partition(|(_, met)| *met);
        for list in [&mut have, &mut missing] {
            list.sort_by_key(|(requirement, _)| Reverse(requirement.points));
        }
        FitMatch {
            id: role.id(),
            title: role.title(),
            category: CategoryRef::of(role),
            level: role.level(),
            score: percent(fitted.fit),
            have: have.into_iter().map(|(requirement, _)| requirement).collect(),
            missing: missing.into_iter().map(|(requirement, _)| requirement).collect(),
            pay: pay_in(role, region),
            first_move,
        }
    }

    /// The tools of a role, and whether each is known as well as asked.
    fn tools<'s>(
        &'s self,
        role: Role<'a>,
        fitted: &'s Fitted<'a>,
    ) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        role.tools().map(|used| {
            let (key, asked) = (used.tool.key(), used.proficiency.rank());
            let own = self.ranks.get(key);
            let with = |known: u32| Parts { known, ..fitted.parts }.fit();
            let met = own >= asked;
            let points = if met {
                fitted.fit - with(fitted.parts.known - asked)
            } else {
                with(fitted.parts.known + (asked - own)) - fitted.fit
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

    /// Whether the profile itself says that the tool is known that well.
    fn states(&self, tool: ToolId, rank: u32) -> bool {
        self.profile.tools.iter().any(|(stated, proficiency)| stated.key() == tool && proficiency.rank() == rank)
    }

    fn competencies<'s>(&'s self, fitted: &'s Fitted<'a>) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        self.rated(fitted.role).map(|(competency, own, asked)| {
            let with = |reached: u32| Parts { reached, ..fitted.parts }.fit();
            let full = u32::from(FAR_SHORT);
            let met = own >= asked;
            let points = if met {
                fitted.fit - with(fitted.parts.reached - full)
            } else {
                with(fitted.parts.reached + full - reached(own, asked)) - fitted.fit
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
        fitted: &'s Fitted<'a>,
    ) -> impl Iterator<Item = (Requirement<'a>, bool)> + use<'s, 'p, 'a> {
        let asked = u32::try_from(role.certifications().count()).unwrap_or(u32::MAX);
        let with = move |held: u32| Parts { held, certifications: asked, ..fitted.parts }.fit();
        role.certifications().map(move |certification| {
            let held = self.holds(certification.key());
            let now = fitted.parts.held;
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

/// Where to go first on the way of least effort from one role to another, if there is a way.
fn first_move<'a>(moves: &mut Moves<'a>, from: Role<'a>, to: Role<'a>) -> Option<FirstMove<'a>> {
    let way = best_way(moves, from.key(), to.key())?;
    let roles = moves.roles(way.nodes.get(1..2)?);
    let first = *roles.first()?;
    Some(FirstMove {
        to: first.into(),
        kind: from.move_to(first),
        related: from.is_only_related(first),
        moves: way.nodes.len() - 1,
        effort: u32::try_from(cost_of(way.weight)).unwrap_or(u32::MAX),
    })
}
