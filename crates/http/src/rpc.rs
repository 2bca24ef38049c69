//! Every verb as `POST /rpc/NAME`, expanded from the one list.

use crate::{call::Asked, refusal::Refusal, router::Shared};
use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use std::future::Future;
use tandem_model::*;

macro_rules! routes { ($($(#[$_doc:meta])* $name:ident($input:ident) -> $output:ident;)*) => {
    pub(crate) fn rpc() -> Router<Shared> {
        Router::new()$(.route(concat!("/rpc/", stringify!($name)), post(
            async |State(shared): State<Shared>, Asked(input): Asked<$input>| {
                let app = shared.app.clone();
                run(&shared, async move { tandem_app::$name(&app, input).await }).await.map(Json::<$output>)
            })))*
    }
} }
tandem_app::commands!(routes);

/// Runs a verb to its end, also when the caller goes away or has waited long enough.
async fn run<T: Send + 'static>(
    shared: &Shared,
    verb: impl Future<Output = Result<T, Fault>> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::time::timeout(shared.limits.answer, tokio::spawn(verb)).await {
        Ok(Ok(answer)) => Ok(answer?),
        Ok(Err(_)) => {
            Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "something went wrong inside Tandem"))
        }
        Err(_) => Err(Refusal::new(StatusCode::GATEWAY_TIMEOUT, "timeout", "this takes too long, it goes on unseen")),
    }
}
