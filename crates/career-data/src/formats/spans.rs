//! Typed access to the fields of TOML tables: each is requested by name and type, and keys never requested are reported as
//! unknown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rules::{LONGEST_NAME, LONGEST_PROSE, check_text, decimal, printable};
use crate::problem::{At, Place, Problems};
use crate::text::{closest, compose};
use crate::vocabulary::Vocabulary;

/// The text of a file, with an index from byte offsets to lines and columns.
pub struct Source<'a> {
    text: &'a str,
    file: u32,
    /// The number of lines in the file before the text.
    lines_before: u32,
    line_starts: Vec<usize>,
    /// Number of characters before each multiple of [`STRIDE`], since a whole dataset may be on one line.
    characters: Vec<usize>,
}

/// Bytes between two entries of the character index: the most that is scanned to find a column.
const STRIDE: usize = 1 << 10;

/// Cumulative number of characters at each multiple of [`STRIDE`], and in total.
fn characters(text: &str) -> Vec<usize> {
    let behind = text.as_bytes().chunks(STRIDE).scan(0, |before, bytes| {
        *before += beginnings(bytes);
        Some(*before)
    });
    std::iter::once(0).chain(behind).collect()
}

/// The number of UTF-8 sequences that begin in some bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl<'a> Source<'a> {
    /// Indexes the text of a whole file.
    pub fn new(text: &'a str, file: u32) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, file, lines_before: 0, line_starts, characters: characters(text) }
    }

    /// Indexes one line of a file, the line at `place`.
    pub fn line(text: &'a str, place: Place) -> Self {
        let lines_before = place.line.saturating_sub(1);
        Self { text, file: place.file, lines_before, line_starts: vec![0], characters: characters(text) }
    }

    /// The place of a line and column of the text, both counted from 1.
    pub fn place_at(&self, line: usize, column: usize) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: self.file, line: number(line).saturating_add(self.lines_before), column: number(column) }
    }

    /// Parses TOML, reporting every syntax error; returns what could be parsed.
    pub fn parse(&self, problems: &mut Problems) -> Spanned<DeTable<'a>> {
        let (table, mut errors) = DeTable::parse_recoverable(self.text);
        // An unclosed bracket is reported once per nesting level.
        errors.dedup_by(|error, last| error.message() == last.message() && error.span() == last.span());
        for error in errors {
            let place = self.place(error.span().map_or(0, |span| span.start));
            problems.error(place, "", error.message().trim(), "this is not valid TOML");
        }
        table
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.wrapping_sub(1)).copied().unwrap_or_default();
        let column = self.characters_before(offset).saturating_sub(self.characters_before(start));
        self.place_at(line, column + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..offset).unwrap_or_default();
        self.characters.get(stride).map_or(0, |before| before + beginnings(rest))
    }
}

