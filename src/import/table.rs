//! Streaming reader of publishers' tables: comma- or tab-separated, with columns found by name in any order.

use std::array;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::progress::Progress;
use super::row_log::{FileId, RowError, RowLog, RowOutcome};
use crate::error::Error;
use career_data::Foreign;
use career_data::files::open_regular;
use career_data::formats::dialect::{Dialect, is_before_header, is_blank, width};
use career_data::formats::number;
use career_data::formats::rules::printable;
use career_data::text::is_hostile;

/// Longest row in bytes; beyond it a quote was left open, or the file is not a table.
const LONGEST_ROW: usize = 1 << 20;
/// Bytes that suffice to tell how a file is written: more than the longest header.
const ENOUGH_TO_TELL: u64 = 1 << 16;

/// A file that holds a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sheet {
    pub(super) path: PathBuf,
    pub(super) form: Form,
}

/// How the publisher separates cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// By tabs. Quotes are literal, but around a cell that a spreadsheet has quoted.
    Tabs,
    /// By commas or, saved again by a spreadsheet, by semicolons; a cell with one is quoted.
    Commas,
}

/// A column, by its names in different releases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    names: &'static [&'static str],
    needed: bool,
}

impl Column {
    pub(super) const fn of(names: &'static [&'static str]) -> Self {
        Self { names, needed: true }
    }

    /// A column that some releases lack; all its cells are then absent.
    pub(super) const fn optional(names: &'static [&'static str]) -> Self {
        Self { names, needed: false }
    }

    fn name(self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

/// A cell; an empty one and `n/a` are absent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    text: &'a str,
    column: &'a str,
    there: bool,
}

