//! `next` and `prereqs`: the successors of a role, and its prerequisites.

use std::collections::{HashMap, HashSet, VecDeque};

use schemars::JsonSchema;
use serde::Serialize;

use super::effort::{Effort, Move};
use super::report::{MoveBasis, RoleRef};
use super::usual_pay::{PayBook, PayChange, UsualPayIn};
use super::{Failure, PayRegion, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Money, Role, RoleId};
use career_data::vocabulary::MoveKind;

/// The direction in which a tree is expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Successors, along all moves of the career graph.
    Next,
    /// Predecessors, along prerequisites only.
    Prerequisites,
}

impl Direction {
    /// The roles one move further: of successors, usual moves first, then by kind and effort; prerequisites as stated.
    fn step<'a>(self, catalog: &'a Catalog, role: Role<'a>, bridges: bool) -> Vec<Role<'a>> {
        if self == Self::Prerequisites {
            return role.prerequisites().collect();
        }
        let moves = catalog.moves(role.outgoing()).filter(|step| bridges || step.is_stated());
        let mut steps: Vec<_> = moves.filter_map(|step| Some((step.basis, catalog.role(step.role)?, step.effort))).collect();
        steps.sort_by_key(|(basis, to, effort)| (*basis, role.move_to(*to), *effort));
        steps.into_iter().map(|(_, to, _)| to).collect()
    }
}

/// The answer of `next` and `prereqs`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Tree<'a> {
    pub root: RoleRef<'a>,
    /// How many moves were followed.
    pub depth: usize,
    /// Of `next`, the moves of the root in full: usual moves first, then by kind and effort.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move<'a>>,
    /// Each role once, the nearest first.
    pub roles: Vec<Reached<'a>>,
    /// In the direction of a career: from the earlier role to the later.
    pub edges: Vec<TreeEdge<'a>>,
    /// The same as a tree, in the order it is drawn.
    #[serde(skip)]
    pub nodes: Vec<Node<'a>>,
    /// Which way it grows.
    #[serde(skip)]
    pub direction: Direction,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// A role that the tree reaches.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Reached<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Moves from the root.
    pub depth: usize,
    /// The role one move nearer to the root.
    pub via: &'a str,
    /// Of the move between the two.
    pub kind: MoveKind,
    #[serde(flatten)]
    pub basis: MoveBasis,
    pub effort: u32,
    /// Usual pay at its level; absent when none is published.
    pub usual_pay: Option<UsualPayIn<'a>>,
}

/// A move within the tree.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct TreeEdge<'a> {
    pub from: RoleRef<'a>,
    pub to: RoleRef<'a>,
    pub kind: MoveKind,
    #[serde(flatten)]
    pub basis: MoveBasis,
    /// What it usually takes, where that is not obvious; our judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'a str>,
}

impl<'a> TreeEdge<'a> {
    /// The edge of a move.
    pub(super) fn new(from: Role<'a>, to: Role<'a>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            kind: from.move_to(to),
            basis: MoveBasis::of(from, to),
            why: from.note_on_move(to),
        }
    }
}

/// A line of the printed tree.
#[derive(Debug)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Node<'a> {
    pub role: RoleRef<'a>,
    pub kind: MoveKind,
    pub basis: MoveBasis,
    /// Change of usual pay a year with the move, and its currency; absent as for [`Move`](super::effort::Move).
    pub pay_change: Option<(Money, &'a str)>,
    /// 1 for the children of the root.
    pub depth: usize,
    /// Whether it is the last of its siblings.
    pub last: bool,
    pub repeat: Option<Repeat<'a>>,
}

/// Why a branch is not expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat<'a> {
    /// The role is an ancestor in the same branch.
    Cycle,
    /// The role is expanded where it is nearest to the root.
    Drawn {
        /// The role whose branch it is expanded in.
        under: RoleRef<'a>,
    },
}

/// What a tree is asked for.
#[derive(Clone, Copy, Debug)]
pub struct TreeQuery<'q> {
    /// Which way it grows.
    pub direction: Direction,
    /// How many moves are followed.
    pub depth: usize,
    /// Whether the root's [bridges](career_data::bridge) are left out; further moves are usual ones in any case.
    pub only_usual: bool,
    /// Where pay is looked up; the United States by default.
    pub region: Option<&'q str>,
}

/// The tree of roles within some moves of a role.
pub fn tree<'a>(catalog: &'a Catalog, name: &str, query: TreeQuery<'_>) -> Result<Tree<'a>, Failure> {
    let root = resolve_role(catalog, name)?;
    let (region, pay_region) = resolve_pay_region(catalog, query.region)?.unzip();
    let mut growth = Growth { catalog, root, query, book: PayBook::of(region), effort: Effort::default() };
    let mut tree = Tree {
        root: root.into(),
        depth: query.depth,
        moves: growth.moves(),
        roles: Vec::new(),
        edges: Vec::new(),
        nodes: Vec::new(),
        direction: query.direction,
        region: pay_region,
    };
    let reached_by = tree.reach(&mut growth);
    let mut drawing = Drawing { branch: vec![root.key()], drawn: HashSet::new(), reached_by };
    tree.draw(root, &mut growth, &mut drawing);
    Ok(tree)
}

