//! Categories, tools, certifications, occupations, and the sources of figures.

use super::{Catalog, CategoryId, CertificationId, Statistics, StatisticsId, ToolId, View};
use career_data::PerCompetency;
use career_data::image::{CategoryRow, CertificationRow, OccupationRow, ReportedTitleRow, SourceRow, ToolRow};
use career_data::vocabulary::{Education, ToolKind};

macro_rules! text_getters {
    ($($(#[$doc:meta])* $field:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $field(self) -> &'a str {
            self.view.catalog.image.text(self.view.row.$field)
        }
    )+};
}
pub(super) use text_getters;

/// A category of roles.
#[derive(Clone, Copy)]
pub struct Category<'a> {
    key: CategoryId,
    view: View<'a, CategoryRow>,
}

impl<'a> Category<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: CategoryId, row: CategoryRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// Identifies the category within its catalog.
    #[must_use]
    pub const fn key(self) -> CategoryId {
        self.key
    }

    text_getters! {
        /// `it-support`
        id,
        /// `IT Support`
        title,
    }
}

/// A tool: something that roles work with.
#[derive(Clone, Copy)]
pub struct Tool<'a> {
    key: ToolId,
    view: View<'a, ToolRow>,
}

impl<'a> Tool<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: ToolId, row: ToolRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// Identifies the tool within its catalog.
    #[must_use]
    pub const fn key(self) -> ToolId {
        self.key
    }

    text_getters! {
        /// `postgresql`
        id,
        /// `PostgreSQL`
        name,
    }

    /// The kind of tool.
    #[must_use]
    pub const fn kind(self) -> ToolKind {
        self.view.row.kind
    }

    /// The number of roles that use it.
    #[must_use]
    pub const fn users(self) -> u32 {
        self.view.row.users
    }

    /// Aliases.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.aliases).map(|alias| image.text(alias.name))
    }
}

/// A certification.
#[derive(Clone, Copy)]
pub struct Certification<'a> {
    key: CertificationId,
    view: View<'a, CertificationRow>,
}

impl<'a> Certification<'a> {
    pub(super) const fn new(catalog: &'a Catalog, key: CertificationId, row: CertificationRow) -> Self {
        Self { key, view: View { catalog, row } }
    }

    /// Identifies the certification within its catalog.
    #[must_use]
    pub const fn key(self) -> CertificationId {
        self.key
    }

    text_getters! {
        /// `comptia-a-plus`
        id,
        /// `CompTIA A+`
        name,
        /// `CompTIA`
        issuer,
    }

    /// Aliases.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let image = &self.view.catalog.image;
        image.table().run(self.view.row.aliases).map(|alias| image.text(alias.name))
    }
}

/// An O*NET-SOC occupation.
#[derive(Clone, Copy)]
pub struct Occupation<'a> {
    view: View<'a, OccupationRow>,
}

impl<'a> Occupation<'a> {
    pub(super) const fn new(catalog: &'a Catalog, row: OccupationRow) -> Self {
        Self { view: View { catalog, row } }
    }

    text_getters! {
        /// `15-1252.00`
        code,
        /// `Software Developers`
        title,
    }

    /// Whether statistics count only managers in it: SOC major group 11.
    #[must_use]
    pub fn counts_managers(self) -> bool {
        self.code().starts_with("11-")
    }

    /// The percentage of the people asked who say that a level of education is required, from the lowest level up; none where
    /// nobody was asked.
    pub fn required_education(self) -> impl ExactSizeIterator<Item = (Education, f64)> {
        let shares = self.view.catalog.image.table().run(self.view.row.education);
        shares.map(|share| (share.education, f64::from(share.tenths) / 10.0))
    }

    /// Identifies the SOC occupation, without reading it.
    #[must_use]
    pub const fn statistics_key(self) -> Option<StatisticsId> {
        self.view.row.statistics
    }

    /// The SOC occupation with its pay and outlook.
    #[must_use]
    pub fn statistics(self) -> Option<Statistics<'a>> {
        let row = self.view.catalog.row(self.view.row.statistics?)?;
        Some(Statistics::new(self.view.catalog, row))
    }

    /// O*NET job zone, 1 (little preparation) to 5 (extensive).
    #[must_use]
    pub const fn job_zone(self) -> Option<u32> {
        self.view.row.job_zone
    }

    /// The baseline scores in tenths of a point; `None` when not rated.
    #[must_use]
    pub const fn baseline(self) -> PerCompetency<Option<u32>> {
        self.view.row.baseline
    }

    /// The similar, rated occupation from which the baseline is taken, when this one is not rated.
    #[must_use]
    pub fn baseline_from(self) -> Option<Self> {
        Some(Self::new(self.view.catalog, self.view.catalog.row(self.view.row.baseline_from?)?))
    }

    /// The source of its job zone and ratings.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source?)?))
    }
}

/// A title under which jobs of an occupation are reported.
#[derive(Clone, Copy)]
pub struct ReportedTitle<'a> {
    view: View<'a, ReportedTitleRow>,
}

impl<'a> ReportedTitle<'a> {
    pub(super) const fn new(catalog: &'a Catalog, row: ReportedTitleRow) -> Self {
        Self { view: View { catalog, row } }
    }

    text_getters! {
        /// As it was reported.
        title,
        /// `15-1252` or `15-1252.00`
        occupation,
    }

    /// How often it was reported; `None` where the source does not count.
    #[must_use]
    pub const fn reports(self) -> Option<u32> {
        self.view.row.reports
    }

    /// How many occupations the code that was reported stands for today, of which this is one.
    #[must_use]
    pub const fn among(self) -> u16 {
        self.view.row.among
    }

    /// Who publishes it.
    #[must_use]
    pub fn source(self) -> Option<Source<'a>> {
        Some(Source::new(self.view.catalog, self.view.catalog.row(self.view.row.source)?))
    }
}

/// A source: a publication that figures come from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    view: View<'a, SourceRow>,
}

impl<'a> Source<'a> {
    pub(super) const fn new(catalog: &'a Catalog, row: SourceRow) -> Self {
        Self { view: View { catalog, row } }
    }

    text_getters! {
        /// `bls-oews-2025`
        id,
        /// The publisher.
        publisher,
        /// Its title.
        title,
        /// The edition.
        release,
        /// The period that its figures describe.
        period,
        /// The licence.
        licence,
        /// The attribution that its licence requires.
        attribution,
        /// The URL of its homepage.
        homepage,
        /// What this dataset takes from it.
        used_for,
        /// Caveats.
        notes,
    }
}
