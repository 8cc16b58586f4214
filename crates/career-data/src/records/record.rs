//! The one list of what a record holds: a line for each field, with its kind. Everything that reads, writes or describes a
//! record is made from it.

use std::borrow::Cow;
use std::fmt::Debug;

use crate::formats::cells::Cell;
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};

/// A text of a record: with the place where it was written, or as it stands on a line of JSON.
pub trait Written: Clone + Debug + Default {
    /// A score beside such texts.
    type Score: Copy + Debug + Default;

    /// The text.
    fn text(&self) -> &str;

    /// A score that was written nowhere.
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

/// How files of comma-separated values are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As `data/` has them: a list stands in one cell, and tenths have their decimal.
    Data,
    /// As `career export` has them: a list stands in a file of its own.
    Tables,
}

/// A list of a record as a file of its own: a row an entry, behind the id of the record.
pub struct List<R> {
    /// The field.
    pub name: &'static str,
    /// The columns behind the first.
    pub columns: Vec<&'static str>,
    /// Whether it is left out when no record has an entry.
    pub rare: bool,
    /// The cells behind the first, for each entry.
    pub entries: fn(&R) -> Vec<Vec<Cow<'_, str>>>,
}

/// A record of some kind.
pub trait Record: Sized {
    /// What one is called in the first column of the files of its lists, and in their names.
    const NOUN: &'static str;

    /// Reads a table.
    fn from_table(fields: &mut Fields<'_>, problems: &mut Problems) -> Self;

    /// Reads cells in the order of the columns.
    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Self;

    /// The text of its first field, which is its id.
    fn id(&self) -> &str;

    /// The columns of the file that it is a row of.
    fn columns(layout: Layout) -> Vec<&'static str>;

    /// The row.
    fn row(&self, layout: Layout) -> Vec<Cow<'_, str>>;

    /// Lists that have files of their own.
    fn lists() -> Vec<List<Self>>;

    /// Says of every part that it was written in one place.
    fn place_at(&mut self, place: Place);
}

/// The columns of a field.
#[derive(Clone, Copy, Debug)]
pub enum Columns {
    /// None: files of rows do not have the field.
    No,
    /// One, called as the field.
    One,
    /// One for each of these.
    Each(&'static [&'static str]),
}

impl Columns {
    /// How many there are.
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::No => 0,
            Self::One => 1,
            Self::Each(names) => names.len(),
        }
    }

    /// Puts their names into a list from a position on; gives the position behind them.
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

    /// Their names.
    pub(crate) fn names(self, field: &'static str) -> Vec<&'static str> {
        match self {
            Self::No => Vec::new(),
            Self::One => vec![field],
            Self::Each(names) => names.to_vec(),
        }
    }
}

/// What a field is called in files: as in the record, but for names that the language keeps for itself.
macro_rules! name_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}
pub(crate) use name_of;

/// Makes records from lists of their fields, `name: kind` or `name as "name in files": kind`. The first field is the id.
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

        /// A record as programs write it. Whatever is rarer, or not quite as it should be, is an error: who wants to know more
        /// reads it as a table.
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