/// How a tree grows, and what its moves are described with.
struct Growth<'a, 'q> {
    catalog: &'a Catalog,
    root: Role<'a>,
    query: TreeQuery<'q>,
    book: PayBook<'a>,
    effort: Effort,
}

impl<'a> Growth<'a, '_> {
    fn step(&self, role: Role<'a>) -> Vec<Role<'a>> {
        let bridges = role == self.root && !self.query.only_usual;
        self.query.direction.step(self.catalog, role, bridges)
    }

    /// The move between a role and one a step further, from the earlier to the later.
    fn ends(&self, role: Role<'a>, further: Role<'a>) -> (Role<'a>, Role<'a>) {
        if self.query.direction == Direction::Next { (role, further) } else { (further, role) }
    }

    /// The moves of the root in full; none of prerequisites.
    fn moves(&mut self) -> Vec<Move<'a>> {
        if self.query.direction == Direction::Prerequisites {
            return Vec::new();
        }
        let root = self.root;
        let moves = self.step(root).into_iter().map(|to| {
            let parts = self.effort.of_move(root, to).over(MoveBasis::of(root, to).basis);
            Move::new(root, to, parts, &mut self.book)
        });
        moves.collect()
    }

    fn reached(&mut self, role: Role<'a>, via: Role<'a>, depth: usize) -> Reached<'a> {
        let (from, to) = self.ends(via, role);
        let basis = MoveBasis::of(from, to);
        Reached {
            id: role.id(),
            title: role.title(),
            depth,
            via: via.id(),
            kind: from.move_to(to),
            basis,
            effort: self.effort.of_move(from, to).over(basis.basis).total(),
            usual_pay: self.book.usual(role),
        }
    }
}

/// The state of the depth-first traversal.
struct Drawing<'a> {
    /// From the root to the role being expanded.
    branch: Vec<RoleId>,
    drawn: HashSet<RoleId>,
    /// The parent of each role in the search tree.
    reached_by: HashMap<RoleId, Role<'a>>,
}

impl<'a> Tree<'a> {
    /// Breadth-first search: visits each role at its least depth. Returns for each its parent in the search tree.
    fn reach(&mut self, growth: &mut Growth<'a, '_>) -> HashMap<RoleId, Role<'a>> {
        let mut seen = HashSet::from([growth.root.key()]);
        let mut reached_by = HashMap::new();
        let mut queue = VecDeque::from([(growth.root, 0)]);
        while let Some((role, depth)) = queue.pop_front() {
            if depth == self.depth {
                continue;
            }
            for other in growth.step(role) {
                let (from, to) = growth.ends(role, other);
                self.edges.push(TreeEdge::new(from, to));
                if seen.insert(other.key()) {
                    reached_by.insert(other.key(), role);
                    self.roles.push(growth.reached(other, role, depth + 1));
                    queue.push_back((other, depth + 1));
                }
            }
        }
        reached_by
    }

    /// Depth-first traversal that expands each role once, where it is nearest to the root.
    fn draw(&mut self, role: Role<'a>, growth: &mut Growth<'a, '_>, drawing: &mut Drawing<'a>) {
        let depth = drawing.branch.len();
        if depth > self.depth {
            return;
        }
        let children = growth.step(role);
        let count = children.len();
        for (position, child) in children.into_iter().enumerate() {
            let parent = drawing.reached_by.get(&child.key()).copied();
            let elsewhere = parent.filter(|parent| *parent != role || !drawing.drawn.insert(child.key()));
            let repeat = match elsewhere {
                _ if drawing.branch.contains(&child.key()) => Some(Repeat::Cycle),
                // Where the tree ends, no branch is left out.
                Some(parent) if depth < self.depth => Some(Repeat::Drawn { under: parent.into() }),
                _ => None,
            };
            let (from, to) = growth.ends(role, child);
            let pay_change = growth.book.change(from, to).map(|PayChange { change, currency, .. }| (change, currency));
            let (kind, basis, last) = (from.move_to(to), MoveBasis::of(from, to), position + 1 == count);
            self.nodes.push(Node { role: child.into(), kind, basis, pay_change, depth, last, repeat });
            if repeat.is_none() && elsewhere.is_none() {
                drawing.branch.push(child.key());
                self.draw(child, growth, drawing);
                drawing.branch.pop();
            }
        }
    }
}
