//! Invariants of paths and gaps over all roles, or all pairs of roles, of the embedded catalog.

use std::collections::HashMap;

use career::catalog::{Catalog, Role};
use career::query::{Distinction, Failure, Obstacle, Path, PathQuery, PathReport, gap, path, paths_to, reach};
use career::vocabulary::{By, Competency, Level, Vocabulary};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Formats a failure for an assertion.
fn told(failure: impl std::fmt::Debug) -> String {
    format!("{failure:?}")
}

fn ids<'a>(way: &Path<'a>) -> Vec<&'a str> {
    way.moves.iter().map(|step| step.from.id).chain(way.moves.last().map(|step| step.to.id)).collect()
}

fn repeats(ids: &[&str]) -> bool {
    ids.iter().enumerate().any(|(at, id)| ids.iter().take(at).any(|before| before == id))
}

/// The effort of a path and what its stops are charged.
fn with_detours(way: &Path<'_>) -> u32 {
    way.effort + way.moves.iter().filter_map(|step| step.detour).sum::<u32>()
}

/// Asserts the invariants of a report of paths.
fn check(catalog: &Catalog, report: &PathReport<'_>) {
    for way in &report.paths {
        let stops = ids(way);
        assert_eq!((stops.first(), stops.last()), (Some(&way.from.id), Some(&report.to.id)));
        assert!(!repeats(&stops), "{stops:?} has a loop");
        assert_eq!(way.effort, way.moves.iter().map(|step| step.effort).sum::<u32>());
        for step in &way.moves {
            assert_eq!(step.effort, step.parts.total());
            let ends = catalog.find_role(step.from.id).zip(catalog.find_role(step.to.id));
            assert!(
                ends.is_some_and(|(from, to)| from.basis_of_move(to) == Some(step.basis.basis)),
                "{stops:?} leaves the graph"
            );
        }
    }
}

#[test]
fn the_gap_from_a_role_to_itself_is_empty() -> Outcome {
    let catalog = Catalog::embedded()?;
    for role in catalog.roles() {
        let gap = gap(&catalog, role.id(), role.id(), None).map_err(told)?;
        assert_eq!((gap.effort, gap.raise.0.len(), gap.learn.len(), gap.certifications.len()), (0, 0, 0, 0), "{}", role.id());
        assert_eq!((gap.level.climb, gap.category, gap.direct), (Some(0), None, None));
        assert!(gap.pay_change.is_none_or(|change| change.hundredths() == 0));
    }
    Ok(())
}

#[test]
fn a_role_plus_its_gap_meets_the_target() -> Outcome {
    let catalog = Catalog::embedded()?;
    let holds = |role: Role<'_>, id: &str| role.certifications().any(|certification| certification.id() == id);
    for (from, to) in catalog.roles().step_by(23).flat_map(|from| catalog.roles().map(move |to| (from, to))) {
        let gap = gap(&catalog, from.id(), to.id(), None).map_err(told)?;
        for competency in Competency::ALL {
            let raise = gap.raise.0.iter().find(|(raised, _)| raised == competency).map_or(0, |(_, points)| *points);
            let (from, to) = from.score(*competency).zip(to.score(*competency)).ok_or("a score is missing")?;
            assert_eq!(from + raise, from.max(to));
        }
        for used in to.tools() {
            let before = from.tools().find(|known| known.tool.id() == used.tool.id()).map(|known| known.proficiency);
            let learned = gap.learn.iter().find(|learn| learn.id == used.tool.id());
            assert!(learned.is_none_or(|learn| learn.from == before && learn.to == used.proficiency));
            assert!(before.max(learned.map(|learn| learn.to)) >= Some(used.proficiency));
        }
        for asked in to.certifications() {
            assert_ne!(holds(from, asked.id()), gap.certifications.iter().any(|entry| entry.id == asked.id()));
        }
        assert_eq!(gap.effort, gap.parts.total());
        assert_eq!(gap.direct.is_some(), gap.basis.is_some());
        assert_eq!(gap.basis.map(|basis| basis.basis), from.basis_of_move(to));
    }
    Ok(())
}

#[test]
fn every_pair_has_a_sound_way_or_a_reason_why_not() -> Outcome {
    let catalog = Catalog::embedded()?;
    for goal in catalog.roles().step_by(53) {
        for start in catalog.roles().filter(|start| *start != goal) {
            match path(&catalog, start.id(), goal.id(), &PathQuery::default()) {
                Ok(report) => check(&catalog, &report),
                Err(Failure::Unreachable(no_way)) => assert!(!matches!(no_way.why, Obstacle::RuledOut { .. }), "{no_way:?}"),
                Err(other) => return Err(told(other).into()),
            }
        }
    }
    Ok(())
}

