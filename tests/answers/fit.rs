//! `fit`: the score is monotonic, its parts add up, and profiles are accepted or rejected as a whole.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on may stop")]

use std::fs;

use career::catalog::Catalog;
use career::error::Error;
use career::profile::{self, Given};
use career::query::{Fit, FitNote, Profile, fit};
use career::vocabulary::{Competency, Proficiency, Vocabulary};
use proptest::prelude::*;
use proptest::sample::Index;

type Fallible = Result<(), Box<dyn std::error::Error>>;

fn catalog() -> Catalog {
    Catalog::embedded().expect("the embedded image opens")
}

/// A generated profile, as positions in the catalog's tables.
#[derive(Clone, Debug)]
struct Drawn {
    role: Option<Index>,
    tools: Vec<(Index, usize)>,
    competencies: [Option<u8>; 5],
    certifications: Vec<Index>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let tools = prop::collection::vec((any::<Index>(), 0..4_usize), 0..12);
    let competencies = prop::array::uniform5(prop::option::of(0..=100_u8));
    let certifications = prop::collection::vec(any::<Index>(), 0..4);
    (any::<Option<Index>>(), tools, competencies, certifications).prop_map(|(role, tools, competencies, certifications)| Drawn {
        role,
        tools,
        competencies,
        certifications,
    })
}

impl Drawn {
    fn profile<'a>(&self, catalog: &'a Catalog) -> Profile<'a> {
        let roles: Vec<_> = catalog.roles().collect();
        let tools: Vec<_> = catalog.tools().collect();
        let certifications: Vec<_> = catalog.certifications().collect();
        Profile {
            role: self.role.map(|role| *role.get(&roles)),
            tools: self.tools.iter().map(|(tool, rank)| (*tool.get(&tools), Proficiency::ALL[*rank])).collect(),
            competencies: self.competencies.into(),
            certifications: self.certifications.iter().map(|held| *held.get(&certifications)).collect(),
            ..Profile::default()
        }
    }
}

fn scores(catalog: &Catalog, profile: &Profile<'_>) -> Vec<(String, u32)> {
    let fit = fit(catalog, profile, usize::MAX, None).expect("nothing is left out");
    let mut scores: Vec<_> = fit.matches.iter().map(|found| (found.id.to_owned(), found.score)).collect();
    scores.sort();
    scores
}

fn no_lower(before: &[(String, u32)], after: &[(String, u32)]) -> Result<(), TestCaseError> {
    prop_assert_eq!(before.len(), after.len());
    for ((role, before), (same, after)) in before.iter().zip(after) {
        prop_assert_eq!(role, same);
        prop_assert!(after >= before, "{role} fell from {before} to {after}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::support::properties::config(16))]

    #[test]
    fn learning_a_tool_never_lowers_a_fit(person in drawn(), tool in any::<Index>(), rank in 0..4_usize) {
        let catalog = catalog();
        let before = scores(&catalog, &person.profile(&catalog));
        let mut wiser = person;
        wiser.tools.push((tool, rank));
        no_lower(&before, &scores(&catalog, &wiser.profile(&catalog)))?;
    }

    #[test]
    fn raising_a_competency_never_lowers_a_fit(person in drawn(), which in 0..5_usize, low in 0..=100_u8, by in 0..=100_u8) {
        let catalog = catalog();
        let mut person = person;
        person.competencies[which] = Some(low);
        let before = scores(&catalog, &person.profile(&catalog));
        person.competencies[which] = Some(low.saturating_add(by).min(100));
        no_lower(&before, &scores(&catalog, &person.profile(&catalog)))?;
    }

    #[test]
    fn passing_an_examination_never_lowers_a_fit(person in drawn(), which in any::<Index>()) {
        let catalog = catalog();
        let before = scores(&catalog, &person.profile(&catalog));
        let mut certified = person;
        certified.certifications.push(which);
        no_lower(&before, &scores(&catalog, &certified.profile(&catalog)))?;
    }

    #[test]
    fn answers_are_in_order_and_in_bounds(person in drawn()) {
        let catalog = catalog();
        let profile = person.profile(&catalog);
        let fit = fit(&catalog, &profile, 20, Some(40)).expect("nothing is left out");
        prop_assert!(fit.matches.windows(2).all(|pair| pair[0].score >= pair[1].score));
        prop_assert!(fit.matches.iter().all(|found| found.score <= 100));
        prop_assert!(fit.matches.iter().all(|found| profile.role.is_none_or(|role| role.id() != found.id)));
    }

    /// Roles reported as opened reach the threshold when the step is taken and the role is scored again.
    #[test]
    fn steps_open_what_they_promise(person in drawn(), threshold in 10..60_u8) {
        let catalog = catalog();
        let profile = person.profile(&catalog);
        let unlock = fit(&catalog, &profile, 1, Some(threshold)).expect("nothing is left out").unlock.expect("was asked for");
        for step in unlock.opens {
            let mut learnt = profile.clone();
            match step.to {
                career::query::Grade::Proficiency(to) => {
                    learnt.tools.push((catalog.find_tool(step.id).expect("a step names a tool"), to));
                }
                career::query::Grade::Score(to) => {
                    let which = Competency::ALL.iter().position(|competency| competency.name() == step.id);
                    learnt.competencies[Competency::ALL[which.expect("a step names a competency")]] = Some(to);
                }
            }
            let after = fit(&catalog, &learnt, usize::MAX, Some(threshold)).expect("nothing is left out");
            prop_assert!(after.unlock.expect("was asked for").open == unlock.open + step.opens.len());
        }
    }
}

fn load<'a>(catalog: &'a Catalog, name: &str, text: &str) -> Result<Profile<'a>, Error> {
    let path = std::env::temp_dir().join(format!("career-fit-{}-{name}", std::process::id()));
    fs::write(&path, text).expect("the temporary folder takes files");
    let loaded = profile::load(catalog, Some(&path), &Given::default());
    fs::remove_file(&path).expect("it was just written");
    loaded
}

