//! Users' own data: read from files, merged with the embedded roles or used alone, checked, and opened as a catalog.

mod cache;
mod check;
mod identity;
mod starter;

use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::atomic;
use crate::catalog::Catalog;
use crate::error::{Error, image_hint};
use career_data::files::open_regular;
use career_data::image::{ImageError, MAGIC};
use career_data::text::shown_path;
use career_data::{self as dataset, LayeredData, Place, Problems, Record};

pub use cache::Cache;
pub use check::{CheckReport, Unlisted, Written};
use identity::Identity;
pub use starter::init;

/// The most bytes of own data that are compiled while somebody waits for completion: half a second's work.
const QUICKLY_COMPILED: u64 = 4 << 20;

/// The data sources of a command.
#[derive(Clone, Debug, Default)]
pub struct DataSources {
    /// Folders, role files and images; later layers win.
    pub paths: Vec<PathBuf>,
    /// Whether the embedded roles are left out.
    pub only: bool,
    /// Whether links in folders may lead out of them.
    pub follow_links: bool,
}

impl DataSources {
    /// The catalog of all layers. Reports all errors in the data at once; warnings are reported by [`DataSources::check`].
    pub fn open(&self) -> Result<Catalog, Error> {
        match self.open_as_is()? {
            Some(catalog) => Ok(catalog),
            None => Ok(Catalog::open(self.compile()?)?),
        }
    }

    /// Calls `ask` with the catalog of all layers, from the cache if possible, and otherwise caches it. Fails when the file
    /// behind the catalog has a fault, whatever the answer; a cached one is then compiled again and `ask` called once more.
    pub fn ask<T>(&self, cache: Option<&Cache>, mut ask: impl FnMut(&Catalog) -> Result<T, Error>) -> Result<T, Error> {
        // The embedded roles are already compiled and need no cache.
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

    /// The catalog of all layers for completion, which people wait for at every Tab: from the cache, or else compiled into it once
    /// if that takes no time. `None` for data that is large, is not in files, or has mistakes.
    pub fn open_quickly(&self, cache: Option<&Cache>) -> Option<Catalog> {
        if let Some(catalog) = self.open_as_is().ok()? {
            return Some(catalog);
        }
        let identity = Identity::of(self)?;
        let cached = cache.and_then(|cache| cache.get(identity.digest()));
        let compiled = || match cache {
            Some(cache) => self.open_into(cache, &identity),
            None => self.open(),
        };
        cached.or_else(|| (identity.bytes() <= QUICKLY_COMPILED).then(compiled)?.ok())
    }

    /// Opens the catalog on a cache miss. Stores its image only if it was compiled and certainly matches the identity: not when
    /// the data changed while it was read, or could have changed unnoticed.
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

    /// The catalog when nothing needs compiling: the embedded roles, or an image that is used alone or includes them.
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

    /// Compiles all layers to an image in memory.
    pub fn compile(&self) -> Result<Vec<u8>, Error> {
        let mut image = io::Cursor::new(Vec::new());
        self.build(&mut image)?;
        Ok(image.into_inner())
    }

    /// Compiles all layers to an image file, by atomic write.
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

    /// Checks all layers: returns the number of roles and all problems. Images are verified in full; a damaged one is reported as
    /// a problem, and the other layers are checked without it.
    pub fn check(&self) -> Result<(usize, Problems), Error> {
        let embedded = Catalog::embedded()?;
        if !self.only {
            embedded.verify()?;
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
            let file = problems.file(&shown_path(path));
            problems.error(Place { file, line: 0, column: 0 }, "", error.to_string(), image_hint(&error));
        }
        let years = embedded.statistics().flat_map(|parent| parent.wages()).filter_map(|wage| wage.year());
        let carried = || embedded.to_dataset().wages;
        dataset::check_age(&dataset, years.max().unwrap_or_default(), carried, &mut problems);
        Ok((dataset::check(&dataset, &mut problems), problems))
    }

    /// The merged records of all layers.
    pub fn read(&self) -> Result<(LayeredData, Problems), Error> {
        let layers: Vec<_> = self.paths.iter().map(|path| Layer::open(path)).collect::<Result<_, _>>()?;
        self.lay(&layers)
    }

    fn lay(&self, layers: &[Layer<'_>]) -> Result<(LayeredData, Problems), Error> {
        let mut problems = Problems::default();
        problems.file(&self.names_of_compiled(layers));
        let (mut dataset, layers) = match layers.split_first() {
            _ if self.only => (LayeredData::default(), layers),
            // An image that was laid over the embedded roles already includes them, possibly changed.
            Some((first @ Layer::Image(_, catalog), rest)) if is_laid_over_embedded(catalog)? => {
                (first.read(self.follow_links, &mut problems)?, rest)
            }
            _ => {
                let embedded = Catalog::embedded()?;
                let mut data = records(&embedded, EMBEDDED, &mut problems)?;
                data.base = Some(embedded.digest());
                (data, layers)
            }
        };
        for layer in layers {
            let over = layer.read(self.follow_links, &mut problems)?;
            dataset = dataset::overlay(dataset, over);
        }
        Ok((dataset, problems))
    }

    /// The name of compiled data in messages, since its records have no places.
    fn names_of_compiled(&self, layers: &[Layer<'_>]) -> String {
        let embedded = (!self.only).then(|| EMBEDDED.into());
        let images = layers.iter().filter_map(|layer| match layer {
            Layer::Image(path, _) => Some(path.to_string_lossy()),
            Layer::Files(_) => None,
        });
        embedded.into_iter().chain(images).collect::<Vec<_>>().join(" or ")
    }
}

/// One data source, opened.
#[allow(clippy::large_enum_variant, reason = "a command line names a handful of them")]
enum Layer<'p> {
    /// An image.
    Image(&'p Path, Catalog),
    /// A folder, or a file of any other form.
    Files(&'p Path),
}

impl<'p> Layer<'p> {
    /// Detects and opens an image; fails when it is damaged.
    fn open(path: &'p Path) -> Result<Self, Error> {
        Self::sniff(path).map_err(|error| Error::OwnImage { path: path.to_owned(), error })
    }

    /// Detects an image. A file that cannot be opened is reported later, by the reader of files.
    fn sniff(path: &'p Path) -> Result<Self, ImageError> {
        let Ok(mut file) = open_regular(path) else { return Ok(Self::Files(path)) };
        let mut start = [0; MAGIC.len()];
        if file.read_exact(&mut start).is_ok() && start == MAGIC {
            return Ok(Self::Image(path, Catalog::open_file(file)?));
        }
        Ok(Self::Files(path))
    }

    /// Verifies an image in full; other files are checked when they are read.
    fn verified(self) -> Result<Self, ImageError> {
        if let Self::Image(_, catalog) = &self {
            catalog.verify()?;
        }
        Ok(self)
    }

    fn read(&self, follow_links: bool, problems: &mut Problems) -> Result<LayeredData, Error> {
        match self {
            Self::Image(path, catalog) => records(catalog, &path.to_string_lossy(), problems),
            Self::Files(path) => Ok(dataset::read_part(path, follow_links, problems)),
        }
    }
}

/// The name of the embedded data in messages.
const EMBEDDED: &str = "(embedded)";

/// The records of an image, after checking for a fault. Their places are lost, so problems name the role instead.
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
