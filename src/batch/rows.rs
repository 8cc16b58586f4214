//! Rows, read one after the other and written with added cells. A row that cannot be read is passed on as it is.

use std::borrow::Cow;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use serde_json::{Map, Value};

use super::form::{Form, Picked};
use crate::error::Error;
use career_data::text::clean;

/// The longest row in bytes: one that is longer is no row.
const LONGEST: u64 = 16 << 20;
/// The most of a first line that is looked at to tell the form.
const FIRST_LINE: usize = 64 << 10;
/// What the cells of a row usually take.
const ROW: usize = 256;
/// Goes before an added column whose name the rows have already.
const OWN_PREFIX: &str = "career_";

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// The text that is asked about; `None` if the row cannot be read.
    pub(crate) text: Option<String>,
    /// More that may help.
    pub(crate) context: Option<String>,
    /// The line of a file of lines on which it stands; of a quoted one, on which it ends.
    pub(crate) line: u64,
    body: Body,
}

/// A row as it was read.
#[derive(Debug)]
enum Body {
    /// A line without its end.
    Line(Vec<u8>),
    /// A line that is a JSON object, and the names of its members.
    Object(Vec<u8>, Vec<String>),
    Cells(csv::ByteRecord),
}

impl Default for Body {
    fn default() -> Self {
        Self::Line(Vec::new())
    }
}

/// Reads rows.
pub(crate) struct RowReader<'r> {
    source: Source<'r>,
    form: Form,
    header: Vec<String>,
    positions: (usize, Option<usize>),
    picked: Picked,
    line: u64,
}

