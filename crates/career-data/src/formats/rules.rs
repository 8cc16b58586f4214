//! The rules that texts and numbers keep in every form.

use crate::problem::{Place, Problems};
use crate::text::is_hostile;

/// A decimal number in units of 10^-`places`, exactly; none when it has more decimals, or is no such number.
pub fn decimal(text: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let exact = fraction.len() <= places && fraction.bytes().all(|digit| digit.is_ascii_digit());
    exact.then(|| format!("{whole}{fraction:0<places$}").parse().ok()).flatten()
}

/// The rules for any text: not empty, not too long, nothing in it that could steer a terminal.
pub fn check_text(place: Place, field: &str, text: &str, longest: usize, lines: bool, problems: &mut Problems) {
    if text.is_empty() {
        problems.error(place, field, "is empty", "leave an optional field out, fill a required one");
    }
    let length = text.chars().count();
    if length > longest {
        problems.error(place, field, format!("has {length} characters"), format!("at most {longest}"));
    }
    if let Some(c) = text.chars().find(|c| is_hostile(*c) && !(lines && *c == '\n')) {
        problems.error(place, field, format!("holds the control character U+{:04X}", u32::from(c)), "remove it");
    }
}

/// A foreign text made fit for a message.
pub fn shown(text: &str) -> String {
    text.chars().map(|c| if is_hostile(c) { '\u{fffd}' } else { c }).collect()
}
