//! The workspace as a whole: make, copy, serve, take back.

use super::text;
use crate::outcome::Outcome;
use crate::table::table;
use serde_json::json;
use std::net::SocketAddr;
use std::path::Path;
use tandem_app::App;
use tandem_model::{BackupWorkspace, EditState, Fault, NewWorkspace, Nothing};

pub async fn new(app: &App, file: &Path, sample: bool) -> Result<Outcome, Fault> {
    let path = text(file)?;
    let status = tandem_app::new_workspace(app, NewWorkspace { path: path.clone(), sample }).await?;
    tandem_app::close_workspace(app, Nothing {}).await?;
    let (products, orders) = status.workspace.map_or((0, 0), |workspace| (workspace.products, workspace.orders));
    let json = json!({ "file": path, "products": products, "orders": orders });
    Ok(Outcome::done(json, format!("made {path} with {products} products and {orders} orders")))
}

pub async fn backup(app: &App, to: &Path) -> Result<Outcome, Fault> {
    let done = tandem_app::backup_workspace(app, BackupWorkspace { to: text(to)? }).await?;
    let json = json!({ "file": done.path, "bytes": done.bytes });
    Ok(Outcome::done(json, format!("copied to {} ({} bytes)", done.path, done.bytes)))
}

pub async fn undo(app: &App) -> Result<Outcome, Fault> {
    let undone = tandem_app::undo(app, Nothing {}).await?.undone;
    let words = undone.as_ref().map_or("there is nothing to undo".to_owned(), |label| format!("undone: {label}"));
    Ok(Outcome::done(json!({ "undone": undone }), words))
}

pub async fn redo(app: &App) -> Result<Outcome, Fault> {
    let redone = tandem_app::redo(app, Nothing {}).await?.redone;
    let words = redone.as_ref().map_or("there is nothing to redo".to_owned(), |label| format!("redone: {label}"));
    Ok(Outcome::done(json!({ "redone": redone }), words))
}

pub async fn history(app: &App) -> Result<Outcome, Fault> {
    let edits = tandem_app::list_edits(app, Nothing {}).await?.edits;
    let rows: Vec<[String; 3]> = edits
        .iter()
        .map(|edit| {
            let state = match edit.state {
                EditState::Done => "",
                EditState::Undone => "undone",
                EditState::Dropped => "dropped",
            };
            [edit.at.format("%Y-%m-%d %H:%M:%S").to_string(), state.to_owned(), edit.label.clone()]
        })
        .collect();
    Ok(Outcome::done(json!({ "edits": edits }), table(["At (UTC)", "State", "Edit"], &rows)))
}

/// Serves until Ctrl-C or a termination signal. The address is told as soon as it listens.
pub async fn serve(app: &App, listen: SocketAddr, json: bool) -> Result<Outcome, Fault> {
    let options = tandem_http::Options { listen, ..Default::default() };
    let server = tandem_http::serve(app.clone(), options).await?;
    let address = server.url();
    if json {
        println!("{}", json!({ "address": address }));
    } else {
        println!("Tandem is at {address}\nIt stops with Ctrl-C");
    }
    server.run(stopped()).await;
    Ok(Outcome::silent())
}

async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    let _ = interrupted.await;
}
