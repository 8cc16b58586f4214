//! The attributes of roles that queries compare: rows small enough to scan for all roles.

use std::ops::Range;

use super::{
    Catalog, CategoryId, CertificationId, Occupation, OccupationId, RegionId, Role, RoleId, Statistics, ToolId, View, Wage, pay,
};
use career_data::PerCompetency;
use career_data::effort::RoleAttributes;
use career_data::image::{HeldRow, Id, RoleRow, RowCursor, Texts, ToolUseRow, TraitsRow};
use career_data::vocabulary::{Competency, Level, OnCall, Proficiency};

/// The comparable attributes of a role.
#[derive(Clone, Copy)]
pub struct RoleMetrics<'a> {
    key: RoleId,
    view: View<'a, TraitsRow>,
}

impl<'a> RoleMetrics<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: RoleId, row: TraitsRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// The catalog that the role belongs to.
    #[must_use]
    pub const fn catalog(self) -> &'a Catalog {
        self.view.catalog
    }

    /// Identifies the role within its catalog.
    #[must_use]
    pub const fn key(self) -> RoleId {
        self.key
    }

    /// The full role.
    #[must_use]
    pub fn role(self) -> Option<Role<'a>> {
        self.view.catalog.role(self.key)
    }

    /// Identifies its category.
    #[must_use]
    pub const fn category_key(self) -> Option<CategoryId> {
        self.view.row.category
    }

    /// Its level.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        self.view.row.level
    }

    /// Whether work outside office hours belongs to it.
    #[must_use]
    pub const fn on_call(self) -> Option<OnCall> {
        self.view.row.on_call
    }

    /// The scores, 0-100.
    #[must_use]
    pub const fn scores(self) -> PerCompetency<Option<u8>> {
        self.view.row.scores
    }

    /// The score in one competency, 0-100.
    #[must_use]
    pub fn score(self, competency: Competency) -> Option<u8> {
        self.view.row.scores[competency]
    }

    /// Its attributes for comparing it with other roles.
    #[must_use]
    pub const fn attributes(self) -> RoleAttributes {
        let TraitsRow { category, level, scores, .. } = self.view.row;
        RoleAttributes { category, level, scores }
    }

    /// Identifies its occupation, the statistical parent.
    #[must_use]
    pub const fn occupation_key(self) -> Option<OccupationId> {
        self.view.row.occupation
    }

    /// Its occupation, the statistical parent.
    #[must_use]
    pub fn occupation(self) -> Option<Occupation<'a>> {
        self.view.catalog.occupation(self.occupation_key()?)
    }

    /// The statistics of its occupation.
    #[must_use]
    pub fn statistics(self) -> Option<Statistics<'a>> {
        self.occupation()?.statistics()
    }

    /// The role's own pay, by region and then from the newest.
    pub fn own_wages(self) -> impl ExactSizeIterator<Item = Wage<'a>> {
        pay::wages(self.view.catalog, self.view.row.pay, true)
    }

    /// Like [`Self::own_wages`], in one region.
    pub fn own_wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        pay::wages_in(self.view.catalog, self.view.row.pay, region, true)
    }

    /// Pay in one region: the role's own newest figure, with the best match of the occupations it is counted in as fallback.
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        self.own_wages_in(region).next().or_else(|| self.counted_wages_in(region).next())
    }

    /// Pay in one region of the occupations that the role is counted in: see [`Crosswalk::wages_in`](super::Crosswalk::wages_in).
    pub fn counted_wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        let region = self.view.catalog.region(region);
        region.into_iter().flat_map(move |region| region.crosswalk().wages_in(self, region.key()))
    }

    /// The tools it uses with proficiencies, the best known first.
    pub fn tool_keys(self) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> + Clone + use<'a> {
        let uses = self.view.catalog.image.table().run(self.view.row.tools);
        uses.map(|used: ToolUseRow| (used.tool, used.proficiency))
    }

    /// The certifications that employers require.
    pub fn certification_keys(self) -> impl ExactSizeIterator<Item = CertificationId> + use<'a> {
        self.view.catalog.image.table().run(self.view.row.certifications).map(|held: HeldRow| held.certification)
    }
}

/// A cursor over roles, for scans in the order of ids; the texts it returns are not cached.
pub struct RoleScan<'a> {
    catalog: &'a Catalog,
    traits: RowCursor<'a, TraitsRow>,
    tools: RowCursor<'a, ToolUseRow>,
    held: RowCursor<'a, HeldRow>,
    rows: RowCursor<'a, RoleRow>,
    texts: Texts<'a>,
}

impl<'a> RoleScan<'a> {
    /// The metrics of a role; `None` when the id is out of range.
    #[inline]
    pub fn metrics(&mut self, role: RoleId) -> Option<RoleMetrics<'a>> {
        Some(RoleMetrics::new(self.catalog, role, self.traits.get(role.index())?))
    }

    /// The metrics of a range of roles.
    pub fn range(&mut self, positions: Range<usize>) -> impl Iterator<Item = RoleMetrics<'a>> {
        positions.map_while(|position| self.metrics(Id::at(position)))
    }

    /// The full role.
    pub fn role(&mut self, role: RoleId) -> Option<Role<'a>> {
        Some(Role::new(self.metrics(role)?, self.rows.get(role.index())?))
    }

    /// The title of a role.
    pub fn title(&mut self, role: RoleId) -> Option<&str> {
        let title = self.rows.get(role.index())?.title;
        Some(self.texts.text(title))
    }

    /// Like [`RoleMetrics::tool_keys`], through the cursor.
    #[inline]
    pub fn tool_keys(&mut self, role: RoleMetrics<'a>) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> {
        self.tools.run(role.view.row.tools).map(|used| (used.tool, used.proficiency))
    }

    /// Like [`RoleMetrics::certification_keys`], through the cursor.
    pub fn certification_keys(&mut self, role: RoleMetrics<'a>) -> impl ExactSizeIterator<Item = CertificationId> {
        self.held.run(role.view.row.certifications).map(|held| held.certification)
    }
}

impl Catalog {
    /// The metrics of a role; `None` when the id is out of range.
    #[must_use]
    pub fn metrics(&self, role: RoleId) -> Option<RoleMetrics<'_>> {
        Some(RoleMetrics::new(self, role, self.image.table().get(role.index())?))
    }

    /// The number of roles.
    #[must_use]
    pub fn count_roles(&self) -> usize {
        self.image.table::<TraitsRow>().len()
    }

    /// A cursor for scanning roles in the order of ids.
    #[must_use]
    pub fn scan_roles(&self) -> RoleScan<'_> {
        let image = &self.image;
        RoleScan {
            catalog: self,
            traits: image.table().cursor(),
            tools: image.table().cursor(),
            held: image.table().cursor(),
            rows: image.table().cursor(),
            texts: image.texts(),
        }
    }
}
