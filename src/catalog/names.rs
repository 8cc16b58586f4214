//! Finding records by name: lookup is exact up to case and spaces; similar names are only suggestions.

use std::ops::Range;

use super::{Catalog, Category, Certification, Region, RegionId, Role, RoleId, Tool};
use crate::parallel::map_chunks;
use career_data::image::{Id, NameKind, NameRow, Row};
use career_data::text::{Closest, fold};

/// From this many names on, a suggestion first compares the names that are alphabetically next to the one requested, `BESIDE` on
/// either side.
const MANY_NAMES: usize = 1 << 14;
const BESIDE: usize = 64;

/// A kind of record that the command line can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they are")]
pub enum Noun {
    Role,
    Tool,
    Category,
    Certification,
    Region,
}

impl Noun {
    const fn kind(self) -> NameKind {
        match self {
            Self::Role => NameKind::Role,
            Self::Tool => NameKind::Tool,
            Self::Category => NameKind::Category,
            Self::Certification => NameKind::Certification,
            Self::Region => NameKind::Region,
        }
    }

    /// The singular noun in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Tool => "tool",
            Self::Category => "category",
            Self::Certification => "certification",
            Self::Region => "region",
        }
    }
}

impl Catalog {
    /// The role with that id, title or alias, ignoring case, extra spaces and Unicode composition.
    #[must_use]
    pub fn find_role(&self, name: &str) -> Option<Role<'_>> {
        self.find(Noun::Role, name).and_then(|id| self.role(id))
    }

    /// The tool with that id, name or alias.
    #[must_use]
    pub fn find_tool(&self, name: &str) -> Option<Tool<'_>> {
        self.find(Noun::Tool, name).and_then(|id| self.tool(id))
    }

    /// The category with that id or title.
    #[must_use]
    pub fn find_category(&self, name: &str) -> Option<Category<'_>> {
        let id = self.find(Noun::Category, name)?;
        Some(Category::new(self, id, self.row(id)?))
    }

    /// The certification with that id, name or alias.
    #[must_use]
    pub fn find_certification(&self, name: &str) -> Option<Certification<'_>> {
        self.find(Noun::Certification, name).and_then(|id| self.certification(id))
    }

    /// Every region with that id, name or alias: regions can share names.
    pub fn find_regions(&self, name: &str) -> impl Iterator<Item = Region<'_>> {
        self.targets(Noun::Region, name).filter_map(|id| self.region(id))
    }

    /// Every region with a name that contains the words, sorted by kind and id: "San Jose" is contained in "San
    /// Jose-Sunnyvale-Santa Clara, CA".
    pub fn find_regions_around(&self, part: &str) -> Vec<Region<'_>> {
        let part = fold(part);
        let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let holds = |name: &str| {
            name.match_indices(&part).any(|(start, _)| {
                ends_word(name.get(..start).and_then(|before| before.chars().next_back()))
                    && ends_word(name.get(start + part.len()..).and_then(|after| after.chars().next()))
            })
        };
        let names = self.names(Noun::Region).filter(|row| !part.is_empty() && holds(self.image.key(row.name)));
        let mut ids: Vec<RegionId> = names.map(|row| Id::new(row.target)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.region(id)).collect()
    }

    /// Suggestions for a name that was not found: ids of records of that kind with the most similar names, best first.
    #[must_use]
    pub fn suggest(&self, noun: Noun, name: &str, limit: usize) -> Vec<&str> {
        let table = self.image.table::<NameRow>();
        let Range { start, end } = self.places_of(noun);
        let nearest = |mut nearest: Closest, places: Range<usize>| {
            let (mut rows, mut keys) = (table.clone().cursor(), self.image.keys());
            for place in places {
                if let Some(row) = rows.get(place) {
                    nearest.offer(place, keys.key(row.name));
                }
            }
            nearest
        };
        let closest = || Closest::new(name, limit.saturating_mul(4));
        let mut beside = closest();
        if end - start > MANY_NAMES {
            // Names with the same beginning are similar, which gives a high similarity threshold for the full scan.
            let at = self.first_name(noun, &fold(name));
            beside = nearest(beside, at.saturating_sub(BESIDE).max(start)..end.min(at + BESIDE));
        }
        let parts = map_chunks(end - start, |range| nearest(closest().after(&beside), start + range.start..start + range.end));
        let nearest = parts.into_iter().reduce(Closest::merge);
        let mut suggestions = Vec::new();
        for row in nearest.into_iter().flat_map(Closest::places).filter_map(|place| table.get(place)) {
            let id = self.find_id(noun, self.image.key(row.name));
            if !suggestions.contains(&id) {
                suggestions.push(id);
            }
        }
        suggestions.truncate(limit);
        suggestions
    }

    /// The roles with a folded name that passes, sorted and without duplicates.
    pub fn roles_called(&self, passes: impl Fn(&str) -> bool + Sync) -> Vec<RoleId> {
        let table = self.image.table::<NameRow>();
        let Range { start, end } = self.places_of(Noun::Role);
        let called = |range: Range<usize>| {
            let (mut rows, mut keys) = (table.clone().cursor(), self.image.keys());
            let mut called: Vec<RoleId> = Vec::new();
            for row in (start + range.start..start + range.end).filter_map(|place| rows.get(place)) {
                if passes(keys.key(row.name)) {
                    called.push(Id::new(row.target));
                }
            }
            called
        };
        let mut called = map_chunks(end - start, called).concat();
        called.sort_unstable();
        called.dedup();
        called
    }

    /// The id of the record with a folded name.
    fn find_id<'a>(&'a self, noun: Noun, name: &'a str) -> &'a str {
        match noun {
            Noun::Role => self.find_role(name).map(|found| found.id()),
            Noun::Tool => self.find_tool(name).map(|found| found.id()),
            Noun::Category => self.find_category(name).map(|found| found.id()),
            Noun::Certification => self.find_certification(name).map(|found| found.id()),
            Noun::Region => self.find_regions(name).next().map(|found| found.id()),
        }
        .unwrap_or(name)
    }

    fn find<R: Row>(&self, noun: Noun, name: &str) -> Option<Id<R>> {
        self.targets(noun, name).next()
    }

    fn targets<R: Row>(&self, noun: Noun, name: &str) -> impl Iterator<Item = Id<R>> {
        let folded = fold(name);
        let kind = noun.kind() as u8;
        let names = self.image.table::<NameRow>();
        (self.first_name(noun, &folded)..)
            .map_while(move |at| names.get(at))
            .take_while(move |row| row.kind == kind && self.image.with_key(row.name, |key| key == folded))
            .map(|row| Id::new(row.target))
    }

    /// The position of the first name not less than a folded one, by binary search.
    fn first_name(&self, noun: Noun, folded: &str) -> usize {
        let kind = noun.kind() as u8;
        let is_before = |row: NameRow| row.kind < kind || (row.kind == kind && self.image.with_key(row.name, |key| key < folded));
        self.image.table::<NameRow>().partition_point(is_before)
    }

    fn names(&self, noun: Noun) -> impl Iterator<Item = NameRow> {
        let Range { start, end } = self.places_of(noun);
        self.image.table::<NameRow>().iter().skip(start).take(end - start)
    }

    /// The positions of the names of a kind.
    fn places_of(&self, noun: Noun) -> Range<usize> {
        let kind = noun.kind() as u8;
        let names = self.image.table::<NameRow>();
        let start = names.partition_point(|row| row.kind < kind);
        start..names.partition_point(|row| row.kind <= kind).max(start)
    }
}
