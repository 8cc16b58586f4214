//! Geographic regions with pay or price figures.

use std::iter;

use super::taxonomy::text_getters;
use super::{Catalog, Crosswalk, Price, RegionId, View};
use career_data::image::{PlaceRow, RegionRow};
use career_data::vocabulary::{PriceKind, RegionKind};

/// A country, state, province or area.
#[derive(Clone, Copy)]
pub struct Region<'a> {
    key: RegionId,
    view: View<'a, RegionRow>,
}

impl<'a> Region<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: RegionId, row: RegionRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// Identifies the region within its catalog.
    #[must_use]
    pub const fn key(self) -> RegionId {
        self.key
    }

    text_getters! {
        /// `us-ca`
        id,
        /// `California`
        name,
    }

    /// The kind of region.
    #[must_use]
    pub const fn kind(self) -> RegionKind {
        self.view.row.kind
    }

    /// The region that contains it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.view.catalog.region(self.view.row.parent?)
    }

    /// The country that contains it, or itself.
    #[must_use]
    pub fn country(self) -> Self {
        self.around().last().unwrap_or(self)
    }

    /// The regions that contain it, the smallest first.
    pub fn around(self) -> impl Iterator<Item = Self> {
        // Nesting is country, state, area, and a damaged image must not cause a loop.
        iter::successors(self.parent(), |region| region.parent()).take(2)
    }

    /// The crosswalk of its country.
    #[must_use]
    pub fn crosswalk(self) -> Crosswalk<'a> {
        self.view.catalog.crosswalk(self.country().key())
    }

    /// Its prices of a kind, the earliest year first.
    pub fn prices(self, kind: PriceKind) -> impl Iterator<Item = Price<'a>> {
        self.view.catalog.prices(self.key, kind)
    }

    /// Aliases.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.aliases).map(|alias| image.text(alias.name))
    }
}

/// A place that lies in a region without being it.
#[derive(Clone, Copy)]
pub struct NamedPlace<'a> {
    view: View<'a, PlaceRow>,
}

impl<'a> NamedPlace<'a> {
    pub(super) const fn new(catalog: &'a Catalog, row: PlaceRow) -> Self {
        Self { view: View { catalog, row } }
    }

    text_getters! {
        /// `London`
        name,
        /// `London, United Kingdom`
        full_name,
    }

    /// The smallest region that contains it.
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        self.view.catalog.region(self.view.row.region)
    }
}

impl Catalog {
    /// All places with names of their own, sorted by name.
    pub fn places(&self) -> impl ExactSizeIterator<Item = NamedPlace<'_>> {
        self.rows().map(|(_, row)| NamedPlace::new(self, row))
    }

    /// The region of an id; `None` when the id is out of range.
    #[must_use]
    pub fn region(&self, id: RegionId) -> Option<Region<'_>> {
        Some(Region::new(self, id, self.row(id)?))
    }
}
