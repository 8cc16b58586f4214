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
fn version_is_a_line_and_in_its_long_form_says_what_is_known() {
    let line = concat!("career ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(career(["-V"]).go().answer(), line);
    let long = career(["--version"]).go().answer();
    assert!(long.starts_with(line), "{long}");
    for known in ["dataset: ", "roles: 241 in 14 categories", "tools: ", "regions: ", "wage rows: "] {
        assert!(long.contains(known), "{known} in\n{long}");
    }
    let json = career(["--version", "--json"]).go().answer();
    assert!(json.starts_with("{\"schema\":\"career/version/1\""), "{json}");
}

#[test]
fn asked_nothing_it_says_what_to_try() {
    for run in [career([""; 0]), career([""; 0]).terminal(80).env("NO_COLOR", "1")] {
        let welcome = run.go().answer();
        let shown = welcome.lines().filter(|line| line.trim_start().starts_with("career ")).count();
        assert_eq!(shown, 4, "three things to try, and where help is:\n{welcome}");
        assert!(welcome.contains("career --help"), "{welcome}");
    }
}

#[test]
fn help_is_a_verb_to_those_who_expect_it() {
    assert_eq!(career(["help", "show"]).go().answer(), career(["show", "--help"]).go().answer());
    assert_eq!(career(["help"]).go().answer(), career(["--help"]).go().answer());
}