#[test]
fn each_measure_finds_what_is_least_by_it() -> Outcome {
    let catalog = Catalog::embedded()?;
    let pairs = [("help-desk-technician", "cloud-architect"), ("frontend-engineer", "cto"), ("data-analyst", "ai-architect")];
    for (from, to) in pairs {
        let best = |by| {
            let report = path(&catalog, from, to, &PathQuery { by, ..PathQuery::default() }).map_err(told)?;
            report.paths.into_iter().next().ok_or("no way".to_owned())
        };
        let (effort, steps, pay) = (best(By::Effort)?, best(By::Steps)?, best(By::Pay)?);
        assert!(with_detours(&effort) <= with_detours(&steps).min(with_detours(&pay)));
        assert!(steps.moves.len() <= effort.moves.len().min(pay.moves.len()));
        assert_eq!((effort.cost, steps.cost), (with_detours(&effort).into(), steps.moves.len() as u64));
        let extra: u32 = pay.moves.iter().filter_map(|step| step.pay_cost).map(|cost| cost.total()).sum();
        assert_eq!(pay.cost, u64::from(with_detours(&pay) + extra));
    }
    Ok(())
}

#[test]
fn conditions_are_kept_and_alternatives_differ() -> Outcome {
    let catalog = Catalog::embedded()?;
    let wish = PathQuery {
        alternatives: 6,
        via: vec!["cloud-engineer".to_owned()],
        avoid: vec!["devops-platform".to_owned(), "systems-administrator".to_owned()],
        max_moves: Some(6),
        no_step_back: true,
        ..PathQuery::default()
    };
    let report = path(&catalog, "help-desk-technician", "cloud-architect", &wish).map_err(told)?;
    check(&catalog, &report);
    assert!(report.paths.len() > 1);
    for (at, way) in report.paths.iter().enumerate() {
        let stops = ids(way);
        assert!(stops.contains(&"cloud-engineer") && !stops.contains(&"systems-administrator") && way.moves.len() <= 6);
        assert!(!report.paths.iter().take(at).any(|before| ids(before) == stops), "{stops:?} comes twice");
        for role in stops.iter().filter_map(|id| catalog.find_role(id)) {
            assert!(role.category().is_none_or(|category| category.id() != "devops-platform"));
        }
        assert!(way.moves.iter().all(|step| step.parts.step_back == 0));
    }
    Ok(())
}

#[test]
fn a_way_with_fewer_detours_names_the_one_of_less_effort() -> Outcome {
    let catalog = Catalog::embedded()?;
    let both = PathQuery { alternatives: 2, ..PathQuery::default() };
    let mut found = 0;
    for (from, to) in catalog.roles().step_by(11).flat_map(|from| catalog.roles().step_by(23).map(move |to| (from, to))) {
        let Some(report) = path(&catalog, from.id(), to.id(), &both).ok() else { continue };
        let [best, other] = report.paths.as_slice() else { continue };
        assert!(with_detours(best) <= with_detours(other), "{} to {}", from.id(), to.id());
        if other.distinction == Distinction::LeastEffort {
            assert!(other.effort < best.effort, "{} to {}", from.id(), to.id());
            found += 1;
        }
    }
    assert!(found > 0, "detours decide nowhere");
    Ok(())
}

#[test]
fn every_first_job_gets_its_own_best_way() -> Outcome {
    let catalog = Catalog::embedded()?;
    let report = paths_to(&catalog, "cloud-architect", &PathQuery::default()).map_err(told)?;
    check(&catalog, &report);
    assert!(report.paths.is_sorted_by_key(|way| way.cost));
    let mut reached = 0;
    for start in catalog.roles().filter(|role| role.level() == Some(Level::Entry)) {
        let alone = path(&catalog, start.id(), "cloud-architect", &PathQuery::default()).ok();
        let listed = report.paths.iter().find(|way| way.from.id == start.id());
        let effort = alone.as_ref().and_then(|alone| alone.paths.first()).map(|way| way.effort);
        assert_eq!(effort, listed.map(|way| way.effort), "{}", start.id());
        reached += usize::from(listed.is_some());
    }
    assert_eq!(reached, report.paths.len());
    Ok(())
}

