//! Orders in and counts out.

use crate::shop::{Shop, at, product, settings};
use tandem_model::default_types;
use tandem_store::{Customer, Order, OrderCounts, OrderHistory, OrderLine, OrderReturn, Seed, Store};

fn order(number: u32) -> Order {
    let line =
        |line, sku: &str| OrderLine { line, sku: sku.to_owned(), quantity: 2, unit_price_minor: 1999, net_minor: 3998 };
    Order {
        channel: "web".to_owned(),
        external_id: format!("SO{number}"),
        placed_at: at(i64::from(number)),
        customer: Some(format!("{}", number % 10)),
        currency: "USD".to_owned(),
        lines: vec![line(1, "A"), line(2, "gone")],
        returns: vec![OrderReturn { line: 2, quantity: 1, returned_on: "2016-01-03".parse().unwrap() }],
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
    let counts = OrderCounts { customers: 10, orders: 300, lines: 600, returns: 300 };
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
