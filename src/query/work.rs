//! What is told of a role's work: duties, ways in, what recurs, with whom, and what an interview asks.

use std::borrow::Cow;

use career_data::vocabulary::{Aspect, Recurrence, Vocabulary, WayIn};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::catalog::{Role, WorkLine};

/// What is told of a role's work; parts that are not told are absent.
#[derive(Clone, Debug, Default, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Work<'a> {
    /// How people without the words of the trade describe it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plain: Vec<&'a str>,
    /// What the person does, the most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<&'a str>,
    /// What the role is answerable for, and how that is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owns: Option<&'a str>,
    /// What good looks like after a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good: Option<&'a str>,
    /// How one gets in.
    #[serde(skip_serializing_if = "ByKey::is_empty")]
    pub ways_in: ByKey<'a>,
    /// What recurs, and when.
    #[serde(skip_serializing_if = "ByKey::is_empty")]
    pub rhythm: ByKey<'a>,
    /// Other roles, and what passes between the two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub works_with: Vec<OtherRole<'a>>,
    /// Roles that it is confused with, and the difference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistaken_for: Vec<OtherRole<'a>>,
    /// What an interview asks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interview: Vec<Subject<'a>>,
    /// How AI tools change the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai: Option<&'a str>,
}

/// Lines by key, in the order of the role's record; an object in JSON.
#[derive(Clone, Debug, Default)]
pub struct ByKey<'a>(pub Vec<(&'a str, &'a str)>);

impl<'a> ByKey<'a> {
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines with the labels of their keys.
    pub fn labelled<V: Vocabulary>(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .map(|(key, line)| (V::ALL.iter().find(|known| known.name() == *key).map_or(*key, |known| known.label()), *line))
    }
}

impl Serialize for ByKey<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl JsonSchema for ByKey<'_> {
    fn schema_name() -> Cow<'static, str> {
        "ByKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keys: Vec<_> =
            WayIn::ALL.iter().map(|way| way.name()).chain(Recurrence::ALL.iter().map(|when| when.name())).collect();
        json_schema!({ "type": "object", "propertyNames": { "enum": keys }, "additionalProperties": { "type": "string" } })
    }
}

/// Another role, and a line about the two.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct OtherRole<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// It reads rightly from either side.
    pub line: &'a str,
}

/// A subject of an interview.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Subject<'a> {
    pub subject: &'a str,
    pub looked_for: &'a str,
}

impl<'a> Work<'a> {
    /// All that is told of a role's work.
    pub(super) fn of(role: Role<'a>) -> Self {
        let mut work = Self::default();
        for line in role.lines() {
            work.add(line);
        }
        work
    }

    fn add(&mut self, line: WorkLine<'a>) {
        let WorkLine { aspect, other, key, text, .. } = line;
        match aspect {
            Aspect::Plain => self.plain.push(text),
            Aspect::Duties => self.duties.push(text),
            Aspect::Owns => self.owns = Some(text),
            Aspect::Good => self.good = Some(text),
            Aspect::WaysIn => self.ways_in.0.push((key, text)),
            Aspect::Rhythm => self.rhythm.0.push((key, text)),
            Aspect::WorksWith => self.works_with.extend(about(other, text)),
            Aspect::MistakenFor => self.mistaken_for.extend(about(other, text)),
            Aspect::Interview => self.interview.push(Subject { subject: key, looked_for: text }),
            Aspect::Ai => self.ai = Some(text),
        }
    }
}

fn about<'a>(other: Option<Role<'a>>, line: &'a str) -> Option<OtherRole<'a>> {
    other.map(|role| OtherRole { id: role.id(), title: role.title(), line })
}
