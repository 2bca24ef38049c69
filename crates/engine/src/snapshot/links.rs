//! Reading links: as the nouns they were stored as, or as arrows between ids.

use super::net::Net;
use super::{Arrow, Intern, Snapshot, Words};
use tandem_model::{Link, LinkKey, LinkLevel, Sku};

impl Snapshot {
    /// A two-way link is found from either end and told as stored.
    pub fn link(&self, key: &LinkKey) -> Option<Link> {
        let (net, ends) = self.level(key.level);
        let from = ends.find(key.from.as_str())?;
        let to = ends.find(key.to.as_str())?;
        let arrow = net.find((from, to, self.kinds.number(&key.kind)?))?;
        Some(self.whole(key.level, from, arrow))
    }

    /// All links, sorted by from, to, type and level.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::with_capacity(self.counts.links as usize);
        for level in [LinkLevel::Product, LinkLevel::Family] {
            let stored = self.stored(level);
            links.extend(stored.map(|(from, arrow)| self.whole(level, from, arrow)));
        }
        in_order(links)
    }

    /// The links that a product triggers, and the links that show it; its family's are among both, and a two-way link
    /// is in both lists. A missing product has links too.
    pub fn links_touching(&self, sku: &str) -> (Vec<Link>, Vec<Link>) {
        let (mut shows, mut shown_by) = (Vec::new(), Vec::new());
        let product = self.skus.find(sku);
        let family = product.and_then(|id| self.family_of(id));
        for (level, id) in [(LinkLevel::Product, product), (LinkLevel::Family, family)] {
            let (Some(id), (net, _)) = (id, self.level(level)) else { continue };
            shows.extend(net.arrows(id).iter().map(|&arrow| self.whole(level, id, arrow)));
            shown_by.extend(net.arrows_to(id).map(|(from, arrow)| self.whole(level, from, arrow)));
        }
        (in_order(shows), in_order(shown_by))
    }

    /// How many links a product triggers, its family's included.
    pub fn shows(&self, id: u32) -> u32 {
        let family = self.family_of(id).map_or(0, |family| self.family_net.arrows(family).len());
        (self.product_net.arrows(id).len() + family) as u32
    }

    /// How many links show a product, its family's included.
    pub fn shown_by(&self, id: u32) -> u32 {
        self.product_net.shown_by(id) + self.family_of(id).map_or(0, |family| self.family_net.shown_by(family))
    }

    /// Product-level links that a product triggers, sorted by target and type; two-way ones at both ends.
    pub fn arrows(&self, id: u32) -> &[Arrow] {
        self.product_net.arrows(id)
    }

    /// Product-level links that show a product: each trigger with the arrow that stands there.
    pub fn arrows_to(&self, id: u32) -> impl Iterator<Item = (u32, Arrow)> {
        self.product_net.arrows_to(id)
    }

    /// The links that a product's family triggers; the targets are families.
    pub fn family_arrows(&self, id: u32) -> &[Arrow] {
        self.family_of(id).map_or(&[], |family| self.family_net.arrows(family))
    }

    /// The links that show a product's family; the triggers are families.
    pub fn family_arrows_to(&self, id: u32) -> impl Iterator<Item = (u32, Arrow)> {
        self.family_of(id).into_iter().flat_map(|family| self.family_net.arrows_to(family))
    }

    /// The products of the family that a family-level arrow points to, in SKU order.
    pub fn variants(&self, family: u32) -> &[u32] {
        self.members.row(family)
    }

    pub fn family_name(&self, family: u32) -> &str {
        self.words.families.text(family)
    }

    /// Every link once, in no order that means anything: the id it was stored from, and its arrow.
    pub fn stored(&self, level: LinkLevel) -> impl Iterator<Item = (u32, Arrow)> + Clone {
        let (net, ends) = self.level(level);
        let arrows = (0..ends.len()).flat_map(|from| net.arrows(from).iter().map(move |&arrow| (from, arrow)));
        arrows.filter(|(_, arrow)| !arrow.is_mirrored())
    }

    /// The stored link that an arrow standing at `from` belongs to.
    pub fn whole(&self, level: LinkLevel, from: u32, arrow: Arrow) -> Link {
        let (net, ends) = self.level(level);
        let (from, to) = if arrow.is_mirrored() { (arrow.target, from) } else { (from, arrow.target) };
        Link {
            from: Sku::new(ends.text(from)),
            to: Sku::new(ends.text(to)),
            kind: self.kinds.code(arrow.kind).to_owned(),
            weight: arrow.weight(),
            two_way: arrow.is_two_way(),
            level,
            pin: if arrow.is_pinned() { net.pin((from, to, arrow.kind)) } else { None },
            source: arrow.source(),
            paused: arrow.is_paused(),
        }
    }

    pub(super) fn level(&self, level: LinkLevel) -> (&Net, &Words) {
        match level {
            LinkLevel::Product => (&self.product_net, &self.skus),
            LinkLevel::Family => (&self.family_net, &self.words.families),
        }
    }
}

fn in_order(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by(|a, b| (&a.from, &a.to, &a.kind, a.level).cmp(&(&b.from, &b.to, &b.kind, b.level)));
    links
}
