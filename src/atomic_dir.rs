//! Writes of several files into one folder, each atomically.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::atomic::draft_of;
use crate::error::Error;

/// Writes files into a folder, creating it and subfolders in their names as needed. Fails if it is not empty, unless `force`
/// is set: then files of the same names are replaced and others kept.
///
/// All files are written under temporary names before the first is renamed, so a full disk changes no existing file.
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

/// Whether a folder is empty.
pub(crate) fn is_empty(folder: &Path) -> Result<bool, Error> {
    Ok(fs::read_dir(folder).map_err(at(folder))?.next().is_none())
}

/// Writes a file under a temporary name and closes it: there may be more files than the limit of open file descriptors.
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
