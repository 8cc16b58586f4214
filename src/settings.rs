//! Settings: defaults for options. All are optional; environment variables have precedence over the settings file, and that
//! over built-in defaults.
//!
//! The file is `$XDG_CONFIG_HOME/career/config.toml`, else `~/.config/career/config.toml`. Variables are read lazily, and a
//! missing file costs one failed attempt to open it.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base_dir::{BaseDir, expand_home};
use crate::error::Error;
use crate::query::DEFAULT_REGION;
use crate::view::{Colour, Format};
use career_data::files::{open_regular, read_bounded};
use career_data::text::closest;

/// Names of the settings in the file and in `career config`.
const NAMES: [&str; 8] = ["region", "format", "data", "follow_links", "cache", "color", "ascii", "pager"];
/// Largest settings file, in bytes.
const LARGEST: u64 = 1 << 20;
/// Conventional environment variables for colour.
const COLOUR_VARIABLES: [&str; 3] = ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"];
/// The pager by default.
const DEFAULT_PAGER: &str = "less -FRX";

/// A lookup of environment variables.
type Environment = fn(&str) -> Option<OsString>;

/// The settings of the process.
#[derive(Debug)]
pub struct Settings {
    environment: Environment,
    /// The path of the file, which need not exist; absent if the environment determines none.
    path: Option<PathBuf>,
    file: File,
    /// Why the file, which is there, was not read.
    unread: Option<io::Error>,
}

/// The values in the settings file, each with its line.
#[derive(Debug, Default)]
struct File {
    exists: bool,
    region: Option<(String, usize)>,
    format: Option<(Format, usize)>,
    data: Option<(PathBuf, usize)>,
    follow_links: Option<(bool, usize)>,
    cache: Option<(bool, usize)>,
    colour: Option<(Colour, usize)>,
    ascii: Option<(bool, usize)>,
    pager: Option<(String, usize)>,
}

/// The value of a setting, and its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// The effective value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// The origin of a setting's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The built-in default.
    Default,
    /// An environment variable.
    Environment(&'static str),
    /// The settings file, as `path:line`.
    File(String),
}

impl Settings {
    /// Default settings, independent of environment and file.
    #[must_use]
    pub fn none() -> Self {
        Self { environment: |_| None, path: None, file: File::default(), unread: None }
    }

    /// Loads the settings of this process. Fails on a file with a mistake; one that cannot be read is left out, since it may be
    /// another's, and [`Settings::unread`] says so.
    pub fn load() -> Result<Self, Error> {
        // An empty variable counts as unset, except `CAREER_PAGER`, where it disables the pager.
        Self::load_from(|name| env::var_os(name).filter(|value| !value.is_empty() || name == "CAREER_PAGER"))
    }

    fn load_from(environment: Environment) -> Result<Self, Error> {
        let path = path(environment);
        let mut settings = Self { environment, path, file: File::default(), unread: None };
        let Some(path) = &settings.path else { return Ok(settings) };
        match open_regular(path).and_then(|file| read_bounded(file, LARGEST)) {
            Ok(bytes) => settings.file = File::read(bytes).map_err(|problem| problem.at(&path.to_string_lossy()))?,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => settings.unread = Some(error),
        }
        Ok(settings)
    }

    /// The settings file that is there but could not be read, and why.
    #[must_use]
    pub fn unread(&self) -> Option<(&Path, &io::Error)> {
        self.path.as_deref().zip(self.unread.as_ref())
    }

    /// The default region for pay, by any of its names.
    pub fn region(&self) -> Result<Setting<Option<String>>, Error> {
        let variable = self.variable("CAREER_REGION")?;
        Ok(self.first(variable, self.file.region.as_ref()).optional())
    }

    /// The output format; without one, it depends on whether standard output is a terminal.
    pub fn format(&self) -> Result<Setting<Option<Format>>, Error> {
        let Some((text, variable)) = self.variable("CAREER_FORMAT")? else {
            return Ok(self.first(None, self.file.format.as_ref()).optional());
        };
        let format = choice(&text).map_err(|(message, hint)| Error::Setting { place: variable.into(), message, hint })?;
        Ok(Setting { value: Some(format), origin: Origin::Environment(variable) })
    }

    /// The user's own data: `CAREER_DATA`, which may list several paths like `PATH`, or the single path in the file. Empty paths
    /// are ignored, and `~` is the home directory.
    #[must_use]
    pub fn data(&self) -> Setting<Vec<PathBuf>> {
        let expanded = |path: &PathBuf| expand_home(path, self.environment);
        let stated = |paths: Vec<PathBuf>| -> Vec<PathBuf> {
            paths.iter().filter(|path| !path.as_os_str().is_empty()).map(expanded).collect()
        };
        let variable = (self.environment)("CAREER_DATA").map(|paths| (stated(env::split_paths(&paths).collect()), "CAREER_DATA"));
        let file = self.file.data.as_ref().map(|(path, line)| (stated(vec![path.clone()]), *line));
        self.first(variable, file.as_ref()).or(Vec::new())
    }

