//! `categories`: the fields of work, and how many roles each has.

use schemars::JsonSchema;
use serde::Serialize;

use super::Failure;
use super::report::RoleRef;
use crate::catalog::{Catalog, Role};
use career_data::vocabulary::{Level, Vocabulary};

/// The answer of `categories`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Categories<'a> {
    /// By id.
    pub categories: Vec<CategoryCount<'a>>,
}

/// A category and its roles.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CategoryCount<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// How many there are.
    pub roles: usize,
    /// How many there are of each level, from entry up.
    pub levels: [usize; Level::ALL.len()],
    /// Those of the entry level.
    pub first_jobs: Vec<RoleRef<'a>>,
}

/// All categories with their roles; [`Failure::NothingLeft`] if there is none.
pub fn categories(catalog: &Catalog) -> Result<Categories<'_>, Failure> {
    let mut categories: Vec<CategoryCount<'_>> = catalog
        .categories()
        .map(|category| CategoryCount {
            id: category.id(),
            title: category.title(),
            roles: 0,
            levels: Default::default(),
            first_jobs: Vec::new(),
        })
        .collect();
    for role in catalog.roles() {
        let Some(category) = role.category() else { continue };
        let Ok(at) = categories.binary_search_by_key(&category.id(), |counted| counted.id) else { continue };
        if let Some(counted) = categories.get_mut(at) {
            counted.count(role);
        }
    }
    if categories.is_empty() { Err(Failure::NothingLeft) } else { Ok(Categories { categories }) }
}

impl<'a> CategoryCount<'a> {
    fn count(&mut self, role: Role<'a>) {
        self.roles += 1;
        let Some(level) = role.level() else { return };
        if let Some(count) = self.levels.get_mut(level as usize) {
            *count += 1;
        }
        if level == Level::Entry {
            self.first_jobs.push(role.into());
        }
    }
}
