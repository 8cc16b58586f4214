//! A report with how much of it a page shows.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

/// A report with how much of it a page shows. Formats for programs always have all, so that its JSON is the report's own.
pub struct Shown<R> {
    /// The report.
    pub report: R,
    /// Whether a page shows all of it: what `--full` asks for.
    pub full: bool,
}

impl<R> Shown<R> {
    /// How many are shown where a page usually shows so many.
    pub(in crate::commands) const fn most(&self, usual: usize) -> usize {
        if self.full { usize::MAX } else { usual }
    }
}

impl<R> From<R> for Shown<R> {
    fn from(report: R) -> Self {
        Self { report, full: false }
    }
}

impl<R: Serialize> Serialize for Shown<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.serialize(serializer)
    }
}

impl<R: JsonSchema> JsonSchema for Shown<R> {
    fn schema_name() -> Cow<'static, str> {
        R::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        R::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        R::json_schema(generator)
    }
}
