//! The starter dataset of `career init`.

use std::fs;
use std::path::{Path, PathBuf};

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
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::File { path, error }
    };
    if folder.exists() && fs::read_dir(folder).map_err(failed(folder))?.next().is_some() {
        return Err(Error::Usage {
            message: format!("{} is not empty", folder.display()),
            hint: "name a new folder: nothing is ever overwritten".to_owned(),
        });
    }
    let mut written = Vec::with_capacity(FILES.len());
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::write(&path, text).map_err(failed(&path))?;
        written.push(path);
    }
    Ok(written)
}
