//! Data in shapes that were found to make work grow with its square: each is checked at some size and at four times that, and the
//! growth of time and memory is printed beside the limit: `cargo bench --bench hostile`.
//!
//! Four times the data may take at most six times as long and as much memory: linear, with room for sorting and for caches that
//! overflow. This is a script for people to read: nothing fails when a limit is missed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a script talks to the terminal")]

#[path = "common/mod.rs"]
#[allow(dead_code, reason = "this benchmark asks for a part of it")]
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use common::{Result, build, require};

/// Most that time and memory may grow for four times the data.
const MOST_GROWTH: f64 = 6.0;
/// Runs of which the fastest counts.
const RUNS: usize = 3;

/// A shape: its name, the smaller size, and the lines of a file of some size.
type Shape = (&'static str, usize, fn(usize) -> String);

const SHAPES: [Shape; 6] = [
    ("a chain whose last needs all", 20_000, |size| {
        let all = (0..size - 1).map(name).collect::<Vec<_>>().join("\",\"");
        let needs = |at: usize| if at + 1 < size { name(at + 1) } else { all.clone() };
        (0..size).map(|at| role(at, "prerequisites", &needs(at))).collect()
    }),
    ("every next role misspelt", 20_000, |size| (0..size).map(|at| role(at, "next", &format!("rolle-{at}"))).collect()),
    ("a reference of a megabyte", 1_000_000, |size| {
        (0..1000).map(|at| role(at, "next", "")).collect::<String>() + &role(1000, "next", &"a".repeat(size))
    }),
    ("one role that leads to all", 20_000, |size| {
        let all = (0..size).map(name).collect::<Vec<_>>().join("\",\"");
        (0..size).map(|at| role(at, "next", "")).collect::<String>() + &role(size, "related", &all)
    }),
    ("one name for all", 20_000, |size| (0..size).map(|at| titled(at, "Sage")).collect()),
    ("a new word in every title", 50_000, |size| (0..size).map(|at| titled(at, &format!("w{at:x} of a role"))).collect()),
];

fn name(at: usize) -> String {
    format!("role-{at}")
}

fn titled(at: usize, title: &str) -> String {
    format!("{{\"id\":\"{}\",\"title\":\"{title}\"}}\n", name(at))
}

fn role(at: usize, relation: &str, to: &str) -> String {
    let to = if to.is_empty() { String::new() } else { format!(",\"{relation}\":[\"{to}\"]") };
    format!("{{\"id\":\"{0}\",\"title\":\"{0}\"{to}}}\n", name(at))
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    require(&[("/usr/bin/time", "time")])?;
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&place)?;
    let career = build(&place.join("../.."), &[])?;
    println!("{:32} {:>8} {:>9} {:>9} {:>7} {:>8}", "shape", "MB", "seconds", "MB used", "time x", "memory x");
    for (shape, size, text) in SHAPES {
        let small = measure(&career, &place, &text(size))?;
        let large = measure(&career, &place, &text(4 * size))?;
        let growth = [large.seconds / small.seconds, large.memory / small.memory];
        let verdict = if growth.iter().all(|growth| *growth <= MOST_GROWTH) { "" } else { "too much" };
        println!(
            "{shape:32} {:8.1} {:9.2} {:9.1} {:7.1} {:8.1} {verdict}",
            large.size, large.seconds, large.memory, growth[0], growth[1]
        );
    }
    Ok(())
}

struct Measured {
    /// Megabytes of data.
    size: f64,
    seconds: f64,
    /// Megabytes of memory.
    memory: f64,
}

#[allow(clippy::cast_precision_loss, reason = "a script for people")]
fn measure(career: &PathBuf, place: &Path, text: &str) -> Result<Measured> {
    let file = place.join("shape.ndjson");
    fs::write(&file, text)?;
    let mut measured = Measured { size: text.len() as f64 / 1e6, seconds: f64::INFINITY, memory: 0.0 };
    for _ in 0..RUNS {
        let begun = Instant::now();
        // Most of these have mistakes, so the exit code says nothing.
        let mut check = Command::new("/usr/bin/time");
        let output = check.args(["-f", "%M"]).arg(career).args(["check", "--only"]).arg(&file).stdout(Stdio::null()).output()?;
        measured.seconds = measured.seconds.min(begun.elapsed().as_secs_f64());
        let told = String::from_utf8_lossy(&output.stderr);
        let kilobytes = told.lines().last().and_then(|line| line.trim().parse::<f64>().ok()).ok_or("no memory is told")?;
        measured.memory = kilobytes / 1e3;
    }
    Ok(measured)
}
