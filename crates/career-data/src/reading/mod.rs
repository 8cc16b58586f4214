//! Reads files into records and packs.
//!
//! ```text
//! folder      a folder of data, or a file of own data in any form
//! source      the bytes of a file, and detection of its form
//! tables      the files of a folder; document: records of all kinds from JSON; exported: the CSV files of an export
//! foreign     forms that are not read, and what to do with them
//! lines       one record per line; rows: one role per CSV row, which role_row reads; titles: one role per line
//! habits      how people write the cells of roles in a spreadsheet
//! packed_file a large file whose roles are packed
//! changes     what a layer changes in those below it
//! layered     all of these together
//! ```

pub(crate) mod changes;
mod document;
mod exported;
mod folder;
mod foreign;
mod habits;
pub(crate) mod layered;
mod lines;
pub(crate) mod packed_file;
mod piece;
mod role_row;
mod rows;
mod source;
mod tables;
mod text;
mod titles;

pub(crate) use folder::{read, read_part};
pub use foreign::Foreign;
pub use layered::{LayeredData, Layers};
