//! What is told of a rung.

use schemars::{JsonSchema, json_schema};
use serde::{Serialize, Serializer};

use super::line::usual_ends;
use crate::catalog::{Catalog, Role, ToolId};
use crate::query::effort::{Effort, Move};
use crate::query::report::{RoleRef, Scores};
use crate::query::usual_pay::{PayBook, UsualPay, UsualPayIn};
use crate::query::work::Work;
use crate::schema::schemas;
use career_data::vocabulary::{Basis, Competency, Level, Proficiency};
use career_data::{PerCompetency, by_competency};

/// The roles of each rung, from the lowest up.
pub(super) type Roles<'a> = Vec<(Level, Vec<Role<'a>>)>;

/// A tool belongs to a rung if at least one in so many of its roles uses it.
const COMMON: usize = 3;

/// A rung of a ladder: one role or, on the ladder of a category, all roles of a level.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Rung<'a> {
    /// The level of its roles.
    pub level: Level,
    /// Those first that most usual moves within the category lead to or from.
    pub roles: Vec<RungRole<'a>>,
    /// Of several roles the median; of two in the middle, the lower.
    pub competencies: Scores,
    /// Points above the rung below; absent on the lowest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ScoreChanges>,
    /// The tools that at least a third of its roles use, those of most roles first, then those that must be known best.
    pub tools: Vec<RungTool<'a>>,
    /// Usual pay at the level; of several roles the least low, the median and the greatest high, of those on the same terms as
    /// the first.
    pub usual_pay: Option<UsualPayIn<'a>>,
    /// The usual moves that lead here: on the ladder of a role the one from the rung below, on that of a category all from lower
    /// levels, those of one level first.
    pub moves: Vec<Move<'a>>,
}

/// A role on a rung.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RungRole<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// The most important first.
    pub duties: Vec<&'a str>,
    /// Roles whose experience is normally expected first.
    pub prerequisites: Vec<RoleRef<'a>>,
}

/// A tool of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RungTool<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// The median of the roles that use it; of two in the middle, the lower.
    pub proficiency: Proficiency,
    /// How many roles of the rung use it.
    pub users: usize,
    /// Whether it is no tool of the rung below; on the lowest, every tool is new.
    #[serde(rename = "new")]
    pub is_new: bool,
}

/// Points by competency that a rung is above the one below; absent where either has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreChanges(pub PerCompetency<Option<i16>>);

impl Serialize for ScoreChanges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

schemas! {
    ScoreChanges, "ScoreChanges" => |_| by_competency(&json_schema!({ "type": ["integer", "null"], "minimum": -100, "maximum": 100 }), true);
}

/// Describes rungs.
pub(super) struct Builder<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) book: PayBook<'a>,
    pub(super) effort: Effort,
}

