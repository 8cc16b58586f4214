//! The index that search reads: what each word says of which name and which role, weighed once, when a dataset is compiled.
//!
//! ```text
//! names    titles and aliases, and for a graded role ("Senior ...") the names of the plain one
//! words    of names, tools and prose; each with its weight log2(1 + roles / roles that have it), where a role that only
//!          mentions the word counts less than one that is called so
//! named    word -> names
//! told     word -> roles, with how much their tools and their prose say of it
//! ```
//!
//! Words are numbers while the index is made, and every processor reads a range of the roles: what each finds is in the order
//! of roles, and so is all of it when the ranges are put one behind the other.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::compile::error::CompileError;
use crate::compile::interner::{Field, Token, Tokens};
use crate::image::{Id, ImageWriter, JargonRow, NamedRow, RoleNameRow, Row, Rows, Text, ToldRow, WordRow};
use crate::layers::links::Links;
use crate::layers::roster::Roster;
use crate::pack::{IdHash, Packed};
use crate::records::{Dataset, Jargon};
use crate::vocabulary::{Level, Proficiency};
use crate::words::{Reading, letter_mask, read};

/// A word that more than this part of all roles mention tells none of them apart.
const COMMON: f32 = 0.3;
/// What a word of the summary says of the role, 0-255; of the category's title; of the occupation's title.
const SUMMARY: u8 = 150;
const CATEGORY: u8 = 90;
const OCCUPATION: u8 = 60;
/// What a word of the day says, by how often it is there; more times say no more.
const DAY: [u8; 4] = [0, 60, 85, 110];

/// Roles that a word is told of between two looks whether it is common.
const NOW_AND_THEN: usize = 1 << 12;

/// Writes the index.
pub(crate) fn write(
    dataset: &Dataset,
    roster: &Roster<'_>,
    links: &Links<'_>,
    name_text: impl Fn(usize, usize) -> Text,
    image: &mut ImageWriter<'_>,
) -> Result<(), CompileError> {
    let mut jargon: Vec<&Jargon> = dataset.jargon.iter().collect();
    jargon.sort_by_key(|row| &row.word.value);
    for row in jargon {
        let row = JargonRow { word: image.text(&row.word.value)?, kind: row.kind, means: image.text(&row.means.value)? };
        image.row(row)?;
    }
    let field = Field::of(dataset, roster);
    let titles = Titles::read(roster, &field);
    let ranges: Vec<Range> =
        ranges(roster.len()).into_par_iter().map(|positions| Range::read(positions, roster, links, &titles, &field)).collect();
    let words = Words::of(ranges, roster.len());
    words.write_names(roster, &titles, name_text, image)?;
    words.write(image)
}

/// As many ranges of roles as there are processors.
fn ranges(roles: usize) -> Vec<std::ops::Range<usize>> {
    let size = roles.div_ceil(rayon::current_num_threads()).max(1);
    (0..roles).step_by(size).map(|start| start..(start + size).min(roles)).collect()
}

/// What titles say of each other.
struct Titles {
    /// The seniority that the title of each role names beside other words.
    grades: Vec<Option<Level>>,
    /// For a graded role, the position of the plain one.
    plain: Vec<Option<u32>>,
    /// The position of the first name of each role among all names.
    first_name: Vec<u32>,
}

impl Titles {
    fn read(roster: &Roster<'_>, field: &Field) -> Self {
        let read_range = |positions: std::ops::Range<usize>| {
            let mut tokens = Tokens::new(field);
            let readings = positions.filter_map(|position| {
                let reading = tokens.read(roster.get(position)?.title());
                let words: Vec<&str> = reading.words.iter().map(|word| tokens.text(*word)).collect();
                Some((reading.grade, IdHash::of(&words.join(" "))))
            });
            readings.collect::<Vec<_>>()
        };
        let titles: Vec<(Option<Level>, IdHash)> = ranges(roster.len()).into_par_iter().flat_map_iter(read_range).collect();
        let mut plain_titles: HashMap<IdHash, u32, FxBuildHasher> = HashMap::default();
        for ((grade, words), position) in titles.iter().zip(0..) {
            if grade.is_none() {
                plain_titles.entry(*words).or_insert(position);
            }
        }
        let plain: Vec<Option<u32>> =
            titles.iter().map(|(grade, words)| grade.and_then(|_| plain_titles.get(words).copied())).collect();
        let own = |position: usize| roster.get(position).map_or(0, |role| 1 + role.aliases().len());
        let counts = (0..).zip(&plain).map(|(position, plain)| own(position) + plain.map_or(0, |plain| own(plain as usize)));
        let first_name = counts.scan(0, |next, count| {
            let first = *next;
            *next += u32::try_from(count).unwrap_or(u32::MAX);
            Some(first)
        });
        Self { first_name: first_name.collect(), grades: titles.into_iter().map(|(grade, _)| grade).collect(), plain }
    }

