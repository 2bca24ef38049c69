//! A verb's input out of a request's body.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;
use tandem_app::read_call;

/// What was asked of a verb: the body `{"input": …}`.
pub(crate) struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Shared> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, Refusal> {
        let body = tokio::time::timeout(shared.limits.pause, Bytes::from_request(request, shared));
        let bytes = body.await.map_err(|_| stalled())?.map_err(|rejected| match rejected.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(shared.limits.body as u64),
            status => Refusal::new(status, "bad_request", "the request broke off"),
        })?;
        read_call(&bytes).map(Self).map_err(|fault| Refusal { status: StatusCode::BAD_REQUEST, fault })
    }
}

fn stalled() -> Refusal {
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the request stopped coming, send it again")
}
