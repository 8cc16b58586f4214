//! Reads text that a person or another program gives: a file, or standard input.

use std::fs::File;
use std::io;
use std::path::Path;

use career_data::files::read_bounded;

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The text of a file, or of standard input. Fails on more than `most` bytes, so that an endless input ends.
pub(crate) fn read_text(path: &Path, most: u64) -> io::Result<String> {
    let bytes = if path == Path::new(STANDARD_INPUT) {
        read_bounded(io::stdin().lock(), most)?
    } else {
        read_bounded(File::open(path)?, most)?
    };
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other("not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
