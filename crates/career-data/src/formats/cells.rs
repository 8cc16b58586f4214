//! CSV rows as cells with places.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::formats::dialect::{Dialect, heading, is_before_header, is_blank, width};
use crate::formats::number;
use crate::formats::rules::{LONGEST_NAME, LONGEST_PROSE, check_text, decimal, printable};
use crate::problem::{At, Place, Problems};
use crate::text::compose;
use crate::vocabulary::Vocabulary;

/// Calls `each` for every row of a file whose header has each of `columns` once, in any order.
pub(crate) fn rows<const N: usize>(
    text: &[u8],
    file: u32,
    columns: [&'static str; N],
    problems: &mut Problems,
    mut each: impl FnMut([Cell<'_>; N], &mut Problems),
) {
    each_record(text, file, &columns, problems, |record, order, place, problems| {
        each(row(record, order, columns, place), problems);
    });
}

/// Like [`rows`], for columns that are not known when compiled.
pub(crate) fn each_row(
    text: &[u8],
    file: u32,
    columns: &[&'static str],
    problems: &mut Problems,
    mut each: impl FnMut(&[Cell<'_>], &mut Problems),
) {
    each_record(text, file, columns, problems, |record, order, place, problems| {
        let mut row: Vec<Cell<'_>> = cells(record, order.iter().copied(), place).collect();
        row.sort_by_key(|cell| columns.iter().position(|column| *column == cell.column));
        each(&row, problems);
    });
}

/// Calls `each` for every record below a header that has each of `columns` once, with the columns in the order of the header.
fn each_record(
    text: &[u8],
    file: u32,
    columns: &[&'static str],
    problems: &mut Problems,
    mut each: impl FnMut(&::csv::StringRecord, &[&'static str], Place, &mut Problems),
) {
    let mut reader = dialect_of(text).reader(text);
    let mut record = ::csv::StringRecord::new();
    // The columns in file order, once the header is read.
    let mut header: Option<Vec<&'static str>> = None;
    let whole = Place { file, line: 0, column: 0 };
    let place_of = |position: Option<&::csv::Position>| {
        let line = position.map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        Place { line, ..whole }
    };
    loop {
        match reader.read_record(&mut record) {
            Ok(false) if header.is_none() => {
                return problems.error(whole, "", "has no header", format!("its first line is {}", columns.join(",")));
            }
            Ok(false) => return,
            Ok(true) if is_blank(&record) || header.is_none() && is_before_header(&record) => {}
            Ok(true) => {
                let place = place_of(record.position());
                match &header {
                    None => match ordered(&record, columns) {
                        Ok(order) => header = Some(order),
                        Err(wrong) => {
                            return problems.error(place, "", wrong, format!("the columns are {}", columns.join(",")));
                        }
                    },
                    Some(_) if record.len() < columns.len() || width(&record) > columns.len() => {
                        let hint = format!("a row has {}", columns.len());
                        problems.error(place, "", format!("has {} cells", record.len()), hint);
                    }
                    Some(order) => each(&record, order, place, problems),
                }
            }
            Err(error) => {
                let column = match error.kind() {
                    ::csv::ErrorKind::Utf8 { err, .. } => header.as_ref().and_then(|order| order.get(err.field()).copied()),
                    _ => None,
                };
                problems.error(place_of(error.position()), column.unwrap_or_default(), "is not UTF-8", "save the file as UTF-8");
                if header.is_none() {
                    return;
                }
            }
        }
    }
}

/// Bytes that suffice to tell the dialect of a table: more than the longest header.
const ENOUGH_TO_TELL: usize = 1 << 16;

fn dialect_of(text: &[u8]) -> Dialect {
    Dialect::of(&String::from_utf8_lossy(text.get(..ENOUGH_TO_TELL).unwrap_or(text)))
}

/// The message for a record that cannot be read.
pub(crate) fn unreadable(error: &::csv::Error) -> String {
    match error.kind() {
        ::csv::ErrorKind::Io(error) => format!("cannot be read: {error}"),
        _ => "is not UTF-8".to_owned(),
    }
}

/// The names in a header, without the blank ones at its end.
pub(crate) fn names(header: &::csv::StringRecord) -> impl Iterator<Item = String> {
    header.iter().take(width(header)).map(heading)
}

/// The cells of a record, reordered to `columns`.
fn row<'r, const N: usize>(
    record: &'r ::csv::StringRecord,
    order: &'r [&'static str],
    columns: [&'static str; N],
    place: Place,
) -> [Cell<'r>; N] {
    let mut row = columns.map(|column| Cell::absent(column, place));
    for (nth, cell) in cells(record, order.iter().copied(), place).enumerate() {
        // Fast path: nearly all files have the columns in this order.
        let nth = if columns.get(nth) == Some(&cell.column) { Some(nth) } else { columns.iter().position(|c| *c == cell.column) };
        if let Some(slot) = nth.and_then(|nth| row.get_mut(nth)) {
            *slot = cell;
        }
    }
    row
}

/// The cells of a record, without white space at their ends.
pub(crate) fn cells<'r>(
    record: &'r ::csv::StringRecord,
    columns: impl Iterator<Item = &'static str> + 'r,
    place: Place,
) -> impl Iterator<Item = Cell<'r>> {
    columns.zip(record).map(move |(column, text)| Cell { text: text.trim(), column, place })
}

/// The columns in the order of a header that has each of them once, or where the header first differs from them.
fn ordered(header: &::csv::StringRecord, columns: &[&'static str]) -> Result<Vec<&'static str>, String> {
    let header: Vec<String> = names(header).collect();
    let mut order = columns.to_vec();
    order.sort_by_key(|column| header.iter().position(|name| name == column));
    if header == order {
        return Ok(order);
    }
    let differs = |at: &usize| header.get(*at).map(String::as_str) != columns.get(*at).copied();
    let at = (0..header.len().max(columns.len())).find(differs).unwrap_or_default();
    Err(match (header.get(at), columns.get(at)) {
        (Some(found), Some(wanted)) => format!("column {} is `{}`, not `{wanted}`", at + 1, printable(found)),
        (Some(found), None) => format!("has a column too many, `{}`", printable(found)),
        (None, _) => format!("ends after {at} columns"),
    })
}

/// One cell of a row.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// The text.
    pub text: &'a str,
    /// The name of the column.
    pub column: &'static str,
    /// The place of the row.
    pub place: Place,
}

impl Cell<'_> {
    /// A missing cell.
    pub const fn absent(column: &'static str, place: Place) -> Self {
        Self { text: "", column, place }
    }

    /// Whether both are cells of the same column.
    pub fn is_of(self, other: Self) -> bool {
        self.column == other.column
    }

    /// Whether it has no text.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// Reports that it is missing.
    pub fn missing(self, hint: &str, problems: &mut Problems) {
        problems.error(self.place, self.column, "is missing", hint);
    }

    /// A required name.
    pub fn name(self, problems: &mut Problems) -> At<String> {
        check_text(self.place, self.column, self.text, LONGEST_NAME, false, problems);
        At { value: compose(self.text).into_owned(), place: self.place }
    }

    /// An optional name.
    pub fn optional_name(self, problems: &mut Problems) -> Option<At<String>> {
        (!self.text.is_empty()).then(|| self.name(problems))
    }

    /// Optional free text on one line.
    pub fn note(self, problems: &mut Problems) -> String {
        if !self.text.is_empty() {
            check_text(self.place, self.column, self.text, LONGEST_PROSE, false, problems);
        }
        compose(self.text).into_owned()
    }

    /// Optional text, which may have line breaks.
    pub fn prose(self, problems: &mut Problems) -> At<String> {
        let text = self.text.trim().replace("\r\n", "\n");
        let text = compose(&text);
        if !text.is_empty() {
            check_text(self.place, self.column, &text, LONGEST_PROSE, true, problems);
        }
        At { value: text.into_owned(), place: self.place }
    }

    /// Names separated by semicolons, each validated as a name; empty when there are none.
    pub fn names(self, problems: &mut Problems) -> Vec<At<String>> {
        let parts = self.text.split(';').map(str::trim).filter(|_| !self.text.is_empty());
        parts.map(|text| Cell { text, ..self }.name(problems)).collect()
    }

    /// Pairs `name=value` with values of a closed set, separated by semicolons; empty when there are none.
    pub fn choices<V: Vocabulary>(self, problems: &mut Problems) -> Vec<(At<String>, V)> {
        let mut choices = Vec::new();
        for pair in self.text.split(';').map(str::trim).filter(|_| !self.text.is_empty()) {
            let Some((name, value)) = pair.split_once('=') else {
                let hint = format!("write name={}", V::NOUN);
                problems.error(self.place, self.column, format!("`{}` has no {}", printable(pair), V::NOUN), hint);
                continue;
            };
            let name = Cell { text: name.trim(), ..self }.name(problems);
            choices.extend(Cell { text: value.trim(), ..self }.required_choice(problems).map(|value| (name, value)));
        }
        choices
    }

    /// Names separated by semicolons.
    pub fn list(self, problems: &mut Problems) -> Vec<String> {
        self.note(problems).split(';').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// A number; `None` when empty.
    pub fn number<T: FromStr>(self, problems: &mut Problems) -> Option<T> {
        if self.text.is_empty() {
            return None;
        }
        // Spreadsheets show whole numbers with decimals, too.
        let whole = self.text.trim_end_matches('0').strip_suffix('.').unwrap_or(self.text);
        let number = whole.parse().ok();
        if number.is_none() {
            self.refuse("a whole number in range", problems);
        }
        number
    }

    /// A number in a range; `None` when empty.
    pub fn number_within(self, range: RangeInclusive<u32>, problems: &mut Problems) -> Option<u32> {
        let number = self.number(problems)?;
        if !range.contains(&number) {
            self.refuse(format_args!("{} to {}", range.start(), range.end()), problems);
            return None;
        }
        Some(number)
    }

    /// A required number.
    pub fn required_number<T: FromStr + Default>(self, problems: &mut Problems) -> T {
        if self.is_empty() {
            self.missing("give a number", problems);
        }
        self.number(problems).unwrap_or_default()
    }

    /// A required number above 0.
    pub fn factor(self, problems: &mut Problems) -> f64 {
        let factor: f64 = self.text.parse().unwrap_or_default();
        if self.is_empty() {
            self.missing("give a number", problems);
        } else if !(factor.is_finite() && factor > 0.0) {
            self.refuse("a number above 0", problems);
        }
        factor
    }

    /// A decimal number in tenths, within a range of tenths; `None` when empty.
    pub fn tenths<T: TryFrom<i64> + Copy + PartialOrd + Into<f64>>(
        self,
        range: RangeInclusive<T>,
        problems: &mut Problems,
    ) -> Option<T> {
        let tenths = T::try_from(self.decimal(1, problems)?).ok().filter(|tenths| range.contains(tenths));
        if tenths.is_none() {
            let [least, most] = [*range.start(), *range.end()].map(|tenths| tenths.into() / 10.0);
            self.refuse(format_args!("a number from {least} to {most}"), problems);
        }
        tenths
    }

    /// An exact decimal number in units of 10^-`places`; `None` when empty.
    pub fn decimal(self, places: usize, problems: &mut Problems) -> Option<i64> {
        if self.text.is_empty() {
            return None;
        }
        let number = decimal(self.text, places);
        if number.is_none() {
            self.refuse(format_args!("a number with at most {places} decimals"), problems);
        }
        number
    }

    /// An amount of money in hundredths, above zero; `None` when empty. Amounts as spreadsheets show them are read, with a
    /// warning.
    pub fn money(self, problems: &mut Problems) -> Option<u64> {
        let plain = number::plain(self.text).filter(|plain| decimal(plain, 2).is_some());
        let amount = plain.as_deref().unwrap_or(self.text);
        if amount != self.text {
            let message = format!("`{}` is read as {amount}", printable(self.text));
            problems.warning(self.place, self.column, message, "write amounts in plain digits, with a decimal point");
        }
        let hundredths = Cell { text: amount, ..self }.decimal(2, problems)?;
        let money = u64::try_from(hundredths).ok().filter(|amount| *amount > 0);
        if money.is_none() {
            self.refuse("more than 0, or empty when not published", problems);
        }
        money
    }

    /// A value of a closed set; `None` when empty.
    pub fn choice<V: Vocabulary>(self, problems: &mut Problems) -> Option<V> {
        if self.text.is_empty() {
            return None;
        }
        let value = V::from_name(self.text);
        if value.is_none() {
            let names: Vec<_> = V::ALL.iter().map(|value| value.name()).collect();
            self.refuse(format_args!("one of {}", names.join(", ")), problems);
        }
        value
    }

    /// A required value of a closed set.
    pub fn required_choice<V: Vocabulary>(self, problems: &mut Problems) -> Option<V> {
        if self.is_empty() {
            let names: Vec<_> = V::ALL.iter().map(|value| value.name()).collect();
            self.missing(&format!("one of {}", names.join(", ")), problems);
        }
        self.choice(problems)
    }

    fn refuse(self, wanted: impl Display, problems: &mut Problems) {
        problems.error(
            self.place,
            self.column,
            format!("`{}` cannot be read", printable(self.text)),
            format!("it must be {wanted}"),
        );
    }
}
