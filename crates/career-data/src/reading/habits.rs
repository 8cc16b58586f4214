//! How people write the cells of roles in a spreadsheet: levels in other words, tools and roles by name, lists with commas. What
//! can be understood is put as data files put it, with a warning that says how; anything else stays as it is, to be refused by the
//! reader of the field.

use std::borrow::Cow;

use crate::formats::cells::Cell;
use crate::formats::rules::printable;
use crate::problem::Problems;
use crate::text::fold;
use crate::vocabulary::{Level, OnCall, Proficiency, Vocabulary};

/// What a tool of a role is known as well as, where nothing says it.
const UNSTATED: Proficiency = Proficiency::Working;

/// The text of a cell as data files write it.
pub(super) fn understood<'a>(cell: Cell<'a>, problems: &mut Problems) -> Cow<'a, str> {
    match cell.column {
        "level" => level(cell, problems),
        "on_call" => choice::<OnCall>(cell, problems),
        "tools" if !is_plain(cell.text, b"-;=") => tools(cell, problems),
        "category" | "certifications" | "prerequisites" | "next" | "related" if !is_plain(cell.text, b"-;") => {
            let list = entries(cell.text).map(|name| reference(cell, name, problems));
            list.collect::<Vec<_>>().join(";").into()
        }
        _ => cell.text.into(),
    }
}

/// Whether a text has nothing but characters of ids, and separators.
fn is_plain(text: &str, separators: &[u8]) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || separators.contains(&byte))
}

/// The entries of a list: separated by semicolons or line breaks or, where there are none, by commas.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    let separators: &[char] = if text.contains([';', '\n']) { &[';', '\n'] } else { &[','] };
    text.split(separators).map(str::trim).filter(|entry| !entry.is_empty())
}

fn level<'a>(cell: Cell<'a>, problems: &mut Problems) -> Cow<'a, str> {
    if cell.text.is_empty() || Level::from_name(cell.text).is_some() {
        return cell.text.into();
    }
    let words = fold(&cell.text.replace(['-', '_', '.'], " "));
    let mut others = Level::SYNONYMS.into_iter().chain(Level::PEOPLE);
    let other = || others.find(|(other, _)| other.replace('-', " ") == words).map(|(_, level)| level);
    match Level::from_name(&words).or_else(other) {
        Some(level) => {
            tell(cell, level.name(), problems);
            level.name().into()
        }
        None if is_grade(&words) => {
            let message = format!(
                "`{}` is a grade that says something else at every employer: the level is left out",
                printable(cell.text)
            );
            problems.warning(cell.place, cell.column, message, format!("write one of {}", Level::NAMES.join(", ")));
            "".into()
        }
        None => cell.text.into(),
    }
}

/// Whether a text is a grade of an employer's own: `l5`, `ic4`, `p3`, `12`.
fn is_grade(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_lowercase()).trim_start();
    let letters = text.len() - number.len();
    letters <= 3 && !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn choice<'a, V: Vocabulary>(cell: Cell<'a>, problems: &mut Problems) -> Cow<'a, str> {
    let named = V::from_name(&fold(cell.text)).filter(|value| value.name() != cell.text);
    named.map_or(cell.text.into(), |value| {
        tell(cell, value.name(), problems);
        value.name().into()
    })
}

/// Tools as `name=proficiency`, which may be written with a colon or in brackets, or left out.
fn tools<'a>(cell: Cell<'a>, problems: &mut Problems) -> Cow<'a, str> {
    let use_of = |entry: &str| {
        let bracketed = entry.strip_suffix(')').and_then(|entry| entry.rsplit_once('('));
        let (name, stated) = bracketed.or_else(|| entry.rsplit_once(['=', ':'])).map_or((entry, None), |(a, b)| (a, Some(b)));
        let name = reference(cell, name.trim(), problems);
        let unstated = || {
            let message = format!("`{}` has no proficiency: it is read as {}", printable(entry), UNSTATED.name());
            problems.warning(cell.place, cell.column, message, format!("write {name}={}", UNSTATED.name()));
            UNSTATED.name().to_owned()
        };
        let proficiency = stated.map_or_else(unstated, fold);
        format!("{name}={proficiency}")
    };
    entries(cell.text).map(use_of).collect::<Vec<_>>().join(";").into()
}

/// An id or, folded, a name, which the layers resolve.
fn reference(cell: Cell<'_>, name: &str, problems: &mut Problems) -> String {
    let folded = fold(name);
    if folded != name && is_plain(&folded, b"-") {
        tell(Cell { text: name, ..cell }, &folded, problems);
    }
    folded
}

fn tell(cell: Cell<'_>, read: &str, problems: &mut Problems) {
    problems.warning(cell.place, cell.column, format!("`{}` is read as {read}", printable(cell.text)), format!("write {read}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    fn read(column: &'static str, text: &str) -> (String, usize) {
        let mut problems = Problems::default();
        let cell = Cell { text, column, place: Place::default() };
        let read = understood(cell, &mut problems).into_owned();
        (read, problems.iter().count())
    }

    #[test]
    fn what_data_files_write_is_left_as_it_is() {
        for (column, text) in [
            ("level", "senior"),
            ("level", ""),
            ("level", "seinor"),
            ("on_call", "never"),
            ("on_call", "daily"),
            ("tools", "sql=working;git=expert"),
            ("next", "cto;ciso"),
            ("summary", "Senior, Staff"),
        ] {
            assert_eq!(read(column, text), (text.to_owned(), 0), "{column}");
        }
    }

    #[test]
    fn what_people_write_is_understood_with_a_warning() {
        for (column, text, expected, warnings) in [
            ("level", "Senior", "senior", 1),
            ("level", "staff", "lead", 1),
            ("level", "Sr.", "senior", 1),
            ("level", "Entry-Level", "entry", 1),
            ("level", "L5", "", 1),
            ("level", "IC 4", "", 1),
            ("on_call", "Never", "never", 1),
            ("tools", "SQL=Expert; Git", "sql=expert;git=working", 3),
            ("tools", "Amazon Web Services (expert), c++: Working", "amazon web services=expert;c++=working", 0),
            ("next", "CTO, Staff Engineer", "cto;staff engineer", 1),
            ("next", "cto\nciso", "cto;ciso", 0),
        ] {
            assert_eq!(read(column, text), (expected.to_owned(), warnings), "{column} {text}");
        }
    }
}
