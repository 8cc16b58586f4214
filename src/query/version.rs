//! `--version`: the version of the program and the size of its dataset.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Catalog;

/// The answer of `--version`: the program, the dataset's identity, and how much there is of each thing.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "counts named for what they count")]
pub struct Version {
    /// The program's.
    pub version: &'static str,
    /// The digest that identifies the dataset: 16 hexadecimal digits.
    pub dataset: Option<String>,
    pub roles: usize,
    pub categories: usize,
    pub tools: usize,
    pub certifications: usize,
    pub occupations: usize,
    pub regions: usize,
    /// Rows of pay: an occupation in a region.
    pub wages: usize,
    pub sources: usize,
}

/// Counts the records of the catalog.
#[must_use]
pub fn version(catalog: &Catalog) -> Version {
    Version {
        version: env!("CARGO_PKG_VERSION"),
        dataset: Some(format!("{:016x}", catalog.digest())),
        roles: catalog.roles().len(),
        categories: catalog.categories().len(),
        tools: catalog.tools().len(),
        certifications: catalog.certifications().len(),
        occupations: catalog.occupations().len(),
        regions: catalog.regions().len(),
        wages: catalog.wage_rows(),
        sources: catalog.sources().len(),
    }
}
