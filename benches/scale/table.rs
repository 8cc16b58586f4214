//! Prints the figures, one column per size; limits and verdicts apply to the largest.

use std::fs;
use std::path::Path;

use super::times::{Outcome, Times, Trouble};
use super::work::Work;
use crate::common::Measured;

/// Largest growth of a lookup by id from the smallest size to the largest; above 1 because of noise.
const FLAT: f64 = 1.5;
/// Largest growth of a scan from one size to the next, relative to that of its file.
const LINEAR: f64 = 1.1;

type Measure = fn(&Measurement) -> Outcome<Measured>;

/// A limit for large catalogs.
struct Promise {
    work: &'static str,
    limit: Limit,
    measure: Measure,
}

/// A measurement that is compared from size to size.
struct Grown {
    work: &'static str,
    growth: Growth,
    measure: Measure,
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    fn shown(&self) -> String {
        match self {
            Self::AtMost(limit) => format!("<= {limit}"),
            Self::AtLeast(limit) => format!(">= {limit}"),
        }
    }

    fn holds(&self, measured: f64) -> bool {
        match self {
            Self::AtMost(limit) => measured <= *limit,
            Self::AtLeast(limit) => measured >= *limit,
        }
    }
}

/// How the time may grow with the catalog.
#[derive(Clone, Copy)]
enum Growth {
    /// Constant.
    Flat,
    /// Linear in the size of the file.
    Linear,
    /// No limit.
    Free,
}

const fn at_most(work: &'static str, limit: f64, measure: Measure) -> Promise {
    Promise { work, limit: Limit::AtMost(limit), measure }
}

const PROMISES: [Promise; 14] = [
    at_most("show from cached NDJSON / hello world", 2.0, |m| m.over(&m.work.show_cached, &m.work.hello)),
    at_most("  resident, MiB", 16.0, |m| m.most_memory([&m.work.show_cached])),
    at_most("show from image / hello world", 2.0, |m| m.over(&m.work.show, &m.work.hello)),
    at_most("path from image / hello world", 2.0, |m| m.over(&m.work.path[0], &m.work.hello)),
    at_most("next from image / hello world", 2.0, |m| m.over(&m.work.next, &m.work.hello)),
    at_most("  resident, MiB", 32.0, |m| m.most_memory([&m.work.show, &m.work.path[0], &m.work.next])),
    at_most("search from image / fzf --filter", 0.4, |m| worst(&m.work.search, |(ours, fzf)| m.over(ours, fzf.as_ref()?))),
    at_most("  resident / its", 1.0, |m| {
        worst(&m.work.search, |(ours, fzf)| Ok(Measured::exactly(m.memory(ours)? / m.memory(fzf.as_ref()?)?)))
    }),
    at_most("check + compile / wc -l", 6.0, |m| Ok(m.build()?.over(m.wall(&m.work.count)?))),
    at_most("  resident over the image, MiB", 256.0, |m| {
        let memory = m.most_memory([&m.work.check, &m.work.compile])?;
        Ok(Measured::exactly(memory.median - mebibytes(&m.work.image)))
    }),
    at_most("path from image, median, ms", 5.0, |m| m.middle(&m.work.path).map(milliseconds)),
    at_most("path from image, worst, ms", 5.0, |m| worst(&m.work.path, |path| m.wall(path)).map(milliseconds)),
    at_most("similar from image, ms", 250.0, |m| m.wall(&m.work.similar).map(milliseconds)),
    Promise {
        work: "jq / show from cached NDJSON",
        limit: Limit::AtLeast(30.0),
        measure: |m| m.over(m.work.jq.as_ref()?, &m.work.show_cached),
    },
];

const fn grown(work: &'static str, growth: Growth, measure: Measure) -> Grown {
    Grown { work, growth, measure }
}

