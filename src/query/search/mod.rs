//! `search`: ranked full-text retrieval of roles, with an explanation of each match.
//!
//! Layers, from the most to the least specific:
//!
//! 1. the query is the id, title or an alias of the role;
//! 2. its tokens are in a title or alias, after expansion of abbreviations, synonyms and spelling variants, stemming, and
//!    separation of seniority ([`career_data::words`]);
//! 3. the same for misspelt tokens, within an edit distance of one or two, and for shortened ones ("dvlpr");
//! 4. its tokens name tools that the role uses;
//! 5. its tokens are in the role's prose (summary, day, titles of category and occupation);
//! 6. as a fallback, a name contains the letters of the query in order (nucleo's fuzzy match).
//!
//! Before that, [`plain_words`] reads wishes, such as "without coding", which narrow and order what is found.
//!
//! Layers 2 to 5 add up to one score, weighted by inverse document frequency (see `score`); layer 6 runs only if they find
//! nothing. The inverted index is part of the image: only layer 6 scans names, and no layer scans prose.

mod fuzzy;
mod parsed_query;
mod plain_words;
mod score;

pub use parsed_query::MOST_WORDS;
pub use plain_words::{ReadWish, Unknown, Wish};

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use self::parsed_query::{Hit, ParsedQuery, Term};
use self::plain_words::PlainWords;
use self::score::{BEST_SCORE, RoleScore, posting_scores, scores};
use super::Failure;
use super::demands::Demands;
use super::list::{Conditions, Filter, Sort, SortKey};
use super::report::{CategoryRef, OccupationEntry, Scores};
use super::usual_pay::{PayBook, UsualPayIn};
use crate::catalog::{Catalog, Noun, Role, RoleId, RoleNameId};
use career_data::text::fold;
use career_data::vocabulary::{JargonKind, Level, Vocabulary};
use career_data::words::tokenize;

/// Minimum score of a role relative to the best match.
const BESIDE_THE_BEST: f32 = 0.4;

/// Minimum score, in percent of the best match, of a role that goes ahead of it because it is of the level asked for.
const OF_THE_LEVEL: u32 = 80;

/// The parameters of `search`.
#[derive(Clone, Debug)]
pub struct SearchQuery<'a> {
    /// The query text.
    pub words: &'a str,
    /// Filters that roles must pass as well.
    pub filter: Filter,
    /// Maximum number of matches; unlimited when absent.
    pub limit: Option<usize>,
    /// Whether to report the parsed query and the score of each layer.
    pub explain: bool,
}

/// The answer of `search`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Search<'a> {
    pub query: String,
    /// How the query was read, when that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<QueryReading<'a>>,
    /// Best first; equals in the order of ids.
    pub matches: Vec<SearchMatch<'a>>,
    /// How many were found, before the limit.
    pub total: usize,
    /// What plain words wished for, and how each was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<ReadWish>,
    /// What was wished for that the data does not know, and why not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_known: Vec<ReadWish>,
    /// Words of names that the query speaks of, for pointing them out.
    #[serde(skip)]
    pub spoken: Vec<String>,
}

/// How a query was read.
#[derive(Debug, JsonSchema, Serialize)]
pub struct QueryReading<'a> {
    /// The seniority asked for.
    pub level: Option<Level>,
    /// The words that carry meaning, with what each was taken for; a query may have several readings.
    pub terms: Vec<Vec<ReadTerm<'a>>>,
}

/// A word of the query and the words of the catalog that it was taken for, the surest first.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ReadTerm<'a> {
    pub said: String,
    pub taken_for: Vec<&'a str>,
}

/// A role found.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SearchMatch<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// The parent occupation.
    pub occupation: Option<OccupationEntry<'a>>,
    /// 0-100: how well it fits the words, beside the others of one search; no probability.
    pub score: u32,
    pub why: Why<'a>,
    /// What plain words may wish for; absent without a wish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wished: Option<Wished<'a>>,
    /// Every layer that speaks for the role, when that was asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerScore<'a>>,
}

/// What plain words may wish for, of one role.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Wished<'a> {
    #[serde(flatten)]
    pub demands: Demands,
    pub competencies: Scores,
    /// Usual pay at its level; absent when none is published.
    pub usual_pay: Option<UsualPayIn<'a>>,
    /// Projected growth of its occupation, in percent.
    pub growth: Option<f64>,
}

