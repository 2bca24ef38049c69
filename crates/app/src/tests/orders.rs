//! Past orders: imported, told again, changed, mended.

use crate::fixture::{Shop, closed};
use crate::*;
use flate2::read::GzDecoder;
use std::io::Read;
use tandem_model::*;

const ORDERS: &str = "order_id,date,sku,name,qty,price,customer_id\n\
    1,2026-01-05,A,Coat,1,100.00,7\n\
    1,2026-01-05,B,Scarf,2,20.00,7\n\
    2,2026-01-06,A,Coat,1,100.00,8\n\
    2,2026-01-06,C,Hat,x,15.00,8\n\
    3,soon,A,Coat,1,100.00,9\n\
    ,2026-01-06,A,Coat,1,100.00,9\n\
    C4,2026-02-01,B,Scarf,-1,20.00,7\n";

async fn empty() -> Shop {
    let shop = closed();
    let path = shop.path("shop.tandem").display().to_string();
    new_workspace(&shop.app, NewWorkspace { path, sample: false }).await.unwrap();
    shop
}

async fn import(shop: &Shop, files: &[&str], profile: Option<Profile>) -> OrdersReport {
    let source = |(at, text): (usize, &&str)| shop.file(&format!("orders {at}.csv"), text);
    let sources = files.iter().enumerate().map(source).collect();
    let profile = profile.map(|profile| ProfileChoice::Given { profile: Box::new(profile) });
    let report =
        import_orders_now(&shop.app, ImportOrders { sources, channel: None, profile }, &Progress::silent()).await;
    let report = report.unwrap();
    assert!(report.reconciled && report.rows.reconciled(), "{report:?}");
    report
}

/// Every order as it is, in words that do not depend on which came first.
async fn state(shop: &Shop) -> Vec<String> {
    let page = query_orders(&shop.app, QueryOrders { limit: 1000, ..QueryOrders::default() }).await.unwrap();
    let mut told = Vec::new();
    for row in page.rows {
        let detail = get_order(&shop.app, OrderRef { id: row.id }).await.unwrap();
        let line = |line: &OrderLineView| {
            format!("{}x{}@{}-{}", line.sku, line.quantity_milli, line.unit_minor, line.matched_milli)
        };
        let lines: Vec<String> = detail.lines.iter().map(line).collect();
        let OrderSummary { kind, external_id, placed_at, customer, state, .. } = detail.order;
        told.push(format!("{kind:?} {external_id} {placed_at} {customer:?} {state} {}", lines.join(" ")));
    }
    told.sort();
    told
}

fn counts(read: u64, stored: u64, unchanged: u64, dead_lettered: u64, ignored: u64) -> OrderRowCounts {
    OrderRowCounts { read, stored, unchanged, dead_lettered, ignored }
}

fn reasons(counts: &[ReasonCount]) -> Vec<(&str, u64)> {
    counts.iter().map(|reason| (reason.code.as_str(), reason.count)).collect()
}

#[tokio::test]
async fn an_order_is_stored_whole_or_waits_whole() {
    let shop = empty().await;
    let report = import(&shop, &[ORDERS], None).await;
    assert_eq!(report.rows, counts(7, 3, 0, 4, 0));
    let dead = [("ORDER_ID_MISSING", 1), ("DATE_UNPARSEABLE", 1), ("QTY_NOT_NUMERIC", 2)];
    assert_eq!(reasons(&report.dead_letters), dead);
    assert_eq!((report.orders.inserted, report.customers, report.products_created), (2, 1, 2));
    assert_eq!(report.returns, ReturnCounts { matched: 1, unmatched: 0 });
    let detail = get_product(&shop.app, ProductRef { sku: "B".into() }).await.unwrap();
    assert_eq!((detail.row.product.name.as_str(), detail.row.product.price_minor), ("Scarf", Some(2000)));
}