    /// The names that a role is found by: its own, and for a graded role those of the plain one.
    fn names<'d>(&self, roster: &Roster<'d>, position: usize) -> impl Iterator<Item = RoleName<'d>> {
        let of = |position: usize, inherited: bool| {
            let role = roster.get(position);
            let texts = role.into_iter().flat_map(|role| [role.title()].into_iter().chain(role.aliases()));
            texts.enumerate().map(move |(nth, text)| {
                let rank = if inherited { 2 } else { u8::from(nth > 0) };
                RoleName { text, of: (position, nth), rank }
            })
        };
        let plain = self.plain.get(position).copied().flatten();
        of(position, false).chain(plain.into_iter().flat_map(move |plain| of(plain as usize, true)))
    }
}

/// What was read of a title or alias. Whose it is follows from its place: see [`Titles::names`].
struct Name {
    grade: Option<Level>,
    /// How many of the words of the range's names it has.
    words: u16,
}

/// A title or alias that a role is found by.
struct RoleName<'d> {
    text: &'d str,
    /// Whose text it is, and its position among that role's names, the title first.
    of: (usize, usize),
    /// 0 for the title, 1 for an alias, 2 for a name of the plain role.
    rank: u8,
}

/// What the roles of a range say.
struct Range {
    positions: std::ops::Range<usize>,
    /// Text and tally of each word.
    words: Vec<(Box<str>, Tally)>,
    names: Vec<Name>,
    /// The words of all names, one after the other.
    name_words: Vec<Token>,
}

/// What a word says within a range.
#[derive(Default)]
struct Tally {
    /// Roles, with what their tools and their prose say of it.
    told: Vec<Posting>,
    /// Whether too many mention it for that to say anything.
    common: bool,
    /// Positions of names that hold it.
    named: Vec<u32>,
    /// How many roles are called so, and the last of them.
    called: u32,
    last_called: Option<u32>,
}

/// What a word says of a role, in as few bytes as in an image: there are very many.
#[derive(Clone, Copy)]
struct Posting {
    role: [u8; 4],
    tool: u8,
    prose: u8,
}

/// What a word says of the role that is being read.
#[derive(Clone, Copy, Default)]
struct Said {
    tool: u8,
    prose: u8,
    /// How often it is in the day.
    times: u16,
    touched: bool,
}

/// The words of what many roles have in common, by its position.
type TokenCache<T> = HashMap<u32, T, FxBuildHasher>;

/// Reads the roles of a range.
struct RangeReader<'r> {
    roster: &'r Roster<'r>,
    links: &'r Links<'r>,
    tokens: Tokens<'r>,
    said: Vec<Said>,
    touched: Vec<Token>,
    tallies: Vec<Tally>,
    tools: TokenCache<Vec<Vec<Token>>>,
    categories: TokenCache<Vec<Token>>,
    occupations: TokenCache<Vec<Token>>,
    /// So many mentions are too many.
    common: u32,
}

impl Range {
    fn read(positions: std::ops::Range<usize>, roster: &Roster<'_>, links: &Links<'_>, titles: &Titles, field: &Field) -> Self {
        let mut reader = RangeReader {
            roster,
            links,
            tokens: Tokens::new(field),
            said: Vec::new(),
            touched: Vec::new(),
            tallies: Vec::new(),
            tools: TokenCache::default(),
            categories: TokenCache::default(),
            occupations: TokenCache::default(),
            common: too_many(roster.len()),
        };
        let mut range = Self { positions: positions.clone(), words: Vec::new(), names: Vec::new(), name_words: Vec::new() };
        for position in positions {
            if let (Some(role), Ok(number)) = (roster.get(position), u32::try_from(position)) {
                reader.read_names(number, titles, &mut range);
                reader.read_tools(role, position);
                reader.read_prose(role, position);
                reader.flush_role(number);
            }
        }
        let RangeReader { tokens, tallies, .. } = reader;
        range.words = tokens.into_texts().into_iter().zip(tallies).collect();
        range
    }
}

