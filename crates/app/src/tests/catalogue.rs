//! Catalogues of shops, imported with their relations.

use crate::fixture::{Shop, closed};
use crate::*;
use std::collections::BTreeMap;
use tandem_model::*;

const SHOPIFY: &str = "Handle,Title,Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,\
    Complementary products (product.metafields.shopify--discovery--product_recommendation.complementary_products),\
    Related products (product.metafields.shopify--discovery--product_recommendation.related_products),Status\n\
    tee,Tee,Acme,Shirts,summer,TRUE,Color,Red,TEE-R,20.00,https://x/1.png,cap; mug,,active\n\
    tee,,,,,,,Blue,TEE-B,21.00,,,,\n\
    tee,,,,,,,,,,https://x/2.png,,,\n\
    cap,Cap,Acme,Hats,,TRUE,Title,Default Title,CAP,9.50,,tee,mug,active\n\
    mug,Mug,Acme,Kitchen,,TRUE,Title,Default Title,MUG,7,,,cap;nowhere,draft\n";

async fn empty() -> Shop {
    let shop = closed();
    let path = shop.path("shop.tandem").display().to_string();
    new_workspace(&shop.app, NewWorkspace { path, sample: false }).await.unwrap();
    shop
}

impl Shop {
    async fn catalogue(&self, text: &str) -> CatalogueReport {
        let sources = vec![self.file("catalogue.csv", text)];
        let input = ImportCatalogue { sources, format: None, mapping: BTreeMap::new() };
        let report = import_catalogue_now(&self.app, input, &Progress::silent()).await.unwrap();
        assert!(report.rows.reconciled(), "{report:?}");
        report
    }

    /// `from > to type weight source` of every link, families in brackets.
    async fn arrows(&self) -> Vec<String> {
        let links = list_links(&self.app, ListLinks::default()).await.unwrap().links;
        let words = |row: LinkRow| {
            let Link { from, to, kind, weight, two_way, level, .. } = row.link;
            let arrow = if two_way { "<>" } else { ">" };
            let end = |sku: Sku| if level == LinkLevel::Family { format!("[{sku}]") } else { sku.to_string() };
            let weight = weight.map(|weight| format!(" {weight}")).unwrap_or_default();
            format!("{} {arrow} {} {kind}{weight}", end(from), end(to))
        };
        links.into_iter().map(words).collect()
    }
}

fn counts(report: &CatalogueReport) -> (CatalogueRowCounts, CatalogueLinkCounts) {
    (report.rows, report.links)
}

#[tokio::test]
async fn a_shopify_catalogue_comes_with_its_relations() {
    let shop = empty().await;
    let report = shop.catalogue(SHOPIFY).await;
    assert_eq!(report.files[0].format, CatalogueFormat::Shopify);
    assert_eq!(report.rows, CatalogueRowCounts { read: 5, stored: 4, unchanged: 0, dead_lettered: 0, ignored: 1 });
    assert_eq!((report.products_created, report.types_made.as_slice()), (4, &["Related".to_owned()][..]));
    let refused: Vec<_> = report.refused_links.iter().map(|link| link.row.message.as_str()).collect();
    assert_eq!(refused, ["no product has the handle `nowhere`"]);
    let expected = [
        "CAP > MUG related",
        "CAP > TEE-B cross-sell",
        "CAP > TEE-R cross-sell",
        "MUG > CAP related",
        "TEE-B > CAP cross-sell 100",
        "TEE-B > MUG cross-sell 99",
        "TEE-R > CAP cross-sell 100",
        "TEE-R > MUG cross-sell 99",
    ];
    assert_eq!(shop.arrows().await, expected);
    let tee = get_product(&shop.app, ProductRef { sku: "TEE-B".into() }).await.unwrap().row.product;
    assert_eq!(
        (tee.name.as_str(), tee.family.as_deref(), tee.brand.as_deref()),
        ("Tee – Blue", Some("tee"), Some("Acme"))
    );
    assert_eq!((tee.price_minor, tee.attributes["Color"].as_str()), (Some(2100), "Blue"));
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let shop = empty().await;
    shop.catalogue(SHOPIFY).await;
    let before = shop.status().await;
    let again = shop.catalogue(SHOPIFY).await;
    assert_eq!(again.rows, CatalogueRowCounts { read: 5, stored: 0, unchanged: 4, dead_lettered: 0, ignored: 1 });
    assert_eq!(again.links, CatalogueLinkCounts { stored: 0, unchanged: 8, removed: 0, refused: 1 });
    assert_eq!(shop.status().await, before);
}

