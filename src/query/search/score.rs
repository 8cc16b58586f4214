//! Relevance scoring of roles for a parsed query.
//!
//! For one reading of the query, with terms t of weight w(t):
//!
//! ```text
//! names(role)    = max over its names of  kind · Σ w·hit / Σ w  ·  (1 − SHAPE + SHAPE · share of the name that was hit)
//! signs(role)    = Σ w·sign / Σ w,  a term's sign being 1 − (1 − named · name)(1 − named · tool)(1 − prose)
//! score(role)    = weight · names + (1 − weight) · signs + fit of the level
//! kind           = 1 for the title, ALIAS or INHERITED
//! ```

use std::iter::Peekable;
use std::vec::IntoIter;

use super::parsed_query::{Hit, ParsedQuery, Term};
use crate::catalog::{Catalog, Posting, RoleId, RoleName, RoleNameId, RoleNames, RoleScan};
use career_data::vocabulary::Level;

/// The weights for a query that may be a name.
const FOR_NAMES: Weights = Weights { names: 0.55, named: 1.0, unasked_level: 1.0 };
/// The weights for a description, whose words meet names and tools by chance.
const FOR_DESCRIPTIONS: Weights = Weights { names: 0.08, named: 0.4, unasked_level: 0.3 };
/// The weight of length normalisation: how much a name loses for words that the query does not contain.
const SHAPE: f32 = 0.3;
/// The factor on an alias, relative to the title, and on a name inherited from the ungraded role.
const ALIAS: f32 = 0.96;
const INHERITED: f32 = 0.94;
/// Maximum evidence of a hit in names, tools and prose.
const NAME_SIGN: f32 = 0.9;
const TOOL_SIGN: f32 = 0.8;
const PROSE_SIGN: f32 = 1.0;
/// Level fit. If the query states a level: bonus for a name that states it, bonus for a role at it, penalty for each level
/// off. Last, the penalty for a name that states a level that the query does not.
const STATED: f32 = 0.06;
const HELD: f32 = 0.04;
const EACH_LEVEL_OFF: f32 = 0.03;
const UNASKED: f32 = 0.06;
/// Adjustments by the role's level if the query states none: prefers entry and mid roles.
const UNASKED_LEVEL: [f32; 5] = [0.0, 0.01, -0.01, -0.02, -0.03];
/// The maximum score.
pub(super) const BEST_SCORE: f32 = 1.0 + STATED + HELD;
/// Term frequency in names: the evidence grows with the number of names that contain a token, from this share for one name to
/// all of it for this many.
const MANY_NAMES: f32 = 4.0;
const ONE_NAME: f32 = 0.7;

/// Weights that depend on the kind of query.
#[derive(Clone, Copy)]
struct Weights {
    /// Of the best name in the score; the rest is that of signs: evidence from all names, tools and prose.
    names: f32,
    /// The factor on signs from names and tools.
    named: f32,
    /// The factor on [`UNASKED_LEVEL`].
    unasked_level: f32,
}

impl Weights {
    const fn of(parsed: &ParsedQuery<'_>) -> Self {
        if parsed.is_description { FOR_DESCRIPTIONS } else { FOR_NAMES }
    }
}

/// An upper bound of the level fit, for early rejection.
const BEST_FIT: f32 = STATED + HELD;

/// The score of a role.
#[derive(Clone, Copy, Debug)]
pub(super) struct RoleScore {
    pub(super) role: RoleId,
    /// The relevance, 0-1, plus the level fit.
    pub(super) score: f32,
    /// Index of the best reading.
    pub(super) reading: u8,
    /// The best matching name.
    pub(super) name: Option<RoleNameId>,
    /// The score of that name, 0-1.
    pub(super) names: f32,
}

/// The roles that reach the minimum score, in ascending order. Merges posting lists, so roles without a hit are never read.
pub(super) fn scores(catalog: &Catalog, parsed: &ParsedQuery<'_>) -> Vec<RoleScore> {
    let mut best: Vec<RoleScore> = Vec::new();
    for (reading, terms) in (0..).zip(&parsed.readings) {
        let scores = ReadingScorer::new(catalog, terms, parsed).scores(reading);
        best = if best.is_empty() { scores } else { better(&best, scores) };
    }
    best
}

