//! Imports and exports of files.

use crate::fixture::{BIKES, bikes, closed};
use crate::*;
use std::collections::BTreeMap;
use std::time::Duration;
use tandem_model::*;
use tokio::time::timeout;

async fn import_link_text(shop: &crate::fixture::Shop, text: &str) -> ImportReport {
    let source = shop.file("links.csv", text);
    import_links_now(&shop.app, ImportLinks { source }, &Progress::silent()).await.unwrap()
}

#[tokio::test]
async fn importing_twice_equals_importing_once() {
    let shop = bikes().await;
    let before = shop.status().await;
    assert_eq!(before.undo.as_deref(), Some("import of products.csv: 5 products"));
    let report = shop.import(BIKES).await;
    assert_eq!(report.rows, RowCounts { read: 5, stored: 0, unchanged: 5, refused: 0 });
    assert_eq!(shop.status().await, before);
}

#[tokio::test]
async fn every_row_is_counted_once() {
    let shop = bikes().await;
    let report =
        shop.import("sku,name,price\nR1,Road-150,1500\nR2,Road-250,2600\nN1,New,\n,Nameless,\nN2,Bad,x\n").await;
    assert_eq!(report.rows, RowCounts { read: 5, stored: 2, unchanged: 1, refused: 2 });
    let codes: Vec<_> = report.refused.iter().map(|row| (row.line, row.code.as_str())).collect();
    assert_eq!(codes, [(5, "blank_sku"), (6, "bad_amount")]);
    let detail = get_product(&shop.app, ProductRef { sku: "R2".into() }).await.unwrap();
    assert_eq!((detail.row.product.price_minor, detail.row.product.stock), (Some(260_000), Some(4)));
}

#[tokio::test]
async fn a_file_that_cannot_be_used_changes_nothing() {
    let shop = bikes().await;
    let before = shop.status().await;
    let mapping = [("price".to_owned(), "cost".to_owned())].into();
    let unmapped = BTreeMap::new();
    for (text, mapping, code) in [
        ("shade\nred\n", &unmapped, "missing_column"),
        ("sku,name\nA,A\n", &mapping, "unknown_column"),
        ("", &unmapped, "empty_file"),
    ] {
        let input = ImportProducts { mapping: mapping.clone(), ..shop.products(text) };
        let fault = import_products_now(&shop.app, input, &Progress::silent()).await.unwrap_err();
        assert_eq!(fault.code, code);
    }
    let source = FileSource::Path { path: shop.path("nowhere.csv").display().to_string() };
    let missing = import_links_now(&shop.app, ImportLinks { source }, &Progress::silent()).await;
    assert_eq!(missing.unwrap_err().code, "file_not_found");
    assert_eq!(shop.status().await, before);
}

#[tokio::test]
async fn a_file_that_gives_no_rows_is_named() {
    let shop = bikes().await;
    let input = shop.products("shade\nred\n");
    let fault = import_products_now(&shop.app, input.clone(), &Progress::silent()).await.unwrap_err();
    assert_eq!(fault.path, Some(shop.path("products.csv").display().to_string()));
    let seen = inspect_products(&shop.app, InspectProducts { source: shop.file("packed.csv", "PK\u{3}\u{4}\0") }).await;
    assert_eq!(seen.unwrap_err().code, "not_csv");
}

/// A pipe would let the import wait for ever.
#[cfg(unix)]
#[tokio::test]
async fn what_is_no_file_is_not_imported() {
    let shop = bikes().await;
    let source = FileSource::Path { path: "/dev/zero".to_owned() };
    let fault = import_links_now(&shop.app, ImportLinks { source }, &Progress::silent()).await.unwrap_err();
    assert_eq!((fault.code.as_str(), fault.path.as_deref()), ("unreadable_file", Some("/dev/zero")));
}

#[tokio::test]
async fn a_type_is_meant_by_its_code_before_anothers_label() {
    let shop = bikes().await;
    let label = Some("Accessory".to_owned());
    let first = SetType {
        code: "cross-sell".to_owned(),
        label,
        weight: None,
        loop_policy: None,
        loop_group: None,
        two_way_allowed: None,
    };
    set_type(&shop.app, first).await.unwrap();
    import_link_text(&shop, "from_sku,to_sku,type\nR1,H1,accessory\n").await;
    let links = list_links(&shop.app, ListLinks::default()).await.unwrap().links;
    assert_eq!(links[0].link.kind, "accessory");
}

#[tokio::test]
async fn an_export_replaces_a_csv_and_nothing_that_must_not_be_lost() {
    let shop = bikes().await;
    let export = async |name: &str| {
        let path = shop.path(name).display().to_string();
        export_links(&shop.app, ExportLinks { path }).await.map_err(|fault| fault.code)
    };
    let other = shop.path("other.tandem");
    backup_workspace(&shop.app, BackupWorkspace { to: other.display().to_string() }).await.unwrap();
    let before = std::fs::read(&other).unwrap();
    assert_eq!(export("other.tandem").await, Err("is_database".to_owned()));
    assert!(before == std::fs::read(&other).unwrap());
    assert_eq!(export("").await, Err("is_folder".to_owned()));
    assert_eq!(export("none/links.csv").await, Err("folder_not_found".to_owned()));
    export("links.csv").await.unwrap();
    export("links.csv").await.unwrap();
    let mut rights = std::fs::metadata(shop.path("links.csv")).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(shop.path("links.csv"), rights).unwrap();
    assert_eq!(export("links.csv").await, Err("read_only".to_owned()));
}