    /// Whether links in a folder of own data may lead out of it.
    pub fn follow_links(&self) -> Result<Setting<bool>, Error> {
        Ok(self.first(self.truth("CAREER_FOLLOW_LINKS")?, self.file.follow_links.as_ref()).or(false))
    }

    /// Whether compiled images are cached.
    pub fn cache(&self) -> Result<Setting<bool>, Error> {
        Ok(self.first(self.truth("CAREER_CACHE")?, self.file.cache.as_ref()).or(true))
    }

    /// The directory of the cache; `None` if the environment determines none.
    #[must_use]
    pub fn cache_directory(&self) -> Option<PathBuf> {
        Some(BaseDir::Cache.find(self.environment)?.join("career"))
    }

    /// When to use colour. The conventional variables have precedence over the file; they are evaluated in
    /// [`Terminal::detect`](crate::view::Terminal::detect), and count as `auto` here.
    #[must_use]
    pub fn colour(&self) -> Setting<Colour> {
        let shared = COLOUR_VARIABLES.into_iter().find(|name| (self.environment)(name).is_some());
        let shared = shared.map(|name| (Colour::Auto, name));
        self.first(shared, self.file.colour.as_ref()).or(Colour::Auto)
    }

    /// [`colour`](Self::colour) if the file sets it.
    #[must_use]
    pub fn colour_in_file(&self) -> Option<Colour> {
        self.file.colour.as_ref().map(|_| self.colour().value)
    }

    /// Whether to draw with ASCII characters only.
    #[must_use]
    pub fn ascii(&self) -> Setting<bool> {
        self.first(None, self.file.ascii.as_ref()).or(false)
    }

    /// The pager command: `CAREER_PAGER`, else the file, else `PAGER`, else `less -FRX`.
    pub fn pager(&self) -> Result<Setting<String>, Error> {
        let own = self.first(self.variable("CAREER_PAGER")?, self.file.pager.as_ref());
        match own {
            Found(Some(_)) => Ok(own.or(String::new())),
            Found(None) => Ok(self.first(self.variable("PAGER")?, None).or(DEFAULT_PAGER.to_owned())),
        }
    }

    /// The report of `career config`.
    pub fn report(&self) -> Result<Config, Error> {
        let settings = vec![
            self.region()?.map(|region| Some(region.unwrap_or_else(|| DEFAULT_REGION.to_owned()))).entry("region"),
            self.format()?.map(|format| format.map(name)).entry("format"),
            self.data().map(|paths| told(&paths)).entry("data"),
            self.follow_links()?.map(|followed| Some(followed.to_string())).entry("follow_links"),
            self.cache()?.map(|kept| Some(kept.to_string())).entry("cache"),
            self.colour().map(|colour| Some(name(colour))).entry("color"),
            self.ascii().map(|ascii| Some(ascii.to_string())).entry("ascii"),
            self.pager()?.map(Some).entry("pager"),
        ];
        let file = self.path.as_ref().map(|path| path.to_string_lossy().into_owned());
        Ok(Config { file, file_exists: self.file.exists, settings })
    }

    fn variable(&self, name: &'static str) -> Result<Option<(String, &'static str)>, Error> {
        let Some(value) = (self.environment)(name) else { return Ok(None) };
        let text = value.into_string().map_err(|_| Error::Setting {
            place: name.to_owned(),
            message: "is not valid UTF-8".to_owned(),
            hint: format!("unset {name} or set it to plain text"),
        })?;
        Ok(Some((text, name)))
    }

    fn truth(&self, name: &'static str) -> Result<Option<(bool, &'static str)>, Error> {
        let Some((text, variable)) = self.variable(name)? else { return Ok(None) };
        match text.as_str() {
            "true" | "1" => Ok(Some((true, variable))),
            "false" | "0" => Ok(Some((false, variable))),
            _ => Err(Error::Setting {
                place: variable.to_owned(),
                message: format!("\"{text}\" is none of the values"),
                hint: "there are true, false".to_owned(),
            }),
        }
    }

    fn first<T: Clone>(&self, variable: Option<(T, &'static str)>, file: Option<&(T, usize)>) -> Found<T> {
        let from_file = || {
            let (value, line) = file?;
            let path = self.path.as_ref().map(|path| path.to_string_lossy()).unwrap_or_default();
            Some(Setting { value: value.clone(), origin: Origin::File(format!("{path}:{line}")) })
        };
        let stated = variable.map(|(value, name)| Setting { value, origin: Origin::Environment(name) });
        Found(stated.or_else(from_file))
    }
}

/// A setting that may be unset.
struct Found<T>(Option<Setting<T>>);

impl<T> Found<T> {
    fn or(self, default: T) -> Setting<T> {
        self.0.unwrap_or(Setting { value: default, origin: Origin::Default })
    }

