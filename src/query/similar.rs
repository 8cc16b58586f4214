//! `similar`: the nearest neighbours of a role, with the drivers of similarity.
//!
//! The similarity measure is our own, with five components from 0 to 100:
//!
//! ```text
//! words         100 x sqrt(cosine between the words of names and texts), see [`career_data::likeness`]
//! tools         100 x sqrt(weight of the intersection / weight of the union): a weighted Jaccard index, in which a tool
//!               weighs rarity x proficiency (awareness 1 ... expert 4; the lower of two in the intersection, the higher
//!               in the union)
//! competencies  100 x (1 - largest difference of the five scores / 60), not below 0
//! category      100 if it is the same, else 0
//! level         100 - 25 x levels apart, not below 0
//!
//! score = (55 words + 25 tools + 10 competencies + 5 category + 5 level) / 100
//! ```
//!
//! A component for which either role lacks data (words that are compared, tools, a score that both have, category, level) is 0:
//! similarity is never assumed. Only competencies that both roles score are compared.
//!
//! The measure is symmetric. Its weights serve two judges, each by half of what it judged: pairs of embedded roles that were
//! judged by hand before the measure existed (`tests/similar/pairs.csv`, whose agreement `tests/answers/similar.rs` checks), and
//! the primary related occupations that O*NET names for each of its occupations. Tools tell IT roles apart best; elsewhere most
//! occupations use the same few office programs, and what they do is in their words. The square roots spread the low end, where
//! most pairs lie. The largest difference of scores is more informative than their sum: one competency far apart makes a different
//! job, five slightly apart do not.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use super::ranks::{Ranks, Reach};
use super::rarity::Rarity;
use super::report::{CategoryRef, MoveBasis, RoleRef};
use super::usual_pay::{PayBook, UsualPayIn};
use super::words_alike::WordsAlike;
use super::{Failure, PayRegion, percent, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Role, RoleId, RoleMetrics, ToolId};
use crate::parallel::map_chunks;
use career_data::top_k::TopK;
use career_data::vocabulary::{Competency, Level, MoveKind, Proficiency, Vocabulary};

/// Weights of the components, in percent.
const WORDS: u32 = 55;
const TOOLS: u32 = 25;
const COMPETENCIES: u32 = 10;
const CATEGORY: u32 = 5;
const LEVEL: u32 = 5;
/// Difference of scores, in points, from which the similarity of competencies is 0.
const UNLIKE: u16 = 60;
/// Percentage points deducted for each level apart.
const LEVEL_APART: u32 = 25;

/// Restricts neighbours by category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Any category.
    #[default]
    Everywhere,
    /// Only the role's own category.
    SameCategory,
    /// Only other categories.
    OtherCategories,
}

/// The answer of `similar`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Similar<'a> {
    /// Whose neighbours they are.
    pub role: RoleRef<'a>,
    /// The nearest first, equals by id.
    pub neighbours: Vec<Neighbour<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// A role and how near it is.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Neighbour<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// 0-100.
    pub score: u32,
    pub drivers: Drivers,
    /// Tools of both, those that count most first.
    pub shared_tools: Vec<SharedTool<'a>>,
    /// Where the scores lie furthest apart, and by how many points the neighbour's is above; absent when no competency has
    /// a score in both.
    pub furthest: Option<Furthest>,
    /// Levels that the neighbour stands above; negative when below, absent when either level is.
    pub levels_above: Option<i32>,
    /// What the move to it is, when the career graph has it.
    pub direct: Option<MoveKind>,
    #[serde(flatten)]
    pub basis: Option<MoveBasis>,
    /// Usual pay at its level; absent when none is published.
    pub usual_pay: Option<UsualPayIn<'a>>,
}

/// How alike two roles are in each respect, 0-100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Drivers {
    pub tools: u32,
    pub competencies: u32,
    pub category: u32,
    pub level: u32,
    /// Of names and texts.
    pub words: u32,
}

impl Drivers {
    /// The score in hundredths, 0-10,000, for ranking.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        WORDS * self.words + TOOLS * self.tools + COMPETENCIES * self.competencies + CATEGORY * self.category + LEVEL * self.level
    }

    /// The score, 0-100.
    #[must_use]
    pub fn score(self) -> u32 {
        (self.hundredths() + 50) / 100
    }
}

/// A tool that two roles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SharedTool<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Percent of all that the two share.
    pub share: u32,
}

/// A competency and a signed difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Furthest {
    pub competency: Competency,
    pub difference: i16,
}

/// Computes the similarity of one role to others.
struct Measure<'a> {
    role: Role<'a>,
    rarity: Rarity,
    ranks: Ranks,
    weight: u32,
    words: WordsAlike<'a>,
}

impl<'a> Measure<'a> {
    fn new(catalog: &'a Catalog, role: Role<'a>) -> Self {
        let rarity = Rarity::new(catalog);
        let ranks = Ranks::of_role(catalog, role);
        let weight = ranks.reach(role.tool_keys(), |tool| rarity.of(tool)).asked;
        Self { role, rarity, ranks, weight, words: WordsAlike::new(catalog, role) }
    }

    fn reach(&self, tools: impl Iterator<Item = (ToolId, Proficiency)>) -> Reach {
        self.ranks.reach(tools, |tool| self.rarity.of(tool))
    }

