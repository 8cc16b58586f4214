//! Files to records.
//!
//! ```text
//! folder      a folder of data, and a file of own data in whichever form
//! source      where a file's bytes come from, and what they look like
//! tables      the files of a folder; document: records of all kinds as JSON has them
//! lines       a record a line; rows: a role a row, which role_row reads
//! packed_file a large file whose roles are packed
//! changes     what a layer changes in those below it
//! layered     all of that together
//! ```

pub(crate) mod changes;
mod document;
mod folder;
pub(crate) mod layered;
mod lines;
pub(crate) mod packed_file;
mod piece;
mod role_row;
mod rows;
mod source;
mod tables;
mod text;

pub(crate) use folder::{read, read_part};
pub use layered::{LayeredData, Layers};
