//! The last layer: fuzzy subsequence matching of the query against names.

use nucleo::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo::{Config, Matcher, Utf32Str};

use super::{Found, MatchedBy};
use crate::catalog::{Catalog, RoleNameId};
use crate::parallel::map_chunks;
use career_data::LONGEST_NAME;

/// Minimum score relative to that of the query against itself; rejects matches of scattered letters.
const LOOSE_FIT: f32 = 0.85;
/// Minimum number of letters: shorter queries match too many names.
const FEWEST_LETTERS: usize = 3;
/// Score of a perfect match, 0-1.
const BEST: f32 = 0.9;

/// Roles with a matching name, each with its best one, in ascending order.
pub(super) fn found_by_letters(catalog: &Catalog, folded: &str) -> Vec<Found> {
    // No name has the letters of a longer query, and the scores of a very long one would exceed their type.
    let letters = folded.chars().filter(|c| c.is_alphanumeric()).count();
    if !(FEWEST_LETTERS..=LONGEST_NAME).contains(&letters) {
        return Vec::new();
    }
    let pattern = Pattern::new(folded, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let Some(perfect) = Scorer::new(&pattern).score(folded) else { return Vec::new() };
    let found = map_chunks(catalog.count_role_names(), |range| {
        let (mut scorer, mut names) = (Scorer::new(&pattern), catalog.role_names());
        let mut found = Vec::new();
        for id in range.map(RoleNameId::at) {
            let Some(name) = names.get(id).filter(|name| !name.is_inherited()) else { continue };
            let text = names.text(name);
            let Some(score) = scorer.score(text) else { continue };
            #[allow(clippy::cast_precision_loss, reason = "scores are small")]
            let fit = score as f32 / perfect as f32;
            if fit >= LOOSE_FIT {
                let score = super::points(BEST * fit.min(1.0) * closeness(folded, text), 99.0);
                keep_best(&mut found, Found { role: name.role(), score, matched_by: MatchedBy::Letters(id), goes_ahead: false });
            }
        }
        found
    });
    // The names of a role may be split between two chunks.
    let mut found = found.into_iter();
    let mut all = found.next().unwrap_or_default();
    found.flatten().for_each(|found| keep_best(&mut all, found));
    all
}

/// Appends a match, or keeps the better of it and the last if both are of the same role.
fn keep_best(found: &mut Vec<Found>, next: Found) {
    match found.last_mut().filter(|last| last.role == next.role) {
        Some(last) if last.score >= next.score => {}
        Some(last) => *last = next,
        None => found.push(next),
    }
}

/// A fuzzy matcher with its reusable buffer.
struct Scorer<'p> {
    pattern: &'p Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl<'p> Scorer<'p> {
    fn new(pattern: &'p Pattern) -> Self {
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher)
    }
}

/// Length normalisation: the fourth root of the ratio of lengths, so that short names beat long ones.
#[allow(clippy::cast_precision_loss, reason = "names are short")]
fn closeness(query: &str, name: &str) -> f32 {
    let (query, name) = (query.chars().count() as f32, name.chars().count() as f32);
    (query / name.max(query)).sqrt().sqrt()
}