const GROWN: [Grown; 11] = [
    grown("hello world", Growth::Flat, |m| m.wall(&m.work.hello)),
    grown("wc -l", Growth::Linear, |m| m.wall(&m.work.count)),
    grown("show from cached NDJSON", Growth::Flat, |m| m.wall(&m.work.show_cached)),
    grown("check", Growth::Linear, |m| m.wall(&m.work.check)),
    grown("compile", Growth::Linear, |m| m.wall(&m.work.compile)),
    grown("show from image", Growth::Flat, |m| m.wall(&m.work.show)),
    grown("next from image", Growth::Flat, |m| m.wall(&m.work.next)),
    grown("path from image, median", Growth::Free, |m| m.middle(&m.work.path)),
    grown("path from image, worst", Growth::Free, |m| worst(&m.work.path, |path| m.wall(path))),
    grown("search from image, worst", Growth::Linear, |m| worst(&m.work.search, |(search, _)| m.wall(search))),
    grown("similar from image", Growth::Linear, |m| m.wall(&m.work.similar)),
];

/// A catalog with all its timings.
pub(crate) struct Measurement {
    pub(crate) work: Work,
    pub(crate) times: Times,
}

impl Measurement {
    fn wall(&self, command: &str) -> Outcome<Measured> {
        Ok(self.times.of(command)?.wall)
    }

    fn memory(&self, command: &str) -> Outcome<f64> {
        Ok(self.times.of(command)?.memory)
    }

    fn over(&self, ours: &str, theirs: &str) -> Outcome<Measured> {
        Ok(self.wall(ours)?.over(self.wall(theirs)?))
    }

    /// The total time of check and compile.
    fn build(&self) -> Outcome<Measured> {
        let (check, compile) = (self.wall(&self.work.check)?, self.wall(&self.work.compile)?);
        Ok(Measured { median: check.median + compile.median, lowest_tenth: check.lowest_tenth + compile.lowest_tenth })
    }

    fn middle(&self, commands: &[String]) -> Outcome<Measured> {
        let sorted = sorted(commands.iter().map(|command| self.wall(command)))?;
        Ok(sorted[sorted.len() / 2])
    }

    fn most_memory<'a>(&self, commands: impl IntoIterator<Item = &'a String>) -> Outcome<Measured> {
        worst(commands, |command| self.memory(command).map(Measured::exactly))
    }
}

fn worst<T>(of: impl IntoIterator<Item = T>, measure: impl Fn(T) -> Outcome<Measured>) -> Outcome<Measured> {
    Ok(sorted(of.into_iter().map(measure))?.pop().unwrap_or(Measured::exactly(f64::NAN)))
}

fn sorted(measured: impl Iterator<Item = Outcome<Measured>>) -> Outcome<Vec<Measured>> {
    let mut measured: Vec<_> = measured.collect::<Outcome<_>>()?;
    measured.sort_by(|a, b| a.median.total_cmp(&b.median));
    Ok(measured)
}

fn milliseconds(wall: Measured) -> Measured {
    Measured { median: wall.median * 1e3, lowest_tenth: wall.lowest_tenth * 1e3 }
}

/// The size of a file; NaN when it does not exist.
#[allow(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
fn mebibytes(file: &Path) -> f64 {
    fs::metadata(file).map_or(f64::NAN, |file| file.len() as f64 / 1024.0 / 1024.0)
}

pub(crate) fn print(sizes: &[Measurement]) {
    print_files(sizes);
    print_promises(sizes);
    print_growth(sizes);
    print_building(sizes);
}

fn print_heads(title: &str, sizes: &[Measurement], more: &str) {
    println!("\n{title:<34}{}{more}", row(sizes, |size| format!(" {:>10}", size.work.roles)));
}

fn row<T>(of: impl IntoIterator<Item = T>, cell: impl Fn(T) -> String) -> String {
    of.into_iter().map(cell).collect::<Vec<_>>().concat()
}

