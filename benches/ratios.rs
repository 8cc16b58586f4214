//! Benchmark of the program relative to a Rust hello world and to well-known tools, all measured in one run:
//! `cargo bench --bench ratios`.
//!
//! Wall times come from many short rounds in which every command has a turn, so that changes in the speed of the machine affect
//! all alike; medians over all rounds are compared. Where other work competes for the CPU, look at the lowest tenth instead, the
//! times of undisturbed runs. Instructions are those in user space. This is a script for people to read: nothing fails when a
//! limit is missed, since times on a busy machine prove nothing.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a script talks to the terminal")]

mod common;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use common::{Measured, Result, arguments, build, floor, output, require, runs};

/// Required tools, with their Debian packages.
const NEEDED: [(&str, &str); 3] = [("hyperfine", "hyperfine"), ("valgrind", "valgrind"), ("/usr/bin/time", "time")];
/// The number of rounds.
const ROUNDS: usize = 20;
/// Runs per round.
const RUNS: usize = 30;
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// The quantity compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Wall time in seconds.
    Wall,
    /// Instructions in user space.
    Instructions,
    /// Largest resident set, in KiB.
    Memory,
}

/// A row of the report: one command line measured against another.
struct Work {
    name: &'static str,
    measure: Measure,
    command: String,
    rival: Rival,
    /// The upper limit of the ratio.
    limit: f64,
}

/// The command to compare with.
#[derive(Clone)]
struct Rival {
    name: &'static str,
    /// `None` when it is not installed.
    command: Option<String>,
}

