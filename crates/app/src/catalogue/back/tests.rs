//! What goes out and comes in again: held against a plain reading of the links.

use super::*;
use crate::catalogue::gather::Gathered;
use crate::catalogue::judge::{self, Plan};
use crate::catalogue::products::Held;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tandem_engine::Rulebook;
use tandem_intake::catalogue::{Catalogue, CatalogueHints, carrier, group_attribute, names_groups};
use tandem_intake::sniff;
use tandem_model::{
    CatalogueReport, Change, Link, LinkLevel, LinkSource, LoopPolicy, Product, RelationshipType, Sku, default_types,
};

const SHOPS: [CatalogueFormat; 6] = [
    CatalogueFormat::Shopify,
    CatalogueFormat::Woocommerce,
    CatalogueFormat::Magento,
    CatalogueFormat::Bigcommerce,
    CatalogueFormat::Akeneo,
    CatalogueFormat::Google,
];
const KINDS: [&str; 6] = ["cross-sell", "upsell", "accessory", "replacement", "related", "pack"];
const FAMILIES: [&str; 3] = ["200", "201", "202"];
const SINGLES: [&str; 5] = ["100", "101", "102", "103", "104"];

fn types() -> Vec<RelationshipType> {
    let own = |code: &str| judge::new_type(code, code, &[]);
    default_types().into_iter().chain([own("related"), own("pack")]).collect()
}

/// Single products, and families of two and three; each as the shop names it.
fn products(format: CatalogueFormat) -> Vec<Product> {
    let attribute = group_attribute(format).to_owned();
    let named = |sku: String, key: &str, family: Option<&str>| {
        let mut product = Product::named(Sku::new(&sku), &sku, "EUR");
        product.family = family.map(str::to_owned);
        if family.is_some() || names_groups(format) {
            product.attributes.insert(attribute.clone(), key.to_owned());
        }
        product
    };
    let singles = SINGLES.iter().map(|key| named((*key).to_owned(), key, None));
    let variants =
        FAMILIES.iter().flat_map(|key| ["R", "G", "B"].map(|end| named(format!("{key}-{end}"), key, Some(key))));
    singles.chain(variants).collect()
}

prop_compose! {
    fn any_links()(
        drawn in prop::collection::vec(
            (0..SINGLES.len(), 0..SINGLES.len(), 0..KINDS.len(), prop::option::of(0..=100_u8), any::<[bool; 3]>()), 0..14)
    ) -> Vec<Link> {
        let mut seen = BTreeSet::new();
        let mut links = Vec::new();
        for (a, b, kind, weight, [two_way, paused, family]) in drawn {
            let (names, level): (&[&str], _) =
                if family { (&FAMILIES, LinkLevel::Family) } else { (&SINGLES, LinkLevel::Product) };
            let (a, b) = (a % names.len(), b % names.len());
            let kind = KINDS[kind];
            let blocks = ["upsell", "replacement", "accessory"].contains(&kind);
            let (a, b) = if blocks { (a.min(b), a.max(b)) } else { (a, b) };
            let is_new = seen.insert((a, b, kind, family)) && (!two_way || seen.insert((b, a, kind, family)));
            if a == b || !is_new {
                continue;
            }
            links.push(Link {
                from: Sku::new(names[a]),
                to: Sku::new(names[b]),
                kind: kind.to_owned(),
                weight,
                two_way: two_way && !blocks,
                level,
                pin: None,
                source: LinkSource::Manual,
                paused,
            });
        }
        links
    }
}

fn exported(snapshot: &Snapshot, format: CatalogueFormat) -> (Vec<u8>, Vec<Counted>) {
    let mut lost = Lost::default();
    let told = links(snapshot, &mut lost);
    let mut bytes = Vec::new();
    put(&mut bytes, format, shelve(snapshot, format, &told, &mut lost)).unwrap();
    (bytes, lost.told())
}

fn imported(snapshot: &Snapshot, bytes: &[u8], format: CatalogueFormat) -> Plan {
    let hints = CatalogueHints { format: Some(format), ..CatalogueHints::default() };
    let mut catalogue = Catalogue::open(bytes, sniff(bytes).unwrap(), &hints).unwrap();
    let mut gathered = Gathered::default();
    gathered.read("shop.csv", &mut catalogue, |_| Ok(())).unwrap().unwrap();
    let held = Held { snapshot, currency: "EUR" };
    let mut rulebook = Rulebook::of(snapshot.clone());
    let plan = judge::plan(&mut rulebook, held, &gathered, DateTime::UNIX_EPOCH, &Progress::silent()).unwrap();
    assert!(plan.report.rows.reconciled());
    plan
}

