//! The interner: gives each token a number, so that jargon and normal form of a token are looked up once, however often it
//! occurs.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::layers::roster::Roster;
use crate::records::Dataset;
use crate::vocabulary::JargonKind;
use crate::words::{Lexicon, Reading, Sense, each_token, normalize, read};

/// The jargon and the vocabulary of a dataset.
pub(crate) struct Field {
    jargon: HashMap<Box<str>, Vec<(JargonKind, String)>, RandomState>,
    /// Every token of every name, to decide which adjacent tokens form one word.
    words: WordSet,
}

impl Field {
    pub(crate) fn of(dataset: &Dataset, roster: &Roster<'_>) -> Self {
        let mut jargon: HashMap<Box<str>, Vec<(JargonKind, String)>, RandomState> = HashMap::default();
        for row in &dataset.jargon {
            jargon.entry(row.word.value.as_str().into()).or_default().push((row.kind, row.means.value.clone()));
        }
        let of_pack = |pack: &crate::pack::Pack| {
            let mut words = HashSet::default();
            for role in (0..pack.len()).filter_map(|row| pack.get(row)) {
                role.titles().for_each(|name| add_words(&mut words, name));
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

    /// Whether jargon lists the token, other than as a kind of job.
    fn is_jargon(&self, word: &str) -> bool {
        self.jargon.get(word).is_some_and(|kinds| kinds.iter().any(|(kind, _)| *kind != JargonKind::Head))
    }

    /// Whether two tokens written together are one word.
    fn is_one_word(&self, both: &str) -> bool {
        self.words.contains(both) || self.jargon.contains_key(both) || (may_change(both) && self.words.contains(&normalize(both)))
    }
}

/// Whether [`normalize`] could change the token: it ends like one that changes.
fn may_change(word: &str) -> bool {
    matches!(word.as_bytes().last(), Some(b's' | b'n' | b'r' | b'g' | b'e'))
}

fn add_words(words: &mut HashSet<Box<str>, RandomState>, name: &str) {
    each_token(name, |word| {
        if !words.contains(word) {
            words.insert(word.into());
            words.insert(normalize(word).into());
        }
    });
}

/// A set of words behind a one-hash Bloom filter, since nearly all lookups miss.
struct WordSet {
    words: HashSet<Box<str>, RandomState>,
    sieve: Vec<u64>,
}

impl WordSet {
    const SIEVE_WORDS: usize = 1 << 15;

    fn of(words: HashSet<Box<str>, RandomState>) -> Self {
        let mut set = Self { words, sieve: vec![0; Self::SIEVE_WORDS] };
        let places: Vec<(usize, u64)> = set.words.iter().map(|word| set.place(word)).collect();
        for (at, bit) in places {
            if let Some(bits) = set.sieve.get_mut(at) {
                *bits |= bit;
            }
        }
        set
    }

    fn place(&self, word: &str) -> (usize, u64) {
        let hash = self.words.hasher().hash_one(word);
        let at = usize::try_from(hash >> 40).unwrap_or_default() % Self::SIEVE_WORDS;
        (at, 1 << ((hash >> 34) & 63))
    }

    fn contains(&self, word: &str) -> bool {
        let (at, bit) = self.place(word);
        self.sieve.get(at).is_some_and(|bits| bits & bit != 0) && self.words.contains(word)
    }
}

/// The number of an interned token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Token(u32);

impl Token {
    /// Its position among all tokens, in the order of interning.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The interner.
///
/// What every token of every text needs lies close together: the numbers, looked up by hash, and arrays indexed by number.
pub(crate) struct Tokens<'f> {
    field: &'f Field,
    numbers: HashTable<Token>,
    /// Seeded by chance, since the tokens may be a stranger's.
    hasher: RandomState,
    /// The texts of all tokens, concatenated, and the end of each.
    text: String,
    ends: Vec<u32>,
    /// The normal form of each token by [`normalize`], computed on first use.
    normals: Vec<Option<Token>>,
    jargon: Vec<bool>,
    senses: HashMap<u32, Sense<Token>, FxBuildHasher>,
    both: String,
}

impl<'f> Tokens<'f> {
    pub(crate) fn new(field: &'f Field) -> Self {
        Self {
            field,
            numbers: HashTable::new(),
            hasher: RandomState::default(),
            text: String::new(),
            ends: Vec::new(),
            normals: Vec::new(),
            jargon: Vec::new(),
            senses: HashMap::default(),
            both: String::new(),
        }
    }

    /// Interns the tokens of a text, split as by [`crate::words::tokenize`].
    pub(crate) fn split(&mut self, text: &str) -> Vec<Token> {
        let mut words = Vec::with_capacity(text.len() / 6 + 1);
        each_token(text, |word| words.push(self.number(word)));
        words
    }

    /// Parses a text as search does.
    pub(crate) fn read(&mut self, text: &str) -> Reading<Token> {
        read(self.split(text), self)
    }

    pub(crate) fn text(&self, word: Token) -> &str {
        text_of(&self.text, &self.ends, word)
    }

    /// Whether the dataset lists the token as jargon.
    pub(crate) fn is_jargon(&self, word: Token) -> bool {
        self.jargon.get(word.index()).copied().unwrap_or_default()
    }

    /// The normal form of a token by [`normalize`].
    pub(crate) fn normal_of(&mut self, word: Token) -> Token {
        if let Some(normal) = self.normals.get(word.index()).copied().flatten() {
            return normal;
        }
        let text = normalize(self.text(word));
        let normal = self.number(&text);
        if let Some(known) = self.normals.get_mut(word.index()) {
            *known = Some(normal);
        }
        normal
    }

    /// The texts of all tokens, by number.
    pub(crate) fn into_texts(self) -> Vec<Box<str>> {
        (0..).zip(&self.ends).map(|(number, _)| self.text(Token(number)).into()).collect()
    }

    fn number(&mut self, word: &str) -> Token {
        let (text, ends) = (&self.text, &self.ends);
        let hash = self.hasher.hash_one(word);
        if let Some(number) = self.numbers.find(hash, |number| text_of(text, ends, *number) == word) {
            return *number;
        }
        let number = Token(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.normals.push(None);
        self.jargon.push(self.field.is_jargon(word));
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        self.numbers.insert_unique(hash, number, |number| hasher.hash_one(text_of(text, ends, *number)));
        number
    }
}

fn text_of<'t>(text: &'t str, ends: &[u32], word: Token) -> &'t str {
    let end = |at: usize| ends.get(at).map(|end| *end as usize);
    let start = word.index().checked_sub(1).map_or(Some(0), end);
    start.zip(end(word.index())).and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
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
        if let Some(sense) = self.senses.get(&word.0) {
            return sense.clone();
        }
        let jargon = self.field.jargon.get(self.text(*word)).into_iter().flatten();
        let Sense { level, numeral, rank, filler, spelling } = Sense::of(jargon.map(|(kind, means)| (*kind, means.as_str())));
        let sense = Sense { level, numeral, rank, filler, spelling: spelling.map(|spelling| self.number(&spelling)) };
        self.senses.insert(word.0, sense.clone());
        sense
    }

    fn normalize(&mut self, word: &Token) -> Token {
        self.normal_of(*word)
    }
}
