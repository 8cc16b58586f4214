//! The roles that pass the filters of a profile, and how many each filter excludes.

use schemars::JsonSchema;
use serde::Serialize;

use super::profile::Profile;
use super::score::{Person, ScoredRole};
use crate::catalog::{Catalog, Money, Region, Role, RoleId, RoleMetrics};
use crate::parallel::map_chunks;
use crate::query::pay_terms::PayTerms;
use crate::query::usual_pay::PayBook;

/// Roles that were not looked at further.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LeftOut {
    /// Of a category that is not wanted.
    pub category: usize,
    /// Of the category of the current role and below its level.
    pub outgrown: usize,
    /// Usual pay below what is wanted.
    pub pay: usize,
    /// No usual pay is published there, so nobody can say whether it is enough.
    pub no_pay_figure: usize,
}

/// The roles that pass the filters of a profile.
#[derive(Default)]
pub(super) struct Candidates<'a> {
    /// The best fits, unordered; if all are kept, in ascending order of roles.
    pub(super) fits: Vec<ScoredRole<'a>>,
    pub(super) total: usize,
    pub(super) left_out: LeftOut,
}

impl Candidates<'_> {
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

impl<'a> Person<'_, 'a> {
    /// The roles that pass the filters of the profile, without the current one. Retains at least the `kept` best fits.
    pub(super) fn candidates(&self, catalog: &'a Catalog, region: Option<Region<'a>>, kept: usize) -> Candidates<'a> {
        let pay_terms = region.and_then(|region| PayTerms::of_region(catalog, region));
        let current = self.profile.role.map(Role::key);
        let candidates = map_chunks(catalog.count_roles(), |range| {
            let mut market = Market { pay: PayBook::of(region), pay_terms };
            let (mut candidates, mut scan) = (Candidates::default(), catalog.scan_roles());
            for role in range.map(RoleId::at).filter(|role| Some(*role) != current) {
                let Some(role) = scan.metrics(role) else { continue };
                match objection(self.profile, role, &mut market, &mut candidates.left_out) {
                    Some(count) => *count += 1,
                    None => candidates.fits.push(self.score(role, &mut scan)),
                }
            }
            candidates.total = candidates.fits.len();
            if kept < candidates.total {
                candidates.fits.select_nth_unstable_by(kept, ScoredRole::rank);
                candidates.fits.truncate(kept);
                candidates.fits.shrink_to_fit();
            }
            candidates
        });
        candidates.into_iter().reduce(Candidates::add).unwrap_or_default()
    }
}

/// The counter of the first filter that excludes the role, or `None` if it passes all.
fn objection<'a, 'c>(
    profile: &Profile<'_>,
    role: RoleMetrics<'a>,
    market: &mut Market<'a>,
    left_out: &'c mut LeftOut,
) -> Option<&'c mut usize> {
    if role.category_key().is_some_and(|own| profile.leave_out.iter().any(|unwanted| unwanted.key() == own)) {
        return Some(&mut left_out.category);
    }
    let outgrown = |current: Role<'_>| {
        let (own, others) = (current.attributes(), role.attributes());
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

/// Pay in a region, and the currency and period of its figures.
struct Market<'a> {
    pay: PayBook<'a>,
    pay_terms: Option<PayTerms<'a>>,
}

impl<'a> Market<'a> {
    /// Whether usual pay a year is at least an amount in the region's currency. Top-coded pay is. `None` if there is no
    /// comparable figure.
    fn pays_at_least(&mut self, role: RoleMetrics<'a>, least: u32) -> Option<bool> {
        let pay = self.pay.pay(role)?;
        if pay.wage.is_own() && !self.pay_terms?.are_in(pay.wage.currency()) {
            return None;
        }
        Some(pay.is_top_coded() || self.pay.yearly(pay)? >= Money::units(least.into()))
    }
}
