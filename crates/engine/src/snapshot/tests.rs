//! Laws of the snapshot: what went in comes back whole, and an edit equals building anew.

use super::Snapshot;
use super::notation::{link, product, shop, snapshot};
use proptest::prelude::*;
use tandem_model::{Change, Link, LinkLevel, LinkSource, Product, RelationshipType, Sku, default_types};

const SHOP: &str = "
    B: family=Tubes category=Parts/Tubes brand=Velo price=500 cost=200 stock=3 tag=road colour=red picture=b.png
    A: family=Tires category=Parts/Tires
    C: status=inactive launch=2026-01-01 end=2026-06-30 back_order=true
    A -> B accessory 80
    C <-> A cross-sell
    B -> ?Z replacement
    Tires => Tubes accessory 50";

fn skus(links: &[Link]) -> Vec<String> {
    links.iter().map(|link| link.key().to_string()).collect()
}

#[test]
fn products_come_back_whole() {
    let (products, links) = shop(SHOP);
    let snapshot = Snapshot::build(products.clone(), links, default_types());
    let back: Vec<Product> = snapshot.ids().map(|id| snapshot.product(id)).collect();
    assert_eq!(back, products);
}

#[test]
fn links_come_back_whole_and_in_order() {
    let (products, mut links) = shop(SHOP);
    links[0].pin = Some(3);
    links[1].source = LinkSource::Mined;
    let snapshot = Snapshot::build(products, links.clone(), default_types());
    assert_eq!(skus(&snapshot.links()), ["A → B", "B → Z", "C → A", "Tires → Tubes"]);
    assert!(links.iter().all(|link| snapshot.link(&link.key()).as_ref() == Some(link)));
}

#[test]
fn a_two_way_link_is_found_from_either_end_as_stored() {
    let snapshot = snapshot(SHOP);
    let turned = link("A -> C cross-sell").unwrap().key();
    assert_eq!(snapshot.link(&turned).unwrap().key(), link("C <-> A cross-sell").unwrap().key());
}

#[test]
fn the_links_of_a_product_include_those_of_its_family() {
    let snapshot = snapshot(SHOP);
    let touching = |sku| {
        let (shows, shown_by) = snapshot.links_touching(sku);
        (skus(&shows), skus(&shown_by))
    };
    let texts = |shows: &[&str], shown_by: &[&str]| {
        let owned = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        (owned(shows), owned(shown_by))
    };
    assert_eq!(touching("A"), texts(&["A → B", "C → A", "Tires → Tubes"], &["C → A"]));
    assert_eq!(touching("B"), texts(&["B → Z"], &["A → B", "Tires → Tubes"]));
    assert_eq!(touching("Z"), texts(&[], &["B → Z"]));
    assert_eq!(touching("nothing"), texts(&[], &[]));
    let id = |sku| snapshot.id(sku).unwrap();
    assert_eq!((snapshot.shows(id("A")), snapshot.shown_by(id("A"))), (3, 1));
    assert_eq!((snapshot.shows(id("B")), snapshot.shown_by(id("B"))), (1, 2));
}

#[test]
fn a_missing_product_has_no_id_until_it_is_put() {
    let snapshot = snapshot("A -> ?Z accessory");
    assert_eq!(snapshot.id("Z"), None);
    let mended = snapshot.apply(&[Change::PutProduct(Box::new(product("Z")))]);
    assert!(mended.id("Z").is_some());
    assert_eq!(mended.links(), snapshot.links());
}

#[test]
fn ids_survive_removal_and_return() {
    let first = snapshot("A: family=F\n A -> B accessory");
    let id = first.id("A");
    let without = first.apply(&[Change::RemoveProduct(Sku::new("A"))]);
    assert_eq!((without.id("A"), without.family_members("F"), without.links().len()), (None, vec![], 1));
    let again = without.apply(&[Change::PutProduct(Box::new(product("A: family=F")))]);
    assert_eq!((again.id("A"), again.family_members("F")), (id, vec![id.unwrap()]));
}

#[test]
fn a_category_is_known_with_its_ancestors() {
    let snapshot = snapshot("A: category=Parts/Tires/Road");
    assert_eq!(snapshot.categories(0).collect::<Vec<_>>(), ["Parts/Tires/Road", "Parts/Tires", "Parts"]);
}

#[test]
fn coverage_counts_mirrors_and_families_whatever_is_shown() {
    let counts = snapshot(SHOP).counts();
    assert_eq!((counts.products, counts.active, counts.covered, counts.links), (3, 2, 2, 4));
    let family = snapshot("A: family=F\n B: family=F\n C: family=G status=discontinued\n F => G accessory").counts();
    assert_eq!((family.active, family.covered), (2, 2));
}

#[test]
fn a_family_whose_other_links_are_paused_is_bare_once_its_last_one_goes() {
    let before = snapshot("A: family=F\n F => G accessory\n paused F => H accessory");
    let after = before.apply(&[Change::RemoveLink(link("F => G accessory").unwrap().key())]);
    assert_eq!((before.counts().covered, after.counts().covered), (1, 0));
}

