//! Tokenisation and normalisation of names and queries. The same code runs on the data at build time and on queries at run time,
//! so that equal text gives equal tokens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vocabulary::{JargonKind, Level, Vocabulary};

/// The jargon and vocabulary of a dataset, independent of how tokens are represented: as text, or as numbers of an interner.
pub trait Lexicon {
    /// A token.
    type Word: Clone;

    /// The single token that two adjacent tokens form, if they do: "help desk", "dev-ops".
    fn one_word(&mut self, first: &Self::Word, second: &Self::Word) -> Option<Self::Word>;

    /// The jargon of a token.
    fn sense(&mut self, word: &Self::Word) -> Sense<Self::Word>;

    /// The token, normalised by [`normalize`].
    fn normalize(&mut self, word: &Self::Word) -> Self::Word;
}

/// What jargon says about a token of a name.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "named as the kinds of jargon")]
pub struct Sense<W> {
    pub level: Option<Level>,
    pub numeral: Option<Level>,
    pub rank: Option<Level>,
    pub filler: bool,
    /// The usual spelling, if this is a variant.
    pub spelling: Option<W>,
}

impl<W> Default for Sense<W> {
    fn default() -> Self {
        Self { level: None, numeral: None, rank: None, filler: false, spelling: None }
    }
}

impl Sense<String> {
    /// Collects the jargon of a token: of each kind, the first entry counts.
    pub fn of<'a>(jargon: impl IntoIterator<Item = (JargonKind, &'a str)>) -> Self {
        let mut sense = Self::default();
        for (kind, means) in jargon {
            let level = || Level::from_name(means);
            match kind {
                JargonKind::Level => sense.level = sense.level.or_else(level),
                JargonKind::Numeral => sense.numeral = sense.numeral.or_else(level),
                JargonKind::Rank => sense.rank = sense.rank.or_else(level),
                JargonKind::Filler => sense.filler = true,
                JargonKind::Spelling => sense.spelling = sense.spelling.or_else(|| Some(means.to_owned())),
                JargonKind::Short | JargonKind::Lay | JargonKind::Head => {}
            }
        }
        sense
    }
}

/// The tokens and the seniority of a text, as search compares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<W = String> {
    /// The tokens that carry meaning, normalised, in text order.
    pub words: Vec<W>,
    /// The tokens that tell no name from another, normalised: they count in prose alone.
    pub filler: Vec<W>,
    /// The level of tokens that name only seniority: "senior", "ii".
    pub grade: Option<Level>,
    /// The level that one of `words` implies: "lead", "director".
    pub rank: Option<Level>,
}

/// Parses a text: tokens that only name seniority become the grade, filler is set apart, unless no token would be left.
pub fn read<L: Lexicon>(words: impl IntoIterator<Item = L::Word>, lexicon: &mut L) -> Reading<L::Word> {
    let words = joined(words, lexicon);
    let mut reading = Reading { words: Vec::with_capacity(words.len()), filler: Vec::new(), grade: None, rank: None };
    for (position, word) in words.iter().enumerate() {
        let sense = lexicon.sense(word);
        // A numeral is a grade only after what it grades.
        let numeral = sense.numeral.filter(|_| position > 0);
        if let Some(level) = sense.level.or(numeral) {
            reading.grade = reading.grade.filter(|_| numeral.is_some()).or(Some(level));
        } else {
            let kind = if sense.filler { &mut reading.filler } else { &mut reading.words };
            kind.push(sense.spelling.unwrap_or_else(|| lexicon.normalize(word)));
        }
        reading.rank = reading.rank.or(sense.rank);
    }
    if reading.words.is_empty() {
        reading.words = words.iter().map(|word| lexicon.normalize(word)).collect();
        reading.filler.clear();
    }
    reading
}

/// Splits a text into tokens: lower case, without accents, apostrophes and punctuation; `+` and `#` stay, as in C++ and C#.
#[must_use]
pub fn tokenize(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_token(text, |word| words.push(word.to_owned()));
    words
}

