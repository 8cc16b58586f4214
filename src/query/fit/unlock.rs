//! `fit --unlock`: the single learning steps with the largest effect.
//!
//! A step is a new tool at working proficiency, a known tool at the next proficiency, or a rated competency raised by 10
//! points. A role is open if its fit reaches a threshold. Steps are ranked by two criteria: the number of roles that a step
//! opens, and its lift, the points that it adds to the ten best fits.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use super::requirement::{Grade, Points, RequirementKind};
use super::score::{Components, Person, ScoredRole, reached};
use crate::catalog::{Catalog, Tool, ToolId};
use crate::query::report::RoleRef;
use career_data::vocabulary::{Competency, Proficiency, Vocabulary};

/// Points by which a step raises a competency.
const COMPETENCY_STEP: u8 = 10;
/// Number of best fits that lift is summed over.
pub(super) const BEST: usize = 10;
/// Number of steps reported by each criterion.
const SHOWN: usize = 5;

/// What to learn next.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Unlock<'a> {
    /// The fit, in percent, from which a role counts as open.
    pub threshold: u8,
    /// How many roles are open already.
    pub open: usize,
    /// The steps that open the most roles, the best first.
    pub opens: Vec<Step<'a>>,
    /// The steps that raise the best roles most, the best first.
    pub lifts: Vec<Step<'a>>,
}

/// A step and what it brings.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Step<'a> {
    pub kind: RequirementKind,
    /// Id of the tool, or name of the competency.
    pub id: &'a str,
    pub name: &'a str,
    /// Absent when nothing is known of it yet.
    pub from: Option<Grade>,
    pub to: Grade,
    /// Roles that it opens, the best fitting first.
    pub opens: Vec<RoleRef<'a>>,
    /// Points of fit that it adds to the ten best roles together.
    pub lift: Points,
}

/// Ranks the steps. `fits` are all fits in ascending order of roles, `best` the best of them in ranking order.
pub(super) fn unlock<'a>(
    catalog: &'a Catalog,
    person: &Person<'_, 'a>,
    fits: &[ScoredRole<'a>],
    best: &[&ScoredRole<'a>],
    threshold: u8,
) -> Unlock<'a> {
    let judged = Judged { fits, best, bar: f64::from(threshold) / 100.0 };
    let tallies = judged.tally_tools(catalog, person);
    let tools = promising(&tallies).into_iter().filter_map(|tool| catalog.tool(tool));
    let tool_steps = tools.filter_map(|tool| tool_step(catalog, person, &judged, tool));
    let competency_steps = Competency::ALL.iter().filter_map(|competency| competency_step(person, &judged, *competency));
    let mut steps: Vec<Step<'a>> = tool_steps.chain(competency_steps).collect();
    let mut best = |order: fn(&Step<'a>) -> (Reverse<usize>, Reverse<Points>), counts: fn(&Step<'a>) -> bool| {
        steps.sort_by_key(|step| (step.kind != RequirementKind::Tool, step.id));
        steps.sort_by_key(order);
        steps.iter().filter(|step| counts(step)).take(SHOWN).cloned().collect()
    };
    Unlock {
        threshold,
        open: fits.iter().filter(|scored| scored.fit >= judged.bar).count(),
        opens: best(|step| (Reverse(step.opens.len()), Reverse(step.lift)), |step| !step.opens.is_empty()),
        lifts: best(|step| (Reverse(0), Reverse(step.lift)), |step| step.lift > Points(0)),
    }
}

/// The fits by which steps are ranked.
struct Judged<'f, 'a> {
    /// All fits, in ascending order of roles.
    fits: &'f [ScoredRole<'a>],
    /// The best fits, in ranking order.
    best: &'f [&'f ScoredRole<'a>],
    /// The fit from which a role is open.
    bar: f64,
}

/// The effect of one step in a tool.
#[derive(Clone, Copy, Default)]
struct Tally {
    opens: usize,
    lift: f64,
}

