//! Years of experience that usually come before a move: our reading of levels, not a measurement.
//!
//! ```text
//! up        from entry 1 to 3 years, from mid 3 to 5, from senior 3 to 6, from lead 5 to 10; several levels at once: their sum
//! sideways  1 to 3 years, 1 to 2 at the entry level
//! ```
//!
//! No source counts years by level. The reading agrees with what the sources say of whole occupations: the Bureau of Labor
//! Statistics gives managers "5 years or more" of work experience (7 to 14 here from a first job to a lead role), and O*NET's job
//! zone 4, in which most of these occupations lie, "several years" of preparation. A step back asks for none, and a role without
//! a level has no reading.

use std::fmt;

use career_data::vocabulary::{Level, Vocabulary};
use schemars::JsonSchema;
use serde::Serialize;

/// A range of years, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Years {
    pub from: u8,
    pub to: u8,
}

/// `1 to 3 years`
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {} years", self.from, self.to)
    }
}

impl Years {
    /// The years in a role of one level before a move to another.
    pub(super) fn before(from: Option<Level>, to: Option<Level>) -> Option<Self> {
        let (from, to) = (from?, to?);
        let climbed: Vec<_> =
            Level::ALL.iter().filter(|level| (from..to).contains(*level)).map(|level| up_from(*level)).collect();
        match climbed.into_iter().reduce(Self::plus) {
            None if from == to => Some(Self { from: 1, to: if from == Level::Entry { 2 } else { 3 } }),
            climbed => climbed,
        }
    }

    /// The sum over several moves; those without a reading count nothing.
    pub(super) fn of_all(moves: impl Iterator<Item = Option<Self>>) -> Option<Self> {
        moves.flatten().reduce(Self::plus)
    }

    const fn plus(self, other: Self) -> Self {
        Self { from: self.from.saturating_add(other.from), to: self.to.saturating_add(other.to) }
    }
}

/// The years before a step one level up.
const fn up_from(level: Level) -> Years {
    match level {
        Level::Entry => Years { from: 1, to: 3 },
        Level::Mid => Years { from: 3, to: 5 },
        Level::Senior => Years { from: 3, to: 6 },
        Level::Lead | Level::Executive => Years { from: 5, to: 10 },
    }
}
