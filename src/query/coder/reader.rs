//! Reads titles into numbered words, as the index reads names: the same tokens, jargon and spelling, but from tables in memory.

use rustc_hash::FxHashMap;

use crate::catalog::Catalog;
use career_data::vocabulary::{JargonKind, Level};
use career_data::words::{Lexicon, Reading, Sense, each_token, letter_mask, normalize, read};

/// A word of the vocabulary, or beyond its end a stranger: the n-th unknown word of the title that is being read.
pub(super) type WordId = u32;

/// Short forms with several meanings multiply the readings of a title: at most so many are tried.
const MOST_READINGS: usize = 4;
/// The shortest unknown word that is taken for a misspelt one, and the shortest for which two edits are allowed.
const SPELT: usize = 5;
const SPELT_LOOSELY: usize = 8;

/// The words of a title; `None` for an unknown one.
pub(super) type Words = Vec<Option<WordId>>;

/// One way to read a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TitleReading {
    /// Those that carry meaning, in order.
    pub(super) words: Words,
    /// The seniority that the title states or implies.
    pub(super) level: Option<Level>,
}

/// What is known of a word.
#[derive(Clone, Debug)]
struct WordEntry {
    text: Box<str>,
    sense: Sense<WordId>,
    normal: WordId,
    /// What a short form stands for: the words of each meaning.
    meanings: Vec<Vec<WordId>>,
    /// Whether two words that stand side by side make this one: "help desk".
    is_joined: bool,
    /// Whether it says what kind of job a title names: "developer".
    is_head: bool,
    /// Whether any name has it, so that a misspelt word may be meant for it.
    is_named: bool,
}

