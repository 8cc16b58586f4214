//! Resolves the symbols of packs to records: categories, occupations, tools and certifications, each kind sorted by id. A symbol
//! that is no id may be a folded name, as rows of a spreadsheet have it.

use std::collections::HashMap;

use crate::pack::{Pack, Symbol, Symbols};
use crate::problem::At;
use crate::records::{Category, Certification, Dataset, Occupation, Tool};
use crate::text::fold;

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
    /// Their ids.
    ids: Vec<&'d str>,
    positions: HashMap<&'d str, u32>,
    /// The position of each folded name; empty when all symbols are ids.
    named: HashMap<String, u32>,
    /// By pack and symbol: a record, or the name when there is no such record.
    meant: Vec<Vec<Result<Meant, String>>>,
}

/// The record that a symbol means.
#[derive(Clone, Copy)]
struct Meant {
    position: u32,
    /// Whether the symbol is a name and no id.
    by_name: bool,
}

impl<'d> Links<'d> {
    pub(crate) fn of(dataset: &'d Dataset, packs: &[&Pack]) -> Self {
        Self {
            categories: Kind::of(&dataset.categories, |x| (&x.id, &x.title, &[]), packs, Pack::categories),
            occupations: Kind::of(&dataset.occupations, |x| (&x.code, &x.code, &[]), packs, Pack::occupations),
            tools: Kind::of(&dataset.tools, |x| (&x.id, &x.name, &x.aliases), packs, Pack::tools),
            certifications: Kind::of(&dataset.certifications, |x| (&x.id, &x.name, &x.aliases), packs, Pack::certifications),
        }
    }
}

/// The id of a record, its name, and its other names.
type NamesOf<R> = for<'r> fn(&'r R) -> (&'r At<String>, &'r At<String>, &'r [At<String>]);

impl<'d, R> Kind<'d, R> {
    fn of(all: &'d [R], names_of: NamesOf<R>, packs: &[&Pack], symbols: fn(&Pack) -> &Symbols) -> Self {
        let mut records: Vec<&R> = all.iter().collect();
        records.sort_by_key(|record| names_of(record).0.value.as_str());
        let ids: Vec<&str> = records.iter().map(|record| names_of(record).0.value.as_str()).collect();
        let positions: HashMap<&str, u32> = ids.iter().copied().zip(0..).collect();
        let mut symbols_of_all = packs.iter().flat_map(|pack| symbols(pack).names());
        let named =
            if symbols_of_all.all(|name| positions.contains_key(name)) { HashMap::new() } else { by_name(&records, names_of) };
        let meant = |name: &str| {
            let by_id = positions.get(name).map(|position| Meant { position: *position, by_name: false });
            let meant = by_id.or_else(|| Some(Meant { position: *named.get(name)?, by_name: true }));
            meant.ok_or_else(|| name.to_owned())
        };
        let meant = packs.iter().map(|pack| symbols(pack).names().map(meant).collect()).collect();
        Self { records, ids, positions, named, meant }
    }

    /// The id of the record that a name stands for where an id belongs.
    pub(crate) fn named(&self, name: &str) -> Option<&'d str> {
        self.ids.get(*self.named.get(name)? as usize).copied()
    }

    /// The ids, sorted.
    pub(crate) fn ids(&self) -> &[&'d str] {
        &self.ids
    }

    /// Whether a symbol of a pack is an id that there is.
    pub(crate) fn is_id(&self, pack: usize, symbol: Symbol) -> bool {
        let meant = self.meant.get(pack).and_then(|meant| meant.get(symbol.index()));
        matches!(meant, Some(Ok(Meant { by_name: false, .. })))
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
        meant.map_or(Err(""), |meant| meant.as_ref().map(|meant| meant.position).map_err(String::as_str))
    }
}

/// The position of each folded name.
fn by_name<R>(records: &[&R], names_of: NamesOf<R>) -> HashMap<String, u32> {
    let mut by_name = HashMap::new();
    for (record, position) in records.iter().zip(0..) {
        let (_, name, aliases) = names_of(record);
        for name in aliases.iter().chain([name]) {
            by_name.insert(fold(&name.value), position);
        }
    }
    by_name
}
