//! The contract with scripts: what leaves the program has the shape that it says it has, in every format, whatever the data
//! and the arguments hold.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod escapes;
mod exports;
mod formats;
mod invocations;
mod schemas;

use std::process::{Command, Output};

/// Runs the program in a pipe, in an environment that says nothing of terminals, pagers or colours.
fn career<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command.env_clear().args(args).output().expect("the program starts")
}

/// What the program prints when it succeeds.
fn printed(args: &[&str]) -> String {
    let output = career(args);
    assert!(output.status.success(), "career {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}
