//! All roles of a dataset in the order of their ids, with every reference between them followed: what the rules about roles
//! are held against, and what is compiled.
//!
//! Where several layers have a role of one id, the latest has it; the others are as if they were not there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::layers::names::beginning;
use crate::layers::pack::{IdHash, Pack, Packed};
use crate::records::{At, Changes, Dataset, Role};

/// The position of a role, as relations hold it.
pub(crate) type Position = u32;

/// Where a reference to no role leads.
pub(crate) const NOWHERE: Position = u32::MAX;

/// The three relations between roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Prerequisites,
    Next,
    Related,
}

impl Relation {
    pub(crate) const ALL: [Self; 3] = [Self::Prerequisites, Self::Next, Self::Related];

    /// The field of a role that states it.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Prerequisites => "prerequisites",
            Self::Next => "next",
            Self::Related => "related",
        }
    }

    fn stated(self, role: Packed<'_>) -> &[IdHash] {
        match self {
            Self::Prerequisites => role.prerequisites(),
            Self::Next => role.next(),
            Self::Related => role.related(),
        }
    }

    /// The entries of a role's record.
    pub(crate) fn entries(self, role: &Role) -> &[At<String>] {
        match self {
            Self::Prerequisites => &role.prerequisites,
            Self::Next => &role.next,
            Self::Related => &role.related,
        }
    }

    /// What a change adds.
    fn added(self, changes: &Changes) -> &[(At<String>, Vec<At<String>>)] {
        match self {
            Self::Prerequisites => &changes.prerequisites,
            Self::Next => &changes.next,
            Self::Related => &changes.related,
        }
    }
}

/// All roles of a dataset.
pub(crate) struct Roster<'d> {
    dataset: &'d Dataset,
    stacks: Vec<Stack<'d>>,
    seats: Vec<Seat>,
    /// A role that is there twice within one layer, and the one that it repeats.
    repeated: Vec<(Seat, Seat)>,
    /// Changes of roles that are not there or come later, with the field that names them.
    pointless: Vec<(&'static str, &'d At<String>)>,
    /// What changes add to roles, for each relation.
    additions: [HashMap<Position, Vec<&'d At<String>>>; 3],
    edges: [Edges; 3],
}

/// A pack, and which of several layers it belongs to: the higher, the later.
struct Stack<'d> {
    pack: &'d Pack,
    layer: Layer,
}

/// Which layer a role belongs to.
enum Layer {
    /// The roles that have records: a role belongs to the layer above as many packed files as were there before it.
    Records,
    /// A packed file, and which of its packs this is.
    File { file: usize, pack: usize },
}

/// Where a role lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    stack: u32,
    row: u32,
}

impl<'d> Roster<'d> {
    /// Of a dataset and the pack of its records.
    pub(crate) fn new(dataset: &'d Dataset, records: &'d Pack) -> Self {
        let mut stacks = vec![Stack { pack: records, layer: Layer::Records }];
        for (file, lines) in dataset.packed.iter().enumerate() {
            stacks.extend(
                lines.packs().enumerate().map(|(pack, packed)| Stack { pack: packed, layer: Layer::File { file, pack } }),
            );
        }
        let (seats, repeated) = (Vec::new(), Vec::new());
        let (pointless, additions, edges) = (Vec::new(), Default::default(), Default::default());
        let mut roster = Self { dataset, stacks, seats, repeated, pointless, additions, edges };
        roster.take_seats();
        let mut positions = roster.positions();
        if !dataset.changes.is_empty() {
            roster.change(&positions);
            positions = roster.positions();
        }
        roster.edges = Relation::ALL.map(|relation| roster.follow(relation, &positions));
        roster
    }

    /// How many roles there are.
    pub(crate) fn len(&self) -> usize {
        self.seats.len()
    }

