//! Typed, read-only views over an image: nothing here does I/O, and nothing copies text.
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
    CategoryRow, CertificationRow, Id, Image, ImageError, OccupationRow, RegionRow, RoleNameRow, RoleRow, Row, ToolRow,
    TraitsRow, WholeRow,
};

pub use lexicon::{CatalogLexicon, Posting, RoleName, RoleNames, Word};
pub use metrics::{RoleMetrics, RoleScan};
pub use names::Noun;
pub use pay::{Local, Money, Price, Statistics, Wage};
pub use region::Region;
pub use role::{AdjacentMove, MoveList, Origin, Role, ToolUse};
pub use taxonomy::{Category, Certification, Occupation, Source, Tool};

/// Identifies a role within one catalog; ids sort as the roles' own ids do.
pub type RoleId = Id<RoleRow>;
/// Identifies a tool within one catalog.
pub type ToolId = Id<ToolRow>;
/// Identifies a region within one catalog.
pub type RegionId = Id<RegionRow>;
/// Identifies a category within one catalog.
pub type CategoryId = Id<CategoryRow>;

/// Identifies a certification within one catalog.
pub type CertificationId = Id<CertificationRow>;
/// Identifies a name of a role within one catalog; ids sort as the roles do.
pub type RoleNameId = Id<RoleNameRow>;
/// Identifies an occupation within one catalog.
pub type OccupationId = Id<OccupationRow>;

/// The image of the project's own data, compiled by the build script.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.image"));

/// A dataset ready to be asked.
pub struct Catalog {
    image: Image,
}

/// A row and the catalog it belongs to: what every view is made of.
#[derive(Clone, Copy)]
struct View<'a, R> {
    catalog: &'a Catalog,
    row: R,
}

impl Catalog {
    /// The roles that come with the program.
    pub fn embedded() -> Result<Self, ImageError> {
        Self::open(EMBEDDED)
    }

    /// Opens an image. Its header and directory are checked, its contents only by [`Catalog::verify`].
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ImageError> {
        Ok(Self { image: Image::open(bytes)? })
    }

    /// Opens an image in a file without loading it: what is asked for is read when it is asked for. Before an answer is given,
    /// [`Catalog::fault`] tells whether it can be trusted.
    pub fn open_file(file: File) -> Result<Self, ImageError> {
        Ok(Self { image: Image::open_file(file)? })
    }

    /// What went wrong with the file behind the catalog since it was opened, if anything: answers made of it are void.
    #[must_use]
    pub fn fault(&self) -> Option<ImageError> {
        self.image.fault()
    }

    /// Walks the whole image and fails when anything in it leads nowhere.
    pub fn verify(&self) -> Result<(), ImageError> {
        self.image.verify()
    }

    /// The digest that identifies the dataset.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.image.digest()
    }

    /// All roles, in the order of their ids.
    pub fn roles(&self) -> impl ExactSizeIterator<Item = Role<'_>> {
        let traits = self.image.table::<TraitsRow>().iter();
        self.rows().zip(traits).map(|((id, row), traits)| Role::new(RoleMetrics::new(self, id, traits), row))
    }

    /// The role of an id, unless the id is another catalog's.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<Role<'_>> {
        Some(Role::new(self.metrics(id)?, self.row(id)?))
    }

    /// The digest of the catalog that this one was laid over, if it was.
    #[must_use]
    pub fn base(&self) -> Option<u64> {
        self.image.table::<WholeRow>().get(0).map(|whole| whole.base).filter(|base| *base != 0)
    }

    /// All tools, in the order of their ids.
    pub fn tools(&self) -> impl ExactSizeIterator<Item = Tool<'_>> {
        self.rows().map(|(id, row)| Tool::new(self, id, row))
    }

    /// The tool of an id, unless the id is another catalog's.
    #[must_use]
    pub fn tool(&self, id: ToolId) -> Option<Tool<'_>> {
        Some(Tool::new(self, id, self.row(id)?))
    }

    /// All categories, in the order of their ids.
    pub fn categories(&self) -> impl ExactSizeIterator<Item = Category<'_>> {
        self.rows().map(|(id, row)| Category::new(self, id, row))
    }

    /// All certifications, in the order of their ids.
    pub fn certifications(&self) -> impl ExactSizeIterator<Item = Certification<'_>> {
        self.rows().map(|(id, row)| Certification::new(self, id, row))
    }

    /// The certification of an id, unless the id is another catalog's.
    #[must_use]
    pub fn certification(&self, id: CertificationId) -> Option<Certification<'_>> {
        Some(Certification::new(self, id, self.row(id)?))
    }

    /// The occupation of an id, unless the id is another catalog's.
    #[must_use]
    pub fn occupation(&self, id: OccupationId) -> Option<Occupation<'_>> {
        Some(Occupation::new(self, self.row(id)?))
    }

    /// All occupations, in the order of their codes.
    pub fn occupations(&self) -> impl ExactSizeIterator<Item = Occupation<'_>> {
        self.rows().map(|(_, row)| Occupation::new(self, row))
    }

    /// All occupations as statistics count them, in the order of their codes.
    pub fn statistics(&self) -> impl ExactSizeIterator<Item = Statistics<'_>> {
        self.rows().map(|(_, row)| Statistics::new(self, row))
    }

    /// All regions, countries first.
    pub fn regions(&self) -> impl ExactSizeIterator<Item = Region<'_>> {
        self.rows().map(|(id, row)| Region::new(self, id, row))
    }

    /// All publications that figures come from, in the order of their ids.
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
