//! The colours of a page on a terminal, all in one place. None stands alone: the word, number or sign that has it says the same.
//!
//! Green is up, yellow is down: pay, moves, fits. Levels have a colour of their own, brighter with each step.

use career_data::vocabulary::{Level, MoveKind, Vocabulary};
use colored::{ColoredString, Colorize};

use super::page::{Meaning, Tone};

/// Fit from which a role is near, in percent, and below which it is far: that from which `fit --unlock` counts it as open.
const NEAR_FIT: u8 = 60;
const FAR_FIT: u8 = 40;

/// The tone of a cell, by what its column says; plain if it says nothing of the kind.
pub(super) fn tone_of(meaning: Meaning, cell: &str) -> Tone {
    // A mark may go before a kind of move: `~ Pivot`.
    let word = cell.trim_start_matches(['~', ' ']);
    match meaning {
        Meaning::Level => labelled(word).map_or(Tone::Plain, Tone::Level),
        Meaning::Move => labelled(word).map_or(Tone::Plain, Tone::Move),
        Meaning::Fit => word.trim_end_matches(['%', ' ']).parse().map_or(Tone::Plain, Tone::Fit),
    }
}

fn labelled<V: Vocabulary>(label: &str) -> Option<V> {
    V::ALL.iter().copied().find(|value| value.label() == label)
}

/// Styles text by its tone. In running text, a signed number is a change, and has the colour of its sign.
pub(super) fn paint(tone: Tone, text: &str) -> String {
    let styled = match tone {
        Tone::Plain => return paint_changes(text, str::to_owned),
        Tone::Muted => return paint_changes(text, |text| text.dimmed().to_string()),
        Tone::Strong => text.bold(),
        Tone::Id => text.cyan(),
        Tone::Match => text.yellow().bold(),
        Tone::Wrong => text.red().bold(),
        Tone::Level(level) => of_level(level, text),
        Tone::Move(kind) => of_move(kind, text),
        Tone::Fit(NEAR_FIT..) => text.green(),
        Tone::Fit(FAR_FIT..) => return text.to_owned(),
        Tone::Fit(_) => text.yellow(),
    };
    styled.to_string()
}

fn of_level(level: Level, text: &str) -> ColoredString {
    match level {
        Level::Entry => text.blue(),
        Level::Mid => text.cyan(),
        Level::Senior => text.magenta(),
        Level::Lead | Level::Executive => text.magenta().bold(),
    }
}

fn of_move(kind: MoveKind, text: &str) -> ColoredString {
    match kind {
        MoveKind::Advance => text.green(),
        MoveKind::Specialise => text.cyan(),
        MoveKind::Pivot => text.blue(),
        MoveKind::StepBack => text.yellow(),
    }
}

/// Paints signed numbers, such as `+36,000` or `(-3)`: green up, yellow down. The rest is styled as given.
fn paint_changes(text: &str, style: impl Fn(&str) -> String) -> String {
    let (mut painted, mut rest) = (String::with_capacity(text.len()), String::new());
    for word in text.split_inclusive([' ', '\u{a0}']) {
        let Some(is_up) = change(word) else {
            rest.push_str(word);
            continue;
        };
        if !rest.is_empty() {
            painted.push_str(&style(&std::mem::take(&mut rest)));
        }
        painted.push_str(&(if is_up { word.green() } else { word.yellow() }).to_string());
    }
    if rest.is_empty() { painted } else { painted + &style(&rest) }
}

/// Whether a word is a number with a sign other than 0, and then whether it goes up.
fn change(word: &str) -> Option<bool> {
    let number = word.trim_start_matches('(');
    let unsigned = number.strip_prefix(['+', '-'])?;
    let is_number = unsigned.starts_with(|c: char| c.is_ascii_digit()) && !unsigned.contains('-');
    (is_number && unsigned.contains(|c| ('1'..='9').contains(&c))).then(|| number.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_numbers_are_changes() {
        for (word, goes_up) in [("+36,000 ", Some(true)), ("(-3)", Some(false)), ("-0.5", Some(false)), ("(+0)", None)] {
            assert_eq!(change(word), goes_up, "{word}");
        }
        for word in ["-", "2024-34", "-v", "+", "-10-5", "A+", "-bin"] {
            assert_eq!(change(word), None, "{word}");
        }
    }

    #[test]
    fn cells_have_the_tone_of_what_they_say() {
        assert_eq!(tone_of(Meaning::Level, Level::Senior.label()), Tone::Level(Level::Senior));
        assert_eq!(tone_of(Meaning::Move, &format!("~ {}", MoveKind::Pivot.label())), Tone::Move(MoveKind::Pivot));
        assert_eq!(tone_of(Meaning::Fit, "73%"), Tone::Fit(73));
        for (meaning, cell) in [(Meaning::Level, ""), (Meaning::Move, "-"), (Meaning::Fit, "-5%"), (Meaning::Fit, "900%")] {
            assert_eq!(tone_of(meaning, cell), Tone::Plain, "{cell}");
        }
    }
}
