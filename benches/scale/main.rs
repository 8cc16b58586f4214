//! Benchmark of how the program scales with its data: lookups, searches and moves in catalogs of a thousand to a million roles,
//! about a gigabyte of NDJSON, next to `wc`, `fzf` and `jq` on the same files, all measured in one run:
//! `cargo bench --bench scale`, or `-- --sizes 1000,10000` for some sizes only.
//!
//! The catalogs are generated and always the same (`generate`); `-- --generate 1000000 --format ndjson` writes one. They are
//! written to the target directory once, 2 GB besides the images, and read with a warm cache. Commands take turns in rounds, slow
//! ones in fewer; medians are compared, and where other work competes for the CPU, the lowest tenth is more reliable. What
//! depends on the position in the file or on the pair of roles is measured for several, and the worst counts. This is a script
//! for people to read: nothing fails when a limit is missed, and a command that fails is reported in its row.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a script talks to the terminal")]
#![allow(clippy::indexing_slicing, reason = "a script may stop at its own mistakes")]

#[path = "../common/mod.rs"]
mod common;
mod facts;
mod generate;
mod job_families;
mod rng;
mod table;
mod times;
mod words;
mod work;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use common::{Result, build, floor, require};
use facts::Facts;
use generate::{Catalog, Form};
use table::Measurement;
use times::Times;
use work::{Programs, Work};

/// Required tools, with their Debian packages.
const NEEDED: [(&str, &str); 2] = [("hyperfine", "hyperfine"), ("/usr/bin/time", "time")];

/// Measure, or write a catalog
#[derive(Parser)]
struct Arguments {
    /// Measure with catalogs of so many roles, the smallest first
    #[arg(long, value_name = "ROLES", value_delimiter = ',', default_value = "1000,10000,100000,1000000")]
    sizes: Vec<usize>,

    /// Measure this program instead of building one
    #[arg(long, value_name = "PATH")]
    career: Option<PathBuf>,

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
    let facts = Facts::ask(Path::new(env!("CARGO_BIN_EXE_career")))?;
    let Some(roles) = arguments.generate else { return measure(arguments, &facts) };
    let mut to = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    Catalog::new(&facts, roles).write(arguments.format, &mut to)?;
    Ok(to.flush()?)
}

fn measure(arguments: &Arguments, facts: &Facts) -> Result<()> {
    require(&NEEDED)?;
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    fs::create_dir_all(&place)?;
    let career = arguments.career.clone().map_or_else(|| build(&place.join("../.."), &[]), Ok)?;
    let programs = Programs::new(career, floor(&place)?);
    let mut sizes = Vec::new();
    for roles in &arguments.sizes {
        let work = Work::prepare(&place, &Catalog::new(facts, *roles), &programs)?;
        let times = Times::take(&place, &work.commands())?;
        sizes.push(Measurement { work, times });
    }
    table::print(&sizes);
    Ok(())
}
