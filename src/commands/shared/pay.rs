//! Formatting of pay and outlook: amounts, terms, notes and sources.

use std::borrow::Cow;

use crate::query::{Outlook, PayRow, UsualPay};
use crate::view::words::{grouped, money};
use career_data::vocabulary::{Level, Percentile, Vocabulary};

/// The suffix that marks a role's own figure.
pub(in crate::commands) const fn own_mark(is_own: bool) -> &'static str {
    if is_own { " (own figure)" } else { "" }
}

/// The region of a figure, marked if it is the role's own: `California (own figure)`.
pub(in crate::commands) fn place<'a>(pay: &PayRow<'a>) -> Cow<'a, str> {
    if pay.is_own() { format!("{}{}", pay.name, own_mark(true)).into() } else { pay.name.into() }
}

/// The notes of a role's own figures.
pub(in crate::commands) fn own_notes<'r>(rows: &'r [PayRow<'_>]) -> impl Iterator<Item = String> + 'r {
    rows.iter().filter_map(|row| Some(format!("{}: {}", place(row), row.note.filter(|note| !note.is_empty())?)))
}

/// `Source: U.S. Bureau of Labor Statistics, May 2025.` For a role's own figure without a source, the role's file is cited.
pub(in crate::commands) fn sources(rows: &[PayRow<'_>], origin: Option<&str>) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for row in rows {
        let stated = row.source.map(|source| format!("{}, {}", source.publisher, source.release));
        let source = stated.or_else(|| origin.filter(|_| row.is_own()).map(str::to_owned));
        told.extend(source.filter(|source| !told.contains(source)));
    }
    (!told.is_empty()).then(|| format!("Source: {}.", told.join("; ")))
}

/// `USD a year, 2025`
pub(in crate::commands) fn terms(pay: &PayRow<'_>) -> String {
    let mut text = pay.currency.unwrap_or("amount").to_owned();
    if let Some(period) = pay.period {
        text = format!("{text} {}", period.label());
    }
    if let Some(year) = pay.year {
        text = format!("{text}, {year}");
    }
    text
}

/// The label of a top-coded amount: the BLS withholds amounts of at least this many dollars a year.
const TOP_CODE: &str = "239,200 or more";

pub(in crate::commands) fn amount(pay: &PayRow<'_>, percentile: Percentile) -> String {
    match pay.percentile(percentile) {
        Some(amount) => money(amount),
        None if pay.top_coded.contains(&percentile.name()) => TOP_CODE.to_owned(),
        None => String::new(),
    }
}

/// `Mid-level roles usually sit from p25 to p75 (our reading).`
pub(in crate::commands) fn usual(level: Level, usual: UsualPay) -> String {
    let from = usual.from.label();
    let reach = usual.to.map_or_else(|| format!("{from} and above"), |to| format!("{from} to {}", to.label()));
    format!("{}-level roles usually sit from {reach} (our reading).", level.label())
}

/// `+15.8 %, 115,200 openings a year`
pub(in crate::commands) fn growth(outlook: &Outlook<'_>) -> Option<String> {
    let change = format!("{:+} %", outlook.change_percent?);
    Some(
        outlook
            .annual_openings
            .map_or_else(|| change.clone(), |openings| format!("{change}, {} openings a year", grouped(openings.into()))),
    )
}
