//! Reads text that a person or another program gives: a file, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The text of a file, or of standard input. Fails on more than `most` bytes, so that an endless input ends.
pub(crate) fn read_text(path: &Path, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new(STANDARD_INPUT) {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("larger than {} MiB", most >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other("not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
