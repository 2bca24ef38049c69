//! Questions to small shops, and the law that windows equal a naive filter and sort.

use super::*;
use crate::Snapshot;
use crate::snapshot::notation::{product, snapshot};
use proptest::prelude::*;
use tandem_model::{
    Facet, Product, ProductFilter, ProductPage, ProductSort, ProductStatus, QueryProducts, SearchProducts, Sku,
    default_types,
};

const SHOP: &str = "
    BK-1: name=Road-150_Red family=Road-150 brand=Mira category=Bikes/Road price=3000 tag=road
    BK-2: name=Road-250 family=Road-250 brand=mira category=Bikes/Road price=2000 status=discontinued
    BK-3: name=Mountain-100 brand=Alto category=Bikes/Mountain
    HL-1: name=Helmet_for_road brand=Alto category=Helmets price=50
    RD: name=Écharpe price=20 currency=USD
    BK-1 -> HL-1 accessory
    BK-2 <-> BK-3 cross-sell";

fn skus(page: &ProductPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.product.sku.as_str()).collect()
}

fn check_filter(filter: ProductFilter, expected: &[&str]) {
    let page =
        query_products(&snapshot(SHOP), &QueryProducts { filter: filter.clone(), limit: 100, ..Default::default() });
    assert_eq!(skus(&page), expected);
    assert_eq!(page.total as usize, expected.len());
    assert_eq!(select_products(&snapshot(SHOP), &filter).len(), expected.len());
}

fn check_sort(sort: ProductSort, descending: bool, expected: &[&str]) {
    let query = QueryProducts { sort, descending, limit: 100, ..Default::default() };
    assert_eq!(skus(&query_products(&snapshot(SHOP), &query)), expected);
}

#[test]
fn every_word_must_be_somewhere() {
    let search = |text: &str| ProductFilter { search: text.to_owned(), ..Default::default() };
    check_filter(search("road"), &["BK-1", "BK-2", "HL-1"]);
    check_filter(search("ROAD mira"), &["BK-1", "BK-2"]);
    check_filter(search("bk- alto"), &["BK-3"]);
    check_filter(search("éCHARPE"), &["RD"]);
    check_filter(search("  "), &["BK-1", "BK-2", "BK-3", "HL-1", "RD"]);
}

#[test]
fn a_category_holds_what_is_below_it() {
    let within = |path: &str| ProductFilter { categories: vec![path.to_owned()], ..Default::default() };
    check_filter(within("Bikes"), &["BK-1", "BK-2", "BK-3"]);
    check_filter(within("Bikes/Road"), &["BK-1", "BK-2"]);
    check_filter(within("Bike"), &[]);
    check_filter(within(""), &["RD"]);
}

#[test]
fn filters_join() {
    check_filter(ProductFilter { price_min_minor: Some(50), ..Default::default() }, &["BK-1", "BK-2", "HL-1"]);
    check_filter(ProductFilter { price_max_minor: Some(50), ..Default::default() }, &["HL-1", "RD"]);
    check_filter(ProductFilter { statuses: vec![ProductStatus::Discontinued], ..Default::default() }, &["BK-2"]);
    check_filter(ProductFilter { without_relationship: true, ..Default::default() }, &["HL-1", "RD"]);
    let alto = ProductFilter { brands: vec!["Alto".to_owned()], without_relationship: true, ..Default::default() };
    check_filter(alto, &["HL-1"]);
}

#[test]
fn empty_cells_come_last_both_ways_and_ties_end_on_sku() {
    check_sort(ProductSort::Price, false, &["RD", "HL-1", "BK-2", "BK-1", "BK-3"]);
    check_sort(ProductSort::Price, true, &["BK-1", "BK-2", "HL-1", "RD", "BK-3"]);
    check_sort(ProductSort::Shows, true, &["BK-1", "BK-2", "BK-3", "HL-1", "RD"]);
    check_sort(ProductSort::Name, false, &["HL-1", "BK-3", "BK-1", "BK-2", "RD"]);
    check_sort(ProductSort::Sku, true, &["RD", "HL-1", "BK-3", "BK-2", "BK-1"]);
}