impl RangeReader<'_> {
    fn read_names(&mut self, number: u32, titles: &Titles, range: &mut Range) {
        let at = number as usize;
        let grade = titles.grades.get(at).copied().flatten();
        let first = titles.first_name.get(at).copied().unwrap_or_default();
        for (next, name) in (first..).zip(titles.names(self.roster, at)) {
            let raw = self.tokens.split(name.text);
            // Words that were joined are found by their parts as well: "scrum" in "Scrum Master", though "ScrumMaster" is one.
            for &part in &raw {
                let word = self.tokens.normal_of(part);
                if !self.tokens.is_jargon(word) {
                    self.call(word, number, next);
                }
            }
            let Reading { words, grade: stated, .. } = read(raw, &mut self.tokens);
            for &word in &words {
                self.call(word, number, next);
            }
            let count = u16::try_from(words.len()).unwrap_or(u16::MAX);
            range.name_words.extend(words.into_iter().take(count.into()));
            // Every name of a graded role is graded, whether it says so or not.
            range.names.push(Name { grade: stated.or(grade), words: count });
        }
    }

    /// Notes that a name of a role has a word.
    fn call(&mut self, word: Token, role: u32, name: u32) {
        let tally = grown(&mut self.tallies, word);
        if tally.named.last() != Some(&name) {
            tally.named.push(name);
        }
        if tally.last_called != Some(role) {
            tally.last_called = Some(role);
            tally.called += 1;
        }
    }

    fn read_tools(&mut self, role: Packed<'_>, position: usize) {
        let pack = self.roster.pack_of(position);
        for (tool, proficiency) in role.tools() {
            let Some(at) = self.links.tools.meant(pack, *tool) else { continue };
            let tokens = &mut self.tokens;
            let names = self.tools.entry(at).or_insert_with(|| {
                let tool = self.links.tools.records().get(at as usize);
                let names = tool.into_iter().flat_map(|tool| tool.aliases.iter().chain([&tool.name]));
                names.map(|name| tokens.read(&name.value).words).collect()
            });
            for parts in names {
                let share = tool_share(*proficiency, parts.len());
                for &part in parts.iter() {
                    let said = touch(&mut self.said, &mut self.touched, part);
                    said.tool = said.tool.max(share);
                }
            }
        }
    }

    fn read_prose(&mut self, role: Packed<'_>, position: usize) {
        let day = self.tokens.read(role.day()).words;
        for word in day {
            let said = touch(&mut self.said, &mut self.touched, word);
            said.times = said.times.saturating_add(1);
        }
        let [.., most] = DAY;
        for &word in &self.touched {
            if let Some(said) = self.said.get_mut(word.index()).filter(|said| said.times > 0) {
                said.prose = DAY.get(usize::from(said.times)).copied().unwrap_or(most);
            }
        }
        let summary = self.tokens.read(role.summary()).words;
        self.add_posting(&summary, SUMMARY);
        let pack = self.roster.pack_of(position);
        if let Some(at) = role.category().and_then(|category| self.links.categories.meant(pack, category)) {
            let title = || self.links.categories.records().get(at as usize).map_or("", |category| &category.title.value);
            let words = self.categories.entry(at).or_insert_with(|| self.tokens.read(title()).words).clone();
            self.add_posting(&words, CATEGORY);
        }
        if let Some(at) = role.occupation().and_then(|occupation| self.links.occupations.meant(pack, occupation)) {
            let title = || self.links.occupations.records().get(at as usize).map_or("", |occupation| &occupation.title.value);
            let words = self.occupations.entry(at).or_insert_with(|| self.tokens.read(title()).words).clone();
            self.add_posting(&words, OCCUPATION);
        }
    }

    fn add_posting(&mut self, words: &[Token], share: u8) {
        for &word in words {
            let said = touch(&mut self.said, &mut self.touched, word);
            said.prose = either(said.prose, share);
        }
    }

    /// Enters what was said of the role that was read.
    fn flush_role(&mut self, role: u32) {
        for word in self.touched.drain(..) {
            let Some(said) = self.said.get_mut(word.index()) else { continue };
            let Said { tool, mut prose, .. } = std::mem::take(said);
            let tally = grown(&mut self.tallies, word);
            if tally.common {
                prose = 0;
            }
            if tool > 0 || prose > 0 {
                tally.told.push(Posting { role: role.to_ne_bytes(), tool, prose });
            }
            // Now and then, lists that are long enough to hold too many mentions are gone through.
            let due = tally.told.len() > self.common as usize && tally.told.len().is_multiple_of(NOW_AND_THEN);
            if due && !tally.common && tally.mentions() > self.common {
                tally.forget_prose();
            }
        }
    }
}