    /// The role at a position.
    pub(crate) fn get(&self, position: usize) -> Option<Packed<'d>> {
        self.at(*self.seats.get(position)?)
    }

    /// All roles, in the order of their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Packed<'d>> {
        self.seats.iter().filter_map(|seat| self.at(*seat))
    }

    /// The packs that roles lie in.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &'d Pack> {
        self.stacks.iter().map(|stack| stack.pack)
    }

    /// Which of the packs the role at a position lies in.
    pub(crate) fn pack_of(&self, position: usize) -> usize {
        self.seats.get(position).map_or(usize::MAX, |seat| seat.stack as usize)
    }

    /// Roles that are there twice within one layer, each with the one that it repeats.
    pub(crate) fn repeated(&self) -> &[(Seat, Seat)] {
        &self.repeated
    }

    /// Changes of roles that are not there or come later, with the field that names them.
    pub(crate) fn pointless(&self) -> &[(&'static str, &'d At<String>)] {
        &self.pointless
    }

    /// Where one relation leads from each role, in the order in which it is stated.
    pub(crate) fn edges(&self, relation: Relation) -> &Edges {
        match (relation, &self.edges) {
            (Relation::Prerequisites, [edges, _, _]) | (Relation::Next, [_, edges, _]) | (Relation::Related, [_, _, edges]) => {
                edges
            }
        }
    }

    /// The file that a role comes from; empty for the embedded roles.
    pub(crate) fn origin(&self, position: usize) -> &'d str {
        let Some(seat) = self.seats.get(position) else { return "" };
        match self.stacks.get(seat.stack as usize).map(|stack| &stack.layer) {
            Some(Layer::File { file, .. }) => self.dataset.packed.get(*file).map_or("", |lines| lines.name()),
            _ => self.dataset.roles.get(seat.row as usize).map_or("", |role| role.origin.as_str()),
        }
    }

    /// The line of that file; 0 where the file holds nothing else.
    pub(crate) fn line(&self, position: usize) -> u32 {
        let Some(seat) = self.seats.get(position) else { return 0 };
        let row = seat.row as usize;
        match self.stacks.get(seat.stack as usize).map(|stack| &stack.layer) {
            Some(Layer::File { file, pack }) => self.dataset.packed.get(*file).map_or(0, |lines| lines.line_of(*pack, row)),
            _ => self.dataset.roles.get(row).map_or(0, |role| role.origin_line),
        }
    }

    /// The record of the role at a position, with the places where all of it was written.
    pub(crate) fn recall(&self, position: usize) -> Option<Cow<'d, Role>> {
        self.record(*self.seats.get(position)?)
    }

    /// The record of a role.
    pub(crate) fn record(&self, seat: Seat) -> Option<Cow<'d, Role>> {
        let row = seat.row as usize;
        match self.stacks.get(seat.stack as usize)?.layer {
            Layer::Records => self.dataset.roles.get(row).map(Cow::Borrowed),
            Layer::File { file, pack } => self.dataset.packed.get(file)?.recall(pack, row).map(Cow::Owned),
        }
    }

    /// The entries of a relation as they were written, for the record of the role at a position: its own, then those that
    /// changes add. They stand in the order of [`Roster::edges`].
    pub(crate) fn entries<'r>(&'r self, position: usize, relation: Relation, record: &'r Role) -> Vec<&'r At<String>> {
        let added = Position::try_from(position).ok().and_then(|position| self.added(relation).get(&position));
        relation
            .entries(record)
            .iter()
            .chain(added.into_iter().flatten().copied())
            .filter(|to| !self.is_hidden(&to.value))
            .collect()
    }

    /// Whether a role of that id was hidden.
    fn is_hidden(&self, id: &str) -> bool {
        self.dataset.changes.iter().any(|changes| changes.hide.iter().any(|hidden| hidden.value == id)) && self.find(id).is_none()
    }

    /// The position of an id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let at = self.seats.partition_point(|seat| self.id(*seat) < id);
        self.seats.get(at).filter(|seat| self.id(**seat) == id).map(|_| at)
    }

    fn added(&self, relation: Relation) -> &HashMap<Position, Vec<&'d At<String>>> {
        match (relation, &self.additions) {
            (Relation::Prerequisites, [added, _, _]) | (Relation::Next, [_, added, _]) | (Relation::Related, [_, _, added]) => {
                added
            }
        }
    }

    fn at(&self, seat: Seat) -> Option<Packed<'d>> {
        self.stacks.get(seat.stack as usize)?.pack.get(seat.row as usize)
    }

    /// The layer of a role: even for records, odd for packed files.
    fn layer(&self, seat: Seat) -> usize {
        match self.stacks.get(seat.stack as usize).map(|stack| &stack.layer) {
            Some(Layer::File { file, .. }) => 2 * file + 1,
            _ => 2 * self.dataset.packed.iter().filter(|lines| lines.records_below <= seat.row as usize).count(),
        }
    }

    /// Whether a role was there when changes were made.
    fn lies_below(&self, seat: Seat, changes: &Changes) -> bool {
        let (records, files) = changes.over;
        match self.stacks.get(seat.stack as usize).map(|stack| &stack.layer) {
            Some(Layer::File { file, .. }) => *file < files,
            _ => (seat.row as usize) < records,
        }
    }

    /// Puts all roles in the order of their ids and keeps, of each id, the one of the latest layer.
    fn take_seats(&mut self) {
        let all = self.stacks.iter().zip(0..).flat_map(|(stack, number)| {
            let rows = u32::try_from(stack.pack.len()).unwrap_or(u32::MAX);
            (0..rows).map(move |row| Seat { stack: number, row })
        });
        let mut seats: Vec<(u128, &str, Seat)> = all
            .map(|seat| {
                let id = self.id(seat);
                (beginning(id), id, seat)
            })
            .collect();
        let below = |a: Seat, b: Seat| self.layer(b).cmp(&self.layer(a)).then((a.stack, a.row).cmp(&(b.stack, b.row)));
        seats.par_sort_unstable_by(|(a_begins, a_id, a), (b_begins, b_id, b)| {
            a_begins.cmp(b_begins).then_with(|| a_id.cmp(b_id)).then_with(|| below(*a, *b))
        });
        let mut kept: Vec<Seat> = Vec::with_capacity(seats.len());
        let mut repeated = Vec::new();
        for (_, _, seat) in seats {
            match kept.last() {
                Some(last) if self.id(*last) == self.id(seat) => {
                    if self.layer(*last) == self.layer(seat) {
                        repeated.push((seat, *last));
                    }
                }
                _ => kept.push(seat),
            }
        }
        (self.seats, self.repeated) = (kept, repeated);
    }

    fn id(&self, seat: Seat) -> &'d str {
        self.at(seat).map_or("", Packed::id)
    }

    fn positions(&self) -> HashMap<IdHash, Position, FxBuildHasher> {
        self.iter().map(|role| IdHash::of(role.id())).zip(0..).collect()
    }

    /// Makes the changes that layers ask for in what lies below them, or in themselves.
    fn change(&mut self, positions: &HashMap<IdHash, Position, FxBuildHasher>) {
        let mut hidden = vec![false; self.seats.len()];
        let mut additions: [Vec<(Position, &'d At<String>)>; 3] = Default::default();
        let mut pointless = Vec::new();
        for changes in &self.dataset.changes {
            // A role of a later layer is none of theirs.
            let find = |id: &At<String>| {
                let position = *positions.get(&IdHash::of(&id.value))?;
                let seat = *self.seats.get(position as usize)?;
                self.lies_below(seat, changes).then_some(position)
            };
            for id in &changes.hide {
                match find(id).and_then(|position| hidden.get_mut(position as usize)) {
                    Some(hidden) => *hidden = true,
                    None => pointless.push(("hide", id)),
                }
            }
            for (relation, additions) in Relation::ALL.into_iter().zip(&mut additions) {
                for (id, more) in relation.added(changes) {
                    match find(id) {
                        Some(position) => additions.extend(more.iter().map(|to| (position, to))),
                        None => pointless.push((relation.field(), id)),
                    }
                }
            }
        }
        self.pointless = pointless;
        // What is hidden gives up its position, and those behind it move up.
        let moved: Vec<Option<Position>> = hidden
            .iter()
            .scan(0, |next, hidden| {
                let position = (!hidden).then_some(*next);
                *next += Position::from(!hidden);
                Some(position)
            })
            .collect();
        for (kept, added) in self.additions.iter_mut().zip(additions) {
            for (position, to) in added {
                if let Some(position) = moved.get(position as usize).copied().flatten() {
                    kept.entry(position).or_default().push(to);
                }
            }
        }
        let mut hidden = hidden.into_iter();
        self.seats.retain(|_| !hidden.next().unwrap_or_default());
    }

    /// Follows one relation from every role. What leads to a role that was hidden is left out: whoever wrote it could not
    /// know.
    fn follow(&self, relation: Relation, positions: &HashMap<IdHash, Position, FxBuildHasher>) -> Edges {
        const AT_ONCE: usize = 1 << 14;
        let hidden: Vec<IdHash> =
            self.dataset.changes.iter().flat_map(|changes| &changes.hide).map(|id| IdHash::of(&id.value)).collect();
        let lead = |id: IdHash| match positions.get(&id) {
            Some(position) => Some(*position),
            None => (!hidden.contains(&id)).then_some(NOWHERE),
        };
        let added = self.added(relation);
        let parts: Vec<Edges> = self
            .seats
            .par_chunks(AT_ONCE)
            .enumerate()
            .map(|(part, seats)| {
                let mut edges = Edges::default();
                for (seat, position) in seats.iter().zip(part * AT_ONCE..) {
                    let stated = self.at(*seat).map(|role| relation.stated(role)).unwrap_or_default();
                    let more = Position::try_from(position).ok().and_then(|position| added.get(&position)).into_iter().flatten();
                    let more = more.map(|to| IdHash::of(&to.value));
                    edges.push(stated.iter().copied().chain(more).filter_map(lead));
                }
                edges
            })
            .collect();
        Edges::joined(parts)
    }
}

/// For each role, the roles that something leads to.
#[derive(Debug, Default)]
pub(crate) struct Edges {
    /// Where the list of each role ends among all targets.
    ends: Vec<u32>,
    targets: Vec<Position>,
}

impl Edges {
    /// Those of the next role.
    fn push(&mut self, targets: impl Iterator<Item = Position>) {
        self.targets.extend(targets);
        self.ends.push(u32::try_from(self.targets.len()).unwrap_or(u32::MAX));
    }

    fn joined(parts: Vec<Self>) -> Self {
        let mut whole = Self::default();
        for part in parts {
            let before = u32::try_from(whole.targets.len()).unwrap_or(u32::MAX);
            whole.ends.extend(part.ends.into_iter().map(|end| end.saturating_add(before)));
            whole.targets.extend(part.targets);
        }
        whole
    }

    /// Where they lead from one role.
    pub(crate) fn of(&self, position: usize) -> &[Position] {
        self.targets.get(self.range(position)).unwrap_or_default()
    }

    /// The place of that among where all lead.
    pub(crate) fn range(&self, position: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(self.targets.len(), |end| *end as usize);
        position.checked_sub(1).map_or(0, end)..end(position)
    }

    /// How many there are of all roles.
    pub(crate) const fn len(&self) -> usize {
        self.targets.len()
    }

    /// From pairs of an end and the other in the order of the first, as many lists as there are roles.
    fn of_pairs(pairs: &[(Position, Position)], roles: usize) -> Self {
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

/// The career graph: the union of all relations, seen from both ends, each list in the order of ids and without repeats.
pub(crate) struct Graph {
    /// Where people go from a role.
    pub(crate) onward: Edges,
    /// Where people come from.
    pub(crate) origins: Edges,
}

impl Graph {
    /// Of the relations of a roster; what leads nowhere is left out.
    pub(crate) fn of(roster: &Roster<'_>) -> Self {
        let mut pairs: Vec<(Position, Position)> = Vec::new();
        for (position, own) in (0..roster.len()).zip(0..) {
            let ahead = [Relation::Next, Relation::Related].into_iter().flat_map(|relation| roster.edges(relation).of(position));
            pairs.extend(ahead.filter(|to| **to != NOWHERE).map(|to| (own, *to)));
            let behind = roster.edges(Relation::Prerequisites).of(position);
            pairs.extend(behind.iter().filter(|from| **from != NOWHERE).map(|from| (*from, own)));
        }
        let onward = Self::sorted(&mut pairs, roster.len());
        for (from, to) in &mut pairs {
            std::mem::swap(from, to);
        }
        Self { onward, origins: Self::sorted(&mut pairs, roster.len()) }
    }

    fn sorted(pairs: &mut Vec<(Position, Position)>, roles: usize) -> Edges {
        pairs.par_sort_unstable();
        pairs.dedup();
        Edges::of_pairs(pairs, roles)
    }
}
