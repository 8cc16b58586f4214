//! The entry point of the `career` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    career::run(std::env::args_os()).into()
}
