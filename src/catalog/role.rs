//! A role and its parts.

use std::fmt;

use super::{
    Catalog, Category, CategoryId, Certification, CountedIn, Occupation, Region, RegionId, RoleId, RoleMetrics, Statistics, Tool,
    ToolId, View, Wage,
};
use career_data::PerCompetency;
use career_data::effort::RoleAttributes;
use career_data::image::{EdgeRow, MoveNoteRow, MoveRow, RoleRow, Rows};
use career_data::vocabulary::{Aspect, Basis, Competency, Level, MoveKind, Proficiency, Vocabulary};

/// A role.
#[derive(Clone, Copy)]
pub struct Role<'a> {
    traits: RoleMetrics<'a>,
    view: View<'a, RoleRow>,
}

impl PartialEq for Role<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// A tool that a role uses, and how well it is expected to be known.
#[derive(Clone, Copy)]
pub struct ToolUse<'a> {
    /// The tool.
    pub tool: Tool<'a>,
    /// The expected proficiency.
    pub proficiency: Proficiency,
}

/// A line about the work of a role.
#[derive(Clone, Copy)]
pub struct WorkLine<'a> {
    /// What it tells.
    pub aspect: Aspect,
    /// Whether the role's own record states it; that of the other role does otherwise.
    pub is_own: bool,
    /// The other role, of an aspect that two roles share.
    pub other: Option<Role<'a>>,
    /// The key within the aspect; empty where it has none.
    pub key: &'a str,
    /// The line.
    pub text: &'a str,
}

/// The moves from one role, or to one: a run of rows.
#[derive(Clone, Copy, Debug)]
pub struct MoveList(Rows<MoveRow>);

/// A move seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub struct AdjacentMove {
    /// The role at the other end.
    pub role: RoleId,
    /// Why it is in the career graph.
    pub basis: Basis,
    /// Its effort in points: see [`career_data::effort`].
    pub effort: u32,
    /// The moves of that role in the same direction.
    pub further: MoveList,
}

impl AdjacentMove {
    /// Whether someone stated it: it is no bridge.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.basis != Basis::Skills
    }
}

/// Where in a user's own data a role was defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The file.
    pub file: &'a str,
    /// The line; `None` when the file holds only this role.
    pub line: Option<u32>,
}

/// `ladder/roles/lead.toml`, `titles.ndjson:123`
impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

impl<'a> Role<'a> {
    pub(super) const fn new(traits: RoleMetrics<'a>, row: RoleRow) -> Self {
        Self { traits, view: View { catalog: traits.catalog(), row } }
    }

