//! The stream of events.

use super::client::{Served, served};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

async fn listen(served: &Served) -> TcpStream {
    let mut stream = served.connect().await;
    let head = format!("GET /events?key={} HTTP/1.1\r\nHost: {}\r\n\r\n", served.key, served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    read_until(&mut stream, "listening").await;
    stream
}

async fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let mut text = String::new();
    let mut piece = [0; 4096];
    while !text.contains(wanted) {
        let read = timeout(Duration::from_secs(10), stream.read(&mut piece)).await.expect("the event comes").unwrap();
        assert_ne!(read, 0, "closed before `{wanted}` came: {text}");
        text.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    text
}

#[tokio::test]
async fn an_edit_is_told_to_every_listener() {
    let served = served().await;
    let (mut one, mut other) = (listen(&served).await, listen(&served).await);
    served.shop().await;
    for stream in [&mut one, &mut other] {
        let told = read_until(stream, "\n\n").await;
        assert!(told.contains(r#"data: {"kind":"changed","revision":"#), "{told}");
    }
}

#[tokio::test]
async fn listeners_are_let_go_when_the_server_closes() {
    let mut served = served().await;
    let mut stream = listen(&served).await;
    served.stop.take().unwrap().send(()).unwrap();
    timeout(Duration::from_secs(2), served.running).await.expect("the server closes at once").unwrap();
    let mut rest = Vec::new();
    timeout(Duration::from_secs(2), stream.read_to_end(&mut rest)).await.expect("the stream ends").unwrap();
}
