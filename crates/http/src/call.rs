//! A verb's input out of a request's body.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::{Deserialize, de::DeserializeOwned};
use tandem_model::MAX_DEPTH;

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

/// Brackets below each other in a call, at the most: a condition as deep as may be takes two for each of its nodes, which
/// is more than the parser would take by itself.
const MAX_NESTING: usize = 2 * MAX_DEPTH + 32;

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    if nesting(bytes) > MAX_NESTING {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "bad_request", "the call is nested too deep"));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    json.disable_recursion_limit();
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

/// Brackets that are open at once, at the most; those in texts do not count.
fn nesting(json: &[u8]) -> usize {
    let (mut open, mut most, mut text, mut escaped) = (0usize, 0, false, false);
    for &byte in json {
        match (text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => text = !text,
            (false, b'[' | b'{') => open += 1,
            (false, b']' | b'}') => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_outside_of_texts() {
        assert_eq!(nesting(br#"{"a":[{"b":"[[[\"[["},[]],"c":{}}"#), 3);
        assert_eq!(nesting(b""), 0);
    }

    #[test]
    fn a_call_as_deep_as_a_condition_may_be_is_read_and_a_deeper_one_is_not() {
        let nested = |depth: usize| format!("{{\"input\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse::<serde_json::Value>(nested(MAX_NESTING - 1).as_bytes()).is_ok());
        assert!(parse::<serde_json::Value>(nested(MAX_NESTING).as_bytes()).is_err());
        assert!(parse::<serde_json::Value>(nested(1_000_000).as_bytes()).is_err());
    }
}
