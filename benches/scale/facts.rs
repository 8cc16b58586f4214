//! What generated roles may refer to, read from the program's own export.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::job_families::{self, Craft};
use crate::common::{Result, output};

/// Facts about the dataset that catalogs are laid over.
pub(crate) struct Facts {
    /// Weighted by the number of embedded roles.
    pub(crate) categories: Vec<Category>,
    /// The number of roles in all categories.
    pub(crate) roles: usize,
    pub(crate) tools: Vec<Tool>,
    /// Scores by occupation.
    pub(crate) baselines: HashMap<String, [i32; 5]>,
    /// Every word of a role's name; a generated title without any of them is unique.
    pub(crate) words: HashSet<String>,
}

/// A category with its tools and certifications, the most frequent first.
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) roles: usize,
    pub(crate) crafts: &'static [Craft],
    pub(crate) tools: Vec<Tool>,
    pub(crate) certifications: Vec<String>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Tool {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A line of the export.
#[derive(Deserialize)]
#[serde(tag = "table", rename_all = "snake_case")]
enum Line {
    Tools(Tool),
    Occupations {
        code: String,
        baseline: Option<BTreeMap<String, Option<f64>>>,
    },
    Roles(Role),
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Role {
    title: String,
    aliases: Vec<String>,
    category: String,
    tools: Vec<Use>,
    certifications: Vec<String>,
}

#[derive(Deserialize)]
struct Use {
    id: String,
}

impl Facts {
    pub(crate) fn ask(career: &Path) -> Result<Self> {
        let export = output(Command::new(career).args(["export", "--format", "ndjson"]))?;
        let (mut tools, mut baselines, mut roles) = (Vec::new(), HashMap::new(), Vec::new());
        for line in export.lines() {
            match serde_json::from_str(line)? {
                Line::Tools(tool) => tools.push(tool),
                Line::Occupations { code, baseline } => drop(baselines.insert(code, scores(&baseline.unwrap_or_default()))),
                Line::Roles(role) => roles.push(role),
                Line::Other => {}
            }
        }
        let names = roles.iter().flat_map(|role| role.aliases.iter().chain([&role.title]));
        let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase).collect();
        let ids: HashSet<&str> = roles.iter().map(|role| role.category.as_str()).collect();
        let mut categories: Vec<_> = ids.into_iter().map(|id| category(id, &roles, &tools)).collect();
        categories.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { categories, roles: roles.len(), tools, baselines, words })
    }
}

fn category(id: &str, roles: &[Role], tools: &[Tool]) -> Category {
    let roles: Vec<_> = roles.iter().filter(|role| role.category == id).collect();
    let used = by_frequency(roles.iter().flat_map(|role| &role.tools).map(|tool| tool.id.as_str()));
    Category {
        id: id.to_owned(),
        roles: roles.len(),
        crafts: job_families::of(id),
        tools: used.into_iter().filter_map(|id| tools.iter().find(|tool| tool.id == id)).cloned().collect(),
        certifications: by_frequency(roles.iter().flat_map(|role| &role.certifications).map(String::as_str)),
    }
}

/// Distinct names, the most frequent first.
fn by_frequency<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Scores in the order of a role's scores; an occupation without a rating gets average ones.
#[allow(clippy::cast_possible_truncation, reason = "scores are 0-100")]
fn scores(baseline: &BTreeMap<String, Option<f64>>) -> [i32; 5] {
    ["technical_depth", "troubleshooting", "communication", "process_complexity", "documentation"]
        .map(|competency| baseline.get(competency).copied().flatten().map_or(60, |score| score.round() as i32))
}
