//! `compare`: differences between roles, with the first as the reference.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::report::{CategoryRef, CertificationEntry, OccupationEntry, Outlook, PayRow, RoleRef, pay_in};
use super::{Failure, PayRegion, resolve_pay_region, resolve_role};
use crate::catalog::{Catalog, Region, Role, ToolId};
use career_data::vocabulary::{Competency, Level, Proficiency, Vocabulary};

/// The answer of `compare`. Lists by role follow the order of `roles`.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Comparison<'a> {
    pub roles: Vec<RoleHead<'a>>,
    pub competencies: Vec<CompetencyComparison>,
    pub tools: ToolComparison<'a>,
    pub certifications: CertificationComparison<'a>,
    pub pay: Vec<RolePay<'a>>,
    pub outlook: Vec<RoleOutlook<'a>>,
    /// Neighbours in the career graph that all of them have.
    pub neighbours: SharedNeighbours<'a>,
    /// Where pay was looked up, if the dataset knows such a place.
    pub region: Option<PayRegion<'a>>,
}

/// What heads a column.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleHead<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub category: Option<CategoryRef<'a>>,
    pub level: Option<Level>,
    pub occupation: Option<OccupationEntry<'a>>,
}

/// One competency across the roles.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct CompetencyComparison {
    #[serde(rename = "name")]
    pub competency: Competency,
    /// 0-100.
    pub scores: Vec<Option<u8>>,
    /// Points above the first role; the first is 0. Absent where either has no score.
    pub differences: Vec<Option<i16>>,
}

/// Tools across the roles.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ToolComparison<'a> {
    /// Ids of the tools that every role uses.
    pub shared: Vec<&'a str>,
    /// By role: ids of the tools that no other of the roles uses.
    pub only: ByRole<'a, Vec<&'a str>>,
    /// Every tool of any of the roles with the proficiency in each.
    pub levels: Vec<ToolLevels<'a>>,
}

/// A tool across the roles.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct ToolLevels<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Absent where the role does not use it.
    pub proficiencies: Vec<Option<Proficiency>>,
}

impl ToolLevels<'_> {
    /// The number of compared roles that use the tool.
    #[must_use]
    pub fn users(&self) -> usize {
        self.proficiencies.iter().flatten().count()
    }

    /// The position of the role that uses the tool, if it is the only one.
    #[must_use]
    pub fn only_user(&self) -> Option<usize> {
        if self.users() == 1 { self.proficiencies.iter().position(Option::is_some) } else { None }
    }
}

/// Certifications across the roles.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CertificationComparison<'a> {
    /// Asked for in every role.
    pub shared: Vec<CertificationEntry<'a>>,
    /// By role: all that it asks for beyond the shared ones.
    pub beyond: ByRole<'a, Vec<CertificationEntry<'a>>>,
}

/// Values by role, in the order of the roles; serialises as a map keyed by role id.
#[derive(Debug)]
pub struct ByRole<'a, T>(pub Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ByRole<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (role, value) in &self.0 {
            map.serialize_entry(role, value)?;
        }
        map.end()
    }
}

impl<T: JsonSchema> JsonSchema for ByRole<'_, T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ByRole_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "by id of a role", "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}

/// Pay of a role, or else of its parent occupation.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RolePay<'a> {
    pub role: RoleRef<'a>,
    /// Absent when nothing is published for that place.
    #[serde(flatten)]
    pub figures: Option<PayRow<'a>>,
}

/// Outlook of a role's parent occupation.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct RoleOutlook<'a> {
    pub role: RoleRef<'a>,
    /// Absent when nothing is projected.
    #[serde(flatten)]
    pub figures: Option<Outlook<'a>>,
}

/// Neighbours that all roles have in common.
#[derive(Debug, JsonSchema, Serialize)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct SharedNeighbours<'a> {
    /// Where people come from.
    #[serde(rename = "origins")]
    pub predecessors: Vec<RoleRef<'a>>,
    /// Where people go.
    pub next: Vec<RoleRef<'a>>,
}

