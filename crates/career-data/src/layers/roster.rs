//! The roster: all roles of a dataset sorted by id, with references between them resolved. Checks and compiler both work on it.
//!
//! Where several layers have a role with the same id, the latest wins and the others are ignored.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use foldhash::quality::RandomState;
use rayon::prelude::*;

use crate::layers::edges::{Edges, NOWHERE, Position};
use crate::layers::sort_key::sort_key;
use crate::pack::{IdHash, Pack, Packed};
use crate::problem::At;
use crate::reading::Layers;
use crate::reading::changes::Changes;
use crate::records::Role;
use crate::text::fold_into;

/// A relation between roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Prerequisites,
    Next,
    Related,
}

impl Relation {
    pub(crate) const ALL: [Self; 3] = [Self::Prerequisites, Self::Next, Self::Related];

    /// The name of the field.
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

    /// The entries of the field in a role's record.
    pub(crate) fn entries(self, role: &Role) -> &[At<String>] {
        match self {
            Self::Prerequisites => &role.prerequisites,
            Self::Next => &role.next,
            Self::Related => &role.related,
        }
    }

    /// The entries that a set of changes adds, by role.
    fn added(self, changes: &Changes) -> &[(At<String>, Vec<At<String>>)] {
        match self {
            Self::Prerequisites => &changes.prerequisites,
            Self::Next => &changes.next,
            Self::Related => &changes.related,
        }
    }
}

/// The roster: all roles of a dataset, sorted by id.
pub(crate) struct Roster<'d> {
    data: Layers<'d>,
    packs: Vec<LayeredPack<'d>>,
    roles: Vec<RoleAddr>,
    /// Duplicates within one layer: the role and the one it repeats.
    repeated: Vec<(RoleAddr, RoleAddr)>,
    /// Changes of roles that do not exist or belong to a later layer, with the field that names them.
    unmatched_changes: Vec<(&'static str, &'d At<String>)>,
    /// Entries that changes add to roles, for each relation.
    additions: [HashMap<Position, Vec<&'d At<String>>>; 3],
    edges: [Edges; 3],
    /// The role of each folded title and alias, when some reference is no id.
    names: HashMap<IdHash, Position, RandomState>,
    /// Roles with a reference that is a name and no id.
    with_names: HashSet<Position>,
    /// Ids of roles that changes hide.
    hidden: HashSet<&'d str>,
}

/// A pack and its layer; a later layer wins.
struct LayeredPack<'d> {
    pack: &'d Pack,
    layer: Layer,
}

/// The layer of a role.
enum Layer {
    /// Roles with records; the layer of each is above the packed files read before it, by `PackedFile::records_below`.
    Records,
    /// A packed file, and the index of the pack within it.
    File { file: usize, pack: usize },
}

/// The location of a role: pack and row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleAddr {
    pack: u32,
    row: u32,
}

impl<'d> Roster<'d> {
    /// Builds the roster of a dataset; `records` packs the roles that have records.
    pub(crate) fn new(data: Layers<'d>, records: &'d Pack) -> Self {
        let mut packs = vec![LayeredPack { pack: records, layer: Layer::Records }];
        for (file, lines) in data.packed.iter().enumerate() {
            packs.extend(
                lines.packs().enumerate().map(|(pack, packed)| LayeredPack { pack: packed, layer: Layer::File { file, pack } }),
            );
        }
        let (roles, repeated) = (Vec::new(), Vec::new());
        let (unmatched_changes, additions, edges) = (Vec::new(), Default::default(), Default::default());
        let hidden = data.changes.iter().flat_map(|changes| &changes.hide).map(|id| id.value.as_str()).collect();
        let (names, with_names) = Default::default();
        let mut roster = Self { data, packs, roles, repeated, unmatched_changes, additions, edges, names, with_names, hidden };
        roster.put_in_order();
        let mut positions = roster.positions();
        if !data.changes.is_empty() {
            roster.change(&positions);
            positions = roster.positions();
        }
        roster.edges = Relation::ALL.map(|relation| roster.follow(relation, &positions));
        if roster.edges.iter().any(Edges::lead_nowhere) {
            roster.follow_names(&positions);
        }
        roster
    }

