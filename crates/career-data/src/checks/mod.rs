//! The rules that hold between records: well-formed and unique ids, references that lead somewhere, names that mean one
//! thing, figures in order, and a career graph without dead ends.
//!
//! What would make an answer wrong is an error; what only makes the data poor is a warning. A role of own data may leave
//! out whole parts of itself, and then nothing is said of them: what is not there is neither too little nor wrong.

use std::collections::{BTreeMap, HashMap, btree_map, hash_map};

mod roles;

use crate::Assembly;
use crate::formats::rules::shown;
use crate::problem::Problems;
use crate::records::{At, Dataset, Jargon, Wage};
use crate::text::{closest, fold};
use crate::vocabulary::{JargonKind, Level, Percentile, Vocabulary};
use crate::words::tokenize;

/// In a `whole` dataset every part of a role counts as there, be it empty.
pub(crate) fn check(dataset: &Dataset, assembly: &Assembly<'_>, whole: bool, problems: &mut Problems) {
    let index = Index::new(dataset, problems);
    check_figures(dataset, whole, &index, problems);
    let tools = dataset.tools.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("tool", tools, problems);
    let certifications = dataset.certifications.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("certification", certifications, problems);
    dataset.jargon.iter().for_each(|jargon| check_jargon(jargon, problems));
    roles::check(dataset, assembly, &index, whole, problems);
}

/// The ids of every kind.
pub(crate) struct Index<'a> {
    pub(crate) categories: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) tools: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) certifications: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) regions: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) sources: BTreeMap<&'a str, &'a At<String>>,
    pub(crate) occupations: BTreeMap<&'a str, &'a At<String>>,
    statistics: BTreeMap<&'a str, &'a At<String>>,
    /// Baselines by occupation, in points.
    pub(crate) baselines: HashMap<&'a str, [Option<u32>; 5]>,
}

impl<'a> Index<'a> {
    fn new(dataset: &'a Dataset, problems: &mut Problems) -> Self {
        let mut ids = |noun, ids: &mut dyn Iterator<Item = &'a At<String>>, form: &Form| {
            let mut known = BTreeMap::new();
            for id in ids {
                if !(form.well_formed)(&id.value) {
                    problems.error(id.place, form.field, format!("`{}` is no {noun} id", shown(&id.value)), form.hint);
                }
                match known.entry(id.value.as_str()) {
                    btree_map::Entry::Vacant(entry) => drop(entry.insert(id)),
                    btree_map::Entry::Occupied(first) => {
                        let hint = format!("the first is in {}", problems.place(first.get().place));
                        problems.error(id.place, form.field, format!("a second {noun} `{}`", shown(&id.value)), hint);
                    }
                }
            }
            known
        };
        Self {
            categories: ids("category", &mut dataset.categories.iter().map(|x| &x.id), &KEBAB),
            tools: ids("tool", &mut dataset.tools.iter().map(|x| &x.id), &KEBAB),
            certifications: ids("certification", &mut dataset.certifications.iter().map(|x| &x.id), &KEBAB),
            regions: ids("region", &mut dataset.regions.iter().map(|x| &x.id), &KEBAB),
            sources: ids("source", &mut dataset.sources.iter().map(|x| &x.id), &DOTTED),
            occupations: ids("occupation", &mut dataset.occupations.iter().map(|x| &x.code), &ONET_SOC),
            statistics: ids("SOC occupation", &mut dataset.statistics.iter().map(|x| &x.code), &SOC),
            baselines: dataset.occupations.iter().map(|x| (x.code.value.as_str(), x.baseline)).collect(),
        }
    }
}

/// What an id of some kind looks like.
pub(crate) struct Form {
    /// The field it stands in.
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

/// What a reference may lead to.
pub(crate) trait Targets {
    /// Whether there is one of that id.
    fn has(&self, id: &str) -> bool;

    /// The one whose id comes closest.
    fn near(&self, id: &str) -> Option<String>;
}

impl Targets for BTreeMap<&str, &At<String>> {
    fn has(&self, id: &str) -> bool {
        self.contains_key(id)
    }