/// Merges two lists of scores, keeping the better of each role (the first of ties).
fn better(first: &[RoleScore], second: Vec<RoleScore>) -> Vec<RoleScore> {
    let mut both = Vec::with_capacity(first.len().max(second.len()));
    let mut first = first.iter().copied().peekable();
    for other in second {
        while let Some(before) = first.next_if(|answer| answer.role < other.role) {
            both.push(before);
        }
        let same = first.next_if(|answer| answer.role == other.role);
        both.push(same.filter(|same| same.score >= other.score).unwrap_or(other));
    }
    both.extend(first);
    both
}

/// Accumulated hits of a reading in a name.
#[derive(Clone, Copy, Default)]
struct NameTally {
    /// Σ w·hit
    said: f32,
    /// Sum of the weights of the tokens hit.
    hit: f32,
}

/// A posting of a term: a name that contains one of its tokens.
#[derive(Clone, Copy)]
struct NameHit {
    name: RoleNameId,
    quality: f32,
    /// Weight of the token.
    weight: f32,
}

/// A cursor over the merged posting lists of a term's hits.
struct TermCursor {
    /// Weight of the term.
    weight: f32,
    /// Postings in names, ascending.
    names: Peekable<IntoIter<NameHit>>,
    /// Postings in tools and prose with their evidence, in ascending order of roles.
    told: Peekable<IntoIter<(RoleId, f32)>>,
    /// Accumulated evidence from the names of the current role.
    sign: f32,
    /// The factor on signs from names and tools.
    named: f32,
}

/// Scores roles for one reading by document-at-a-time traversal of its terms' posting lists.
struct ReadingScorer<'a> {
    catalog: &'a Catalog,
    terms: Vec<TermCursor>,
    level: Option<Level>,
    floor: f32,
    /// Σ w
    total: f32,
    weights: Weights,
}

impl TermCursor {
    fn new(term: &Term<'_>, factor: f32) -> Self {
        let (mut names, mut told) = (Vec::new(), Vec::new());
        for Hit { word, quality, .. } in &term.hits {
            let (quality, weight) = (*quality, word.weight());
            names.extend(word.names().map(|name| NameHit { name, quality, weight }));
            told.extend(word.postings().map(|(role, told)| (role, quality * posting_sign(told, factor))));
        }
        if term.hits.len() > 1 {
            // Of several hits in one name, or for one role, the best counts.
            names.sort_by(|a, b| a.name.cmp(&b.name).then(b.quality.total_cmp(&a.quality)));
            names.dedup_by_key(|hit| hit.name);
            told.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            told.dedup_by_key(|told| told.0);
        }
        Self {
            weight: term.weight,
            names: names.into_iter().peekable(),
            told: told.into_iter().peekable(),
            sign: 0.0,
            named: factor,
        }
    }

    /// Adds the term's hit in a name, if there is one, and advances the cursor.
    fn tally(&mut self, name: RoleNameId, tally: &mut NameTally) {
        let Some(NameHit { quality, weight, .. }) = self.names.next_if(|hit| hit.name == name) else { return };
        tally.said += self.weight * quality;
        tally.hit += weight;
        let least = quality * NAME_SIGN * ONE_NAME;
        self.sign = (self.sign + quality * NAME_SIGN * (1.0 - ONE_NAME) / (MANY_NAMES - 1.0))
            .clamp(least, quality.max(self.sign / NAME_SIGN) * NAME_SIGN);
    }

    /// The weighted evidence of the term for a role, whose names must have been tallied; advances the cursor.
    fn say(&mut self, role: RoleId) -> f32 {
        let told = self.told.next_if(|(of, _)| *of == role).map_or(0.0, |(_, sign)| sign);
        self.weight * (1.0 - (1.0 - self.named * std::mem::take(&mut self.sign)) * (1.0 - told))
    }
}

/// The best scoring name of a role.
#[derive(Clone, Copy)]
struct BestName {
    gain: f32,
    name: RoleNameId,
    fit: f32,
}

