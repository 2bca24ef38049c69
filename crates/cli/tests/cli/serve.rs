//! `serve FILE`: what it prints, and how it ends.

use crate::shop::Shop;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

struct Serving {
    child: Child,
    host: String,
    key: String,
}

fn serve(shop: &Shop) -> Serving {
    let words = ["serve", "shop.tandem", "--listen", "127.0.0.1:0", "--json"];
    let mut child = shop.command(&words).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    let address = told["address"].as_str().unwrap().strip_prefix("http://").unwrap();
    let (host, key) = address.split_once("/#key=").unwrap();
    Serving { host: host.to_owned(), key: key.to_owned(), child }
}

impl Serving {
    fn call(&self, verb: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let (host, key, body) = (&self.host, &self.key, r#"{"input":{}}"#);
        let head =
            format!("POST /rpc/{verb} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer {key}");
        write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_printed_address_answers_for_the_workspace() {
    let shop = Shop::new();
    let serving = serve(&shop);
    assert!(serving.host.starts_with("127.0.0.1:"));
    let status = serving.call("workspace_status");
    assert!(status.starts_with("HTTP/1.1 200") && status.contains("shop.tandem"), "{status}");
}

#[test]
fn a_link_made_meanwhile_on_the_command_line_is_seen() {
    let shop = Shop::new();
    let serving = serve(&shop);
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let start = Instant::now();
    while !serving.call("list_links").contains("HELMET") {
        assert!(start.elapsed() < Duration::from_secs(20), "the change of another process is noticed");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let shop = Shop::new();
    let mut serving = serve(&shop);
    serving.call("workspace_status");
    let interrupted = Command::new("kill").args(["-INT", &serving.child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(serving.child.wait().unwrap().code(), Some(0));
    assert!(!shop.path("shop.tandem-wal").exists());
}

#[test]
fn a_workspace_or_address_that_cannot_be_served_is_refused() {
    let shop = Shop::empty();
    assert_eq!(shop.run(&["serve", "gone.tandem", "--listen", "127.0.0.1:0", "--json"]).refused(), "file_not_found");
    assert_eq!(shop.run(&["serve", "shop.tandem", "--listen", "0.0.0.0:0", "--json"]).refused(), "not_loopback");
    let serving = serve(&shop);
    assert_eq!(shop.run(&["serve", "shop.tandem", "--listen", &serving.host, "--json"]).refused(), "address_in_use");
}
