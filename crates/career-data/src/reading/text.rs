//! Decoding of text files.

use crate::problem::{Place, Problems};

/// Decodes UTF-8 and converts CRLF to LF, since TOML keeps the line ends of its file in multi-line strings.
pub(super) fn text_of(bytes: Vec<u8>, file: u32, problems: &mut Problems) -> Option<String> {
    String::from_utf8(bytes)
        .map(|text| if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
        .map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
            let place = Place { file, line: u32::try_from(line).unwrap_or(u32::MAX), column: 0 };
            problems.error(place, "", "is not UTF-8", "save the file as UTF-8");
        })
        .ok()
}
