//! The identity of data sources, used as a cache key: a digest that changes whenever an answer computed from them could.
//!
//! It covers
//! - the program: its version, its executable, the image format and the digest of the embedded roles;
//! - the paths in order, as given, since answers cite them, the directory that relative ones start from, `--only`, and whether links
//!   may lead out of a folder;
//! - every file, by its metadata: on Unix device, inode, size, mtime and ctime, elsewhere size, modification and creation time.
//!   The ctime cannot be set back, so restoring size and mtime does not hide a change. Symbolic links are followed: one with a
//!   new target has another inode;
//! - every folder, by the names in it, so that a file that appears or disappears is noticed, to the depth at which data is read.
//!
//! Sources that metadata cannot identify have no identity: standard input, pipes, devices, and inaccessible paths.

use std::env;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use xxhash_rust::xxh3::Xxh3Default;

use super::DataSources;
use crate::catalog::Catalog;
use career_data::image::FORMAT;

/// The folders of a dataset whose files are read. Of other folders only the name counts.
const READ: [&str; 4] = ["crosswalk", "occupations", "roles", "wages"];
/// Depth of folders below that of the dataset: `roles/<category>`.
const DEEPEST: usize = 2;
/// Resolution of file times, up to two seconds: after a more recent change, a further change may leave the same time.
const GRANULARITY: Duration = Duration::from_secs(2);

/// The state of the sources at one moment.
pub(super) struct Identity {
    digest: u128,
    settled: bool,
    bytes: u64,
}

impl Identity {
    /// The identity of the sources now; reads no file. `None` for sources whose content metadata cannot identify.
    pub(super) fn of(sources: &DataSources) -> Option<Self> {
        let before = SystemTime::now().checked_sub(GRANULARITY)?;
        let mut digester = Digester { hasher: Xxh3Default::new(), before, settled: true, bytes: 0 };
        digester.program()?;
        digester.number(u64::from(sources.only));
        digester.number(u64::from(sources.follow_links));
        // Answers cite paths as given.
        digester.path(&env::current_dir().ok()?);
        for path in &sources.paths {
            digester.source(path)?;
        }
        Some(Self { digest: digester.hasher.digest128(), settled: digester.settled, bytes: digester.bytes })
    }

    /// The digest, used as the cache key.
    pub(super) const fn digest(&self) -> u128 {
        self.digest
    }

    /// The size of all files.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether any change from now on is certain to change the identity.
    pub(super) const fn is_settled(&self) -> bool {
        self.settled
    }
}

struct Digester {
    hasher: Xxh3Default,
    /// Files changed after this time are not settled.
    before: SystemTime,
    settled: bool,
    /// The size of the files so far.
    bytes: u64,
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
        // Standard input, even if there is a file of that name.
        if path == Path::new("-") {
            return None;
        }
        self.path(path);
        self.entry(path, 0)
    }

    /// Digests a file, or a folder, `depth` levels below the source.
    fn entry(&mut self, path: &Path, depth: usize) -> Option<()> {
        let metadata = match fs::metadata(path) {
            // A dangling link: on the command line it is an error, further down it may never be read.
            Err(_) if depth > 0 && path.is_symlink() => {
                self.number(0);
                return Some(());
            }
            found => found.ok()?,
        };
        if metadata.is_file() {
            self.number(1);
            self.file(&metadata);
            self.bytes = self.bytes.saturating_add(metadata.len());
            return Some(());
        }
        // The content of a pipe or device differs with every read.
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

    /// Digests a text with its length first, so that lists of texts are unambiguous.
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
        let sources = DataSources { paths: vec![folder.path().to_owned()], only: true, follow_links: false };
        let mut problems = Problems::default();
        let _ = read_part(folder.path(), false, &mut problems);
        let files: Vec<_> = problems.files().iter().filter(|file| Path::new(file).is_file()).cloned().collect();
        assert!(files.len() > 200, "{}", files.len());
        let first = files.first().expect("a file");
        fs::File::options().append(true).open(first).unwrap().set_modified(SystemTime::now()).unwrap();
        let mut last = Identity::of(&sources).unwrap();
        assert!(!last.is_settled(), "files were written just now");
        for file in files {
            fs::remove_file(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
            let now = Identity::of(&sources).unwrap();
            assert_ne!(now.digest(), last.digest(), "{file}");
            last = now;
        }
    }
}
