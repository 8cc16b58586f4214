//! Paging of output that is longer than the terminal.

use std::env;
use std::io::Write;
use std::process::{Child, Command, Stdio};

use terminal_size::{Height, Width, terminal_size};
use unicode_width::UnicodeWidthStr;

/// Pipes output that is longer than the terminal to a pager, and returns whether it did so. Returns `false` if the pager cannot
/// be started; a broken pipe, from a pager that exits early, is not an error.
pub(crate) fn show(answer: &[u8], pager: &str) -> bool {
    let Some((Width(columns), Height(lines))) = terminal_size() else { return false };
    if !is_longer(answer, columns.into(), lines.into()) {
        return false;
    }
    let Some(mut pager) = command(pager) else { return false };
    // The terminal sends SIGINT to the whole foreground process group. The pager may handle it, for example to stop a search;
    // this process must ignore it and wait for the pager.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default());
    match pager.stdin(Stdio::piped()).spawn() {
        Ok(child) => {
            feed(child, answer);
            true
        }
        Err(_) => false,
    }
}

fn feed(mut child: Child, answer: &[u8]) {
    if let Some(mut pipe) = child.stdin.take() {
        // The only expected error is a broken pipe.
        let _ = pipe.write_all(answer);
    }
    let _ = child.wait();
}

/// Parses the pager's command line by the quoting rules of a shell, without running one. `None` for an empty command, `cat`,
/// an unterminated quote, or a dumb terminal.
fn command(pager: &str) -> Option<Command> {
    if env::var_os("TERM").is_none_or(|term| term == "dumb") {
        return None;
    }
    let mut words = shlex::split(pager)?.into_iter();
    let program = words.next().filter(|program| program != "cat")?;
    let mut command = Command::new(program);
    command.args(words);
    if env::var_os("LESS").is_none() {
        // Default options of `less`: quit if all fits on one screen (F), pass colours (R), do not clear the screen (X).
        command.env("LESS", "FRX");
    }
    Some(command)
}

/// Whether the output does not fit on the terminal, with one line left for the prompt.
fn is_longer(answer: &[u8], columns: usize, lines: usize) -> bool {
    let text = String::from_utf8_lossy(answer);
    // Escape sequences count as text here; at worst, a pager starts that quits at once because everything fits.
    let rows = text.lines().map(|line| line.width().div_ceil(columns.max(1)).max(1));
    rows.scan(0, |total, rows| {
        *total += rows;
        Some(*total)
    })
    .any(|total| total >= lines)
}

#[cfg(test)]
mod tests {
    use super::is_longer;

    #[test]
    fn lines_that_wrap_count_as_several() {
        assert!(!is_longer(b"a\nb\n", 10, 3));
        assert!(is_longer(b"a\nb\nc\n", 10, 3));
        assert!(is_longer(b"0123456789a\nb\n", 10, 3));
        assert!(!is_longer(b"", 0, 1));
    }
}
