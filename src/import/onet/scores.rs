//! Computes scores from O*NET ratings, by a formula of this project.
//!
//! For each competency, over its elements *e* that are rated on both scales,
//!
//! ```text
//! raw   = Σ importance(e) · level(e)/7·100  ÷  Σ importance(e)
//! score = 40 + 50 · (raw − lowest) / (highest − lowest), clamped to 0 to 100
//! ```
//!
//! where lowest and highest are the lowest and highest raw scores among the computing occupations of O*NET 30.3. These constants
//! are fixed, so that scores of different imports are comparable: 40 means "like the lowest of these", not "little".
//!
//! An element without a level is left out, since importance alone is another scale; with fewer than half of its elements a
//! competency has no score. Ratings that O*NET recommends to suppress, or calls not relevant, count like any other: they are few,
//! and without them an occupation would lose the elements that it needs least.

use career_data::PerCompetency;
use career_data::vocabulary::{Competency, Vocabulary};

/// A scale of ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// 1 to 5.
    Importance,
    /// 0 to 7.
    Level,
}

impl Scale {
    /// The ids of the scales, for messages.
    pub(super) const WANTED: &'static str = "IM for importance or LV for level";

    pub(super) fn from_id(id: &str) -> Option<Self> {
        match id {
            "IM" => Some(Self::Importance),
            "LV" => Some(Self::Level),
            _ => None,
        }
    }

    /// The range of values, for messages.
    pub(super) const fn wanted(self) -> &'static str {
        match self {
            Self::Importance => "an importance is a number from 1 to 5",
            Self::Level => "a level is a number from 0 to 7",
        }
    }

    /// Parses a value; `None` when it is not on the scale.
    pub(super) fn value(self, text: &str) -> Option<f64> {
        let (least, most) = match self {
            Self::Importance => (1.0, 5.0),
            Self::Level => (0.0, 7.0),
        };
        // A decimal comma is what a spreadsheet makes of the point in many countries.
        text.replace(',', ".").parse().ok().filter(|value| (least..=most).contains(value))
    }
}

/// The elements of a competency, and its normalisation.
struct Measure {
    competency: Competency,
    /// By id, since names change between releases.
    elements: &'static [&'static str],
    /// The raw scores that map to 40 and 90.
    lowest: f64,
    highest: f64,
}

/// The elements of all competencies; no element is in two.
static MEASURES: [Measure; Competency::ALL.len()] = [
    Measure {
        competency: Competency::TechnicalDepth,
        elements: &[
            "2.C.3.a",   // Computers and Electronics
            "2.C.3.b",   // Engineering and Technology
            "2.B.3.e",   // Programming
            "2.B.4.g",   // Systems Analysis
            "2.B.3.b",   // Technology Design
            "4.A.3.b.1", // Working with Computers
        ],
        lowest: 45.5,
        highest: 72.9,
    },
    Measure {
        competency: Competency::Troubleshooting,
        elements: &[
            "2.B.3.k", // Troubleshooting
            "2.B.3.g", // Operations Monitoring
            "2.B.3.m", // Quality Control Analysis
            "2.B.2.i", // Complex Problem Solving
            "2.A.2.a", // Critical Thinking
        ],
        lowest: 34.8,
        highest: 55.5,
    },
    Measure {
        competency: Competency::Communication,
        elements: &[
            "2.A.1.d",   // Speaking
            "2.A.1.b",   // Active Listening
            "2.B.1.a",   // Social Perceptiveness
            "2.B.1.c",   // Persuasion
            "2.B.1.d",   // Negotiation
            "4.A.4.a.2", // Communicating with Supervisors, Peers, or Subordinates
            "4.A.4.a.3", // Communicating with People Outside the Organization
        ],
        lowest: 44.7,
        highest: 63.0,
    },
    Measure {
        competency: Competency::ProcessComplexity,
        elements: &[
            "2.B.4.h",   // Systems Evaluation
            "2.B.4.e",   // Judgment and Decision Making
            "2.B.1.b",   // Coordination
            "2.B.5.a",   // Time Management
            "4.A.2.b.6", // Organizing, Planning, and Prioritizing Work
            "4.A.2.b.4", // Developing Objectives and Strategies
            "4.A.2.a.3", // Evaluating Information to Determine Compliance with Standards
        ],
        lowest: 38.6,
        highest: 65.5,
    },
    Measure {
        competency: Competency::Documentation,
        elements: &[
            "2.A.1.c",   // Writing
            "4.A.3.b.6", // Documenting/Recording Information
            "2.A.1.a",   // Reading Comprehension
            "2.C.7.a",   // English Language
            "2.C.1.b",   // Administrative
        ],
        lowest: 38.1,
        highest: 71.3,
    },
];

/// The index of an element among those of all competencies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element(usize);

impl Element {
    /// The element of an id; `None` when no score uses it.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        elements().position(|element| element == id).map(Self)
    }
}

fn elements() -> impl Iterator<Item = &'static str> {
    MEASURES.iter().flat_map(|measure| measure.elements.iter().copied())
}

/// The number of elements of all competencies.
const ELEMENTS: usize = 30;

/// The ratings of an occupation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ratings {
    /// Importance and level of each element.
    values: [[Option<f64>; 2]; ELEMENTS],
}