/// Shown ends by trigger and type, in the order of their weights.
type Read = BTreeMap<(Sku, LinkLevel, String), Vec<Sku>>;

fn read(mut rows: Vec<(Sku, LinkLevel, String, u32, Sku)>) -> Read {
    rows.sort_by(|a, b| {
        (&a.0, a.1, &a.2, std::cmp::Reverse(a.3), &a.4).cmp(&(&b.0, b.1, &b.2, std::cmp::Reverse(b.3), &b.4))
    });
    let mut read = Read::new();
    for (from, level, kind, _, to) in rows {
        let list = read.entry((from, level, kind)).or_default();
        if !list.contains(&to) {
            list.push(to);
        }
    }
    read
}

/// The type that a link comes back as where nothing like it is stored.
fn comes_back_as(format: CatalogueFormat, kind: &str) -> &str {
    match (format, kind) {
        (CatalogueFormat::Bigcommerce, _) => "related",
        (CatalogueFormat::Google, "upsell") => "replacement",
        _ => kind,
    }
}

/// What the format carries of some links, read plainly.
fn carried(snapshot: &Snapshot, format: CatalogueFormat) -> Read {
    let told = snapshot.links().into_iter().filter(|link| !link.paused && carrier(format, &link.kind).is_some());
    let rows = told.flat_map(|link| {
        let type_weight = snapshot.types().iter().find(|kind| kind.code == link.kind).unwrap().weight;
        let weight = u32::from(type_weight) * u32::from(link.weight.unwrap_or(100));
        let kind = comes_back_as(format, &link.kind).to_owned();
        let row = |from: &Sku, to: &Sku| (from.clone(), link.level, kind.clone(), weight, to.clone());
        let turned = link.two_way.then(|| row(&link.to, &link.from));
        [Some(row(&link.from, &link.to)), turned].into_iter().flatten().collect::<Vec<_>>()
    });
    read(rows.collect())
}

fn stored(snapshot: &Snapshot) -> Read {
    let rows = snapshot.links().into_iter().map(|link| {
        let weight = u32::from(link.weight.unwrap_or(100));
        (link.from, link.level, link.kind, weight, link.to)
    });
    read(rows.collect())
}

fn of_links(changes: &[Change]) -> Vec<&Change> {
    changes.iter().filter(|change| !matches!(change, Change::PutProduct(_))).collect()
}

proptest! {
    #[test]
    fn what_a_format_carries_comes_back_in_its_order(links in any_links(), shop in 0..SHOPS.len()) {
        let format = SHOPS[shop];
        let flat = matches!(format, CatalogueFormat::Akeneo | CatalogueFormat::Google);
        let links: Vec<Link> = links.into_iter().filter(|link| !flat || link.level == LinkLevel::Product).collect();
        let snapshot = Snapshot::build(products(format), links, types());
        let (bytes, _) = exported(&snapshot, format);

        let again = imported(&snapshot, &bytes, format);
        prop_assert_eq!(of_links(&again.changes), Vec::<&Change>::new(), "{}", String::from_utf8_lossy(&bytes));
        prop_assert_eq!(again.report.links.refused, 0);

        let bare = Snapshot::build(products(format), Vec::new(), types());
        let first = imported(&bare, &bytes, format);
        let filled = bare.apply(&first.changes);
        prop_assert_eq!(stored(&filled), carried(&snapshot, format), "{}", String::from_utf8_lossy(&bytes));
        let second = imported(&filled, &bytes, format);
        prop_assert_eq!(second.changes, Vec::new());
    }

    #[test]
    fn no_catalogue_makes_a_loop_that_is_blocked(links in any_links(), shop in 0..SHOPS.len(), turned: bool) {
        let format = SHOPS[shop];
        let snapshot = Snapshot::build(products(format), links, types());
        let (bytes, _) = exported(&snapshot, format);
        let other = snapshot.links().into_iter().filter(|_| turned).map(|link| Link { from: link.to.clone(), to: link.from.clone(), two_way: false, ..link });
        let other: Vec<Link> = other.filter(|link| ["upsell", "accessory", "replacement"].contains(&link.kind.as_str())).collect();
        let held = Snapshot::build(products(format), other, types());
        let plan = imported(&held, &bytes, format);
        let mut after = Rulebook::of(held.apply(&plan.changes));
        let report: &CatalogueReport = &plan.report;
        prop_assert_eq!(report.refused_links.len() as u64, report.links.refused);
        let blocked = after.check(DateTime::UNIX_EPOCH).into_iter().filter(|finding| finding.code == "cycle" && finding.severity == tandem_model::Severity::Error);
        prop_assert_eq!(blocked.count(), 0);
    }
}

