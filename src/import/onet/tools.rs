//! Maps software to tools.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::rows::{Draft, Release};
use crate::import::names::{Names, at};
use career_data::text::kebab;
use career_data::vocabulary::Proficiency;
use career_data::{Dataset, Tool, ToolUse};

/// The tools of the imported software.
#[derive(Debug, Default)]
pub(super) struct Tools {
    pub(super) records: Vec<Tool>,
    /// By folded name.
    ids: HashMap<String, String>,
}

impl Tools {
    /// Software with the name of a tool in use becomes that tool, with its id and kind; other software becomes a new tool.
    pub(super) fn new(release: &Release, in_use: &Dataset) -> Self {
        let known: HashMap<&str, &Tool> = in_use.tools.iter().map(|tool| (tool.id.value.as_str(), tool)).collect();
        let mut names = Names::default();
        for tool in &in_use.tools {
            names.take(&tool.id.value, tool.aliases.iter().chain([&tool.name]).map(|name| name.value.as_str()));
        }
        let mut tools = Self::default();
        let mut copied = HashSet::new();
        for (folded, software) in &release.software {
            let id = if let Some(id) = names.owner(folded).map(str::to_owned) {
                let used = known.get(id.as_str()).filter(|_| copied.insert(id.clone()));
                tools.records.extend(used.map(|tool| (*tool).clone()));
                id
            } else {
                let id = names.free_id(Some(kebab(&software.name)).filter(|id| !id.is_empty()).as_deref().unwrap_or("tool"));
                names.take(&id, [software.name.as_str()]);
                let name = at(software.name.as_str());
                tools.records.push(Tool { id: at(id.as_str()), name, kind: software.kind, aliases: Vec::new() });
                id
            };
            tools.ids.insert(folded.clone(), id);
        }
        tools
    }

    /// The tools of an occupation, by descending proficiency. Several names of one tool count once.
    pub(super) fn of(&self, draft: &Draft) -> Vec<ToolUse> {
        let mut best: BTreeMap<&str, Proficiency> = BTreeMap::new();
        for (folded, proficiency) in &draft.software {
            if let Some(id) = self.ids.get(folded) {
                let expected = best.entry(id).or_insert(*proficiency);
                *expected = (*proficiency).max(*expected);
            }
        }
        let mut uses: Vec<ToolUse> = best.into_iter().map(|(id, proficiency)| ToolUse { tool: at(id), proficiency }).collect();
        uses.sort_by_key(|used| std::cmp::Reverse(used.proficiency));
        uses
    }
}
