//! The rules that hold between records: well-formed and unique ids, references that lead somewhere, names that mean one
//! thing, figures in order, and a career graph without dead ends.
//!
//! What would make an answer wrong is an error; what only makes the data poor is a warning. A role of own data may leave
//! out whole parts of itself, and then nothing is said of them: what is not there is neither too little nor wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque, btree_map, hash_map};

use super::problem::{Place, Problems};
use super::record::{At, Dataset, Jargon, Role, Wage};
use super::toml::shown;
use crate::text::{closest, fold};
use crate::vocabulary::{Competency, JargonKind, Level, Percentile, Vocabulary};
use crate::words::split;

/// A score this far from the occupation's baseline carries a reason.
const UNEXPLAINED_DEPARTURE: f64 = 15.0;
/// Words in a day in the life.
const DAY_WORDS: std::ops::RangeInclusive<usize> = 350..=600;
/// Tools of a role.
const TOOLS: std::ops::RangeInclusive<usize> = 10..=25;
/// An edge skips at most one level.
const LONGEST_CLIMB: i32 = 2;

/// In a `whole` dataset every part of a role counts as there, be it empty.
pub(super) fn check(dataset: &Dataset, whole: bool, problems: &mut Problems) {
    let index = Index::new(dataset, problems);
    for role in &dataset.roles {
        check_references(role, &index, problems);
        check_page(role, whole, &index, problems);
        role.pay.iter().for_each(|wage| check_wage(wage, &index, problems));
    }
    check_figures(dataset, whole, &index, problems);
    let roles = dataset.roles.iter().flat_map(|x| names_of(&x.id, ("title", &x.title), &x.aliases));
    unique_names("role", roles, problems);
    let tools = dataset.tools.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("tool", tools, problems);
    let certifications = dataset.certifications.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("certification", certifications, problems);
    dataset.jargon.iter().for_each(|jargon| check_jargon(jargon, problems));
    distinct_scores(&dataset.roles, problems);
    let graph = Graph::new(&dataset.roles, whole);
    graph.check_edges(problems);
    graph.check_cycles(problems);
    graph.check_reach(problems);
}

/// The ids of every kind.
struct Index<'a> {
    roles: BTreeMap<&'a str, &'a At<String>>,
    categories: BTreeMap<&'a str, &'a At<String>>,
    tools: BTreeMap<&'a str, &'a At<String>>,
    certifications: BTreeMap<&'a str, &'a At<String>>,
    regions: BTreeMap<&'a str, &'a At<String>>,
    sources: BTreeMap<&'a str, &'a At<String>>,
    occupations: BTreeMap<&'a str, &'a At<String>>,
    statistics: BTreeMap<&'a str, &'a At<String>>,
    /// Baselines by occupation, in points.
    baselines: HashMap<&'a str, [Option<u32>; 5]>,
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
            roles: ids("role", &mut dataset.roles.iter().map(|x| &x.id), &KEBAB),
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
struct Form {
    /// The field it stands in.
    field: &'static str,
    well_formed: fn(&str) -> bool,
    hint: &'static str,
}

const KEBAB: Form = Form { field: "id", well_formed: is_kebab, hint: "lower-case letters, digits and single hyphens" };
const DOTTED: Form = Form {
    field: "id",
    well_formed: |id| is_kebab(&id.replace('.', "-")),
    hint: "lower-case letters, digits and single hyphens or full stops",
};
const SOC: Form = Form { field: "code", well_formed: is_soc, hint: "a SOC code reads like 15-1252" };
const ONET_SOC: Form = Form { field: "code", well_formed: is_onet_soc, hint: "an O*NET-SOC code reads like 15-1252.00" };

/// `api-engineer`, `us-ca`.
fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// `15-1252`
fn is_soc(code: &str) -> bool {
    code.split_once('-').is_some_and(|(major, minor)| major.len() == 2 && minor.len() == 4 && digits(major) && digits(minor))
}