    /// Resolves references again, those that are no ids by name: rows of a spreadsheet have names.
    fn follow_names(&mut self, positions: &HashMap<IdHash, Position, RandomState>) {
        let mut folded = String::new();
        let mut names = HashMap::default();
        for (role, position) in self.iter().zip(0..) {
            for name in role.aliases().chain([role.title()]) {
                folded.clear();
                fold_into(name, &mut folded);
                names.insert(IdHash::of(&folded), position);
            }
        }
        let is_name = |id: &IdHash| !positions.contains_key(id) && names.contains_key(id);
        let has_names = |role: Packed<'_>| Relation::ALL.into_iter().any(|relation| relation.stated(role).iter().any(is_name));
        self.with_names = self.iter().zip(0..).filter(|(role, _)| has_names(*role)).map(|(_, position)| position).collect();
        self.names = names;
        self.edges = Relation::ALL.map(|relation| self.follow(relation, positions));
    }

    /// The position of the role that a folded name stands for, where some reference is no id.
    pub(crate) fn find_named(&self, name: &str) -> Option<usize> {
        self.names.get(&IdHash::of(name)).map(|position| *position as usize)
    }

    /// Whether the role at a position refers to others by name.
    pub(crate) fn has_names(&self, position: usize) -> bool {
        Position::try_from(position).is_ok_and(|position| self.with_names.contains(&position))
    }

    /// The number of roles.
    pub(crate) fn len(&self) -> usize {
        self.roles.len()
    }

