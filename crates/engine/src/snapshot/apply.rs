//! Editing: a new snapshot that shares all it did not touch with the old one.

use super::arrow::{Arrow, ArrowFacts};
use super::quality::Values;
use super::{Counts, Intern, Net, Snapshot};
use crate::rule::Touched;
use std::sync::Arc;
use tandem_model::{Block, Change, Link, LinkKey, LinkLevel, Product};

impl Snapshot {
    /// Carries out changes in their order; nothing is refused. Cost: the pages touched, and a pointer a page.
    pub fn apply(&self, changes: &[Change]) -> Self {
        let mut next = self.clone();
        for change in changes {
            next.carry_out(change);
        }
        next.book.apply_rules(changes);
        if changes.iter().any(is_of_campaign) {
            next.name_links();
        }
        next.counts.links = next.product_net.len() + next.family_net.len();
        let rules = std::mem::take(&mut next.rules);
        next.rules = rules.follow(&next, &self.book, &next.touched(changes));
        next
    }

    fn touched(&self, changes: &[Change]) -> Touched {
        let mut touched = Touched::default();
        for change in changes {
            match change {
                Change::PutProduct(product) => touched.products.extend(self.any_id(product.sku.as_str())),
                Change::RemoveProduct(sku) => touched.products.extend(self.any_id(sku.as_str())),
                Change::PutType(_) | Change::RemoveType(_) => touched.types = true,
                Change::PutRule(_) | Change::RemoveRule(_) => touched.book = true,
                Change::PutCampaign(_) | Change::RemoveCampaign(_) => touched.campaigns = true,
                _ => {}
            }
        }
        touched.products.sort_unstable();
        touched.products.dedup();
        touched
    }

    fn carry_out(&mut self, change: &Change) {
        match change {
            Change::PutProduct(product) => self.put_product(product),
            Change::RemoveProduct(sku) => self.remove_product(sku.as_str()),
            Change::PutLink(link) => self.put_link(link),
            Change::RemoveLink(key) => self.remove_link(key),
            Change::PutType(kind) => self.kinds.put(kind.clone()),
            Change::RemoveType(code) => self.kinds.remove(code),
            Change::PutSettings(_) => {}
            Change::PutBlock(block) => self.put_block(block, change),
            Change::RemoveBlock(block) => self.remove_block(block, change),
            Change::PutRule(_) | Change::RemoveRule(_) => {}
            book => self.book.apply(book),
        }
    }

    fn put_product(&mut self, product: &Product) {
        let id = self.skus.intern(product.sku.as_str());
        let words = self.words.of(product);
        let before = self.values(id);
        self.recounted(&[id], |next| {
            if next.family_of(id) != words.family {
                next.leave_family(id);
                next.join_family(id, words.family);
            }
            next.shelf.put(id, product, &words);
        });
        self.restood(id, &before);
    }

    fn remove_product(&mut self, sku: &str) {
        let Some(id) = self.id(sku) else { return };
        let before = self.values(id);
        self.recounted(&[id], |next| {
            next.leave_family(id);
            next.shelf.remove(id);
        });
        self.restood(id, &before);
    }

    /// Lets what was worked out of all products follow an edit of one, where it was worked out at all.
    fn restood(&mut self, id: u32, before: &Values) {
        let after = self.values(id);
        let qualities = Arc::make_mut(&mut self.qualities);
        if qualities.get_mut().is_some_and(|qualities| !qualities.edit(id, before, &after)) {
            qualities.take();
        }
        let mut bestsellers = std::mem::take(&mut self.bestsellers);
        let lists = Arc::make_mut(&mut bestsellers);
        if lists.get_mut().is_some_and(|lists| !lists.edit(self, id)) {
            lists.take();
        }
        self.bestsellers = bestsellers;
    }

