//! `next` and `prereqs`: the successors of a role, and its prerequisites.

use std::collections::{HashSet, VecDeque};

use schemars::JsonSchema;
use serde::Serialize;

use super::report::{RoleRef, is_false};
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
    fn step(self, role: Role<'_>) -> Vec<Role<'_>> {
        match self {
            Self::Next => role.successors().collect(),
            Self::Prerequisites => role.prerequisites().collect(),
        }
    }
}

/// The answer of `next` and `prereqs`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Tree<'a> {
    pub root: RoleRef<'a>,
    /// How many moves were followed.
    pub depth: usize,
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
    /// Whether it is there only because a publisher calls the two roles related.
    #[serde(skip_serializing_if = "is_false")]
    pub related: bool,
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
            related: from.is_only_related(to),
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
    /// See [`TreeEdge::related`].
    pub related: bool,
    /// Change of usual pay a year with the move, and its currency; absent as for [`Move`](super::effort::Move).
    pub pay_change: Option<(Money, &'a str)>,
    /// 1 for the children of the root.
    pub depth: usize,
    /// Whether it is the last of its siblings.
    pub last: bool,
    pub repeat: Option<Repeat>,
}

/// Why a branch is not expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The role is an ancestor in the same branch.
    Cycle,
    /// The role is expanded elsewhere, earlier or nearer to the root.
    Drawn,
}

/// The tree of roles within `depth` moves of a role, with usual pay in a region (the United States by default).
pub fn tree<'a>(
    catalog: &'a Catalog,
    name: &str,
    direction: Direction,
    depth: usize,
    region: Option<&str>,
) -> Result<Tree<'a>, Failure> {
    let root = resolve_role(catalog, name)?;
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let mut tree =
        Tree { root: root.into(), depth, roles: Vec::new(), edges: Vec::new(), nodes: Vec::new(), direction, region: pay_region };
    let mut book = PayBook::of(region);
    let reached_by = tree.reach(root, &mut book);
    let mut drawing = Drawing { branch: vec![root.key()], drawn: HashSet::new(), reached_by, book };
    tree.draw(root, &mut drawing);
    Ok(tree)
}

/// The state of the depth-first traversal.
struct Drawing<'a> {
    /// From the root to the role being expanded.
    branch: Vec<RoleId>,
    drawn: HashSet<RoleId>,
    /// The (parent, child) pairs of the search tree.
    reached_by: HashSet<(RoleId, RoleId)>,
    book: PayBook<'a>,
}

impl<'a> Tree<'a> {
    /// Breadth-first search: visits each role at its least depth. Returns the (parent, child) pairs of the search tree.
    fn reach(&mut self, root: Role<'a>, book: &mut PayBook<'a>) -> HashSet<(RoleId, RoleId)> {
        let mut seen = HashSet::from([root.key()]);
        let mut reached_by = HashSet::new();
        let mut queue = VecDeque::from([(root, 0)]);
        while let Some((role, depth)) = queue.pop_front() {
            if depth == self.depth {
                continue;
            }
            for other in self.direction.step(role) {
                let (from, to) = if self.direction == Direction::Next { (role, other) } else { (other, role) };
                self.edges.push(TreeEdge::new(from, to));
                if seen.insert(other.key()) {
                    reached_by.insert((role.key(), other.key()));
                    let usual_pay = book.usual(other);
                    self.roles.push(Reached {
                        id: other.id(),
                        title: other.title(),
                        depth: depth + 1,
                        via: role.id(),
                        usual_pay,
                    });
                    queue.push_back((other, depth + 1));
                }
            }
        }
        reached_by
    }

    /// Depth-first traversal that expands each role once, where it is nearest to the root.
    fn draw(&mut self, role: Role<'a>, drawing: &mut Drawing<'a>) {
        let depth = drawing.branch.len();
        if depth > self.depth {
            return;
        }
        let children = self.direction.step(role);
        let count = children.len();
        for (position, child) in children.into_iter().enumerate() {
            let repeat = if drawing.branch.contains(&child.key()) {
                Some(Repeat::Cycle)
            } else if !drawing.reached_by.contains(&(role.key(), child.key())) || !drawing.drawn.insert(child.key()) {
                Some(Repeat::Drawn)
            } else {
                None
            };
            let (from, to) = if self.direction == Direction::Next { (role, child) } else { (child, role) };
            let TreeEdge { kind, related, .. } = TreeEdge::new(from, to);
            let pay_change = drawing.book.change(from, to).map(|PayChange { change, currency, .. }| (change, currency));
            self.nodes.push(Node { role: child.into(), kind, related, pay_change, depth, last: position + 1 == count, repeat });
            if repeat.is_none() {
                drawing.branch.push(child.key());
                self.draw(child, drawing);
                drawing.branch.pop();
            }
        }
    }
}
