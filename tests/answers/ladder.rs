//! Ladders against the roles and moves of the catalog, for every role and every category.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use career::catalog::{Catalog, Role};
use career::query::{Failure, Ladder, ladder};
use career::vocabulary::{Basis, Competency, Vocabulary};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Whether the roles are of one category, with a usual move from the first to the second that climbs, or stays at the level where
/// the second has the first as a prerequisite.
fn follows(lower: Role<'_>, upper: Role<'_>) -> bool {
    let is_usual = lower.basis_of_move(upper) == Some(Basis::Usual);
    let climb = lower.climb_to(upper).unwrap_or(-1);
    let names = upper.prerequisites().any(|before| before == lower);
    is_usual && lower.category_key() == upper.category_key() && (climb > 0 || (climb == 0 && names))
}

/// The roles of each rung, as the catalog has them.
fn roles<'a>(catalog: &'a Catalog, ladder: &Ladder<'_>) -> Vec<Vec<Role<'a>>> {
    let find = |id: &str| catalog.find_role(id).filter(|role| role.id() == id).expect("a role of the catalog");
    ladder.rungs.iter().map(|rung| rung.roles.iter().map(|role| find(role.id)).collect()).collect()
}

/// What holds on any ladder.
fn assert_sound(catalog: &Catalog, ladder: &Ladder<'_>, name: &str) {
    let roles = roles(catalog, ladder);
    for (rung, roles) in ladder.rungs.iter().zip(&roles) {
        assert!(!roles.is_empty(), "{name}");
        for role in roles {
            assert_eq!(
                (role.level(), role.category().map(|category| category.id())),
                (Some(rung.level), Some(ladder.category.id)),
                "{name}"
            );
        }
        for tool in &rung.tools {
            let users = roles.iter().filter(|role| role.tools().any(|used| used.tool.id() == tool.id)).count();
            assert!(users == tool.users && users * 3 >= roles.len(), "{name}: {}", tool.id);
        }
        for step in &rung.moves {
            let (from, to) = (catalog.find_role(step.from.id).expect("a role"), catalog.find_role(step.to.id).expect("a role"));
            assert!(from.basis_of_move(to) == Some(Basis::Usual) && roles.contains(&to), "{name}");
        }
    }
    for pair in ladder.rungs.windows(2) {
        let [below, above] = pair else { continue };
        assert!(below.level <= above.level, "{name}");
        for tool in &above.tools {
            assert_eq!(tool.is_new, below.tools.iter().all(|known| known.id != tool.id), "{name}: {}", tool.id);
        }
        let changes = above.changes.expect("a rung below").0;
        for competency in Competency::ALL {
            let [from, to] = [below, above].map(|rung| rung.competencies.0[*competency].map(i16::from));
            assert_eq!(changes[*competency], from.zip(to).map(|(from, to)| to - from), "{name}");
        }
    }
    let on_it: BTreeSet<&str> = ladder.rungs.iter().flat_map(|rung| &rung.roles).map(|role| role.id).collect();
    assert!(ladder.beyond.iter().all(|role| !on_it.contains(role.id)), "{name}");
}

#[test]
fn every_role_stands_on_a_line_of_usual_moves_or_on_none() -> Outcome {
    let catalog = Catalog::embedded()?;
    let mut alone = 0;
    for role in catalog.roles() {
        let has_neighbour = catalog.roles().any(|other| follows(role, other) || follows(other, role));
        let answer = match ladder(&catalog, role.id(), None) {
            Err(Failure::NoLadder { id, .. }) => {
                assert!(!has_neighbour && id == role.id(), "{id}");
                alone += 1;
                continue;
            }
            answer => answer.map_err(|failure| format!("{failure:?}"))?,
        };
        assert_sound(&catalog, &answer, role.id());
        let line: Vec<_> = roles(&catalog, &answer).concat();
        assert!(line.len() == answer.rungs.len() && line.contains(&role), "{}", role.id());
        assert!(line.windows(2).all(|pair| follows(pair[0], pair[1])), "{}", role.id());
        assert!(
            !catalog.roles().any(|next| follows(line[line.len() - 1], next) && !line.contains(&next)),
            "{} ends early",
            role.id()
        );
        assert!(!catalog.roles().any(|before| follows(before, line[0]) && !line.contains(&before)), "{} begins late", role.id());
    }
    assert!(alone < 20, "{alone} roles stand on no ladder");
    Ok(())
}

#[test]
fn every_category_has_all_of_its_roles_by_level() -> Outcome {
    let catalog = Catalog::embedded()?;
    for category in catalog.categories() {
        let answer = ladder(&catalog, category.id(), None).map_err(|failure| format!("{failure:?}"))?;
        assert_sound(&catalog, &answer, category.id());
        let mut listed: Vec<&str> = answer.rungs.iter().flat_map(|rung| &rung.roles).map(|role| role.id).collect();
        listed.sort_unstable();
        let own = catalog.roles().filter(|role| role.category_key() == Some(category.key())).map(|role| role.id());
        assert_eq!(listed, own.collect::<Vec<_>>());
    }
    Ok(())
}

#[test]
fn lines_are_those_that_people_know() -> Outcome {
    let catalog = Catalog::embedded()?;
    for (name, line) in [
        (
            "software-engineer",
            "junior-software-engineer software-engineer senior-software-engineer staff-engineer principal-engineer",
        ),
        ("cloud-architect", "cloud-support-associate cloud-engineer senior-cloud-engineer cloud-architect"),
        ("finops-engineer", "cloud-support-associate cloud-engineer finops-engineer senior-cloud-engineer cloud-architect"),
        ("sre", "site-reliability-engineer senior-site-reliability-engineer platform-architect"),
        ("cio", "project-coordinator change-manager it-service-manager it-manager it-director cio"),
    ] {
        let answer = ladder(&catalog, name, None).map_err(|failure| format!("{failure:?}"))?;
        let ids: Vec<&str> = answer.rungs.iter().flat_map(|rung| &rung.roles).map(|role| role.id).collect();
        assert_eq!(ids.join(" "), line);
    }
    Ok(())
}
