//! Which role a name means that no role has: it is read as [`search`](super::search()) reads it.
//!
//! Only a clear winner is taken, and every answer says so: a role one of whose names has all words of the typed one, as they are
//! or as jargon, at the level that it asks for, and well ahead of the next. A name without a level means a role of the middle
//! one, if there is such a role: then roles of other levels are no rivals. Spelling is not guessed at: a name that is merely
//! similar is a suggestion.

use schemars::JsonSchema;
use serde::Serialize;

use super::search::{NameMatch, name_matches};
use super::{Failure, SUGGESTIONS, unknown};
use crate::catalog::{Catalog, Noun};
use career_data::LONGEST_NAME;
use career_data::vocabulary::Level;

/// How far ahead of its rivals the score of a clear winner is, in hundredths of a point.
const CLEAR_LEAD: u32 = 400;
/// How far behind the best a role is still one that may be meant, in hundredths of a point.
const NEAR: u32 = 1000;
/// The score of a match worth suggesting that lacks some of the words, in hundredths of a point.
const WORTH_SUGGESTING: u32 = 5000;
/// More words are a description rather than a name.
const MOST_WORDS: usize = 4;
/// Most other titles of the level that may have a word which is taken for a role; none if the word names a tool.
const MOST_ALIKE: usize = 1;
/// Maximum number of roles listed as ones that may be meant.
const LISTED: usize = 6;

/// A name that was typed, and the role that it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TakenName {
    /// As it was typed.
    pub typed: String,
    /// Id of the role that it was taken for.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Ids of roles that match nearly as well, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

/// The role that a name means which is no role's own; [`Failure::AmbiguousRole`] when it may be several,
/// [`Failure::Unknown`] when no role has all of its words.
pub fn read_role_name(catalog: &Catalog, name: &str) -> Result<TakenName, Failure> {
    if name.split_whitespace().count() > MOST_WORDS || name.chars().count() > LONGEST_NAME {
        return Err(unknown(catalog, Noun::Role, name));
    }
    let matches = name_matches(catalog, name);
    let mut worded = matches.iter().filter(|found| found.has_all_words);
    let Some(best) = worded.next() else { return Err(like(catalog, name, matches.first())) };
    // A single word that several other titles have too is a field or a trade rather than a name, however far ahead one role is.
    let is_word = name.split_whitespace().count() == 1;
    let is_near = |other: &NameMatch<'_>| other.score + NEAR >= best.score || (is_word && other.is_title);
    let others: Vec<_> = worded.filter(|other| is_near(other)).collect();
    // The name of a tool says little of what is done with it, unless it is in a title.
    let is_tool = catalog.find_tool(name).is_some();
    let most_alike = if is_tool { 0 } else { MOST_ALIKE };
    let alike = others.iter().filter(|other| is_word && other.is_title && other.role.level() == best.role.level()).count();
    if (best.is_title || !is_tool) && alike <= most_alike && is_clear(best, &others) {
        return Ok(TakenName {
            typed: name.to_owned(),
            id: best.role.id().to_owned(),
            title: best.role.title().to_owned(),
            others: others.iter().take(SUGGESTIONS).map(|other| other.role.id().to_owned()).collect(),
        });
    }
    let candidates = std::iter::once(best).chain(others).take(LISTED);
    let candidates = candidates.map(|found| (found.role.id().to_owned(), found.role.title().to_owned())).collect();
    Err(Failure::AmbiguousRole { name: name.to_owned(), candidates })
}

/// Whether nothing else may be meant.
fn is_clear(best: &NameMatch<'_>, others: &[&NameMatch<'_>]) -> bool {
    let level = best.role.level();
    let only_its_level = best.is_at_level.is_none() && level == Some(Level::Mid);
    let mut rivals = others.iter().filter(|other| !only_its_level || other.role.level() == level);
    best.is_at_level != Some(false) && rivals.all(|rival| rival.score + CLEAR_LEAD <= best.score)
}

/// The failure for a name whose words no role has all of, with the best match of some of them among the suggestions.
fn like(catalog: &Catalog, name: &str, best: Option<&NameMatch<'_>>) -> Failure {
    let mut failure = unknown(catalog, Noun::Role, name);
    if let (Failure::Unknown { suggestions, .. }, Some(best)) = (&mut failure, best) {
        let id = best.role.id();
        if best.score >= WORTH_SUGGESTING && !suggestions.iter().any(|known| known == id) {
            suggestions.insert(0, id.to_owned());
            suggestions.truncate(SUGGESTIONS);
        }
    }
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The id that a name is taken for, or the kind of the failure.
    fn read(catalog: &Catalog, name: &str) -> String {
        match read_role_name(catalog, name) {
            Ok(taken) => taken.id,
            Err(Failure::AmbiguousRole { .. }) => "several".to_owned(),
            Err(_) => "unknown".to_owned(),
        }
    }

    #[test]
    fn clear_winners_are_taken_and_nothing_else() -> Result<(), career_data::image::ImageError> {
        let catalog = Catalog::embedded()?;
        for (name, meant) in [
            ("helpdesk", "help-desk-technician"),
            ("senior sre", "senior-site-reliability-engineer"),
            ("qa", "qa-engineer"),
            ("data center", "data-center-engineer"),
            ("Jr. dev", "junior-software-engineer"),
            ("kubernetes", "kubernetes-engineer"),
            ("security", "several"),
            ("data", "several"),
            ("pm", "several"),
            ("python", "several"),
            ("kubernets", "unknown"),
            ("api enginer", "unknown"),
            ("guy who fixes the network", "unknown"),
            ("", "unknown"),
            ("\u{1b}[31m", "unknown"),
        ] {
            assert_eq!(read(&catalog, name), meant, "{name:?}");
        }
        Ok(())
    }

    /// Of the labelled queries of search, those that are taken for a role are nearly all taken for a right one. A guard against
    /// change, not an estimate: the limits above were set with both halves of the labels in view.
    #[test]
    fn labelled_names_are_taken_for_the_right_roles() -> Result<(), Box<dyn std::error::Error>> {
        let catalog = Catalog::embedded()?;
        let mut rows = csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/queries.csv"))?;
        let (mut right, mut wrong) = (0, Vec::new());
        for row in rows.records() {
            let row = row?;
            let [Some(name), Some(labels)] = [row.get(0), row.get(2)] else { continue };
            if catalog.find_role(name).is_some() {
                continue;
            }
            let Ok(taken) = read_role_name(&catalog, name) else { continue };
            let first = labels.split('|').next().unwrap_or_default();
            if first.split(';').any(|id| id == taken.id) { right += 1 } else { wrong.push((name.to_owned(), taken.id)) }
        }
        assert!(right > 90 && wrong.len() <= 5, "{right} are right; wrong are {wrong:?}");
        Ok(())
    }
}
