//! The index that search reads: what each word says of which name and which role, weighed once, at build time.
//!
//! ```text
//! names    titles and aliases, and for a graded role ("Senior ...") the names of the plain one
//! words    of names, tools and prose; each with its weight log2(1 + roles / roles that have it), where a role that only
//!          mentions the word counts less than one that is called so
//! named    word -> names
//! told     word -> roles, with how much their tools and their prose say of it
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::compile::CompileError;
use super::record::{Category, Dataset, Jargon, Role, Tool};
use crate::image::{Id, ImageWriter, JargonRow, NamedRow, RoleNameRow, ToldRow, WordRow};
use crate::vocabulary::{JargonKind, Proficiency};
use crate::words::{Lexicon, Reading, letters, normal, read, split};

/// A word that more than this part of all roles mention tells none of them apart.
const COMMON: f32 = 0.3;
/// What a word of the summary says of the role, 0-255; of the category's title; of the occupation's title.
const SUMMARY: u8 = 150;
const CATEGORY: u8 = 90;
const OCCUPATION: u8 = 60;
/// What a word of the day says, by how often it is there; more times say no more.
const DAY: [u8; 4] = [0, 60, 85, 110];

/// What the dataset knows of words.
struct Field<'a> {
    jargon: BTreeMap<&'a str, Vec<&'a Jargon>>,
    /// Every word of a name, for telling which words belong together.
    words: BTreeSet<String>,
}

impl<'a> Field<'a> {
    fn of(dataset: &'a Dataset) -> Self {
        let mut jargon: BTreeMap<&str, Vec<&Jargon>> = BTreeMap::new();
        for row in &dataset.jargon {
            jargon.entry(&row.word.value).or_default().push(row);
        }
        let roles = dataset.roles.iter().flat_map(|role| role.aliases.iter().chain([&role.title]));
        let tools = dataset.tools.iter().flat_map(|tool| tool.aliases.iter().chain([&tool.name]));
        let words = roles.chain(tools).flat_map(|name| split(&name.value)).flat_map(|word| [normal(&word), word]).collect();
        Self { jargon, words }
    }
}

impl Lexicon for Field<'_> {
    fn jargon(&self, word: &str) -> Vec<(JargonKind, String)> {
        self.jargon.get(word).into_iter().flatten().map(|row| (row.kind, row.means.value.clone())).collect()
    }

    fn is_one_word(&self, joined: &str) -> bool {
        self.words.contains(joined) || self.words.contains(&normal(joined)) || self.jargon.contains_key(joined)
    }
}

/// A title or alias, read.
struct Name<'a> {
    role: usize,
    text: &'a str,
    reading: Reading,
    rank: u8,
}

/// What a word says.
#[derive(Default)]
struct Word {
    names: BTreeSet<usize>,
    /// Roles that are called so.
    called: BTreeSet<usize>,
    /// Tools and prose, by role.
    told: BTreeMap<usize, (u8, u8)>,
}

/// Writes the index of a dataset whose roles are in the order of their ids.
pub(super) fn write(dataset: &Dataset, roles: &[&Role], image: &mut ImageWriter) -> Result<(), CompileError> {
    let field = Field::of(dataset);
    let mut jargon: Vec<&Jargon> = dataset.jargon.iter().collect();
    jargon.sort_by_key(|row| &row.word.value);
    for row in jargon {
        let row = JargonRow { word: image.text(&row.word.value)?, kind: row.kind, means: image.text(&row.means.value)? };
        image.row(row)?;
    }
    let names = names(roles, &field);
    let words = words(dataset, roles, &names, &field);
    let mut weights: HashMap<&str, u16> = HashMap::new();
    for (text, word) in &words {
        weights.insert(text, word.weight(roles.len()));
    }
    for name in &names {
        let weight = name.reading.words.iter().filter_map(|word| weights.get(word.as_str())).map(|w| u32::from(*w)).sum();
        let row = RoleNameRow {
            role: Id::at(name.role),
            text: image.text(name.text)?,
            weight,
            grade: name.reading.grade.map_or(0, |level| level as u8 + 1),
            rank: name.rank,
        };
        image.row(row)?;
    }
    let of_names = |word: &Word| !word.names.is_empty() || word.told.values().any(|(tool, _)| *tool > 0);
    for kind in [0, 1] {
        for (text, word) in words.iter().filter(|(_, word)| u8::from(!of_names(word)) == kind) {
            write_word(kind, text, word, weights.get(text.as_str()).copied().unwrap_or_default(), image)?;
        }
    }
    Ok(())
}

fn write_word(kind: u8, text: &str, word: &Word, weight: u16, image: &mut ImageWriter) -> Result<(), CompileError> {
    let named = image.rows(word.names.iter().map(|name| NamedRow { name: Id::at(*name) }))?;
    let told =
        image.rows(word.told.iter().map(|(role, (tool, prose))| ToldRow { role: Id::at(*role), tool: *tool, prose: *prose }))?;
    let row = WordRow { kind, text: image.text(text)?, letters: letters(text), weight, named, told };
    image.row(row)?;
    Ok(())
}

