//! How likely an answer's occupation is right: learned from reported titles, each answered without its own report.
//!
//! ```text
//! confidence   = σ(a + b · logit p + c · logit r(occupation) + d · mean of logit r(word) over the title's words)
//! p            = softmax of the scores at TEMPERATURE, for the answer
//! r(x)         = (right answers with x + PRIOR_CASES · overall share) / (answers with x + PRIOR_CASES)
//! a, b, c, d   by logistic regression, where r leaves out the case at hand
//! ```
//!
//! Where few titles are reported, the coefficients are those that the program's own data gave ([`UNTAUGHT`]).

use rustc_hash::FxHashMap;

use super::evidence::ClassId;
use super::reader::{TitleReading, WordId};

/// Softens scores, which overstate what features that depend on each other say.
pub(super) const TEMPERATURE: f32 = 3.0;
/// Cases of the overall share that stand beside the cases of one occupation or word.
const PRIOR_CASES: f32 = 8.0;
/// The fewest cases from which coefficients are learned.
const FEWEST_CASES: usize = 200;
/// Coefficients where none can be learned.
const UNTAUGHT: Inputs = [-0.4, 0.15, 1.0, 1.0];
/// The share of right answers where none was tried.
const UNTRIED: f32 = 0.55;
const STEPS: usize = 20;
const RIDGE: f32 = 0.3;

/// 1 and the three logits of the formula, or their coefficients.
type Inputs = [f32; 4];

/// An answer to a reported title, known to be right or wrong.
#[derive(Clone, Debug)]
pub(super) struct Case<'r> {
    pub(super) class: ClassId,
    pub(super) title: &'r TitleReading,
    /// From [`share`].
    pub(super) share: f32,
    pub(super) is_right: bool,
}

/// Right answers, and all.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: f32,
    all: f32,
}

impl Tally {
    fn add(&mut self, is_right: bool) {
        self.right += f32::from(u8::from(is_right));
        self.all += 1.0;
    }

    fn without(self, left_out: Option<bool>) -> Self {
        let Some(is_right) = left_out else { return self };
        Self { right: self.right - f32::from(u8::from(is_right)), all: self.all - 1.0 }
    }
}

/// From scores to confidence.
#[derive(Debug)]
pub(super) struct Calibration {
    coefficients: Inputs,
    /// The share of right answers.
    overall: f32,
    classes: FxHashMap<ClassId, Tally>,
    words: FxHashMap<WordId, Tally>,
}

/// The share of a score among all, at the temperature.
pub(super) fn share(scores: &[f32], best: f32) -> f32 {
    let sum: f32 = scores.iter().map(|score| libm::expf((score - best) / TEMPERATURE)).sum();
    1.0 / sum.max(1.0)
}

impl Calibration {
    pub(super) fn of(cases: &[Case<'_>]) -> Self {
        let mut calibration =
            Self { coefficients: UNTAUGHT, overall: UNTRIED, classes: FxHashMap::default(), words: FxHashMap::default() };
        let mut overall = Tally::default();
        for case in cases {
            overall.add(case.is_right);
            calibration.classes.entry(case.class).or_default().add(case.is_right);
            for word in case.title.words.iter().flatten() {
                calibration.words.entry(*word).or_default().add(case.is_right);
            }
        }
        if cases.len() >= FEWEST_CASES {
            calibration.overall = overall.right / overall.all;
            calibration.learn(cases);
        }
        calibration
    }

    /// Logistic regression by Newton's method.
    fn learn(&mut self, cases: &[Case<'_>]) {
        let inputs: Vec<(Inputs, f32)> = cases
            .iter()
            .map(|case| {
                let inputs = self.inputs(case.class, case.title, case.share, Some(case.is_right));
                (inputs, f32::from(u8::from(case.is_right)))
            })
            .collect();
        let mut learned = UNTAUGHT;
        for _ in 0..STEPS {
            let mut gradient = learned.map(|coefficient| RIDGE * coefficient);
            let mut curvature = [0, 1, 2, 3].map(|row| [0, 1, 2, 3].map(|column| if row == column { RIDGE } else { 0.0 }));
            for (inputs, right) in &inputs {
                let told = sigmoid(dot(&learned, inputs));
                for (row, (slope, left)) in curvature.iter_mut().zip(gradient.iter_mut().zip(inputs)) {
                    *slope += (told - right) * left;
                    row.iter_mut().zip(inputs).for_each(|(cell, right)| *cell += told * (1.0 - told) * left * right);
                }
            }
            for (coefficient, step) in learned.iter_mut().zip(solve(curvature, gradient)) {
                *coefficient -= step;
            }
        }
        if learned.iter().all(|coefficient| coefficient.is_finite()) {
            self.coefficients = learned;
        }
    }

    /// The inputs for an answer; for a case, without what it adds itself.
    #[allow(clippy::cast_precision_loss, reason = "titles have few words")]
    fn inputs(&self, class: ClassId, title: &TitleReading, share: f32, left_out: Option<bool>) -> Inputs {
        let reliability = |tally: Option<&Tally>| {
            let Tally { right, all } = tally.map_or(Tally::default(), |tally| tally.without(left_out));
            logit((right + PRIOR_CASES * self.overall) / (all + PRIOR_CASES))
        };
        let words = title.words.iter().map(|word| reliability(word.and_then(|word| self.words.get(&word))));
        let of_words = words.sum::<f32>() / title.words.len().max(1) as f32;
        [1.0, logit(share), reliability(self.classes.get(&class)), of_words]
    }

    /// The confidence in an answer, 0-1.
    pub(super) fn confidence(&self, class: ClassId, title: &TitleReading, share: f32) -> f32 {
        sigmoid(dot(&self.coefficients, &self.inputs(class, title, share, None)))
    }
}

fn dot(a: &Inputs, b: &Inputs) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x))
}

fn logit(share: f32) -> f32 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    libm::logf(share / (1.0 - share))
}

/// Solves linear equations by elimination; the matrix is positive definite.
fn solve<const N: usize>(mut matrix: [[f32; N]; N], mut right: [f32; N]) -> [f32; N] {
    for pivot in 0..N {
        let (Some(&row), Some(&value)) = (matrix.get(pivot), right.get(pivot)) else { continue };
        let scale = row.get(pivot).copied().unwrap_or(1.0);
        for (at, (other, result)) in matrix.iter_mut().zip(right.iter_mut()).enumerate() {
            if at == pivot {
                for cell in other.iter_mut() {
                    *cell /= scale;
                }
                *result /= scale;
                continue;
            }
            let factor = other.get(pivot).copied().unwrap_or_default() / scale;
            other.iter_mut().zip(&row).for_each(|(cell, own)| *cell -= factor * own);
            *result -= factor * value;
        }
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let solution = solve([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]], [6.0, 10.0, 8.0]);
        for (found, exact) in solution.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - exact).abs() < 1e-4, "{solution:?}");
        }
    }

    #[test]
    fn confidence_is_the_share_of_right_answers() {
        // Of class 0, nine in ten are right; of class 1, three in ten.
        let title = TitleReading::default();
        let case = |at: u16| {
            let class = at % 2;
            Case { class, title: &title, share: 0.5, is_right: at / 2 % 10 < if class == 0 { 9 } else { 3 } }
        };
        let calibration = Calibration::of(&(0..400).map(case).collect::<Vec<_>>());
        assert!((calibration.confidence(0, &title, 0.5) - 0.9).abs() < 0.05, "{calibration:?}");
        assert!((calibration.confidence(1, &title, 0.5) - 0.3).abs() < 0.05, "{calibration:?}");
    }
}
