//! Data as it is read, before the roles of all layers are put in one order.

use crate::reading::changes::Changes;
use crate::reading::packed_file::PackedFile;
use crate::records::Dataset;

/// A dataset, with the parts that are not held as records: large files of roles, and changes to the layers below.
#[derive(Debug, Default)]
pub struct LayeredData {
    /// The records.
    pub dataset: Dataset,
    /// The digest of the catalog that it is laid over, if any.
    pub base: Option<u64>,
    /// Large files of roles, packed; each lies above the roles with records read before it and below those read later.
    pub(crate) packed: Vec<PackedFile>,
    /// Changes that layers make to those below them, in the order of layers.
    pub(crate) changes: Vec<Changes>,
}

impl From<Dataset> for LayeredData {
    fn from(dataset: Dataset) -> Self {
        Self { dataset, ..Self::default() }
    }
}

/// A borrowed [`LayeredData`].
#[derive(Clone, Copy, Debug)]
pub struct Layers<'d> {
    pub(crate) dataset: &'d Dataset,
    pub(crate) base: Option<u64>,
    pub(crate) packed: &'d [PackedFile],
    pub(crate) changes: &'d [Changes],
}

impl<'d> From<&'d LayeredData> for Layers<'d> {
    fn from(data: &'d LayeredData) -> Self {
        Self { dataset: &data.dataset, base: data.base, packed: &data.packed, changes: &data.changes }
    }
}

impl<'d> From<&'d Dataset> for Layers<'d> {
    fn from(dataset: &'d Dataset) -> Self {
        Self { dataset, base: None, packed: &[], changes: &[] }
    }
}
