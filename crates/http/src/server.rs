//! Connections: accepted one by one, capped, timed, and let finish when the server closes.

use crate::{
    Limits, SessionKey,
    guard::hosts_of,
    router::{Shared, router},
};
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    future::Future,
    io,
    net::{Ipv4Addr, SocketAddr},
    pin::pin,
    sync::Arc,
    time::Duration,
};
use tandem_app::App;
use tandem_model::Fault;
use thiserror::Error;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};

/// How long answers under way may take once the server closes.
const FAREWELL: Duration = Duration::from_secs(3);
/// After the system refused a connection, for instance because too many files are open.
const BREATH: Duration = Duration::from_millis(100);

#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub listen: SocketAddr,
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self { listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 7878)), limits: Limits::default() }
    }
}

#[derive(Debug, Error)]
pub enum ServeError {
    #[error("`{0}` can be reached from other machines; Tandem serves this one only, such as 127.0.0.1:7878")]
    NotLoopback(SocketAddr),
    #[error("`{0}` is in use by another program, choose another port with --listen")]
    InUse(SocketAddr),
    #[error("`{0}` cannot be listened on: {1}")]
    Bind(SocketAddr, io::Error),
    #[error("no random numbers for a session key: {0}")]
    Random(getrandom::Error),
}

impl ServeError {
    /// Stable: scripts branch on it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "not_loopback",
            Self::InUse(_) => "address_in_use",
            Self::Bind(..) => "address_unusable",
            Self::Random(_) => "internal",
        }
    }
}

impl From<ServeError> for Fault {
    fn from(error: ServeError) -> Self {
        Fault::new(error.code(), error.to_string()).at("listen")
    }
}

/// A server that listens and has not answered yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    key: SessionKey,
    limits: Limits,
    router: Router,
    closing: watch::Sender<bool>,
}

/// Listens; [`Server::run`] answers.
pub async fn serve(app: App, options: Options) -> Result<Server, ServeError> {
    let Options { listen, limits } = options;
    if !listen.ip().is_loopback() {
        return Err(ServeError::NotLoopback(listen));
    }
    let listener = TcpListener::bind(listen).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => ServeError::InUse(listen),
        _ => ServeError::Bind(listen, error),
    })?;
    let address = listener.local_addr().map_err(|error| ServeError::Bind(listen, error))?;
    let key = SessionKey::random().map_err(ServeError::Random)?;
    let (closing, closes) = watch::channel(false);
    let hosts = hosts_of(address).into();
    let router = router(Shared { app, key: Arc::new(key.clone()), hosts, limits, closing: closes });
    Ok(Server { listener, address, key, limits, router, closing })
}

impl Server {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn key(&self) -> &SessionKey {
        &self.key
    }

    /// What to open in a browser. The key stands in the fragment, which browsers keep to themselves.
    pub fn url(&self) -> String {
        format!("http://{}/#key={}", self.address, self.key.as_str())
    }

    /// Answers until `stop`, then lets what is under way finish for a moment.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { listener, limits, router, closing, .. } = self;
        let permits = Arc::new(Semaphore::new(limits.connections));
        let open = GracefulShutdown::new();
        let mut stop = pin!(stop);
        loop {
            tokio::select! {
                (stream, permit) = accept(&listener, &permits) => attend(stream, permit, &router, &limits, &open),
                () = &mut stop => break,
            }
        }
        closing.send_replace(true);
        drop(listener);
        let _ = tokio::time::timeout(FAREWELL, open.shutdown()).await;
    }
}

/// Waits for room first, so that connections beyond the cap wait in the system's own queue.
async fn accept(listener: &TcpListener, permits: &Arc<Semaphore>) -> (TcpStream, OwnedSemaphorePermit) {
    let permit = permits.clone().acquire_owned().await.expect("the semaphore is never closed");
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, permit),
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
}

fn attend(stream: TcpStream, permit: OwnedSemaphorePermit, router: &Router, limits: &Limits, open: &GracefulShutdown) {
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router.clone());
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .serve_connection(TokioIo::new(stream), service);
    let watched = open.watch(connection);
    tokio::spawn(async move {
        let _permit = permit;
        let _ = watched.await;
    });
}