fn main() -> ExitCode {
    match report() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<()> {
    require(&NEEDED)?;
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ratios");
    fs::create_dir_all(&place)?;
    let works = works(&place)?;
    let times = wall_times(&place, &works)?;
    println!("{:<34} {:>6} {:>9} {:>13}  verdict", "work", "limit", "measured", "lowest tenth");
    for work in &works {
        println!("{}", line(work, &times)?);
    }
    println!("\n{:>9} {:>13}  command", "ms", "lowest tenth");
    for command in commands(&works) {
        let Measured { median, lowest_tenth } = times.get(&command).copied().ok_or("a command was not timed")?;
        println!("{:>9.3} {:>13.3}  {command}", median * 1e3, lowest_tenth * 1e3);
    }
    Ok(())
}

/// All measurements, one per line.
fn works(place: &Path) -> Result<Vec<Work>> {
    let career = build(&place.join("../.."), &[])?;
    let on_floor = floor(place)?;
    let floor = Rival { name: "hello world", command: Some(on_floor.display().to_string()) };
    let plain = |name, arguments: &str, limit| Work {
        name,
        measure: Measure::Wall,
        command: format!("{} {arguments}", career.display()),
        rival: floor.clone(),
        limit,
    };
    let show = "show api-engineer";
    let mut works = vec![
        plain("show", show, 1.15),
        Work { measure: Measure::Instructions, ..plain("show, instructions", show, 2.3) },
        Work { measure: Measure::Memory, ..plain("show, memory", show, 1.4) },
        plain("search", "search kubernetes", 1.35),
        plain("compare", "compare api-engineer backend-engineer", 1.5),
        plain("path", "path help-desk-technician cloud-architect", 1.5),
        plain("next", "next help-desk-technician", 1.5),
        plain("list", "list", 1.4),
        plain("list as table", "list --format table", 3.0),
    ];
    match build(&place.join("static"), &["--target", TARGET]) {
        Ok(linked) => {
            let command = format!("{} {show}", linked.display());
            works.push(Work { command, ..plain("show, static build", show, 0.9) });
        }
        Err(error) => eprintln!("no static build: {error}"),
    }
    works.push(Work { rival: embedded(&career, "list"), ..plain("list, own data cached", &own_data(place, "list")?, 1.5) });
    works.push(Work { rival: embedded(&career, show), ..plain("show, own data cached", &own_data(place, show)?, 1.5) });
    works.push(Work { rival: tealdeer(place, &career)?, ..plain("show", show, 0.95) });
    works.push(Work { rival: fzf(place, &career)?, ..plain("search", "search kubernetes", 0.5) });
    works.push(Work { rival: jq(place, &career)?, ..plain("show", show, 0.03) });
    Ok(works)
}

/// The arguments of a command over the embedded roles and one of a file, whose image is cached by the first round.
fn own_data(place: &Path, arguments: &str) -> Result<String> {
    let file = place.join("own.csv");
    fs::write(&file, "id,title\nquilt-keeper,Quilt Keeper\n")?;
    Ok(format!("--data {} {arguments}", file.display()))
}

/// The same question to the embedded roles alone.
fn embedded(career: &Path, arguments: &str) -> Rival {
    Rival { name: "embedded", command: Some(format!("{} {arguments}", career.display())) }
}

/// The facts of a role as a page that tealdeer draws.
fn tealdeer(place: &Path, career: &Path) -> Result<Rival> {
    let page = place.join("page.md");
    let mut markdown = "# api-engineer\n".to_owned();
    for line in output(Command::new(career).args(["show", "api-engineer"]))?.lines().filter(|line| !line.is_empty()) {
        write!(markdown, "\n- {line}:\n\n`career`\n")?;
    }
    fs::write(&page, markdown)?;
    Ok(rival("tldr", "tealdeer", format!("tldr --render {}", page.display())))
}

/// Filters the list of roles with fzf; the shell that feeds it counts, as in actual use.
fn fzf(place: &Path, career: &Path) -> Result<Rival> {
    let list = place.join("list.tsv");
    fs::write(&list, output(Command::new(career).arg("list"))?)?;
    Ok(rival("fzf", "fzf --filter", format!("sh -c 'fzf --filter kubernetes <{}'", list.display())))
}

/// Extracts the same page from the JSON of all roles with jq.
fn jq(place: &Path, career: &Path) -> Result<Rival> {
    let ids = output(Command::new(career).arg("list"))?;
    let ids = ids.lines().filter_map(|line| line.split('\t').next());
    let export = place.join("roles.json");
    fs::write(&export, output(Command::new(career).args(["--json", "show"]).args(ids))?)?;
    Ok(rival("jq", "jq on all roles", format!("jq '.roles[]|select(.id==\"api-engineer\")' {}", export.display())))
}

fn rival(tool: &str, name: &'static str, command: String) -> Rival {
    Rival { name, command: runs(tool).then_some(command) }
}

/// The command lines to time, without duplicates.
fn commands(works: &[Work]) -> Vec<String> {
    let mut commands = Vec::new();
    for work in works.iter().filter(|work| work.measure == Measure::Wall) {
        for command in work.rival.command.iter().chain([&work.command]) {
            if !commands.contains(command) {
                commands.push(command.clone());
            }
        }
    }
    commands
}

/// Wall times in seconds, by command line.
fn wall_times(place: &Path, works: &[Work]) -> Result<HashMap<String, Measured>> {
    let mut times: HashMap<String, Vec<f64>> = HashMap::new();
    for round in 1..=ROUNDS {
        eprint!("\rround {round} of {ROUNDS} ");
        for timed in common::time(place, &commands(works), 3, RUNS)? {
            times.entry(timed.command).or_default().extend(timed.times);
        }
    }
    eprint!("\r");
    Ok(times.into_iter().map(|(command, times)| (command, Measured::of(times))).collect())
}

fn line(work: &Work, times: &HashMap<String, Measured>) -> Result<String> {
    let name = format!("{} / {}", work.name, work.rival.name);
    let Some(rival) = &work.rival.command else {
        return Ok(format!("{name:<34} {:>6} {:>9} {:>13}  not installed", work.limit, "-", "-"));
    };
    let measured = |command: &String| match work.measure {
        Measure::Wall => times.get(command).copied().ok_or_else(|| format!("{command} was not timed").into()),
        Measure::Instructions => instructions(command).map(Measured::exactly),
        Measure::Memory => memory(command),
    };
    let Measured { median: ratio, lowest_tenth: lowest } = measured(&work.command)?.over(measured(rival)?);
    let verdict = if ratio <= work.limit { "kept" } else { "MISSED" };
    Ok(format!("{name:<34} {:>6} {ratio:>9.3} {lowest:>13.3}  {verdict}", work.limit))
}

/// Instructions of one run, counted by callgrind.
fn instructions(command: &str) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).args(arguments(command));
    let told = valgrind.stdout(Stdio::null()).output()?.stderr;
    let told = String::from_utf8_lossy(&told).into_owned();
    let count = told.lines().find_map(|line| line.split_once("Collected :")).ok_or("valgrind counted nothing")?.1;
    Ok(count.trim().parse()?)
}

/// Largest resident set in KiB. GNU time starts programs from a small process; one started from here would be charged for this
/// process.
fn memory(command: &str) -> Result<Measured> {
    let once = || -> Result<f64> {
        let mut time = Command::new("/usr/bin/time");
        let told = time.args(["-f", "%M"]).args(arguments(command)).stdout(Stdio::null()).output()?.stderr;
        Ok(String::from_utf8(told)?.trim().parse()?)
    };
    Ok(Measured::of((0..RUNS).map(|_| once()).collect::<Result<_>>()?))
}