#[test]
fn search_puts_the_best_match_first() {
    let shop = snapshot(
        "road: name=Bike\n road-2: name=Other\n A: name=Road_bike\n B: name=Red_road\n C: name=Broad\n D: name=Road",
    );
    let search = |text: &str| {
        let hits = search_products(&shop, &SearchProducts { text: text.to_owned(), limit: 10 }).hits;
        hits.iter().map(|hit| hit.sku.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(search("ROAD"), "road road-2 D A B C");
    assert_eq!(search("bike road"), "A road");
    assert_eq!(search(" "), "");
}

#[test]
fn facets_count_ancestors_too() {
    let facets = list_facets(&snapshot(SHOP));
    let told = |facets: &[Facet]| {
        facets.iter().map(|facet| format!("{} {}", facet.value, facet.count)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&facets.categories), "Bikes 3, Bikes/Mountain 1, Bikes/Road 2, Helmets 1");
    assert_eq!(told(&facets.brands), "Alto 2, Mira 1, mira 1");
    assert_eq!(told(&facets.statuses), "active 4, inactive 0, discontinued 1");
    assert_eq!(told(&facets.tags), "road 1");
    assert_eq!(told(&facets.currencies), "EUR 4, USD 1");
}

#[derive(Debug, Clone)]
struct Line {
    name: String,
    brand: Option<u8>,
    category: Option<u8>,
    price: Option<i64>,
    status: ProductStatus,
}

fn line() -> impl Strategy<Value = Line> {
    let name = prop_oneof!["[aAbÄß ]{1,3}", "the same beginning of names [abB]{1,2}"];
    let status = prop::sample::select(ProductStatus::ALL.to_vec());
    (name, prop::option::of(0u8..3), prop::option::of(0u8..4), prop::option::of(0i64..5), status)
        .prop_map(|(name, brand, category, price, status)| Line { name, brand, category, price, status })
}

fn products(lines: &[Line]) -> Vec<Product> {
    let category = |at: u8| ["Bikes", "Bikes/Road", "Bikes2", "Helmets"][usize::from(at)].to_owned();
    let product = |(at, line): (usize, &Line)| Product {
        name: line.name.clone(),
        brand: line.brand.map(|brand| ["a", "B", "b"][usize::from(brand)].to_owned()),
        category: line.category.map(category),
        price_minor: line.price,
        status: line.status,
        ..product(&format!("{:02}", at * 7 % 100))
    };
    lines.iter().enumerate().map(product).collect()
}

/// Written without looking at how it is done above.
fn naive(all: &[Product], query: &QueryProducts) -> Vec<Sku> {
    let filter = &query.filter;
    let hay = |p: &Product| format!("{}\n{}\n{}", p.name, p.sku, p.brand.clone().unwrap_or_default()).to_lowercase();
    let mut rows: Vec<&Product> = all
        .iter()
        .filter(|p| filter.search.to_lowercase().split_whitespace().all(|word| hay(p).contains(word)))
        .filter(|p| {
            let path = format!("{}/", p.category.clone().unwrap_or_default());
            filter.categories.is_empty()
                || filter.categories.iter().any(|chosen| path.starts_with(&format!("{chosen}/")))
        })
        .filter(|p| filter.statuses.is_empty() || filter.statuses.contains(&p.status))
        .collect();
    rows.sort_by(|a, b| a.sku.cmp(&b.sku));
    let text = |text: &Option<String>| text.as_ref().map(|text| (text.to_lowercase(), text.clone()));
    fn by<T: Ord>(descending: bool, a: Option<T>, b: Option<T>) -> std::cmp::Ordering {
        match (a, b) {
            (Some(a), Some(b)) if descending => b.cmp(&a),
            (a, b) => (a.is_none(), a).cmp(&(b.is_none(), b)),
        }
    }
    rows.sort_by(|a, b| match query.sort {
        ProductSort::Name => by(query.descending, Some(a.name.to_lowercase()), Some(b.name.to_lowercase())),
        ProductSort::Brand => by(query.descending, text(&a.brand), text(&b.brand)),
        ProductSort::Category => by(query.descending, text(&a.category), text(&b.category)),
        ProductSort::Price => by(query.descending, a.price_minor, b.price_minor),
        ProductSort::Status => by(query.descending, Some(a.status), Some(b.status)),
        _ => by(query.descending, Some(&a.sku), Some(&b.sku)),
    });
    rows.iter().skip(query.offset as usize).take(query.limit as usize).map(|p| p.sku.clone()).collect()
}

proptest! {
    #[test]
    fn a_window_equals_a_naive_filter_and_sort(
        lines in prop::collection::vec(line(), 0..60),
        search in "[abÄ]{0,1} ?[b0-9ß]{0,1}",
        category in prop::option::of(prop::sample::select(vec!["Bikes", "Bikes/Road", "Helmets"])),
        status in prop::option::of(prop::sample::select(ProductStatus::ALL.to_vec())),
        sort in prop::sample::select(vec![
            ProductSort::Sku, ProductSort::Name, ProductSort::Brand, ProductSort::Category, ProductSort::Price,
            ProductSort::Status,
        ]),
        descending: bool,
        offset in 0u32..40,
        limit in 0u32..40,
    ) {
        let products = products(&lines);
        let filter = ProductFilter {
            search,
            categories: category.into_iter().map(str::to_owned).collect(),
            statuses: status.into_iter().collect(),
            ..Default::default()
        };
        let query = QueryProducts { filter, sort, descending, offset, limit };
        let page = query_products(&Snapshot::build(products.clone(), [], default_types()), &query);
        let found: Vec<Sku> = page.rows.into_iter().map(|row| row.product.sku).collect();
        prop_assert_eq!(found, naive(&products, &query));
    }
}
