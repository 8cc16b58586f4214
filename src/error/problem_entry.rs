//! A problem of data, as reports list it.

use schemars::JsonSchema;
use serde::Serialize;

use career_data::{Place, Problem, Problems, Severity};

/// A problem.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ProblemEntry {
    pub file: String,
    /// From 1; absent for the file as a whole.
    pub line: Option<u32>,
    /// From 1, in characters; absent where only the line is known.
    pub column: Option<u32>,
    /// Absent when it is about the whole.
    pub field: Option<String>,
    pub severity: Severity,
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl ProblemEntry {
    /// All that are listed, in their order.
    #[must_use]
    pub fn all(problems: &Problems) -> Vec<Self> {
        problems.iter().map(|problem| Self::new(problems, problem)).collect()
    }

    fn new(problems: &Problems, problem: &Problem) -> Self {
        let Place { file, line, column } = problem.place;
        let positive = |number: u32| Some(number).filter(|number| *number > 0);
        let non_empty = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            file: problems.files().get(file as usize).cloned().unwrap_or_default(),
            line: positive(line),
            column: positive(column),
            field: non_empty(&problem.field),
            severity: problem.severity,
            message: problem.message.clone(),
            hint: non_empty(&problem.hint),
        }
    }
}