impl Tally {
    /// How many roles use a tool of that name.
    fn tools(&self) -> u32 {
        u32::try_from(self.told.iter().filter(|told| told.tool > 0).count()).unwrap_or(u32::MAX)
    }

    /// How many roles mention it.
    fn mentions(&self) -> u32 {
        u32::try_from(self.told.iter().filter(|told| told.prose > 0).count()).unwrap_or(u32::MAX)
    }

    /// A word that most roles mention tells nothing by being mentioned.
    fn forget_prose(&mut self) {
        self.common = true;
        self.told.retain_mut(|told| {
            told.prose = 0;
            told.tool > 0
        });
    }
}

/// More mentions than a word may have that tells roles apart.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "roles are counted in 32 bits"
)]
fn too_many(roles: usize) -> u32 {
    (f64::from(COMMON) * roles as f64) as u32
}

fn touch<'s>(said: &'s mut Vec<Said>, touched: &mut Vec<Token>, word: Token) -> &'s mut Said {
    let said = grown(said, word);
    if !said.touched {
        said.touched = true;
        touched.push(word);
    }
    said
}

/// The entry of a word in a list that grows with the words.
#[allow(clippy::indexing_slicing, reason = "the list was just made long enough")]
fn grown<T: Default>(list: &mut Vec<T>, word: Token) -> &mut T {
    let index = word.index();
    if index >= list.len() {
        list.resize_with(index + 1, T::default);
    }
    &mut list[index]
}

/// All ranges together.
struct Words {
    ranges: Vec<Range>,
    /// Of each word, by its text: what all ranges say.
    merged: BTreeMap<Box<str>, Merged>,
    /// The weight of each word of each range.
    weights: Vec<Vec<u16>>,
}

/// A word of several ranges.
#[derive(Default)]
struct Merged {
    /// Its position among the words of each range that has it.
    at: Vec<(usize, usize)>,
    named: usize,
    called: u32,
    tools: u32,
    mentions: u32,
    weight: u16,
}

impl Words {
    fn of(mut ranges: Vec<Range>, roles: usize) -> Self {
        let mut merged: BTreeMap<Box<str>, Merged> = BTreeMap::new();
        for (number, range) in ranges.iter().enumerate() {
            for (at, (text, tally)) in range.words.iter().enumerate() {
                // A range in which it became common mentioned it more often than all roles together may.
                let mentions = if tally.common { too_many(roles) + 1 } else { tally.mentions() };
                if tally.named.is_empty() && tally.told.is_empty() && mentions == 0 {
                    continue;
                }
                let word = match merged.get_mut(text) {
                    Some(word) => word,
                    None => merged.entry(text.clone()).or_default(),
                };
                word.at.push((number, at));
                word.named += tally.named.len();
                word.called += tally.called;
                word.tools += tally.tools();
                word.mentions += mentions;
            }
        }
        let common = too_many(roles);
        for word in merged.values_mut() {
            if word.mentions > common {
                word.mentions = 0;
                for (range, at) in &word.at {
                    if let Some((_, tally)) = ranges.get_mut(*range).and_then(|range| range.words.get_mut(*at)) {
                        tally.forget_prose();
                    }
                }
            }
            word.weight = word.weigh(roles);
        }
        merged.retain(|_, word| word.named > 0 || word.tools > 0 || word.mentions > 0);
        let mut weights: Vec<Vec<u16>> = ranges.iter().map(|range| vec![0; range.words.len()]).collect();
        for word in merged.values() {
            for (range, at) in &word.at {
                if let Some(weight) = weights.get_mut(*range).and_then(|weights| weights.get_mut(*at)) {
                    *weight = word.weight;
                }
            }
        }
        Self { ranges, merged, weights }
    }

    fn write_names(
        &self,
        roster: &Roster<'_>,
        titles: &Titles,
        name_text: impl Fn(usize, usize) -> Text,
        image: &mut ImageWriter<'_>,
    ) -> Result<(), CompileError> {
        for (range, weights) in self.ranges.iter().zip(&self.weights) {
            let mut words = range.name_words.iter();
            let names =
                range.positions.clone().flat_map(|position| titles.names(roster, position).map(move |name| (position, name)));
            for ((position, RoleName { of: (of, nth), rank, .. }), read) in names.zip(&range.names) {
                let own = words.by_ref().take(read.words.into());
                let weight = own.filter_map(|word| weights.get(word.index())).map(|weight| u32::from(*weight)).sum();
                let grade = read.grade.map_or(0, |level| level as u8 + 1);
                image.row(RoleNameRow { role: Id::at(position), text: name_text(of, nth), weight, grade, rank })?;
            }
        }
        Ok(())
    }

