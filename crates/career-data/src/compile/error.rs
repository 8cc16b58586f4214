//! Errors of compiling a dataset.

use std::fmt;

use crate::image::TooLarge;

/// Why a dataset cannot be compiled to an image.
#[derive(Debug)]
pub enum CompileError {
    /// More text or rows than 32-bit offsets can address.
    TooLarge,
    /// A reference to a record that does not exist.
    Dangling(String),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the dataset is larger than an image can hold: 4 GiB of text or 4 billion rows"),
            Self::Dangling(name) => write!(f, "`{name}` is not in the dataset"),
        }
    }
}

impl std::error::Error for CompileError {}

impl From<TooLarge> for CompileError {
    fn from(TooLarge: TooLarge) -> Self {
        Self::TooLarge
    }
}

pub(super) type Result<T> = std::result::Result<T, CompileError>;
