//! Orders in and counts out.

use crate::shop::{Shop, at, product, settings};
use tandem_model::{Sku, default_types};
use tandem_store::{Customer, OrderCounts, OrderHistory, Seed, SeedLine, SeedOrder, SeedReturn, Store};

fn order(number: u32) -> SeedOrder {
    let line =
        |line, sku: &str| SeedLine { line, sku: sku.to_owned(), quantity: 2, unit_price_minor: 1999, net_minor: 3998 };
    SeedOrder {
        channel: "web".to_owned(),
        external_id: format!("SO{number}"),
        placed_at: at(i64::from(number)),
        customer: Some(format!("{}", number % 10)),
        currency: "USD".to_owned(),
        lines: vec![line(1, "A"), line(2, "gone")],
        returns: vec![SeedReturn { line: 2, quantity: 1, returned_on: "2016-01-03".parse().unwrap() }],
    }
}

fn history(numbers: std::ops::Range<u32>) -> OrderHistory {
    let customer = Customer { key: "3".to_owned(), income_band: Some("a".to_owned()), occupation: None };
    OrderHistory { customers: vec![customer], orders: numbers.map(order).collect() }
}

#[tokio::test]
async fn orders_are_added_whole_or_not_at_all() {
    let (_shop, store) = Shop::new().await;
    assert_eq!(store.add_orders(history(0..300), at(0), 0).await.unwrap().revision, 1);
    let counts = OrderCounts { customers: 10, orders: 300, returns: 300 };
    assert_eq!(store.count_orders().await.unwrap(), counts);
    assert_eq!(store.add_orders(history(299..400), at(0), 1).await.unwrap_err().code(), "store_failed");
    assert_eq!(store.count_orders().await.unwrap(), counts);
    assert_eq!(store.add_orders(history(300..301), at(0), 1).await.unwrap().revision, 2);
    assert_eq!(store.count_orders().await.unwrap().orders, 301);
}

#[tokio::test]
async fn a_return_of_a_line_that_is_not_there_is_refused() {
    let (_shop, store) = Shop::new().await;
    let mut wrong = history(0..1);
    wrong.orders[0].returns[0].line = 9;
    assert!(store.add_orders(wrong, at(0), 0).await.is_err());
    assert_eq!(store.count_orders().await.unwrap(), OrderCounts::default());
}

#[tokio::test]
async fn a_workspace_starts_with_its_seed_and_undo_stops_there() {
    let shop = Shop::at("sample.tandem");
    let products: Vec<_> = (0..500).map(|number| product(&format!("{number:03}"), "x")).collect();
    let seed = Seed {
        products: products.clone(),
        links: vec![crate::shop::link("001", "002", "upsell")],
        orders: history(0..200),
        ..Seed::empty(default_types(), settings())
    };
    let store = Store::create(&shop.path, &seed).await.unwrap();
    let loaded = store.load().await.unwrap();
    assert_eq!((&loaded.products, &loaded.links, &loaded.head.types), (&products, &seed.links, &seed.types));
    assert_eq!((loaded.head.revision, loaded.head.undo, loaded.head.saved_at), (0, None, None));
    assert_eq!(store.count_orders().await.unwrap().orders, 200);
    assert_eq!(store.undo(at(0), 0).await.unwrap(), None);
}

#[tokio::test]
async fn a_seed_that_cannot_be_stored_leaves_nothing_behind() {
    let shop = Shop::at("sample.tandem");
    let mut orders = history(0..2);
    orders.orders[1].external_id = orders.orders[0].external_id.clone();
    let seed = Seed { orders, ..Seed::empty(vec![], settings()) };
    assert!(Store::create(&shop.path, &seed).await.is_err());
    assert!(shop.files().is_empty(), "{:?}", shop.files());
}

#[tokio::test]
async fn a_customer_is_known_by_what_was_bought_and_kept() {
    let (_shop, store) = Shop::new().await;
    let mut orders = history(0..20);
    orders.orders[13].returns[0].quantity = 2;
    store.add_orders(orders, at(0), 0).await.unwrap();
    let facts = store.customer_facts("3", "USD").await.unwrap().unwrap();
    assert_eq!(facts.attributes.get("income_band").map(String::as_str), Some("a"));
    let bought = |at: usize| (facts.orders[at].net_minor, facts.orders[at].skus.iter().map(Sku::as_str).collect());
    assert_eq!(bought(0), (3998 + 1999, vec!["A", "gone"]));
    assert_eq!(bought(1), (3998, vec!["A"]));
    let elsewhere = store.customer_facts("3", "EUR").await.unwrap().unwrap();
    assert_eq!((elsewhere.orders[0].net_minor, elsewhere.orders.len()), (0, 2));
    assert_eq!(store.customer_facts("nobody", "USD").await.unwrap(), None);
    let all = store.all_customer_facts("USD").await.unwrap();
    assert_eq!((all.len(), &all[3]), (10, &facts));
}

#[tokio::test]
async fn customers_channels_and_attributes_are_found() {
    let (_shop, store) = Shop::new().await;
    assert_eq!(store.customer_attributes().await.unwrap(), Vec::<String>::new());
    store.add_orders(history(0..30), at(0), 0).await.unwrap();
    assert_eq!(store.customer_attributes().await.unwrap(), ["income_band"]);
    assert_eq!(store.customer_values("Income_Band").await.unwrap(), [("a".to_owned(), 1)]);
    assert_eq!(store.customer_values("'; --").await.unwrap(), []);
    assert_eq!(store.channels().await.unwrap(), [("web".to_owned(), 30)]);
    assert_eq!(store.customer_keys("3", 9).await.unwrap(), ["3"]);
    assert_eq!(store.customer_keys("%", 9).await.unwrap(), Vec::<String>::new());
    assert_eq!(store.customer_keys("", 2).await.unwrap(), ["0", "1"]);
}

#[tokio::test]
async fn units_sold_are_those_kept_within_the_days_before_the_last_order() {
    let (_shop, store) = Shop::new().await;
    assert_eq!(store.units_sold(0).await.unwrap(), []);
    let mut orders = history(0..3);
    orders.orders[0].placed_at = at(-2 * 86_400);
    orders.orders[1].placed_at = at(-86_400 + 2);
    store.add_orders(orders, at(0), 0).await.unwrap();
    let sold = |a, gone| vec![("A".to_owned(), a), ("gone".to_owned(), gone)];
    assert_eq!(store.units_sold(0).await.unwrap(), sold(6, 3));
    assert_eq!(store.units_sold(2).await.unwrap(), sold(4, 2));
    assert_eq!(store.units_sold(1).await.unwrap(), sold(2, 1));
}
