//! Building a snapshot from nothing.

use super::arrow::{Arrow, ArrowFacts};
use super::kinds::Kinds;
use super::net::{Net, Pins};
use super::rows::Rows;
use super::shelf::Shelf;
use super::vocabulary::Vocabulary;
use super::words::{DraftWords, Intern};
use super::{Counts, Snapshot};
use tandem_model::{Link, LinkLevel, Product, RelationshipType};

impl Snapshot {
    /// Of equal products or links the last counts. Ends of links that are no product become missing ones.
    /// Cost: linear but for the sorting of texts; memory about twice that of the snapshot.
    pub fn build(
        products: impl IntoIterator<Item = Product>,
        links: impl IntoIterator<Item = Link>,
        types: Vec<RelationshipType>,
    ) -> Self {
        let mut draft = Draft { kinds: Kinds::build(types), ..Draft::default() };
        products.into_iter().for_each(|product| draft.product(&product));
        links.into_iter().for_each(|link| draft.link(&link));
        draft.finish()
    }
}

#[derive(Default)]
struct Draft {
    skus: DraftWords,
    words: Vocabulary<DraftWords>,
    shelf: Shelf,
    kinds: Kinds,
    product_links: Links,
    family_links: Links,
}

#[derive(Default)]
struct Links {
    arrows: Vec<(u32, Arrow)>,
    pins: Pins,
}

impl Draft {
    fn product(&mut self, product: &Product) {
        let id = self.skus.intern(product.sku.as_str());
        let words = self.words.of(product);
        self.shelf.put(id, product, &words);
    }

    fn link(&mut self, link: &Link) {
        let kind = self.kinds.intern(&link.kind);
        let (ends, links) = match link.level {
            LinkLevel::Product => (&mut self.skus, &mut self.product_links),
            LinkLevel::Family => (&mut self.words.families, &mut self.family_links),
        };
        let (from, to) = (ends.intern_run(link.from.as_str()), ends.intern(link.to.as_str()));
        links.arrows.push((from, Arrow::new(to, kind, &ArrowFacts::of(link))));
        match link.pin {
            Some(pin) => _ = links.pins.insert((from, to, kind), pin),
            None => _ = links.pins.remove(&(from, to, kind)),
        }
    }

    fn finish(mut self) -> Snapshot {
        let (skus, old) = self.skus.finish_in_order();
        if !old.is_sorted() {
            self.shelf = self.shelf.permuted(&old);
            self.product_links.renumber(&old);
        }
        let words = self.words.finish();
        let members = members(&self.shelf, skus.len(), words.families.len());
        let mut snapshot = Snapshot {
            in_order: skus.len(),
            product_net: self.product_links.net(skus.len()),
            family_net: self.family_links.net(words.families.len()),
            kinds: self.kinds,
            shelf: self.shelf,
            counts: Counts::default(),
            book: Default::default(),
            blocks: Default::default(),
            seasons: Default::default(),
            units: Default::default(),
            qualities: Default::default(),
            bestsellers: Default::default(),
            rules: Default::default(),
            skus,
            words,
            members,
        };
        snapshot.counts = snapshot.count();
        snapshot
    }
}

impl Snapshot {
    fn count(&self) -> Counts {
        let ids: Vec<u32> = (0..self.id_end()).collect();
        Counts { links: self.product_net.len() + self.family_net.len(), ..self.tally(&ids) }
    }
}

impl Links {
    fn renumber(&mut self, old: &[u32]) {
        let mut new = vec![0; old.len()];
        for (id, &old) in old.iter().enumerate() {
            new[old as usize] = id as u32;
        }
        let id = |old: u32| new[old as usize];
        for (from, arrow) in &mut self.arrows {
            (*from, arrow.target) = (id(*from), id(arrow.target));
        }
        let pins = std::mem::take(&mut self.pins);
        self.pins = pins.into_iter().map(|((from, to, kind), pin)| ((id(from), id(to), kind), pin)).collect();
    }

    fn net(self, len: u32) -> Net {
        Net::build(len as usize, self.arrows, self.pins)
    }
}

impl ArrowFacts {
    pub fn of(link: &Link) -> Self {
        Self {
            weight: link.weight,
            two_way: link.two_way,
            pinned: link.pin.is_some(),
            source: link.source,
            paused: link.paused,
        }
    }
}

fn members(shelf: &Shelf, products: u32, families: u32) -> Rows<u32> {
    let member = |id: u32| Some((shelf.stand(id).family()?, id));
    let groups = super::group::Groups::gather(families as usize, || (0..products).filter_map(member));
    Rows::collect(families as usize, |family, row| row.extend_from_slice(groups.of(family)))
}
