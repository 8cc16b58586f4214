//! A request for candidates, as the registered script of a shell makes it, and the reply in the form that the script reads.

use std::ffi::OsString;

use crate::shell::Shell;
use crate::shell::quoting::{in_bash, unquoted, words};
use crate::view::clean;

/// A request for candidates.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) shell: Shell,
    /// The command line up to the cursor, the program first; the last word is the one to complete.
    pub(super) words: Vec<OsString>,
    bash: BashWord,
}

/// What Bash replaces when it completes a word.
#[derive(Debug, Default)]
struct BashWord {
    /// The part that it leaves: up to the last `=` or `:` outside quotes.
    kept: String,
    /// The rest, as it is written.
    replaced: String,
    /// The quote that is still open at its end.
    open: Option<char>,
    purpose: Purpose,
}

/// What Bash does with the candidates: its `COMP_TYPE`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Purpose {
    /// Tab: what all have in common is inserted.
    #[default]
    Insert,
    /// Tab again: they are listed, and nothing is inserted.
    List,
    /// Both at once, where readline is set so.
    InsertAndList,
    /// One after the other is inserted.
    Menu,
}

/// A candidate, with a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) value: String,
    pub(super) help: String,
}

/// Whether the shell keeps a candidate for a typed text: some drop what does not begin with it.
pub(super) fn is_kept(shell: Shell, value: &str, typed: &str) -> bool {
    match shell {
        Shell::Fish => value.to_lowercase().starts_with(&typed.to_lowercase()),
        Shell::Elvish => value.starts_with(typed),
        Shell::Bash | Shell::Zsh | Shell::Powershell | Shell::Nushell => true,
    }
}

impl Request {
    /// The request that a script makes: Bash states the line, the cursor in bytes, the word that it replaces and the purpose;
    /// other shells state the words. `None` for anything else.
    pub(super) fn new(shell: Shell, stated: &[OsString]) -> Option<Self> {
        if shell == Shell::Bash {
            return Self::of_bash(stated);
        }
        let mut words = stated.to_vec();
        // Zsh and Nushell state words as they are written, fish the one to complete.
        let first_written = match shell {
            Shell::Zsh | Shell::Nushell => 0,
            Shell::Fish => words.len().saturating_sub(1),
            _ => words.len(),
        };
        for word in words.iter_mut().skip(first_written) {
            *word = unquoted(&word.to_string_lossy()).into();
        }
        (!words.is_empty()).then(|| Self { shell, words, bash: BashWord::default() })
    }

    fn of_bash(stated: &[OsString]) -> Option<Self> {
        let [line, cursor, replaced, purpose] = stated else { return None };
        let (line, replaced) = (line.to_str()?, replaced.to_string_lossy());
        let mut words = words(line.get(..cursor.to_str()?.parse().ok()?)?);
        let last = words.last()?;
        let kept = last.written.strip_suffix(&*replaced).map(unquoted).unwrap_or_default();
        let purpose = match purpose.to_str()? {
            "63" => Purpose::List,
            "33" | "64" => Purpose::InsertAndList,
            "37" | "42" => Purpose::Menu,
            _ => Purpose::Insert,
        };
        let bash = BashWord { kept, replaced: replaced.into_owned(), open: last.open, purpose };
        Some(Self { shell: Shell::Bash, words: words.drain(..).map(|word| word.meant.into()).collect(), bash })
    }

    /// The word to complete.
    pub(super) fn current(&self) -> String {
        self.words.last().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The words before it.
    pub(super) fn earlier(&self) -> &[OsString] {
        self.words.split_last().map_or(&[], |(_, earlier)| earlier)
    }

    /// The candidates for the script to read: one a line and, but for Bash, with the description behind a tab. For Zsh, a line
    /// before them says whether to keep the word as it is: what several titles' ids have in common must not take its place.
    pub(super) fn reply(&self, candidates: &[Candidate]) -> Vec<u8> {
        let mut lines: Vec<String> = match self.shell {
            Shell::Bash => self.bash.lines(candidates),
            _ => candidates.iter().map(|Candidate { value, help }| format!("{value}\t{}", clean(help))).collect(),
        };
        if self.shell == Shell::Zsh {
            let current = self.current();
            let keeps = candidates.len() > 1 && candidates.iter().any(|candidate| !candidate.value.starts_with(&current));
            lines.insert(0, if keeps { "keep" } else { "replace" }.to_owned());
        }
        lines.iter().flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
    }
}

impl BashWord {
    fn lines(&self, candidates: &[Candidate]) -> Vec<String> {
        let insert = |value: &str| in_bash(value.strip_prefix(&self.kept).unwrap_or(value), self.open);
        let mut lines: Vec<String> = candidates.iter().map(|candidate| insert(&candidate.value)).collect();
        if lines.len() <= 1 || lines.iter().all(|line| line.starts_with(&self.replaced)) {
            return lines;
        }
        // The candidates are titles or stand for them. Bash would put what their ids have in common in the place of the word.
        match self.purpose {
            Purpose::Insert => ["", " "].map(|end| format!("{}{end}", self.replaced)).into(),
            Purpose::List => {
                let named = |Candidate { value, help }: &Candidate| format!("{value}  ({})", clean(help));
                candidates.iter().map(named).collect()
            }
            Purpose::InsertAndList => {
                lines.push(" ".to_owned());
                lines
            }
            Purpose::Menu => lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bash(line: &str, replaced: &str, purpose: &str, values: &[&str]) -> Option<String> {
        let stated = [line, &line.len().to_string(), replaced, purpose].map(OsString::from);
        let candidates: Vec<_> =
            values.iter().map(|value| Candidate { value: (*value).to_owned(), help: "Title".to_owned() }).collect();
        String::from_utf8(Request::new(Shell::Bash, &stated)?.reply(&candidates)).ok()
    }

    #[test]
    fn bash_replaces_what_follows_an_equals_sign() {
        assert_eq!(bash("career list --level=sen", "sen", "9", &["--level=senior"]).as_deref(), Some("senior\n"));
        assert_eq!(bash("career list --level=\"sen", "sen", "9", &["--level=senior"]).as_deref(), Some("senior\n"));
        let line = "career list --min communication=";
        assert_eq!(bash(line, "", "9", &["communication=50"]).as_deref(), Some("50\n"));
        assert_eq!(bash("career --data my\\ d", "my\\ d", "9", &["my data/"]).as_deref(), Some("my\\ data/\n"));
        assert_eq!(bash("career --data \"my d", "my d", "9", &["my data/"]).as_deref(), Some("my data/\n"));
    }

    #[test]
    fn bash_keeps_what_was_typed_while_it_may_be_several() {
        let both = ["site-engineer", "systems-administrator"];
        assert_eq!(bash("career show sys", "sys", "9", &both).as_deref(), Some("sys\nsys \n"));
        let listed = "site-engineer  (Title)\nsystems-administrator  (Title)\n";
        assert_eq!(bash("career show sys", "sys", "63", &both).as_deref(), Some(listed));
        assert_eq!(bash("career show s", "s", "9", &both).as_deref(), Some("site-engineer\nsystems-administrator\n"));
    }

    #[test]
    fn odd_requests_are_none() {
        for stated in [vec![], vec!["career show"], vec!["é", "1", "", "9"], vec!["a", "99999999999999999999", "", "9"]] {
            let stated: Vec<_> = stated.into_iter().map(OsString::from).collect();
            assert!(Request::new(Shell::Bash, &stated).is_none(), "{stated:?}");
        }
        assert!(Request::new(Shell::Zsh, &[]).is_none());
    }
}
