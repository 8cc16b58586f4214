//! `code`: job titles, a few or by the million, to roles and codes of occupations.
//!
//! ```text
//! args       the arguments, and what they say of each row and answer
//! stream     the rows of a file, coded as they are read
//! ```

mod args;
mod stream;

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

pub(super) use self::args::CodeArgs;
use self::stream::CodeStream;
use super::args::usage;
use super::registry::Describe;
use super::request::{Answer, Asked, Content, Question};
use crate::batch::Form;
use crate::error::{EXIT_DONE, EXIT_NOTHING, Error};
use crate::query::{CodedTitle, Scratch, TitleCoder};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::{Format, ReportKind, View};

const CODE: ReportKind = ReportKind::of::<Coded<'_>>("code", "career/code/1");

/// The most rows of a file that a table on a terminal or a JSON document is made of.
const MOST_REPORTED: usize = 100_000;

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

    fn rows(&self) -> Vec<Row<'_>> {
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