/// Calls a function with each token of [`tokenize`], in order, without allocating per token.
pub fn each_token(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::with_capacity(32);
    let mut leading_dot = false;
    let mut take = |c: char| {
        if c == '.' && word.is_empty() {
            // ".NET" is a token; a full stop that ends a sentence is followed by space.
            leading_dot = true;
            return;
        }
        if std::mem::take(&mut leading_dot) && c.is_alphanumeric() {
            word.push_str("dot");
        }
        if c.is_ascii_alphanumeric() || matches!(c, '+' | '#') {
            word.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !is_combining_mark(c) && !word.is_empty() {
            each(&word);
            word.clear();
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut take);
    } else {
        text.nfkd().for_each(&mut take);
    }
    take(' ');
}

/// Joins adjacent tokens that form one.
fn joined<L: Lexicon>(words: impl IntoIterator<Item = L::Word>, lexicon: &mut L) -> Vec<L::Word> {
    let mut joined: Vec<L::Word> = Vec::new();
    for word in words {
        match joined.last_mut().and_then(|last| Some((lexicon.one_word(last, &word)?, last))) {
            Some((both, last)) => *last = both,
            None => joined.push(word),
        }
    }
    joined
}

/// Normalises a token to singular and American spelling; wrong results do no harm, since names and queries get the same.
#[must_use]
pub fn normalize(word: &str) -> String {
    let mut word = word.to_owned();
    make_singular(&mut word);
    for (british, american) in
        [("isation", "ization"), ("eller", "eler"), ("elling", "eling"), ("yse", "yze"), ("tre", "ter"), ("our", "or")]
    {
        if word.len() > british.len() + 1 && word.ends_with(british) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
        }
    }
    word
}

fn make_singular(word: &mut String) {
    const NOT_PLURAL: [&str; 6] = ["ss", "us", "is", "os", "ops", "ics"];
    if word.len() < 4 || !word.ends_with('s') || NOT_PLURAL.iter().any(|ending| word.ends_with(ending)) {
        return;
    }
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ["sses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(word.len() - 2);
    } else {
        word.pop();
    }
}

/// The stem of a token, by suffix stripping: `develop` for developer, developing and development. Always a prefix of the token.
#[must_use]
pub fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 14] = ["ation", "ator", "ment", "ion", "ing", "ate", "ure", "ity", "ist", "er", "or", "ed", "e", "y"];
    const SHORTEST: usize = 3;
    let mut stem = word;
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|rest| rest.len() >= SHORTEST) {
        stem = shorter;
    }
    // "programm" of "programmer" has the same stem as "program".
    match stem.as_bytes() {
        [.., before, last] if before == last && last.is_ascii() && stem.len() > SHORTEST => stem.split_at(stem.len() - 1).0,
        _ => stem,
    }
}

/// The set of letters of a token as a bitmask. One edit changes at most two bits, so a mask comparison rules out most candidates
/// of a fuzzy match.
#[must_use]
pub fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Field;

    impl Lexicon for Field {
        type Word = String;

        fn one_word(&mut self, first: &String, second: &String) -> Option<String> {
            Some(format!("{first}{second}")).filter(|both| both == "devops")
        }

        fn sense(&mut self, word: &String) -> Sense<String> {
            Sense::of(match word.as_str() {
                "sr" => Some((JargonKind::Level, "senior")),
                "ii" => Some((JargonKind::Numeral, "mid")),
                "lead" => Some((JargonKind::Rank, "lead")),
                "the" => Some((JargonKind::Filler, "")),
                "programme" => Some((JargonKind::Spelling, "program")),
                _ => None,
            })
        }

        fn normalize(&mut self, word: &String) -> String {
            normalize(word)
        }
    }

    fn reading(text: &str) -> (Vec<String>, Option<Level>) {
        let Reading { words, grade, rank, .. } = read(tokenize(text), &mut Field);
        (words, grade.or(rank))
    }

    #[test]
    fn seniority_is_taken_out_and_words_are_made_alike() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(reading("Sr. Dev-Ops Engineers II"), (words(&["devops", "engineer"]), Some(Level::Senior)));
        assert_eq!(reading("II the"), (words(&["ii"]), None));
        assert_eq!(reading("the"), (words(&["the"]), None));
        assert_eq!(reading("Lead programme analysts"), (words(&["lead", "program", "analyst"]), Some(Level::Lead)));
        assert_eq!(reading("DÉVELOPPEUR e\u{301}"), (words(&["developpeur", "e"]), None));
        assert_eq!(reading("C++/C# \u{1b}[31m"), (words(&["c++", "c#", "31m"]), None));
        assert_eq!(reading(".NET and node.js..."), (words(&["dotnet", "and", "node", "js"]), None));
    }

    #[test]
    fn related_words_share_a_stem_that_is_their_prefix() {
        for family in
            [vec!["developer", "development", "develop"], vec!["administrator", "administration"], vec!["programmer", "program"]]
        {
            for word in &family {
                assert_eq!(Some(stem(word)), family.first().map(|first| stem(first)), "{word}");
                assert!(word.starts_with(stem(word)));
            }
        }
        assert_eq!(stem("ééée"), "ééé");
    }
}
