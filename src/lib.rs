//! An offline explorer of IT careers: what a role is, what it takes, what it pays where, how roles differ, and how to get
//! from one to another.
//!
//! Modules, in the order of their dependencies:
//!
//! ```text
//! dataset       the crate `career-data`: reads data in any form, validates and compiles it; also used by the build script
//! catalog       typed zero-copy views over a compiled image
//! graph         graph algorithms, independent of roles
//! query         questions to a catalog, each returning a report: plain data
//! profile       the profile of a person for `fit`, from a file and options
//! data_sources  the data selected by options, and the cache of its compiled images
//! view          renderers of reports to bytes in a format; the only module that handles terminals
//! commands      one file for each subcommand: arguments, query or action, view of the report; and the registry
//! run           command line -> command -> view -> one write -> exit code
//! ```
//!
//! Besides these, `role_list` reads the roles of an argument from a pipe or a file, `import` converts publishers' files to
//! records, `settings` provides defaults for options, and `shell` generates completions and manual pages from the definition of
//! the command line.
//!
//! No input causes a panic: image readers are total functions, and invalid data and arguments are reported as errors with a
//! place and a hint.

mod atomic;
mod base_dir;
mod batch;
pub mod catalog;
pub mod commands;
pub mod data_sources;
pub mod error;
pub mod graph;
pub mod import;
mod input;
mod pager;
mod parallel;
pub mod profile;
#[cfg(test)]
#[path = "../tests/support/properties.rs"]
mod properties;
pub mod query;
mod role_list;
mod run;
mod schema;
pub mod settings;
mod shell;
pub mod view;

pub use career_data as dataset;
pub use career_data::{bridge, effort, image, text, vocabulary, words, writing};
pub use run::run;
