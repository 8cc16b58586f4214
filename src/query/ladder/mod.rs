//! `ladder`: the levels of a category, or the line of usual moves that a role stands on, rung by rung.
//!
//! Of a category, a rung is a level with all the category's roles of that level. Of a role, a rung is one role: see [`line`].
//! In both, what is told of a rung is told of its roles together: the median of their scores, the tools that at least a third of
//! them use, their usual pay, and the usual moves that lead to them from below. Of a single role that is what the role states.

mod line;
mod rung;

use schemars::JsonSchema;
use serde::Serialize;

use super::effort::Effort;
use super::report::{CategoryRef, RoleRef};
use super::usual_pay::PayBook;
use super::{Failure, PayRegion, resolve_pay_region, unknown_role_or_category};
use crate::catalog::{Catalog, Category, Role};
use career_data::vocabulary::{Level, Vocabulary};
use line::usual_ends;
use rung::Roles;

pub use rung::{Rung, RungRole, RungTool, ScoreChanges};

/// The answer of `ladder`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Ladder<'a> {
    /// The role whose line it is; absent when it is that of a category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleRef<'a>>,
    /// The category that all of its roles belong to.
    pub category: CategoryRef<'a>,
    /// From the lowest up.
    pub rungs: Vec<Rung<'a>>,
    /// Where people go from the highest rung, without a step back.
    pub beyond: Vec<RoleRef<'a>>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// The ladder of a category or a role, with pay in a region (the United States by default). A name of both means the category,
/// whose ladder has the role as well.
pub fn ladder<'a>(catalog: &'a Catalog, name: &str, region: Option<&str>) -> Result<Ladder<'a>, Failure> {
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let (role, category, rungs) = if let Some(category) = catalog.find_category(name) {
        (None, category, levels(catalog, category)?)
    } else if let Some(role) = catalog.find_role(name) {
        let (category, line) = line_of(catalog, role)?;
        (Some(role.into()), category, line)
    } else {
        return Err(unknown_role_or_category(catalog, name));
    };
    let mut builder = rung::Builder { catalog, book: PayBook::of(region), effort: Effort::default() };
    Ok(Ladder {
        role,
        category: CategoryRef { id: category.id(), title: category.title() },
        beyond: beyond(catalog, &rungs),
        rungs: builder.rungs(&rungs, role.is_some()),
        region: pay_region,
    })
}

/// The roles of a category by level; within a level, those first that most usual moves within the category lead to or from.
fn levels<'a>(catalog: &'a Catalog, category: Category<'a>) -> Result<Roles<'a>, Failure> {
    let mut scan = catalog.scan_roles();
    let own: Vec<_> = scan
        .range(0..catalog.count_roles())
        .filter(|role| role.category_key() == Some(category.key()))
        .filter_map(|role| catalog.role(role.key()))
        .collect();
    let moves = |role: &Role<'a>| {
        let ends = [role.outgoing(), role.incoming()].into_iter().flat_map(|list| usual_ends(catalog, list));
        ends.filter(|(other, _)| other.category_key() == Some(category.key())).count()
    };
    let at = |level: &Level| {
        let mut roles: Vec<_> = own.iter().copied().filter(|role| role.level() == Some(*level)).collect();
        roles.sort_by_cached_key(|role| (std::cmp::Reverse(moves(role)), role.key()));
        (!roles.is_empty()).then_some((*level, roles))
    };
    let levels: Roles<'a> = Level::ALL.iter().filter_map(at).collect();
    if levels.is_empty() {
        return Err(Failure::NoLevels { category: category.title().to_owned() });
    }
    Ok(levels)
}

/// The category and the rungs of the line that a role stands on.
fn line_of<'a>(catalog: &'a Catalog, role: Role<'a>) -> Result<(Category<'a>, Roles<'a>), Failure> {
    let category = role.category();
    let none = || Failure::NoLadder { id: role.id().to_owned(), category: category.map(|category| category.id().to_owned()) };
    let line = line::line(catalog, role);
    let rungs: Roles<'a> = line.into_iter().filter_map(|role| Some((role.level()?, vec![role]))).collect();
    if rungs.len() < 2 { Err(none()) } else { Ok((category.ok_or_else(none)?, rungs)) }
}

/// The roles that usual moves lead to from the highest rung, without a step back, and that are not on the ladder.
fn beyond<'a>(catalog: &'a Catalog, rungs: &Roles<'a>) -> Vec<RoleRef<'a>> {
    let mut beyond: Vec<Role<'a>> = Vec::new();
    for from in rungs.last().into_iter().flat_map(|(_, roles)| roles) {
        for (to, _) in usual_ends(catalog, from.outgoing()) {
            let is_on_it = rungs.iter().any(|(_, roles)| roles.contains(&to));
            if !is_on_it && from.climb_to(to).is_none_or(|climb| climb >= 0) && !beyond.contains(&to) {
                beyond.push(to);
            }
        }
    }
    beyond.into_iter().map(RoleRef::from).collect()
}
