//! The forms of rows, and the columns of a file that are read.

use std::path::Path;

use crate::error::Error;

/// Names of columns that hold job titles, in lower case with blanks.
const TITLE_COLUMNS: [&str; 8] =
    ["title", "job title", "jobtitle", "position", "position title", "job name", "occupation title", "title name"];

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A text a line, without a header.
    Lines,
    /// Cells apart by a tab, nothing quoted; the first line is a header.
    Tabs,
    /// Cells apart by a character, quoted where needed; the first row is a header.
    Quoted(u8),
    /// A JSON object a line.
    Objects,
}

/// What is picked from each row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picked {
    /// Whether each line is a text, whatever it looks like.
    pub(crate) lines: bool,
    /// The column of the text; by default one that is named like a job title.
    pub(crate) column: Option<String>,
    /// A column with more that may help.
    pub(crate) context: Option<String>,
}

impl Form {
    /// The form of a file, from its ending or else from its first line.
    pub(crate) fn of(path: &Path, first: &str, picked: &Picked) -> Self {
        if picked.lines {
            return Self::Lines;
        }
        let delimiter = || if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "csv" => return Self::Quoted(delimiter()),
            "tsv" | "tab" => return Self::Tabs,
            "ndjson" | "jsonl" | "json" => return Self::Objects,
            _ => {}
        }
        let has_title = || split(first, delimiter()).iter().any(|cell| is_title(cell));
        match () {
            () if first.trim_start().starts_with('{') => Self::Objects,
            () if first.contains('\t') => Self::Tabs,
            () if picked.column.is_some() || has_title() => Self::Quoted(delimiter()),
            () => Self::Lines,
        }
    }
}

/// The cells of a quoted row that stands on one line.
fn split(line: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(line.as_bytes());
    let row = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
    row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
}

impl Picked {
    /// The positions of the text and of the context in a header.
    pub(crate) fn positions(&self, header: &[String]) -> Result<(usize, Option<usize>), Error> {
        let column = match &self.column {
            Some(name) => find(header, name)?,
            None => header
                .iter()
                .position(|cell| is_title(cell))
                .ok_or_else(|| no_column("no column is named like a job title", header))?,
        };
        let context = self.context.as_ref().map(|name| find(header, name)).transpose()?;
        Ok((column, context))
    }
}

fn is_title(cell: &str) -> bool {
    let name = cell.trim().trim_start_matches('\u{feff}').to_lowercase().replace(['_', '-'], " ");
    TITLE_COLUMNS.contains(&name.as_str())
}

fn find(header: &[String], name: &str) -> Result<usize, Error> {
    let is_same = |cell: &String| cell.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(name.trim());
    header.iter().position(is_same).ok_or_else(|| no_column(&format!("no column `{name}`"), header))
}

fn no_column(message: &str, header: &[String]) -> Error {
    const MOST_NAMED: usize = 12;
    let named = header.iter().take(MOST_NAMED).map(|cell| cell.trim()).collect::<Vec<_>>().join(", ");
    let more = if header.len() > MOST_NAMED { ", ..." } else { "" };
    Error::Usage { message: message.to_owned(), hint: format!("name one with --column; the columns are {named}{more}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_by_ending_and_first_line() {
        let by_default = Picked::default();
        let named = Picked { column: Some("pos".to_owned()), ..Picked::default() };
        for (path, first, picked, form) in [
            ("-", "Software Engineer", &by_default, Form::Lines),
            ("-", "Manager, Software Development", &by_default, Form::Lines),
            ("-", "id,Job_Title", &by_default, Form::Quoted(b',')),
            ("-", "id;title;city", &by_default, Form::Quoted(b';')),
            ("-", "title", &by_default, Form::Quoted(b',')),
            ("-", "id\ttitle", &by_default, Form::Tabs),
            ("-", "id\tpos", &by_default, Form::Tabs),
            ("-", "id,pos", &named, Form::Quoted(b',')),
            ("-", "{\"title\":\"DBA\"}", &by_default, Form::Objects),
            ("jobs.csv", "a;b", &by_default, Form::Quoted(b';')),
            ("jobs.TSV", "a,b", &by_default, Form::Tabs),
            ("jobs.txt", "a,b", &by_default, Form::Lines),
        ] {
            assert_eq!(Form::of(Path::new(path), first, picked), form, "{path}: {first}");
        }
    }
}
