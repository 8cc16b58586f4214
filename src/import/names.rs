//! Names and who has them: a name means one thing, so what is imported must not take one that is taken.

use std::collections::HashMap;

use career_data::At;
use career_data::text::fold;

/// Folded names of things of one noun, each with the id of what it names. Ids are names as well.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, String>);

impl Names {
    /// Books names of something.
    pub(super) fn take<'n>(&mut self, id: &str, names: impl IntoIterator<Item = &'n str>) {
        self.0.entry(fold(id)).or_insert_with(|| id.to_owned());
        for name in names {
            self.0.entry(fold(name)).or_insert_with(|| id.to_owned());
        }
    }

    /// The id of what has that name.
    pub(super) fn owner(&self, name: &str) -> Option<&str> {
        self.0.get(&fold(name)).map(String::as_str)
    }

    /// `id`, or the first of `id-2`, `id-3`… that nothing is called.
    pub(super) fn free_id(&self, id: &str) -> String {
        let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
        let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
        candidates.find(|candidate| self.owner(candidate).is_none()).unwrap_or_default()
    }
}

/// A value that no line of the result was read from.
pub(super) fn at(value: impl Into<String>) -> At<String> {
    At { value: value.into(), ..At::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_owner_and_an_id_is_made_free() {
        let mut names = Names::default();
        names.take("c", ["C", "C language"]);
        names.take("other", ["c"]);
        assert_eq!((names.owner("c LANGUAGE"), names.owner("C"), names.owner("d")), (Some("c"), Some("c"), None));
        names.take("c-2", []);
        assert_eq!((names.free_id("c"), names.free_id("d")), ("c-3".to_owned(), "d".to_owned()));
    }
}
