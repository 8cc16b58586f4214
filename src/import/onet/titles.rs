//! Gives each role a name that is unique, among the imported roles and those in use.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::files::Table;
use super::rows::{Draft, Release, Title};
use super::soc::Code;
use crate::import::names::{Names, at};
use crate::import::row_log::RowLog;
use career_data::text::kebab;
use career_data::{At, Dataset, LONGEST_NAME, Role};

/// The id and title given to a role.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) id: String,
    pub(super) title: String,
}

impl Given {
    fn plain(draft: &Draft) -> Self {
        Self { id: kebab(&draft.title), title: draft.title.clone() }
    }

    /// With the code appended to id and title, to make them unique.
    fn coded(code: &Code, draft: &Draft) -> Self {
        let id = format!("{}-{}", kebab(&draft.title), kebab(code.as_str()));
        Self { id: id.trim_start_matches('-').to_owned(), title: format!("{} ({})", draft.title, code.as_str()) }
    }
}

/// The names of roles, imported and in use.
#[derive(Debug)]
pub(super) struct RoleNames {
    pub(super) given: BTreeMap<Code, Given>,
    /// The number of roles that have their code in the title.
    pub(super) renamed: usize,
    /// Names of roles in use, except those that the import replaces.
    in_use: Names,
    /// Ids and titles given to imported roles.
    here: Names,
}

impl RoleNames {
    /// Gives each role its title as a name and the title in kebab-case as an id; with the code appended where another role has
    /// either.
    pub(super) fn new(release: &Release, in_use: &Dataset, log: &mut RowLog) -> Self {
        let mut alike: HashMap<String, usize> = HashMap::new();
        for draft in release.drafts.values() {
            *alike.entry(kebab(&draft.title)).or_default() += 1;
        }
        let others = names_in_use(release, in_use);
        let mut names = Self { given: BTreeMap::new(), renamed: 0, in_use: others, here: Names::default() };
        for (code, draft) in &release.drafts {
            let alone = Some(Given::plain(draft)).filter(|plain| !plain.id.is_empty() && alike.get(&plain.id) == Some(&1));
            let choices = [alone, Some(Given::coded(code, draft))];
            if let Some(given) = choices.into_iter().flatten().find(|given| names.are_free(given)) {
                names.renamed += usize::from(given.title != draft.title);
                names.here.take(&given.id, [given.title.as_str()]);
                names.given.insert(*code, given);
            }
        }
        if let Some(file_id) = release.file_ids.get(&Table::Occupations) {
            let lost = release.drafts.len() - names.given.len();
            log.leave_out(*file_id, "occupations with a name that is taken", lost);
        }
        names
    }

    fn are_free(&self, given: &Given) -> bool {
        let free = |name: &String| self.in_use.owner(name).is_none() && self.here.owner(name).is_none();
        free(&given.id) && free(&given.title) && given.title.chars().count() <= LONGEST_NAME
    }
}

/// The names of roles in use, except those that the import replaces: earlier imports of the same occupations.
fn names_in_use(release: &Release, in_use: &Dataset) -> Names {
    let is_replaced = |role: &Role| {
        let draft = Code::parse(&role.occupation.value).and_then(|code| Some((code, release.drafts.get(&code)?)));
        let again = draft.is_some_and(|(code, draft)| {
            [Given::plain(draft), Given::coded(&code, draft)].iter().any(|given| given.id == role.id.value)
        });
        again && !role.origin.is_empty()
    };
    let mut names = Names::default();
    for role in in_use.roles.iter().filter(|role| !is_replaced(role)) {
        names.take(&role.id.value, role.aliases.iter().chain([&role.title]).map(|name| name.value.as_str()));
    }
    names
}

/// What a role is called besides its title, in the order of folded names.
#[derive(Debug, Default)]
pub(super) struct OtherTitles {
    pub(super) aliases: Vec<At<String>>,
    pub(super) shared: Vec<At<String>>,
}

/// The other titles of each role. A title of several occupations is an alias of one of them and a shared title of the others; one
/// that is the name of another role is a shared title.
pub(super) fn other_titles(
    release: &Release,
    names: &RoleNames,
    in_use: &Dataset,
    log: &mut RowLog,
) -> BTreeMap<Code, OtherTitles> {
    let people: HashMap<&str, u32> =
        in_use.statistics.iter().filter_map(|parent| Some((parent.code.value.as_str(), parent.employment_2024?))).collect();
    let mut others: BTreeMap<Code, OtherTitles> = BTreeMap::new();
    let (mut repeats, mut ownerless) = (0, 0);
    for title in release.titles.values() {
        let owner = names.here.owner(&title.name);
        let is_own = |code: &Code| owner.is_some() && names.given.get(code).map(|given| given.id.as_str()) == owner;
        let (own, holders): (Vec<Code>, Vec<Code>) =
            title.codes.iter().filter(|code| names.given.contains_key(code)).partition(|code| is_own(code));
        repeats += own.len();
        ownerless += usize::from(own.is_empty() && holders.is_empty());
        let is_free = owner.is_none() && names.in_use.owner(&title.name).is_none();
        let first = meant_first(title, &holders, &people).filter(|_| is_free);
        for code in holders {
            let others = others.entry(code).or_default();
            let list = if Some(code) == first { &mut others.aliases } else { &mut others.shared };
            list.push(at(title.name.as_str()));
        }
    }
    if let Some(file_id) = release.file_ids.get(&Table::Titles) {
        log.leave_out(*file_id, "titles that repeat their role's own", repeats);
        log.leave_out(*file_id, "titles of occupations that were left out", ownerless);
    }
    others
}

/// The occupation that a title means first: of those with the title in their short list, if there are any, the one in which most
/// people work, if that is known of all; otherwise the first by code, which is an occupation before its details.
fn meant_first(title: &Title, holders: &[Code], people: &HashMap<&str, u32>) -> Option<Code> {
    let reported: Vec<Code> = holders.iter().filter(|code| title.reported.contains(code)).copied().collect();
    let among = if reported.is_empty() { holders } else { &reported };
    let counts: Option<Vec<u32>> = among.iter().map(|code| people.get(code.soc()).copied()).collect();
    let largest =
        counts.and_then(|counts| among.iter().copied().zip(counts).max_by_key(|(code, people)| (*people, Reverse(*code))));
    largest.map(|(code, _)| code).or(among.first().copied())
}