impl<'a> Cell<'a> {
    /// The text; `None` when absent.
    pub(super) fn stated(self) -> Option<&'a str> {
        Some(self.text).filter(|text| !text.is_empty() && !text.eq_ignore_ascii_case("n/a"))
    }

    /// The name of the column in this file.
    pub(super) fn column(self) -> &'a str {
        self.column
    }

    /// Whether the file has the column.
    pub(super) fn is_there(self) -> bool {
        self.there
    }

    /// Whether the cell states a code, however many zeros a spreadsheet left of it.
    pub(super) fn is_code(self, code: u32) -> bool {
        number::code(self.text) == Some(code)
    }

    /// The text; an error when absent.
    pub(super) fn required(self) -> Result<&'a str, RowError> {
        self.stated().ok_or_else(|| self.error("is empty", "every row states it"))
    }

    /// Parses the text; an error, with `wanted` as its hint, when it cannot be parsed.
    pub(super) fn read<T>(self, wanted: &str, read: impl Fn(&'a str) -> Option<T>) -> Result<Option<T>, RowError> {
        self.stated().map(|text| read(text).ok_or_else(|| self.refuse(wanted))).transpose()
    }

    /// Like [`Self::read`], but an absent cell is an error.
    pub(super) fn read_required<T>(self, wanted: &str, read: impl Fn(&'a str) -> Option<T>) -> Result<T, RowError> {
        let text = self.required()?;
        read(text).ok_or_else(|| self.refuse(wanted))
    }

    fn refuse(self, wanted: &str) -> RowError {
        self.error(format!("`{}` cannot be read", printable(self.text)), wanted)
    }

    pub(super) fn error(self, message: impl Into<String>, hint: impl Into<String>) -> RowError {
        RowError { column: self.column.to_owned(), message: message.into(), hint: hint.into() }
    }
}

/// The requested cells of a row, in the order requested.
#[derive(Debug)]
pub(super) struct Row<'a, const N: usize> {
    /// Line number, from 1.
    pub(super) line: u32,
    pub(super) cells: [Cell<'a>; N],
}

/// Reads all rows of a table and records the outcome of each.
///
/// Memory does not grow with the file: rows are passed to `each` one by one. Fails when a required column is missing.
pub(super) fn read<const N: usize>(
    sheet: &Sheet,
    columns: [Column; N],
    log: &mut RowLog,
    progress: &mut Progress,
    mut each: impl FnMut(&Row<'_, N>) -> Result<RowOutcome, RowError>,
) -> Result<FileId, Error> {
    let failed = |error| Error::File { path: sheet.path.clone(), error };
    let mut file = open_regular(&sheet.path).map_err(failed)?;
    let mut start = Vec::new();
    file.by_ref().take(ENOUGH_TO_TELL).read_to_end(&mut start).map_err(failed)?;
    if let Some(Foreign { what, advice }) = Foreign::of_bytes(&start) {
        return Err(failed(io::Error::other(format!("{what}: {advice}"))));
    }
    let dialect = Dialect::of(&String::from_utf8_lossy(&start));
    let mut reader = reader(Metered { input: io::Cursor::new(start).chain(file), progress, since_row: 0 }, sheet.form, dialect);
    let file_id = log.open(&sheet.path);
    let mut record = StringRecord::new();
    let header = match header(&mut reader, &mut record).map_err(failed)? {
        Some(Ok(_)) => Header::of(&record, columns).map_err(|error| no_table(&sheet.path, error))?,
        Some(Err((_, error))) => return Err(no_table(&sheet.path, error)),
        None => return Err(no_table(&sheet.path, RowError::of_row("is empty", "is this the file?"))),
    };
    while let Some(row) = next(&mut reader, &mut record).map_err(failed)? {
        if sheet.form == Form::Tabs {
            unquote(&mut record, header.is_quoted);
        }
        let (line, outcome) = match row {
            Ok(line) => (line, header.row(&record, line).and_then(|row| each(&row))),
            Err((line, error)) => (line, Err(error)),
        };
        log.enter(file_id, line, outcome);
    }
    Ok(file_id)
}

/// The error of a file that is not the expected table, which is fatal even for a lenient import.
fn no_table(path: &Path, error: RowError) -> Error {
    Error::Usage { message: format!("{}: {}", path.display(), error.message), hint: error.hint }
}

fn reader<R: Read>(input: R, form: Form, dialect: Dialect) -> csv::Reader<R> {
    if form == Form::Commas {
        return dialect.reader(input);
    }
    let mut builder = ReaderBuilder::new();
    // Ending rows at the line feed keeps line numbers right; a carriage return before it is trimmed as white space.
    builder.has_headers(false).flexible(true).terminator(Terminator::Any(b'\n')).delimiter(b'\t').quoting(false);
    builder.from_reader(input)
}

/// Takes the quotes off the cells of a row without quoting: off those that a spreadsheet had reason to quote or, where it quotes
/// every cell, off all. A cell that only begins and ends with quotes of its own keeps them.
fn unquote(record: &mut StringRecord, all: bool) {
    if record.iter().any(|cell| unquoted(cell, all).is_some()) {
        *record = record.iter().map(|cell| unquoted(cell, all).unwrap_or_else(|| cell.to_owned())).collect();
    }
}

/// The text of a cell that is quoted as a whole, with every quote inside doubled.
fn unquoted(cell: &str, all: bool) -> Option<String> {
    let inside = cell.trim().strip_prefix('"')?.strip_suffix('"')?;
    let text = inside.replace("\"\"", "\u{0}");
    let is_quoted = !text.contains('"') && (all || text.contains(['\u{0}', ',']));
    is_quoted.then(|| text.replace('\u{0}', "\""))
}

type Numbered = Result<u32, (u32, RowError)>;

/// The header: the first row that is neither blank nor says what separates the cells.
fn header(reader: &mut csv::Reader<Metered<'_>>, record: &mut StringRecord) -> io::Result<Option<Numbered>> {
    loop {
        let read = next(reader, record)?;
        if !matches!(read, Some(Ok(_))) || !is_before_header(record) {
            return Ok(read);
        }
    }
}

/// The next row that is not blank, with its line number; `None` at the end, an error when the file cannot be read further.
fn next(reader: &mut csv::Reader<Metered<'_>>, record: &mut StringRecord) -> io::Result<Option<Numbered>> {
    let mut read = reader.read_record(record);
    while matches!(read, Ok(true)) && is_blank(record) {
        read = reader.read_record(record);
    }
    reader.get_mut().since_row = 0;
    let line = |position: Option<&csv::Position>| position.map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
    match read {
        Ok(true) => Ok(Some(Ok(line(record.position())))),
        Ok(false) => Ok(None),
        Err(error) => match error.into_kind() {
            csv::ErrorKind::Io(error) => Err(error),
            csv::ErrorKind::Utf8 { pos, .. } => {
                Ok(Some(Err((line(pos.as_ref()), RowError::of_row("is not UTF-8", "save the file as UTF-8")))))
            }
            other => Err(io::Error::other(format!("{other:?}"))),
        },
    }
}

/// The positions of the requested columns.
struct Header<const N: usize> {
    width: usize,
    /// Whether its own cells are quoted although quotes are literal, so that all others are as well.
    is_quoted: bool,
    /// The position, and the name in this file.
    columns: [(Option<usize>, String); N],
}

impl<const N: usize> Header<N> {
    fn of(record: &StringRecord, columns: [Column; N]) -> Result<Self, RowError> {
        let names: Vec<String> = record.iter().take(width(record)).map(name).collect();
        let find = |column: &Column| {
            let is_named = |written: &String| column.names.iter().any(|name| alike(name, written));
            names.iter().position(is_named)
        };
        let missing: Vec<_> = columns.iter().filter(|column| column.needed && find(column).is_none()).collect();
        if !missing.is_empty() {
            let missing: Vec<_> = missing.iter().map(|column| format!("`{}`", column.names.join("` or `"))).collect();
            let noun = if missing.len() == 1 { "column" } else { "columns" };
            let there = names.iter().map(|name| printable(name)).collect::<Vec<_>>().join(", ");
            return Err(RowError::of_row(format!("has no {noun} {}", missing.join(", ")), format!("it has {there}")));
        }
        let place = |column: Column| {
            let at = find(&column);
            (at, at.and_then(|at| names.get(at)).map_or(column.name(), String::as_str).to_owned())
        };
        let is_quoted = record.iter().any(|cell| unquoted(cell, true).is_some());
        Ok(Self { width: names.len(), is_quoted, columns: columns.map(place) })
    }

    /// The requested cells of a row, which must have as many cells as the header and none with control characters.
    fn row<'a>(&'a self, record: &'a StringRecord, line: u32) -> Result<Row<'a, N>, RowError> {
        if record.len() < self.width || width(record) > self.width {
            return Err(RowError::of_row(format!("has {} cells", record.len()), format!("the header has {}", self.width)));
        }
        let cell = |(at, column): &'a (Option<usize>, String)| {
            let text = at.and_then(|at| record.get(at)).unwrap_or_default().trim();
            Cell { text, column, there: at.is_some() }
        };
        let nothing = Cell { text: "", column: "", there: false };
        let cells: [Cell<'a>; N] = array::from_fn(|at| self.columns.get(at).map_or(nothing, cell));
        match cells.iter().find_map(|cell| Some((cell, cell.text.chars().find(|c| is_hostile(*c))?))) {
            Some((cell, c)) => Err(cell.error(format!("holds the control character U+{:04X}", u32::from(c)), "remove it")),
            None => Ok(Row { line, cells }),
        }
    }
}

/// The name in a cell of a header.
fn name(cell: &str) -> String {
    let cell = cell.trim_start_matches('\u{feff}').trim();
    unquoted(cell, true).unwrap_or_else(|| cell.to_owned())
}

/// Whether two names of columns are one: without regard to case, and to blanks and underscores.
fn alike(a: &str, b: &str) -> bool {
    let plain =
        |name: &str| -> String { name.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect() };
    plain(a) == plain(b)
}

/// A reader of a file that reports progress, and fails on a row that does not end.
struct Metered<'p> {
    /// The start of the file, which was read to tell its form, and the rest.
    input: io::Chain<io::Cursor<Vec<u8>>, File>,
    progress: &'p mut Progress,
    /// Bytes read since the last complete row.
    since_row: usize,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row > LONGEST_ROW {
            return Err(io::Error::other("a row does not end: is a quote left open, or is this no table?"));
        }
        let count = self.input.read(buffer)?;
        self.since_row += count;
        self.progress.advance(count as u64);
        Ok(count)
    }
}

/// Size of a file in bytes, for [`Progress::expect`]; errors are left to the read that follows.
pub(super) fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |metadata| metadata.len())
}
