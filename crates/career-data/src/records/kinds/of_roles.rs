//! Kinds of fields of roles and occupations: scores, reasons, tools, pay and origin.

use std::borrow::Cow;

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::{SerializeMap, Serializer};

use super::figures::tenths_text;
use super::{Kind, next};
use crate::formats::cells::Cell;
use crate::formats::rules::{LONGEST_PROSE, decimal, is_sound, printable};
use crate::formats::spans::Fields;
use crate::per_competency::PerCompetency;
use crate::problem::{At, Place, Problems};
use crate::records::record::{Columns, Layout, Record, Written};
use crate::records::{ToolUse, Wage};
use crate::vocabulary::{Competency, Education, Proficiency, Vocabulary};

/// A score for each competency, 0-100; a whole dataset must state all.
#[derive(Debug)]
pub struct Scores;

impl Kind for Scores {
    type Value<T: Written> = PerCompetency<T::Score>;
    #[cfg(feature = "schema")]
    type Json = schema::Scores;

    const COLUMNS: Columns = Columns::Each(Competency::NAMES);

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> PerCompetency<At<Option<u8>>> {
        let Some(mut table) = fields.required_table(field, problems) else { return PerCompetency::default() };
        let scores = PerCompetency::from_fn(|competency| table.score(competency.name(), problems));
        table.finish(problems);
        scores
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> PerCompetency<At<Option<u8>>> {
        PerCompetency::from_fn(|_| {
            let cell = next(cells);
            let value = cell.number_within(0..=100, problems).and_then(|score| u8::try_from(score).ok());
            At { value, place: cell.place }
        })
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(
        map: &mut A,
    ) -> Result<PerCompetency<T::Score>, A::Error> {
        let scores: PerCompetency<Option<u8>> = map.next_value()?;
        if scores.values().flatten().any(|score| *score > 100) {
            return Err(A::Error::custom("is no score"));
        }
        Ok(scores.map(T::scored))
    }

    fn write<M: SerializeMap>(field: &'static str, value: &PerCompetency<At<Option<u8>>>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &value.map(|score| score.value))
    }

    fn cells<'v>(value: &'v PerCompetency<At<Option<u8>>>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.extend(value.values().map(|score| Cow::from(score.value.map(|score| score.to_string()).unwrap_or_default())));
    }

    fn place_at(value: &mut PerCompetency<At<Option<u8>>>, place: Place) {
        value.values_mut().for_each(|score| score.place = place);
    }
}

/// The baseline scores of an occupation, in tenths; `None` where it is not rated.
#[derive(Debug)]
pub struct Baseline;

impl Kind for Baseline {
    type Value<T: Written> = PerCompetency<Option<u32>>;
    #[cfg(feature = "schema")]
    type Json = schema::Baseline;

    const COLUMNS: Columns = Columns::Each(Competency::NAMES);

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> PerCompetency<Option<u32>> {
        let Some(mut table) = fields.table(field, problems) else { return PerCompetency::default() };
        let baseline = PerCompetency::from_fn(|competency| {
            let tenths = table.optional_tenths(competency.name(), 0..=1000, problems);
            tenths.and_then(|tenths| u32::try_from(tenths).ok())
        });
        table.finish(problems);
        baseline
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> PerCompetency<Option<u32>> {
        PerCompetency::from_fn(|_| next(cells).tenths(0..=1000, problems))
    }

    fn write<M: SerializeMap>(field: &'static str, value: &PerCompetency<Option<u32>>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &value.map(|tenths| tenths.map(|tenths| f64::from(tenths) / 10.0)))
    }

    fn cells<'v>(value: &'v PerCompetency<Option<u32>>, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
        let tenths = |tenths: &Option<u32>| tenths_text(tenths.and_then(|tenths| i32::try_from(tenths).ok()), layout);
        row.extend(value.values().map(|value| Cow::from(tenths(value))));
    }
}

/// Percentages by level of education, in tenths; in a cell of CSV, `bachelor=84.8;master=4.5`. Empty where nobody was asked.
#[derive(Debug)]
pub struct EducationShares;

/// Percentages, serialised as an object.
struct ByEducation<'v>(&'v [(Education, u32)]);

impl serde::Serialize for ByEducation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(education, tenths)| (education.name(), f64::from(*tenths) / 10.0)))
    }
}

/// Most tenths of a percent.
const WHOLE: i64 = 1000;

impl Kind for EducationShares {
    type Value<T: Written> = Vec<(Education, u32)>;
    #[cfg(feature = "schema")]
    type Json = std::collections::BTreeMap<String, f64>;