    fn optional(self) -> Setting<Option<T>> {
        self.0.map_or(Setting { value: None, origin: Origin::Default }, |setting| setting.map(Some))
    }
}

impl<T> Setting<T> {
    fn map<U>(self, value: impl FnOnce(T) -> U) -> Setting<U> {
        Setting { value: value(self.value), origin: self.origin }
    }
}

impl Setting<Option<String>> {
    fn entry(self, name: &'static str) -> ConfigEntry {
        let (origin, place) = match self.origin {
            Origin::Default => ("default", None),
            Origin::Environment(variable) => ("environment", Some(variable.to_owned())),
            Origin::File(place) => ("file", Some(place)),
        };
        ConfigEntry { name, value: self.value, origin, place }
    }
}

impl Origin {
    /// The name of the variable, or `path:line`; empty for a default.
    #[must_use]
    pub fn place(&self) -> &str {
        match self {
            Self::Default => "",
            Self::Environment(variable) => variable,
            Self::File(place) => place,
        }
    }
}

/// The answer of `config`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Config {
    /// Where the file is or would be; absent when there is no home to look in.
    pub file: Option<String>,
    /// Whether it is there.
    pub file_exists: bool,
    /// Each setting.
    pub settings: Vec<ConfigEntry>,
}

/// A setting as it is told.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ConfigEntry {
    /// Its key in the file.
    pub name: &'static str,
    /// Its value; absent where it depends on the output.
    pub value: Option<String>,
    /// `default`, `environment` or `file`.
    pub origin: &'static str,
    /// The variable, or file and line; absent for defaults.
    pub place: Option<String>,
}

/// Paths joined by commas; `None` if there are none.
fn told(paths: &[PathBuf]) -> Option<String> {
    let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    Some(paths.join(", ")).filter(|text| !text.is_empty())
}

fn path(environment: Environment) -> Option<PathBuf> {
    Some(BaseDir::Config.find(environment)?.join("career/config.toml"))
}

/// A problem in the settings file, with its line.
struct Problem {
    line: usize,
    message: String,
    hint: String,
}

impl Problem {
    fn at(self, path: &str) -> Error {
        Error::Setting { place: format!("{path}:{}", self.line), message: self.message, hint: self.hint }
    }
}

