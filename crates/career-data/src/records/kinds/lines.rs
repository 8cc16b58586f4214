//! Kinds of fields that tell of a role's work: passages, lists of lines, and lines by a key.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::{Kind, next};
use crate::formats::cells::Cell;
use crate::formats::rules::{LONGEST_NAME, LONGEST_PROSE, is_sound, printable};
use crate::formats::spans::Fields;
use crate::problem::{At, Place, Problems};
use crate::records::record::{Layout, Written};
use crate::text::closest;
use crate::vocabulary::{Recurrence, Vocabulary, WayIn};

type Text = At<String>;

/// A passage of prose; absent when empty.
#[derive(Debug)]
pub struct Passage;

impl Kind for Passage {
    type Value<T: Written> = T;
    #[cfg(feature = "schema")]
    type Json = String;

    const IS_RARE: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Text {
        fields.optional_prose(field, problems).unwrap_or_default()
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Text {
        next(cells).prose(problems)
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
        let text: T = map.next_value()?;
        if is_sound(text.text(), LONGEST_PROSE, true) { Ok(text) } else { Err(unsound()) }
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Text, map: &mut M) -> Result<(), M::Error> {
        if value.value.is_empty() { Ok(()) } else { map.serialize_entry(field, &value.value) }
    }

    fn cells<'v>(value: &'v Text, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(Cow::Borrowed(&value.value));
    }

    fn place_at(value: &mut Text, place: Place) {
        value.place = place;
    }
}

/// The error of the fast path, after which the line is read again with all messages.
fn unsound<E: Error>() -> E {
    E::custom("is not as it should be")
}

/// A list of lines; in a cell of CSV, one below the other.
#[derive(Debug)]
pub struct Lines;

impl Kind for Lines {
    type Value<T: Written> = Vec<T>;
    #[cfg(feature = "schema")]
    type Json = Vec<String>;

    const IS_LIST: bool = true;
    const IS_RARE: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Text> {
        fields.lines(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Vec<Text> {
        let cell = next(cells).prose(problems);
        lines_of(&cell).map(|line| At { value: line.to_owned(), place: cell.place }).collect()
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<T>, A::Error> {
        let lines: Vec<T> = map.next_value()?;
        if lines.iter().all(|line| is_sound(line.text(), LONGEST_PROSE, false)) { Ok(lines) } else { Err(unsound()) }
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<Text>, map: &mut M) -> Result<(), M::Error> {
        if value.is_empty() {
            return Ok(());
        }
        map.serialize_entry(field, &value.iter().map(|line| &line.value).collect::<Vec<_>>())
    }

    fn cells<'v>(value: &'v Vec<Text>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(value.iter().map(|line| line.value.as_str()).collect::<Vec<_>>().join("\n").into());
    }

    fn list_columns(_: &'static str) -> Vec<&'static str> {
        vec!["line"]
    }

    fn entries(value: &Vec<Text>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|line| vec![Cow::Borrowed(line.value.as_str())]).collect()
    }

    fn place_at(value: &mut Vec<Text>, place: Place) {
        for line in value {
            line.place = place;
        }
    }
}

/// The lines of a cell.
fn lines_of(cell: &Text) -> impl Iterator<Item = &str> {
    cell.value.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// What the keys of lines may be.
pub trait Keys: fmt::Debug {
    /// The keys, if they are a closed set.
    fn known() -> Option<Vec<&'static str>> {
        None
    }
}

/// Any subject.
#[derive(Debug)]
pub struct Subject;

impl Keys for Subject {}

/// The ids of roles, which are checked when all are known.
#[derive(Debug)]
pub struct RoleId;

impl Keys for RoleId {}

impl Keys for WayIn {
    fn known() -> Option<Vec<&'static str>> {
        Some(Self::ALL.iter().map(|way| way.name()).collect())
    }
}

impl Keys for Recurrence {
    fn known() -> Option<Vec<&'static str>> {
        Some(Self::ALL.iter().map(|when| when.name()).collect())
    }
}

/// Lines by a key, in the order of the file; in a cell of CSV, `key: line` one below the other.
#[derive(Debug)]
pub struct Keyed<K>(PhantomData<K>);

/// Lines, serialised as an object.
struct Entries<'v>(&'v [(Text, Text)]);

impl serde::Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, line)| (&key.value, &line.value)))
    }
}

impl<K: Keys> Kind for Keyed<K> {
    type Value<T: Written> = Vec<(T, T)>;
    #[cfg(feature = "schema")]
    type Json = std::collections::BTreeMap<String, String>;

    const IS_LIST: bool = true;
    const IS_RARE: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<(Text, Text)> {
        let Some(table) = fields.table(field, problems) else { return Vec::new() };
        let lines = table.keyed_lines(problems);
        for (key, _) in &lines {
            check_key::<K>(field, key, problems);
        }
        lines
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Vec<(Text, Text)> {
        let cell = next(cells).prose(problems);
        let mut lines = Vec::new();
        for line in lines_of(&cell) {
            let at = |text: &str| At { value: text.trim().to_owned(), place: cell.place };
            match line.split_once(": ") {
                Some((key, line)) => {
                    check_key::<K>("", &at(key), problems);
                    lines.push((at(key), at(line)));
                }
                None => problems.error(cell.place, "", format!("`{}` has no key", printable(line)), "write `key: line`"),
            }
        }
        lines
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<(T, T)>, A::Error> {
        let Pairs(pairs) = map.next_value()?;
        let known = K::known();
        let is_key = |key: &str| known.as_ref().is_none_or(|known| known.contains(&key));
        let fits = |(key, line): &(T, T)| {
            is_sound(key.text(), LONGEST_NAME, false) && is_key(key.text()) && is_sound(line.text(), LONGEST_PROSE, false)
        };
        if pairs.iter().all(fits) { Ok(pairs) } else { Err(unsound()) }
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<(Text, Text)>, map: &mut M) -> Result<(), M::Error> {
        if value.is_empty() { Ok(()) } else { map.serialize_entry(field, &Entries(value)) }
    }

    fn cells<'v>(value: &'v Vec<(Text, Text)>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        let lines: Vec<_> = value.iter().map(|(key, line)| format!("{}: {}", key.value, line.value)).collect();
        row.push(lines.join("\n").into());
    }

    fn list_columns(_: &'static str) -> Vec<&'static str> {
        vec!["key", "line"]
    }

    fn entries(value: &Vec<(Text, Text)>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|(key, line)| vec![key.value.as_str().into(), line.value.as_str().into()]).collect()
    }

    fn place_at(value: &mut Vec<(Text, Text)>, place: Place) {
        for (key, line) in value {
            key.place = place;
            line.place = place;
        }
    }
}

/// Reports a key that is none of a closed set.
fn check_key<K: Keys>(field: &str, key: &Text, problems: &mut Problems) {
    let Some(known) = K::known().filter(|known| !known.contains(&key.value.as_str())) else { return };
    let hint = match closest(&key.value, known.iter().copied(), 1).first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", known.join(", ")),
    };
    problems.error(key.place, field, format!("`{}` is no key here", printable(&key.value)), hint);
}

/// The entries of an object, in its order.
struct Pairs<T>(Vec<(T, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}
