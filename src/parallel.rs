//! Data parallelism over ranges.

use std::ops::Range;

use career_data::threads;
use rayon::prelude::*;

/// Minimum length for which starting threads pays off.
const WORTH_THREADS: usize = 1 << 15;
/// Chunks per thread, for load balancing.
const PARTS_EACH: usize = 4;

/// Splits `0..length` into consecutive chunks, maps them in parallel (a short range as a single chunk), and returns the results
/// in order.
pub(crate) fn map_chunks<T: Send>(length: usize, of_part: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if length < WORTH_THREADS {
        return vec![of_part(0..length)];
    }
    threads::start();
    let size = length.div_ceil(PARTS_EACH * rayon::current_num_threads()).max(1);
    let starts: Vec<usize> = (0..length).step_by(size).collect();
    starts.into_par_iter().map(|start| of_part(start..length.min(start + size))).collect()
}

#[cfg(test)]
mod tests {
    use super::{WORTH_THREADS, map_chunks};

    #[test]
    fn parts_follow_each_other_and_leave_nothing_out() {
        for length in [0, 1, WORTH_THREADS - 1, WORTH_THREADS, WORTH_THREADS + 1, 100_003] {
            let parts = map_chunks(length, |range| range);
            assert_eq!(parts.len() > 1, length >= WORTH_THREADS);
            assert!(parts.into_iter().flatten().eq(0..length), "{length}");
        }
    }
}