impl File {
    fn read(bytes: Vec<u8>) -> Result<Self, Problem> {
        let text = String::from_utf8(bytes).map_err(|error| Problem {
            line: line_at(error.as_bytes(), error.utf8_error().valid_up_to()),
            message: "this is not valid UTF-8".to_owned(),
            hint: "save the file as UTF-8".to_owned(),
        })?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, Problem> {
        let line = |offset| line_at(text.as_bytes(), offset);
        let table = DeTable::parse(text).map_err(|error| Problem {
            line: line(error.span().map_or(0, |span| span.start)),
            message: format!("this is not valid TOML: {}", error.message().trim()),
            hint: "a line is a name, = and a value, such as region = \"us-wa\"".to_owned(),
        })?;
        let mut file = Self { exists: true, ..Self::default() };
        let mut keys: Vec<_> = table.get_ref().iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in keys {
            let line = line(key.span().start);
            file.set(key.get_ref(), value, line).map_err(|(message, hint)| Problem { line, message, hint })?;
        }
        Ok(file)
    }

    fn set(&mut self, key: &str, value: &Spanned<DeValue<'_>>, line: usize) -> Result<(), (String, String)> {
        let wrong = |wanted: &str| {
            let message = format!("`{key}` must be {wanted}, not {}", value.get_ref().type_str());
            (message, "`career config --help` shows an example".to_owned())
        };
        let text = || value.get_ref().as_str().ok_or_else(|| wrong("a text"));
        let truth = || value.get_ref().as_bool().ok_or_else(|| wrong("true or false"));
        match key {
            "region" => self.region = Some((text()?.to_owned(), line)),
            "format" => self.format = Some((choice(text()?)?, line)),
            "data" => self.data = Some((text()?.into(), line)),
            "color" => self.colour = Some((choice(text()?)?, line)),
            "follow_links" => self.follow_links = Some((truth()?, line)),
            "cache" => self.cache = Some((truth()?, line)),
            "ascii" => self.ascii = Some((truth()?, line)),
            "pager" => self.pager = Some((text()?.to_owned(), line)),
            _ => {
                let hint = match closest(key, NAMES, 1).as_slice() {
                    [near, ..] => format!("did you mean `{near}`?"),
                    [] => format!("there are {}", NAMES.join(", ")),
                };
                return Err((format!("no setting is called `{key}`"), hint));
            }
        }
        Ok(())
    }
}

/// The 1-based line of a byte offset.
fn line_at(text: &[u8], offset: usize) -> usize {
    1 + text.iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// Parses an enumeration value; the error is a message and a hint.
fn choice<V: ValueEnum>(text: &str) -> Result<V, (String, String)> {
    V::from_str(text, false).map_err(|_| {
        let names: Vec<_> = V::value_variants().iter().map(|value| name_of(value)).collect();
        (format!("\"{text}\" is none of the values"), format!("there are {}", names.join(", ")))
    })
}

#[allow(clippy::needless_pass_by_value, reason = "values are small copies")]
fn name<V: ValueEnum>(value: V) -> String {
    name_of(&value)
}

fn name_of<V: ValueEnum>(value: &V) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(environment: Environment, file: &str) -> Result<Settings, String> {
        let file = File::parse(file).map_err(|problem| format!("{}: {}", problem.line, problem.message))?;
        Ok(Settings { environment, path: Some("/c.toml".into()), file, unread: None })
    }

    #[test]
    fn paths_of_data_may_be_empty_and_begin_at_home() {
        let with = |name: &str| match name {
            "HOME" => Some("/h".into()),
            "CAREER_DATA" => env::join_paths(["", "a.csv", "~/b", ""]).ok(),
            _ => None,
        };
        let paths = |environment: Environment, file: &str| settings(environment, file).map(|settings| settings.data().value);
        assert_eq!(paths(with, ""), Ok(vec!["a.csv".into(), "/h/b".into()]));
        let at_home = |name: &str| (name == "HOME").then(|| "/h".into());
        assert_eq!(paths(at_home, "data = \"~/q.csv\""), Ok(vec!["/h/q.csv".into()]));
        assert_eq!(paths(at_home, "data = \"\""), Ok(Vec::new()));
    }

    #[test]
    fn the_environment_goes_before_the_file_and_the_file_before_the_default() {
        let with = |name: &str| (name == "CAREER_REGION").then(|| "gb".into());
        let file = "region = \"us-wa\"\n\nformat = \"json\"\n";
        let both = settings(with, file).and_then(|settings| settings.region().map_err(|error| format!("{error:?}")));
        let both = both.map(|region| (region.value, region.origin));
        assert_eq!(both, Ok((Some("gb".to_owned()), Origin::Environment("CAREER_REGION"))));
        let alone = settings(|_| None, file).map(|settings| (settings.region().ok(), settings.format().ok()));
        let from = |line: usize| Origin::File(format!("/c.toml:{line}"));
        let expected = (
            Some(Setting { value: Some("us-wa".to_owned()), origin: from(1) }),
            Some(Setting { value: Some(Format::Json), origin: from(3) }),
        );
        assert_eq!(alone, Ok(expected));
        let none = settings(|_| None, "").map(|settings| settings.ascii());
        assert_eq!(none, Ok(Setting { value: false, origin: Origin::Default }));
    }

    #[test]
    fn the_variables_of_all_programs_go_before_the_file() {
        let with = |name: &str| (name == "NO_COLOR").then(|| "1".into());
        let colour = settings(with, "color = \"always\"").map(|settings| settings.colour());
        assert_eq!(colour, Ok(Setting { value: Colour::Auto, origin: Origin::Environment("NO_COLOR") }));
        let with = |name: &str| (name == "PAGER").then(|| "more".into());
        let pager = settings(with, "pager = \"most\"").map(|settings| settings.pager().map(|pager| pager.value).ok());
        assert_eq!(pager, Ok(Some("most".to_owned())));
    }

    #[test]
    fn a_bad_file_is_told_with_its_line() {
        for (file, told) in [
            ("region = us", "1: this is not valid TOML"),
            ("\n\ncolour = \"always\"", "3: no setting is called `colour`"),
            ("ascii = true\nformat = \"xml\"", "2: \"xml\" is none of the values"),
            ("ascii = \"yes\"", "1: `ascii` must be true or false, not string"),
            ("region = 3", "1: `region` must be a text, not integer"),
        ] {
            let error = settings(|_| None, file).err().unwrap_or_default();
            assert!(error.starts_with(told), "{file:?}: {error}");
        }
        assert_eq!(File::read(b"ascii = true\nregion = \"\xff\"".to_vec()).err().map(|problem| problem.line), Some(2));
    }

    #[test]
    fn no_home_is_fine() {
        assert_eq!(path(|_| None), None);
        assert_eq!(path(|name| (name == "HOME").then(|| "/h".into())), Some("/h/.config/career/config.toml".into()));
        let relative = |name: &str| Some(if name == "HOME" { "/h".into() } else { "rel".into() });
        assert_eq!(path(relative), Some("/h/.config/career/config.toml".into()));
    }
}
