//! What the words of a title say about its occupation: naive Bayes over names of roles and reported titles, with weak evidence
//! held back.
//!
//! ```text
//! score(o)  = ln prior(o) + Σ over features f of the title that anything has:
//!                 weight(f) · ( ln(1 + n(f, o) / (K · share(f)))  −  NEGATIVE · ln(1 + n(o) / K) )
//! features  = each word, the last word that says what kind of job it is, each pair of neighbours, the whole
//! n(f, o)   = Σ over titles of o that have f: 1 for a name or a title that nobody counts, else REPORTED · log2(1 + reports) / among
//! prior(o)  = (share of the employment + share of the reports) / 2, of those that are known
//! ```

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::reader::{TitleReading, Vocabulary, WordId};

/// The number of pseudo-counts: the higher, the less a few titles tell.
const K: f32 = 3000.0;
/// The share of the penalty for what an occupation with many titles was not found to have.
const NEGATIVE: f32 = 0.5;
/// The weight of a report beside that of a name.
const REPORTED: f32 = 2.0;
/// The weight of a feature that is the whole title.
const WHOLE: f32 = 0.5;
/// The factor on words of the context.
pub(super) const CONTEXT: f32 = 0.3;
/// What is added to a share that is 0.
const LEAST_PRIOR: f32 = 1e-6;

/// Identifies a class: an occupation at the level of statistics.
pub(super) type ClassId = u16;

/// A title of a class with its weight.
pub(super) struct Sample<'r> {
    pub(super) class: ClassId,
    pub(super) reading: &'r TitleReading,
    pub(super) weight: f32,
}

/// The weight of a reported title.
#[allow(clippy::cast_precision_loss, reason = "need not be exact")]
pub(super) fn weight_of(reports: Option<u32>, among: u16) -> f32 {
    reports.map_or(1.0, |reports| REPORTED * libm::log2f(1.0 + reports as f32) / f32::from(among.max(1)))
}

/// A feature of a title.
type Feature = u64;

/// For each feature, what it adds to the score of each class that has it.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    features: FxHashMap<Feature, Vec<(ClassId, f32)>>,
    priors: Vec<f32>,
    /// What a feature takes from each class.
    taken: Vec<f32>,
}

impl Evidence {
    /// Counts features. `priors` are shares of all classes.
    pub(super) fn of<'r>(samples: impl Iterator<Item = Sample<'r>>, priors: &[f32], vocabulary: &Vocabulary) -> Self {
        let mut counts: FxHashMap<Feature, Vec<(ClassId, f32)>> = FxHashMap::default();
        let mut totals = vec![0.0_f32; priors.len()];
        for Sample { class, reading, weight } in samples {
            each_feature(reading, vocabulary, |feature, _| {
                let of_feature = counts.entry(feature).or_default();
                match of_feature.iter_mut().find(|(of, _)| *of == class) {
                    Some((_, count)) => *count += weight,
                    None => of_feature.push((class, weight)),
                }
                if let Some(total) = totals.get_mut(usize::from(class)) {
                    *total += weight;
                }
            });
        }
        let all: f32 = totals.iter().sum::<f32>().max(1.0);
        for of_feature in counts.values_mut() {
            let share = of_feature.iter().map(|(_, count)| count).sum::<f32>() / all;
            for (_, count) in of_feature.iter_mut() {
                *count = libm::logf(1.0 + *count / (K * share));
            }
        }
        Self {
            features: counts,
            priors: priors.iter().map(|share| libm::logf(share + LEAST_PRIOR)).collect(),
            taken: totals.iter().map(|total| NEGATIVE * libm::logf(1.0 + total / K)).collect(),
        }
    }

    /// The score of each class; returns whether anything but the priors speaks.
    pub(super) fn scores(
        &self,
        title: &TitleReading,
        context: Option<&TitleReading>,
        vocabulary: &Vocabulary,
        scores: &mut Vec<f32>,
    ) -> bool {
        scores.clear();
        scores.extend(&self.priors);
        let mut said = 0.0;
        let mut add = |feature: Feature, weight: f32| {
            let Some(of_feature) = self.features.get(&feature) else { return };
            said += weight;
            for (class, gain) in of_feature {
                if let Some(score) = scores.get_mut(usize::from(*class)) {
                    *score += weight * gain;
                }
            }
        };
        each_feature(title, vocabulary, &mut add);
        for word in context.iter().flat_map(|context| context.words.iter().flatten()) {
            add(word_feature(*word), CONTEXT);
        }
        for (score, taken) in scores.iter_mut().zip(&self.taken) {
            *score -= said * taken;
        }
        said > 0.0
    }
}

/// Calls a function with each feature of a title and its weight. Unknown words are passed over, whatever stands around them.
fn each_feature(title: &TitleReading, vocabulary: &Vocabulary, mut each: impl FnMut(Feature, f32)) {
    let mut last: Option<WordId> = None;
    let mut head: Option<WordId> = None;
    let mut whole = FxHasher::default();
    for word in title.words.iter().flatten().copied() {
        each(word_feature(word), 1.0);
        if let Some(last) = last {
            each(hash((1_u8, last, word)), 1.0);
        }
        if vocabulary.is_head(word) {
            head = Some(word);
        }
        word.hash(&mut whole);
        last = Some(word);
    }
    if let Some(head) = head {
        each(hash((2_u8, head)), 1.0);
    }
    if last.is_some() {
        each(hash((3_u8, whole.finish())), WHOLE);
    }
}

fn word_feature(word: WordId) -> Feature {
    hash((0_u8, word))
}

fn hash(value: impl Hash) -> Feature {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
