//! Who may ask: only callers of this very address, and of the verbs only those who know the session key.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};
use std::net::SocketAddr;

/// The spellings of an address that a request may name as its host, and no other: a page elsewhere whose name was
/// pointed at this machine is told apart by it.
pub(crate) fn hosts_of(address: SocketAddr) -> Vec<String> {
    let mut names = vec![address.to_string(), format!("localhost:{}", address.port())];
    if address.port() == 80 {
        names.extend([address.ip().to_string(), "localhost".to_owned()]);
    }
    names
}

/// Runs before everything else. The host must be named once, exactly.
pub(crate) async fn check_host(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    if !is_addressed(&request, &shared.hosts) {
        let message = "this address is not the one that Tandem printed";
        return Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, "wrong_host", message));
    }
    Ok(next.run(request).await)
}

fn is_addressed(request: &Request, hosts: &[String]) -> bool {
    let Some(named) = host(request.headers()) else { return false };
    let elsewhere = request.uri().authority().is_some_and(|authority| authority.as_str() != named);
    !elsewhere && hosts.iter().any(|host| host == named)
}

fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// Lets only those on who offer the session key: as a bearer, or in the address of `/events`, because a browser's
/// event source cannot send a header.
pub(crate) async fn check_key(State(shared): State<Shared>, request: Request, next: Next) -> Result<Response, Refusal> {
    let offered = bearer(request.headers()).or_else(|| key_in_address(request.uri()));
    if !offered.is_some_and(|offered| shared.key.matches(offered)) {
        let message = "this address holds no valid key";
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "unauthorized", message));
    }
    Ok(next.run(request).await)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn key_in_address(address: &Uri) -> Option<&str> {
    if address.path() != "/events" {
        return None;
    }
    address.query()?.split('&').find_map(|pair| pair.strip_prefix("key="))
}
