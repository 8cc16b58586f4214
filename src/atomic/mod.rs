//! The one writer of files: a reader sees the old or the new contents of a file, never a mixture, and a failure preserves the old
//! ones. Of several files, all are written or none.
//!
//! A file is written as a [`Draft`] beside it, which then takes its name. It keeps its permissions, and a symbolic link to it
//! stays one: the target is replaced. A hard link to the old file keeps the old contents.

mod draft;
mod files;
#[cfg(unix)]
mod signals;

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

use self::draft::Draft;
use crate::error::Error;

pub(crate) use self::files::{refuse_full, write_files};

/// Writes a file atomically.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_with(path, |mut file| file.write_all(bytes).map_err(|error| Error::File { path: path.to_owned(), error }))
}

/// Writes a file atomically by a function that fills it.
pub(crate) fn write_with(path: &Path, fill: impl FnOnce(&File) -> Result<(), Error>) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = replaceable(&target).map_err(failed)?;
    let draft = Draft::beside(&target, old.as_ref()).map_err(failed)?;
    fill(draft.file())?;
    // A replacement must be on disk before it takes the name, lest a crash lose both versions; a new file can be written again.
    if old.is_some() {
        draft.file().sync_all().map_err(failed)?;
    }
    draft.close().persist(&target).map_err(failed)
}

/// The permissions of a file that may be replaced; `None` if there is none. Fails on anything but a regular file, since a
/// privileged user could replace a device such as `/dev/null`, and on one that its owner has made read-only.
fn replaceable(path: &Path) -> io::Result<Option<Permissions>> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => Err(io::Error::other("it is no regular file, and would be replaced by one")),
        Ok(found) if found.permissions().readonly() => Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only")),
        Ok(found) => Ok(Some(found.permissions())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                Err(io::Error::new(io::ErrorKind::NotFound, "its folder is not there; make it first"))
            }
            _ => Ok(None),
        },
        Err(error) => Err(error),
    }
}
