//! A server on a free port with an empty program behind it, and a caller that speaks plain HTTP/1.1 and hides nothing.

use crate::{Limits, Options, serve};
use std::net::{Ipv4Addr, SocketAddr};
use tandem_app::{App, Host};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
};

pub(super) struct Served {
    pub(super) app: App,
    pub(super) address: SocketAddr,
    pub(super) key: String,
    pub(super) folder: TempDir,
    pub(super) stop: Option<oneshot::Sender<()>>,
    pub(super) running: tokio::task::JoinHandle<()>,
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Answer {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}\n\n{}", self.head, self.body))
    }

    pub(super) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap().to_owned()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

pub(super) async fn served_with(limits: Limits) -> Served {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(Host::new(folder.path().join("config"), folder.path()));
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let server = serve(app.clone(), Options { listen, limits }).await.unwrap();
    let (address, key) = (server.address(), server.key().as_str().to_owned());
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(server.run(async {
        let _ = stopped.await;
    }));
    Served { app, address, key, folder, stop: Some(stop), running }
}

pub(super) async fn served() -> Served {
    served_with(Limits::default()).await
}

impl Served {
    pub(super) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends a request as it is and reads until the server closes.
    pub(super) async fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut text = Vec::new();
        // A refusal may come before all was sent; the reset that follows is no matter.
        let _ = stream.read_to_end(&mut text).await;
        Answer::parse(&String::from_utf8_lossy(&text))
    }

    pub(super) async fn get(&self, path: &str, headers: &str) -> Answer {
        let host = self.address;
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")).await
    }

    pub(super) async fn post(&self, path: &str, body: &str) -> Answer {
        let (host, key, length) = (self.address, &self.key, body.len());
        let head =
            format!("Host: {host}\r\nConnection: close\r\nAuthorization: Bearer {key}\r\nContent-Length: {length}");
        self.raw(&format!("POST {path} HTTP/1.1\r\n{head}\r\n\r\n{body}")).await
    }

    /// A new workspace with two products, both named like their SKU.
    pub(super) async fn shop(&self) {
        let path = self.folder.path().join("shop.tandem").display().to_string();
        let made = self.post("/rpc/new_workspace", &format!(r#"{{"input":{{"path":{path:?},"sample":false}}}}"#)).await;
        assert_eq!(made.status, 200, "{}", made.body);
        for sku in ["A", "B"] {
            let product = serde_json::to_string(&tandem_model::Product::named(sku, sku, "EUR")).unwrap();
            let added = self.post("/rpc/add_product", &format!(r#"{{"input":{product}}}"#)).await;
            assert_eq!(added.status, 200, "{}", added.body);
        }
    }
}