impl Ratings {
    /// Adds a rating; returns `false` when there is one already.
    pub(super) fn add(&mut self, element: Element, scale: Scale, value: f64) -> bool {
        let slot = self.values.get_mut(element.0).and_then(|values| values.get_mut(usize::from(scale == Scale::Level)));
        slot.is_some_and(|slot| slot.replace(value).is_none())
    }

    /// Whether any score is computed from only some of its elements.
    pub(super) fn are_partial(&self) -> bool {
        self.measured().any(|(measure, rated)| rated.len() < measure.elements.len() && measure.score(&rated).is_some())
    }

    /// Scores from 0 to 100; `None` where too few elements are rated.
    pub(super) fn scores(&self) -> PerCompetency<Option<f64>> {
        let mut scores = PerCompetency::default();
        for (measure, rated) in self.measured() {
            scores[measure.competency] = measure.score(&rated);
        }
        scores
    }

    /// For each measure, importance and level of the elements that have both.
    fn measured(&self) -> impl Iterator<Item = (&'static Measure, Vec<(f64, f64)>)> {
        let mut values = self.values.iter();
        MEASURES.iter().map(move |measure| {
            let rated = values.by_ref().take(measure.elements.len());
            (measure, rated.filter_map(|[importance, level]| Some(((*importance)?, (*level)?))).collect())
        })
    }
}

impl Measure {
    /// The score from (importance, level) of the elements that have both.
    fn score(&self, rated: &[(f64, f64)]) -> Option<f64> {
        if rated.len() * 2 < self.elements.len() {
            return None;
        }
        let weights: f64 = rated.iter().map(|(importance, _)| importance).sum();
        let weighted: f64 = rated.iter().map(|(importance, level)| importance * level / 7.0 * 100.0).sum();
        let raw = weighted / weights;
        Some((40.0 + 50.0 * (raw - self.lowest) / (self.highest - self.lowest)).clamp(0.0, 100.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use career_data::vocabulary::Vocabulary;

    fn ratings(list: &[(&str, f64, f64)]) -> Ratings {
        let mut ratings = Ratings::default();
        for (id, importance, level) in list {
            let element = Element::from_id(id).unwrap_or(Element(usize::MAX));
            assert!(ratings.add(element, Scale::Importance, *importance), "{id}");
            assert!(ratings.add(element, Scale::Level, *level), "{id}");
        }
        ratings
    }

    #[test]
    fn no_element_is_in_two_competencies_and_measures_stand_in_order() {
        let distinct: std::collections::BTreeSet<_> = elements().collect();
        assert_eq!((distinct.len(), elements().count()), (ELEMENTS, ELEMENTS));
        let order: Vec<_> = MEASURES.iter().map(|measure| measure.competency).collect();
        assert_eq!(order, Competency::ALL);
    }

    #[test]
    fn the_formula_by_hand() {
        // Importance 4 and level 3.5 (half the scale), importance 2 and level 5.25 (three quarters), importance 2 and level 7:
        // raw = (4·50 + 2·75 + 2·100) / 8 = 68.75; score = 40 + 50 · (68.75 − 34.8) / 20.7 = 122.0…, held at 100.
        let trouble = ratings(&[("2.B.3.k", 4.0, 3.5), ("2.B.3.g", 2.0, 5.25), ("2.A.2.a", 2.0, 7.0)]).scores()
            [Competency::Troubleshooting];
        assert_eq!(trouble, Some(100.0));
        // raw = (3·40 + 1·60) / 4 = 45, with level 2.8 and 4.2 of 7, and 45 again of a third:
        // score = 40 + 50 · (45 − 38.1) / 33.2 = 50.3915…
        let documentation =
            ratings(&[("2.A.1.c", 3.0, 2.8), ("2.A.1.a", 1.0, 4.2), ("2.C.7.a", 2.0, 3.15)]).scores()[Competency::Documentation];
        assert!(documentation.is_some_and(|score| (score - 50.391_566).abs() < 1e-6), "{documentation:?}");
    }

    #[test]
    fn half_of_the_elements_make_a_score_and_fewer_do_not() {
        let depth = |count: usize| {
            let all = [("2.C.3.a", 4.0, 4.0), ("2.C.3.b", 4.0, 4.0), ("2.B.3.e", 4.0, 4.0)];
            ratings(all.get(..count).unwrap_or_default()).scores()[Competency::TechnicalDepth].is_some()
        };
        assert_eq!([1, 2, 3].map(depth), [false, false, true]);
        let mut importance_alone = ratings(&[("2.C.3.a", 4.0, 4.0), ("2.C.3.b", 4.0, 4.0)]);
        assert!(Element::from_id("2.B.3.e").is_some_and(|element| importance_alone.add(element, Scale::Importance, 5.0)));
        assert_eq!(importance_alone.scores(), PerCompetency::default());
    }

    #[test]
    fn values_off_the_scale_are_none() {
        assert_eq!(
            ["1", "5.00", "0.99", "5.01", "x", "NaN"].map(|text| Scale::Importance.value(text).is_some()),
            [true, true, false, false, false, false]
        );
        assert_eq!(["0", "7", "-0.1", "7.01"].map(|text| Scale::Level.value(text).is_some()), [true, true, false, false]);
    }
}
