//! Finding records by name: lookup is exact up to case and spaces; similar names are only suggestions.

use std::ops::Range;

use super::{Catalog, Category, Certification, NamedPlace, Region, RegionId, Role, RoleId, Tool};
use crate::parallel::map_chunks;
use career_data::image::{Id, NameKind, NameRow, Row};
use career_data::text::{Closest, fold, fold_place};

/// From this many names on, a suggestion first compares the names that are alphabetically next to the one requested, `BESIDE` on
/// either side.
const MANY_NAMES: usize = 1 << 14;
const BESIDE: usize = 64;

/// A name that begins with a typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BegunName<'a> {
    /// The name, folded.
    pub folded: &'a str,
    /// The id of the record that it names; of the region, for a place.
    pub id: &'a str,
    /// The record's title or name: `London, United Kingdom` for a place.
    pub title: &'a str,
    /// The region, if that is the kind.
    pub region: Option<RegionId>,
}

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

    /// Folds a name as names of the kind are.
    #[must_use]
    pub fn fold(self, name: &str) -> String {
        if self == Self::Region { fold_place(name) } else { fold(name) }
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

    /// Every region with that id, name or alias, compared by [`fold_place`]: regions can share names.
    pub fn find_regions(&self, name: &str) -> impl Iterator<Item = Region<'_>> {
        self.targets(Noun::Region, name).filter_map(|id| self.region(id))
    }

    /// The region with that id, exactly.
    #[must_use]
    pub fn region_by_id(&self, id: &str) -> Option<Region<'_>> {
        self.find_regions(id).find(|region| region.id() == id)
    }

    /// Every place in a region with that name, short or full.
    pub fn find_places(&self, name: &str) -> impl Iterator<Item = NamedPlace<'_>> {
        self.named(NameKind::Place, fold_place(name)).filter_map(|id| Some(NamedPlace::new(self, self.row(id)?)))
    }

    /// Every metropolitan area with that first city, or with any of its cities named with a state: `Seattle`, `Tacoma, WA`.
    pub fn find_cities(&self, name: &str) -> impl Iterator<Item = Region<'_>> {
        self.named(NameKind::City, fold_place(name)).filter_map(|id| self.region(id))
    }

    /// Every metropolitan area with that name among its further cities.
    pub fn find_further_cities(&self, name: &str) -> impl Iterator<Item = Region<'_>> {
        self.named(NameKind::FurtherCity, fold_place(name)).filter_map(|id| self.region(id))
    }

    /// Suggestions for a name that was not found: ids, or names of regions, of records of that kind with the most similar names, best first.
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
            let at = self.first_name(noun.kind(), &noun.fold(name));
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

    /// Every name of a kind that begins with a text, in the order of names. Names of regions are followed by those of places in
    /// them and of cities.
    pub fn names_begun(&self, noun: Noun, typed: &str) -> impl Iterator<Item = BegunName<'_>> {
        let kinds: &[NameKind] = match noun {
            Noun::Region => &[NameKind::Region, NameKind::Place, NameKind::City, NameKind::FurtherCity],
            Noun::Role => &[NameKind::Role],
            Noun::Tool => &[NameKind::Tool],
            Noun::Category => &[NameKind::Category],
            Noun::Certification => &[NameKind::Certification],
        };
        let (table, folded) = (self.image.table::<NameRow>(), noun.fold(typed));
        kinds.iter().flat_map(move |kind| {
            let (table, folded) = (table.clone(), folded.clone());
            (self.first_name(*kind, &folded)..)
                .map_while(move |at| table.get(at))
                .take_while(|row| row.kind == *kind as u8)
                .map(|row| (self.image.key(row.name), row.target))
                .take_while(move |(name, _)| name.starts_with(&folded))
                .filter_map(|(name, target)| self.begun_name(*kind, name, target))
        })
    }

    fn begun_name<'a>(&'a self, kind: NameKind, folded: &'a str, target: u32) -> Option<BegunName<'a>> {
        let named = |id, title| Some(BegunName { folded, id, title, region: None });
        let in_region = |region: Region<'a>, title| Some(BegunName { region: Some(region.key()), ..named(region.id(), title)? });
        match kind {
            NameKind::Role => self.role(Id::new(target)).and_then(|role| named(role.id(), role.title())),
            NameKind::Tool => self.tool(Id::new(target)).and_then(|tool| named(tool.id(), tool.name())),
            NameKind::Certification => self.certification(Id::new(target)).and_then(|wanted| named(wanted.id(), wanted.name())),
            NameKind::Category => {
                let category = Category::new(self, Id::new(target), self.row(Id::new(target))?);
                named(category.id(), category.title())
            }
            NameKind::Place => {
                let place = NamedPlace::new(self, self.row(Id::new(target))?);
                in_region(place.region()?, place.full_name())
            }
            NameKind::Region | NameKind::City | NameKind::FurtherCity => {
                let region = self.region(Id::new(target))?;
                in_region(region, region.name())
            }
        }
    }

    /// The id of the record with a folded name.
    fn find_id<'a>(&'a self, noun: Noun, name: &'a str) -> &'a str {
        match noun {
            Noun::Role => self.find_role(name).map(|found| found.id()),
            Noun::Tool => self.find_tool(name).map(|found| found.id()),
            Noun::Category => self.find_category(name).map(|found| found.id()),
            Noun::Certification => self.find_certification(name).map(|found| found.id()),
            // Codes of regions say nothing to most people.
            Noun::Region => self.find_regions(name).next().map(|found| found.name()),
        }
        .unwrap_or(name)
    }

    fn find<R: Row>(&self, noun: Noun, name: &str) -> Option<Id<R>> {
        self.targets(noun, name).next()
    }

    fn targets<R: Row>(&self, noun: Noun, name: &str) -> impl Iterator<Item = Id<R>> {
        self.named(noun.kind(), noun.fold(name))
    }

    /// The records of a kind with a folded name.
    fn named<R: Row>(&self, kind: NameKind, folded: String) -> impl Iterator<Item = Id<R>> {
        let names = self.image.table::<NameRow>();
        (self.first_name(kind, &folded)..)
            .map_while(move |at| names.get(at))
            .take_while(move |row| row.kind == kind as u8 && self.image.with_key(row.name, |key| key == folded))
            .map(|row| Id::new(row.target))
    }

    /// The position of the first name not less than a folded one, by binary search.
    fn first_name(&self, kind: NameKind, folded: &str) -> usize {
        let kind = kind as u8;
        let is_before = |row: NameRow| row.kind < kind || (row.kind == kind && self.image.with_key(row.name, |key| key < folded));
        self.image.table::<NameRow>().partition_point(is_before)
    }

    /// The positions of the names of a kind.
    fn places_of(&self, noun: Noun) -> Range<usize> {
        let kind = noun.kind() as u8;
        let names = self.image.table::<NameRow>();
        let start = names.partition_point(|row| row.kind < kind);
        start..names.partition_point(|row| row.kind <= kind).max(start)
    }
}
