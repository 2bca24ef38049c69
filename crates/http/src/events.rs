//! The one stream of events, as server-sent events.

use crate::router::Shared;
use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use std::{convert::Infallible, time::Duration};
use tokio::sync::{broadcast, watch};

/// Told with the first event: how soon a browser comes back.
const RETRY: Duration = Duration::from_secs(1);
const KEEP_ALIVE: Duration = Duration::from_secs(15);

struct Listener {
    events: broadcast::Receiver<tandem_model::Event>,
    closing: watch::Receiver<bool>,
    greeted: bool,
}

/// Every event from now on. The stream ends when the listener falls behind or the server closes: the browser comes
/// back by itself and then reads everything anew.
pub(crate) async fn events(State(shared): State<Shared>) -> impl IntoResponse {
    let listener = Listener { events: shared.app.events(), closing: shared.closing.clone(), greeted: false };
    Sse::new(stream::unfold(listener, next)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

async fn next(mut listener: Listener) -> Option<(Result<Event, Infallible>, Listener)> {
    if !listener.greeted {
        listener.greeted = true;
        return Some((Ok(Event::default().retry(RETRY).comment("listening")), listener));
    }
    let told = tokio::select! {
        told = listener.events.recv() => told.ok()?,
        _ = listener.closing.wait_for(|closing| *closing) => return None,
    };
    let event = Event::default().json_data(told).ok()?;
    Some((Ok(event), listener))
}
