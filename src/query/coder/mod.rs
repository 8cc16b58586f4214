//! `code`: from job titles, by the million, to a role and an occupation's code, with a confidence.
//!
//! ```text
//! reader       a title to numbered words, as the index reads names
//! names        how well each role's names fit: the role
//! corpus       the names and reported titles that answers rest on
//! evidence     what words say about the occupation: names and reported titles
//! confidence   how likely the occupation is right
//! ```
//!
//! ```text
//! name(role)         = NAME · fit(role), and EXACT if the title is a name of the role
//! score(role)        = name(role) + ROLE_EVIDENCE · evidence(its occupation)
//! score(occupation)  = evidence(occupation) + max name(role) over its roles, and OFFICIAL if the title is its own
//! ```
//!
//! The best role and the best occupation are each answered for themselves: employers file jobs of one name under several codes, and
//! the code that is filed most need not be the one that the role's figures come from.
//!
//! Everything is held in memory and read-only: threads share one [`TitleCoder`], each with a [`Scratch`] of its own.

mod confidence;
mod corpus;
mod evidence;
mod names;
mod reader;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use self::confidence::{Calibration, Case, share};
use self::corpus::{Class, Corpus, Reported};
use self::evidence::{ClassId, Evidence};
use self::names::{NamesScratch, RoleFit, RoleNames};
use self::reader::{ReaderScratch, TitleReading, Vocabulary, Words};
use crate::catalog::{Catalog, Role, RoleId};

/// The weight of the fit of a role's names.
const NAME: f32 = 4.0;
/// The weight of the evidence for its occupation in the score of a role: what a job is called says more of the role.
const ROLE_EVIDENCE: f32 = 0.3;
/// What is added for a title that is a name of a role.
const EXACT: f32 = 3.0;
/// What is added for a title that is the occupation's own: as much as for the best name.
const OFFICIAL: f32 = NAME + EXACT;
/// Reported titles are answered for the calibration by evidence without a part of them: in so many parts.
const FOLDS: usize = 4;
/// The factor on the confidence in a title of which only the kind of job is known: it may be of another trade.
const UNKNOWN_FIELD: f32 = 0.5;
/// Words of the context beyond this many are not read.
const MOST_CONTEXT: usize = 64;

/// What a title was coded to.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CodedTitle<'a> {
    /// As it was given.
    pub title: String,
    /// Id of the role; absent where no role's names share a word with the title.
    pub role: Option<&'a str>,
    /// Code of the occupation, at the level of statistics: six digits in SOC.
    pub soc: Option<&'a str>,
    /// Its title.
    pub occupation: Option<&'a str>,
    /// How likely the occupation is right, 0-1.
    pub score: Option<f64>,
    /// By how much its share exceeds that of the next, 0-1.
    pub margin: Option<f64>,
    /// Id of the next role.
    pub runner_up: Option<&'a str>,
    /// Code of the next occupation.
    pub runner_up_soc: Option<&'a str>,
    /// What speaks for the answer most.
    pub by: Option<CodedBy>,
}

/// What speaks for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CodedBy {
    /// The title is a name of the role.
    Exact,
    /// A name of the role has words of the title.
    Name,
    /// The title names a tool of the role.
    Tool,
    /// Titles reported for the occupation have words of the title.
    Report,
}

impl CodedBy {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Name => "name",
            Self::Tool => "tool",
            Self::Report => "report",
        }
    }
}

/// Codes titles by the names of a catalog.
pub struct TitleCoder<'a> {
    catalog: &'a Catalog,
    vocabulary: Vocabulary,
    names: RoleNames,
    classes: Vec<Class<'a>>,
    /// The class of each role.
    of_role: Vec<ClassId>,
    evidence: Evidence,
    /// The classes by the words of their official titles.
    official: FxHashMap<Words, ClassId>,
    calibration: Calibration,
}

/// What coding a title needs for the time being; kept between titles.
#[derive(Default)]
pub struct Scratch {
    reader: ReaderScratch,
    names: NamesScratch,
    fits: Vec<RoleFit>,
    scores: Vec<f32>,
}

/// The reading of a title that was chosen.
struct Chosen {
    reading: TitleReading,
    best: Best,
    /// Of each class.
    scores: Vec<f32>,
    /// Of each role that something speaks for, the best first.
    fits: Vec<RoleFit>,
    /// The role that has the title as a name.
    exact: Option<RoleId>,
}

