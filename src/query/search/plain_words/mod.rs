//! Wishes in plain words: "pays well without a degree", "no coding", "I like puzzles". They narrow and order what is found; what
//! the data does not know is said rather than guessed.
//!
//! A phrase of [`phrases`] is a wish of its own or, after a negation, its opposite. The longest phrase wins. The words that are
//! left are searched for as usual; those that say nothing ("jobs where I ...") are dropped.

mod phrases;

use career_data::vocabulary::{Competency, Education, HowMuch, Level, OnCall};
use career_data::words::tokenize;
use phrases::{AFTER, BETWEEN, FILLERS, JOINS, LEVELS, NEEDED, NEGATIONS, NOT_NEGATED, TOPICS};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::catalog::Money;
use crate::query::demands::FIRST_LEVELS;
use crate::query::list::{Filter, SortKey};

/// Something that people ask for in plain words.
struct Topic {
    /// Phrases for it, between semicolons; each as tokens separated by blanks.
    phrases: &'static str,
    /// What it wishes for; nothing where the words are better searched for.
    plain: &'static [Wish],
    /// What its negation wishes for; nothing where it has none.
    negated: &'static [Wish],
}

impl Topic {
    fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.phrases.split("; ")
    }
}

/// What a phrase wishes for.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// This education is usually enough.
    Education(Education),
    /// One of these levels.
    Level(&'static [Level]),
    /// One of these amounts of coding.
    Coding(&'static [HowMuch]),
    /// One of these amounts of talking.
    Talking(&'static [HowMuch]),
    /// One of these kinds of duty out of hours.
    OnCall(&'static [OnCall]),
    /// A score of at least that.
    AtLeast(Competency, u8),
    /// A score of at most that.
    AtMost(Competency, u8),
    /// Usual pay of at least that a year.
    PaysAtLeast(u32),
    /// An order.
    Order(
        #[serde(serialize_with = "by_name")]
        #[schemars(with = "String")]
        SortKey,
    ),
    /// These words instead of those said.
    Words(&'static str),
    /// Something that the data does not know.
    Unknown(Unknown),
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn by_name<S: Serializer>(key: &SortKey, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(key.name())
}

/// What people ask for and no data on roles knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// At home or elsewhere.
    Place,
    /// Hours, holidays and contracts.
    Terms,
    /// Stress, ease, fun.
    Feeling,
    /// How much mathematics.
    Mathematics,
    /// How much travel.
    Travel,
    /// Whether AI will take the work over.
    Ai,
}

impl Unknown {
    /// Why it is not known.
    #[must_use]
    pub const fn because(self) -> &'static str {
        match self {
            Self::Place => "where the work is done is up to the employer",
            Self::Terms => "hours, holidays and contracts are up to the employer",
            Self::Feeling => "how a job feels differs by person and team",
            Self::Mathematics => "how much mathematics a role needs is not scored",
            Self::Travel => "how much a role travels is not scored",
            Self::Ai => "nobody knows which work AI will take over",
        }
    }

    /// The command that comes nearest, and what it does.
    #[must_use]
    pub const fn nearest(self) -> &'static str {
        match self {
            Self::Place => "`career show ROLE --section rhythm,people` tells when and with whom the work is",
            Self::Terms => "`career list --on-call never` leaves out duty at nights and weekends",
            Self::Feeling => "`career quiz` asks what you would rather do",
            Self::Mathematics => "`career search math` finds roles whose texts speak of it",
            Self::Travel => "`career search field service` finds work at customers' places",
            Self::Ai => "`career show ROLE --section ai` tells how AI tools change a role",
        }
    }
}

/// A phrase of the query that was read as a wish.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ReadWish {
    /// The words as they were said.
    pub said: String,
    /// What they were read as.
    #[serde(flatten)]
    pub wish: Wish,
}

/// A query split into wishes and the words to search for.
#[derive(Debug, Default)]
pub(super) struct PlainWords {
    /// In the order of the words.
    wishes: Vec<ReadWish>,
    /// The words that are left to search for; empty if none says anything.
    pub(super) rest: String,
}

impl PlainWords {
    pub(super) fn of(query: &str) -> Self {
        let tokens: Vec<String> = query.split_whitespace().flat_map(tokens_of).collect();
        let mut reader =
            Reader { tokens: &tokens, at: 0, negated: false, wishes: Vec::new(), rest: Vec::new(), said_of_roles: Vec::new() };
        while reader.at < tokens.len() {
            reader.read_next();
        }
        let Reader { mut wishes, mut rest, said_of_roles, .. } = reader;
        if !wishes.is_empty() {
            take_levels(&mut rest, &mut wishes);
        }
        let more = wishes.iter().filter_map(|read| if let Wish::Words(words) = read.wish { Some(words) } else { None });
        let mut rest: Vec<&str> = rest.into_iter().filter(|word| !is_among(word, FILLERS)).chain(more).collect();
        if !rest.is_empty() {
            rest.extend(said_of_roles);
        }
        Self { rest: rest.join(" "), wishes }
    }

    /// Whether no wish was read.
    pub(super) const fn is_empty(&self) -> bool {
        self.wishes.is_empty()
    }

    /// Whether all that was asked for is unknown to the data.
    pub(super) fn asks_only_unknown(&self) -> bool {
        self.rest.is_empty() && self.wishes.iter().all(|read| matches!(read.wish, Wish::Unknown(_)))
    }

    /// The wishes that the data can tell, and those that it cannot.
    pub(super) fn told(&self) -> (Vec<ReadWish>, Vec<ReadWish>) {
        self.wishes.iter().cloned().partition(|ReadWish { wish, .. }| !matches!(wish, Wish::Unknown(_)))
    }

    /// The first order that was wished for.
    pub(super) fn order(&self) -> Option<SortKey> {
        self.wishes.iter().find_map(|read| if let Wish::Order(key) = read.wish { Some(key) } else { None })
    }

    /// Narrows a filter by the wishes; `None` if no role can pass.
    pub(super) fn narrow(&self, filter: &Filter) -> Option<Filter> {
        let mut filter = filter.clone();
        let possible = self.wishes.iter().all(|read| self.narrow_by(read.wish, &mut filter));
        possible.then_some(filter)
    }

    /// Narrows a filter by a wish; `false` if no role can pass.
    fn narrow_by(&self, wish: Wish, filter: &mut Filter) -> bool {
        let Filter { levels, demands, at_least, at_most, pay, .. } = filter;
        match wish {
            Wish::Education(most) => demands.education = Some(demands.education.map_or(most, |given| given.min(most))),
            Wish::Level(wished) => return only(levels, wished),
            // Beside other words, a role with some coding is still near what is meant.
            Wish::Coding([HowMuch::Little]) if !self.rest.is_empty() => {
                return only(&mut demands.coding, &[HowMuch::Little, HowMuch::Some]);
            }
            Wish::Coding(amounts) => return only(&mut demands.coding, amounts),
            Wish::Talking(amounts) => return only(&mut demands.talking, amounts),
            Wish::OnCall(duty) => return only(&mut demands.on_call, duty),
            Wish::AtLeast(competency, least) => at_least.push((competency, least)),
            Wish::AtMost(competency, most) => at_most.push((competency, most)),
            Wish::PaysAtLeast(amount) => {
                let amount = Money::units(amount.into());
                pay.at_least = Some(pay.at_least.map_or(amount, |given| given.max(amount)));
            }
            Wish::Order(_) | Wish::Words(_) | Wish::Unknown(_) => {}
        }
        true
    }
}

/// Reads the words for levels among the rest as wishes. They replace the levels that a wish for little education implies.
fn take_levels(rest: &mut Vec<&str>, wishes: &mut Vec<ReadWish>) {
    let level = |word: &str| LEVELS.iter().find(|(words, _)| is_among(word, words)).map(|(_, levels)| Wish::Level(levels));
    let said: Vec<_> = rest.iter().filter_map(|word| Some(ReadWish { said: (*word).to_owned(), wish: level(word)? })).collect();
    if !said.is_empty() {
        rest.retain(|word| level(word).is_none());
        wishes.retain(|read| read.wish != Wish::Level(FIRST_LEVELS));
        wishes.extend(said);
    }
}

/// Whether a word is in a set of words between blanks.
fn is_among(word: &str, set: &str) -> bool {
    set.split(' ').any(|other| other == word)
}

/// Narrows a list of accepted values, of which an empty one accepts all; `false` if it accepts none any more.
fn only<V: Copy + PartialEq>(accepted: &mut Vec<V>, wished: &[V]) -> bool {
    if accepted.is_empty() {
        accepted.extend_from_slice(wished);
    } else {
        accepted.retain(|value| wished.contains(value));
    }
    !accepted.is_empty()
}

/// The tokens of a word. "No-code" and "low-code" name a kind of tool: they are one token, and no negation.
fn tokens_of(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    if ["no-code", "low-code"].iter().any(|name| lower.starts_with(name)) { vec![lower] } else { tokenize(word) }
}

/// Reads the tokens of a query from the first to the last.
struct Reader<'t> {
    tokens: &'t [String],
    at: usize,
    /// Whether the phrase before was negated: one that is joined to it is as well.
    negated: bool,
    wishes: Vec<ReadWish>,
    rest: Vec<&'t str>,
    /// Words of wishes that help to rank what other words find.
    said_of_roles: Vec<&'t str>,
}

