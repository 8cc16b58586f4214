//! Many rows in, the same rows out, in order, each with an answer: what a file or pipe of rows looks like, read and written in
//! bounded memory.
//!
//! ```text
//! form     the forms of rows, told by the name of the file or its first line
//! rows     rows read one after the other, and written with added cells
//! ```

mod form;
mod rows;

pub(crate) use form::{Form, Picked};
pub(crate) use rows::{Cell, Row, RowReader, RowWriter};
