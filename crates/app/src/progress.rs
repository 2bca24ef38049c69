//! How long work tells how far it is, and hears that it should stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tandem_model::Fault;

/// Told at most ten times a second.
const PAUSE: Duration = Duration::from_millis(100);

type Tell = dyn Fn(u64, Option<u64>) + Send + Sync;

/// Clones are the same progress.
#[derive(Clone)]
pub struct Progress {
    inner: Arc<Inner>,
}

struct Inner {
    tell: Box<Tell>,
    cancelled: AtomicBool,
    told: Mutex<Option<Instant>>,
}

impl Progress {
    /// `tell` is given what is done and how much there is, where that is known.
    pub fn new(tell: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        let inner = Inner { tell: Box::new(tell), cancelled: AtomicBool::new(false), told: Mutex::new(None) };
        Self { inner: Arc::new(inner) }
    }

    pub fn silent() -> Self {
        Self::new(|_, _| {})
    }

    /// The work stops soon and leaves nothing behind.
    pub fn cancel(&self) {
        self.inner.cancelled.store(true, Ordering::Relaxed);
    }

    /// The fault `cancelled` when the work should stop.
    pub(crate) fn go_on(&self) -> Result<(), Fault> {
        if self.inner.cancelled.load(Ordering::Relaxed) { Err(cancelled()) } else { Ok(()) }
    }

    /// Tells where the work is, unless it was just told; the fault `cancelled` when it should stop.
    pub(crate) fn at(&self, done: u64, total: Option<u64>) -> Result<(), Fault> {
        self.go_on()?;
        let mut told = self.inner.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|told| told.elapsed() >= PAUSE) {
            *told = Some(Instant::now());
            (self.inner.tell)(done, total);
        }
        Ok(())
    }
}

pub(crate) const CANCELLED: &str = "cancelled";

fn cancelled() -> Fault {
    Fault::new(CANCELLED, "the work was cancelled, nothing was stored")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU32;

    #[test]
    fn a_thousand_steps_are_told_a_few_times() {
        let told = Arc::new(AtomicU32::new(0));
        let count = told.clone();
        let progress = Progress::new(move |_, _| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        for step in 0..1000 {
            progress.at(step, Some(1000)).unwrap();
        }
        assert!(told.load(Ordering::Relaxed) < 5);
    }

    #[test]
    fn cancelling_is_heard_at_the_next_step() {
        let progress = Progress::silent();
        progress.clone().cancel();
        assert_eq!(progress.at(1, None).unwrap_err().code, CANCELLED);
    }
}
