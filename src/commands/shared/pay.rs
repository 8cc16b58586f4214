//! Formatting of pay and outlook: amounts, terms, notes and sources.

use std::borrow::Cow;

use crate::catalog::Money;
use crate::query::{Outlook, PayRegion, PayRow, UsualPay, UsualPayIn, UsualSpread};
use crate::view::page::{Line, Page};
use crate::view::records::{Datum, Row, number};
use crate::view::words::{bare_money, grouped, money, money_change};
use career_data::vocabulary::{Level, Match, Percentile, Period, Vocabulary};

/// The suffix that marks a role's own figure.
pub(in crate::commands) const fn own_mark(is_own: bool) -> &'static str {
    if is_own { " (own figure)" } else { "" }
}

/// The region of a figure, marked if it is the role's own or if the national occupation is not exactly the role's:
/// `California (own figure)`, `United Kingdom (close)`.
pub(in crate::commands) fn place<'a>(pay: &PayRow<'a>) -> Cow<'a, str> {
    match pay.matched {
        _ if pay.is_own() => format!("{}{}", pay.name, own_mark(true)).into(),
        Some(matched) if matched != Match::Exact => format!("{} ({})", pay.name, matched.label()).into(),
        _ => pay.name.into(),
    }
}

/// The occupation that figures are of: `of the parent occupation, Software Developers (15-1252)`. A national occupation is named
/// if all figures are of it; `None` if all are the role's own.
pub(in crate::commands) fn whose(rows: &[PayRow<'_>]) -> Option<String> {
    let national = || rows.iter().filter(|row| !row.is_own()).filter_map(|row| row.local);
    if let Some(first) = national().next()
        && rows.iter().all(|row| row.is_own() || row.local.is_some() || row.period.is_none())
    {
        let is_one = national().all(|local| local.code == first.code);
        let one = || format!("of {} ({}), in which the role is counted", first.title, first.code);
        return Some(if is_one { one() } else { "of national occupations that the role is counted in".to_owned() });
    }
    let parent = rows.iter().find_map(|row| row.occupation)?;
    let more = if national().next().is_some() { ", and of national ones" } else { "" };
    Some(format!("of the parent occupation, {} ({}){more}", parent.title, parent.code))
}

/// How the name of the region was read, if it is not the region's own: `"london" is read as London, United Kingdom; …`
pub(in crate::commands) fn put_reading(page: &mut Page<'_>, region: Option<&PayRegion<'_>>) {
    let Some((region, typed, place)) = region.and_then(|region| Some((region, region.typed.as_ref()?, region.place?))) else {
        return;
    };
    let mut note = if place.eq_ignore_ascii_case(typed) { place.to_owned() } else { format!("\"{typed}\" is read as {place}") };
    if place != region.name {
        note = format!("{note}: the figures are for {} as a whole", region.name);
    } else if place.eq_ignore_ascii_case(typed) {
        note = format!("{note} is here the {}", region.kind.label().to_lowercase());
    }
    if !region.others.is_empty() {
        note = format!("{note}. Other places of that name: {}", region.others.join("; "));
    }
    page.paragraph(Line::new().plain(format!("{note}.")));
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
    terms_of(pay.currency, pay.period, pay.year)
}

/// The same, of their parts.
pub(in crate::commands) fn terms_of(currency: Option<&str>, period: Option<Period>, year: Option<u16>) -> String {
    let mut text = currency.unwrap_or("amount").to_owned();
    if let Some(period) = period {
        text = format!("{text} {}", period.label());
    }
    if let Some(year) = year {
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

/// `Usual pay: p25 to p75 of the occupation, the part where mid-level roles usually are (our reading).`
pub(in crate::commands) fn usual(level: Level, spread: UsualSpread) -> String {
    let named = |percentile: Percentile| match percentile {
        Percentile::P50 => "the median",
        other => other.label(),
    };
    let from = named(spread.from);
    let part = spread.to.map_or_else(|| format!("{from} and above"), |to| format!("{from} to {}", named(to)));
    let level = level.label().to_lowercase();
    format!(
        "Usual pay: {part} of the occupation's figures, typically {}, where {level}-level roles usually are (our reading).",
        named(spread.typical)
    )
}

/// The typical amount of usual pay; empty if it is not published.
pub(in crate::commands) fn typical(usual: Option<UsualPay>) -> String {
    usual.and_then(|usual| usual.typical).map(money).unwrap_or_default()
}

/// `105,210-171,980`, `171,980 or more`, `up to 92,300`: low and high of usual pay; empty if neither is published.
pub(in crate::commands) fn usual_range(usual: Option<UsualPay>) -> String {
    match usual.map(|usual| (usual.low, usual.high)) {
        Some((Some(low), Some(high))) => format!("{}-{}", money(low), money(high)),
        Some((Some(low), None)) => format!("{} or more", money(low)),
        Some((None, Some(high))) => format!("up to {}", money(high)),
        _ => String::new(),
    }
}

/// The columns of usual pay and its terms, in formats for programs.
pub(in crate::commands) const USUAL_COLUMNS: [&str; 7] =
    ["usual_low", "usual_pay", "usual_high", "currency", "period", "year", "region"];

/// The cells of [`USUAL_COLUMNS`].
pub(in crate::commands) fn usual_cells<'a>(
    usual: Option<UsualPay>,
    currency: Option<&'a str>,
    period: Option<Period>,
    year: Option<u16>,
    region: Option<&'a str>,
) -> Row<'a> {
    let UsualPay { low, typical, high } = usual.unwrap_or_default();
    let mut cells: Row<'a> = [low, typical, high].map(|amount| number(amount.map(bare_money))).into();
    cells.extend([currency.map(Datum::from), period.map(|period| period.name().into()), number(year), region.map(Datum::from)]);
    cells
}

/// The cells of [`USUAL_COLUMNS`] for usual pay that states its terms.
pub(in crate::commands) fn usual_cells_of(usual: Option<UsualPayIn<'_>>) -> Row<'_> {
    let terms = usual.map(|usual| (usual.currency, usual.period, usual.year));
    let (currency, period, year) = terms.unwrap_or_default();
    usual_cells(usual.map(|usual| usual.amounts), currency, period, year, usual.map(|usual| usual.region))
}

/// `usual pay +17,450 USD a year`
pub(in crate::commands) fn usual_change(change: Money, currency: &str, own: bool) -> String {
    let mark = own_mark(own);
    if change == Money::units(0) {
        format!("usual pay unchanged{mark}")
    } else {
        format!("usual pay {} {currency} a year{mark}", money_change(change))
    }
}

/// What usual pay is, where changes of it are shown.
pub(in crate::commands) const USUAL_NOTE: &str =
    "Usual pay is our reading of the occupation's figures at the role's level (see `career salary --help`)";

/// `+15.8 %`
pub(in crate::commands) fn growth_in_jobs(outlook: &Outlook<'_>) -> Option<String> {
    Some(format!("{:+} %", outlook.change_percent?))
}

/// `+15.8 %, 115,200 openings a year`
pub(in crate::commands) fn growth(outlook: &Outlook<'_>) -> Option<String> {
    let change = growth_in_jobs(outlook)?;
    Some(match outlook.annual_openings {
        Some(openings) => format!("{change}, {} openings a year", grouped(openings.into())),
        None => change,
    })
}
