//! What titles are coded by: the names of all roles and the reported titles, read once, and the classes that they belong to.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::evidence::{ClassId, Evidence, Sample, weight_of};
use super::names::{NameKind, ReadName};
use super::reader::{ReaderScratch, TitleReading, Vocabulary, Words};
use crate::catalog::{Catalog, Role, RoleId, RoleNameId};
use career_data::text::fold;

/// A class: an occupation at the level of statistics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class<'a> {
    /// Empty for roles without an occupation.
    pub(super) code: &'a str,
    pub(super) title: &'a str,
}

/// A reported title and the classes that it is reported for.
#[derive(Default)]
pub(super) struct Reported {
    pub(super) reading: TitleReading,
    pub(super) classes: Vec<ReportedClass>,
}

pub(super) struct ReportedClass {
    pub(super) class: ClassId,
    weight: f32,
    /// Whether the source counts reports: only those show how often answers are right, and how often an occupation is meant.
    pub(super) is_counted: bool,
    /// Whether it is one of several that the code reported stands for.
    pub(super) is_one_of_several: bool,
}

/// All names and reported titles.
pub(super) struct Corpus<'a> {
    /// Sorted by code.
    pub(super) classes: Vec<Class<'a>>,
    /// The class of each role.
    pub(super) of_role: Vec<ClassId>,
    pub(super) names: Vec<ReadName>,
    pub(super) reported: Vec<Reported>,
    /// The classes by the words of their official titles.
    pub(super) official: FxHashMap<Words, ClassId>,
    /// The share of each class.
    priors: Vec<f32>,
}

impl<'a> Corpus<'a> {
    /// Reads a catalog; the vocabulary takes up all words.
    pub(super) fn read(catalog: &'a Catalog, vocabulary: &mut Vocabulary) -> Self {
        let mut scratch = ReaderScratch::default();
        let (classes, of_role) = classes(catalog);
        let mut names = Vec::new();
        let mut indexed = catalog.role_names();
        for name in (0..catalog.count_role_names()).filter_map(|at| indexed.get(RoleNameId::at(at))) {
            let kind = NameKind::of(name);
            let readings = vocabulary.learn(name.text(), &mut scratch);
            names.extend(readings.into_iter().map(|reading| ReadName { role: name.role(), kind, reading }));
        }
        let reported = reported(catalog, &classes, vocabulary, &mut scratch);
        let priors = priors(catalog, &classes, &reported);
        let official = official(catalog, &classes, vocabulary, &mut scratch);
        Self { classes, of_role, names, reported, official, priors }
    }

    /// The evidence of all titles but those counted reports whose position the predicate leaves out.
    pub(super) fn evidence(&self, vocabulary: &Vocabulary, is_left_out: impl Fn(usize) -> bool) -> Evidence {
        let class = |role: RoleId| self.of_role.get(role.index()).copied().unwrap_or_default();
        let own = self.names.iter().filter(|name| name.kind != NameKind::Inherited);
        let names = own.map(|name| Sample { class: class(name.role), reading: &name.reading, weight: 1.0 });
        let titles = self.reported.iter().enumerate().flat_map(|(nth, title)| {
            let kept = title.classes.iter().filter(|of| !of.is_counted || !is_left_out(nth)).collect::<Vec<_>>();
            kept.into_iter().map(|of| Sample { class: of.class, reading: &title.reading, weight: of.weight })
        });
        Evidence::of(names.chain(titles), &self.priors, vocabulary)
    }
}

/// The six digits of a SOC or O*NET-SOC code; another code as it is.
fn soc_of(code: &str) -> &str {
    code.split_once('.').map_or(code, |(soc, _)| soc)
}

