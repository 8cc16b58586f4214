//! What roles are measured by, apart from what they are called and told of: small enough to look at for all roles at once.

use std::ops::Range;

use super::{Catalog, CategoryId, CertificationId, OccupationId, RegionId, Role, RoleId, Statistics, ToolId, View, Wage, pay};
use career_data::PerCompetency;
use career_data::effort::RoleAttributes;
use career_data::image::{HeldRow, Id, RoleRow, RowCursor, Texts, ToolUseRow, TraitsRow};
use career_data::vocabulary::{Competency, Level, Proficiency};

/// What a role is measured by.
#[derive(Clone, Copy)]
pub struct RoleMetrics<'a> {
    key: RoleId,
    view: View<'a, TraitsRow>,
}

impl<'a> RoleMetrics<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: RoleId, row: TraitsRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    pub(super) const fn catalog(self) -> &'a Catalog {
        self.view.catalog
    }

    /// Identifies the role within its catalog.
    #[must_use]
    pub const fn key(self) -> RoleId {
        self.key
    }

    /// The role itself.
    #[must_use]
    pub fn role(self) -> Option<Role<'a>> {
        self.view.catalog.role(self.key)
    }

    /// Identifies its category.
    #[must_use]
    pub const fn category_key(self) -> Option<CategoryId> {
        self.view.row.category
    }

    /// Its seniority.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        self.view.row.level
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

    /// Where it stands beside others.
    #[must_use]
    pub const fn attributes(self) -> RoleAttributes {
        let TraitsRow { category, level, scores, .. } = self.view.row;
        RoleAttributes { category, level, scores }
    }

    /// Identifies its statistical parent.
    #[must_use]
    pub const fn occupation_key(self) -> Option<OccupationId> {
        self.view.row.occupation
    }

    /// What is counted for its statistical parent.
    #[must_use]
    pub fn statistics(self) -> Option<Statistics<'a>> {
        self.view.catalog.occupation(self.occupation_key()?)?.statistics()
    }

    /// The figures of pay that are the role's own, in the order of regions, the newest first within one.
    pub fn own_wages(self) -> impl ExactSizeIterator<Item = Wage<'a>> {
        pay::wages(self.view.catalog, self.view.row.pay, true)
    }

    /// The same in one region.
    pub fn own_wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        pay::wages_in(self.view.catalog, self.view.row.pay, region, true)
    }

    /// Pay in one region: the role's own newest figure or else the best match of its parent occupation.
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        self.own_wages_in(region).next().or_else(|| self.statistics()?.wage(region))
    }

    /// The tools it uses, the best known first, and how well.
    pub fn tool_keys(self) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> + Clone + use<'a> {
        let uses = self.view.catalog.image.table().run(self.view.row.tools);
        uses.map(|used: ToolUseRow| (used.tool, used.proficiency))
    }

    /// The certifications that employers ask for.
    pub fn certification_keys(self) -> impl ExactSizeIterator<Item = CertificationId> + use<'a> {
        self.view.catalog.image.table().run(self.view.row.certifications).map(|held: HeldRow| held.certification)
    }
}

/// Reads many roles, one after the other in the order of their ids; what it hands out of text is not kept.
pub struct RoleScan<'a> {
    catalog: &'a Catalog,
    traits: RowCursor<'a, TraitsRow>,
    tools: RowCursor<'a, ToolUseRow>,
    held: RowCursor<'a, HeldRow>,
    rows: RowCursor<'a, RoleRow>,
    texts: Texts<'a>,
}

impl<'a> RoleScan<'a> {
    /// The traits of a role, unless the id is another catalog's.
    #[inline]
    pub fn metrics(&mut self, role: RoleId) -> Option<RoleMetrics<'a>> {
        Some(RoleMetrics::new(self.catalog, role, self.traits.get(role.index())?))
    }

    /// The traits of the roles at positions.
    pub fn range(&mut self, positions: Range<usize>) -> impl Iterator<Item = RoleMetrics<'a>> {
        positions.map_while(|position| self.metrics(Id::at(position)))
    }

    /// The role itself.
    pub fn role(&mut self, role: RoleId) -> Option<Role<'a>> {
        Some(Role::new(self.metrics(role)?, self.rows.get(role.index())?))
    }

    /// The title of a role.
    pub fn title(&mut self, role: RoleId) -> Option<&str> {
        let title = self.rows.get(role.index())?.title;
        Some(self.texts.text(title))
    }

    /// The same as [`RoleMetrics::tool_keys`].
    #[inline]
    pub fn tool_keys(&mut self, role: RoleMetrics<'a>) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> {
        self.tools.run(role.view.row.tools).map(|used| (used.tool, used.proficiency))
    }

    /// The same as [`RoleMetrics::certification_keys`].
    pub fn certification_keys(&mut self, role: RoleMetrics<'a>) -> impl ExactSizeIterator<Item = CertificationId> {
        self.held.run(role.view.row.certifications).map(|held| held.certification)
    }
}

impl Catalog {
    /// What a role is measured by, unless the id is another catalog's.
    #[must_use]
    pub fn metrics(&self, role: RoleId) -> Option<RoleMetrics<'_>> {
        Some(RoleMetrics::new(self, role, self.image.table().get(role.index())?))
    }

    /// How many roles there are.
    #[must_use]
    pub fn count_roles(&self) -> usize {
        self.image.table::<TraitsRow>().len()
    }

    /// For looking at many roles in the order of their ids.
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
