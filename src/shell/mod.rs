//! What a shell wants to know of the program, made from the definition in [`crate::cli`]: completions and manual pages.

pub(crate) mod completion;
mod install;
pub(crate) mod man;

use std::fs;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::atomic;
use crate::error::Error;
pub(crate) use install::install;

/// What was put in place, and what is left to do.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct Installed {
    #[serde(skip)]
    pub(crate) schema: &'static str,
    /// The files written.
    pub(crate) files: Vec<PathBuf>,
    /// What the user has to do, a sentence each.
    pub(crate) steps: Vec<String>,
}

/// Writes a file and the folders it needs; gives its path.
fn write(path: PathBuf, text: &[u8]) -> Result<PathBuf, Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| Error::File { path: folder.to_owned(), error })?;
    atomic::write(&path, text)?;
    Ok(path)
}
