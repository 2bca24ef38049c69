//! The text of a call out of a request's body.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};

/// The body of a call, not read yet.
pub(crate) struct Call(pub Bytes);

impl FromRequest<Shared> for Call {
    type Rejection = Refusal;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, Refusal> {
        let body = tokio::time::timeout(shared.limits.pause, Bytes::from_request(request, shared));
        let bytes = body.await.map_err(|_| stalled())?.map_err(|rejected| match rejected.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(shared.limits.body as u64),
            status => Refusal::new(status, "bad_request", "the request broke off"),
        })?;
        Ok(Self(bytes))
    }
}

fn stalled() -> Refusal {
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the request stopped coming, send it again")
}
