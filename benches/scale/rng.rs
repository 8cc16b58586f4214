//! Chance that falls the same way in every run.

/// The part of 2^64 that the golden ratio divides it in: its multiples are spread as evenly as can be.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// A sequence of numbers that depends on its purpose and index alone, so that any part of a catalog can be made
/// without the parts before it (`SplitMix64`).
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

    /// A number below `count`, each as likely.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        part(self.roll(), count)
    }

    /// A number below `count` for each index, such that any few neighbours have numbers far apart.
    pub(crate) fn spread(index: usize, count: usize) -> usize {
        part((index as u64).wrapping_mul(GOLDEN), count)
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `count`, the n-th as likely as 1/n: how words, tools and much else are used.
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

    /// One of a list, each as likely.
    pub(crate) fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// One of a list that has the most frequent first.
    pub(crate) fn often<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.zipf(list.len())]
    }
}

/// What `number` is of 2^64, of `count`.
#[allow(clippy::cast_possible_truncation, reason = "the high half of a product is below the factor")]
fn part(number: u64, count: usize) -> usize {
    ((u128::from(number) * count as u128) >> 64) as usize
}

/// Mixes the bits of a number; no two numbers become one.
fn scramble(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
