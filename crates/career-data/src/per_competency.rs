//! A value for each competency; the size follows from the vocabulary.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use crate::vocabulary::{Competency, Vocabulary};

/// The number of competencies.
const COUNT: usize = Competency::ALL.len();

/// A value for each competency, in the order of [`Competency::ALL`]. In JSON it is an object with their names as keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerCompetency<T>([T; COUNT]);

impl<T> PerCompetency<T> {
    /// Calls a function for each competency.
    pub fn from_fn(mut value: impl FnMut(Competency) -> T) -> Self {
        #[allow(clippy::indexing_slicing, reason = "there are as many values as competencies")]
        Self(std::array::from_fn(|at| value(Competency::ALL[at])))
    }

    /// Each competency with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Competency, &T)> {
        Competency::ALL.iter().copied().zip(&self.0)
    }

    /// The values, in order.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The values, mutable.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// Applies a function to each value.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PerCompetency<U> {
        PerCompetency(self.0.map(change))
    }

    /// Borrows each value.
    pub fn each_ref(&self) -> PerCompetency<&T> {
        PerCompetency(self.0.each_ref())
    }
}

impl<T> From<[T; COUNT]> for PerCompetency<T> {
    fn from(values: [T; COUNT]) -> Self {
        Self(values)
    }
}

impl<T> From<PerCompetency<T>> for [T; COUNT] {
    fn from(values: PerCompetency<T>) -> Self {
        values.0
    }
}

impl<T> IntoIterator for PerCompetency<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, COUNT>;

    /// The values, in order.
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[allow(clippy::indexing_slicing, reason = "there are as many values as competencies")]
impl<T> Index<Competency> for PerCompetency<T> {
    type Output = T;

    fn index(&self, competency: Competency) -> &T {
        &self.0[competency as usize]
    }
}

#[allow(clippy::indexing_slicing, reason = "there are as many values as competencies")]
impl<T> IndexMut<Competency> for PerCompetency<T> {
    fn index_mut(&mut self, competency: Competency) -> &mut T {
        &mut self.0[competency as usize]
    }
}

impl<T: Serialize> Serialize for PerCompetency<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(competency, value)| (competency.name(), value)))
    }
}

/// Competencies that the object leaves out get the default.
impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for PerCompetency<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Values<T> {
            type Value = PerCompetency<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value for each competency")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut values: PerCompetency<Option<T>> = PerCompetency::from_fn(|_| None);
                while let Some(name) = map.next_key::<&str>()? {
                    let competency = Competency::from_name(name).ok_or_else(|| A::Error::custom("no such competency"))?;
                    if values[competency].replace(map.next_value()?).is_some() {
                        return Err(A::Error::custom("a competency is there twice"));
                    }
                }
                Ok(values.map(Option::unwrap_or_default))
            }
        }
        deserializer.deserialize_map(Values(PhantomData))
    }
}

/// The JSON schema of an object with a value for each competency, all of them or only some.
#[cfg(feature = "schema")]
#[must_use]
pub fn by_competency(value: &schemars::Schema, all: bool) -> schemars::Schema {
    let names: Vec<_> = Competency::ALL.iter().map(|competency| competency.name()).collect();
    let properties: serde_json::Map<_, _> = names.iter().map(|name| ((*name).to_owned(), value.clone().into())).collect();
    let required = if all { names } else { Vec::new() };
    schemars::json_schema!({ "type": "object", "properties": properties, "required": required })
}
