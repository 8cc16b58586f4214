//! Reads a list of titles, one a line: what a person copies out of a mail or a spreadsheet. The id of a role is its title in
//! kebab-case.

use std::collections::HashMap;

use crate::formats::rules::{LONGEST_NAME, check_text, printable};
use crate::problem::{At, Place, Problems};
use crate::records::{Dataset, Role};
use crate::text::{compose, kebab};

/// Reads a file, and sets the origin of its roles. A title that is there again is left out with a warning.
pub(crate) fn read(text: &str, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    // Over other data this can do harm, so it is said.
    let hint = "a role of that id in the data below is replaced as a whole; state ids, or use the list with --only";
    problems.warning(Place { file, line: 0, column: 0 }, "id", "states no ids: each is made of the title", hint);
    let mut known: HashMap<String, u32> = HashMap::new();
    for (line, number) in text.lines().zip(1..) {
        let place = Place { file, line: number, column: 1 };
        let title = compose(without_bullet(line.trim()));
        if title.is_empty() {
            continue;
        }
        check_text(place, "title", &title, LONGEST_NAME, false, problems);
        let id = kebab(&title);
        if id.is_empty() {
            let message = format!("`{}` makes no id", printable(&title));
            problems.error(place, "id", message, "state it, in a table with the columns id and title");
        } else if let Some(first) = known.get(&id) {
            let message = format!("`{}` is there again", printable(&title));
            problems.warning(place, "title", message, format!("the first is in line {first}"));
        } else {
            known.insert(id.clone(), number);
            let (id, title) = (At { value: id, place }, At { value: title.into_owned(), place });
            dataset.roles.push(Role { id, title, origin: name.to_owned(), origin_line: number, ..Role::default() });
        }
    }
}

/// The line without the bullet or number that a list in a mail or a page puts before it.
fn without_bullet(line: &str) -> &str {
    let bullet = ["- ", "* ", "+ ", "\u{2022}", "\u{2013} ", "\u{b7} "].into_iter().find_map(|bullet| line.strip_prefix(bullet));
    let numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))).flatten()
    };
    bullet.or_else(numbered).unwrap_or(line).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_no_part_of_a_title() {
        for line in ["Sage", "- Sage", "* Sage", "\u{2022} Sage", "\u{2022}Sage", "12. Sage", "3) Sage"] {
            assert_eq!(without_bullet(line), "Sage", "{line}");
        }
        assert_eq!((without_bullet("3D Artist"), without_bullet("5.5 Engineer")), ("3D Artist", "5.5 Engineer"));
    }
}
