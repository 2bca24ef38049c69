//! The interface, carried inside the program.

use crate::refusal::Refusal;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

struct Asset {
    path: &'static str,
    /// Changes with the bytes.
    tag: &'static str,
    bytes: &'static [u8],
}

/// Sorted by path.
static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const INDEX: &str = "index.html";
/// Names under this path hold a hash of the content, so they never go stale.
const HASHED: &str = "assets/";

/// Answers a file of the interface. A path without an ending belongs to one of its screens: the interface itself
/// finds out which.
pub(crate) async fn asset(method: Method, address: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "files can only be read")
            .into_response();
    }
    let path = address.path().trim_start_matches('/');
    match find(path).or_else(|| is_screen(path).then(|| find(INDEX)).flatten()) {
        Some(asset) => answer(asset, &headers),
        None => {
            Refusal::new(StatusCode::NOT_FOUND, "not_found", format!("there is nothing at `/{path}`")).into_response()
        }
    }
}

fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok().map(|at| &ASSETS[at])
}

fn is_screen(path: &str) -> bool {
    !path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

fn answer(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let lasting = if asset.path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes());
    let (status, body) =
        if known { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, Body::from(asset.bytes)) };
    let mut answer = (status, body).into_response();
    let told = answer.headers_mut();
    told.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(asset.path)));
    told.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    told.insert(header::ETAG, HeaderValue::from_static(asset.tag));
    answer
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_inside_and_sorted() {
        assert!(find(INDEX).is_some());
        assert!(ASSETS.is_sorted_by_key(|asset| asset.path));
    }

    #[test]
    fn a_screen_has_no_ending_and_a_file_has_one() {
        assert!(is_screen("") && is_screen("products/BK-R50"));
        assert!(!is_screen("assets/gone.js"));
    }
}
