//! Shell integration generated from the definition of the command line: completions and manual pages.

pub(crate) mod completion;
mod install;
pub(crate) mod man;
mod quoting;
mod widget;

use std::borrow::Cow;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;

use crate::atomic;
use crate::catalog::Catalog;
use crate::error::Error;
pub(crate) use install::install;
pub(crate) use widget::widget;

/// The name of the program.
const NAME: &str = "career";

/// The definition of the command line, with metadata that clap does not hold.
pub struct CommandLine {
    /// The definition, with the arguments of every command.
    pub definition: clap::Command,
    /// The definition of `career help`, which is parsed as `--help` of what it names.
    pub help: clap::Command,
    /// Titles of command groups and the names of their commands, in the order of help.
    pub groups: Vec<(&'static str, Vec<&'static str>)>,
    /// The values of `--fields` of a command, by its name.
    pub fields: fn(&str) -> Vec<Cow<'static, str>>,
    /// Ids and names of the JSON Schemas.
    pub schemas: fn() -> Vec<(&'static str, &'static str)>,
    /// The catalog that an unfinished command line asks, the program first; `None` where there is none.
    pub catalog: fn(&[OsString]) -> Option<Catalog>,
}

impl CommandLine {
    /// Every command, each followed by its own subcommands.
    pub(crate) fn commands(&self) -> Vec<&clap::Command> {
        self.definition.get_subcommands().flat_map(|command| iter::once(command).chain(command.get_subcommands())).collect()
    }
}

/// Shells with completion.
#[allow(missing_docs, reason = "named as they are typed")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
    #[value(alias = "nu")]
    Nushell,
}

impl Shell {
    /// The shell of a name or path.
    fn of_path(path: &Path) -> Option<Self> {
        Self::from_str(path.file_stem()?.to_str()?, false).ok()
    }

    /// The user's: what `SHELL` says.
    pub(crate) fn of_user() -> Option<Self> {
        Self::of_path(Path::new(&env::var_os("SHELL")?))
    }
}

/// What was put in place, and what is left to do.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct Installed {
    /// The files written.
    pub(crate) files: Vec<PathBuf>,
    /// What the user has to do, a sentence each.
    pub(crate) steps: Vec<String>,
}

/// The program as it was invoked, for scripts that call it.
fn invoked_program() -> String {
    let program = env::args_os().next().unwrap_or_else(|| NAME.into());
    let path = Path::new(&program);
    // A bare name is looked up in `PATH` each time; a relative path must work from any working directory.
    let directory = if path.components().count() > 1 { env::current_dir().ok() } else { None };
    directory.map_or_else(|| path.to_owned(), |directory| directory.join(path)).to_string_lossy().into_owned()
}

/// Writes a file and creates its parent folders; returns its path.
fn write(path: PathBuf, text: &[u8]) -> Result<PathBuf, Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| Error::File { path: folder.to_owned(), error })?;
    atomic::write(&path, text)?;
    Ok(path)
}
