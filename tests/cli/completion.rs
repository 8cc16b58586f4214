//! Completion, asked as the scripts ask; `.ci/completions` drives them in real shells.

use crate::program::{Run, career};
use tempfile::tempdir;

/// The request of a shell that states words, of which the last one is completed.
fn request(shell: &str, words: &[&str]) -> Run {
    career(["--", "career"]).with(words).env("COMPLETE", shell)
}

/// What is offered, without descriptions.
fn offered(words: &[&str]) -> Vec<String> {
    values(&request("fish", words).go().answer())
}

fn values(answer: &str) -> Vec<String> {
    answer.lines().filter_map(|line| Some(line.split_once('\t')?.0.to_owned())).collect()
}

#[test]
fn names_begin_what_they_name() {
    assert_eq!(offered(&["show", "api-e"]), ["api-engineer"]);
    assert_eq!(values(&request("powershell", &["show", "api e"]).go().answer()), ["api-engineer"]);
    assert_eq!(values(&request("powershell", &["tools", "k8"]).go().answer()), ["kubernetes"]);
    assert_eq!(values(&request("nushell", &["show", "sysad"]).go().answer()), ["systems-administrator"]);
    assert_eq!(offered(&["salary", "sre", "--region", "San D"]), ["San Diego-Chula Vista-Carlsbad, CA"]);
    assert_eq!(offered(&["salary", "sre", "--in", "de,San D"]).len(), 1, "a comma would end the name");
    let avoided = offered(&["path", "sre", "--avoid", "cloud"]);
    assert!(["cloud", "cloud-architect"].iter().all(|either| avoided.contains(&(*either).to_owned())), "{avoided:?}");
}

#[test]
fn nothing_is_offered_twice() {
    for words in [
        &["compare", "api-engineer", "api-e"][..],
        &["list", "--fields", "id,title,titl"],
        &["list", "--json=id,i"],
        &["list", "--ascii", "--asc"],
        &["list", "-n", "3", "--lim"],
    ] {
        let again = offered(words);
        assert!(!again.iter().any(|value| words.contains(&value.as_str()) || value.ends_with(",title")), "{words:?}: {again:?}");
    }
    assert!(offered(&["list", "--category", "cloud", "--cat"]).contains(&"--category".to_owned()), "it may be repeated");
    for words in [&["show", ""][..], &["salary", "sre", "--region", ""], &["list", "-"], &["salary", "sre", "--region", "San"]] {
        let mut every = offered(words);
        let count = every.len();
        every.sort();
        every.dedup();
        assert!(count > 9 && every.len() == count, "{words:?}");
    }
}

#[test]
fn own_data_is_offered() {
    let folder = tempdir().unwrap();
    let own = folder.path().join("my roles");
    career(["init"]).with([&own]).go().answer();
    let own = own.to_str().unwrap();
    let id = ["acme-reliability-engineer"];
    assert_eq!(offered(&["show", "--data", own, "acme"]), id);
    assert_eq!(offered(&["show", &format!("--data={own}"), "acme"]), id);
    let alone = offered(&["--only", "--data", own, "show", ""]);
    assert!(alone.iter().all(|value| value.starts_with("--")), "it is no dataset of its own: {alone:?}");
    assert_eq!(values(&request("fish", &["show", "acme"]).env("CAREER_DATA", own).go().answer()), id);
    assert!(offered(&["show", "acme"]).is_empty());
    assert_eq!(offered(&["show", "--data", "nowhere", "api-eng"]), ["api-engineer"], "roles of the program at least");
    assert_eq!(offered(&["show", "--data", "-", "api-eng"]), ["api-engineer"], "without reading a pipe");
}

#[test]
fn regions_without_figures_are_not_offered() {
    for region in offered(&["salary", "sre", "--region", ""]) {
        if region.len() == 2 {
            let answer = career(["regions", &region]).go();
            assert!(!answer.stderr.contains("no pay figures"), "{region}: {}", answer.stderr);
        }
    }
    let all = offered(&["salary", "sre", "--region", ""]);
    assert!(all.contains(&"gb".to_owned()) && !all.contains(&"va".to_owned()), "{all:?}");
}