/// The classes of all roles, sorted by code, and the class of each role. Roles without an occupation have one of their own.
fn classes(catalog: &Catalog) -> (Vec<Class<'_>>, Vec<ClassId>) {
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for role in catalog.roles() {
        match role.occupation() {
            Some(occupation) => {
                let statistics = occupation.statistics().map(|statistics| statistics.title());
                titles.entry(soc_of(occupation.code())).or_insert_with(|| statistics.unwrap_or_else(|| occupation.title()));
            }
            None => drop(titles.entry("").or_insert("")),
        }
    }
    let classes: Vec<Class<'_>> = titles.into_iter().map(|(code, title)| Class { code, title }).collect();
    let class = |role: Role<'_>| {
        let code = role.occupation().map_or("", |occupation| soc_of(occupation.code()));
        let at = classes.binary_search_by_key(&code, |class| class.code).unwrap_or_default();
        ClassId::try_from(at).unwrap_or_default()
    };
    let of_role = catalog.roles().map(class).collect();
    (classes, of_role)
}

/// The titles reported for occupations that roles have, by their folded text.
fn reported(catalog: &Catalog, classes: &[Class<'_>], vocabulary: &mut Vocabulary, scratch: &mut ReaderScratch) -> Vec<Reported> {
    let mut titles: BTreeMap<String, Reported> = BTreeMap::new();
    for title in catalog.reported_titles() {
        let Ok(at) = classes.binary_search_by_key(&soc_of(title.occupation()), |class| class.code) else { continue };
        titles.entry(fold(title.title())).or_default().classes.push(ReportedClass {
            class: ClassId::try_from(at).unwrap_or_default(),
            weight: weight_of(title.reports(), title.among()),
            is_counted: title.reports().is_some(),
            is_one_of_several: title.among() > 1,
        });
    }
    for (title, reported) in &mut titles {
        reported.reading = vocabulary.learn(title, scratch).into_iter().next().unwrap_or_default();
    }
    titles.into_values().collect()
}

impl Reported {
    pub(super) fn is_counted(&self) -> bool {
        self.classes.iter().any(|of| of.is_counted)
    }
}

/// The official titles of occupations at both levels: those of statistics first.
fn official(
    catalog: &Catalog,
    classes: &[Class<'_>],
    vocabulary: &mut Vocabulary,
    scratch: &mut ReaderScratch,
) -> FxHashMap<Words, ClassId> {
    let mut official = FxHashMap::default();
    let statistics = catalog.statistics().map(|statistics| (statistics.code(), statistics.title()));
    let occupations = catalog.occupations().map(|occupation| (soc_of(occupation.code()), occupation.title()));
    for (code, title) in statistics.chain(occupations) {
        let Ok(at) = classes.binary_search_by_key(&code, |class| class.code) else { continue };
        for reading in vocabulary.learn(title, scratch) {
            official.entry(reading.words).or_insert(ClassId::try_from(at).unwrap_or_default());
        }
    }
    official
}

/// The share of each class, as far as is known: among the people employed, and among reports.
fn priors(catalog: &Catalog, classes: &[Class<'_>], reported: &[Reported]) -> Vec<f32> {
    let mut employed = vec![0.0_f32; classes.len()];
    for statistics in catalog.statistics() {
        if let Ok(at) = classes.binary_search_by_key(&statistics.code(), |class| class.code)
            && let Some(employed) = employed.get_mut(at)
        {
            *employed = as_f32(statistics.employment_2024().unwrap_or_default() as usize);
        }
    }
    let mut filed = vec![0.0_f32; classes.len()];
    for of in reported.iter().flat_map(|title| &title.classes).filter(|of| of.is_counted) {
        if let Some(filed) = filed.get_mut(usize::from(of.class)) {
            *filed += of.weight;
        }
    }
    let known: Vec<Vec<f32>> = [employed, filed].into_iter().filter(|counts| counts.iter().sum::<f32>() > 0.0).collect();
    let parts = as_f32(known.len().max(1));
    let even = 1.0 / as_f32(classes.len().max(1));
    (0..classes.len())
        .map(|class| {
            let share = |counts: &Vec<f32>| counts.get(class).copied().unwrap_or_default() / counts.iter().sum::<f32>();
            if known.is_empty() { even } else { known.iter().map(share).sum::<f32>() / parts }
        })
        .collect()
}

#[allow(clippy::cast_precision_loss, reason = "counts need not be exact")]
const fn as_f32(count: usize) -> f32 {
    count as f32
}