impl<'t> Reader<'t> {
    /// Reads a phrase or a single word.
    fn read_next(&mut self) {
        let found = self.negated_phrase().or_else(|| self.joined_phrase()).or_else(|| self.plain_phrase());
        if let Some((wishes, end)) = found.or_else(|| self.amount()) {
            let said = self.tokens.get(self.at..end).unwrap_or_default().join(" ");
            // Words for hardly any coding are said of roles too: "builds apps without writing code".
            if wishes.iter().any(|wish| matches!(wish, Wish::Coding(_))) {
                self.said_of_roles.extend(self.tokens.get(self.at..end).into_iter().flatten().map(String::as_str));
            }
            self.wishes.extend(wishes.into_iter().map(|wish| ReadWish { said: said.clone(), wish }));
            self.at = end;
        } else {
            self.rest.extend(self.word(self.at));
            self.negated = false;
            self.at += 1;
        }
    }

    fn word(&self, at: usize) -> Option<&'t str> {
        self.tokens.get(at).map(String::as_str)
    }

    /// The position after the words of a set.
    fn skip(&self, from: usize, set: &str) -> usize {
        let ahead = self.tokens.get(from..).unwrap_or_default();
        from + ahead.iter().take_while(|word| is_among(word, set)).count()
    }

    /// A negation and the opposite of the phrase after it: "without a college degree".
    fn negated_phrase(&mut self) -> Option<(Vec<Wish>, usize)> {
        self.word(self.at).filter(|word| is_among(word, NEGATIONS))?;
        if self.word(self.at + 1).is_some_and(|next| is_among(next, NOT_NEGATED)) {
            return None;
        }
        let start = self.at + 1;
        // "Low stress" and "non technical" are phrases of their own.
        if let Some((topic, end)) = phrase_at(self.tokens, self.at).filter(|(topic, _)| !topic.plain.is_empty()) {
            return Some((topic.plain.to_vec(), end));
        }
        // What stands directly after the negation goes before what stands after words between: "not working from home".
        let (topic, end) = [start, self.skip(start, BETWEEN)]
            .into_iter()
            .find_map(|at| phrase_at(self.tokens, at).filter(|(topic, _)| !topic.negated.is_empty()))?;
        self.negated = true;
        Some((topic.negated.to_vec(), self.end_of_negated(end)))
    }

    /// "or experience", after a phrase that was negated. After "and", a phrase that is a wish of its own is one: "no coding and
    /// good pay".
    fn joined_phrase(&self) -> Option<(Vec<Wish>, usize)> {
        let join = self.word(self.at).filter(|word| self.negated && is_among(word, JOINS))?;
        let (topic, end) = phrase_at(self.tokens, self.skip(self.at + 1, BETWEEN))?;
        let carries = !topic.negated.is_empty() && (join != "and" || topic.plain.is_empty());
        carries.then(|| (topic.negated.to_vec(), self.end_of_negated(end)))
    }

    /// The position after words that belong to a negated phrase: "no degree required".
    fn end_of_negated(&self, end: usize) -> usize {
        self.skip(self.skip(end, AFTER), NEEDED)
    }

    /// A phrase that is a wish of its own, or that is negated after it: "degree not required".
    fn plain_phrase(&mut self) -> Option<(Vec<Wish>, usize)> {
        let (topic, end) = phrase_at(self.tokens, self.at)?;
        self.negated = false;
        let after = self.word(end);
        let is_negated =
            after.is_some_and(|word| is_among(word, NEGATIONS)) && self.word(end + 1).is_some_and(|word| is_among(word, NEEDED));
        if !topic.negated.is_empty() && is_negated {
            return Some((topic.negated.to_vec(), end + 2));
        }
        if !topic.negated.is_empty() && after.is_some_and(|word| word == "free" || word == "optional") {
            return Some((topic.negated.to_vec(), end + 1));
        }
        Some((topic.plain.to_vec(), end)).filter(|(wishes, _)| !wishes.is_empty())
    }

    /// "over 100k", "more than 90000", "at least 80k".
    fn amount(&self) -> Option<(Vec<Wish>, usize)> {
        let heads: [&[&str]; 6] = [&["over"], &["above"], &["more", "than"], &["at", "least"], &["minimum"], &["pays"]];
        heads.iter().find_map(|head| {
            let end = self.at + head.len();
            let said = self.tokens.get(self.at..end)?.iter().map(String::as_str);
            let amount = self.word(end).filter(|_| said.eq(head.iter().copied())).and_then(yearly_amount)?;
            Some((vec![Wish::PaysAtLeast(amount)], end + 1))
        })
    }
}

