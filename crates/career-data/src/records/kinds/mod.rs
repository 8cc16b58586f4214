//! The kinds of fields: how each is read from tables, cells and JSON lines, and written to JSON and cells.

mod figures;
mod lines;
mod of_roles;
mod texts;

use std::borrow::Cow;
use std::fmt::Debug;

use serde::Deserialize;
use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use super::record::{Columns, Layout, Written};
use crate::formats::cells::Cell;
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};

pub use figures::{Amount, Choice, Factor, JobZone, Money, OptionalChoice, Percent, StatedChoice, TopCoded, Year};
pub use lines::{Keyed, Lines, Passage, RoleId, Subject};
pub use of_roles::{Baseline, EducationShares, Origin, OriginLine, Pay, Reasons, Scores, ToolUses};
pub use texts::{Code, FreeName, LooseName, Name, Names, Note, NoteAt, Nullable, OptionalName, Prose, RowName, Stated};

/// A kind of field.
pub trait Kind {
    /// The value in a record; the default when it is not stated.
    type Value<T: Written>: Clone + Debug + Default;

    /// The type whose JSON schema describes the field.
    #[cfg(feature = "schema")]
    type Json: schemars::JsonSchema;

    /// The columns in CSV.
    const COLUMNS: Columns = Columns::One;
    /// Whether a record must have it.
    const IS_REQUIRED: bool = false;
    /// Whether an export writes its entries to a separate file.
    const IS_LIST: bool = false;
    /// Whether JSON leaves it out when it is empty.
    const IS_RARE: bool = false;

    /// Reads the field from a table.
    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Self::Value<At<String>>;

    /// Reads one cell per column.
    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Self::Value<At<String>>;

    /// Fast path: deserialises the value from a JSON line in the form that programs write; fails on any other.
    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(_map: &mut A) -> Result<Self::Value<T>, A::Error> {
        Err(A::Error::custom("is rare"))
    }

    /// Writes the field to a JSON object.
    fn write<M: SerializeMap>(field: &'static str, value: &Self::Value<At<String>>, map: &mut M) -> Result<(), M::Error>;

    /// Writes one cell per column.
    fn cells<'v>(value: &'v Self::Value<At<String>>, layout: Layout, row: &mut Vec<Cow<'v, str>>);

    /// The text, if the kind identifies records.
    fn id(_value: &Self::Value<At<String>>) -> Option<&str> {
        None
    }

    /// Whether the value is empty.
    fn is_absent(_value: &Self::Value<At<String>>) -> bool {
        false
    }

    /// The columns of a list's separate file, after the id of the record.
    fn list_columns(field: &'static str) -> Vec<&'static str> {
        vec![field]
    }

    /// The rows of a list's separate file, without the id of the record.
    fn entries(_value: &Self::Value<At<String>>) -> Vec<Vec<Cow<'_, str>>> {
        Vec::new()
    }

    /// Sets the place of the value and all its parts.
    fn place_at(_value: &mut Self::Value<At<String>>, _place: Place) {}

    /// Adds the field to the JSON schema of its record.
    #[cfg(feature = "schema")]
    fn describe(
        field: &'static str,
        about: &str,
        generator: &mut schemars::SchemaGenerator,
        description: &mut super::description::Description,
    ) {
        description.field(field, about, generator.subschema_for::<Self::Json>(), !Self::IS_RARE);
    }
}

/// Whether the columns of a kind are part of the record's row.
pub(super) const fn is_in_row<K: Kind>(layout: Layout) -> bool {
    !(K::IS_LIST && matches!(layout, Layout::Tables))
}

/// The next cell of a row.
fn next<'c>(cells: &mut dyn Iterator<Item = Cell<'c>>) -> Cell<'c> {
    cells.next().unwrap_or(Cell::absent("", Place::default()))
}
