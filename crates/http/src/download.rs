//! Exports for a browser, which has no path to give to the exporting verb.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    body::{Body, Bytes},
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use futures_util::stream;
use tandem_model::{DeadLetterChoice, ExportDeadLetters, ExportLinks, Fault};
use tokio::io::AsyncReadExt;

const CSV: &str = "text/csv; charset=utf-8";

const LINKS: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, CSV), (header::CONTENT_DISPOSITION, "attachment; filename=\"links.csv\"")];

const LETTERS: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, CSV), (header::CONTENT_DISPOSITION, "attachment; filename=\"dead-letters.csv\"")];

/// The page that fetches a file names it.
const MADE: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, "application/octet-stream"), (header::CONTENT_DISPOSITION, "attachment")];

/// Bytes read at a time.
const PIECE: usize = 256 << 10;

/// All links as the verb writes them, by way of a temporary file.
pub(crate) async fn links(State(shared): State<Shared>) -> Result<impl IntoResponse, Refusal> {
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let path = folder.path().join("links.csv");
    tandem_app::export_links(&shared.app, ExportLinks { path: path.display().to_string() }).await?;
    let bytes = tokio::fs::read(&path).await.map_err(|error| failed(&error))?;
    Ok((StatusCode::OK, LINKS, bytes))
}

/// The dead letters of one cause, or all, as the verb writes them.
pub(crate) async fn letters(
    State(shared): State<Shared>,
    Query(choice): Query<DeadLetterChoice>,
) -> Result<impl IntoResponse, Refusal> {
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let path = folder.path().join("dead-letters.csv");
    let asked = ExportDeadLetters { choice, path: path.display().to_string() };
    tandem_app::export_dead_letters(&shared.app, asked).await?;
    let bytes = tokio::fs::read(&path).await.map_err(|error| failed(&error))?;
    Ok((StatusCode::OK, LETTERS, bytes))
}

/// A file that a job made to be fetched; never holds more than one piece of it in memory.
pub(crate) async fn made(
    State(shared): State<Shared>,
    Path(token): Path<String>,
) -> Result<impl IntoResponse, Refusal> {
    let path = shared.app.offered(&token)?;
    let file = tokio::fs::File::open(&*path).await.map_err(|error| failed(&error))?;
    let pieces = stream::try_unfold((file, path), |(mut file, path)| async move {
        let mut piece = Vec::with_capacity(PIECE);
        let read = (&mut file).take(PIECE as u64).read_to_end(&mut piece).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), (file, path))))
    });
    Ok((StatusCode::OK, MADE, Body::from_stream(pieces)))
}

fn failed(error: &std::io::Error) -> Refusal {
    Fault::new("unwritable_file", format!("the export could not be written: {error}")).into()
}
