//! An offline explorer of IT careers: what a role is, what it takes, what it pays where, how roles differ, and how to get
//! from one to another.
//!
//! There is one way through, and each module knows only those before it:
//!
//! ```text
//! data/      TOML and CSV that people edit
//! dataset    reads it, or a user's own in any form, checks and compiles it; used by the build script and at run time alike
//! image      the layout of the compiled bytes, which the program embeds
//! catalog    typed views over an image, without copies
//! query      questions to a catalog; a report, which is plain data, for an answer
//! profile    a person as a file and options describe them, for the query that needs one
//! view       a report to bytes in a format; the only place that knows terminals
//! commands   a file a command: its arguments, what it asks or does, how its report looks; and the registry of all
//! run        command line -> command -> view -> one write -> exit code
//! ```
//!
//! Beside it, `import` makes data of publishers' files, `settings` says what holds where the command line is silent, and `shell` makes completions and manual pages of
//! the definition that `commands` gives it.
//!
//! `vocabulary`, `text`, `words`, `effort` and `schema` are shared by all: the closed sets of the field, how names are
//! compared, how search reads them, how roles are held against each other, and what the JSON of values looks like that
//! serialise themselves.
//!
//! Nothing here panics on input: image readers are total, data files and arguments are answered with errors that say
//! where and how to mend it.

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
pub use career_data::{effort, image, text, vocabulary, words};
pub use run::run;
