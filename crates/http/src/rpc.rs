//! Every verb as `POST /rpc/NAME`.

use crate::{call::Call, refusal::Refusal, router::Shared};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use tandem_app::{Answer, call_verb};

pub(crate) async fn rpc(
    State(shared): State<Shared>,
    Path(verb): Path<String>,
    Call(call): Call,
) -> Result<impl IntoResponse, Refusal> {
    let answer = match call_verb(&shared.app, &verb, &call) {
        Some(begun) => begun.map_err(|fault| Refusal { status: StatusCode::BAD_REQUEST, fault })?,
        None => return Err(unknown()),
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], run(&shared, answer).await?))
}

fn unknown() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "unknown_command", "this version of Tandem cannot do that")
}

/// Runs a verb to its end, also when the caller goes away or has waited long enough.
async fn run(shared: &Shared, verb: Answer) -> Result<String, Refusal> {
    match tokio::time::timeout(shared.limits.answer, tokio::spawn(verb)).await {
        Ok(Ok(answer)) => Ok(answer?),
        Ok(Err(_)) => {
            Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "something went wrong inside Tandem"))
        }
        Err(_) => Err(Refusal::new(StatusCode::GATEWAY_TIMEOUT, "timeout", "this takes too long, it goes on unseen")),
    }
}