enum Source<'r> {
    Lines(Box<dyn BufRead + 'r>),
    Quoted(Box<csv::Reader<Box<dyn BufRead + 'r>>>),
}

impl<'r> RowReader<'r> {
    /// Tells the form and reads the header, if there is one.
    pub(crate) fn open(mut input: Box<dyn BufRead + 'r>, path: &Path, picked: Picked) -> Result<Self, Error> {
        let file_error = |error| Error::File { path: path.to_owned(), error };
        let start = input.fill_buf().map_err(file_error)?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(file_error(io::Error::other("UTF-16; save it as UTF-8")));
        }
        if start.starts_with(b"\xef\xbb\xbf") {
            input.consume(3);
        }
        let start = input.fill_buf().map_err(file_error)?;
        let first = start.get(..FIRST_LINE).unwrap_or(start).split(|byte| *byte == b'\n').next().unwrap_or_default();
        let first = String::from_utf8_lossy(first).trim_end_matches('\r').to_owned();
        let form = Form::of(path, &first, &picked);
        let source = match form {
            Form::Quoted(delimiter) => {
                let mut builder = csv::ReaderBuilder::new();
                builder.has_headers(false).flexible(true).delimiter(delimiter);
                Source::Quoted(Box::new(builder.from_reader(input)))
            }
            _ => Source::Lines(input),
        };
        let mut reader = Self { source, form, header: Vec::new(), positions: (0, None), picked, line: 0 };
        if matches!(form, Form::Tabs | Form::Quoted(_)) {
            let header = reader.read_body().map_err(file_error)?.unwrap_or_default();
            reader.header = cells(&header).map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            reader.positions = reader.picked.positions(&reader.header)?;
        } else if form == Form::Lines && (reader.picked.column.is_some() || reader.picked.context.is_some()) {
            let (message, hint) = ("lines of text have no columns", "give a table with a header: CSV, TSV or JSON lines");
            return Err(Error::Usage { message: message.to_owned(), hint: hint.to_owned() });
        }
        Ok(reader)
    }

    pub(crate) const fn form(&self) -> Form {
        self.form
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row; `None` at the end.
    pub(crate) fn next_row(&mut self) -> io::Result<Option<Row>> {
        let Some(body) = self.read_body()? else { return Ok(None) };
        let (text, context, body) = match (self.form, body) {
            (Form::Lines, Body::Line(line)) => (Some(lossy(&line)), None, Body::Line(line)),
            (Form::Objects, Body::Line(line)) => self.object(line),
            (_, body) => {
                let (text, context) = self.picked_cells(&body);
                (text, context, body)
            }
        };
        Ok(Some(Row { text, context, line: self.line, body }))
    }

    fn read_body(&mut self) -> io::Result<Option<Body>> {
        match &mut self.source {
            Source::Lines(input) => {
                let mut line = Vec::new();
                let read = input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line)?;
                self.line += 1;
                if line.len() as u64 > LONGEST {
                    return Err(io::Error::other(format!("line {} is longer than {} MiB", self.line, LONGEST >> 20)));
                }
                if line.last() == Some(&b'\n') {
                    line.pop();
                }
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                Ok((read > 0).then_some(Body::Line(line)))
            }
            Source::Quoted(reader) => {
                let mut record = csv::ByteRecord::new();
                let is_row = reader.read_byte_record(&mut record)?;
                self.line = reader.position().line();
                Ok(is_row.then_some(Body::Cells(record)))
            }
        }
    }

    /// The cells of a row of a table; none of one with more cells than the header, in which they may be shifted.
    fn picked_cells(&self, body: &Body) -> (Option<String>, Option<String>) {
        if cells(body).count() > self.header.len() {
            return (None, None);
        }
        let cell = |at: usize| cells(body).nth(at).map(lossy).unwrap_or_default();
        let (column, context) = self.positions;
        (Some(cell(column)), context.map(cell))
    }

    /// The members that are picked of an object; none of a line that is no object with a text.
    fn object(&self, line: Vec<u8>) -> (Option<String>, Option<String>, Body) {
        let Ok(object) = serde_json::from_slice::<Map<String, Value>>(&line) else { return (None, None, Body::Line(line)) };
        let names: Vec<String> = object.keys().cloned().collect();
        let text = |at: usize| object.values().nth(at).and_then(Value::as_str).map(str::to_owned);
        let picked = self.picked.positions(&names).ok();
        let (column, context) = picked.map_or((None, None), |(column, context)| (text(column), context.and_then(text)));
        (column, context, Body::Object(line, names))
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The cells of a row of a table.
fn cells(body: &Body) -> Box<dyn Iterator<Item = &[u8]> + '_> {
    match body {
        Body::Line(line) | Body::Object(line, _) => Box::new(line.split(|byte| *byte == b'\t')),
        Body::Cells(cells) => Box::new(cells.iter()),
    }
}

/// Writes rows with added cells.
pub(crate) struct RowWriter<'w> {
    form: Form,
    header: Vec<String>,
    /// The names of the added cells.
    added: &'w [&'w str],
    line: Vec<u8>,
}

/// An added cell.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'c> {
    /// Empty in a table, null in JSON.
    None,
    Text(&'c str),
    Number(f64),
}

impl<'c> From<Option<&'c str>> for Cell<'c> {
    fn from(text: Option<&'c str>) -> Self {
        text.map_or(Self::None, Self::Text)
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::None, Self::Number)
    }
}

impl Cell<'_> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::None => "".into(),
            Self::Text(text) => clean(text),
            Self::Number(number) => number.to_string().into(),
        }
    }
}

impl<'w> RowWriter<'w> {
    /// Rows of a form, by default that in which they are read. Objects cannot become tables: their members may differ.
    pub(crate) fn new(reader: &RowReader<'_>, form: Option<Form>, added: &'w [&'w str]) -> Result<Self, Error> {
        let form = form.unwrap_or(reader.form());
        if reader.form() == Form::Objects && form != Form::Objects {
            let (message, hint) = ("JSON lines cannot be written as a table", "leave --format out, or convert them before");
            return Err(Error::Usage { message: message.to_owned(), hint: hint.to_owned() });
        }
        let header = if reader.form() == Form::Lines { vec!["title".to_owned()] } else { reader.header().to_vec() };
        Ok(Self { form, header, added, line: Vec::new() })
    }

    /// The name of an added column among names that rows have already.
    fn name(added: &str, mut has: impl FnMut(&str) -> bool) -> Cow<'_, str> {
        if has(added) { format!("{OWN_PREFIX}{added}").into() } else { added.into() }
    }

