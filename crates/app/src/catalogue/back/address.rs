//! How a shop names products: by SKU, or by what earlier imports kept of its own names.

use crate::catalogue::index::Meant;
use std::collections::HashMap;
use tandem_engine::Snapshot;
use tandem_intake::catalogue::{group_attribute, names_groups};
use tandem_model::{CatalogueFormat, LinkLevel, Sku};

/// Why a shop cannot be told of a link.
pub(super) const NO_NAME: &str = "links of products that the shop's own name was not kept of";

/// A name that the shop knows, and the products that it stands for.
pub(super) type Named = (String, Meant);

pub(super) struct Addresses<'s> {
    snapshot: &'s Snapshot,
    format: CatalogueFormat,
    groups: HashMap<String, Meant>,
}

impl<'s> Addresses<'s> {
    /// Cost: linear in the products.
    pub(super) fn of(snapshot: &'s Snapshot, format: CatalogueFormat) -> Self {
        let mut addresses = Self { snapshot, format, groups: HashMap::new() };
        for id in snapshot.ids() {
            if let Some(key) = addresses.kept(id, group_attribute(format)) {
                addresses.groups.entry(key.to_owned()).or_default().insert(Sku::new(snapshot.sku(id)));
            }
        }
        addresses
    }

    pub(super) fn format(&self) -> CatalogueFormat {
        self.format
    }

    pub(super) fn kept(&self, id: u32, attribute: &str) -> Option<&'s str> {
        self.snapshot.attributes(id).find(|(name, _)| *name == attribute).map(|(_, value)| value)
    }

    /// The names of an end; those of its variants where the shop knows none for a family.
    pub(super) fn names(&self, end: &Sku, level: LinkLevel) -> Result<Vec<Named>, &'static str> {
        match level {
            LinkLevel::Product => self.product(end).map(|named| vec![named]),
            LinkLevel::Family => {
                let members: Vec<Sku> = self
                    .snapshot
                    .family_members(end.as_str())
                    .into_iter()
                    .map(|id| Sku::new(self.snapshot.sku(id)))
                    .collect();
                match self.family(&members) {
                    Some(named) => Ok(vec![named]),
                    None => members.iter().map(|sku| self.product(sku)).collect(),
                }
            }
        }
    }

    fn product(&self, sku: &Sku) -> Result<Named, &'static str> {
        if !names_groups(self.format) {
            return Ok((sku.to_string(), [sku.clone()].into()));
        }
        let key = self.snapshot.id(sku.as_str()).and_then(|id| self.kept(id, group_attribute(self.format)));
        let key = key.ok_or(NO_NAME)?;
        Ok((key.to_owned(), self.groups.get(key).cloned().unwrap_or_default()))
    }

    /// The one name that the shop has for all variants of a family, and for nothing else. The parent of a single variant
    /// is not asked for: it would come back as that variant.
    fn family(&self, members: &[Sku]) -> Option<Named> {
        if self.format == CatalogueFormat::Akeneo || self.format == CatalogueFormat::Google {
            return None;
        }
        let first = self.snapshot.id(members.first()?.as_str())?;
        let key = self.kept(first, group_attribute(self.format))?;
        let group = self.groups.get(key)?;
        let is_product = !names_groups(self.format) && self.snapshot.id(key).is_some();
        let whole = !is_product && group.len() == members.len() && members.iter().all(|sku| group.contains(sku));
        whole.then(|| (key.to_owned(), group.clone()))
    }
}
