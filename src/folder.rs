//! Files of a folder, written as a whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Writes files by name, which may lie in folders below, into a folder, which is made if need be. One that holds something is
/// refused unless `force`d; then files of the same names are replaced and others left alone.
///
/// Every file is complete under a name of its own before the first gets its final one, so a full disk changes nothing.
pub(crate) fn write(folder: &Path, files: &[(String, Vec<u8>)], force: bool) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    if !force && fs::read_dir(folder).map_err(at(folder))?.next().is_some() {
        return Err(Error::Usage {
            message: format!("the folder {} is not empty", folder.display()),
            hint: "name another, or add --force to write into it".to_owned(),
        });
    }
    let unfinished = |name: &str| {
        let (below, file) = name.rsplit_once('/').unwrap_or(("", name));
        folder.join(below).join(format!(".{file}.{}", std::process::id()))
    };
    let begin = |name: &str, bytes: &[u8]| {
        let path = unfinished(name);
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes))
    };
    let written = files.iter().try_for_each(|(name, bytes)| begin(name, bytes).map_err(at(&folder.join(name)))).and_then(|()| {
        let finish = |name: &String| fs::rename(unfinished(name), folder.join(name)).map_err(at(&folder.join(name)));
        files.iter().try_for_each(|(name, _)| finish(name))
    });
    if written.is_err() {
        for (name, _) in files {
            // What is not there needs no removing.
            let _ = fs::remove_file(unfinished(name));
        }
    }
    written
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path: PathBuf = path.to_owned();
    |error| Error::File { path, error }
}
