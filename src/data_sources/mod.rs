//! A user's own data: read from disk, laid over the embedded roles or used alone, checked, and opened as a catalog.

mod check;
mod starter;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::error::{Error, image_hint};
use career_data::image::{ImageError, MAGIC};
use career_data::{self as dataset, Dataset, Place, Problems};

pub use check::{CheckReport, ProblemEntry, Unlisted, Written};
pub use starter::init;

/// Where data comes from.
#[derive(Clone, Debug, Default)]
pub struct DataSources {
    /// Folders, role files and images, each laid over the ones before.
    pub paths: Vec<PathBuf>,
    /// Without the embedded roles below.
    pub only: bool,
}

impl DataSources {
    /// The catalog of it all. Errors in the data are all reported at once; warnings are for [`DataSources::check`] to tell.
    pub fn open(&self) -> Result<Catalog, Error> {
        match self.paths.as_slice() {
            [] => Ok(Catalog::embedded()?),
            [image] if is_image(image) => {
                let catalog = open_image(image)?;
                if self.only || is_laid_over_embedded(&catalog)? { Ok(catalog) } else { Ok(Catalog::open(self.compile()?)?) }
            }
            _ => Ok(Catalog::open(self.compile()?)?),
        }
    }

    /// The image of it all, in memory.
    pub fn compile(&self) -> Result<Vec<u8>, Error> {
        let mut image = io::Cursor::new(Vec::new());
        self.build(&mut image)?;
        Ok(image.into_inner())
    }

    /// Writes the image of it all to a file, whole or not at all.
    pub fn compile_to(&self, file: &Path) -> Result<(), Error> {
        write_file(file, |out| {
            self.build(out).map_err(|error| match error {
                Error::Output(error) => Error::File { path: file.to_owned(), error },
                other => other,
            })
        })
    }

    fn build(&self, out: &mut (impl Write + io::Seek)) -> Result<(), Error> {
        let (dataset, mut problems) = self.read()?;
        let built = dataset::build(&dataset, &mut problems, out).map_err(|error| Error::CannotCompile(error.to_string()))?;
        match built.map_err(Error::Output)? {
            Some(_) => Ok(()),
            None => Err(Error::BadData(problems)),
        }
    }

    /// How many roles there are in all, and everything that is wrong with them together. Images are verified whole; one that
    /// is damaged is a problem like others, and what lies above it is checked without it.
    pub fn check(&self) -> Result<(usize, Problems), Error> {
        if !self.only {
            Catalog::embedded()?.verify()?;
        }
        let (mut sound, mut damaged) = (Vec::new(), Vec::new());
        for path in &self.paths {
            match verify(path) {
                Ok(()) => sound.push(path.clone()),
                Err(error) => damaged.push((path, error)),
            }
        }
        let (dataset, mut problems) = Self { paths: sound, only: self.only }.read()?;
        for (path, error) in damaged {
            let file = problems.file(&path.to_string_lossy());
            problems.error(Place { file, line: 0, column: 0 }, "", error.to_string(), image_hint(&error));
        }
        Ok((dataset::check(&dataset, &mut problems), problems))
    }

    /// The records of it all, each layer over the ones before.
    pub fn read(&self) -> Result<(Dataset, Problems), Error> {
        let mut problems = Problems::default();
        problems.file(&self.without_place());
        let mut paths = self.paths.iter();
        let mut dataset = match self.paths.first() {
            _ if self.only => Dataset::default(),
            // What was laid over the embedded roles when it was compiled holds them, or whatever became of them.
            Some(image) if is_image(image) && is_laid_over_embedded(&open_image(image)?)? => {
                paths.next();
                records(&open_image(image)?, &image.to_string_lossy(), &mut problems)?
            }
            _ => {
                let embedded = Catalog::embedded()?;
                Dataset { base: Some(embedded.digest()), ..records(&embedded, EMBEDDED, &mut problems)? }
            }
        };
        for path in paths {
            let over = if is_image(path) {
                records(&open_image(path)?, &path.to_string_lossy(), &mut problems)?
            } else {
                dataset::read_part(path, &mut problems)
            };
            dataset = dataset::overlay(dataset, over);
        }
        Ok((dataset, problems))
    }

    /// Where records come from that do not know where they were written.
    fn without_place(&self) -> String {
        let embedded = (!self.only).then(|| EMBEDDED.into());
        let images = self.paths.iter().filter(|path| is_image(path)).map(|path| path.to_string_lossy());
        embedded.into_iter().chain(images).collect::<Vec<_>>().join(" or ")
    }
}

/// What messages call the data that comes with the program.
const EMBEDDED: &str = "(embedded)";

/// The records of an image that was read without a fault. Nobody knows any more where a role was written, but which it is.
fn records(catalog: &Catalog, name: &str, problems: &mut Problems) -> Result<Dataset, Error> {
    let mut dataset = catalog.to_dataset();
    for role in &mut dataset.roles {
        let file = problems.file(&format!("{name}: {}", role.id.value));
        role.place_at(Place { file, line: 0, column: 0 });
    }
    catalog.fault().map_or(Ok(dataset), |fault| Err(fault.into()))
}

fn is_laid_over_embedded(catalog: &Catalog) -> Result<bool, Error> {
    Ok(catalog.base() == Some(Catalog::embedded()?.digest()))
}

fn open_image(path: &Path) -> Result<Catalog, Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let file = fs::File::open(path).map_err(failed)?;
    Catalog::open_file(file).map_err(|error| Error::OwnImage { path: path.to_owned(), error })
}

/// Looks through an image whole; what is none has nothing to verify.
fn verify(path: &Path) -> Result<(), ImageError> {
    if !is_image(path) {
        return Ok(());
    }
    let file = fs::File::open(path).map_err(|error| ImageError::Unreadable(error.to_string()))?;
    Catalog::open_file(file)?.verify()
}

fn is_image(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    path.is_file()
        && fs::File::open(path).is_ok_and(|mut file| io::Read::read_exact(&mut file, &mut start).is_ok())
        && start == MAGIC
}

/// Writes a file whole or not at all: a reader never sees a part of it, and a failure leaves what was there.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_file(path, |file| file.write_all(bytes).map_err(|error| Error::File { path: path.to_owned(), error }))
}

/// The same for what writes itself. A link stays one, and what it leads to is replaced.
fn write_file(path: &Path, write: impl FnOnce(&mut &fs::File) -> Result<(), Error>) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    refuse_other_than_file(&target).map_err(failed)?;
    let name = target.file_name().ok_or_else(|| failed(io::Error::from(io::ErrorKind::InvalidInput)))?;
    let mut draft_name = name.to_owned();
    draft_name.push(format!(".{}.part", std::process::id()));
    let draft = target.with_file_name(draft_name);
    let file = fs::File::create_new(&draft).map_err(failed)?;
    // What takes the place of something must be on the disk before it does. What is new can be made again.
    let kept = || if target.exists() { file.sync_all() } else { Ok(()) };
    let written = write(&mut &file).and_then(|()| kept().and_then(|()| fs::rename(&draft, &target)).map_err(failed));
    if written.is_err() {
        // Whatever went wrong is what is told; a draft that cannot be removed is the lesser trouble.
        let _ = fs::remove_file(&draft);
    }
    written
}

/// Fails where a file would take the place of something else: whoever may do so would replace a device as well.
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
