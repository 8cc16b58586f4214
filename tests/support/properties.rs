//! How property tests run: from a fixed seed, so that they pass or fail alike every time, unless the environment asks for a
//! search. What ever failed is kept in a file beside its source and is tried first.

use std::env;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// A number, or `random`.
const SEED: &str = "CAREER_PROPERTY_SEED";
/// How many times as many cases are tried.
const CASES: &str = "CAREER_PROPERTY_CASES";

/// For a test that tries so many cases.
pub(crate) fn config(cases: u32) -> Config {
    let rng_seed = match env::var(SEED).as_deref() {
        Ok("random") => RngSeed::Random,
        Ok(seed) => RngSeed::Fixed(number(SEED, seed)),
        Err(_) => RngSeed::Fixed(1),
    };
    let times: u32 = env::var(CASES).map_or(1, |times| number(CASES, &times));
    let kept = Box::new(FileFailurePersistence::WithSource("regressions"));
    Config { cases: cases.saturating_mul(times), rng_seed, failure_persistence: Some(kept), ..Config::default() }
}

fn number<N: std::str::FromStr>(variable: &str, text: &str) -> N {
    text.parse().unwrap_or_else(|_| panic!("{variable} is `{text}`, no number in range"))
}
