//! The similarity measure against pairs of roles that were labelled by hand before the measure existed.

#![allow(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test of small numbers that prints its table"
)]

use std::collections::HashMap;
use std::path::Path;

use career::catalog::Catalog;
use career::query::{Drivers, Within, likeness, similar};

/// The label, 0 (unrelated) to 3 (interchangeable), and the similarity of each pair.
fn pairs() -> Result<Vec<(f64, Drivers)>, Box<dyn std::error::Error>> {
    let catalog = Catalog::embedded()?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/similar/pairs.csv");
    let mut pairs = Vec::new();
    for row in csv::Reader::from_path(path)?.records() {
        let row = row?;
        let role = |column: usize| catalog.find_role(&row[column]).ok_or_else(|| format!("no role {}", &row[column]));
        pairs.push((row[2].parse()?, likeness(&catalog, role(0)?)(role(1)?)));
    }
    Ok(pairs)
}

/// Fractional ranks: ties get their mean rank.
fn ranks(values: &[f64]) -> Vec<f64> {
    let below = |value: f64| values.iter().filter(|other| **other < value).count() as f64;
    let equal = |value: f64| values.iter().filter(|other| **other == value).count() as f64;
    values.iter().map(|value| below(*value) + (equal(*value) - 1.0) / 2.0).collect()
}

fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x, y) = (ranks(&x), ranks(&y));
    let middle = (x.len() as f64 - 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    product(&x, &y) / (product(&x, &x) * product(&y, &y)).sqrt()
}

type Part = (&'static str, fn(&Drivers) -> u32);

/// The measure correlates with the labels, and better than any of its components. The weights were tuned on the even rows;
/// the odd ones are the test set. `cargo test --test answers similar -- --nocapture` prints the table.
#[test]
fn the_score_agrees_with_judgement() -> Result<(), Box<dyn std::error::Error>> {
    let pairs = pairs()?;
    assert!(pairs.len() >= 120);
    let parts: [Part; 6] = [
        ("score", |drivers| drivers.score()),
        ("tools", |drivers| drivers.tools),
        ("competencies", |drivers| drivers.competencies),
        ("category", |drivers| drivers.category),
        ("level", |drivers| drivers.level),
        ("words", |drivers| drivers.words),
    ];
    let mut whole = Vec::new();
    println!("{:<14}{:>8}{:>8}{:>8}", "", "all", "even", "odd");
    for (name, part) in parts {
        let of = |keep: fn(usize) -> bool| {
            let kept = pairs.iter().enumerate().filter(|(row, _)| keep(*row));
            spearman(&kept.map(|(_, (label, drivers))| (*label, f64::from(part(drivers)))).collect::<Vec<_>>())
        };
        let columns = [of(|_| true), of(|row| row % 2 == 0), of(|row| row % 2 == 1)];
        println!("{name:<14}{:>8.3}{:>8.3}{:>8.3}", columns[0], columns[1], columns[2]);
        whole.push(columns);
    }
    assert!(whole[0][0] >= 0.84, "Spearman over all pairs fell to {:.3}", whole[0][0]);
    assert!(whole[0][2] >= 0.79, "Spearman over the pairs not fitted to fell to {:.3}", whole[0][2]);
    for part in &whole[1..] {
        assert!(part[0] < whole[0][0], "a single part does better than the whole");
    }
    Ok(())
}

/// For all pairs: a role is not its own neighbour, the nearest come first, and the measure is symmetric.
#[test]
fn neighbours_are_ordered_others_and_alike_both_ways() -> Result<(), Box<dyn std::error::Error>> {
    let catalog = Catalog::embedded()?;
    let mut likenesses: HashMap<(&str, &str), Drivers> = HashMap::new();
    for role in catalog.roles() {
        let all = similar(&catalog, role.id(), Within::Everywhere, usize::MAX, None).map_err(|failure| format!("{failure:?}"))?;
        assert_eq!(all.neighbours.len(), catalog.roles().len() - 1);
        assert!(all.neighbours.iter().all(|near| near.id != role.id() && near.score <= 100));
        assert!(all.neighbours.windows(2).all(|pair| pair[0].score >= pair[1].score));
        likenesses.extend(all.neighbours.iter().map(|near| ((role.id(), near.id), near.drivers)));
        assert_eq!(likeness(&catalog, role)(role).score(), 100);
    }
    for (&(a, b), drivers) in &likenesses {
        assert_eq!(likenesses.get(&(b, a)), Some(drivers), "{a} and {b}");
    }
    Ok(())
}
