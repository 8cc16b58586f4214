//! Query parsing and expansion: tokens, each with the tokens of the index that it matches.

use crate::catalog::{Catalog, CatalogLexicon, RoleNameId, Word};
use career_data::vocabulary::{JargonKind, Level};
use career_data::words::{letter_mask, normalize, read, stem, tokenize};

/// The quality of each kind of token match, 0-1.
const EXACT: f32 = 1.0;
const ABBREVIATION: f32 = 0.95;
const STEM: f32 = 0.8;
const PREFIX: f32 = 0.75;
const SYNONYM: f32 = 0.7;
const SUBSEQUENCE: f32 = 0.65;
/// Minimum number of letters of a shortened token: fewer match too many tokens.
const MIN_SUBSEQUENCE_LETTERS: usize = 5;
/// A query of more tokens is a description. In a shorter one, spelling correction also applies to tokens that occur in prose
/// only, at a reduced quality.
const FEW_WORDS: usize = 3;
const TYPO_DOUBT: f32 = 0.75;
/// Minimum score for a short query, and for a description.
const FLOOR: f32 = 0.2;
const DESCRIPTION_FLOOR: f32 = 0.12;
/// The weight of an out-of-vocabulary token: as high as that of a token that hardly any role has.
const UNKNOWN_WEIGHT: f32 = 7.0;
/// The factor on the weight of a token that implies a seniority, such as "lead".
const RANK_WEIGHT: f32 = 0.5;
/// Maximum number of tokens of a query that are read: each costs as much as a small search.
pub const MOST_WORDS: usize = 1000;
/// Maximum number of readings of a query; abbreviations of several words multiply them.
const MAX_READINGS: usize = 4;

/// A parsed query, with its alternative readings.
pub(super) struct ParsedQuery<'a> {
    /// The seniority that the query states or implies.
    pub(super) level: Option<Level>,
    /// The seniority that it states by a word that says nothing else: "senior".
    pub(super) grade: Option<Level>,
    /// Whether it has more words than a name.
    pub(super) is_description: bool,
    /// Alternative lists of terms; at least one.
    pub(super) readings: Vec<Vec<Term<'a>>>,
}

/// A query term: a token and its expansions.
pub(super) struct Term<'a> {
    /// The token, or one of those that an abbreviation in the query expands to.
    pub(super) said: String,
    /// The highest inverse document frequency of its best hits, with exceptions for unknown tokens and seniority.
    pub(super) weight: f32,
    /// The tokens of the index that it matches.
    pub(super) hits: Vec<Hit<'a>>,
}

/// A token of the index that a term matches.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) word: Word<'a>,
    /// How well it matches, 0-1.
    pub(super) quality: f32,
    pub(super) misspelt: bool,
}

impl<'a> ParsedQuery<'a> {
    pub(super) fn of(catalog: &'a Catalog, query: &str) -> Self {
        let mut tokens = tokenize(query);
        tokens.truncate(MOST_WORDS);
        let reading = read(tokens, &mut CatalogLexicon(catalog));
        let mut readings: Vec<Vec<Term<'a>>> = vec![Vec::new()];
        let filler: Vec<Term<'a>> = reading.filler.iter().filter_map(|said| Term::of_filler(catalog, said)).collect();
        let company = reading.words.len();
        let is_description = company + filler.len() > FEW_WORDS;
        for said in &reading.words {
            let mut choices = vec![vec![Term::of(catalog, said, company, is_description)]];
            let meanings = meanings(catalog, said, JargonKind::Short).filter(|means| means.contains(' '));
            choices.extend(
                meanings.map(|means| means.split(' ').map(|word| Term::of(catalog, word, company, is_description)).collect()),
            );
            if choices.len() > 1 && choices.first().is_some_and(|own| own.iter().all(|term| !term.is_named())) {
                choices.remove(0);
            }
            readings = readings
                .iter()
                .flat_map(|reading| choices.iter().map(move |choice| reading.iter().chain(choice).map(Term::again).collect()))
                .take(MAX_READINGS)
                .collect();
        }
        if is_description {
            for reading in &mut readings {
                reading.extend(filler.iter().map(Term::again));
            }
        }
        let grade = reading.grade;
        Self { grade, level: grade.or(reading.rank.filter(|_| !is_description)), is_description, readings }
    }

