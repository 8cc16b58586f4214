//! Gives each role a name that is unique, among the imported roles and those in use.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::files::Table;
use super::rows::{Draft, Release};
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

    /// The only role that a title can be an alias of, or why there is none.
    fn role_called(&self, name: &str, codes: &BTreeSet<Code>) -> Result<Code, &'static str> {
        let owner = |code: &Code| self.given.get(code).map(|given| given.id.as_str());
        let mut owners = codes.iter().filter(|code| self.given.contains_key(code));
        match (self.here.owner(name), owners.next(), owners.next()) {
            (Some(here), Some(code), None) if owner(code) == Some(here) => Err("titles that repeat their role's own"),
            (Some(_), ..) => Err("titles that are another role's own"),
            _ if self.in_use.owner(name).is_some() => Err("titles that name a role in use"),
            (None, Some(code), None) => Ok(*code),
            (None, Some(_), Some(_)) => Err("titles that several occupations share"),
            (None, None, _) => Err("titles of occupations that were left out"),
        }
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

/// The aliases of each role, in the order of folded names.
pub(super) fn aliases(release: &Release, names: &RoleNames, log: &mut RowLog) -> BTreeMap<Code, Vec<At<String>>> {
    let mut aliases: BTreeMap<Code, Vec<At<String>>> = BTreeMap::new();
    for title in release.titles.values() {
        match (names.role_called(&title.name, &title.codes), release.file_ids.get(&Table::Titles)) {
            (Ok(code), _) => aliases.entry(code).or_default().push(at(title.name.as_str())),
            (Err(why), Some(file_id)) => log.leave_out(*file_id, why, 1),
            (Err(_), None) => {}
        }
    }
    aliases
}
