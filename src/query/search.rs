//! `search`: roles by any words, each with the reason it was found.
//!
//! Layers, from the surest to the vaguest; a role is reported by the surest that finds it, and a vaguer one is asked
//! only when the surer ones found nothing:
//!
//! 1. names: the query is the id, title or an alias of the role, or fits it loosely (nucleo's fuzzy match);
//! 2. tools: the query names a tool that the role uses, best known first;
//! 3. text: every word stands in summary or day;
//! 4. spelling: every word comes close to a word of a title or alias.

use nucleo::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo::{Config, Matcher, Utf32Str};
use serde::Serialize;

use super::report::CategoryRef;
use super::{Failure, percent};
use crate::catalog::{Catalog, Noun, Role};
use crate::text::fold;
use crate::vocabulary::Level;

/// How near two words are to count as one misspelt, 0-1 (normalised Damerau-Levenshtein).
const NEAR_SPELLING: f64 = 0.7;
/// A fuzzy match must reach this part of the score that the query gets against itself: scattered letters are no answer.
const LOOSE_FIT: f64 = 0.75;

/// The answer of `search`.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Search<'a> {
    pub query: String,
    /// Best first; equals in the order of ids.
    pub matches: Vec<SearchMatch<'a>>,
    /// How many were found, before the limit.
    pub total: usize,
}

/// A role found.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SearchMatch<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: CategoryRef<'a>,
    pub level: Level,
    /// 0-100; comparable within one search only.
    pub score: u32,
    pub why: Why<'a>,
}

/// Why a role was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Why<'a> {
    /// What matched.
    pub layer: Layer,
    /// The text that matched; the query itself for prose.
    pub text: &'a str,
}

/// What a query can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "named for what they are")]
pub enum Layer {
    Title,
    Alias,
    Id,
    Tool,
    Text,
    Spelling,
}

/// Roles that match the words, best first. Nothing at all is a failure.
pub fn search<'a>(catalog: &'a Catalog, query: &'a str, limit: usize) -> Result<Search<'a>, Failure> {
    let folded = fold(query);
    let layers = [by_name, by_tool, by_text, by_spelling];
    let mut found = layers.iter().map(|layer| layer(catalog, &folded, query)).find(|found| !found.is_empty()).unwrap_or_default();
    if found.is_empty() {
        let suggestions = catalog.suggest(Noun::Role, query, super::SUGGESTIONS).into_iter().map(str::to_owned).collect();
        return Err(Failure::NoMatch { query: query.to_owned(), suggestions });
    }
    found.sort_by(|(a, _, first), (b, _, second)| b.cmp(a).then_with(|| first.key().cmp(&second.key())));
    let total = found.len();
    let matches = found.into_iter().take(limit).map(|(score, why, role)| SearchMatch {
        id: role.id(),
        title: role.title(),
        category: CategoryRef::of(role),
        level: role.level(),
        score,
        why,
    });
    Ok(Search { query: query.to_owned(), matches: matches.collect(), total })
}

type Found<'a> = Vec<(u32, Why<'a>, Role<'a>)>;

/// The names of a role, surest first.
fn names(role: Role<'_>) -> impl Iterator<Item = (Layer, &str)> {
    let own = [(Layer::Title, role.title()), (Layer::Id, role.id())];
    own.into_iter().chain(role.aliases().map(|alias| (Layer::Alias, alias)))
}

fn by_name<'a>(catalog: &'a Catalog, folded: &str, _: &'a str) -> Found<'a> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(folded, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut buffer = Vec::new();
    let mut score_of = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
    let Some(perfect) = score_of(folded) else { return Vec::new() };
    let mut found = Found::new();
    for role in catalog.roles() {
        let best = names(role)
            .filter_map(|(layer, text)| {
                if fold(text) == folded {
                    return Some((100, layer, text));
                }
                let fit = f64::from(score_of(text)?) / f64::from(perfect);
                (fit >= LOOSE_FIT).then(|| (percent(0.9 * fit.min(1.0) * closeness(folded, text)), layer, text))
            })
            .max_by_key(|(score, ..)| *score);
        found.extend(best.map(|(score, layer, text)| (score, Why { layer, text }, role)));
    }
    found
}

/// How much of a name the query speaks of: a short name that fits beats a long one that happens to hold it.
#[allow(clippy::cast_precision_loss, reason = "names are short")]
fn closeness(query: &str, name: &str) -> f64 {
    let (query, name) = (query.chars().count() as f64, name.chars().count() as f64);
    (query / name.max(query)).sqrt().sqrt()
}

fn by_tool<'a>(catalog: &'a Catalog, folded: &str, _: &'a str) -> Found<'a> {
    let Some(tool) = catalog.find_tool(folded) else { return Vec::new() };
    let using = |role: Role<'a>| {
        let (_, proficiency) = role.tool_keys().find(|(key, _)| *key == tool.key())?;
        Some((15 * proficiency.rank(), Why { layer: Layer::Tool, text: tool.name() }, role))
    };
    catalog.roles().filter_map(using).collect()
}

fn by_text<'a>(catalog: &'a Catalog, folded: &str, query: &'a str) -> Found<'a> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let holds = |role: Role<'a>| {
        let (summary, day) = (role.summary().to_lowercase(), role.day().to_lowercase());
        let all = words.iter().all(|word| summary.contains(word) || day.contains(word));
        let told = words.iter().filter(|word| summary.contains(**word)).count();
        all.then(|| {
            (30 + u32::try_from(10 * told / words.len()).unwrap_or_default(), Why { layer: Layer::Text, text: query }, role)
        })
    };
    catalog.roles().filter_map(holds).collect()
}

fn by_spelling<'a>(catalog: &'a Catalog, folded: &str, _: &'a str) -> Found<'a> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let nearest = |word: &str, name: &str| {
        name.split(' ').map(|part| strsim::normalized_damerau_levenshtein(word, part)).fold(0.0, f64::max)
    };
    #[allow(clippy::cast_precision_loss, reason = "a query has few words")]
    let near = |name: &str| {
        let nearness: Vec<f64> = words.iter().map(|word| nearest(word, name)).collect();
        let all = !nearness.is_empty() && nearness.iter().all(|near| *near >= NEAR_SPELLING);
        all.then(|| nearness.iter().sum::<f64>() / nearness.len() as f64 * closeness(folded, name))
    };
    let mut found = Found::new();
    for role in catalog.roles() {
        let best = names(role)
            .filter(|(layer, _)| *layer != Layer::Id)
            .filter_map(|(_, text)| Some((percent(0.8 * near(&fold(text))?), text)))
            .max_by_key(|(score, _)| *score);
        found.extend(best.map(|(score, text)| (score, Why { layer: Layer::Spelling, text }, role)));
    }
    found
}

impl Layer {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Alias => "alias",
            Self::Id => "id",
            Self::Tool => "tool",
            Self::Text => "text",
            Self::Spelling => "spelling",
        }
    }
}
