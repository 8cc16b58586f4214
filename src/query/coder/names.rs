//! How well each role's names fit a title.
//!
//! ```text
//! fit(name)  = kind · head · Σ w(shared) / Σ w(title) · (1 − SHAPE + SHAPE · Σ w(shared) / Σ w(name)) + fit of the level
//! fit(role)  = max over its names + TOOL · Σ w(t) · tool(t, role) / Σ w(title), over words t that no name has
//! w          = log2(1 + roles / roles that a name with the word belongs to); UNKNOWN for a word that no name has
//! ```

use rustc_hash::FxHashMap;

use super::reader::{TitleReading, Vocabulary, WordId};
use crate::catalog::{Catalog, RoleId, RoleName};
use career_data::vocabulary::{Level, Vocabulary as _};

/// The weight of length normalisation: how much a name loses for words that the title does not have.
const SHAPE: f32 = 0.2;
/// The factor on an alias, and on a name of the plain role of which the role is a grade.
const ALIAS: f32 = 0.97;
const INHERITED: f32 = 0.96;
/// The factor on a name of another kind of job: "test manager" for "test engineer".
const OTHER_HEAD: f32 = 0.85;
/// The weight of a word that no name has: less than that of any telling one, for it may be a company or a place.
const UNKNOWN: f32 = 2.0;
/// The penalty for each level between that of the title and that of the role.
const EACH_LEVEL_OFF: f32 = 0.03;
/// The preference by the role's level where the title states none.
const UNASKED: [f32; 5] = [0.0, 0.01, -0.01, -0.02, -0.03];
/// The most that a tool gives: less than a name.
const TOOL: f32 = 0.5;

/// A name of a role.
#[derive(Clone, Copy, Debug)]
struct Name {
    role: RoleId,
    /// The sum of the weights of its words.
    weight: f32,
    kind: NameKind,
    /// The word that says what kind of job it names.
    head: Option<WordId>,
}

/// What a name is to its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    Title,
    Alias,
    /// A name of the plain role, of which the role is a grade ("Senior ...").
    Inherited,
}

impl NameKind {
    pub(super) fn of(name: RoleName<'_>) -> Self {
        match () {
            () if name.is_title() => Self::Title,
            () if name.is_inherited() => Self::Inherited,
            () => Self::Alias,
        }
    }
}

/// A name and its reading.
pub(super) struct ReadName {
    pub(super) role: RoleId,
    pub(super) kind: NameKind,
    pub(super) reading: TitleReading,
}

/// The names of all roles, by word.
#[derive(Debug, Default)]
pub(super) struct RoleNames {
    names: Vec<Name>,
    levels: Vec<Option<Level>>,
    /// For each word, its weight and the names that have it; the weight is 0 for a word that none has.
    words: Vec<(f32, Vec<u32>)>,
}

/// How a role fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RoleFit {
    pub(super) role: RoleId,
    /// 0-1, apart from the level.
    pub(super) fit: f32,
    /// Whether only tools speak for it.
    pub(super) by_tool: bool,
    /// With the evidence for its occupation: see the module above.
    pub(super) score: f32,
}

/// Sums for the title at hand, kept between titles.
#[derive(Debug, Default)]
pub(super) struct NamesScratch {
    said: Vec<f32>,
    touched: Vec<u32>,
    best: FxHashMap<RoleId, (f32, f32)>,
}

impl RoleNames {
    pub(super) fn of(catalog: &Catalog, read: &[ReadName], vocabulary: &Vocabulary) -> Self {
        let mut words: Vec<(f32, Vec<u32>)> = vec![(0.0, Vec::new()); vocabulary.len()];
        for (number, name) in (0..).zip(read) {
            for word in distinct(&name.reading) {
                if let Some((_, names)) = words.get_mut(word as usize) {
                    names.push(number);
                }
            }
        }
        let roles = catalog.count_roles();
        for (weight, names) in words.iter_mut().filter(|(_, names)| !names.is_empty()) {
            let mut holders: Vec<RoleId> = names.iter().filter_map(|name| Some(read.get(*name as usize)?.role)).collect();
            holders.dedup();
            *weight = inverse_frequency(roles, holders.len());
        }
        let weigh = |name: &ReadName| {
            let weights = distinct(&name.reading).filter_map(|word| words.get(word as usize)).map(|(weight, _)| weight);
            Name { role: name.role, weight: weights.sum(), kind: name.kind, head: head_of(&name.reading, vocabulary) }
        };
        let names = read.iter().map(weigh).collect();
        Self { names, levels: catalog.roles().map(|role| role.level()).collect(), words }
    }