/// `15-1252.00`
pub(crate) fn is_onet_soc(code: &str) -> bool {
    code.split_once('.').is_some_and(|(soc, detail)| is_soc(soc) && detail.len() == 2 && digits(detail))
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Reports a reference that leads nowhere, with the nearest id that would.
fn refer(field: &str, noun: &str, to: &At<String>, known: &BTreeMap<&str, &At<String>>, problems: &mut Problems) {
    if to.value.is_empty() || known.contains_key(to.value.as_str()) {
        return;
    }
    let near = closest(&to.value, known.keys().copied(), 1);
    let hint = near.first().map_or_else(|| format!("add the {noun} or leave it out"), |near| format!("did you mean `{near}`?"));
    problems.error(to.place, field, format!("no {noun} `{}`", shown(&to.value)), hint);
}

fn check_references(role: &Role, index: &Index<'_>, problems: &mut Problems) {
    refer("category", "category", &role.category, &index.categories, problems);
    refer("occupation", "occupation", &role.occupation, &index.occupations, problems);
    let lists: [(&str, &str, Vec<&At<String>>, _); 5] = [
        ("tools", "tool", role.tools.iter().map(|tool| &tool.tool).collect(), &index.tools),
        ("certifications", "certification", role.certifications.iter().collect(), &index.certifications),
        ("prerequisites", "role", role.prerequisites.iter().collect(), &index.roles),
        ("next", "role", role.next.iter().collect(), &index.roles),
        ("related", "role", role.related.iter().collect(), &index.roles),
    ];
    for (field, noun, list, known) in lists {
        let mut seen = HashSet::new();
        for to in list {
            refer(field, noun, to, known, problems);
            if !seen.insert(&to.value) {
                problems.error(to.place, field, format!("`{}` is listed twice", shown(&to.value)), "once is enough");
            }
            if noun == "role" && to.value == role.id.value {
                problems.error(to.place, field, "leads to the role itself", "remove it");
            }
        }
    }
}

/// Is the page complete and as long as a page should be?
fn check_page(role: &Role, whole: bool, index: &Index<'_>, problems: &mut Problems) {
    let words = role.day.value.split_whitespace().count();
    if !role.day.value.is_empty() && !DAY_WORDS.contains(&words) {
        let hint = format!("{} to {} words", DAY_WORDS.start(), DAY_WORDS.end());
        problems.warning(role.day.place, "day", format!("has {words} words"), hint);
    }
    if (whole || !role.tools.is_empty()) && !TOOLS.contains(&role.tools.len()) {
        let hint = format!("{} to {}", TOOLS.start(), TOOLS.end());
        problems.warning(role.id.place, "tools", format!("lists {} tools", role.tools.len()), hint);
    }
    let Some(baseline) = index.baselines.get(role.occupation.value.as_str()) else { return };
    for ((score, tenths), competency) in role.scores.iter().zip(baseline).zip(Competency::ALL) {
        let (Some(score), Some(tenths), place) = (score.value, *tenths, score.place) else { continue };
        let parent = f64::from(tenths) / 10.0;
        let explained = role.reasons.iter().any(|(explained, _)| explained == competency);
        if (f64::from(score) - parent).abs() > UNEXPLAINED_DEPARTURE && !explained {
            let message = format!("{score} stands more than {UNEXPLAINED_DEPARTURE} from the occupation's {parent}");
            problems.warning(place, competency.name(), message, format!("say why in reasons.{}", competency.name()));
        }
    }
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

fn check_wage(wage: &Wage, index: &Index<'_>, problems: &mut Problems) {
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
    if split(&jargon.word.value) != [jargon.word.value.as_str()] {
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

fn distinct_scores(roles: &[Role], problems: &mut Problems) {
    let mut seen: HashMap<[Option<u8>; 5], &str> = HashMap::new();
    for role in roles {
        let scores = role.scores.each_ref().map(|score| score.value);
        if scores.contains(&None) {
            continue;
        }
        if let Some(other) = seen.insert(scores, &role.id.value) {
            let place = role.scores.each_ref().map(|score| score.place)[0];
            problems.warning(
                place,
                "competencies",
                format!("all five scores equal those of `{}`", shown(other)),
                "no two roles are alike",
            );
        }
    }
}

/// The career graph: positions of roles, and the relations that edges come from.
struct Graph<'a> {
    roles: &'a [Role],
    /// Whether a role without any edges has an empty part, rather than none.
    whole: bool,
    prerequisites: Vec<Vec<usize>>,
    next: Vec<Vec<usize>>,
    related: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    fn new(roles: &'a [Role], whole: bool) -> Self {
        let positions: HashMap<&str, usize> = roles.iter().enumerate().map(|(at, role)| (role.id.value.as_str(), at)).collect();
        let resolve =
            |names: &[At<String>]| names.iter().filter_map(|name| positions.get(name.value.as_str()).copied()).collect();
        Self {
            roles,
            whole,
            prerequisites: roles.iter().map(|role| resolve(&role.prerequisites)).collect(),
            next: roles.iter().map(|role| resolve(&role.next)).collect(),
            related: roles.iter().map(|role| resolve(&role.related)).collect(),
        }
    }

    /// Whether a role says what comes before or after it.
    fn orders(&self, role: &Role) -> bool {
        self.whole || !(role.prerequisites.is_empty() && role.next.is_empty())
    }

    /// Whether a role says anything of its place in the graph.
    fn places(&self, role: &Role) -> bool {
        self.orders(role) || !role.related.is_empty()
    }

    fn check_edges(&self, problems: &mut Problems) {
        for role in self.roles.iter().filter(|role| self.orders(role)) {
            let (Some(level), place) = (role.level, role.id.place) else { continue };
            if level != Level::Executive && role.next.len() < 2 {
                problems.warning(place, "next", format!("lists {}", role.next.len()), "people grow into at least two roles");
            }
            if level != Level::Entry && role.prerequisites.is_empty() {
                problems.warning(place, "prerequisites", "is empty", "every role above entry expects some experience");
            }
            for (field, list) in [("prerequisites", &role.prerequisites), ("next", &role.next)] {
                for to in list {
                    let other = self.roles.iter().find(|other| other.id.value == to.value);
                    let Some(other) = other.and_then(|other| other.level) else { continue };
                    let climb = other.above(level) * if field == "next" { 1 } else { -1 };
                    if climb > LONGEST_CLIMB {
                        problems.warning(
                            to.place,
                            field,
                            format!("climbs {climb} levels at once"),
                            "an edge skips at most one level",
                        );
                    }
                }
            }
        }
    }

    /// Prerequisites alone never lead back to where they began.
    fn check_cycles(&self, problems: &mut Problems) {
        let mut settled = vec![false; self.roles.len()];
        for start in 0..self.roles.len() {
            let mut trail = Vec::new();
            self.follow(start, &mut trail, &mut settled, problems);
        }
    }

    fn follow(&self, at: usize, trail: &mut Vec<usize>, settled: &mut [bool], problems: &mut Problems) {
        if let Some(begin) = trail.iter().position(|visited| *visited == at) {
            self.report_cycle(trail.get(begin..).unwrap_or_default(), problems);
            return;
        }
        if settled.get(at).copied().unwrap_or(true) {
            return;
        }
        trail.push(at);
        for &before in self.prerequisites.get(at).into_iter().flatten() {
            self.follow(before, trail, settled, problems);
        }
        trail.pop();
        if let Some(settled) = settled.get_mut(at) {
            *settled = true;
        }
    }

    fn report_cycle(&self, cycle: &[usize], problems: &mut Problems) {
        let mut names: Vec<_> = cycle.iter().filter_map(|at| self.roles.get(*at)).collect();
        // A role that names itself is told where its references are checked.
        let &[first, second, ..] = names.as_slice() else { return };
        names.push(first);
        let second = first.prerequisites.iter().find(|name| name.value == second.id.value);
        let place = second.map_or(first.id.place, |name| name.place);
        let chain: Vec<_> = names.iter().map(|role| shown(&role.id.value)).collect();
        problems.error(
            place,
            "prerequisites",
            format!("a role is its own ancestor: {}", chain.join(" needs ")),
            "remove one of these",
        );
    }

    /// Every role can be reached from an entry role over any relation.
    fn check_reach(&self, problems: &mut Problems) {
        let lists = self.next.iter().zip(&self.related);
        let mut onward: Vec<BTreeSet<usize>> =
            lists.map(|(next, related)| next.iter().chain(related).copied().collect()).collect();
        for (role, prerequisites) in self.prerequisites.iter().enumerate() {
            for before in prerequisites {
                if let Some(onward) = onward.get_mut(*before) {
                    onward.insert(role);
                }
            }
        }
        // A role whose level is not known may be one.
        let is_entry = |role: &Role| role.level.is_none_or(|level| level == Level::Entry);
        let entries = self.roles.iter().enumerate().filter(|(_, role)| is_entry(role)).map(|(at, _)| at);
        let mut queue: VecDeque<usize> = entries.collect();
        let mut reached: HashSet<usize> = queue.iter().copied().collect();
        while let Some(at) = queue.pop_front() {
            queue.extend(onward.get(at).into_iter().flatten().filter(|to| reached.insert(**to)));
        }
        for (at, role) in self.roles.iter().enumerate() {
            if self.places(role) && !reached.contains(&at) {
                let place = Place { line: 0, ..role.id.place };
                problems.warning(
                    place,
                    "prerequisites",
                    "no way leads here from an entry role",
                    "name a role that people come from",
                );
            }
        }
    }
}
