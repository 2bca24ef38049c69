//! Work that falls into parts, done on as many threads as there are cores. What comes of it does not depend on them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What work makes of each item, in the order of the items. The first ones are begun first.
pub(crate) fn each<T: Sync, R: Send + Sync>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((item, place)) = items.get(at).zip(done.get(at)) else { return };
            place.get_or_init(|| work(item));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    thread::scope(|scope| {
        (1..threads).for_each(|_| _ = scope.spawn(run));
        run();
    });
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_what_was_asked() {
        let items: Vec<u64> = (0..500).collect();
        assert_eq!(each(&items, |&item| item * item), items.iter().map(|item| item * item).collect::<Vec<u64>>());
        assert!(each(&[], |_: &u64| 0).is_empty());
    }
}
