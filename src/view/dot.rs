//! Graphs in the DOT language of Graphviz.

use super::graph::Graph;
use super::text::clean;

/// Writes a left-to-right digraph; ids and labels are always quoted.
pub(super) fn write(graph: &Graph<'_>) -> Vec<u8> {
    let mut out = "digraph career {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n".to_owned();
    for node in &graph.nodes {
        let weight = if node.strong { ", penwidth=2" } else { "" };
        put(&mut out, &["  ", &quoted(node.id), " [label=", &quoted(node.title), weight, "];\n"]);
    }
    for arrow in &graph.arrows {
        let ends = graph.nodes.get(arrow.from).zip(graph.nodes.get(arrow.to));
        let Some((from, to)) = ends else { continue };
        put(&mut out, &["  ", &quoted(from.id), " -> ", &quoted(to.id), " [label=", &quoted(&arrow.label), "];\n"]);
    }
    out.push_str("}\n");
    out.into_bytes()
}

fn put(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// A quoted string. Labels interpret backslash escapes and HTML entities even in plain strings.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in clean(text).chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_ends_a_string_early_or_is_taken_for_markup() {
        assert_eq!(quoted(r#"a "b" \N \"#), r#""a \"b\" \\N \\""#);
        assert_eq!(quoted("R&D &amp; <b>"), "\"R&amp;D &amp;amp; <b>\"");
        assert_eq!(quoted("a\nb\u{1b}"), "\"a\u{fffd}b\u{fffd}\"");
    }
}
