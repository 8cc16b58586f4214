//! Renders a page as a document in GitHub-flavoured Markdown, for an advert, an issue or a wiki: headings, paragraphs, lists and
//! tables. A paragraph is one line, whatever its length; what is only drawn or typed is left out.
//!
//! Text from data is escaped, so that a document has no other structure than the page: no link, image, code, HTML or table of
//! its own. A bare address stays one: it leads where it says.

use std::borrow::Cow;

use super::page::{Align, Block, Grid, Line, Page, SideBySide, Tone, Twig};
use super::text::{capitalised, clean};

/// Writes a page.
pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    let mut document = Document::default();
    page.blocks.iter().for_each(|block| document.add(block));
    document.text.into_bytes()
}

/// What is written so far.
#[derive(Default)]
struct Document {
    text: String,
    /// Whether it ends with a list, which would swallow another one behind an empty line.
    ends_with_list: bool,
}

impl Document {
    fn add(&mut self, block: &Block<'_>) {
        match block {
            Block::DocumentTitle(text) => self.heading(1, text, ""),
            Block::Title { text, note, .. } => self.heading(1, text, note),
            Block::Heading { text, note } => self.heading(2, text, &note.text()),
            Block::Paragraph(line) => self.paragraph(&emphasised(line)),
            Block::Items(items) => self.list(items.iter().map(|item| format!("- {}", emphasised(item)))),
            Block::Facts(facts) => self.list(facts.iter().map(|(label, line)| fact(label, &inline(&line.text())))),
            Block::Bars(bars) => self.list(bars.iter().map(|(label, score, note)| fact(label, &scored(*score, note)))),
            Block::Grid(grid) => self.table(grid),
            Block::Tree(twigs) => self.list(twigs.iter().map(nested)),
            Block::SideBySide(columns) => self.side_by_side(columns),
        }
    }

    /// Adds lines behind an empty one.
    fn put(&mut self, lines: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(lines);
        self.text.push('\n');
        self.ends_with_list = false;
    }

    fn heading(&mut self, level: usize, text: &str, note: &str) {
        self.put(&format!("{} {}", "#".repeat(level), inline(text)));
        self.paragraph(&emphasised(&Line::new().muted(capitalised(note))));
    }

    /// Adds a paragraph, unless it is empty: those that only make room on a terminal.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.put(text);
        }
    }

    /// Adds a list, or continues the one that the document ends with.
    fn list(&mut self, items: impl Iterator<Item = String>) {
        let lines = items.collect::<Vec<_>>().join("\n");
        if lines.is_empty() {
            return;
        }
        if self.ends_with_list {
            self.text.push_str(&lines);
            self.text.push('\n');
        } else {
            self.put(&lines);
        }
        self.ends_with_list = true;
    }

    fn table(&mut self, grid: &Grid<'_>) {
        let shown: Vec<_> = grid.columns.iter().enumerate().filter(|(_, column)| column.align != Align::Drawing).collect();
        let rule = |align| if align == Align::Right { "---:" } else { "---" };
        let mut lines = vec![
            row(shown.iter().map(|(_, column)| inline(&column.title))),
            row(shown.iter().map(|(_, column)| rule(column.align).to_owned())),
        ];
        let cell = |cells: &[Cow<'_, str>], at: usize| cells.get(at).map(|cell| inline(cell)).unwrap_or_default();
        lines.extend(grid.rows.iter().map(|cells| row(shown.iter().map(|(at, _)| cell(cells, *at)))));
        self.put(&lines.join("\n"));
    }

    /// Adds a table of what is short, then a section for each column.
    fn side_by_side(&mut self, columns: &SideBySide<'_>) {
        self.table(&columns.table());
        for (at, head) in columns.heads.iter().enumerate() {
            self.heading(2, head, "");
            for (label, lists) in &columns.lists {
                let lines = lists.get(at).map(Vec::as_slice).unwrap_or_default();
                if !lines.is_empty() {
                    self.heading(3, label, "");
                }
                match lines {
                    [only] => self.paragraph(&start(only)),
                    several => self.list(several.iter().map(|line| format!("- {}", start(line)))),
                }
            }
        }
    }
}

/// A row of a table.
fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// A labelled value of a list; what it says is escaped already.
fn fact(label: &str, escaped: &str) -> String {
    format!("- **{}:** {escaped}", inline(label))
}

fn scored(score: u8, note: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!(", {}", inline(note)) };
    format!("{score}/100{note}")
}

/// A line of a tree, as an item of a list in a list.
fn nested(twig: &Twig<'_>) -> String {
    format!("{}- {}", "  ".repeat(twig.depth), emphasised(&twig.line))
}