impl<'a> Builder<'a> {
    /// The rungs of these roles; on the ladder of a role, only the moves between neighbouring rungs count.
    pub(super) fn rungs(&mut self, all: &Roles<'a>, of_role: bool) -> Vec<Rung<'a>> {
        let mut rungs: Vec<Rung<'a>> = Vec::with_capacity(all.len());
        for (at, (level, roles)) in all.iter().enumerate() {
            let lower = all.get(if of_role { at.saturating_sub(1) } else { 0 }..at).unwrap_or_default();
            let below = rungs.last();
            let competencies = median_scores(roles);
            let rung = Rung {
                level: *level,
                roles: roles.iter().map(|role| rung_role(*role)).collect(),
                competencies,
                changes: below.map(|below| changes(below.competencies, competencies)),
                tools: tools(self.catalog, roles, below),
                usual_pay: self.usual_pay(roles),
                moves: self.moves(lower, roles),
            };
            rungs.push(rung);
        }
        rungs
    }

    fn usual_pay(&mut self, roles: &[Role<'a>]) -> Option<UsualPayIn<'a>> {
        let pays: Vec<_> = roles.iter().filter_map(|role| self.book.usual(*role)).collect();
        let first = *pays.first()?;
        let terms = |pay: &UsualPayIn<'a>| (pay.currency, pay.period, pay.year);
        let amounts: Vec<UsualPay> = pays.iter().filter(|pay| terms(pay) == terms(&first)).map(|pay| pay.amounts).collect();
        let mut typical: Vec<_> = amounts.iter().filter_map(|amounts| amounts.typical).collect();
        let highs: Option<Vec<_>> = amounts.iter().map(|amounts| amounts.high).collect();
        let together = UsualPay {
            low: amounts.iter().filter_map(|amounts| amounts.low).min(),
            typical: median(&mut typical),
            // If one is not published, it is above those that are.
            high: highs.and_then(|highs| highs.into_iter().max()),
        };
        Some(UsualPayIn { amounts: together, ..first })
    }

    /// The usual moves from lower rungs to these roles: those of the fewest levels first, then those with a note, then the least
    /// effort.
    fn moves(&mut self, lower: &[(Level, Vec<Role<'a>>)], roles: &[Role<'a>]) -> Vec<Move<'a>> {
        let mut moves = Vec::new();
        for to in roles {
            let from = usual_ends(self.catalog, to.incoming())
                .map(|(from, _)| from)
                .filter(|from| lower.iter().any(|(_, roles)| roles.contains(from)));
            for from in from {
                let parts = self.effort.of_move(from, *to).over(Basis::Usual);
                moves.push((from.climb_to(*to), Move::new(from, *to, parts, &mut self.book)));
            }
        }
        moves.sort_by_key(|(climb, step)| (*climb, step.why.is_none(), step.effort));
        moves.into_iter().map(|(_, step)| step).collect()
    }
}

fn rung_role(role: Role<'_>) -> RungRole<'_> {
    RungRole {
        id: role.id(),
        title: role.title(),
        duties: Work::of(role).duties,
        prerequisites: role.prerequisites().map(RoleRef::from).collect(),
    }
}

fn median_scores(roles: &[Role<'_>]) -> Scores {
    Scores(PerCompetency::from_fn(|competency: Competency| {
        median(&mut roles.iter().filter_map(|role| role.score(competency)).collect::<Vec<_>>())
    }))
}

fn changes(below: Scores, above: Scores) -> ScoreChanges {
    let change = |competency| Some(i16::from(above.0[competency]?) - i16::from(below.0[competency]?));
    ScoreChanges(PerCompetency::from_fn(change))
}

/// The tools that at least a third of the roles use.
fn tools<'a>(catalog: &'a Catalog, roles: &[Role<'a>], below: Option<&Rung<'a>>) -> Vec<RungTool<'a>> {
    let mut used: Vec<(ToolId, Vec<Proficiency>)> = Vec::new();
    for (tool, proficiency) in roles.iter().flat_map(|role| role.tool_keys()) {
        match used.iter_mut().find(|(known, _)| *known == tool) {
            Some((_, proficiencies)) => proficiencies.push(proficiency),
            None => used.push((tool, vec![proficiency])),
        }
    }
    used.retain(|(_, proficiencies)| proficiencies.len() * COMMON >= roles.len());
    let tool = |(tool, mut proficiencies): (ToolId, Vec<Proficiency>)| {
        let (tool, proficiency) = (catalog.tool(tool)?, median(&mut proficiencies)?);
        let is_new = below.is_none_or(|below| below.tools.iter().all(|known| known.id != tool.id()));
        Some(RungTool { id: tool.id(), name: tool.name(), proficiency, users: proficiencies.len(), is_new })
    };
    let mut tools: Vec<_> = used.into_iter().filter_map(tool).collect();
    // A stable sort: ties stay in the order of the roles.
    tools.sort_by_key(|tool| std::cmp::Reverse((tool.users, tool.proficiency)));
    tools
}

/// The value in the middle; of two, the lower.
fn median<T: Copy + Ord>(values: &mut [T]) -> Option<T> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median::<u8>(&mut []), None);
        assert_eq!(median(&mut [3, 1]), Some(1));
        assert_eq!(median(&mut [9, 1, 5]), Some(5));
    }
}
