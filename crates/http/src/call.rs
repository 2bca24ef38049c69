//! A verb's input out of a request's body.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct Call<T> {
    input: T,
}

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
        parse(&bytes).map(Self)
    }
}

fn stalled() -> Refusal {
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the request stopped coming, send it again")
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let call: Call<T> = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let refusal = bad(error.inner());
        if path == "." { refusal } else { refusal.at(path) }
    })?;
    json.end().map_err(|error| bad(&error))?;
    Ok(call.input)
}

fn bad(error: &serde_json::Error) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "bad_request", format!("the call cannot be understood: {error}"))
}