/// The words of jargon and of all names.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    entries: Vec<WordEntry>,
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The jargon of a catalog, and the words of the names of its roles and tools.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut vocabulary = Self::default();
        for (word, kind, means) in catalog.all_jargon() {
            let id = vocabulary.intern(word);
            let meaning = (kind == JargonKind::Short).then(|| vocabulary.intern_all(means));
            let is_new = vocabulary.entries.get(id as usize).is_some_and(|entry| !entry.is_joined);
            let sense = is_new.then(|| vocabulary.sense_of(Sense::of(catalog.jargon(word))));
            let Some(entry) = vocabulary.entries.get_mut(id as usize) else { continue };
            entry.is_joined = true;
            entry.meanings.extend(meaning);
            entry.is_head |= kind == JargonKind::Head;
            entry.sense = sense.unwrap_or_else(|| entry.sense.clone());
        }
        catalog.each_word_from(true, "", |_, text| {
            let id = vocabulary.intern(text);
            if let Some(entry) = vocabulary.entries.get_mut(id as usize) {
                entry.is_joined = true;
            }
        });
        vocabulary
    }

    /// The words of a meaning.
    fn intern_all(&mut self, words: &str) -> Vec<WordId> {
        words.split(' ').map(|word| self.intern(&normalize(word))).collect()
    }

    fn sense_of(&mut self, Sense { level, numeral, rank, filler, spelling }: Sense<String>) -> Sense<WordId> {
        Sense { level, numeral, rank, filler, spelling: spelling.map(|word| self.intern(&word)) }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the word says what kind of job a title names.
    pub(super) fn is_head(&self, word: WordId) -> bool {
        self.entries.get(word as usize).is_some_and(|entry| entry.is_head)
    }

    pub(super) fn text(&self, word: WordId) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.text)
    }

    /// The number of a word; a new one if it has none.
    fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.entries.len()).unwrap_or(WordId::MAX);
        self.ids.insert(word.into(), id);
        let sense = Sense::default();
        let (meanings, is_joined, is_head, is_named) = (Vec::new(), false, false, false);
        self.entries.push(WordEntry { text: word.into(), sense, normal: id, meanings, is_joined, is_head, is_named });
        let normal = normalize(word);
        if normal != word {
            let normal = self.intern(&normal);
            if let Some(entry) = self.entries.get_mut(id as usize) {
                entry.normal = normal;
            }
        }
        id
    }

    /// Reads a name and takes up its words, each of its readings apart.
    pub(super) fn learn(&mut self, name: &str, scratch: &mut ReaderScratch) -> Vec<TitleReading> {
        let (words, level) = self.tokens(name, scratch);
        let strange: Vec<Option<String>> = words.iter().map(|word| scratch.stranger(self, *word)).collect();
        let known = words.into_iter().zip(strange).filter(|(_, stranger)| !stranger.as_deref().is_some_and(is_noise));
        let words: Vec<WordId> = known.map(|(word, stranger)| stranger.map_or(word, |text| self.intern(&text))).collect();
        for word in &words {
            if let Some(entry) = self.entries.get_mut(*word as usize) {
                entry.is_named = true;
            }
        }
        self.readings(words.into_iter().map(Some).collect(), level)
    }

    /// Reads a title: at least one reading.
    pub(super) fn read(&self, title: &str, scratch: &mut ReaderScratch) -> Vec<TitleReading> {
        let (words, level) = self.tokens(title, scratch);
        let known = |word: WordId| match scratch.stranger(self, word) {
            None => Some(Some(word)),
            Some(text) if is_noise(&text) => None,
            Some(text) => Some(self.misspelt(&text)),
        };
        let words = words.into_iter().filter_map(known).collect();
        self.readings(words, level)
    }

    fn tokens(&self, text: &str, scratch: &mut ReaderScratch) -> (Vec<WordId>, Option<Level>) {
        scratch.strangers.clear();
        scratch.raw.clear();
        let ReaderScratch { strangers, raw, joined } = scratch;
        each_token(text, |token| {
            raw.push(self.ids.get(token).copied().unwrap_or_else(|| number_stranger(self, strangers, token)));
        });
        let mut lexicon = TitleLexicon { vocabulary: self, strangers, joined };
        let Reading { words, grade, rank, .. } = read(raw.iter().copied(), &mut lexicon);
        (words, grade.or(rank))
    }

    /// Puts the meanings of short forms in their place.
    fn readings(&self, words: Vec<Option<WordId>>, level: Option<Level>) -> Vec<TitleReading> {
        let meanings = |word: &Option<WordId>| {
            word.and_then(|word| self.entries.get(word as usize)).map_or(&[][..], |entry| &entry.meanings)
        };
        if words.iter().all(|word| meanings(word).is_empty()) {
            return vec![TitleReading { words, level }];
        }
        let mut readings = vec![TitleReading { words: Vec::new(), level }];
        for word in &words {
            let meanings = meanings(word);
            let [first, others @ ..] = meanings else {
                for reading in &mut readings {
                    reading.words.push(*word);
                }
                continue;
            };
            let room = MOST_READINGS / readings.len().max(1);
            let more: Vec<TitleReading> = others
                .iter()
                .take(room.saturating_sub(1))
                .flat_map(|meaning| readings.iter().map(move |reading| reading.with(meaning)))
                .collect();
            for reading in &mut readings {
                reading.words.extend(first.iter().copied().map(Some));
            }
            readings.extend(more);
        }
        readings
    }

    /// The word of a name that an unknown one is a misspelling of: the nearest that begins alike, if it alone is so near.
    fn misspelt(&self, text: &str) -> Option<WordId> {
        let length = text.chars().count();
        if length < SPELT {
            return None;
        }
        let most = if length < SPELT_LOOSELY { 1 } else { 2 };
        let letters = letter_mask(text);
        let mut best: Option<(usize, WordId, bool)> = None;
        for (id, entry) in (0..).zip(&self.entries) {
            let is_near = entry.is_named
                && entry.text.as_bytes().first() == text.as_bytes().first()
                && entry.text.len().abs_diff(text.len()) <= most
                && (letter_mask(&entry.text) ^ letters).count_ones() as usize <= 2 * most;
            if !is_near {
                continue;
            }
            let distance = strsim::osa_distance(text, &entry.text);
            match best {
                _ if distance > most => {}
                Some((nearest, ..)) if distance > nearest => {}
                Some((nearest, first, _)) if distance == nearest => best = Some((nearest, first, false)),
                _ => best = Some((distance, id, true)),
            }
        }
        best.filter(|(.., is_alone)| *is_alone).map(|(_, id, _)| id)
    }
}

