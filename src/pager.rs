//! Paging of output that is longer than the terminal.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use terminal_size::{Height, Width, terminal_size};
use unicode_width::UnicodeWidthStr;

use crate::base_dir::expand_home;
use crate::view::Rendered;

/// Pipes output that is longer than the terminal to a pager, and returns whether it did so. Returns `false` if the pager cannot
/// be started or fails, so that the answer is not lost; a broken pipe, from a pager that exits early, is not an error.
pub(crate) fn show(answer: &Rendered, pager: &str) -> bool {
    let Some((Width(columns), Height(lines))) = terminal_size() else { return false };
    if !is_longer(&answer.bytes, columns.into(), lines.into()) {
        return false;
    }
    let Some(mut pager) = command(pager, answer) else { return false };
    // The terminal sends SIGINT to the whole foreground process group. The pager may handle it, for example to stop a search;
    // this process must ignore it and wait for the pager.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default());
    match pager.stdin(Stdio::piped()).spawn() {
        Ok(child) => feed(child, &answer.bytes),
        Err(_) => false,
    }
}

/// Feeds a pager; returns whether it did not fail. One that was ended by a signal was ended by the user.
fn feed(mut child: Child, answer: &[u8]) -> bool {
    if let Some(mut pipe) = child.stdin.take() {
        // The only expected error is a broken pipe.
        let _ = pipe.write_all(answer);
    }
    child.wait().is_ok_and(|status| status.code().is_none_or(|code| code == 0))
}

/// Parses the pager's command line by the quoting rules of a shell, without running one. `None` for an empty command, `cat` or
/// an unterminated quote.
fn command(pager: &str, answer: &Rendered) -> Option<Command> {
    let mut words = shlex::split(pager)?.into_iter();
    let program = words.next().filter(|program| program != "cat")?;
    let mut command = Command::new(expand_home(Path::new(&program), |name| env::var_os(name)));
    command.args(words);
    if let Some(options) = less_options(env::var_os("LESS"), &answer.bytes) {
        command.env("LESS", options);
    }
    if answer.header > 0 && env::var_os(LESS_KEYS).is_none() {
        command.env(LESS_KEYS, keep_header(answer.header));
    }
    if env::var_os("LV").is_none() {
        command.env("LV", "-c");
    }
    Some(command)
}

/// The variable whose value `less` reads as it does a file of keys, from version 661 on.
const LESS_KEYS: &str = "LESSKEY_CONTENT";

/// Tells `less` to keep the first lines on the screen. An older `less`, which would stop at an unknown option, ignores it; earlier
/// than 668, `--header` had faults. The options of `LESS` follow, so that a user's own hold.
fn keep_header(lines: usize) -> String {
    format!("#env;#version >= 668 LESS = --header={lines} ${{LESS}}")
}

/// The value of `LESS` to set; `None` to leave a user's own as it is. Without one: quit if all fits on one screen (F), pass
/// colours (R), do not clear the screen (X). A user's own options hold, but an answer in colour needs R, lest its escape
/// sequences be shown as text; it goes first, since a prompt among the options may reach to their end.
fn less_options(own: Option<OsString>, answer: &[u8]) -> Option<OsString> {
    let Some(own) = own else { return Some("FRX".into()) };
    answer.contains(&b'\x1b').then(|| {
        let mut options = OsString::from("-R ");
        options.push(own);
        options
    })
}

/// Whether the output does not fit on the terminal, with one line left for the prompt.
fn is_longer(answer: &[u8], columns: usize, lines: usize) -> bool {
    let text = String::from_utf8_lossy(answer);
    let rows = text.lines().map(|line| shown_width(line).div_ceil(columns.max(1)).max(1));
    rows.scan(0, |total, rows| {
        *total += rows;
        Some(*total)
    })
    .any(|total| total >= lines)
}

/// The width of a line without its colours.
fn shown_width(line: &str) -> usize {
    let mut parts = line.split('\x1b');
    let first = parts.next().map_or(0, UnicodeWidthStr::width);
    first + parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text).width()).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::{is_longer, keep_header, less_options};

    #[test]
    fn lines_that_wrap_count_as_several() {
        assert!(!is_longer(b"a\nb\n", 10, 3));
        assert!(is_longer(b"a\nb\nc\n", 10, 3));
        assert!(is_longer(b"0123456789a\nb\n", 10, 3));
        assert!(!is_longer(b"", 0, 1));
        assert!(!is_longer(b"\x1b[1;32m0123456789\x1b[0m\nb\n", 10, 3));
    }

    #[test]
    fn the_header_stays_where_less_can_keep_it() {
        assert_eq!(keep_header(3), "#env;#version >= 668 LESS = --header=3 ${LESS}");
    }

    #[test]
    fn less_is_told_to_pass_colours_and_nothing_else() {
        assert_eq!(less_options(None, b"plain"), Some("FRX".into()));
        assert_eq!(less_options(Some("-j10".into()), b"\x1b[1mbold"), Some("-R -j10".into()));
        assert_eq!(less_options(Some("-j10".into()), b"plain"), None);
    }
}