    fn near(&self, id: &str) -> Option<String> {
        closest(id, self.keys().copied(), 1).first().map(|near| (*near).to_owned())
    }
}

/// Reports a reference that leads nowhere, with the nearest id that would.
pub(crate) fn refer(field: &str, noun: &str, to: &At<String>, known: &impl Targets, problems: &mut Problems) {
    if to.value.is_empty() || known.has(&to.value) {
        return;
    }
    let hint =
        known.near(&to.value).map_or_else(|| format!("add the {noun} or leave it out"), |near| format!("did you mean `{near}`?"));
    problems.error(to.place, field, format!("no {noun} `{}`", shown(&to.value)), hint);
}

fn check_figures(dataset: &Dataset, whole: bool, index: &Index<'_>, problems: &mut Problems) {
    for source in &dataset.sources {
        for (field, text) in [("licence", &source.licence), ("attribution", &source.attribution)] {
            if text.value.is_empty() {
                problems.error(text.place, field, "is missing", "every source states how it may be used");
            }
        }
    }
    for region in &dataset.regions {
        if let Some(parent) = &region.parent {
            refer("parent", "region", parent, &index.regions, problems);
        }
    }
    for price in &dataset.prices {
        refer("region", "region", &price.region, &index.regions, problems);
        refer("source", "source", &price.source, &index.sources, problems);
    }
    for occupation in &dataset.occupations {
        refer("source", "source", &occupation.source, &index.sources, problems);
        let soc = At { value: occupation.code.value.chars().take_while(|c| *c != '.').collect(), place: occupation.code.place };
        if whole {
            refer("code", "SOC occupation", &soc, &index.statistics, problems);
        }
        if let Some(from) = &occupation.baseline_from {
            refer("baseline_from", "occupation", from, &index.occupations, problems);
        }
    }
    for statistics in &dataset.statistics {
        refer("source", "source", &statistics.source, &index.sources, problems);
    }
    for wage in &dataset.wages {
        check_wage(wage, index, problems);
    }
}

pub(crate) fn check_wage(wage: &Wage, index: &Index<'_>, problems: &mut Problems) {
    let place = wage.region.place;
    refer("region", "region", &wage.region, &index.regions, problems);
    refer("source", "source", &wage.source, &index.sources, problems);
    if let Some(occupation) = &wage.occupation {
        refer("occupation", "SOC occupation", occupation, &index.statistics, problems);
    }
    let published: Vec<_> =
        Percentile::ALL.iter().zip(wage.amounts.percentiles).filter_map(|(p, amount)| amount.map(|a| (p, a))).collect();
    for pair in published.windows(2) {
        if let [(lower, low), (higher, high)] = pair
            && low > high
        {
            problems.error(place, higher.name(), format!("is below {}", lower.name()), "percentiles never fall");
        }
    }
    check_size(wage, problems);
    for (bit, (percentile, amount)) in Percentile::ALL.iter().zip(wage.amounts.percentiles).enumerate() {
        if wage.top_coded & (1 << bit) != 0 && amount.is_some() {
            problems.error(place, percentile.name(), "is both published and top-coded", "leave the figure empty");
        }
    }
}

/// An image holds amounts in 32 bits: whole units, or hundredths where any amount of the row has a fraction.
fn check_size(wage: &Wage, problems: &mut Problems) {
    let fields = Percentile::ALL.iter().map(|percentile| percentile.name()).chain(["mean"]);
    let amounts = wage.amounts.percentiles.into_iter().chain([wage.amounts.mean]);
    let unit = if amounts.clone().flatten().any(|amount| amount % 100 != 0) { 1 } else { 100 };
    for (field, amount) in fields.zip(amounts) {
        if amount.is_some_and(|amount| amount / unit >= u64::from(u32::MAX)) {
            let hint = format!("below {}", u64::from(u32::MAX) * unit / 100);
            problems.error(wage.region.place, field, "is too large", hint);
        }
    }
}

/// The names of a record with the fields they stand in; ids, titles and aliases share one name space a noun.
fn names_of<'a>(
    id: &'a At<String>,
    title: (&'static str, &'a At<String>),
    aliases: &'a [At<String>],
) -> impl Iterator<Item = (&'static str, &'a At<String>, &'a str)> {
    let fields = [("id", id), title].into_iter().chain(aliases.iter().map(|alias| ("aliases", alias)));
    fields.map(|(field, name)| (field, name, id.value.as_str()))
}

/// Two owners of one name clash; an alias that repeats a name of its own is idle. `names` lists field, name and owner.
fn unique_names<'a>(noun: &str, names: impl Iterator<Item = (&'static str, &'a At<String>, &'a str)>, problems: &mut Problems) {
    let mut owners: HashMap<String, &str> = HashMap::new();
    let mut names: Vec<_> = names.filter(|(_, name, _)| !name.value.is_empty()).collect();
    // An id has the first claim on a name, an alias the last: the one that is easiest to change is reported.
    names.sort_by_key(|(field, ..)| (*field != "id", *field == "aliases"));
    for (field, name, owner) in names {
        match owners.entry(fold(&name.value)) {
            hash_map::Entry::Vacant(free) => drop(free.insert(owner)),
            hash_map::Entry::Occupied(first) if *first.get() != owner => {
                let message = format!("`{}` already names the {noun} `{}`", shown(&name.value), shown(first.get()));
                problems.error(name.place, field, message, format!("a name belongs to one {noun}"));
            }
            hash_map::Entry::Occupied(_) if field == "aliases" => {
                let message = format!("`{}` repeats a name of the {noun} itself", shown(&name.value));
                problems.error(name.place, field, message, "remove it");
            }
            hash_map::Entry::Occupied(_) => {}
        }
    }
}

/// One word as search reads it, and a meaning of the sort that its kind has.
fn check_jargon(jargon: &Jargon, problems: &mut Problems) {
    if tokenize(&jargon.word.value) != [jargon.word.value.as_str()] {
        let message = format!("`{}` is never read as a word", shown(&jargon.word.value));
        problems.error(jargon.word.place, "word", message, "one word in lower case, without accents and punctuation");
    }
    let means = jargon.means.value.as_str();
    let (fits, hint) = match jargon.kind {
        JargonKind::Filler => (means.is_empty(), "a filler means nothing"),
        JargonKind::Level | JargonKind::Rank | JargonKind::Numeral => (Level::from_name(means).is_some(), "it must be a level"),
        JargonKind::Lay | JargonKind::Spelling => (!means.is_empty() && !means.contains(' '), "it must be one word"),
        JargonKind::Short => (!means.is_empty(), "it must be a word or several"),
    };
    if !fits {
        problems.error(jargon.means.place, "means", format!("`{}` cannot be meant", shown(means)), hint);
    }
}
