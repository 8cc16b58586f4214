//! Names and their owners: a name has one meaning, so imported records must not take a name in use.

use std::collections::HashMap;

use career_data::At;
use career_data::text::fold;

/// Folded names of records of one noun, each with the id of its owner. Ids are names as well.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, String>);

impl Names {
    /// Adds the id and names of a record; names with an owner keep it.
    pub(super) fn take<'n>(&mut self, id: &str, names: impl IntoIterator<Item = &'n str>) {
        self.0.entry(fold(id)).or_insert_with(|| id.to_owned());
        for name in names {
            self.0.entry(fold(name)).or_insert_with(|| id.to_owned());
        }
    }

    /// The id of the record with that name.
    pub(super) fn owner(&self, name: &str) -> Option<&str> {
        self.0.get(&fold(name)).map(String::as_str)
    }

    /// `id`, or the first of `id-2`, `id-3`… that is not in use.
    pub(super) fn free_id(&self, id: &str) -> String {
        let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
        let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
        candidates.find(|candidate| self.owner(candidate).is_none()).unwrap_or_default()
    }
}

/// A value without a place.
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
