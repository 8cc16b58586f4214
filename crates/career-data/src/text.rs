//! Text functions used everywhere: folding of names, suggestions by similarity, and removal of characters that may not reach a
//! terminal.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::path::Path;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::top_k::TopK;

/// Folds a name for comparison: NFC, lower case, runs of white space as one space, none at the ends.
///
/// ```
/// # use career_data::text::fold;
/// assert_eq!(fold("  API   Engineer "), "api engineer");
/// assert_eq!(fold("De\u{301}veloppeur"), "d\u{e9}veloppeur");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded
}

/// Appends a name, folded as by [`fold`].
pub fn fold_into(name: &str, folded: &mut String) {
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

/// Folds the name of a place, so that the ways to write it agree: like [`fold`], without accents, full stops and apostrophes,
/// with hyphens, commas and slashes as spaces, and `saint` as `st`.
///
/// ```
/// # use career_data::text::fold_place;
/// assert_eq!(fold_place("Saint Louis, MO-IL"), "st louis mo il");
/// assert_eq!(fold_place("Washington, D.C."), "washington dc");
/// assert_eq!((fold_place("Malm\u{f6}"), fold_place("Troms\u{f8}")), ("malmo".into(), "tromso".into()));
/// ```
#[must_use]
pub fn fold_place(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '.' | '\'' | '\u{2019}' | '\u{2bc}' | '`' => {}
            '-' | '\u{2010}'..='\u{2015}' | ',' | '/' => plain.push(' '),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' => plain.push('d'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            other => plain.push(other),
        }
    }
    let words = plain.split_whitespace().map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The text in NFC, borrowed when it already is.
#[must_use]
pub fn compose(text: &str) -> std::borrow::Cow<'_, str> {
    if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() }
}

/// Derives an id from a name: ASCII letters and digits in lower case, a hyphen for each run of anything else. Accents are
/// dropped; plus and sharp are spelled out, since some names of languages differ in nothing else. Empty when nothing is left.
///
/// ```
/// # use career_data::text::kebab;
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

