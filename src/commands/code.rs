//! `code`: job titles, a few or by the million, to roles and codes of occupations.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::usage;
use super::registry::Describe;
use super::request::{Answer, Asked, Content, Question, Stream};
use crate::batch::{Cell, Form, Picked, Row, RowReader, RowWriter};
use crate::error::{EXIT_DONE, EXIT_NOTHING, Error};
use crate::input::STANDARD_INPUT;
use crate::query::{CodedTitle, Scratch, TitleCoder};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Row as RecordRow, number, value};
use crate::view::words::grouped;
use crate::view::{Format, ReportKind, View};

const CODE: ReportKind = ReportKind::of::<Coded<'_>>("code", "career/code/1");

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
/// The most rows of a file that a table on a terminal or a JSON document is made of.
const MOST_REPORTED: usize = 100_000;

/// `career code`
#[derive(Debug, Args)]
pub(super) struct CodeArgs {
    /// File of titles: a title a line, or CSV, TSV or JSON lines; - reads a pipe
    #[arg(value_name = "FILE", required_unless_present = "titles", conflicts_with = "titles")]
    file: Option<PathBuf>,
    /// A title, in place of a file; may be repeated
    #[arg(long = "title", value_name = "TEXT")]
    titles: Vec<String>,
    /// Column that holds the titles; by default one that is named like a job title
    #[arg(long, value_name = "COLUMN")]
    column: Option<String>,
    /// Column that helps to tell the occupation, such as a department or a description
    #[arg(long, value_name = "COLUMN")]
    context: Option<String>,
    /// Take every line for a title, whatever the first looks like
    #[arg(long, conflicts_with_all = ["column", "context"])]
    lines: bool,
    /// Leave answers out that are less likely right, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0, value_parser = share)]
    min_confidence: f64,
    /// Answer with roles, codes or both
    #[arg(long, value_name = "WHAT", default_value = "both")]
    to: Target,
    /// Threads; by default one a processor
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Write each row as soon as it is read
    #[arg(long)]
    flush: bool,
    /// Stop at a row that cannot be read
    #[arg(long)]
    strict: bool,
}

/// What titles are coded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Roles of this dataset
    Role,
    /// Codes of occupations
    Soc,
    /// Both
    Both,
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "a number from 0 to 1, such as 0.7".to_owned())
}

/// The answer for a few titles.
#[derive(Debug, JsonSchema, Serialize)]
struct Coded<'a> {
    /// In the order in which they were given.
    titles: Vec<CodedTitle<'a>>,
}

impl Describe for CodeArgs {
    const NAME: &'static str = "code";
    const ABOUT: &'static str = "Code job titles, by the million, to roles and occupations";
    const EXAMPLES: &'static str = "\
career code --title \"Sr. Java Developer (m/f/d)\" --title \"DBA II\"
career code --title \"network eng\" --to soc --format csv
career code --title \"platform engineer\" --json=role,soc,score";
    const NOTES: &'static str = "\
A file, such as `career code jobs.csv --column position > coded.csv`, or a pipe,
such as `zcat titles.gz | career code --lines - > coded.tsv`. Rows come out as
they are, in order, with eight columns added: role, soc, occupation, score,
margin, runner_up, runner_up_soc and by. The score says how likely the six
digits of the code are right, as learned from titles that employers filed; the
role is the one whose names fit best. What a title lacks is left empty. Counts
follow on standard error.";

    fn reports() -> Vec<ReportKind> {
        vec![CODE]
    }
}

impl Question for CodeArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let Some(file) = self.file.as_deref() else {
            let coder = TitleCoder::of(asked.catalog);
            return Ok(report(self.titles.iter().map(|title| self.code(&coder, title)).collect()));
        };
        let form = match asked.format {
            None if io::stdout().is_terminal() => return self.report_on(file, asked),
            None | Some(Format::Plain) => None,
            Some(Format::Csv) => Some(Form::Quoted(b',')),
            Some(Format::Tsv) => Some(Form::Tabs),
            Some(Format::Ndjson) => Some(Form::Objects),
            Some(_) => return self.report_on(file, asked),
        };
        let stream = CodeStream { args: self, file, form, coder: TitleCoder::of(asked.catalog) };
        Ok(Answer { content: Content::Stream(Box::new(stream)), exit_code: EXIT_DONE })
    }
}

