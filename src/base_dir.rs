//! Base directories for a user's files: the XDG variables, with fallbacks under the home directory.
//!
//! The environment is passed as a function and is the only input: without `HOME` there is no directory, where libraries for
//! this would query the user database.

use std::ffi::OsString;
use std::path::PathBuf;

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
        let stated = |name: &str| environment(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let native = || stated("LOCALAPPDATA").filter(|_| self == Self::Cache && cfg!(windows));
        let under_home = || Some(stated("HOME").or_else(|| stated("USERPROFILE"))?.join(self.under_home()));
        stated(self.variable()).or_else(native).or_else(under_home)
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
}