    /// The role at a position.
    pub(crate) fn get(&self, position: usize) -> Option<Packed<'d>> {
        self.at(*self.roles.get(position)?)
    }

    /// All roles, sorted by id.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Packed<'d>> {
        self.roles.iter().filter_map(|addr| self.at(*addr))
    }

    /// Whether a role's entries in a relation name another role.
    pub(crate) fn states(&self, role: usize, relation: Relation, other: usize) -> bool {
        self.edges(relation).of(role).iter().any(|target| usize::try_from(*target).is_ok_and(|target| target == other))
    }

    /// Whether one role's next or another's prerequisites state the move from one to the other.
    pub(crate) fn is_usual(&self, from: usize, to: usize) -> bool {
        self.states(from, Relation::Next, to) || self.states(to, Relation::Prerequisites, from)
    }

    /// The packs that hold the roles.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &'d Pack> {
        self.packs.iter().map(|pack| pack.pack)
    }

    /// The index of the pack that holds the role at a position.
    pub(crate) fn pack_of(&self, position: usize) -> usize {
        self.roles.get(position).map_or(usize::MAX, |addr| addr.pack as usize)
    }

    /// Duplicates within one layer, each with the role it repeats.
    pub(crate) fn repeated(&self) -> &[(RoleAddr, RoleAddr)] {
        &self.repeated
    }

    /// Changes of roles that do not exist or belong to a later layer, with the field that names them.
    pub(crate) fn unmatched_changes(&self) -> &[(&'static str, &'d At<String>)] {
        &self.unmatched_changes
    }

    /// The targets of one relation for each role, in the order in which they are stated.
    pub(crate) fn edges(&self, relation: Relation) -> &Edges {
        match (relation, &self.edges) {
            (Relation::Prerequisites, [edges, _, _]) | (Relation::Next, [_, edges, _]) | (Relation::Related, [_, _, edges]) => {
                edges
            }
        }
    }

    /// The file that a role comes from; empty for the embedded roles.
    pub(crate) fn origin(&self, position: usize) -> &'d str {
        let Some(addr) = self.roles.get(position) else { return "" };
        match self.packs.get(addr.pack as usize).map(|pack| &pack.layer) {
            Some(Layer::File { file, .. }) => self.data.packed.get(*file).map_or("", |lines| lines.name()),
            _ => self.data.dataset.roles.get(addr.row as usize).map_or("", |role| role.origin.as_str()),
        }
    }

    /// The line in that file; 0 when the file holds only this role.
    pub(crate) fn line(&self, position: usize) -> u32 {
        let Some(addr) = self.roles.get(position) else { return 0 };
        let row = addr.row as usize;
        match self.packs.get(addr.pack as usize).map(|pack| &pack.layer) {
            Some(Layer::File { file, pack }) => self.data.packed.get(*file).map_or(0, |lines| lines.line_of(*pack, row)),
            _ => self.data.dataset.roles.get(row).map_or(0, |role| role.origin_line),
        }
    }

    /// The record of the role at a position, with the places of all its parts; reads a packed file again.
    pub(crate) fn recall(&self, position: usize) -> Option<Cow<'d, Role>> {
        self.record(*self.roles.get(position)?)
    }

    /// The record of the role at an address.
    pub(crate) fn record(&self, addr: RoleAddr) -> Option<Cow<'d, Role>> {
        let row = addr.row as usize;
        match self.packs.get(addr.pack as usize)?.layer {
            Layer::Records => self.data.dataset.roles.get(row).map(Cow::Borrowed),
            Layer::File { file, pack } => self.data.packed.get(file)?.recall(pack, row).map(Cow::Owned),
        }
    }

    /// The entries of a relation as written, for the record of the role at a position: its own, then those that changes add.
    /// Parallel to the targets in [`Roster::edges`].
    pub(crate) fn entries<'r>(&'r self, position: usize, relation: Relation, record: &'r Role) -> Vec<&'r At<String>> {
        let added = Position::try_from(position).ok().and_then(|position| self.added(relation).get(&position));
        relation
            .entries(record)
            .iter()
            .chain(added.into_iter().flatten().copied())
            .filter(|to| !self.is_hidden(&to.value))
            .collect()
    }

    /// Whether changes hide the role of that id.
    pub(crate) fn is_hidden(&self, id: &str) -> bool {
        self.hidden.contains(id) && self.find(id).is_none()
    }

    /// The position of an id, by binary search.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let at = self.roles.partition_point(|addr| self.id(*addr) < id);
        self.roles.get(at).filter(|addr| self.id(**addr) == id).map(|_| at)
    }

    fn added(&self, relation: Relation) -> &HashMap<Position, Vec<&'d At<String>>> {
        match (relation, &self.additions) {
            (Relation::Prerequisites, [added, _, _]) | (Relation::Next, [_, added, _]) | (Relation::Related, [_, _, added]) => {
                added
            }
        }
    }

    /// The role at an address.
    pub(crate) fn at(&self, addr: RoleAddr) -> Option<Packed<'d>> {
        self.packs.get(addr.pack as usize)?.pack.get(addr.row as usize)
    }

    /// The rank of a role's layer: even for records, odd for packed files.
    fn layer(&self, addr: RoleAddr) -> usize {
        match self.packs.get(addr.pack as usize).map(|pack| &pack.layer) {
            Some(Layer::File { file, .. }) => 2 * file + 1,
            _ => 2 * self.data.packed.iter().filter(|lines| lines.records_below <= addr.row as usize).count(),
        }
    }

    /// Whether a role is in or below the layer of these changes.
    fn lies_below(&self, addr: RoleAddr, changes: &Changes) -> bool {
        let (records, files) = changes.over;
        match self.packs.get(addr.pack as usize).map(|pack| &pack.layer) {
            Some(Layer::File { file, .. }) => *file < files,
            _ => (addr.row as usize) < records,
        }
    }

    /// Sorts all roles by id and keeps, of each id, the role of the latest layer.
    fn put_in_order(&mut self) {
        let all = self.packs.iter().zip(0..).flat_map(|(pack, number)| {
            let rows = u32::try_from(pack.pack.len()).unwrap_or(u32::MAX);
            (0..rows).map(move |row| RoleAddr { pack: number, row })
        });
        let mut roles: Vec<(u128, &str, RoleAddr)> = all
            .map(|addr| {
                let id = self.id(addr);
                (sort_key(id), id, addr)
            })
            .collect();
        let below = |a: RoleAddr, b: RoleAddr| self.layer(b).cmp(&self.layer(a)).then((a.pack, a.row).cmp(&(b.pack, b.row)));
        roles.par_sort_unstable_by(|(a_begins, a_id, a), (b_begins, b_id, b)| {
            a_begins.cmp(b_begins).then_with(|| a_id.cmp(b_id)).then_with(|| below(*a, *b))
        });
        let mut kept: Vec<RoleAddr> = Vec::with_capacity(roles.len());
        let mut repeated = Vec::new();
        for (_, _, addr) in roles {
            match kept.last() {
                Some(last) if self.id(*last) == self.id(addr) => {
                    if self.layer(*last) == self.layer(addr) {
                        repeated.push((addr, *last));
                    }
                }
                _ => kept.push(addr),
            }
        }
        (self.roles, self.repeated) = (kept, repeated);
    }

    fn id(&self, addr: RoleAddr) -> &'d str {
        self.at(addr).map_or("", Packed::id)
    }

    fn positions(&self) -> HashMap<IdHash, Position, RandomState> {
        self.iter().map(|role| IdHash::of(role.id())).zip(0..).collect()
    }

    /// Applies the changes of all layers.
    fn change(&mut self, positions: &HashMap<IdHash, Position, RandomState>) {
        let mut hidden = vec![false; self.roles.len()];
        let mut additions: [Vec<(Position, &'d At<String>)>; 3] = Default::default();
        let mut unmatched_changes = Vec::new();
        for changes in self.data.changes {
            // Changes do not apply to roles of later layers.
            let find = |id: &At<String>| {
                let position = *positions.get(&IdHash::of(&id.value))?;
                let addr = *self.roles.get(position as usize)?;
                self.lies_below(addr, changes).then_some(position)
            };
            for id in &changes.hide {
                match find(id).and_then(|position| hidden.get_mut(position as usize)) {
                    Some(hidden) => *hidden = true,
                    None => unmatched_changes.push(("hide", id)),
                }
            }
            for (relation, additions) in Relation::ALL.into_iter().zip(&mut additions) {
                for (id, more) in relation.added(changes) {
                    match find(id) {
                        Some(position) => additions.extend(more.iter().map(|to| (position, to))),
                        None => unmatched_changes.push((relation.field(), id)),
                    }
                }
            }
        }
        self.unmatched_changes = unmatched_changes;
        // Removing hidden roles shifts the positions behind them.
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
        self.roles.retain(|_| !hidden.next().unwrap_or_default());
    }

    /// Resolves one relation of every role. References to hidden roles are dropped, since their author could not know.
    fn follow(&self, relation: Relation, positions: &HashMap<IdHash, Position, RandomState>) -> Edges {
        const AT_ONCE: usize = 1 << 14;
        let hidden: HashSet<IdHash, RandomState> = self.hidden.iter().map(|id| IdHash::of(id)).collect();
        let lead = |id: IdHash| match positions.get(&id) {
            Some(position) => Some(*position),
            None => (!hidden.contains(&id)).then(|| self.names.get(&id).copied().unwrap_or(NOWHERE)),
        };
        let added = self.added(relation);
        let parts: Vec<Edges> = self
            .roles
            .par_chunks(AT_ONCE)
            .enumerate()
            .map(|(part, roles)| {
                let mut edges = Edges::default();
                for (addr, position) in roles.iter().zip(part * AT_ONCE..) {
                    let stated = self.at(*addr).map(|role| relation.stated(role)).unwrap_or_default();
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
