//! Bridges against the moves that roles state, and what the two kinds of move reach together.

#![allow(clippy::cast_precision_loss, clippy::print_stdout, reason = "a test of small numbers that prints its tables")]

use std::collections::{HashMap, VecDeque};

use career::bridge::{THRESHOLD, may_lead, plausibility, rarity};
use career::catalog::{Catalog, Role, RoleId};
use career::effort::Skills;
use career::vocabulary::{Basis, Level};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The longest way that is shown without being asked for.
const MOST_MOVES: usize = 6;

/// The plausibility of each move that could be a bridge, stated ones included.
fn candidates(catalog: &Catalog) -> Vec<(Role<'_>, Role<'_>, i32)> {
    let weights: Vec<u32> = catalog.tools().map(|tool| rarity(tool.users())).collect();
    let mut skills = Skills::default();
    let mut found = Vec::new();
    for from in catalog.roles() {
        skills.set(from.tool_keys());
        for to in catalog.roles().filter(|to| *to != from && may_lead(from.attributes(), to.attributes())) {
            let weight = |tool: career::catalog::ToolId| weights.get(tool.index()).copied().unwrap_or_default();
            let tools = skills.shared_by_weight(to.tool_keys(), weight);
            found.extend(plausibility(from.attributes(), to.attributes(), tools).map(|points| (from, to, points)));
        }
    }
    found
}

fn is_stated(from: Role<'_>, to: Role<'_>) -> bool {
    from.basis_of_move(to).is_some_and(|basis| basis != Basis::Skills)
}

/// Bridges are independent of the stated moves, so that hiding a tenth of these and asking which come back is counting how many
/// of the tenth pass the threshold. The threshold was chosen on nine tenths; the last digit 7 of a move's number is the tenth
/// that judges. `cargo test --test answers bridges -- --nocapture` prints the curve. What people do make is stated by now, so that
/// the threshold keeps out what reads oddly rather than finding as much as it can: below it, most moves lead into another craft
/// that happens to share tools.
#[test]
fn bridges_find_hidden_moves_and_few_others() -> Outcome {
    let catalog = Catalog::embedded()?;
    let all = candidates(&catalog);
    let (stated, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(from, to, _)| is_stated(*from, *to));
    let (judged, tuned): (Vec<_>, Vec<_>) = (0..).zip(stated).partition(|(number, _)| number % 10 == 7);
    let share = |moves: &[(usize, (Role<'_>, Role<'_>, i32))], threshold: i32| {
        100.0 * moves.iter().filter(|(_, (.., points))| *points >= threshold).count() as f64 / moves.len() as f64
    };
    println!("threshold  of nine tenths  of the hidden tenth  bridges");
    for threshold in (-10..=40).step_by(5).chain([THRESHOLD]) {
        let bridges = others.iter().filter(|(.., points)| *points >= threshold).count();
        println!("{threshold:9}  {:13.1}%  {:18.1}%  {bridges:7}", share(&tuned, threshold), share(&judged, threshold));
    }
    let bridges = others.iter().filter(|(.., points)| *points >= THRESHOLD).count();
    let built: usize = catalog.roles().map(|role| role.bridges().count()).sum();
    assert_eq!(bridges, built, "the image has the bridges that the measure gives");
    assert!(share(&judged, THRESHOLD) > 15.0, "{:.1}", share(&judged, THRESHOLD));
    assert!(bridges < catalog.count_roles(), "{bridges} bridges");
    Ok(())
}

#[test]
fn a_bridge_contradicts_no_stated_move_and_leads_to_no_leader() -> Outcome {
    let catalog = Catalog::embedded()?;
    for from in catalog.roles() {
        let stated: Vec<_> = from.successor_keys().collect();
        for to in from.bridges() {
            let (from_id, to_id) = (from.id(), to.id());
            assert!(!stated.contains(&to.key()), "{from_id} to {to_id} is both");
            assert!(to.level() < Some(Level::Lead), "{from_id} to {to_id}");
            assert_eq!(from.climb_to(to), Some(0), "{from_id} to {to_id} climbs");
            assert_eq!(from.basis_of_move(to), Some(Basis::Skills));
        }
    }
    Ok(())
}

/// The least number of moves from a role to each that it reaches.
fn distances(catalog: &Catalog, from: Role<'_>, only_usual: bool) -> HashMap<RoleId, usize> {
    let mut known = HashMap::from([(from.key(), 0)]);
    let mut queue = VecDeque::from([from]);
    while let Some(role) = queue.pop_front() {
        let made = known.get(&role.key()).copied().unwrap_or_default();
        for step in catalog.moves(role.outgoing()).filter(|step| !only_usual || step.is_stated()) {
            if let (None, Some(to)) = (known.get(&step.role), catalog.role(step.role)) {
                known.insert(step.role, made + 1);
                queue.push_back(to);
            }
        }
    }
    known
}

/// Whether a pair counts.
type Counts = fn(Role<'_>, Role<'_>) -> bool;

#[test]
fn nearly_every_role_of_the_same_or_a_higher_level_is_within_six_moves() -> Outcome {
    let catalog = Catalog::embedded()?;
    let pairs: [(&str, Counts, f64); 3] = [
        ("all pairs", |_, _| true, 80.0),
        ("same or higher level", |from, to| from.climb_to(to) >= Some(0), 97.0),
        (
            "mid to mid, other category",
            |from, to| from.level() == Some(Level::Mid) && to.level() == from.level() && from.category_key() != to.category_key(),
            98.0,
        ),
    ];
    for (what, counts, least) in pairs {
        for only_usual in [true, false] {
            let (mut reached, mut within, mut total, mut longest) = (0, 0, 0, 0);
            for from in catalog.roles() {
                let known = distances(&catalog, from, only_usual);
                for to in catalog.roles().filter(|to| *to != from && counts(from, *to)) {
                    let distance = known.get(&to.key()).copied();
                    total += 1;
                    reached += usize::from(distance.is_some());
                    within += usize::from(distance.is_some_and(|moves| moves <= MOST_MOVES));
                    longest = longest.max(distance.unwrap_or_default());
                }
            }
            let percent = |part: usize| 100.0 * part as f64 / f64::from(total);
            let moves = if only_usual { "usual moves" } else { "with bridges" };
            println!(
                "{what}, {moves}: {:.1} %, within {MOST_MOVES} {:.1} %, longest {longest}",
                percent(reached),
                percent(within)
            );
            assert!(only_usual || percent(within) >= least, "{what}: {:.1}", percent(within));
        }
    }
    Ok(())
}
