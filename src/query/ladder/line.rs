//! The line of usual moves that a role stands on.
//!
//! A role follows another on a line if a usual move within the category leads there that climbs, or that stays at the level and
//! has the lower role among the prerequisites of the upper. From the asked role the line goes up and down, a rung at a time:
//!
//! - up to the role that the rung names first among where people go from it, else to the one that names the rung first among
//!   its prerequisites;
//! - down to the role that the rung names first among its prerequisites, else to the one that names the rung first among where
//!   people go from it.
//!
//! A move of one level goes before one of several; among equals the least effort decides, then the id. So a line is what the
//! files of its roles say first, and asking for another of its roles may give another line: many roles lead to an architect.

use std::collections::VecDeque;

use crate::catalog::{AdjacentMove, Catalog, MoveList, Role};
use career_data::vocabulary::Basis;

/// The roles of the line, from the lowest up; a role that nothing follows or leads to is alone.
pub(super) fn line<'a>(catalog: &'a Catalog, role: Role<'a>) -> Vec<Role<'a>> {
    let mut line = VecDeque::from([role]);
    while let Some(above) = line.back().and_then(|top| above(catalog, *top, &line)) {
        line.push_back(above);
    }
    while let Some(below) = line.front().and_then(|bottom| below(catalog, *bottom, &line)) {
        line.push_front(below);
    }
    line.into()
}

/// The next rung above one. Roles that are on the line already are left out: in an image that nobody checked, prerequisites may go
/// in a circle.
fn above<'a>(catalog: &'a Catalog, rung: Role<'a>, line: &VecDeque<Role<'a>>) -> Option<Role<'a>> {
    let candidates = usual_ends(catalog, rung.outgoing()).filter(|(to, _)| !line.contains(to) && follows(rung, *to));
    let order = |(to, effort): &(Role<'a>, u32)| {
        (skipped(rung, *to), place(rung.next(), *to), place(to.prerequisites(), rung), *effort, to.key())
    };
    candidates.min_by_key(order).map(|(to, _)| to)
}

/// The next rung below one.
fn below<'a>(catalog: &'a Catalog, rung: Role<'a>, line: &VecDeque<Role<'a>>) -> Option<Role<'a>> {
    let candidates = usual_ends(catalog, rung.incoming()).filter(|(from, _)| !line.contains(from) && follows(*from, rung));
    let order = |(from, effort): &(Role<'a>, u32)| {
        (skipped(*from, rung), place(rung.prerequisites(), *from), place(from.next(), rung), *effort, from.key())
    };
    candidates.min_by_key(order).map(|(from, _)| from)
}

/// Whether one role may stand on the rung above another; there is a usual move between them.
fn follows(lower: Role<'_>, upper: Role<'_>) -> bool {
    lower.attributes().shares_category(upper.attributes()) == Some(true)
        && match lower.climb_to(upper) {
            Some(1..) => true,
            Some(0) => upper.prerequisites().any(|before| before == lower),
            _ => false,
        }
}

/// The roles at the other end of usual moves, with the effort of each move.
pub(super) fn usual_ends(catalog: &Catalog, list: MoveList) -> impl Iterator<Item = (Role<'_>, u32)> {
    let usual = catalog.moves(list).filter(|step| step.basis == Basis::Usual);
    usual.filter_map(|AdjacentMove { role, effort, .. }| Some((catalog.role(role)?, effort)))
}

/// The levels that a move up passes over.
fn skipped(lower: Role<'_>, upper: Role<'_>) -> i32 {
    lower.climb_to(upper).map_or(0, |climb| (climb - 1).max(0))
}

/// The place of a role among those that another names; behind all if it is none of them.
fn place<'a>(mut named: impl Iterator<Item = Role<'a>>, role: Role<'a>) -> usize {
    named.position(|known| known == role).unwrap_or(usize::MAX)
}