    fn put_block(&mut self, block: &Block, change: &Change) {
        self.book.apply(change);
        let trigger = block.trigger.as_ref().map(|trigger| self.skus.intern(trigger.as_str()));
        let id = self.skus.intern(block.sku.as_str());
        Arc::make_mut(&mut self.blocks).put(trigger, id);
    }

    fn remove_block(&mut self, block: &Block, change: &Change) {
        self.book.apply(change);
        let trigger = block.trigger.as_ref().map(|trigger| self.skus.intern(trigger.as_str()));
        let id = self.skus.intern(block.sku.as_str());
        Arc::make_mut(&mut self.blocks).remove(trigger, id);
    }

    fn put_link(&mut self, link: &Link) {
        let kind = self.kinds.intern(&link.kind);
        let ends = self.ends_mut(link.level);
        let (from, to) = (ends.intern(link.from.as_str()), ends.intern(link.to.as_str()));
        let named = self.is_named(link.level, (from, to, kind), link.two_way);
        let arrow = Arrow::new(to, kind, &ArrowFacts::of(link)).with_name(named);
        self.relinked(link.level, [from, to], |net| net.put(from, arrow, link.pin));
    }

    fn remove_link(&mut self, key: &LinkKey) {
        let (_, ends) = self.level(key.level);
        let ends = (ends.find(key.from.as_str()), ends.find(key.to.as_str()), self.kinds.number(&key.kind));
        if let (Some(from), Some(to), Some(kind)) = ends {
            self.relinked(key.level, [from, to], |net| net.remove((from, to, kind)));
        }
    }

    /// Edits a net, and recounts the products that may have become covered or bare by it.
    fn relinked(&mut self, level: LinkLevel, ends: [u32; 2], edit: impl FnOnce(&mut Net)) {
        let ends = if ends[0] == ends[1] { &ends[..1] } else { &ends[..] };
        match level {
            LinkLevel::Product => self.recounted(ends, |next| edit(&mut next.product_net)),
            LinkLevel::Family => {
                let leading = |family| self.family_net.arrows(family).iter().filter(|arrow| !arrow.is_paused());
                let few = ends.iter().filter(|&&family| leading(family).nth(1).is_none());
                let touched = few.flat_map(|&family| self.members.row(family)).copied().collect::<Vec<_>>();
                self.recounted(&touched, |next| edit(&mut next.family_net));
            }
        }
    }

    fn recounted(&mut self, touched: &[u32], edit: impl FnOnce(&mut Self)) {
        let before = self.tally(touched);
        edit(self);
        let after = self.tally(touched);
        let counts = &mut self.counts;
        counts.products = counts.products - before.products + after.products;
        counts.active = counts.active - before.active + after.active;
        counts.covered = counts.covered - before.covered + after.covered;
    }

    /// Counts some products, each named once.
    pub(super) fn tally(&self, ids: &[u32]) -> Counts {
        let mut counts = Counts::default();
        for &id in ids {
            let facts = self.shelf.facts(id);
            counts.products += u32::from(facts.exists);
            counts.active += u32::from(facts.is_active());
            counts.covered += u32::from(self.is_covered(id));
        }
        counts
    }

    fn join_family(&mut self, id: u32, family: Option<u32>) {
        if let Some(family) = family {
            let at = self.members.row(family).partition_point(|&other| self.compare(other, id).is_lt());
            self.members.splice(family, at..at, &[id]);
        }
    }

    fn leave_family(&mut self, id: u32) {
        if let Some(family) = self.family_of(id) {
            let at = self.members.row(family).iter().position(|&other| other == id);
            if let Some(at) = at {
                self.members.splice(family, at..at + 1, &[]);
            }
        }
    }

    pub(super) fn ends_mut(&mut self, level: LinkLevel) -> &mut super::Words {
        match level {
            LinkLevel::Product => &mut self.skus,
            LinkLevel::Family => &mut self.words.families,
        }
    }
}

fn is_of_campaign(change: &Change) -> bool {
    matches!(change, Change::PutCampaign(_) | Change::RemoveCampaign(_))
}
