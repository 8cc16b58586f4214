//! Kinds of fields: texts and lists of texts.

use std::borrow::Cow;

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::SerializeMap;

use super::{Kind, next};
use crate::formats::cells::Cell;
use crate::formats::rules::is_sound;
use crate::formats::rules::{LONGEST_NAME, LONGEST_PROSE};
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};
use crate::records::record::{Layout, Written};

type Text = At<String>;

/// A required name.
#[derive(Debug)]
pub struct Name;

impl Kind for Name {
    type Value<T: Written> = T;
    #[cfg(feature = "schema")]
    type Json = String;

    const IS_REQUIRED: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Text {
        fields.name(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Text {
        next(cells).name(problems)
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
        sound(map.next_value()?, LONGEST_NAME, false)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Text, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &value.value)
    }

    fn cells<'v>(value: &'v Text, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(Cow::Borrowed(&value.value));
    }

    fn id(value: &Text) -> Option<&str> {
        Some(&value.value)
    }

    fn is_absent(value: &Text) -> bool {
        value.value.is_empty()
    }

    fn place_at(value: &mut Text, place: Place) {
        value.place = place;
    }
}

/// The text, if it needs no normalisation; an error otherwise.
fn sound<T: Written, E: Error>(text: T, longest: usize, lines: bool) -> Result<T, E> {
    if is_sound(text.text(), longest, lines) { Ok(text) } else { Err(E::custom("is not as it should be")) }
}

/// Defines kinds of texts that may be empty, which are null in JSON; each with its readers.
macro_rules! nullable_texts {
    ($($(#[$meta:meta])* $kind:ident {
        table: $table:expr, cell: $cell:expr, longest: $longest:expr, lines: $lines:literal
    })+) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value<T: Written> = T;
            #[cfg(feature = "schema")]
            type Json = Option<String>;

            fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Text {
                let read: fn(&mut Fields<'_>, &'static str, &mut Problems) -> Text = $table;
                read(fields, field, problems)
            }

            fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Text {
                let read: fn(Cell<'_>, &mut Problems) -> Text = $cell;
                read(next(cells), problems)
            }

            fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
                map.next_value::<Option<T>>()?.map_or(Ok(T::default()), |text| sound(text, $longest, $lines))
            }

            fn write<M: SerializeMap>(field: &'static str, value: &Text, map: &mut M) -> Result<(), M::Error> {
                map.serialize_entry(field, &Some(&value.value).filter(|text| !text.is_empty()))
            }

            fn cells<'v>(value: &'v Text, _: Layout, row: &mut Vec<Cow<'v, str>>) {
                row.push(Cow::Borrowed(&value.value));
            }

            fn place_at(value: &mut Text, place: Place) {
                value.place = place;
            }
        }
    )+};
}

nullable_texts! {
    /// A name that a whole dataset must state, and own data may leave out.
    Stated {
        table: |fields, field, problems| fields.expected_name(field, problems),
        cell: |cell, problems| cell.optional_name(problems).unwrap_or_default(),
        longest: LONGEST_NAME, lines: false
    }

    /// A name that may be left out.
    FreeName {
        table: |fields, field, problems| fields.optional_name(field, problems).unwrap_or_default(),
        cell: |cell, problems| cell.optional_name(problems).unwrap_or_default(),
        longest: LONGEST_NAME, lines: false
    }

    /// A name that rows and tables must state, and a role's own figures may leave out.
    RowName {
        table: |fields, field, problems| fields.expected_name(field, problems), cell: |cell, problems| cell.name(problems),
        longest: LONGEST_NAME, lines: false
    }

    /// A name that rows must state, and tables may leave out.
    LooseName {
        table: |fields, field, problems| fields.optional_name(field, problems).unwrap_or_default(),
        cell: |cell, problems| cell.name(problems),
        longest: LONGEST_NAME, lines: false
    }

    /// Text that may have line breaks; a whole dataset must state it.
    Prose { table: |fields, field, problems| fields.prose(field, problems), cell: |cell, problems| cell.prose(problems), longest: LONGEST_PROSE, lines: true }
}

/// A field that is required on reading, but may be absent from an image: then null in JSON.
#[derive(Debug)]
pub struct Nullable<K>(std::marker::PhantomData<K>);