/// The fields of one table.
pub struct Fields<'a> {
    source: &'a Source<'a>,
    table: &'a DeTable<'a>,
    place: Place,
    /// The name of the table in messages; empty for the document.
    name: &'a str,
    /// Whether expected fields may be missing.
    missing_allowed: bool,
    /// Hint for one missing field, in place of the default "add it".
    missing_hint: Option<(&'static str, String)>,
    /// Fields that are stated outside the table: by the file name, or by the key of the table.
    given: Vec<(&'static str, At<String>)>,
    asked: BTreeSet<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a document's root table.
    pub fn new(source: &'a Source<'a>, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self::nested(source, "", table.get_ref(), table.span().start)
    }

    fn nested(source: &'a Source<'a>, name: &'a str, table: &'a DeTable<'a>, offset: usize) -> Self {
        Self {
            source,
            table,
            place: source.place(offset),
            name,
            missing_allowed: false,
            missing_hint: None,
            given: Vec::new(),
            asked: BTreeSet::new(),
        }
    }

    /// Allows expected fields to be missing, here and in nested tables; fields that are there are validated as usual.
    pub fn allow_missing(&mut self) {
        self.missing_allowed = true;
    }

    /// Sets the hint for a missing field.
    pub fn hint_missing(&mut self, field: &'static str, hint: String) {
        self.missing_hint = Some((field, hint));
    }

    /// Sets a field that is stated outside the table, and which the table must not state again.
    pub fn give(&mut self, field: &'static str, name: At<String>) {
        self.given.push((field, name));
    }

    /// A required name: one line, not empty, without hostile characters.
    pub fn name(&mut self, field: &'static str, problems: &mut Problems) -> At<String> {
        self.strictly(|fields| fields.expected_name(field, problems))
    }

    /// An expected name.
    pub fn expected_name(&mut self, field: &'static str, problems: &mut Problems) -> At<String> {
        if let Some((_, given)) = self.given.iter().find(|(given, _)| *given == field) {
            return given.clone();
        }
        self.text(field, LONGEST_NAME, false, problems)
    }

    /// Reads a required field, even where expected ones may be missing.
    fn strictly<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let allowed = std::mem::replace(&mut self.missing_allowed, false);
        let value = read(self);
        self.missing_allowed = allowed;
        value
    }

    /// An optional name.
    pub fn optional_name(&mut self, field: &'static str, problems: &mut Problems) -> Option<At<String>> {
        let value = self.optional(field)?;
        Some(self.text_of(field, value, LONGEST_NAME, false, problems))
    }

    /// Optional prose.
    pub fn optional_prose(&mut self, field: &'static str, problems: &mut Problems) -> Option<At<String>> {
        let value = self.optional(field)?;
        Some(self.text_of(field, value, LONGEST_PROSE, true, problems))
    }

    /// Expected prose, which may have line breaks.
    pub fn prose(&mut self, field: &'static str, problems: &mut Problems) -> At<String> {
        self.text(field, LONGEST_PROSE, true, problems)
    }

    fn text(&mut self, field: &'static str, longest: usize, lines: bool, problems: &mut Problems) -> At<String> {
        match self.required(field, problems) {
            Some(value) => self.text_of(field, value, longest, lines, problems),
            None => self.missing(),
        }
    }

    /// A list of names; empty when absent.
    pub fn names(&mut self, field: &'static str, problems: &mut Problems) -> Vec<At<String>> {
        let Some(value) = self.optional(field) else { return Vec::new() };
        self.texts_of(field, value, LONGEST_NAME, problems)
    }

    fn texts_of(&self, field: &str, value: &Spanned<DeValue<'a>>, longest: usize, problems: &mut Problems) -> Vec<At<String>> {
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(field, value, "a list of texts", problems);
            return Vec::new();
        };
        items.iter().map(|item| self.text_of(field, item, longest, false, problems)).collect()
    }

    /// A list of lines, each of the length of prose; empty when absent.
    pub fn lines(&mut self, field: &'static str, problems: &mut Problems) -> Vec<At<String>> {
        let Some(value) = self.optional(field) else { return Vec::new() };
        self.texts_of(field, value, LONGEST_PROSE, problems)
    }

    /// Every key of the table, with its line of the length of prose, as they stand in the file.
    pub fn keyed_lines(self, problems: &mut Problems) -> Vec<(At<String>, At<String>)> {
        let mut lines = Vec::new();
        for (key, value) in self.table {
            let name = At { value: compose(key.get_ref()).into_owned(), place: self.source.place(key.span().start) };
            let field = format!("{}.{}", self.name, key.get_ref());
            check_text(name.place, &field, &name.value, LONGEST_NAME, false, problems);
            lines.push((name, self.text_of(&field, value, LONGEST_PROSE, false, problems)));
        }
        lines.sort_by_key(|(key, _)| (key.place.line, key.place.column));
        lines
    }

    /// An optional note: one line, of the length of prose.
    pub fn optional_note(&mut self, field: &'static str, problems: &mut Problems) -> Option<At<String>> {
        // An export writes an absent one as an empty text.
        let value = self.optional(field).filter(|value| value.get_ref().as_str() != Some(""))?;
        Some(self.text_of(field, value, LONGEST_PROSE, false, problems))
    }

    /// An optional value of a closed set.
    pub fn optional_choice<V: Vocabulary>(&mut self, field: &'static str, problems: &mut Problems) -> Option<V> {
        let name = self.optional_name(field, problems)?;
        choice_of(field, &name, problems)
    }

    /// An expected value of a closed set.
    pub fn choice<V: Vocabulary>(&mut self, field: &'static str, problems: &mut Problems) -> Option<V> {
        let name = self.expected_name(field, problems);
        choice_of(field, &name, problems)
    }

    /// Every key of the table, with its value of a closed set.
    pub fn choices<V: Vocabulary>(self, problems: &mut Problems) -> Vec<(At<String>, V)> {
        let mut choices = Vec::new();
        for (key, value) in self.table {
            let name = At { value: compose(key.get_ref()).into_owned(), place: self.source.place(key.span().start) };
            let field = format!("{}.{}", self.name, key.get_ref());
            let choice = self.text_of(&field, value, LONGEST_NAME, false, problems);
            choices.extend(choice_of(&field, &choice, problems).map(|choice| (name, choice)));
        }
        choices
    }

    /// An expected score; `None` when it is not a whole number from 0 to 100.
    pub fn score(&mut self, field: &'static str, problems: &mut Problems) -> At<Option<u8>> {
        let Some(value) = self.required(field, problems) else { return self.missing() };
        let score = self.score_of(field, value, problems);
        At { value: score, place: self.source.place(value.span().start) }
    }

    /// An optional score; an invalid one is reported and `None`.
    pub fn optional_score(&mut self, field: &'static str, problems: &mut Problems) -> Option<u8> {
        let value = self.optional(field)?;
        self.score_of(field, value, problems)
    }

    /// An optional whole amount, 0 or more; an invalid one is reported and `None`.
    pub fn optional_amount(&mut self, field: &'static str, problems: &mut Problems) -> Option<u32> {
        let value = self.optional(field)?;
        self.whole_number_of(field, value, "amounts run from 0 to 4,294,967,295", problems)
    }

    /// A required year; 0 when it is invalid.
    pub fn year(&mut self, field: &'static str, problems: &mut Problems) -> u16 {
        let value = self.strictly(|fields| fields.required(field, problems));
        value.and_then(|value| self.whole_number_of(field, value, "a year has four digits", problems)).unwrap_or_default()
    }

    /// An optional amount of money in hundredths, above zero; an invalid one is reported and `None`.
    pub fn optional_money(&mut self, field: &'static str, problems: &mut Problems) -> Option<u64> {
        let value = self.optional(field)?;
        let digits = self.digits_of(field, value, problems)?;
        let money = decimal(digits, 2).and_then(|hundredths| u64::try_from(hundredths).ok()).filter(|amount| *amount > 0);
        if money.is_none() {
            let place = self.source.place(value.span().start);
            problems.error(place, field, format!("{} is no amount", printable(digits)), "more than 0, with at most 2 decimals");
        }
        money
    }

    /// The tables of an array of tables; empty when absent. Expected fields of these tables are required in any dataset.
    pub fn tables(&mut self, field: &'static str, problems: &mut Problems) -> Vec<Fields<'a>> {
        let Some(value) = self.optional(field) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(field, value, "an array of tables", problems);
            return Vec::new();
        };
        let table = |item| Some(Fields { missing_allowed: false, ..self.table_of(field, item, problems)? });
        items.iter().filter_map(table).collect()
    }

    /// An optional decimal number in tenths; an invalid one is reported and `None`.
    pub fn optional_tenths(&mut self, field: &'static str, range: RangeInclusive<i64>, problems: &mut Problems) -> Option<i64> {
        let value = self.optional(field)?;
        let digits = self.digits_of(field, value, problems)?;
        let tenths = decimal(digits, 1).filter(|tenths| range.contains(tenths));
        if tenths.is_none() {
            let place = self.source.place(value.span().start);
            problems.error(place, field, format!("{} is out of range", printable(digits)), "a number with at most one decimal");
        }
        tenths
    }

    /// A required number above 0.
    pub fn factor(&mut self, field: &'static str, problems: &mut Problems) -> f64 {
        let Some(value) = self.strictly(|fields| fields.required(field, problems)) else { return 0.0 };
        let Some(digits) = self.digits_of(field, value, problems) else { return 0.0 };
        let factor = digits.parse().unwrap_or(0.0);
        if !(f64::is_finite(factor) && factor > 0.0) {
            let place = self.source.place(value.span().start);
            problems.error(place, field, format!("{} is no factor", printable(digits)), "a number above 0");
        }
        factor
    }

    fn digits_of<'v>(&self, field: &str, value: &'v Spanned<DeValue<'a>>, problems: &mut Problems) -> Option<&'v str> {
        match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => return Some(number.as_str()),
            DeValue::Float(number) => return Some(number.as_str()),
            _ => self.wrong_kind(field, value, "a number", problems),
        }
        None
    }

    /// Accepts a field and ignores its value.
    pub fn ignore(&mut self, field: &'static str) {
        self.asked.insert(field);
    }

    /// Whether a field holds a list.
    pub fn is_list(&self, field: &str) -> bool {
        self.table.get(field).is_some_and(|value| value.get_ref().as_array().is_some())
    }

    /// Whether the table has a field.
    pub fn has(&self, field: &str) -> bool {
        self.table.contains_key(field)
    }

    /// The text of a field, if it is a text; reports nothing.
    pub(crate) fn peek(&self, field: &str) -> Option<&'a str> {
        self.table.get(field)?.get_ref().as_str()
    }

    /// Whether the table is the document's root.
    pub(crate) const fn is_document(&self) -> bool {
        self.name.is_empty()
    }

    /// The place where the table begins.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// An optional nested table.
    pub fn table(&mut self, field: &'static str, problems: &mut Problems) -> Option<Fields<'a>> {
        let value = self.optional(field)?;
        self.table_of(field, value, problems)
    }

    /// An expected nested table.
    pub fn required_table(&mut self, field: &'static str, problems: &mut Problems) -> Option<Fields<'a>> {
        let value = self.required(field, problems)?;
        self.table_of(field, value, problems)
    }

    /// Every key of the table, with its list of names.
    pub fn lists(self, problems: &mut Problems) -> Vec<(At<String>, Vec<At<String>>)> {
        let list = |(key, value): (&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>)| {
            let id = At { value: key.get_ref().to_string(), place: self.source.place(key.span().start) };
            (id, self.texts_of(key.get_ref(), value, LONGEST_NAME, problems))
        };
        self.table.iter().map(list).collect()
    }

    /// Every key of the table, with its nested table: for files that are keyed by id.
    pub fn entries(self, problems: &mut Problems) -> Vec<(At<String>, Fields<'a>)> {
        let mut entries = Vec::new();
        for (key, value) in self.table {
            let id = At { value: key.get_ref().to_string(), place: self.source.place(key.span().start) };
            if let Some(fields) = self.table_of(key.get_ref(), value, problems) {
                entries.push((id, Fields { place: fields.place, ..fields }));
            }
        }
        entries
    }

    /// Reports the keys that were never requested.
    pub fn finish(self, problems: &mut Problems) {
        for key in self.table.keys() {
            if !self.asked.contains(&**key.get_ref()) {
                let hint = match closest(key.get_ref(), self.asked.iter().copied(), 1).first() {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", self.asked.iter().copied().collect::<Vec<_>>().join(", ")),
                };
                let place = self.source.place(key.span().start);
                problems.error(place, self.name, format!("unknown key `{}`", printable(key.get_ref())), hint);
            }
        }
    }

    fn optional(&mut self, field: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.insert(field);
        self.table.get(field)
    }

    fn required(&mut self, field: &'static str, problems: &mut Problems) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.optional(field);
        if value.is_none() && !self.missing_allowed {
            let place = Place { column: 0, line: self.place.line.max(1), ..self.place };
            let message =
                if self.name.is_empty() { "is missing".into() } else { format!("is missing from `{}`", printable(self.name)) };
            let hint = self.missing_hint.as_ref().filter(|(of, _)| *of == field).map(|(_, hint)| hint.clone());
            problems.error(place, field, message, hint.unwrap_or_else(|| format!("add `{field}`")));
        }
        value
    }

    fn whole_number_of<T: TryFrom<u32>>(
        &self,
        field: &str,
        value: &Spanned<DeValue<'_>>,
        range: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_kind(field, value, "a whole number", problems);
            return None;
        };
        let whole = u32::from_str_radix(number.as_str(), number.radix()).ok().and_then(|number| T::try_from(number).ok());
        if whole.is_none() {
            let place = self.source.place(value.span().start);
            problems.error(place, field, format!("{number} is out of range"), range);
        }
        whole
    }

    fn score_of(&self, field: &str, value: &Spanned<DeValue<'_>>, problems: &mut Problems) -> Option<u8> {
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_kind(field, value, "a whole number from 0 to 100", problems);
            return None;
        };
        let score = u8::from_str_radix(number.as_str(), number.radix()).ok().filter(|score| *score <= 100);
        if score.is_none() {
            let place = self.source.place(value.span().start);
            problems.error(place, field, format!("{number} is out of range"), "scores run from 0 to 100");
        }
        score
    }

    fn missing<T: Default>(&self) -> At<T> {
        At { value: T::default(), place: self.place }
    }

    fn table_of(&self, field: &'a str, value: &'a Spanned<DeValue<'a>>, problems: &mut Problems) -> Option<Fields<'a>> {
        if let Some(table) = value.get_ref().as_table() {
            return Some(Fields {
                missing_allowed: self.missing_allowed,
                ..Fields::nested(self.source, field, table, value.span().start)
            });
        }
        self.wrong_kind(field, value, "a table", problems);
        None
    }

    fn text_of(
        &self,
        field: &str,
        value: &Spanned<DeValue<'a>>,
        longest: usize,
        lines: bool,
        problems: &mut Problems,
    ) -> At<String> {
        let place = self.source.place(value.span().start);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_kind(field, value, "a text", problems);
            return At { value: String::new(), place };
        };
        let text = compose(text.trim()).into_owned();
        check_text(place, field, &text, longest, lines, problems);
        At { value: text, place }
    }

    fn wrong_kind(&self, field: &str, value: &Spanned<DeValue<'_>>, wanted: &str, problems: &mut Problems) {
        let place = self.source.place(value.span().start);
        problems.error(place, field, format!("must be {wanted}, not {}", value.get_ref().type_str()), "");
    }
}

/// The value of a closed set with that name; reports an unknown name.
fn choice_of<V: Vocabulary>(field: &str, name: &At<String>, problems: &mut Problems) -> Option<V> {
    let value = V::from_name(&name.value);
    if value.is_none() && !name.value.is_empty() {
        let names: Vec<_> = V::ALL.iter().map(|value| value.name()).collect();
        let message = format!("unknown {} `{}`", V::NOUN, printable(&name.value));
        problems.error(name.place, field, message, format!("one of {}", names.join(", ")));
    }
    value
}
