//! Adjacency lists of roles in compressed sparse row form.

use std::ops::Range;

/// The position of a role in the roster.
pub(crate) type Position = u32;

/// Target of a reference to a role that does not exist.
pub(crate) const NOWHERE: Position = u32::MAX;

/// For each role, the list of its targets.
#[derive(Debug, Default)]
pub(crate) struct Edges {
    /// The end of each role's list in `targets`.
    ends: Vec<u32>,
    targets: Vec<Position>,
}

impl Edges {
    /// Appends the list of the next role.
    pub(crate) fn push(&mut self, targets: impl Iterator<Item = Position>) {
        self.targets.extend(targets);
        self.ends.push(u32::try_from(self.targets.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn joined(parts: Vec<Self>) -> Self {
        let mut whole = Self::default();
        for part in parts {
            let before = u32::try_from(whole.targets.len()).unwrap_or(u32::MAX);
            whole.ends.extend(part.ends.into_iter().map(|end| end.saturating_add(before)));
            whole.targets.extend(part.targets);
        }
        whole
    }

    /// The targets of one role.
    pub(crate) fn of(&self, position: usize) -> &[Position] {
        self.targets.get(self.range(position)).unwrap_or_default()
    }

    /// The range of that role's targets among all targets.
    pub(crate) fn range(&self, position: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(self.targets.len(), |end| *end as usize);
        position.checked_sub(1).map_or(0, end)..end(position)
    }

    /// Whether a target does not exist.
    pub(super) fn lead_nowhere(&self) -> bool {
        self.targets.contains(&NOWHERE)
    }

    /// The number of roles.
    pub(crate) const fn roles(&self) -> usize {
        self.ends.len()
    }

    /// The number of edges.
    pub(crate) const fn len(&self) -> usize {
        self.targets.len()
    }

    /// Builds the lists of `roles` roles from (source, target) pairs sorted by source.
    pub(crate) fn of_pairs(pairs: &[(Position, Position)], roles: usize) -> Self {
        let mut edges = Self { ends: Vec::with_capacity(roles), targets: Vec::with_capacity(pairs.len()) };
        let mut rest = pairs;
        for position in 0..roles {
            let count = rest.iter().take_while(|(from, _)| *from as usize == position).count();
            let (own, others) = rest.split_at(count);
            edges.push(own.iter().map(|(_, to)| *to));
            rest = others;
        }
        edges
    }
}
