//! Text made fit for an output.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use career_data::text::is_hostile;

/// The text with every character that could steer a terminal replaced by U+FFFD.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_printable_ascii(text) || !text.contains(is_hostile) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| if is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
    }
}

/// Whether there is nothing to look at twice. Without a way out of the loop, it is done many bytes at a time.
pub(super) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().fold(true, |printable, byte| printable & (b' '..=b'~').contains(&byte))
}

/// The same, keeping line feeds: for text that is ours but may quote what is not.
pub(super) fn clean_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return clean(text);
    }
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n").into()
}

/// Candidates for a shell to complete with, keeping what separates them (bash is given vertical tabs) and sets off their
/// descriptions.
pub(crate) fn clean_candidates(text: &str) -> String {
    let separates = |c| matches!(c, '\n' | '\t' | '\u{b}');
    text.chars().map(|c| if is_hostile(c) && !separates(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Columns a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

#[cfg(test)]
mod tests {
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
