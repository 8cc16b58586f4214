//! `gap`: what one role requires beyond another, whether or not a path connects them.

use schemars::JsonSchema;
use serde::Serialize;

use super::effort::{Effort, Learn, Parts, Raise, certifications, learn};
use super::experience::Years;
use super::report::{CategoryRef, CertificationEntry, MoveBasis, RoleRef, is_false};
use super::usual_pay::PayBook;
use super::{Failure, PayRegion, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Money};
use career_data::vocabulary::{Level, MoveKind};

/// The answer of `gap`. Within each list, what matters most comes first: the most points, the longest step of proficiency.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Gap<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    /// What a single move between the two would take; 0 from a role to itself.
    pub effort: u32,
    pub parts: Parts,
    pub raise: Raise,
    pub learn: Vec<Learn<'a>>,
    /// Those that are asked for there and not here, in the order of the role.
    pub certifications: Vec<CertificationEntry<'a>>,
    pub level: LevelGap,
    /// Absent when both belong to one category, or either to none.
    pub category: Option<CategoryGap<'a>>,
    /// What the move is, when the career graph has it.
    pub direct: Option<MoveKind>,
    #[serde(flatten)]
    pub basis: Option<MoveBasis>,
    /// Years of experience that usually come before such a step: our reading of the two levels.
    pub years: Option<Years>,
    /// What that move usually takes, where that is not obvious; our judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'a str>,
    /// Difference in usual pay at the roles' levels (typical, our reading of the parent occupations' percentiles) in
    /// `pay_currency` a year; absent when either is, or when the two are in different currencies.
    pub pay_change: Option<Money>,
    pub pay_currency: Option<&'a str>,
    /// Whether a figure is the role's own rather than its parent occupation's.
    #[serde(skip_serializing_if = "is_false")]
    pub pay_own: bool,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// How the two levels differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct LevelGap {
    pub from: Option<Level>,
    pub to: Option<Level>,
    /// Levels up; negative when down, absent when either level is.
    pub climb: Option<i32>,
}

/// Two categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CategoryGap<'a> {
    pub from: CategoryRef<'a>,
    pub to: CategoryRef<'a>,
}

/// What the second role requires beyond the first, with the change of pay in a region (the United States by default).
pub fn gap<'a>(catalog: &'a Catalog, from: &str, to: &str, region: Option<&str>) -> Result<Gap<'a>, Failure> {
    let (from, to) = (resolve_role(catalog, from)?, resolve_role(catalog, to)?);
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let parts = if from == to { Parts::default() } else { Effort::default().of_move(from, to) };
    let pay = PayBook::of(region).change(from, to);
    let basis = MoveBasis::find(from, to);
    let categories = CategoryRef::of(from).zip(CategoryRef::of(to)).map(|(from, to)| CategoryGap { from, to });
    Ok(Gap {
        from: from.into(),
        to: to.into(),
        effort: parts.total(),
        parts,
        raise: Raise::between(from, to),
        learn: learn(from, to),
        certifications: certifications(from, to),
        level: LevelGap { from: from.level(), to: to.level(), climb: from.climb_to(to) },
        category: categories.filter(|categories| categories.from != categories.to),
        basis,
        years: Years::before(from.level(), to.level()).filter(|_| from != to),
        why: from.note_on_move(to),
        direct: basis.map(|_| from.move_to(to)),
        pay_change: pay.map(|pay| pay.change),
        pay_currency: pay.map(|pay| pay.currency),
        pay_own: pay.is_some_and(|pay| pay.own),
        region: pay_region,
    })
}
