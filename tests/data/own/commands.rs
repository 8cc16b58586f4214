//! End-to-end tests of `check` and `compile`.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};

use super::Ladder;
use crate::program::{Run, career};

#[test]
fn github_is_told_of_each_problem_on_a_line() {
    let ladder = Ladder::empty("github");
    ladder.write("sage.json", "{\"id\":\"sage\",\"title\":\"Sa%ge,\",\"level\":\"a:b,\\n::error::c\\u001b[31m\"}");
    let outcome = career(["check", "./sage.json", "--format", "github"]).within(&ladder.0).go();
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(2), ""));
    let expected = "::error file=sage.json,line=1,col=39,title=level::holds the control character U+000A (remove it)\n\
         ::error file=sage.json,line=1,col=39,title=level::unknown level `a:b,\u{fffd}::error::c\u{fffd}[31m` \
         (one of entry, mid, senior, lead, executive)\n";
    assert_eq!(outcome.stdout, expected);
    for verb in [&["list"][..], &["show", "sre"], &["next", "sre"]] {
        let outcome = career(verb).with(["--format", "github"]).go();
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{verb:?}");
        assert!(outcome.stderr.contains("this answer is not about lines of files"), "{}", outcome.stderr);
    }
}

#[test]
fn what_is_not_listed_is_counted_in_every_format() {
    let ladder = Ladder::empty("unlisted");
    let lines = (0..10_007).map(|n| format!("{{\"id\":\"Bad {n}\",\"title\":\"T {n}\"}}\n")).collect::<Vec<_>>().concat();
    ladder.write("many.ndjson", lines);
    for format in ["table", "csv", "github"] {
        let outcome = career(["check", "many.ndjson", "--format", format]).within(&ladder.0).go();
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stdout.contains("and 7 more errors"), "{format}");
    }
    let json = career(["check", "many.ndjson", "--json"]).within(&ladder.0).go().stdout;
    assert!(json.contains("\"errors\":10007,\"warnings\":0,") && json.contains("\"unlisted\":{\"errors\":7,\"warnings\":0}"));
    let outcome = career(["list", "--data", "many.ndjson"]).within(&ladder.0).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert!(outcome.stderr.contains("\n  and 9907 more\n"));
}

#[test]
fn images_are_checked_to_the_last_byte() {
    let ladder = Ladder::empty("images");
    ladder.write("sage.csv", "id,title\nsage,Sage\n");
    let run = |line: &str| Run::shell(line).within(&ladder.0).go();
    run("career compile sage.csv -o sage.career").answer();
    assert_eq!(run("career check sage.career").answer(), "");
    let mut bytes = fs::read(ladder.0.join("sage.career")).unwrap();
    let at = bytes.len() - 100;
    bytes[at] ^= 1;
    ladder.write("flipped.career", &bytes);
    ladder.write("cut.career", &bytes[..2000]);
    let outcome = run("career check flipped.career cut.career");
    assert_eq!(outcome.code, Some(2));
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("2000 bytes where it states") && lines[1].contains("a damaged catalog image"));
    assert_eq!(run("career check").answer(), "");
}

#[test]
fn compile_replaces_files_alone_and_keeps_links() {
    let ladder = Ladder::empty("targets");
    ladder.write("sage.csv", "id,title\nsage,Sage\n");
    let compile = |to: &str| career(["compile", "sage.csv", "--only", "-o", to]).within(&ladder.0).go();
    symlink("sage.career", ladder.0.join("link")).unwrap();
    ladder.write("sage.career", "old");
    compile("link").answer();
    assert!(fs::symlink_metadata(ladder.0.join("link")).unwrap().is_symlink());
    assert!(fs::read(ladder.0.join("sage.career")).unwrap().starts_with(b"career"));
    // A named pipe is a harmless example of a file that must not be replaced.
    Run::shell("mkfifo pipe").within(&ladder.0).go().answer();
    for (to, why) in [
        ("pipe", "pipe: it is no regular file, and would be replaced by one"),
        (".", ".: is a directory"),
        ("no/such/file", "no/such/file: its folder is not there; make it first"),
        ("-", "a compiled file is not written to a pipe"),
    ] {
        let outcome = compile(to);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{to}");
        assert!(outcome.stderr.starts_with(&format!("error: {why}\n")), "{}", outcome.stderr);
    }
    assert!(fs::metadata(ladder.0.join("pipe")).unwrap().file_type().is_fifo());
    assert!(fs::read_dir(&ladder.0).unwrap().all(|entry| !entry.unwrap().path().to_string_lossy().ends_with(".part")));
}

#[test]
fn data_comes_from_anywhere() {
    let ladder = Ladder::empty("anywhere");
    ladder.write("sage.ndjson", "{\"id\":\"sage\",\"title\":\"Sage\"}\n");
    symlink("sage.ndjson", ladder.0.join("link.ndjson")).unwrap();
    for line in [
        "career show sage --data - < sage.ndjson",
        "cat sage.ndjson | career show sage --data /dev/stdin",
        "mkfifo pipe; cat sage.ndjson > pipe & career show sage --data pipe",
        "career show sage --data link.ndjson",
        "CAREER_DATA=sage.ndjson career show sage --only",
        "printf 'id,title\\nsage,Sage\\n' | career show sage --data - --only",
    ] {
        let page = Run::shell(line).within(&ladder.0).go().answer();
        assert!(page.starts_with("Sage: sage\n"), "{line}: {page}");
    }
    for line in ["career list --only", "career compile -o x"] {
        assert_eq!(Run::shell(line).within(&ladder.0).go().code, Some(2), "{line}");
    }
}
