//! A query as it is understood: the words that carry meaning, each with the words of the catalog that it may stand for.

use crate::catalog::{Catalog, CatalogLexicon, RoleNameId, Word};
use career_data::vocabulary::{JargonKind, Level};
use career_data::words::{letter_mask, normalize, read, stem, tokenize};

/// How good each way of meaning a word is, 0-1.
const EXACT: f32 = 1.0;
const ABBREVIATION: f32 = 0.95;
const STEM: f32 = 0.8;
const PREFIX: f32 = 0.75;
const SYNONYM: f32 = 0.7;
const SUBSEQUENCE: f32 = 0.65;
/// Fewer letters shorten too many words.
const MIN_SUBSEQUENCE_LETTERS: usize = 5;
/// A query of more words is a description. In a shorter one, a word that only prose has may be misspelt all the same.
const FEW_WORDS: usize = 3;
const TYPO_DOUBT: f32 = 0.75;
/// How well a role must answer a query, and a description.
const FLOOR: f32 = 0.2;
const DESCRIPTION_FLOOR: f32 = 0.12;
/// The weight of a word that nobody knows: as much as one that hardly any role has.
const UNKNOWN_WEIGHT: f32 = 7.0;
/// What a word weighs that names a seniority beside other words.
const RANK_WEIGHT: f32 = 0.5;
/// Short forms of several words give a query several readings; more than these are not followed.
const MAX_READINGS: usize = 4;

/// What was asked, in every way it can be read.
pub(super) struct ParsedQuery<'a> {
    /// The seniority asked for.
    pub(super) level: Option<Level>,
    /// At least one.
    pub(super) readings: Vec<Vec<Term<'a>>>,
}

/// A word of the query.
pub(super) struct Term<'a> {
    /// As the query has it, or what a short form in it stands for.
    pub(super) said: String,
    /// How telling it is.
    pub(super) weight: f32,
    /// Words that it may stand for.
    pub(super) hits: Vec<Hit<'a>>,
}

/// A word that a term may stand for.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) word: Word<'a>,
    /// 0-1.
    pub(super) quality: f32,
    pub(super) misspelt: bool,
}

impl<'a> ParsedQuery<'a> {
    pub(super) fn of(catalog: &'a Catalog, query: &str) -> Self {
        let reading = read(tokenize(query), &mut CatalogLexicon(catalog));
        let mut readings: Vec<Vec<Term<'a>>> = vec![Vec::new()];
        let company = reading.words.len();
        for said in &reading.words {
            let mut choices = vec![vec![Term::of(catalog, said, company)]];
            let meanings = meanings(catalog, said, JargonKind::Short).filter(|means| means.contains(' '));
            choices.extend(meanings.map(|means| means.split(' ').map(|word| Term::of(catalog, word, company)).collect()));
            if choices.len() > 1 && choices.first().is_some_and(|own| own.iter().all(|term| !term.is_named())) {
                choices.remove(0);
            }
            readings = readings
                .iter()
                .flat_map(|reading| choices.iter().map(move |choice| reading.iter().chain(choice).map(Term::again).collect()))
                .take(MAX_READINGS)
                .collect();
        }
        Self { level: reading.grade.or(reading.rank), readings }
    }

    /// How well a role must answer, 0-1. No role has every word of a description, which tells what somebody does rather
    /// than what they are called.
    pub(super) fn floor(&self) -> f32 {
        let is_description = self.readings.first().is_some_and(|terms| terms.len() > FEW_WORDS);
        if is_description { DESCRIPTION_FLOOR } else { FLOOR }
    }
}

/// What a word stands for in one sense; the word may be in the plural.
fn meanings<'a>(catalog: &'a Catalog, word: &'a str, kind: JargonKind) -> impl Iterator<Item = &'a str> {
    catalog.jargon(word).filter(move |(of, _)| *of == kind).map(|(_, means)| means)
}

