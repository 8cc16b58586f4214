//! Drafts: files under a temporary name beside the one that they will be.
//!
//! Their names are drawn by chance, since the number of a process repeats, in a container on every run. A draft is removed when
//! it is dropped, and when a signal ends the process. One that was left by a process that could not do so is removed by the next
//! that writes into the folder: a draft is locked as long as it is written, so an old one that nobody has locked is abandoned.

use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile, TempPath};

/// What the names of drafts begin with: hidden, and never read as data.
const PREFIX: &str = ".career-";
const SUFFIX: &str = ".part";
/// Characters drawn by chance.
const DRAWN: usize = 12;
/// Age from which a draft that is not locked is abandoned. One of many files is closed, and so unlocked, before it gets its name.
const ABANDONED: Duration = Duration::from_secs(60);

/// The drafts of this process. Whoever holds the lock may give them their names; a signal that arrives then has to wait.
static OPEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The list of drafts, locked.
pub(super) fn open_drafts() -> MutexGuard<'static, Vec<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A draft that is being written.
pub(super) struct Draft(NamedTempFile);

/// A draft that is written and closed.
pub(super) struct Closed(TempPath);

impl Draft {
    /// A new draft in the folder of a target, with the permissions of the file that it replaces or those of a new file.
    pub(super) fn beside(target: &Path, old: Option<&Permissions>) -> io::Result<Self> {
        let folder = folder_of(target);
        remove_abandoned(folder);
        #[cfg(unix)]
        super::signals::before_signals_end_it(remove_open);
        let mut drafts = open_drafts();
        let draft = draw_name(folder, |path| create(path, old))?;
        // A file system without locks has no abandoned drafts that could be told from others.
        let _ = lock(draft.as_file());
        drafts.push(draft.path().to_owned());
        Ok(Self(draft))
    }

    pub(super) fn file(&self) -> &File {
        self.0.as_file()
    }

    pub(super) fn close(self) -> Closed {
        Closed(self.0.into_temp_path())
    }
}

impl Closed {
    /// Gives the draft its name.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        self.persist_among(target, &mut open_drafts())
    }

    /// Gives the draft its name, while no signal may interrupt.
    pub(super) fn persist_among(self, target: &Path, drafts: &mut Vec<PathBuf>) -> io::Result<()> {
        drafts.retain(|draft| **draft != *self.0);
        self.0.persist(target).map_err(|error| error.error)
    }
}

/// Another name for a file beside it, until that is dropped. Fails where the file system has no hard links.
pub(super) fn second_name(file: &Path) -> io::Result<Closed> {
    Ok(Closed(draw_name(folder_of(file), |path| fs::hard_link(file, path))?.into_temp_path()))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates something in a folder under a name drawn by chance.
fn draw_name<T>(folder: &Path, create: impl FnMut(&Path) -> io::Result<T>) -> io::Result<NamedTempFile<T>> {
    Builder::new().prefix(PREFIX).suffix(SUFFIX).rand_bytes(DRAWN).make_in(folder, create)
}

/// Creates the file of a draft. What it replaces may be private, so it is so from the start.
fn create(path: &Path, old: Option<&Permissions>) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if old.is_some() {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let file = options.open(path)?;
    if let Some(permissions) = old {
        file.set_permissions(permissions.clone())?;
    }
    Ok(file)
}

/// Removes the drafts of this process.
#[cfg(unix)]
fn remove_open() {
    for draft in open_drafts().drain(..) {
        let _ = fs::remove_file(draft);
    }
}

/// Removes the drafts that a killed process left in a folder. What fails is left: it is in nobody's way.
fn remove_abandoned(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let drawn = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
        let is_ours = drawn.is_some_and(|drawn| drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if is_ours && is_abandoned(&entry.path()).unwrap_or_default() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_abandoned(path: &Path) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    let age = SystemTime::now().duration_since(metadata.modified()?).unwrap_or_default();
    Ok(metadata.is_file() && age >= ABANDONED && lock(&File::open(path)?).is_ok())
}

/// Locks a file until it is closed; fails if another process has it locked.
#[cfg(unix)]
fn lock(file: &File) -> io::Result<()> {
    Ok(rustix::fs::flock(file, rustix::fs::FlockOperation::NonBlockingLockExclusive)?)
}

/// Elsewhere a file that is open cannot be removed.
#[cfg(not(unix))]
fn lock(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]
mod tests {
    use super::*;

    #[test]
    fn only_drafts_that_nobody_writes_are_abandoned() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("o.career");
        let long_ago = SystemTime::now() - 2 * ABANDONED;
        let left = |name: &str| {
            let path = folder.path().join(name);
            File::create(&path).unwrap().set_modified(long_ago).unwrap();
            path
        };
        let (ours, others) = (left(".career-abcdefABC123.part"), [left("o.career.part"), left(".career-notes.part")]);
        let young = folder.path().join(".career-zzzzzzZZZ123.part");
        File::create(&young).unwrap();
        let written = Draft::beside(&target, None).unwrap();
        written.file().set_modified(long_ago).unwrap();
        drop(Draft::beside(&target, None).unwrap());
        assert!(!ours.exists() && young.exists() && others.iter().all(|path| path.exists()));
        assert!(written.0.path().exists(), "it is locked");
        let path = written.0.path().to_owned();
        drop(written);
        assert!(!path.exists());
    }
}