/// The best answer of one reading.
#[derive(Clone, Copy)]
struct Best {
    class: ClassId,
    role: Option<RoleFit>,
    score: f32,
}

impl<'a> TitleCoder<'a> {
    /// Reads all names and reported titles of a catalog.
    #[must_use]
    pub fn of(catalog: &'a Catalog) -> Self {
        let mut vocabulary = Vocabulary::of(catalog);
        let corpus = Corpus::read(catalog, &mut vocabulary);
        let names = RoleNames::of(catalog, &corpus.names, &vocabulary);
        let evidence = corpus.evidence(&vocabulary, |_| false);
        let calibration = Calibration::of(&[]);
        let (classes, of_role, official) = (corpus.classes.clone(), corpus.of_role.clone(), corpus.official.clone());
        let coder = Self { catalog, vocabulary, names, classes, of_role, evidence, official, calibration };
        let cases = coder.try_out_all(&corpus);
        Self { calibration: Calibration::of(&cases), ..coder }
    }

    /// Answers all reported titles, each by evidence without its own part of them.
    fn try_out_all<'r>(&self, corpus: &'r Corpus<'_>) -> Vec<Case<'r>> {
        let (mut cases, mut scratch) = (Vec::new(), Scratch::default());
        for fold in 0..FOLDS {
            let mut left_out = corpus.reported.iter().skip(fold).step_by(FOLDS).filter(|title| title.is_counted()).peekable();
            if left_out.peek().is_some() {
                let evidence = corpus.evidence(&self.vocabulary, |nth| nth % FOLDS == fold);
                left_out.for_each(|title| self.try_out(&evidence, title, &mut scratch, &mut cases));
            }
        }
        cases
    }

