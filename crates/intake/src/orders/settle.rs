//! What of the orders read is news: compared with what is stored of the same channel and account.

use super::digest::digest;
use super::item::Items;
use super::merge::{Fit, Sense, fit, merge};
use tandem_model::{Order, OrderKind, OrderScope};

/// Orders held back until it is decided whether the file repeats or continues; then that is decided from these.
const HELD_BACK: usize = 10_000;

/// An order that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub id: i64,
    pub digest: i64,
}

/// What is stored of one channel and account.
pub trait History {
    type Error;

    fn find(&self, kind: OrderKind, external_id: &str) -> Option<Known>;

    /// Whether a file said just this of the order before.
    fn was_said(&self, id: i64, digest: i64) -> bool;

    /// The orders of these ids, in their order.
    fn load(&mut self, ids: &[i64]) -> Result<Vec<Order>, Self::Error>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    New {
        order: Order,
        digest: i64,
    },
    Unchanged {
        id: i64,
    },
    /// The order as it is now; `said` is the digest of what the file said of it.
    Changed {
        id: i64,
        order: Order,
        digest: i64,
        said: i64,
    },
}

/// Settles orders in batches. `T` travels with each.
pub struct Settler<T> {
    scope: OrderScope,
    fit: Fit,
    sense: Option<Sense>,
    held_back: Vec<(T, Known, Order, Order)>,
}

impl<T> Settler<T> {
    pub fn new(scope: OrderScope) -> Self {
        let sense = (scope != OrderScope::Auto).then(|| Fit::default().sense(scope));
        Self { scope, fit: Fit::default(), sense, held_back: Vec::new() }
    }

    /// Settles what can be settled; the rest comes with a later batch or at the end.
    pub fn settle<H: History>(
        &mut self,
        history: &mut H,
        items: &Items,
        batch: Vec<(T, Order)>,
        to: &mut Vec<(T, Settled)>,
    ) -> Result<(), H::Error> {
        let mut differing: Vec<(T, Known, Order)> = Vec::new();
        for (with, order) in batch {
            let said = digest(&order);
            match history.find(order.kind, &order.external_id) {
                None => to.push((with, Settled::New { order, digest: said })),
                Some(known) if known.digest == said || history.was_said(known.id, said) => {
                    to.push((with, Settled::Unchanged { id: known.id }));
                }
                Some(known) => differing.push((with, known, order)),
            }
        }
        if differing.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = differing.iter().map(|(_, known, _)| known.id).collect();
        let stored = history.load(&ids)?;
        for ((with, known, part), stored) in differing.into_iter().zip(stored) {
            self.compare(items, with, known, stored, part, to);
        }
        if self.held_back.len() > HELD_BACK {
            self.finish(items, to);
        }
        Ok(())
    }

    fn compare(
        &mut self,
        items: &Items,
        with: T,
        known: Known,
        stored: Order,
        part: Order,
        to: &mut Vec<(T, Settled)>,
    ) {
        let fit = fit(&stored, &part);
        self.fit.add(fit);
        // Where nothing differs, repeating and continuing come to the same.
        let sense = match self.sense {
            None if fit.differing == 0 && fit.added > 0 && fit.matched == 0 => Some(Sense::Continues),
            None if fit.differing == 0 => Some(Sense::Repeats),
            sense => sense,
        };
        match sense {
            Some(sense) => to.push((with, settled(items, known, &stored, part, sense))),
            None => self.held_back.push((with, known, stored, part)),
        }
    }

    /// Decides what was held back.
    pub fn finish(&mut self, items: &Items, to: &mut Vec<(T, Settled)>) {
        let sense = *self.sense.get_or_insert(self.fit.sense(self.scope));
        for (with, known, stored, part) in self.held_back.drain(..) {
            to.push((with, settled(items, known, &stored, part, sense)));
        }
    }
}

fn settled(items: &Items, known: Known, stored: &Order, part: Order, sense: Sense) -> Settled {
    let said = digest(&part);
    let order = merge(stored, part, sense, items);
    let digest = digest(&order);
    match digest == known.digest {
        true => Settled::Unchanged { id: known.id },
        false => Settled::Changed { id: known.id, order, digest, said },
    }
}
