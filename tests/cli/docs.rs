//! What the documentation shows is what the program does: the README's sessions and the examples in help are run.
//!
//! A session is a code block marked `console`: a command behind `$ `, below it what a terminal of 80 columns shows,
//! colours aside. A line `…` stands for any number of lines. Commands that are not to be run, such as installing, stand
//! in blocks marked `sh`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Run, examples_in_help, verbs_in_help};
use crate::support::{empty_folder, release};

/// A command of a session and the lines below it.
#[derive(Debug, PartialEq, Eq)]
struct Step<'a> {
    /// Line in the file, from 1.
    line: usize,
    command: &'a str,
    output: Vec<&'a str>,
}

#[test]
fn the_readme_shows_what_happens() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("README.md is there");
    let steps = steps(&readme);
    assert!(!steps.is_empty(), "README.md shows no session");
    let place = empty_directory("readme");
    for step in steps {
        let shown = Run::shell(step.command).within(&place).env("NO_COLOR", "1").terminal(80).errors_with_output().go().stdout;
        let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
        assert!(agree(&step.output, &lines), "README.md:{}: `{}` now shows:\n{shown}", step.line, step.command);
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

/// Where commands may leave files.
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
        // An empty line sets the next command apart.
        while step.output.last().is_some_and(|line| line.is_empty()) {
            step.output.pop();
        }
    }
    steps
}

/// Whether lines are as expected, `…` standing for any number of them; empty lines at the end do not count.
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
