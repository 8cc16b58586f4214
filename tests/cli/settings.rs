//! Settings from environment and file, and the precedence of options.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::{Run, career};

/// A home directory with this settings file.
fn home(name: &str, file: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("settings").join(name);
    let folder = home.join(".config/career");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), file).unwrap();
    home
}

fn at(home: &Path, run: Run) -> Run {
    run.env("HOME", &home.to_string_lossy())
}

#[test]
fn options_go_before_the_environment_and_that_before_the_file() {
    let home = home("order", "region = \"us-wa\"\nformat = \"csv\"\n");
    let asked = || at(&home, career(["show", "sre", "--section", "pay"]));
    let pay_in = |run: Run| serde_json::from_str::<Value>(&run.go().answer()).unwrap()["roles"][0]["pay"][0]["region"].clone();
    assert!(asked().go().answer().starts_with("id,"), "the file asks for CSV");
    let json = || asked().env("CAREER_FORMAT", "json");
    assert_eq!(pay_in(json()), json!("us-wa"));
    assert_eq!(pay_in(json().env("CAREER_REGION", "gb")), json!("gb"));
    assert_eq!(pay_in(json().env("CAREER_REGION", "gb").with(["--region", "us-ca"])), json!("us-ca"));
    let explicit = asked().env("CAREER_FORMAT", "json").with(["--format", "plain", "--region", "us-wa"]).go();
    assert_eq!(explicit, career(["show", "sre", "--section", "pay", "--region", "us-wa"]).go());
}

#[test]
fn config_says_where_each_setting_comes_from() {
    let home = home("origins", "# mine\nascii = true\n");
    let config = at(&home, career(["config", "--json"])).env("CAREER_REGION", "gb").env("NO_COLOR", "1").go().answer();
    let config: Value = serde_json::from_str(&config).unwrap();
    let place = |name: &str| {
        let entry = config["settings"].as_array().unwrap().iter().find(|entry| entry["name"] == name).unwrap();
        (entry["value"].clone(), entry["origin"].clone(), entry["place"].clone())
    };
    let file = home.join(".config/career/config.toml");
    assert_eq!(place("region"), (json!("gb"), json!("environment"), json!("CAREER_REGION")));
    assert_eq!(place("ascii"), (json!("true"), json!("file"), json!(format!("{}:2", file.display()))));
    assert_eq!(place("color"), (json!("auto"), json!("environment"), json!("NO_COLOR")));
    assert_eq!(place("format"), (Value::Null, json!("default"), Value::Null));
    assert!(career(["config"]).go().answer().contains("region\tus\tdefault"), "no home is fine");
}

#[test]
fn bad_settings_are_refused_with_their_place_but_help_and_scripts_come() {
    let home = home("bad", "region = \"us-wa\"\nformt = \"csv\"\n");
    let outcome = at(&home, career(["list"])).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert!(
        outcome.stderr.contains("config.toml:2: ") && outcome.stderr.contains("did you mean `format`?"),
        "{}",
        outcome.stderr
    );
    for (variable, value) in [("CAREER_FORMAT", "xml"), ("CAREER_REGION", "atlantis"), ("CAREER_REGION", "\u{1b}[31m")] {
        let outcome = career(["list"]).env(variable, value).go();
        assert_eq!(outcome.code, Some(2), "{variable}={value}");
        assert!(outcome.stderr.contains(variable) && !outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
    }
    for command in [&["list", "--help"][..], &["--version"], &["completions", "bash"], &["man"], &[]] {
        assert_eq!(at(&home, career(command)).go().code, Some(0), "{command:?}");
    }
}

#[test]
fn whatever_complete_holds_commands_run() {
    let plain = career(["show", "sre"]).go();
    for value in ["1", "0", "", "bash", "/bin/zsh", "nonsense", "\u{1b}"] {
        assert_eq!(career(["show", "sre"]).env("COMPLETE", value).go(), plain, "COMPLETE={value:?}");
    }
    let completed = career(["--", "career", "show", "api-e"]).env("COMPLETE", "fish").go().answer();
    assert_eq!(completed, "api-engineer\tAPI Engineer\n");
}

#[test]
fn a_tilde_in_the_file_is_the_home_directory() {
    let home = home("tilde", "data = \"~/mine.csv\"\n");
    fs::write(home.join("mine.csv"), "id,title\nmy-own-role,My Own Role\n").unwrap();
    assert_eq!(at(&home, career(["show", "my-own-role", "--fields", "title"])).go().answer(), "My Own Role\n");
}
