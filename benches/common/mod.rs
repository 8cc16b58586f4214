//! Shared by the benchmarks: building the programs, and measuring time and memory of command lines.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Statistics of many runs.
#[derive(Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) median: f64,
    /// The first decile: one run in ten is faster.
    pub(crate) lowest_tenth: f64,
}

impl Measured {
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
        Self { median: at(values.len() / 2), lowest_tenth: at(values.len() / 10) }
    }

    pub(crate) fn exactly(value: f64) -> Self {
        Self { median: value, lowest_tenth: value }
    }

    pub(crate) fn over(self, other: Self) -> Self {
        Self { median: self.median / other.median, lowest_tenth: self.lowest_tenth / other.lowest_tenth }
    }
}

/// The runs of a command line, in seconds.
#[derive(Deserialize)]
#[allow(dead_code, reason = "not every benchmark asks for all")]
pub(crate) struct Timed {
    pub(crate) command: String,
    pub(crate) times: Vec<f64>,
    /// Average CPU time in user space.
    pub(crate) user: f64,
    /// Average CPU time in the kernel.
    pub(crate) system: f64,
}

/// Times command lines one after the other with hyperfine, each `runs` times.
pub(crate) fn time(place: &Path, commands: &[String], warmup: usize, runs: usize) -> Result<Vec<Timed>> {
    #[derive(Deserialize)]
    struct Export {
        results: Vec<Timed>,
    }
    let export = place.join("hyperfine.json");
    let mut hyperfine = Command::new("hyperfine");
    hyperfine.args(["-N", "--style", "none", "--warmup", &warmup.to_string(), "--runs", &runs.to_string(), "--export-json"]);
    succeed(hyperfine.arg(&export).args(commands).stderr(Stdio::null()))?;
    let read: Export = serde_json::from_slice(&fs::read(&export)?)?;
    Ok(read.results)
}

/// Splits a command line at spaces, except between single quotes.
pub(crate) fn arguments(command: &str) -> Vec<String> {
    let mut arguments = vec![String::new()];
    let mut quoted = false;
    for letter in command.chars() {
        match (letter, arguments.last_mut()) {
            ('\'', _) => quoted = !quoted,
            (' ', _) if !quoted => arguments.push(String::new()),
            (letter, last) => last.into_iter().for_each(|last| last.push(letter)),
        }
    }
    arguments
}

/// Builds the program with the release profile; with a target, linked statically for it.
pub(crate) fn build(target_dir: &Path, target: &[&str]) -> Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--bin", "career", "--target-dir"]).arg(target_dir).args(target);
    if !target.is_empty() {
        cargo.env("RUSTFLAGS", "-C target-feature=+crt-static");
    }
    succeed(cargo.current_dir(env!("CARGO_MANIFEST_DIR")))?;
    let path = target.get(1).map_or_else(|| target_dir.to_owned(), |target| target_dir.join(target));
    Ok(path.join("release/career").canonicalize()?)
}

/// Builds a minimal Rust program with the release profile of `career`, as the baseline.
pub(crate) fn floor(place: &Path) -> Result<PathBuf> {
    let directory = place.join("floor");
    fs::create_dir_all(directory.join("src"))?;
    fs::write(directory.join("src/main.rs"), "fn main() {\n    println!(\"Hello, world!\");\n}\n")?;
    let manifest = include_str!("../../Cargo.toml");
    let profile = manifest.split("\n\n").find(|table| table.starts_with("[profile.release]")).ok_or("no release profile")?;
    let head = "[package]\nname = \"floor\"\nedition = \"2024\"\n\n[workspace]\n\n";
    fs::write(directory.join("Cargo.toml"), format!("{head}{profile}\n"))?;
    let target = directory.join("target");
    succeed(
        Command::new(env!("CARGO")).args(["build", "--quiet", "--release", "--target-dir"]).arg(&target).current_dir(&directory),
    )?;
    Ok(target.join("release/floor"))
}

/// Fails when one of the tools, given with their Debian packages, is not installed.
pub(crate) fn require(tools: &[(&str, &str)]) -> Result<()> {
    match tools.iter().find(|(tool, _)| !runs(tool)) {
        Some((tool, package)) => Err(format!("{tool} is missing; `apt-get install {package}` has it").into()),
        None => Ok(()),
    }
}

pub(crate) fn runs(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

pub(crate) fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
