//! Checks of roles: resolved references, unambiguous names, pages of sufficient length, and a career graph without dead ends.
//!
//! Roles are checked in their packs. The record, which has the places of fields, is recalled only for a role with a problem;
//! nearly all roles of a large file need none.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use crate::checks::figures::check_wage;
use crate::checks::ids::{Index, KEBAB, Targets, is_kebab, refer, refer_by_name};
use crate::formats::rules::printable;
use crate::layers::Assembly;
use crate::layers::cycles::{knots, shortest_cycle};
use crate::layers::edges::{NOWHERE, Position};
use crate::layers::names::Name;
use crate::layers::roster::{Relation, Roster};
use crate::pack::Packed;
use crate::per_competency::PerCompetency;
use crate::problem::{At, Place, Problems};
use crate::records::{Dataset, MoveNote, Role};
use crate::text::closest;
use crate::vocabulary::{Aspect, Level, Vocabulary};

/// A score further than this from the occupation's baseline needs a reason.
const UNEXPLAINED_DEPARTURE: f64 = 15.0;
/// Recommended number of words in a day in the life.
const DAY_WORDS: std::ops::RangeInclusive<usize> = 350..=600;
/// Recommended number of tools of a role.
const TOOLS: std::ops::RangeInclusive<usize> = 10..=25;
/// Most levels that an edge may climb: it skips at most one.
const LONGEST_CLIMB: i32 = 2;
/// Least number of moves to its own level of a mid role: people in the middle of a career change work as often as they rise.
const LEAST_SIDEWAYS: usize = 2;
/// Most roles of a cycle that its message names.
const MOST_OF_CYCLE: usize = 6;

pub(crate) fn check(dataset: &Dataset, assembly: &Assembly<'_>, index: &Index<'_>, whole: bool, problems: &mut Problems) {
    let roster = assembly.roster;
    let has_many_mid = roster.iter().filter(|role| role.level() == Some(Level::Mid)).nth(LEAST_SIDEWAYS).is_some();
    let rules = Rules { assembly, roster, index, whole, has_many_mid };
    rules.check_repeats(problems);
    rules.check_changes(problems);
    rules.check_references(problems);
    rules.check_names(problems);
    if whole {
        rules.check_notes(&dataset.move_notes, problems);
    }
    // A layer may hide a role that the crosswalk of the layers below names.
    for role in dataset.crosswalk.iter().filter_map(|row| row.role.as_ref()).filter(|_| whole) {
        refer("role", "role", role, assembly.roster, problems);
    }
    for role in &dataset.roles {
        rules.check_page(role, problems);
    }
    distinct_scores(&dataset.roles, problems);
    rules.check_edges(&dataset.move_notes, problems);
    rules.check_cycles(problems);
    rules.check_reach(problems);
}

struct Rules<'r> {
    assembly: &'r Assembly<'r>,
    roster: &'r Roster<'r>,
    index: &'r Index<'r>,
    /// Whether missing relations count as empty, and so are checked.
    whole: bool,
    /// Whether there are enough roles of the mid level for each to lead to others.
    has_many_mid: bool,
}

/// A fault of a line about two roles.
enum SharedFault {
    /// The other role is not there.
    Unknown,
    /// It is the role itself.
    Itself,
    /// The other role states such a line as well.
    Twice,
}

impl Targets for Roster<'_> {
    fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn near(&self, id: &str) -> Option<String> {
        closest(id, self.iter().map(Packed::id), 1).first().map(|near| (*near).to_owned())
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.find_named(name).and_then(|position| self.get(position)).map(Packed::id)
    }
}