impl<K: Kind> Kind for Nullable<K> {
    type Value<T: Written> = K::Value<T>;
    #[cfg(feature = "schema")]
    type Json = Option<K::Json>;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> K::Value<Text> {
        K::from_table(field, fields, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> K::Value<Text> {
        K::from_cells(cells, problems)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &K::Value<Text>, map: &mut M) -> Result<(), M::Error> {
        if K::is_absent(value) { map.serialize_entry(field, &()) } else { K::write(field, value, map) }
    }

    fn cells<'v>(value: &'v K::Value<Text>, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
        K::cells(value, layout, row);
    }

    fn place_at(value: &mut K::Value<Text>, place: Place) {
        K::place_at(value, place);
    }
}

/// An optional name.
#[derive(Debug)]
pub struct OptionalName;

impl Kind for OptionalName {
    type Value<T: Written> = Option<T>;
    #[cfg(feature = "schema")]
    type Json = Option<String>;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Text> {
        fields.optional_name(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Option<Text> {
        next(cells).optional_name(problems)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Option<Text>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &value.as_ref().map(|name| &name.value))
    }

    fn cells<'v>(value: &'v Option<Text>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(value.as_ref().map_or("", |name| &name.value).into());
    }
}

/// A required name whose place is not kept.
#[derive(Debug)]
pub struct Code;

impl Kind for Code {
    type Value<T: Written> = String;
    #[cfg(feature = "schema")]
    type Json = String;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> String {
        fields.name(field, problems).value
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> String {
        next(cells).name(problems).value
    }

    fn write<M: SerializeMap>(field: &'static str, value: &String, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, value)
    }

    fn cells<'v>(value: &'v String, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(Cow::Borrowed(value));
    }

    fn is_absent(value: &String) -> bool {
        value.is_empty()
    }
}

/// Optional free text on one line.
#[derive(Debug)]
pub struct Note;

impl Kind for Note {
    type Value<T: Written> = String;
    #[cfg(feature = "schema")]
    type Json = String;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> String {
        fields.optional_note(field, problems).unwrap_or_default().value
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> String {
        next(cells).note(problems)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &String, map: &mut M) -> Result<(), M::Error> {
        Code::write(field, value, map)
    }

    fn cells<'v>(value: &'v String, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
        Code::cells(value, layout, row);
    }

    fn is_absent(value: &String) -> bool {
        value.is_empty()
    }
}

/// A note with its place; by default the place of its record.
#[derive(Debug)]
pub struct NoteAt;

impl Kind for NoteAt {
    type Value<T: Written> = T;
    #[cfg(feature = "schema")]
    type Json = String;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Text {
        let place = fields.place();
        fields.optional_note(field, problems).unwrap_or(At { place, ..At::default() })
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Text {
        let cell = next(cells);
        At { value: cell.note(problems), place: cell.place }
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Text, map: &mut M) -> Result<(), M::Error> {
        Name::write(field, value, map)
    }

    fn cells<'v>(value: &'v Text, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
        Name::cells(value, layout, row);
    }

    fn is_absent(value: &Text) -> bool {
        value.value.is_empty()
    }
}

/// A list of names.
#[derive(Debug)]
pub struct Names<const RARE: bool = false>;

impl<const RARE: bool> Kind for Names<RARE> {
    type Value<T: Written> = Vec<T>;
    #[cfg(feature = "schema")]
    type Json = Vec<String>;

    const IS_LIST: bool = true;
    const IS_RARE: bool = RARE;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Text> {
        fields.names(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Vec<Text> {
        next(cells).names(problems)
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<T>, A::Error> {
        let names: Vec<T> = map.next_value()?;
        let all_sound = names.iter().all(|name| is_sound(name.text(), LONGEST_NAME, false));
        if all_sound { Ok(names) } else { Err(A::Error::custom("is not as it should be")) }
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<Text>, map: &mut M) -> Result<(), M::Error> {
        if RARE && value.is_empty() {
            return Ok(());
        }
        map.serialize_entry(field, &value.iter().map(|name| &name.value).collect::<Vec<_>>())
    }

    fn cells<'v>(value: &'v Vec<Text>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(value.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(";").into());
    }

    /// The singular, since a row has one entry: `alias` for `aliases`.
    fn list_columns(field: &'static str) -> Vec<&'static str> {
        let plural = if field == "aliases" { "es" } else { "s" };
        vec![field.strip_suffix(plural).unwrap_or(field)]
    }

    fn entries(value: &Vec<Text>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|name| vec![Cow::Borrowed(name.value.as_str())]).collect()
    }

    fn place_at(value: &mut Vec<Text>, place: Place) {
        for name in value {
            name.place = place;
        }
    }
}
