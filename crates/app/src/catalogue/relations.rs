//! Relations as links: which there should be, in which order, and which are no longer named.

use super::ends::{Pair, family, pairs};
use super::gather::{Gathered, Tally};
use super::index::{Index, Meant};
use std::collections::{BTreeMap, BTreeSet};
use tandem_engine::Snapshot;
use tandem_intake::Problem;
use tandem_intake::catalogue::{Also, CatalogueItem, Kind, Relation};
use tandem_model::{CatalogueReport, Link, LinkKey, LinkLevel, LinkSource, RelationshipType};

/// The weight of what stands first; each place after it weighs one less.
const FIRST: u8 = 100;

/// A link that a file asks for.
pub(crate) struct Wish {
    pub(crate) row: usize,
    pub(crate) link: Link,
}

/// Everything that files say of links.
#[derive(Default)]
pub(crate) struct Wishes {
    pub(crate) links: Vec<Wish>,
    /// Types that these links need, with the labels that they get.
    pub(crate) kinds: BTreeMap<String, String>,
    /// Links that were imported once and are no longer named, with the row that leaves them out.
    pub(crate) gone: BTreeMap<LinkKey, usize>,
    /// Links that are as the files say.
    pub(crate) agreed: BTreeSet<LinkKey>,
}

pub(crate) struct Reader<'a> {
    /// With the products of the files in it.
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) gathered: &'a Gathered,
    pub(crate) index: &'a Index<'a>,
}

