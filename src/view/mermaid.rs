//! Graphs as Mermaid flowcharts.

use std::fmt::Write as _;

use super::graph::Graph;
use super::text::clean;

/// Writes a left-to-right flowchart. Nodes are numbered, since some ids, such as `end`, are keywords of Mermaid.
pub(super) fn write(graph: &Graph<'_>) -> Vec<u8> {
    let mut out = "flowchart LR\n".to_owned();
    for (number, node) in graph.nodes.iter().enumerate() {
        let shape = if node.strong { ("([", "])") } else { ("[", "]") };
        let _ = writeln!(out, "  n{number}{}\"{}\"{}", shape.0, escaped(node.title), shape.1);
    }
    for arrow in &graph.arrows {
        let _ = writeln!(out, "  n{} -->|\"{}\"| n{}", arrow.from, escaped(&arrow.label), arrow.to);
    }
    out.into_bytes()
}

/// Escapes the contents of a quoted string. Mermaid interprets Markdown, HTML, comments, directives and styles even there, so
/// all ASCII characters with a potential meaning become Mermaid's character codes: `#`, the number and `;`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_word = false;
    for c in clean(text).chars() {
        // A hyphen within a word cannot be a list bullet.
        if !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '/' | '(' | ')') || (c == '-' && in_word) {
            escaped.push(c);
        } else {
            let _ = write!(escaped, "#{};", u32::from(c));
        }
        in_word = c.is_alphanumeric();
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_with_a_meaning_is_left() {
        assert_eq!(escaped("a \"b\"; c"), "a #34;b#34;#59; c");
        assert_eq!(escaped("R&D [x] #1"), "R#38;D #91;x#93; #35;1");
        assert_eq!(escaped("- Front-End -- 1."), "#45; Front-End #45;#45; 1#46;");
        assert_eq!(escaped("Développeur データ"), "Développeur データ");
        assert_eq!(escaped("a\u{1b}"), "a\u{fffd}");
    }
}
