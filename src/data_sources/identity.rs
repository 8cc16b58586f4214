//! The identity of data sources: a digest that differs when any answer made of them could.
//!
//! It takes in
//! - the program: its version, its executable, the image format and the digest of the embedded roles;
//! - the paths in their order, as they were given, since answers cite them, the directory that relative ones start from,
//!   and `--only`;
//! - every file by its metadata: device, inode, size, and the times of the last change to its content and to its inode. The
//!   latter cannot be set back, so restoring size and modification time does not hide a change. Symbolic links are followed:
//!   one that leads elsewhere has another inode;
//! - every folder by the names in it, so that a file that appears or goes is noticed, as far down as data is read.
//!
//! What cannot be identified so has no identity: standard input, pipes, devices, and paths that cannot be looked at.

use std::env;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use xxhash_rust::xxh3::Xxh3Default;

use super::DataSources;
use crate::catalog::Catalog;
use career_data::image::FORMAT;

/// The folders of a dataset in which files are looked for. Of others only the name counts.
const READ: [&str; 3] = ["occupations", "roles", "wages"];
/// Folders below the folder of a dataset: `roles/<category>`.
const DEEPEST: usize = 2;
/// File systems stamp changes with a clock of up to two seconds: of what changed within them, the next change may bear the
/// same time.
const GRANULARITY: Duration = Duration::from_secs(2);

/// What sources were when they were looked at.
pub(super) struct Identity {
    digest: u128,
    settled: bool,
}

impl Identity {
    /// Of the sources as they are now; reads no file. Absent for sources whose content metadata cannot vouch for.
    pub(super) fn of(sources: &DataSources) -> Option<Self> {
        let before = SystemTime::now().checked_sub(GRANULARITY)?;
        let mut digester = Digester { hasher: Xxh3Default::new(), before, settled: true };
        digester.program()?;
        digester.number(u64::from(sources.only));
        // Answers cite paths as they were given.
        digester.path(&env::current_dir().ok()?);
        for path in &sources.paths {
            digester.source(path)?;
        }
        Some(Self { digest: digester.hasher.digest128(), settled: digester.settled })
    }

    /// The digest of it all.
    pub(super) const fn digest(&self) -> u128 {
        self.digest
    }

    /// Whether any change from now on changes the identity as well.
    pub(super) const fn is_settled(&self) -> bool {
        self.settled
    }
}

struct Digester {
    hasher: Xxh3Default,
    /// What changed later is not settled.
    before: SystemTime,
    settled: bool,
}

impl Digester {
    fn program(&mut self) -> Option<()> {
        self.text(env!("CARGO_PKG_VERSION").as_bytes());
        self.number(u64::from(FORMAT));
        self.number(Catalog::embedded().ok()?.digest());
        // Two builds of one version may compile differently.
        let executable = fs::metadata(env::current_exe().ok()?).ok()?;
        self.file(&executable);
        Some(())
    }

    fn source(&mut self, path: &Path) -> Option<()> {
        // Standard input, which is never looked for as a file.
        if path == Path::new("-") {
            return None;
        }
        self.path(path);
        self.entry(path, 0)
    }

    /// A file, or a folder so many levels below the source.
    fn entry(&mut self, path: &Path, depth: usize) -> Option<()> {
        let metadata = match fs::metadata(path) {
            // A link that leads nowhere: what is named on the command line will fail, the rest may not be looked at.
            Err(_) if depth > 0 && path.is_symlink() => {
                self.number(0);
                return Some(());
            }
            found => found.ok()?,
        };
        if metadata.is_file() {
            self.number(1);
            self.file(&metadata);
            return Some(());
        }
        // Whoever reads a pipe or a device finds something else each time.
        if !metadata.is_dir() {
            return None;
        }
        self.number(2);
        let is_read = depth != 1 || path.file_name().is_some_and(|name| READ.iter().any(|read| name == *read));
        if is_read && depth <= DEEPEST { self.folder(path, depth) } else { Some(()) }
    }

    fn folder(&mut self, folder: &Path, depth: usize) -> Option<()> {
        let entries = fs::read_dir(folder).ok()?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries: Vec<PathBuf> = entries.collect::<Result<_, _>>().ok()?;
        entries.sort_unstable();
        self.number(entries.len() as u64);
        for entry in entries {
            self.text(entry.file_name()?.as_encoded_bytes());
            self.entry(&entry, depth + 1)?;
        }
        Some(())
    }

    #[cfg(unix)]
    fn file(&mut self, metadata: &Metadata) {
        use std::os::unix::fs::MetadataExt;
        self.number(metadata.dev());
        self.number(metadata.ino());
        self.number(metadata.size());
        for part in [metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec()] {
            self.number(part.cast_unsigned());
        }
        let seconds = Duration::from_secs(u64::try_from(metadata.ctime()).unwrap_or_default());
        self.settled &= SystemTime::UNIX_EPOCH + seconds + Duration::from_secs(1) < self.before;
    }

    #[cfg(not(unix))]
    fn file(&mut self, metadata: &Metadata) {
        self.number(metadata.len());
        let times = [metadata.modified(), metadata.created()].map(|time| time.unwrap_or(SystemTime::UNIX_EPOCH));
        for time in times {
            self.text(&time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos().to_le_bytes());
        }
        self.settled &= metadata.modified().is_ok_and(|time| time < self.before);
    }

    fn path(&mut self, path: &Path) {
        self.text(path.as_os_str().as_encoded_bytes());
    }

    /// Its length goes before a text, so that no two lists of texts look alike.
    fn text(&mut self, text: &[u8]) {
        self.number(text.len() as u64);
        self.hasher.update(text);
    }

    fn number(&mut self, number: u64) {
        self.hasher.update(&number.to_le_bytes());
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]
mod tests {
    use super::*;
    use career_data::{Problems, read_part};

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
            if path.is_dir() {
                copy(&path, &to);
            } else {
                fs::copy(&path, &to).unwrap();
            }
        }
    }

    #[test]
    fn every_file_that_is_read_is_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("data"), folder.path());
        let sources = DataSources { paths: vec![folder.path().to_owned()], only: true };
        let mut problems = Problems::default();
        let _ = read_part(folder.path(), &mut problems);
        let files: Vec<_> = problems.files().iter().filter(|file| Path::new(file).is_file()).cloned().collect();
        assert!(files.len() > 200, "{}", files.len());
        let mut last = Identity::of(&sources).unwrap();
        assert!(!last.is_settled(), "files were written just now");
        for file in files {
            fs::remove_file(&file).unwrap();
            let now = Identity::of(&sources).unwrap();
            assert_ne!(now.digest(), last.digest(), "{file}");
            last = now;
        }
    }
}