    /// Its comparable attributes.
    #[must_use]
    pub const fn metrics(self) -> RoleMetrics<'a> {
        self.traits
    }

    /// Identifies the role within its catalog.
    #[must_use]
    pub const fn key(self) -> RoleId {
        self.traits.key()
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

    /// Aliases.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.aliases).map(|alias| image.text(alias.name))
    }

    /// Titles that other roles have as well.
    pub fn shared_titles(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.shared_titles).map(|title| image.text(title.name))
    }

    /// Where in a user's own data it was defined; `None` for embedded roles.
    #[must_use]
    pub fn origin(self) -> Option<Origin<'a>> {
        let row = self.view.row;
        let origin =
            Origin { file: self.view.catalog.image.text(row.origin), line: Some(row.origin_line).filter(|line| *line > 0) };
        Some(origin).filter(|origin| !origin.file.is_empty())
    }

    /// Its category.
    #[must_use]
    pub fn category(self) -> Option<Category<'a>> {
        let id = self.category_key()?;
        Some(Category::new(self.view.catalog, id, self.view.catalog.row(id)?))
    }

    /// Identifies its category, without reading the category.
    #[must_use]
    pub const fn category_key(self) -> Option<CategoryId> {
        self.traits.category_key()
    }

    /// Its level.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        self.traits.level()
    }

    /// Levels that another role is above this one; negative when below, `None` when either has no level.
    #[must_use]
    pub fn climb_to(self, to: Self) -> Option<i32> {
        self.attributes().climb_to(to.attributes())
    }

    /// Its attributes for comparing it with other roles.
    #[must_use]
    pub const fn attributes(self) -> RoleAttributes {
        self.traits.attributes()
    }

    /// Its occupation, the statistical parent.
    #[must_use]
    pub fn occupation(self) -> Option<Occupation<'a>> {
        self.view.catalog.occupation(self.traits.occupation_key()?)
    }

    /// The statistics of its occupation.
    #[must_use]
    pub fn statistics(self) -> Option<Statistics<'a>> {
        self.traits.statistics()
    }

    /// The role's own pay, by region and then from the newest.
    pub fn own_wages(self) -> impl ExactSizeIterator<Item = Wage<'a>> {
        self.traits.own_wages()
    }

    /// Pay in a country and its parts, by region: the role's own figures and, for regions without any, those of the occupations
    /// that it is counted in there.
    pub fn wages(self, country: RegionId) -> impl Iterator<Item = Wage<'a>> {
        let lies_there = move |wage: &Wage<'a>| wage.region().is_some_and(|region| region.country().key() == country);
        let mut national =
            self.view.catalog.crosswalk(country).of_role(self.traits).take(1).flat_map(CountedIn::wages).peekable();
        let statistics = if national.peek().is_none() { self.statistics() } else { None };
        let counted = national.chain(statistics.into_iter().flat_map(Statistics::wages));
        let has_own = self.own_wages().len() > 0;
        let is_replaced = move |wage: &Wage<'a>| has_own && self.own_wages_in(wage.region_key()).next().is_some();
        let mut counted = counted.filter(move |wage| !is_replaced(wage)).peekable();
        let mut own = self.own_wages().peekable();
        let merged = std::iter::from_fn(move || {
            if !has_own {
                return counted.next();
            }
            let is_first = |own: &Wage<'a>| counted.peek().is_none_or(|counted| own.region_key() < counted.region_key());
            own.next_if(is_first).or_else(|| counted.next())
        });
        merged.filter(lies_there)
    }

    /// Pay in one region: the role's own figures or, as fallback, those of the occupations it is counted in, the best match first.
    pub fn wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        let mut own = self.own_wages_in(region).peekable();
        let counted = own.peek().is_none().then(|| self.traits.counted_wages_in(region));
        own.chain(counted.into_iter().flatten())
    }

    /// Like [`Role::wages_in`], of one year.
    pub fn wages_of_year(self, region: Region<'a>, year: u16) -> impl Iterator<Item = Wage<'a>> {
        let is_wanted = move |wage: &Wage<'a>| wage.region_key() == region.key() && wage.year() == Some(year);
        let mut own = self.own_wages().filter(is_wanted).peekable();
        let has_own = own.peek().is_some();
        let national = region.crosswalk().of_role(self.traits).flat_map(|counted| counted.wages().chain(counted.older_wages()));
        let mut national = national.filter(move |wage| !has_own && is_wanted(wage)).peekable();
        let statistics = if has_own || national.peek().is_some() { None } else { self.statistics() };
        own.chain(national).chain(statistics.into_iter().flat_map(Statistics::wages).filter(is_wanted))
    }

    /// Pay in one region: the first of [`Role::wages_in`].
    #[must_use]
    pub fn wage(self, region: RegionId) -> Option<Wage<'a>> {
        self.traits.wage(region)
    }

    fn own_wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        self.traits.own_wages_in(region)
    }

    /// The scores, 0-100.
    #[must_use]
    pub const fn scores(self) -> PerCompetency<Option<u8>> {
        self.traits.scores()
    }

    /// The score in one competency, 0-100.
    #[must_use]
    pub fn score(self, competency: Competency) -> Option<u8> {
        self.traits.score(competency)
    }

    /// Why scores depart from the occupation's baseline, where they do considerably.
    pub fn reasons(self) -> impl ExactSizeIterator<Item = (Option<Competency>, &'a str)> {
        let image = &self.view.catalog.image;
        let reasons = image.table().run(self.view.row.reasons);
        reasons.map(|reason| (Competency::ALL.get(usize::from(reason.competency)).copied(), image.prose(reason.text)))
    }

    /// The tools it uses, the best known first.
    pub fn tools(self) -> impl Iterator<Item = ToolUse<'a>> + Clone {
        let catalog = self.view.catalog;
        self.tool_keys().filter_map(|(tool, proficiency)| Some(ToolUse { tool: catalog.tool(tool)?, proficiency }))
    }

    /// Like [`Role::tools`], without reading the tools.
    pub fn tool_keys(self) -> impl ExactSizeIterator<Item = (ToolId, Proficiency)> + Clone + use<'a> {
        self.traits.tool_keys()
    }

    /// The certifications that employers require.
    pub fn certifications(self) -> impl Iterator<Item = Certification<'a>> {
        self.traits.certification_keys().filter_map(|id| self.view.catalog.certification(id))
    }

    /// The roles whose experience is normally expected first.
    pub fn prerequisites(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.prerequisites)
    }

    /// The roles that people advance to.
    pub fn next(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.next)
    }

    /// The roles that a source calls related, without an order between them.
    pub fn related(self) -> impl Iterator<Item = Role<'a>> {
        self.edges(self.view.row.related)
    }

    /// The targets of stated moves from here, by id: [`Role::next`], roles with this one as a prerequisite, and [`Role::related`].
    pub fn successors(self) -> impl Iterator<Item = Role<'a>> {
        self.successor_keys().filter_map(|key| self.view.catalog.role(key))
    }

    /// Like [`Role::successors`], without reading the roles.
    pub fn successor_keys(self) -> impl Iterator<Item = RoleId> {
        self.view.catalog.moves(self.outgoing()).filter(AdjacentMove::is_stated).map(|step| step.role)
    }

    /// The origins of stated moves to here, by id: [`Role::prerequisites`], and roles with this one as next or related.
    pub fn predecessors(self) -> impl Iterator<Item = Role<'a>> {
        let stated = self.view.catalog.moves(self.incoming()).filter(AdjacentMove::is_stated);
        stated.filter_map(|step| self.view.catalog.role(step.role))
    }

    /// The targets of [bridges](career_data::bridge) from here, by id.
    pub fn bridges(self) -> impl Iterator<Item = Role<'a>> {
        let bridges = self.view.catalog.moves(self.outgoing()).filter(|step| !step.is_stated());
        bridges.filter_map(|step| self.view.catalog.role(step.role))
    }

    /// The basis of the move to another role; `None` if the career graph has none.
    #[must_use]
    pub fn basis_of_move(self, to: Self) -> Option<Basis> {
        self.view.catalog.moves(self.outgoing()).find(|step| step.role == to.key()).map(|step| step.basis)
    }

    /// The moves to [`Role::successors`], then [`Role::bridges`].
    #[must_use]
    pub const fn outgoing(self) -> MoveList {
        MoveList(self.view.row.onward)
    }

    /// The moves from [`Role::predecessors`], then bridges.
    #[must_use]
    pub const fn incoming(self) -> MoveList {
        MoveList(self.view.row.origins)
    }

    /// What the move to another role usually takes, where that is not obvious.
    #[must_use]
    pub fn note_on_move(self, to: Self) -> Option<&'a str> {
        let catalog = self.view.catalog;
        let notes = catalog.image.table::<MoveNoteRow>();
        let at = notes.partition_point(|note| (note.from, note.to) < (self.key(), to.key()));
        let note = notes.get(at).filter(|note| (note.from, note.to) == (self.key(), to.key()))?;
        Some(catalog.image.text(note.why))
    }

    /// The kind of the move to another role. With an unknown level, a move is neither up nor down; with an unknown category, it
    /// is not within one.
    #[must_use]
    pub fn move_to(self, to: Self) -> MoveKind {
        match self.climb_to(to) {
            Some(1..) => MoveKind::Advance,
            Some(..=-1) => MoveKind::StepBack,
            _ if self.attributes().shares_category(to.attributes()) == Some(true) => MoveKind::Specialise,
            _ => MoveKind::Pivot,
        }
    }

    /// The purpose of the role, in a sentence or two; may be empty.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.view.catalog.image.prose(self.view.row.summary)
    }

    /// The day in the life: one line per paragraph, an empty line between paragraphs; may be empty.
    #[must_use]
    pub fn day(self) -> &'a str {
        self.view.catalog.image.prose(self.view.row.day)
    }

    /// The lines about its work: its own by aspect, then those that other roles state about the two.
    pub fn lines(self) -> impl Iterator<Item = WorkLine<'a>> {
        let catalog = self.view.catalog;
        let image = &catalog.image;
        image.table().run(self.view.row.lines).filter_map(move |line| {
            let other = line.other.map(|other| catalog.role(other));
            // A line about two roles is none without the other.
            if line.aspect.is_shared() && other.flatten().is_none() {
                return None;
            }
            Some(WorkLine {
                aspect: line.aspect,
                is_own: line.stated != 0,
                other: other.flatten(),
                key: image.prose(line.key),
                text: image.prose(line.text),
            })
        })
    }

    fn edges(self, edges: Rows<EdgeRow>) -> impl Iterator<Item = Self> + 'a {
        let catalog = self.view.catalog;
        catalog.image.table().run(edges).filter_map(|edge| catalog.role(edge.role))
    }
}

impl Catalog {
    /// All notes on moves: the roles, and what the move usually takes.
    pub fn move_notes(&self) -> impl Iterator<Item = (Role<'_>, Role<'_>, &str)> {
        let notes = self.image.table::<MoveNoteRow>().iter();
        notes.filter_map(|note| Some((self.role(note.from)?, self.role(note.to)?, self.image.text(note.why))))
    }

    /// The moves of a list: those that are stated, then bridges, each sorted by the role at their other end.
    pub fn moves(&self, list: MoveList) -> impl ExactSizeIterator<Item = AdjacentMove> {
        let rows = self.image.table().run(list.0);
        rows.map(|row| AdjacentMove { role: row.role, basis: row.basis, effort: row.effort, further: MoveList(row.further) })
    }
}
