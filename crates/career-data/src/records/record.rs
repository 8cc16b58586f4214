//! Generates records from one list of fields, each with its kind: the type, its readers and writers, and its JSON schema.

use std::borrow::Cow;
use std::fmt::Debug;

use crate::formats::cells::Cell;
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};

/// A text of a record: either with its place, or borrowed from a JSON line.
pub trait Written: Clone + Debug + Default {
    /// The type of a score in such a record.
    type Score: Copy + Debug + Default;

    /// The text.
    fn text(&self) -> &str;

    /// A score without a place.
    fn scored(score: Option<u8>) -> Self::Score;

    /// The score, 0-100.
    fn score(score: Self::Score) -> Option<u8>;
}

impl Written for At<String> {
    type Score = At<Option<u8>>;

    fn text(&self) -> &str {
        &self.value
    }

    fn scored(value: Option<u8>) -> At<Option<u8>> {
        At { value, ..At::default() }
    }

    fn score(score: At<Option<u8>>) -> Option<u8> {
        score.value
    }
}

/// The layouts of CSV files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As in `data/`: a list is one cell, and tenths always have a decimal.
    Data,
    /// As in `career export`: a list is a separate file.
    Tables,
}

/// A list field as a separate file: one row per entry, after the id of the record.
pub struct List<R> {
    /// The name of the field.
    pub name: &'static str,
    /// The columns after the id.
    pub columns: Vec<&'static str>,
    /// Whether the file is left out when no record has an entry.
    pub rare: bool,
    /// The cells after the id, for each entry.
    pub entries: fn(&R) -> Vec<Vec<Cow<'_, str>>>,
}

/// A record of any table.
pub trait Record: Sized {
    /// The noun in messages, in the first column of the files of lists, and in the names of these files.
    const NOUN: &'static str;

    /// Reads a record from a table.
    fn from_table(fields: &mut Fields<'_>, problems: &mut Problems) -> Self;

    /// Reads a record from cells in the order of the columns.
    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Self;

    /// The id, which is the first field that identifies records.
    fn id(&self) -> &str;

    /// The columns of its CSV file.
    fn columns(layout: Layout) -> Vec<&'static str>;

    /// Its row in the CSV file.
    fn row(&self, layout: Layout) -> Vec<Cow<'_, str>>;

    /// The lists that have separate files.
    fn lists() -> Vec<List<Self>>;

    /// Sets the place of every part.
    fn place_at(&mut self, place: Place);
}

/// The CSV columns of a field.
#[derive(Clone, Copy, Debug)]
pub enum Columns {
    /// None: the field is not in CSV.
    No,
    /// One, with the name of the field.
    One,
    /// One for each of these names.
    Each(&'static [&'static str]),
}

impl Columns {
    /// The number of columns.
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::No => 0,
            Self::One => 1,
            Self::Each(names) => names.len(),
        }
    }

    /// Writes the names to a list from an index on; returns the index after them.
    #[allow(clippy::indexing_slicing, reason = "evaluated when compiled")]
    pub(crate) const fn fill(self, field: &'static str, into: &mut [&'static str], mut at: usize) -> usize {
        match self {
            Self::No => {}
            Self::One => {
                into[at] = field;
                at += 1;
            }
            Self::Each(names) => {
                let mut nth = 0;
                while nth < names.len() {
                    into[at + nth] = names[nth];
                    nth += 1;
                }
                at += nth;
            }
        }
        at
    }

    /// The names of the columns.
    pub(crate) fn names(self, field: &'static str) -> Vec<&'static str> {
        match self {
            Self::No => Vec::new(),
            Self::One => vec![field],
            Self::Each(names) => names.to_vec(),
        }
    }
}

/// The name of a field in files: that of the Rust field, unless that is a keyword or another is given.
macro_rules! name_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}
pub(crate) use name_of;

