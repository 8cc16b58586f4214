//! Answers longer than the screen go through the reader's pager.

use std::env;
use std::io::Write;
use std::process::{Child, Command, Stdio};

use terminal_size::{Height, Width, terminal_size};
use unicode_width::UnicodeWidthStr;

/// Shows an answer in the pager of that command line when it is longer than the terminal; says whether it did. A pager that
/// cannot be started is none, and one that is left early has shown enough.
pub(crate) fn show(answer: &[u8], pager: &str) -> bool {
    let Some((Width(columns), Height(lines))) = terminal_size() else { return false };
    if !is_longer(answer, columns.into(), lines.into()) {
        return false;
    }
    let Some(mut pager) = command(pager) else { return false };
    // The terminal sends an interrupt to everybody in front of it. It is the pager's, which may use it to stop a search;
    // whoever started the pager must still be there when it ends.
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
        // The only error is that nobody reads on.
        let _ = pipe.write_all(answer);
    }
    let _ = child.wait();
}

/// The pager, split into words as a shell would, quotes included, but never run by one. Empty, `cat` or a quote without its
/// end means none, and so does a terminal that cannot move its cursor.
fn command(pager: &str) -> Option<Command> {
    if env::var_os("TERM").is_none_or(|term| term == "dumb") {
        return None;
    }
    let mut words = shlex::split(pager)?.into_iter();
    let program = words.next().filter(|program| program != "cat")?;
    let mut command = Command::new(program);
    command.args(words);
    if env::var_os("LESS").is_none() {
        // Pagers named without options: leave when all fits, keep colours, keep the screen.
        command.env("LESS", "FRX");
    }
    Some(command)
}

/// Whether an answer takes more lines than there are, one of them the prompt's.
fn is_longer(answer: &[u8], columns: usize, lines: usize) -> bool {
    let text = String::from_utf8_lossy(answer);
    // Colour codes count as text here, which at worst starts a pager that finds everything fits.
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
