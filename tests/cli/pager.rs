//! The pager: when it is used, how it is called, and with what in its environment.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::program::{Run, career};

/// Prints what it gets in `LESS`, then nothing of the answer.
const SAYS_LESS: &str = "sh -c 'printf \"<%s>\" \"$LESS\"; cat >/dev/null'";

fn paged(pager: &str) -> Run {
    career(["list"]).terminal(80).env("CAREER_PAGER", pager)
}

#[test]
fn the_command_is_split_as_a_shell_would() {
    assert_eq!(paged("sh -c 'echo \"$0, $1\"; cat >/dev/null' 'one word' two\\ words").go().answer(), "one word, two words\n");
}

#[test]
fn less_passes_colours_whatever_else_it_is_told() {
    assert_eq!(paged(SAYS_LESS).go().answer(), "<FRX>");
    assert_eq!(paged(SAYS_LESS).env("LESS", "-j10").go().answer(), "<-R -j10>");
    assert_eq!(paged(SAYS_LESS).env("LESS", "-j10").env("NO_COLOR", "1").go().answer(), "<-j10>", "nothing to pass");
}

/// The first lines of a table stay on the screen; a page that is none scrolls as a whole, and what a user set holds.
#[test]
fn less_keeps_the_header_of_a_table() {
    let told = |command: &[&str]| {
        let pager = "sh -c 'printf \"<%s>\" \"$LESSKEY_CONTENT\"; cat >/dev/null'";
        career(command).terminal(80).env("CAREER_PAGER", pager)
    };
    let keep = |lines: u8| format!("<#env;#version >= 668 LESS = --header={lines} ${{LESS}}>");
    assert_eq!(told(&["list"]).go().answer(), keep(1));
    assert_eq!(told(&["list", "--fields", "id,title"]).go().answer(), keep(1));
    assert_eq!(told(&["path", "--from", "sre", "--reach", "2"]).go().answer(), keep(3), "a title, its rule and the columns");
    for no_table in [&["show", "sre"][..], &["next", "sre"], &["list", "--no-header", "--fields", "id"], &["export"]] {
        assert_eq!(told(no_table).go().answer(), "<>", "{no_table:?}");
    }
    assert_eq!(told(&["list"]).env("LESSKEY_CONTENT", "mine").go().answer(), "<mine>");
}

#[test]
fn a_terminal_of_unknown_kind_has_neither_pager_nor_colour() {
    for kind in ["", "dumb"] {
        let answer = paged(SAYS_LESS).env("TERM", kind).go().answer();
        assert!(answer.lines().count() > 24 && !answer.contains('\u{1b}'), "TERM={kind}");
    }
}

#[test]
fn a_pager_below_the_home_directory_is_found() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pager");
    fs::create_dir_all(home.join("bin")).unwrap();
    let pager = home.join("bin/pager");
    fs::write(&pager, "#!/bin/sh\ncat >/dev/null\necho mine\n").unwrap();
    fs::set_permissions(&pager, fs::Permissions::from_mode(0o755)).unwrap();
    let run = paged("~/bin/pager").env("HOME", home.to_str().unwrap());
    assert_eq!(run.go().answer(), "mine\n");
}
