//! `import`: what became of a publisher's files, and what was made of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::registry::Describe;
use super::request::{Action, Answer, Context};
use crate::error::Error;
use crate::import::{self, FileReport, ImportReport, Made, Publisher, Status};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, number, value};
use crate::view::words::{counted, grouped};
use crate::view::{Format, ReportKind, View};
use career_data::Dataset;

const IMPORT: ReportKind = ReportKind::of::<ImportReport>("import", "career/import/1");

/// `career import`
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[command(subcommand)]
    publisher: Publisher,
}

impl Describe for ImportArgs {
    const NAME: &'static str = "import";
    const ABOUT: &'static str = "Convert O*NET or BLS files into a dataset";
    const EXAMPLES: &'static str = "\
career import onet db_30_3_text -o onet.career --alone
career import onet db_30_3_text -o onet
career import oews national_M2025_dl.csv -o wages.csv --lenient
career import oews oe.data.0.Current -o wages.career --json";
    const NOTES: &'static str = "\
The ending of FILE says what is written: .career a compiled image, .json and
.ndjson what `career export` writes, .csv one table as in data/, none a folder
like data/. Then: career --data FILE search nurse

onet reads the folder of an unpacked O*NET database, tab-separated or CSV. Its
ratings become scores by the formula in data/README.md, job zones levels, flags
of software proficiencies: our reading. A title that several occupations or a
role in use have does not become an alias. oews reads a download of OEWS saved
as CSV, or a flat file of its time series, and keeps yearly pay in occupations
that the data in use has; .csv keeps areas that it has only, any other FILE adds
the rest.";

    fn reports() -> Vec<ReportKind> {
        vec![IMPORT]
    }
}

impl Action for ImportArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        let sources = context.data.sources(&[])?;
        let cache = context.data.cache(context.settings)?;
        let in_use = if self.publisher.stands_alone() {
            Dataset::default()
        } else {
            sources.ask(cache.as_ref(), |catalog| Ok(catalog.to_dataset()))?
        };
        // Progress is for a person at a terminal.
        let shown = io::stderr().is_terminal() && context.format != Some(Format::Json);
        let screen = shown.then(|| Box::new(io::stderr()) as Box<dyn Write>);
        Ok(Answer::report(import::import(&self.publisher, &in_use, screen)?))
    }
}

/// Skipped rows and unknown areas that a page tells one by one; JSON has more.
const TOLD: usize = 10;

impl View for ImportReport {
    const LIST: Option<&'static str> = Some("files");
    const PAGE_IN_PIPES: bool = true;

    fn schema(&self) -> &'static str {
        IMPORT.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.heading("Read", self.source.as_str());
        let read = self.files.iter().filter(|file| file.status == Status::Read);
        let columns =
            vec![Column::left("File", 0), Column::right("Rows", 0), Column::right("Skipped", 0), Column::right("Left out", 0)];
        page.grid(columns, read.map(row).collect());
        self.left_out(&mut page);
        self.skipped(&mut page);
        self.not_read(&mut page);
        page.heading("Made", "");
        page.facts(made(&self.made));
        page.paragraph(Line::new().muted("wrote ").plain(self.written.to_string_lossy()));
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["file", "status", "rows", "skipped", "left_out", "note"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.files.iter().map(record).collect()
    }
}

impl ImportReport {
    /// What could be read and went into no record.
    fn left_out<'a>(&'a self, page: &mut Page<'a>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for left_out in self.files.iter().flat_map(|file| &file.left_out) {
            *counts.entry(left_out.what).or_default() += left_out.count;
        }
        if !counts.is_empty() {
            let row = |(what, count): (&'a str, usize)| vec![grouped(count as u64).into(), what.into()];
            page.heading("Left out", "");
            page.grid(vec![Column::right("", 0), Column::left("", 0)], counts.into_iter().map(row).collect());
        }
        if let Some(areas) = few(self.unknown_areas.iter().map(String::as_str), "; ") {
            page.paragraph(Line::new().muted("areas unknown: ").plain(areas));
        }
    }

    fn skipped<'a>(&'a self, page: &mut Page<'a>) {
        let skipped: usize = self.files.iter().filter_map(|file| file.skipped).sum();
        if skipped == 0 {
            return;
        }
        page.heading("Skipped", counted(skipped, "row"));
        for problem in self.problems.iter().take(TOLD) {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            let field = problem.field.as_ref().map(|field| format!("{field} ")).unwrap_or_default();
            let place = format!("{}{line}: ", problem.file);
            page.paragraph(Line::new().muted(place).plain(field).plain(problem.message.as_str()));
        }
        if skipped > TOLD {
            page.paragraph(Line::new().muted(format!("and {}", counted(skipped - TOLD, "more row"))));
        }
    }

    fn not_read<'a>(&'a self, page: &mut Page<'a>) {
        let unread = self.files.iter().filter(|file| file.status != Status::Read);
        let notes: Vec<_> =
            unread.map(|file| (file.file.as_str().into(), Line::new().plain(file.note.as_deref().unwrap_or_default()))).collect();
        if !notes.is_empty() {
            page.heading("Not read", "");
            page.facts(notes);
        }
    }
}

fn row(file: &FileReport) -> Vec<Cow<'_, str>> {
    let count = |count: Option<usize>| grouped(count.unwrap_or_default() as u64).into();
    vec![file.file.as_str().into(), count(file.rows), count(file.skipped), count(Some(left_out(file)))]
}

fn left_out(file: &FileReport) -> usize {
    file.left_out.iter().map(|left_out| left_out.count).sum()
}

/// The counts that are not 0, each with what it counts.
fn made(made: &Made) -> Vec<(Cow<'_, str>, Line<'_>)> {
    let counts = [
        ("Roles", made.roles),
        ("Roles with scores", made.rated_roles),
        ("Roles scored in part", made.partly_rated_roles),
        ("Roles with a level", made.levelled_roles),
        ("Roles renamed", made.renamed_roles),
        ("Aliases", made.aliases),
        ("Shared titles", made.shared_titles),
        ("Duties", made.duties),
        ("Related", made.related),
        ("Tools", made.tools),
        ("Uses of tools", made.tool_uses),
        ("Categories", made.categories),
        ("Occupations", made.occupations),
        ("New regions", made.regions),
        ("Wages", made.wages),
    ];
    let stated = counts.into_iter().filter(|(_, count)| *count > 0);
    stated.map(|(noun, count)| (noun.into(), Line::new().plain(grouped(count as u64)))).collect()
}

/// The first few of several, and how many more there are.
fn few<'a>(texts: impl ExactSizeIterator<Item = &'a str>, between: &str) -> Option<String> {
    let more = texts.len().saturating_sub(TOLD);
    let mut text = texts.take(TOLD).collect::<Vec<_>>().join(between);
    if more > 0 {
        text = format!("{text} and {more} more");
    }
    Some(text).filter(|text| !text.is_empty())
}

fn record(file: &FileReport) -> Row<'_> {
    let why = file.left_out.iter().map(|left_out| format!("{} {}", left_out.count, left_out.what));
    let note = file.note.clone().or_else(|| Some(why.collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty()));
    let status = match file.status {
        Status::Read => "read",
        Status::Absent => "absent",
        Status::PassedOver => "passed_over",
    };
    vec![
        value(file.file.as_str()),
        value(status),
        number(file.rows),
        number(file.skipped),
        number(file.rows.map(|_| left_out(file))),
        note.map(Datum::from),
    ]
}
