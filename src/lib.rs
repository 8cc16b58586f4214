//! An offline explorer of IT careers: what a role is, what it takes, what it pays where, how roles differ, and how to get
//! from one to another.
//!
//! There is one way through, and each module knows only those before it:
//!
//! ```text
//! dataset       the crate `career-data`: reads data in any form, checks and compiles it; the build script uses it too
//! catalog       typed views over a compiled image, without copies
//! graph         algorithms on graphs, without a thought of roles
//! query         questions to a catalog; a report, which is plain data, for an answer
//! profile       a person as a file and options describe them, for the query that needs one
//! data_sources  own data that options name, and the cache of its compiled images
//! view          a report to bytes in a format; the only place that knows terminals
//! commands      a file a command: its arguments, what it asks or does, how its report looks; and the registry of all
//! run           command line -> command -> view -> one write -> exit code
//! ```
//!
//! Beside it, `import` makes data of publishers' files, `settings` says what holds where the command line is silent, and
//! `shell` makes completions and manual pages of the definition that `commands` gives it.
//!
//! Nothing here panics on input: image readers are total, data files and arguments are answered with errors that say
//! where and how to fix it.

mod atomic;
mod atomic_dir;
mod base_dir;
pub mod catalog;
pub mod commands;
pub mod data_sources;
pub mod error;
pub mod graph;
pub mod import;
mod pager;
mod parallel;
pub mod profile;
#[cfg(test)]
#[path = "../tests/support/properties.rs"]
mod properties;
pub mod query;
mod run;
mod schema;
pub mod settings;
mod shell;
pub mod view;

pub use career_data as dataset;
pub use career_data::{effort, image, text, vocabulary, words, writing};
pub use run::run;