impl Reader<'_> {
    /// Cost: linear in the pairs that the files name and in the links that their products have.
    pub(crate) fn read(&self, dead: &BTreeSet<usize>, report: &mut CatalogueReport) -> Wishes {
        let mut wishes = Wishes::default();
        let mut named = BTreeSet::new();
        let mut spoken = Vec::new();
        for (row, (file, item)) in self.gathered.items.iter().enumerate() {
            if dead.contains(&row) || item.relations.is_empty() {
                continue;
            }
            let speaker = self.index.speaker(*file, item);
            for relation in &item.relations {
                let list = self.list(*file, item, &speaker, relation, report);
                self.wish(row, relation, &list, &mut wishes, &mut named);
                spoken.push((row, speaker.clone(), relation.kind.code.clone()));
            }
        }
        for (row, speaker, kind) in spoken {
            let gone = self.shown_by(&speaker, &kind).filter(|key| !named.contains(key));
            gone.for_each(|key| _ = wishes.gone.entry(key).or_insert(row));
        }
        wishes
    }

    /// The pairs of each target, in the order of the targets; what cannot be a link is refused.
    fn list(
        &self,
        file: usize,
        item: &CatalogueItem,
        speaker: &Meant,
        relation: &Relation,
        report: &mut CatalogueReport,
    ) -> Vec<Vec<Pair>> {
        let mut list = Vec::new();
        for target in &relation.targets {
            let meant = self.index.meant(file, target);
            match meant.map(|meant| pairs(self.snapshot, speaker, &meant)) {
                Ok(pairs) if pairs.is_empty() => {
                    let problem = Problem::new(
                        "self_link",
                        format!("a product cannot be linked to itself ({})", relation.kind.name),
                    );
                    report.refuse_link(file, problem.at_line(item.line));
                }
                Ok(pairs) if list.contains(&pairs) => {}
                Ok(pairs) => list.push(pairs),
                Err(problem) => report.refuse_link(file, problem.at_line(item.line)),
            }
        }
        list
    }

    fn wish(
        &self,
        row: usize,
        relation: &Relation,
        list: &[Vec<Pair>],
        wishes: &mut Wishes,
        named: &mut BTreeSet<LinkKey>,
    ) {
        let held: Vec<Vec<Option<Link>>> =
            list.iter().map(|pairs| pairs.iter().map(|pair| self.held(&relation.kind, pair)).collect()).collect();
        named.extend(held.iter().flatten().flatten().map(Link::key));
        if agrees(&relation.kind.code, &held) {
            wishes.agreed.extend(held.into_iter().flatten().flatten().map(|link| link.key()));
            return;
        }
        let alone = list.len() == 1;
        for (place, (pairs, held)) in list.iter().zip(held).enumerate() {
            let weight = (!alone).then(|| FIRST.saturating_sub(u8::try_from(place).unwrap_or(u8::MAX)).max(1));
            for (pair, held) in pairs.iter().zip(held) {
                let link = match held {
                    Some(held) if held.two_way || held.kind != relation.kind.code => held,
                    Some(held) => Link { weight, ..held },
                    None => self.new_link(&relation.kind, pair, weight, wishes),
                };
                wishes.links.push(Wish { row, link });
            }
        }
    }

    /// The stored link that a pair means already, of the relation's own type before all others.
    fn held(&self, kind: &Kind, (from, to, level): &Pair) -> Option<Link> {
        let find = |code: &str| {
            let key = LinkKey { from: from.clone(), to: to.clone(), kind: code.to_owned(), level: *level };
            self.snapshot.link(&key)
        };
        find(&kind.code).or_else(|| match &kind.also {
            Also::Only(codes) => codes.iter().find_map(|code| find(code)),
            Also::AnyType => self.snapshot.types().iter().find_map(|kind| find(&kind.code)),
        })
    }

    fn new_link(&self, kind: &Kind, (from, to, level): &Pair, weight: Option<u8>, wishes: &mut Wishes) -> Link {
        let association = self.gathered.associations.get(&kind.name);
        let label = association.filter(|_| kind.label == kind.name).map_or(&kind.label, |found| &found.label);
        wishes.kinds.entry(kind.code.clone()).or_insert_with(|| label.clone());
        let both = association.is_some_and(|association| association.two_way) && self.may_be_two_way(&kind.code);
        let (from, to) = if both && to < from { (to, from) } else { (from, to) };
        Link {
            from: from.clone(),
            to: to.clone(),
            kind: kind.code.clone(),
            weight: weight.filter(|_| !both),
            two_way: both,
            level: *level,
            pin: None,
            source: LinkSource::Imported,
            paused: false,
        }
    }

    fn may_be_two_way(&self, code: &str) -> bool {
        let held = self.snapshot.types().iter().find(|kind| kind.code == code);
        held.map_or_else(|| super::judge::new_type(code, code, self.snapshot.types()).two_way_allowed, may_be_two_way)
    }

    /// Links of one type that were imported and that some products trigger, paused ones aside: those are the
    /// merchandiser's word.
    fn shown_by<'a>(&'a self, speaker: &'a Meant, kind: &'a str) -> impl Iterator<Item = LinkKey> + 'a {
        let family = family(self.snapshot, speaker).and_then(|_| self.snapshot.id(speaker.first()?.as_str()));
        let whole = family.into_iter().flat_map(|id| {
            let family = self.snapshot.family_of(id);
            self.snapshot.family_arrows(id).iter().filter_map(move |&arrow| Some((LinkLevel::Family, family?, arrow)))
        });
        let single = speaker
            .iter()
            .filter_map(|sku| self.snapshot.id(sku.as_str()))
            .flat_map(|id| self.snapshot.arrows(id).iter().map(move |&arrow| (LinkLevel::Product, id, arrow)));
        let ours = whole.chain(single).filter(move |(.., arrow)| {
            !arrow.is_mirrored()
                && !arrow.is_paused()
                && arrow.source() == LinkSource::Imported
                && self.snapshot.type_code(arrow.kind) == kind
        });
        ours.map(|(level, from, arrow)| self.snapshot.whole(level, from, arrow).key())
    }
}

pub(crate) fn may_be_two_way(kind: &RelationshipType) -> bool {
    kind.two_way_allowed
}

/// Whether every link is there, and they come out in the order of the list. Two-way links, which are in two lists, and
/// those of other types are left out of the order.
fn agrees(kind: &str, held: &[Vec<Option<Link>>]) -> bool {
    if held.iter().flatten().any(Option::is_none) {
        return false;
    }
    let place = |links: &Vec<Option<Link>>| {
        let one_way = links.iter().flatten().filter(|link| !link.two_way && link.kind == kind);
        one_way.map(|link| (100 - link.weight.unwrap_or(100), link.to.clone())).min()
    };
    let places: Vec<_> = held.iter().filter_map(place).collect();
    places.is_sorted()
}