#[cfg(unix)]
#[tokio::test]
async fn an_export_does_not_take_the_place_of_a_device() {
    let shop = bikes().await;
    let fault = export_links(&shop.app, ExportLinks { path: "/dev/null".to_owned() }).await.unwrap_err();
    assert_eq!(fault.code, "unwritable_file");
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing() {
    let shop = bikes().await;
    let before = shop.status().await;
    let progress = Progress::silent();
    progress.cancel();
    let fault = import_products_now(&shop.app, shop.products("sku,name\nN,New\n"), &progress).await.unwrap_err();
    assert_eq!(fault.code, "cancelled");
    assert_eq!(shop.status().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_cancelled_on_its_way_and_leaves_nothing() {
    let shop = bikes().await;
    let before = shop.status().await;
    let rows: String = (0..50_000).map(|at| format!("N{at},New {at},{at}\n")).collect();
    let mut events = shop.app.events();
    let job = import_products(&shop.app, shop.products(&format!("sku,name,price\n{rows}"))).await.unwrap();
    cancel_job(&shop.app, job).await.unwrap();
    let ended = ended(&mut events).await;
    assert_eq!((ended.state, ended.report, ended.fault), (JobState::Cancelled, None, None));
    assert_eq!(shop.status().await, before);
    assert_eq!(get_job(&shop.app, job).await.unwrap().state, JobState::Cancelled);
}

#[tokio::test]
async fn a_job_tells_its_report() {
    let shop = bikes().await;
    let mut events = shop.app.events();
    let job = import_products(&shop.app, shop.products("sku,name\nN1,New\n")).await.unwrap();
    let ended = ended(&mut events).await;
    assert_eq!((ended.job, ended.label.as_str(), ended.state), (job.job, "import of products.csv", JobState::Done));
    assert_eq!(ended.report.unwrap().rows.stored, 1);
    assert_eq!(shop.status().await.undo.as_deref(), Some("import of products.csv: 1 product"));
}

async fn ended(events: &mut tokio::sync::broadcast::Receiver<Event>) -> JobView {
    loop {
        let event = timeout(Duration::from_secs(30), events.recv()).await.unwrap().unwrap();
        if let Event::Job { job } = event
            && job.state != JobState::Running
        {
            return job;
        }
    }
}

#[tokio::test]
async fn links_are_judged_in_the_order_of_the_file() {
    let shop = bikes().await;
    let report = import_link_text(
        &shop,
        "from_sku,to_sku,type,weight,two_way\n\
         R1,R2,Upsell,80,\nR2,R3,upsell,,\nR3,R1,upsell,,\nR1,R1,upsell,,\nR1,X,upsell,,\nR1,H1,cross-sell,,yes\n\
         R1,H1,accessory,,yes\nR1,R3,friend,,\n",
    )
    .await;
    assert_eq!(report.rows, RowCounts { read: 8, stored: 3, unchanged: 0, refused: 5 });
    let codes: Vec<_> = report.refused.iter().map(|row| (row.line, row.code.as_str(), row.steps.len())).collect();
    assert_eq!(
        codes,
        [
            (4, "cycle", 3),
            (5, "self_link", 0),
            (6, "unknown_sku", 0),
            (8, "two_way_forbidden", 0),
            (9, "unknown_type", 0)
        ]
    );
    assert_eq!(shop.status().await.undo.as_deref(), Some("import of links.csv: 3 links"));
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(shop.status().await.links, 0);
}

#[tokio::test]
async fn exported_links_are_read_back_unchanged() {
    let shop = bikes().await;
    shop.link("R1", "R2", "upsell").await;
    import_link_text(&shop, "from,to,type,weight,two_way,pin\nR1,H1,cross-sell,30,true,2\n").await;
    let path = shop.path("out.csv").display().to_string();
    let exported = export_links(&shop.app, ExportLinks { path: path.clone() }).await.unwrap();
    assert_eq!(exported.rows, 2);
    let before = shop.status().await;
    let input = || ImportLinks { source: FileSource::Path { path: path.clone() } };
    let report = import_links_now(&shop.app, input(), &Progress::silent()).await.unwrap();
    assert_eq!(report.rows, RowCounts { read: 2, stored: 0, unchanged: 2, refused: 0 });
    assert_eq!(shop.status().await, before);
    let report = import_link_text(&shop, "from_sku,to_sku,type\nR1,H1,cross-sell\n").await;
    assert_eq!(report.rows.unchanged, 1, "what the file has no column for stays");

    let other = closed();
    let path = other.path("other.tandem").display().to_string();
    new_workspace(&other.app, NewWorkspace { path, sample: false }).await.unwrap();
    other.import(BIKES).await;
    import_links_now(&other.app, input(), &Progress::silent()).await.unwrap();
    let all = |app: App| async move { list_links(&app, ListLinks::default()).await.unwrap() };
    assert_eq!(all(other.app.clone()).await, all(shop.app.clone()).await);
}

#[tokio::test]
async fn uploads_are_sources_too() {
    let shop = bikes().await;
    let mut upload = shop.app.accept_upload().unwrap();
    upload.write(b"sku;name\nN1;N").await.unwrap();
    upload.write(b"ew\n").await.unwrap();
    let source = FileSource::Upload { upload: upload.finish().await.unwrap(), name: "new.csv".to_owned() };
    let seen = inspect_products(&shop.app, InspectProducts { source: source.clone() }).await.unwrap();
    assert_eq!(seen.delimiter, "semicolon");
    let input = ImportProducts { source, mapping: Default::default() };
    assert_eq!(import_products_now(&shop.app, input, &Progress::silent()).await.unwrap().rows.stored, 1);
    assert_eq!(shop.status().await.undo.as_deref(), Some("import of new.csv: 1 product"));
    let source = FileSource::Upload { upload: "guess".to_owned(), name: "x".to_owned() };
    let fault = inspect_products(&shop.app, InspectProducts { source }).await.unwrap_err();
    assert_eq!(fault.code, "unknown_upload");
}
