//! Files of forms that are not read: each is named for what it is, once, with what to do instead.

use std::path::Path;

/// A form that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What the file is: completes "is …".
    pub what: &'static str,
    /// What to do with it.
    pub advice: &'static str,
}

const SAVE_AS_CSV: &str = "save its sheet as CSV (UTF-8)";
const UNPACK: &str = "unpack it, and name the file in it";
const SAVE_AS_UTF_8: &str = "save it as UTF-8; in a spreadsheet, as CSV UTF-8";
const COPY_TABLE: &str = "copy its table into a spreadsheet and save that as CSV, or write one title a line";

const WORKBOOK: Foreign = Foreign { what: "is a spreadsheet workbook", advice: SAVE_AS_CSV };
const ARCHIVE: Foreign = Foreign { what: "is an archive or a spreadsheet", advice: "unpack it, or save it as CSV" };
const COMPRESSED: Foreign = Foreign { what: "is compressed", advice: UNPACK };
const UTF_16: Foreign = Foreign { what: "is UTF-16 text", advice: SAVE_AS_UTF_8 };
const BINARY: Foreign = Foreign { what: "is no text", advice: "roles are read from TOML, JSON, CSV or a list of titles" };
const HTML: Foreign = Foreign { what: "is HTML", advice: COPY_TABLE };
const XML: Foreign = Foreign { what: "is XML", advice: "convert it to JSON or CSV: a role needs an id and a title" };
const PDF: Foreign = Foreign { what: "is PDF", advice: COPY_TABLE };
const DOCUMENT: Foreign = Foreign { what: "is a document of a word processor", advice: COPY_TABLE };
const DATABASE: Foreign =
    Foreign { what: "is a SQLite database", advice: "export the table with the roles as CSV with a header" };
const PARQUET: Foreign = Foreign { what: "is Parquet", advice: "convert it: duckdb -c \"COPY 'FILE' TO 'roles.csv'\"" };
pub(super) const YAML: Foreign =
    Foreign { what: "is YAML", advice: "convert it to JSON, a list of roles with id and title: yq -o=json FILE > roles.json" };
pub(super) const MARKDOWN: Foreign = Foreign { what: "is Markdown", advice: COPY_TABLE };

/// Endings of names.
const ENDINGS: [(&[&str], Foreign); 10] = [
    (&["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"], WORKBOOK),
    (&["gz", "tgz", "bz2", "xz", "zst", "lz4", "br", "7z", "rar", "tar"], COMPRESSED),
    (&["zip"], ARCHIVE),
    (&["yaml", "yml"], YAML),
    (&["md", "markdown"], MARKDOWN),
    (&["html", "htm"], HTML),
    (&["xml"], XML),
    (&["pdf"], PDF),
    (&["docx", "doc", "odt", "rtf", "pages"], DOCUMENT),
    (&["parquet"], PARQUET),
];

/// First bytes of files.
const BEGINNINGS: [(&[u8], Foreign); 13] = [
    (b"PK\x03\x04", ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WORKBOOK),
    (b"\x1f\x8b", COMPRESSED),
    (b"BZh", COMPRESSED),
    (b"\xfd7zXZ\0", COMPRESSED),
    (b"\x28\xb5\x2f\xfd", COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", COMPRESSED),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
    (b"%PDF", PDF),
    (b"SQLite format 3\0", DATABASE),
    (b"PAR1", PARQUET),
    (b"{\\rtf", DOCUMENT),
];

/// First characters of text, in lower case.
const TEXTS: [(&str, Foreign); 3] = [("<!doctype html", HTML), ("<html", HTML), ("<?xml", XML)];

impl Foreign {
    /// The foreign form of a file that begins with these bytes, if they tell one.
    #[must_use]
    pub fn of_bytes(start: &[u8]) -> Option<Self> {
        let begins = BEGINNINGS.iter().find(|(bytes, _)| start.starts_with(bytes)).map(|(_, form)| *form);
        // Which kind of a workbook or document an archive is, its ending tells.
        begins.or_else(|| (start.iter().take(512).filter(|byte| **byte == 0).count() > 1).then_some(BINARY))
    }

    /// The foreign form that the ending of a name stands for.
    pub(super) fn of_ending(name: &Path) -> Option<Self> {
        let ending = name.extension()?.to_string_lossy().to_lowercase();
        ENDINGS.iter().find(|(endings, _)| endings.contains(&ending.as_str())).map(|(_, form)| *form)
    }

    /// The foreign form of a text that has no ending which tells it.
    pub(super) fn of_text(start: &str) -> Option<Self> {
        let begin: String = start.trim_start().chars().take(16).flat_map(char::to_lowercase).collect();
        let markup = TEXTS.iter().find(|(text, _)| begin.starts_with(text)).map(|(_, form)| *form);
        markup.or_else(|| is_yaml(start).then_some(YAML)).or_else(|| is_markdown(start).then_some(MARKDOWN))
    }
}

/// The lines that say something: neither blank nor a comment of YAML and TOML.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty() && !line.starts_with("# ") && *line != "#")
}

/// Whether the first line is `---`, or states a key before a colon, as YAML does.
fn is_yaml(text: &str) -> bool {
    let Some(first) = lines(text).next() else { return false };
    let entry = first.strip_prefix("- ").unwrap_or(first);
    let key = entry.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' ')).map(|(key, _)| key);
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"_-".contains(&byte));
    first == "---" || key.is_some_and(is_key)
}

/// Whether a heading or a table of Markdown comes first.
fn is_markdown(text: &str) -> bool {
    let mut all = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = all.next() else { return false };
    let is_heading = first.trim_start_matches('#').starts_with(' ') && first.starts_with('#');
    // A comment of TOML is followed by a line with an equals sign.
    first.starts_with('|') || is_heading && !all.any(|line| line.contains('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_first_lines() {
        for (text, form) in [
            ("- id: sage\n  title: Sage\n", Some(YAML)),
            ("# Our ladder\n\nroles:\n  - id: sage\n", Some(YAML)),
            ("---\nid: sage\n", Some(YAML)),
            ("# Ladder\n\n## Sage\n", Some(MARKDOWN)),
            ("\n| id | title |\n|---|---|\n", Some(MARKDOWN)),
            ("<!DOCTYPE html><html>", Some(HTML)),
            ("# A role\ntitle = 'Sage'\n", None),
            ("Engineer: Backend\n", None),
            ("- Sage\n- Seer\n", None),
            ("id,title\n", None),
        ] {
            assert_eq!(Foreign::of_text(text), form, "{text:?}");
        }
    }
}