    fn drivers(&self, other: RoleMetrics<'_>, tools: impl Iterator<Item = (ToolId, Proficiency)>) -> Drivers {
        let near = |furthest: Furthest| UNLIKE.saturating_sub(furthest.difference.unsigned_abs());
        let near = furthest(self.role.metrics(), other).map_or(0, near);
        let level = |climb: i32| 100 - LEVEL_APART * climb.unsigned_abs().min(4);
        let (own, others) = (self.role.attributes(), other.attributes());
        Drivers {
            tools: percent(self.tools_alike(tools)),
            competencies: percent(f64::from(near) / f64::from(UNLIKE)),
            category: if own.shares_category(others) == Some(true) { 100 } else { 0 },
            level: own.climb_to(others).map_or(0, level),
            words: percent(self.words.cosine(other.key()).sqrt()),
        }
    }

    /// The similarity of tools, 0 to 1.
    fn tools_alike(&self, tools: impl Iterator<Item = (ToolId, Proficiency)>) -> f64 {
        let Reach { known: both, asked } = self.reach(tools);
        let either = self.weight + asked - both;
        if either == 0 { 0.0 } else { (f64::from(both) / f64::from(either)).sqrt() }
    }

    fn shared_tools(&self, other: Role<'a>) -> Vec<SharedTool<'a>> {
        let all = self.reach(other.tool_keys()).known;
        let weigh = |used: &crate::catalog::ToolUse<'_>| {
            self.rarity.of(used.tool.key()) * used.proficiency.rank().min(self.ranks.get(used.tool.key()))
        };
        let mut shared: Vec<_> = other.tools().map(|used| (weigh(&used), used.tool)).filter(|(weight, _)| *weight > 0).collect();
        shared.sort_by_key(|(weight, tool)| (Reverse(*weight), tool.key()));
        let entry = |(weight, tool): (u32, crate::catalog::Tool<'a>)| SharedTool {
            id: tool.id(),
            name: tool.name(),
            share: percent(f64::from(weight) / f64::from(all)),
        };
        shared.into_iter().map(entry).collect()
    }

    fn neighbour(&self, other: Role<'a>, book: &mut PayBook<'a>) -> Neighbour<'a> {
        let drivers = self.drivers(other.metrics(), other.tool_keys());
        let basis = MoveBasis::find(self.role, other);
        Neighbour {
            id: other.id(),
            title: other.title(),
            category: CategoryRef::of(other),
            level: other.level(),
            score: drivers.score(),
            drivers,
            shared_tools: self.shared_tools(other),
            furthest: furthest(self.role.metrics(), other.metrics()),
            levels_above: self.role.climb_to(other),
            direct: basis.map(|_| self.role.move_to(other)),
            basis,
            usual_pay: book.usual(other),
        }
    }
}

/// The competency with the largest difference of scores (the first of ties), among those that both roles score.
fn furthest(role: RoleMetrics<'_>, other: RoleMetrics<'_>) -> Option<Furthest> {
    let mut furthest: Option<Furthest> = None;
    for (competency, scores) in Competency::ALL.iter().zip(role.scores().into_iter().zip(other.scores())) {
        let (Some(own), Some(others)) = scores else { continue };
        let difference = i16::from(others) - i16::from(own);
        if furthest.is_none_or(|furthest| difference.abs() > furthest.difference.abs()) {
            furthest = Some(Furthest { competency: *competency, difference });
        }
    }
    furthest
}

/// The `limit` nearest neighbours of a role, itself excluded, with usual pay in a region (the United States by default);
/// [`Failure::NothingLeft`] if there are none.
pub fn similar<'a>(
    catalog: &'a Catalog,
    name: &str,
    within: Within,
    limit: usize,
    region: Option<&str>,
) -> Result<Similar<'a>, Failure> {
    let role = resolve_role(catalog, name)?;
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let measure = Measure::new(catalog, role);
    let wanted = |other: RoleMetrics<'_>| {
        let same = role.attributes().shares_category(other.attributes());
        let wanted = match within {
            Within::Everywhere => true,
            Within::SameCategory => same == Some(true),
            Within::OtherCategories => same == Some(false),
        };
        wanted && other.key() != role.key()
    };
    let nearest = map_chunks(catalog.count_roles(), |range| {
        let mut scan = catalog.scan_roles();
        let (mut nearest, mut any) = (TopK::new(limit), false);
        for other in range.map(RoleId::at) {
            let Some(other) = scan.metrics(other).filter(|other| wanted(*other)) else { continue };
            any = true;
            let drivers = measure.drivers(other, scan.tool_keys(other));
            nearest.offer((Reverse(drivers.hundredths()), other.key()));
        }
        (nearest, any)
    });
    if !nearest.iter().any(|(_, any)| *any) {
        return Err(Failure::NothingLeft);
    }
    let nearest = nearest.into_iter().map(|(nearest, _)| nearest).reduce(TopK::merge);
    let shown = nearest.into_iter().flat_map(TopK::into_sorted).filter_map(|(_, key)| catalog.role(key));
    let mut book = PayBook::of(region);
    let neighbours = shown.map(|other| measure.neighbour(other, &mut book)).collect();
    Ok(Similar { role: role.into(), neighbours, region: pay_region })
}

/// The similarity of a role to others by component; symmetric.
pub fn likeness<'a>(catalog: &'a Catalog, role: Role<'a>) -> impl Fn(Role<'_>) -> Drivers {
    let measure = Measure::new(catalog, role);
    move |other| measure.drivers(other.metrics(), other.tool_keys())
}
