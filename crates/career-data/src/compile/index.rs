//! The search index: an inverted index from tokens to names and roles, built once when a dataset is compiled.
//!
//! ```text
//! names    titles and aliases, and for a graded role ("Senior ...") also those of the plain role
//! words    tokens of names, tools and prose, each with its inverse document frequency log2(1 + roles / roles that have it),
//!          where a role that only mentions the token counts less than one that has it in a name
//! named    token -> names
//! told     posting lists: token -> roles, weighted by their tools and by their prose
//! ```
//!
//! Tokens are interned while the index is built. The roles are split into one range per thread; within a range, postings are
//! in the order of roles, so concatenating the ranges gives sorted posting lists.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use foldhash::quality::RandomState;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::compile::error::CompileError;
use crate::compile::interner::{Field, Token, Tokens};
use crate::compile::lengths::Lengths;
use crate::image::{Id, ImageWriter, JargonRow, NamedRow, RoleNameRow, Row, Rows, Text, ToldRow, WordRow};
use crate::layers::links::Links;
use crate::layers::roster::Roster;
use crate::likeness;
use crate::pack::{IdHash, Packed};
use crate::records::{Dataset, Jargon};
use crate::vocabulary::{Aspect, Level, Proficiency};
use crate::words::{Reading, letter_mask, read};

/// Document frequency, as a fraction of all roles, above which mentions of a token in passing are dropped as too common.
const COMMON: f32 = 0.3;
/// The same for what is left of them.
const EVERYWHERE: f32 = 0.5;
/// Weights of prose, summed over all places where a role's texts have a token: of a line in plain words, of the summary, of a duty,
/// of another line about the work, of the category's title, of the occupation's title, of one mention in the day.
const PLAIN: u16 = 100;
const SUMMARY: u16 = 70;
const DUTY: u16 = 50;
const WORK: u16 = 20;
const CATEGORY: u16 = 40;
const OCCUPATION: u16 = 20;
const DAY: u16 = 10;
/// Mentions in the day beyond this many tell nothing more.
const MOST_IN_DAY: u16 = 3;
/// The sum at which prose says half of all it can: each further mention says less, as in BM25.
const HALF: u32 = 120;

/// The highest weight of a posting in prose that only mentions in the day or one line about the work give.
const IN_PASSING: u8 = saturated(DAY * MOST_IN_DAY);
const _: () = assert!(IN_PASSING == likeness::IN_PASSING, "both leave out the same mentions");

/// The share of a posting's range that a sum of weights amounts to: 255 x sum / (sum + [`HALF`]).
#[allow(clippy::cast_possible_truncation, reason = "below 255")]
const fn saturated(sum: u16) -> u8 {
    let sum = sum as u32;
    (255 * sum / (sum + HALF)) as u8
}

/// The field weight of a line about the work; none where it speaks of other roles, of schools or of AI in general.
const fn share_of(aspect: Aspect) -> Option<u16> {
    match aspect {
        Aspect::Plain => Some(PLAIN),
        Aspect::Duties => Some(DUTY),
        Aspect::Owns | Aspect::Good | Aspect::Rhythm | Aspect::Interview => Some(WORK),
        Aspect::WaysIn | Aspect::WorksWith | Aspect::MistakenFor | Aspect::Ai => None,
    }
}

/// Growth of a posting list between two checks whether its token has become common.
const NOW_AND_THEN: usize = 1 << 12;

/// Writes the search index.
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
    words.write(&titles, image)
}

/// Splits the roles into one range per thread.
fn ranges(roles: usize) -> Vec<std::ops::Range<usize>> {
    let size = roles.div_ceil(rayon::current_num_threads()).max(1);
    (0..roles).step_by(size).map(|start| start..(start + size).min(roles)).collect()
}

/// Seniority of titles, and which graded titles belong to which plain ones.
struct Titles {
    /// The level that the title of each role names beside other words.
    grades: Vec<Option<Level>>,
    /// For a graded role ("Senior ..."), the position of the plain one.
    plain: Vec<Option<u32>>,
    /// The index of the first name of each role among all names.
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
        let mut plain_titles: HashMap<IdHash, u32, RandomState> = HashMap::default();
        for ((grade, words), position) in titles.iter().zip(0..) {
            if grade.is_none() {
                plain_titles.entry(*words).or_insert(position);
            }
        }
        let plain: Vec<Option<u32>> =
            titles.iter().map(|(grade, words)| grade.and_then(|_| plain_titles.get(words).copied())).collect();
        let own = |position: usize| roster.get(position).map_or(0, |role| role.titles().count());
        let counts = (0..).zip(&plain).map(|(position, plain)| own(position) + plain.map_or(0, |plain| own(plain as usize)));
        let first_name = counts.scan(0, |next, count| {
            let first = *next;
            *next += u32::try_from(count).unwrap_or(u32::MAX);
            Some(first)
        });
        Self { first_name: first_name.collect(), grades: titles.into_iter().map(|(grade, _)| grade).collect(), plain }
    }

    /// The position of the role that an indexed name belongs to.
    fn role_of(&self, name: u32) -> u32 {
        let after = self.first_name.partition_point(|first| *first <= name);
        u32::try_from(after).unwrap_or(u32::MAX).saturating_sub(1)
    }

    /// The names that a role is indexed by: its own, and for a graded role also those of the plain one.
    fn names<'d>(&self, roster: &Roster<'d>, position: usize) -> impl Iterator<Item = RoleName<'d>> {
        let of = |position: usize, inherited: bool| {
            let role = roster.get(position);
            let texts = role.into_iter().flat_map(Packed::titles);
            texts.enumerate().map(move |(nth, text)| {
                let rank = if inherited { 2 } else { u8::from(nth > 0) };
                RoleName { text, of: (position, nth), rank }
            })
        };
        let plain = self.plain.get(position).copied().flatten();
        of(position, false).chain(plain.into_iter().flat_map(move |plain| of(plain as usize, true)))
    }
}

