//! Annotations as GitHub Actions workflow commands, one per line: GitHub shows each beside the line of the file that it names.

use std::borrow::Cow;

use super::text::clean;
use career_data::Severity;

/// A message about a place in a file.
#[derive(Debug)]
pub struct Annotation<'a> {
    pub(crate) severity: Severity,
    /// Absent if it is not about a file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: Option<u32>,
    pub(crate) column: Option<u32>,
    pub(crate) title: Option<&'a str>,
    pub(crate) message: Cow<'a, str>,
}

/// `::error file=ladder/overlay.toml,line=1,col=9,title=hide::no role …`, one per line.
pub(crate) fn write(annotations: &[Annotation<'_>]) -> Vec<u8> {
    annotations.iter().map(command).collect::<String>().into_bytes()
}

fn command(annotation: &Annotation<'_>) -> String {
    // GitHub expects paths relative to the repository.
    let file = annotation.file.map(|file| property("file", file.strip_prefix("./").unwrap_or(file)));
    let [line, column] = [("line", annotation.line), ("col", annotation.column)]
        .map(|(name, number)| number.map(|number| property(name, &number.to_string())));
    let title = annotation.title.map(|title| property("title", title));
    let properties: Vec<String> = [file, line, column, title].into_iter().flatten().collect();
    let space = if properties.is_empty() { "" } else { " " };
    format!("::{}{space}{}::{}\n", annotation.severity.name(), properties.join(","), escaped(&annotation.message))
}

fn property(name: &str, value: &str) -> String {
    format!("{name}={}", escaped(value).replace(':', "%3A").replace(',', "%2C"))
}

/// Escapes a text so that it cannot end the line or begin another command. Line breaks survive percent-encoded; all other
/// control characters are replaced.
fn escaped(text: &str) -> String {
    let kept = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    clean(&kept).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(file: Option<&str>, line: u32, title: Option<&str>, message: &str) -> String {
        let number = Some(line).filter(|line| *line > 0);
        let message = message.into();
        let annotation = Annotation { severity: Severity::Error, file, line: number, column: number, title, message };
        String::from_utf8(write(&[annotation])).unwrap_or_default()
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(
            written(Some("./a.toml"), 3, Some("level"), "is missing"),
            "::error file=a.toml,line=3,col=3,title=level::is missing\n"
        );
        assert_eq!(written(Some("a.toml"), 0, None, "cannot be read"), "::error file=a.toml::cannot be read\n");
        assert_eq!(written(None, 0, None, "7 more"), "::error::7 more\n");
    }

    #[test]
    fn nothing_ends_a_property_or_a_line_early() {
        let hostile = "a,b:c%d\r\n::warning::e\u{1b}[31m\u{202e}";
        assert_eq!(
            written(Some(hostile), 0, Some(hostile), hostile),
            "::error file=a%2Cb%3Ac%25d%0D%0A%3A%3Awarning%3A%3Ae\u{fffd}[31m\u{fffd},\
             title=a%2Cb%3Ac%25d%0D%0A%3A%3Awarning%3A%3Ae\u{fffd}[31m\u{fffd}::\
             a,b:c%25d%0D%0A::warning::e\u{fffd}[31m\u{fffd}\n"
        );
    }
}
