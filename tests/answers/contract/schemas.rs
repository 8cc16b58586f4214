//! All JSON output validates against its schema, and schemas change only compatibly.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::{env, fs};

use career::catalog::Catalog;
use jsonschema::Validator;
use serde_json::Value;

use super::invocations::{Names, Random, table};
use super::{career, printed};

/// Environment variable that updates `tests/schemas/` after compatible changes.
const UPDATE: &str = "UPDATE_SCHEMAS";

fn entries() -> Vec<(String, String)> {
    let list: Value = serde_json::from_str(&printed(&["schema", "--json"])).expect("JSON");
    let text = |entry: &Value, field: &str| entry[field].as_str().expect("a text").to_owned();
    list["schemas"].as_array().expect("a list").iter().map(|entry| (text(entry, "id"), text(entry, "name"))).collect()
}

fn schema(id: &str) -> Value {
    serde_json::from_str(&printed(&["schema", id])).expect("JSON")
}

/// Closes the schema to additional properties, so that it must describe all of the output.
fn strict(mut schema: Value) -> Value {
    /// An alternative of an object that has properties of its own is closed by that object.
    fn close(value: &mut Value, is_alternative: bool) {
        if let Some(object) = value.as_object_mut() {
            let has_alternatives = object.contains_key("properties") && object.contains_key("oneOf");
            if object.contains_key("properties") && !is_alternative {
                let closed = if has_alternatives { "unevaluatedProperties" } else { "additionalProperties" };
                object.entry(closed).or_insert(Value::Bool(false));
            }
            for (key, part) in object.iter_mut() {
                match part.as_array_mut() {
                    Some(alternatives) if key == "oneOf" && has_alternatives => {
                        for alternative in alternatives {
                            close(alternative, true);
                        }
                    }
                    _ => close(part, false),
                }
            }
        } else if let Some(list) = value.as_array_mut() {
            for part in list {
                close(part, false);
            }
        }
    }
    close(&mut schema, false);
    schema
}

/// Strict validators by the name of the schema.
fn validators() -> HashMap<String, Validator> {
    let validator = |id: &str| jsonschema::draft202012::new(&strict(schema(id))).expect("a schema that compiles");
    entries().into_iter().map(|(id, name)| (name, validator(&id))).collect()
}