/// What was parsed from a title or alias; its role and text follow from its position: see [`Titles::names`].
struct Name {
    grade: Option<Level>,
    /// How many of `Range::name_words` it has.
    words: u16,
}

/// A title or alias that a role is indexed by.
struct RoleName<'d> {
    text: &'d str,
    /// The role that states the text, and the position of the text among that role's names, the title first.
    of: (usize, usize),
    /// 0 for the title, 1 for an alias, 2 for a name of the plain role.
    rank: u8,
}

/// The part of the index that one range of roles gives.
struct Range {
    positions: std::ops::Range<usize>,
    /// The text and the postings of each token.
    words: Vec<(Box<str>, Tally)>,
    names: Vec<Name>,
    /// The tokens of all names, concatenated.
    name_words: Vec<Token>,
}

/// The postings and counts of a token within a range.
#[derive(Default)]
struct Tally {
    /// Roles, with weights from their tools and their prose.
    told: Vec<Posting>,
    /// Whether too many roles mention it for mentions to be kept.
    common: bool,
    /// Names that have it.
    named: Vec<u32>,
    /// How many roles have it in a name, and the last of them.
    called: u32,
    last_called: Option<u32>,
}

/// A posting, packed into as few bytes as in the image because there are very many.
#[derive(Clone, Copy)]
struct Posting {
    role: [u8; 4],
    tool: u8,
    prose: u8,
}

/// Weights of a token for the role that is being read.
#[derive(Clone, Copy, Default)]
struct Said {
    tool: u8,
    /// The sum of the weights of prose.
    prose: u16,
    /// Term frequency in the day.
    times: u16,
    touched: bool,
}

/// The tokens of records that many roles share, by the position of the record.
type TokenCache<T> = HashMap<u32, T, FxBuildHasher>;

/// Builds the part of the index for a range.
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
    /// Number of mentions above which a token is common.
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
            // A joined token is also indexed by its parts: "scrum" in "Scrum Master", though "ScrumMaster" is one token.
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
            // Every name of a graded role is graded, whether the name states the level or not.
            range.names.push(Name { grade: stated.or(grade), words: count });
        }
    }

    /// Records that a name of a role has a token.
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
        for &word in &self.touched {
            if let Some(said) = self.said.get_mut(word.index()) {
                said.prose = DAY * said.times.min(MOST_IN_DAY);
            }
        }
        self.add_text(role.summary(), SUMMARY);
        for (aspect, _, text) in role.lines() {
            if let Some(share) = share_of(aspect) {
                self.add_text(text, share);
            }
        }
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

    /// Adds each token of a text once. Filler counts: "decides" tells nothing in a name, and much in a sentence.
    fn add_text(&mut self, text: &str, share: u16) {
        let Reading { mut words, filler, .. } = self.tokens.read(text);
        words.extend(filler);
        words.sort_unstable();
        words.dedup();
        self.add_posting(&words, share);
    }

    fn add_posting(&mut self, words: &[Token], share: u16) {
        for &word in words {
            let said = touch(&mut self.said, &mut self.touched, word);
            said.prose = said.prose.saturating_add(share);
        }
    }

    /// Moves the weights of the current role into the posting lists.
    fn flush_role(&mut self, role: u32) {
        for word in self.touched.drain(..) {
            let Some(said) = self.said.get_mut(word.index()) else { continue };
            let Said { tool, prose, .. } = std::mem::take(said);
            let mut prose = saturated(prose);
            let tally = grown(&mut self.tallies, word);
            if tally.common && prose <= IN_PASSING {
                prose = 0;
            }
            if tool > 0 || prose > 0 {
                tally.told.push(Posting { role: role.to_ne_bytes(), tool, prose });
            }
            // Only long lists are counted, and only at intervals: counting is linear.
            let due = tally.told.len() > self.common as usize && tally.told.len().is_multiple_of(NOW_AND_THEN);
            if due && !tally.common && tally.mentions() > self.common {
                tally.forget_passing();
            }
        }
    }
}

