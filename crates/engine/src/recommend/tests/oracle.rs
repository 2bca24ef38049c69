//! The same answer, worked out the plain way from the nouns.

use std::collections::BTreeMap;
use tandem_model::{Link, LinkKey, LinkLevel, Product, ProductStatus, RecommendRequest, RelationshipType, Sku};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// Turned over, so that the smallest is the best.
    pub below_full: u32,
    pub sku: Sku,
    pub place: usize,
    pub level: LinkLevel,
    pub kind: String,
}

pub struct Oracle {
    products: BTreeMap<Sku, Product>,
    links: BTreeMap<LinkKey, Link>,
    types: Vec<RelationshipType>,
}

impl Oracle {
    pub fn new(products: &[Product], links: &[Link], types: Vec<RelationshipType>) -> Self {
        let products = products.iter().map(|product| (product.sku.clone(), product.clone())).collect();
        let links = links.iter().map(|link| (link.key(), link.clone())).collect();
        Self { products, links, types }
    }

    pub fn answer(&self, request: &RecommendRequest, per_family: u32) -> Vec<Shown> {
        let triggers = match &request.trigger {
            Some(trigger) => vec![trigger.clone()],
            None => request.cart.clone(),
        };
        let mut reached = self.reached(&triggers, &request.types);
        reached.sort();
        let mut list: Vec<Shown> = Vec::new();
        for next in reached {
            let family = &self.products[&next.sku].family;
            let of_family = list.iter().filter(|shown| &self.products[&shown.sku].family == family).count() as u32;
            let full = per_family > 0 && family.is_some() && of_family >= per_family;
            let away = triggers.contains(&next.sku) || request.cart.contains(&next.sku);
            if !full && !away && !list.iter().any(|shown| shown.sku == next.sku) {
                list.push(next);
            }
        }
        list.truncate(request.limit.unwrap_or(10) as usize);
        list
    }

    fn reached(&self, triggers: &[Sku], types: &[String]) -> Vec<Shown> {
        let mut reached = Vec::new();
        for (place, trigger) in triggers.iter().enumerate() {
            for link in self.links.values().filter(|link| types.is_empty() || types.contains(&link.kind)) {
                let ways = [(&link.from, &link.to), (&link.to, &link.from)];
                for (from, to) in ways.into_iter().take(1 + usize::from(link.two_way)) {
                    for product in self.products.values().filter(|product| may_be_shown(product)) {
                        let score = self.score(link);
                        if score > 0 && self.is_end(trigger, from, link) && self.is_end(&product.sku, to, link) {
                            let (sku, kind) = (product.sku.clone(), link.kind.clone());
                            reached.push(Shown { below_full: 10_000 - score, sku, place, level: link.level, kind });
                        }
                    }
                }
            }
        }
        reached
    }

    fn is_end(&self, sku: &Sku, end: &Sku, link: &Link) -> bool {
        match link.level {
            LinkLevel::Product => sku == end,
            LinkLevel::Family => self.products[sku].family.as_deref() == Some(end.as_str()),
        }
    }

    fn score(&self, link: &Link) -> u32 {
        let kind = self.types.iter().find(|kind| kind.code == link.kind).unwrap();
        u32::from(kind.weight) * u32::from(link.weight.unwrap_or(100))
    }
}

/// On 10 January 2026.
fn may_be_shown(product: &Product) -> bool {
    let day = "2026-01-10".parse().unwrap();
    product.status == ProductStatus::Active
        && product.launch.is_none_or(|launch| launch <= day)
        && product.end.is_none_or(|end| end >= day)
        && (product.back_order || product.stock.is_none_or(|stock| stock > 0))
}