/// The first character of a text that shows nothing, so that two texts which look alike differ: zero-width spaces, fillers and
/// the like. Joiners count only beside nothing or ASCII: emoji and several scripts need them.
#[must_use]
pub fn find_invisible(text: &str) -> Option<char> {
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = |beside: Option<char>| beside.is_some_and(|beside| !beside.is_ascii());
        let is_invisible = match c {
            '\u{200c}' | '\u{200d}' => !(joins(before) && joins(rest.peek().copied())),
            _ => matches!(
                c,
                '\u{ad}'
                    | '\u{34f}'
                    | '\u{115f}'..='\u{1160}'
                    | '\u{17b4}'..='\u{17b5}'
                    | '\u{180b}'..='\u{180e}'
                    | '\u{200b}'
                    | '\u{2060}'..='\u{2065}'
                    | '\u{206a}'..='\u{206f}'
                    | '\u{3164}'
                    | '\u{ffa0}'
                    | '\u{fff0}'..='\u{fffb}'
            ),
        };
        if is_invisible {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

/// The candidates most similar to `name`, best first: at most `limit`, and only those above a similarity threshold.
///
/// Similarity is the higher of Jaro-Winkler and Sørensen-Dice (times 0.99) over letters and digits alone, and at least 0.95 for
/// names with the prefix `name`, if that has three bytes or more; ties keep the order given.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let candidates: Vec<&'a str> = candidates.into_iter().collect();
    let mut closest = Closest::new(name, limit);
    for (place, candidate) in candidates.iter().enumerate() {
        closest.offer(place, candidate);
    }
    closest.places().into_iter().filter_map(|place| candidates.get(place).copied()).collect()
}

/// The streaming form of [`closest`]: candidates are offered one by one, each with its position.
pub struct Closest {
    wanted: Letters,
    candidate: Letters,
    /// By similarity, then by position.
    top: TopK<(Reverse<Likeness>, usize)>,
    /// The similarity below which candidates are dropped.
    bar: f64,
}

/// The similarity of two names, from 0 to 1.
#[derive(Clone, Copy)]
struct Likeness(f64);

impl PartialEq for Likeness {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Likeness {}
impl PartialOrd for Likeness {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Likeness {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Longest name that is compared, in bytes: four for each character of the longest that is allowed.
const MOST_COMPARED: usize = 480;
/// The similarity from which a name is worth suggesting.
const CLOSE: f64 = 0.8;

impl Closest {
    /// Starts a search for at most `limit` candidates similar to a name.
    pub fn new(name: &str, limit: usize) -> Self {
        let mut wanted = Letters::default();
        wanted.set(name);
        Self { wanted, candidate: Letters::default(), top: TopK::new(limit), bar: CLOSE }
    }

    /// Raises the threshold to the worst similarity that `other` kept, for candidates that include those of `other`.
    #[must_use]
    pub fn after(self, other: &Self) -> Self {
        Self { bar: other.last(), ..self }
    }

    /// The similarity of the worst candidate kept, or the threshold; a lower one need not be computed exactly.
    fn last(&self) -> f64 {
        self.top.bar().map_or(self.bar, |(Reverse(Likeness(last)), _)| last.max(self.bar))
    }

    /// Offers a candidate, identified by its position.
    pub fn offer(&mut self, place: usize, candidate: &str) {
        // What is longer than any name is like none.
        if self.wanted.text.is_empty() || self.wanted.text.len() > MOST_COMPARED || candidate.len() > MOST_COMPARED {
            return;
        }
        self.candidate.set(candidate);
        let last = self.last();
        let likeness = self.wanted.similarity(&self.candidate, last);
        if likeness >= last {
            self.top.offer((Reverse(Likeness(likeness)), place));
        }
    }

    /// Combines two searches, as if all candidates were offered to one.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self { top: self.top.merge(other.top), ..self }
    }

    /// The positions of the most similar candidates, best first.
    pub fn places(self) -> Vec<usize> {
        self.top.into_sorted().into_iter().map(|(_, place)| place).collect()
    }
}

/// A name without case and separators, so that "devops" equals "Dev-Ops", and the count of each letter.
struct Letters {
    text: String,
    counts: [u8; 64],
}

impl Default for Letters {
    fn default() -> Self {
        Self { text: String::new(), counts: [0; 64] }
    }
}

impl Letters {
    fn set(&mut self, name: &str) {
        self.text.clear();
        if name.is_ascii() {
            self.text.extend(name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        } else {
            self.text.extend(name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
        }
        self.counts = [0; 64];
        for byte in self.text.bytes() {
            // Letters that share a slot only loosen the upper bounds below.
            if let Some(count) = self.counts.get_mut(usize::from(byte & 63)) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// The similarity of two names, from 0 to 1; any value below `least` when it is less than that.
    fn similarity(&self, other: &Self, least: f64) -> f64 {
        let (a, b) = (self.text.as_str(), other.text.as_str());
        if a.len() >= 3 && b.starts_with(a) {
            return strsim::jaro_winkler(a, b).max(0.95);
        }
        let (most_by_letter, most_by_pair) = self.most(other);
        let by_letter = if most_by_letter < least { 0.0 } else { strsim::jaro_winkler(a, b) };
        // Unlike Jaro-Winkler, bigrams are insensitive to swapped words.
        if most_by_pair < least.max(by_letter) { by_letter } else { by_letter.max(0.99 * strsim::sorensen_dice(a, b)) }
    }

    /// Upper bounds of Jaro-Winkler and of bigram similarity: neither can count more letters than the names share.
    #[allow(clippy::cast_precision_loss, reason = "names are short")]
    fn most(&self, other: &Self) -> (f64, f64) {
        const ROUNDING: f64 = 1e-9;
        let (a, b) = (self.text.len() as f64, other.text.len().max(1) as f64);
        let shared: u32 = self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(*a.min(b))).sum();
        let shared = f64::from(shared);
        if !(self.text.is_ascii() && other.text.is_ascii()) {
            // The measures count characters, this counts bytes, so the bound only rules out very different names.
            let most = if shared * (1.0 / a + 1.0 / b) < 0.95 { 0.0 } else { 1.0 };
            return (most, most);
        }
        let same = self.text.bytes().zip(other.text.bytes()).take(4).take_while(|(a, b)| a == b).count();
        let jaro = ((shared / a + shared / b + 1.0) / 3.0).min(1.0);
        let winkler = jaro + 0.1 * same as f64 * (1.0 - jaro);
        let pairs = (2.0 * shared / (a + b - 2.0).max(1.0)).min(1.0);
        (winkler + ROUNDING, 0.99 * pairs + ROUNDING)
    }
}

/// Replaces every character that could steer a terminal by U+FFFD.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_printable_ascii(text) || !text.contains(is_hostile) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| if is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
    }
}

/// A path as a message shows it: bytes that are no UTF-8 as `\\xE9`.
///
/// ```
/// # use career_data::text::shown_path;
/// assert_eq!(shown_path("a/\u{e9}.csv".as_ref()), "a/\u{e9}.csv");
/// ```
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    shown
}

/// Whether every byte is printable ASCII, so that there is nothing to clean. The fold has no early exit, so that it vectorises.
#[must_use]
pub fn is_printable_ascii(text: &str) -> bool {
    text.bytes().fold(true, |printable, byte| printable & (b' '..=b'~').contains(&byte))
}

/// Like [`clean`], but keeps line feeds: for our own text that may quote foreign text.
#[must_use]
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return clean(text);
    }
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n").into()
}

/// Joins the lines of each paragraph: one line per paragraph, an empty line between paragraphs.
#[must_use]
pub fn flowing(prose: &str) -> Cow<'_, str> {
    if !prose.contains('\n') {
        return Cow::Borrowed(prose.trim());
    }
    let mut paragraphs = vec![String::new()];
    for line in prose.lines() {
        let line = line.trim();
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        if line.is_empty() {
            if !paragraph.is_empty() {
                paragraphs.push(String::new());
            }
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    Cow::Owned(paragraphs.join("\n\n"))
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
    fn what_shows_nothing_is_found_unless_it_joins() {
        for text in ["sa\u{200b}ge", "\u{200d}sage", "sage\u{200c}", "s\u{ad}age", "a\u{200d}b", "\u{3164}"] {
            assert!(find_invisible(text).is_some(), "{text:?}");
        }
        for text in ["Sage", "👩\u{200d}💻", "می\u{200c}خواهم", "é", "データ"] {
            assert_eq!(find_invisible(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_is_longer_than_any_name_is_like_none() {
        let long = "a".repeat(1_000_000);
        assert_eq!(closest(&long, ["a", &long], 3), [""; 0]);
        assert_eq!(closest("aaaa", [long.as_str()], 3), [""; 0]);
    }

    proptest::proptest! {
        #![proptest_config(crate::properties::config(256))]

        #[test]
        fn no_likeness_exceeds_its_bounds(a in "[a-eé ]{1,12}", b in "[a-eé ]{1,12}") {
            let letters = |name: &str| {
                let mut letters = Letters::default();
                letters.set(name);
                letters
            };
            let (a, b) = (letters(&a), letters(&b));
            let whole = a.similarity(&b, 0.0);
            let near = a.similarity(&b, CLOSE);
            proptest::prop_assert!(a.text.is_empty() || whole.to_bits() == near.to_bits() || whole < CLOSE && near < CLOSE);
        }
    }

    #[test]
    fn closest_finds_typos_and_stays_silent_on_noise() {
        let titles = ["API Engineer", "Backend Engineer", "QA Engineer", "Scrum Master"];
        assert_eq!(closest("api enginer", titles, 1), ["API Engineer"]);
        assert_eq!(closest("zzzz", titles, 3), [""; 0]);
        assert_eq!(closest("", titles, 3), [""; 0]);
    }

    #[test]
    fn prose_flows_within_paragraphs() {
        assert_eq!(flowing("One\n  line.\n\n\nTwo.\n"), "One line.\n\nTwo.");
        assert_eq!(flowing(" One. "), "One.");
        assert_eq!(flowing(""), "");
    }
}
