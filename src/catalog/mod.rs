//! Typed, read-only views over an image: nothing here copies text, and no I/O goes beyond the image.
//!
//! ```
//! use career::catalog::Catalog;
//!
//! let catalog = Catalog::embedded()?;
//! let role = catalog.find_role("API engineer").ok_or("no such role")?;
//! assert_eq!(role.id(), "api-engineer");
//! assert!(role.tools().any(|used| used.tool.id() == "openapi"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod crosswalk;
mod lexicon;
mod metrics;
mod names;
mod pay;
mod records;
mod region;
mod role;
mod taxonomy;

use std::borrow::Cow;
use std::fs::File;

use career_data::image::{
    CategoryRow, CertificationRow, Id, Image, ImageError, OccupationRow, RegionRow, RoleNameRow, RoleRow, Row, StatisticsRow,
    ToolRow, TraitsRow, WholeRow,
};

pub use crosswalk::{CountedIn, Crosswalk, Owner};
pub use lexicon::{CatalogLexicon, Posting, RoleName, RoleNames, Word};
pub use metrics::{RoleMetrics, RoleScan};
pub use names::{BegunName, Noun};
pub use pay::{Local, Money, Price, Statistics, Wage};
pub use region::{NamedPlace, Region};
pub use role::{AdjacentMove, MoveList, Origin, Role, ToolUse, WorkLine};
pub use taxonomy::{Category, Certification, Occupation, ReportedTitle, Source, Tool};

/// Identifies a role within one catalog; sorts like the ids of roles.
pub type RoleId = Id<RoleRow>;
/// Identifies a tool within one catalog.
pub type ToolId = Id<ToolRow>;
/// Identifies a region within one catalog.
pub type RegionId = Id<RegionRow>;
/// Identifies a category within one catalog.
pub type CategoryId = Id<CategoryRow>;

/// Identifies a certification within one catalog.
pub type CertificationId = Id<CertificationRow>;
/// Identifies a name of a role within one catalog; sorts like roles.
pub type RoleNameId = Id<RoleNameRow>;
/// Identifies an occupation within one catalog.
pub type OccupationId = Id<OccupationRow>;

/// Identifies a SOC occupation with its statistics within one catalog.
pub type StatisticsId = Id<StatisticsRow>;

/// The image of the embedded data, compiled by the build script.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.image"));

/// An opened image with typed views.
pub struct Catalog {
    image: Image,
}

/// A row and its catalog: the content of every view.
#[derive(Clone, Copy)]
struct View<'a, R> {
    catalog: &'a Catalog,
    row: R,
}

impl Catalog {
    /// The embedded catalog, which comes with the program.
    pub fn embedded() -> Result<Self, ImageError> {
        Self::open(EMBEDDED)
    }

    /// Opens an image. Only its header and directory are checked; see [`Catalog::verify`] for its contents.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ImageError> {
        Ok(Self { image: Image::open(bytes)? })
    }

    /// Opens an image in a file without loading it: it is read as needed. [`Catalog::fault`] must be checked before an answer is
    /// used.
    pub fn open_file(file: File) -> Result<Self, ImageError> {
        Ok(Self { image: Image::open_file(file)? })
    }

    /// What went wrong with the file behind the catalog since it was opened, if anything: answers computed from it are invalid.
    #[must_use]
    pub fn fault(&self) -> Option<ImageError> {
        self.image.fault()
    }

    /// Checks the whole image: digest, rows and references; linear in its size.
    pub fn verify(&self) -> Result<(), ImageError> {
        self.image.verify()
    }

    /// The digest, which identifies the dataset.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.image.digest()
    }

    /// All roles, sorted by id.
    pub fn roles(&self) -> impl ExactSizeIterator<Item = Role<'_>> {
        let traits = self.image.table::<TraitsRow>().iter();
        self.rows().zip(traits).map(|((id, row), traits)| Role::new(RoleMetrics::new(self, id, traits), row))
    }

    /// The role of an id; `None` when the id is out of range.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<Role<'_>> {
        Some(Role::new(self.metrics(id)?, self.row(id)?))
    }

    /// The digest of the catalog that this one was laid over, if any.
    #[must_use]
    pub fn base(&self) -> Option<u64> {
        self.image.table::<WholeRow>().get(0).map(|whole| whole.base).filter(|base| *base != 0)
    }

    /// All tools, sorted by id.
    pub fn tools(&self) -> impl ExactSizeIterator<Item = Tool<'_>> {
        self.rows().map(|(id, row)| Tool::new(self, id, row))
    }

    /// The tool of an id; `None` when the id is out of range.
    #[must_use]
    pub fn tool(&self, id: ToolId) -> Option<Tool<'_>> {
        Some(Tool::new(self, id, self.row(id)?))
    }

    /// All categories, sorted by id.
    pub fn categories(&self) -> impl ExactSizeIterator<Item = Category<'_>> {
        self.rows().map(|(id, row)| Category::new(self, id, row))
    }

    /// All certifications, sorted by id.
    pub fn certifications(&self) -> impl ExactSizeIterator<Item = Certification<'_>> {
        self.rows().map(|(id, row)| Certification::new(self, id, row))
    }

    /// The certification of an id; `None` when the id is out of range.
    #[must_use]
    pub fn certification(&self, id: CertificationId) -> Option<Certification<'_>> {
        Some(Certification::new(self, id, self.row(id)?))
    }

    /// The occupation of an id; `None` when the id is out of range.
    #[must_use]
    pub fn occupation(&self, id: OccupationId) -> Option<Occupation<'_>> {
        Some(Occupation::new(self, self.row(id)?))
    }

    /// All occupations, sorted by code.
    pub fn occupations(&self) -> impl ExactSizeIterator<Item = Occupation<'_>> {
        self.rows().map(|(_, row)| Occupation::new(self, row))
    }

    /// The statistics of all SOC occupations, sorted by code.
    pub fn statistics(&self) -> impl ExactSizeIterator<Item = Statistics<'_>> {
        self.rows().map(|(_, row)| Statistics::new(self, row))
    }

    /// The titles that occupations are reported under, sorted by code and title.
    pub fn reported_titles(&self) -> impl ExactSizeIterator<Item = ReportedTitle<'_>> {
        self.rows().map(|(_, row)| ReportedTitle::new(self, row))
    }

    /// All regions, sorted by kind (countries first) and id.
    pub fn regions(&self) -> impl ExactSizeIterator<Item = Region<'_>> {
        self.rows().map(|(id, row)| Region::new(self, id, row))
    }

    /// All sources, sorted by id.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> {
        self.rows().map(|(_, row)| Source::new(self, row))
    }

    fn rows<R: Row>(&self) -> impl ExactSizeIterator<Item = (Id<R>, R)> {
        self.image.table::<R>().iter().enumerate().map(|(index, row)| (Id::at(index), row))
    }

    fn row<R: Row>(&self, id: Id<R>) -> Option<R> {
        self.image.table::<R>().get(id.index())
    }
}
