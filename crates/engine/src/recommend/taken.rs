//! What a list has taken so far, by product and by family.

use crate::snapshot::FastHash;
use std::collections::{HashMap, HashSet};

/// Lists up to this length are searched through.
const SHORT: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Taken {
    short: Vec<(u32, Option<u32>)>,
    products: HashSet<u32, FastHash>,
    families: HashMap<u32, u32, FastHash>,
}

impl Taken {
    pub fn clear(&mut self) {
        self.short.clear();
        self.products.clear();
        self.families.clear();
    }

    #[inline]
    pub fn has(&self, id: u32) -> bool {
        self.short.iter().any(|&(taken, _)| taken == id) || (self.is_long() && self.products.contains(&id))
    }

    #[inline]
    pub fn of_family(&self, family: u32) -> u32 {
        let short = self.short.iter().filter(|(_, taken)| *taken == Some(family)).count() as u32;
        let long = if self.is_long() { self.families.get(&family).copied().unwrap_or(0) } else { 0 };
        short + long
    }

    pub fn take(&mut self, id: u32, family: Option<u32>) {
        if !self.is_long() {
            self.short.push((id, family));
            return;
        }
        self.products.insert(id);
        if let Some(family) = family {
            *self.families.entry(family).or_default() += 1;
        }
    }

    fn is_long(&self) -> bool {
        self.short.len() >= SHORT
    }
}
