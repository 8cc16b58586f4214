//! CSV files as rows of cells that know where they stand.

use std::fmt::Display;
use std::str::FromStr;

use super::problem::{Place, Problems};
use super::record::At;
use super::toml::{check_text, shown};
use super::{LONGEST_NAME, LONGEST_PROSE};
use crate::text::compose;
use crate::vocabulary::Vocabulary;

/// Calls `each` for every row of a file whose header is exactly `columns`.
pub(super) fn rows<const N: usize>(
    text: &[u8],
    file: u32,
    columns: [&'static str; N],
    problems: &mut Problems,
    mut each: impl FnMut([Cell<'_>; N], &mut Problems),
) {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text);
    let mut record = ::csv::StringRecord::new();
    let mut header = true;
    loop {
        let line = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
        let place = Place { file, line, column: 0 };
        match reader.read_record(&mut record) {
            Ok(false) if header => return problems.error(Place { line: 0, ..place }, "", "has no header", columns.join(",")),
            Ok(false) => return,
            Ok(true) if header => {
                if record.iter().ne(columns) {
                    return problems.error(place, "", "has the wrong columns", format!("they are {}", columns.join(",")));
                }
                header = false;
            }
            Ok(true) if record.len() != N => {
                problems.error(place, "", format!("has {} cells", record.len()), format!("a row has {N}"));
            }
            Ok(true) => {
                // The reader's position points behind blank lines; the record's own is exact.
                let line = record.position().map_or(line, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
                let mut cells =
                    columns.iter().zip(&record).map(|(column, text)| Cell { text, column, place: Place { line, ..place } });
                each(std::array::from_fn(|_| cells.next().unwrap_or(Cell { text: "", column: "", place })), problems);
            }
            Err(error) => problems.error(place, "", error.to_string(), "the file must be UTF-8 CSV by RFC 4180"),
        }
    }
}

/// One cell of a row.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    column: &'static str,
    pub(super) place: Place,
}

impl Cell<'_> {
    /// A required name.
    pub(super) fn name(self, problems: &mut Problems) -> At<String> {
        check_text(self.place, self.column, self.text, LONGEST_NAME, false, problems);
        At { value: compose(self.text).into_owned(), place: self.place }
    }

    /// A name that may be absent.
    pub(super) fn optional_name(self, problems: &mut Problems) -> Option<At<String>> {
        (!self.text.is_empty()).then(|| self.name(problems))
    }

    /// Free text that may be empty.
    pub(super) fn note(self, problems: &mut Problems) -> String {
        if !self.text.is_empty() {
            check_text(self.place, self.column, self.text, LONGEST_PROSE, false, problems);
        }
        compose(self.text).into_owned()
    }

    /// Names separated by semicolons.
    pub(super) fn list(self, problems: &mut Problems) -> Vec<String> {
        self.note(problems).split(';').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// A number; empty is absent.
    pub(super) fn number<T: FromStr>(self, problems: &mut Problems) -> Option<T> {
        if self.text.is_empty() {
            return None;
        }
        let number = self.text.parse().ok();
        if number.is_none() {
            self.refuse("a number in range", problems);
        }
        number
    }

    /// A number that must be there.
    pub(super) fn required_number<T: FromStr + Default>(self, problems: &mut Problems) -> T {
        if self.text.is_empty() {
            problems.error(self.place, self.column, "is missing", "");
        }
        self.number(problems).unwrap_or_default()
    }

    /// A decimal number in units of 10^-`places`, exactly; empty is absent.
    pub(super) fn decimal(self, places: usize, problems: &mut Problems) -> Option<i64> {
        if self.text.is_empty() {
            return None;
        }
        let (whole, fraction) = self.text.split_once('.').unwrap_or((self.text, ""));
        let exact = fraction.len() <= places && fraction.bytes().all(|digit| digit.is_ascii_digit());
        let number = exact.then(|| format!("{whole}{fraction:0<places$}").parse().ok()).flatten();
        if number.is_none() {
            self.refuse(format_args!("a number with at most {places} decimals"), problems);
        }
        number
    }

    /// An amount of money in hundredths, above zero; empty is absent.
    pub(super) fn money(self, problems: &mut Problems) -> Option<u64> {
        let hundredths = self.decimal(2, problems)?;
        let money = u64::try_from(hundredths).ok().filter(|amount| *amount > 0);
        if money.is_none() {
            self.refuse("more than 0, or empty when not published", problems);
        }
        money
    }

    /// A value of a closed set; empty is absent.
    pub(super) fn choice<V: Vocabulary>(self, problems: &mut Problems) -> Option<V> {
        if self.text.is_empty() {
            return None;
        }
        let value = V::from_name(self.text);
        if value.is_none() {
            let names: Vec<_> = V::ALL.iter().map(|value| value.name()).collect();
            self.refuse(names.join(", "), problems);
        }
        value
    }

    /// A value of a closed set that must be there.
    pub(super) fn required_choice<V: Vocabulary>(self, problems: &mut Problems) -> Option<V> {
        if self.text.is_empty() {
            problems.error(self.place, self.column, "is missing", "");
        }
        self.choice(problems)
    }

    fn refuse(self, wanted: impl Display, problems: &mut Problems) {
        problems.error(self.place, self.column, format!("`{}` cannot be read", shown(self.text)), format!("it must be {wanted}"));
    }
}