/// Defines records from lists of their fields, `name: kind` or `name as "name in files": kind`. The first field is the id.
macro_rules! records {
    ($(
        $(#[doc = $doc:literal])+
        $record:ident, $noun:literal, $schema:literal {
            $($(#[doc = $about:literal])* $field:ident $(as $name:literal)?: $kind:ty,)+
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        #[allow(missing_docs, reason = "fields named as in the files")]
        pub struct $record<T: Written = At<String>> {
            $($(#[doc = $about])* pub $field: <$kind as Kind>::Value<T>,)+
        }

        impl $record {
            /// The columns of its file in `data/`.
            pub const COLUMNS: [&'static str; 0 $(+ <$kind as Kind>::COLUMNS.width())+] = {
                let mut columns = [""; 0 $(+ <$kind as Kind>::COLUMNS.width())+];
                let at = 0;
                $(let at = <$kind as Kind>::COLUMNS.fill(name_of!($field $($name)?), &mut columns, at);)+
                assert!(at == columns.len());
                columns
            };
        }

        impl Record for $record {
            const NOUN: &'static str = $noun;

            fn from_table(fields: &mut Fields<'_>, problems: &mut Problems) -> Self {
                Self { $($field: <$kind as Kind>::from_table(name_of!($field $($name)?), fields, problems),)+ }
            }

            fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Self {
                Self { $($field: <$kind as Kind>::from_cells(cells, problems),)+ }
            }

            fn id(&self) -> &str {
                [$(<$kind as Kind>::id(&self.$field),)+].into_iter().flatten().next().unwrap_or_default()
            }

            fn columns(layout: Layout) -> Vec<&'static str> {
                let mut columns = Vec::new();
                $(if is_in_row::<$kind>(layout) {
                    columns.extend(<$kind as Kind>::COLUMNS.names(name_of!($field $($name)?)));
                })+
                columns
            }

            fn row(&self, layout: Layout) -> Vec<Cow<'_, str>> {
                let mut row = Vec::new();
                $(if is_in_row::<$kind>(layout) {
                    <$kind as Kind>::cells(&self.$field, layout, &mut row);
                })+
                row
            }

            fn lists() -> Vec<List<Self>> {
                let mut lists: Vec<List<Self>> = Vec::new();
                $(if <$kind as Kind>::IS_LIST {
                    let name = name_of!($field $($name)?);
                    lists.push(List {
                        name,
                        columns: <$kind as Kind>::list_columns(name),
                        rare: <$kind as Kind>::IS_RARE,
                        entries: |record| <$kind as Kind>::entries(&record.$field),
                    });
                })+
                lists
            }

            fn place_at(&mut self, place: Place) {
                $(<$kind as Kind>::place_at(&mut self.$field, place);)+
            }
        }

        impl Serialize for $record {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(<$kind as Kind>::write(name_of!($field $($name)?), &self.$field, &mut map)?;)+
                map.end()
            }
        }

        /// Fast path: deserialises a record in the form that programs write. Fails on anything less common or not normalised,
        /// which the caller then reads as a table.
        impl<'de, T: Written + Deserialize<'de>> Deserialize<'de> for $record<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields<T>(std::marker::PhantomData<T>);

                impl<'de, T: Written + Deserialize<'de>> Visitor<'de> for Fields<T> {
                    type Value = $record<T>;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($noun)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        $(let mut $field = None;)+
                        while let Some(key) = map.next_key::<&str>()? {
                            match key {
                                $(_ if key == name_of!($field $($name)?) && $field.is_none() => {
                                    $field = Some(<$kind as Kind>::from_line::<T, A>(&mut map)?);
                                })+
                                "table" if map.next_value::<&str>()? == "roles" => {}
                                _ => return Err(A::Error::custom("unknown or there twice")),
                            }
                        }
                        $(if <$kind as Kind>::IS_REQUIRED && $field.is_none() {
                            return Err(A::Error::custom("is missing"));
                        })+
                        Ok($record { $($field: $field.unwrap_or_default(),)+ })
                    }
                }
                deserializer.deserialize_map(Fields(std::marker::PhantomData))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $record {
            fn schema_name() -> Cow<'static, str> {
                $schema.into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut description = Description::of([$($doc),+].concat().trim());
                $(<$kind as Kind>::describe(
                    name_of!($field $($name)?),
                    [$($about,)* ""].concat().trim(),
                    generator,
                    &mut description,
                );)+
                description.finish()
            }
        }
    )+};
}
pub(crate) use records;
