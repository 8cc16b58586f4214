//! A deterministic pseudorandom number generator.

/// 2^64 divided by the golden ratio: its multiples modulo 2^64 are evenly spread.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// A pseudorandom sequence (`SplitMix64`), seeded by purpose and index alone, so that any part of a catalog can be generated
/// without the parts before it.
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(purpose: &str, index: usize) -> Self {
        let seed = purpose.bytes().fold(index as u64, |seed, byte| scramble(seed ^ u64::from(byte)));
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        scramble(self.0)
    }

    /// A uniform number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        part(self.roll(), count)
    }

    /// A number below `count` for each index; those of neighbouring indices are far apart.
    pub(crate) fn spread(index: usize, count: usize) -> usize {
        part((index as u64).wrapping_mul(GOLDEN), count)
    }

    /// True with a probability of `percent` in a hundred.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `count`, by Zipf's law: the n-th with a probability proportional to 1/n.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "counts are far below 2^53, and the power is between 1 and count + 1"
    )]
    pub(crate) fn zipf(&mut self, count: usize) -> usize {
        let part = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        ((count as f64 + 1.0).powf(part) as usize - 1).min(count - 1)
    }

    /// A uniform choice from a list.
    pub(crate) fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A choice from a list by Zipf's law, the first most likely.
    pub(crate) fn often<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.zipf(list.len())]
    }
}

/// Scales a number below 2^64 to a number below `count`.
#[allow(clippy::cast_possible_truncation, reason = "the high half of a product is below the factor")]
fn part(number: u64, count: usize) -> usize {
    ((u128::from(number) * count as u128) >> 64) as usize
}

/// Mixes the bits of a number; a bijection.
fn scramble(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