fn link(from: &str, to: &str, kind: &str) -> Link {
    Link {
        from: from.into(),
        to: to.into(),
        kind: kind.to_owned(),
        weight: None,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Manual,
        paused: false,
    }
}

fn lost(format: CatalogueFormat, links: Vec<Link>) -> Vec<(String, u64)> {
    let snapshot = Snapshot::build(products(format), links, types());
    exported(&snapshot, format).1.into_iter().map(|lost| (lost.what, lost.count)).collect()
}

#[test]
fn what_cannot_be_carried_is_told() {
    let weighed = Link { weight: Some(40), ..link("100", "101", "cross-sell") };
    let two_way = Link { two_way: true, ..link("100", "102", "cross-sell") };
    let paused = Link { paused: true, ..link("100", "103", "cross-sell") };
    let pinned = Link { pin: Some(2), ..link("101", "103", "cross-sell") };
    let told = lost(CatalogueFormat::Shopify, vec![weighed, two_way, paused, pinned, link("100", "104", "upsell")]);
    let expected = [
        ("links of types that the format has no place for", 1),
        ("paused links", 1),
        ("pins", 1),
        ("two-way links, written as one each way", 1),
        ("weights, of which only the order is told", 1),
    ];
    assert_eq!(told, expected.map(|(what, count)| (what.to_owned(), count)));
}

#[test]
fn links_of_single_variants_and_of_one_product_are_told() {
    let told =
        lost(CatalogueFormat::Shopify, vec![link("200-R", "100", "cross-sell"), link("200-R", "200-B", "cross-sell")]);
    let expected = [
        ("links between variants that are one product to the shop", 1),
        ("links of single variants, which hold for all of them", 1),
    ];
    assert_eq!(told, expected.map(|(what, count)| (what.to_owned(), count)));
    let family = Link { level: LinkLevel::Family, ..link("200", "201", "cross-sell") };
    let told = lost(CatalogueFormat::Google, vec![family]);
    assert_eq!(told, [("links between families, written variant by variant".to_owned(), 1)]);
}

#[test]
fn no_more_is_written_than_a_format_takes() {
    let mut products: Vec<Product> =
        (0..40).map(|number| Product::named(Sku::from(format!("P{number:02}")), "P", "EUR")).collect();
    products.iter_mut().for_each(|product| {
        let handle = product.sku.to_string().to_lowercase();
        product.attributes.insert("shopify_handle".to_owned(), handle);
    });
    let links: Vec<Link> = (1..40).map(|number| link("P00", &format!("P{number:02}"), "cross-sell")).collect();
    let snapshot = Snapshot::build(products, links, types());
    let beyond = |format| {
        let (bytes, lost) = exported(&snapshot, format);
        let lost = lost.into_iter().find(|lost| lost.what == "links beyond the most that the format takes");
        (String::from_utf8(bytes).unwrap(), lost.map(|lost| lost.count))
    };
    let (text, count) = beyond(CatalogueFormat::Shopify);
    assert!(count == Some(29) && text.ends_with("p09; p10\n"), "{text}");
    assert_eq!(beyond(CatalogueFormat::Google).1, Some(9));
    assert_eq!(beyond(CatalogueFormat::Magento).1, None);
}

#[test]
fn types_that_an_import_makes_do_not_block_loops() {
    assert_eq!(judge::new_type("related", "Related", &types()).loop_policy, LoopPolicy::Allow);
    assert_eq!(judge::new_type("upsell", "Upsell", &[]).loop_policy, LoopPolicy::Block);
}
