//! Candidates in the order of a rule, no more of them than are taken.

use super::layer::{Entry, LAST};
use std::ops::ControlFlow;

/// From the highest price down, those without one last; equal prices in the order of rows.
pub(super) fn dearest(entries: &[Entry], one: &mut impl FnMut(u32) -> ControlFlow<()>) -> ControlFlow<()> {
    let priced = entries.partition_point(|entry| entry.price != LAST);
    let mut end = priced;
    while let Some(last) = entries[..end].last() {
        let start = entries[..end].partition_point(|entry| entry.price < last.price);
        entries[start..end].iter().try_for_each(|entry| one(entry.row))?;
        end = start;
    }
    entries[priced..].iter().try_for_each(|entry| one(entry.row))
}

/// Sorts no more than is taken.
pub(super) fn offer_sorted(
    found: &mut [u64],
    mut step: usize,
    offer: &mut impl FnMut(u32) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (mut rest, mut last) = (found, None);
    while !rest.is_empty() {
        let at = step.min(rest.len());
        if at < rest.len() {
            rest.select_nth_unstable(at);
        }
        let (best, worse) = rest.split_at_mut(at);
        best.sort_unstable();
        for &key in best.iter() {
            if last != Some(key) {
                offer(key as u32)?;
            }
            last = Some(key);
        }
        rest = worse;
        step *= 2;
    }
    ControlFlow::Continue(())
}

/// Takes what is offered, and before it what stands apart and comes first.
pub(super) struct Taker<'t, A, C> {
    /// In order.
    pub apart: std::slice::Iter<'t, u32>,
    /// Whether one product comes before another.
    pub is_before: C,
    pub accept: A,
    pub left: usize,
    pub out: &'t mut Vec<u32>,
    pub last: Option<u32>,
}

impl<A: FnMut(u32) -> bool, C: Fn(u32, u32) -> bool> Taker<'_, A, C> {
    pub fn offer(&mut self, id: u32) -> ControlFlow<()> {
        while let Some(&other) = self.apart.as_slice().first().filter(|&&other| (self.is_before)(other, id)) {
            self.apart.next();
            self.take(other)?;
        }
        self.take(id)
    }

    pub fn offer_rest(&mut self) {
        while let Some(&id) = self.apart.next() {
            if self.take(id).is_break() {
                return;
            }
        }
    }

    fn take(&mut self, id: u32) -> ControlFlow<()> {
        if self.left == 0 {
            return ControlFlow::Break(());
        }
        if self.last.replace(id) != Some(id) && (self.accept)(id) {
            self.out.push(id);
            self.left -= 1;
        }
        if self.left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