/// Every name of every role, in the order of roles.
fn names<'a>(roles: &[&'a Role], field: &Field<'_>) -> Vec<Name<'a>> {
    let own = |role: &'a Role| {
        let aliases = role.aliases.iter().map(|alias| (1, alias.value.as_str()));
        [(0, role.title.value.as_str())].into_iter().chain(aliases)
    };
    let titles: Vec<Reading> = roles.iter().map(|role| read(&role.title.value, field)).collect();
    let mut names = Vec::new();
    for (at, (role, title)) in roles.iter().zip(&titles).enumerate() {
        let plain = titles.iter().position(|other| title.grade.is_some() && other.grade.is_none() && other.words == title.words);
        let inherited = plain.and_then(|plain| roles.get(plain)).into_iter().flat_map(|plain| own(plain));
        let inherited = inherited.map(|(_, text)| (2, text));
        for (rank, text) in own(role).chain(inherited) {
            let mut reading = read(text, field);
            // Every name of a graded role is graded, whether it says so or not.
            reading.grade = reading.grade.or(title.grade);
            names.push(Name { role: at, text, reading, rank });
        }
    }
    names
}

fn words(dataset: &Dataset, roles: &[&Role], names: &[Name<'_>], field: &Field<'_>) -> BTreeMap<String, Word> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        // Words that were joined are found by their parts as well: "scrum" in "Scrum Master", though "ScrumMaster" is one.
        let apart =
            split(name.text).into_iter().map(|word| normal(&word)).filter(|word| !field.jargon.contains_key(word.as_str()));
        for text in apart.chain(name.reading.words.iter().cloned()) {
            let word = words.entry(text).or_default();
            word.names.insert(at);
            word.called.insert(name.role);
        }
    }
    let tools: HashMap<&str, &Tool> = dataset.tools.iter().map(|tool| (tool.id.value.as_str(), tool)).collect();
    let categories: HashMap<&str, &Category> = dataset.categories.iter().map(|x| (x.id.value.as_str(), x)).collect();
    let occupations: HashMap<&str, &str> =
        dataset.occupations.iter().map(|x| (x.code.value.as_str(), x.title.value.as_str())).collect();
    for (at, role) in roles.iter().enumerate() {
        for used in &role.tools {
            let Some(tool) = tools.get(used.tool.value.as_str()) else { continue };
            for name in tool.aliases.iter().chain([&tool.name]) {
                let parts = read(&name.value, field).words;
                for part in &parts {
                    let told = words.entry(part.clone()).or_default().told.entry(at).or_default();
                    told.0 = told.0.max(tool_share(used.proficiency, parts.len()));
                }
            }
        }
        let category = categories.get(role.category.value.as_str()).map_or("", |category| category.title.value.as_str());
        let occupation = occupations.get(role.occupation.value.as_str()).copied().unwrap_or_default();
        for (word, share) in told_in_prose(role, category, occupation, field) {
            words.entry(word).or_default().told.entry(at).or_default().1 = share;
        }
    }
    for word in words.values_mut() {
        word.forget_if_common(roles.len());
    }
    words.retain(|_, word| !word.names.is_empty() || !word.told.is_empty());
    words
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

/// The words of a role's prose, each with what it says, 0-255.
fn told_in_prose(role: &Role, category: &str, occupation: &str, field: &Field<'_>) -> BTreeMap<String, u8> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in read(&role.day.value, field).words {
        *counts.entry(word).or_default() += 1;
    }
    let [.., most] = DAY;
    let mut shares: BTreeMap<String, u8> =
        counts.into_iter().map(|(word, count)| (word, DAY.get(count).copied().unwrap_or(most))).collect();
    for (text, share) in [(role.summary.value.as_str(), SUMMARY), (category, CATEGORY), (occupation, OCCUPATION)] {
        for word in read(text, field).words {
            let told = shares.entry(word).or_default();
            *told = either(*told, share);
        }
    }
    shares
}

/// Two signs together, as if each were a chance out of 255.
fn either(a: u8, b: u8) -> u8 {
    let neither = (255 - u32::from(a)) * (255 - u32::from(b)) / 255;
    u8::try_from(255 - neither).unwrap_or(u8::MAX)
}

impl Word {
    fn mentions(&self) -> usize {
        self.told.values().filter(|(_, prose)| *prose > 0).count()
    }

    #[allow(clippy::cast_precision_loss, reason = "a few thousand roles at most")]
    fn forget_if_common(&mut self, roles: usize) {
        if self.mentions() as f32 > COMMON * roles as f32 {
            self.told.values_mut().for_each(|(_, prose)| *prose = 0);
            self.told.retain(|_, (tool, _)| *tool > 0);
        }
    }

    /// log2(1 + roles / holders) in 32nds. Being called so makes a holder; a tool a third, a mention a quarter of one.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
    fn weight(&self, roles: usize) -> u16 {
        let tools = self.told.values().filter(|(tool, _)| *tool > 0).count() as f32 / 3.0;
        let holders = (self.called.len() as f32).max(tools).max(self.mentions() as f32 / 4.0).max(1.0);
        (log2(1.0 + roles as f32 / holders) * 32.0) as u16
    }
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
