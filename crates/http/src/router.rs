//! What is where, and what stands in front of it.

use crate::{Limits, SessionKey, assets::asset, download, events, guard, refusal::Refusal, rpc::rpc, upload::upload};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::from_fn_with_state,
    routing::{get, post},
};
use std::sync::Arc;
use tandem_app::App;
use tokio::sync::watch;
use tower_http::set_header::SetResponseHeaderLayer;

/// What every handler may use.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) key: Arc<SessionKey>,
    pub(crate) hosts: Arc<[String]>,
    pub(crate) limits: Limits,
    /// Turns true when the server closes.
    pub(crate) closing: watch::Receiver<bool>,
}

/// As in the window, but that the verbs are reached at the same address and nobody may frame the page.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// No page elsewhere may read an answer: there is no CORS layer, so a browser refuses it.
pub(crate) fn router(shared: Shared) -> Router {
    let locked = Router::new()
        .route("/rpc/{*verb}", post(rpc))
        .layer(DefaultBodyLimit::max(shared.limits.body))
        .route("/events", get(events::events))
        .route("/upload", post(upload).layer(DefaultBodyLimit::disable()))
        .route("/download/links.csv", get(download::links))
        .route("/download/dead-letters.csv", get(download::letters))
        .route("/download/made/{token}", get(download::made))
        .method_not_allowed_fallback(wrong_method)
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .route_layer(from_fn_with_state(shared.clone(), guard::check_key));
    let open = locked.fallback(asset).layer(from_fn_with_state(shared.clone(), guard::check_host));
    let dressed = HEADERS.into_iter().fold(open, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    });
    dressed.with_state(shared)
}

async fn wrong_method() -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "this is asked for in another way")
}
