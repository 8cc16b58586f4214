//! Words as numbers, for reading very many texts: what a word means in the field is found out once, however often it comes.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::record::Dataset;
use super::roster::Roster;
use crate::vocabulary::JargonKind;
use crate::words::{Lexicon, Reading, Sense, each_word, normal, read};

/// What a dataset knows of words.
pub(super) struct Field {
    jargon: HashMap<Box<str>, Vec<(JargonKind, String)>, FxBuildHasher>,
    /// Every word of a name, for telling which words belong together.
    words: WordSet,
}

impl Field {
    pub(super) fn of(dataset: &Dataset, roster: &Roster<'_>) -> Self {
        let mut jargon: HashMap<Box<str>, Vec<(JargonKind, String)>, FxBuildHasher> = HashMap::default();
        for row in &dataset.jargon {
            jargon.entry(row.word.value.as_str().into()).or_default().push((row.kind, row.means.value.clone()));
        }
        let of_pack = |pack: &super::pack::Pack| {
            let mut words = HashSet::default();
            for role in (0..pack.len()).filter_map(|row| pack.get(row)) {
                role.aliases().chain([role.title()]).for_each(|name| add_words(&mut words, name));
            }
            words
        };
        let packs: Vec<_> = roster.packs().collect();
        let mut words = packs.into_par_iter().map(of_pack).reduce(HashSet::default, |mut all, more| {
            all.extend(more);
            all
        });
        for tool in &dataset.tools {
            tool.aliases.iter().chain([&tool.name]).for_each(|name| add_words(&mut words, &name.value));
        }
        Self { jargon, words: WordSet::of(words) }
    }

    /// Whether two words written together are one.
    fn is_one_word(&self, both: &str) -> bool {
        self.words.contains(both) || self.jargon.contains_key(both) || (may_change(both) && self.words.contains(&normal(both)))
    }
}

/// Whether [`normal`] might make another word of it: it has one of the endings that change.
fn may_change(word: &str) -> bool {
    matches!(word.as_bytes().last(), Some(b's' | b'n' | b'r' | b'g' | b'e'))
}

fn add_words(words: &mut HashSet<Box<str>, FxBuildHasher>, name: &str) {
    each_word(name, |word| {
        if !words.contains(word) {
            words.insert(word.into());
            words.insert(normal(word).into());
        }
    });
}

/// A set of words with a sieve before it: nearly all words that are asked for are not there.
struct WordSet {
    words: HashSet<Box<str>, FxBuildHasher>,
    sieve: Vec<u64>,
}

impl WordSet {
    const SIEVE_WORDS: usize = 1 << 15;

    fn of(words: HashSet<Box<str>, FxBuildHasher>) -> Self {
        let mut set = Self { words, sieve: vec![0; Self::SIEVE_WORDS] };
        let places: Vec<(usize, u64)> = set.words.iter().map(|word| Self::place(word)).collect();
        for (at, bit) in places {
            if let Some(bits) = set.sieve.get_mut(at) {
                *bits |= bit;
            }
        }
        set
    }

    fn place(word: &str) -> (usize, u64) {
        let hash = FxBuildHasher.hash_one(word);
        let at = usize::try_from(hash >> 40).unwrap_or_default() % Self::SIEVE_WORDS;
        (at, 1 << ((hash >> 34) & 63))
    }

    fn contains(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.sieve.get(at).is_some_and(|bits| bits & bit != 0) && self.words.contains(word)
    }
}

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token(u32);

impl Token {
    /// Its position among all words, in the order in which they came.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All words that came so far.
pub(super) struct Tokens<'f> {
    field: &'f Field,
    numbers: HashMap<Box<str>, Token, FxBuildHasher>,
    known: Vec<Known>,
    both: String,
}

/// What is known of a word; what it takes work to find out is found out when it is asked for.
struct Known {
    text: Box<str>,
    is_jargon: bool,
    normal: Option<Token>,
    sense: Option<Sense<Token>>,
}

impl<'f> Tokens<'f> {
    pub(super) fn new(field: &'f Field) -> Self {
        Self { field, numbers: HashMap::default(), known: Vec::new(), both: String::new() }
    }

    /// The words of a text, as [`crate::words::split`] has them.
    pub(super) fn split(&mut self, text: &str) -> Vec<Token> {
        let mut words = Vec::with_capacity(text.len() / 6 + 1);
        each_word(text, |word| words.push(self.number(word)));
        words
    }

    /// A text as search reads it.
    pub(super) fn read(&mut self, text: &str) -> Reading<Token> {
        read(self.split(text), self)
    }

    pub(super) fn text(&self, word: Token) -> &str {
        self.known.get(word.index()).map_or("", |known| &known.text)
    }

    /// Whether people in the field use it in a way of their own.
    pub(super) fn is_jargon(&self, word: Token) -> bool {
        self.known.get(word.index()).is_some_and(|known| known.is_jargon)
    }

    /// The word as [`normal`] makes it.
    pub(super) fn normal_of(&mut self, word: Token) -> Token {
        if let Some(normal) = self.known.get(word.index()).and_then(|known| known.normal) {
            return normal;
        }
        let text = normal(self.text(word));
        let normal = self.number(&text);
        if let Some(known) = self.known.get_mut(word.index()) {
            known.normal = Some(normal);
        }
        normal
    }

    /// The texts of all words, in the order of their positions.
    pub(super) fn into_texts(self) -> Vec<Box<str>> {
        self.known.into_iter().map(|known| known.text).collect()
    }

    fn number(&mut self, word: &str) -> Token {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = Token(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
        let is_jargon = self.field.jargon.contains_key(word);
        self.known.push(Known { text: word.into(), is_jargon, normal: None, sense: None });
        self.numbers.insert(word.into(), number);
        number
    }
}

impl Lexicon for Tokens<'_> {
    type Word = Token;

    fn one_word(&mut self, first: &Token, second: &Token) -> Option<Token> {
        let mut both = std::mem::take(&mut self.both);
        both.clear();
        both.push_str(self.text(*first));
        both.push_str(self.text(*second));
        let one = self.field.is_one_word(&both).then(|| self.number(&both));
        self.both = both;
        one
    }

    fn sense(&mut self, word: &Token) -> Sense<Token> {
        if !self.is_jargon(*word) {
            return Sense::default();
        }
        if let Some(sense) = self.known.get(word.index()).and_then(|known| known.sense.clone()) {
            return sense;
        }
        let jargon = self.field.jargon.get(self.text(*word)).into_iter().flatten();
        let Sense { level, numeral, rank, filler, spelling } = Sense::of(jargon.map(|(kind, means)| (*kind, means.as_str())));
        let sense = Sense { level, numeral, rank, filler, spelling: spelling.map(|spelling| self.number(&spelling)) };
        if let Some(known) = self.known.get_mut(word.index()) {
            known.sense = Some(sense.clone());
        }
        sense
    }

    fn normal(&mut self, word: &Token) -> Token {
        self.normal_of(*word)
    }
}
