//! The view of `path --reach`: one row for each role.

use std::borrow::Cow;

use crate::commands::shared::cells::{kind, label};
use crate::commands::shared::pay::{USUAL_NOTE, own_mark, put_reading};
use crate::query::{Destination, ReachReport};
use crate::view::graph::Graph;
use crate::view::page::{Column, Line, Meaning, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::{bare_money, counted, money_change};
use crate::view::{Format, ReportKind, View};
use career_data::vocabulary::{Basis, Vocabulary};

pub(super) const REACH: ReportKind = ReportKind::of_named_roles::<ReachReport<'_>>("reach", "career/reach/1");

impl View for ReachReport<'_> {
    const SPECIAL_FORMATS: &'static [Format] = &Format::GRAPH;

    fn schema(&self) -> &'static str {
        REACH.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let (roles, moves) = (counted(self.roles.len(), "role"), counted(self.reach as usize, "move"));
        page.title(self.from.title, format!("{roles} within {moves}"));
        let columns = vec![
            Column::left("Role", 0),
            Column::left("Level", 2).saying(Meaning::Level),
            Column::right("Moves", 1),
            Column::right("Effort", 0),
            Column::left("By way of", 3),
            Column::right("Pay change", 1),
        ];
        page.grid(columns, self.roles.iter().map(|role| self.row(role)).collect());
        if let Some(region) = &self.region {
            page.paragraph(Line::new().plain(format!("Pay is the change a year in {region}. {USUAL_NOTE}.")));
        }
        put_reading(&mut page, self.region.as_ref());
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id", "title", "effort", "moves", "via", "pay_change", "kind", "basis"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let rows = self.roles.iter().map(|role| {
            vec![
                value(role.id),
                value(role.title),
                number(Some(role.effort)),
                number(Some(role.moves)),
                value(role.via.id),
                role.pay_change.map(|change| bare_money(change).into()),
                value(role.kind.name()),
                value(role.basis.basis.name()),
            ]
        });
        rows.collect()
    }

    fn graph(&self) -> Option<Graph<'_>> {
        let mut graph = Graph::default();
        graph.node(self.from.id, self.from.title, true);
        for role in &self.roles {
            let (from, to) = (graph.node(role.via.id, role.via.title, false), graph.node(role.id, role.title, false));
            graph.arrow(from, to, kind(role.kind, role.basis.basis));
        }
        Some(graph)
    }
}

impl ReachReport<'_> {
    fn row<'a>(&'a self, role: &'a Destination<'a>) -> Vec<Cow<'a, str>> {
        let via = if role.via == self.from { "" } else { role.via.title };
        let (pay, mark) = (role.pay_change.zip(role.pay_currency), own_mark(role.pay_own));
        vec![
            // The table has no column for the basis of the last move.
            if role.basis == Basis::Usual {
                role.title.into()
            } else {
                format!("{} ({})", role.title, role.basis.basis.label()).into()
            },
            label(role.level).into(),
            role.moves.to_string().into(),
            role.effort.to_string().into(),
            via.into(),
            pay.map_or_else(String::new, |(change, currency)| format!("{} {currency}{mark}", money_change(change))).into(),
        ]
    }
}
