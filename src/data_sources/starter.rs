//! The starter dataset of `career init`.

use std::path::{Path, PathBuf};

use crate::atomic::{refuse_full, write_files};
use crate::error::Error;

/// The files of the starter, with their paths.
const FILES: [(&str, &str); 4] = [
    ("README.md", include_str!("starter/README.md")),
    ("categories.toml", include_str!("starter/categories.toml")),
    ("overlay.toml", include_str!("starter/overlay.toml")),
    ("roles/acme/acme-reliability-engineer.toml", include_str!("starter/roles/acme/acme-reliability-engineer.toml")),
];

/// Writes the starter to a folder that is new or empty; returns the files written.
pub fn init(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    refuse_full(folder, "name a new folder: nothing is ever overwritten")?;
    write_files(folder, &FILES)
}
