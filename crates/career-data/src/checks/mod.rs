//! Checks across records: well-formed and unique ids, resolved references, unambiguous names, ordered figures, and a career graph
//! without dead ends.
//!
//! What would make an answer wrong is an error; what only makes the data poor is a warning. A role of own data may leave out
//! whole parts, and what is left out is not checked.

use std::collections::{HashMap, hash_map};

pub(crate) mod age;
mod figures;
mod ids;
mod roles;

pub use ids::is_onet_soc;

use crate::formats::rules::printable;
use crate::layers::Assembly;
use crate::problem::{At, Problems};
use crate::records::{Dataset, Jargon};
use crate::text::fold;
use crate::vocabulary::{JargonKind, Level, Vocabulary};
use crate::words::tokenize;

/// Runs all checks. In a `whole` dataset a missing part of a role counts as an empty one.
pub(crate) fn check(dataset: &Dataset, assembly: &Assembly<'_>, whole: bool, problems: &mut Problems) {
    let index = ids::Index::new(dataset, problems);
    figures::check(dataset, whole, &index, problems);
    let tools = dataset.tools.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("tool", tools, problems);
    let certifications = dataset.certifications.iter().flat_map(|x| names_of(&x.id, ("name", &x.name), &x.aliases));
    unique_names("certification", certifications, problems);
    dataset.jargon.iter().for_each(|jargon| check_jargon(jargon, problems));
    roles::check(dataset, assembly, &index, whole, problems);
}

/// The names of a record, with their fields and the record's id; ids, titles and aliases of one noun share a namespace.
fn names_of<'a>(
    id: &'a At<String>,
    title: (&'static str, &'a At<String>),
    aliases: &'a [At<String>],
) -> impl Iterator<Item = (&'static str, &'a At<String>, &'a str)> {
    let fields = [("id", id), title].into_iter().chain(aliases.iter().map(|alias| ("aliases", alias)));
    fields.map(|(field, name)| (field, name, id.value.as_str()))
}

/// Reports names that two records claim, and aliases that repeat a name of their own record. `names` are (field, name, owner id).
fn unique_names<'a>(noun: &str, names: impl Iterator<Item = (&'static str, &'a At<String>, &'a str)>, problems: &mut Problems) {
    let mut owners: HashMap<String, (&str, &At<String>, &str)> = HashMap::new();
    let mut names: Vec<_> = names.filter(|(_, name, _)| !name.value.is_empty()).collect();
    // Ids take precedence over titles and titles over aliases, so that the name easiest to change is reported.
    names.sort_by_key(|(field, ..)| (*field != "id", *field == "aliases"));
    for claim in names {
        let (field, name, owner) = claim;
        let first = match owners.entry(fold(&name.value)) {
            hash_map::Entry::Vacant(free) => {
                free.insert(claim);
                continue;
            }
            hash_map::Entry::Occupied(first) => *first.get(),
        };
        if first.2 != owner {
            // A name in a file can be changed, one that was compiled cannot.
            let is_compiled = |(_, name, _): (&str, &At<String>, &str)| name.place.line == 0;
            let (told, other) = if is_compiled(claim) && !is_compiled(first) { (first, claim) } else { (claim, first) };
            let message = format!("`{}` already names the {noun} `{}`", printable(&told.1.value), printable(other.2));
            problems.error(told.1.place, told.0, message, format!("a name belongs to one {noun}"));
        } else if field == "aliases" {
            let message = format!("`{}` repeats a name of the {noun} itself", printable(&name.value));
            problems.error(name.place, field, message, "remove it");
        }
    }
}

/// Checks that the word is one token of search, and that the meaning fits the kind.
fn check_jargon(jargon: &Jargon, problems: &mut Problems) {
    if tokenize(&jargon.word.value) != [jargon.word.value.as_str()] {
        let message = format!("`{}` is never read as a word", printable(&jargon.word.value));
        problems.error(jargon.word.place, "word", message, "one word in lower case, without accents and punctuation");
    }
    let means = jargon.means.value.as_str();
    let (fits, hint) = match jargon.kind {
        JargonKind::Filler | JargonKind::Head => (means.is_empty(), "it has no meaning besides its kind"),
        JargonKind::Level | JargonKind::Rank | JargonKind::Numeral => (Level::from_name(means).is_some(), "it must be a level"),
        JargonKind::Lay | JargonKind::Spelling => (!means.is_empty() && !means.contains(' '), "it must be one word"),
        JargonKind::Short => (!means.is_empty(), "it must be a word or several"),
    };
    if !fits {
        problems.error(jargon.means.place, "means", format!("`{}` cannot be meant", printable(means)), hint);
    }
}