impl Rules<'_> {
    fn check_repeats(&self, problems: &mut Problems) {
        for (second, first) in self.roster.repeated() {
            // A missing id was reported when the role was read.
            if self.roster.at(*first).is_some_and(|role| role.id().is_empty()) {
                continue;
            }
            problems.error_with(|problems| {
                let (second, first) = (self.roster.record(*second)?, self.roster.record(*first)?);
                let hint = format!("the first is in {}", problems.place(first.id.place));
                Some((second.id.place, "id", format!("a second role `{}`", printable(&second.id.value)), hint))
            });
        }
    }

    /// Reports changes of roles that do not exist, and those that a later layer makes void.
    fn check_changes(&self, problems: &mut Problems) {
        for (field, id) in self.roster.unmatched_changes() {
            if self.roster.has(&id.value) {
                let message = format!("does nothing to the role `{}`", printable(&id.value));
                problems.warning(id.place, field, message, "a later layer has another of that id");
                continue;
            }
            let near = if problems.may_compare(self.roster.len()) { self.roster.near(&id.value) } else { None };
            let hint = near.map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
            problems.error(id.place, field, format!("no role `{}`", printable(&id.value)), hint);
        }
    }

    fn check_references(&self, problems: &mut Problems) {
        for (position, role) in self.roster.iter().enumerate() {
            if self.leads_somewhere(position, role) {
                continue;
            }
            problems.errors_with(|problems| {
                if let Some(record) = self.roster.recall(position) {
                    self.refer_all(&record, position, problems);
                }
            });
        }
    }

    /// Whether a role has a well-formed id and no own pay, and all its references are ids that there are, without repeats and
    /// without naming the role itself.
    fn leads_somewhere(&self, position: usize, role: Packed<'_>) -> bool {
        let pack = self.roster.pack_of(position);
        let own = Position::try_from(position).unwrap_or(NOWHERE);
        let links = &self.assembly.links;
        let lead = |relation| {
            let targets = self.roster.edges(relation).of(position);
            no_repeats(targets) && !targets.contains(&NOWHERE) && !targets.contains(&own)
        };
        let tools: Vec<_> = role.tools().iter().map(|(tool, _)| *tool).collect();
        is_kebab(role.id())
            && !self.roster.has_names(position)
            && role.category().is_none_or(|symbol| links.categories.is_id(pack, symbol))
            && role.occupation().is_none_or(|symbol| links.occupations.is_id(pack, symbol))
            && tools.iter().all(|tool| links.tools.is_id(pack, *tool))
            && role.certifications().iter().all(|held| links.certifications.is_id(pack, *held))
            && no_repeats(&tools)
            && no_repeats(role.certifications())
            && Relation::ALL.into_iter().all(lead)
            && role
                .lines()
                .filter(|(aspect, ..)| aspect.is_shared())
                .all(|(aspect, other, _)| self.fault_of_shared(position, aspect, other).is_none())
            && role.pay().is_empty()
    }

    /// Reports problems with the references of a role, and with its pay.
    fn refer_all(&self, role: &Role, position: usize, problems: &mut Problems) {
        // A missing id was reported when the role was read.
        if !role.id.value.is_empty() && !is_kebab(&role.id.value) {
            problems.error(role.id.place, KEBAB.field, format!("`{}` is no role id", printable(&role.id.value)), KEBAB.hint);
        }
        let links = &self.assembly.links;
        refer_by_name("category", "category", &role.category, &links.categories, problems);
        refer("occupation", "occupation", &role.occupation, &self.index.occupations, problems);
        let tools = role.tools.iter().map(|used| &used.tool);
        refer_list("tools", "tool", tools, &links.tools, problems);
        refer_list("certifications", "certification", role.certifications.iter(), &links.certifications, problems);
        for relation in Relation::ALL {
            let entries = self.roster.entries(position, relation, role);
            refer_list(relation.field(), "role", entries.iter().copied(), self.roster, problems);
            let is_own = |to: &&At<String>| to.value == role.id.value || self.roster.named(&to.value) == Some(&role.id.value);
            for to in entries.into_iter().filter(is_own) {
                problems.error(to.place, relation.field(), "leads to the role itself", "remove it");
            }
        }
        for (field, aspect, lines) in
            [("works_with", Aspect::WorksWith, &role.works_with), ("mistaken_for", Aspect::MistakenFor, &role.mistaken_for)]
        {
            for (other, _) in lines {
                self.check_shared(position, field, aspect, other, problems);
            }
        }
        for wage in &role.pay {
            check_wage(wage, self.index, problems);
        }
    }

    /// What is wrong with a line that a role states about another.
    fn fault_of_shared(&self, position: usize, aspect: Aspect, other: &str) -> Option<SharedFault> {
        let Some(at) = self.roster.find(other) else {
            return (!self.roster.is_hidden(other)).then_some(SharedFault::Unknown);
        };
        if at == position {
            return Some(SharedFault::Itself);
        }
        let own = self.roster.get(position).map(Packed::id);
        let states = |role: Packed<'_>| role.lines().any(|(of, key, _)| of == aspect && Some(key) == own);
        // A pair is reported once, at the later role.
        (at < position && self.roster.get(at).is_some_and(states)).then_some(SharedFault::Twice)
    }

    fn check_shared(&self, position: usize, field: &str, aspect: Aspect, other: &At<String>, problems: &mut Problems) {
        match self.fault_of_shared(position, aspect, &other.value) {
            None => {}
            Some(SharedFault::Unknown) => refer(field, "role", other, self.roster, problems),
            Some(SharedFault::Itself) => problems.error(other.place, field, "is the role itself", "remove it"),
            Some(SharedFault::Twice) => {
                let message = format!("`{}` states a line about the two as well", printable(&other.value));
                problems.error(other.place, field, message, "it stands on both pages: keep one");
            }
        }
    }

    /// Reports names that two roles claim, and aliases that repeat a name of their own role.
    fn check_names(&self, problems: &mut Problems) {
        let Some(names) = &self.assembly.names else {
            return problems.error(Place::default(), "", "the names of roles take more than 4 GiB", "leave some out");
        };
        for alike in names.alike() {
            let [first, others @ ..] = alike else { continue };
            for name in others.iter().filter(|name| !name.is_shared()) {
                if name.role != first.role || name.nth > 1 {
                    problems.error_with(|_| self.clash(*name, *first));
                }
            }
        }
    }

    /// The problem of a name that two roles claim. It is told of the role that own data adds, where it can be mended, and
    /// otherwise of the one with the weaker claim.
    fn clash(&self, name: Name, first: Name) -> Option<(Place, &'static str, String, String)> {
        let comes_with_program = |name: Name| self.roster.origin(name.role as usize).is_empty();
        let is_over_program = !comes_with_program(first) && comes_with_program(name);
        let (name, first) = if is_over_program { (first, name) } else { (name, first) };
        let role = self.roster.recall(name.role as usize)?;
        let (field, written) = match name.nth {
            0 => ("id", &role.id),
            1 => ("title", &role.title),
            nth => ("aliases", role.aliases.get(usize::from(nth) - 2)?),
        };
        let text = printable(&written.value);
        if name.role == first.role {
            let message = format!("`{text}` repeats a name of the role itself");
            return Some((written.place, field, message, "remove it".to_owned()));
        }
        let owner = printable(self.roster.get(first.role as usize)?.id());
        let hint = if comes_with_program(first) && !comes_with_program(name) {
            let other = if field == "aliases" { "remove it" } else { "choose another" };
            format!("{other}, or give the role the id `{owner}` to replace that one, or use --only to leave it out")
        } else {
            "a name belongs to one role".to_owned()
        };
        Some((written.place, field, format!("`{text}` already names the role `{owner}`"), hint))
    }

    /// Checks the length of the page, and that scores far from the baseline have reasons.
    fn check_page(&self, role: &Role, problems: &mut Problems) {
        let words = role.day.value.split_whitespace().count();
        if !role.day.value.is_empty() && !DAY_WORDS.contains(&words) {
            let hint = format!("{} to {} words", DAY_WORDS.start(), DAY_WORDS.end());
            problems.warning(role.day.place, "day", format!("has {words} words"), hint);
        }
        if (self.whole || !role.tools.is_empty()) && !TOOLS.contains(&role.tools.len()) {
            let hint = format!("{} to {}", TOOLS.start(), TOOLS.end());
            problems.warning(role.id.place, "tools", format!("lists {} tools", role.tools.len()), hint);
        }
        let Some(baseline) = self.index.baselines.get(role.occupation.value.as_str()) else { return };
        for (competency, At { value: score, place }) in role.scores.iter() {
            let (Some(score), Some(tenths)) = (*score, baseline[competency]) else { continue };
            let parent = f64::from(tenths) / 10.0;
            let explained = role.reasons.iter().any(|(explained, _)| *explained == competency);
            if (f64::from(score) - parent).abs() > UNEXPLAINED_DEPARTURE && !explained {
                let message = format!("{score} stands more than {UNEXPLAINED_DEPARTURE} from the occupation's {parent}");
                problems.warning(*place, competency.name(), message, format!("say why in reasons.{}", competency.name()));
            }
        }
    }

    /// Whether a role has entries in any of these relations, or must have.
    fn states(&self, position: usize, relations: &[Relation]) -> bool {
        self.whole || relations.iter().any(|relation| !self.roster.edges(*relation).of(position).is_empty())
    }

    fn check_edges(&self, notes: &[MoveNote], problems: &mut Problems) {
        let roster = self.roster;
        let explained: HashSet<_> = notes.iter().map(|note| (note.from.value.as_str(), note.to.value.as_str())).collect();
        let ordered = |position| self.states(position, &[Relation::Prerequisites, Relation::Next]);
        for (position, role) in roster.iter().enumerate().filter(|(position, _)| ordered(*position)) {
            let Some(level) = role.level() else { continue };
            self.check_number_of_edges(position, level, problems);
            // A record of a large file is read again, so once for all its edges.
            let record = OnceCell::new();
            for relation in [Relation::Prerequisites, Relation::Next] {
                let entries = OnceCell::new();
                for (nth, to) in roster.edges(relation).of(position).iter().enumerate() {
                    let Some((id, Some(other))) = roster.get(*to as usize).map(|other| (other.id(), other.level())) else {
                        continue;
                    };
                    let is_next = relation == Relation::Next;
                    let climb = other.above(level) * if is_next { 1 } else { -1 };
                    let ends = if is_next { (role.id(), id) } else { (id, role.id()) };
                    let hint = match climb {
                        ..LONGEST_CLIMB => continue,
                        LONGEST_CLIMB if explained.contains(&ends) => continue,
                        LONGEST_CLIMB => "say in moves.csv what carries it, or name a role between",
                        _ => "an edge skips at most one level",
                    };
                    problems.warning_with(|_| {
                        let record = record.get_or_init(|| roster.recall(position)).as_ref()?;
                        let place = entries.get_or_init(|| roster.entries(position, relation, record)).get(nth)?.place;
                        Some((place, relation.field(), format!("climbs {climb} levels at once"), hint.to_owned()))
                    });
                }
            }
        }
    }

    /// Checks that a role has somewhere to go and expects something.
    fn check_number_of_edges(&self, position: usize, level: Level, problems: &mut Problems) {
        let next = self.roster.edges(Relation::Next).of(position).len();
        if level != Level::Executive && next < 2 {
            let hint = "people grow into at least two roles";
            self.warn(position, "next", format!("lists {next}"), hint, problems);
        }
        let sideways = || {
            let onward = self.assembly.graph.onward.of(position).iter();
            onward.filter(|to| self.roster.get(**to as usize).and_then(Packed::level) == Some(level)).count()
        };
        if self.whole && self.has_many_mid && level == Level::Mid && sideways() < LEAST_SIDEWAYS {
            let hint = "name roles of the same level that people change to";
            self.warn(position, "next", format!("lists {} of its own level", sideways()), hint, problems);
        }
        if level != Level::Entry && self.roster.edges(Relation::Prerequisites).of(position).is_empty() {
            let hint = "every role above entry expects some experience";
            self.warn(position, "prerequisites", "is empty".to_owned(), hint, problems);
        }
    }

    /// Adds a warning about a role as a whole.
    fn warn(&self, position: usize, field: &'static str, message: String, hint: &str, problems: &mut Problems) {
        problems.warning_with(|_| Some((self.roster.recall(position)?.id.place, field, message, hint.to_owned())));
    }

    /// Checks that each note on a move is about a move that there is, and the only one about it.
    fn check_notes(&self, notes: &[MoveNote], problems: &mut Problems) {
        let mut known = HashSet::new();
        for MoveNote { from, to, .. } in notes {
            refer("from", "role", from, self.roster, problems);
            refer("to", "role", to, self.roster, problems);
            let ends = self.roster.find(&from.value).zip(self.roster.find(&to.value));
            if ends.is_some_and(|(from, to)| !self.leads(from, to)) {
                let message = format!("`{}` does not lead to `{}`", printable(&from.value), printable(&to.value));
                problems.error(from.place, "to", message, "add the move to one of the roles, or remove the note");
            }
            if !known.insert((&from.value, &to.value)) {
                problems.error(from.place, "from", "is a second note on this move", "keep one of them");
            }
        }
    }

    /// Whether the graph has a move from one role to another.
    fn leads(&self, from: usize, to: usize) -> bool {
        self.roster.is_usual(from, to) || self.roster.states(from, Relation::Related, to)
    }

    /// Reports cycles of prerequisites: one of each knot of roles that are all ancestors of each other.
    fn check_cycles(&self, problems: &mut Problems) {
        let before = self.roster.edges(Relation::Prerequisites);
        for knot in knots(before) {
            // A role that names itself is reported when its references are checked.
            if let [first, _, ..] = knot.as_slice() {
                self.report_cycle(&shortest_cycle(before, *first, &knot), problems);
            }
        }
    }

    fn report_cycle(&self, cycle: &[usize], problems: &mut Problems) {
        let &[first, second, ..] = cycle else { return };
        problems.error_with(|_| {
            let id = |position: usize| self.roster.get(position).map(|role| printable(role.id()));
            let record = self.roster.recall(first)?;
            let second = self.roster.get(second)?.id();
            let entries = self.roster.entries(first, Relation::Prerequisites, &record);
            let place = entries.iter().find(|name| name.value == second).map_or(record.id.place, |name| name.place);
            let mut chain: Vec<String> = cycle.iter().take(MOST_OF_CYCLE).filter_map(|at| id(*at)).collect();
            if let Some(more @ 1..) = cycle.len().checked_sub(MOST_OF_CYCLE) {
                chain.push(format!("{more} more"));
            }
            chain.extend(id(first));
            let message = format!("a role is its own ancestor: {}", chain.join(" needs "));
            Some((place, "prerequisites", message, "remove one of these".to_owned()))
        });
    }

    /// Checks that every role is reachable from an entry role over any relation, by breadth-first search.
    fn check_reach(&self, problems: &mut Problems) {
        // A role without a level may be an entry role.
        let is_entry = |role: &Packed<'_>| role.level().is_none_or(|level| level == Level::Entry);
        let entries = self.roster.iter().enumerate().filter(|(_, role)| is_entry(role)).map(|(at, _)| at);
        let mut queue: VecDeque<usize> = entries.collect();
        let mut reached = vec![false; self.roster.len()];
        for at in &queue {
            set(&mut reached, *at, true);
        }
        while let Some(at) = queue.pop_front() {
            for to in self.assembly.graph.onward.of(at).iter().map(|to| *to as usize) {
                if reached.get(to).is_some_and(|reached| !reached) {
                    set(&mut reached, to, true);
                    queue.push_back(to);
                }
            }
        }
        for at in (0..self.roster.len()).filter(|at| reached.get(*at) == Some(&false) && self.states(*at, &Relation::ALL)) {
            problems.warning_with(|_| {
                let place = self.roster.recall(at)?.id.place;
                let message = "no way leads here from an entry role".to_owned();
                Some((place, "prerequisites", message, "name a role that people come from".to_owned()))
            });
        }
    }
}

