//! The k least of many values, in a bounded heap.

use std::collections::BinaryHeap;

/// A max-heap of at most k values: the least of those offered.
pub struct TopK<T> {
    kept: BinaryHeap<T>,
    limit: usize,
}

impl<T: Ord> TopK<T> {
    /// Keeps at most `limit` values.
    pub const fn new(limit: usize) -> Self {
        Self { kept: BinaryHeap::new(), limit }
    }

    /// Keeps a value if it is among the least so far.
    #[inline]
    pub fn offer(&mut self, value: T) {
        if self.kept.len() < self.limit {
            self.kept.push(value);
        } else if let Some(mut greatest) = self.kept.peek_mut().filter(|greatest| value < **greatest) {
            *greatest = value;
        }
    }

    /// The greatest value kept, which a new value must be below; `None` until the heap is full.
    pub fn bar(&self) -> Option<&T> {
        self.kept.peek().filter(|_| self.kept.len() == self.limit)
    }

    /// The least of the values offered to either.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        other.kept.into_iter().for_each(|value| self.offer(value));
        self
    }

    /// The values kept, ascending.
    pub fn into_sorted(self) -> Vec<T> {
        self.kept.into_sorted_vec()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TopK;
    use crate::properties::config;

    proptest! {
        #![proptest_config(config(256))]

        #[test]
        fn the_least_are_those_that_sorting_puts_first(values: Vec<u8>, limit in 0_usize..9, cut in 0_usize..50) {
            let (first, second) = values.split_at(cut.min(values.len()));
            let of = |values: &[u8]| values.iter().fold(TopK::new(limit), |mut least, value| {
                least.offer(*value);
                least
            });
            let mut sorted = values.clone();
            sorted.sort_unstable();
            sorted.truncate(limit);
            prop_assert_eq!(of(first).merge(of(second)).into_sorted(), sorted);
        }
    }
}
