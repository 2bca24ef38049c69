//! Products: asked for, added, edited, removed.

use crate::fixture::bikes;
use crate::*;
use tandem_model::*;

fn skus(skus: &[&str]) -> ProductSelection {
    ProductSelection::Skus { skus: skus.iter().map(|sku| Sku::new(sku)).collect() }
}

fn cell(sku: &str, column: &str, text: &str) -> CellText {
    CellText { sku: sku.into(), column: column.to_owned(), text: text.to_owned() }
}

#[tokio::test]
async fn products_are_found_and_told() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let query = QueryProducts { limit: 10, ..QueryProducts::default() };
    assert_eq!(query_products(&shop.app, query).await.unwrap().total, 5);
    let hits = search_products(&shop.app, SearchProducts { text: "helm".to_owned(), limit: 5 }).await.unwrap().hits;
    assert_eq!(hits[0].sku.as_str(), "H1");
    assert_eq!(list_facets(&shop.app, Nothing {}).await.unwrap().categories.len(), 2);
    let told = get_product(&shop.app, ProductRef { sku: "H1".into() }).await.unwrap();
    assert_eq!((told.row.shown_by, told.shown_by[0].from_name.as_str()), (1, "Road-150"));
    assert_eq!(get_product(&shop.app, ProductRef { sku: "X".into() }).await.unwrap_err().code, "unknown_sku");
}

#[tokio::test]
async fn an_added_product_is_spelt_as_a_file_would_spell_it() {
    let shop = bikes().await;
    let product = Product {
        tags: vec!["winter".to_owned(), " road".to_owned(), "road".to_owned()],
        category: Some("Bikes > Road".to_owned()),
        ..Product::named(" CAFE\u{301} ", " Bike ", "")
    };
    let row = add_product(&shop.app, product.clone()).await.unwrap();
    assert_eq!((row.product.sku.as_str(), row.product.name.as_str()), ("CAF\u{c9}", "Bike"));
    assert_eq!(
        (row.product.currency.as_str(), row.product.tags),
        ("EUR", vec!["road".to_owned(), "winter".to_owned()])
    );
    assert_eq!(row.product.category.as_deref(), Some("Bikes/Road"));
    assert_eq!(add_product(&shop.app, product.clone()).await.unwrap_err().code, "duplicate_sku");
    for (bad, code) in [
        (Product { sku: " ".into(), ..product.clone() }, "blank_sku"),
        (Product { sku: "N".into(), name: String::new(), ..product.clone() }, "blank_value"),
        (Product { sku: "N".into(), price_minor: Some(-1), ..product.clone() }, "bad_amount"),
        (Product { sku: "N".into(), price_minor: Some(MAX_MINOR + 1), ..product.clone() }, "amount_too_large"),
        (Product { sku: "N".into(), tags: vec!["a,b".to_owned()], ..product }, "bad_tag"),
    ] {
        assert_eq!(add_product(&shop.app, bad).await.unwrap_err().code, code);
    }
}

#[tokio::test]
async fn a_preview_changes_nothing_and_says_the_same_as_the_edit() {
    let shop = bikes().await;
    let edit = |preview| EditProducts {
        selection: ProductSelection::Filter {
            filter: ProductFilter { categories: vec!["Bikes".to_owned()], ..ProductFilter::default() },
        },
        changes: vec![ProductChange::AddTag { tag: "sale".to_owned() }, ProductChange::Stock { value: Some(0) }],
        preview,
    };
    let before = shop.status().await;
    let seen = edit_products(&shop.app, edit(true)).await.unwrap();
    assert_eq!((seen.matched, seen.changed, seen.sample.len()), (3, 3, 6));
    assert_eq!(shop.status().await, before);
    assert_eq!(edit_products(&shop.app, edit(false)).await.unwrap(), seen);
    assert_eq!(shop.status().await.undo.as_deref(), Some("2 changes to 3 products"));
    assert_eq!(edit_products(&shop.app, edit(false)).await.unwrap().changed, 0);
}

#[tokio::test]
async fn link_weights_are_edited_by_product() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    shop.link("R1", "R2", "upsell").await;
    let edit = EditProducts {
        selection: skus(&["R1", "H1"]),
        changes: vec![ProductChange::LinkWeight { value: Some(30) }],
        preview: false,
    };
    let done = edit_products(&shop.app, edit.clone()).await.unwrap();
    assert_eq!((done.matched, done.changed, done.sample.len()), (2, 1, 2));
    let links = list_links(&shop.app, ListLinks::default()).await.unwrap().links;
    assert!(links.iter().all(|row| row.link.weight == Some(30)));
    let heavy = EditProducts { changes: vec![ProductChange::LinkWeight { value: Some(101) }], ..edit };
    assert_eq!(edit_products(&shop.app, heavy).await.unwrap_err().code, "weight_out_of_range");
}