impl<'a> ReadingScorer<'a> {
    fn new(catalog: &'a Catalog, terms: &[Term<'_>], parsed: &ParsedQuery<'_>) -> Self {
        let weights = Weights::of(parsed);
        Self {
            catalog,
            terms: terms.iter().map(|term| TermCursor::new(term, weights.named)).collect(),
            level: parsed.level,
            floor: parsed.floor(),
            total: terms.iter().map(|term| term.weight).sum(),
            weights,
        }
    }

    fn scores(mut self, reading: u8) -> Vec<RoleScore> {
        let mut names = self.catalog.role_names();
        let mut scan = self.catalog.scan_roles();
        let mut scores = Vec::new();
        let mut open = self.next_name(&mut names);
        loop {
            let told = self.terms.iter_mut().filter_map(|term| term.told.peek().map(|(role, _)| *role)).min();
            let Some(role) = told.into_iter().chain(open.map(|(_, name)| name.role())).min() else { return scores };
            let mut best: Option<BestName> = None;
            while let Some((id, name)) = open.filter(|(_, name)| name.role() == role) {
                let answer = self.answer_of(id, name);
                if best.is_none_or(|best| answer.gain > best.gain) {
                    best = Some(answer);
                }
                open = self.next_name(&mut names);
            }
            scores.extend(self.answer(role, best, reading, &mut scan));
        }
    }

    /// The first name that any cursor has not passed yet.
    fn next_name(&mut self, names: &mut RoleNames<'a>) -> Option<(RoleNameId, RoleName<'a>)> {
        loop {
            let id = self.terms.iter_mut().filter_map(|term| term.names.peek().map(|hit| hit.name)).min()?;
            if let Some(name) = names.get(id) {
                return Some((id, name));
            }
            for term in &mut self.terms {
                term.names.next_if(|hit| hit.name == id);
            }
        }
    }

    fn answer_of(&mut self, id: RoleNameId, name: RoleName<'_>) -> BestName {
        let mut tally = NameTally::default();
        for term in &mut self.terms {
            term.tally(id, &mut tally);
        }
        let fit = name_fit(name, tally, self.total);
        BestName { gain: self.weights.names * fit + stated_fit(self.level, name.grade()), name: id, fit }
    }

    /// The score of a role, or `None` below the minimum. Reads the role's level only if the score can reach it.
    fn answer(&mut self, role: RoleId, best: Option<BestName>, reading: u8, scan: &mut RoleScan<'_>) -> Option<RoleScore> {
        let sign: f32 = self.terms.iter_mut().map(|term| term.say(role)).sum();
        let signs = (1.0 - self.weights.names) * sign / self.total;
        let gain = best.map_or(0.0, |best| best.gain);
        if signs + gain + BEST_FIT < self.floor {
            return None;
        }
        let score = signs + fit_of(self.level, scan.metrics(role)?.level(), self.weights) + gain;
        (score >= self.floor).then_some(RoleScore {
            role,
            score,
            reading,
            name: best.map(|best| best.name),
            names: best.map_or(0.0, |best| best.fit),
        })
    }
}

fn name_fit(name: RoleName<'_>, tally: NameTally, total: f32) -> f32 {
    let kind = if name.is_title() {
        1.0
    } else if name.is_inherited() {
        INHERITED
    } else {
        ALIAS
    };
    kind * tally.said / total * (1.0 - SHAPE + SHAPE * (tally.hit / name.weight()).min(1.0))
}

/// The level fit of a role; 0 if its level is unknown.
fn fit_of(asked: Option<Level>, level: Option<Level>, weights: Weights) -> f32 {
    let Some(level) = level else { return 0.0 };
    let Some(asked) = asked else {
        return weights.unasked_level * UNASKED_LEVEL.get(level as usize).copied().unwrap_or_default();
    };
    match asked.above(level).unsigned_abs() {
        0 => HELD,
        1 => -EACH_LEVEL_OFF,
        2 => -2.0 * EACH_LEVEL_OFF,
        _ => -3.0 * EACH_LEVEL_OFF,
    }
}

/// The level fit of a name; 0 if it states no level.
fn stated_fit(asked: Option<Level>, grade: Option<Level>) -> f32 {
    match (asked, grade) {
        (_, None) => 0.0,
        (Some(asked), Some(grade)) if asked == grade => STATED,
        _ => -UNASKED,
    }
}

/// The combined evidence of a posting in tools and prose.
fn posting_sign(Posting { tool, prose }: Posting, named: f32) -> f32 {
    let part = |told: u8| f32::from(told) / 255.0;
    1.0 - (1.0 - named * TOOL_SIGN * part(tool)) * (1.0 - PROSE_SIGN * part(prose))
}

