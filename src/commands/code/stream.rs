//! The rows of a file, coded as they are read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::args::CodeArgs;
use crate::batch::{Cell, Form, Row, RowReader, RowWriter};
use crate::commands::request::Stream;
use crate::error::Error;
use crate::query::{CodedTitle, Scratch, TitleCoder};
use crate::view::words::grouped;

/// The names of what is added to a row.
const ADDED: [&str; 8] = ["role", "soc", "occupation", "score", "margin", "runner_up", "runner_up_soc", "by"];
/// Rows that are read before any is written: enough for all processors, and little memory.
const AT_ONCE: usize = 8192;
/// The most bytes of different titles that are kept with their answers.
const MOST_KEPT: usize = 24 << 20;
/// Below this score an answer is doubtful: it is as likely wrong.
const DOUBTFUL: f64 = 0.5;
/// Between two lines of progress.
const PROGRESS: Duration = Duration::from_millis(200);

/// The rows of a file, each with its answer.
pub(super) struct CodeStream<'a> {
    pub(super) args: &'a CodeArgs,
    pub(super) file: &'a Path,
    /// In which rows are written; by default that in which they are read.
    pub(super) form: Option<Form>,
    pub(super) coder: TitleCoder<'a>,
}

/// The answers of different titles, each with its context.
#[derive(Default)]
struct Answers<'a> {
    /// Strangers write the titles: a hash that cannot be foreseen.
    numbers: HashMap<Box<str>, usize>,
    coded: Vec<CodedTitle<'a>>,
    bytes: usize,
}

/// What became of the rows.
#[derive(Default)]
struct Counts {
    rows: usize,
    distinct: usize,
    doubtful: usize,
    uncoded: usize,
    unread: usize,
}

impl Stream for CodeStream<'_> {
    fn write(&self, out: &mut dyn Write, header: bool) -> Result<(), Error> {
        let started = Instant::now();
        let threads = rayon::ThreadPoolBuilder::new().num_threads(self.args.jobs.map_or(0, NonZeroUsize::get)).build().ok();
        let mut reader = self.args.open(self.file)?;
        let mut writer = RowWriter::new(&reader, self.form, &ADDED)?;
        let mut out = BufWriter::with_capacity(1 << 16, out);
        let is_headed = header && (reader.form() != Form::Lines || self.form.is_some());
        if is_headed {
            writer.header(&mut out).map_err(Error::Output)?;
        }
        let (mut answers, mut counts, mut progress) = (Answers::default(), Counts::default(), Progress::new());
        loop {
            let rows = self.batch(&mut reader)?;
            if rows.is_empty() {
                break;
            }
            answers.add(&rows, self, threads.as_ref(), &mut counts);
            for row in &rows {
                self.args.check(row)?;
                let coded = answers.of(row);
                counts.add(row, coded);
                writer.row(row, &cells(coded), &mut out).map_err(Error::Output)?;
            }
            if self.args.flush {
                out.flush().map_err(Error::Output)?;
            }
            progress.tell(&counts);
        }
        out.flush().map_err(Error::Output)?;
        progress.end(&counts, started.elapsed());
        Ok(())
    }
}

impl CodeStream<'_> {
    /// The next rows: one where each is written at once.
    fn batch(&self, reader: &mut RowReader<'_>) -> Result<Vec<Row>, Error> {
        let most = if self.args.flush { 1 } else { AT_ONCE };
        let mut rows = Vec::with_capacity(most);
        while rows.len() < most {
            let row = reader.next_row().map_err(|error| Error::File { path: self.file.to_owned(), error })?;
            let Some(row) = row else { break };
            rows.push(row);
        }
        Ok(rows)
    }
}

