//! The rules that texts and numbers keep in every form.

use crate::problem::{Place, Problems};
use crate::text::{clean, is_hostile};
use unicode_normalization::is_nfc;

/// The longest name, title or alias, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest passage of prose, in characters.
pub const LONGEST_PROSE: usize = 20_000;
/// The longest line of a file of lines, in bytes.
pub const LONGEST_LINE: u64 = 1 << 22;

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

/// Whether a text may stay as it is: neither empty nor too long, composed, without space at its ends and without characters
/// that steer a terminal.
pub fn is_sound(text: &str, longest: usize, lines: bool) -> bool {
    // Without a way out of the loop, many bytes are looked at together.
    let plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    let fits = !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ');
    if plain {
        return fits && text.len() <= longest;
    }
    fits && text.trim().len() == text.len()
        && text.chars().count() <= longest
        && is_nfc(text)
        && !text.chars().any(|c| is_hostile(c) && !(lines && c == '\n'))
}

/// A foreign text made fit for a message.
pub fn printable(text: &str) -> String {
    clean(text).into_owned()
}