fn any_product() -> impl Strategy<Value = Product> {
    let status = prop::sample::select(vec!["active", "inactive", "discontinued"]);
    let date =
        prop::sample::select(vec!["", "launch=2026-01-10", "end=2026-01-10", "launch=2026-01-01 end=2026-02-01"]);
    let stock = prop::sample::select(vec!["", "stock=0", "stock=0 back_order=true", "stock=4"]);
    ("[A-L]", prop::option::of("[FGH]"), status, date, stock, prop::option::of("(P|P/Q|P/Q/R)")).prop_map(
        |(sku, family, status, date, stock, category)| {
            let family = family.map(|family| format!("family={family}")).unwrap_or_default();
            let category = category.map(|path| format!("category={path} tag=t{path} colour=red")).unwrap_or_default();
            product(&format!("{sku}: {family} status={status} {date} {stock} {category}"))
        },
    )
}

fn any_link() -> impl Strategy<Value = Link> {
    let kind = prop::sample::select(vec!["cross-sell", "upsell", "accessory", "replacement"]);
    let weight = prop::option::of(prop::sample::select(vec![0, 30, 70, 90, 100]));
    let (level, paused) = (prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    ("[A-M]", "[A-M]", kind, weight, any::<bool>(), level, paused, prop::option::of(0u32..9)).prop_filter_map(
        "a link to itself",
        |(from, to, kind, weight, two_way, families, paused, pin)| {
            let end = |end: &str| {
                if families { ["F", "G", "H"][end.as_bytes()[0] as usize % 3].to_owned() } else { end.to_owned() }
            };
            let (from, to) = (end(&from), end(&to));
            let level = if families { LinkLevel::Family } else { LinkLevel::Product };
            let link = Link {
                paused,
                from: from.as_str().into(),
                to: to.as_str().into(),
                kind: kind.to_owned(),
                weight,
                two_way,
                level,
                pin,
                source: LinkSource::Imported,
            };
            (from != to).then_some(link)
        },
    )
}

pub fn any_shop() -> impl Strategy<Value = (Vec<Product>, Vec<Link>)> {
    (prop::collection::vec(any_product(), 0..14), prop::collection::vec(any_link(), 0..40))
}

pub fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any_product().prop_map(|product| Change::PutProduct(Box::new(product))),
        "[A-L]".prop_map(|sku| Change::RemoveProduct(Sku::from(sku))),
        any_link().prop_map(|link| Change::PutLink(Box::new(link))),
        any_link().prop_map(|link| Change::RemoveLink(link.key())),
    ]
}

fn everything(snapshot: &Snapshot) -> String {
    let products: Vec<Product> = snapshot.ids().map(|id| snapshot.product(id)).collect();
    let skus = |ids: Vec<u32>| ids.into_iter().map(|id| snapshot.sku(id).to_owned()).collect::<Vec<_>>();
    let families: Vec<_> = ["F", "G", "H"].iter().map(|family| skus(snapshot.family_members(family))).collect();
    let touching: Vec<_> = ('A'..='M').map(|sku| snapshot.links_touching(&sku.to_string())).collect();
    let shown = snapshot.ids().map(|id| (snapshot.shows(id), snapshot.shown_by(id))).collect::<Vec<_>>();
    format!(
        "{products:?} {:?} {families:?} {touching:?} {shown:?} {:?} {:?}",
        snapshot.links(),
        snapshot.counts(),
        snapshot.types()
    )
}

/// What is in the shop after changes, kept as plain lists.
pub fn plainly(products: &[Product], links: &[Link], changes: &[Change]) -> (Vec<Product>, Vec<Link>) {
    let (mut products, mut links) = (products.to_vec(), links.to_vec());
    for change in changes {
        match change {
            Change::PutProduct(product) => products.push((**product).clone()),
            Change::RemoveProduct(sku) => products.retain(|product| product.sku != *sku),
            Change::PutLink(link) => links.push((**link).clone()),
            Change::RemoveLink(key) => {
                let turned = tandem_model::LinkKey { from: key.to.clone(), to: key.from.clone(), ..key.clone() };
                let exact = links.iter().any(|link| link.key() == *key);
                let two_way = links.iter().rfind(|link| link.key() == turned).is_some_and(|link| link.two_way);
                links.retain(|link| link.key() != *key && (exact || !two_way || link.key() != turned));
            }
            _ => {}
        }
    }
    (products, links)
}

proptest! {
    #[test]
    fn edits_equal_building_anew((products, links) in any_shop(), changes in prop::collection::vec(any_change(), 0..30)) {
        let types: Vec<RelationshipType> = default_types();
        let before = Snapshot::build(products.clone(), links.clone(), types.clone());
        let kept = everything(&before);
        let edited = before.apply(&changes);
        let (products, links) = plainly(&products, &links, &changes);
        let anew = Snapshot::build(products, links, types);
        prop_assert_eq!(everything(&edited), everything(&anew));
        prop_assert_eq!(everything(&before), kept);
    }
}
