//! Options of a command line that cannot be parsed: one with a mistake, or one that is still being typed.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::args::{Data, Output};
use crate::base_dir::expand_home;
use crate::catalog::Catalog;
use crate::input::STANDARD_INPUT;
use crate::settings::Settings;
use crate::view::Colour;
use career_data::text::is_hostile;

/// Output flags found by scanning the raw arguments, for reporting the usage error in them.
#[derive(Debug)]
pub struct RawFlags {
    /// `--color`; [`Colour::Never`] if an argument contains control characters, since clap would quote them verbatim.
    pub colour: Colour,
    /// `--ascii`
    pub ascii: bool,
    /// `--json` or `--format json`
    pub json: bool,
}

impl RawFlags {
    /// Scans raw arguments, program name first.
    #[must_use]
    pub fn of(args: &[OsString]) -> Self {
        let words = args.iter().skip(1).map(|arg| arg.to_str().unwrap_or_default());
        let words: Vec<&str> = words.take_while(|arg| *arg != "--").collect();
        let given = |option: &str, value: &str| {
            let joined =
                words.iter().any(|word| word.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) == Some(value));
            joined || words.windows(2).any(|pair| pair == [option, value])
        };
        let colour = match () {
            () if args.iter().any(|arg| arg.to_string_lossy().contains(is_hostile)) => Colour::Never,
            () if given("--color", "always") => Colour::Always,
            () if given("--color", "never") => Colour::Never,
            () => Colour::Auto,
        };
        let json = words.iter().any(|word| *word == "--json" || word.starts_with("--json="))
            || given("--format", "json")
            || given("-f", "json")
            || words.contains(&"-fjson");
        Self { colour, ascii: words.contains(&"--ascii"), json }
    }

    /// Converts the flags to output options.
    #[must_use]
    pub fn output(&self) -> Output {
        let color = Some(self.colour).filter(|colour| *colour != Colour::Auto);
        Output { json: self.json.then(Vec::new), color, ascii: self.ascii, ..Output::default() }
    }
}

/// The catalog that an unfinished command line asks, program name first: with the own data that its options or the settings
/// name. Standard input is left alone, and data that cannot be used at once is left out.
pub(super) fn unfinished_catalog(args: &[OsString]) -> Option<Catalog> {
    let settings = Settings::load().unwrap_or_else(|_| Settings::none());
    let given = |option: &str| args.iter().any(|arg| arg == option);
    let follow_links = settings.follow_links().is_ok_and(|setting| setting.value);
    let mut data = Data { data: data_paths(args), only: given("--only"), no_cache: given("--no-cache"), follow_links };
    if data.data.is_empty() {
        data.data = settings.data().value;
    }
    data.data.retain(|path| path != Path::new(STANDARD_INPUT));
    let cache = data.cache(&settings).ok().flatten();
    match data.sources(&[]).ok()?.open_quickly(cache.as_ref()) {
        None if !data.only => Catalog::embedded().ok(),
        opened => opened,
    }
}

/// The values of `--data`.
fn data_paths(args: &[OsString]) -> Vec<PathBuf> {
    let after = args.windows(2).filter_map(|pair| match pair {
        [option, path] if option == "--data" => Some(path.as_os_str()),
        _ => None,
    });
    let joined = args.iter().filter_map(|arg| Some(OsStr::new(arg.to_str()?.strip_prefix("--data=")?)));
    // A shell replaces `~` when it runs the line, which it has not done yet.
    let expanded = |path: &OsStr| expand_home(Path::new(path), |name| env::var_os(name));
    after.chain(joined).map(expanded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_from_raw_arguments() {
        let flags = |args: &[&str]| RawFlags::of(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert!(flags(&["career", "list", "--json"]).json);
        assert!(flags(&["career", "--format=json"]).json);
        assert!(!flags(&["career", "show", "--", "--json"]).json);
        assert_eq!(flags(&["career", "--color", "never"]).colour, Colour::Never);
        assert_eq!(flags(&["career", "--color", "always", "--a\u{1b}[1mb"]).colour, Colour::Never);
    }
}
