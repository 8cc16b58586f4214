//! What the checks and the compiler need to know about all roles together.

use crate::layers::graph::Graph;
use crate::layers::links::Links;
use crate::layers::names::Names;
use crate::layers::roster::Roster;
use crate::pack::Pack;
use crate::records::Dataset;

/// The roles of a dataset, with their names, references and graph.
pub(crate) struct Assembly<'d> {
    pub(crate) roster: &'d Roster<'d>,
    /// `None` when the folded names take more than 4 GiB.
    pub(crate) names: Option<Names>,
    pub(crate) links: Links<'d>,
    pub(crate) graph: Graph,
}

impl<'d> Assembly<'d> {
    pub(crate) fn of(dataset: &'d Dataset, roster: &'d Roster<'d>) -> Self {
        let packs: Vec<&Pack> = roster.packs().collect();
        Self { roster, names: Names::of(roster), links: Links::of(dataset, &packs), graph: Graph::of(roster) }
    }
}
