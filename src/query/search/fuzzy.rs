//! The last layer: names that hold the letters of the query in their order.

use nucleo::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo::{Config, Matcher, Utf32Str};

use super::{Found, Way};
use crate::catalog::Catalog;

/// A match must reach this part of the score that the query gets against itself: scattered letters are no answer.
const LOOSE_FIT: f32 = 0.85;
/// Fewer letters are in too many names.
const FEWEST_LETTERS: usize = 3;
/// What the best such match is worth, 0-1.
const BEST: f32 = 0.9;

/// Roles with a name that holds the letters; each with its best.
pub(super) fn found_by_letters<'a>(catalog: &'a Catalog, folded: &str) -> Vec<Found<'a>> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(folded, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut buffer = Vec::new();
    let mut score_of = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
    let letters = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let Some(perfect) = score_of(folded).filter(|_| letters >= FEWEST_LETTERS) else { return Vec::new() };
    let mut found: Vec<Found<'a>> = Vec::new();
    for name in catalog.role_names().filter(|name| !name.is_inherited()) {
        let (Some(score), Some(role)) = (score_of(name.text()), catalog.role(name.role())) else { continue };
        #[allow(clippy::cast_precision_loss, reason = "scores are small")]
        let fit = score as f32 / perfect as f32;
        if fit < LOOSE_FIT {
            continue;
        }
        let score = super::points(BEST * fit.min(1.0) * closeness(folded, name.text()), 99.0);
        match found.last_mut().filter(|last| last.role == role) {
            Some(last) if last.score >= score => {}
            Some(last) => *last = Found { role, score, way: Way::Letters(name.text()) },
            None => found.push(Found { role, score, way: Way::Letters(name.text()) }),
        }
    }
    found
}

/// How much of a name the query speaks of: a short name that fits beats a long one that happens to hold it.
#[allow(clippy::cast_precision_loss, reason = "names are short")]
fn closeness(query: &str, name: &str) -> f32 {
    let (query, name) = (query.chars().count() as f32, name.chars().count() as f32);
    (query / name.max(query)).sqrt().sqrt()
}
