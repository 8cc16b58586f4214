//! Text shared by every layer: how names are folded for comparison, and which characters may never reach a terminal.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Folds a name for comparison: NFC, lower case, runs of white space as one space, none at the ends.
///
/// ```
/// # use career::text::fold;
/// assert_eq!(fold("  API   Engineer "), "api engineer");
/// assert_eq!(fold("De\u{301}veloppeur"), "d\u{e9}veloppeur");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded
}

/// Adds a name, folded as [`fold`] does, to a text.
pub(crate) fn fold_into(name: &str, folded: &mut String) {
    let start = folded.len();
    for word in name.split_whitespace() {
        if folded.len() > start {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            // Lower-casing can denormalise, so compose last.
            folded.extend(word.to_lowercase().nfc());
        }
    }
}

/// The same text in NFC, borrowed when it already is.
#[must_use]
pub fn compose(text: &str) -> std::borrow::Cow<'_, str> {
    if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() }
}

/// A name as an id: its ASCII letters and digits in lower case, a hyphen for each run of anything else. Accents are dropped, a
/// plus and a sharp are spelled out, since names of languages differ in nothing else; empty when nothing is left.
///
/// ```
/// # use career::text::kebab;
/// assert_eq!(kebab("Médecins, All Other"), "medecins-all-other");
/// assert_eq!((kebab("C"), kebab("C++"), kebab("C#")), ("c".into(), "c-plus-plus".into(), "c-sharp".into()));
/// ```
#[must_use]
pub fn kebab(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    let mut apart = false;
    let mut push = |part: &str, apart: bool| {
        if apart && !id.is_empty() {
            id.push('-');
        }
        id.push_str(part);
    };
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '+' => push("plus", true),
            '#' => push("sharp", true),
            c if c.is_ascii_alphanumeric() => push(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]), apart),
            _ => {}
        }
        apart = !c.is_ascii_alphanumeric();
    }
    id
}

/// Whether a character could steer a terminal or mislead a reader: C0 and C1 controls, DEL, line and paragraph
/// separators, bidirectional overrides and isolates, the byte-order mark and tag characters.
#[must_use]
pub const fn is_hostile(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The candidates closest to `name`, best first: at most `limit`, and none that a reader would not call close.
///
/// Similarity is Jaro-Winkler or Sørensen-Dice over letters alone, whichever is higher, and at least 0.95 for names that begin
/// with all that was typed; ties keep the order given.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    const CLOSE: f64 = 0.8;
    let wanted = Letters::of(name);
    if wanted.text.is_empty() {
        return Vec::new();
    }
    let close = |candidate: &'a str| {
        let score = wanted.similarity(&Letters::of(candidate));
        (score >= CLOSE).then_some((score, candidate))
    };
    let mut scored: Vec<(f64, &str)> = candidates.into_iter().filter_map(close).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

/// A name without case and separators, "devops" and "Dev-Ops" alike, and how often each letter stands in it.
struct Letters {
    text: String,
    counts: [u8; 64],
}

impl Letters {
    fn of(name: &str) -> Self {
        let lower = |c: char| c.is_alphanumeric().then_some(c).into_iter().flat_map(char::to_lowercase);
        let text: String = name.chars().flat_map(lower).collect();
        let mut counts = [0_u8; 64];
        for byte in text.bytes() {
            // Letters that share a place only make the bound below looser.
            if let Some(count) = counts.get_mut(usize::from(byte & 63)) {
                *count = count.saturating_add(1);
            }
        }
        Self { text, counts }
    }

    /// How alike two names are, from 0 to 1; 0 for all that cannot come close.
    #[allow(clippy::cast_precision_loss, reason = "names are short")]
    fn similarity(&self, other: &Self) -> f64 {
        let (a, b) = (self.text.as_str(), other.text.as_str());
        if a.len() >= 3 && b.starts_with(a) {
            return strsim::jaro_winkler(a, b).max(0.95);
        }
        // Both measures compare at most the letters that the names share: with too few, neither can reach 0.8.
        let shared: u32 = self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(*a.min(b))).sum();
        if f64::from(shared) * (1.0 / a.len() as f64 + 1.0 / b.len().max(1) as f64) < 0.95 {
            return 0.0;
        }
        // The bigram measure forgives swapped words.
        strsim::jaro_winkler(a, b).max(0.99 * strsim::sorensen_dice(a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_ignores_case_width_of_space_and_composition() {
        assert_eq!(fold("\tSite  Reliability\nENGINEER"), "site reliability engineer");
        assert_eq!(fold("e\u{301}"), fold("\u{c9}"));
        assert_eq!(fold(" \u{a0} "), "");
    }

    #[test]
    fn ids_are_kebab_case_whatever_the_name() {
        for (name, id) in [
            ("Nurses, All Other", "nurses-all-other"),
            ("  Node.js (run time) ", "node-js-run-time"),
            ("A+ and B", "a-plus-and-b"),
            (".NET", "net"),
            ("e\u{301}t\u{e9}", "ete"),
            ("データ", ""),
        ] {
            assert_eq!(kebab(name), id);
        }
    }

    #[test]
    fn hostile_covers_controls_and_bidi_but_no_letters() {
        for c in ['\u{1b}', '\u{7}', '\r', '\u{8}', '\0', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{2028}'] {
            assert!(is_hostile(c), "{c:?}");
        }
        for c in ['a', 'é', 'デ', '—', '█', '\u{301}', '👩', '\u{200d}'] {
            assert!(!is_hostile(c), "{c:?}");
        }
    }

    #[test]
    fn closest_finds_typos_and_stays_silent_on_noise() {
        let titles = ["API Engineer", "Backend Engineer", "QA Engineer", "Scrum Master"];
        assert_eq!(closest("api enginer", titles, 1), ["API Engineer"]);
        assert_eq!(closest("zzzz", titles, 3), [""; 0]);
        assert_eq!(closest("", titles, 3), [""; 0]);
    }
}
