//! Atomic writes of several files into one folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::atomic::draft_of;
use crate::error::Error;

/// Writes files by name, which may lie in folders below, into a folder, which is made if need be. One that holds something is
/// refused unless `force`d; then files of the same names are replaced and others left alone.
///
/// Every file is complete under a name of its own before the first gets its final one, so a full disk changes nothing.
pub(crate) fn write(folder: &Path, files: &[(String, Vec<u8>)], force: bool) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    if !force && !is_empty(folder)? {
        return Err(Error::Usage {
            message: format!("the folder {} is not empty", folder.display()),
            hint: "name another, or add --force to write into it".to_owned(),
        });
    }
    let drafts = files.iter().map(|(name, bytes)| {
        let target = folder.join(name);
        draft(&target, bytes).map_err(at(&target)).map(|draft| (draft, target))
    });
    for (draft, target) in drafts.collect::<Result<Vec<_>, _>>()? {
        draft.persist(&target).map_err(|error| at(&target)(error.error))?;
    }
    Ok(())
}

/// Whether a folder holds nothing.
pub(crate) fn is_empty(folder: &Path) -> Result<bool, Error> {
    Ok(fs::read_dir(folder).map_err(at(folder))?.next().is_none())
}

/// A complete file under a temporary name. It is closed: there may be more files than a process can hold open.
fn draft(target: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    target.parent().map_or(Ok(()), fs::create_dir_all)?;
    let draft = draft_of(target)?;
    draft.as_file().write_all(bytes)?;
    Ok(draft.into_temp_path())
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path: PathBuf = path.to_owned();
    |error| Error::File { path, error }
}
