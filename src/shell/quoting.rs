//! Quotes of shells: read from command lines, and put around values and the program's path.

use crate::shell::Shell;

/// A word of a command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is written.
    pub(super) written: String,
    /// What it means: without quotes. Variables and the like stay as they are written.
    pub(super) meant: String,
    /// The quote that is still open at its end.
    pub(super) open: Option<char>,
}

/// What a character of a command line is.
enum Part {
    Text(char),
    Quote,
    Blank,
}

/// Reads quotes as Bash, Zsh and fish do.
#[derive(Default)]
struct Reader {
    quote: Option<char>,
    is_escaped: bool,
}

impl Reader {
    const fn read(&mut self, c: char) -> Part {
        match (self.quote, c) {
            _ if self.is_escaped => {
                self.is_escaped = false;
                Part::Text(c)
            }
            (None | Some('"'), '\\') => {
                self.is_escaped = true;
                Part::Quote
            }
            (None, '\'' | '"') => {
                self.quote = Some(c);
                Part::Quote
            }
            (Some('\''), '\'') | (Some('"'), '"') => {
                self.quote = None;
                Part::Quote
            }
            (None, ' ' | '\t' | '\n') => Part::Blank,
            _ => Part::Text(c),
        }
    }
}

/// The words of a command line that ends where the cursor is. The last one may be empty: it is the word to complete.
pub(super) fn words(line: &str) -> Vec<Word> {
    let (mut reader, mut words, mut word) = (Reader::default(), Vec::new(), Word::default());
    for c in line.chars() {
        match reader.read(c) {
            Part::Blank if word.written.is_empty() => continue,
            Part::Blank => {
                words.push(std::mem::take(&mut word));
                continue;
            }
            Part::Quote => {}
            Part::Text(text) => word.meant.push(text),
        }
        word.written.push(c);
        word.open = reader.quote;
    }
    words.push(word);
    words
}

/// What a part of a word means.
pub(super) fn unquoted(written: &str) -> String {
    let mut reader = Reader::default();
    let parts = written.chars().filter_map(|c| match reader.read(c) {
        Part::Text(text) => Some(text),
        Part::Blank => Some(c),
        Part::Quote => None,
    });
    parts.collect()
}

/// A value for Bash to insert, inside the open quote if there is one.
pub(super) fn in_bash(value: &str, open: Option<char>) -> String {
    match open {
        Some('\'') => value.replace('\'', r"'\''"),
        Some(_) => escaped(value, |c| matches!(c, '"' | '\\' | '$' | '`')),
        None => escaped(value, |c| c.is_ascii() && !c.is_ascii_alphanumeric() && !"+,-./:=@_".contains(c)),
    }
}

fn escaped(value: &str, is_special: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        if is_special(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A text as one word of a script: whatever it holds, the shell expands nothing in it.
pub(super) fn quoted(text: &str, shell: Shell) -> String {
    match shell {
        Shell::Bash | Shell::Zsh => format!("'{}'", text.replace('\'', r"'\''")),
        Shell::Fish => format!("'{}'", escaped(text, |c| matches!(c, '\'' | '\\'))),
        Shell::Elvish | Shell::Powershell => format!("'{}'", text.replace('\'', "''")),
        Shell::Nushell => format!("\"{}\"", escaped(text, |c| matches!(c, '"' | '\\'))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(line: &str) -> (String, String, Option<char>) {
        let Word { written, meant, open } = words(line).pop().unwrap_or_default();
        (written, meant, open)
    }

    #[test]
    fn words_are_read_as_shells_read_them() {
        let meant = |line: &str| words(line).into_iter().map(|word| word.meant).collect::<Vec<_>>();
        assert_eq!(meant("career  show api"), ["career", "show", "api"]);
        assert_eq!(meant("career 'it is' \"a \\\" b\" c\\ d "), ["career", "it is", "a \" b", "c d", ""]);
        assert_eq!(meant("career '' x"), ["career", "", "x"]);
        assert_eq!(last("career show \"api e"), ("\"api e".to_owned(), "api e".to_owned(), Some('"')));
        assert_eq!(last("career --region='San "), ("--region='San ".to_owned(), "--region=San ".to_owned(), Some('\'')));
        assert_eq!(last("a 'b'"), ("'b'".to_owned(), "b".to_owned(), None));
        assert_eq!(unquoted("--level=\"se"), "--level=se");
    }

    #[test]
    fn what_is_quoted_is_read_back() {
        for value in ["api-engineer", "my data/", "it's", "a\"b\\c", "$(touch pwned)", "`x`", "San José, CA", "~x;&|<>*?[]{}!#"]
        {
            assert_eq!(last(&format!("career {}", in_bash(value, None))).1, value);
            for quote in ['\'', '"'] {
                assert_eq!(last(&format!("career {quote}{}{quote}", in_bash(value, Some(quote)))).1, value);
            }
            assert_eq!(last(&format!("career {}", quoted(value, Shell::Bash))).1, value);
        }
        assert_eq!(quoted("it's \\ \"$(x)\"", Shell::Fish), r#"'it\'s \\ "$(x)"'"#);
        assert_eq!(quoted("it's \"$(x)\"", Shell::Powershell), r#"'it''s "$(x)"'"#);
        assert_eq!(quoted("it's \"$(x)\"", Shell::Nushell), r#""it's \"$(x)\"""#);
    }
}
