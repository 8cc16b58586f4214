//! The threads for work in parallel: as many as there are processors, or as the process may start, if that is none then the
//! thread that asks.

use std::env;
use std::io;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, Once, PoisonError, mpsc};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts the threads, unless they are started. Everything that works in parallel calls this first: left to itself, rayon aborts
/// the process where it may start no thread.
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let (give, take) = mpsc::channel();
        let started = start_up_to(wanted(), take);
        let builder = ThreadPoolBuilder::new().num_threads(started.max(1));
        // Fails only if somebody else has set up the threads before, which serves as well.
        let _ = if started == 0 {
            builder.use_current_thread().build_global()
        } else {
            builder.spawn_handler(|worker| give.send(worker).map_err(|_| io::ErrorKind::BrokenPipe.into())).build_global()
        };
    });
}

/// How many threads there should be: `RAYON_NUM_THREADS`, or one for each processor.
fn wanted() -> usize {
    let stated = env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
    stated.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get))
}

/// Starts threads that wait to become workers; returns how many could be started.
fn start_up_to(most: usize, workers: mpsc::Receiver<ThreadBuilder>) -> usize {
    let workers = Arc::new(Mutex::new(workers));
    let start_one = |_| {
        let workers = Arc::clone(&workers);
        let work = move || {
            let worker = workers.lock().unwrap_or_else(PoisonError::into_inner).recv();
            if let Ok(worker) = worker {
                worker.run();
            }
        };
        thread::Builder::new().spawn(work).ok()
    };
    (0..most).map_while(start_one).count()
}