#[tokio::test]
async fn importing_again_changes_nothing() {
    let shop = empty().await;
    import(&shop, &[ORDERS], None).await;
    let before = state(&shop).await;
    assert_eq!(import(&shop, &[ORDERS], None).await.rows, counts(7, 0, 3, 4, 0));
    let mut shuffled: Vec<&str> = ORDERS.lines().skip(1).collect();
    shuffled.reverse();
    let shuffled = format!("{}\n{}\n", ORDERS.lines().next().unwrap(), shuffled.join("\n"));
    assert_eq!(import(&shop, &[&shuffled], None).await.rows, counts(7, 0, 3, 4, 0));
    assert_eq!(state(&shop).await, before);
    let groups = list_dead_letter_groups(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(groups.groups.iter().map(|group| group.rows).sum::<u64>(), 4);
}

#[tokio::test]
async fn a_cause_is_mended_once_and_what_waited_comes_in() {
    let shop = empty().await;
    import(&shop, &[ORDERS], None).await;
    let groups = list_dead_letter_groups(&shop.app, Nothing {}).await.unwrap().groups;
    let seen: Vec<_> = groups.iter().map(|group| (group.code, group.cause.as_str(), group.rows)).collect();
    assert_eq!(seen[0], (ReasonCode::QtyNotNumeric, "x", 2));
    let choice = DeadLetterChoice::Cause {
        channel: groups[0].channel.clone(),
        account: String::new(),
        code: ReasonCode::QtyNotNumeric,
        cause: "x".to_owned(),
    };
    let fixes = vec![FieldFix { field: "quantity".to_owned(), from: Some("x".to_owned()), to: "3".to_owned() }];
    let told = fix_dead_letters(&shop.app, FixDeadLetters { choice, fixes, dates: None }).await.unwrap();
    assert_eq!(told, DeadLettersReplayed { tried: 1, recovered: 1, open: 0 });
    assert!(state(&shop).await.iter().any(|order| order.contains(" 2 ") && order.contains("Cx3000@1500")));
    // The same bad rows again are no news: they were mended.
    assert_eq!(import(&shop, &[ORDERS], None).await.rows, counts(7, 0, 5, 2, 0));
    let sources = list_dead_letter_groups(&shop.app, Nothing {}).await.unwrap().sources;
    assert_eq!((sources[0].open, sources[0].recovered, sources[0].false_reject_rate), (2, 1, Some(0.0)));
}

#[tokio::test]
async fn a_changed_profile_tells_what_it_would_let_in_and_lets_it_in() {
    let shop = empty().await;
    import(&shop, &[ORDERS], None).await;
    let mut profile = Profile::of("generic");
    profile.reasons.insert(ReasonCode::QtyNotNumeric, Disposition::Ignore);
    let seen = preview_profile(&shop.app, profile.clone()).await.unwrap();
    assert_eq!((seen.waiting, seen.let_in, seen.left_out, seen.orders_let_in), (4, 1, 1, 1));
    assert_eq!(save_profile(&shop.app, profile.clone()).await.unwrap().version, 1);
    assert_eq!(save_profile(&shop.app, profile).await.unwrap().version, 2);
    let told = replay_dead_letters(&shop.app, ChosenDeadLetters { choice: DeadLetterChoice::All }).await.unwrap();
    assert_eq!(told, DeadLettersReplayed { tried: 3, recovered: 1, open: 2 });
    let sources = list_dead_letter_groups(&shop.app, Nothing {}).await.unwrap().sources;
    assert_eq!(sources[0].false_reject_rate, Some(1.0 / 3.0));
}

#[tokio::test]
async fn a_saved_profile_reads_the_next_file_that_it_fits() {
    let shop = empty().await;
    let mut profile = Profile::of("generic");
    profile.reasons.insert(ReasonCode::QtyNotNumeric, Disposition::Ignore);
    save_profile(&shop.app, profile).await.unwrap();
    let report = import(&shop, &[ORDERS], None).await;
    assert_eq!(report.rows, counts(7, 4, 0, 2, 1));
    let nobody = ChosenDeadLetters { choice: DeadLetterChoice::Ids { ids: vec![99] } };
    assert_eq!(replay_dead_letters(&shop.app, nobody.clone()).await.unwrap_err().code, "unknown_dead_letter");
    assert_eq!(discard_dead_letters(&shop.app, nobody).await.unwrap_err().code, "unknown_dead_letter");
}

#[tokio::test]
async fn a_changed_order_becomes_a_new_revision_and_old_news_stays_old() {
    let shop = empty().await;
    let first = "order_id,date,sku,qty,price,status\n1,2026-01-05,A,1,10.00,paid\n1,2026-01-05,B,2,5.00,paid\n\
                 2,2026-01-05,A,1,10.00,paid\n";
    let later = first
        .replace("B,2,5.00", "B,1,5.00")
        .replace("2,2026-01-05,A,1,10.00,paid", "2,2026-01-05,A,1,10.00,cancelled");
    import(&shop, &[first], None).await;
    let report = import(&shop, &[&later], None).await;
    assert_eq!((report.rows, report.orders.updated), (counts(3, 3, 0, 0, 0), 2));
    let after = state(&shop).await;
    assert!(after[0].contains("Bx1000@500") && after[1].contains("cancelled"), "{after:?}");
    assert_eq!(import(&shop, &[first], None).await.rows, counts(3, 0, 3, 0, 0));
    assert_eq!(state(&shop).await, after);
    let page =
        query_orders(&shop.app, QueryOrders { search: "1".to_owned(), limit: 9, ..QueryOrders::default() }).await;
    let id = page.unwrap().rows[0].id;
    let detail = get_order(&shop.app, OrderRef { id }).await.unwrap();
    assert_eq!((detail.order.revision, detail.revisions.len()), (2, 1));
    assert!(detail.revisions[0].lines.iter().any(|line| line.sku == "B" && line.quantity_milli == 2000));
}

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    text
}