impl Tally {
    /// How many roles use a tool with the token in its name.
    fn tools(&self) -> u32 {
        u32::try_from(self.told.iter().filter(|told| told.tool > 0).count()).unwrap_or(u32::MAX)
    }

    /// How many roles mention it in prose.
    fn mentions(&self) -> u32 {
        u32::try_from(self.told.iter().filter(|told| told.prose > 0).count()).unwrap_or(u32::MAX)
    }

    /// Drops all mentions.
    fn forget_prose(&mut self) {
        self.told.retain_mut(|told| {
            told.prose = 0;
            told.tool > 0
        });
    }

    /// Drops mentions in passing, which do not discriminate for a token that very many roles have.
    fn forget_passing(&mut self) {
        self.common = true;
        self.told.retain_mut(|told| {
            if told.prose <= IN_PASSING {
                told.prose = 0;
            }
            told.prose > 0 || told.tool > 0
        });
    }
}

/// A fraction of all roles.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "roles are counted in 32 bits"
)]
fn share_of_roles(share: f32, roles: usize) -> u32 {
    (f64::from(share) * roles as f64) as u32
}

/// Number of mentions in passing above which a token is too common to discriminate.
fn too_many(roles: usize) -> u32 {
    share_of_roles(COMMON, roles)
}

fn touch<'s>(said: &'s mut Vec<Said>, touched: &mut Vec<Token>, word: Token) -> &'s mut Said {
    let said = grown(said, word);
    if !said.touched {
        said.touched = true;
        touched.push(word);
    }
    said
}

/// The entry of a token in a list that grows with the interner.
#[allow(clippy::indexing_slicing, reason = "the list was just made long enough")]
fn grown<T: Default>(list: &mut Vec<T>, word: Token) -> &mut T {
    let index = word.index();
    if index >= list.len() {
        list.resize_with(index + 1, T::default);
    }
    &mut list[index]
}

/// The merged ranges.
struct Words {
    ranges: Vec<Range>,
    /// For each token, by its text: the counts of all ranges.
    merged: BTreeMap<Box<str>, Merged>,
    /// The weight of each token of each range.
    weights: Vec<Vec<u16>>,
}

/// A token across all ranges that have it.
#[derive(Default)]
struct Merged {
    /// Range, and position among the tokens of that range.
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
                // Above the limit in one range is above it in total.
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
        let everywhere = share_of_roles(EVERYWHERE, roles);
        for word in merged.values_mut() {
            if word.mentions > common {
                word.recount(&mut ranges, Tally::forget_passing);
            }
            if word.mentions > everywhere {
                word.recount(&mut ranges, Tally::forget_prose);
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

    /// Writes the tokens: those of names and tools before those that occur only in prose.
    fn write(self, titles: &Titles, image: &mut ImageWriter<'_>) -> Result<(), CompileError> {
        let Self { mut ranges, merged, .. } = self;
        let mut lengths = Lengths::new(titles.first_name.len());
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
                if likeness::is_compared(word.named + length as usize) {
                    let prose =
                        tallies.iter().flat_map(|tally| &tally.told).map(|told| (u32::from_ne_bytes(told.role), told.prose));
                    let named = tallies.iter().flat_map(|tally| &tally.named).map(|name| titles.role_of(*name));
                    lengths.add(likeness::holders(word.weight, prose, named));
                }
                lists.extend(tallies.into_iter().map(|tally| tally.told));
                let (weight, letters, text) = (word.weight, letter_mask(text), image.text(text)?);
                image.row(WordRow { kind, text, letters, weight, named, told })?;
            }
        }
        drop(ranges);
        lengths.write(image)?;
        image.begin_rows::<ToldRow>(told_start as usize, Box::new(move |out| write_postings(lists, out)))?;
        Ok(())
    }
}

/// Weight, 0-255, of a token of a tool's name for a role: grows with proficiency, falls with the number of tokens in the name.
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

impl Merged {
    /// Drops mentions in every range that has the token, and counts those that are left.
    fn recount(&mut self, ranges: &mut [Range], forget: impl Fn(&mut Tally)) {
        self.mentions = 0;
        for (range, at) in &self.at {
            if let Some((_, tally)) = ranges.get_mut(*range).and_then(|range| range.words.get_mut(*at)) {
                forget(tally);
                self.mentions += tally.mentions();
            }
        }
    }

    /// Inverse document frequency log2(1 + roles / holders) in 32nds. A role with the token in a name is one holder, in a tool a
    /// third, in prose a quarter.
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

/// Writes the posting lists, in the order of tokens.
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

/// The binary logarithm of a number of at least 1, linear between powers of two: within 0.09, and without the C math library
/// (libm).
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
    fn mentions_add_up_but_each_says_less() {
        assert_eq!((saturated(0), saturated(120)), (0, 127));
        assert!(saturated(2 * PLAIN) < 2 * saturated(PLAIN) && saturated(u16::MAX) < u8::MAX);
    }
}
