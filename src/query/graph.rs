//! The whole career graph: every role and every move.

use schemars::JsonSchema;
use serde::Serialize;

use super::report::CategoryRef;
use super::tree::TreeEdge;
use crate::catalog::Catalog;
use career_data::vocabulary::Level;

/// The answer of `export --graph`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Graph<'a> {
    /// By id.
    pub roles: Vec<GraphRole<'a>>,
    /// By the id of the earlier role, then of the later.
    pub edges: Vec<TreeEdge<'a>>,
}

/// A role in the graph.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct GraphRole<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
}

/// Every role and every move.
#[must_use]
pub fn graph(catalog: &Catalog) -> Graph<'_> {
    let roles = catalog.roles().map(|role| GraphRole {
        id: role.id(),
        title: role.title(),
        category: CategoryRef::of(role),
        level: role.level(),
    });
    let edges = catalog.roles().flat_map(|from| from.successors().map(move |to| TreeEdge::new(from, to)));
    Graph { roles: roles.collect(), edges: edges.collect() }
}
