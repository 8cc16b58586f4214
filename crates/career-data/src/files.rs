//! The one door by which files are opened: regular files only, bounded where they are read whole, and of a folder nothing that a
//! link has elsewhere.
//!
//! A file that a person names may be anything that can be read: a pipe is how a shell passes the output of another program. What
//! lies in a folder was chosen by whoever wrote the folder, who may be a stranger: there, a pipe would block for ever, a device
//! has no end, and a link may lead to what is none of the folder's business.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Opens a regular file, also by a link. Fails on anything else, which is not opened: opening alone may block.
pub fn open_regular(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    File::open(path)
}

/// Reads a file or other input to its end. Fails on more than `most` bytes, so that an endless one ends.
pub fn read_bounded(input: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let size = if most < 1 << 30 { format!("{} MiB", most >> 20) } else { format!("{} GiB", most >> 30) };
        return Err(io::Error::other(format!("larger than {size}")));
    }
    Ok(bytes)
}

/// Whether there is anything at a path, if only a link that leads nowhere or something that may not be looked at.
pub(crate) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).map_or_else(|error| error.kind() != io::ErrorKind::NotFound, |_| true)
}

/// The paths of what a folder holds, sorted. Names that begin with a full stop belong to editors and systems, not to the data.
pub(crate) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| !is_hidden(path));
    paths.sort();
    Ok(paths)
}

/// A folder from which files are read.
#[derive(Debug)]
pub(crate) struct Folder<'p> {
    path: &'p Path,
    /// Where the folder really lies; absent when its links may lead anywhere.
    root: Option<PathBuf>,
}

impl<'p> Folder<'p> {
    /// Fails when the folder cannot be read.
    pub(crate) fn open(path: &'p Path, follow_links: bool) -> io::Result<Self> {
        drop(fs::read_dir(path)?);
        let root = if follow_links { None } else { Some(fs::canonicalize(path)?) };
        Ok(Self { path, root })
    }

    /// Whether there is anything of that name.
    pub(crate) fn has(&self, name: impl AsRef<Path>) -> bool {
        is_there(&self.path.join(name))
    }

    /// The path of a file of the folder, which is known to be a regular file in it.
    pub(crate) fn file(&self, name: impl AsRef<Path>) -> io::Result<PathBuf> {
        let path = self.path.join(name);
        self.holds(&path)?;
        open_regular(&path)?;
        Ok(path)
    }

    /// The paths of what a folder in it holds: see [`entries`].
    pub(crate) fn list(&self, name: impl AsRef<Path>) -> io::Result<Vec<PathBuf>> {
        let path = self.path.join(name);
        self.holds(&path)?;
        entries(&path)
    }

    /// Fails when a link on the way to a path leads out of the folder.
    fn holds(&self, path: &Path) -> io::Result<()> {
        let Some(root) = &self.root else { return Ok(()) };
        if fs::canonicalize(path)?.starts_with(root) {
            return Ok(());
        }
        Err(io::Error::other("a link leads out of the folder, which only the setting `follow_links` allows"))
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_folder_gives_only_regular_files_of_its_own() {
        let scratch = std::env::temp_dir().join(format!("career-files-{}", std::process::id()));
        let path = scratch.join("mine");
        fs::create_dir_all(path.join("roles")).unwrap();
        fs::write(scratch.join("other.csv"), "secret").unwrap();
        fs::write(path.join("own.csv"), "own").unwrap();
        symlink("own.csv", path.join("inside.csv")).unwrap();
        symlink("../other.csv", path.join("outside.csv")).unwrap();
        symlink("nowhere", path.join("dangling.csv")).unwrap();
        symlink("loop.csv", path.join("loop.csv")).unwrap();
        symlink("/dev/zero", path.join("endless.csv")).unwrap();
        symlink("..", path.join("up")).unwrap();
        let told = |folder: &Folder<'_>, name: &str| folder.file(name).err().map(|error| error.to_string()).unwrap_or_default();
        let (closed, open) = (Folder::open(&path, false).unwrap(), Folder::open(&path, true).unwrap());
        for name in ["own.csv", "inside.csv"] {
            assert_eq!((told(&closed, name), told(&open, name)), (String::new(), String::new()), "{name}");
        }
        for name in ["outside.csv", "up/other.csv", "endless.csv"] {
            assert!(told(&closed, name).starts_with("a link leads out of the folder"), "{name}: {}", told(&closed, name));
        }
        assert_eq!((told(&open, "outside.csv"), told(&open, "up/other.csv")), (String::new(), String::new()));
        assert_eq!(told(&open, "endless.csv"), "it is no regular file");
        assert!(closed.list("up").is_err() && closed.list("roles").is_ok());
        for name in ["dangling.csv", "loop.csv"] {
            assert!(closed.has(name) && !told(&closed, name).is_empty(), "{name}");
        }
        assert!(!closed.has("missing.csv"));
        fs::remove_dir_all(&scratch).unwrap();
    }

    #[test]
    fn what_has_no_end_is_given_up() {
        assert!(read_bounded(io::repeat(0), 1 << 20).is_err());
        assert_eq!(read_bounded(&b"abc"[..], 3).ok().as_deref(), Some(&b"abc"[..]));
        assert!(read_bounded(&b"abcd"[..], 3).is_err());
    }
}