#[tokio::test]
async fn an_import_is_one_edit_that_can_be_undone() {
    let shop = empty().await;
    shop.catalogue(SHOPIFY).await;
    let undone = undo(&shop.app, Nothing {}).await.unwrap().undone;
    assert_eq!(undone.as_deref(), Some("import of catalogue.csv: 4 products, 8 links"));
    assert_eq!((shop.status().await.products, shop.arrows().await.len()), (0, 0));
}

#[tokio::test]
async fn an_empty_cell_clears_what_was_imported_of_its_type_and_nothing_else() {
    let shop = empty().await;
    let head = "ID,SKU,Name,Upsells,Cross-sells\n";
    shop.catalogue(&format!("{head}1,A,A,B,\"B, C\"\n2,B,B,,\n3,C,C,,\n")).await;
    shop.link("B", "C", "cross-sell").await;
    assert_eq!(
        shop.arrows().await,
        ["A > B cross-sell 100", "A > B upsell", "A > C cross-sell 99", "B > C cross-sell"]
    );
    let report = shop.catalogue("ID,SKU,Upsells\n1,A,\n2,B,\n").await;
    assert_eq!(report.links, CatalogueLinkCounts { removed: 1, ..Default::default() });
    assert_eq!(shop.arrows().await, ["A > B cross-sell 100", "A > C cross-sell 99", "B > C cross-sell"]);
    let report = shop.catalogue("ID,SKU,Upsells,Cross-sells\n1,A,,C\n2,B,,\n").await;
    assert_eq!(report.links, CatalogueLinkCounts { removed: 1, unchanged: 1, ..Default::default() });
    assert_eq!(shop.arrows().await, ["A > C cross-sell 99", "B > C cross-sell"]);
}

#[tokio::test]
async fn a_refused_link_is_told_with_its_path_and_holds_nothing_up() {
    let shop = empty().await;
    let report = shop.catalogue("sku,name,upsell_skus,upsell_position\nA,A,B,1\nB,B,\"C,A\",\"2,1\"\nC,C,,\n").await;
    assert_eq!(report.links, CatalogueLinkCounts { stored: 2, refused: 1, ..Default::default() });
    let refused = &report.refused_links[0];
    let steps: Vec<_> = refused.row.steps.iter().map(|step| format!("{} > {}", step.from, step.to)).collect();
    assert_eq!(
        (refused.row.line, refused.row.code.as_str(), steps.as_slice()),
        (3, "cycle", &["B > A".to_owned(), "A > B".to_owned()][..])
    );
    assert_eq!(shop.arrows().await, ["A > B upsell", "B > C upsell 99"]);
    assert_eq!(
        counts(&shop.catalogue("sku,name,upsell_skus,upsell_position\nA,A,B,1\nB,B,\"C,A\",\"2,1\"\nC,C,,\n").await).1,
        CatalogueLinkCounts { unchanged: 2, refused: 1, ..Default::default() }
    );
}

#[tokio::test]
async fn weights_that_a_merchandiser_set_stay_while_the_order_is_that_of_the_file() {
    let shop = empty().await;
    let text = "sku,name,crosssell_skus\nA,A,\"C,B\"\nB,B,\nC,C,\n";
    shop.catalogue(text).await;
    let set = SetLink {
        link: crate::fixture::key("A", "B", "cross-sell"),
        set_weight: true,
        weight: Some(40),
        two_way: None,
        set_pin: false,
        pin: None,
        kind: None,
        paused: None,
        to: None,
    };
    set_link(&shop.app, set).await.unwrap();
    shop.catalogue(text).await;
    assert_eq!(shop.arrows().await, ["A > B cross-sell 40", "A > C cross-sell 100"]);
    shop.catalogue("sku,name,crosssell_skus\nA,A,\"B,C\"\n").await;
    assert_eq!(shop.arrows().await, ["A > B cross-sell 100", "A > C cross-sell 99"]);
}