fn problems(name: &str, text: &str) -> Vec<(Option<u32>, String)> {
    match load(&catalog(), name, text) {
        Ok(_) => Vec::new(),
        Err(error) => {
            error.report().problems.into_iter().map(|problem| (problem.line, problem.field.unwrap_or_default())).collect()
        }
    }
}

fn matches<'a>(catalog: &'a Catalog, profile: &Profile<'a>) -> Fit<'a> {
    fit(catalog, profile, 10, None).expect("nothing is left out")
}

#[test]
fn the_example_is_a_profile() -> Fallible {
    let catalog = catalog();
    let profile = load(&catalog, "example.toml", profile::EXAMPLE).map_err(|error| error.report().message)?;
    assert_eq!(profile.role.map(|role| role.id()), Some("help-desk-technician"));
    assert_eq!(profile.tools.len(), 3);
    assert!(matches(&catalog, &profile).notes.is_empty());
    Ok(())
}

#[test]
fn all_problems_come_at_once_with_their_lines() {
    let toml = "role = \"sysadmn\"\nregoin = \"us\"\ncertifications = [\"cisp\"]\nleave_out = [\"clowd\"]\n\n[tools]\npyton = \"expert\"\n\
                linux = \"guru\"\n[competencies]\ncommunication = 101\n";
    let found = problems("all.toml", toml);
    let lines: Vec<_> = found.iter().map(|(line, _)| line.unwrap_or_default()).collect();
    assert_eq!(lines, [1, 2, 3, 4, 7, 8, 10], "{found:?}");
}

#[test]
fn json_is_read_like_toml() -> Fallible {
    let catalog = catalog();
    let json = "{\n \"role\": \"SRE\",\n \"tools\": {\"Amazon Web Services\": \"working\"},\n \"competencies\": {\"communication\": 70},\n \
                \"region\": null\n}";
    let profile = load(&catalog, "good.json", json).map_err(|error| error.report().message)?;
    assert_eq!(profile.role.map(|role| role.id()), Some("site-reliability-engineer"));
    assert_eq!(
        (profile.tools.len(), profile.competencies[Competency::Communication], profile.region.is_none()),
        (1, Some(70), true)
    );

    let wrong =
        "{\n \"tools\": {\n  \"pyton\": \"working\",\n  \"sql\": 3},\n \"role\": [1],\n \"role\": 2,\n \"deep\": [[[[[[1]]]]]]}";
    let lines: Vec<_> = problems("wrong.json", wrong).into_iter().map(|(line, _)| line.unwrap_or_default()).collect();
    assert_eq!(lines, [3, 4, 6, 6, 7, 7]);
    Ok(())
}

#[test]
fn what_is_no_profile_is_refused() {
    for (name, text) in [
        ("empty.toml", ""),
        ("wishes.toml", "region = \"us\"\nmin_pay = 1\ncertifications = [\"cissp\"]"),
        ("none.json", "{}"),
        ("syntax.toml", "role = \"sre"),
        ("syntax.json", "{\"role\": \"sre\",}"),
        ("twice.toml", "[tools]\naws = \"expert\"\n\"Amazon Web Services\" = \"working\""),
        ("kind.toml", "tools = [\"linux\"]"),
        ("pay.toml", "role = \"sre\"\nmin_pay = -1"),
    ] {
        assert_eq!(problems(name, text).len(), 1, "{name}");
    }
}

#[test]
fn ratings_all_alike_are_told_apart_from_ratings() {
    let catalog = catalog();
    let alike = Profile { competencies: [Some(70); 5].into(), ..Profile::default() };
    assert_eq!(matches(&catalog, &alike).notes, [FitNote::CompetenciesAlike, FitNote::NoTools]);
    let varied = Profile {
        role: catalog.find_role("sre"),
        competencies: [Some(40), Some(70), None, None, Some(55)].into(),
        ..Profile::default()
    };
    assert_eq!(matches(&catalog, &varied).notes, []);
}

#[test]
fn wishes_are_counted_and_kept() -> Fallible {
    let catalog = catalog();
    let role = catalog.find_role("sysadmin");
    let category = catalog.find_category("cloud").ok_or("no such category")?;
    let wishes = Profile { role, min_pay: Some(120_000), leave_out: vec![category], ..Profile::default() };
    let found = fit(&catalog, &wishes, usize::MAX, None).map_err(|failure| format!("{failure:?}"))?;
    let out = found.left_out;
    assert_eq!(found.total + out.category + out.outgrown + out.pay + out.no_pay_figure + 1, catalog.roles().len());
    assert!(out.category > 0 && out.pay > 0 && out.outgrown > 0);
    for found in &found.matches {
        assert!(found.category.is_none_or(|category| category.id != "cloud"));
        let usual = found.pay.as_ref().and_then(|pay| pay.usual?.typical);
        assert!(usual.is_some_and(|usual| usual.hundredths() >= 12_000_000), "{}", found.id);
    }
    Ok(())
}
