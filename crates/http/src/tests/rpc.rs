//! Calling verbs.

use super::client::{served, served_with};
use crate::Limits;

#[tokio::test]
async fn a_verb_answers_its_output() {
    let served = served().await;
    let answer = served.post("/rpc/workspace_status", r#"{"input":{}}"#).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json(), serde_json::json!({ "workspace": null }));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_verb_that_cannot_answers_its_fault() {
    let served = served().await;
    let answer = served.post("/rpc/undo", r#"{"input":{}}"#).await;
    assert_eq!((answer.status, answer.code().as_str()), (422, "no_workspace"));
}

#[tokio::test]
async fn an_edit_is_made_and_taken_back() {
    let served = served().await;
    served.shop().await;
    let link = r#"{"input":{"from":"A","to":"B","type":"accessory"}}"#;
    assert_eq!(served.post("/rpc/add_link", link).await.json()["link"]["to"], "B");
    let undone = served.post("/rpc/undo", r#"{"input":{}}"#).await;
    assert!(undone.json()["undone"].as_str().unwrap().contains("A → B"), "{}", undone.body);
}

#[tokio::test]
async fn what_is_not_understood_is_a_fault_that_names_the_place() {
    let served = served().await;
    for body in ["", "{", "[]", "{}", r#"{"input":{}} more"#] {
        let answer = served.post("/rpc/get_product", body).await;
        assert_eq!((answer.status, answer.code().as_str()), (400, "bad_request"), "{body}");
    }
    let answer = served.post("/rpc/get_product", r#"{"input":{"sku":7}}"#).await;
    assert_eq!(answer.json()["path"], "input.sku");
}

#[tokio::test]
async fn an_unknown_verb_and_a_wrong_method_are_faults() {
    let served = served().await;
    let answer = served.post("/rpc/no_such_verb", "{}").await;
    assert_eq!((answer.status, answer.code().as_str()), (404, "unknown_command"));
    let answer = served.get("/rpc/undo", &format!("Authorization: Bearer {}\r\n", served.key)).await;
    assert_eq!((answer.status, answer.code().as_str()), (405, "method_not_allowed"));
}

#[tokio::test]
async fn a_call_that_is_too_large_is_refused() {
    let served = served_with(Limits { body: 1000, ..Limits::default() }).await;
    let answer = served.post("/rpc/get_product", &format!(r#"{{"input":{{"sku":"{}"}}}}"#, "x".repeat(2000))).await;
    assert_eq!((answer.status, answer.code().as_str()), (413, "too_large"));
}

#[tokio::test]
async fn deep_nesting_is_refused_and_the_server_lives() {
    let served = served().await;
    let answer = served.post("/rpc/get_product", &format!(r#"{{"input":{}"#, "[".repeat(100_000))).await;
    assert_eq!(answer.status, 400);
    assert_eq!(served.post("/rpc/workspace_status", r#"{"input":{}}"#).await.status, 200);
}
