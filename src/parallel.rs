//! Looking at many things with all processors.

use std::ops::Range;

use rayon::prelude::*;

/// Fewer are looked at sooner than threads start.
const WORTH_THREADS: usize = 1 << 15;
/// Parts for each processor, since none is as quick as the other.
const PARTS_EACH: usize = 4;

/// What a function makes of the parts of `0..length`, in their order: of one part where there are few, else of several at once.
pub(crate) fn map_chunks<T: Send>(length: usize, of_part: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if length < WORTH_THREADS {
        return vec![of_part(0..length)];
    }
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