impl<'a> Term<'a> {
    /// The term for a word among as many as `company`.
    fn of(catalog: &'a Catalog, said: &str, company: usize) -> Self {
        let few = company <= FEW_WORDS;
        let mut term = Self { said: said.to_owned(), weight: 0.0, hits: Vec::new() };
        term.add(catalog, said, EXACT);
        for means in meanings(catalog, said, JargonKind::Short).filter(|means| !means.contains(' ')) {
            term.add(catalog, &normalize(means), ABBREVIATION);
        }
        for means in meanings(catalog, said, JargonKind::Lay) {
            term.add(catalog, &normalize(means), SYNONYM);
        }
        if !term.is_named() && said.len() >= 3 {
            catalog.each_word_from(true, said, |word, _| term.hits.push(Hit { word, quality: PREFIX, misspelt: false }));
        }
        if !term.is_named() && (few || term.hits.is_empty()) {
            term.add_misspelt(catalog, company == 1);
        }
        if term.hits.is_empty() {
            term.add_shortened(catalog);
        }
        let rank = catalog.jargon(said).any(|(kind, _)| kind == JargonKind::Rank);
        let best = term.hits.iter().map(|hit| hit.quality).fold(0.0, f32::max);
        let telling =
            term.hits.iter().filter(|hit| hit.quality >= best || hit.misspelt).map(|hit| hit.word.weight()).fold(0.0, f32::max);
        term.weight = match (telling, rank) {
            (0.0, _) => UNKNOWN_WEIGHT,
            (_, true) => telling * RANK_WEIGHT,
            _ => telling,
        };
        term
    }

    /// Whether names or tools have it.
    fn is_named(&self) -> bool {
        self.hits.iter().any(|hit| hit.word.is_named())
    }

    /// The word and those of its stem.
    fn add(&mut self, catalog: &'a Catalog, text: &str, quality: f32) {
        let beginning = stem(text);
        for named in [true, false] {
            catalog.each_word_from(named, beginning, |word, own| {
                if own == text {
                    self.hits.push(Hit { word, quality, misspelt: false });
                } else if stem(own) == beginning {
                    self.hits.push(Hit { word, quality: quality * STEM, misspelt: false });
                }
            });
        }
    }

    /// The nearest words of names and tools, for a word that none of them has.
    fn add_misspelt(&mut self, catalog: &'a Catalog, alone: bool) {
        let length = self.said.chars().count();
        let edits: usize = match length {
            0..=3 => return,
            // Most words of four letters are a letter from another: alone, one is believed.
            4 if alone => return,
            4..=5 => 1,
            _ => 2,
        };
        let doubt = if self.hits.is_empty() { 1.0 } else { TYPO_DOUBT };
        let most = u32::try_from(edits).unwrap_or_default();
        let mut nearest = edits;
        let mut found = Vec::new();
        catalog.each_word_like(letter_mask(&self.said), most, |word, text| {
            if text.len().abs_diff(self.said.len()) > edits || text.len() < 3 {
                return;
            }
            let reordered = text.len() == self.said.len() && letter_mask(text) == letter_mask(&self.said);
            let distance = strsim::osa_distance(&self.said, text);
            if distance <= nearest || (reordered && distance <= edits + 1 && found.is_empty()) {
                nearest = distance;
                found.push((distance, word));
            }
        });
        // The part of the letters that is right.
        #[allow(clippy::cast_precision_loss, reason = "words are short")]
        let quality = doubt * (1.0 - nearest as f32 / length as f32);
        let nearest = found.into_iter().filter(|(distance, _)| *distance == nearest);
        self.hits.extend(nearest.map(|(_, word)| Hit { word, quality, misspelt: true }));
    }

    /// Words that it leaves letters out of, as "dvlpr" does, for a word that nobody knows.
    fn add_shortened(&mut self, catalog: &'a Catalog) {
        if self.said.len() < MIN_SUBSEQUENCE_LETTERS {
            return;
        }
        let first = self.said.chars().next().map(String::from).unwrap_or_default();
        catalog.each_word_from(true, &first, |word, own| {
            if shortens(&self.said, own) {
                self.hits.push(Hit { word, quality: SUBSEQUENCE, misspelt: true });
            }
        });
    }

    /// Whether it stands in a name only when its spelling is misspelt.
    pub(super) fn is_misspelt_in(&self, name: RoleNameId) -> bool {
        let mut hits = self.hits.iter().filter(|hit| hit.word.is_in(name));
        hits.clone().next().is_some() && hits.all(|hit| hit.misspelt)
    }

    fn again(&self) -> Self {
        Self { said: self.said.clone(), weight: self.weight, hits: self.hits.clone() }
    }
}

/// Whether a word is another one with letters, but not most of them, left out.
fn shortens(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    2 * short.len() > word.len() && short.chars().all(|c| letters.any(|letter| letter == c))
}

#[cfg(test)]
mod tests {
    use super::shortens;

    #[test]
    fn shortened_words_keep_most_letters_in_order() {
        assert!(shortens("dvlpr", "developer"));
        assert!(!shortens("dvlrp", "developer"));
        assert!(!shortens("devr", "developer"));
    }
}
