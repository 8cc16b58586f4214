//! The least of many values, without keeping or sorting the rest.

use std::collections::BinaryHeap;

/// Keeps as many of the values offered as are wanted, the least.
pub struct TopK<T> {
    kept: BinaryHeap<T>,
    limit: usize,
}

impl<T: Ord> TopK<T> {
    /// Keeps at most `limit` values.
    pub const fn new(limit: usize) -> Self {
        Self { kept: BinaryHeap::new(), limit }
    }

    /// Takes a value if it is among the least so far.
    #[inline]
    pub fn offer(&mut self, value: T) {
        if self.kept.len() < self.limit {
            self.kept.push(value);
        } else if let Some(mut greatest) = self.kept.peek_mut().filter(|greatest| value < **greatest) {
            *greatest = value;
        }
    }

    /// What a value must be below, once as many are kept as are wanted.
    pub fn bar(&self) -> Option<&T> {
        self.kept.peek().filter(|_| self.kept.len() == self.limit)
    }

    /// The least of what both were offered.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        other.kept.into_iter().for_each(|value| self.offer(value));
        self
    }

    /// In ascending order.
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
