//! Problems of a dataset: errors and warnings with their places.

use std::fmt;

use serde::{Serialize, Serializer};

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset cannot be used.
    Error,
    /// The dataset can be used but breaks a rule of good data.
    Warning,
}

impl Severity {
    /// `error`, `warning`
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Severity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Severity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": [Self::Error.name(), Self::Warning.name()] })
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Where something was written. Lines and columns count from 1; 0 means the file as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index in [`Problems::files`].
    pub file: u32,
    /// Line.
    pub line: u32,
    /// Column, in characters.
    pub column: u32,
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Place,
}

/// An error or warning about data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its place.
    pub place: Place,
    /// Its severity.
    pub severity: Severity,
    /// The field concerned; empty for a whole file.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// How to fix it; may be empty.
    pub hint: String,
}

/// The problems of a dataset, and the files it was read from.
///
/// Of each severity, the first [`MOST_LISTED`] are kept; all are counted.
#[derive(Debug, Default)]
pub struct Problems {
    files: Vec<String>,
    list: Vec<Problem>,
    errors: Count,
    warnings: Count,
    /// Whether warnings are only counted, since compiling does not report them.
    quiet: bool,
    /// Names that were compared for suggestions.
    compared: u32,
}

/// Most problems of one severity that are listed.
pub const MOST_LISTED: usize = 10_000;

/// Most names that are compared for suggestions: some hundredths of a second's work.
const MOST_COMPARED: u32 = 1_000_000;

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    listed: usize,
}

/// A problem formatted only when it is listed: place, field, message and hint.
type Told = (Place, &'static str, String, String);

impl Problems {
    /// Registers a file and returns its number.
    pub fn file(&mut self, name: &str) -> u32 {
        self.files.push(name.to_owned());
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds an error; `hint` says how to fix it.
    pub fn error(&mut self, place: Place, field: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Error, place, field, message.into(), hint.into());
    }

    /// Adds a warning; `hint` says how to fix it.
    pub fn warning(&mut self, place: Place, field: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Warning, place, field, message.into(), hint.into());
    }

    /// Adds the error of a file that cannot be read.
    pub fn unreadable(&mut self, file: u32, error: &std::io::Error) {
        self.error(Place { file, line: 0, column: 0 }, "", format!("cannot be read: {error}"), "");
    }

    /// Adds an error that is formatted lazily, because formatting it is expensive.
    pub fn error_with(&mut self, tell: impl FnOnce(&Self) -> Option<Told>) {
        self.push_with(Severity::Error, tell);
    }

    /// Adds a warning that is formatted lazily, because formatting it is expensive.
    pub fn warning_with(&mut self, tell: impl FnOnce(&Self) -> Option<Told>) {
        self.push_with(Severity::Warning, tell);
    }

    /// Adds errors that are expensive to find: once the list is full, `find` is skipped and one error is counted.
    pub fn errors_with(&mut self, find: impl FnOnce(&mut Self)) {
        if self.lists_more(Severity::Error) { find(self) } else { self.errors.all += 1 }
    }

    /// Whether a name may be compared with so many others for a suggestion. Once too many were compared, problems have none:
    /// comparing every wrong name with every known one takes time that grows with the square of the data.
    pub(crate) fn may_compare(&mut self, names: usize) -> bool {
        self.compared = self.compared.saturating_add(u32::try_from(names).unwrap_or(u32::MAX));
        self.compared <= MOST_COMPARED
    }

    fn push_with(&mut self, severity: Severity, tell: impl FnOnce(&Self) -> Option<Told>) {
        let told = if self.lists_more(severity) { tell(self) } else { None };
        match told {
            Some((place, field, message, hint)) => self.push(severity, place, field, message, hint),
            None => self.count_of(severity).all += 1,
        }
    }

    fn push(&mut self, severity: Severity, place: Place, field: &str, message: String, hint: String) {
        let listed = self.lists_more(severity);
        let count = self.count_of(severity);
        count.all += 1;
        if listed {
            count.listed += 1;
            self.list.push(Problem { place, severity, field: field.to_owned(), message, hint });
        }
    }

    /// From now on, only counts warnings.
    pub fn quiet(&mut self) {
        self.quiet = true;
    }

    /// Whether another problem of that severity will be listed.
    fn lists_more(&mut self, severity: Severity) -> bool {
        self.count_of(severity).listed < MOST_LISTED && !(self.quiet && severity == Severity::Warning)
    }

    fn count_of(&mut self, severity: Severity) -> &mut Count {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// Adds the problems of a part of a file, with `lines_before` lines before it.
    pub fn absorb(&mut self, part: Self, lines_before: u32) {
        for mut problem in part.list {
            problem.place.line += lines_before;
            self.push(problem.severity, problem.place, &problem.field, problem.message, problem.hint);
        }
        self.errors.all += part.errors.all - part.errors.listed;
        self.warnings.all += part.warnings.all - part.warnings.listed;
    }

    /// Sorts by file, line and column.
    pub fn sort(&mut self) {
        let files = &self.files;
        self.list.sort_by(|a, b| {
            let name = |problem: &Problem| files.get(problem.place.file as usize);
            name(a).cmp(&name(b)).then(a.place.cmp(&b.place)).then(a.severity.cmp(&b.severity)).then(a.message.cmp(&b.message))
        });
    }

    /// The names of the files read; those of a whole dataset are relative to its folder.
    #[must_use]
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// The problems listed; after [`Problems::sort`] by file and line.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// Whether there are no problems.
    pub const fn is_empty(&self) -> bool {
        self.errors.all == 0 && self.warnings.all == 0
    }

    /// The number of problems of a severity, listed or not.
    #[must_use]
    pub const fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors.all,
            Severity::Warning => self.warnings.all,
        }
    }

    /// The number of problems of a severity that are counted but not listed.
    #[must_use]
    pub const fn unlisted(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors.all - self.errors.listed,
            Severity::Warning => self.warnings.all - self.warnings.listed,
        }
    }

    /// Formats a place: `roles/cloud/x.toml:3:9`.
    pub fn place(&self, place: Place) -> String {
        use fmt::Write;
        let Place { file, line, column } = place;
        let mut text = self.files.get(file as usize).cloned().unwrap_or_default();
        for number in [line, column].into_iter().take_while(|number| *number > 0) {
            let _ = write!(text, ":{number}");
        }
        text
    }

    /// Formats a problem as a line: `roles/cloud/x.toml:3:9: error: level: …`.
    #[must_use]
    pub fn line(&self, problem: &Problem) -> String {
        use fmt::Write;
        let mut text = self.place(problem.place);
        let _ = write!(text, ": {}: ", problem.severity.name());
        if !problem.field.is_empty() {
            let _ = write!(text, "{}: ", problem.field);
        }
        text.push_str(&problem.message);
        if !problem.hint.is_empty() {
            let _ = write!(text, " ({})", problem.hint);
        }
        text
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.list {
            writeln!(f, "{}", self.line(problem))?;
        }
        Ok(())
    }
}
