//! How a table in text is written: with commas or, as spreadsheets write it where the comma is the decimal point, with
//! semicolons, or with tabs. Spreadsheets also leave blank rows and columns behind, and may begin with a row `sep=;`.

use std::io::Read;

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};

/// The character between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    delimiter: u8,
}

impl Dialect {
    /// Separated by commas.
    pub const COMMAS: Self = Self { delimiter: b',' };

    /// The dialect of a table that begins with this text: what its first row that is not blank has most of, outside quotes, or
    /// says itself as `sep=;`.
    #[must_use]
    pub fn of(start: &str) -> Self {
        let is_blank = |line: &str| line.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\u{feff}'));
        let line = start.lines().find(|line| !is_blank(line)).unwrap_or_default();
        if let Some(delimiter) = stated(line) {
            return Self { delimiter };
        }
        let outside_quotes = || line.split('"').step_by(2).flat_map(str::bytes);
        let count = |delimiter: &u8| outside_quotes().filter(|byte| byte == delimiter).count();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
        Self { delimiter }
    }

    /// A reader of records that end with a line feed, so that line numbers are right. (With CRLF as terminator, those of the csv
    /// crate would be one too small.) The last cell of a record keeps its carriage return.
    pub fn reader<R: Read>(self, input: R) -> Reader<R> {
        let mut builder = ReaderBuilder::new();
        builder.flexible(true).has_headers(false).terminator(Terminator::Any(b'\n')).delimiter(self.delimiter);
        builder.from_reader(input)
    }
}

/// The separator that a row `sep=;` states.
fn stated(line: &str) -> Option<u8> {
    let line = line.trim_matches(|c: char| matches!(c, '\u{feff}' | '"' | '\r' | ' '));
    let (key, separator) = line.split_at_checked(4)?;
    let delimiter = separator.bytes().next().filter(|byte| matches!(byte, b',' | b';' | b'\t'));
    delimiter.filter(|_| key.eq_ignore_ascii_case("sep=") && separator.len() == 1)
}

/// Whether a record says nothing: all its cells are blank.
#[must_use]
pub fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// Whether a record stands before the header of a table: it is blank, says what separates the cells, or has one cell of several,
/// which names the table.
#[must_use]
pub fn is_before_header(record: &StringRecord) -> bool {
    let mut stated = record.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim()).filter(|cell| !cell.is_empty());
    match (stated.next(), stated.next()) {
        (None, _) => true,
        (Some(only), None) => record.len() > 1 || only.len() <= 5 && only.to_ascii_lowercase().starts_with("sep="),
        _ => false,
    }
}

/// The number of cells of a record without the blank ones at its end.
#[must_use]
pub fn width(record: &StringRecord) -> usize {
    record.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).map(|(_, nth)| nth).last().unwrap_or_default()
}

/// A heading as names of columns are compared: in lower case, with underscores for blanks and hyphens.
#[must_use]
pub fn heading(cell: &str) -> String {
    let words = cell.trim_start_matches('\u{feff}').split(|c: char| c.is_whitespace() || c == '_' || c == '-');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_that_is_not_blank_tells_the_dialect() {
        for (text, delimiter) in [
            ("id,title\n", b','),
            ("id;title\n", b';'),
            ("id\ttitle\n", b'\t'),
            ("\u{feff}\"id;title\",x\r\n", b','),
            (",,\n\nid;title;next\n", b';'),
            ("sep=;\nid,title;x\n", b';'),
            ("\"sep=\t\"\nid\n", b'\t'),
            ("id\n", b','),
            ("", b','),
        ] {
            assert_eq!(Dialect::of(text), Dialect { delimiter }, "{text:?}");
        }
    }

    #[test]
    fn headings_are_compared_without_case_and_blanks() {
        for text in ["technical_depth", "Technical Depth", " TECHNICAL-DEPTH\u{a0}", "\u{feff}technical  depth\r"] {
            assert_eq!(heading(text), "technical_depth");
        }
    }

    #[test]
    fn blank_cells_at_the_end_do_not_count() {
        let record = StringRecord::from(vec!["a", "", "b", " ", "\u{a0}", "\r"]);
        assert_eq!((width(&record), is_blank(&record)), (3, false));
        assert!(is_blank(&StringRecord::from(vec!["", "\u{a0}", "\r"])));
        assert!(is_before_header(&StringRecord::from(vec!["SEP=;"])) && is_before_header(&StringRecord::from(vec!["sep=", ""])));
        assert!(is_before_header(&StringRecord::from(vec!["Our ladder", "", ""])));
        assert!(!is_before_header(&StringRecord::from(vec!["separator"])));
    }
}
