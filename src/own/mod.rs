//! A user's own data: read from disk, laid over the embedded roles or used alone, checked, and opened as a catalog.

mod check;
mod starter;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::dataset::{self, Dataset, Problems};
use crate::error::Error;
use crate::image::MAGIC;

pub use check::{CheckReport, ProblemEntry, Written};
pub use starter::init;

/// Where data comes from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Folders, role files and images, each laid over the ones before.
    pub paths: Vec<PathBuf>,
    /// Without the embedded roles below.
    pub only: bool,
}

impl Origins {
    /// The catalog of it all. Errors in the data are all reported at once; warnings are for [`Origins::check`] to tell.
    pub fn open(&self) -> Result<Catalog, Error> {
        match self.paths.as_slice() {
            [] => Ok(Catalog::embedded()?),
            [image] if self.only && is_image(image) => Ok(Catalog::open_file(open(image)?)?),
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
        write_file(file, |out| self.build(out))
    }

    fn build(&self, out: &mut (impl Write + io::Seek)) -> Result<(), Error> {
        let (dataset, mut problems) = self.read()?;
        let built = dataset::build(&dataset, &mut problems, out).map_err(|error| Error::CannotCompile(error.to_string()))?;
        match built.map_err(Error::Output)? {
            Some(_) => Ok(()),
            None => Err(Error::BadData(problems)),
        }
    }

    /// How many roles there are in all, and everything that is wrong with them together.
    pub fn check(&self) -> Result<(usize, Problems), Error> {
        let (dataset, mut problems) = self.read()?;
        Ok((dataset::check(&dataset, &mut problems), problems))
    }

    /// The records of it all, each layer over the ones before.
    fn read(&self) -> Result<(Dataset, Problems), Error> {
        let mut problems = Problems::default();
        problems.file("(embedded)");
        let mut dataset = if self.only { Dataset::default() } else { Catalog::embedded()?.to_dataset() };
        for path in &self.paths {
            let over =
                if is_image(path) { Catalog::open(read(path)?)?.to_dataset() } else { dataset::read_part(path, &mut problems) };
            dataset = dataset::overlay(dataset, over);
        }
        Ok((dataset, problems))
    }
}

fn is_image(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    path.is_file()
        && fs::File::open(path).is_ok_and(|mut file| io::Read::read_exact(&mut file, &mut start).is_ok())
        && start == MAGIC
}

fn open(path: &Path) -> Result<fs::File, Error> {
    fs::File::open(path).map_err(|error| Error::File { path: path.to_owned(), error })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::File { path: path.to_owned(), error })
}

/// Writes a file whole or not at all: a reader never sees a part of it, and a failure leaves what was there.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_file(path, |file| file.write_all(bytes).map_err(|error| Error::File { path: path.to_owned(), error }))
}

/// The same for what writes itself.
fn write_file(path: &Path, write: impl FnOnce(&mut fs::File) -> Result<(), Error>) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let name = path.file_name().ok_or_else(|| failed(io::Error::from(io::ErrorKind::InvalidInput)))?;
    let mut draft_name = name.to_owned();
    draft_name.push(format!(".{}.part", std::process::id()));
    let draft = path.with_file_name(draft_name);
    let mut file = fs::File::create_new(&draft).map_err(failed)?;
    let written = write(&mut file).and_then(|()| file.sync_all().and_then(|()| fs::rename(&draft, path)).map_err(failed));
    if written.is_err() {
        // Whatever went wrong is what is told; a draft that cannot be removed is the lesser trouble.
        let _ = fs::remove_file(&draft);
    }
    written
}
