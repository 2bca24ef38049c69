//! Who is let in.

use super::client::served;
use crate::{Limits, Options, ServeError, serve};

#[tokio::test]
async fn only_the_printed_host_is_answered() {
    let served = served().await;
    let port = served.address.port();
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}")] {
        let answer = served.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert_eq!(answer.status, 200, "{host}");
    }
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), format!("127.0.0.1.evil.example:{port}")] {
        let answer = served.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert_eq!((answer.status, answer.code().as_str()), (421, "wrong_host"), "{host}");
    }
}

#[tokio::test]
async fn a_host_named_twice_or_in_two_ways_is_refused() {
    let served = served().await;
    let host = served.address;
    let twice =
        served.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
    assert!(twice.status == 421 || twice.status == 400);
    let line = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert_eq!(served.raw(&line).await.status, 421);
}

#[tokio::test]
async fn verbs_events_and_files_want_the_key() {
    let served = served().await;
    let host = served.address;
    for path in ["/rpc/workspace_status", "/rpc/no_such_verb", "/upload"] {
        let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n");
        for key in [String::new(), format!("Authorization: Bearer {}\r\n", "0".repeat(64))] {
            let answer = served.raw(&format!("{head}{key}\r\n")).await;
            assert_eq!((answer.status, answer.code().as_str()), (401, "unauthorized"), "{path}");
        }
    }
    assert_eq!(served.get("/events", "").await.status, 401);
    assert_eq!(served.get(&format!("/download/links.csv?key={}", served.key), "").await.status, 401);
}

#[tokio::test]
async fn a_page_elsewhere_is_given_no_leave() {
    let served = served().await;
    let host = served.address;
    let asking = "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n\
        Access-Control-Request-Headers: authorization\r\n";
    let head = format!("OPTIONS /rpc/undo HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    let answer = served.raw(&format!("{head}{asking}\r\n")).await;
    assert!(answer.status >= 400);
    assert!(!answer.head.contains("access-control-allow"));
    let page = served.get("/", "Origin: http://evil.example\r\n").await;
    assert!(!page.head.contains("access-control-allow"));
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
}

#[tokio::test]
async fn other_machines_are_never_listened_to() {
    let served = served().await;
    let listen = "0.0.0.0:0".parse().unwrap();
    let refused = serve(served.app.clone(), Options { listen, limits: Limits::default() }).await;
    assert!(matches!(refused, Err(ServeError::NotLoopback(_))));
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let served = served().await;
    let options = Options { listen: served.address, limits: Limits::default() };
    let refused = serve(served.app.clone(), options).await.err().unwrap();
    assert_eq!(refused.code(), "address_in_use");
    assert!(refused.to_string().contains(&served.address.to_string()));
}