    /// Writes the words, those of names and tools before those that only prose has.
    fn write(self, image: &mut ImageWriter<'_>) -> Result<(), CompileError> {
        let Self { mut ranges, merged, .. } = self;
        let mut told_start = 0;
        let mut lists: Vec<Vec<Posting>> = Vec::new();
        for kind in [0, 1] {
            for (text, word) in merged.iter().filter(|(_, word)| u8::from(word.named == 0 && word.tools == 0) == kind) {
                let mut tallies: Vec<Tally> = Vec::with_capacity(word.at.len());
                for (range, at) in &word.at {
                    let tally = ranges.get_mut(*range).and_then(|range| range.words.get_mut(*at));
                    tallies.extend(tally.map(|(_, tally)| std::mem::take(tally)));
                }
                let holders = tallies.iter().flat_map(|tally| &tally.named);
                let named = image.rows(holders.map(|name| NamedRow { name: Id::new(*name) }))?;
                let length = tallies.iter().map(|tally| tally.told.len()).sum::<usize>();
                let length = u32::try_from(length).map_err(|_| CompileError::TooLarge)?;
                let told = Rows::new(told_start, length);
                told_start = told_start.checked_add(length).ok_or(CompileError::TooLarge)?;
                lists.extend(tallies.into_iter().map(|tally| tally.told));
                let (weight, letters, text) = (word.weight, letter_mask(text), image.text(text)?);
                image.row(WordRow { kind, text, letters, weight, named, told })?;
            }
        }
        drop(ranges);
        image.begin_rows::<ToldRow>(told_start as usize, Box::new(move |out| write_postings(lists, out)))?;
        Ok(())
    }
}

/// What a word of a tool's name says of a role, 0-255: more the better the tool is known, less when it is one of many.
fn tool_share(proficiency: Proficiency, words: usize) -> u8 {
    let known = match proficiency {
        Proficiency::Expert => 250,
        Proficiency::Practitioner => 215,
        Proficiency::Working => 165,
        Proficiency::Awareness => 90,
    };
    match words {
        0 | 1 => known,
        2 => known / 5 * 4,
        _ => known / 5 * 3,
    }
}

/// Two signs together, as if each were a chance out of 255.
fn either(a: u8, b: u8) -> u8 {
    let neither = (255 - u32::from(a)) * (255 - u32::from(b)) / 255;
    u8::try_from(255 - neither).unwrap_or(u8::MAX)
}

impl Merged {
    /// log2(1 + roles / holders) in 32nds. Being called so makes a holder; a tool a third, a mention a quarter of one.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive, and need not be exact"
    )]
    fn weigh(&self, roles: usize) -> u16 {
        let holders = (self.called as f32).max(self.tools as f32 / 3.0).max(self.mentions as f32 / 4.0).max(1.0);
        (log2(1.0 + roles as f32 / holders) * 32.0) as u16
    }
}

/// Writes the posting lists, in the order of words.
fn write_postings(lists: Vec<Vec<Posting>>, out: &mut dyn Write) -> io::Result<()> {
    const AT_ONCE: usize = 1 << 16;
    let mut bytes = Vec::with_capacity(AT_ONCE + 64);
    for list in lists {
        for Posting { role, tool, prose } in list {
            ToldRow { role: Id::new(u32::from_ne_bytes(role)), tool, prose }.write(&mut bytes);
            if bytes.len() >= AT_ONCE {
                out.write_all(&bytes)?;
                bytes.clear();
            }
        }
    }
    out.write_all(&bytes)
}

/// The binary logarithm of a number from 1 up, drawn straight between powers of two: within 0.09, and without the C
/// mathematics library.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn log2(number: f32) -> f32 {
    let whole = (number as u32).max(1).ilog2();
    let power = (1_u32 << whole.min(30)) as f32;
    whole as f32 + (number - power) / power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log2_is_near_enough() {
        for (number, log) in [(1.0, 0.0), (2.0, 1.0), (3.0, 1.585), (8.0, 3.0), (210.0, 7.714)] {
            assert!((log2(number) - log).abs() < 0.09, "{number}");
        }
    }

    #[test]
    fn signs_add_up_but_never_beyond_certainty() {
        assert_eq!((either(0, 0), either(0, 150), either(255, 9)), (0, 150, 255));
        assert!(either(150, 90) > 150);
    }
}
