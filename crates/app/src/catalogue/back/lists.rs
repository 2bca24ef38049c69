//! Links as lists of a shop: which product is related to which, in which order, and what is lost on the way.

use super::address::{Addresses, Named};
use crate::catalogue::ends::{Pair, pairs};
use crate::catalogue::index::Meant;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tandem_engine::Snapshot;
use tandem_intake::catalogue::{ShopRow, can_list, can_name, carrier, most_in_all, most_in_column};
use tandem_model::{CatalogueFormat, Counted, Link, LinkLevel, Sku};

/// A link or a recommendation that is to be told a shop.
pub(super) struct Told {
    pub(super) from: Sku,
    pub(super) to: Sku,
    pub(super) kind: String,
    pub(super) level: LinkLevel,
    pub(super) two_way: bool,
    /// The one that comes first is the first in its list.
    pub(super) rank: Rank,
    pub(super) weight: Option<u8>,
}

/// Higher first, then by position.
pub(super) type Rank = (Reverse<u16>, u32);

/// What is lost, in words, how often.
#[derive(Default)]
pub(super) struct Lost(BTreeMap<&'static str, u64>);

impl Lost {
    pub(super) fn count(&mut self, what: &'static str, count: u64) {
        if count > 0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    pub(super) fn told(self) -> Vec<Counted> {
        self.0.into_iter().map(|(what, count)| Counted { what: what.to_owned(), count }).collect()
    }
}

impl Told {
    pub(super) fn of(link: Link, type_weight: u8) -> Self {
        let rank = (Reverse(u16::from(type_weight) * u16::from(link.weight.unwrap_or(100))), 0);
        let Link { from, to, kind, weight, two_way, level, .. } = link;
        Self { from, to, kind, level, two_way, rank, weight }
    }
}

/// One place in a list.
struct Entry {
    rank: Rank,
    name: String,
    meant: Meant,
    told: Vec<usize>,
}

type Lists = BTreeMap<String, (Meant, BTreeMap<String, Vec<Entry>>)>;

/// The columns that are needed, and the rows.
pub(super) struct Shelves {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<ShopRow>,
}

/// Cost: linear in the pairs that come out of the links.
pub(super) fn shelve(snapshot: &Snapshot, format: CatalogueFormat, told: &[Told], lost: &mut Lost) -> Shelves {
    let addresses = Addresses::of(snapshot, format);
    let mut lists = Lists::new();
    for (number, link) in told.iter().enumerate() {
        if let Err(why) = place(&addresses, format, number, link, &mut lists, lost) {
            lost.count(why, 1);
        }
    }
    let mut left: BTreeSet<usize> = BTreeSet::new();
    for (_, columns) in lists.values_mut() {
        shorten(format, columns, &mut left);
    }
    lost.count("links beyond the most that the format takes", left.len() as u64);
    compare(snapshot, format, told, &lists, lost);
    let columns: BTreeSet<&String> = lists.values().flat_map(|(_, columns)| columns.keys()).collect();
    let columns: Vec<String> = columns.into_iter().cloned().collect();
    let rows =
        lists.iter().map(|(key, (meant, lists))| row(snapshot, &addresses, key, meant, lists, &columns)).collect();
    Shelves { columns, rows }
}

fn place(
    addresses: &Addresses<'_>,
    format: CatalogueFormat,
    number: usize,
    link: &Told,
    lists: &mut Lists,
    lost: &mut Lost,
) -> Result<(), &'static str> {
    let column = carrier(format, &link.kind).ok_or("links of types that the format has no place for")?;
    let (from, to) = (addresses.names(&link.from, link.level)?, addresses.names(&link.to, link.level)?);
    let ends: Vec<(&Named, &Named)> = from.iter().flat_map(|a| to.iter().map(move |b| (a, b))).collect();
    if ends.iter().all(|((a, _), (b, _))| a == b) {
        return Err("links between variants that are one product to the shop");
    }
    let turned = ends.iter().filter(|_| link.two_way).map(|(a, b)| (*b, *a));
    let all: Vec<(&Named, &Named)> = ends.iter().copied().chain(turned).filter(|((a, _), (b, _))| a != b).collect();
    if all.iter().any(|((a, _), (b, _))| !can_name(format, a) || !can_list(format, b)) {
        return Err("links whose products have names that the format cannot hold");
    }
    lost.count("two-way links, written as one each way", u64::from(link.two_way));
    let spread = link.level == LinkLevel::Family && ends.len() > 1;
    lost.count("links between families, written variant by variant", u64::from(spread));
    for ((from, speaks), (to, meant)) in all {
        let (_, columns) = lists.entry(from.clone()).or_insert_with(|| (speaks.clone(), BTreeMap::new()));
        let list = columns.entry(column.clone()).or_default();
        match list.iter_mut().find(|entry| entry.name == *to) {
            Some(entry) => {
                entry.rank = entry.rank.min(link.rank);
                entry.told.push(number);
            }
            None => {
                list.push(Entry { rank: link.rank, name: to.clone(), meant: meant.clone(), told: vec![number] });
            }
        }
    }
    Ok(())
}

/// Brings lists into order and takes off what the format has no room for.
fn shorten(format: CatalogueFormat, columns: &mut BTreeMap<String, Vec<Entry>>, left: &mut BTreeSet<usize>) {
    for (column, list) in columns.iter_mut() {
        list.sort_by(|a, b| (a.rank, &a.name).cmp(&(b.rank, &b.name)));
        let most = most_in_column(format, column).min(list.len());
        left.extend(list.split_off(most).into_iter().flat_map(|entry| entry.told));
    }
    let all = columns.values().flatten().map(|entry| (entry.rank, entry.name.clone()));
    let mut all: Vec<(Rank, String)> = all.collect();
    if all.len() <= most_in_all(format) {
        return;
    }
    all.sort();
    let last = all[most_in_all(format) - 1].clone();
    for list in columns.values_mut() {
        let from = list.iter().position(|entry| (entry.rank, entry.name.clone()) > last).unwrap_or(list.len());
        left.extend(list.split_off(from).into_iter().flat_map(|entry| entry.told));
    }
    columns.retain(|_, list| !list.is_empty());
}

/// What an import would make of the lists, held against the links: weights that come back as others, and links of single
/// variants that come back as those of all.
fn compare(snapshot: &Snapshot, format: CatalogueFormat, told: &[Told], lists: &Lists, lost: &mut Lost) {
    let held: BTreeSet<(Pair, &str)> = told.iter().flat_map(both_ways).collect();
    let (mut weights, mut variants, mut kinds) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (from, columns) in lists.values() {
        for (place, entry) in
            columns.values().flat_map(|list| list.iter().enumerate().map(|(at, entry)| ((at, list.len()), entry)))
        {
            let own = match place {
                (_, 1) => None,
                (at, _) => Some(100 - u8::try_from(at).unwrap_or(99).min(99)),
            };
            for &number in &entry.told {
                let link = &told[number];
                if link.weight.is_some_and(|weight| weight != own.unwrap_or(100)) {
                    weights.insert(number);
                }
                let back = |pair: &Pair| held.contains(&(pair.clone(), link.kind.as_str()));
                if link.level == LinkLevel::Product && !pairs(snapshot, from, &entry.meant).iter().all(back) {
                    variants.insert(number);
                }
                if format == CatalogueFormat::Bigcommerce && link.kind != "related"
                    || format == CatalogueFormat::Google && link.kind == "upsell"
                {
                    kinds.insert(number);
                }
            }
        }
    }
    lost.count("weights, of which only the order is told", weights.len() as u64);
    lost.count("links of single variants, which hold for all of them", variants.len() as u64);
    lost.count("types that the shop does not tell apart", kinds.len() as u64);
}

fn both_ways(link: &Told) -> impl Iterator<Item = (Pair, &str)> {
    let pair = (link.from.clone(), link.to.clone(), link.level);
    let turned = link.two_way.then(|| (link.to.clone(), link.from.clone(), link.level));
    std::iter::once(pair).chain(turned).map(|pair| (pair, link.kind.as_str()))
}

fn row(
    snapshot: &Snapshot,
    addresses: &Addresses<'_>,
    key: &str,
    meant: &Meant,
    lists: &BTreeMap<String, Vec<Entry>>,
    columns: &[String],
) -> ShopRow {
    let first = meant.first().and_then(|sku| snapshot.id(sku.as_str()));
    let kept = |name: &str| first.and_then(|id| addresses.kept(id, name));
    let title = kept("shopify_title").or_else(|| first.map(|id| snapshot.name(id))).unwrap_or_default().to_owned();
    let names = |list: &Vec<Entry>| list.iter().map(|entry| entry.name.clone()).collect();
    let lists = columns.iter().map(|column| lists.get(column).map(names).unwrap_or_default()).collect();
    let alone = meant.len() == 1;
    let own = || meant.first().filter(|_| alone).map(Sku::to_string).unwrap_or_default();
    let id = match addresses.format() {
        CatalogueFormat::Woocommerce if alone => kept("woocommerce_id").unwrap_or_default().to_owned(),
        CatalogueFormat::Bigcommerce => own(),
        _ => String::new(),
    };
    ShopRow { key: key.to_owned(), id, title, lists }
}
