//! `code`: titles that employers filed, against the occupations that they filed them under. The coder learns from all of them in
//! `data/occupations/titles.csv`: here each half is answered by a coder that knows only the other.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::Cursor;

use career::catalog::Catalog;
use career::dataset::{self, Dataset, LayeredData, Problems, ReportedTitle};
use career::query::{Scratch, TitleCoder};

/// A title and one occupation that it was filed under, or several of which one was meant.
struct Filed {
    title: String,
    codes: Vec<String>,
    rows: f64,
}

/// Which half a title is in.
fn half(title: &str) -> usize {
    title.bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())) as usize >> 4 & 1
}

/// The embedded catalog without the filed titles of a half, and these.
fn without(half_left_out: usize) -> (Catalog, Vec<Filed>) {
    let mut data: Dataset = Catalog::embedded().unwrap().to_dataset();
    let is_left_out = |title: &ReportedTitle| title.reports.is_some() && half(&title.title.value) == half_left_out;
    let (left_out, kept) = data.reported_titles.drain(..).partition(is_left_out);
    data.reported_titles = kept;
    let mut filed = Vec::new();
    let mut several: BTreeMap<String, Filed> = BTreeMap::new();
    for ReportedTitle { title, occupation, reports, among, .. } in left_out {
        let (title, rows) = (title.value, f64::from(reports.unwrap()));
        if among.is_none() {
            filed.push(Filed { title, codes: vec![occupation.value], rows });
        } else {
            let filed = several.entry(title.clone()).or_insert(Filed { title, codes: Vec::new(), rows });
            filed.codes.push(occupation.value);
        }
    }
    filed.extend(several.into_values());
    let mut image = Cursor::new(Vec::new());
    let mut problems = Problems::default();
    dataset::build(&LayeredData::from(data), &mut problems, &mut image).unwrap().unwrap().unwrap();
    (Catalog::open(image.into_inner()).unwrap(), filed)
}

/// An answer with its confidence, and the weights of a pair and of its rows.
struct Judged {
    is_first: bool,
    is_in_five: bool,
    score: f64,
    rows: f64,
}

fn judged(half: usize) -> Vec<Judged> {
    let (catalog, filed) = without(half);
    let coder = TitleCoder::of(&catalog);
    let mut scratch = Scratch::default();
    let mut judge = |filed: Filed| {
        let answer = coder.code(&filed.title, None, &mut scratch);
        let ranked = coder.ranked(&filed.title, &mut scratch);
        let is_right = |code: &&str| filed.codes.iter().any(|right| right == code);
        let is_first = answer.soc.as_ref().is_some_and(is_right);
        if std::env::var_os("CODE_MISSES").is_some() && !is_first {
            println!(
                "{:6} {:60} {:?} {:?} {:?} for {:?}",
                filed.rows, filed.title, answer.role, answer.soc, answer.score, filed.codes
            );
        }
        Judged {
            is_first,
            is_in_five: ranked.iter().take(5).any(is_right),
            score: answer.score.unwrap_or_default(),
            rows: filed.rows,
        }
    };
    filed.into_iter().map(&mut judge).collect()
}

fn share(judged: &[Judged], weight: impl Fn(&Judged) -> f64, is_right: impl Fn(&Judged) -> bool) -> f64 {
    let all: f64 = judged.iter().map(&weight).sum();
    100.0 * judged.iter().filter(|judged| is_right(judged)).map(&weight).sum::<f64>() / all
}

/// The probability that a right answer has a higher score than a wrong one (area under the curve).
fn area(judged: &[Judged], weight: impl Fn(&Judged) -> f64) -> f64 {
    let (mut above, mut all) = (0.0, 0.0);
    for right in judged.iter().filter(|judged| judged.is_first) {
        for wrong in judged.iter().filter(|judged| !judged.is_first) {
            let both = weight(right) * weight(wrong);
            all += both;
            above += both
                * match right.score.total_cmp(&wrong.score) {
                    Ordering::Greater => 1.0,
                    Ordering::Equal => 0.5,
                    Ordering::Less => 0.0,
                };
        }
    }
    above / all
}

#[test]
fn filed_titles_are_coded_as_they_were_filed() {
    let judged = [judged(0), judged(1)];
    for half in &judged {
        print(half);
    }
    let judged = judged.into_iter().flatten().collect::<Vec<_>>();
    print(&judged);
    let [pairs, rows] = [|_: &Judged| 1.0, |judged: &Judged| judged.rows];
    let [first, five] = [|judged: &Judged| judged.is_first, |judged: &Judged| judged.is_in_five];
    assert!(share(&judged, pairs, first) >= 52.0 && share(&judged, pairs, five) >= 80.0);
    assert!(share(&judged, rows, first) >= 62.0 && share(&judged, rows, five) >= 90.0);
}

/// Prints accuracy, the area under the curve, and how often answers of a score are right.
fn print(judged: &[Judged]) {
    let pair = |_: &Judged| 1.0;
    let rows = |judged: &Judged| judged.rows;
    let [first, five] = [|judged: &Judged| judged.is_first, |judged: &Judged| judged.is_in_five];
    println!("         first   in five   area");
    println!("pairs  {:6.1} % {:6.1} % {:6.3}", share(judged, pair, first), share(judged, pair, five), area(judged, pair));
    println!("rows   {:6.1} % {:6.1} % {:6.3}", share(judged, rows, first), share(judged, rows, five), area(judged, rows));
    for tenth in 0..10 {
        let band = |judged: &&Judged| (judged.score * 10.0).min(9.0) as u32 == tenth;
        let of_band: Vec<&Judged> = judged.iter().filter(band).collect();
        let count = of_band.len() as f64;
        let right = of_band.iter().filter(|judged| judged.is_first).count() as f64;
        let (rows, right_rows) = of_band.iter().fold((0.0, 0.0), |(all, right), judged| {
            (all + judged.rows, right + if judged.is_first { judged.rows } else { 0.0 })
        });
        let told = of_band.iter().map(|judged| judged.score).sum::<f64>() / count;
        println!(
            "0.{tenth}-  {count:4} pairs, told {told:.2}, right {:.2}; {rows:5} rows, right {:.2}",
            right / count,
            right_rows / rows
        );
    }
}