impl<'a> Judged<'_, 'a> {
    /// The effect of one step in each tool, in a single pass over the roles; [`effect`](Self::effect) would take a pass for each
    /// tool.
    fn tally_tools(&self, catalog: &'a Catalog, person: &Person<'_, '_>) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); catalog.tools().len()];
        let mut scan = catalog.scan_roles();
        for scored in self.closed() {
            for (tool, asked) in scan.tool_keys(scored.role) {
                let opens = after_learning(person, scored, tool, asked).fit() >= self.bar;
                if let Some(tally) = tallies.get_mut(tool.index()) {
                    tally.opens += usize::from(opens);
                }
            }
        }
        for scored in self.best {
            for (tool, asked) in scored.role.tool_keys() {
                if let Some(tally) = tallies.get_mut(tool.index()) {
                    tally.lift += after_learning(person, scored, tool, asked).fit() - scored.fit;
                }
            }
        }
        tallies
    }

    /// The roles that are not open yet.
    fn closed(&self) -> impl Iterator<Item = &ScoredRole<'a>> {
        self.fits.iter().filter(|scored| scored.fit < self.bar)
    }

    /// The roles that a step opens, and its lift. `gain` returns the components of a fit after the step, or `None` if the step
    /// does not affect the role.
    fn effect(&self, mut gain: impl FnMut(&ScoredRole<'a>) -> Option<Components>) -> (Vec<RoleRef<'a>>, Points) {
        let mut after = |scored: &ScoredRole<'a>| gain(scored).map(Components::fit);
        let mut opens: Vec<&ScoredRole<'a>> =
            self.closed().filter(|scored| after(scored).is_some_and(|fit| fit >= self.bar)).collect();
        opens.sort_by(|a, b| a.rank(b));
        let lifts = self.best.iter().filter_map(|scored| Some(after(scored)? - scored.fit));
        let lift = lifts.fold(0.0, |sum, lift| sum + lift);
        let opens = opens.into_iter().filter_map(|scored| scored.role.role()).map(RoleRef::from);
        (opens.collect(), Points::of(lift))
    }
}

/// The union of the top tools by either criterion.
fn promising(tallies: &[Tally]) -> Vec<ToolId> {
    let mut leading: Vec<usize> = (0..tallies.len()).collect();
    let tally = |at: &usize| tallies.get(*at).copied().unwrap_or_default();
    leading.retain(|at| tally(at).lift > 0.0 || tally(at).opens > 0);
    leading.sort_by(|a, b| tally(b).lift.total_cmp(&tally(a).lift).then(a.cmp(b)));
    let mut chosen: Vec<usize> = leading.iter().copied().take(SHOWN).collect();
    // A stable sort: ties stay in descending order of lift.
    leading.sort_by_key(|at| Reverse(tally(at).opens));
    chosen.extend(leading.into_iter().take(SHOWN));
    chosen.sort_unstable();
    chosen.dedup();
    chosen.into_iter().map(ToolId::at).collect()
}

/// The proficiency after one step; `None` above expert.
fn step_up(own: u32) -> Option<Proficiency> {
    if own == 0 { Some(Proficiency::Working) } else { Proficiency::of_rank(own + 1) }
}

/// The components of a fit after one step in a tool that the role requires.
fn after_learning(person: &Person<'_, '_>, scored: &ScoredRole<'_>, tool: ToolId, asked: Proficiency) -> Components {
    let own = person.ranks.get(tool);
    let goal = step_up(own).map_or(own, Proficiency::rank);
    let steps = asked.rank().min(goal).saturating_sub(own);
    Components { known: scored.components.known + steps, ..scored.components }
}

/// One step in a tool; `None` if it is known at expert level.
fn tool_step<'a>(catalog: &'a Catalog, person: &Person<'_, 'a>, judged: &Judged<'_, 'a>, tool: Tool<'a>) -> Option<Step<'a>> {
    let own = person.ranks.get(tool.key());
    let mut scan = catalog.scan_roles();
    let gain = |scored: &ScoredRole<'a>| {
        let (_, asked) = scan.tool_keys(scored.role).find(|(key, _)| *key == tool.key())?;
        Some(after_learning(person, scored, tool.key(), asked))
    };
    let (opens, lift) = judged.effect(gain);
    Some(Step {
        kind: RequirementKind::Tool,
        id: tool.id(),
        name: tool.name(),
        from: Proficiency::of_rank(own).map(Grade::Proficiency),
        to: Grade::Proficiency(step_up(own)?),
        opens,
        lift,
    })
}

/// One step in a competency; `None` if it is not rated.
fn competency_step<'a>(person: &Person<'_, 'a>, judged: &Judged<'_, 'a>, competency: Competency) -> Option<Step<'a>> {
    let of = |scored: &ScoredRole<'a>| person.rated(scored.role).find(|(rated, ..)| *rated == competency);
    let own = person.rating(competency)?;
    let goal = own.saturating_add(COMPETENCY_STEP).min(100);
    let gain = |scored: &ScoredRole<'a>| {
        let (_, _, asked) = of(scored)?;
        Some(Components { reached: scored.components.reached + reached(goal, asked) - reached(own, asked), ..scored.components })
    };
    let (opens, lift) = judged.effect(gain);
    let (id, name) = (competency.name(), competency.label());
    let (from, to) = (Some(Grade::Score(own)), Grade::Score(goal));
    Some(Step { kind: RequirementKind::Competency, id, name, from, to, opens, lift })
}
