//! Data as it is read, before roles of all layers are put together.

use crate::reading::changes::Changes;
use crate::reading::packed_file::PackedFile;
use crate::records::Dataset;

/// A dataset with what it need not hold in memory as records: large files of roles, and changes to the layers below.
#[derive(Debug, Default)]
pub struct LayeredData {
    /// The records.
    pub dataset: Dataset,
    /// The digest of the catalog that it is laid over, if it is.
    pub base: Option<u64>,
    /// Roles of large files, without records: above those roles that were there before them, below those that came later.
    pub(crate) packed: Vec<PackedFile>,
    /// What layers change in those below them, in their order.
    pub(crate) changes: Vec<Changes>,
}

impl From<Dataset> for LayeredData {
    fn from(dataset: Dataset) -> Self {
        Self { dataset, ..Self::default() }
    }
}

/// The same, borrowed.
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
