//! `path`: the way of least effort from one role to another.

use pathfinding::prelude::dijkstra;
use serde::Serialize;

use super::effort::{Effort, Move};
use super::report::RoleRef;
use super::{DEFAULT_REGION, Failure, resolve_region, resolve_role};
use crate::catalog::{Catalog, Region, Role, RoleId};

/// How many roles a failure names on either side.
const NEARBY: usize = 6;

/// The answer of `path`.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct PathReport<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    /// Best first.
    pub paths: Vec<Path<'a>>,
}

/// A way over the career graph.
#[derive(Debug, Serialize)]
pub struct Path<'a> {
    /// The sum of its moves.
    pub effort: u32,
    /// From the start to the goal.
    pub moves: Vec<Move<'a>>,
}

/// The way of least total [effort](super::effort), with pay changes in a region (the United States by default).
///
/// The search is Dijkstra's, by the `pathfinding` crate: it takes successors from a function, so the graph stays in the
/// image, and its Yen's algorithm serves for alternatives.
pub fn path<'a>(catalog: &'a Catalog, from: &str, to: &str, region: Option<&str>) -> Result<PathReport<'a>, Failure> {
    let (start, goal) = (resolve_role(catalog, from)?, resolve_role(catalog, to)?);
    let region = resolve_region(catalog, region.unwrap_or(DEFAULT_REGION))?;
    if start == goal {
        return Err(Failure::SameRole { id: goal.id().to_owned() });
    }
    let mut effort = Effort::new(catalog);
    let mut successors = |id: &RoleId| -> Vec<(RoleId, u32)> {
        let Some(role) = catalog.role(*id) else { return Vec::new() };
        effort.of_moves(role, role.onward()).into_iter().map(|(to, effort)| (to.key(), effort)).collect()
    };
    let Some((ids, _)) = dijkstra(&start.key(), &mut successors, |id| *id == goal.key()) else {
        return Err(no_way(start, goal));
    };
    Ok(PathReport { from: start.into(), to: goal.into(), paths: vec![walk(catalog, &ids, region)] })
}

/// The moves along a run of roles.
fn walk<'a>(catalog: &'a Catalog, ids: &[RoleId], region: Region<'a>) -> Path<'a> {
    let mut measure = Effort::new(catalog);
    let roles: Vec<_> = ids.iter().filter_map(|id| catalog.role(*id)).collect();
    let moves: Vec<_> = roles
        .iter()
        .zip(roles.iter().skip(1))
        .flat_map(|(&from, &to)| {
            measure.of_moves(from, std::iter::once(to)).into_iter().map(move |(to, effort)| (from, to, effort))
        })
        .map(|(from, to, effort)| Move::new(from, to, effort, region))
        .collect();
    Path { effort: moves.iter().map(|step| step.effort).sum(), moves }
}

fn no_way(start: Role<'_>, goal: Role<'_>) -> Failure {
    let ids = |roles: &mut dyn Iterator<Item = Role<'_>>| roles.take(NEARBY).map(|role| role.id().to_owned()).collect();
    Failure::NoWay {
        from: start.id().to_owned(),
        to: goal.id().to_owned(),
        reachable: ids(&mut start.onward()),
        leading: ids(&mut goal.origins()),
    }
}