/// 789 invoices of a wholesaler's till, by generic mapping. Of 17,751 lines 229 repeat another to the letter; 72 take
/// goods from stock for nothing and without a customer, which are neither sales nor returns; all others are stored.
#[tokio::test]
async fn a_real_history_is_accounted_for_to_the_row() {
    let text = unpacked(include_bytes!("data/online_retail_excerpt.csv.gz"));
    let shop = empty().await;
    let report = import(&shop, &[&text], None).await;
    assert_eq!(report.rows, counts(17_751, 17_450, 0, 72, 229));
    assert_eq!(reasons(&report.dead_letters), [("QTY_NOT_POSITIVE", 72)]);
    assert_eq!(reasons(&report.ignored), [("DUPLICATE_LINE_SUSPECT", 229)]);
    assert_eq!((report.orders.inserted, report.customers), (717, 44));
    assert_eq!(report.returns, ReturnCounts { matched: 407, unmatched: 132 });
    let whole = state(&shop).await;
    assert_eq!(import(&shop, &[&text], None).await.rows, counts(17_751, 0, 17_450, 72, 229));

    let (head, body) = text.split_once('\n').unwrap();
    let parts: Vec<String> = (0..2)
        .map(|part| {
            let lines = body.lines().enumerate().filter(|(at, _)| (at / 7) % 2 == part).map(|(_, line)| line);
            format!("{head}\n{}\n", lines.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let split = empty().await;
    for part in [&parts[1], &parts[0], &parts[1]] {
        import(&split, &[part], None).await;
    }
    let differing = |a: &[String], b: &[String]| a.iter().filter(|order| !b.contains(order)).count();
    let mut found = state(&split).await;
    // Customers' keys are made with each workspace's own secret.
    let anonymous = |order: &String| {
        order
            .split(' ')
            .enumerate()
            .filter(|(at, _)| *at != 3)
            .map(|(_, word)| word.to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    found = found.iter().map(anonymous).collect();
    let whole: Vec<String> = whole.iter().map(anonymous).collect();
    assert_eq!((differing(&whole, &found), differing(&found, &whole)), (0, 0));
}

/// Days stand in a file of their own, and a basket is what a customer bought in a store on a day.
#[tokio::test]
async fn baskets_without_a_number_are_joined_from_several_columns() {
    let sales = unpacked(include_bytes!("data/foodmart_sales_excerpt.csv.gz"));
    let days = unpacked(include_bytes!("data/foodmart_days_excerpt.csv.gz"));
    let column = |name: &str| vec![name.to_owned()];
    let mut profile = Profile { lookups: column("time_id"), ..Profile::of("generic") };
    let basket = ["customer_id", "time_id", "store_id"].map(str::to_owned).to_vec();
    profile.mapping.insert("order_id".to_owned(), basket);
    for (field, header) in [
        ("placed_at", "the_date"),
        ("customer_id", "customer_id"),
        ("sku", "product_id"),
        ("quantity", "unit_sales"),
        ("line_total", "store_sales"),
    ] {
        profile.mapping.insert(field.to_owned(), column(header));
    }
    profile.currency = Some("USD".to_owned());
    let shop = empty().await;
    let report = import(&shop, &[&sales, &days], Some(profile)).await;
    assert_eq!(report.rows, counts(2500, 2500, 0, 0, 0));
    assert_eq!(report.orders.inserted, 602);
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing() {
    let shop = empty().await;
    let progress = Progress::silent();
    progress.cancel();
    let input = ImportOrders { sources: vec![shop.file("orders.csv", ORDERS)], channel: None, profile: None };
    assert_eq!(import_orders_now(&shop.app, input, &progress).await.unwrap_err().code, "cancelled");
    assert_eq!(state(&shop).await, Vec::<String>::new());
}

#[tokio::test]
async fn two_programs_that_import_the_same_file_at_once_store_it_once() {
    let one = empty().await;
    let two = closed();
    let path = one.path("shop.tandem").display().to_string();
    open_workspace(&two.app, OpenWorkspace { path }).await.unwrap();
    let input = |shop: &Shop| ImportOrders {
        sources: vec![shop.file("orders.csv", ORDERS)],
        channel: Some("generic".to_owned()),
        profile: None,
    };
    let silent = Progress::silent();
    let (first, second) = tokio::join!(
        import_orders_now(&one.app, input(&one), &silent),
        import_orders_now(&two.app, input(&two), &silent)
    );
    let (first, second) = (first.unwrap().rows, second.unwrap().rows);
    assert_eq!((first.stored + second.stored, first.unchanged + second.unchanged), (3, 3));
    assert_eq!(state(&one).await.len(), 2);
}