/// Formats a figure with its significant digits.
fn cell(figure: f64) -> String {
    let digits = match figure {
        figure if figure.is_nan() => return format!(" {:>10}", "-"),
        figure if figure.abs() >= 100.0 => 0,
        figure if figure.abs() >= 10.0 => 1,
        _ => 2,
    };
    format!(" {figure:>10.digits$}")
}

fn print_files(sizes: &[Measurement]) {
    print_heads("files, MiB", sizes, "");
    println!("{:<34}{}", "NDJSON", row(sizes, |size| cell(mebibytes(&size.work.ndjson))));
    println!("{:<34}{}", "CSV", row(sizes, |size| cell(mebibytes(&size.work.csv))));
    println!("{:<34}{}", "image", row(sizes, |size| cell(mebibytes(&size.work.image))));
}

fn print_promises(sizes: &[Measurement]) {
    print_heads("work", sizes, "  lowest tenth      limit  verdict");
    for Promise { work, limit, measure } in &PROMISES {
        let measured: Vec<_> = sizes.iter().map(measure).collect();
        let Some(largest) = measured.last() else { continue };
        let (lowest, verdict) = match largest {
            Ok(largest) if limit.holds(largest.median) => (largest.lowest_tenth, "kept".to_owned()),
            Ok(largest) => (largest.lowest_tenth, "MISSED".to_owned()),
            Err(trouble) => (f64::NAN, trouble.to_string()),
        };
        let cells = row(&measured, |measured| cell(median(measured)));
        println!("{work:<34}{cells}   {} {:>10}  {verdict}", cell(lowest), limit.shown());
    }
}

fn print_growth(sizes: &[Measurement]) {
    print_heads("milliseconds, and times the former", sizes, "  verdict");
    for Grown { work, growth, measure } in &GROWN {
        let measured: Vec<_> = sizes.iter().map(measure).collect();
        let seconds: Vec<f64> = measured.iter().map(median).collect();
        let trouble = measured.iter().rev().find_map(|measured| measured.as_ref().err());
        let verdict = trouble.map_or_else(|| verdict(*growth, &seconds, sizes).to_owned(), Trouble::to_string);
        println!("{work:<34}{}  {verdict}", row(&seconds, |seconds| cell(seconds * 1e3)));
        println!("{:<45}{}", "", row(seconds.windows(2), |pair| cell(pair[1] / pair[0])));
    }
}

fn median(measured: &Outcome<Measured>) -> f64 {
    measured.as_ref().map_or(f64::NAN, |measured| measured.median)
}

/// Whether the growth is within its limit.
fn verdict(growth: Growth, seconds: &[f64], sizes: &[Measurement]) -> &'static str {
    let files: Vec<f64> = sizes.iter().map(|size| mebibytes(&size.work.ndjson)).collect();
    let kept = match (growth, seconds) {
        (Growth::Flat, [first, .., last]) => last / first <= FLAT,
        (Growth::Linear, [_, _, ..]) => {
            seconds.windows(2).zip(files.windows(2)).all(|(time, file)| time[1] / time[0] <= file[1] / file[0] * LINEAR)
        }
        _ => return "",
    };
    match (growth, kept) {
        (Growth::Flat, true) => "flat",
        (Growth::Linear, true) => "no worse than linear",
        _ => "MISSED",
    }
}

fn print_building(sizes: &[Measurement]) {
    println!("\n{:<34} {:>10} {:>10} {:>10} {:>10} {:>10}", "building", "roles", "seconds", "processor", "cores", "MiB");
    for size in sizes {
        for (name, command) in [("check", &size.work.check), ("compile", &size.work.compile)] {
            let roles = size.work.roles;
            match size.times.of(command) {
                Ok(timing) => {
                    let wall = timing.wall.median;
                    let figures = row([wall, timing.processor, timing.processor / wall, timing.memory], cell);
                    println!("{name:<34} {roles:>10}{figures}");
                }
                Err(trouble) => println!("{name:<34} {roles:>10}  {trouble}"),
            }
        }
    }
}
