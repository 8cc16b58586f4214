//! A cache of compiled images, so that own data is compiled when it changes rather than for every command.
//!
//! An entry is an image in a file named by its cache key, the [`Identity`](super::identity::Identity) of the data it was compiled
//! from. Its modification time is set to one derived from the key. Any later write changes that time, so damage is detected
//! without reading the whole file. The access time is set on every use, for LRU eviction.
//!
//! Nothing here fails: an entry that cannot be read is a cache miss, one that cannot be written is not kept.

use std::cmp::Reverse;
use std::fs::{self, DirBuilder, FileTimes, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::Builder;

use crate::catalog::Catalog;
use career_data::files::open_regular;

/// Most entries.
const MOST_ENTRIES: usize = 32;
/// Most bytes of all entries together.
const MOST_BYTES: u64 = 512 << 20;
/// File extension of entries.
const ENTRY: &str = "career";
/// File extension of unfinished entries; a killed process leaves one.
const DRAFT: &str = "part";

/// Compiled images in a directory.
#[derive(Debug)]
pub struct Cache {
    directory: PathBuf,
    most_entries: usize,
    most_bytes: u64,
}

impl Cache {
    /// The cache in a directory, which is created on the first write.
    #[must_use]
    pub const fn at(directory: PathBuf) -> Self {
        Self { directory, most_entries: MOST_ENTRIES, most_bytes: MOST_BYTES }
    }

    /// The catalog of a cache key, if its file is unmodified. The file is read at offsets, so [`Catalog::fault`] must be checked.
    pub(super) fn get(&self, key: u128) -> Option<Catalog> {
        let file = open_regular(&self.path(key)).ok()?;
        let metadata = file.metadata().ok()?;
        if !is_private(&metadata) || metadata.modified().ok()? != stamp(key) {
            return None;
        }
        // A read-only cache still works, without LRU order.
        let _ = file.set_times(FileTimes::new().set_accessed(SystemTime::now()));
        Catalog::open_file(file).ok()
    }

    /// Stores an image under a cache key, if possible, evicting the least recently used entries.
    pub(super) fn put(&self, key: u128, image: &[u8]) {
        // Errors are ignored: nothing depends on the entry.
        let _ = self.write(key, image);
    }

    fn write(&self, key: u128, image: &[u8]) -> io::Result<()> {
        let size = image.len() as u64;
        if size > self.most_bytes {
            return Ok(());
        }
        make_private(&self.directory)?;
        self.make_room(size)?;
        let mut draft = Builder::new().suffix(&format!(".{DRAFT}")).tempfile_in(&self.directory)?;
        draft.write_all(image)?;
        // Synced first, since after a power failure a renamed file may lack its content.
        draft.as_file().sync_data()?;
        draft.as_file().set_modified(stamp(key))?;
        // On a file system that does not keep the time, the entry would never be used.
        if draft.as_file().metadata()?.modified()? == stamp(key) {
            draft.persist(self.path(key))?;
        }
        Ok(())
    }

    /// Evicts the least recently used entries until one of `size` bytes fits.
    fn make_room(&self, size: u64) -> io::Result<()> {
        let mut entries: Vec<(PathBuf, Metadata)> = fs::read_dir(&self.directory)?
            .filter_map(|entry| Some((entry.as_ref().ok()?.path(), entry.ok()?.metadata().ok()?)))
            .filter(|(path, metadata)| metadata.is_file() && [ENTRY, DRAFT].iter().any(|ending| ends_in(path, ending)))
            .collect();
        entries.sort_by_key(|(_, metadata)| Reverse(metadata.accessed().unwrap_or(SystemTime::UNIX_EPOCH)));
        let mut bytes = size;
        for (index, (path, metadata)) in entries.iter().enumerate() {
            bytes += metadata.len();
            if index + 1 >= self.most_entries || bytes > self.most_bytes {
                // Another process may have removed it.
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }

    fn path(&self, key: u128) -> PathBuf {
        self.directory.join(format!("{key:032x}.{ENTRY}"))
    }
}

/// The modification time that marks an entry as unmodified: even seconds of the years 1980 to 2013, which every file system can
/// store and no clock gives to a new write.
fn stamp(key: u128) -> SystemTime {
    const START: u64 = 315_532_800;
    let seconds = u64::try_from(key % (1 << 29)).unwrap_or_default() * 2;
    SystemTime::UNIX_EPOCH + Duration::from_secs(START + seconds)
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}

/// Creates the directory, accessible to its owner only.
fn make_private(directory: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// Whether only the user can have written a file.
#[cfg(unix)]
#[allow(clippy::verbose_bit_mask, reason = "permissions are read in octal")]
fn is_private(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.is_file() && metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode() & 0o077 == 0
}

/// Whether only the user can have written a file: elsewhere the directory is the user's own.
#[cfg(not(unix))]
fn is_private(metadata: &Metadata) -> bool {
    metadata.is_file()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]
mod tests {
    use super::*;
    use career_data::{Dataset, compile};

    /// A small cache, and an image to store in it.
    fn cache(entries: usize, images: u64) -> (tempfile::TempDir, Cache, Vec<u8>) {
        let directory = tempfile::tempdir().unwrap();
        let image = compile(&Dataset::default()).unwrap();
        let most_bytes = images * image.len() as u64;
        let cache = Cache { directory: directory.path().join("career"), most_entries: entries, most_bytes };
        (directory, cache, image)
    }

    #[test]
    fn what_was_used_least_recently_goes_first() {
        for (entries, images) in [(2, 9), (9, 2)] {
            let (_directory, cache, image) = cache(entries, images);
            cache.put(1, &image);
            cache.put(2, &image);
            std::thread::sleep(Duration::from_millis(20));
            assert!(cache.get(1).is_some());
            std::thread::sleep(Duration::from_millis(20));
            cache.put(3, &image);
            let kept = [1, 2, 3].map(|key| cache.get(key).is_some());
            assert_eq!(kept, [true, false, true], "{entries} entries, {images} images");
        }
    }

    #[test]
    fn what_is_larger_than_the_cache_is_not_kept() {
        let (_directory, cache, image) = cache(9, 0);
        cache.put(1, &image);
        assert!(!cache.directory.exists());
    }

    #[test]
    fn what_a_killed_process_left_is_removed_in_time() {
        let (_directory, cache, image) = cache(2, 9);
        cache.put(1, &image);
        fs::write(cache.directory.join(".tmp.part"), "half").unwrap();
        for key in 2..4 {
            std::thread::sleep(Duration::from_millis(20));
            cache.put(key, &image);
        }
        assert_eq!(fs::read_dir(&cache.directory).unwrap().count(), 2);
    }
}