/// The scores of tools and prose alone for a reading, 0-1 each.
pub(super) fn posting_scores(role: RoleId, terms: &[Term<'_>]) -> (f32, f32) {
    let total: f32 = terms.iter().map(|term| term.weight).sum();
    let (mut tools, mut prose) = (0.0, 0.0);
    for term in terms {
        let (tool, text) = term.posting_scores(role);
        tools += term.weight * TOOL_SIGN * tool;
        prose += term.weight * PROSE_SIGN * text;
    }
    (tools / total, prose / total)
}

impl Term<'_> {
    /// The best hits of the term in a role's tools and in its prose, 0-1 each.
    pub(super) fn posting_scores(&self, role: RoleId) -> (f32, f32) {
        let mut best = (0.0_f32, 0.0_f32);
        for Hit { word, quality, .. } in &self.hits {
            if let Some(told) = word.posting_for(role) {
                best.0 = best.0.max(quality * f32::from(told.tool) / 255.0);
                best.1 = best.1.max(quality * f32::from(told.prose) / 255.0);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best hit of a term in a name; the first of ties.
    fn best_hit<'a>(term: &Term<'a>, name: RoleNameId) -> Option<Hit<'a>> {
        let hits = term.hits.iter().copied().filter(|hit| hit.word.is_in(name));
        hits.reduce(|best, hit| if hit.quality > best.quality { hit } else { best })
    }

    /// A reference implementation of the formulas: an exhaustive scan over roles and names.
    fn plain(catalog: &Catalog, terms: &[Term<'_>], level: Option<Level>, weights: Weights) -> Vec<f32> {
        let total: f32 = terms.iter().map(|term| term.weight).sum();
        let mut reader = catalog.role_names();
        let ids: Vec<RoleNameId> = (0..catalog.count_role_names()).map(RoleNameId::at).collect();
        let names: Vec<_> = ids.iter().filter_map(|id| Some((*id, reader.get(*id)?))).collect();
        let score = |role: crate::catalog::Role<'_>| {
            let own: Vec<_> = names.iter().filter(|(_, name)| name.role() == role.key()).collect();
            let mut best: Option<f32> = None;
            for (id, name) in &own {
                let mut tally = NameTally::default();
                for (term, hit) in terms.iter().filter_map(|term| Some((term, best_hit(term, *id)?))) {
                    tally.said += term.weight * hit.quality;
                    tally.hit += hit.word.weight();
                }
                if tally.said > 0.0 {
                    let gain = weights.names * name_fit(*name, tally, total) + stated_fit(level, name.grade());
                    best = Some(best.map_or(gain, |best| best.max(gain)));
                }
            }
            let signs = terms.iter().map(|term| {
                let mut sign = 0.0_f32;
                for quality in own.iter().filter_map(|(id, _)| Some(best_hit(term, *id)?.quality)) {
                    let more = sign + quality * NAME_SIGN * (1.0 - ONE_NAME) / (MANY_NAMES - 1.0);
                    sign = more.clamp(quality * NAME_SIGN * ONE_NAME, quality.max(sign / NAME_SIGN) * NAME_SIGN);
                }
                let told = term
                    .hits
                    .iter()
                    .filter_map(|hit| Some(hit.quality * posting_sign(hit.word.posting_for(role.key())?, weights.named)));
                term.weight * (1.0 - (1.0 - weights.named * sign) * (1.0 - told.fold(0.0, f32::max)))
            });
            (1.0 - weights.names) * signs.sum::<f32>() / total + fit_of(level, role.level(), weights) + best.unwrap_or_default()
        };
        catalog.roles().map(score).collect()
    }

    #[test]
    fn following_words_gives_what_looking_at_every_role_does() -> Result<(), career_data::image::ImageError> {
        let catalog = Catalog::embedded()?;
        for query in [
            "sysadmin",
            "senior cloud engineer",
            "kuberentes",
            "dvlpr",
            "sre python",
            "somebody who tests payment systems and writes reports",
            "ux",
            "lead",
            "data data",
        ] {
            let parsed = ParsedQuery::of(&catalog, query);
            let mut expected = vec![f32::MIN; catalog.count_roles()];
            for terms in &parsed.readings {
                for (kept, score) in expected.iter_mut().zip(plain(&catalog, terms, parsed.level, Weights::of(&parsed))) {
                    *kept = kept.max(score);
                }
            }
            let found: Vec<_> = scores(&catalog, &parsed).iter().map(|answer| (answer.role.index(), answer.score)).collect();
            let good = expected.into_iter().enumerate().filter(|(_, score)| *score >= parsed.floor());
            assert_eq!(found, good.collect::<Vec<_>>(), "{query}");
        }
        Ok(())
    }
}
