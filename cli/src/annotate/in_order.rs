//! Owns doing one thing to many, by several threads, and handing out what comes of it in the order they came in. What is
//! done, and to what, is left to whoever asks.
//!
//! `1, 2, 3` → squared by two threads → `1, 4, 9`
//!
//! A result waits for those before it, and only so many wait: memory does not grow with how much there is. rayon has the
//! threads, but no such order without reading all, or a batch, before the first is written (docs/decisions/0023).

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope};

/// As much as the first thread of a program has; the default for others is a quarter of it.
const STACK: usize = 8 << 20; // bytes

/// Does `work` to all `items` in `jobs` threads, besides one that reads them, and gives each result to `write`, in order.
/// `None` is given to `write` when the next result is not ready: whatever it holds back can be passed on.
///
/// # Errors
/// The first one of `write`; nothing more is read then. And when there can be no threads.
pub(super) fn in_order<T: Send, R: Send>(
    jobs: NonZeroUsize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut write: impl FnMut(Option<R>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // Twice as many as are worked on: while one takes long, the other threads have something to do.
    let (queue, turns) = sync_channel(2 * jobs.get());
    let (hand_out, handed_out) = sync_channel(jobs.get());
    let handed_out = Mutex::new(handed_out);
    thread::scope(|scope| {
        // Moved in, so that it ends with an error, and reading with it.
        let turns: Receiver<Receiver<R>> = turns;
        for _ in 0..jobs.get() {
            start(scope, || work_through(&handed_out, &work))?;
        }
        start(scope, move || {
            for item in items {
                let (answer, turn) = sync_channel(1);
                if queue.send(turn).is_err() || hand_out.send((item, answer)).is_err() {
                    break;
                }
            }
        })?;
        while let Some(turn) = next(&turns, &mut write)? {
            // Without a result its thread has panicked, which the scope passes on.
            if let Some(result) = next(&turn, &mut write)? {
                write(Some(result))?;
            }
        }
        Ok(())
    })
}

fn start<'scope, 'env>(
    scope: &'scope Scope<'scope, 'env>,
    work: impl FnOnce() + Send + 'scope,
) -> io::Result<()> {
    thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map(|_| ())
}

fn work_through<T, R>(handed_out: &Mutex<Receiver<(T, SyncSender<R>)>>, work: impl Fn(T) -> R) {
    loop {
        let next = handed_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((item, answer)) = next else { break };
        // Nobody waits for it when `write` has failed.
        let _ = answer.send(work(item));
    }
}

/// What comes next; none at the end. `write` is told when it has to be waited for.
fn next<V, R>(
    from: &Receiver<V>,
    write: &mut impl FnMut(Option<R>) -> anyhow::Result<()>,
) -> anyhow::Result<Option<V>> {
    match from.try_recv() {
        Ok(value) => Ok(Some(value)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            write(None)?;
            Ok(from.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use anyhow::anyhow;
    use proptest::prelude::*;

    use super::*;

    fn jobs(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn results_come_in_order_however_long_each_takes(
            items in prop::collection::vec(0_u64..300, 0..40),
            number in 1_usize..6,
        ) {
            let mut written = Vec::new();
            let work = |micros| {
                thread::sleep(Duration::from_micros(micros));
                micros
            };
            in_order(jobs(number), items.iter().copied(), work, |result| {
                written.extend(result);
                Ok(())
            })
            .unwrap();
            prop_assert_eq!(written, items);
        }
    }

    #[test]
    fn only_so_many_are_read_ahead_of_what_is_written() {
        let (read, mut written, mut most) = (AtomicUsize::new(0), 0, 0);
        let items = (0..500).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        in_order(
            jobs(3),
            items,
            |item| item,
            |result: Option<i32>| {
                written += usize::from(result.is_some());
                most = most.max(read.load(Ordering::SeqCst) - written.min(read.load(Ordering::SeqCst)));
                thread::sleep(Duration::from_micros(50));
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(written, 500);
        // Those that wait, the one being put there, and the one being written.
        assert!(most <= 2 * 3 + 2, "{most}");
    }

    #[test]
    fn an_error_of_writing_ends_the_reading() {
        let read = AtomicUsize::new(0);
        let items = (0..).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        let failed = in_order(
            jobs(2),
            items,
            |item: u64| item,
            |result| match result {
                Some(9) => Err(anyhow!("full")),
                _ => Ok(()),
            },
        );
        assert_eq!(failed.unwrap_err().to_string(), "full");
        assert!(read.load(Ordering::SeqCst) < 100);
    }

    #[test]
    fn whoever_writes_is_told_before_it_waits() {
        let mut told = Vec::new();
        let items = (0..3).inspect(|_| thread::sleep(Duration::from_millis(5)));
        in_order(
            jobs(1),
            items,
            |item| item,
            |result| {
                told.push(result);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(told.iter().flatten().copied().collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(told[0], None);
    }
}