    /// The minimum score of a role, 0-1. It is lower for a description, since no role contains all of its words.
    pub(super) fn floor(&self) -> f32 {
        if self.is_description { DESCRIPTION_FLOOR } else { FLOOR }
    }
}

/// The expansions of a token by jargon of one kind.
fn meanings<'a>(catalog: &'a Catalog, word: &'a str, kind: JargonKind) -> impl Iterator<Item = &'a str> {
    catalog.jargon(word).filter(move |(of, _)| *of == kind).map(|(_, means)| means)
}

impl<'a> Term<'a> {
    /// The term for a token of a query of `company` tokens.
    fn of(catalog: &'a Catalog, said: &str, company: usize, is_description: bool) -> Self {
        let few = company <= FEW_WORDS;
        let mut term = Self { said: said.to_owned(), weight: 0.0, hits: Vec::new() };
        term.add(catalog, said, EXACT);
        for means in meanings(catalog, said, JargonKind::Short).filter(|means| !means.contains(' ')) {
            term.add(catalog, &normalize(means), ABBREVIATION);
        }
        for means in meanings(catalog, said, JargonKind::Lay) {
            term.add(catalog, &normalize(means), SYNONYM);
        }
        if !term.is_named() && !is_description && said.len() >= 3 {
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

    /// The term for a token that tells no name from another: it matches in prose alone. `None` if no prose has it.
    fn of_filler(catalog: &'a Catalog, said: &str) -> Option<Self> {
        let mut term = Self { said: said.to_owned(), weight: 0.0, hits: Vec::new() };
        term.add_among(catalog, said, EXACT, false);
        term.weight = term.hits.iter().map(|hit| hit.word.weight()).fold(0.0, f32::max);
        (!term.hits.is_empty()).then_some(term)
    }

    /// Whether any hit is a token of a role's or tool's name.
    fn is_named(&self) -> bool {
        self.hits.iter().any(|hit| hit.word.is_named())
    }

    /// Adds hits for the token and, at a reduced quality, for tokens with the same stem.
    fn add(&mut self, catalog: &'a Catalog, text: &str, quality: f32) {
        for named in [true, false] {
            self.add_among(catalog, text, quality, named);
        }
    }

    /// The same, among tokens of names or among those of prose.
    fn add_among(&mut self, catalog: &'a Catalog, text: &str, quality: f32, named: bool) {
        let beginning = stem(text);
        catalog.each_word_from(named, beginning, |word, own| {
            if own == text {
                self.hits.push(Hit { word, quality, misspelt: false });
            } else if stem(own) == beginning {
                self.hits.push(Hit { word, quality: quality * STEM, misspelt: false });
            }
        });
    }

    /// Spelling correction: adds the tokens of role and tool names at the least edit distance (optimal string alignment).
    fn add_misspelt(&mut self, catalog: &'a Catalog, alone: bool) {
        let length = self.said.chars().count();
        let edits: usize = match length {
            0..=3 => return,
            // Most words of four letters are one edit from another: a query of a single one is not corrected.
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
        // The share of correct letters.
        #[allow(clippy::cast_precision_loss, reason = "words are short")]
        let quality = doubt * (1.0 - nearest as f32 / length as f32);
        let nearest = found.into_iter().filter(|(distance, _)| *distance == nearest);
        self.hits.extend(nearest.map(|(_, word)| Hit { word, quality, misspelt: true }));
    }

    /// Adds tokens of which it is a subsequence, as "dvlpr" is of "developer".
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

    /// Whether the name contains a hit of the term other than a corrected spelling.
    pub(super) fn is_spelt_in(&self, name: RoleNameId) -> bool {
        self.hits.iter().any(|hit| !hit.misspelt && hit.word.is_in(name))
    }

    /// Whether the catalog or its jargon has the token itself, rather than one like it.
    pub(super) fn is_word(&self, catalog: &Catalog) -> bool {
        catalog.word(&self.said).is_some() || catalog.jargon(&self.said).next().is_some()
    }

    /// Whether the name contains hits of the term, all of them corrected spellings.
    pub(super) fn is_misspelt_in(&self, name: RoleNameId) -> bool {
        let mut hits = self.hits.iter().filter(|hit| hit.word.is_in(name));
        hits.clone().next().is_some() && hits.all(|hit| hit.misspelt)
    }

    fn again(&self) -> Self {
        Self { said: self.said.clone(), weight: self.weight, hits: self.hits.clone() }
    }
}

/// Whether a token is a subsequence of another, and more than half as long.
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
