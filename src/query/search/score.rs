//! How well roles answer a question.
//!
//! For one reading of the query, with terms t of weight w(t):
//!
//! ```text
//! names(role)    = max over its names of  Σ w·hit / Σ w  ·  (1 − SHAPE + SHAPE · part of the name that was hit)
//! signs(role)    = Σ w·sign / Σ w,  a term's sign being 1 − (1 − name)(1 − tool)(1 − prose)
//! score(role)    = NAMES · names + (1 − NAMES) · signs + fit of the level
//! ```

use super::question::{Hit, Question, Term};
use crate::catalog::{Catalog, RoleName, Told};
use crate::vocabulary::Level;

/// The part of the names in the score; the rest are signs from all over the role.
const NAMES: f32 = 0.55;
/// How much it matters that the query speaks of the whole name.
const SHAPE: f32 = 0.3;
/// What an alias is worth beside the title, and what a name of the plain role is.
const ALIAS: f32 = 0.96;
const INHERITED: f32 = 0.94;
/// What a sign is worth at best.
const NAME_SIGN: f32 = 0.9;
const TOOL_SIGN: f32 = 0.8;
const PROSE_SIGN: f32 = 0.6;
/// Levels: asked for and stated in the name, asked for and the role's, each level off; stated though not asked for.
const STATED: f32 = 0.06;
const HELD: f32 = 0.04;
const EACH_LEVEL_OFF: f32 = 0.03;
const UNASKED: f32 = 0.06;
/// The level that nobody asked for: plain roles come first.
const UNASKED_LEVEL: [f32; 5] = [0.0, 0.01, -0.01, -0.02, -0.03];
/// The highest score there is.
pub(super) const BEST_SCORE: f32 = 1.0 + STATED + HELD;
/// A role is the more about a word the more of its names have it, up to so many; with one only, this part of the sign.
const MANY_NAMES: f32 = 4.0;
const ONE_NAME: f32 = 0.7;

/// How a role answers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answer {
    /// 0-1 and the fit of the level.
    pub(super) score: f32,
    /// The reading that fits best.
    pub(super) reading: usize,
    /// The name that fits best and how well, 0-1.
    pub(super) name: Option<usize>,
    pub(super) names: f32,
}

/// The answers of all roles, in their order.
pub(super) fn answers(catalog: &Catalog, question: &Question<'_>) -> Vec<Answer> {
    let mut best = vec![Answer::default(); catalog.roles().len()];
    for (reading, terms) in question.readings.iter().enumerate() {
        for (answer, kept) in answers_to(catalog, terms, question.level).into_iter().zip(&mut best) {
            if answer.score > kept.score {
                *kept = Answer { reading, ..answer };
            }
        }
    }
    best
}

#[derive(Clone, Copy, Default)]
struct NameTally {
    /// Σ w·hit
    said: f32,
    /// Weight of the words hit.
    hit: f32,
}