impl<'a> Wished<'a> {
    fn of(role: Role<'a>, book: &mut PayBook<'a>) -> Self {
        let metrics = role.metrics();
        Self {
            demands: Demands::of(metrics),
            competencies: Scores(metrics.scores()),
            usual_pay: book.usual(role),
            growth: metrics.statistics().and_then(|statistics| statistics.growth()),
        }
    }
}

/// Why a role was found.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Why<'a> {
    /// The layer that says most.
    pub layer: Layer,
    /// The name or tool that matched; for prose, the words.
    pub text: std::borrow::Cow<'a, str>,
}

/// What one layer says.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LayerScore<'a> {
    /// The layer and the text that matched.
    #[serde(flatten)]
    pub why: Why<'a>,
    /// 0-100 within the layer.
    pub score: u32,
}

/// What a query can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The query is the title.
    Title,
    /// The query is an alias.
    Alias,
    /// The query is the id.
    Id,
    /// Its words are in a name.
    Name,
    /// Its words, misspelt, are in a name.
    Spelling,
    /// Its words name a tool.
    Tool,
    /// Its words are in the prose.
    Text,
    /// A name holds its letters.
    Fuzzy,
    /// It is as wished in plain words.
    Wish,
}

/// Roles that match the query, best first; [`Failure::NoMatch`], [`Failure::NothingLeft`], [`Failure::NothingSo`] or
/// [`Failure::NotKnown`] if there are none.
pub fn search<'a>(catalog: &'a Catalog, query: &SearchQuery<'_>) -> Result<Search<'a>, Failure> {
    // A name is a name, whatever its words would wish for.
    let is_name = catalog.find_role(query.words).is_some();
    let plain = if is_name { PlainWords::default() } else { PlainWords::of(query.words) };
    let (mut wishes, not_known) = plain.told();
    if !plain.is_empty() && plain.asks_only_unknown() {
        return Err(Failure::NotKnown { asked: not_known });
    }
    let nothing_so = |wishes: &[ReadWish]| Failure::NothingSo { wishes: wishes.to_vec() };
    let filter = plain.narrow(&query.filter).ok_or_else(|| nothing_so(&wishes))?;
    let conditions = Conditions::resolve(catalog, &filter)?;
    let words = if plain.is_empty() { query.words } else { &plain.rest };
    let (folded, parsed) = (fold(words), ParsedQuery::of(catalog, words));
    let mut reader = conditions.reader(catalog);
    let mut passes = |role: RoleId| reader.scan.metrics(role).is_some_and(|role| conditions.pass(role, &mut reader));
    let mut found = found_by_words(catalog, &folded, &parsed, &mut passes);
    if found.is_empty() && plain.is_empty() {
        found = fuzzy::found_by_letters(catalog, &folded);
        found.retain(|found| passes(found.role));
    } else if found.is_empty() {
        let all = (0..catalog.count_roles()).map(RoleId::at).filter(|role| passes(*role));
        found = all.map(|role| Found { role, score: 10_000, matched_by: MatchedBy::Wishes, goes_ahead: false }).collect();
    }
    if found.is_empty() {
        return Err(if plain.is_empty() { nothing_found(catalog, words, &parsed) } else { nothing_so(&wishes) });
    }
    let limit = query.limit.unwrap_or(usize::MAX);
    let total = found.len();
    let level = parsed.grade.filter(|_| !is_name);
    wishes.extend(level.and_then(|level| graded(catalog, words, level)));
    let best = in_order(catalog, found, plain.order(), &conditions, level, limit);
    let mut book = PayBook::of(conditions.region());
    let mut tell = |found: Found| {
        let role = catalog.role(found.role)?;
        let mut told = found.report(catalog, role, &parsed, &folded, query.explain);
        if !plain.is_empty() {
            told.wished = Some(Wished::of(role, &mut book));
        }
        Some(told)
    };
    Ok(Search {
        query: query.words.to_owned(),
        matches: best.into_iter().filter_map(&mut tell).collect(),
        total,
        wishes,
        not_known,
        reading: query.explain.then(|| QueryReading::of(&parsed)),
        spoken: if words.is_empty() { Vec::new() } else { spoken(&parsed) },
    })
}

