//! Times command lines that take from a millisecond to a minute.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::common::{Measured, Result, Timed, arguments, time};

/// Most rounds in which a command has a turn.
const ROUNDS: usize = 10;
/// Runs of a quick command per round.
const RUNS: usize = 10;
/// A quick command takes at most this many seconds.
const QUICK: f64 = 0.03;
/// Seconds for a slow command over all rounds; it runs at least twice.
const PATIENCE: f64 = 5.0;

/// Why a figure is missing.
#[derive(Clone, Debug)]
pub(crate) enum Trouble {
    NotInstalled,
    /// The first line of the error message.
    Failed(String),
}

pub(crate) type Outcome<T> = std::result::Result<T, Trouble>;

/// Statistics of the runs of a command.
#[derive(Clone, Copy)]
pub(crate) struct Timing {
    /// Wall time in seconds.
    pub(crate) wall: Measured,
    /// Average CPU time of all cores, in seconds.
    pub(crate) processor: f64,
    /// Largest resident set in MiB.
    pub(crate) memory: f64,
}

/// The first run, which shows whether a command works.
struct Attempt {
    seconds: f64,
    memory: f64,
}

/// Timings by command line.
pub(crate) struct Times(HashMap<String, Outcome<Timing>>);

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled => formatter.write_str("not installed"),
            Self::Failed(said) => write!(formatter, "failed: {said}"),
        }
    }
}

impl From<&Trouble> for Trouble {
    fn from(trouble: &Trouble) -> Self {
        trouble.clone()
    }
}

impl Times {
    /// Runs every command once, in order, to check that it works, to estimate its time and to warm the caches; then times the
    /// working ones in rounds.
    pub(crate) fn take(place: &Path, commands: &[String]) -> Result<Self> {
        let mut times = HashMap::new();
        let mut working: Vec<(&String, Attempt, Vec<Timed>)> = Vec::new();
        for command in commands {
            eprint!("\r\x1b[K{}", command.chars().take(110).collect::<String>());
            match attempt(command)? {
                Ok(attempt) => working.push((command, attempt, Vec::new())),
                Err(trouble) => drop(times.insert(command.clone(), Err(trouble))),
            }
        }
        for round in 0..ROUNDS {
            eprint!("\r\x1b[Kround {} of {ROUNDS} ", round + 1);
            for (warmup, runs) in [(1, RUNS), (0, 1)] {
                let turn = |attempt: &Attempt| attempt.runs() == runs && round < attempt.rounds();
                let commands: Vec<_> = working.iter().filter(|(_, first, _)| turn(first)).map(|(it, ..)| (*it).clone()).collect();
                if commands.is_empty() {
                    continue;
                }
                for timed in time(place, &commands, warmup, runs)? {
                    let of = working.iter_mut().find(|(command, ..)| **command == timed.command);
                    of.ok_or("a command was timed that nobody asked for")?.2.push(timed);
                }
            }
        }
        eprint!("\r\x1b[K");
        times.extend(working.into_iter().map(|(command, first, turns)| (command.clone(), Ok(Timing::of(&first, &turns)))));
        Ok(Self(times))
    }

    pub(crate) fn of(&self, command: &str) -> Outcome<Timing> {
        self.0.get(command).cloned().unwrap_or_else(|| Err(Trouble::Failed("was not timed".to_owned())))
    }
}

impl Timing {
    #[allow(clippy::cast_precision_loss, reason = "turns are few")]
    fn of(first: &Attempt, turns: &[Timed]) -> Self {
        let processor = turns.iter().map(|turn| turn.user + turn.system).sum::<f64>() / turns.len() as f64;
        let wall = Measured::of(turns.iter().flat_map(|turn| &turn.times).copied().collect());
        Self { wall, processor, memory: first.memory }
    }
}

impl Attempt {
    /// Runs of the command per round.
    fn runs(&self) -> usize {
        if self.seconds <= QUICK { RUNS } else { 1 }
    }

    /// The number of rounds in which it runs.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time is positive, and rounds are few")]
    fn rounds(&self) -> usize {
        if self.seconds <= QUICK { ROUNDS } else { ((PATIENCE / self.seconds) as usize).clamp(2, ROUNDS) }
    }
}

/// Runs a command once. GNU time starts programs from a small process; one started from here would be charged for the memory of
/// this process.
fn attempt(command: &str) -> Result<Outcome<Attempt>> {
    let start = Instant::now();
    let mut time = Command::new("/usr/bin/time");
    let output = time.args(["-f", "%M"]).args(arguments(command)).stdout(Stdio::null()).output()?;
    let seconds = start.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        let memory: f64 = said.lines().last().ok_or("time told nothing")?.trim().parse()?;
        return Ok(Ok(Attempt { seconds, memory: memory / 1024.0 }));
    }
    let said = said.strip_prefix("error: ").unwrap_or(&said);
    // The line after a colon has the cause.
    let said = said.replace(":\n", ":");
    Ok(Err(Trouble::Failed(said.lines().next().unwrap_or_default().to_owned())))
}