fn answers_to(catalog: &Catalog, terms: &[Term<'_>], level: Option<Level>) -> Vec<Answer> {
    let total: f32 = terms.iter().map(|term| term.weight).sum();
    let mut names = vec![NameTally::default(); catalog.role_names().len()];
    let mut signs = vec![0.0; catalog.roles().len()];
    for term in terms {
        let of_names = tally_names(term, &mut names);
        let mut of_roles = vec![(0.0_f32, 0.0_f32); signs.len()];
        for (position, quality) in of_names {
            let role = catalog.role_name(position).map_or(usize::MAX, |name| name.role().index());
            if let Some((sign, _)) = of_roles.get_mut(role) {
                let least = quality * NAME_SIGN * ONE_NAME;
                *sign = (*sign + quality * NAME_SIGN * (1.0 - ONE_NAME) / (MANY_NAMES - 1.0))
                    .clamp(least, quality.max(*sign / NAME_SIGN) * NAME_SIGN);
            }
        }
        for Hit { word, quality, .. } in &term.hits {
            for (role, told) in word.told() {
                if let Some((_, sign)) = of_roles.get_mut(role.index()) {
                    *sign = sign.max(quality * told_sign(told));
                }
            }
        }
        for (sum, (name, told)) in signs.iter_mut().zip(of_roles) {
            *sum += term.weight * (1.0 - (1.0 - name) * (1.0 - told));
        }
    }
    let mut answers: Vec<Answer> = catalog
        .roles()
        .zip(signs)
        .map(|(role, sign)| Answer { score: (1.0 - NAMES) * sign / total + fit_of(level, role.level()), ..Answer::default() })
        .collect();
    add_names(catalog, &names, total, level, &mut answers);
    answers
}

/// Adds a term to the names that hold it, and gives these with how well.
fn tally_names(term: &Term<'_>, names: &mut [NameTally]) -> Vec<(usize, f32)> {
    let mut hits: Vec<(usize, f32, f32)> = Vec::new();
    for Hit { word, quality, .. } in &term.hits {
        let weight = word.weight();
        hits.extend(word.names().map(|name| (name, *quality, weight)));
    }
    if term.hits.len() > 1 {
        // The best of several words of one name counts.
        hits.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        hits.dedup_by_key(|hit| hit.0);
    }
    for (name, quality, weight) in &hits {
        if let Some(tally) = names.get_mut(*name) {
            tally.said += term.weight * quality;
            tally.hit += weight;
        }
    }
    hits.into_iter().map(|(name, quality, _)| (name, quality)).collect()
}

fn add_names(catalog: &Catalog, names: &[NameTally], total: f32, level: Option<Level>, answers: &mut [Answer]) {
    let mut best = vec![f32::MIN; answers.len()];
    for (position, tally) in names.iter().enumerate().filter(|(_, tally)| tally.said > 0.0) {
        let Some(name) = catalog.role_name(position) else { continue };
        let fit = name_fit(name, *tally, total);
        let gain = NAMES * fit + stated_fit(level, name.grade());
        let role = name.role().index();
        if let Some((best, answer)) = best.get_mut(role).zip(answers.get_mut(role)).filter(|(best, _)| gain > **best) {
            *best = gain;
            (answer.name, answer.names) = (Some(position), fit);
        }
    }
    for (answer, gain) in answers.iter_mut().zip(best).filter(|(_, gain)| *gain > f32::MIN) {
        answer.score += gain;
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

/// What a role's level does for a question; nothing when it is not known.
fn fit_of(asked: Option<Level>, level: Option<Level>) -> f32 {
    let Some(level) = level else { return 0.0 };
    let Some(asked) = asked else { return UNASKED_LEVEL.get(level as usize).copied().unwrap_or_default() };
    match asked.above(level).unsigned_abs() {
        0 => HELD,
        1 => -EACH_LEVEL_OFF,
        2 => -2.0 * EACH_LEVEL_OFF,
        _ => -3.0 * EACH_LEVEL_OFF,
    }
}

/// What a name that states its grade does for a question.
fn stated_fit(asked: Option<Level>, grade: Option<Level>) -> f32 {
    match (asked, grade) {
        (_, None) => 0.0,
        (Some(asked), Some(grade)) if asked == grade => STATED,
        _ => -UNASKED,
    }
}

/// What tools and prose say, together.
fn told_sign(Told { tool, prose }: Told) -> f32 {
    let part = |told: u8| f32::from(told) / 255.0;
    1.0 - (1.0 - TOOL_SIGN * part(tool)) * (1.0 - PROSE_SIGN * part(prose))
}

/// What a role's tools and its prose alone say to a reading, 0-1 each.
pub(super) fn told_of(role: usize, terms: &[Term<'_>]) -> (f32, f32) {
    let total: f32 = terms.iter().map(|term| term.weight).sum();
    let (mut tools, mut prose) = (0.0, 0.0);
    for term in terms {
        let (tool, text) = term.told_of(role);
        tools += term.weight * TOOL_SIGN * tool;
        prose += term.weight * PROSE_SIGN * text;
    }
    (tools / total, prose / total)
}

impl Term<'_> {
    /// What a role's tools and its prose say of the term, 0-1 each.
    pub(super) fn told_of(&self, role: usize) -> (f32, f32) {
        let mut best = (0.0_f32, 0.0_f32);
        for Hit { word, quality, .. } in &self.hits {
            for (_, told) in word.told().filter(|(of, _)| of.index() == role) {
                best.0 = best.0.max(quality * f32::from(told.tool) / 255.0);
                best.1 = best.1.max(quality * f32::from(told.prose) / 255.0);
            }
        }
        best
    }
}
