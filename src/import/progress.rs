//! A progress line on a terminal, rewritten in place and cleared at the end.

use std::io::Write;

/// Bytes read of the total.
pub(super) struct Progress {
    /// The terminal; `None` to show nothing.
    screen: Option<Box<dyn Write>>,
    total: u64,
    read: u64,
    /// The percentage on display.
    shown: Option<u64>,
}

impl Progress {
    pub(super) fn new(screen: Option<Box<dyn Write>>) -> Self {
        Self { screen, total: 0, read: 0, shown: None }
    }

    /// Adds to the total of bytes to read.
    pub(super) fn expect(&mut self, bytes: u64) {
        self.total += bytes;
    }

    /// Adds to the bytes read, and redraws the line when the percentage changes.
    pub(super) fn advance(&mut self, bytes: u64) {
        self.read += bytes;
        // Capped, since a file may grow while it is read.
        let percent = (self.read.saturating_mul(100) / self.total.max(1)).min(100);
        if self.shown != Some(percent) {
            self.shown = Some(percent);
            self.show(&format!("\rimporting {percent:>3} %"));
        }
    }

    /// Write errors are ignored: progress is not essential.
    fn show(&mut self, line: &str) {
        if let Some(screen) = &mut self.screen {
            let _ = screen.write_all(line.as_bytes()).and_then(|()| screen.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            self.show("\r               \r");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io;
    use std::rc::Rc;

    use super::*;

    #[derive(Clone, Default)]
    struct Screen(Rc<RefCell<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_is_rewritten_only_when_it_changes_and_cleared_at_the_end() {
        let screen = Screen::default();
        let mut progress = Progress::new(Some(Box::new(screen.clone())));
        progress.expect(1_000);
        for _ in 0..4 {
            progress.advance(5);
        }
        progress.advance(2_000);
        drop(progress);
        let shown = "\rimporting   0 %\rimporting   1 %\rimporting   2 %\rimporting 100 %\r               \r";
        assert_eq!(String::from_utf8_lossy(&screen.0.borrow()), shown);
    }

    #[test]
    fn nothing_is_told_when_nothing_is_read() {
        let screen = Screen::default();
        drop(Progress::new(Some(Box::new(screen.clone()))));
        assert!(screen.0.borrow().is_empty());
    }
}