/// The first `limit` matches: in the order wished for; else the best first or, where no word tells them apart, by level.
fn in_order(
    catalog: &Catalog,
    found: Vec<Found>,
    order: Option<SortKey>,
    conditions: &Conditions<'_, '_>,
    level: Option<Level>,
    limit: usize,
) -> Vec<Found> {
    let are_alike = found.iter().all(|found| matches!(found.matched_by, MatchedBy::Wishes));
    let Some(key) = order.or_else(|| are_alike.then_some(SortKey::Level)) else {
        return best_first(catalog, found, level, limit);
    };
    let roles = found.iter().map(|found| found.role).collect();
    let sorted = conditions.sort(catalog, roles, Sort { key, reverse: false }, limit);
    // Candidates are in the order of roles.
    let of = |role: RoleId| found.get(found.binary_search_by_key(&role, |found| found.role).ok()?).copied();
    sorted.into_iter().filter_map(of).collect()
}

/// A role that matches a text by one of its names.
pub(super) struct NameMatch<'a> {
    pub(super) role: Role<'a>,
    /// In hundredths of a point.
    pub(super) score: u32,
    /// Whether the name has all words of the text: each as it is, by jargon, or by a word of the same stem.
    pub(super) has_all_words: bool,
    /// Whether the name is the role's title.
    pub(super) is_title: bool,
    /// Whether the role, or that name, is of the level that the text asks for; `None` when it asks for none.
    pub(super) is_at_level: Option<bool>,
}

/// The roles that match a text by a name, best first.
pub(super) fn name_matches<'a>(catalog: &'a Catalog, text: &str) -> Vec<NameMatch<'a>> {
    let parsed = ParsedQuery::of(catalog, text);
    let describe = |answer: RoleScore| {
        let (id, role) = (answer.name?, catalog.role(answer.role)?);
        let name = catalog.role_name(id)?;
        let terms = parsed.readings.get(usize::from(answer.reading)).filter(|terms| !terms.is_empty())?;
        let levels = [name.grade(), role.level()];
        Some(NameMatch {
            role,
            score: points(answer.score / BEST_SCORE, 99.0),
            has_all_words: terms.iter().all(|term| term.is_word(catalog) && term.is_spelt_in(id)),
            is_title: name.is_title(),
            is_at_level: parsed.level.map(|_| levels.contains(&parsed.level)),
        })
    };
    let mut matches: Vec<_> = scores(catalog, &parsed).into_iter().filter_map(describe).collect();
    matches.sort_by_key(|found| (Reverse(found.score), found.role.key()));
    matches
}

/// The wish for a level that a query states, in the word that states it.
fn graded(catalog: &Catalog, query: &str, level: Level) -> Option<ReadWish> {
    let states = |word: &String| {
        let mut jargon = catalog.jargon(word);
        jargon.any(|(kind, means)| matches!(kind, JargonKind::Level | JargonKind::Numeral) && means == level.name())
    };
    let said = tokenize(query).into_iter().find(states)?;
    let levels = Level::ALL.iter().find(|known| **known == level).map(std::slice::from_ref)?;
    Some(ReadWish { said, wish: Wish::Level(levels) })
}

/// The top `limit` matches: those of a level asked for that are nearly as good as the best, then by score; ties are in ascending
/// order of roles.
fn best_first(catalog: &Catalog, mut found: Vec<Found>, level: Option<Level>, limit: usize) -> Vec<Found> {
    let best = found.iter().map(|found| found.score).max().unwrap_or_default();
    let mut scan = catalog.scan_roles();
    let mut at_level = |found: &Found| {
        let is_near = level.is_some() && found.score * 100 >= best * OF_THE_LEVEL;
        is_near && scan.metrics(found.role).is_some_and(|role| role.level() == level)
    };
    for found in &mut found {
        found.goes_ahead = at_level(found);
    }
    let order = |found: &Found| (!found.goes_ahead, Reverse(found.score), found.role);
    if limit < found.len() {
        found.select_nth_unstable_by_key(limit, order);
        found.truncate(limit);
    }
    found.sort_unstable_by_key(order);
    found
}

