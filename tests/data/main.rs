//! Data, from its files to the image: the rows of `data/`, what the checker holds of any, the image that they become, data of
//! one's own, and what is imported from publishers.

mod checker;
mod dataset;
mod image;
mod import;
mod own;
#[path = "../support/mod.rs"]
mod support;

use support::{program, release};
