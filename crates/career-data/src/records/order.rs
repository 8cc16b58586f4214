//! The canonical order of records, for exporting them without compiling them.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Dataset, Role};
use crate::problem::At;
use crate::text::flowing;
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
        self.occupations.sort_by(|a, b| a.code.value.cmp(&b.code.value));
        self.statistics.sort_by(|a, b| a.code.value.cmp(&b.code.value));
        self.sources.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.jargon.sort_by(|a, b| a.word.value.cmp(&b.word.value));
        let regions: HashMap<&str, (RegionKind, &str)> =
            self.regions.iter().map(|region| (region.id.value.as_str(), (region.kind, region.id.value.as_str()))).collect();
        let place = |id: &At<String>| regions.get(id.value.as_str()).copied();
        self.wages.sort_by_cached_key(|wage| {
            let occupation = wage.occupation.as_ref().map(|occupation| occupation.value.clone());
            // Wages without an occupation are sorted by the id of their region alone.
            let kind = place(&wage.region).map(|(kind, _)| kind).filter(|_| occupation.is_some());
            (occupation.is_none(), occupation, kind, wage.region.value.clone(), wage.matched)
        });
        self.prices.sort_by_key(|price| (place(&price.region), price.kind, price.year));
        self.roles.iter_mut().for_each(Role::put_in_order);
    }
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
