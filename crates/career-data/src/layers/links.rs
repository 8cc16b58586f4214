//! Resolves the symbols of packs to records: categories, occupations, tools and certifications, each kind sorted by id.

use std::collections::HashMap;

use crate::pack::{Pack, Symbol, Symbols};
use crate::problem::At;
use crate::records::{Category, Certification, Dataset, Occupation, Tool};

/// The records that roles refer to, and the record that each symbol of each pack means.
pub(crate) struct Links<'d> {
    pub(crate) categories: Kind<'d, Category>,
    pub(crate) occupations: Kind<'d, Occupation>,
    pub(crate) tools: Kind<'d, Tool>,
    pub(crate) certifications: Kind<'d, Certification>,
}

/// The records of one kind.
pub(crate) struct Kind<'d, R> {
    /// Sorted by id.
    records: Vec<&'d R>,
    positions: HashMap<&'d str, u32>,
    /// By pack and symbol: the position of a record, or the name when there is no such record.
    meant: Vec<Vec<Result<u32, String>>>,
}

impl<'d> Links<'d> {
    pub(crate) fn of(dataset: &'d Dataset, packs: &[&Pack]) -> Self {
        Self {
            categories: Kind::of(&dataset.categories, |x| &x.id, packs, Pack::categories),
            occupations: Kind::of(&dataset.occupations, |x| &x.code, packs, Pack::occupations),
            tools: Kind::of(&dataset.tools, |x| &x.id, packs, Pack::tools),
            certifications: Kind::of(&dataset.certifications, |x| &x.id, packs, Pack::certifications),
        }
    }
}

impl<'d, R> Kind<'d, R> {
    fn of(all: &'d [R], id: fn(&R) -> &At<String>, packs: &[&Pack], symbols: fn(&Pack) -> &Symbols) -> Self {
        let mut records: Vec<&R> = all.iter().collect();
        records.sort_by_key(|record| id(record).value.as_str());
        let positions: HashMap<&str, u32> = records.iter().map(|record| id(record).value.as_str()).zip(0..).collect();
        let meant = |name: &str| positions.get(name).copied().ok_or_else(|| name.to_owned());
        let meant = packs.iter().map(|pack| symbols(pack).names().map(meant).collect()).collect();
        Self { records, positions, meant }
    }

    /// The records, sorted by id.
    pub(crate) fn records(&self) -> &[&'d R] {
        &self.records
    }

    /// The position of an id.
    pub(crate) fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).copied()
    }

    /// The position of the record that a symbol of a pack means; `None` when there is no such record.
    pub(crate) fn meant(&self, pack: usize, symbol: Symbol) -> Option<u32> {
        self.position_or_name(pack, symbol).ok()
    }

    /// Like [`Self::meant`]; the error is the unresolved name.
    pub(crate) fn position_or_name(&self, pack: usize, symbol: Symbol) -> Result<u32, &str> {
        let meant = self.meant.get(pack).and_then(|meant| meant.get(symbol.index()));
        meant.map_or(Err(""), |meant| meant.as_ref().copied().map_err(String::as_str))
    }
}