/// A line from its beginning, in bold or italics if the page marks all of it.
fn emphasised(line: &Line<'_>) -> String {
    let text = start(&line.text());
    let all = |tone| line.0.iter().all(|(of, text)| *of == tone || text.trim().is_empty());
    match () {
        () if text.is_empty() => text,
        () if all(Tone::Strong) => format!("**{text}**"),
        () if all(Tone::Muted) => format!("*{text}*"),
        () => text,
    }
}

/// Escapes a text that begins a line: also what would make a list, a rule or a heading of it.
fn start(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.split_at_checked(digits).filter(|(_, rest)| digits > 0 && rest.starts_with(['.', ')']));
    match number {
        Some((number, rest)) => format!("{number}\\{rest}"),
        None if text.starts_with(['-', '+', '=']) => format!("\\{text}"),
        None => text,
    }
}

/// Escapes a text within a line or a cell, without spaces around it.
pub(super) fn inline(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        if is_read(c, before, after) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped
}

/// Whether Markdown would read a character as more than itself.
fn is_read(c: char, before: Option<char>, after: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        // GitHub reads formulas between dollars.
        '\\' | '`' | '*' | '<' | '>' | '[' | ']' | '|' | '~' | '$' => true,
        // `snake_case` is a word, `C#` as well.
        '_' => !(is_word(before) && is_word(after.chars().next())),
        '#' => !is_word(before),
        // `&amp;` is a character, `R&D` is not.
        '&' => after
            .split_once(';')
            .is_some_and(|(name, _)| !name.is_empty() && name.trim_start_matches('#').chars().all(|c| c.is_ascii_alphanumeric())),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::Column;
    use super::*;

    fn written(page: &Page<'_>) -> String {
        String::from_utf8(write(page)).unwrap_or_default()
    }

    #[test]
    fn nothing_with_a_meaning_is_left() {
        assert_eq!(inline("<script>alert(1)</script>"), r"\<script\>alert(1)\</script\>");
        assert_eq!(inline("[x](javascript:y) ![z](q) `c` **b** ~~d~~ $e$"), {
            r"\[x\](javascript:y) !\[z\](q) \`c\` \*\*b\*\* \~\~d\~\~ \$e\$"
        });
        assert_eq!(inline("a|b \\| c"), r"a\|b \\\| c");
        assert_eq!(inline("snake_case _it_ C# F # R&D &lt; &#60; a & b;"), r"snake_case \_it\_ C# F \# R&D \&lt; \&\#60; a & b;");
        assert_eq!(inline(" a\nb\u{1b}[0m\u{202e} "), "a\u{fffd}b\u{fffd}\\[0m\u{fffd}");
    }

    #[test]
    fn no_text_begins_a_block_of_its_own() {
        let begun = ["# a", "- a", "+ a", "* a", "1. a", "12) a", "> a", "---", "===", "```", "~~~", "    a", "2024-34 a", "1.5"];
        let escaped = begun.map(start);
        let wanted = [
            r"\# a",
            r"\- a",
            r"\+ a",
            r"\* a",
            r"1\. a",
            r"12\) a",
            r"\> a",
            r"\---",
            r"\===",
            r"\`\`\`",
            r"\~\~\~",
            "a",
            "2024-34 a",
            r"1\.5",
        ];
        assert_eq!(escaped, wanted);
    }

    #[test]
    fn a_page_is_a_document() {
        let mut page = Page::default();
        page.title("A <b>", "of x");
        page.paragraph(Line::new().plain("one ").muted("two"));
        page.paragraph(Line::new());
        page.heading("Facts", "");
        page.facts(vec![("Label".into(), Line::new().plain("value"))]);
        page.items(vec![Line::new().plain("item")]);
        page.bars(vec![("Depth", 70, "why".into())]);
        let columns = vec![Column::left("name", 0), Column::right("pay", 0), Column::drawing("spread", 0)];
        page.grid(columns, vec![vec!["a|b".into(), "1".into(), "━━".into()]]);
        page.paragraph(Line::new().muted("Note."));
        let wanted = "# A \\<b\\>\n\n*Of x*\n\none two\n\n## Facts\n\n- **Label:** value\n- item\n- **Depth:** 70/100, why\n\n\
                      | name | pay |\n| --- | ---: |\n| a\\|b | 1 |\n\n*Note.*\n";
        assert_eq!(written(&page), wanted);
    }

    #[test]
    fn columns_are_a_table_and_sections() {
        let mut page = Page::default();
        page.side_by_side(SideBySide {
            heads: vec!["One".into(), "Two".into()],
            facts: vec![("Pay", vec!["1".into(), "2".into()])],
            lists: vec![("Duties", vec![vec!["a".into(), "- b".into()], vec![]]), ("New", vec![vec![], vec!["c".into()]])],
        });
        let wanted = "|  | One | Two |\n| --- | --- | --- |\n| Pay | 1 | 2 |\n\n## One\n\n### Duties\n\n- a\n- \\- b\n\n\
                      ## Two\n\n### New\n\nc\n";
        assert_eq!(written(&page), wanted);
    }
}