impl<'a> Answers<'a> {
    /// Codes the titles of rows that are not coded yet.
    fn add(&mut self, rows: &[Row], stream: &CodeStream<'a>, threads: Option<&rayon::ThreadPool>, counts: &mut Counts) {
        if self.bytes > MOST_KEPT {
            *self = Self::default();
        }
        let mut new: Vec<(&str, Option<&str>)> = Vec::new();
        for row in rows {
            let Some(text) = &row.text else { continue };
            let key = key_of(row);
            if !self.numbers.contains_key(key.as_ref()) {
                // A title costs its key and an answer.
                self.bytes += key.len() + text.len() + size_of::<CodedTitle<'_>>();
                self.numbers.insert(key.into(), self.coded.len() + new.len());
                new.push((text, row.context.as_deref()));
            }
        }
        counts.distinct += new.len();
        let code = |scratch: &mut Scratch, (text, context): &(&str, Option<&str>)| {
            let mut coded = stream.args.narrow(stream.coder.code(text, *context, scratch));
            coded.title = String::new();
            coded
        };
        if let Some(threads) = threads.filter(|_| new.len() > 1) {
            let coded: Vec<_> = threads.install(|| new.par_iter().map_init(Scratch::default, code).collect());
            self.coded.extend(coded);
        } else {
            let mut scratch = Scratch::default();
            self.coded.extend(new.iter().map(|title| code(&mut scratch, title)));
        }
    }

    fn of(&self, row: &Row) -> Option<&CodedTitle<'a>> {
        row.text.as_ref()?;
        self.coded.get(*self.numbers.get(key_of(row).as_ref())?)
    }
}

/// What an answer depends on.
fn key_of(row: &Row) -> Cow<'_, str> {
    let text = row.text.as_deref().unwrap_or_default();
    row.context.as_ref().map_or(Cow::Borrowed(text), |context| format!("{text}\n{context}").into())
}

/// The added cells of a row.
fn cells<'c>(coded: Option<&'c CodedTitle<'_>>) -> [Cell<'c>; ADDED.len()] {
    let Some(coded) = coded else { return [Cell::None; ADDED.len()] };
    [
        coded.role.into(),
        coded.soc.into(),
        coded.occupation.into(),
        coded.score.into(),
        coded.margin.into(),
        coded.runner_up.into(),
        coded.runner_up_soc.into(),
        coded.by.map(|by| by.name()).into(),
    ]
}

impl Counts {
    fn add(&mut self, row: &Row, coded: Option<&CodedTitle<'_>>) {
        self.rows += 1;
        match coded {
            _ if row.text.is_none() => self.unread += 1,
            None => self.uncoded += 1,
            Some(coded) if coded.by.is_none() => self.uncoded += 1,
            Some(coded) if coded.score.is_some_and(|score| score < DOUBTFUL) || !has_answer(coded) => self.doubtful += 1,
            Some(_) => {}
        }
    }
}

fn has_answer(coded: &CodedTitle<'_>) -> bool {
    coded.role.is_some() || coded.soc.is_some()
}

/// Says on standard error how far the work is, on a terminal, and in the end what became of the rows.
struct Progress {
    is_shown: bool,
    last: Instant,
}

impl Progress {
    fn new() -> Self {
        Self { is_shown: io::stderr().is_terminal(), last: Instant::now() }
    }

    fn tell(&mut self, counts: &Counts) {
        if self.is_shown && self.last.elapsed() > PROGRESS {
            self.last = Instant::now();
            let _ = write!(io::stderr(), "\r{} rows", grouped(counts.rows as u64));
        }
    }

    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate to read")]
    fn end(&self, counts: &Counts, took: Duration) {
        let Counts { rows, distinct, doubtful, uncoded, unread } = *counts;
        let coded = rows - doubtful - uncoded - unread;
        let rate = rows as f64 / took.as_secs_f64().max(1e-6);
        let [rows, distinct, coded, doubtful, uncoded, unread] =
            [rows, distinct, coded, doubtful, uncoded, unread].map(|count| grouped(count as u64));
        let start = if self.is_shown { "\r" } else { "" };
        let unread = if unread == "0" { String::new() } else { format!(", {unread} could not be read") };
        let text = format!(
            "{start}{rows} rows, {distinct} different: {coded} coded, {doubtful} doubtful, {uncoded} not coded{unread}; {} a second\n",
            grouped(rate as u64)
        );
        // The rows are worth no less when nobody can be told.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}
