//! Validation rules for texts and numbers, common to all forms.

use crate::problem::{Place, Problems};
use crate::text::{clean, find_invisible, is_hostile};
use unicode_normalization::is_nfc;

/// The longest name, title or alias, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest passage of prose, in characters.
pub const LONGEST_PROSE: usize = 20_000;
/// The longest line of JSON lines, in bytes.
pub const LONGEST_LINE: u64 = 1 << 22;

/// Parses an exact decimal number in units of 10^-`places`; `None` when it has more decimals or is not a number.
pub fn decimal(text: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let exact = fraction.len() <= places && fraction.bytes().all(|digit| digit.is_ascii_digit());
    exact.then(|| format!("{whole}{fraction:0<places$}").parse().ok()).flatten()
}

/// Validates a text: not empty, not too long, no character that could steer a terminal.
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
    } else if let Some(c) = find_invisible(text) {
        problems.error(place, field, format!("holds the invisible character U+{:04X}", u32::from(c)), "remove it");
    }
}

/// Whether a text is valid and normalised as it is: neither empty nor too long, NFC, trimmed, and without characters that steer a
/// terminal.
pub fn is_sound(text: &str, longest: usize, lines: bool) -> bool {
    // Without an early exit the loop vectorises.
    let plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    let fits = !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ');
    if plain {
        return fits && text.len() <= longest;
    }
    fits && text.trim().len() == text.len()
        && text.chars().count() <= longest
        && is_nfc(text)
        && !text.chars().any(|c| is_hostile(c) && !(lines && c == '\n'))
        && find_invisible(text).is_none()
}

/// Most characters of an untrusted text that a message quotes.
const MOST_QUOTED: usize = 80;

/// An untrusted text, cleaned for use in a message, and cut where it is longer than any name should be.
pub fn printable(text: &str) -> String {
    let mut rest = text.chars();
    let mut quoted = clean(&rest.by_ref().take(MOST_QUOTED).collect::<String>()).into_owned();
    if rest.next().is_some() {
        quoted.push('…');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_short() {
        assert_eq!(printable("api\u{1b}[31m"), "api\u{fffd}[31m");
        assert_eq!(printable(&"é".repeat(MOST_QUOTED)), "é".repeat(MOST_QUOTED));
        assert_eq!(printable(&"é".repeat(1_000_000)), format!("{}…", "é".repeat(MOST_QUOTED)));
    }
}