#[tokio::test]
async fn parents_of_variants_are_families() {
    let shop = empty().await;
    let report = shop
        .catalogue(
            "sku,store_view_code,product_type,name,price,related_skus,upsell_skus,configurable_variations\n\
             T-R,,simple,Tee red,10.0000,,,\n\
             T-B,,simple,Tee blue,10.0000,,,\n\
             T,,configurable,Tee,,,P,\"sku=T-R,color=Red|sku=T-B,color=Blue\"\n\
             T,de,,T-Shirt,,,,\n\
             P-R,,simple,Polo red,20.0000,T-R,,\n\
             P-B,,simple,Polo blue,20.0000,,,\n\
             P,,configurable,Polo,,T,,\"sku=P-R,color=Red|sku=P-B,color=Blue\"\n",
        )
        .await;
    assert_eq!(report.rows, CatalogueRowCounts { read: 7, stored: 6, ignored: 1, ..Default::default() });
    assert_eq!(shop.arrows().await, ["[P] > [T] related", "P-R > T-R related", "[T] > [P] upsell"]);
    assert_eq!(shop.status().await.products, 4);
}

#[tokio::test]
async fn akeneos_two_way_associations_are_two_way_where_the_type_allows_it() {
    let shop = empty().await;
    let types =
        shop.file("types.csv", "code;is_two_way;is_quantified;label-en_US\nX_SELL;1;0;Cross\nSPARE;0;0;Spare parts\n");
    let products = shop.file(
        "products.csv",
        "sku;name-en_US;enabled;X_SELL-products;SPARE-products;UPSELL-groups\nA;A;1;B,C;D;\nB;B;1;A;;winter\nC;C;1;A;;\nD;D;0;;;\n",
    );
    let input = ImportCatalogue { sources: vec![products, types], format: None, mapping: BTreeMap::new() };
    let report = import_catalogue_now(&shop.app, input.clone(), &Progress::silent()).await.unwrap();
    assert_eq!(report.types_made, ["Spare parts"]);
    assert_eq!(report.refused_links[0].row.code, "not_a_product");
    assert_eq!(shop.arrows().await, ["A <> B cross-sell", "A <> C cross-sell", "A > D spare"]);
    let before = shop.status().await;
    import_catalogue_now(&shop.app, input, &Progress::silent()).await.unwrap();
    assert_eq!(shop.status().await, before);
}

#[tokio::test]
async fn what_was_an_upsell_here_stays_one_where_the_shop_only_knows_substitutes() {
    let shop = empty().await;
    let feed = "id\ttitle\tprice\tavailability\trelated_product\n\
        A\tA\t15.00 USD\tin_stock\tsubstitute:id:B,different_brand:id:C\nB\tB\t20.00 USD\tout_of_stock\t\nC\tC\t1 USD\tbackorder\t\n";
    shop.catalogue("id\ttitle\tlink\tgtin\nA\tA\t\t\nB\tB\t\t\n").await;
    shop.link("A", "B", "upsell").await;
    let report = shop.catalogue(feed).await;
    assert_eq!(report.types_made, ["Different brand"]);
    assert_eq!(shop.arrows().await, ["A > B upsell", "A > C different-brand"]);
    let product = get_product(&shop.app, ProductRef { sku: "C".into() }).await.unwrap().row.product;
    assert_eq!((product.currency.as_str(), product.stock, product.back_order), ("USD", Some(0), true));
}

#[tokio::test]
async fn an_inspection_says_whose_it_is_and_what_relations_come() {
    let shop = empty().await;
    let source = shop.file("x.csv", SHOPIFY);
    let seen = inspect_catalogue(&shop.app, InspectCatalogue { source: source.clone(), format: None }).await.unwrap();
    assert_eq!((seen.found.format, seen.rows, seen.products.len()), (CatalogueFormat::Shopify, 5, 4));
    let relations: Vec<_> =
        seen.relations.iter().map(|found| (found.kind.as_str(), found.links, found.is_new)).collect();
    assert_eq!(relations, [("cross-sell", 3, false), ("related", 3, true)]);
    let asked = InspectCatalogue { source, format: Some(CatalogueFormat::Csv) };
    let seen = inspect_catalogue(&shop.app, asked).await.unwrap();
    assert_eq!(seen.found.because, "it was asked for");
    assert_eq!(seen.table.unwrap().mapping["sku"], "Variant SKU");
    let bare = shop.file("y.csv", "shade,price\nred,5\n");
    let seen = inspect_catalogue(&shop.app, InspectCatalogue { source: bare, format: None }).await.unwrap();
    assert_eq!(seen.table.unwrap().missing, ["sku", "name"]);
}
