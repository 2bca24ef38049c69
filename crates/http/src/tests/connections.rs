//! Slow, silent and too many callers.

use super::client::served_with;
use crate::Limits;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};

#[tokio::test]
async fn a_head_that_never_ends_is_cut_off() {
    let served = served_with(Limits { head: Duration::from_millis(200), ..Limits::default() }).await;
    let mut stream = served.connect().await;
    stream.write_all(b"GET / HTTP/1.1\r\nX-Slow: ").await.unwrap();
    let mut rest = Vec::new();
    let ended = timeout(Duration::from_secs(5), stream.read_to_end(&mut rest)).await;
    assert!(ended.is_ok(), "the connection is closed");
}

#[tokio::test]
async fn a_call_whose_body_never_comes_is_given_up() {
    let served = served_with(Limits { pause: Duration::from_millis(200), ..Limits::default() }).await;
    let mut stream = served.connect().await;
    let head = format!("POST /rpc/undo HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", served.address);
    let head = format!("{head}Authorization: Bearer {}\r\nContent-Length: 100\r\n\r\n{{", served.key);
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut text = String::new();
    timeout(Duration::from_secs(5), stream.read_to_string(&mut text)).await.expect("given up").unwrap();
    assert!(text.starts_with("HTTP/1.1 408"), "{text}");
}

#[tokio::test]
async fn an_upload_that_stalls_is_given_up() {
    let served = served_with(Limits { pause: Duration::from_millis(200), ..Limits::default() }).await;
    let mut stream = served.connect().await;
    let head = format!("POST /upload HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", served.address);
    let head = format!("{head}Authorization: Bearer {}\r\nContent-Length: 100\r\n\r\nabc", served.key);
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut text = String::new();
    timeout(Duration::from_secs(5), stream.read_to_string(&mut text)).await.expect("given up").unwrap();
    assert!(text.starts_with("HTTP/1.1 408"), "{text}");
}

#[tokio::test]
async fn connections_beyond_the_cap_wait_for_room() {
    let served = served_with(Limits { connections: 1, ..Limits::default() }).await;
    let first = served.connect().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let waiting = timeout(Duration::from_millis(300), served.get("/", "")).await;
    assert!(waiting.is_err(), "the second is not answered while the first is open");
    drop(first);
    let answered = timeout(Duration::from_secs(5), served.get("/", "")).await.expect("there is room again");
    assert_eq!(answered.status, 200);
}