#[tokio::test]
async fn what_does_not_fit_is_told_and_the_rest_is_stored() {
    let shop = bikes().await;
    let changes = vec![ProductChange::PriceMinor { value: Some(-5) }, ProductChange::AddTag { tag: "x".to_owned() }];
    let edit = EditProducts { selection: skus(&["R1", "NONE"]), changes, preview: false };
    let done = edit_products(&shop.app, edit).await.unwrap();
    let refused: Vec<_> = done.refused.iter().map(|row| (row.sku.as_str(), row.code.as_str())).collect();
    assert_eq!(refused, [("NONE", "unknown_sku"), ("R1", "bad_amount")]);
    assert_eq!((done.matched, done.changed), (1, 1));
}

#[tokio::test]
async fn cells_are_read_as_people_write_them() {
    let shop = bikes().await;
    let cells = vec![
        cell("R1", "price", "€ 1.234,50"),
        cell("R2", "tags", "winter, road"),
        cell("R2", "attribute:color", "Black"),
        cell("R3", "stock", "many"),
        cell("R3", "shape", "round"),
        cell("X", "name", "Nobody"),
        cell("H1", "sku", "H2"),
    ];
    let done = set_cells(&shop.app, SetCells { cells, preview: false }).await.unwrap();
    let codes: Vec<_> = done.refused.iter().map(|cell| cell.code.as_str()).collect();
    assert_eq!(codes, ["bad_stock", "unknown_field", "unknown_sku", "fixed_field"]);
    let diffs: Vec<_> =
        done.sample.iter().map(|diff| (diff.column.as_str(), diff.before.as_str(), diff.after.as_str())).collect();
    assert_eq!(
        diffs,
        [("price", "1500.00", "1234.50"), ("tags", "road", "road, winter"), ("attribute:color", "", "Black")]
    );
    assert_eq!(done.changed, 2);
    let one = SetCells { cells: vec![cell("R1", "price", "99")], preview: false };
    set_cells(&shop.app, one).await.unwrap();
    assert_eq!(shop.status().await.undo.as_deref(), Some("price of Road-150: 99"));
}

#[tokio::test]
async fn dates_out_of_order_take_back_their_product_only() {
    let shop = bikes().await;
    let cells =
        vec![cell("R1", "launch", "2026-05-01"), cell("R1", "end", "2026-01-01"), cell("R2", "end", "2026-01-01")];
    let done = set_cells(&shop.app, SetCells { cells, preview: false }).await.unwrap();
    assert_eq!((done.changed, done.refused[0].code.as_str()), (1, "bad_dates"));
}

#[tokio::test]
async fn days_are_held_to_what_a_cell_takes() {
    let shop = bikes().await;
    let change = ProductChange::Launch { value: Some(chrono::NaiveDate::MIN) };
    let edit = EditProducts { selection: skus(&["R1"]), changes: vec![change], preview: false };
    let done = edit_products(&shop.app, edit).await.unwrap();
    assert_eq!((done.changed, done.refused[0].code.as_str()), (0, "bad_date"));
}

#[tokio::test]
async fn joining_a_family_must_not_close_a_blocked_loop() {
    let shop = bikes().await;
    let family = NewLink { level: LinkLevel::Family, ..crate::fixture::new_link("Road-150", "Road-250", "upsell") };
    add_link(&shop.app, family).await.unwrap();
    shop.link("R2", "R3", "upsell").await;
    let before = shop.status().await;
    let change = ProductChange::Family { value: Some("Road-150".to_owned()) };
    let edit = EditProducts { selection: skus(&["R3"]), changes: vec![change], preview: false };
    let done = edit_products(&shop.app, edit).await.unwrap();
    assert_eq!((done.changed, done.findings[0].severity), (0, Severity::Error));
    assert_eq!(shop.status().await, before);
    let report = shop.import("sku,name,family\nR3,Road-350,Road-150\nH1,Better Helmet,\n").await;
    assert_eq!((report.rows.stored, report.rows.refused), (1, 1));
    assert_eq!((report.refused[0].line, report.refused[0].code.as_str()), (2, "cycle"));
    assert!(!report.refused[0].steps.is_empty());
}

#[tokio::test]
async fn removed_products_leave_their_links_marked() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let done = remove_products(&shop.app, ProductRefs { skus: vec!["H1".into(), "X".into()] }).await.unwrap();
    assert_eq!((done.changed, done.refused.len()), (1, 1));
    let row = list_links(&shop.app, ListLinks::default()).await.unwrap().links.remove(0);
    assert_eq!(row.to_state, EndState::Missing);
    assert_eq!(shop.status().await.products, 4);
    undo(&shop.app, Nothing {}).await.unwrap();
    let row = list_links(&shop.app, ListLinks::default()).await.unwrap().links.remove(0);
    assert_eq!(row.to_state, EndState::Active);
}
