//! The lines about roles' work as rows of the image. A line about two roles stands on the pages of both: the role whose record
//! states it, and the other.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::image::{Id, LineRow, Prose};
use crate::layers::edges::Position;
use crate::layers::roster::Roster;
use crate::pack::Packed;

/// The lines that other roles state about each role.
#[derive(Default)]
pub(super) struct LinesAbout(HashMap<Position, Vec<LineRow>, FxBuildHasher>);

impl LinesAbout {
    /// Collects the lines of all roles about others, given the places of each role's prose.
    pub(super) fn collect(roster: &Roster<'_>, prose_of: impl Fn(usize) -> u32) -> Self {
        let mut about: HashMap<Position, Vec<LineRow>, FxBuildHasher> = HashMap::default();
        for ((position, at), role) in (0..).zip(0..).zip(roster.iter()).filter(|(_, role)| role.lines().len() > 0) {
            for line in stated(roster, role, prose_of(at)) {
                if let Some(other) = line.other.and_then(|other| Position::try_from(other.index()).ok()) {
                    let line = LineRow { stated: 0, other: Some(Id::new(position)), ..line };
                    about.entry(other).or_default().push(line);
                }
            }
        }
        Self(about)
    }

    /// The lines that others state about a role, by aspect.
    pub(super) fn of(&self, position: usize) -> Vec<LineRow> {
        let lines = Position::try_from(position).ok().and_then(|position| self.0.get(&position));
        let mut lines = lines.cloned().unwrap_or_default();
        lines.sort_by_key(|line| line.aspect);
        lines
    }
}

/// The texts of a role's lines in the order of the prose heap: before each text its key, unless that is a role.
pub(super) fn texts(role: Packed<'_>) -> impl Iterator<Item = &str> {
    role.lines().flat_map(|(aspect, key, text)| (!aspect.is_shared()).then_some(key).into_iter().chain([text]))
}

/// The lines that a role states, given the place of its prose; one about a role that is hidden is left out.
pub(super) fn stated(roster: &Roster<'_>, role: Packed<'_>, prose: u32) -> Vec<LineRow> {
    let mut places = super::spans(prose, super::role_prose(role)).skip(2 + role.reasons().len());
    let mut place = || places.next().map_or_else(Prose::default, |(start, length)| Prose::new(start, length));
    let mut lines = Vec::with_capacity(role.lines().len());
    for (aspect, key, _) in role.lines() {
        let key_place = if aspect.is_shared() { Prose::default() } else { place() };
        let text = place();
        let other = if aspect.is_shared() { roster.find(key).and_then(|at| Position::try_from(at).ok()) } else { None };
        if !aspect.is_shared() || other.is_some() {
            lines.push(LineRow { aspect, stated: 1, other: other.map(Id::new), key: key_place, text });
        }
    }
    lines
}
