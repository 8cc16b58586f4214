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
fn asked_nothing_it_has_an_example_of_each_kind_of_question() {
    for run in [career([""; 0]), career([""; 0]).terminal(80).env("NO_COLOR", "1")] {
        let welcome = run.go().answer();
        assert!(welcome.lines().count() < 24, "more than a screen:\n{welcome}");
        assert!(welcome.contains("career --help"), "{welcome}");
        let lines = welcome.lines().map(str::trim_start).filter(|line| line.starts_with("career "));
        let examples: Vec<&str> = lines.filter_map(|line| Some(line.split_once("  ")?.0)).collect();
        for verb in ["search", "show", "list", "salary", "compare", "path", "gap", "next", "fit", "export"] {
            let example = examples.iter().find(|example| example.split(' ').nth(1) == Some(verb));
            let example = example.unwrap_or_else(|| panic!("{verb} in\n{welcome}"));
            assert_eq!(career(example.split(' ').skip(1)).go().code, Some(0), "{example}");
        }
    }
}

/// The formats that completion offers a command, and so its manual page: its help does not list them.
fn offered_formats(verb: &str) -> Vec<String> {
    let offered = career(["--", "career", verb, "--format", ""]).env("COMPLETE", "fish").go().answer();
    offered.lines().filter_map(|line| Some(line.split_once('\t')?.0.to_owned())).collect()
}

#[test]
fn formats_are_offered_where_some_answer_has_them_and_nowhere_else() {
    for verb in &VERBS {
        let offered = offered_formats(verb.name);
        for format in ["table", "plain", "json", "ndjson", "csv", "tsv", "markdown", "dot", "mermaid", "github"] {
            let mut cases =
                verb.cases.iter().map(|(_, arguments)| career([verb.name]).with(*arguments).with(["--format", format]));
            let accepted = cases.any(|case| case.go().code == Some(0));
            assert_eq!(offered.iter().any(|known| known == format), accepted, "{} --format {format}", verb.name);
        }
    }
    assert!(offered_formats("check").contains(&"github".to_owned()));
}

#[test]
fn help_is_a_verb_to_those_who_expect_it() {
    assert_eq!(career(["help", "show"]).go().answer(), career(["show", "--help"]).go().answer());
    assert_eq!(career(["help"]).go().answer(), career(["--help"]).go().answer());
}
