//! Exports for a browser, which has no path to give to the exporting verb.

use crate::{refusal::Refusal, router::Shared};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use tandem_model::{ExportLinks, Fault};

const HEADERS: [(header::HeaderName, &str); 2] = [
    (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
    (header::CONTENT_DISPOSITION, "attachment; filename=\"links.csv\""),
];

/// All links as the verb writes them, by way of a temporary file.
pub(crate) async fn links(State(shared): State<Shared>) -> Result<impl IntoResponse, Refusal> {
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let path = folder.path().join("links.csv");
    tandem_app::export_links(&shared.app, ExportLinks { path: path.display().to_string() }).await?;
    let bytes = tokio::fs::read(&path).await.map_err(|error| failed(&error))?;
    Ok((StatusCode::OK, HEADERS, bytes))
}

fn failed(error: &std::io::Error) -> Refusal {
    Fault::new("unwritable_file", format!("the export could not be written: {error}")).into()
}
