//! Base directories for a user's files: the XDG variables, with fallbacks under the home directory.
//!
//! The environment is passed as a function and is the only input: without `HOME` there is no directory, where libraries for
//! this would query the user database.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The purpose of a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseDir {
    /// Configuration files.
    Config,
    /// Data files, such as completions.
    Data,
    /// Files that can be regenerated.
    Cache,
}

impl BaseDir {
    /// The XDG variable.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Config => "XDG_CONFIG_HOME",
            Self::Data => "XDG_DATA_HOME",
            Self::Cache => "XDG_CACHE_HOME",
        }
    }

    /// The directory; `None` if the environment does not determine it. Relative paths are ignored, as the XDG specification
    /// requires.
    pub(crate) fn find(self, environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        let native = || stated("LOCALAPPDATA", &environment).filter(|_| self == Self::Cache && cfg!(windows));
        let under_home = || Some(home(&environment)?.join(self.under_home()));
        stated(self.variable(), &environment).or_else(native).or_else(under_home)
    }

    const fn under_home(self) -> &'static str {
        match self {
            Self::Config => ".config",
            Self::Data => ".local/share",
            Self::Cache if cfg!(target_os = "macos") => "Library/Caches",
            Self::Cache => ".cache",
        }
    }
}

/// The absolute path that a variable holds.
fn stated(variable: &str, environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    environment(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn home(environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    stated("HOME", &environment).or_else(|| stated("USERPROFILE", &environment))
}

/// The path with a leading `~` replaced by the home directory, as a shell does; as it is without a home.
pub(crate) fn expand_home(path: &Path, environment: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let below = path.strip_prefix("~").ok().and_then(|rest| Some(home(environment)?.join(rest)));
    below.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_go_before_the_home_and_relative_paths_are_ignored() {
        let of = |pairs: &'static [(&str, &str)]| {
            BaseDir::Config.find(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("HOME", "/h")]), Some("/h/.config".into()));
        assert_eq!(of(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/c")]), Some("/c".into()));
        assert_eq!(of(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "c")]), Some("/h/.config".into()));
        assert_eq!(of(&[("USERPROFILE", "/u"), ("XDG_CACHE_HOME", "/c")]), Some("/u/.config".into()));
    }

    #[test]
    fn a_tilde_is_the_home_at_the_start_of_a_path_alone() {
        let at_home = |path: &str| expand_home(Path::new(path), |name| (name == "HOME").then(|| "/h".into()));
        for (path, expanded) in [("~/a/b", "/h/a/b"), ("~", "/h"), ("~other/a", "~other/a"), ("a/~/b", "a/~/b"), ("/a", "/a")] {
            assert_eq!(at_home(path), Path::new(expanded), "{path}");
        }
        assert_eq!(expand_home(Path::new("~/a"), |_| None), Path::new("~/a"));
    }
}
