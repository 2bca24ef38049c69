//! The product lists, kept up: one layer of nearly all products, a small one of those edited since, and the last few
//! edited one by one.

use super::fold::{ALL, Fold};
use super::layer::Layer;
use crate::Snapshot;
use crate::snapshot::Cells;
use std::sync::Arc;
use tandem_model::Ordering;

/// Products edited last that are looked at one by one; more of them become part of the small layer.
const LOOSE: usize = if cfg!(test) { 2 } else { 96 };

/// The small layer grows up to this part of the large one, then all is built anew.
const PART: usize = if cfg!(test) { 2 } else { 8 };

#[derive(Debug, Clone, Default)]
pub(in crate::rule) struct Shelves {
    layers: [Arc<Layer>; 2],
    /// Edited or removed since the layers were built; sorted.
    loose: Arc<Vec<u32>>,
    /// Which of the layers tells the truth of a product; 2 for those that are loose.
    home: Cells<u8>,
    /// Products that a layer tells no truth of any more.
    stale: [u32; 2],
}

impl Shelves {
    pub fn build(snapshot: &Snapshot, fold: &Fold) -> Self {
        let all = Layer::build(snapshot, fold, snapshot.ids().collect());
        Self { layers: [Arc::new(all), Arc::default()], ..Self::default() }
    }

    pub(super) fn large(&self) -> &Layer {
        &self.layers[0]
    }

    pub(super) fn small(&self) -> &Layer {
        &self.layers[1]
    }

    pub fn loose(&self) -> &[u32] {
        &self.loose
    }

    /// Whether a layer tells the truth of a product that it holds.
    #[inline]
    pub fn is_home(&self, number: u8, id: u32) -> bool {
        self.stale[usize::from(number)] == 0 || self.home.get(id) == number
    }

    /// About how many products have a key.
    pub fn count(&self, key: u32) -> usize {
        self.layers.iter().map(|layer| layer.count(key)).sum()
    }

    /// Products among which are all that have a key; mostly by SKU.
    pub fn of_key(&self, key: u32) -> impl Iterator<Item = u32> {
        self.listed(move |layer| {
            let wide = layer.walk(key, Ordering::Sku);
            let narrow = if wide.is_none() { layer.entries(key) } else { &[] };
            wide.unwrap_or_default().iter().copied().chain(narrow.iter().map(|entry| entry.row))
        })
    }

    /// Products among which are all with a price from `least` to `most`, in no order.
    pub fn priced(&self, band: (i64, i64)) -> impl Iterator<Item = u32> {
        self.listed(move |layer| layer.band(ALL, &layer.price_ranks(band)).iter().map(|entry| entry.row))
    }

    /// About how many products have such a price.
    pub fn count_priced(&self, band: (i64, i64)) -> usize {
        self.layers.iter().map(|layer| layer.band(ALL, &layer.price_ranks(band)).len()).sum()
    }

    /// What the layers tell the truth of, and all that are loose.
    fn listed<'a, I: Iterator<Item = u32>>(&'a self, rows: impl Fn(&'a Layer) -> I) -> impl Iterator<Item = u32> {
        let of_layer = |number: u8| {
            let layer = &*self.layers[usize::from(number)];
            rows(layer).map(|row| layer.id(row)).filter(move |&id| self.is_home(number, id))
        };
        of_layer(0).chain(of_layer(1)).chain(self.loose.iter().copied())
    }

    /// Takes in that some products were put or removed.
    pub fn edited(&mut self, snapshot: &Snapshot, fold: &Fold, ids: &[u32]) {
        let loose = Arc::make_mut(&mut self.loose);
        loose.extend_from_slice(ids);
        loose.sort_unstable();
        loose.dedup();
        for &id in ids {
            let home = self.home.get(id);
            if home != 2 {
                self.stale[usize::from(home)] += 1;
                self.home.set(id, 2);
            }
        }
        if self.loose.len() > LOOSE {
            self.settle(snapshot, fold);
        }
    }

    fn settle(&mut self, snapshot: &Snapshot, fold: &Fold) {
        let [all, small] = &self.layers;
        if (self.loose.len() + small.len()) * PART > all.len() {
            *self = Self::build(snapshot, fold);
            return;
        }
        let still = small.ids().iter().copied().filter(|&id| self.home.get(id) == 1);
        let mut ids: Vec<u32> = still.chain(self.loose.iter().copied().filter(|&id| snapshot.exists(id))).collect();
        ids.sort_unstable_by(|&a, &b| snapshot.compare(a, b));
        ids.iter().for_each(|&id| self.home.set(id, 1));
        self.layers[1] = Arc::new(Layer::build(snapshot, fold, ids));
        self.stale[1] = 0;
        self.loose = Arc::default();
    }
}