/// The failure for an empty result: the filters exclude all matches, or there are none.
fn nothing_found(catalog: &Catalog, words: &str, parsed: &ParsedQuery<'_>) -> Failure {
    if !scores(catalog, parsed).is_empty() {
        return Failure::NothingLeft;
    }
    let suggestions = catalog.suggest(Noun::Role, words, super::SUGGESTIONS).into_iter().map(str::to_owned).collect();
    Failure::NoMatch { query: words.to_owned(), suggestions }
}

/// A match.
#[derive(Clone, Copy)]
struct Found {
    role: RoleId,
    /// In hundredths of a point: an integer, so that ties compare equal.
    score: u32,
    matched_by: MatchedBy,
    /// Whether it is of the level asked for, and nearly as good as the best.
    goes_ahead: bool,
}

#[derive(Clone, Copy)]
enum MatchedBy {
    /// The query is a name of the role.
    Exact,
    Words(RoleScore),
    Letters(RoleNameId),
    /// The query names no words besides wishes, and the role is as wished.
    Wishes,
}

/// Layers 1 to 5: the matching roles above the minimum score, in ascending order.
fn found_by_words(
    catalog: &Catalog,
    folded: &str,
    parsed: &ParsedQuery<'_>,
    mut passes: impl FnMut(RoleId) -> bool,
) -> Vec<Found> {
    let mut scores = scores(catalog, parsed);
    scores.retain(|answer| passes(answer.role));
    let best = scores.iter().map(|answer| answer.score).fold(0.0, f32::max);
    let floor = parsed.floor().max(best * BESIDE_THE_BEST);
    let good = scores.into_iter().filter(|answer| answer.score >= floor);
    let found = |answer: RoleScore| {
        let score = points(answer.score / BEST_SCORE, 99.0);
        Found { role: answer.role, score, matched_by: MatchedBy::Words(answer), goes_ahead: false }
    };
    let mut found: Vec<Found> = good.map(found).collect();
    if let Some(role) = catalog.find_role(folded).map(Role::key).filter(|role| passes(*role)) {
        let exact = Found { role, score: 10_000, matched_by: MatchedBy::Exact, goes_ahead: false };
        match found.binary_search_by_key(&role, |found| found.role) {
            Ok(at) => found.splice(at..=at, [exact]).for_each(drop),
            Err(at) => found.insert(at, exact),
        }
    }
    found
}

/// Converts a fraction (0 to 1) to hundredths of a point, capped at `most` points.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
fn points(share: f32, most: f32) -> u32 {
    ((share * 100.0).clamp(0.0, most) * 100.0) as u32
}

/// The tokens to highlight in names: those of the query and those that they match well.
fn spoken(parsed: &ParsedQuery<'_>) -> Vec<String> {
    let terms = parsed.readings.iter().flatten();
    let words = terms.flat_map(|term| {
        let named = term.hits.iter().filter(|hit| hit.word.is_named() && hit.quality > 0.6);
        named.map(|hit| hit.word.text().to_owned()).chain([term.said.clone()])
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.dedup();
    words
}

impl Found {
    fn report<'a>(
        self,
        catalog: &'a Catalog,
        role: Role<'a>,
        parsed: &ParsedQuery<'_>,
        folded: &str,
        explain: bool,
    ) -> SearchMatch<'a> {
        let mut layers = match self.matched_by {
            MatchedBy::Exact => vec![LayerScore { why: exact_why(role, folded), score: 100 }],
            MatchedBy::Words(answer) => word_layers(catalog, role, &answer, parsed, explain),
            MatchedBy::Letters(name) => {
                let text = catalog.role_name(name).map_or("", |name| name.text());
                vec![LayerScore { why: Why { layer: Layer::Fuzzy, text: text.into() }, score: self.score / 100 }]
            }
            MatchedBy::Wishes => vec![LayerScore { why: Why { layer: Layer::Wish, text: "".into() }, score: 100 }],
        };
        let why = layers.first().map_or(Why { layer: Layer::Text, text: "".into() }, |first| first.why.clone());
        if !explain {
            layers.clear();
        }
        SearchMatch {
            id: role.id(),
            title: role.title(),
            category: CategoryRef::of(role),
            level: role.level(),
            occupation: role.occupation().map(OccupationEntry::from),
            score: self.score / 100,
            why,
            wished: None,
            layers,
        }
    }
}

