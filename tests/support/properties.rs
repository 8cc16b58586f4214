//! Configuration of property tests: a fixed seed makes them reproducible, unless the environment sets another. Failing cases
//! are stored in a file beside the source and are tried first.

use std::env;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// Environment variable for the seed: a number, or `random`.
const SEED: &str = "CAREER_PROPERTY_SEED";
/// Environment variable for the factor on the number of cases.
const CASES: &str = "CAREER_PROPERTY_CASES";

/// The configuration of a test with that number of cases.
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
