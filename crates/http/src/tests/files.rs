//! The interface, uploads and downloads.

use super::client::{Answer, Served, served, served_with};
use crate::Limits;

#[tokio::test]
async fn the_interface_comes_with_its_policy() {
    let served = served().await;
    let answer = served.get("/", "").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'self';") && policy.contains("worker-src 'self' blob:"), "{policy}");
}

#[tokio::test]
async fn a_file_that_is_known_is_not_sent_again() {
    let served = served().await;
    let tag = served.get("/", "").await.header("etag").unwrap().to_owned();
    let answer = served.get("/", &format!("If-None-Match: {tag}\r\n")).await;
    assert_eq!((answer.status, answer.body.as_str()), (304, ""));
}

#[tokio::test]
async fn a_screen_is_the_interface_and_a_missing_file_is_missing() {
    let served = served().await;
    let index = served.get("/index.html", "").await.body;
    assert_eq!(served.get("/products?sku=A", "").await.body, index);
    assert_eq!(served.get("/assets/gone.js", "").await.code(), "not_found");
    assert_eq!(served.get("/../../Cargo.toml", "").await.status, 404);
}

#[tokio::test]
async fn an_uploaded_file_is_found_by_its_token() {
    let served = served().await;
    served.shop().await;
    let csv = "from_sku,to_sku,type\nA,B,accessory\n";
    let token = served.post("/upload", csv).await.json()["upload"].as_str().unwrap().to_owned();
    let source = format!(r#"{{"in":"upload","upload":"{token}","name":"links.csv"}}"#);
    let started = served.post("/rpc/import_links", &format!(r#"{{"input":{{"source":{source}}}}}"#)).await;
    let view = ended(&served, &started).await;
    assert_eq!((&view["state"], &view["report"]["rows"]["stored"]), (&"done".into(), &1.into()), "{view}");
    let links = served.get("/download/links.csv", &format!("Authorization: Bearer {}\r\n", served.key)).await;
    assert_eq!(links.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(links.body.contains("A,B,accessory"), "{}", links.body);
}

#[tokio::test]
async fn orders_that_wait_are_fetched_by_their_cause() {
    let served = served().await;
    served.shop().await;
    let csv = "order_id,date,sku,quantity,price,currency\n7,soon,A,1,2.00,EUR\n8,2026-01-02,A,one,2.00,EUR\n";
    let token = served.post("/upload", csv).await.json()["upload"].as_str().unwrap().to_owned();
    let source = format!(r#"{{"in":"upload","upload":"{token}","name":"orders.csv"}}"#);
    let asked = format!(r#"{{"input":{{"sources":[{source}],"channel":null,"profile":null}}}}"#);
    let view = ended(&served, &served.post("/rpc/import_orders", &asked).await).await;
    assert_eq!(view["orders"]["rows"]["dead_lettered"], 2, "{view}");
    let fetch = async |asked: &str| {
        let key = format!("Authorization: Bearer {}\r\n", served.key);
        served.get(&format!("/download/dead-letters.csv?{asked}"), &key).await
    };
    let all = fetch("by=all").await.body;
    assert!(all.contains("7,soon") && all.contains("8,2026-01-02"), "{all}");
    let some = fetch("by=cause&channel=generic&account=&code=DATE_UNPARSEABLE&cause=soon").await.body;
    assert!(some.contains("7,soon") && !some.contains("8,2026-01-02"), "{some}");
    assert_eq!(served.get("/download/dead-letters.csv?by=all", "").await.status, 401);
}

/// A job that was started, once it is over.
async fn ended(served: &Served, started: &Answer) -> serde_json::Value {
    assert_eq!(started.status, 200, "{}", started.body);
    let job = started.json()["job"].clone();
    loop {
        let view = served.post("/rpc/get_job", &format!(r#"{{"input":{{"job":{job}}}}}"#)).await.json();
        if view["state"] != "running" {
            return view;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn an_exported_file_is_fetched_by_its_token() {
    let served = served().await;
    served.shop().await;
    let asked = r#"{"input":{"to":{"in":"download","name":"lists.csv"},"format":"csv"}}"#;
    let view = ended(&served, &served.post("/rpc/export_recommendations", asked).await).await;
    let token = view["made"]["download"].as_str().unwrap();
    let fetch = async |token: &str, key: &str| {
        served.get(&format!("/download/made/{token}"), &format!("Authorization: Bearer {key}\r\n")).await
    };
    let file = fetch(token, &served.key).await;
    assert!(file.body.contains("valid_from,valid_to"), "{}", file.body);
    assert_eq!(file.header("content-disposition"), Some("attachment"));
    assert_eq!(fetch("0000", &served.key).await.code(), "unknown_download");
    assert_eq!(fetch(token, "wrong").await.status, 401);
}

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_announced_or_not() {
    let served = served_with(Limits { upload: 1000, ..Limits::default() }).await;
    let announced = served.post("/upload", &"x".repeat(2000)).await;
    assert_eq!((announced.status, announced.code().as_str()), (413, "too_large"));
    let head = format!("POST /upload HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", served.address);
    let chunked = format!("{head}Authorization: Bearer {}\r\nTransfer-Encoding: chunked\r\n\r\n", served.key);
    let answer = served.raw(&format!("{chunked}7d0\r\n{}\r\n0\r\n\r\n", "x".repeat(2000))).await;
    assert_eq!(answer.status, 413);
}