/// Nothing is found if no title could be coded.
fn report(titles: Vec<CodedTitle<'_>>) -> Answer<'_> {
    let is_coded = titles.is_empty() || titles.iter().any(|coded| coded.by.is_some());
    Answer::report(Coded { titles }).with_exit_code(if is_coded { EXIT_DONE } else { EXIT_NOTHING })
}

impl CodeArgs {
    fn code<'c>(&self, coder: &TitleCoder<'c>, title: &str) -> CodedTitle<'c> {
        self.narrow(coder.code(title, None, &mut Scratch::default()))
    }

    /// Leaves out what was not asked for, or is too doubtful.
    fn narrow<'c>(&self, mut coded: CodedTitle<'c>) -> CodedTitle<'c> {
        if coded.score.is_some_and(|score| score < self.min_confidence) {
            (coded.role, coded.soc, coded.occupation) = (None, None, None);
        }
        match self.to {
            Target::Role => (coded.soc, coded.occupation, coded.runner_up_soc) = (None, None, None),
            Target::Soc => (coded.role, coded.runner_up) = (None, None),
            Target::Both => {}
        }
        coded
    }

    fn open<'r>(&self, file: &Path) -> Result<RowReader<'r>, Error> {
        let picked = Picked { lines: self.lines, column: self.column.clone(), context: self.context.clone() };
        let file_error = |error| Error::File { path: file.to_owned(), error };
        if file == Path::new(STANDARD_INPUT) {
            return RowReader::open(Box::new(BufReader::new(io::stdin())), file, picked);
        }
        let opened = File::open(file).map_err(file_error)?;
        if opened.metadata().map_err(file_error)?.is_dir() {
            return Err(file_error(io::ErrorKind::IsADirectory.into()));
        }
        RowReader::open(Box::new(BufReader::with_capacity(1 << 16, opened)), file, picked)
    }

    /// The titles of a file as a report.
    fn report_on<'a>(&'a self, file: &'a Path, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let mut reader = self.open(file)?;
        let coder = TitleCoder::of(asked.catalog);
        let mut scratch = Scratch::default();
        let mut titles = Vec::new();
        while let Some(row) = reader.next_row().map_err(|error| Error::File { path: file.to_owned(), error })? {
            if titles.len() == MOST_REPORTED {
                return Err(usage("too many titles for one document", "write rows: `--format csv`, tsv or ndjson"));
            }
            self.check(&row)?;
            let title = row.text.unwrap_or_default();
            titles.push(self.narrow(coder.code(&title, row.context.as_deref(), &mut scratch)));
        }
        Ok(report(titles))
    }

    /// Fails on a row that cannot be read, if that is asked.
    fn check(&self, row: &Row) -> Result<(), Error> {
        if self.strict && row.text.is_none() {
            let hint = "a row of a table has as many cells as the header, and one of JSON lines is an object with a title";
            return Err(usage(&format!("the row on line {} cannot be read", row.line), hint));
        }
        Ok(())
    }
}

/// The rows of a file, each with its answer.
struct CodeStream<'a> {
    args: &'a CodeArgs,
    file: &'a Path,
    /// In which rows are written; by default that in which they are read.
    form: Option<Form>,
    coder: TitleCoder<'a>,
}

/// The answers of different titles, each with its context.
#[derive(Default)]
struct Answers<'a> {
    numbers: FxHashMap<Box<str>, usize>,
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

impl View for Coded<'_> {
    const LIST: Option<&'static str> = Some("titles");

    fn schema(&self) -> &'static str {
        CODE.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns = [("Title", 0), ("Role", 0), ("Code", 1), ("Occupation", 3), ("Right", 2), ("Next code", 4)];
        let columns: Vec<Column<'_>> = columns.map(|(title, rank)| Column::left(title, rank)).into();
        let text = |text: Option<&str>| Cow::<str>::Owned(text.unwrap_or("-").to_owned());
        let row = |coded: &CodedTitle<'_>| {
            let likely = coded.score.map_or_else(|| "-".to_owned(), |score| format!("{:.0} %", score * 100.0));
            vec![
                Cow::Owned(coded.title.clone()),
                text(coded.role),
                text(coded.soc),
                text(coded.occupation),
                likely.into(),
                text(coded.runner_up_soc),
            ]
        };
        page.grid(columns, self.titles.iter().map(row).collect());
        if self.titles.iter().any(|coded| coded.score.is_some()) {
            page.paragraph(Line::new().muted("Right: how likely the code is right, as learned from titles that employers filed"));
        }
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["title", "role", "soc", "occupation", "score", "margin", "runner_up", "runner_up_soc", "by"])
    }

    fn rows(&self) -> Vec<RecordRow<'_>> {
        let text = |text: Option<&str>| text.and_then(|text| value(text.to_owned()));
        let row = |coded: &CodedTitle<'_>| {
            vec![
                value(coded.title.clone()),
                text(coded.role),
                text(coded.soc),
                text(coded.occupation),
                number(coded.score),
                number(coded.margin),
                text(coded.runner_up),
                text(coded.runner_up_soc),
                text(coded.by.map(|by| by.name())),
            ]
        };
        self.titles.iter().map(row).collect()
    }
}
