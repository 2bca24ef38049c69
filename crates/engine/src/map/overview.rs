//! The catalogue folded into its deepest categories, and the flows of links between them.

use crate::Snapshot;
use crate::snapshot::Column;
use std::cmp::Reverse;
use tandem_model::{CategoryCard, CategoryFlow, LinkLevel, Overview, ProductStatus};

/// Flows told at the most, the strongest ones.
const MAX_FLOWS: usize = 200;

/// Every link counts once, in the direction in which it is stored; one between families counts between the categories
/// of their first variants. Links that stay within a category are no flow. Cost: linear in products and links.
pub fn get_overview(snapshot: &Snapshot) -> Overview {
    let places = Places::new(snapshot);
    let mut flows = product_flows(snapshot, &places);
    flows.extend(family_flows(snapshot, &places));
    flows.sort_unstable_by_key(|flow| flow.ends());
    flows.dedup_by(|next, first| {
        let same = next.ends() == first.ends();
        first.links += if same { next.links } else { 0 };
        same
    });
    flows.sort_unstable_by_key(|flow| Reverse(flow.links));
    let least = flows.get(MAX_FLOWS - 1).map_or(0, |flow| flow.links);
    let strongest = flows.iter().take_while(|flow| flow.links >= least);
    let mut told: Vec<CategoryFlow> = strongest.map(|flow| flow.told(snapshot, &places)).collect();
    told.sort_by(|a, b| (Reverse(a.links), &a.from, &a.to, &a.kind).cmp(&(Reverse(b.links), &b.from, &b.to, &b.kind)));
    told.truncate(MAX_FLOWS);
    Overview { categories: cards(snapshot, &places), flows: told }
}

/// Where products stand: the number of their category, the last one being that of products without.
struct Places {
    categories: usize,
    /// By id; [`NOWHERE`] for missing products.
    places: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl Places {
    fn new(snapshot: &Snapshot) -> Self {
        let none = snapshot.word_end(Column::Category);
        let mut places = vec![NOWHERE; snapshot.id_end() as usize];
        for id in snapshot.ids() {
            places[id as usize] = snapshot.word(Column::Category, id).unwrap_or(none);
        }
        Self { categories: none as usize + 1, places }
    }

    fn of(&self, id: u32) -> Option<usize> {
        Some(self.places[id as usize]).filter(|&place| place != NOWHERE).map(|place| place as usize)
    }

    fn path<'a>(&self, snapshot: &'a Snapshot, place: usize) -> &'a str {
        if place + 1 == self.categories { "" } else { snapshot.word_text(Column::Category, place as u32) }
    }
}

#[derive(Clone, Copy)]
struct Flow {
    from: usize,
    to: usize,
    kind: u16,
    links: u32,
}

impl Flow {
    fn ends(&self) -> (usize, usize, u16) {
        (self.from, self.to, self.kind)
    }

    fn told(&self, snapshot: &Snapshot, places: &Places) -> CategoryFlow {
        CategoryFlow {
            from: places.path(snapshot, self.from).to_owned(),
            to: places.path(snapshot, self.to).to_owned(),
            kind: snapshot.type_code(self.kind).to_owned(),
            links: self.links,
        }
    }
}

/// Category by category, so that the counts of one fit into one small row.
fn product_flows(snapshot: &Snapshot, places: &Places) -> Vec<Flow> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); places.categories];
    snapshot.ids().filter_map(|id| Some((places.of(id)?, id))).for_each(|(place, id)| members[place].push(id));
    let (mut flows, mut counts) = (Vec::new(), Counts { categories: places.categories, ..Counts::default() });
    for (from, ids) in members.iter().enumerate() {
        let arrows = ids.iter().flat_map(|&id| snapshot.arrows(id)).filter(|arrow| !arrow.is_mirrored());
        let leaving = arrows.filter_map(|arrow| Some((places.of(arrow.target)?, arrow.kind)));
        leaving.filter(|&(to, _)| to != from).for_each(|(to, kind)| counts.add(to, kind));
        counts.drain_into(from, &mut flows);
    }
    flows
}

fn family_flows(snapshot: &Snapshot, places: &Places) -> Vec<Flow> {
    let place = |family: u32| snapshot.variants(family).first().and_then(|&id| places.of(id));
    let stored = snapshot.stored(LinkLevel::Family);
    let flows = stored.filter_map(|(from, arrow)| {
        Some(Flow { from: place(from)?, to: place(arrow.target)?, kind: arrow.kind, links: 1 })
    });
    flows.filter(|flow| flow.from != flow.to).collect()
}

/// Links from one category, by type and by the category they lead to.
#[derive(Default)]
struct Counts {
    categories: usize,
    links: Vec<u32>,
    touched: Vec<usize>,
}

impl Counts {
    fn add(&mut self, to: usize, kind: u16) {
        let at = usize::from(kind) * self.categories + to;
        if self.links.len() <= at {
            self.links.resize((usize::from(kind) + 1) * self.categories, 0);
        }
        if self.links[at] == 0 {
            self.touched.push(at);
        }
        self.links[at] += 1;
    }

    fn drain_into(&mut self, from: usize, flows: &mut Vec<Flow>) {
        for at in self.touched.drain(..) {
            let (kind, to) = (at / self.categories, at % self.categories);
            flows.push(Flow { from, to, kind: kind as u16, links: std::mem::take(&mut self.links[at]) });
        }
    }
}

/// Categories that hold products of their own, in order.
fn cards(snapshot: &Snapshot, places: &Places) -> Vec<CategoryCard> {
    let card =
        |place| CategoryCard { path: places.path(snapshot, place).to_owned(), products: 0, active: 0, covered: 0 };
    let mut cards: Vec<CategoryCard> = (0..places.categories).map(card).collect();
    for id in snapshot.ids() {
        let Some(card) = places.of(id).map(|place| &mut cards[place]) else { continue };
        let active = snapshot.status(id) == ProductStatus::Active;
        card.products += 1;
        card.active += u32::from(active);
        card.covered += u32::from(active && snapshot.shows(id) > 0);
    }
    cards.retain(|card| card.products > 0);
    cards.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
    cards
}
