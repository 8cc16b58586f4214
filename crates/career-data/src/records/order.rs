//! The canonical order of records, for exporting them without compiling them.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Dataset, ReportedTitle, Role, Wage};
use crate::problem::At;
use crate::text::{flowing, fold_place};
use crate::vocabulary::RegionKind;

impl Dataset {
    /// Sorts records, and the tools of roles, as compiling does, and joins the lines of prose: equal data then gives equal bytes,
    /// whether or not it was compiled before.
    pub fn put_in_order(&mut self) {
        self.categories.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.tools.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.certifications.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.roles.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.regions.sort_by(|a, b| (a.kind, &a.id.value).cmp(&(b.kind, &b.id.value)));
        self.move_notes.sort_by(|a, b| (&a.from.value, &a.to.value).cmp(&(&b.from.value, &b.to.value)));
        self.places.sort_by_cached_key(|place| {
            (fold_place(&place.name.value), place.region.value.clone(), place.full_name.value.clone())
        });
        self.occupations.sort_by(|a, b| a.code.value.cmp(&b.code.value));
        self.statistics.sort_by(|a, b| a.code.value.cmp(&b.code.value));
        self.reported_titles.sort_by(|a, b| a.key().cmp(&b.key()));
        self.sources.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.jargon.sort_by(|a, b| a.word.value.cmp(&b.word.value));
        let regions: HashMap<&str, (RegionKind, &str)> =
            self.regions.iter().map(|region| (region.id.value.as_str(), (region.kind, region.id.value.as_str()))).collect();
        let place = |id: &At<String>| regions.get(id.value.as_str()).copied();
        let newest = newest_years(&self.wages);
        self.wages.sort_by_cached_key(|wage| {
            let region = (place(&wage.region).map(|(kind, _)| kind), wage.region.value.clone());
            let occupation = wage.occupation.as_ref().map(|occupation| occupation.value.clone());
            let own_code = occupation.is_none().then(|| (wage.local_code.clone(), is_superseded(wage, &newest)));
            (own_code, occupation, region, wage.matched, Reverse(wage.year))
        });
        self.crosswalk.sort_by_cached_key(|row| {
            let named = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
            (row.local_code.value.clone(), named(&row.role), named(&row.occupation))
        });
        self.prices.sort_by_key(|price| (place(&price.region), price.kind, price.year));
        self.roles.iter_mut().for_each(Role::put_in_order);
    }
}

impl ReportedTitle {
    /// What it is sorted by, and replaced by in layers.
    pub(crate) fn key(&self) -> (&str, &str, &str) {
        (&self.occupation.value, &self.title.value, &self.source.value)
    }
}

/// The newest year of the figures without an occupation, by their own code and region.
pub(crate) fn newest_years(wages: &[Wage]) -> HashMap<(String, String), u16> {
    let mut newest = HashMap::new();
    for wage in wages.iter().filter(|wage| wage.occupation.is_none()) {
        let year = newest.entry((wage.local_code.clone(), wage.region.value.clone())).or_insert(wage.year);
        *year = wage.year.max(*year);
    }
    newest
}

/// Whether there is a newer figure of the same code and region.
pub(crate) fn is_superseded(wage: &Wage, newest: &HashMap<(String, String), u16>) -> bool {
    newest.get(&(wage.local_code.clone(), wage.region.value.clone())).is_some_and(|year| wage.year < *year)
}

impl Role {
    fn put_in_order(&mut self) {
        self.tools.sort_by(|a, b| (Reverse(a.proficiency), &a.tool.value).cmp(&(Reverse(b.proficiency), &b.tool.value)));
        let reasons = self.reasons.iter_mut().map(|(_, reason)| reason);
        for prose in [&mut self.summary, &mut self.day].into_iter().chain(reasons) {
            prose.value = flowing(&prose.value).into_owned();
        }
    }
}