    const IS_LIST: bool = true;
    const IS_RARE: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<(Education, u32)> {
        let Some(mut table) = fields.table(field, problems) else { return Vec::new() };
        let share = |education: &Education| {
            let tenths = table.optional_tenths(education.name(), 0..=WHOLE, problems)?;
            Some((*education, u32::try_from(tenths).ok()?))
        };
        let shares = Education::ALL.iter().filter_map(share).collect();
        table.finish(problems);
        shares
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Vec<(Education, u32)> {
        let cell = next(cells);
        let mut shares = Vec::new();
        for entry in cell.names(problems) {
            let parts = entry.value.split_once('=');
            let share = parts.and_then(|(name, share)| {
                let education = Education::ALL.iter().find(|education| education.name() == name)?;
                let tenths = decimal(share, 1).filter(|tenths| (0..=WHOLE).contains(tenths))?;
                Some((*education, u32::try_from(tenths).ok()?))
            });
            shares.extend(share);
            if share.is_none() {
                let message = format!("`{}` is no share of a level of education", printable(&entry.value));
                problems.error(entry.place, "education", message, "write it as `bachelor=84.8`");
            }
        }
        shares
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<(Education, u32)>, map: &mut M) -> Result<(), M::Error> {
        if value.is_empty() { Ok(()) } else { map.serialize_entry(field, &ByEducation(value)) }
    }

    fn cells<'v>(value: &'v Vec<(Education, u32)>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        let shares: Vec<_> =
            value.iter().map(|(education, tenths)| format!("{}={}.{}", education.name(), tenths / 10, tenths % 10)).collect();
        row.push(shares.join(";").into());
    }

    fn list_columns(_: &'static str) -> Vec<&'static str> {
        vec!["education", "percent"]
    }

    fn entries(value: &Vec<(Education, u32)>) -> Vec<Vec<Cow<'_, str>>> {
        let entry = |(education, tenths): &(Education, u32)| {
            vec![education.name().into(), format!("{}.{}", tenths / 10, tenths % 10).into()]
        };
        value.iter().map(entry).collect()
    }
}

/// Reasons for scores, by competency.
#[derive(Debug)]
pub struct Reasons;

/// Reasons, serialised as an object.
struct ByCompetency<'r>(&'r [(Competency, At<String>)]);

impl serde::Serialize for ByCompetency<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(competency, reason)| (competency.name(), &reason.value)))
    }
}

impl Kind for Reasons {
    type Value<T: Written> = Vec<(Competency, T)>;
    #[cfg(feature = "schema")]
    type Json = schema::Reasons;

    const COLUMNS: Columns = Columns::No;
    const IS_LIST: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<(Competency, At<String>)> {
        let Some(mut table) = fields.table(field, problems) else { return Vec::new() };
        let reason = |competency: &Competency| Some((*competency, table.optional_prose(competency.name(), problems)?));
        let reasons = Competency::ALL.iter().filter_map(reason).collect();
        table.finish(problems);
        reasons
    }

    fn from_cells(_: &mut dyn Iterator<Item = Cell<'_>>, _: &mut Problems) -> Vec<(Competency, At<String>)> {
        Vec::new()
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<(Competency, T)>, A::Error> {
        let reasons: PerCompetency<Option<T>> = map.next_value()?;
        if reasons.values().flatten().any(|reason| !is_sound(reason.text(), LONGEST_PROSE, true)) {
            return Err(A::Error::custom("is not as it should be"));
        }
        Ok(Competency::ALL.iter().copied().zip(reasons).filter_map(|(competency, reason)| Some((competency, reason?))).collect())
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<(Competency, At<String>)>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &ByCompetency(value))
    }

    fn cells<'v>(_: &'v Vec<(Competency, At<String>)>, _: Layout, _: &mut Vec<Cow<'v, str>>) {}

    fn list_columns(_: &'static str) -> Vec<&'static str> {
        vec!["competency", "reason"]
    }

    fn entries(value: &Vec<(Competency, At<String>)>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|(competency, reason)| vec![competency.name().into(), reason.value.as_str().into()]).collect()
    }

    fn place_at(value: &mut Vec<(Competency, At<String>)>, place: Place) {
        for (_, reason) in value {
            reason.place = place;
        }
    }
}

/// Tools with proficiencies. JSON has a list; TOML has a table of lists by proficiency, which reads better; cells hold
/// `tool=proficiency`.
#[derive(Debug)]
pub struct ToolUses;

impl Kind for ToolUses {
    type Value<T: Written> = Vec<ToolUse<T>>;
    #[cfg(feature = "schema")]
    type Json = Vec<ToolUse>;

    const IS_LIST: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<ToolUse> {
        if fields.is_list(field) {
            let mut uses = Vec::new();
            for mut table in fields.tables(field, problems) {
                uses.push(ToolUse::from_table(&mut table, problems));
                table.finish(problems);
            }
            return uses;
        }
        let Some(mut table) = fields.required_table(field, problems) else { return Vec::new() };
        let mut uses = Vec::new();
        for &proficiency in Proficiency::ALL.iter().rev() {
            let tools = table.names(proficiency.name(), problems);
            uses.extend(tools.into_iter().map(|tool| ToolUse { tool, proficiency }));
        }
        table.finish(problems);
        uses
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Vec<ToolUse> {
        next(cells).choices(problems).into_iter().map(|(tool, proficiency)| ToolUse { tool, proficiency }).collect()
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<ToolUse<T>>, A::Error> {
        map.next_value()
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<ToolUse>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, value)
    }

    fn cells<'v>(value: &'v Vec<ToolUse>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        let uses: Vec<String> = value.iter().map(|used| format!("{}={}", used.tool.value, used.proficiency.name())).collect();
        row.push(uses.join(";").into());
    }

