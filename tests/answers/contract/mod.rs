//! The contract with scripts: output conforms to its schema and format, whatever data and arguments contain.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod escapes;
mod exports;
mod formats;
mod invocations;
mod schemas;

use std::process::{Command, Output};

/// Runs the program with pipes and an empty environment.
fn career<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command.env_clear().args(args).output().expect("the program starts")
}

/// Standard output of a run that must succeed.
fn printed(args: &[&str]) -> String {
    let output = career(args);
    assert!(output.status.success(), "career {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}
