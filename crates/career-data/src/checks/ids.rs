//! Checks of ids: well-formed, unique, and the target of every reference.

use std::collections::{BTreeMap, HashMap, btree_map};

use crate::formats::rules::printable;
use crate::layers::links::Kind;
use crate::per_competency::PerCompetency;
use crate::problem::{At, Problems};
use crate::records::Dataset;
use crate::text::closest;

/// The ids of the kinds that records other than roles refer to, each with its place.
pub(crate) struct Index<'a> {
    pub(crate) regions: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) sources: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) occupations: BTreeMap<&'a str, &'a At<String>>,
    pub(super) statistics: BTreeMap<&'a str, &'a At<String>>,
    /// Baselines by occupation, in tenths of a point.
    pub(crate) baselines: HashMap<&'a str, PerCompetency<Option<u32>>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(dataset: &'a Dataset, problems: &mut Problems) -> Self {
        let mut ids = |noun, ids: &mut dyn Iterator<Item = &'a At<String>>, form: &Form| {
            let mut known = BTreeMap::new();
            for id in ids {
                if !(form.well_formed)(&id.value) {
                    problems.error(id.place, form.field, format!("`{}` is no {noun} id", printable(&id.value)), form.hint);
                }
                match known.entry(id.value.as_str()) {
                    btree_map::Entry::Vacant(entry) => drop(entry.insert(id)),
                    btree_map::Entry::Occupied(first) => {
                        let hint = format!("the first is in {}", problems.place(first.get().place));
                        problems.error(id.place, form.field, format!("a second {noun} `{}`", printable(&id.value)), hint);
                    }
                }
            }
            known
        };
        // Roles refer to these, and their references are resolved where the packs are.
        ids("category", &mut dataset.categories.iter().map(|x| &x.id), &KEBAB);
        ids("tool", &mut dataset.tools.iter().map(|x| &x.id), &KEBAB);
        ids("certification", &mut dataset.certifications.iter().map(|x| &x.id), &KEBAB);
        Self {
            regions: ids("region", &mut dataset.regions.iter().map(|x| &x.id), &KEBAB),
            sources: ids("source", &mut dataset.sources.iter().map(|x| &x.id), &DOTTED),
            occupations: ids("occupation", &mut dataset.occupations.iter().map(|x| &x.code), &ONET_SOC),
            statistics: ids("SOC occupation", &mut dataset.statistics.iter().map(|x| &x.code), &SOC),
            baselines: dataset.occupations.iter().map(|x| (x.code.value.as_str(), x.baseline)).collect(),
        }
    }
}

/// The form of ids of one kind.
pub(crate) struct Form {
    /// The field that holds the id.
    pub(crate) field: &'static str,
    well_formed: fn(&str) -> bool,
    pub(crate) hint: &'static str,
}

pub(crate) const KEBAB: Form = Form { field: "id", well_formed: is_kebab, hint: "lower-case letters, digits and single hyphens" };
const DOTTED: Form = Form {
    field: "id",
    well_formed: |id| is_kebab(&id.replace('.', "-")),
    hint: "lower-case letters, digits and single hyphens or full stops",
};
const SOC: Form = Form { field: "code", well_formed: is_soc, hint: "a SOC code reads like 15-1252" };
const ONET_SOC: Form = Form { field: "code", well_formed: is_onet_soc, hint: "an O*NET-SOC code reads like 15-1252.00" };

/// `api-engineer`, `us-ca`.
pub(crate) fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// `15-1252`
fn is_soc(code: &str) -> bool {
    code.split_once('-').is_some_and(|(major, minor)| major.len() == 2 && minor.len() == 4 && digits(major) && digits(minor))
}

/// `15-1252.00`
pub fn is_onet_soc(code: &str) -> bool {
    code.split_once('.').is_some_and(|(soc, detail)| is_soc(soc) && detail.len() == 2 && digits(detail))
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The records that a reference may name.
pub(crate) trait Targets {
    /// Whether there is a record with that id.
    fn has(&self, id: &str) -> bool;

    /// The number of records.
    fn count(&self) -> usize;

    /// The most similar id, for a suggestion.
    fn near(&self, id: &str) -> Option<String>;

    /// The id of the record that a folded name stands for.
    fn named(&self, _: &str) -> Option<&str> {
        None
    }
}

impl<R> Targets for Kind<'_, R> {
    fn has(&self, id: &str) -> bool {
        self.position(id).is_some()
    }

    fn count(&self) -> usize {
        self.ids().len()
    }

    fn near(&self, id: &str) -> Option<String> {
        closest(id, self.ids().iter().copied(), 1).first().map(|near| (*near).to_owned())
    }

    fn named(&self, name: &str) -> Option<&str> {
        Kind::named(self, name)
    }
}

impl Targets for BTreeMap<&str, &At<String>> {
    fn has(&self, id: &str) -> bool {
        self.contains_key(id)
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn near(&self, id: &str) -> Option<String> {
        closest(id, self.keys().copied(), 1).first().map(|near| (*near).to_owned())
    }
}

/// Reports an unresolved reference, and suggests the most similar id.
pub(crate) fn refer(field: &str, noun: &str, to: &At<String>, known: &impl Targets, problems: &mut Problems) {
    if to.value.is_empty() || known.has(&to.value) {
        return;
    }
    let near = if problems.may_compare(known.count()) { known.near(&to.value) } else { None };
    let hint = near.map_or_else(|| format!("add the {noun} or leave it out"), |near| format!("did you mean `{near}`?"));
    problems.error(to.place, field, format!("no {noun} `{}`", printable(&to.value)), hint);
}

/// Like [`refer`], for references that the layers resolve by name as well, of which it warns. Returns the id.
pub(crate) fn refer_by_name<'t>(
    field: &str,
    noun: &str,
    to: &'t At<String>,
    known: &'t impl Targets,
    problems: &mut Problems,
) -> &'t str {
    let Some(id) = known.named(&to.value).filter(|_| !known.has(&to.value)) else {
        refer(field, noun, to, known, problems);
        return &to.value;
    };
    let message = format!("`{}` is read as the {noun} {id}", printable(&to.value));
    problems.warning(to.place, field, message, format!("write {id}"));
    id
}