#[test]
fn reach_finds_the_least_effort_of_so_many_moves() -> Outcome {
    let catalog = Catalog::embedded()?;
    let start = "systems-administrator";
    let within = reach(&catalog, start, 3, &PathQuery::default()).map_err(told)?;
    assert!(within.roles.is_sorted_by_key(|role| role.effort));
    let mut least = HashMap::from([(catalog.find_role(start).ok_or("no start")?.key(), 0)]);
    for _ in 0..3 {
        let before = least.clone();
        for (role, effort) in before.iter().filter_map(|(id, effort)| Some((catalog.role(*id)?, *effort))) {
            for step in catalog.moves(role.outgoing()) {
                let known = least.entry(step.role).or_insert(u32::MAX);
                *known = (*known).min(effort + step.effort);
            }
        }
    }
    let wish = PathQuery { max_moves: Some(3), ..PathQuery::default() };
    for role in catalog.roles().filter(|role| role.id() != start) {
        let listed = within.roles.iter().find(|listed| listed.id == role.id());
        assert_eq!(least.get(&role.key()).copied(), listed.map(|listed| listed.effort), "{}", role.id());
        let way = path(&catalog, start, role.id(), &wish).ok();
        let way = way.as_ref().and_then(|report| report.paths.first());
        assert_eq!(way.is_some(), listed.is_some(), "{}", role.id());
        assert!(way.zip(listed).is_none_or(|(way, listed)| listed.effort <= way.effort), "{}", role.id());
    }
    Ok(())
}

/// The charges of `query/detour.rs`, worked out again from the roles.
#[test]
fn stops_that_do_not_lie_on_the_way_are_charged() -> Outcome {
    let catalog = Catalog::embedded()?;
    let manages = |role: Role<'_>| role.occupation().is_some_and(|occupation| occupation.code().starts_with("11-"));
    let (mut charged, mut free) = (0, 0);
    for (from, to) in catalog.roles().step_by(7).flat_map(|from| catalog.roles().step_by(11).map(move |to| (from, to))) {
        let Some(report) = path(&catalog, from.id(), to.id(), &PathQuery::default()).ok() else { continue };
        for (step, stop) in
            report.paths.iter().flat_map(|way| &way.moves).filter_map(|step| Some((step, catalog.find_role(step.to.id)?)))
        {
            let is_leader = stop.level() >= Some(Level::Lead);
            let third = [from, to].iter().all(|end| end.category_key() != stop.category_key());
            let mut expected = 0;
            if from.level() > Some(Level::Entry) {
                expected += if third { 20 } else { 0 };
                expected += if third && is_leader && from.level() < Some(Level::Lead) { 40 } else { 0 };
                expected += if stop.level() < from.level() { 30 } else { 0 };
            }
            expected += if stop.level() > to.level() || (is_leader && manages(stop) && !manages(to)) { 60 } else { 0 };
            let expected = Some(expected).filter(|points| *points > 0 && stop != to);
            assert_eq!(step.detour, expected, "{} on the way from {} to {}", stop.id(), from.id(), to.id());
            charged += usize::from(expected.is_some());
            free += usize::from(expected.is_none() && stop != to);
        }
    }
    assert!(charged > 0 && free > 0, "{charged} stops are charged, {free} are not");
    let wish = PathQuery { via: vec!["finops-engineer".to_owned()], ..PathQuery::default() };
    let asked_for = path(&catalog, "data-analyst", "network-engineer", &wish).map_err(told)?;
    let stop =
        asked_for.paths.iter().flat_map(|way| &way.moves).find(|step| step.to.id == "finops-engineer").ok_or("no such stop")?;
    assert_eq!(stop.detour, None, "a stop that was asked for is no detour");
    Ok(())
}

#[test]
fn contradictions_and_shut_ways_are_told_apart() -> Outcome {
    let catalog = Catalog::embedded()?;
    let (from, to) = ("help-desk-technician", "cloud-architect");
    let fail = |wish: PathQuery| path(&catalog, from, to, &wish).err();
    let named = |name: &str| vec![name.to_owned()];
    assert!(matches!(fail(PathQuery { via: named(to), ..PathQuery::default() }), Some(Failure::StopIsEnd { .. })));
    assert!(matches!(fail(PathQuery { avoid: named(from), ..PathQuery::default() }), Some(Failure::AvoidsNamed { .. })));
    assert!(matches!(
        fail(PathQuery { avoid: named("nonsense"), ..PathQuery::default() }),
        Some(Failure::UnknownRoleOrCategory { .. })
    ));
    let many: Vec<_> = catalog.roles().map(|role| role.id().to_owned()).filter(|id| id != from && id != to).collect();
    assert!(matches!(fail(PathQuery { via: many, ..PathQuery::default() }), Some(Failure::TooManyStops { .. })));
    let Some(Failure::Unreachable(shut)) = fail(PathQuery { max_moves: Some(1), ..PathQuery::default() }) else {
        return Err("a direct move".into());
    };
    assert!(matches!(shut.why, Obstacle::RuledOut { one_opens: true, fewest: Some(4), .. }), "{shut:?}");
    let Some(Failure::Unreachable(end)) = path(&catalog, "cio", from, &PathQuery::default()).err() else {
        return Err("something follows cio".into());
    };
    assert_eq!((&end.why, end.reachable.len()), (&Obstacle::NothingFollows, 0));
    Ok(())
}