    fn weight(&self, word: Option<WordId>) -> f32 {
        let weight = word.and_then(|word| self.words.get(word as usize)).map_or(0.0, |(weight, _)| *weight);
        if weight > 0.0 { weight } else { UNKNOWN }
    }

    /// The roles that share a word with the title.
    pub(super) fn fits(
        &self,
        catalog: &Catalog,
        vocabulary: &Vocabulary,
        title: &TitleReading,
        scratch: &mut NamesScratch,
        found: &mut Vec<RoleFit>,
    ) {
        found.clear();
        let total: f32 = title.words.iter().map(|word| self.weight(*word)).sum();
        if total <= 0.0 {
            return;
        }
        scratch.said.resize(self.names.len(), 0.0);
        scratch.best.clear();
        for word in distinct(title) {
            let Some((weight, names)) = self.words.get(word as usize) else { continue };
            for name in names {
                if let Some(said) = scratch.said.get_mut(*name as usize) {
                    if *said == 0.0 {
                        scratch.touched.push(*name);
                    }
                    *said += weight;
                }
            }
            if names.is_empty() {
                add_tools(catalog, vocabulary.text(word), UNKNOWN / total, &mut scratch.best);
            }
        }
        let has_head = head_of(title, vocabulary).is_some();
        for number in scratch.touched.drain(..) {
            let (Some(said), Some(name)) = (scratch.said.get_mut(number as usize), self.names.get(number as usize)) else {
                continue;
            };
            let said = std::mem::take(said);
            let kind = match name.kind {
                NameKind::Title => 1.0,
                NameKind::Alias => ALIAS,
                NameKind::Inherited => INHERITED,
            };
            let is_other = has_head && name.head.is_some_and(|head| !title.words.contains(&Some(head)));
            let head = if is_other { OTHER_HEAD } else { 1.0 };
            let fit = kind * head * said / total * (1.0 - SHAPE + SHAPE * (said / name.weight).min(1.0));
            let best = scratch.best.entry(name.role).or_default();
            best.0 = best.0.max(fit);
        }
        found.extend(scratch.best.iter().map(|(role, (name, tool))| {
            let level = self.levels.get(role.index()).copied().flatten();
            let fit = name + tool + level_fit(title.level, level);
            RoleFit { role: *role, fit: fit.clamp(0.0, 1.0), by_tool: *name == 0.0, score: 0.0 }
        }));
    }
}

/// The last word of a title that says what kind of job it names.
fn head_of(title: &TitleReading, vocabulary: &Vocabulary) -> Option<WordId> {
    title.words.iter().rev().flatten().copied().find(|word| vocabulary.is_head(*word))
}

/// Adds what a tool's name gives to the roles that use it.
fn add_tools(catalog: &Catalog, word: &str, share: f32, best: &mut FxHashMap<RoleId, (f32, f32)>) {
    let Some(word) = catalog.word(word) else { return };
    for (role, told) in word.postings().filter(|(_, told)| told.tool > 0) {
        best.entry(role).or_default().1 += TOOL * share * f32::from(told.tool) / 255.0;
    }
}

fn level_fit(asked: Option<Level>, level: Option<Level>) -> f32 {
    let Some(level) = level else { return 0.0 };
    let Some(asked) = asked else { return UNASKED.get(level as usize).copied().unwrap_or_default() };
    let off = Level::ALL.iter().filter(|between| (**between > asked) != (**between > level)).count();
    -EACH_LEVEL_OFF * f32::from(u8::try_from(off).unwrap_or_default())
}

/// The known words of a title, each once.
fn distinct(title: &TitleReading) -> impl Iterator<Item = WordId> {
    let words = &title.words;
    words
        .iter()
        .enumerate()
        .filter(|(at, word)| !words.iter().take(*at).any(|before| before == *word))
        .filter_map(|(_, word)| *word)
}

#[allow(clippy::cast_precision_loss, reason = "need not be exact")]
fn inverse_frequency(roles: usize, holders: usize) -> f32 {
    libm::log2f(1.0 + roles as f32 / holders.max(1) as f32)
}
