//! What is to be done before a signal ends the process.

use std::fs;
use std::sync::{Arc, Once};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// A file that grows beyond the limit of the process (`ulimit -f`); the number is the same on every Unix that has it.
const SIGXFSZ: i32 = 25;

/// From now on, calls a function before a signal ends the process; only that of the first call. Signals that the process was
/// started to ignore (`nohup`) stay ignored. Where no thread can be started, the function is not called.
pub(super) fn before_signals_end_it(last: fn()) {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        // Writing beyond the limit then fails like any other write.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
        let ignored = ignored_signals();
        let is_heeded = |signal: &i32| ignored & (1 << (signal - 1)) == 0;
        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU].iter().filter(|signal| is_heeded(signal)))
        else {
            return;
        };
        let handle = signals.handle();
        let waiting = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                last();
                let _ = emulate_default_handler(signal);
            }
        });
        if waiting.is_err() {
            handle.close();
        }
    });
}

/// The set of ignored signals as a bit mask. Only Linux tells; elsewhere none counts as ignored.
fn ignored_signals() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}
