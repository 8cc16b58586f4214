//! The kinds of fields: how each is read from tables, cells and lines of JSON, and written to JSON and cells.

mod figures;
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
pub use of_roles::{Baseline, Origin, OriginLine, Pay, Reasons, Scores, ToolUses};
pub use texts::{Code, LooseName, Name, Names, Note, NoteAt, Nullable, OptionalName, Prose, RowName, Stated};

/// A kind of field.
pub trait Kind {
    /// What a record holds of it. Where nothing is said, it is the default.
    type Value<T: Written>: Clone + Debug + Default;

    /// What its JSON looks like.
    #[cfg(feature = "schema")]
    type Json: schemars::JsonSchema;

    /// Its columns in a file of records.
    const COLUMNS: Columns = Columns::One;
    /// Whether a record without it is none.
    const IS_REQUIRED: bool = false;
    /// Whether an export has its entries in a file of their own.
    const IS_LIST: bool = false;
    /// Whether JSON leaves it out when there is nothing to say.
    const IS_RARE: bool = false;

    /// Reads the field of a table.
    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Self::Value<At<String>>;

    /// Reads as many cells as there are columns.
    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Self::Value<At<String>>;

    /// Reads the value of a line of JSON, where it is as programs write it.
    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(_map: &mut A) -> Result<Self::Value<T>, A::Error> {
        Err(A::Error::custom("is rare"))
    }

    /// Writes the field of a JSON object.
    fn write<M: SerializeMap>(field: &'static str, value: &Self::Value<At<String>>, map: &mut M) -> Result<(), M::Error>;

    /// Writes as many cells as there are columns.
    fn cells<'v>(value: &'v Self::Value<At<String>>, layout: Layout, row: &mut Vec<Cow<'v, str>>);

    /// The text, of a kind that identifies records.
    fn id(_value: &Self::Value<At<String>>) -> Option<&str> {
        None
    }

    /// Whether there is nothing to say.
    fn is_absent(_value: &Self::Value<At<String>>) -> bool {
        false
    }

    /// The columns of a list's own file, behind the id of the record.
    fn list_columns(field: &'static str) -> Vec<&'static str> {
        vec![field]
    }

    /// The rows of a list's own file, without the id of the record.
    fn entries(_value: &Self::Value<At<String>>) -> Vec<Vec<Cow<'_, str>>> {
        Vec::new()
    }

    /// Says that it was written in one place.
    fn place_at(_value: &mut Self::Value<At<String>>, _place: Place) {}

    /// Describes the field of the JSON object.
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

/// Whether the columns of a kind are in the row of the record.
pub(super) const fn is_in_row<K: Kind>(layout: Layout) -> bool {
    !(K::IS_LIST && matches!(layout, Layout::Tables))
}

/// The next of the cells of a row.
fn next<'c>(cells: &mut dyn Iterator<Item = Cell<'c>>) -> Cell<'c> {
    cells.next().unwrap_or(Cell::absent("", Place::default()))
}
