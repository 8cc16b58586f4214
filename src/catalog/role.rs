//! A role and what it consists of.

use super::{Catalog, Category, CategoryId, Certification, Occupation, RoleId, Tool, ToolId, View};
use crate::image::{EdgeRow, RoleRow, Rows, ToolUseRow};
use crate::vocabulary::{Competency, Level, MoveKind, Proficiency, Vocabulary};

/// A role.
#[derive(Clone, Copy)]
pub struct Role<'a> {
    key: RoleId,
    view: View<'a, RoleRow>,
}

impl PartialEq for Role<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// A tool that a role uses, and how well it is expected to be known.
#[derive(Clone, Copy)]
pub struct ToolUse<'a> {
    /// The tool.
    pub tool: Tool<'a>,
    /// How well.
    pub proficiency: Proficiency,
}

impl<'a> Role<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: RoleId, row: RoleRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// Identifies the role within its catalog.
    #[must_use]
    pub const fn key(self) -> RoleId {
        self.key
    }

    /// `api-engineer`
    #[must_use]
    pub fn id(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.id)
    }

    /// `API Engineer`
    #[must_use]
    pub fn title(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.title)
    }

    /// Other names for the role.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.aliases).map(|alias| image.text(alias.name))
    }

    /// The file of a user's own data that it was read from; absent for the embedded roles.
    #[must_use]
    pub fn origin(self) -> Option<&'a str> {
        Some(self.view.catalog.image.text(self.view.row.origin)).filter(|origin| !origin.is_empty())
    }

    /// The category it belongs to.
    #[must_use]
    pub fn category(self) -> Option<Category<'a>> {
        let id = self.view.row.category;
        Some(Category::new(self.view.catalog, id, self.view.catalog.row(id)?))
    }

    /// Identifies its category, without looking at the category itself.
    #[must_use]
    pub const fn category_key(self) -> CategoryId {
        self.view.row.category
    }

    /// Its seniority.
    #[must_use]
    pub const fn level(self) -> Level {
        self.view.row.level
    }

    /// Its statistical parent.
    #[must_use]
    pub fn occupation(self) -> Option<Occupation<'a>> {
        Some(Occupation::new(self.view.catalog, self.view.catalog.row(self.view.row.occupation)?))
    }

    /// The five scores, 0-100, in the order of [`Competency::ALL`].
    #[must_use]
    pub const fn scores(self) -> [u8; 5] {
        self.view.row.scores
    }

    /// The score in one competency, 0-100.
    #[must_use]
    pub const fn score(self, competency: Competency) -> u8 {
        let [depth, trouble, communication, process, documentation] = self.view.row.scores;
        match competency {
            Competency::TechnicalDepth => depth,
            Competency::Troubleshooting => trouble,
            Competency::Communication => communication,
            Competency::ProcessComplexity => process,
            Competency::Documentation => documentation,
        }
    }

    /// Why scores depart from the occupation's baseline, where they do so by much.
    pub fn reasons(self) -> impl ExactSizeIterator<Item = (Option<Competency>, &'a str)> {
        let image = &self.view.catalog.image;
        let reasons = image.table().run(self.view.row.reasons);
        reasons.map(|reason| (Competency::ALL.get(usize::from(reason.competency)).copied(), image.prose(reason.text)))
    }

    /// The tools it uses, the best known first.
    pub fn tools(self) -> impl Iterator<Item = ToolUse<'a>> + Clone {
        let catalog = self.view.catalog;
        let uses = catalog.image.table().run(self.view.row.tools);
        uses.filter_map(|used| {
            let tool = Tool::new(catalog, used.tool, catalog.row(used.tool)?);
            Some(ToolUse { tool, proficiency: used.proficiency })
        })
    }

    /// The same as [`Role::tools`] without looking at the tools themselves: cheap enough for every role at once.
    pub fn tool_keys(self) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> {
        let uses = self.view.catalog.image.table().run(self.view.row.tools);
        uses.map(|used: ToolUseRow| (used.tool, used.proficiency))
    }

    /// Certifications that employers ask for.
    pub fn certifications(self) -> impl Iterator<Item = Certification<'a>> {
        let catalog = self.view.catalog;
        let held = catalog.image.table().run(self.view.row.certifications);
        held.filter_map(|held| Some(Certification::new(catalog, catalog.row(held.certification)?)))
    }

    /// Roles whose experience is normally expected first.
    pub fn prerequisites(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.prerequisites)
    }

    /// Roles that people grow into.
    pub fn next(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.next)
    }

    /// Where people go from here: [`Role::next`], and the roles that name this one as a prerequisite. By id.
    pub fn onward(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.onward)
    }

    /// The same as [`Role::onward`] without looking at the roles themselves.
    pub fn onward_keys(self) -> impl ExactSizeIterator<Item = RoleId> {
        self.view.catalog.image.table().run(self.view.row.onward).map(|edge| edge.role)
    }

    /// Where people come from: [`Role::prerequisites`], and the roles that name this one as next. By id.
    pub fn origins(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.origins)
    }

    /// What a move from here to another role is.
    #[must_use]
    pub fn move_to(self, to: Self) -> MoveKind {
        match to.level().cmp(&self.level()) {
            std::cmp::Ordering::Greater => MoveKind::Advance,
            std::cmp::Ordering::Less => MoveKind::StepBack,
            std::cmp::Ordering::Equal if self.view.row.category == to.view.row.category => MoveKind::Specialise,
            std::cmp::Ordering::Equal => MoveKind::Pivot,
        }
    }

    /// What the role is for, in a sentence or two.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.view.catalog.image.prose(self.view.row.summary)
    }

    /// The day in the life: paragraphs of one line, an empty line between two.
    #[must_use]
    pub fn day(self) -> &'a str {
        self.view.catalog.image.prose(self.view.row.day)
    }

    fn edges(self, edges: Rows<EdgeRow>) -> impl Iterator<Item = Self> + 'a {
        let catalog = self.view.catalog;
        catalog.image.table().run(edges).filter_map(|edge| catalog.role(edge.role))
    }
}