fn exact_why<'a>(role: Role<'a>, folded: &str) -> Why<'a> {
    let alias = || role.aliases().find(|alias| fold(alias) == folded).map(|alias| (Layer::Alias, alias));
    let (layer, text) = match () {
        () if fold(role.title()) == folded => (Layer::Title, role.title()),
        () => alias().unwrap_or((Layer::Id, role.id())),
    };
    Why { layer, text: text.into() }
}

/// The scores of layers 2 to 5 for a role, in descending order; only the first unless `all` is set.
fn word_layers<'a>(
    catalog: &'a Catalog,
    role: Role<'a>,
    answer: &RoleScore,
    parsed: &ParsedQuery<'_>,
    all: bool,
) -> Vec<LayerScore<'a>> {
    let terms = parsed.readings.get(usize::from(answer.reading)).map(Vec::as_slice).unwrap_or_default();
    let (tools, prose) = posting_scores(role.key(), terms);
    let mut shares = [(answer.names, Layer::Name), (tools, Layer::Tool), (prose, Layer::Text)];
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    let shares = shares.into_iter().filter(|(share, _)| *share > 0.0).take(if all { shares.len() } else { 1 });
    let told = |(share, layer)| {
        let why = match layer {
            Layer::Tool => Why { layer, text: tools_told(role, terms).into() },
            Layer::Text => Why { layer, text: words_told(role, terms).into() },
            _ => name_told(catalog, answer.name, terms),
        };
        LayerScore { why, score: points(share, 100.0) / 100 }
    };
    shares.map(told).collect()
}

/// Explains a match of the best name, which counts as a spelling match if any term matches it only when corrected.
fn name_told<'a>(catalog: &'a Catalog, name: Option<RoleNameId>, terms: &[Term<'_>]) -> Why<'a> {
    let misspelt = |name| terms.iter().any(|term| term.is_misspelt_in(name));
    let layer = if name.is_some_and(misspelt) { Layer::Spelling } else { Layer::Name };
    Why { layer, text: name.and_then(|name| catalog.role_name(name)).map_or("", |name| name.text()).into() }
}

/// The query terms found in the role's prose.
fn words_told(role: Role<'_>, terms: &[Term<'_>]) -> String {
    let told = terms.iter().filter(|term| term.posting_scores(role.key()).1 > 0.0);
    told.map(|term| term.said.as_str()).collect::<Vec<_>>().join(", ")
}

/// The first tool, by descending proficiency, that the terms name; empty if none does.
fn tools_told<'a>(role: Role<'a>, terms: &[Term<'_>]) -> &'a str {
    let of_role = |hit: &&Hit<'_>| hit.word.posting_for(role.key()).is_some_and(|told| told.tool > 0);
    let words: Vec<&str> = terms.iter().flat_map(|term| &term.hits).filter(of_role).map(|hit| hit.word.text()).collect();
    let named = |name: &str| words.iter().any(|word| has_word(name, word));
    let tool = role.tools().map(|used| used.tool).find(|tool| named(tool.name()) || tool.aliases().any(named));
    tool.map_or("", |tool| tool.name())
}

/// Whether a name contains a token, up to a suffix of two letters such as that of a plural.
fn has_word(name: &str, word: &str) -> bool {
    name.split([' ', '-', '/'])
        .any(|part| part.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) && part.len() <= word.len() + 2)
}

impl<'a> QueryReading<'a> {
    fn of(parsed: &ParsedQuery<'a>) -> Self {
        let read = |term: &Term<'a>| {
            let mut hits: Vec<_> = term.hits.iter().collect();
            hits.sort_by(|a, b| b.quality.total_cmp(&a.quality));
            ReadTerm { said: term.said.clone(), taken_for: hits.iter().map(|hit| hit.word.text()).collect() }
        };
        let terms = parsed.readings.iter().map(|terms| terms.iter().map(read).collect()).collect();
        Self { level: parsed.level, terms }
    }
}

impl Layer {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Alias => "alias",
            Self::Id => "id",
            Self::Name => "name",
            Self::Spelling => "spelling",
            Self::Tool => "tool",
            Self::Text => "text",
            Self::Fuzzy => "fuzzy",
            Self::Wish => "wish",
        }
    }
}