fn set(flags: &mut [bool], at: usize, to: bool) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = to;
    }
}

fn no_repeats<T: Eq + Hash>(list: &[T]) -> bool {
    /// Up to this many, comparing each with each is faster.
    const FEW: usize = 32;
    if list.len() <= FEW {
        return list.iter().enumerate().all(|(at, entry)| !list.iter().skip(at + 1).any(|other| other == entry));
    }
    let mut seen = HashSet::with_capacity(list.len());
    list.iter().all(|entry| seen.insert(entry))
}

fn distinct_scores(roles: &[Role], problems: &mut Problems) {
    let mut seen: HashMap<PerCompetency<Option<u8>>, &str> = HashMap::new();
    for role in roles {
        let scores = role.scores.map(|score| score.value);
        if scores.values().any(Option::is_none) {
            continue;
        }
        if let Some(other) = seen.insert(scores, &role.id.value) {
            let place = role.scores.values().next().map_or(role.id.place, |score| score.place);
            problems.warning(
                place,
                "competencies",
                format!("all five scores equal those of `{}`", printable(other)),
                "no two roles are alike",
            );
        }
    }
}

/// Reports unresolved and duplicate references in a list.
fn refer_list<'l>(
    field: &str,
    noun: &str,
    list: impl Iterator<Item = &'l At<String>>,
    known: &'l impl Targets,
    problems: &mut Problems,
) {
    let mut seen = HashSet::new();
    for to in list {
        if !seen.insert(refer_by_name(field, noun, to, known, problems)) {
            problems.error(to.place, field, format!("`{}` is listed twice", printable(&to.value)), "once is enough");
        }
    }
}
