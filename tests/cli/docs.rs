//! Tests of the documentation: runs the console sessions of the README and `docs/` and the examples in help, and checks
//! links.
//!
//! A session is a code block marked `console`: a command after `$ `, followed by its output on a terminal of 80 columns
//! without colours. A line `…` matches any number of lines. Commands that must not be run, such as installation, are in
//! blocks marked `sh`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Run, examples_in_help, verbs_in_help};
use crate::support::{empty_folder, release};

/// A command of a session and its expected output.
#[derive(Debug, PartialEq, Eq)]
struct Step<'a> {
    /// 1-based line in the file.
    line: usize,
    command: &'a str,
    output: Vec<&'a str>,
}

#[test]
fn the_documentation_shows_what_happens() {
    for page in pages() {
        let name = page.file_name().expect("a page has a name").to_string_lossy();
        let markdown = fs::read_to_string(&page).expect("a page is a text");
        let steps = steps(&markdown);
        assert!(name != "README.md" || !steps.is_empty(), "README.md shows no session");
        let place = empty_directory(&format!("page-{name}"));
        if name == "importing.md" {
            release::text(&place.join("db_30_3_text"));
            fs::write(place.join("national_M2025_dl.csv"), release::download()).expect("a file");
            release::flat(&place);
        }
        for step in steps {
            let run = Run::shell(step.command).within(&place).env("NO_COLOR", "1").terminal(80).errors_with_output();
            let shown = run.go().stdout;
            let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
            assert!(agree(&step.output, &lines), "{name}:{}: `{}` now shows:\n{shown}", step.line, step.command);
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let more = ["CHANGELOG.md", "data/README.md"].map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    for page in pages().into_iter().chain(more) {
        let markdown = fs::read_to_string(&page).expect("a page is a text");
        for link in relative_links(&markdown) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = page.parent().expect("a page lies in a folder");
            let target = if path.is_empty() { page.clone() } else { folder.join(path) };
            assert!(target.exists(), "{}: nothing is at {link}", page.display());
            let is_there = |text: String| anchors(&text).any(|heading| heading == anchor);
            assert!(
                anchor.is_empty() || fs::read_to_string(&target).is_ok_and(is_there),
                "{}: {link} names no heading",
                page.display()
            );
        }
    }
}

#[test]
fn the_examples_in_help_work() {
    for verb in verbs_in_help() {
        let place = empty_directory(&verb);
        if verb != "init" {
            Run::shell("career init ladder").within(&place).go().answer();
        }
        if verb == "import" {
            release::text(&place.join("db_30_3_text"));
            release::write(&place, "national_M2025_dl.csv", release::download());
            release::flat(&place);
        }
        let examples = examples_in_help(&verb);
        assert!(examples.len() >= 2, "`career {verb} --help` gives fewer than two examples");
        for example in examples {
            let outcome = Run::shell(&example).within(&place).env("HOME", &place.to_string_lossy()).go();
            assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "{example}");
        }
    }
}

/// The README and the pages in `docs/`.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("docs/ is there");
    let docs = docs.map(|entry| entry.expect("a file of docs/").path());
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

/// An empty working directory for commands.
fn empty_directory(name: &str) -> PathBuf {
    empty_folder(Path::new("docs").join(name))
}

/// The steps of all sessions in a Markdown text.
fn steps(markdown: &str) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut inside = false;
    for (number, line) in markdown.lines().enumerate() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push(Step { line: number + 1, command, output: vec![] }),
                (None, Some(step)) => step.output.push(line.trim_end()),
                (None, None) => panic!("line {}: output without a command", number + 1),
            },
        }
    }
    for step in &mut steps {
        // Empty lines only separate the next command.
        while step.output.last().is_some_and(|line| line.is_empty()) {
            step.output.pop();
        }
    }
    steps
}

/// The lines of a Markdown text outside its code blocks.
fn prose(markdown: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    markdown.lines().filter(move |line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !fence && !inside
    })
}

/// The targets of the links in a Markdown text, except URLs.
fn relative_links(markdown: &str) -> Vec<&str> {
    let links = prose(markdown).flat_map(|line| line.split("](").skip(1));
    links.filter_map(|rest| rest.split_once(')')).map(|(link, _)| link).filter(|link| !link.contains("://")).collect()
}

/// The anchors that GitHub generates for the headings of a Markdown text.
fn anchors(markdown: &str) -> impl Iterator<Item = String> {
    let headings = prose(markdown).filter(|line| line.starts_with('#'));
    headings.map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        heading.replace(' ', "-").chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    })
}

/// Whether lines match a pattern in which `…` matches any number of lines; trailing empty lines are ignored.
fn agree(expected: &[&str], lines: &[&str]) -> bool {
    match (expected, lines) {
        ([], rest) => rest.iter().all(|line| line.is_empty()),
        (["…", expected @ ..], lines) => (0..=lines.len()).any(|skipped| agree(expected, &lines[skipped..])),
        ([first, expected @ ..], [line, lines @ ..]) => first == line && agree(expected, lines),
        (_, []) => false,
    }
}

#[test]
fn sessions_are_told_from_other_text() {
    let markdown =
        "text\n```sh\n$ no\n```\n```console\n$ one  \na \n\n$ two | three\n```\n$ no\n```console\n$ four\n…\nend\n```\n";
    let step = |line, command, output: &[&'static str]| Step { line, command, output: output.to_vec() };
    assert_eq!(steps(markdown), [step(6, "one  ", &["a"]), step(9, "two | three", &[]), step(13, "four", &["…", "end"])]);
}

#[test]
fn links_and_headings_are_told_from_other_text() {
    let markdown = "# A*B of c\n[d](e.md#f), [g](https://h.i)\n```sh\n# j\n[k](l)\n```\n[m](n)\n";
    assert_eq!(relative_links(markdown), ["e.md#f", "n"]);
    assert_eq!(anchors(markdown).collect::<Vec<_>>(), ["ab-of-c"]);
}

#[test]
fn an_ellipsis_stands_for_any_lines() {
    for (expected, lines, same) in [
        (&["a", "…", "d"][..], &["a", "b", "c", "d"][..], true),
        (&["…"], &[], true),
        (&["a", "…", "b"], &["a", "b", ""], true),
        (&["a", "…", "c"], &["a", "b"], false),
        (&["a"], &["a", "b"], false),
        (&["a", "b"], &["a"], false),
    ] {
        assert_eq!(agree(expected, lines), same, "{expected:?} {lines:?}");
    }
}
