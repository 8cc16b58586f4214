//! A user's own data: read from disk, laid over the embedded roles or used alone, checked, and opened as a catalog.

mod check;
mod starter;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::dataset::{self, Dataset, Problems, Severity};
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
            [image] if is_image(image) => {
                let catalog = open_image(image)?;
                if self.only || is_laid_over_embedded(&catalog)? { Ok(catalog) } else { Ok(Catalog::open(self.compile()?)?) }
            }
            _ => Ok(Catalog::open(self.compile()?)?),
        }
    }

    /// A catalog that answers questions about the roles of those ids as [`Origins::open`] does, and no others. Where the last
    /// data named is a file of lines it is only looked through for them, and nothing is told of what is wrong with the rest;
    /// that is what [`Origins::check`] is for.
    pub fn open_for(&self, ids: &[String]) -> Result<Catalog, Error> {
        Ok(match self.look_up(ids)? {
            Some(catalog) => catalog,
            None => self.open()?,
        })
    }

    fn look_up(&self, ids: &[String]) -> Result<Option<Catalog>, Error> {
        let Some((last, below)) = self.paths.split_last().filter(|(last, _)| last.is_file() && !is_image(last)) else {
            return Ok(None);
        };
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let Some(over) = dataset::look_up(last, &ids, &mut Problems::default()) else { return Ok(None) };
        let below = Self { paths: below.to_vec(), only: self.only };
        let (below, problems) = below.read()?;
        if problems.count(Severity::Error) > 0 {
            return Ok(None);
        }
        let image = dataset::compile_some(&dataset::overlay(below, over), &ids);
        Ok(image.ok().flatten().map(Catalog::open).transpose()?)
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
    pub fn read(&self) -> Result<(Dataset, Problems), Error> {
        let mut problems = Problems::default();
        problems.file("(embedded)");
        let mut paths = self.paths.iter();
        let mut dataset = match self.paths.first() {
            _ if self.only => Dataset::default(),
            // What was laid over the embedded roles when it was compiled holds them, or whatever became of them.
            Some(image) if is_image(image) && is_laid_over_embedded(&open_image(image)?)? => {
                paths.next();
                records(&open_image(image)?)?
            }
            _ => {
                let embedded = Catalog::embedded()?;
                Dataset { base: Some(embedded.digest()), ..embedded.to_dataset() }
            }
        };
        for path in paths {
            let over = if is_image(path) { records(&open_image(path)?)? } else { dataset::read_part(path, &mut problems) };
            dataset = dataset::overlay(dataset, over);
        }
        Ok((dataset, problems))
    }
}

/// The records of an image that was read without a fault.
fn records(catalog: &Catalog) -> Result<Dataset, Error> {
    let dataset = catalog.to_dataset();
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
