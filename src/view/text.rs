//! Sanitizing and measuring text for output.

use unicode_width::UnicodeWidthStr;

pub(crate) use career_data::text::clean;
pub(super) use career_data::text::clean_lines;

/// Display width of a text in terminal columns.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text with a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn cleaning_replaces_what_steers_and_keeps_what_reads() {
        assert_eq!(clean("a\u{1b}[31mb\tc\u{9b}\u{202e}"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}\u{fffd}");
        assert!(matches!(clean("naïve — デ"), Cow::Borrowed(_)));
        assert_eq!(clean_lines("a\nb\r\n"), "a\nb\u{fffd}\n");
    }

    #[test]
    fn width_counts_columns() {
        assert_eq!((width("abc"), width("データ"), width("e\u{301}")), (3, 6, 1));
    }
}
