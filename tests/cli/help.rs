//! Help and version.

use unicode_width::UnicodeWidthStr;

use crate::VERBS;
use crate::program::career;

#[test]
fn help_fits_80_columns() {
    for verb in VERBS.iter().map(|verb| Some(verb.name)).chain([None]) {
        for form in ["-h", "--help"] {
            let help = career(verb).with([form, "--color=never"]).terminal(80).go().answer();
            let wide: Vec<&str> = help.lines().filter(|line| line.width() > 80).collect();
            assert!(wide.is_empty(), "{verb:?} {form}:\n{}", wide.join("\n"));
            assert!(help.contains("Usage: career"), "{verb:?}:\n{help}");
        }
    }
}

#[test]
fn version_names_the_program() {
    for form in ["-V", "--version"] {
        assert_eq!(career([form]).go().answer(), concat!("career ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}