impl TitleReading {
    fn with(&self, meaning: &[WordId]) -> Self {
        let words = self.words.iter().copied().chain(meaning.iter().copied().map(Some)).collect();
        Self { words, ..*self }
    }

    /// Whether all that is known of the title is what kind of job it names, but not in what field: "poultry manager".
    pub(super) fn is_of_unknown_field(&self, vocabulary: &Vocabulary) -> bool {
        let is_head = |word: &WordId| vocabulary.is_head(*word);
        self.words.contains(&None) && self.words.iter().flatten().all(is_head)
    }
}

/// Whether an unknown word says nothing about a job: a number, a code such as "JC60", a single letter.
fn is_noise(word: &str) -> bool {
    word.chars().nth(1).is_none() || word.contains(|c: char| c.is_ascii_digit())
}

/// What reading a title needs for the time being; kept between titles.
#[derive(Debug, Default)]
pub(super) struct ReaderScratch {
    raw: Vec<WordId>,
    strangers: Vec<String>,
    joined: String,
}

impl ReaderScratch {
    /// The text of a stranger; `None` for a word of the vocabulary.
    fn stranger(&self, vocabulary: &Vocabulary, word: WordId) -> Option<String> {
        self.strangers.get((word as usize).checked_sub(vocabulary.len())?).cloned()
    }
}

/// Gives an unknown word a number beyond the vocabulary.
fn number_stranger(vocabulary: &Vocabulary, strangers: &mut Vec<String>, word: &str) -> WordId {
    strangers.push(word.to_owned());
    WordId::try_from(vocabulary.len() + strangers.len() - 1).unwrap_or(WordId::MAX)
}

/// The vocabulary and the strangers of a title, as a [`Lexicon`].
struct TitleLexicon<'t> {
    vocabulary: &'t Vocabulary,
    strangers: &'t mut Vec<String>,
    joined: &'t mut String,
}

impl TitleLexicon<'_> {
    fn text(&self, word: WordId) -> &str {
        match (word as usize).checked_sub(self.vocabulary.len()) {
            None => self.vocabulary.text(word),
            Some(nth) => self.strangers.get(nth).map_or("", String::as_str),
        }
    }
}

impl Lexicon for TitleLexicon<'_> {
    type Word = WordId;

    fn one_word(&mut self, first: &WordId, second: &WordId) -> Option<WordId> {
        let mut joined = std::mem::take(self.joined);
        joined.clear();
        joined.push_str(self.text(*first));
        joined.push_str(self.text(*second));
        let known = self.vocabulary.ids.get(joined.as_str()).copied();
        *self.joined = joined;
        known.filter(|id| self.vocabulary.entries.get(*id as usize).is_some_and(|entry| entry.is_joined))
    }

    fn sense(&mut self, word: &WordId) -> Sense<WordId> {
        self.vocabulary.entries.get(*word as usize).map(|entry| entry.sense.clone()).unwrap_or_default()
    }

    fn normalize(&mut self, word: &WordId) -> WordId {
        if let Some(entry) = self.vocabulary.entries.get(*word as usize) {
            return entry.normal;
        }
        let normal = normalize(self.text(*word));
        match self.vocabulary.ids.get(normal.as_str()) {
            Some(id) => *id,
            None => number_stranger(self.vocabulary, self.strangers, &normal),
        }
    }
}