    /// Writes the header of a table.
    pub(crate) fn header(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !matches!(self.form, Form::Tabs | Form::Quoted(_)) {
            return Ok(());
        }
        let header = std::mem::take(&mut self.header);
        let own = header.iter().map(|cell| cell.as_bytes());
        let added = self.added.iter().map(|added| Self::name(added, |name| header.iter().any(|cell| cell == name)));
        let added: Vec<Cow<'_, str>> = added.collect();
        let written = self.table_row(own, added.iter().map(|added| added.as_bytes()), out);
        self.header = header;
        written
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, row: &Row, added: &[Cell<'_>], out: &mut dyn Write) -> io::Result<()> {
        match (self.form, &row.body) {
            (Form::Objects, Body::Object(line, names)) => self.object(line, names, added, out),
            (Form::Objects, Body::Line(line)) if self.header.is_empty() => {
                out.write_all(line)?;
                out.write_all(b"\n")
            }
            (Form::Objects, body) => {
                let cells = self.header.iter().cloned().zip(self.cells(body).map(|cell| lossy(cell).into()));
                let line = serde_json::to_vec(&cells.collect::<Map<String, Value>>())?;
                let header = std::mem::take(&mut self.header);
                let written = self.object(&line, &header, added, out);
                self.header = header;
                written
            }
            (_, body) => {
                let missing = self.header.len().saturating_sub(self.cells(body).count());
                let own: Vec<&[u8]> = self.cells(body).chain(std::iter::repeat_n(&b""[..], missing)).collect();
                let added: Vec<Cow<'_, str>> = added.iter().map(Cell::text).collect();
                self.table_row(own.into_iter(), added.iter().map(|added| added.as_bytes()), out)
            }
        }
    }

    /// The cells of a row; a line of text is one.
    fn cells<'b>(&self, body: &'b Body) -> Box<dyn Iterator<Item = &'b [u8]> + 'b> {
        match body {
            Body::Line(line) if self.header.len() == 1 => Box::new(std::iter::once(line.as_slice())),
            body => cells(body),
        }
    }

    fn table_row<'b>(
        &mut self,
        own: impl Iterator<Item = &'b [u8]>,
        added: impl Iterator<Item = &'b [u8]>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.line.clear();
        if let Form::Quoted(delimiter) = self.form {
            let mut builder = csv::WriterBuilder::new();
            builder.delimiter(delimiter).flexible(true).buffer_capacity(ROW);
            builder.from_writer(&mut self.line).write_record(own.chain(added))?;
            return out.write_all(&self.line);
        }
        for (nth, cell) in own.chain(added).enumerate() {
            if nth > 0 {
                self.line.push(b'\t');
            }
            // A cell of a table without quotes cannot hold what parts cells and rows.
            self.line.extend(cell.iter().map(|byte| if matches!(byte, b'\t' | b'\n' | b'\r') { b' ' } else { *byte }));
        }
        self.line.push(b'\n');
        out.write_all(&self.line)
    }

    /// Writes an object, whose members have these names, with added ones.
    fn object(&mut self, line: &[u8], names: &[String], added: &[Cell<'_>], out: &mut dyn Write) -> io::Result<()> {
        self.line.clear();
        let end = line.iter().rposition(|byte| *byte == b'}').unwrap_or(line.len());
        self.line.extend_from_slice(line.get(..end).unwrap_or_default());
        for (nth, (name, cell)) in self.added.iter().zip(added).enumerate() {
            if nth > 0 || !names.is_empty() {
                self.line.push(b',');
            }
            serde_json::to_writer(&mut self.line, &Self::name(name, |name| names.iter().any(|own| own == name)))?;
            self.line.push(b':');
            match cell {
                Cell::None => self.line.extend_from_slice(b"null"),
                Cell::Text(text) => serde_json::to_writer(&mut self.line, &clean(text))?,
                Cell::Number(number) => serde_json::to_writer(&mut self.line, number)?,
            }
        }
        self.line.extend_from_slice(b"}\n");
        out.write_all(&self.line)
    }
}
