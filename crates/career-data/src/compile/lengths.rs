//! The length of each role's words, by which two roles are compared: see [`crate::likeness`].

use crate::compile::error::CompileError;
use crate::image::{ImageWriter, LengthRow};

/// The sums of squares of the weights of each role, in the order of roles.
pub(super) struct Lengths(Vec<u32>);

impl Lengths {
    pub(super) fn new(roles: usize) -> Self {
        Self(vec![0; roles])
    }

    /// Adds the weights of a token.
    pub(super) fn add(&mut self, holders: impl Iterator<Item = (u32, u32)>) {
        for (role, weight) in holders {
            if let Some(sum) = self.0.get_mut(role as usize) {
                *sum = sum.saturating_add(weight * weight);
            }
        }
    }

    pub(super) fn write(self, image: &mut ImageWriter<'_>) -> Result<(), CompileError> {
        // The root of a number of 32 bits has 16.
        let rows = self.0.into_iter().map(|sum| LengthRow { words: u16::try_from(sum.isqrt()).unwrap_or(u16::MAX) });
        image.rows(rows)?;
        Ok(())
    }
}