    fn list_columns(_: &'static str) -> Vec<&'static str> {
        vec!["tool", "proficiency"]
    }

    fn entries(value: &Vec<ToolUse>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|used| used.row(Layout::Tables)).collect()
    }

    fn place_at(value: &mut Vec<ToolUse>, place: Place) {
        for used in value {
            used.place_at(place);
        }
    }
}

/// A role's own pay: wages without occupation, match and local names; the source is optional.
#[derive(Debug)]
pub struct Pay;

impl Kind for Pay {
    type Value<T: Written> = Vec<Wage>;
    #[cfg(feature = "schema")]
    type Json = Vec<Wage>;

    const COLUMNS: Columns = Columns::No;
    const IS_LIST: bool = true;
    const IS_RARE: bool = true;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Wage> {
        let mut wages = Vec::new();
        for mut table in fields.tables(field, problems) {
            table.allow_missing();
            let wage = Wage::from_table(&mut table, problems);
            if wage.amounts.iter().all(|amount| amount.is_none()) {
                problems.error(table.place(), field, "gives no amount", "one of mean, p10, p25, p50, p75, p90");
            }
            table.finish(problems);
            wages.push(wage);
        }
        wages
    }

    fn from_cells(_: &mut dyn Iterator<Item = Cell<'_>>, _: &mut Problems) -> Vec<Wage> {
        Vec::new()
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Vec<Wage>, map: &mut M) -> Result<(), M::Error> {
        if value.is_empty() { Ok(()) } else { map.serialize_entry(field, value) }
    }

    fn cells<'v>(_: &'v Vec<Wage>, _: Layout, _: &mut Vec<Cow<'v, str>>) {}

    /// The columns of the files in `wages/`, with the role in place of the occupation.
    fn list_columns(_: &'static str) -> Vec<&'static str> {
        Wage::columns(Layout::Tables).into_iter().skip(1).collect()
    }

    fn entries(value: &Vec<Wage>) -> Vec<Vec<Cow<'_, str>>> {
        value.iter().map(|wage| wage.row(Layout::Tables).into_iter().skip(1).collect()).collect()
    }

    fn place_at(value: &mut Vec<Wage>, place: Place) {
        for wage in value {
            wage.place_at(place);
        }
    }
}

/// The file that a record was read from; exported, but never read back.
#[derive(Debug)]
pub struct Origin;

impl Kind for Origin {
    type Value<T: Written> = String;
    #[cfg(feature = "schema")]
    type Json = Option<String>;

    const COLUMNS: Columns = Columns::No;

    fn from_table(_: &'static str, _: &mut Fields<'_>, _: &mut Problems) -> String {
        String::new()
    }

    fn from_cells(_: &mut dyn Iterator<Item = Cell<'_>>, _: &mut Problems) -> String {
        String::new()
    }

    fn write<M: SerializeMap>(field: &'static str, value: &String, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &Some(value).filter(|file| !file.is_empty()))
    }

    fn cells<'v>(_: &'v String, _: Layout, _: &mut Vec<Cow<'v, str>>) {}
}

/// The line in that file; 0 when the file holds only this record.
#[derive(Debug)]
pub struct OriginLine;

impl Kind for OriginLine {
    type Value<T: Written> = u32;
    #[cfg(feature = "schema")]
    type Json = Option<u32>;

    const COLUMNS: Columns = Columns::No;
    const IS_RARE: bool = true;

    fn from_table(_: &'static str, _: &mut Fields<'_>, _: &mut Problems) -> u32 {
        0
    }

    fn from_cells(_: &mut dyn Iterator<Item = Cell<'_>>, _: &mut Problems) -> u32 {
        0
    }

    fn write<M: SerializeMap>(field: &'static str, value: &u32, map: &mut M) -> Result<(), M::Error> {
        if *value == 0 { Ok(()) } else { map.serialize_entry(field, value) }
    }

    fn cells<'v>(_: &'v u32, _: Layout, _: &mut Vec<Cow<'v, str>>) {}
}

/// JSON schemas of values by competency.
#[cfg(feature = "schema")]
mod schema {
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use crate::per_competency::by_competency;

    macro_rules! by_competency_schemas {
        ($($name:ident: $schema:expr, $all:literal;)+) => {$(
            #[derive(Debug)]
            pub struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    by_competency(&$schema, $all)
                }
            }
        )+};
    }

    by_competency_schemas! {
        Scores: json_schema!({ "type": ["integer", "null"], "minimum": 0, "maximum": 100 }), true;
        Baseline: json_schema!({ "type": ["number", "null"], "minimum": 0, "maximum": 100 }), true;
        Reasons: json_schema!({ "type": "string" }), false;
    }
}
