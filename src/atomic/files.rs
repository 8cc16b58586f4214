//! Writes several files into one folder: all or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::draft::{Closed, Draft, open_drafts, second_name};
use super::replaceable;
use crate::error::Error;

/// Writes files into a folder, creating it and subfolders in their names as needed. Files of the same names are replaced, and
/// others kept. Returns the paths written.
///
/// All files are written as drafts before the first gets its name. When that fails, what was done is undone: files that were
/// replaced are put back, and what is new is removed.
pub(crate) fn write_files(folder: &Path, files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Result<Vec<PathBuf>, Error> {
    let mut done = Undo::default();
    let mut drafts = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let target = folder.join(name.as_ref());
        let draft = done.draft(folder, &target, bytes.as_ref()).map_err(at(&target))?;
        drafts.push((draft, target));
    }
    let mut open = open_drafts();
    for (draft, target) in drafts {
        done.replace(draft, &target, &mut open).map_err(at(&target))?;
    }
    Ok(done.keep())
}

/// Fails if a folder is there and holds anything; the hint says what to do.
pub(crate) fn refuse_full(folder: &Path, hint: &str) -> Result<(), Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Error::Usage { message: format!("{} is not empty", folder.display()), hint: hint.to_owned() }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(folder)(error)),
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    |error| Error::File { path, error }
}

/// What was done so far, which is undone when it is dropped.
#[derive(Default)]
struct Undo {
    /// Folders that were created, the outer ones first.
    folders: Vec<PathBuf>,
    /// Files that have their contents.
    files: Vec<(PathBuf, Before)>,
}

/// What was at a path before.
enum Before {
    Nothing,
    /// A file, kept under another name.
    Kept(Closed),
    /// A file, on a file system that cannot keep it.
    Gone,
}

impl Undo {
    /// Writes a draft of a file, and closes it: there may be more files than may be open.
    fn draft(&mut self, folder: &Path, target: &Path, bytes: &[u8]) -> io::Result<Closed> {
        self.make_folders(target.parent().unwrap_or(folder))?;
        // The folder may be a stranger's: a link in it could lead to any file of the user.
        if fs::symlink_metadata(target).is_ok_and(|found| found.is_symlink()) {
            return Err(io::Error::other("it is a link, which is not followed here; remove it"));
        }
        let draft = Draft::beside(target, replaceable(target)?.as_ref())?;
        draft.file().write_all(bytes)?;
        Ok(draft.close())
    }

    fn make_folders(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Gives a draft its name, and the file that had it another one, as far as the file system has hard links.
    fn replace(&mut self, draft: Closed, target: &Path, open: &mut Vec<PathBuf>) -> io::Result<()> {
        let before = if target.exists() { second_name(target).map_or(Before::Gone, Before::Kept) } else { Before::Nothing };
        draft.persist_among(target, open)?;
        self.files.push((target.to_owned(), before));
        Ok(())
    }

    /// Keeps everything; returns the files.
    fn keep(mut self) -> Vec<PathBuf> {
        self.folders.clear();
        // Dropping the old files' second names removes them.
        std::mem::take(&mut self.files).into_iter().map(|(file, _)| file).collect()
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        // What cannot be undone stays: nothing more can be done, and the error that led here is reported.
        for (file, before) in self.files.drain(..).rev() {
            let _ = match before {
                Before::Kept(old) => old.persist_among(&file, &mut Vec::new()),
                Before::Nothing => fs::remove_file(file),
                Before::Gone => Ok(()),
            };
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
