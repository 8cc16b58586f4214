//! Utilities shared by the test binaries: running the program, scratch folders, and publishers' files to import.

#![allow(dead_code, reason = "each test binary uses a part of this module")]
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[cfg(unix)]
pub(crate) mod program;
pub(crate) mod properties;
pub(crate) mod release;

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An empty folder in cargo's scratch folder. Tests run in parallel, so each needs a unique name.
pub(crate) fn empty_folder(name: impl AsRef<Path>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A folder, initially empty, that is removed at the end of the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: impl AsRef<Path>) -> Self {
        Self(empty_folder(name))
    }

    /// Writes a file, creating parent folders as needed.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        write(&self.0, name, text);
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A lock for rendering: whether to colour is a global of the process, so tests must not render concurrently.
pub(crate) fn rendering() -> MutexGuard<'static, ()> {
    static RENDERING: Mutex<()> = Mutex::new(());
    RENDERING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file, creating parent folders as needed.
pub(crate) fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
