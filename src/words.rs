//! The words of names and queries as search compares them: one reading for the data at build time and for the query at
//! run time, so that what was written alike is found alike.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vocabulary::{JargonKind, Level, Vocabulary};

/// What a reader of words knows of the field.
pub trait Lexicon {
    /// How people in the field use a word: its kinds, each with what it means.
    fn jargon(&self, word: &str) -> Vec<(JargonKind, String)>;

    /// Whether two words written apart are one in the field: "help desk", "dev-ops".
    fn is_one_word(&self, joined: &str) -> bool;
}

/// A text as search reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The words that carry meaning, normalised, in their order.
    pub words: Vec<String>,
    /// The seniority that words beside these name: "senior", "ii".
    pub grade: Option<Level>,
    /// The seniority that one of these words names: "lead", "director".
    pub rank: Option<Level>,
}

/// Reads a text: words that only name a seniority become the grade, words without meaning go, unless nothing would be
/// left.
pub fn read(text: &str, lexicon: &impl Lexicon) -> Reading {
    let words = joined(split(text), lexicon);
    let mut reading = Reading::default();
    for (position, word) in words.iter().enumerate() {
        let meanings = lexicon.jargon(word);
        let meaning = |kind| meanings.iter().find(|(of, _)| *of == kind).map(|(_, means)| means.as_str());
        // A numeral is a grade only behind what it grades.
        let numeral = meaning(JargonKind::Numeral).filter(|_| position > 0);
        if let Some(level) = meaning(JargonKind::Level).or(numeral).and_then(Level::from_name) {
            reading.grade = reading.grade.filter(|_| numeral.is_some()).or(Some(level));
        } else if meaning(JargonKind::Filler).is_none() {
            reading.words.push(meaning(JargonKind::Spelling).map_or_else(|| normal(word), str::to_owned));
        }
        if let Some(level) = meaning(JargonKind::Rank).and_then(Level::from_name) {
            reading.rank = reading.rank.or(Some(level));
        }
    }
    if reading.words.is_empty() {
        reading.words = words.iter().map(|word| normal(word)).collect();
    }
    reading
}

/// The words of a text in lower case, without accents, apostrophes and punctuation; `+` and `#` stay, as in C++ and C#.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut leading_dot = false;
    let mut take = |c: char| {
        if c == '.' && word.is_empty() {
            // ".NET" is a word of its own; a full stop that ends a sentence is followed by space.
            leading_dot = true;
            return;
        }
        if std::mem::take(&mut leading_dot) && c.is_alphanumeric() {
            word.push_str("dot");
        }
        if c.is_alphanumeric() || matches!(c, '+' | '#') {
            word.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !is_combining_mark(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut take);
    } else {
        text.nfkd().for_each(&mut take);
    }
    take(' ');
    words
}

/// Neighbours that are one word in the field become one.
fn joined(words: Vec<String>, lexicon: &impl Lexicon) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut().map(|last| (format!("{last}{word}"), last)) {
            Some((both, last)) if lexicon.is_one_word(&both) => *last = both,
            _ => joined.push(word),
        }
    }
    joined
}

/// A word in the singular and in American spelling; made-up words do no harm, since both sides are treated alike.
#[must_use]
pub fn normal(word: &str) -> String {
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

/// What related words have in common: `develop` for developer, developing and development. Always a prefix.
#[must_use]
pub fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 14] = ["ation", "ator", "ment", "ion", "ing", "ate", "ure", "ity", "ist", "er", "or", "ed", "e", "y"];
    const SHORTEST: usize = 3;
    let mut stem = word;
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|rest| rest.len() >= SHORTEST) {
        stem = shorter;
    }
    // "programm" of programmer and "program" are one.
    match stem.as_bytes() {
        [.., before, last] if before == last && last.is_ascii() && stem.len() > SHORTEST => stem.split_at(stem.len() - 1).0,
        _ => stem,
    }
}

/// The letters of a word as a set, a bit each: one edit changes at most two of them, so that most words can be told apart
/// without comparing them.
#[must_use]
pub fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Field;

    impl Lexicon for Field {
        fn jargon(&self, word: &str) -> Vec<(JargonKind, String)> {
            let meaning = match word {
                "sr" => (JargonKind::Level, "senior"),
                "ii" => (JargonKind::Numeral, "mid"),
                "lead" => (JargonKind::Rank, "lead"),
                "the" => (JargonKind::Filler, ""),
                "programme" => (JargonKind::Spelling, "program"),
                _ => return Vec::new(),
            };
            vec![(meaning.0, meaning.1.to_owned())]
        }

        fn is_one_word(&self, joined: &str) -> bool {
            joined == "devops"
        }
    }

    fn reading(text: &str) -> (Vec<String>, Option<Level>) {
        let Reading { words, grade, rank } = read(text, &Field);
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
