//! `tools`: the tools of the catalog, and the roles that use them.

use schemars::JsonSchema;
use serde::Serialize;

use super::report::{CategoryRef, RoleRef};
use super::{Failure, unknown};
use crate::catalog::{Catalog, Noun, Role, RoleId, Tool};
use crate::parallel::map_chunks;
use career_data::vocabulary::{Level, Proficiency, ToolKind};

/// The parameters of `tools`.
#[derive(Clone, Debug, Default)]
pub struct ToolQuery {
    /// Ids, names or aliases; empty for all tools.
    pub names: Vec<String>,
    /// Only tools of this kind; ignored if tools are named.
    pub kind: Option<ToolKind>,
}

/// The answer of `tools`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Tools<'a> {
    /// Those named, or all of the kind.
    pub tools: Vec<ToolCard<'a>>,
    /// The roles that use all the tools named, those that know them best first; empty when none is named.
    pub roles: Vec<ToolUser<'a>>,
}

/// A tool.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToolCard<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: ToolKind,
    pub aliases: Vec<&'a str>,
    /// How many roles use it.
    pub users: usize,
}

/// A role that uses the tools.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToolUser<'a> {
    #[serde(rename = "id")]
    pub role: RoleRef<'a>,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    /// In the order of the tools named.
    pub proficiencies: Vec<Proficiency>,
}

/// All tools or, if some are named, these and the roles that use all of them. [`Failure::NoUsers`] if no role does.
pub fn tools<'a>(catalog: &'a Catalog, query: &ToolQuery) -> Result<Tools<'a>, Failure> {
    let named = query.names.iter().map(|name| catalog.find_tool(name).ok_or_else(|| unknown(catalog, Noun::Tool, name)));
    let named: Vec<Tool<'a>> = named.collect::<Result<_, _>>()?;
    let card = |tool: Tool<'a>| ToolCard {
        id: tool.id(),
        name: tool.name(),
        kind: tool.kind(),
        aliases: tool.aliases().collect(),
        users: tool.users() as usize,
    };
    let roles = if named.is_empty() { Vec::new() } else { users_of(catalog, &named) };
    if !named.is_empty() && roles.is_empty() {
        return Err(Failure::NoUsers { tools: named.iter().map(|tool| tool.id().to_owned()).collect() });
    }
    let wanted = |tool: &Tool<'a>| query.kind.is_none_or(|kind| tool.kind() == kind);
    let tools =
        if named.is_empty() { catalog.tools().filter(wanted).map(card).collect() } else { named.into_iter().map(card).collect() };
    Ok(Tools { tools, roles })
}

fn users_of<'a>(catalog: &'a Catalog, tools: &[Tool<'a>]) -> Vec<ToolUser<'a>> {
    let users = map_chunks(catalog.count_roles(), |range| {
        let mut scan = catalog.scan_roles();
        let mut users = Vec::new();
        for role in range.map(RoleId::at) {
            let Some(role) = scan.metrics(role) else { continue };
            let mut level_of =
                |tool: &Tool<'a>| scan.tool_keys(role).find(|(key, _)| *key == tool.key()).map(|(_, proficiency)| proficiency);
            let proficiencies = tools.iter().map(&mut level_of).collect::<Option<Vec<_>>>();
            users.extend(proficiencies.map(|proficiencies| (role.key(), proficiencies)));
        }
        users
    });
    let mut scan = catalog.scan_roles();
    let user = |(role, proficiencies)| {
        let role: Role<'a> = scan.role(role)?;
        let (title, category, level) = (role.title(), CategoryRef::of(role), role.level());
        Some(ToolUser { role: role.into(), title, category, level, proficiencies })
    };
    let mut users: Vec<ToolUser<'a>> = users.into_iter().flatten().filter_map(user).collect();
    // A stable sort: ties stay in ascending order of ids.
    users.sort_by_key(|user| std::cmp::Reverse(user.proficiencies.iter().map(|proficiency| proficiency.rank()).sum::<u32>()));
    users
}
