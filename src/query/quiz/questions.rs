//! The ten questions of the quiz: two statements each, and the trait of roles that tells them apart.
//!
//! The dimensions are those in which roles of the data differ: what they ask of a person, their five scores, and their fields.
//! Interest inventories ask alike, but about all occupations; their texts are not used.

use career_data::vocabulary::Competency;

/// A choice between two statements.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// The statements A and B.
    pub(super) statements: [&'static str; 2],
    /// Each in a few words, for giving reasons.
    pub(super) short: [&'static str; 2],
    /// What tells them apart: the more of it, the more a role agrees with A.
    pub(super) by: Trait,
}

/// A trait of roles, from none to full.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trait {
    /// How much coding there is.
    Coding,
    /// Whether work outside office hours belongs to it.
    OnCall,
    /// A score, by rank among all roles: scores of a competency lie close together.
    Score(Competency),
    /// The share of equipment and protocols among its tools, by rank.
    Equipment,
    /// Full in the first categories, none in the second, half in others. A dataset that has none of them does not tell.
    Field { full: &'static [&'static str], none: &'static [&'static str] },
}

/// All choices, in the order in which they are asked.
pub(super) const CHOICES: [Choice; 10] = [
    Choice {
        statements: ["Write code until it runs", "Get things done without writing code"],
        short: ["coding", "hardly any coding"],
        by: Trait::Coding,
    },
    Choice {
        statements: ["Spend the day with people: asking, explaining, agreeing", "Work on my own for hours"],
        short: ["much talking", "quiet work"],
        by: Trait::Score(Competency::Communication),
    },
    Choice {
        statements: ["Find out why something fails", "Plan and shape something new"],
        short: ["finding faults", "shaping new things"],
        by: Trait::Score(Competency::Troubleshooting),
    },
    Choice {
        statements: ["Know one technology down to the bottom", "Know some of many things and connect them"],
        short: ["technical depth", "breadth"],
        by: Trait::Score(Competency::TechnicalDepth),
    },
    Choice {
        statements: ["Keep many teams, rules and dates together", "Finish one well-defined piece of work"],
        short: ["many parties to hold together", "well-defined work"],
        by: Trait::Score(Competency::ProcessComplexity),
    },
    Choice {
        statements: ["Write things down so that others can rely on them", "Show it or do it rather than write about it"],
        short: ["much writing", "little writing"],
        by: Trait::Score(Competency::Documentation),
    },
    Choice {
        statements: ["Be called at night when it matters", "Close the laptop at the end of the day"],
        short: ["on call", "office hours"],
        by: Trait::OnCall,
    },
    Choice {
        statements: ["Work with devices, cables and networks", "Work on what exists on a screen only"],
        short: ["equipment and networks", "work on a screen"],
        by: Trait::Equipment,
    },
    Choice {
        statements: ["Look for patterns in numbers", "Make things that are pleasant to use"],
        short: ["data", "design"],
        by: Trait::Field { full: &["ai-ml", "data-analytics"], none: &["product-design"] },
    },
    Choice {
        statements: ["Keep attackers out, or break in to prove a point", "Build what people have asked for"],
        short: ["security", "building"],
        by: Trait::Field { full: &["cybersecurity"], none: &["business-applications", "product-design", "software-engineering"] },
    },
];

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_field_is_a_category() {
        let catalog = Catalog::embedded().expect("the embedded image");
        for choice in CHOICES {
            if let Trait::Field { full, none } = choice.by {
                assert!(full.iter().chain(none).all(|id| catalog.find_category(id).is_some()), "{choice:?}");
            }
        }
    }
}
