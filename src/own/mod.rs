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
            [image] if self.only && is_image(image) => Ok(Catalog::open_file(open(image)?)?),
            _ => Ok(Catalog::open(self.compile()?)?),
        }
    }

    /// The image of it all.
    pub fn compile(&self) -> Result<Vec<u8>, Error> {
        let (dataset, problems) = self.check()?;
        if problems.count(Severity::Error) > 0 {
            return Err(Error::BadData(problems));
        }
        dataset::compile(&dataset).map_err(|error| Error::CannotCompile(error.to_string()))
    }

    /// The records of it all, and everything that is wrong with them together.
    pub fn check(&self) -> Result<(Dataset, Problems), Error> {
        let mut problems = Problems::default();
        problems.file("(embedded)");
        let mut dataset = if self.only { Dataset::default() } else { Catalog::embedded()?.to_dataset() };
        for path in &self.paths {
            let over =
                if is_image(path) { Catalog::open(read(path)?)?.to_dataset() } else { dataset::read_part(path, &mut problems) };
            dataset = dataset::overlay(dataset, over, &mut problems);
        }
        dataset::check(&dataset, &mut problems);
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
    let failed = |error| Error::File { path: path.to_owned(), error };
    let name = path.file_name().ok_or_else(|| failed(io::Error::from(io::ErrorKind::InvalidInput)))?;
    let mut draft_name = name.to_owned();
    draft_name.push(format!(".{}.part", std::process::id()));
    let draft = path.with_file_name(draft_name);
    let written = fs::File::create_new(&draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&draft, path)
    });
    written.map_err(|error| {
        // Whatever went wrong is what is told; a draft that cannot be removed is the lesser trouble.
        let _ = fs::remove_file(&draft);
        failed(error)
    })
}
