//! Colour: one decision for reports, help, errors and usage errors.

use crate::program::{Run, career};

/// `--color`, environment variables, whether the stream is a terminal, whether colour is expected.
type Row = (Option<&'static str>, &'static [(&'static str, &'static str)], bool, bool);

const ROWS: &[Row] = &[
    // Enabled on a terminal, disabled in a pipe.
    (None, &[], true, true),
    (None, &[], false, false),
    (Some("auto"), &[], true, true),
    (Some("auto"), &[], false, false),
    // NO_COLOR disables unless it is empty.
    (None, &[("NO_COLOR", "1")], true, false),
    (None, &[("NO_COLOR", "0")], true, false),
    (None, &[("NO_COLOR", "")], true, true),
    (None, &[("NO_COLOR", "")], false, false),
    // CLICOLOR_FORCE enables unless it is empty or 0.
    (None, &[("CLICOLOR_FORCE", "1")], false, true),
    (None, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true, true),
    (None, &[("CLICOLOR_FORCE", "0")], false, false),
    (None, &[("CLICOLOR_FORCE", "0")], true, true),
    (None, &[("CLICOLOR_FORCE", "")], false, false),
    // NO_COLOR has precedence.
    (None, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true, false),
    (None, &[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")], false, true),
    // CLICOLOR=0 and dumb terminals disable it.
    (None, &[("CLICOLOR", "0")], true, false),
    (None, &[("CLICOLOR", "1")], true, true),
    (None, &[("CLICOLOR", "1")], false, false),
    (None, &[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], false, true),
    (None, &[("TERM", "dumb")], true, false),
    (None, &[("TERM", "")], true, false),
    // --color has precedence over all variables.
    (Some("always"), &[], false, true),
    (Some("always"), &[("NO_COLOR", "1")], true, true),
    (Some("always"), &[("TERM", "dumb")], true, true),
    (Some("always"), &[("CLICOLOR", "0")], false, true),
    (Some("never"), &[], true, false),
    (Some("never"), &[("CLICOLOR_FORCE", "1")], true, false),
];

/// Reports, help and version on standard output; errors and usage errors on standard error.
const COMMANDS: &[&[&str]] = &[
    &["show", "api-engineer", "--format=table"],
    &["--help"],
    &["list", "--help"],
    &["show", "no-such-role"],
    &["list", "--nope"],
];

#[test]
fn colour_is_decided_once_for_everything() {
    for (wish, variables, terminal, coloured) in ROWS {
        for command in COMMANDS {
            let mut run: Run = career(*command).with(wish.map(|wish| format!("--color={wish}")));
            for (name, value) in *variables {
                run = run.env(name, value);
            }
            if *terminal {
                run = run.terminal(80).errors_on_terminal();
            }
            let outcome = run.go();
            let seen = outcome.stdout + &outcome.stderr;
            assert_eq!(seen.contains("\u{1b}["), *coloured, "{command:?} --color={wish:?} {variables:?} {terminal}:\n{seen}");
        }
    }
}

#[test]
fn both_spellings_of_the_option_are_understood() {
    for command in COMMANDS {
        let joined = career(*command).with(["--color=always"]).go();
        let apart = career(["--color", "always"]).with(*command).go();
        for outcome in [joined, apart] {
            assert!((outcome.stdout + &outcome.stderr).contains("\u{1b}["), "{command:?}");
        }
    }
}

/// Levels, kinds of moves, fits and changes have their colours, each around the word that says the same.
#[test]
fn colours_say_what_words_say() {
    let page = |command: &[&str]| career(command).with(["--format=table", "--color=always"]).env("COLUMNS", "120").go().answer();
    let list = page(&["list", "--category", "cloud"]);
    for level in ["\u{1b}[34mEntry", "\u{1b}[36mMid", "\u{1b}[35mSenior", "\u{1b}[1;35mLead"] {
        assert!(list.contains(level), "{level:?} in\n{list}");
    }
    let moves = page(&["next", "sre"]);
    for word in
        ["\u{1b}[32madvance\u{1b}[0m", "\u{1b}[34mpivot\u{1b}[0m", "\u{1b}[32m+36,000 \u{1b}[0m", "\u{1b}[33m-520 \u{1b}[0m"]
    {
        assert!(moves.contains(word), "{word:?} in\n{moves}");
    }
    let fit = page(&["fit", "--role", "help-desk-technician"]);
    for word in ["\u{1b}[32m71%", "\u{1b}[33m39%", "\u{1b}[32m71 %\u{1b}[0m"] {
        assert!(fit.contains(word), "{word:?} in\n{fit}");
    }
}
