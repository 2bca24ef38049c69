//! Files that a browser sends, streamed to where the importing verbs find them.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use futures_util::StreamExt;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Kept {
    /// The token that a `FileSource` of kind `upload` names.
    upload: String,
}

/// Takes raw bytes; never holds more than one piece of them in memory.
pub(crate) async fn upload(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Kept>, Refusal> {
    let most = shared.limits.upload;
    if announced(&headers).is_some_and(|length| length > most) {
        return Err(Refusal::too_large(most));
    }
    let mut writer = shared.app.accept_upload()?;
    let mut pieces = body.into_data_stream();
    let mut taken = 0;
    while let Some(piece) = tokio::time::timeout(shared.limits.pause, pieces.next()).await.map_err(|_| stalled())? {
        let piece = piece.map_err(|_| broken_off())?;
        taken += piece.len() as u64;
        if taken > most {
            return Err(Refusal::too_large(most));
        }
        writer.write(&piece).await?;
    }
    Ok(Json(Kept { upload: writer.finish().await? }))
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn stalled() -> Refusal {
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the file stopped coming, send it again")
}

fn broken_off() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "upload_broken_off", "the file broke off, send it again")
}
