//! A user's own data: read from disk, laid over the embedded roles or used alone, checked, and opened as a catalog.

mod cache;
mod check;
mod identity;
mod starter;

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::atomic;
use crate::catalog::Catalog;
use crate::error::{Error, image_hint};
use career_data::image::{ImageError, MAGIC};
use career_data::{self as dataset, LayeredData, Place, Problems, Record};

pub use cache::Cache;
pub use check::{CheckReport, Unlisted, Written};
use identity::Identity;
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
        match self.open_as_is()? {
            Some(catalog) => Ok(catalog),
            None => Ok(Catalog::open(self.compile()?)?),
        }
    }

    /// Asks the catalog of it all, which comes from the cache if it is there, and is kept in it if not. Fails when the file
    /// behind the catalog went bad meanwhile, whatever the answer; a cached one is then compiled anew and asked once more.
    pub fn ask<T>(&self, cache: Option<&Cache>, ask: impl Fn(&Catalog) -> Result<T, Error>) -> Result<T, Error> {
        // The embedded roles are compiled already, and must not wait for anything.
        let cache = cache.filter(|_| !self.paths.is_empty());
        let cached = cache.and_then(|cache| Some((cache, Identity::of(self)?)));
        if let Some(catalog) = cached.as_ref().and_then(|(cache, identity)| cache.get(identity.digest())) {
            let answer = ask(&catalog);
            if catalog.fault().is_none() {
                return answer;
            }
        }
        let catalog = match cached {
            Some((cache, identity)) => self.open_into(cache, &identity)?,
            None => self.open()?,
        };
        let answer = ask(&catalog);
        catalog.fault().map_or(Ok(()), Err)?;
        answer
    }

    /// Opens what the cache does not have, and keeps it there if it needed compiling and is sure to be what was identified:
    /// data that changes while it is read, or could change without a trace, is not.
    fn open_into(&self, cache: &Cache, identity: &Identity) -> Result<Catalog, Error> {
        if let Some(catalog) = self.open_as_is()? {
            return Ok(catalog);
        }
        let image = self.compile()?;
        if identity.is_settled() && Identity::of(self).is_some_and(|now| now.digest() == identity.digest()) {
            cache.put(identity.digest(), &image);
        }
        Ok(Catalog::open(image)?)
    }

    /// What needs no compiling: the embedded roles, and an image that is used alone or holds them already.
    fn open_as_is(&self) -> Result<Option<Catalog>, Error> {
        match self.paths.as_slice() {
            [] => Ok(Some(Catalog::embedded()?)),
            [path] => match Layer::open(path)? {
                Layer::Image(_, catalog) if self.only || is_laid_over_embedded(&catalog)? => Ok(Some(catalog)),
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// The image of it all, in memory.
    pub fn compile(&self) -> Result<Vec<u8>, Error> {
        let mut image = io::Cursor::new(Vec::new());
        self.build(&mut image)?;
        Ok(image.into_inner())
    }

    /// Writes the image of it all to a file, atomically.
    pub fn compile_to(&self, file: &Path) -> Result<(), Error> {
        atomic::write_with(file, |mut out| {
            self.build(&mut out).map_err(|error| match error {
                Error::Output(error) => Error::File { path: file.to_owned(), error },
                other => other,
            })
        })
    }

    fn build(&self, out: &mut (impl Write + Seek)) -> Result<(), Error> {
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
            match Layer::sniff(path).and_then(Layer::verified) {
                Ok(layer) => sound.push(layer),
                Err(error) => damaged.push((path, error)),
            }
        }
        let (dataset, mut problems) = self.lay(&sound)?;
        for (path, error) in damaged {
            let file = problems.file(&path.to_string_lossy());
            problems.error(Place { file, line: 0, column: 0 }, "", error.to_string(), image_hint(&error));
        }
        Ok((dataset::check(&dataset, &mut problems), problems))
    }

    /// The records of it all, each layer over the ones before.
    pub fn read(&self) -> Result<(LayeredData, Problems), Error> {
        let layers: Vec<_> = self.paths.iter().map(|path| Layer::open(path)).collect::<Result<_, _>>()?;
        self.lay(&layers)
    }

    fn lay(&self, layers: &[Layer<'_>]) -> Result<(LayeredData, Problems), Error> {
        let mut problems = Problems::default();
        problems.file(&self.names_of_compiled(layers));
        let (mut dataset, layers) = match layers.split_first() {
            _ if self.only => (LayeredData::default(), layers),
            // What was laid over the embedded roles when it was compiled holds them, or whatever became of them.
            Some((first @ Layer::Image(_, catalog), rest)) if is_laid_over_embedded(catalog)? => {
                (first.read(&mut problems)?, rest)
            }
            _ => {
                let embedded = Catalog::embedded()?;
                let mut data = records(&embedded, EMBEDDED, &mut problems)?;
                data.base = Some(embedded.digest());
                (data, layers)
            }
        };
        for layer in layers {
            let over = layer.read(&mut problems)?;
            dataset = dataset::overlay(dataset, over);
        }
        Ok((dataset, problems))
    }

    /// What messages call the compiled data, whose records do not know the lines they were written on.
    fn names_of_compiled(&self, layers: &[Layer<'_>]) -> String {
        let embedded = (!self.only).then(|| EMBEDDED.into());
        let images = layers.iter().filter_map(|layer| match layer {
            Layer::Image(path, _) => Some(path.to_string_lossy()),
            Layer::Files(_) => None,
        });
        embedded.into_iter().chain(images).collect::<Vec<_>>().join(" or ")
    }
}

/// One of the data sources.
#[allow(clippy::large_enum_variant, reason = "a command line names a handful of them")]
enum Layer<'p> {
    /// Compiled data, opened.
    Image(&'p Path, Catalog),
    /// A folder, or a file in any other form.
    Files(&'p Path),
}

impl<'p> Layer<'p> {
    /// Opens what is an image; fails when that is damaged.
    fn open(path: &'p Path) -> Result<Self, Error> {
        Self::sniff(path).map_err(|error| Error::OwnImage { path: path.to_owned(), error })
    }

    /// What cannot be opened is left to whoever reads it, and tells.
    fn sniff(path: &'p Path) -> Result<Self, ImageError> {
        // Opening a pipe would wait for its writer.
        let Some(mut file) = path.is_file().then(|| File::open(path).ok()).flatten() else { return Ok(Self::Files(path)) };
        let mut start = [0; MAGIC.len()];
        if file.read_exact(&mut start).is_ok() && start == MAGIC {
            return Ok(Self::Image(path, Catalog::open_file(file)?));
        }
        Ok(Self::Files(path))
    }

    /// Fails unless an image holds to the last byte; what is none is checked when it is read.
    fn verified(self) -> Result<Self, ImageError> {
        if let Self::Image(_, catalog) = &self {
            catalog.verify()?;
        }
        Ok(self)
    }

    fn read(&self, problems: &mut Problems) -> Result<LayeredData, Error> {
        match self {
            Self::Image(path, catalog) => records(catalog, &path.to_string_lossy(), problems),
            Self::Files(path) => Ok(dataset::read_part(path, problems)),
        }
    }
}

/// What messages call the data that comes with the program.
const EMBEDDED: &str = "(embedded)";

/// The records of an image that was read without a fault. Nobody knows any more where a role was written, but which it is.
fn records(catalog: &Catalog, name: &str, problems: &mut Problems) -> Result<LayeredData, Error> {
    let mut data = catalog.to_layer();
    for role in &mut data.dataset.roles {
        let file = problems.file(&format!("{name}: {}", role.id.value));
        role.place_at(Place { file, line: 0, column: 0 });
    }
    catalog.fault().map_or(Ok(data), |fault| Err(fault.into()))
}

fn is_laid_over_embedded(catalog: &Catalog) -> Result<bool, Error> {
    Ok(catalog.base() == Some(Catalog::embedded()?.digest()))
}
