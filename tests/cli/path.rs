//! `career path`

use crate::program::career;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "path",
    cases: &[("help-desk-to-cloud", &["help-desk-technician", "cloud-architect"])],
    plain: Plain::Records(|answer| {
        let paths = answer["paths"].as_array().expect("a list");
        paths.iter().flat_map(|path| texts(&path["moves"], "to")).collect()
    }),
};

#[test]
fn moves_follow_each_other() {
    let answer = career(["path", "help-desk-technician", "cloud-architect"]).go().answer();
    let moves: Vec<Vec<&str>> = answer.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((moves[0][1], moves[moves.len() - 1][0]), ("help-desk-technician", "cloud-architect"));
    for pair in moves.windows(2) {
        assert_eq!(pair[0][0], pair[1][1], "{answer}");
    }
}