/// Runs a command line with JSON output and validates the report, or the error, against its schema.
fn check(validators: &HashMap<String, Validator>, line: &[String]) {
    let output = career(line);
    // `check` reports problems on standard output; any other failure leaves it empty.
    let answered = output.status.success() || line[0] == "check";
    let (answer, other) = if answered { (&output.stdout, &output.stderr) } else { (&output.stderr, &output.stdout) };
    assert!(other.is_empty(), "{line:?}");
    assert!(matches!(output.status.code(), Some(0..=2)), "{line:?}");
    let answer: Value = serde_json::from_slice(answer).unwrap_or_else(|error| panic!("{line:?}: {error}"));
    let stated = answer["schema"].as_str().unwrap_or_else(|| panic!("{line:?} states no schema"));
    assert_eq!(stated != "career/error/1", answered, "{line:?}");
    let problems: Vec<_> = validators[stated].iter_errors(&answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(problems.is_empty(), "career {line:?}: {}", problems.join("\n"));
}

#[test]
fn answers_of_every_command_keep_to_their_schemas() {
    let validators = validators();
    // A printed schema is not a report.
    let is_schema = |line: &Vec<String>| line[0] == "schema" && line.len() > 1;
    for mut line in table().into_iter().filter(|line| !is_schema(line)) {
        line.push("--json".to_owned());
        check(&validators, &line);
    }
}

#[test]
fn a_thousand_command_lines_keep_to_their_schemas() {
    let validators = validators();
    let catalog = Catalog::embedded().expect("the embedded data");
    let names = Names::of(&catalog);
    std::thread::scope(|threads| {
        for seed in 0..4 {
            let (validators, names) = (&validators, &names);
            threads.spawn(move || {
                let mut random = Random(seed);
                for _ in 0..250 {
                    check(validators, &names.invocation(&mut random));
                }
            });
        }
    });
}

#[test]
fn every_command_has_a_schema() {
    let known: Vec<String> = entries().into_iter().map(|(id, _)| id).collect();
    for command in career::commands::REGISTRY.subcommands() {
        assert!(!command.reports().is_empty(), "`career {}` states no report", command.name);
        assert!(command.reports().iter().all(|kind| known.iter().any(|id| id == kind.id)), "career {}", command.name);
    }
}

#[test]
fn show_has_every_field_of_a_role() {
    let (export, show) = (schema("export"), schema("show"));
    let fields = export["$defs"]["RoleRecord"]["properties"].as_object().expect("fields");
    let shown = show["$defs"]["RoleReport"]["properties"].as_object().expect("fields");
    // `show` includes the line in `origin`.
    let missing: Vec<_> = fields.keys().filter(|field| *field != "origin_line" && !shown.contains_key(*field)).collect();
    assert!(fields.len() > 15 && missing.is_empty(), "add to RoleReport in src/query/report.rs: {missing:?}");
}

#[test]
fn schemas_are_valid_and_an_unknown_one_says_which_there_are() {
    for (id, name) in entries() {
        let schema = schema(&id);
        assert!(jsonschema::meta::is_valid(&schema), "{id}");
        assert_eq!(schema["$id"], Value::String(name.clone()));
        assert_eq!(schema["properties"]["schema"]["const"], Value::String(name));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    let output = career(["schema", "shwo", "--json"]);
    let error: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    assert_eq!((output.status.code(), &error["error"]["kind"]), (Some(2), &Value::from("unknown_schema")));
}

/// Flattens a schema to constraints by path, with references resolved.
fn shape(schema: &Value) -> BTreeMap<String, String> {
    fn walk(root: &Value, at: &Value, path: &str, depth: usize, found: &mut BTreeMap<String, String>) {
        if depth > 12 {
            return;
        }
        if let Some(target) = at["$ref"].as_str() {
            let target = root.pointer(target.trim_start_matches('#')).expect("references lead somewhere");
            return walk(root, target, path, depth + 1, found);
        }
        for key in ["type", "enum"] {
            if !at[key].is_null() {
                found.insert(format!("{path} {key}"), at[key].to_string());
            }
        }
        // Of several alternatives, each may be a constant of its own.
        if !at["const"].is_null() {
            found.insert(format!("{path} const {}", at["const"]), "there".to_owned());
        }
        for name in at["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            found.insert(format!("{path}.{name} required"), "true".to_owned());
        }
        for (name, property) in at["properties"].as_object().into_iter().flatten() {
            found.insert(format!("{path}.{name}"), "there".to_owned());
            walk(root, property, &format!("{path}.{name}"), depth + 1, found);
        }
        for (key, mark) in [("items", "[]"), ("additionalProperties", "{}")] {
            walk(root, &at[key], &format!("{path}{mark}"), depth + 1, found);
        }
        for alternative in ["anyOf", "oneOf", "allOf"].iter().flat_map(|key| at[*key].as_array().into_iter().flatten()) {
            // The null alternative of an optional value is recorded in its type.
            let mark = if alternative["type"] == "null" { "?" } else { "" };
            walk(root, alternative, &format!("{path}{mark}"), depth + 1, found);
        }
    }
    let mut found = BTreeMap::new();
    walk(schema, schema, "$", 0, &mut found);
    found
}

/// The incompatible changes from an old schema.
fn broken(old: &Value, new: &Value) -> Vec<String> {
    let new = shape(new);
    let kept = |place: &str, was: &str| match new.get(place) {
        // An enumeration may grow.
        Some(is) if place.ends_with(" enum") => {
            let names = |list: &str| serde_json::from_str::<Vec<Value>>(list).unwrap_or_default();
            names(was).iter().all(|name| names(is).contains(name))
        }
        // A field may become nullable, since a user's own data may omit what the embedded data always has. No other change is
        // allowed.
        Some(is) if place.ends_with(" type") => {
            let [was, is] = [was, is].map(|types| serde_json::from_str::<Value>(types).unwrap_or_default());
            is == was || is == serde_json::json!([was, "null"])
        }
        is => is.is_some_and(|is| is == was),
    };
    shape(old).into_iter().filter(|(place, was)| !kept(place, was)).map(|(place, was)| format!("{place}: {was}")).collect()
}

#[test]
fn schemas_only_grow() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let update = env::var_os(UPDATE).is_some();
    for (id, name) in entries() {
        let file = folder.join(format!("{id}.json"));
        let now = printed(&["schema", &id]);
        let golden = fs::read_to_string(&file).unwrap_or_default();
        let old: Value = serde_json::from_str(&golden).unwrap_or_default();
        if old["$id"] == Value::String(name.clone()) {
            let broken = broken(&old, &serde_json::from_str(&now).expect("JSON"));
            assert!(
                broken.is_empty(),
                "the JSON of `{id}` no longer holds what {name} promised:\n  {}\nKeep these, or raise the number at the end of \
                 the name (where the command states its report), then run {UPDATE}=1 cargo test --test answers",
                broken.join("\n  ")
            );
        }
        if update {
            fs::write(&file, &now).expect("tests/schemas can be written");
        } else {
            assert!(
                golden == now,
                "the schema of `{id}` has grown or is described in other words; \
                 run {UPDATE}=1 cargo test --test answers and commit tests/schemas/{id}.json"
            );
        }
    }
}

#[test]
fn removals_and_other_types_are_noticed_and_additions_are_not() {
    let old = schema("tools");
    let mut grown = old.clone();
    grown["properties"]["new"] = serde_json::json!({ "type": "string" });
    assert_eq!(broken(&old, &grown), [""; 0]);
    let mut shrunk = old.clone();
    shrunk["properties"].as_object_mut().expect("an object").remove("tools");
    assert!(broken(&old, &shrunk).iter().any(|place| place.starts_with("$.tools")));
    let mut absent = old.clone();
    absent["$defs"]["ToolCard"]["properties"]["users"]["type"] = serde_json::json!(["integer", "null"]);
    assert_eq!(broken(&old, &absent), [""; 0]);
    assert!(broken(&absent, &old).iter().any(|place| place.starts_with("$.tools[].users type")));
    let mut retyped = old.clone();
    retyped["$defs"]["ToolCard"]["properties"]["users"]["type"] = "string".into();
    assert!(broken(&old, &retyped).iter().any(|place| place.starts_with("$.tools[].users type")));
}