/// An amount that can be a year's pay: `100k`, `90000`.
fn yearly_amount(word: &str) -> Option<u32> {
    let thousands = word.strip_suffix('k').and_then(|number| number.parse::<u32>().ok()?.checked_mul(1_000));
    thousands.or_else(|| word.parse().ok()).filter(|amount| (10_000..10_000_000).contains(amount))
}

/// The longest phrase of any topic that stands at a position, and the position after it.
fn phrase_at(tokens: &[String], at: usize) -> Option<(&'static Topic, usize)> {
    let ahead = tokens.get(at..)?;
    let length = |phrase: &str| {
        let mut count = 0;
        let fits = phrase.split(' ').all(|word| {
            count += 1;
            ahead.get(count - 1).is_some_and(|token| token == word)
        });
        fits.then_some(count)
    };
    let longest = |topic: &'static Topic| Some((topic, at + topic.phrases().filter_map(length).max()?));
    TOPICS.iter().filter_map(longest).max_by_key(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> (Vec<Wish>, String) {
        let plain = PlainWords::of(query);
        (plain.wishes.iter().map(|read| read.wish).collect(), plain.rest)
    }

    const LITTLE_CODING: Wish = Wish::Coding(&[HowMuch::Little]);
    const ENTRY: Wish = Wish::Level(&[Level::Entry]);
    const NO_DEGREE: [Wish; 2] = [Wish::Education(Education::Associate), Wish::Level(&[Level::Entry, Level::Mid])];
    const BY_PAY: Wish = Wish::Order(SortKey::Pay);
    const NEVER: Wish = Wish::OnCall(&[OnCall::Never]);

    #[test]
    fn a_negation_turns_the_phrase_after_it() {
        for query in [
            "jobs without coding",
            "no coding",
            "not programming",
            "I don't like to code",
            "non-coding jobs",
            "zero programming skills",
        ] {
            assert_eq!(read(query), (vec![LITTLE_CODING], String::new()), "{query}");
        }
        assert_eq!(read("pays well without a degree"), ([vec![BY_PAY], NO_DEGREE.to_vec()].concat(), String::new()));
        assert_eq!(read("no college degree or experience required"), ([NO_DEGREE.to_vec(), vec![ENTRY]].concat(), String::new()));
        assert_eq!(read("degree not required"), (NO_DEGREE.to_vec(), String::new()));
        assert_eq!(read("senior, no degree"), (vec![NO_DEGREE[0], Wish::Level(&[Level::Senior])], String::new()));
        assert_eq!(read("well paid entry level"), (vec![BY_PAY, ENTRY], String::new()));
        assert_eq!(read("no nights or weekends"), (vec![NEVER, NEVER], String::new()));
        assert_eq!(read("no coding and good pay"), (vec![LITTLE_CODING, BY_PAY], String::new()));
    }

    #[test]
    fn words_that_are_no_wish_are_searched_for() {
        for query in
            ["no-code developer", "not only coding", "keeps websites running at night", "programming", "low latency trading"]
        {
            assert_eq!(read(query).0, [], "{query}");
        }
        assert_eq!(read("data jobs without programming"), (vec![LITTLE_CODING], "data without programming".to_owned()));
        assert_eq!(read("security, pays over 100k"), (vec![Wish::PaysAtLeast(100_000)], "security pays".to_owned()));
    }

    #[test]
    fn contradictions_leave_nothing() {
        assert!(PlainWords::of("no experience").narrow(&Filter { levels: vec![Level::Senior], ..Filter::default() }).is_none());
        assert!(PlainWords::of("no experience").narrow(&Filter::default()).is_some());
    }

    #[test]
    fn phrases_are_written_as_tokens() {
        for phrase in TOPICS.iter().flat_map(Topic::phrases) {
            assert_eq!(tokenize(phrase).join(" "), phrase);
        }
    }
}
