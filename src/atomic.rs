//! Atomic writes: a reader sees the old or the new contents of a file, never a mixture, and a failure preserves the old ones.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;

/// Writes a file atomically.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_with(path, |mut file| file.write_all(bytes).map_err(|error| Error::File { path: path.to_owned(), error }))
}

/// Writes a file atomically by a function that fills it. A symbolic link is followed: its target is replaced.
pub(crate) fn write_with(path: &Path, fill: impl FnOnce(&File) -> Result<(), Error>) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    refuse_other_than_file(&target).map_err(failed)?;
    let draft = draft_of(&target).map_err(failed)?;
    fill(draft.as_file())?;
    // A replacement must be on disk before the rename, lest a crash lose both versions; a new file can be written again.
    if target.exists() {
        draft.as_file().sync_all().map_err(failed)?;
    }
    draft.persist(&target).map(drop).map_err(|error| failed(error.error))
}

/// A temporary file in the directory of the target, with default permissions; removed unless persisted.
pub(crate) fn draft_of(target: &Path) -> io::Result<NamedTempFile> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut prefix = name.to_owned();
    prefix.push(".");
    Builder::new().prefix(&prefix).suffix(".part").make_in(folder, |path| File::create_new(path))
}

/// Fails if the target exists and is not a regular file: a privileged rename could replace a device such as `/dev/null`.
fn refuse_other_than_file(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => Err(io::Error::other("it is no regular file, and would be replaced by one")),
        Err(_) if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) => {
            Err(io::Error::new(io::ErrorKind::NotFound, "its folder is not there; make it first"))
        }
        _ => Ok(()),
    }
}
