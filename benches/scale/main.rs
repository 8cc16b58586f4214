//! How the program does with catalogs of a thousand to a million roles: `cargo bench --bench scale`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a script talks to the terminal")]
#![allow(clippy::indexing_slicing, reason = "a script may stop at its own mistakes")]

#[path = "../common/mod.rs"]
mod common;
mod crafts;
mod dice;
mod facts;
mod generate;
mod words;

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use common::Result;
use facts::Facts;
use generate::{Catalog, Form};

/// What to do; nothing measures.
#[derive(Parser)]
struct Arguments {
    /// Write a catalog of so many roles to standard output
    #[arg(long, value_name = "ROLES")]
    generate: Option<usize>,

    /// The form of the catalog
    #[arg(long, value_enum, default_value = "ndjson")]
    format: Form,

    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    if let Some(roles) = arguments.generate {
        let facts = Facts::ask(Path::new(env!("CARGO_BIN_EXE_career")))?;
        let mut to = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        Catalog::new(&facts, roles).write(arguments.format, &mut to)?;
        to.flush()?;
    }
    Ok(())
}