/// Compares distinct roles, with pay in a region (the United States by default).
pub fn compare<'a>(catalog: &'a Catalog, names: &[String], region: Option<&str>) -> Result<Comparison<'a>, Failure> {
    let (region, pay_region) = resolve_pay_region(catalog, region)?.unzip();
    let mut roles: Vec<Role<'a>> = Vec::with_capacity(names.len());
    for name in names {
        let role = resolve_role(catalog, name)?;
        if roles.contains(&role) {
            return Err(Failure::SameRole { id: role.id().to_owned() });
        }
        roles.push(role);
    }
    Ok(Comparison {
        roles: roles.iter().map(|role| head(*role)).collect(),
        competencies: Competency::ALL.iter().map(|competency| compare_scores(&roles, *competency)).collect(),
        tools: compare_tools(&roles),
        certifications: compare_certifications(&roles),
        pay: pay(&roles, region),
        outlook: roles.iter().map(|role| RoleOutlook { role: (*role).into(), figures: Outlook::of(*role) }).collect(),
        neighbours: SharedNeighbours {
            predecessors: shared(&roles, |role| role.predecessors().collect()),
            next: shared(&roles, |role| role.successors().collect()),
        },
        region: pay_region,
    })
}

fn head(role: Role<'_>) -> RoleHead<'_> {
    RoleHead {
        id: role.id(),
        title: role.title(),
        category: CategoryRef::of(role),
        level: role.level(),
        occupation: role.occupation().map(|occupation| OccupationEntry { code: occupation.code(), title: occupation.title() }),
    }
}

fn compare_scores(roles: &[Role<'_>], competency: Competency) -> CompetencyComparison {
    let scores: Vec<Option<u8>> = roles.iter().map(|role| role.score(competency)).collect();
    let first = scores.first().copied().flatten();
    let differences = scores.iter().map(|score| Some(i16::from((*score)?) - i16::from(first?))).collect();
    CompetencyComparison { competency, scores, differences }
}

/// Tools by descending number of users; those of a single role by the position of that role. Ties are ordered by descending
/// proficiency.
fn compare_tools<'a>(roles: &[Role<'a>]) -> ToolComparison<'a> {
    let mut keys: Vec<ToolId> = Vec::new();
    let mut levels: Vec<ToolLevels<'a>> = Vec::new();
    for (position, role) in roles.iter().enumerate() {
        for used in role.tools() {
            let at = keys.iter().position(|key| *key == used.tool.key()).unwrap_or_else(|| {
                keys.push(used.tool.key());
                levels.push(ToolLevels { id: used.tool.id(), name: used.tool.name(), proficiencies: vec![None; roles.len()] });
                keys.len() - 1
            });
            if let Some(slot) = levels.get_mut(at).and_then(|tool| tool.proficiencies.get_mut(position)) {
                *slot = Some(used.proficiency);
            }
        }
    }
    // A stable sort: ties stay in order of first occurrence.
    levels.sort_by_key(|tool| {
        (std::cmp::Reverse(tool.users()), tool.only_user(), std::cmp::Reverse(tool.proficiencies.iter().max().copied()))
    });
    let only = |position: usize| levels.iter().filter(|tool| tool.only_user() == Some(position)).map(|tool| tool.id).collect();
    ToolComparison {
        shared: levels.iter().filter(|tool| tool.users() == roles.len()).map(|tool| tool.id).collect(),
        only: ByRole(roles.iter().enumerate().map(|(position, role)| (role.id(), only(position))).collect()),
        levels,
    }
}

fn compare_certifications<'a>(roles: &[Role<'a>]) -> CertificationComparison<'a> {
    let asked: Vec<Vec<CertificationEntry<'a>>> =
        roles.iter().map(|role| role.certifications().map(CertificationEntry::from).collect()).collect();
    let everywhere = |entry: &CertificationEntry<'a>| asked.iter().all(|list| list.contains(entry));
    let shared: Vec<_> = asked.first().into_iter().flatten().copied().filter(everywhere).collect();
    let beyond = asked.iter().map(|list| list.iter().copied().filter(|entry| !shared.contains(entry)).collect());
    CertificationComparison { beyond: ByRole(roles.iter().map(|role| role.id()).zip(beyond).collect()), shared }
}

fn pay<'a>(roles: &[Role<'a>], region: Option<Region<'a>>) -> Vec<RolePay<'a>> {
    roles.iter().map(|role| RolePay { role: (*role).into(), figures: pay_in(*role, region) }).collect()
}

/// The intersection of the roles' neighbours, in the order of the first role's.
fn shared<'a>(roles: &[Role<'a>], neighbours: impl Fn(Role<'a>) -> Vec<Role<'a>>) -> Vec<RoleRef<'a>> {
    let mut lists = roles.iter().map(|role| neighbours(*role));
    let mut common = lists.next().unwrap_or_default();
    for list in lists {
        common.retain(|role| list.contains(role));
    }
    common.into_iter().map(RoleRef::from).collect()
}
