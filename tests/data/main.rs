//! Tests of data: the dataset in `data/`, the checker, images, a user's own data, and imports from publishers.

mod checker;
mod dataset;
mod image;
mod import;
mod own;
#[path = "../support/mod.rs"]
mod support;

use support::{program, release};