    /// Answers a reported title by evidence without it. Each report is a case; the classes that one stands for are a case together.
    fn try_out<'r>(&self, evidence: &Evidence, title: &'r Reported, scratch: &mut Scratch, cases: &mut Vec<Case<'r>>) {
        let Some(best) = self.best(evidence, &title.reading, None, None, scratch) else { return };
        let share = share(&scratch.scores, best.score);
        let case = |is_right| Case { class: best.class, title: &title.reading, share, is_right };
        let counted = || title.classes.iter().filter(|of| of.is_counted);
        cases.extend(counted().filter(|of| !of.is_one_of_several).map(|of| case(of.class == best.class)));
        if counted().any(|of| of.is_one_of_several) {
            cases.push(case(counted().any(|of| of.is_one_of_several && of.class == best.class)));
        }
    }

    /// Codes a title; the context may help to tell the occupation.
    #[must_use]
    pub fn code(&self, title: &str, context: Option<&str>, scratch: &mut Scratch) -> CodedTitle<'a> {
        match self.choose(title, context, scratch) {
            Some(chosen) => self.answer(title, &chosen),
            None => CodedTitle::none(title),
        }
    }

    /// The codes of all occupations, the most likely first; none if nothing speaks for any.
    #[must_use]
    pub fn ranked(&self, title: &str, scratch: &mut Scratch) -> Vec<&'a str> {
        let Some(chosen) = self.choose(title, None, scratch) else { return Vec::new() };
        let mut ranked: Vec<(&Class<'a>, f32)> = self.classes.iter().zip(chosen.scores).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked.into_iter().map(|(class, _)| class.code).filter(|code| !code.is_empty()).collect()
    }

    /// The best reading of a title: the one whose role fits best, or else the first.
    fn choose(&self, title: &str, context: Option<&str>, scratch: &mut Scratch) -> Option<Chosen> {
        let exact = self.catalog.find_role(title).map(Role::key);
        let mut context = context.and_then(|context| self.vocabulary.read(context, &mut scratch.reader).into_iter().next());
        if let Some(context) = &mut context {
            context.words.truncate(MOST_CONTEXT);
        }
        let fit = |best: &Best| best.role.map_or(0.0, |role| role.fit);
        let mut chosen: Option<Chosen> = None;
        for reading in self.vocabulary.read(title, &mut scratch.reader) {
            let Some(best) = self.best(&self.evidence, &reading, context.as_ref(), exact, scratch) else { continue };
            if chosen.as_ref().is_none_or(|other| fit(&best) > fit(&other.best)) {
                let (scores, fits) = (scratch.scores.clone(), scratch.fits.clone());
                chosen = Some(Chosen { reading, best, scores, fits, exact });
            }
        }
        chosen
    }

    /// The best answer of a reading; leaves the scores of classes and the fits of roles in the scratch. `None` if nothing speaks.
    fn best(
        &self,
        evidence: &Evidence,
        reading: &TitleReading,
        context: Option<&TitleReading>,
        exact: Option<RoleId>,
        scratch: &mut Scratch,
    ) -> Option<Best> {
        let Scratch { names, fits, scores, .. } = scratch;
        let speaks = evidence.scores(reading, context, &self.vocabulary, scores);
        self.names.fits(self.catalog, &self.vocabulary, reading, names, fits);
        if let Some(role) = exact {
            fits.retain(|fit| fit.role != role);
            fits.push(RoleFit { role, fit: 1.0, by_tool: false, score: 0.0 });
        }
        if !speaks && fits.is_empty() {
            return None;
        }
        // The best role of each class adds to its score.
        let mut added = vec![0.0_f32; scores.len()];
        for fit in fits.iter_mut() {
            let class = usize::from(self.class_of(fit.role));
            let name = NAME * fit.fit + if exact == Some(fit.role) { EXACT } else { 0.0 };
            fit.score = name + ROLE_EVIDENCE * scores.get(class).copied().unwrap_or_default();
            if let Some(added) = added.get_mut(class) {
                *added = added.max(name);
            }
        }
        if let Some(added) = self.official.get(&reading.words).and_then(|class| added.get_mut(usize::from(*class))) {
            *added += OFFICIAL;
        }
        scores.iter_mut().zip(added).for_each(|(score, added)| *score += added);
        fits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.role.cmp(&b.role)));
        let (class, score) = (0..).zip(scores.iter().copied()).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        Some(Best { class, role: fits.first().copied(), score })
    }

    fn class_of(&self, role: RoleId) -> ClassId {
        self.of_role.get(role.index()).copied().unwrap_or_default()
    }

    fn answer(&self, title: &str, chosen: &Chosen) -> CodedTitle<'a> {
        let Chosen { reading, best, scores, fits, exact } = chosen;
        let others = (0..).zip(scores.iter().copied()).filter(|(class, _): &(ClassId, f32)| *class != best.class);
        let next = others.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let own = share(scores, best.score);
        let of_field = if reading.is_of_unknown_field(&self.vocabulary) { UNKNOWN_FIELD } else { 1.0 };
        let confidence = of_field * self.calibration.confidence(best.class, reading, own);
        let margin = next.map(|(_, score)| own * (1.0 - libm::expf((score - best.score) / confidence::TEMPERATURE)));
        let id = |role: RoleId| self.catalog.role(role).map(Role::id);
        let class = |class: ClassId| self.classes.get(usize::from(class)).filter(|class| !class.code.is_empty());
        let by = match best.role {
            Some(fit) if *exact == Some(fit.role) => CodedBy::Exact,
            Some(fit) if fit.by_tool => CodedBy::Tool,
            Some(_) => CodedBy::Name,
            None => CodedBy::Report,
        };
        CodedTitle {
            title: title.to_owned(),
            role: best.role.and_then(|fit| id(fit.role)),
            soc: class(best.class).map(|class| class.code),
            occupation: class(best.class).map(|class| class.title),
            score: class(best.class).map(|_| hundredths(confidence)),
            margin: margin.map(hundredths),
            runner_up: fits.get(1).and_then(|fit| id(fit.role)),
            runner_up_soc: next.and_then(|(next, _)| class(next)).map(|class| class.code),
            by: Some(by),
        }
    }
}

impl CodedTitle<'_> {
    fn none(title: &str) -> Self {
        let title = title.to_owned();
        Self {
            title,
            role: None,
            soc: None,
            occupation: None,
            score: None,
            margin: None,
            runner_up: None,
            runner_up_soc: None,
            by: None,
        }
    }
}

/// Rounds a share to hundredths.
fn hundredths(share: f32) -> f64 {
    f64::from((share * 100.0).round()) / 100.0
}
