//! Blocks as numbers: which products are never shown, by one trigger or by any.

use tandem_model::{Block, Sku};

#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks {
    /// Ascending.
    everywhere: Vec<u32>,
    /// Trigger and product, ascending.
    by_trigger: Vec<(u32, u32)>,
}

impl Blocks {
    /// `id` gives every SKU a number, whether or not the product exists.
    pub fn of(blocks: &[Block], mut id: impl FnMut(&Sku) -> u32) -> Self {
        let mut compiled = Self::default();
        for block in blocks {
            let product = id(&block.sku);
            match &block.trigger {
                None => compiled.everywhere.push(product),
                Some(trigger) => compiled.by_trigger.push((id(trigger), product)),
            }
        }
        compiled.everywhere.sort_unstable();
        compiled.by_trigger.sort_unstable();
        compiled
    }

    pub fn is_empty(&self) -> bool {
        self.everywhere.is_empty() && self.by_trigger.is_empty()
    }

    pub fn everywhere(&self, id: u32) -> bool {
        self.everywhere.binary_search(&id).is_ok()
    }

    /// Whether this trigger in particular never shows the product.
    pub fn by(&self, trigger: u32, id: u32) -> bool {
        self.by_trigger.binary_search(&(trigger, id)).is_ok()
    }

    /// By its own number, as part of an edit; equal blocks are held once.
    pub fn put(&mut self, trigger: Option<u32>, id: u32) {
        match trigger {
            None => put(&mut self.everywhere, id),
            Some(trigger) => put(&mut self.by_trigger, (trigger, id)),
        }
    }

    pub fn remove(&mut self, trigger: Option<u32>, id: u32) {
        match trigger {
            None => self.everywhere.retain(|&held| held != id),
            Some(trigger) => self.by_trigger.retain(|&held| held != (trigger, id)),
        }
    }
}

fn put<T: Ord>(held: &mut Vec<T>, new: T) {
    if let Err(at) = held.binary_search(&new) {
        held.insert(at, new);
    }
}
